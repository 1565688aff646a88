/* SPDX-License-Identifier: MIT */
/* The issues of a sheet that the spatial model plays with together, and the numbers that it plays with. */
#ifndef ENT_FORECAST_SPATIAL_GROUPS_H
#define ENT_FORECAST_SPATIAL_GROUPS_H

#include "forecast/forecast.h"

/* A group: all issues on which the same parties have positions. */
typedef struct ent_group {
    size_t *issues; /* ascending */
    size_t issue_count;
    size_t *seats; /* per party of the sheet: its place in the game; SIZE_MAX: none */
    size_t
        party_count; /* of the game: those of the first issue, in the order of their stakes there */
    ent_spatial_input input;
    const char
        *reason; /* why it cannot be played, and then there is no input; or NULL. Constant text */
    const char *note; /* what was done to the numbers, or NULL. Constant text */
} ent_group;

/* Gathers the group of an issue, in an arena. ENT_ERROR_MEMORY. */
ent_status ent_group_new(ent_arena *arena, const ent_sheet *sheet, size_t issue, ent_group *out);

#endif
