/* SPDX-License-Identifier: MIT */
/*
 * Least places.
 *
 * What the others reach by any moves is flooded as for the ordinary concepts, with places as values (flood.h). What
 * they reach by replies alone is flooded here, backward over *nodes* of a state and its last mover, as by arcs
 * (sequences.c): states are seeds, by ascending place; the first seed that reaches a node is the least that is to
 * be had there. A reply is a move, and pleases who makes it; whether it does is asked of each move.
 *
 * Threads take scales.
 *
 * Cost: for each scale every node is passed once and looks at the moves into its state by its last mover.
 */
#include "stability/behaviour/lows.h"

#include "base/sort.h"
#include "diag/parallel.h"
#include "stability/flood.h"

#include <string.h>

enum { LOOK = 1 << 12 /* nodes between two looks at cancel */ };

static const uint32_t UNREACHED = UINT32_MAX;

/* Room of a worker. */
typedef struct room {
    uint32_t *low; /* per node */
    size_t *stack; /* of nodes */
    uint32_t *seeds;
    ent_state_list sources;
} room;

typedef struct work {
    const ent_graph *graph;
    const ent_scales *scales;
    size_t party;
    const ent_scale *own; /* its scales */
    size_t own_count;
    const ent_lows *lows;
    room *rooms; /* per worker */
} work;

/* A flood: from what seed, over whose moves. */
typedef struct flood {
    ent_graph graph;
    const ent_scales *scales;
    room *room;
    size_t party, height;
    uint32_t place; /* of the seed */
} flood;

static void reach(flood *f, size_t node)
{
    if (f->room->low[node] == UNREACHED) {
        f->room->low[node] = f->place;
        f->room->stack[f->height++] = node;
    }
}

/* Goes back over the replies by which the last mover of a node came to its state. */
static ent_status go_back(flood *f, size_t node)
{
    const size_t parties = f->graph.party_count, mover = node % parties;
    const uint32_t state = (uint32_t)(node / parties);
    const ent_state_list *sources = &f->room->sources;
    if (mover == f->party) { /* nobody has moved: the start of a sequence */
        return ENT_OK;
    }
    ENT_TRY(ent_graph_sources(&f->graph, mover, state, &f->room->sources));
    for (size_t k = 0; k < sources->count; k++) {
        const uint32_t from = sources->states[k];
        for (size_t last = 0; last < parties && ent_pleases(f->scales, mover, state, from);
             last++) {
            if (last != mover) {
                reach(f, from * parties + last);
            }
        }
    }
    return ENT_OK;
}

static ent_status run(ent_context *context, flood *f, const ent_scale *scale)
{
    const size_t count = f->graph.space->count, parties = f->graph.party_count;
    size_t passed = 0;
    ENT_TRY(
        ent_sort_by_value(&context->allocator, scale->place, count, scale->bound, f->room->seeds));
    memset(f->room->low, 0xFF, count * parties * sizeof *f->room->low);
    for (size_t k = 0; k < count; k++) {
        f->place = scale->place[f->room->seeds[k]];
        for (size_t last = 0; last < parties; last++) {
            reach(f, f->room->seeds[k] * parties + last);
        }
        while (f->height > 0) {
            if (passed++ % LOOK == 0) {
                ENT_TRY(ent_context_poll(context));
            }
            ENT_TRY(go_back(f, f->room->stack[--f->height]));
        }
    }
    return ENT_OK;
}

/* Floods by replies for one scale. */
static ent_status flood_replies(ent_context *context, void *user, size_t worker, size_t scale)
{
    const work *w = user;
    const size_t count = w->graph->space->count, parties = w->graph->party_count;
    flood f = {.graph = ent_graph_for(context, w->graph),
               .scales = w->scales,
               .room = &w->rooms[worker],
               .party = w->party};
    ENT_TRY(run(context, &f, &w->own[scale]));
    for (size_t s = 0; s < count; s++) {
        w->lows->replies[scale * count + s] = f.room->low[s * parties + f.party];
    }
    return ENT_OK;
}

static bool make_room(const ent_allocator *allocator, const ent_graph *graph, room *out)
{
    const size_t nodes = graph->space->count * graph->party_count;
    out->low = ent_memory_new(allocator, nodes, sizeof *out->low);
    out->stack = ent_memory_new(allocator, nodes, sizeof *out->stack);
    out->seeds = ent_memory_new(allocator, graph->space->count, sizeof *out->seeds);
    return out->low != NULL && out->stack != NULL && out->seeds != NULL;
}

static ent_status by_replies(ent_context *context, work *w)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t scales = w->own_count;
    const uint64_t size = 100 * (uint64_t)w->graph->space->count * w->graph->party_count * scales;
    const size_t workers = ent_workers(context, scales, size);
    bool held = true;
    w->rooms = ent_memory_zero(allocator, workers, sizeof *w->rooms);
    for (size_t k = 0; k < workers && w->rooms != NULL && held; k++) {
        held = make_room(allocator, w->graph, &w->rooms[k]);
    }
    const ent_status status =
        w->rooms == NULL || !held
            ? ENT_ERROR_MEMORY
            : ent_parallel(context, "following replies", workers, scales, flood_replies, w);
    for (size_t k = 0; k < workers && w->rooms != NULL; k++) {
        ent_memory_free(allocator, w->rooms[k].low);
        ent_memory_free(allocator, w->rooms[k].stack);
        ent_memory_free(allocator, w->rooms[k].seeds);
        ent_memory_free(allocator, w->rooms[k].sources.states);
    }
    ent_memory_free(allocator, w->rooms);
    return status;
}

/* Floods by any moves, for as many scales as go at once; what flood f finds goes to out[f]. */
static ent_status flood_any(ent_context *context, const ent_graph *graph, const ent_floods *floods,
                            uint32_t *const *out)
{
    ent_sanctions found;
    ENT_TRY(ent_sanctions_new(graph, floods->count, false, &found));
    const ent_status status = ent_flood_run(context, graph, floods, &found);
    for (size_t k = 0; status == ENT_OK && k < graph->space->count * floods->count; k++) {
        out[k % floods->count][k / floods->count] = found.low[k];
    }
    ent_sanctions_free(&found);
    return status;
}

/* The best place that a party can make of each state. */
static ent_status find_best(ent_context *context, const ent_graph *graph, size_t party,
                            const ent_scale *scale, uint32_t *best)
{
    const ent_graph own = ent_graph_for(context, graph);
    ent_state_list moves = {0};
    ent_status status = ENT_OK;
    for (size_t s = 0; s < graph->space->count && status == ENT_OK; s++) {
        status = s % LOOK == 0 ? ent_context_step(context, "looking for the best moves", s,
                                                  graph->space->count)
                               : ENT_OK;
        if (status == ENT_OK) {
            status = ent_graph_all_moves(&own, party, (uint32_t)s, &moves);
        }
        best[s] = scale->place[s];
        for (size_t k = 0; k < moves.count; k++) {
            const uint32_t place = scale->place[moves.states[k]];
            best[s] = place > best[s] ? place : best[s];
        }
    }
    ent_memory_free(&context->allocator, moves.states);
    return status;
}

/* Floods what a party with one scale can make of states; the best places stand where the answers will. */
static ent_status by_repair(ent_context *context, const work *w)
{
    uint32_t *repair = w->lows->repair;
    ENT_TRY(find_best(context, w->graph, w->party, w->own, repair));
    const ent_floods floods = {
        .party = w->party, .flood = {{.value = repair, .bound = w->own->bound}}, .count = 1};
    return flood_any(context, w->graph, &floods, &repair);
}

static ent_status by_any_moves(ent_context *context, const work *w)
{
    const size_t count = w->graph->space->count;
    for (size_t first = 0; first < w->own_count; first += ENT_MOST_FLOODS) {
        uint32_t *out[ENT_MOST_FLOODS];
        ent_floods floods = {.party = w->party};
        for (size_t k = first; k < w->own_count && k < first + ENT_MOST_FLOODS; k++) {
            out[floods.count] = w->lows->any + k * count;
            floods.flood[floods.count++] =
                (ent_flood){.value = w->own[k].place, .bound = w->own[k].bound};
        }
        ENT_TRY(flood_any(context, w->graph, &floods, out));
    }
    return ENT_OK;
}

ent_status ent_lows_new(ent_context *context, const ent_graph *graph, const ent_scales *scales,
                        size_t party, ent_lows *out)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t own = ent_scale_count(scales, party), count = graph->space->count;
    work w = {.graph = graph,
              .scales = scales,
              .party = party,
              .own = scales->scale + scales->start[party],
              .own_count = own,
              .lows = out};
    out->any = ent_memory_new(allocator, own, count * sizeof *out->any);
    out->replies = ent_memory_new(allocator, own, count * sizeof *out->replies);
    out->repair = own == 1 ? ent_memory_new(allocator, count, sizeof *out->repair) : NULL;
    if (out->any == NULL || out->replies == NULL || (own == 1 && out->repair == NULL)) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(by_any_moves(context, &w));
    if (own == 1) {
        ENT_TRY(by_repair(context, &w));
    }
    return by_replies(context, &w);
}

void ent_lows_free(const ent_allocator *allocator, ent_lows *lows)
{
    ent_memory_free(allocator, lows->any);
    ent_memory_free(allocator, lows->replies);
    ent_memory_free(allocator, lows->repair);
    *lows = (ent_lows){0};
}
