/* SPDX-License-Identifier: MIT */
/* What falls, read off a comparison: names first, then counts, today, and the states that come and go. */
#include "evidence/evidence.h"
#include "stability/firmness.h"

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

/* The concepts under which a state holds on its side and on the other not, or is not possible there. */
static unsigned only_here(const ent_comparison *c, ent_side side, uint64_t state)
{
    return under(c, side, state, ENT_OUTCOME_CHANGED) | under(c, side, state, ENT_OUTCOME_ALONE);
}

/* Reads off the states that bear a name on a side: under which concepts some of them hold, how many hold on this
 * side alone under some concept though both have them, and how many hold that the other does not have. */
static unsigned name_holds(const ent_comparison *c, ent_side side, size_t name, uint64_t *changed,
                           uint64_t *alone)
{
    const ent_space *space = ent_solution_space(ent_comparison_solution(c, side));
    unsigned holds = 0;
    for (uint64_t s = 0; s < ent_state_count(space); s++) {
        if (ent_state_has_name(space, s, name)) {
            holds |= ent_comparison_concepts(c) & ~under(c, side, s, ENT_OUTCOME_NONE);
            *changed += under(c, side, s, ENT_OUTCOME_CHANGED) != 0;
            *alone += under(c, side, s, ENT_OUTCOME_ALONE) != 0;
        }
    }
    return holds;
}

/* What becomes of a state of before. */
static void read_state(const ent_comparison *c, uint64_t state, unsigned *lost, unsigned *gained)
{
    uint64_t then = 0;
    *lost = only_here(c, ENT_SIDE_BEFORE, state);
    *gained = ent_compared_match(c, ENT_SIDE_BEFORE, state, &then) > 0
                  ? only_here(c, ENT_SIDE_AFTER, then)
                  : 0;
}

/* Finds the state of a name that holds most firmly before, and what becomes of it. */
static void read_strongest(const ent_comparison *c, size_t name, ent_fall_name *out)
{
    const ent_solution *before = ent_comparison_solution(c, ENT_SIDE_BEFORE);
    const ent_space *space = ent_solution_space(before);
    for (uint64_t s = 0; s < ent_state_count(space); s++) {
        if (ent_state_has_name(space, s, name) &&
            (out->states++ == 0 || ent_stronger(before, s, out->strongest))) {
            out->strongest = s;
        }
    }
    if (out->states > 0) {
        read_state(c, out->strongest, &out->lost, &out->gained);
    }
}

/* Finds the state of a name that holds most firmly after, by its number before. */
static void read_strongest_then(const ent_comparison *c, size_t name, ent_fall_name *out)
{
    const ent_solution *after = ent_comparison_solution(c, ENT_SIDE_AFTER);
    const ent_space *space = ent_solution_space(after);
    uint64_t states = 0, strongest = 0;
    for (uint64_t s = 0; s < ent_state_count(space); s++) {
        if (ent_state_has_name(space, s, name) &&
            (states++ == 0 || ent_stronger(after, s, strongest))) {
            strongest = s;
        }
    }
    out->then_listed =
        states > 0 && ent_compared_match(c, ENT_SIDE_AFTER, strongest, &out->then) > 0;
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
        ent_fall_name *name = &fall->names[n];
        *name = (ent_fall_name){.states = 0};
        name->before = name_holds(c, ENT_SIDE_BEFORE, n, &name->losing, &name->losing);
        if (find_name(after, ent_name_at(before, n), &there)) {
            name->after = name_holds(c, ENT_SIDE_AFTER, there, &name->gaining, &name->newcomers);
            read_strongest_then(c, there, name);
        }
        read_strongest(c, n, name);
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
    uint64_t today[2] = {0};
    for (int side = 0; side < 2; side++) {
        const ent_space *space = ent_solution_space(ent_comparison_solution(c, (ent_side)side));
        fall->today_known[side] = ent_state_today(space, &today[side]) == ENT_OK;
        if (fall->today_known[side]) {
            fall->today[side] = ent_comparison_concepts(c) &
                                ~under(c, (ent_side)side, today[side], ENT_OUTCOME_NONE);
        }
    }
    if (fall->today_known[0] && fall->today_known[1]) {
        fall->today_listed = ent_compared_match(c, ENT_SIDE_AFTER, today[1], &fall->today_then) > 0;
        fall->today_moved = !fall->today_listed || fall->today_then != today[0];
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
        found += only_here(c, side, s) != 0;
    }
    *out = (ent_fall_list){.total = found, .count = most == 0 || found < most ? found : most};
    out->states = ent_arena_new(arena, (size_t)out->count, sizeof *out->states);
    if (out->states == NULL) {
        return ENT_ERROR_MEMORY;
    }
    size_t at = 0;
    for (uint64_t s = 0; s < count && at < out->count; s++) {
        const unsigned falls = only_here(c, side, s);
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
    for (size_t k = 0; k < out->watched_count; k++) {
        ent_fall_watch *watch = &out->watched[k];
        read_state(comparison, watch->state, &watch->lost, &watch->gained);
    }
    ENT_TRY(read_states(arena, comparison, ENT_SIDE_BEFORE, most, &out->lost));
    return read_states(arena, comparison, ENT_SIDE_AFTER, most, &out->gained);
}

bool ent_fall_changes(const ent_fall *fall)
{
    bool changes = fall->lost.total + fall->gained.total > 0 || fall->today_moved ||
                   fall->today_known[0] != fall->today_known[1] || fall->today[0] != fall->today[1];
    for (size_t n = 0; n < fall->name_count; n++) {
        changes = changes || ent_fall_name_changes(&fall->names[n]);
    }
    return changes;
}
