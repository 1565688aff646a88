/* SPDX-License-Identifier: MIT */
/*
 * The form of a certificate of coalitions. That each coalition has verdicts on the same states, and these in the
 * order of the equilibria, is judged here; who is a member of what, not.
 */
#include "dispute/certified_families.h"
#include "formats/in/certified/families.h"

static ent_status take_concepts(ent_form *r, const ent_node *list, unsigned among, unsigned *out)
{
    uint64_t set = 0;
    ENT_TRY(ent_form_concepts(r, list, ent_certified_joint_word, among, &set));
    *out = (unsigned)set;
    return ENT_OK;
}

/* A coalition: a list of identifiers. */
static ent_status take_parties(ent_form *r, const ent_node *list, const ent_node **out)
{
    if (list->kind != ENT_NODE_LIST || list->count == 0) {
        return ent_form_refuse(r, list, "here must stand a list of parties");
    }
    for (size_t i = 0; i < list->count; i++) {
        ENT_TRY(ent_form_text(r, list->items[i]));
    }
    *out = list;
    return ENT_OK;
}

static ent_status take_steps(ent_form *r, const ent_node *list, ent_certified_steps *out)
{
    out->at = list;
    ENT_TRY(ent_form_steps(r, list, &out->steps, &out->count));
    return out->count > 0 ? ENT_OK : ent_form_refuse(r, list, "here must stand one step at least");
}

static ent_status take_actions(ent_form *r, const ent_node *list, ent_certified_counter *out)
{
    static const char *const keys[] = {"parties", "steps", NULL};
    void *actions = NULL;
    ENT_TRY(ent_form_list(r, list, sizeof *out->actions, &actions, &out->action_count));
    if (out->action_count == 0) {
        return ent_form_refuse(r, list, "here must stand one action at least");
    }
    out->actions = actions;
    for (size_t i = 0; i < list->count; i++) {
        const ent_node *at[2];
        out->actions[i].at = list->items[i];
        ENT_TRY(ent_form_fields(r, list->items[i], keys, at));
        ENT_TRY(take_parties(r, at[0], &out->actions[i].parties));
        ENT_TRY(take_steps(r, at[1], &out->actions[i].steps));
    }
    return ENT_OK;
}

/* An answer, to concepts of the set `left`. */
static ent_status take_counter(ent_form *r, const ent_node *node, unsigned left,
                               ent_certified_counter *out)
{
    static const char *const actions[] = {"under", "actions", NULL};
    static const char *const steps[] = {"under", "steps", "reaches", NULL};
    static const char *const plain[] = {"under", "steps", NULL};
    const ent_node *list = NULL, *at[3];
    ENT_TRY(ent_form_under(r, node, &list));
    out->at = node;
    ENT_TRY(take_concepts(r, list, left, &out->under));
    const bool credible = (out->under >> ENT_CSEQ & 1) != 0;
    const bool symmetric = (out->under >> ENT_CSMR & 1) != 0;
    if (out->under == 0 || (credible && out->under != 1u << ENT_CSEQ)) {
        return ent_form_refuse(r, list, "here must stand cseq alone, or other concepts");
    }
    ENT_TRY(ent_form_fields(r, node, credible ? actions : symmetric ? steps : plain, at));
    if (credible) {
        return take_actions(r, at[1], out);
    }
    ENT_TRY(take_steps(r, at[1], &out->steps));
    out->reaches_at = symmetric ? at[2] : NULL;
    return symmetric ? ent_form_states(r, at[2], &out->reaches, &out->reach_count) : ENT_OK;
}

static ent_status take_improvement(ent_form *r, const ent_node *node, unsigned concepts,
                                   ent_certified_joint *out)
{
    static const char *const keys[] = {"to", "steps", "deterred", "open", NULL};
    const ent_node *at[4];
    void *counters = NULL;
    unsigned left = concepts & ~(1u << ENT_CNASH);
    ENT_TRY(ent_form_fields(r, node, keys, at));
    out->at = node;
    out->open_at = at[3];
    ENT_TRY(ent_form_state(r, at[0], &out->to));
    ENT_TRY(take_steps(r, at[1], &out->steps));
    ENT_TRY(ent_form_list(r, at[2], sizeof *out->counters, &counters, &out->counter_count));
    out->counters = counters;
    for (size_t i = 0; i < out->counter_count; i++) {
        ENT_TRY(take_counter(r, at[2]->items[i], left, &out->counters[i]));
        left &= ~out->counters[i].under;
    }
    ENT_TRY(take_concepts(r, at[3], left, &out->open));
    return out->open == left
               ? ENT_OK
               : ent_form_refuse(r, at[3], "every concept but CNash has an answer, or stands here");
}

static ent_status take_stance(ent_form *r, const ent_node *node, unsigned concepts,
                              ent_certified_stance *out)
{
    static const char *const keys[] = {"state", "stable", "improvements", NULL};
    const ent_node *at[3];
    void *improvements = NULL;
    ENT_TRY(ent_form_fields(r, node, keys, at));
    ENT_TRY(ent_form_state(r, at[0], &out->state));
    ENT_TRY(take_concepts(r, at[1], concepts, &out->stable));
    ENT_TRY(
        ent_form_list(r, at[2], sizeof *out->improvements, &improvements, &out->improvement_count));
    out->at = node;
    out->stable_at = at[1];
    out->improvements_at = at[2];
    out->improvements = improvements;
    for (size_t i = 0; i < out->improvement_count; i++) {
        ENT_TRY(take_improvement(r, at[2]->items[i], concepts, &out->improvements[i]));
    }
    return ENT_OK;
}

/* The verdicts of a coalition, on the states of the equilibria. */
static ent_status take_coalition(ent_form *r, const ent_node *node,
                                 const struct ent_certified_coalitions *all,
                                 ent_certified_coalition *out)
{
    static const char *const keys[] = {"parties", "verdicts", NULL};
    const ent_node *at[2];
    void *verdicts = NULL;
    ENT_TRY(ent_form_fields(r, node, keys, at));
    out->at = node;
    ENT_TRY(take_parties(r, at[0], &out->parties));
    ENT_TRY(ent_form_list(r, at[1], sizeof *out->verdicts, &verdicts, &out->verdict_count));
    out->verdicts = verdicts;
    if (out->verdict_count != all->hold_count) {
        return ent_form_refuse(r, at[1],
                               "here must stand the states of the equilibria, and no others");
    }
    for (size_t i = 0; i < out->verdict_count; i++) {
        ENT_TRY(take_stance(r, at[1]->items[i], all->concepts, &out->verdicts[i]));
        if (out->verdicts[i].state.entry != all->equilibria[i].state.entry) {
            return ent_form_refuse(r, out->verdicts[i].state.at,
                                   "the equilibria have another state in this place");
        }
    }
    return ENT_OK;
}

static ent_status take_equilibria(ent_form *r, const ent_node *list,
                                  struct ent_certified_coalitions *out)
{
    static const char *const keys[] = {"state", "stable", NULL};
    void *holds = NULL;
    ENT_TRY(ent_form_list(r, list, sizeof *out->equilibria, &holds, &out->hold_count));
    out->equilibria = holds;
    for (size_t i = 0; i < out->hold_count; i++) {
        ent_certified_hold *hold = &out->equilibria[i];
        const ent_node *at[2];
        ENT_TRY(ent_form_fields(r, list->items[i], keys, at));
        ENT_TRY(ent_form_state(r, at[0], &hold->state));
        if (r->judged[hold->state.entry]) {
            return ent_form_refuse(r, at[0], "this state has a verdict already");
        }
        r->judged[hold->state.entry] = true;
        ENT_TRY(take_concepts(r, at[1], out->concepts, &hold->stable));
        hold->stable_at = at[1];
    }
    return ENT_OK;
}

/* All coalitions; there is one at least. */
static ent_status take_all(ent_form *r, const ent_node *list, struct ent_certified_coalitions *out)
{
    void *coalitions = NULL;
    ENT_TRY(ent_form_list(r, list, sizeof *out->coalitions, &coalitions, &out->count));
    out->coalitions = coalitions;
    if (out->count == 0) {
        return ent_form_refuse(r, list, "here must stand one coalition at least");
    }
    for (size_t i = 0; i < out->count; i++) {
        ENT_TRY(take_coalition(r, list->items[i], out, &out->coalitions[i]));
    }
    return ENT_OK;
}

ent_status ent_form_coalitions(ent_form *r)
{
    static const char *const keys[] = {
        "entente_certificate", "seal",       "dispute", "concepts", "states",
        "coalitions",          "equilibria", NULL};
    struct ent_certified_coalitions *out = ent_arena_new(&r->certificate->arena, 1, sizeof *out);
    const ent_node *at[7];
    if (out == NULL) {
        return ENT_ERROR_MEMORY;
    }
    r->certificate->coalitions = out;
    ENT_TRY(ent_form_fields(r, r->certificate->root, keys, at));
    ENT_TRY(ent_form_head(r, at[2]));
    ENT_TRY(take_concepts(r, at[3], (1u << ENT_JOINT_COUNT) - 1, &out->concepts));
    if (out->concepts == 0) {
        return ent_form_refuse(r, at[3], "no concept was asked for");
    }
    ENT_TRY(ent_form_table(r, at[4]));
    ENT_TRY(take_equilibria(r, at[6], out));
    ENT_TRY(take_all(r, at[5], out));
    ent_form_unused(r);
    return ENT_OK;
}
