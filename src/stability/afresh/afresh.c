/* SPDX-License-Identifier: MIT */
/*
 * One graph of moves under orders that change.
 *
 * By arcs the moves are shared, and only levels are exchanged. Cells hold their members by level, so with a
 * party's order its members are sorted anew, by counting: all states by level, then out into their cells. Under Nash, GMR and SMR what is stable for a party depends on
 * its own order alone; under SEQ and SSEQ on all orders.
 */
#include "stability/afresh/afresh.h"

#include "stability/decide.h"
#include "stability/solution.h"

#include <string.h>

static const unsigned OWN = 1u << ENT_NASH | 1u << ENT_GMR | 1u << ENT_SMR;

/* Puts the members of a party's cells by level, equal ones by number, and marks where they rise. */
static void sort_members(ent_afresh *a, ent_mover *mover)
{
    const size_t count = a->graph.space->count;
    const uint32_t *level = mover->levels.of;
    ent_cells *cells = &mover->cells;
    uint32_t *next = a->next;
    memset(next, 0, ((size_t)mover->levels.count + 1) * sizeof *next);
    for (size_t s = 0; s < count; s++) {
        next[level[s] + 1]++;
    }
    for (size_t l = 0; l < mover->levels.count; l++) {
        next[l + 1] += next[l];
    }
    for (size_t s = 0; s < count; s++) {
        a->ascending[next[level[s]]++] = (uint32_t)s;
    }
    memcpy(next, cells->start, cells->cell_count * sizeof *next);
    for (size_t k = 0; k < count; k++) {
        const uint32_t state = a->ascending[k];
        cells->members[next[cells->cell_of[state]]++] = state;
    }
    memset(cells->rises, 0, ent_bits_words(count) * sizeof *cells->rises);
    for (uint32_t c = 0; c < cells->cell_count; c++) {
        ent_bits_add(cells->rises, cells->start[c]);
        for (uint32_t k = cells->start[c] + 1; k < cells->start[c + 1]; k++) {
            if (level[cells->members[k]] != level[cells->members[k - 1]]) {
                ent_bits_add(cells->rises, k);
            }
        }
    }
}

/* A party's moves and order as in the base, to which the moves belong, but for the order of members. */
static ent_status copy_mover(ent_afresh *a, const ent_graph *base, size_t party)
{
    const ent_allocator *allocator = a->graph.allocator;
    const ent_mover *from = &base->movers[party];
    const size_t count = base->space->count;
    ent_mover *to = &a->graph.movers[party];
    *to = *from;
    to->far = NULL;
    to->levels.of = ent_memory_new(allocator, count, sizeof *to->levels.of);
    to->cells.members =
        base->by_arcs ? NULL : ent_memory_new(allocator, count, sizeof *to->cells.members);
    to->cells.rises =
        base->by_arcs ? NULL
                      : ent_memory_new(allocator, ent_bits_words(count), sizeof *to->cells.rises);
    if (to->levels.of == NULL ||
        (!base->by_arcs && (to->cells.members == NULL || to->cells.rises == NULL))) {
        return ENT_ERROR_MEMORY;
    }
    memcpy(to->levels.of, from->levels.of, count * sizeof *to->levels.of);
    if (!base->by_arcs) {
        sort_members(a, to);
    }
    return ENT_OK;
}

static ent_status fill(const ent_graph *base, ent_afresh *a)
{
    const ent_allocator *allocator = a->graph.allocator;
    const size_t parties = base->party_count;
    a->graph.movers = ent_memory_zero(allocator, parties, sizeof *a->graph.movers);
    a->stale = ent_memory_zero(allocator, parties, sizeof *a->stale);
    a->best = ent_memory_new(allocator, base->space->count, sizeof *a->best);
    a->all = ent_memory_new(allocator, a->words, sizeof *a->all);
    a->next = ent_memory_new(allocator, base->space->count + 1, sizeof *a->next);
    a->ascending = ent_memory_new(allocator, base->space->count, sizeof *a->ascending);
    if (a->graph.movers == NULL || a->stale == NULL || a->best == NULL || a->all == NULL ||
        a->next == NULL || a->ascending == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < parties; p++) {
        a->stale[p] = true;
        ENT_TRY(copy_mover(a, base, p));
    }
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((a->concepts >> c & 1) == 0) {
            continue;
        }
        a->stable[c] = ent_memory_new(allocator, parties * a->words, sizeof *a->stable[c]);
        if (a->stable[c] == NULL) {
            return ENT_ERROR_MEMORY;
        }
    }
    return ENT_OK;
}

ent_status ent_afresh_new(ent_context *context, const ent_graph *base, unsigned concepts,
                          bool no_return, ent_afresh *out)
{
    ent_afresh made = {.graph = {.allocator = &context->allocator,
                                 .space = base->space,
                                 .party_count = base->party_count,
                                 .by_arcs = base->by_arcs},
                       .concepts = concepts,
                       .no_return = no_return,
                       .words = ent_bits_words(base->space->count)};
    const ent_status status = fill(base, &made);
    if (status != ENT_OK) {
        ent_afresh_free(&made);
        return status;
    }
    *out = made;
    return ENT_OK;
}

void ent_afresh_adopt(ent_context *context, ent_afresh *afresh)
{
    if (afresh->graph.allocator != NULL) {
        afresh->graph.allocator = &context->allocator;
    }
}

void ent_afresh_free(ent_afresh *afresh)
{
    const ent_allocator *allocator = afresh->graph.allocator;
    if (allocator == NULL) {
        return;
    }
    for (size_t p = 0; afresh->graph.movers != NULL && p < afresh->graph.party_count; p++) {
        ent_memory_free(allocator, afresh->graph.movers[p].levels.of);
        ent_memory_free(allocator, afresh->graph.movers[p].cells.members);
        ent_memory_free(allocator, afresh->graph.movers[p].cells.rises);
    }
    ent_memory_free(allocator, afresh->graph.movers);
    ent_memory_free(allocator, afresh->stale);
    ent_memory_free(allocator, afresh->best);
    ent_memory_free(allocator, afresh->all);
    ent_memory_free(allocator, afresh->next);
    ent_memory_free(allocator, afresh->ascending);
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        ent_memory_free(allocator, afresh->stable[c]);
    }
    *afresh = (ent_afresh){0};
}

void ent_afresh_turn(ent_afresh *afresh, size_t party, ent_levels levels)
{
    ent_mover *mover = &afresh->graph.movers[party];
    ent_memory_free(afresh->graph.allocator, mover->levels.of);
    mover->levels = levels;
    afresh->stale[party] = true;
    if (!afresh->graph.by_arcs) {
        sort_members(afresh, mover);
    }
}

/* Decides a set of concepts for a party. */
static ent_status decide(ent_context *context, ent_afresh *a, size_t party, unsigned concepts)
{
    uint64_t *sets[ENT_MOST_FLOODS];
    size_t count = 0;
    ent_sanctions sanctions;
    ENT_TRY(ent_graph_best(context, &a->graph, party, a->best));
    if ((concepts >> ENT_NASH & 1) != 0) {
        ent_decide_nash(&a->graph, party, a->best, a->stable[ENT_NASH] + party * a->words);
    }
    const ent_floods floods = ent_floods_for(&a->graph, concepts, party, a->best);
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((concepts >> c & 1) != 0 && ent_concept_rule_of(c).sanctioned) {
            sets[count++] = a->stable[c] + party * a->words;
        }
    }
    if (count == 0) {
        return ENT_OK;
    }
    ENT_TRY(ent_sanctions_new(&a->graph, floods.count, a->no_return, &sanctions));
    ent_status status = ent_flood_run(context, &a->graph, &floods, &sanctions);
    if (status == ENT_OK) {
        status = ent_decide(context, &a->graph, party, &sanctions, sets);
    }
    ent_sanctions_free(&sanctions);
    return status;
}

ent_status ent_afresh_settle(ent_context *context, ent_afresh *afresh)
{
    bool any = false;
    for (size_t p = 0; p < afresh->graph.party_count; p++) {
        any = any || afresh->stale[p];
    }
    for (size_t p = 0; any && p < afresh->graph.party_count; p++) {
        const unsigned concepts = afresh->concepts & (afresh->stale[p] ? ~0u : ~OWN);
        if (concepts != 0) {
            ENT_TRY(decide(context, afresh, p, concepts));
        }
    }
    memset(afresh->stale, 0, afresh->graph.party_count * sizeof *afresh->stale);
    return ENT_OK;
}

const uint64_t *ent_afresh_equilibria(ent_afresh *afresh, ent_concept concept)
{
    memcpy(afresh->all, afresh->stable[concept], afresh->words * sizeof *afresh->all);
    for (size_t p = 1; p < afresh->graph.party_count; p++) {
        const uint64_t *set = ent_afresh_stable(afresh, concept, p);
        for (size_t w = 0; w < afresh->words; w++) {
            afresh->all[w] &= set[w];
        }
    }
    return afresh->all;
}
