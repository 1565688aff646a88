/* SPDX-License-Identifier: MIT */
/*
 * Who would stay where: a row a state, a column a party, and one for all of them together.
 *
 * In each cell stands a mark a concept, filled where the party would stay, hollow where it would leave. Marks
 * stand in one order, and bear letters where there is room.
 */
#ifndef ENT_REPORT_CHART_MATRIX_H
#define ENT_REPORT_CHART_MATRIX_H

#include "report/chart/drawing.h"

enum { ENT_MATRIX_MARKS = 8 };

typedef struct ent_matrix_mark {
    const char *letter; /* one or two: "N", "SS" */
    const char *name;   /* "Nash" */
} ent_matrix_mark;

typedef struct ent_matrix_row {
    const char *label;
    const char *note; /* one line below it, or NULL: "today" */
    const char *tip;  /* or NULL: the label is told */
    const char *key;  /* the state, as "s12", or NULL */
    bool today;
    const unsigned *stays; /* per party a bit a mark: bit 0 for marks[0] */
    unsigned holds;        /* the same for all parties together */
} ent_matrix_row;

typedef struct ent_matrix {
    const char *title, *description;
    const ent_matrix_mark *marks; /* ENT_MATRIX_MARKS at most */
    size_t mark_count;
    const char *const *parties;
    size_t party_count;
    const ent_matrix_row *rows;
    size_t row_count;
} ent_matrix;

/* Draws a matrix, at most 720 px wide for up to ten parties. Errors: ENT_ERROR_ARGUMENT (too many marks),
 * ENT_ERROR_MEMORY. */
ent_status ent_matrix_draw(ent_arena *arena, const ent_matrix *matrix, ent_drawing **out);

#endif
