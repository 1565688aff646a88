/* SPDX-License-Identifier: MIT */
/*
 * Outcomes by what they are worth to two parties: dots in a square, the better for one the farther right, the better for
 * the other the higher up. Behind them the corner in which both gain against disagreement; along the edge the
 * frontier; letters for what standards pick.
 *
 * Places are in millionths of the plot's sides, from its lower left corner.
 */
#ifndef ENT_REPORT_CHART_SCATTER_H
#define ENT_REPORT_CHART_SCATTER_H

#include "report/chart/drawing.h"

typedef struct ent_scatter_dot {
    uint32_t x, y;
    bool efficient, holds; /* drawn larger, and in the ink of what holds */
    const char *tip;       /* or NULL */
    const char *key;       /* the state, as "s12", or NULL */
} ent_scatter_dot;

/* A dot that a word points to: what a standard picks, today. */
typedef struct ent_scatter_mark {
    uint32_t x, y;
    ent_ink ink;
    const char *word; /* a few letters */
    const char *tip;
} ent_scatter_mark;

typedef struct ent_scatter_axis {
    const char *name;       /* "worth to Ukraine" */
    const char *low, *high; /* numbers at its ends */
} ent_scatter_axis;

typedef struct ent_scatter_letter {
    const char *letter, *name;
} ent_scatter_letter;

typedef struct ent_scatter {
    const char *title, *description;
    ent_scatter_axis across, up;
    bool corner; /* whether there is a corner in which both gain: from here to the upper right */
    uint32_t corner_x, corner_y;
    const ent_scatter_dot *dots; /* in the order in which they are drawn */
    size_t dot_count;
    const ent_scatter_dot *frontier; /* efficient ones, from left to right; drawn over the others */
    size_t frontier_count;
    const ent_scatter_mark *marks;
    size_t mark_count;
    const ent_scatter_letter *letters; /* for the legend */
    size_t letter_count;
} ent_scatter;

/* Draws the chart, at most 720 px wide. Errors: ENT_ERROR_ARGUMENT (a place outside), ENT_ERROR_MEMORY. */
ent_status ent_scatter_draw(ent_arena *arena, const ent_scatter *scatter, ent_drawing **out);

#endif
