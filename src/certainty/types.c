/* SPDX-License-Identifier: MIT */
/*
 * The types a to d: for each party and concept by cells where these tell, and else by search.
 *
 * What strength asks is not told by minima: under types c and d what is unknown deters strongly, and what is mildly
 * worse, below that, does not. So with strength all but Nash is searched.
 *
 * Relations are those of all parties; cells are released before the arcs that searches go along are made.
 */
#include "certainty/by_cells.h"
#include "certainty/by_search.h"

#include <string.h>

typedef struct work {
    ent_context *context;
    ent_certainty *certainty;
    size_t parties;
    ent_typed_cells all;
    unsigned *searched; /* per party: the concepts that are left to search */
} work;

/* Lays out the cells of all parties, unless no party needs them. */
static ent_status make_cells(work *w)
{
    const ent_space *space = w->certainty->space;
    for (size_t p = 0; p < w->parties; p++) {
        const ent_levels *classes = &w->all.relations[p].classes;
        ENT_TRY(ent_context_step(w->context, "laying out moves", p, w->parties));
        ENT_TRY(ent_cells_new(w->context, space, p, classes->of, classes->count, &w->all.cells[p]));
    }
    return ENT_OK;
}

static void free_cells(work *w)
{
    for (size_t p = 0; p < w->parties; p++) {
        ent_cells_free(&w->all.cells[p]);
    }
}

static ent_status decide_by_cells(work *w)
{
    const unsigned own = w->certainty->concepts &
                         (w->certainty->strength ? 1u << ENT_NASH : (unsigned)ENT_OWN_CONCEPTS);
    bool any = false;
    for (size_t p = 0; p < w->parties; p++) {
        const bool apply = own != 0 && ent_types_by_cells_apply(w->certainty->space, p);
        w->searched[p] = w->certainty->concepts & ~(apply ? own : 0);
        any = any || apply;
    }
    if (!any) {
        return ENT_OK;
    }
    ENT_TRY(make_cells(w));
    for (size_t p = 0; p < w->parties; p++) {
        if (w->searched[p] != w->certainty->concepts) {
            ENT_TRY(ent_types_by_cells(w->context, w->certainty, &w->all, p, own));
        }
    }
    return ENT_OK;
}

static ent_status decide_by_search(work *w)
{
    unsigned any = 0;
    for (size_t p = 0; p < w->parties; p++) {
        any |= w->searched[p];
    }
    return any == 0 ? ENT_OK
                    : ent_types_by_search(w->context, w->certainty, w->all.relations, w->searched);
}

static ent_status decide(work *w)
{
    const ent_allocator *allocator = &w->context->allocator;
    w->all.relations = ent_memory_zero(allocator, w->parties, sizeof *w->all.relations);
    w->all.cells = ent_memory_zero(allocator, w->parties, sizeof *w->all.cells);
    w->searched = ent_memory_zero(allocator, w->parties, sizeof *w->searched);
    if (w->all.relations == NULL || w->all.cells == NULL || w->searched == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < w->parties; p++) {
        ENT_TRY(ent_context_step(w->context, "comparing states", p, w->parties));
        ENT_TRY(ent_relation_new(w->context, w->certainty->space, p, &w->all.relations[p]));
        if (w->certainty->strength) {
            ENT_TRY(ent_relation_add_strength(w->context, &w->all.relations[p]));
        }
    }
    ENT_TRY(decide_by_cells(w));
    free_cells(w);
    return decide_by_search(w);
}

static void free_work(work *w)
{
    const ent_allocator *allocator = &w->context->allocator;
    for (size_t p = 0; w->all.relations != NULL && p < w->parties; p++) {
        ent_relation_free(allocator, &w->all.relations[p]);
    }
    if (w->all.cells != NULL) {
        free_cells(w);
    }
    ent_memory_free(allocator, w->all.relations);
    ent_memory_free(allocator, w->all.cells);
    ent_memory_free(allocator, w->searched);
}

/* All states, for each party and type: whatever is left is struck out. */
static void fill(const ent_certainty *certainty, uint64_t *sets)
{
    const size_t count = certainty->space->count, rest = count % 64;
    memset(sets, 0xFF,
           ENT_TYPE_COUNT * (certainty->party_count + 1) * certainty->words * sizeof *sets);
    for (size_t k = 1; rest > 0 && k <= ENT_TYPE_COUNT * (certainty->party_count + 1); k++) {
        sets[k * certainty->words - 1] = ((uint64_t)1 << rest) - 1;
    }
}

ent_status ent_solve_types(ent_context *context, ent_certainty *certainty)
{
    work w = {.context = context, .certainty = certainty, .parties = certainty->party_count};
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (certainty->type[c] != NULL) {
            fill(certainty, certainty->type[c]);
        }
        if (certainty->strong[c] != NULL) {
            fill(certainty, certainty->strong[c]);
        }
    }
    const ent_status status = decide(&w);
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        for (ent_certainty_type t = 0; certainty->type[c] != NULL && t < ENT_TYPE_COUNT; t++) {
            ent_certainty_join(certainty, ent_certainty_type_set(certainty, t, c, 0));
            if (certainty->strong[c] != NULL) {
                ent_certainty_join(certainty, ent_certainty_strong_set(certainty, t, c, 0));
            }
        }
    }
    free_work(&w);
    return status;
}
