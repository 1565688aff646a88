/* SPDX-License-Identifier: MIT */
/* One row a share: its label, its interval and value on the axis, and both in numbers. */
#include "report/chart/ranges.h"

#include "report/chart/legend.h"
#include "report/chart/lettering.h"

enum {
    WIDTH = 72000,
    MARGIN = 600,
    AXIS = 21000, /* where it begins, and how long it is */
    LONG = 32000,
    NUMBERS = AXIS + LONG + 1400,
    TOP = 2400,
    ROW = 2200,
    GROUP = 2600,
    BAR = 900,
    POINT = 480,
    WHOLE = 1000000
};

typedef struct sheet {
    ent_drawing *drawing;
    ent_text text;
    int64_t y;
    bool drawn; /* whether there is any interval */
} sheet;

static int64_t on_axis(uint32_t share)
{
    return AXIS + (int64_t)share * LONG / WHOLE;
}

/* Tenths of a per cent; all and nothing are told for themselves alone. */
static void add_percent(ent_text *text, uint32_t share, uint32_t rounding)
{
    const uint32_t tenths = (share + rounding) / 1000;
    if (share == 0 || share == WHOLE) {
        ent_text_add(text, share == 0 ? "0" : "100");
    } else if (tenths == 0 || tenths >= 1000) {
        ent_text_add(text, tenths == 0 ? "<0.1" : ">99.9");
    } else {
        ent_text_format(text, "%u.%u", (unsigned)(tenths / 10), (unsigned)(tenths % 10));
    }
}

/* "62.4 % (58.1 to 66.5)"; intervals are rounded outwards. */
static void add_numbers(ent_text *text, const ent_range *range)
{
    add_percent(text, range->point, 500);
    ent_text_add(text, " %");
    if (!range->exact) {
        ent_text_add(text, " (");
        add_percent(text, range->low, 0);
        ent_text_add(text, " to ");
        add_percent(text, range->high, 999);
        ent_text_add(text, ")");
    }
}

static void put_range(sheet *s, const ent_range *range, const char *tip)
{
    const int64_t middle = s->y + ROW / 2;
    if (!range->exact) {
        s->drawn = true;
        ent_drawing_add(s->drawing,
                        &(ent_shape){.kind = ENT_SHAPE_RECT,
                                     .ink = ENT_INK_RANGE,
                                     .x = on_axis(range->low),
                                     .y = middle - BAR / 2,
                                     .width = on_axis(range->high) - on_axis(range->low),
                                     .height = BAR,
                                     .round = BAR / 2,
                                     .tip = tip});
    }
    ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_CIRCLE,
                                             .ink = ENT_INK_POINT,
                                             .x = on_axis(range->point),
                                             .y = middle,
                                             .width = POINT,
                                             .tip = tip});
}

static ent_status put_row(sheet *s, const ent_range *range)
{
    const char *label = ent_text_cut(s->drawing->arena, range->label, AXIS - 3 * MARGIN - 1200);
    ent_text_clear(&s->text);
    add_numbers(&s->text, range);
    if (label == NULL || s->text.failed) {
        return ENT_ERROR_MEMORY;
    }
    ent_drawing_text(s->drawing, ENT_INK_TEXT, ENT_ANCHOR_START,
                     (ent_spot){NUMBERS, s->y + ROW / 2 + 450}, ent_text_get(&s->text));
    ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                             .ink = ENT_INK_FAINT,
                                             .x = 3 * MARGIN,
                                             .y = s->y + ROW / 2 + 450,
                                             .text = label,
                                             .tip = range->label});
    put_range(s, range, range->tip == NULL ? range->label : range->tip);
    s->y += ROW;
    return ENT_OK;
}

static ent_status put_group(sheet *s, const ent_range_group *group)
{
    const char *label =
        ent_text_cut(s->drawing->arena, group->label, (WIDTH - 2 * MARGIN) * 9 / 10);
    if (label == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                             .ink = ENT_INK_TEXT,
                                             .strong = true,
                                             .x = MARGIN,
                                             .y = s->y + GROUP / 2 + 550,
                                             .text = label,
                                             .tip = group->tip == NULL ? group->label : group->tip,
                                             .key = group->key});
    s->y += GROUP;
    for (size_t k = 0; k < group->range_count; k++) {
        ENT_TRY(put_row(s, &group->ranges[k]));
    }
    return ENT_OK;
}

/* Lines at every quarter, behind a group's rows alone, so that they cross no heading. */
static void put_grid(sheet *s, size_t rows)
{
    for (uint32_t quarter = 0; quarter <= 4; quarter++) {
        ent_drawing_add(s->drawing, &(ent_shape){.kind = ENT_SHAPE_LINE,
                                                 .ink = ENT_INK_FAINT,
                                                 .x = on_axis(quarter * (WHOLE / 4)),
                                                 .y = s->y + GROUP,
                                                 .height = (int64_t)rows * ROW});
    }
}

static void put_axis(sheet *s)
{
    static const char *const words[] = {"0", "25", "50", "75", "100 %"};
    for (uint32_t quarter = 0; quarter <= 4; quarter++) {
        ent_drawing_text(s->drawing, ENT_INK_FAINT, ENT_ANCHOR_MIDDLE,
                         (ent_spot){on_axis(quarter * (WHOLE / 4)), MARGIN + 1000}, words[quarter]);
    }
}

static ent_status draw(sheet *s, const ent_ranges *ranges)
{
    static const ent_sample samples[] = {
        {.kind = ENT_SAMPLE_POINT,
         .ink = ENT_INK_POINT,
         .text = "share, and the interval in which it lies"},
    };
    s->drawing->width = WIDTH;
    put_axis(s);
    s->y = TOP;
    for (size_t g = 0; g < ranges->group_count; g++) {
        put_grid(s, ranges->groups[g].range_count);
        ENT_TRY(put_group(s, &ranges->groups[g]));
    }
    s->drawing->height = s->y + MARGIN;
    ent_legend_add(s->drawing, s->drawing->height, samples, s->drawn ? 1 : 0);
    return s->drawing->status;
}

static bool in_order(const ent_range *range)
{
    return range->point <= WHOLE &&
           (range->exact ||
            (range->low <= range->point && range->point <= range->high && range->high <= WHOLE));
}

ent_status ent_ranges_draw(ent_arena *arena, const ent_ranges *ranges, ent_drawing **out)
{
    for (size_t g = 0; g < ranges->group_count; g++) {
        for (size_t k = 0; k < ranges->groups[g].range_count; k++) {
            if (!in_order(&ranges->groups[g].ranges[k])) {
                return ENT_ERROR_ARGUMENT;
            }
        }
    }
    sheet s = {.y = 0};
    ENT_TRY(ent_drawing_new(arena, ranges->title, ranges->description, &s.drawing));
    ent_text_init(&s.text, arena->allocator);
    const ent_status status = draw(&s, ranges);
    ent_text_free(&s.text);
    ENT_TRY(status);
    *out = s.drawing;
    return ENT_OK;
}
