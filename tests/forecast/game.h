/* SPDX-License-Identifier: MIT */
/* A game for tests of the spatial model: KTAB's example of seven parties on three issues. */
#ifndef ENT_TESTS_FORECAST_GAME_H
#define ENT_TESTS_FORECAST_GAME_H

#include "unit/support.h"
#include <entente/forecast.h>

enum { GAME_PARTIES = 7, GAME_ISSUES = 3, GAME_CELLS = GAME_PARTIES * GAME_ISSUES };

static const double game_positions[GAME_CELLS] = {
    75.79, 6.37,  70.45, 82.72, 73.50, 64.00, 82.45, 90.89, 0.07,  62.52, 50.82,
    62.33, 82.34, 45.77, 73.31, 84.48, 33.70, 88.11, 70.96, 33.46, 90.36,
};
static const double game_saliences[GAME_CELLS] = {
    49.53, 5.91,  28.15, 30.33, 21.22, 24.79, 48.47, 13.55, 34.62, 20.76, 39.24,
    22.21, 40.96, 25.43, 22.59, 22.92, 39.35, 15.42, 31.75, 27.93, 26.03,
};
static const double game_influence[GAME_PARTIES] = {102.543, 53.393,  129.643, 75.920,
                                                    63.224,  120.048, 54.178};

static const ent_spatial_input game = {.parties = GAME_PARTIES,
                                       .issues = GAME_ISSUES,
                                       .positions = game_positions,
                                       .saliences = game_saliences,
                                       .influence = game_influence};

#endif
