/* SPDX-License-Identifier: MIT */
/* Shares with their intervals on an axis from 0 to 100 %, in groups. Shares are in millionths. */
#ifndef ENT_REPORT_CHART_RANGES_H
#define ENT_REPORT_CHART_RANGES_H

#include "report/chart/drawing.h"

typedef struct ent_range {
    const char *label;         /* what it is the share of, or under what: a family of readings */
    const char *tip;           /* or NULL */
    uint32_t low, point, high; /* low <= point <= high <= 1000000 */
    bool exact;                /* no interval: low and high are not looked at */
} ent_range;

typedef struct ent_range_group {
    const char *label; /* a settlement */
    const char *tip;   /* or NULL */
    const char *key;   /* the state, as "s12", or NULL */
    const ent_range *ranges;
    size_t range_count;
} ent_range_group;

typedef struct ent_ranges {
    const char *title, *description;
    const ent_range_group *groups;
    size_t group_count;
} ent_ranges;

/* Draws ranges, 720 px wide. Errors: ENT_ERROR_ARGUMENT (no order among low, point, high), ENT_ERROR_MEMORY. */
ent_status ent_ranges_draw(ent_arena *arena, const ent_ranges *ranges, ent_drawing **out);

#endif
