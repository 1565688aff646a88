/* SPDX-License-Identifier: MIT */
/*
 * Sanctions by legal sequences, where moves are arcs.
 *
 * What can follow in a sequence depends on who moved last, so the search is over *nodes*: a state and its
 * last mover; the party that is sanctioned never moves, and its node stands for "nobody yet", the start
 * of a sequence. From node (q, j) every other opponent k may move on to node (r, k), r in R_k(q).
 *
 * Backward: states are taken as *seeds*, by ascending value. A seed reaches all nodes of its own state.
 * When it reaches (r, k) it reaches (q, j) for each q from which k moves to r and each j other than k. The
 * first seed that reaches a node is the least sanction to be had there; later ones find it taken. That is
 * `low` at the start node of each state.
 *
 * When a state is to be no sanction against leaving itself, every node takes two different seeds. Of all
 * seeds but one given state, the least is then the first or the second: the two least different elements
 * of a union are among the two least different ones of its parts.
 *
 * Threads take floods of a party each.
 *
 * Cost: every node is passed once (or twice) and looks at the moves into its state by its mover, once for
 * each party: O(parties * moves); memory 4 (or 8) bytes a node and 4 more for the stack.
 */
#include "base/sort.h"
#include "diag/parallel.h"
#include "stability/flood.h"

#include <string.h>

static const uint32_t NOBODY = UINT32_MAX;

typedef struct walk {
    const ent_graph *graph;
    const ent_flood *flood;
    size_t party;
    uint32_t *first, *second; /* per node: seeds; `second` NULL: one is enough */
    size_t *stack;            /* of nodes */
    size_t height;
    uint32_t seed;
} walk;

/* The seed reaches a node. */
static void reach(walk *w, size_t node)
{
    if (w->first[node] == NOBODY) {
        w->first[node] = w->seed;
    } else if (w->second != NULL && w->second[node] == NOBODY && w->first[node] != w->seed) {
        w->second[node] = w->seed;
    } else {
        return;
    }
    w->stack[w->height++] = node;
}

/* Goes back over the moves by which the last mover of a node came to its state. */
static void go_back(walk *w, size_t node)
{
    const size_t parties = w->graph->party_count;
    const size_t mover = node % parties, state = node / parties;
    if (mover == w->party) {
        return;
    }
    const ent_adjacency *into = &w->graph->movers[mover].backward;
    const uint32_t *level = w->graph->movers[mover].levels.of;
    for (size_t k = into->start[state]; k < into->start[state + 1]; k++) {
        const size_t from = into->to[k];
        if (w->flood->improvements_only && level[from] >= level[state]) {
            continue;
        }
        for (size_t last = 0; last < parties; last++) {
            if (last != mover) {
                reach(w, from * parties + last);
            }
        }
    }
}

static ent_status run(ent_context *context, walk *w, uint32_t *seeds)
{
    const size_t count = w->graph->space->count, parties = w->graph->party_count;
    ENT_TRY(ent_sort_by_value(&context->allocator, w->flood->value, count, w->flood->bound, seeds));
    memset(w->first, 0xFF, count * parties * sizeof *w->first);
    if (w->second != NULL) {
        memset(w->second, 0xFF, count * parties * sizeof *w->second);
    }
    for (size_t k = 0; k < count; k++) {
        if (k % 256 == 0) {
            ENT_TRY(ent_context_step(context, "following counter-moves", k, count));
        }
        w->seed = seeds[k];
        for (size_t last = 0; last < parties; last++) {
            reach(w, seeds[k] * parties + last);
        }
        while (w->height > 0) {
            go_back(w, w->stack[--w->height]);
        }
    }
    return ENT_OK;
}

/* Reads the answers off the nodes at which sequences start. */
static void read_answers(const walk *w, size_t flood, ent_sanctions *out)
{
    const size_t parties = w->graph->party_count;
    for (size_t s = 0; s < w->graph->space->count; s++) {
        const size_t node = s * parties + w->party, at = s * out->floods + flood;
        out->low[at] = w->flood->value[w->first[node]];
        if (w->second != NULL) {
            out->least[at] = w->first[node];
            out->other[at] =
                w->second[node] == NOBODY ? ENT_NO_SANCTION : w->flood->value[w->second[node]];
        }
    }
}

static ent_status run_flood(ent_context *context, walk *w, ent_sanctions *out)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t count = w->graph->space->count, nodes = count * w->graph->party_count;
    const bool two = out->least != NULL;
    uint32_t *seeds = ent_memory_new(allocator, count, sizeof *seeds);
    w->first = ent_memory_new(allocator, nodes, sizeof *w->first);
    w->second = two ? ent_memory_new(allocator, nodes, sizeof *w->second) : NULL;
    w->stack = ent_memory_new(allocator, nodes, sizeof *w->stack);
    ent_status status = ENT_ERROR_MEMORY;
    if (seeds != NULL && w->first != NULL && (!two || w->second != NULL) && w->stack != NULL) {
        status = run(context, w, seeds);
    }
    ent_memory_free(allocator, seeds);
    ent_memory_free(allocator, w->stack);
    return status;
}

typedef struct work {
    const ent_graph *graph;
    const ent_floods *floods;
    ent_sanctions *out;
} work;

static ent_status run_one(ent_context *context, void *user, size_t worker, size_t flood)
{
    const work *all = user;
    const ent_graph *graph = all->graph;
    walk w = {.graph = graph, .flood = &all->floods->flood[flood], .party = all->floods->party};
    (void)worker;
    const ent_status status = run_flood(context, &w, all->out);
    if (status == ENT_OK) {
        read_answers(&w, flood, all->out);
    }
    ent_memory_free(&context->allocator, w.first);
    ent_memory_free(&context->allocator, w.second);
    context->work[all->out->least == NULL ? ENT_WORK_NODES : ENT_WORK_RETURNS] +=
        graph->space->count * graph->party_count;
    return status;
}

ent_status ent_sequences_run(ent_context *context, const ent_graph *graph, const ent_floods *floods,
                             ent_sanctions *out)
{
    work all = {.graph = graph, .floods = floods, .out = out};
    const uint64_t size = 100 * (uint64_t)graph->space->count * graph->party_count;
    return ent_parallel(context, "following counter-moves",
                        ent_workers(context, floods->count, size), floods->count, run_one, &all);
}
