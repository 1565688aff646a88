/* SPDX-License-Identifier: MIT */
/* What every form of a certificate is made of: texts in quotes, numbers, lists, objects, places in the table. */
#include "formats/in/certified/form.h"

#include <string.h>

ent_status ent_form_refuse(ent_form *r, const ent_node *at, const char *words)
{
    return ent_certificate_refuse(r->context, r->certificate, ENT_KIND_CERTIFICATE_FORM, at, "%s",
                                  words);
}

/* The place of a scalar in quotes begins behind the first of them. */
static bool in_quotes(const ent_form *r, const ent_node *node)
{
    return node->quoted && r->certificate->source.bytes[node->span.start - 1] == '"';
}

ent_status ent_form_text(ent_form *r, const ent_node *node)
{
    return node->kind == ENT_NODE_SCALAR && in_quotes(r, node) &&
                   strlen(node->text.text) == node->text.length
               ? ENT_OK
               : ent_form_refuse(r, node, "here must stand a text in quotes");
}

/* Room for what the items of a list say. */
ent_status ent_form_list(ent_form *r, const ent_node *node, size_t size, void **out, size_t *count)
{
    if (node->kind != ENT_NODE_LIST) {
        return ent_form_refuse(r, node, "here must stand a list");
    }
    *count = node->count;
    *out = ent_arena_new(&r->certificate->arena, node->count, size);
    return *out == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

/* The values under exactly these keys (`keys` ends with NULL), in their order. */
ent_status ent_form_fields(ent_form *r, const ent_node *map, const char *const *keys,
                           const ent_node **out)
{
    if (map->kind != ENT_NODE_MAP) {
        return ent_form_refuse(r, map, "here must stand an object");
    }
    size_t known = 0;
    for (; keys[known] != NULL; known++) {
        out[known] = ent_field(map, keys[known]);
        if (out[known] == NULL) {
            return ent_certificate_refuse(r->context, r->certificate, ENT_KIND_CERTIFICATE_FORM,
                                          map, "the key '%s' is missing", keys[known]);
        }
    }
    for (size_t i = 0; i < map->count; i++) {
        size_t k = 0;
        while (k < known && !ent_node_is(map->keys[i], keys[k])) {
            k++;
        }
        if (k == known || !in_quotes(r, map->keys[i])) {
            return ent_form_refuse(r, map->keys[i], "this key does not belong here");
        }
    }
    return ENT_OK;
}

/* A place in the table, which then counts as referred to. */
ent_status ent_form_state(ent_form *r, const ent_node *node, ent_certified_state *out)
{
    const ent_written *text = &node->text;
    size_t number = 0, digits = 0;
    while (!node->quoted && digits < text->length && digits < 10 && text->text[digits] >= '0' &&
           text->text[digits] <= '9') {
        number = 10 * number + (size_t)(text->text[digits++] - '0');
    }
    if (digits == 0 || digits < text->length || (digits > 1 && text->text[0] == '0')) {
        return ent_form_refuse(r, node, "here must stand a number");
    }
    if (number >= r->table_count) {
        return ent_certificate_refuse(r->context, r->certificate, ENT_KIND_CERTIFICATE_FORM, node,
                                      "the table has only %zu states, counted from 0",
                                      r->table_count);
    }
    r->referred[number] = true;
    *out = (ent_certified_state){.at = node, .entry = number};
    return ENT_OK;
}

/* The table: lists of texts, which only a dispute gives a meaning. */
ent_status ent_form_table(ent_form *r, const ent_node *list)
{
    void *marks = NULL;
    ENT_TRY(ent_form_list(r, list, 2 * sizeof(bool), &marks, &r->table_count));
    r->referred = marks;
    r->judged = r->referred + r->table_count;
    r->certificate->states = list;
    for (size_t i = 0; i < list->count; i++) {
        const ent_node *state = list->items[i];
        if (state->kind != ENT_NODE_LIST) {
            return ent_form_refuse(r, state, "here must stand a list");
        }
        for (size_t k = 0; k < state->count; k++) {
            ENT_TRY(ent_form_text(r, state->items[k]));
        }
    }
    return ENT_OK;
}

static ent_status take_step(ent_form *r, const ent_node *node, ent_certified_step *out)
{
    static const char *const keys[] = {"party", "to", NULL};
    const ent_node *at[2];
    ENT_TRY(ent_form_fields(r, node, keys, at));
    ENT_TRY(ent_form_text(r, at[0]));
    out->at = node;
    out->party = at[0];
    return ent_form_state(r, at[1], &out->to);
}

ent_status ent_form_under(ent_form *r, const ent_node *answer, const ent_node **out)
{
    *out = answer->kind == ENT_NODE_MAP ? ent_field(answer, "under") : NULL;
    return *out != NULL
               ? ENT_OK
               : ent_form_refuse(r, answer, "here must stand an object with the key 'under'");
}

ent_status ent_form_concepts(ent_form *r, const ent_node *list, const char *(*word)(unsigned k),
                             uint64_t among, uint64_t *out)
{
    *out = 0;
    if (list->kind != ENT_NODE_LIST) {
        return ent_form_refuse(r, list, "here must stand a list");
    }
    for (size_t i = 0; i < list->count; i++) {
        const ent_node *item = list->items[i];
        unsigned k = 0;
        ENT_TRY(ent_form_text(r, item));
        while (among >> k != 0 && ((among >> k & 1) == 0 || !ent_node_is(item, word(k)))) {
            k++;
        }
        if (among >> k == 0) {
            return ent_form_refuse(r, item, "this is not a concept that can stand here");
        }
        if (*out >> k != 0) {
            return ent_form_refuse(r, item, "this concept stands twice or out of order");
        }
        *out |= (uint64_t)1 << k;
    }
    return ENT_OK;
}

ent_status ent_form_states(ent_form *r, const ent_node *list, ent_certified_state **out,
                           size_t *count)
{
    void *states = NULL;
    ENT_TRY(ent_form_list(r, list, sizeof **out, &states, count));
    *out = states;
    for (size_t i = 0; i < list->count; i++) {
        ENT_TRY(ent_form_state(r, list->items[i], &(*out)[i]));
    }
    return ENT_OK;
}

ent_status ent_form_steps(ent_form *r, const ent_node *list, ent_certified_step **out,
                          size_t *count)
{
    void *steps = NULL;
    ENT_TRY(ent_form_list(r, list, sizeof **out, &steps, count));
    *out = steps;
    for (size_t i = 0; i < list->count; i++) {
        ENT_TRY(take_step(r, list->items[i], &(*out)[i]));
    }
    return ENT_OK;
}

/* A list of texts that is not empty. */
static ent_status take_words(ent_form *r, const ent_node *list)
{
    if (list->kind != ENT_NODE_LIST || list->count == 0) {
        return ent_form_refuse(r, list, "here must stand a list with something in it");
    }
    for (size_t i = 0; i < list->count; i++) {
        ENT_TRY(ent_form_text(r, list->items[i]));
    }
    return ENT_OK;
}

/* Title and hash; and, where it is not the whole file as it stands at last, which dispute of the file. */
ent_status ent_form_head(ent_form *r, const ent_node *dispute)
{
    static const char *const optional[] = {"moment", "without", "without_bases"};
    ent_certificate *c = r->certificate;
    const char *keys[6] = {"title", "sha256"};
    const ent_node *at[5],
        **const to[5] = {&c->title, &c->sha256, &c->moment, &c->without, &c->without_bases};
    size_t count = 2, places[5] = {0, 1};
    for (size_t k = 0; k < 3 && dispute->kind == ENT_NODE_MAP; k++) {
        if (ent_field(dispute, optional[k]) != NULL) {
            places[count] = k + 2;
            keys[count++] = optional[k];
        }
    }
    ENT_TRY(ent_form_fields(r, dispute, keys, at));
    for (size_t k = 0; k < count; k++) {
        ENT_TRY(places[k] < 3 ? ent_form_text(r, at[k]) : take_words(r, at[k]));
        *to[places[k]] = at[k];
    }
    return ENT_OK;
}

void ent_form_unused(ent_form *r)
{
    ent_certificate *c = r->certificate;
    for (size_t k = r->table_count; k > 0; k--) {
        c->unused = r->referred[k - 1] ? c->unused : c->states->items[k - 1];
    }
}
