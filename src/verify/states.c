/* SPDX-License-Identifier: MIT */
/* Expressions, by recursion over their trees for one assignment; assignments and states. */
#include "verify/verifier.h"

/* Names are evaluated once for each assignment. */
static bool holds(ent_verifier *v, const ent_expression *e, const uint32_t *values)
{
    if (e->op == ENT_OP_LEAF) {
        return values[e->option] >= e->low && values[e->option] <= e->high;
    }
    if (e->op == ENT_OP_NAME) {
        uint64_t *known = &v->memo[e->name - v->dispute->names];
        if (*known / 2 != v->stamp) {
            *known = 2 * v->stamp + holds(v, e->name->meaning, values);
        }
        return *known % 2 == 1;
    }
    size_t count = 0;
    for (size_t i = 0; i < e->child_count; i++) {
        count += holds(v, e->children[i], values);
    }
    switch (e->op) {
    case ENT_OP_NOT:
        return count == 0;
    case ENT_OP_AND:
        return count == e->child_count;
    case ENT_OP_OR:
        return count > 0;
    case ENT_OP_IMPLIES:
        return count != 1 || holds(v, e->children[1], values);
    case ENT_OP_IFF:
        return count != 1;
    default: /* ENT_OP_COUNT */
        return count >= e->low && count <= e->high;
    }
}

bool ent_verifier_holds(ent_verifier *v, const ent_expression *e, const uint32_t *values)
{
    v->stamp++;
    return holds(v, e, values);
}

bool ent_verifier_feasible(ent_verifier *v, const uint32_t *values)
{
    bool feasible = true;
    v->stamp++;
    for (size_t r = 0; r < v->dispute->rule_count && feasible; r++) {
        feasible = holds(v, v->dispute->rules[r].always, values);
    }
    return feasible;
}

ent_status ent_verifier_enter(ent_verifier *v, const uint32_t *values)
{
    const size_t parties = v->dispute->party_count, s = v->values.count;
    if (s >= v->context->max_states) {
        return ent_verifier_too_large(v, "states", v->context->max_states);
    }
    uint64_t *order = ent_arena_new(&v->arena, v->word_count, sizeof *order);
    bool *unseen = ent_arena_new(&v->arena, v->blinkered ? parties : 0, sizeof *unseen);
    ent_state_list *moves = ent_arena_new(&v->arena, parties, sizeof *moves);
    ent_state *list =
        ent_memory_grow(&v->context->allocator, v->states, &v->state_room, s + 1, sizeof *list);
    v->states = list == NULL ? v->states : list;
    if (order == NULL || unseen == NULL || moves == NULL || list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    list[s] = (ent_state){.least = ENT_NOTHING,
                          .next = ENT_NOTHING,
                          .order = order,
                          .unseen = unseen,
                          .moves = moves};
    return ent_tuples_add(&v->values, values);
}

ent_status ent_verifier_state(ent_verifier *v, const uint32_t *values, uint32_t *out)
{
    const uint32_t known = ent_tuples_find(&v->values, values);
    *out = known == ENT_NOTHING ? ENT_NOTHING : v->states[known].least;
    ENT_TRY(ent_verifier_tick(v));
    if (known != ENT_NOTHING || v->listed || !ent_verifier_feasible(v, values)) {
        return ENT_OK;
    }
    ENT_TRY(ent_verifier_enter(v, values));
    *out = (uint32_t)v->values.count - 1;
    v->states[*out].least = *out;
    return ent_verifier_put_state(v, *out);
}
