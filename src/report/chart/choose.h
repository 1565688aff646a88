/* SPDX-License-Identifier: MIT */
/*
 * Which states and moves of a dispute its map shows (docs/methods/drawing.md).
 *
 * All states that are reached, where they are few; else today, the settlements shown, a shortest way to each of them,
 * and the states to which someone would leave them. Of the moves among these, those that improve their mover's position
 * and those that lie on shortest ways. What is left out is counted.
 */
#ifndef ENT_REPORT_CHART_CHOOSE_H
#define ENT_REPORT_CHART_CHOOSE_H

#include "report/chart/map.h"
#include <entente/paths.h>

/* So many states unless more are asked for; and so many moves, or else improvements are shown by the best alone. */
enum { ENT_MAP_STATES = 60, ENT_MAP_MOVES = 48 };

typedef struct ent_map_request {
    const ent_solution *solution;
    uint64_t from;             /* today */
    const uint64_t *shown;     /* the settlements, the most important first */
    const char *const *titles; /* what each is called, or NULL; so for each of them */
    size_t shown_count;
    size_t most;                /* states shown; 0: ENT_MAP_STATES */
    const ent_journey *journey; /* from there by moves of any kind, or NULL: it is made */
} ent_map_request;

typedef struct ent_map_state {
    uint64_t state;
    uint32_t steps;    /* fewest moves from today, or ENT_NOT_REACHED */
    size_t settlement; /* its position among those asked for, or their number: it is none */
} ent_map_state;

typedef struct ent_map_move {
    size_t from, to; /* positions in the list of states */
    size_t party;
    ent_gain gain;
    bool shortest; /* on a shortest way from today */
} ent_map_move;

/* Which moves are shown. */
typedef enum ent_map_extent {
    ENT_MAP_ALL_WAYS, /* improvements, and all moves on shortest ways */
    ENT_MAP_ONE_WAY,  /* improvements, and one shortest way to each state */
    ENT_MAP_BEST_MOVES /* the best improvement of each party in each state, and one shortest way to each */
} ent_map_extent;

typedef struct ent_map_choice {
    const ent_map_state *states; /* by steps, then number; those not reached last */
    size_t state_count;
    const ent_map_move *moves; /* by from, party, to */
    size_t move_count;
    ent_map_extent extent;
    uint64_t reached;                 /* states that are reached from today, itself among them */
    uint64_t left_states, left_moves; /* reached and not shown; moves among those shown not shown */
} ent_map_choice;

/* Chooses; what is chosen is in the arena. Errors: ENT_ERROR_ARGUMENT (a state out of range), ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED. Time that of a journey, and the improvements from the states shown. */
ent_status ent_map_choose(ent_context *context, ent_arena *arena, const ent_map_request *request,
                          ent_map_choice *out);

/* Chooses and draws. `choice` tells what is shown, for words beside it; it may be NULL. */
ent_status ent_map_draw(ent_context *context, ent_arena *arena, const ent_map_request *request,
                        ent_map_choice *choice, ent_drawing **out);

#endif
