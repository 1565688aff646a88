/* SPDX-License-Identifier: MIT */
/*
 * Stability of the types a to d, by search from each move.
 *
 * Where some states compare as unknown, preference is no weak order: no one number a state tells the worst
 * that opponents can do, and the state that a party moved to may be a sanction, when opponents come back to
 * it. So from each state the opponents' legal sequences are searched, over nodes of a state and its last
 * mover; the start counts only when it is reached again. What is reached is then held against each state
 * from which the party may have come.
 *
 *   type   leaves for      a state is good enough as a sanction or escape when it is
 *   a      better, U       worse or equal
 *   b      better          worse or equal
 *   c      better, U       not better, as far as is known
 *   d      better          not better, as far as is known
 *
 * Under SEQ and SSEQ each opponent moves to what is better or unknown for it.
 *
 * Cost: a search over all nodes from each state, O(states * parties * moves) a party, and as many
 * comparisons of a state left with one reached. Memory 8 bytes a move, and 4 bytes a node.
 */
#include "certainty/by_search.h"

#include "certainty/judge.h"

#include <string.h>

enum { LOOK = 64 /* searches between two looks at cancel */ };

typedef struct work {
    ent_context *context;
    ent_certainty *certainty;
    size_t parties, count;
    const ent_relation *relations;     /* per party */
    ent_adjacency *forward, *backward; /* per party: its moves, and from where they lead */
    uint32_t *seen;                    /* per node: the search that saw it last */
    uint32_t *stack;                   /* of nodes: a state, and behind it its last mover */
    uint32_t *reached, *reached_in;    /* the states reached, and per state the search that did */
    size_t reached_count, height;
    uint32_t search;        /* the number of the search at hand, from 1 */
    bool searched;          /* whether it was made from the state at hand */
    bool improvements_only; /* of opponents */
} work;

/* A party leaves a state for another, and is to be deterred by the measure of a type. */
typedef struct departure {
    size_t party;
    uint32_t from, to;
    ent_certainty_type type;
    bool no_escape;
    bool strongly; /* only by what is far below, or unknown where that deters */
} departure;

/* The opponents of a party move on from a state whose last mover is given. */
static void move_on(work *w, size_t party, uint32_t state, size_t last)
{
    for (size_t j = 0; j < w->parties; j++) {
        const ent_adjacency *moves = &w->forward[j];
        for (size_t k = moves->start[state]; j != party && j != last && k < moves->start[state + 1];
             k++) {
            const uint32_t to = moves->to[k];
            if (w->seen[to * w->parties + j] == w->search ||
                (w->improvements_only &&
                 !ent_type_leaves(ENT_TYPE_A, ent_relation_compare(&w->relations[j], to, state)))) {
                continue;
            }
            w->seen[to * w->parties + j] = w->search;
            w->stack[w->height++] = to;
            w->stack[w->height++] = (uint32_t)j;
            if (w->reached_in[to] != w->search) {
                w->reached_in[to] = w->search;
                w->reached[w->reached_count++] = to;
            }
        }
    }
}

/* Finds what the opponents of a party reach from a state, unless that was done. */
static void search_from(work *w, size_t party, uint32_t start)
{
    if (w->searched) {
        return;
    }
    if (w->search == UINT32_MAX) { /* numbers of searches begin anew */
        memset(w->seen, 0, w->count * w->parties * sizeof *w->seen);
        memset(w->reached_in, 0, w->count * sizeof *w->reached_in);
        w->search = 0;
    }
    w->search++;
    w->searched = true;
    w->reached_count = 0;
    move_on(w, party, start, party);
    while (w->height > 0) {
        const size_t last = w->stack[--w->height];
        const uint32_t state = w->stack[--w->height];
        move_on(w, party, state, last);
    }
}

/* Whether a state is good enough against the one that was left. */
static bool suffices(const work *w, const departure *d, uint32_t state)
{
    const ent_relation *relation = &w->relations[d->party];
    const unsigned outcomes = ent_relation_compare(relation, state, d->from);
    return ent_type_deters(d->type, outcomes) && (!d->strongly || !ent_outcomes_known(outcomes) ||
                                                  ent_relation_is_far(relation, d->from, state));
}

/* Whether a sanction, and if asked all that the party reaches from it, is good enough. */
static bool deters(const work *w, const departure *d, uint32_t sanction)
{
    const ent_adjacency *moves = &w->forward[d->party];
    if (!suffices(w, d, sanction)) {
        return false;
    }
    for (size_t k = moves->start[sanction]; d->no_escape && k < moves->start[sanction + 1]; k++) {
        if (!suffices(w, d, moves->to[k])) {
            return false;
        }
    }
    return true;
}

/* Whether something that is reached deters the party. */
static bool is_deterred(work *w, const departure *d)
{
    search_from(w, d->party, d->to);
    for (size_t k = 0; k < w->reached_count; k++) {
        if (deters(w, d, w->reached[k])) {
            return true;
        }
    }
    return false;
}

/* Strikes a state out where the party leaves it by a type and is not deterred. */
static void strike_out(work *w, departure *d, unsigned concepts)
{
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((concepts >> c & 1) == 0) {
            continue;
        }
        const ent_concept_rule rule = ent_concept_rule_of(c);
        uint64_t *set = ent_certainty_type_set(w->certainty, d->type, c, d->party);
        uint64_t *strong = ent_certainty_strong_set(w->certainty, d->type, c, d->party);
        d->no_escape = rule.no_escape;
        d->strongly = false;
        if (ent_bits_has(set, d->from) && !(rule.sanctioned && is_deterred(w, d))) {
            ent_bits_remove(set, d->from);
        }
        d->strongly = true;
        if (strong != NULL && ent_bits_has(strong, d->from) && !is_deterred(w, d)) {
            ent_bits_remove(strong, d->from);
        }
    }
}

/* Looks at all moves of a party to a state, under the concepts of one kind of search. */
static void look_back(work *w, size_t party, uint32_t to, unsigned concepts)
{
    const ent_adjacency *from = &w->backward[party];
    w->searched = false;
    for (size_t k = from->start[to]; k < from->start[to + 1]; k++) {
        departure d = {.party = party, .from = from->to[k], .to = to};
        const unsigned outcomes = ent_relation_compare(&w->relations[party], to, d.from);
        const bool leaves =
            ent_type_leaves(ENT_TYPE_A, outcomes); /* by some type: type a leaves most */
        for (d.type = 0; leaves && d.type < ENT_TYPE_COUNT; d.type++) {
            if ((w->certainty->type_set >> d.type & 1) != 0 && ent_type_leaves(d.type, outcomes)) {
                strike_out(w, &d, concepts);
            }
        }
    }
}

/* Those of some concepts that are of one kind: without sanctions, with any, with improvements. */
static unsigned kind_of(unsigned asked, bool sanctioned, bool improvements_only)
{
    unsigned concepts = 0;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        const ent_concept_rule rule = ent_concept_rule_of(c);
        if (rule.sanctioned == sanctioned && rule.improvements_only == improvements_only) {
            concepts |= asked & 1u << c;
        }
    }
    return concepts;
}

static ent_status lay_out(work *w, const ent_space *space, size_t party)
{
    ENT_TRY(ent_type_moves(w->context, space, party, &w->forward[party]));
    return ent_adjacency_reverse(&w->forward[party], w->count, &w->backward[party]);
}

static ent_status decide_kind(work *w, size_t party, unsigned concepts)
{
    for (size_t s = 0; s < w->count; s++) {
        if (s % LOOK == 0) {
            ENT_TRY(ent_context_step(w->context, "following counter-moves", s, w->count));
        }
        look_back(w, party, (uint32_t)s, concepts);
    }
    return ENT_OK;
}

static ent_status decide_party(work *w, size_t party, unsigned asked)
{
    static const bool kinds[][2] = {{false, false}, {true, false}, {true, true}};
    for (size_t kind = 0; kind < 3; kind++) {
        const unsigned concepts = kind_of(asked, kinds[kind][0], kinds[kind][1]);
        w->improvements_only = kinds[kind][1];
        if (concepts != 0) {
            ENT_TRY(decide_kind(w, party, concepts));
        }
    }
    return ENT_OK;
}

static ent_status make_room(work *w)
{
    const ent_allocator *allocator = &w->context->allocator;
    const ent_space *space = w->certainty->space;
    w->forward = ent_memory_zero(allocator, w->parties, sizeof *w->forward);
    w->backward = ent_memory_zero(allocator, w->parties, sizeof *w->backward);
    w->seen = ent_memory_zero(allocator, w->count * w->parties, sizeof *w->seen);
    w->stack = ent_memory_new(allocator, w->count * w->parties, 2 * sizeof *w->stack);
    w->reached = ent_memory_new(allocator, w->count, sizeof *w->reached);
    w->reached_in = ent_memory_zero(allocator, w->count, sizeof *w->reached_in);
    if (w->forward == NULL || w->backward == NULL || w->seen == NULL || w->stack == NULL ||
        w->reached == NULL || w->reached_in == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < w->parties; p++) {
        ENT_TRY(ent_context_step(w->context, "laying out moves", p, w->parties));
        ENT_TRY(lay_out(w, space, p));
    }
    return ENT_OK;
}

static void free_room(work *w)
{
    const ent_allocator *allocator = &w->context->allocator;
    for (size_t p = 0; p < w->parties; p++) {
        if (w->forward != NULL) {
            ent_adjacency_free(&w->forward[p]);
        }
        if (w->backward != NULL) {
            ent_adjacency_free(&w->backward[p]);
        }
    }
    ent_memory_free(allocator, w->forward);
    ent_memory_free(allocator, w->backward);
    ent_memory_free(allocator, w->seen);
    ent_memory_free(allocator, w->stack);
    ent_memory_free(allocator, w->reached);
    ent_memory_free(allocator, w->reached_in);
}

ent_status ent_types_by_search(ent_context *context, ent_certainty *certainty,
                               const ent_relation *relations, const unsigned *concepts)
{
    work w = {.context = context,
              .certainty = certainty,
              .relations = relations,
              .parties = certainty->party_count,
              .count = certainty->space->count};
    ent_status status = make_room(&w);
    for (size_t p = 0; p < w.parties && status == ENT_OK; p++) {
        status = decide_party(&w, p, concepts[p]);
    }
    free_room(&w);
    return status;
}
