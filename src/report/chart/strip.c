/* SPDX-License-Identifier: MIT */
/*
 * Words stand above the strip at their points, each in the lowest row in which it meets no other; lines with words of
 * their own likewise. What finds no place in MOST_RAISED rows is told by its tick alone.
 */
#include "report/chart/strip.h"

#include "report/chart/lettering.h"

enum {
    NARROWEST = 52000,
    MARGIN = 600,
    INDENT = 3 * MARGIN,  /* of labels, */
    WIDEST_LABEL = 22700, /* and how wide they may be */
    WIDEST_NUMBERS = 16500,
    LONG = 28000, /* the axis */
    GAP = 1000,
    ROW = 2200,
    GROUP = 2400,
    BAR = 900,
    THIN = 300,
    POINT = 480,
    WORD = 13500, /* at most, wide */
    APART = 700,  /* words of a row */
    WORD_LINES = 2,
    MOST_RAISED = 6,
    WHOLE = 1000000
};

/* Words that stand above the strip. */
typedef struct banner {
    int64_t left[MOST_RAISED], right[MOST_RAISED]; /* what each row takes, from the lowest */
    size_t rows, tall;                             /* lines of the tallest word */
} banner;

/* A word in its place. */
typedef struct placed {
    ent_lines lines; /* none: it has no place */
    int64_t middle;
    size_t row;
} placed;

typedef struct sheet {
    ent_drawing *drawing;
    const ent_strip *strip;
    int64_t axis, numbers, width; /* where the axis and the numbers begin; of the drawing */
    int64_t y;                    /* of the next row */
} sheet;

static int64_t on_axis(const sheet *s, uint32_t at)
{
    return s->axis + (int64_t)at * LONG / WHOLE;
}

static int64_t at_most(int64_t width, int64_t most)
{
    return width < most ? width : most;
}

/* The columns, as wide as what stands in them, within bounds. */
static void plan(sheet *s)
{
    int64_t label = 0, numbers = 0;
    for (size_t g = 0; g < s->strip->group_count; g++) {
        for (size_t k = 0; k < s->strip->groups[g].row_count; k++) {
            const ent_strip_row *row = &s->strip->groups[g].rows[k];
            const int64_t width = ent_text_width(row->label);
            const int64_t behind = ent_text_width(row->numbers);
            label = width > label ? width : label;
            numbers = behind > numbers ? behind : numbers;
        }
    }
    s->axis = INDENT + at_most(label, WIDEST_LABEL) + GAP;
    s->numbers = s->axis + LONG + GAP;
    s->width = s->numbers + at_most(numbers, WIDEST_NUMBERS) + MARGIN;
    s->width = s->width < NARROWEST ? NARROWEST : s->width;
    s->drawing->width = s->width;
}

/* Finds the lowest row of a banner in which there is room. Words come from left to right, so that a row is taken from
 * its left end on; those of lines may come into gaps. */
static bool find_row(banner *b, int64_t left, int64_t right, size_t *out)
{
    for (size_t k = 0; k < MOST_RAISED; k++) {
        if (k == b->rows) {
            b->rows++;
            b->left[k] = left;
            b->right[k] = right;
            *out = k;
            return true;
        }
        if (left >= b->right[k] + APART || right + APART <= b->left[k]) {
            b->left[k] = left < b->left[k] ? left : b->left[k];
            b->right[k] = right > b->right[k] ? right : b->right[k];
            *out = k;
            return true;
        }
    }
    return false;
}

static ent_status place_word(sheet *s, banner *b, uint32_t at, const char *text, placed *out)
{
    ENT_TRY(ent_text_wrap(s->drawing->arena, text, WORD, WORD_LINES, &out->lines));
    const int64_t half = out->lines.width / 2;
    int64_t middle = on_axis(s, at);
    middle = middle < MARGIN + half ? MARGIN + half : middle;
    middle = middle > s->width - MARGIN - half ? s->width - MARGIN - half : middle;
    out->middle = middle;
    if (!find_row(b, middle - half, middle + half, &out->row)) {
        out->lines.count = 0;
    }
    b->tall = out->lines.count > b->tall ? out->lines.count : b->tall;
    return ENT_OK;
}

/* Puts words in the rows of a banner whose lowest ends at a height. */
static void put_banner(sheet *s, const banner *b, const placed *word, ent_ink ink, const char *tip)
{
    const int64_t row = (int64_t)b->tall * ENT_LINE_HEIGHT;
    const ent_shape shape = {
        .ink = ink, .anchor = ENT_ANCHOR_MIDDLE, .x = word->middle, .tip = tip};
    ent_drawing_lines(s->drawing, &shape, s->y - (int64_t)word->row * row - row / 2, &word->lines);
}

static int64_t height_of(const banner *b)
{
    return (int64_t)(b->rows * b->tall) * ENT_LINE_HEIGHT;
}

/* The words above, those of lines in rows over those of points. */
static ent_status put_words(sheet *s)
{
    const ent_strip *strip = s->strip;
    banner points = {.rows = 0}, lines = {.rows = 0};
    placed *words =
        ent_arena_new(s->drawing->arena, strip->word_count + strip->line_count + 1, sizeof *words);
    if (words == NULL) {
        return ENT_ERROR_MEMORY;
    }
    placed *of_lines = words + strip->word_count;
    for (size_t k = 0; k < strip->word_count; k++) {
        ENT_TRY(place_word(s, &points, strip->words[k].at, strip->words[k].text, &words[k]));
    }
    for (size_t k = 0; k < strip->line_count; k++) {
        ENT_TRY(place_word(s, &lines, strip->lines[k].at, strip->lines[k].text, &of_lines[k]));
    }
    s->y = MARGIN + height_of(&lines);
    for (size_t k = 0; k < strip->line_count; k++) {
        put_banner(s, &lines, &of_lines[k], ENT_INK_TEXT, strip->lines[k].text);
    }
    s->y += height_of(&points);
    for (size_t k = 0; k < strip->word_count; k++) {
        put_banner(s, &points, &words[k], ENT_INK_FAINT, strip->words[k].text);
    }
    return ENT_OK;
}

static void put_line(sheet *s, ent_ink ink, uint32_t at, int64_t height)
{
    ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_LINE,
                                             .ink = ink,
                                             .dashed = ink != ENT_INK_FAINT,
                                             .x = on_axis(s, at),
                                             .y = s->y,
                                             .height = height});
}

/* The lines behind the rows of a group, so that they cross no heading. */
static void put_lines(sheet *s, int64_t height)
{
    const ent_strip *strip = s->strip;
    put_line(s, ENT_INK_FAINT, 0, height);
    put_line(s, ENT_INK_FAINT, WHOLE, height);
    for (size_t k = 0; k < strip->word_count; k++) {
        put_line(s, ENT_INK_FAINT, strip->words[k].at, height);
    }
    for (size_t k = 0; k < strip->line_count; k++) {
        put_line(s, strip->lines[k].ink, strip->lines[k].at, height);
    }
}

static void put_point(sheet *s, const ent_strip_row *row)
{
    const bool party = row->ink >= ENT_INK_PARTY_1 && row->ink <= ENT_INK_PARTY_LAST;
    const int64_t height = party ? THIN : BAR, middle = s->y + ROW / 2;
    const char *tip = row->tip == NULL ? row->label : row->tip;
    if (!row->known) {
        return;
    }
    if (!row->exact) {
        ent_drawing_add(s->drawing,
                        &(ent_shape){.kind = ENT_SHAPE_RECT,
                                     .ink = party ? row->ink : ENT_INK_RANGE,
                                     .x = on_axis(s, row->low),
                                     .y = middle - height / 2,
                                     .width = on_axis(s, row->high) - on_axis(s, row->low),
                                     .height = height,
                                     .round = height / 2,
                                     .tip = tip});
    }
    ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_CIRCLE,
                                             .ink = row->ink,
                                             .x = on_axis(s, row->point),
                                             .y = middle,
                                             .width = POINT,
                                             .tip = tip});
}

static ent_status put_row(sheet *s, const ent_strip_row *row)
{
    const char *label = ent_text_cut(s->drawing->arena, row->label, WIDEST_LABEL);
    const char *numbers = ent_text_cut(s->drawing->arena, row->numbers, WIDEST_NUMBERS);
    const int64_t base = s->y + ROW / 2 + 450;
    if (label == NULL || numbers == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                             .ink = ENT_INK_TEXT,
                                             .x = INDENT,
                                             .y = base,
                                             .text = label,
                                             .tip = row->label});
    ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                             .ink = ENT_INK_TEXT,
                                             .x = s->numbers,
                                             .y = base,
                                             .text = numbers,
                                             .tip = row->numbers});
    put_point(s, row);
    s->y += ROW;
    return ENT_OK;
}

static ent_status put_group(sheet *s, const ent_strip_group *group)
{
    const char *label =
        ent_text_cut(s->drawing->arena, group->label, (s->width - 2 * MARGIN) * 9 / 10);
    if (label == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                             .ink = ENT_INK_TITLE,
                                             .x = MARGIN,
                                             .y = s->y + GROUP / 2 + 550,
                                             .text = label,
                                             .tip = group->label});
    s->y += GROUP;
    put_lines(s, (int64_t)group->row_count * ROW);
    for (size_t k = 0; k < group->row_count; k++) {
        ENT_TRY(put_row(s, &group->rows[k]));
    }
    return ENT_OK;
}

static ent_status draw(sheet *s)
{
    plan(s);
    ENT_TRY(put_words(s));
    for (size_t g = 0; g < s->strip->group_count; g++) {
        ENT_TRY(put_group(s, &s->strip->groups[g]));
    }
    s->drawing->height = s->y + MARGIN;
    return s->drawing->status;
}

static bool in_order(const ent_strip_row *row)
{
    return !row->known ||
           (row->point <= WHOLE && (row->exact || (row->low <= row->high && row->high <= WHOLE)));
}

static bool is_sound(const ent_strip *strip)
{
    bool good = true;
    for (size_t k = 0; k < strip->word_count; k++) {
        good = good && strip->words[k].at <= WHOLE;
    }
    for (size_t k = 0; k < strip->line_count; k++) {
        good = good && strip->lines[k].at <= WHOLE;
    }
    for (size_t g = 0; g < strip->group_count; g++) {
        for (size_t k = 0; k < strip->groups[g].row_count; k++) {
            good = good && in_order(&strip->groups[g].rows[k]);
        }
    }
    return good;
}

ent_status ent_strip_draw(ent_arena *arena, const ent_strip *strip, ent_drawing **out)
{
    if (!is_sound(strip)) {
        return ENT_ERROR_ARGUMENT;
    }
    sheet s = {.strip = strip};
    ENT_TRY(ent_drawing_new(arena, strip->title, strip->description, &s.drawing));
    ENT_TRY(draw(&s));
    *out = s.drawing;
    return ENT_OK;
}
