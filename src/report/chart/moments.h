/* SPDX-License-Identifier: MIT */
/*
 * What holds at each moment: a row a settlement, a column a moment.
 *
 * In each cell stands a box, filled from below by the share of the concepts under which the settlement holds, with the
 * letter of the strictest; under it a few signs, such as the moves from today. Where there are more moments than fit
 * beside each other, they stand in several bands, one below the other.
 */
#ifndef ENT_REPORT_CHART_MOMENTS_H
#define ENT_REPORT_CHART_MOMENTS_H

#include "report/chart/matrix.h"

enum { ENT_MOMENTS_SIGNS = 2 };

typedef struct ent_moments_cell {
    bool known,
        possible;      /* whether the settlement means anything then, and whether a state fits it */
    unsigned holds;    /* a bit a mark: bit 0 for marks[0] */
    const char *below; /* or NULL */
    const char *tip;
} ent_moments_cell;

typedef struct ent_moments_row {
    const char *label;
    bool today;
    const ent_moments_cell *cells; /* a column each */
} ent_moments_row;

typedef struct ent_moments_column {
    const char *head; /* a few letters: "start", "12" */
    const char *tip;
} ent_moments_column;

typedef struct ent_moments {
    const char *title, *description;
    const ent_matrix_mark *marks; /* the strictest concept first, ENT_MATRIX_MARKS at most */
    size_t mark_count;
    ent_matrix_mark
        signs[ENT_MOMENTS_SIGNS]; /* what stands under boxes, for the legend; to the first NULL */
    const ent_moments_column *columns;
    size_t column_count;
    const ent_moments_row *rows;
    size_t row_count;
} ent_moments;

/* Draws the chart, at most 720 px wide. Errors: ENT_ERROR_ARGUMENT (too many marks, or none), ENT_ERROR_MEMORY. */
ent_status ent_moments_draw(ent_arena *arena, const ent_moments *moments, ent_drawing **out);

#endif
