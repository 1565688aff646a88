/* SPDX-License-Identifier: MIT */
/* One row a bar: its label, its parts end to end, and their counts in numbers. */
#include "report/chart/bars.h"

#include "report/chart/legend.h"
#include "report/chart/lettering.h"

enum {
    WIDTH = 72000,
    MARGIN = 600,
    LABEL = 17000,
    AXIS = LABEL + 2 * MARGIN,
    LONG = 32000,
    NUMBERS = AXIS + LONG + 1400,
    ROW_PADDING = 900,
    BAR = 1900,
    LEGEND = 600
};

static const uint64_t most_counted = (uint64_t)1 << 40;

typedef struct sheet {
    ent_drawing *drawing;
    const ent_bars *bars;
    ent_text text;
    int64_t y;
    uint64_t longest; /* the greatest sum of a row */
} sheet;

static uint64_t sum_of(const ent_bars *bars, const ent_bar_row *row)
{
    uint64_t sum = 0;
    for (size_t k = 0; k < bars->kind_count; k++) {
        sum += row->counts[k];
    }
    return sum;
}

/* "S 12, I 3, A 7". */
static void add_counts(ent_text *text, const ent_bars *bars, const ent_bar_row *row)
{
    for (size_t k = 0; k < bars->kind_count; k++) {
        ent_text_format(text, "%s%s ", k == 0 ? "" : ", ", bars->kinds[k].letter);
        ent_text_add_grouped(text, row->counts[k]);
    }
}

static void put_part(sheet *s, const ent_shape *box, const ent_bar_kind *kind)
{
    ent_drawing_add(s->drawing, box);
    if (box->width >= ent_text_width(kind->letter) * 11 / 10 + 400) {
        ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                                 .ink = ENT_INK_TEXT,
                                                 .anchor = ENT_ANCHOR_MIDDLE,
                                                 .strong = true,
                                                 .x = box->x + box->width / 2,
                                                 .y = box->y + BAR / 2 + 450,
                                                 .text = kind->letter,
                                                 .tip = box->tip});
    }
}

/* The parts end to end; each ends where the share of all up to it does, so that rounding leaves no gaps. */
static void put_bar(sheet *s, const ent_bar_row *row, int64_t middle)
{
    const uint64_t sum = sum_of(s->bars, row), whole = s->bars->to_scale ? s->longest : sum;
    uint64_t before = 0;
    for (size_t k = 0; sum > 0 && k < s->bars->kind_count; k++) {
        const ent_bar_kind *kind = &s->bars->kinds[k];
        const int64_t start = (int64_t)(before * LONG / whole);
        before += row->counts[k];
        const int64_t end = (int64_t)(before * LONG / whole);
        if (row->counts[k] == 0) {
            continue;
        }
        ent_text_clear(&s->text);
        ent_text_format(&s->text, "%s: ", row->label);
        ent_text_add_grouped(&s->text, row->counts[k]);
        ent_text_format(&s->text, " %s", kind->name);
        put_part(s,
                 &(ent_shape){.kind = ENT_SHAPE_RECT,
                              .ink = kind->ink,
                              .dashed = kind->dashed,
                              .x = AXIS + start,
                              .y = middle - BAR / 2,
                              .width = end - start,
                              .height = BAR,
                              .tip = ent_text_get(&s->text)},
                 kind);
    }
}

static ent_status put_row(sheet *s, const ent_bar_row *row)
{
    ent_lines label;
    ENT_TRY(ent_text_wrap(s->drawing->arena, row->label, LABEL, 2, &label));
    const int64_t words = (int64_t)label.count * ENT_LINE_HEIGHT;
    const int64_t height = (words > BAR ? words : BAR) + ROW_PADDING, middle = s->y + height / 2;
    const ent_shape heading = {
        .ink = ENT_INK_TEXT, .x = MARGIN, .tip = row->tip == NULL ? row->label : row->tip};
    ent_drawing_lines(s->drawing, &heading, middle, &label);
    put_bar(s, row, middle);
    ent_text_clear(&s->text);
    add_counts(&s->text, s->bars, row);
    ent_drawing_text(s->drawing, ENT_INK_TEXT, ENT_ANCHOR_START, (ent_spot){NUMBERS, middle + 450},
                     ent_text_get(&s->text));
    s->y += height;
    return s->text.failed ? ENT_ERROR_MEMORY : ENT_OK;
}

static ent_status draw(sheet *s)
{
    ent_sample samples[ENT_BAR_KINDS];
    s->drawing->width = WIDTH;
    s->y = MARGIN;
    for (size_t r = 0; r < s->bars->row_count; r++) {
        ENT_TRY(put_row(s, &s->bars->rows[r]));
    }
    for (size_t k = 0; k < s->bars->kind_count; k++) {
        const ent_bar_kind *kind = &s->bars->kinds[k];
        samples[k] = (ent_sample){.kind = ENT_SAMPLE_BOX,
                                  .ink = kind->ink,
                                  .dashed = kind->dashed,
                                  .letter = kind->letter,
                                  .text = kind->name};
    }
    s->drawing->height = s->y + LEGEND;
    ent_legend_add(s->drawing, s->drawing->height, samples, s->bars->kind_count);
    s->drawing->height += MARGIN;
    return s->drawing->status;
}

ent_status ent_bars_draw(ent_arena *arena, const ent_bars *bars, ent_drawing **out)
{
    sheet s = {.bars = bars};
    if (bars->kind_count > ENT_BAR_KINDS) {
        return ENT_ERROR_ARGUMENT;
    }
    for (size_t r = 0; r < bars->row_count; r++) {
        for (size_t k = 0; k < bars->kind_count; k++) {
            if (bars->rows[r].counts[k] > most_counted) {
                return ENT_ERROR_ARGUMENT;
            }
        }
        const uint64_t sum = sum_of(bars, &bars->rows[r]);
        s.longest = sum > s.longest ? sum : s.longest;
    }
    ENT_TRY(ent_drawing_new(arena, bars->title, bars->description, &s.drawing));
    ent_text_init(&s.text, arena->allocator);
    const ent_status status = draw(&s);
    ent_text_free(&s.text);
    ENT_TRY(status);
    *out = s.drawing;
    return ENT_OK;
}
