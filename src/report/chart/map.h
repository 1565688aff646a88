/* SPDX-License-Identifier: MIT */
/*
 * A net of nodes and arrows as a picture: nodes stand in columns, arrows curve between them (docs/methods/drawing.md).
 *
 * The net knows nothing of disputes; `choose` makes one of the moves of a dispute.
 */
#ifndef ENT_REPORT_CHART_MAP_H
#define ENT_REPORT_CHART_MAP_H

#include "report/chart/legend.h"

typedef struct ent_net_node {
    size_t column;     /* from 0 */
    const char *label; /* wrapped, and cut where need be; the tip tells the whole */
    const char *note;  /* one line below it, or NULL: "today", "holds: Nash" */
    const char *tip;   /* or NULL */
    const char *key;   /* the state that it stands for, as "s12", or NULL */
    ent_ink ink;
    bool strong;
} ent_net_node;

typedef struct ent_net_arrow {
    size_t from, to; /* any two nodes, in whatever columns; several may join the same */
    ent_ink ink;
    bool dashed, strong;
    const char *label; /* or NULL */
    const char *tip;   /* or NULL */
} ent_net_arrow;

typedef struct ent_net {
    const char *title, *description;
    const ent_net_node *nodes;
    size_t node_count;
    const ent_net_arrow *arrows;
    size_t arrow_count;
    const char *const *columns; /* headings, or NULL; missing ones may be NULL, too */
    size_t column_count;
    const ent_sample *samples; /* of the legend */
    size_t sample_count;
} ent_net;

/*
 * Draws a net. Errors: ENT_ERROR_ARGUMENT (an arrow from or to nowhere, a column beyond ENT_MOST_COLUMNS), ENT_ERROR_MEMORY.
 * Time and memory: those of ent_layout_new().
 */
ent_status ent_net_draw(ent_arena *arena, const ent_net *net, ent_drawing **out);

#endif
