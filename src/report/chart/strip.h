/* SPDX-License-Identifier: MIT */
/*
 * The scale of an issue as a strip: points of it that have words, lines across it such as today, and below in groups
 * a row for each party's position and for each forecast, with its interval.
 *
 * Places on the scale are in millionths of its length, from its low end.
 */
#ifndef ENT_REPORT_CHART_STRIP_H
#define ENT_REPORT_CHART_STRIP_H

#include "report/chart/drawing.h"

/* A point of the scale and what it means. */
typedef struct ent_strip_word {
    uint32_t at;
    const char *text;
} ent_strip_word;

/* A line across all rows. */
typedef struct ent_strip_line {
    uint32_t at;
    ent_ink ink;
    const char *text;
} ent_strip_line;

typedef struct ent_strip_row {
    const char *label;
    const char *numbers; /* behind the strip */
    const char *tip;     /* or NULL */
    ent_ink ink; /* of the point, and of its interval, which is thin where the ink is a party's */
    bool known,
        exact; /* whether there is a point; and no interval: low and high are not looked at */
    uint32_t low, point, high; /* the point may be outside */
} ent_strip_row;

typedef struct ent_strip_group {
    const char *label;
    const ent_strip_row *rows;
    size_t row_count;
} ent_strip_group;

typedef struct ent_strip {
    const char *title, *description;
    const ent_strip_word *words; /* ascending */
    size_t word_count;
    const ent_strip_line *lines;
    size_t line_count;
    const ent_strip_group *groups;
    size_t group_count;
} ent_strip;

/* Draws the strip, at most 720 px wide. Errors: ENT_ERROR_ARGUMENT (a place beyond the scale, or low above high),
 * ENT_ERROR_MEMORY. */
ent_status ent_strip_draw(ent_arena *arena, const ent_strip *strip, ent_drawing **out);

#endif
