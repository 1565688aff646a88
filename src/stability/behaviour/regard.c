/* SPDX-License-Identifier: MIT */
/*
 * Who stays where, by attitudes.
 *
 * A state y that does not please a party against s stands below the bar of s on one scale at least. So a reply to x is
 * deterred under AGMR iff on some scale the least place that the others reach from x is below the bar, and under ASEQ
 * the same of what they reach by replies (lows.h). Under ASMR all that the party can make of y must stand below some
 * bar or other. With one scale that asks for the least of the best places (lows.h); where opponents can take
 * everything back, for corners of components (corners.h); elsewhere it is searched for from x (pursuit.h).
 *
 * Threads take stages of states, party by party.
 *
 * Cost: O(moves * scales), and what the parts above take; where it is searched, for each reply that is deterred under
 * AGMR up to the moves of what the others reach.
 */
#include "diag/parallel.h"
#include "stability/behaviour/attitudes.h"
#include "stability/behaviour/corners.h"
#include "stability/behaviour/lows.h"
#include "stability/behaviour/pursuit.h"

enum { STAGE = 4 * 64 /* states; whole words of bits */ };

/* Room of a worker. */
typedef struct room {
    ent_state_list moves, escapes;
    uint32_t *bars;      /* of the state at hand, one a scale */
    ent_pursuit pursuit; /* where it is searched */
} room;

/* How sanctions that cannot be repaired are found. */
typedef enum way { BY_LOWS, BY_CORNERS, BY_SEARCH } way;

typedef struct work {
    const ent_graph *graph;
    ent_stable_sets *sets;
    ent_scales scales;
    size_t party;
    way way;
    ent_lows lows;       /* of the party */
    ent_corners corners; /* likewise, where they are used */
    room *rooms;         /* per worker */
} work;

/* A search for what is below the bars of a state, and stays so whatever the party does. */
typedef struct trap {
    const work *w;
    ent_graph graph;
    room *room;
    uint32_t s;
} trap;

static ent_status look_at(ent_context *context, void *user, uint32_t y, bool *enough)
{
    const trap *t = user;
    const ent_scales *scales = &t->w->scales;
    ent_state_list *escapes = &t->room->escapes;
    (void)context;
    if (ent_pleases(scales, t->w->party, y, t->s)) {
        return ENT_OK;
    }
    ENT_TRY(ent_graph_all_moves(&t->graph, t->w->party, y, escapes));
    size_t k = 0;
    while (k < escapes->count && !ent_pleases(scales, t->w->party, escapes->states[k], t->s)) {
        k++;
    }
    *enough = k == escapes->count;
    return ENT_OK;
}

/* Whether on some scale of the party the least place that is told of a state is below the bar. */
static bool is_below(const work *w, const uint32_t *lows, const room *r, uint32_t state)
{
    for (size_t k = 0; k < ent_scale_count(&w->scales, w->party); k++) {
        if (lows[k * w->graph->space->count + state] < r->bars[k]) {
            return true;
        }
    }
    return false;
}

/* Whether the others reach from a reply what the party cannot repair. */
static ent_status is_trapped(ent_context *context, const work *w, room *r, const uint32_t move[2],
                             bool *out)
{
    trap t = {.w = w, .graph = ent_graph_for(context, w->graph), .room = r, .s = move[0]};
    const ent_prey prey = {.user = &t, .party = w->party, .reached = look_at};
    switch (w->way) {
    case BY_LOWS:
        *out = is_below(w, w->lows.repair, r, move[1]);
        return ENT_OK;
    case BY_CORNERS:
        *out = ent_corners_trap(&w->corners, move[1], r->bars);
        return ENT_OK;
    case BY_SEARCH:
        break;
    }
    return ent_pursuit_from(context, &r->pursuit, &prey, move[1], out);
}

/* Which concepts are lost at a state: those of which some reply is not deterred. */
static ent_status find_lost(ent_context *context, const work *w, room *r, uint32_t s,
                            unsigned *lost)
{
    static const unsigned all = (1u << ENT_REPLY_COUNT) - 1;
    const ent_graph graph = ent_graph_for(context, w->graph);
    const size_t first = w->scales.start[w->party], end = w->scales.start[w->party + 1];
    for (size_t k = first; k < end; k++) {
        r->bars[k - first] = ent_scale_bar(&w->scales.scale[k], s);
    }
    ENT_TRY(ent_graph_all_moves(&graph, w->party, s, &r->moves));
    *lost = 0;
    for (size_t k = 0; k < r->moves.count && *lost != all; k++) {
        const uint32_t move[2] = {s, r->moves.states[k]};
        bool trapped = false;
        if (!ent_pleases(&w->scales, w->party, move[1], s)) {
            continue;
        }
        *lost |= 1u << ENT_REPLY_NASH;
        *lost |= is_below(w, w->lows.replies, r, move[1]) ? 0 : 1u << ENT_REPLY_SEQ;
        *lost |= is_below(w, w->lows.any, r, move[1])
                     ? 0
                     : 1u << ENT_REPLY_GMR | 1u << ENT_REPLY_SMR; /* what GMR needs SMR needs */
        if ((*lost >> ENT_REPLY_SMR & 1) == 0) {
            ENT_TRY(is_trapped(context, w, r, move, &trapped));
            *lost |= trapped ? 0 : 1u << ENT_REPLY_SMR;
        }
    }
    return ENT_OK;
}

static ent_status decide_stage(ent_context *context, void *user, size_t worker, size_t stage)
{
    const work *w = user;
    const size_t end = (stage + 1) * STAGE, count = w->graph->space->count;
    for (size_t s = stage * STAGE; s < end && s < count; s++) {
        unsigned lost = 0;
        ENT_TRY(find_lost(context, w, &w->rooms[worker], (uint32_t)s, &lost));
        for (size_t c = 0; c < ENT_REPLY_COUNT; c++) {
            if ((lost >> c & 1) == 0) {
                ent_stable_sets_add(w->sets, c, w->party, s);
            }
        }
    }
    return ENT_OK;
}

static ent_status make_rooms(const ent_allocator *allocator, work *w, size_t workers)
{
    w->rooms = ent_memory_zero(allocator, workers, sizeof *w->rooms);
    if (w->rooms == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < workers; k++) {
        room *r = &w->rooms[k];
        r->bars = ent_memory_new(allocator, w->sets->parties, sizeof *r->bars);
        if (r->bars == NULL) {
            return ENT_ERROR_MEMORY;
        }
        if (w->way == BY_SEARCH) {
            ENT_TRY(ent_pursuit_new(allocator, w->graph, &r->pursuit));
        }
    }
    return ENT_OK;
}

static void free_rooms(const ent_allocator *allocator, work *w, size_t workers)
{
    for (size_t k = 0; w->rooms != NULL && k < workers; k++) {
        ent_memory_free(allocator, w->rooms[k].moves.states);
        ent_memory_free(allocator, w->rooms[k].escapes.states);
        ent_memory_free(allocator, w->rooms[k].bars);
        ent_pursuit_free(allocator, &w->rooms[k].pursuit);
    }
    ent_memory_free(allocator, w->rooms);
    w->rooms = NULL;
}

static bool never_moves(const work *w)
{
    const ent_mover *mover = &w->graph->movers[w->party];
    return w->graph->by_arcs ? mover->forward.start[w->graph->space->count] == 0
                             : mover->cells.immobile;
}

/* Makes what the answers for the party are read from; one that never moves asks for none. */
static ent_status prepare(ent_context *context, work *w, size_t workers)
{
    const bool moves = !never_moves(w);
    if (moves) {
        ENT_TRY(ent_lows_new(context, w->graph, &w->scales, w->party, &w->lows));
    }
    if (moves && w->way == BY_CORNERS) {
        ENT_TRY(ent_corners_new(context, w->graph, &w->scales, w->party, &w->corners));
    }
    return make_rooms(&context->allocator, w, workers);
}

static ent_status decide_party(ent_context *context, work *w)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t count = w->graph->space->count, stages = (count + STAGE - 1) / STAGE;
    const uint64_t size = (w->way == BY_SEARCH ? 10000 : 100) * (uint64_t)count;
    const size_t workers = ent_workers(context, stages, size);
    ent_status status = prepare(context, w, workers);
    if (status == ENT_OK) {
        status = ent_parallel(context, "looking at replies", workers, stages, decide_stage, w);
    }
    free_rooms(allocator, w, workers);
    ent_corners_free(allocator, &w->corners);
    ent_lows_free(allocator, &w->lows);
    return status;
}

static way way_of(const work *w)
{
    if (ent_scale_count(&w->scales, w->party) < 2) {
        return BY_LOWS;
    }
    return ent_corners_apply(w->graph, w->party) ? BY_CORNERS : BY_SEARCH;
}

ent_status ent_replies_decide(ent_context *context, const ent_graph *graph, ent_stable_sets *sets)
{
    const ent_allocator *allocator = &context->allocator;
    work w = {.graph = graph, .sets = sets};
    ent_status status = ent_scales_new(allocator, graph, &w.scales);
    for (; status == ENT_OK && w.party < sets->parties; w.party++) {
        w.way = way_of(&w);
        status = decide_party(context, &w);
    }
    ent_scales_free(allocator, &w.scales);
    ent_stable_sets_join(sets);
    return status;
}
