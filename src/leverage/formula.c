/* SPDX-License-Identifier: MIT */
/*
 * Clauses made small. Terms stand by size and then by states, so repetitions are neighbours, what a term may hold
 * stands before it, and the terms of one state are found by halving.
 */
#include "leverage/formula.h"

#include "base/bits.h"

#include <stdlib.h>

static int by_size(const void *one, const void *other)
{
    const ent_raw_term *a = one, *b = other;
    if (a->count != b->count) {
        return a->count < b->count ? -1 : 1;
    }
    for (size_t k = 0; k < a->count; k++) {
        if (a->states[k] != b->states[k]) {
            return a->states[k] < b->states[k] ? -1 : 1;
        }
    }
    return 0;
}

/* Whether all states of a term are in another. */
static bool is_part(const ent_raw_term *part, const ent_raw_term *whole)
{
    size_t k = 0;
    for (size_t j = 0; k < part->count && j < whole->count; j++) {
        k += part->states[k] == whole->states[j];
    }
    return k == part->count;
}

/* How many of the first terms have one state. */
static size_t count_singles(const ent_raw_clause *clause, size_t terms)
{
    size_t count = 0;
    while (count < terms && clause->terms[count].count == 1) {
        count++;
    }
    return count;
}

/* Whether one of the first terms is a part of a term. */
static bool covers(const ent_raw_clause *clause, size_t terms, size_t singles,
                   const ent_raw_term *whole)
{
    for (size_t k = 0; k < whole->count; k++) {
        const ent_raw_term single = {.states = &whole->states[k], .count = 1};
        if (bsearch(&single, clause->terms, singles, sizeof single, by_size) != NULL) {
            return true;
        }
    }
    for (size_t k = singles; k < terms; k++) {
        if (is_part(&clause->terms[k], whole)) {
            return true;
        }
    }
    return false;
}

static void absorb(ent_raw_clause *clause)
{
    size_t kept = 0, singles = 0;
    qsort(clause->terms, clause->count, sizeof *clause->terms, by_size);
    for (size_t k = 0; k < clause->count; k++) {
        if (!covers(clause, kept, singles, &clause->terms[k])) {
            clause->terms[kept++] = clause->terms[k];
            singles += clause->terms[kept - 1].count == 1;
        }
    }
    clause->count = kept;
}

/* Whether a clause implies another: each of its terms holds a term of that. */
static bool implies(const ent_raw_clause *clause, const ent_raw_clause *other)
{
    const size_t singles = count_singles(other, other->count);
    for (size_t k = 0; k < clause->count; k++) {
        if (!covers(other, other->count, singles, &clause->terms[k])) {
            return false;
        }
    }
    return true;
}

/* Takes out of a clause what must hold anyhow; whether there was anything. */
static bool take_out(ent_raw_clause *clause, const ent_raw_term *needed)
{
    bool any = false;
    for (size_t t = 0; t < clause->count; t++) {
        ent_raw_term *term = &clause->terms[t];
        size_t kept = 0;
        for (size_t k = 0; k < term->count; k++) {
            const ent_raw_term state = {.states = &term->states[k], .count = 1};
            if (!is_part(&state, needed)) {
                term->states[kept++] = term->states[k];
            }
        }
        any = any || kept < term->count;
        term->count = kept;
        clause->idle = clause->idle || kept == 0;
    }
    return any;
}

/* Where a clause has one term all of it is needed, and the other clauses need not say so. */
static void propagate(ent_formula *formula)
{
    for (size_t k = 0; k < formula->count; k++) {
        const ent_raw_clause *needed = &formula->clauses[k];
        bool any = false;
        for (size_t j = 0; !needed->idle && needed->count == 1 && j < formula->count; j++) {
            ent_raw_clause *clause = &formula->clauses[j];
            if (j != k && !clause->idle && take_out(clause, &needed->terms[0])) {
                any = true;
                absorb(clause);
            }
        }
        k = any ? (size_t)-1 : k; /* another clause may have one term now */
    }
}

ent_status ent_formula_tidy(ent_context *context, ent_formula *formula)
{
    for (size_t k = 0; k < formula->count; k++) {
        ENT_TRY(ent_context_step(context, "minimising", k, formula->count));
        if (!formula->clauses[k].idle) {
            absorb(&formula->clauses[k]);
        }
    }
    propagate(formula);
    for (size_t k = 0; k < formula->count; k++) {
        ENT_TRY(ent_context_step(context, "minimising", k, formula->count));
        for (size_t j = 0; !formula->clauses[k].idle && j < formula->count; j++) {
            formula->clauses[k].idle = j != k && !formula->clauses[j].idle &&
                                       implies(&formula->clauses[j], &formula->clauses[k]);
        }
    }
    return ENT_OK;
}

void ent_formula_free(ent_formula *formula)
{
    for (size_t k = 0; formula->clauses != NULL && k < formula->count; k++) {
        ent_memory_free(formula->allocator, formula->clauses[k].terms);
    }
    ent_memory_free(formula->allocator, formula->clauses);
}

bool ent_clause_holds(const ent_raw_clause *clause, const uint64_t *below)
{
    for (size_t t = 0; t < clause->count; t++) {
        bool all = true;
        for (size_t k = 0; all && k < clause->terms[t].count; k++) {
            all = ent_bits_has(below, clause->terms[t].states[k]);
        }
        if (all) {
            return true;
        }
    }
    return clause->idle;
}
