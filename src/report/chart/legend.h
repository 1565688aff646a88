/* SPDX-License-Identifier: MIT */
/* The legend of a chart: samples with words, in rows below it. */
#ifndef ENT_REPORT_CHART_LEGEND_H
#define ENT_REPORT_CHART_LEGEND_H

#include "report/chart/drawing.h"

typedef enum ent_sample_kind {
    ENT_SAMPLE_LINE,  /* a line with an arrowhead */
    ENT_SAMPLE_BOX,   /* a box in the ink, with `letter` in it if there is one */
    ENT_SAMPLE_POINT, /* a point on a range */
    ENT_SAMPLE_WORDS  /* words alone; `letter`, if there is one, strong before them */
} ent_sample_kind;

typedef struct ent_sample {
    ent_sample_kind kind;
    ent_ink ink;
    bool dashed, strong;
    const char *letter; /* or NULL */
    const char *text;
} ent_sample;

/* Adds the samples from a height on, in as many rows as the drawing's width asks for (or 720 px, if it is wider), and makes the drawing high
 * enough. A text wider than that is cut, with the whole in its tip. */
void ent_legend_add(ent_drawing *drawing, int64_t top, const ent_sample *samples, size_t count);

#endif
