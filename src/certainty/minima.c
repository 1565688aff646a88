/* SPDX-License-Identifier: MIT */
/*
 * Minima of components.
 *
 * Where all opponents can take everything back, what they can bring about from a state is its component:
 * the states that their moves connect. Say that x is below y when it is worse in every completion or equal in
 * every one. That is transitive, and what is below a state that is good enough as a sanction is good enough
 * too, for each of the types: of a component the states that no other is below do in place of all.
 *
 * Under SMR a sanction is good enough when all that the party can make of it is. Of these only the *best*
 * count, those that are below no other. A sanction is below another when each of its best is below one of
 * the other's.
 *
 * Equal states stand for each other, so one of them is kept. Whoever asks must bear in mind that the state
 * kept may be the very one that a party moved to.
 */
#include "certainty/minima.h"

#include "space/arcs.h"

enum { LOOK = 1 << 12 /* states between two looks at cancel */ };

typedef struct work {
    ent_context *context;
    const ent_minima_of *of;
    ent_minima *minima;
    uint32_t *order; /* the states, component by component */
    uint32_t *best;  /* of the state at hand */
    size_t best_count, best_room;
} work;

bool ent_minima_apply(const ent_space *space, size_t party)
{
    const ent_dispute *dispute = space->dispute;
    bool apply = ent_space_transitive(space) && dispute->parties[party].unknown_count == 0;
    for (size_t o = 0; o < dispute->option_count; o++) {
        const ent_option *option = &dispute->options[o];
        apply = apply && (option->party == party ||
                          (option->moves != ENT_MOVES_UP && option->moves != ENT_MOVES_DOWN));
    }
    return apply;
}

static uint32_t root_of(uint32_t *joined, uint32_t state)
{
    while (joined[state] != state) {
        joined[state] = joined[joined[state]];
        state = joined[state];
    }
    return state;
}

/* Joins each state with the first that an opponent moves to from it: an opponent moves between all states of
 * its group, so that connects the group. Then numbers the components; returns how many there are. */
static size_t join_states(const work *w, uint32_t *component)
{
    const size_t count = w->of->relation->space->count;
    size_t components = 0;
    for (size_t s = 0; s < count; s++) {
        component[s] = (uint32_t)s;
    }
    for (size_t j = 0; j < w->of->parties; j++) {
        const ent_adjacency *moves = &w->of->forward[j];
        for (size_t s = 0; s < count; s++) {
            if (j != w->of->party && moves->start[s] < moves->start[s + 1]) {
                const uint32_t one = root_of(component, (uint32_t)s);
                const uint32_t other = root_of(component, moves->to[moves->start[s]]);
                component[one > other ? one : other] = one > other ? other : one;
            }
        }
    }
    for (size_t s = 0; s < count; s++) { /* roots are smaller, so theirs have their numbers */
        component[s] = component[s] == s ? (uint32_t)components++ : component[component[s]];
    }
    return components;
}

/* Sorts the states by component; start[c] is where those of c begin. */
static void sort_states(const work *w, size_t components)
{
    const size_t count = w->of->relation->space->count;
    size_t *start = w->minima->start;
    for (size_t c = 0; c <= components; c++) {
        start[c] = 0;
    }
    for (size_t s = 0; s < count; s++) {
        start[w->minima->component[s] + 1]++;
    }
    for (size_t c = 0; c < components; c++) {
        start[c + 1] += start[c];
    }
    for (size_t s = count; s-- > 0;) { /* from the end, which moves each start back in its place */
        w->order[--start[w->minima->component[s] + 1]] = (uint32_t)s;
    }
    for (size_t c = 0; c < components; c++) {
        start[c] = start[c + 1];
    }
    start[components] = count;
}

static bool is_below(const work *w, uint32_t state, uint32_t other)
{
    const unsigned outcomes = ent_relation_compare(w->of->relation, state, other);
    return outcomes == ENT_OUTCOME_WORSE || outcomes == ENT_OUTCOME_EQUAL;
}

/* Adds a state to the best ones at hand, unless it is below one of them. */
static ent_status add_best(work *w, uint32_t state)
{
    size_t kept = 0;
    for (size_t k = 0; k < w->best_count; k++) {
        if (is_below(w, state, w->best[k])) {
            return ENT_OK;
        }
    }
    for (size_t k = 0; k < w->best_count; k++) {
        if (!is_below(w, w->best[k], state)) {
            w->best[kept++] = w->best[k];
        }
    }
    uint32_t *best =
        ent_memory_grow(&w->context->allocator, w->best, &w->best_room, kept + 1, sizeof *best);
    if (best == NULL) {
        return ENT_ERROR_MEMORY;
    }
    w->best = best;
    best[kept] = state;
    w->best_count = kept + 1;
    return ENT_OK;
}

/* Whether each of some states is below one of others. */
static bool all_below(const work *w, const uint32_t *states, size_t count, const uint32_t *others,
                      size_t other_count)
{
    for (size_t k = 0; k < count; k++) {
        size_t above = 0;
        while (above < other_count && !is_below(w, states[k], others[above])) {
            above++;
        }
        if (above == other_count) {
            return false;
        }
    }
    return true;
}

static ent_status keep(work *w, uint32_t state)
{
    const ent_allocator *allocator = &w->context->allocator;
    ent_minima *m = w->minima;
    uint32_t *best = ent_memory_grow(allocator, m->best, &m->best_room,
                                     m->best_count + w->best_count, sizeof *best);
    if (best == NULL) {
        return ENT_ERROR_MEMORY;
    }
    m->best = best;
    ent_minimum *elements =
        ent_memory_grow(allocator, m->elements, &m->room, m->count + 1, sizeof *elements);
    if (elements == NULL) {
        return ENT_ERROR_MEMORY;
    }
    m->elements = elements;
    elements[m->count++] =
        (ent_minimum){.state = state, .first = m->best_count, .count = w->best_count};
    for (size_t k = 0; k < w->best_count; k++) {
        best[m->best_count++] = w->best[k];
    }
    return ENT_OK;
}

/* Adds a state to the elements of a component, which begin at `first`. */
static ent_status add_element(work *w, size_t first, uint32_t state)
{
    const ent_adjacency *moves = &w->of->forward[w->of->party];
    ent_minima *m = w->minima;
    size_t kept = first;
    w->best_count = 0;
    ENT_TRY(add_best(w, state));
    for (size_t k = moves->start[state]; w->of->no_escape && k < moves->start[state + 1]; k++) {
        ENT_TRY(add_best(w, moves->to[k]));
    }
    for (size_t e = first; e < m->count; e++) {
        const ent_minimum *at = &m->elements[e];
        if (all_below(w, m->best + at->first, at->count, w->best, w->best_count)) {
            return ENT_OK;
        }
    }
    for (size_t e = first; e < m->count; e++) {
        const ent_minimum at = m->elements[e];
        if (!all_below(w, w->best, w->best_count, m->best + at.first, at.count)) {
            m->elements[kept++] = at;
        }
    }
    m->count = kept;
    return keep(w, state);
}

static ent_status fill(work *w, size_t components)
{
    ent_minima *m = w->minima;
    sort_states(w, components);
    for (size_t c = 0; c < components; c++) {
        const size_t from = m->start[c], end = m->start[c + 1];
        m->start[c] = m->count;
        for (size_t k = from; k < end; k++) {
            if (k % LOOK == 0) {
                ENT_TRY(ent_context_step(w->context, "weighing counter-moves", k,
                                         w->of->relation->space->count));
            }
            ENT_TRY(add_element(w, m->start[c], w->order[k]));
        }
    }
    m->start[components] = m->count;
    return ENT_OK;
}

ent_status ent_minima_new(ent_context *context, const ent_minima_of *of, ent_minima *out)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t count = of->relation->space->count;
    ent_minima made = {.component = ent_memory_new(allocator, count, sizeof *made.component)};
    work w = {.context = context,
              .of = of,
              .minima = &made,
              .order = ent_memory_new(allocator, count, sizeof *w.order)};
    ent_status status = made.component == NULL || w.order == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    if (status == ENT_OK) {
        const size_t components = join_states(&w, made.component);
        made.start = ent_memory_new(allocator, components + 1, sizeof *made.start);
        status = made.start == NULL ? ENT_ERROR_MEMORY : fill(&w, components);
    }
    ent_memory_free(allocator, w.order);
    ent_memory_free(allocator, w.best);
    if (status != ENT_OK) {
        ent_minima_free(allocator, &made);
        return status;
    }
    *out = made;
    return ENT_OK;
}

void ent_minima_free(const ent_allocator *allocator, ent_minima *minima)
{
    ent_memory_free(allocator, minima->component);
    ent_memory_free(allocator, minima->start);
    ent_memory_free(allocator, minima->elements);
    ent_memory_free(allocator, minima->best);
    *minima = (ent_minima){0};
}
