/* SPDX-License-Identifier: MIT */
/* What becomes of equilibria, and of those who stay, by the classes of states that correspond. */
#include "comparison/comparison.h"

#include "diag/context.h"

void ent_comparison_free(ent_comparison *comparison)
{
    if (comparison == NULL) {
        return;
    }
    const ent_allocator allocator = comparison->allocator;
    ent_memory_free(&allocator, comparison->classes);
    ent_memory_free(&allocator, comparison->class_of[0]);
    ent_memory_free(&allocator, comparison->class_of[1]);
    ent_memory_free(&allocator, comparison->differences);
    ent_arena_free(&comparison->arena);
    ent_memory_free(&allocator, comparison);
}

/* Finds for each party the one of the other side with its name. */
static ent_status match_parties(ent_comparison *c)
{
    for (size_t side = 0; side < ENT_SIDES; side++) {
        const ent_dispute *own = ent_comparison_dispute(c, side);
        const ent_dispute *other = ent_comparison_dispute(c, 1 - side);
        c->party[side] = ent_arena_new(&c->arena, own->party_count, sizeof *c->party[side]);
        if (c->party[side] == NULL) {
            return ENT_ERROR_MEMORY;
        }
        for (size_t p = 0; p < own->party_count; p++) {
            size_t found = 0;
            const bool there = ent_party_find(other, own->parties[p].id, &found) == ENT_OK;
            c->party[side][p] = there ? found : ENT_NO_PLACE;
        }
    }
    return ENT_OK;
}

/* Marks the classes in which a state of a side is an equilibrium. */
static void mark_holds(ent_comparison *c, size_t side)
{
    for (size_t s = 0; s < c->space[side]->count; s++) {
        for (ent_concept k = 0; k < ENT_CONCEPT_COUNT; k++) {
            if ((c->concepts >> k & 1) != 0 && ent_is_equilibrium(c->solution[side], k, s)) {
                c->classes[c->class_of[side][s]].holds[side] |= 1u << k;
            }
        }
    }
}

static void count_outcomes(ent_comparison *c, ent_side side)
{
    for (size_t s = 0; s < c->space[side]->count; s++) {
        for (ent_concept k = 0; k < ENT_CONCEPT_COUNT; k++) {
            if ((c->concepts >> k & 1) != 0) {
                c->counts[side][k][ent_compared_outcome(c, side, k, s)]++;
            }
        }
    }
}

/* Counts in one pair of states, and one party, under which concepts it stays on one side alone. */
static void count_pair(ent_comparison *c, const ent_class *of, size_t party)
{
    const size_t after = c->party[0][party];
    for (ent_concept k = 0; k < ENT_CONCEPT_COUNT; k++) {
        if ((c->concepts >> k & 1) == 0) {
            continue;
        }
        const bool stayed = ent_is_stable(c->solution[0], k, party, of->first[0]);
        const bool stays = ent_is_stable(c->solution[1], k, after, of->first[1]);
        c->leaves[party * ENT_CONCEPT_COUNT + k] += stayed && !stays;
        c->stays[party * ENT_CONCEPT_COUNT + k] += stays && !stayed;
    }
}

static ent_status count_stays(ent_context *context, ent_comparison *c)
{
    const size_t parties = ent_comparison_dispute(c, 0)->party_count;
    c->leaves = ent_arena_new(&c->arena, parties * ENT_CONCEPT_COUNT, sizeof *c->leaves);
    c->stays = ent_arena_new(&c->arena, parties * ENT_CONCEPT_COUNT, sizeof *c->stays);
    if (c->leaves == NULL || c->stays == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < c->class_count; i++) {
        const ent_class *of = &c->classes[i];
        if (i % ENT_STAGE_STATES == 0) {
            ENT_TRY(ent_context_step(context, "comparing who stays", i, c->class_count));
        }
        if (of->count[0] != 1 || of->count[1] != 1) {
            continue;
        }
        c->pairs++;
        for (size_t p = 0; p < parties; p++) {
            if (c->party[0][p] != ENT_NO_PLACE) {
                count_pair(c, of, p);
            }
        }
    }
    return ENT_OK;
}

static ent_status compare(ent_context *context, ent_comparison *c)
{
    ENT_TRY(match_parties(c));
    ENT_TRY(ent_comparison_match(context, c));
    mark_holds(c, 0);
    mark_holds(c, 1);
    count_outcomes(c, ENT_SIDE_BEFORE);
    count_outcomes(c, ENT_SIDE_AFTER);
    ENT_TRY(count_stays(context, c));
    return ent_comparison_differences(context, c);
}

ent_status ent_comparison_new(ent_context *context, const ent_solution *before,
                              const ent_solution *after, ent_comparison **out)
{
    if (context == NULL || before == NULL || after == NULL || out == NULL ||
        (ent_solution_concepts(before) & ent_solution_concepts(after)) == 0) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_comparison *c = ent_memory_zero(&context->allocator, 1, sizeof *c);
    if (c == NULL) {
        return ENT_ERROR_MEMORY;
    }
    c->allocator = context->allocator;
    ent_arena_init(&c->arena, &c->allocator);
    c->solution[0] = before;
    c->solution[1] = after;
    c->space[0] = ent_solution_space(before);
    c->space[1] = ent_solution_space(after);
    c->concepts = ent_solution_concepts(before) & ent_solution_concepts(after);
    const ent_status status = compare(context, c);
    if (status != ENT_OK) {
        ent_comparison_free(c);
        return status;
    }
    *out = c;
    return ENT_OK;
}

const ent_solution *ent_comparison_solution(const ent_comparison *comparison, ent_side side)
{
    return comparison->solution[side];
}

unsigned ent_comparison_concepts(const ent_comparison *comparison)
{
    return comparison->concepts;
}

ent_outcome ent_compared_outcome(const ent_comparison *comparison, ent_side side,
                                 ent_concept concept, uint64_t state)
{
    const ent_class *of = &comparison->classes[comparison->class_of[side][state]];
    if (!ent_is_equilibrium(comparison->solution[side], concept, state)) {
        return ENT_OUTCOME_NONE;
    }
    return of->count[1 - side] == 0                    ? ENT_OUTCOME_ALONE
           : (of->holds[1 - side] >> concept & 1) != 0 ? ENT_OUTCOME_KEPT
                                                       : ENT_OUTCOME_CHANGED;
}

uint64_t ent_compared_count(const ent_comparison *comparison, ent_side side, ent_concept concept,
                            ent_outcome outcome)
{
    return comparison->counts[side][concept][outcome];
}

uint64_t ent_compared_match(const ent_comparison *comparison, ent_side side, uint64_t state,
                            uint64_t *first)
{
    const ent_class *of = &comparison->classes[comparison->class_of[side][state]];
    if (of->count[1 - side] > 0) {
        *first = of->first[1 - side];
    }
    return of->count[1 - side];
}

uint64_t ent_compared_pairs(const ent_comparison *comparison)
{
    return comparison->pairs;
}

bool ent_compared_party(const ent_comparison *comparison, ent_side side, size_t party,
                        size_t *other)
{
    if (comparison->party[side][party] == ENT_NO_PLACE) {
        return false;
    }
    *other = comparison->party[side][party];
    return true;
}

uint64_t ent_compared_leaves(const ent_comparison *comparison, ent_concept concept, size_t party)
{
    return comparison->leaves[party * ENT_CONCEPT_COUNT + concept];
}

uint64_t ent_compared_stays(const ent_comparison *comparison, ent_concept concept, size_t party)
{
    return comparison->stays[party * ENT_CONCEPT_COUNT + concept];
}

size_t ent_difference_count(const ent_comparison *comparison)
{
    return comparison->difference_count;
}

ent_difference ent_difference_at(const ent_comparison *comparison, size_t difference)
{
    return comparison->differences[difference];
}
