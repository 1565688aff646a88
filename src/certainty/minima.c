/* SPDX-License-Identifier: MIT */
/*
 * Minima of components.
 *
 * Say that x is below y when it is worse in every completion or equal in every one. That is transitive, and
 * what is below a state that is good enough as a sanction is good enough too, for each of the types: of a
 * component the states that no other is below do in place of all.
 *
 * Under SMR a sanction is good enough when all that the party can make of it is. Of these only the *best*
 * count, those that are below no other. So a state has an *outcome*: classes, all of which must be good
 * enough; under GMR its own class alone. All states of a cell share one, and so do cells with the same best
 * classes. An outcome is below another when each of its classes is below one of the other's.
 *
 * Equal outcomes stand for each other, so one of them is kept, with one of its states. Where opponents cannot
 * come back, the state that the party moved to is no sanction; so for each state that is kept it is found,
 * too, what comes to light without it: the least outcomes of those that no other element is below.
 */
#include "certainty/minima.h"

#include <string.h>

static const uint32_t NO_OWNER = UINT32_MAX;

enum { LOOK = 1 << 12 /* states or cells between two looks at cancel */ };

typedef struct work {
    ent_context *context;
    const ent_minima_of *of;
    ent_minima *minima;
    uint32_t *best; /* classes of the cell at hand, descending */
    size_t best_count, best_room;
    uint32_t *seen; /* per outcome: the last component that had it, plus 1 */
    uint32_t
        *owner; /* per state: where opponents cannot come back, the only element below it, if any */
    ent_minimum *found; /* by the search at hand */
    size_t found_count, found_room;
} work;

/* Outcomes. */

static bool is_below(const work *w, uint32_t class, uint32_t other)
{
    if (class > other) { /* classes ascend: it is above, or equal to what stands for it as well */
        return false;
    }
    const unsigned outcomes = ent_relation_quick(w->of->relation, class, other);
    return outcomes == ENT_OUTCOME_WORSE || outcomes == ENT_OUTCOME_EQUAL;
}

/* Adds a class to the best ones at hand, unless it is below one of them. */
static ent_status add_best(work *w, uint32_t class)
{
    size_t kept = 0, place = 0;
    for (size_t k = 0; k < w->best_count; k++) {
        if (is_below(w, class, w->best[k])) {
            return ENT_OK;
        }
    }
    for (size_t k = 0; k < w->best_count; k++) {
        if (!is_below(w, w->best[k], class)) {
            w->best[kept++] = w->best[k];
        }
    }
    uint32_t *best =
        ent_memory_grow(&w->context->allocator, w->best, &w->best_room, kept + 1, sizeof *best);
    if (best == NULL) {
        return ENT_ERROR_MEMORY;
    }
    w->best = best;
    while (place < kept && best[place] > class) {
        place++;
    }
    memmove(best + place + 1, best + place, (kept - place) * sizeof *best);
    best[place] = class;
    w->best_count = kept + 1;
    return ENT_OK;
}

/* Finds the best that the party can make of the states of a cell. */
static ent_status find_best(work *w, uint32_t cell)
{
    const ent_cells *cells = w->of->cells;
    const uint32_t *class = w->of->relation->classes.of;
    w->best_count = 0;
    for (uint32_t to = ent_cells_first(cells, cell); to < ent_cells_end(cells, cell); to++) {
        if (!ent_cells_lead(cells, cell, to)) {
            continue;
        }
        for (uint32_t k = cells->start[to + 1]; k-- > cells->start[to];) {
            if (ent_bits_has(cells->rises, k)) { /* one of a class will do */
                ENT_TRY(add_best(w, class[cells->members[k]]));
            }
        }
    }
    return ENT_OK;
}

/* The outcome of the best classes at hand, class by class. */
static ent_status intern_best(work *w, uint32_t *outcome)
{
    ent_tuples *outcomes = &w->minima->outcomes;
    *outcome = ENT_NO_TUPLE;
    for (size_t k = 0; k < w->best_count; k++) {
        const uint32_t longer[] = {*outcome, w->best[k]};
        *outcome = ent_tuples_find(outcomes, longer);
        if (*outcome == ENT_NO_TUPLE) {
            *outcome = (uint32_t)outcomes->count;
            ENT_TRY(ent_tuples_add(outcomes, longer));
        }
    }
    return ENT_OK;
}

/* Under SMR: the outcome of each cell. */
static ent_status find_outcomes(work *w)
{
    const ent_cells *cells = w->of->cells;
    for (uint32_t c = 0; c < cells->cell_count; c++) {
        uint32_t outcome = 0;
        if (c % LOOK == 0) {
            ENT_TRY(ent_context_step(w->context, "weighing escapes", c, cells->cell_count));
        }
        ENT_TRY(find_best(w, c));
        ENT_TRY(intern_best(w, &outcome));
        for (uint32_t k = cells->start[c]; k < cells->start[c + 1]; k++) {
            w->minima->outcome_of[cells->members[k]] = outcome;
        }
    }
    return ENT_OK;
}

/* Under GMR: each class is an outcome. */
static ent_status take_classes(work *w)
{
    const ent_levels *classes = &w->of->relation->classes;
    ent_tuples *outcomes = &w->minima->outcomes;
    outcomes->numbers =
        ent_memory_new(outcomes->allocator, classes->count, 2 * sizeof *outcomes->numbers);
    if (outcomes->numbers == NULL) {
        return ENT_ERROR_MEMORY;
    }
    outcomes->room = outcomes->count = classes->count;
    for (uint32_t c = 0; c < classes->count; c++) {
        outcomes->numbers[2 * c] = ENT_NO_TUPLE;
        outcomes->numbers[2 * c + 1] = c;
    }
    memcpy(w->minima->outcome_of, classes->of, w->of->relation->space->count * sizeof *classes->of);
    return ENT_OK;
}

/* Elements. */

static bool is_below_one_of(const work *w, uint32_t class, uint32_t outcome)
{
    while (outcome != ENT_NO_TUPLE && !is_below(w, class, ent_outcome_class(w->minima, outcome))) {
        outcome = ent_outcome_next(w->minima, outcome);
    }
    return outcome != ENT_NO_TUPLE;
}

static bool outcome_is_below(const work *w, uint32_t outcome, uint32_t other)
{
    while (outcome != ENT_NO_TUPLE &&
           is_below_one_of(w, ent_outcome_class(w->minima, outcome), other)) {
        outcome = ent_outcome_next(w->minima, outcome);
    }
    return outcome == ENT_NO_TUPLE;
}

/* Adds an outcome to what was found, unless one of that is below it. */
static ent_status add_element(work *w, uint32_t outcome, uint32_t state)
{
    size_t kept = 0;
    for (size_t e = 0; e < w->found_count; e++) {
        if (outcome_is_below(w, w->found[e].outcome, outcome)) {
            return ENT_OK;
        }
    }
    for (size_t e = 0; e < w->found_count; e++) {
        if (!outcome_is_below(w, outcome, w->found[e].outcome)) {
            w->found[kept++] = w->found[e];
        }
    }
    ent_minimum *found =
        ent_memory_grow(&w->context->allocator, w->found, &w->found_room, kept + 1, sizeof *found);
    if (found == NULL) {
        return ENT_ERROR_MEMORY;
    }
    w->found = found;
    found[kept] = (ent_minimum){.outcome = outcome, .state = state};
    w->found_count = kept + 1;
    return ENT_OK;
}

/* Finds the elements of a component. */
static ent_status search(work *w, uint32_t component)
{
    const ent_components *components = w->of->components;
    const uint32_t first = components->start[component], end = components->start[component + 1];
    w->found_count = 0;
    for (uint32_t k = first; k < end; k++) {
        const uint32_t state = components->states[k], outcome = w->minima->outcome_of[state];
        if (k % LOOK == 0) {
            ENT_TRY(ent_context_step(w->context, "weighing counter-moves", k,
                                     w->of->relation->space->count));
        }
        if (w->seen[outcome] != component + 1) {
            w->seen[outcome] = component + 1;
            ENT_TRY(add_element(w, outcome, state));
        }
    }
    return ENT_OK;
}

/* Writes down what was found as the elements of a component. */
static ent_status keep_elements(work *w)
{
    ent_minima *m = w->minima;
    ent_minimum *elements = ent_memory_grow(&w->context->allocator, m->elements, &m->room,
                                            m->count + w->found_count, sizeof *elements);
    if (elements == NULL) {
        return ENT_ERROR_MEMORY;
    }
    m->elements = elements;
    for (size_t e = 0; e < w->found_count; e++) {
        elements[m->count++] = w->found[e];
    }
    return ENT_OK;
}

/* Writes down what was found as what comes to light without an element's state. */
static ent_status keep_others(work *w, ent_minimum *element)
{
    ent_minima *m = w->minima;
    if (w->found_count == 0) {
        return ENT_OK;
    }
    uint32_t *others = ent_memory_grow(&w->context->allocator, m->others, &m->other_room,
                                       m->other_count + w->found_count, sizeof *others);
    if (others == NULL) {
        return ENT_ERROR_MEMORY;
    }
    m->others = others;
    element->other = m->other_count;
    element->other_count = w->found_count;
    for (size_t e = 0; e < w->found_count; e++) {
        others[m->other_count++] = w->found[e].outcome;
    }
    return ENT_OK;
}

/* The only element from `first` on that is below a state other than its own. */
static uint32_t owner_of(const work *w, size_t first, uint32_t state)
{
    const ent_minima *m = w->minima;
    uint32_t owner = NO_OWNER;
    for (size_t e = first; e < m->count; e++) {
        if (m->elements[e].state == state) {
            return NO_OWNER;
        }
        if (outcome_is_below(w, m->elements[e].outcome, m->outcome_of[state])) {
            if (owner != NO_OWNER) {
                return NO_OWNER;
            }
            owner = (uint32_t)(e - first);
        }
    }
    return owner;
}

/* Finds what comes to light without each of the elements of a component, which begin at `first`. */
static ent_status find_others(work *w, uint32_t component, size_t first)
{
    const ent_components *components = w->of->components;
    const uint32_t from = components->start[component], end = components->start[component + 1];
    ent_minima *m = w->minima;
    for (uint32_t k = from; k < end; k++) {
        w->owner[k] = owner_of(w, first, components->states[k]);
    }
    for (size_t e = first; e < m->count; e++) {
        ENT_TRY(ent_context_step(w->context, "weighing counter-moves", from,
                                 w->of->relation->space->count));
        w->found_count = 0;
        for (uint32_t k = from; k < end; k++) {
            const uint32_t state = components->states[k];
            if (w->owner[k] == e - first) {
                ENT_TRY(add_element(w, m->outcome_of[state], state));
            }
        }
        ENT_TRY(keep_others(w, &m->elements[e]));
    }
    return ENT_OK;
}

static ent_status find_elements(work *w)
{
    ent_minima *m = w->minima;
    const ent_components *components = w->of->components;
    for (uint32_t c = 0; c < components->count; c++) {
        m->start[c] = m->count;
        ENT_TRY(search(w, c));
        ENT_TRY(keep_elements(w));
        if (w->of->apart && !ent_bits_has(components->returns, c)) {
            ENT_TRY(find_others(w, c, m->start[c]));
        }
    }
    m->start[components->count] = m->count;
    return ENT_OK;
}

static ent_status find(work *w)
{
    const ent_allocator *allocator = &w->context->allocator;
    ent_minima *m = w->minima;
    ent_tuples_init(&m->outcomes, allocator, 2);
    m->outcome_of = ent_memory_new(allocator, w->of->relation->space->count, sizeof *m->outcome_of);
    m->start = ent_memory_new(allocator, (size_t)w->of->components->count + 1, sizeof *m->start);
    if (m->outcome_of == NULL || m->start == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(w->of->no_escape ? find_outcomes(w) : take_classes(w));
    w->seen = ent_memory_zero(allocator, m->outcomes.count, sizeof *w->seen);
    w->owner = ent_memory_new(allocator, w->of->apart ? w->of->relation->space->count : 0,
                              sizeof *w->owner);
    return w->seen == NULL || w->owner == NULL ? ENT_ERROR_MEMORY : find_elements(w);
}

ent_status ent_minima_new(ent_context *context, const ent_minima_of *of, ent_minima *out)
{
    const ent_allocator *allocator = &context->allocator;
    ent_minima made = {0};
    work w = {.context = context, .of = of, .minima = &made};
    const ent_status status = find(&w);
    ent_memory_free(allocator, w.best);
    ent_memory_free(allocator, w.seen);
    ent_memory_free(allocator, w.owner);
    ent_memory_free(allocator, w.found);
    if (status != ENT_OK) {
        ent_minima_free(allocator, &made);
        return status;
    }
    *out = made;
    return ENT_OK;
}

void ent_minima_free(const ent_allocator *allocator, ent_minima *minima)
{
    if (minima->outcomes.allocator != NULL) {
        ent_tuples_free(&minima->outcomes);
    }
    ent_memory_free(allocator, minima->outcome_of);
    ent_memory_free(allocator, minima->start);
    ent_memory_free(allocator, minima->elements);
    ent_memory_free(allocator, minima->others);
    *minima = (ent_minima){0};
}
