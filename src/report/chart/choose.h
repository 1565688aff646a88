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

enum { ENT_MAP_STATES = 60, ENT_MAP_MOVES = 240 };

typedef struct ent_map_request {
    const ent_solution *solution;
    uint64_t from;         /* today */
    const uint64_t *shown; /* the settlements, the most important first */
    size_t shown_count;
    size_t most; /* states shown; 0: ENT_MAP_STATES */
} ent_map_request;

typedef struct ent_map_state {
    uint64_t state;
    uint32_t steps;  /* fewest moves from today, or ENT_NOT_REACHED */
    bool settlement; /* one of those asked for */
} ent_map_state;

typedef struct ent_map_move {
    size_t from, to; /* positions in the list of states */
    size_t party;
    ent_gain gain;
    bool shortest; /* on a shortest way from today */
} ent_map_move;

typedef struct ent_map_choice {
    const ent_map_state *states; /* by steps, then number; those not reached last */
    size_t state_count;
    const ent_map_move *moves; /* by from, party, to */
    size_t move_count;
    uint64_t reached; /* states that are reached from today, itself among them */
    uint64_t left_states,
        left_moves; /* reached and not shown; moves among the shown states not shown */
} ent_map_choice;

/* Chooses; what is chosen is in the arena. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. */
ent_status ent_map_choose(ent_context *context, ent_arena *arena, const ent_map_request *request,
                          ent_map_choice *out);

/* Chooses and draws. `choice` tells what is shown, for words beside it. */
ent_status ent_map_draw(ent_context *context, ent_arena *arena, const ent_map_request *request,
                        ent_map_choice *choice, ent_drawing **out);

#endif
