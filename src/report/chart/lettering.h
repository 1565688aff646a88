/* SPDX-License-Identifier: MIT */
/* Text in charts: how wide it is, and what of it fits. Widths are in hundredths of a pixel. */
#ifndef ENT_REPORT_CHART_LETTERING_H
#define ENT_REPORT_CHART_LETTERING_H

#include "report/chart/drawing.h"

enum {
    ENT_LINE_HEIGHT = 1700, /* from baseline to baseline */
    ENT_ASCENT = 1000,      /* what letters take above it, */
    ENT_DESCENT = 350,      /* and below */
    ENT_MOST_LINES = 6
};

/* A text in lines. */
typedef struct ent_lines {
    const char *line[ENT_MOST_LINES]; /* in the arena */
    size_t count;
    int64_t width; /* of the widest */
    bool cut;      /* not all of the text is there; the last line ends in "..." then */
} ent_lines;

/* The text, or as much of its front as fits with an ellipsis behind it; NULL when memory is refused. */
const char *ent_text_cut(ent_arena *arena, const char *text, int64_t width);

/*
 * Breaks a text at blanks, or within words too wide for a line, into at most `most` (ENT_MOST_LINES at most)
 * lines of a width; what does not fit is cut. Empty text makes no lines. ENT_ERROR_MEMORY.
 */
ent_status ent_text_wrap(ent_arena *arena, const char *text, int64_t width, size_t most,
                         ent_lines *out);

/* The width of the widest part of a text that is broken only where a line is narrower than it. */
int64_t ent_text_widest_word(const char *text);

/* Adds a text at a baseline. */
void ent_drawing_text(ent_drawing *drawing, ent_ink ink, ent_anchor anchor, ent_spot at,
                      const char *text);

/* Adds lines, centred on a height; with `shape` as what they have in common (ink, anchor, x, tip, key). */
void ent_drawing_lines(ent_drawing *drawing, const ent_shape *shape, int64_t middle,
                       const ent_lines *lines);

#endif
