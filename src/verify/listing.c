/* SPDX-License-Identifier: MIT */
/*
 * The listing of all states, for files that need it.
 *
 * Assignments are gone through in ascending order, the first option being the least significant digit.
 * Each that fits no rule `same` is a state. The others are states by rules: rules that fit one and the
 * same possible assignment are joined, and the merged states follow in the order of the earliest rules.
 */
#include "verify/verifier.h"

ent_status ent_verifier_few(ent_verifier *v, size_t first_option, size_t option_count)
{
    uint64_t combinations = 1;
    for (size_t o = first_option; o < first_option + option_count; o++) {
        combinations *= v->dispute->options[o].value_count;
        if (combinations > ENT_MOST_COMBINATIONS) {
            return ent_verifier_too_large(v, "combinations of values", ENT_MOST_COMBINATIONS);
        }
    }
    return ENT_OK;
}

/* Enters an assignment, with the first rule that it fits; joins all that it fits to the earliest. */
static ent_status take(ent_verifier *v, const uint32_t *values)
{
    ENT_TRY(ent_verifier_tick(v));
    if (!ent_verifier_feasible(v, values)) {
        return ENT_OK;
    }
    ENT_TRY(ent_verifier_enter(v, values));
    uint32_t *first = &v->states[v->values.count - 1].least;
    for (uint32_t r = 0; r < v->dispute->merge_count; r++) {
        if (ent_verifier_holds(v, v->dispute->merges[r].where, values)) {
            *first = *first == ENT_NOTHING ? r : *first;
            v->joined[r].used = true;
            const uint32_t a = v->joined[*first].with, b = v->joined[r].with;
            for (size_t k = 0; k < v->dispute->merge_count; k++) {
                const uint32_t with = v->joined[k].with;
                v->joined[k].with = with == a || with == b ? (a < b ? a : b) : with;
            }
        }
    }
    return ENT_OK;
}

/* Goes through all assignments of the first `options` options. */
static ent_status take_all(ent_verifier *v, size_t options, uint32_t *values)
{
    if (options == 0) {
        return take(v, values);
    }
    for (uint32_t value = 0; value < v->dispute->options[options - 1].value_count; value++) {
        values[options - 1] = value;
        ENT_TRY(take_all(v, options - 1, values));
    }
    return ENT_OK;
}

/* Numbers the states: single assignments, then those of the rules, each rule's in a chain. */
static void number_states(ent_verifier *v)
{
    for (uint32_t s = 0; s < v->values.count; s++) {
        v->states[s].number = v->states[s].least == ENT_NOTHING ? v->numbers++ : 0;
    }
    for (uint32_t r = 0; r < v->dispute->merge_count; r++) {
        if (v->joined[r].with == r && v->joined[r].used) {
            v->joined[r].number = v->numbers++;
        }
    }
    for (uint32_t s = 0; s < v->values.count; s++) {
        if (v->states[s].least == ENT_NOTHING) {
            v->states[s].least = s;
            continue;
        }
        ent_joined *merged = &v->joined[v->joined[v->states[s].least].with];
        if (merged->least == ENT_NOTHING) {
            merged->least = s;
        } else {
            v->states[merged->last].next = s;
        }
        merged->last = s;
        v->states[s].least = merged->least;
        v->states[s].number = merged->number;
    }
}

/* Whether states must be listed: they are merged, or a ranking or pairs that are asked of have numbers. */
static bool is_needed(const ent_verifier *v)
{
    const ent_dispute *dispute = v->dispute;
    const bool fuzzy = v->family == ENT_FAMILY_FUZZY;
    bool needed = dispute->merge_count > 0;
    for (size_t p = 0; p < dispute->party_count; p++) {
        const ent_party *party = &dispute->parties[p];
        for (size_t i = 0; i < party->ranked_count; i++) {
            needed = needed || party->ranked[i].number > 0;
        }
        for (size_t i = 0; i < 2 * party->unknown_count; i++) {
            needed = needed || party->unknown[i / 2].item[i % 2].number > 0;
        }
        for (size_t i = 0; fuzzy && i < 2 * party->degree_count; i++) {
            needed = needed || party->degrees[i / 2].item[i % 2].number > 0;
        }
    }
    return needed && dispute->graph == NULL;
}

ent_status ent_verifier_list_states(ent_verifier *v)
{
    const ent_dispute *dispute = v->dispute;
    v->listed = is_needed(v);
    v->joined = ent_arena_new(&v->arena, dispute->merge_count, sizeof *v->joined);
    if (!v->listed || v->joined == NULL) {
        return v->joined == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    }
    for (uint32_t r = 0; r < dispute->merge_count; r++) {
        v->joined[r] = (ent_joined){.with = r, .least = ENT_NOTHING};
    }
    ENT_TRY(ent_verifier_few(v, 0, dispute->option_count));
    ENT_TRY(take_all(v, dispute->option_count, v->scratch));
    number_states(v);
    for (uint32_t s = 0; s < v->values.count; s++) {
        ENT_TRY(v->states[s].least == s ? ent_verifier_put_state(v, s) : ENT_OK);
    }
    return ENT_OK;
}
