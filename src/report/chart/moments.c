/* SPDX-License-Identifier: MIT */
/* The chart of moments: columns as wide as there is room for, at least as wide as their letters ask for. */
#include "report/chart/moments.h"

#include "report/chart/legend.h"
#include "report/chart/lettering.h"

enum {
    WIDTH = 72000,
    NARROWEST = 36000, /* for the legend */
    MARGIN = 600,
    WIDEST_LABEL = 17000,
    LABEL_LINES = 3,
    COLUMN = 4200, /* at least, */
    WIDEST = 7000, /* and at most */
    BOX = 2600,    /* wide, */
    BOX_HEIGHT = 2000,
    BELOW = 1500, /* under it, for the signs */
    ROW_PADDING = 900,
    HEAD = 1900,
    BETWEEN = 1400, /* bands */
    LEGEND = 800
};

typedef struct table {
    ent_drawing *drawing;
    const ent_moments *moments;
    int64_t label, left, column; /* widths; where columns begin */
    size_t across;               /* columns of a band */
    int64_t y;                   /* of the next row */
} table;

static int64_t widest_label(const ent_moments *moments)
{
    int64_t widest = 0;
    for (size_t r = 0; r < moments->row_count; r++) {
        const int64_t width = ent_text_width(moments->rows[r].label) * 11 / 10; /* bold ones */
        widest = width > widest ? width : widest;
    }
    return widest < WIDEST_LABEL ? widest : WIDEST_LABEL;
}

static void plan(table *t)
{
    t->label = widest_label(t->moments);
    t->left = 2 * MARGIN + t->label;
    const int64_t room = WIDTH - MARGIN - t->left;
    const size_t most = (size_t)(room / COLUMN), count = t->moments->column_count;
    t->across = count < most ? count : most;
    const int64_t wide = room / (int64_t)(t->across > 0 ? t->across : 1);
    t->column = wide < WIDEST ? wide : WIDEST;
    t->drawing->width = t->left + (int64_t)t->across * t->column + MARGIN;
    t->drawing->width = t->drawing->width < NARROWEST ? NARROWEST : t->drawing->width;
    t->y = MARGIN;
}

static int64_t middle_of(const table *t, size_t place)
{
    return t->left + (int64_t)place * t->column + t->column / 2;
}

/* The mark of the strictest concept that is held; the number of marks when none is. */
static size_t strictest(const table *t, unsigned holds)
{
    size_t k = 0;
    while (k < t->moments->mark_count && (holds >> k & 1) == 0) {
        k++;
    }
    return k;
}

static void put_sign(table *t, const ent_moments_cell *cell, ent_spot at, const char *words)
{
    const bool holds = cell->known && cell->possible && cell->holds != 0;
    ent_drawing_add(t->drawing, &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                             .ink = holds ? ENT_INK_TEXT : ENT_INK_FAINT,
                                             .anchor = ENT_ANCHOR_MIDDLE,
                                             .strong = holds,
                                             .x = at.x,
                                             .y = at.y + 450,
                                             .text = words,
                                             .tip = cell->tip});
}

/* The box, filled from below, and the letter in it. */
static void put_box(table *t, const ent_moments_cell *cell, ent_spot at)
{
    int64_t count = 0;
    for (size_t k = 0; k < t->moments->mark_count; k++) {
        count += cell->holds >> k & 1;
    }
    ent_shape box = {.kind = ENT_SHAPE_RECT,
                     .ink = ENT_INK_FAILS,
                     .x = at.x - BOX / 2,
                     .y = at.y - BOX_HEIGHT / 2,
                     .width = BOX,
                     .height = BOX_HEIGHT,
                     .tip = cell->tip};
    ent_drawing_add(t->drawing, &box);
    if (count > 0) {
        const int64_t filled = BOX_HEIGHT * count / (int64_t)t->moments->mark_count;
        box.ink = ENT_INK_HOLDS;
        box.y += BOX_HEIGHT - filled;
        box.height = filled;
        ent_drawing_add(t->drawing, &box);
        put_sign(t, cell, at, t->moments->marks[strictest(t, cell->holds)].letter);
    }
}

static void put_cell(table *t, const ent_moments_cell *cell, ent_spot at)
{
    if (!cell->known || !cell->possible) {
        put_sign(t, cell, at, cell->known ? "-" : "?");
        return;
    }
    put_box(t, cell, at);
    if (cell->below != NULL) {
        ent_drawing_text(t->drawing, ENT_INK_FAINT, ENT_ANCHOR_MIDDLE,
                         (ent_spot){at.x, at.y + BOX_HEIGHT / 2 + 1250}, cell->below);
    }
}

static void put_heads(table *t, size_t from, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        const ent_moments_column *column = &t->moments->columns[from + k];
        ent_drawing_add(t->drawing, &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                                 .ink = ENT_INK_TITLE,
                                                 .anchor = ENT_ANCHOR_MIDDLE,
                                                 .x = middle_of(t, k),
                                                 .y = t->y + ENT_ASCENT,
                                                 .text = column->head,
                                                 .tip = column->tip});
    }
    t->y += HEAD;
}

static bool has_signs(const ent_moments_row *row, size_t from, size_t count)
{
    bool any = false;
    for (size_t k = from; k < from + count; k++) {
        any = any || row->cells[k].below != NULL;
    }
    return any;
}

static ent_status put_row(table *t, const ent_moments_row *row, size_t from, size_t count)
{
    ent_lines label;
    ENT_TRY(ent_text_wrap(t->drawing->arena, row->label, t->label, LABEL_LINES, &label));
    const int64_t words = (int64_t)label.count * ENT_LINE_HEIGHT;
    const int64_t cell = BOX_HEIGHT + (has_signs(row, from, count) ? BELOW : 0);
    const int64_t height = (words > cell ? words : cell) + ROW_PADDING;
    const int64_t middle = t->y + height / 2;
    ent_drawing_row(t->drawing, MARGIN, t->y, height, row->today);
    const ent_shape heading = {
        .ink = ENT_INK_TEXT, .strong = row->today, .x = MARGIN, .tip = row->label};
    ent_drawing_lines(t->drawing, &heading, middle, &label);
    for (size_t k = 0; k < count; k++) {
        put_cell(t, &row->cells[from + k],
                 (ent_spot){middle_of(t, k), middle - (cell - BOX_HEIGHT) / 2});
    }
    t->y += height;
    return ENT_OK;
}

static ent_status put_bands(table *t)
{
    const size_t columns = t->moments->column_count;
    for (size_t from = 0; from < columns; from += t->across) {
        const size_t count = columns - from < t->across ? columns - from : t->across;
        t->y += from == 0 ? 0 : BETWEEN;
        put_heads(t, from, count);
        for (size_t r = 0; r < t->moments->row_count; r++) {
            ENT_TRY(put_row(t, &t->moments->rows[r], from, count));
        }
        ent_drawing_rule(t->drawing, MARGIN, t->y);
    }
    return ENT_OK;
}

static void put_legend(table *t)
{
    const ent_moments *moments = t->moments;
    ent_sample samples[ENT_MATRIX_MARKS + 4 + ENT_MOMENTS_SIGNS];
    size_t count = 0;
    samples[count++] = (ent_sample){
        ENT_SAMPLE_BOX, ENT_INK_HOLDS, false, false, NULL, "holds, filled by how many concepts"};
    samples[count++] =
        (ent_sample){ENT_SAMPLE_BOX, ENT_INK_FAILS, false, false, NULL, "does not hold"};
    for (size_t k = 0; k < moments->mark_count; k++) {
        samples[count++] = (ent_sample){.kind = ENT_SAMPLE_WORDS,
                                        .ink = ENT_INK_TEXT,
                                        .letter = moments->marks[k].letter,
                                        .text = moments->marks[k].name};
    }
    samples[count++] = (ent_sample){
        .kind = ENT_SAMPLE_WORDS, .ink = ENT_INK_TEXT, .letter = "-", .text = "not possible"};
    samples[count++] = (ent_sample){
        .kind = ENT_SAMPLE_WORDS, .ink = ENT_INK_TEXT, .letter = "?", .text = "means nothing then"};
    for (size_t k = 0; k < ENT_MOMENTS_SIGNS && moments->signs[k].letter != NULL; k++) {
        samples[count++] = (ent_sample){.kind = ENT_SAMPLE_WORDS,
                                        .ink = ENT_INK_TEXT,
                                        .letter = moments->signs[k].letter,
                                        .text = moments->signs[k].name};
    }
    ent_legend_add(t->drawing, t->y + LEGEND, samples, count);
}

ent_status ent_moments_draw(ent_arena *arena, const ent_moments *moments, ent_drawing **out)
{
    if (moments->mark_count == 0 || moments->mark_count > ENT_MATRIX_MARKS) {
        return ENT_ERROR_ARGUMENT;
    }
    table t = {.moments = moments};
    ENT_TRY(ent_drawing_new(arena, moments->title, moments->description, &t.drawing));
    plan(&t);
    ENT_TRY(put_bands(&t));
    put_legend(&t);
    t.drawing->height += MARGIN;
    ENT_TRY(t.drawing->status);
    *out = t.drawing;
    return ENT_OK;
}
