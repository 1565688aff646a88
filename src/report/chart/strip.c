/* SPDX-License-Identifier: MIT */
/*
 * Words stand above the strip at their points, each in the lowest row in which it meets no other; lines with words of
 * their own likewise. What finds no place in MOST_RAISED rows is told by its tick alone.
 */
#include "report/chart/strip.h"

#include "report/chart/lettering.h"

enum {
    WIDTH = 72000,
    MARGIN = 600,
    AXIS = 21000, /* where it begins, and how long it is */
    LONG = 32000,
    NUMBERS = AXIS + LONG + 1400,
    ROW = 2200,
    GROUP = 2400,
    BAR = 900,
    THIN = 300,
    POINT = 480,
    WORD = 16000, /* at most, wide */
    APART = 700,  /* words of a row */
    MOST_RAISED = 6,
    WHOLE = 1000000
};

/* Words that stand above the strip. */
typedef struct banner {
    int64_t left[MOST_RAISED], right[MOST_RAISED]; /* what each row takes, from the lowest */
    size_t rows;
} banner;

/* A word in its place. */
typedef struct placed {
    const char *text; /* as it fits; NULL: it has no place */
    int64_t left;
    size_t row;
} placed;

typedef struct sheet {
    ent_drawing *drawing;
    const ent_strip *strip;
    placed *words; /* those of the points, then those of the lines */
    int64_t top, y;
} sheet;

static int64_t on_axis(uint32_t at)
{
    return AXIS + (int64_t)at * LONG / WHOLE;
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
    const char *cut = ent_text_cut(s->drawing->arena, text, WORD);
    if (cut == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const int64_t width = ent_text_width(cut);
    int64_t left = on_axis(at) - width / 2;
    left = left < MARGIN ? MARGIN : left;
    left = left + width > WIDTH - MARGIN ? WIDTH - MARGIN - width : left;
    *out = (placed){.text = NULL};
    if (find_row(b, left, left + width, &out->row)) {
        out->text = cut;
        out->left = left;
    }
    return ENT_OK;
}

static void put_word(sheet *s, const placed *word, ent_ink ink, const char *tip, size_t rows)
{
    if (word->text != NULL) {
        ent_drawing_add(
            s->drawing,
            &(ent_shape){.kind = ENT_SHAPE_TEXT,
                         .ink = ink,
                         .x = word->left,
                         .y = MARGIN + (int64_t)(rows - word->row) * ENT_LINE_HEIGHT - ENT_DESCENT,
                         .text = word->text,
                         .tip = tip});
    }
}

/* The words above, those of lines in rows over those of points. */
static ent_status put_words(sheet *s)
{
    const ent_strip *strip = s->strip;
    banner points = {.rows = 0}, lines = {.rows = 0};
    s->words = ent_arena_new(s->drawing->arena, strip->word_count + strip->line_count + 1,
                             sizeof *s->words);
    if (s->words == NULL) {
        return ENT_ERROR_MEMORY;
    }
    placed *of_lines = s->words + strip->word_count;
    for (size_t k = 0; k < strip->word_count; k++) {
        ENT_TRY(
            place_word(s, &points, strip->words[k].at, strip->words[k].text, &s->words[k]));
    }
    for (size_t k = 0; k < strip->line_count; k++) {
        ENT_TRY(place_word(s, &lines, strip->lines[k].at, strip->lines[k].text, &of_lines[k]));
        of_lines[k].row += points.rows;
    }
    const size_t rows = points.rows + lines.rows;
    for (size_t k = 0; k < strip->word_count; k++) {
        put_word(s, &s->words[k], ENT_INK_FAINT, strip->words[k].text, rows);
    }
    for (size_t k = 0; k < strip->line_count; k++) {
        put_word(s, &of_lines[k], ENT_INK_TEXT, strip->lines[k].text, rows);
    }
    s->top = s->y = MARGIN + (int64_t)rows * ENT_LINE_HEIGHT + 500;
    return ENT_OK;
}

static void put_line(sheet *s, ent_ink ink, bool dashed, uint32_t at, ent_spot extent)
{
    ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_LINE,
                                             .ink = ink,
                                             .dashed = dashed,
                                             .x = on_axis(at),
                                             .y = extent.x,
                                             .height = extent.y - extent.x});
}

/* The lines of a stretch of rows, between two heights: behind rows alone, so that they cross no heading. */
static void put_lines(sheet *s, int64_t from, int64_t to)
{
    const ent_strip *strip = s->strip;
    const ent_spot extent = {from, to};
    put_line(s, ENT_INK_FAINT, false, 0, extent);
    put_line(s, ENT_INK_FAINT, false, WHOLE, extent);
    for (size_t k = 0; k < strip->word_count; k++) {
        put_line(s, ENT_INK_FAINT, false, strip->words[k].at, extent);
    }
    for (size_t k = 0; k < strip->line_count; k++) {
        put_line(s, strip->lines[k].ink, true, strip->lines[k].at, extent);
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
                                     .x = on_axis(row->low),
                                     .y = middle - height / 2,
                                     .width = on_axis(row->high) - on_axis(row->low),
                                     .height = height,
                                     .round = height / 2,
                                     .tip = tip});
    }
    ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_CIRCLE,
                                             .ink = row->ink,
                                             .x = on_axis(row->point),
                                             .y = middle,
                                             .width = POINT,
                                             .tip = tip});
}

static ent_status put_row(sheet *s, const ent_strip_row *row)
{
    const char *label = ent_text_cut(s->drawing->arena, row->label, AXIS - 3 * MARGIN - 1200);
    const char *numbers = ent_text_cut(s->drawing->arena, row->numbers, WIDTH - MARGIN - NUMBERS);
    const int64_t base = s->y + ROW / 2 + 450;
    if (label == NULL || numbers == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                             .ink = ENT_INK_TEXT,
                                             .x = 3 * MARGIN,
                                             .y = base,
                                             .text = label,
                                             .tip = row->label});
    ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                             .ink = ENT_INK_TEXT,
                                             .x = NUMBERS,
                                             .y = base,
                                             .text = numbers,
                                             .tip = row->numbers});
    put_point(s, row);
    s->y += ROW;
    return ENT_OK;
}

static ent_status put_group(sheet *s, const ent_strip_group *group)
{
    const char *label = ent_text_cut(s->drawing->arena, group->label, AXIS - 2 * MARGIN - 2000);
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
    for (size_t k = 0; k < group->row_count; k++) {
        ENT_TRY(put_row(s, &group->rows[k]));
    }
    return ENT_OK;
}

static ent_status draw(sheet *s)
{
    int64_t bottom = 0;
    s->drawing->width = WIDTH;
    ENT_TRY(put_words(s));
    bottom = s->top;
    for (size_t g = 0; g < s->strip->group_count; g++) {
        bottom += GROUP + (int64_t)s->strip->groups[g].row_count * ROW;
    }
    put_lines(s, s->top, bottom);
    for (size_t g = 0; g < s->strip->group_count; g++) {
        ENT_TRY(put_group(s, &s->strip->groups[g]));
    }
    s->drawing->height = bottom + MARGIN;
    return s->drawing->status;
}

static bool in_order(const ent_strip_row *row)
{
    return !row->known ||
           (row->point <= WHOLE &&
                            (row->exact || (row->low <= row->high && row->high <= WHOLE)));
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
