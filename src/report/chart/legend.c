/* SPDX-License-Identifier: MIT */
/* Samples flow from left to right, and begin a new row where the next would not fit: on the drawing, or on a page of
 * which it may be wider. */
#include "report/chart/legend.h"

#include "report/chart/lettering.h"

enum {
    WIDEST = 72000,
    ROW = 2200,
    MARGIN = 400,
    LINE = 2800,
    BOX = 1700,
    SPACE = 700,
    BETWEEN = 1800
};

/* How much of a row goes to the sample itself. */
static int64_t sample_width(const ent_sample *sample)
{
    const int64_t letter = sample->letter == NULL ? 0 : ent_text_width(sample->letter);
    switch (sample->kind) {
    case ENT_SAMPLE_LINE:
    case ENT_SAMPLE_POINT:
        return LINE + SPACE;
    case ENT_SAMPLE_BOX:
        return (letter + 600 > BOX ? letter + 600 : BOX) + SPACE;
    case ENT_SAMPLE_WORDS:
        break;
    }
    return letter == 0 ? 0 : letter * 11 / 10 + SPACE;
}

static void add_line(ent_drawing *drawing, const ent_sample *sample, ent_spot at)
{
    const ent_spot points[] = {
        at, {at.x + LINE / 3, at.y}, {at.x + LINE * 2 / 3, at.y}, {at.x + LINE, at.y}};
    ent_drawing_add(drawing, &(ent_shape){.kind = ENT_SHAPE_PATH,
                                          .ink = sample->ink,
                                          .dashed = sample->dashed,
                                          .strong = sample->strong,
                                          .arrow = true,
                                          .points = points,
                                          .point_count = 4});
}

static void add_box(ent_drawing *drawing, const ent_sample *sample, ent_spot at)
{
    const int64_t width = sample_width(sample) - SPACE;
    ent_drawing_add(drawing, &(ent_shape){.kind = ENT_SHAPE_RECT,
                                          .ink = sample->ink,
                                          .dashed = sample->dashed,
                                          .strong = sample->strong,
                                          .x = at.x,
                                          .y = at.y - BOX / 2,
                                          .width = width,
                                          .height = BOX,
                                          .round = 300});
    if (sample->letter != NULL) {
        ent_drawing_text(drawing, ENT_INK_TEXT, ENT_ANCHOR_MIDDLE,
                         (ent_spot){at.x + width / 2, at.y + 450}, sample->letter);
    }
}

static void add_point(ent_drawing *drawing, const ent_sample *sample, ent_spot at)
{
    ent_drawing_add(drawing, &(ent_shape){.kind = ENT_SHAPE_RECT,
                                          .ink = ENT_INK_RANGE,
                                          .x = at.x,
                                          .y = at.y - 400,
                                          .width = LINE,
                                          .height = 800,
                                          .round = 400});
    ent_drawing_add(drawing, &(ent_shape){.kind = ENT_SHAPE_CIRCLE,
                                          .ink = sample->ink,
                                          .x = at.x + LINE / 2,
                                          .y = at.y,
                                          .width = 450});
}

static void add_sample(ent_drawing *drawing, const ent_sample *sample, ent_spot at)
{
    switch (sample->kind) {
    case ENT_SAMPLE_LINE:
        add_line(drawing, sample, at);
        break;
    case ENT_SAMPLE_BOX:
        add_box(drawing, sample, at);
        break;
    case ENT_SAMPLE_POINT:
        add_point(drawing, sample, at);
        break;
    case ENT_SAMPLE_WORDS:
        if (sample->letter != NULL) {
            ent_drawing_add(drawing, &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                                  .ink = sample->ink,
                                                  .strong = true,
                                                  .x = at.x,
                                                  .y = at.y + 450,
                                                  .text = sample->letter});
        }
        break;
    }
}

void ent_legend_add(ent_drawing *drawing, int64_t top, const ent_sample *samples, size_t count)
{
    const int64_t right = (drawing->width < WIDEST ? drawing->width : WIDEST) - MARGIN;
    ent_spot at = {MARGIN, top + ROW / 2};
    for (size_t i = 0; i < count && drawing->status == ENT_OK; i++) {
        const int64_t sample = sample_width(&samples[i]);
        int64_t words = ent_text_width(samples[i].text);
        if (at.x > MARGIN && at.x + sample + words > right) {
            at = (ent_spot){MARGIN, at.y + ROW};
        }
        words = at.x + sample + words > right ? right - at.x - sample : words;
        const char *text = ent_text_cut(drawing->arena, samples[i].text, words);
        if (text == NULL) {
            drawing->status = ENT_ERROR_MEMORY;
            return;
        }
        add_sample(drawing, &samples[i], at);
        ent_drawing_add(drawing, &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                              .ink = ENT_INK_FAINT,
                                              .x = at.x + sample,
                                              .y = at.y + 450,
                                              .text = text,
                                              .tip = samples[i].text});
        at.x += sample + words + BETWEEN;
    }
    const int64_t bottom = count == 0 ? top : at.y + ROW / 2;
    drawing->height = bottom > drawing->height ? bottom : drawing->height;
}
