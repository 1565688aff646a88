/* SPDX-License-Identifier: MIT */
/*
 * Answers by components.
 *
 * What may follow in a legal sequence depends on who moved last. So there are two nodes for each state q and
 * opponent j: (q, j *moved*), which leads to (q, k moves) for each other opponent k; and (q, j *moves*), which
 * leads to (to, j moved) for each move of j from q. What is reached from q is what is reached from (q, j
 * moves) for any j, and reached is a state when one of its nodes "moved" is. The second kind keeps the number
 * of steps at that of the moves.
 *
 * Nodes that reach each other reach the same, so these are made one *component* (Tarjan's search; it gives
 * components their numbers in an order in which all steps lead to smaller ones). Where opponents can take
 * everything back there are few components and hardly a step between them. Then, for 64 states at a time,
 * one pass over the components in that order tells which of these 64 each component reaches.
 */
#include "stability/behaviour/answers.h"

#include <string.h>

enum { MOVED, MOVES, KINDS, LOOK = 1 << 10 };

static const size_t NONE = SIZE_MAX;

typedef struct walk {
    ent_context *context;
    ent_answers *answers;
    size_t *index,
        *low;     /* per node: when it was found, from 1; the earliest node that it leads back to */
    size_t *next; /* per node: which of its steps is to be looked at next */
    size_t *path; /* the nodes from the root to the one at hand */
    size_t depth;
    size_t *open; /* the nodes found that have no component yet */
    size_t open_count;
    size_t *closed; /* the others, component by component */
    size_t closed_count;
    size_t found;
} walk;

static size_t node_of(const ent_answers_of *of, size_t state, size_t party, size_t kind)
{
    return (state * of->parties + party) * KINDS + kind;
}

/* Finds where a step of a node leads: perhaps to the node itself, which means nothing. False when there are
 * no more. */
static bool step(const ent_answers_of *of, size_t node, size_t number, size_t *out)
{
    const size_t party = node / KINDS % of->parties, state = node / KINDS / of->parties;
    if (node % KINDS == MOVED) {
        *out = number == party || number == of->party ? node : node_of(of, state, number, MOVES);
        return number < of->parties;
    }
    const ent_adjacency *moves = &of->moves[party];
    if (number >= moves->start[state + 1] - moves->start[state]) {
        return false;
    }
    *out = node_of(of, moves->to[moves->start[state] + number], party, MOVED);
    return true;
}

static void enter(walk *w, size_t node)
{
    w->index[node] = w->low[node] = ++w->found;
    w->path[w->depth++] = node;
    w->open[w->open_count++] = node;
}

/* All steps of the last node of the path were looked at: if it leads to no earlier one it closes a
 * component. */
static void leave(walk *w, size_t node)
{
    w->depth--;
    if (w->depth > 0 && w->low[node] < w->low[w->path[w->depth - 1]]) {
        w->low[w->path[w->depth - 1]] = w->low[node];
    }
    if (w->low[node] < w->index[node]) {
        return;
    }
    size_t member = NONE;
    while (member != node) {
        member = w->open[--w->open_count];
        w->answers->component[member] = w->answers->count;
        w->closed[w->closed_count++] = member;
    }
    w->answers->count++;
}

static void search(walk *w, size_t root)
{
    enter(w, root);
    while (w->depth > 0) {
        const size_t node = w->path[w->depth - 1];
        size_t to = NONE;
        if (!step(&w->answers->of, node, w->next[node], &to)) {
            leave(w, node);
            continue;
        }
        w->next[node]++;
        if (w->index[to] == 0) {
            enter(w, to);
        } else if (w->answers->component[to] == NONE && w->index[to] < w->low[node]) {
            w->low[node] = w->index[to];
        }
    }
}

static ent_status find_components(walk *w)
{
    const ent_answers_of *of = &w->answers->of;
    for (size_t k = 0; k < of->states * of->parties * KINDS; k++) {
        if (k % LOOK == 0) {
            ENT_TRY(ent_context_poll(w->context));
        }
        if (k / KINDS % of->parties != of->party && w->index[k] == 0) {
            search(w, k);
        }
    }
    return ENT_OK;
}

static ent_status add_step(ent_answers *answers, size_t count, size_t to)
{
    size_t *grown =
        ent_memory_grow(answers->allocator, answers->to, &answers->room, count + 1, sizeof *grown);
    if (grown == NULL) {
        return ENT_ERROR_MEMORY;
    }
    answers->to = grown;
    grown[count] = to;
    return ENT_OK;
}

/* Writes down to which others each component leads, each once; `last` is room for a number a component. */
static ent_status find_steps(const walk *w, size_t *last)
{
    ent_answers *answers = w->answers;
    size_t count = 0, at = 0;
    for (size_t c = 0; c < answers->count; c++) {
        answers->start[c] = count;
        last[c] = c; /* itself */
        for (; at < w->closed_count && answers->component[w->closed[at]] == c; at++) {
            size_t to = NONE;
            for (size_t k = 0; step(&answers->of, w->closed[at], k, &to); k++) {
                const size_t into = answers->component[to];
                if (last[into] != c) {
                    last[into] = c;
                    ENT_TRY(add_step(answers, count++, into));
                }
            }
        }
    }
    answers->start[answers->count] = count;
    return ENT_OK;
}

static ent_status join(walk *w)
{
    ent_answers *answers = w->answers;
    ENT_TRY(find_components(w));
    answers->start = ent_memory_new(answers->allocator, answers->count + 1, sizeof *answers->start);
    size_t *last = ent_memory_new(answers->allocator, answers->count, sizeof *last);
    const ent_status status =
        answers->start == NULL || last == NULL ? ENT_ERROR_MEMORY : find_steps(w, last);
    ent_memory_free(answers->allocator, last);
    return status;
}

ent_status ent_answers_new(ent_context *context, const ent_answers_of *of, ent_answers *out)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t nodes = of->states * of->parties * KINDS;
    ent_answers answers = {.allocator = allocator, .of = *of};
    walk w = {.context = context,
              .answers = &answers,
              .index = ent_memory_zero(allocator, nodes, sizeof(size_t)),
              .low = ent_memory_new(allocator, nodes, sizeof(size_t)),
              .next = ent_memory_zero(allocator, nodes, sizeof(size_t)),
              .path = ent_memory_new(allocator, nodes, sizeof(size_t)),
              .open = ent_memory_new(allocator, nodes, sizeof(size_t)),
              .closed = ent_memory_new(allocator, nodes, sizeof(size_t))};
    answers.component = ent_memory_new(allocator, nodes, sizeof *answers.component);
    ent_status status = ENT_ERROR_MEMORY;
    if (w.index != NULL && w.low != NULL && w.next != NULL && w.path != NULL && w.open != NULL &&
        w.closed != NULL && answers.component != NULL) {
        memset(answers.component, 0xFF, nodes * sizeof *answers.component); /* NONE */
        status = join(&w);
    }
    ent_memory_free(allocator, w.index);
    ent_memory_free(allocator, w.low);
    ent_memory_free(allocator, w.next);
    ent_memory_free(allocator, w.path);
    ent_memory_free(allocator, w.open);
    ent_memory_free(allocator, w.closed);
    if (status != ENT_OK) {
        ent_answers_free(&answers);
        return status;
    }
    *out = answers;
    return ENT_OK;
}

void ent_answers_free(ent_answers *answers)
{
    if (answers->allocator != NULL) {
        ent_memory_free(answers->allocator, answers->component);
        ent_memory_free(answers->allocator, answers->start);
        ent_memory_free(answers->allocator, answers->to);
    }
    *answers = (ent_answers){0};
}

void ent_answers_find(const ent_answers *answers, size_t block, uint64_t *column, uint64_t *out,
                      size_t stride)
{
    const ent_answers_of *of = &answers->of;
    memset(column, 0, answers->count * sizeof *column);
    for (size_t s = 64 * block; s < of->states && s < 64 * (block + 1); s++) {
        for (size_t j = 0; j < of->parties; j++) {
            if (j != of->party) {
                column[answers->component[node_of(of, s, j, MOVED)]] |= (uint64_t)1 << s % 64;
            }
        }
    }
    for (size_t c = 0; c < answers->count; c++) {
        for (size_t k = answers->start[c]; k < answers->start[c + 1]; k++) {
            column[c] |= column[answers->to[k]];
        }
    }
    for (size_t s = 0; s < of->states; s++) {
        out[s * stride] = 0;
        for (size_t j = 0; j < of->parties; j++) {
            if (j != of->party) {
                out[s * stride] |= column[answers->component[node_of(of, s, j, MOVES)]];
            }
        }
    }
}
