/* SPDX-License-Identifier: MIT */
/* What the two writers of drawings share: the attributes of a shape, each as SVG names it. */
#ifndef ENT_REPORT_CHART_SVG_H
#define ENT_REPORT_CHART_SVG_H

#include "report/chart/drawing.h"

/* The element of a shape ("rect"); constant. */
const char *ent_shape_element(const ent_shape *shape);

/* The pattern of a shape's dashes, or NULL: its line is whole. Constant. */
const char *ent_shape_dashes(const ent_shape *shape);

/* Its classes: the ink, and "dashed" and "strong" where it is. */
void ent_put_shape_class(ent_writer *writer, const ent_shape *shape);

/* Hundredths as a decimal: 1250 as 12.5. */
void ent_put_hundredths(ent_writer *writer, int64_t hundredths);

/* The `d` of a path. */
void ent_put_curve(ent_writer *writer, const ent_shape *shape);

/* The names and values of a shape's numbers, at most ENT_SHAPE_NUMBERS; returns how many. */
enum { ENT_SHAPE_NUMBERS = 5 };
typedef struct ent_shape_number {
    const char *name;
    int64_t value;
} ent_shape_number;
size_t ent_shape_numbers(const ent_shape *shape, ent_shape_number out[ENT_SHAPE_NUMBERS]);

#endif
