/* SPDX-License-Identifier: MIT */
/* Marks get their words where these meet no other word: above to the right first, then round the dot, then farther off;
 * where there is no room, the tip alone tells. */
#include "report/chart/scatter.h"

#include "report/chart/legend.h"
#include "report/chart/lettering.h"

enum {
    WIDTH = 46000,
    MARGIN = 600,
    LEFT = 6000, /* where the plot begins, and its sides */
    TOP = 2600,
    SIDE = 39000,
    HIGH = 30000,
    SMALL = 260,
    DOT = 420,
    MARK = 560,
    MOST_WORDS = 24,
    MOST_LETTERS = 12,
    WHOLE = 1000000
};

typedef struct box {
    int64_t left, right, top, bottom;
} box;

typedef struct sheet {
    ent_drawing *drawing;
    const ent_scatter *scatter;
    box taken[MOST_WORDS];
    size_t taken_count;
} sheet;

static ent_spot spot_of(uint32_t x, uint32_t y)
{
    return (ent_spot){LEFT + (int64_t)x * SIDE / WHOLE, TOP + HIGH - (int64_t)y * HIGH / WHOLE};
}

static void put_corner(sheet *s)
{
    const ent_spot at = spot_of(s->scatter->corner_x, s->scatter->corner_y);
    if (s->scatter->corner) {
        ent_drawing_add(s->drawing,
                        &(ent_shape){.kind = ENT_SHAPE_RECT,
                                     .ink = ENT_INK_MARK,
                                     .dashed = true,
                                     .x = at.x,
                                     .y = TOP,
                                     .width = LEFT + SIDE - at.x,
                                     .height = at.y - TOP,
                                     .tip = "where both gain against having no agreement"});
    }
}

/* A number at the left of the plot, as much of it as there is room for. */
static void put_left(sheet *s, int64_t y, const char *text)
{
    const char *cut = ent_text_cut(s->drawing->arena, text, LEFT - MARGIN - 300);
    if (cut == NULL) {
        s->drawing->status = ENT_ERROR_MEMORY;
        return;
    }
    ent_drawing_text(s->drawing, ENT_INK_FAINT, ENT_ANCHOR_END, (ent_spot){LEFT - 300, y}, cut);
}

static void put_name(sheet *s, ent_spot at, ent_anchor anchor, const char *text)
{
    const char *cut = ent_text_cut(s->drawing->arena, text, SIDE - 12000);
    if (cut == NULL) {
        s->drawing->status = ENT_ERROR_MEMORY;
        return;
    }
    ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                             .ink = ENT_INK_TEXT,
                                             .anchor = anchor,
                                             .x = at.x,
                                             .y = at.y,
                                             .text = cut,
                                             .tip = text});
}

/* The frame of the plot, with names and numbers at its sides. */
static void put_axes(sheet *s)
{
    const ent_scatter *scatter = s->scatter;
    const int64_t base = TOP + HIGH + ENT_ASCENT + 500;
    ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_RECT,
                                             .ink = ENT_INK_FRAME,
                                             .x = LEFT,
                                             .y = TOP,
                                             .width = SIDE,
                                             .height = HIGH});
    put_left(s, TOP + ENT_ASCENT, scatter->up.high);
    put_left(s, TOP + HIGH, scatter->up.low);
    put_name(s, (ent_spot){LEFT, TOP - 800}, ENT_ANCHOR_START, scatter->up.name);
    ent_drawing_text(s->drawing, ENT_INK_FAINT, ENT_ANCHOR_START, (ent_spot){LEFT, base},
                     scatter->across.low);
    ent_drawing_text(s->drawing, ENT_INK_FAINT, ENT_ANCHOR_END, (ent_spot){LEFT + SIDE, base},
                     scatter->across.high);
    put_name(s, (ent_spot){LEFT + SIDE / 2, base}, ENT_ANCHOR_MIDDLE, scatter->across.name);
}

static void put_dot(sheet *s, const ent_scatter_dot *dot)
{
    const ent_spot at = spot_of(dot->x, dot->y);
    ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_CIRCLE,
                                             .ink = dot->holds ? ENT_INK_HOLDS : ENT_INK_NODE,
                                             .x = at.x,
                                             .y = at.y,
                                             .width = dot->efficient ? DOT : SMALL,
                                             .tip = dot->tip,
                                             .key = dot->key});
}

/* A line through the frontier, and its dots. */
static void put_frontier(sheet *s)
{
    const ent_scatter *scatter = s->scatter;
    for (size_t k = 1; k < scatter->frontier_count; k++) {
        const ent_spot from = spot_of(scatter->frontier[k - 1].x, scatter->frontier[k - 1].y);
        const ent_spot to = spot_of(scatter->frontier[k].x, scatter->frontier[k].y);
        ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_LINE,
                                                 .ink = ENT_INK_MOVE,
                                                 .x = from.x,
                                                 .y = from.y,
                                                 .width = to.x - from.x,
                                                 .height = to.y - from.y});
    }
    for (size_t k = 0; k < scatter->frontier_count; k++) {
        put_dot(s, &scatter->frontier[k]);
    }
}

static bool is_free(const sheet *s, const box *b)
{
    bool free =
        b->left >= LEFT && b->right <= LEFT + SIDE && b->top >= TOP && b->bottom <= TOP + HIGH;
    for (size_t k = 0; free && k < s->taken_count; k++) {
        const box *o = &s->taken[k];
        free = b->right <= o->left || o->right <= b->left || b->bottom <= o->top ||
               o->bottom <= b->top;
    }
    return free;
}

static void put_word(sheet *s, const ent_scatter_mark *mark)
{
    static const struct {
        int64_t x, y;
        ent_anchor anchor;
    } places[] = {{700, -500, ENT_ANCHOR_START},   {700, 1300, ENT_ANCHOR_START},
                  {-700, -500, ENT_ANCHOR_END},    {-700, 1300, ENT_ANCHOR_END},
                  {0, -1100, ENT_ANCHOR_MIDDLE},   {0, 1900, ENT_ANCHOR_MIDDLE},
                  {1100, -2200, ENT_ANCHOR_START}, {1100, 3000, ENT_ANCHOR_START},
                  {-1100, -2200, ENT_ANCHOR_END},  {-1100, 3000, ENT_ANCHOR_END}};
    const ent_spot at = spot_of(mark->x, mark->y);
    const int64_t width = ent_text_width(mark->word) * 11 / 10;
    for (size_t k = 0; k < sizeof places / sizeof *places && s->taken_count < MOST_WORDS; k++) {
        const int64_t x = at.x + places[k].x, y = at.y + places[k].y;
        const int64_t left = places[k].anchor == ENT_ANCHOR_START    ? x
                             : places[k].anchor == ENT_ANCHOR_MIDDLE ? x - width / 2
                                                                     : x - width;
        const box b = {left, left + width, y - ENT_ASCENT, y + ENT_DESCENT};
        if (is_free(s, &b)) {
            s->taken[s->taken_count++] = b;
            ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                                     .ink = ENT_INK_TEXT,
                                                     .anchor = places[k].anchor,
                                                     .strong = true,
                                                     .x = x,
                                                     .y = y,
                                                     .text = mark->word,
                                                     .tip = mark->tip});
            return;
        }
    }
}

static void put_marks(sheet *s)
{
    for (size_t k = 0; k < s->scatter->mark_count; k++) {
        const ent_scatter_mark *mark = &s->scatter->marks[k];
        const ent_spot at = spot_of(mark->x, mark->y);
        ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_CIRCLE,
                                                 .ink = mark->ink,
                                                 .x = at.x,
                                                 .y = at.y,
                                                 .width = MARK,
                                                 .tip = mark->tip});
    }
    for (size_t k = 0; k < s->scatter->mark_count; k++) {
        put_word(s, &s->scatter->marks[k]);
    }
}

static void put_legend(sheet *s)
{
    const ent_scatter *scatter = s->scatter;
    ent_sample samples[MOST_LETTERS + 3];
    size_t count = 0;
    bool holds = false;
    for (size_t k = 0; k < scatter->frontier_count; k++) {
        holds = holds || scatter->frontier[k].holds;
    }
    if (scatter->corner) {
        samples[count++] = (ent_sample){.kind = ENT_SAMPLE_BOX,
                                        .ink = ENT_INK_MARK,
                                        .dashed = true,
                                        .text = "both gain against having no agreement"};
    }
    samples[count++] = (ent_sample){.kind = ENT_SAMPLE_BOX,
                                    .ink = ENT_INK_NODE,
                                    .text = "an outcome; on the line the efficient ones"};
    if (holds) {
        samples[count++] = (ent_sample){
            .kind = ENT_SAMPLE_BOX, .ink = ENT_INK_HOLDS, .text = "holds under some concept"};
    }
    for (size_t k = 0; k < scatter->letter_count && k < MOST_LETTERS; k++) {
        samples[count++] = (ent_sample){.kind = ENT_SAMPLE_WORDS,
                                        .ink = ENT_INK_TEXT,
                                        .letter = scatter->letters[k].letter,
                                        .text = scatter->letters[k].name};
    }
    ent_legend_add(s->drawing, TOP + HIGH + 2400, samples, count);
    s->drawing->height += MARGIN;
}

static bool is_sound(const ent_scatter *scatter)
{
    bool good = scatter->corner_x <= WHOLE && scatter->corner_y <= WHOLE;
    for (size_t k = 0; k < scatter->dot_count; k++) {
        good = good && scatter->dots[k].x <= WHOLE && scatter->dots[k].y <= WHOLE;
    }
    for (size_t k = 0; k < scatter->frontier_count; k++) {
        good = good && scatter->frontier[k].x <= WHOLE && scatter->frontier[k].y <= WHOLE;
    }
    for (size_t k = 0; k < scatter->mark_count; k++) {
        good = good && scatter->marks[k].x <= WHOLE && scatter->marks[k].y <= WHOLE;
    }
    return good;
}

ent_status ent_scatter_draw(ent_arena *arena, const ent_scatter *scatter, ent_drawing **out)
{
    if (!is_sound(scatter)) {
        return ENT_ERROR_ARGUMENT;
    }
    sheet s = {.scatter = scatter};
    ENT_TRY(ent_drawing_new(arena, scatter->title, scatter->description, &s.drawing));
    s.drawing->width = WIDTH;
    put_corner(&s);
    put_axes(&s);
    for (size_t k = 0; k < scatter->dot_count; k++) {
        put_dot(&s, &scatter->dots[k]);
    }
    put_frontier(&s);
    put_marks(&s);
    put_legend(&s);
    ENT_TRY(s.drawing->status);
    *out = s.drawing;
    return ENT_OK;
}
