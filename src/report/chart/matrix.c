/* SPDX-License-Identifier: MIT */
/*
 * The matrix: marks as large as there is room for.
 *
 * First sizes are found, from the roomiest plan to the tightest, until all columns fit; marks bear letters in the roomiest
 * ones, and are told by their place in the others. A party whose name does not fit above its column is told by a
 * number, and its name stands in the legend.
 */
#include "report/chart/matrix.h"

#include "report/chart/legend.h"
#include "report/chart/lettering.h"

enum {
    WIDTH = 72000,
    MARGIN = 600,
    MARK = 1500, /* the least that a mark with a letter takes, */
    MARK_HEIGHT = 1700,
    BETWEEN = 150,
    PADDING = 900, /* of a column */
    WIDEST_COLUMN = 15000,
    HEADING_LINES = 3,
    LABEL_LINES = 5,
    ROW_PADDING = 900,
    LEGEND = 800
};

/* A size of things: how wide labels may be, and marks without letters (0: with letters). */
typedef struct plan {
    int64_t label, mark;
} plan;

static const plan plans[] = {{19000, 0}, {14000, 0}, {19000, 1300}, {16000, 1000}, {14000, 700}};
enum { PLANS = sizeof plans / sizeof *plans };

typedef struct table {
    ent_drawing *drawing;
    const ent_matrix *matrix;
    ent_text text;
    plan plan;
    int64_t strip, column; /* widths of the marks of a cell, and of a column */
    int64_t left;          /* of the first column */
    bool numbered;
    ent_lines *headings; /* per party, and one for all */
    int64_t heading_height;
    int64_t y; /* of the next row */
} table;

static int64_t mark_width(const table *t, size_t mark)
{
    const int64_t letter = ent_text_width(t->matrix->marks[mark].letter) + 400;
    return t->plan.mark > 0 ? t->plan.mark : letter > MARK ? letter : MARK;
}

static int64_t strip_width(const table *t)
{
    int64_t width = 0;
    for (size_t k = 0; k < t->matrix->mark_count; k++) {
        width += mark_width(t, k) + (k == 0 ? 0 : BETWEEN);
    }
    return width;
}

static int64_t widest_label(const ent_matrix *matrix)
{
    int64_t widest = 0;
    for (size_t r = 0; r < matrix->row_count; r++) {
        const int64_t label = ent_text_width(matrix->rows[r].label) * 11 / 10; /* bold ones */
        const int64_t note =
            matrix->rows[r].note == NULL ? 0 : ent_text_width(matrix->rows[r].note);
        widest = label > widest ? label : widest;
        widest = note > widest ? note : widest;
    }
    return widest;
}

/* The first plan by which everything fits, or else the last. */
static void choose_plan(table *t)
{
    const int64_t columns = (int64_t)t->matrix->party_count + 1, widest = widest_label(t->matrix);
    for (size_t k = 0; k < PLANS; k++) {
        t->plan = plans[k];
        t->plan.label = widest < t->plan.label ? widest : t->plan.label;
        t->strip = strip_width(t);
        t->left = 2 * MARGIN + t->plan.label;
        const int64_t room = (WIDTH - MARGIN - t->left) / columns;
        t->column = room > WIDEST_COLUMN ? WIDEST_COLUMN : room;
        if (t->column >= t->strip + PADDING) {
            return;
        }
    }
    t->column = t->strip + PADDING;
}

static ent_status set_heading(table *t, size_t p, const char *words)
{
    return ent_text_wrap(t->drawing->arena, words, t->column - PADDING / 2, HEADING_LINES,
                         &t->headings[p]);
}

static ent_status set_headings(table *t)
{
    const ent_matrix *matrix = t->matrix;
    t->headings = ent_arena_new(t->drawing->arena, matrix->party_count + 1, sizeof *t->headings);
    if (t->headings == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < matrix->party_count; p++) {
        ENT_TRY(set_heading(t, p, matrix->parties[p]));
        t->numbered = t->numbered || t->headings[p].cut ||
                      ent_text_widest_word(matrix->parties[p]) > t->column - PADDING / 2;
    }
    for (size_t p = 0; t->numbered && p < matrix->party_count; p++) {
        ent_text_clear(&t->text);
        ent_text_format(&t->text, "%zu", p + 1);
        ENT_TRY(set_heading(t, p, ent_text_get(&t->text)));
    }
    ENT_TRY(set_heading(t, matrix->party_count, "all"));
    for (size_t p = 0; p <= matrix->party_count; p++) {
        const int64_t height = (int64_t)t->headings[p].count * ENT_LINE_HEIGHT;
        t->heading_height = height > t->heading_height ? height : t->heading_height;
    }
    return ENT_OK;
}

static int64_t column_middle(const table *t, size_t p)
{
    return t->left + (int64_t)p * t->column + t->column / 2;
}

/* Headings stand on one line, at the bottom. */
static void put_headings(table *t)
{
    for (size_t p = 0; p <= t->matrix->party_count; p++) {
        const int64_t height = (int64_t)t->headings[p].count * ENT_LINE_HEIGHT;
        const char *tip = p < t->matrix->party_count ? t->matrix->parties[p] : "all parties";
        const ent_shape words = {.ink = ENT_INK_TITLE,
                                 .anchor = ENT_ANCHOR_MIDDLE,
                                 .x = column_middle(t, p),
                                 .tip = tip};
        ent_drawing_lines(t->drawing, &words, MARGIN + t->heading_height - height / 2,
                          &t->headings[p]);
    }
    t->y = 2 * MARGIN + t->heading_height;
}

/* Who, where, and under what: "Ukraine would stay in s12 (deal) under Nash". */
static const char *tip_of(table *t, size_t p, const ent_matrix_row *row, size_t mark, bool holds)
{
    ent_text_clear(&t->text);
    if (p < t->matrix->party_count) {
        ent_text_format(&t->text, "%s would %s", t->matrix->parties[p],
                        holds ? "stay in" : "leave");
    } else {
        ent_text_add(&t->text, holds ? "all would stay in" : "not all would stay in");
    }
    ent_text_format(&t->text, " %s under %s", row->label, t->matrix->marks[mark].name);
    return t->text.failed ? NULL : ent_text_get(&t->text);
}

static void put_mark(table *t, const ent_shape *box, size_t mark)
{
    ent_drawing_add(t->drawing, box);
    if (t->plan.mark == 0) {
        const bool holds = box->ink == ENT_INK_HOLDS;
        ent_drawing_add(t->drawing, &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                                 .ink = holds ? ENT_INK_TEXT : ENT_INK_FAINT,
                                                 .anchor = ENT_ANCHOR_MIDDLE,
                                                 .strong = holds,
                                                 .x = box->x + box->width / 2,
                                                 .y = box->y + box->height / 2 + 450,
                                                 .text = t->matrix->marks[mark].letter,
                                                 .tip = box->tip,
                                                 .key = box->key});
    }
}

static void put_cell(table *t, size_t p, const ent_matrix_row *row, int64_t middle)
{
    const unsigned stays = p < t->matrix->party_count ? row->stays[p] : row->holds;
    int64_t x = column_middle(t, p) - t->strip / 2;
    for (size_t k = 0; k < t->matrix->mark_count; k++) {
        const bool holds = (stays >> k & 1) != 0;
        const ent_shape box = {.kind = ENT_SHAPE_RECT,
                               .ink = holds ? ENT_INK_HOLDS : ENT_INK_FAILS,
                               .x = x,
                               .y = middle - MARK_HEIGHT / 2,
                               .width = mark_width(t, k),
                               .height = MARK_HEIGHT,
                               .round = 200,
                               .tip = tip_of(t, p, row, k, holds),
                               .key = row->key};
        put_mark(t, &box, k);
        x += box.width + BETWEEN;
    }
}

static ent_status put_row(table *t, const ent_matrix_row *row)
{
    ent_lines label;
    ENT_TRY(ent_text_wrap(t->drawing->arena, row->label, t->plan.label, LABEL_LINES, &label));
    const int64_t note = row->note == NULL ? 0 : ENT_LINE_HEIGHT;
    const int64_t words = (int64_t)label.count * ENT_LINE_HEIGHT + note;
    const int64_t height = (words > MARK_HEIGHT ? words : MARK_HEIGHT) + ROW_PADDING;
    const int64_t middle = t->y + height / 2;
    ent_drawing_row(t->drawing, MARGIN, t->y, height, row->today);
    const ent_shape heading = {.ink = ENT_INK_TEXT,
                               .strong = row->today,
                               .x = MARGIN,
                               .tip = row->tip == NULL ? row->label : row->tip,
                               .key = row->key};
    ent_drawing_lines(t->drawing, &heading, middle - note / 2, &label);
    if (row->note != NULL) {
        const int64_t below = (int64_t)label.count * ENT_LINE_HEIGHT / 2;
        ent_drawing_text(t->drawing, ENT_INK_FAINT, ENT_ANCHOR_START,
                         (ent_spot){MARGIN, middle - note / 2 + below + 1300}, row->note);
    }
    for (size_t p = 0; p <= t->matrix->party_count; p++) {
        put_cell(t, p, row, middle);
    }
    t->y += height;
    return ENT_OK;
}

/* The marks with their names, then filled and hollow, then names that stand for numbers. */
static ent_status put_legend(table *t)
{
    const ent_matrix *matrix = t->matrix;
    const size_t room = matrix->mark_count + matrix->party_count + 3;
    ent_sample *samples = ent_arena_new(t->drawing->arena, room, sizeof *samples);
    if (samples == NULL) {
        return ENT_ERROR_MEMORY;
    }
    size_t count = 0;
    samples[count++] =
        (ent_sample){ENT_SAMPLE_BOX, ENT_INK_HOLDS, false, false, NULL, "would stay"};
    samples[count++] =
        (ent_sample){ENT_SAMPLE_BOX, ENT_INK_FAILS, false, false, NULL, "would leave"};
    const bool letters = t->plan.mark == 0;
    if (!letters) {
        samples[count++] = (ent_sample){.kind = ENT_SAMPLE_WORDS, .text = "marks from the left:"};
    }
    for (size_t k = 0; k < matrix->mark_count; k++) {
        samples[count++] = (ent_sample){.kind = ENT_SAMPLE_WORDS,
                                        .ink = ENT_INK_TEXT,
                                        .letter = letters ? matrix->marks[k].letter : NULL,
                                        .text = matrix->marks[k].name};
    }
    for (size_t p = 0; t->numbered && p < matrix->party_count; p++) {
        samples[count++] = (ent_sample){.kind = ENT_SAMPLE_WORDS,
                                        .ink = ENT_INK_TEXT,
                                        .letter = t->headings[p].line[0],
                                        .text = matrix->parties[p]};
    }
    ent_legend_add(t->drawing, t->y + LEGEND, samples, count);
    return ENT_OK;
}

static ent_status draw(table *t)
{
    choose_plan(t);
    ENT_TRY(set_headings(t));
    const int64_t columns = (int64_t)t->matrix->party_count + 1;
    t->drawing->width = t->left + columns * t->column + MARGIN;
    put_headings(t);
    const int64_t top = t->y;
    for (size_t r = 0; r < t->matrix->row_count; r++) {
        ENT_TRY(put_row(t, &t->matrix->rows[r]));
    }
    ent_drawing_rule(t->drawing, MARGIN, t->y);
    ent_drawing_add(t->drawing, &(ent_shape){.kind = ENT_SHAPE_LINE,
                                             .ink = ENT_INK_FAINT,
                                             .x = t->left + (columns - 1) * t->column,
                                             .y = top,
                                             .height = t->y - top});
    ENT_TRY(put_legend(t));
    t->drawing->height += MARGIN;
    return t->text.failed ? ENT_ERROR_MEMORY : t->drawing->status;
}

ent_status ent_matrix_draw(ent_arena *arena, const ent_matrix *matrix, ent_drawing **out)
{
    if (matrix->mark_count > ENT_MATRIX_MARKS) {
        return ENT_ERROR_ARGUMENT;
    }
    table t = {.matrix = matrix};
    ENT_TRY(ent_drawing_new(arena, matrix->title, matrix->description, &t.drawing));
    ent_text_init(&t.text, arena->allocator);
    const ent_status status = draw(&t);
    ent_text_free(&t.text);
    ENT_TRY(status);
    *out = t.drawing;
    return ENT_OK;
}
