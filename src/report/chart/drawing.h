/* SPDX-License-Identifier: MIT */
/*
 * Drawings: what a chart is made of, before it becomes SVG.
 *
 * A drawing is a list of shapes in a plane whose unit is one pixel at its natural size, x to the right and y
 * down. A shape has a style (a class of the style sheet, never a colour of its own, so that light, dark and
 * print are one), and may carry a tip, shown on hovering and read aloud, and the key of the state that it
 * stands for. Text is real text. Coordinates are in hundredths of a pixel, as integers, so that output is the
 * same everywhere. Every drawing has a title and a description that says in words what is to be seen.
 */
#ifndef ENT_REPORT_CHART_DRAWING_H
#define ENT_REPORT_CHART_DRAWING_H

#include "base/memory.h"
#include "formats/out/writer.h"

typedef enum ent_shape_kind {
    ENT_SHAPE_RECT, /* x, y, width, height; `round`: radius of its corners */
    ENT_SHAPE_LINE, /* from x, y by width, height */
    ENT_SHAPE_PATH, /* `points`: a start, then cubic curves of three points each; `arrow` at its end */
    ENT_SHAPE_CIRCLE, /* centre x, y; radius `width` */
    ENT_SHAPE_TEXT    /* at x, y (the baseline), `anchor` */
} ent_shape_kind;

/* Classes of the style sheet; ent_ink_name() gives the word. */
typedef enum ent_ink {
    ENT_INK_TEXT,    /* labels */
    ENT_INK_FAINT,   /* secondary labels, axes, grids */
    ENT_INK_TITLE,   /* headings of rows and columns */
    ENT_INK_FRAME,   /* outlines without filling */
    ENT_INK_NODE,    /* a state */
    ENT_INK_HOLDS,   /* a state, or a cell, that holds (stable) */
    ENT_INK_FAILS,   /* a cell that does not */
    ENT_INK_TODAY,   /* today */
    ENT_INK_MARK,    /* emphasis: the state in question */
    ENT_INK_RANGE,   /* an interval */
    ENT_INK_POINT,   /* a value on it */
    ENT_INK_MOVE,    /* a move of any kind */
    ENT_INK_GAIN,    /* a move that improves its mover's position */
    ENT_INK_PARTY_1, /* series: parties by their order, from here */
    ENT_INK_PARTY_LAST = ENT_INK_PARTY_1 + 7,
    ENT_INK_COUNT
} ent_ink;

typedef enum ent_anchor { ENT_ANCHOR_START, ENT_ANCHOR_MIDDLE, ENT_ANCHOR_END } ent_anchor;

typedef struct ent_spot {
    int64_t x, y; /* hundredths of a pixel */
} ent_spot;

typedef struct ent_shape {
    ent_shape_kind kind;
    ent_ink ink;
    ent_anchor anchor;
    bool arrow, dashed, strong; /* strong: bold text, a thick line */
    int64_t x, y, width, height, round;
    const ent_spot *points;
    size_t point_count;
    const char *text; /* ENT_SHAPE_TEXT */
    const char *tip;  /* or NULL */
    const char *key;  /* the state it stands for, as "s12", or NULL */
    struct ent_shape *next;
} ent_shape;

typedef struct ent_drawing {
    ent_arena *arena;
    int64_t width, height; /* hundredths of a pixel */
    const char *title, *description;
    ent_shape *first, *last;
    ent_status status; /* the first failure is kept; what follows is dropped */
} ent_drawing;

/* Makes an empty drawing in an arena, which owns it and copies of all its text. */
ent_status ent_drawing_new(ent_arena *arena, const char *title, const char *description,
                           ent_drawing **out);

/* Adds a copy of a shape, its text and its points. */
void ent_drawing_add(ent_drawing *drawing, const ent_shape *shape);

/* A rule from margin to margin; and what lies behind a row of a table: a rule above it, or a box where it is today's. */
void ent_drawing_rule(ent_drawing *drawing, int64_t margin, int64_t y);
void ent_drawing_row(ent_drawing *drawing, int64_t margin, int64_t y, int64_t height, bool today);

/* The class of an ink ("holds", "party-3"); constant. */
const char *ent_ink_name(ent_ink ink);

/* About how wide a text is in the charts' 13 px letters, in hundredths of a pixel: wide letters count more. */
int64_t ent_text_width(const char *text);

/* Writes an <svg> element, with <title> and <desc>; `id` makes the ids within it unique on a page. */
void ent_drawing_svg(ent_writer *writer, const ent_drawing *drawing, size_t id);

/* The same as JSON: shapes with their attributes as SVG names them. */
void ent_drawing_json(ent_writer *writer, const ent_drawing *drawing);

#endif
