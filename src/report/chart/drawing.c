/* SPDX-License-Identifier: MIT */
/* A drawing is a chain of shapes in an arena, in the order in which they are painted. */
#include "report/chart/drawing.h"

#include <string.h>

static const char *const ink_names[ENT_INK_COUNT] = {
    [ENT_INK_TEXT] = "text",           [ENT_INK_FAINT] = "faint",
    [ENT_INK_TITLE] = "title",         [ENT_INK_FRAME] = "frame",
    [ENT_INK_NODE] = "node",           [ENT_INK_HOLDS] = "holds",
    [ENT_INK_FAILS] = "fails",         [ENT_INK_TODAY] = "today",
    [ENT_INK_MARK] = "mark",           [ENT_INK_RANGE] = "range",
    [ENT_INK_POINT] = "point",         [ENT_INK_MOVE] = "move",
    [ENT_INK_GAIN] = "gain",           [ENT_INK_PARTY_1] = "party-1",
    [ENT_INK_PARTY_1 + 1] = "party-2", [ENT_INK_PARTY_1 + 2] = "party-3",
    [ENT_INK_PARTY_1 + 3] = "party-4", [ENT_INK_PARTY_1 + 4] = "party-5",
    [ENT_INK_PARTY_1 + 5] = "party-6", [ENT_INK_PARTY_1 + 6] = "party-7",
    [ENT_INK_PARTY_LAST] = "party-8",
};

const char *ent_ink_name(ent_ink ink)
{
    return ink_names[ink];
}

/* A copy in the arena; NULL stays NULL. A refusal is kept. */
static const char *copy(ent_drawing *drawing, const char *text)
{
    if (text == NULL) {
        return NULL;
    }
    const char *own = ent_arena_text(drawing->arena, text, strlen(text));
    if (own == NULL) {
        drawing->status = ENT_ERROR_MEMORY;
    }
    return own;
}

ent_status ent_drawing_new(ent_arena *arena, const char *title, const char *description,
                           ent_drawing **out)
{
    ent_drawing *drawing = ent_arena_new(arena, 1, sizeof *drawing);
    if (drawing == NULL) {
        return ENT_ERROR_MEMORY;
    }
    drawing->arena = arena;
    drawing->title = copy(drawing, title);
    drawing->description = copy(drawing, description);
    ENT_TRY(drawing->status);
    *out = drawing;
    return ENT_OK;
}

void ent_drawing_add(ent_drawing *drawing, const ent_shape *shape)
{
    if (drawing->status != ENT_OK) {
        return;
    }
    ent_shape *own = ent_arena_new(drawing->arena, 1, sizeof *own);
    ent_spot *points = shape->point_count == 0
                           ? NULL
                           : ent_arena_new(drawing->arena, shape->point_count, sizeof *points);
    if (own == NULL || (points == NULL && shape->point_count > 0)) {
        drawing->status = ENT_ERROR_MEMORY;
        return;
    }
    *own = *shape;
    if (points != NULL) {
        memcpy(points, shape->points, shape->point_count * sizeof *points);
    }
    own->points = points;
    own->text = copy(drawing, shape->text);
    own->tip = copy(drawing, shape->tip);
    own->key = copy(drawing, shape->key);
    own->next = NULL;
    if (drawing->status != ENT_OK) {
        return;
    }
    if (drawing->last == NULL) {
        drawing->first = own;
    } else {
        drawing->last->next = own;
    }
    drawing->last = own;
}
void ent_drawing_rule(ent_drawing *drawing, int64_t margin, int64_t y)
{
    ent_drawing_add(drawing, &(ent_shape){.kind = ENT_SHAPE_LINE,
                                          .ink = ENT_INK_FAINT,
                                          .x = margin,
                                          .y = y,
                                          .width = drawing->width - 2 * margin});
}

void ent_drawing_row(ent_drawing *drawing, int64_t margin, int64_t y, int64_t height, bool today)
{
    if (!today) {
        ent_drawing_rule(drawing, margin, y);
        return;
    }
    ent_drawing_add(drawing, &(ent_shape){.kind = ENT_SHAPE_RECT,
                                          .ink = ENT_INK_TODAY,
                                          .x = margin / 4,
                                          .y = y + 100,
                                          .width = drawing->width - margin / 2,
                                          .height = height - 200,
                                          .round = 300});
}
