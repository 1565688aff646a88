/* SPDX-License-Identifier: MIT */
/* What falls, read off a comparison: names first, then counts, today, and the states that come and go. */
#include "evidence/evidence.h"

#include <string.h>

/* The concepts of a comparison under which a state of a side has an outcome. */
static unsigned under(const ent_comparison *c, ent_side side, uint64_t state, ent_outcome outcome)
{
    unsigned found = 0;
    for (ent_concept k = 0; k < ENT_CONCEPT_COUNT; k++) {
        if ((ent_comparison_concepts(c) >> k & 1) != 0 &&
            ent_compared_outcome(c, side, k, state) == outcome) {
            found |= 1u << k;
        }
    }
    return found;
}

/* The concepts under which some state that bears a name would hold. */
static unsigned name_holds(const ent_comparison *c, ent_side side, size_t name)
{
    const ent_space *space = ent_solution_space(ent_comparison_solution(c, side));
    unsigned holds = 0;
    for (uint64_t s = 0; s < ent_state_count(space); s++) {
        if (ent_state_has_name(space, s, name)) {
            holds |= ent_comparison_concepts(c) & ~under(c, side, s, ENT_OUTCOME_NONE);
        }
    }
    return holds;
}

static bool find_name(const ent_dispute *dispute, const char *id, size_t *out)
{
    for (*out = 0; *out < ent_name_count(dispute); (*out)++) {
        if (strcmp(ent_name_at(dispute, *out), id) == 0) {
            return true;
        }
    }
    return false;
}

static ent_status read_names(ent_arena *arena, const ent_comparison *c, ent_fall *fall)
{
    const ent_dispute *before =
        ent_space_dispute(ent_solution_space(ent_comparison_solution(c, ENT_SIDE_BEFORE)));
    const ent_dispute *after =
        ent_space_dispute(ent_solution_space(ent_comparison_solution(c, ENT_SIDE_AFTER)));
    fall->names = ent_arena_new(arena, ent_name_count(before), sizeof *fall->names);
    if (fall->names == NULL) {
        return ENT_ERROR_MEMORY;
    }
    fall->name_count = ent_name_count(before);
    for (size_t n = 0; n < fall->name_count; n++) {
        size_t there = 0;
        fall->names[n].before = name_holds(c, ENT_SIDE_BEFORE, n);
        if (find_name(after, ent_name_at(before, n), &there)) {
            fall->names[n].after = name_holds(c, ENT_SIDE_AFTER, there);
        }
    }
    return ENT_OK;
}

static void read_counts(const ent_comparison *c, ent_fall *fall)
{
    for (ent_concept k = 0; k < ENT_CONCEPT_COUNT; k++) {
        if ((ent_comparison_concepts(c) >> k & 1) == 0) {
            continue;
        }
        fall->counts[k] = (ent_fall_count){
            .before = ent_equilibrium_count(ent_comparison_solution(c, ENT_SIDE_BEFORE), k),
            .after = ent_equilibrium_count(ent_comparison_solution(c, ENT_SIDE_AFTER), k),
            .lost = ent_compared_count(c, ENT_SIDE_BEFORE, k, ENT_OUTCOME_CHANGED) +
                    ent_compared_count(c, ENT_SIDE_BEFORE, k, ENT_OUTCOME_ALONE),
            .gained = ent_compared_count(c, ENT_SIDE_AFTER, k, ENT_OUTCOME_CHANGED) +
                      ent_compared_count(c, ENT_SIDE_AFTER, k, ENT_OUTCOME_ALONE)};
    }
}

/* Today's state may be another one afterwards, or not possible any more. */
static void read_today(const ent_comparison *c, ent_fall *fall)
{
    for (int side = 0; side < 2; side++) {
        uint64_t today = 0;
        const ent_space *space = ent_solution_space(ent_comparison_solution(c, (ent_side)side));
        fall->today_known[side] = ent_state_today(space, &today) == ENT_OK;
        if (fall->today_known[side]) {
            fall->today[side] =
                ent_comparison_concepts(c) & ~under(c, (ent_side)side, today, ENT_OUTCOME_NONE);
        }
    }
}

/* The states of a side that are equilibria there and not on the other: the strictest concept first would need a sort;
 * they stand in the order of the listing, each with its concepts. */
static ent_status read_states(ent_arena *arena, const ent_comparison *c, ent_side side,
                              uint64_t most, ent_fall_list *out)
{
    const uint64_t count = ent_state_count(ent_solution_space(ent_comparison_solution(c, side)));
    uint64_t found = 0;
    for (uint64_t s = 0; s < count; s++) {
        found +=
            (under(c, side, s, ENT_OUTCOME_CHANGED) | under(c, side, s, ENT_OUTCOME_ALONE)) != 0;
    }
    *out = (ent_fall_list){.total = found, .count = most == 0 || found < most ? found : most};
    out->states = ent_arena_new(arena, (size_t)out->count, sizeof *out->states);
    if (out->states == NULL) {
        return ENT_ERROR_MEMORY;
    }
    size_t at = 0;
    for (uint64_t s = 0; s < count && at < out->count; s++) {
        const unsigned falls =
            under(c, side, s, ENT_OUTCOME_CHANGED) | under(c, side, s, ENT_OUTCOME_ALONE);
        if (falls != 0) {
            out->states[at++] = (ent_fallen){.state = s, .concepts = falls};
        }
    }
    return ENT_OK;
}

ent_status ent_fall_read(ent_arena *arena, const ent_comparison *comparison, uint64_t most,
                         ent_fall *out)
{
    const ent_solution *after = ent_comparison_solution(comparison, ENT_SIDE_AFTER);
    out->worked = true;
    out->concepts = ent_comparison_concepts(comparison);
    out->states = ent_state_count(ent_solution_space(after));
    ENT_TRY(read_names(arena, comparison, out));
    read_counts(comparison, out);
    read_today(comparison, out);
    ENT_TRY(read_states(arena, comparison, ENT_SIDE_BEFORE, most, &out->lost));
    return read_states(arena, comparison, ENT_SIDE_AFTER, most, &out->gained);
}

bool ent_fall_changes(const ent_fall *fall)
{
    bool changes = fall->lost.total + fall->gained.total > 0 ||
                   fall->today_known[0] != fall->today_known[1] || fall->today[0] != fall->today[1];
    for (size_t n = 0; n < fall->name_count; n++) {
        changes = changes || fall->names[n].before != fall->names[n].after;
    }
    return changes;
}
