/* SPDX-License-Identifier: MIT */
/* Bars of parts: per row how much is of each kind. Parts bear letters, and the numbers stand beside them. */
#ifndef ENT_REPORT_CHART_BARS_H
#define ENT_REPORT_CHART_BARS_H

#include "report/chart/drawing.h"

enum { ENT_BAR_KINDS = 6 };

typedef struct ent_bar_kind {
    const char *name;   /* "stated" */
    const char *letter; /* one or two: "S" */
    ent_ink ink;        /* of its boxes */
    bool dashed;        /* an outline of dashes */
} ent_bar_kind;

typedef struct ent_bar_row {
    const char *label;      /* a party */
    const char *tip;        /* or NULL */
    const uint64_t *counts; /* per kind */
} ent_bar_row;

typedef struct ent_bars {
    const char *title, *description;
    const ent_bar_kind *kinds; /* ENT_BAR_KINDS at most */
    size_t kind_count;
    const ent_bar_row *rows;
    size_t row_count;
    bool to_scale; /* bars as long as their counts; else each as long as the axis, in shares */
} ent_bars;

/* Draws bars, 720 px wide. Errors: ENT_ERROR_ARGUMENT (too many kinds, counts beyond 2^40), ENT_ERROR_MEMORY. */
ent_status ent_bars_draw(ent_arena *arena, const ent_bars *bars, ent_drawing **out);

#endif
