/* SPDX-License-Identifier: MIT */
/* The form of a certificate of looking ahead: per state, party and horizon a move and where things end. */
#include "dispute/certified_families.h"
#include "formats/in/certified/families.h"

/* A horizon: a number without quotes, from 1 to `most`. */
static ent_status take_horizon(ent_form *r, const ent_node *node, uint32_t most, uint32_t *out)
{
    const ent_written *text = &node->text;
    uint32_t number = 0;
    bool good = node->kind == ENT_NODE_SCALAR && !node->quoted && text->length > 0 &&
                text->length <= 2 && text->text[0] != '0';
    for (size_t k = 0; good && k < text->length; k++) {
        good = text->text[k] >= '0' && text->text[k] <= '9';
        number = 10 * number + (uint32_t)(text->text[k] - '0');
    }
    if (!good || number > most) {
        return ent_form_refuse(r, node, "here must stand a horizon of this certificate");
    }
    *out = number;
    return ENT_OK;
}

/* A list of horizons, ascending. */
static ent_status take_horizons(ent_form *r, const ent_node *list, uint64_t *out)
{
    *out = 0;
    if (list->kind != ENT_NODE_LIST) {
        return ent_form_refuse(r, list, "here must stand a list");
    }
    for (size_t i = 0; i < list->count; i++) {
        uint32_t horizon = 0;
        ENT_TRY(take_horizon(r, list->items[i], r->certificate->lookahead->horizon, &horizon));
        if (*out >> (horizon - 1) != 0) {
            return ent_form_refuse(r, list->items[i], "this horizon stands twice or out of order");
        }
        *out |= (uint64_t)1 << (horizon - 1);
    }
    return ENT_OK;
}

static ent_status take_ends(ent_form *r, const ent_node *list, ent_certified_foresight *out)
{
    static const char *const keys[] = {"to", "ends", NULL};
    void *ends = NULL;
    size_t count = 0;
    ENT_TRY(ent_form_list(r, list, sizeof *out->ends, &ends, &count));
    out->ends = ends;
    if (count != r->certificate->lookahead->horizon) {
        return ent_form_refuse(r, list, "here must stand one end for each horizon");
    }
    for (size_t i = 0; i < count; i++) {
        const ent_node *at[2];
        out->ends[i].at = list->items[i];
        ENT_TRY(ent_form_fields(r, list->items[i], keys, at));
        ENT_TRY(ent_form_state(r, at[0], &out->ends[i].to));
        ENT_TRY(ent_form_state(r, at[1], &out->ends[i].ends));
    }
    return ENT_OK;
}

static ent_status take_party(ent_form *r, const ent_node *node, ent_certified_foresight *out)
{
    static const char *const keys[] = {"party", "stable", "foresees", NULL};
    const ent_node *at[3];
    ENT_TRY(ent_form_fields(r, node, keys, at));
    ENT_TRY(ent_form_text(r, at[0]));
    ENT_TRY(take_horizons(r, at[1], &out->stable));
    out->at = node;
    out->party = at[0];
    out->stable_at = at[1];
    return take_ends(r, at[2], out);
}

static ent_status take_prospect(ent_form *r, const ent_node *node, ent_certified_prospect *out)
{
    static const char *const keys[] = {"state", "equilibrium", "parties", NULL};
    const ent_node *at[3];
    ENT_TRY(ent_form_fields(r, node, keys, at));
    ENT_TRY(ent_form_state(r, at[0], &out->state));
    if (r->judged[out->state.entry]) {
        return ent_form_refuse(r, at[0], "this state has a verdict already");
    }
    r->judged[out->state.entry] = true;
    ENT_TRY(take_horizons(r, at[1], &out->equilibrium));
    out->at = node;
    out->equilibrium_at = at[1];
    if (at[2]->kind != ENT_NODE_LIST || at[2]->count != 2) {
        return ent_form_refuse(r, at[2], "here must stand a list of two parties");
    }
    ENT_TRY(take_party(r, at[2]->items[0], &out->parties[0]));
    return take_party(r, at[2]->items[1], &out->parties[1]);
}

ent_status ent_form_lookahead(ent_form *r)
{
    static const char *const keys[] = {
        "entente_certificate", "seal", "dispute", "horizon", "states", "lookahead", NULL};
    struct ent_certified_lookahead *out = ent_arena_new(&r->certificate->arena, 1, sizeof *out);
    const ent_node *at[6];
    void *prospects = NULL;
    if (out == NULL) {
        return ENT_ERROR_MEMORY;
    }
    r->certificate->lookahead = out;
    ENT_TRY(ent_form_fields(r, r->certificate->root, keys, at));
    ENT_TRY(ent_form_head(r, at[2]));
    out->horizon_at = at[3];
    ENT_TRY(take_horizon(r, at[3], ENT_CERTIFIED_HORIZON, &out->horizon));
    ENT_TRY(ent_form_table(r, at[4]));
    ENT_TRY(ent_form_list(r, at[5], sizeof *out->prospects, &prospects, &out->count));
    out->prospects = prospects;
    for (size_t i = 0; i < out->count; i++) {
        ENT_TRY(take_prospect(r, at[5]->items[i], &out->prospects[i]));
    }
    ent_form_unused(r);
    return ENT_OK;
}
