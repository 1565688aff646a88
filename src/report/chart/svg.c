/* SPDX-License-Identifier: MIT */
/*
 * Drawings as SVG.
 *
 * Colours are the style sheet's, by class; all else that tells shapes apart (widths of lines, dashes, bold letters)
 * stands in attributes, so that a drawing can be read where there is no style sheet. Dashes are by party, so
 * that colour is never alone in telling. Arrowheads are markers, one for each ink that has any. What text
 * cannot be in XML (control characters, bytes that are no UTF-8) becomes U+FFFD.
 */
#include "report/chart/svg.h"

#include <string.h>

static const char *const elements[] = {
    [ENT_SHAPE_RECT] = "rect",     [ENT_SHAPE_LINE] = "line", [ENT_SHAPE_PATH] = "path",
    [ENT_SHAPE_CIRCLE] = "circle", [ENT_SHAPE_TEXT] = "text",
};

const char *ent_shape_element(const ent_shape *shape)
{
    return elements[shape->kind];
}

/* By party; the second column where there are more parties than inks. */
static const char *const party_dashes[][2] = {
    {NULL, "1 3"},
    {"7 3", "7 3 1 3"},
    {"2 3", "2 3 7 3"},
    {"9 3 2 3", "9 3 1 3 1 3"},
    {"14 4", "14 4 1 4"},
    {"4 2", "4 2 1 2"},
    {"9 3 2 3 2 3", "9 3 2 3 2 3 2 3"},
    {"5 5", "5 5 1 5"},
};

const char *ent_shape_dashes(const ent_shape *shape)
{
    if (shape->kind != ENT_SHAPE_PATH && shape->kind != ENT_SHAPE_LINE) {
        return shape->dashed ? "4 3" : NULL;
    }
    if (shape->ink >= ENT_INK_PARTY_1) {
        return party_dashes[shape->ink - ENT_INK_PARTY_1][shape->dashed ? 1 : 0];
    }
    return shape->dashed ? "4 3" : NULL;
}

void ent_put_shape_class(ent_writer *writer, const ent_shape *shape)
{
    ent_put(writer, "ink-");
    ent_put(writer, ent_ink_name(shape->ink));
    ent_put(writer, shape->dashed ? " dashed" : "");
    ent_put(writer, shape->strong ? " strong" : "");
}

void ent_put_hundredths(ent_writer *writer, int64_t hundredths)
{
    const uint64_t size = hundredths < 0 ? (uint64_t)-hundredths : (uint64_t)hundredths;
    ent_put(writer, hundredths < 0 ? "-" : "");
    ent_put_count(writer, size / 100);
    if (size % 10 != 0) {
        ent_put_format(writer, ".%02u", (unsigned)(size % 100));
    } else if (size % 100 != 0) {
        ent_put_format(writer, ".%u", (unsigned)(size % 100 / 10));
    }
}

void ent_put_curve(ent_writer *writer, const ent_shape *shape)
{
    for (size_t i = 0; i < shape->point_count; i++) {
        ent_put(writer, i == 0 ? "M" : i % 3 == 1 ? " C" : " ");
        ent_put_hundredths(writer, shape->points[i].x);
        ent_put(writer, " ");
        ent_put_hundredths(writer, shape->points[i].y);
    }
}

size_t ent_shape_numbers(const ent_shape *s, ent_shape_number out[ENT_SHAPE_NUMBERS])
{
    size_t count = 0;
    switch (s->kind) {
    case ENT_SHAPE_RECT:
        out[count++] = (ent_shape_number){"x", s->x};
        out[count++] = (ent_shape_number){"y", s->y};
        out[count++] = (ent_shape_number){"width", s->width};
        out[count++] = (ent_shape_number){"height", s->height};
        if (s->round != 0) {
            out[count++] = (ent_shape_number){"rx", s->round};
        }
        break;
    case ENT_SHAPE_LINE:
        out[count++] = (ent_shape_number){"x1", s->x};
        out[count++] = (ent_shape_number){"y1", s->y};
        out[count++] = (ent_shape_number){"x2", s->x + s->width};
        out[count++] = (ent_shape_number){"y2", s->y + s->height};
        break;
    case ENT_SHAPE_CIRCLE:
        out[count++] = (ent_shape_number){"cx", s->x};
        out[count++] = (ent_shape_number){"cy", s->y};
        out[count++] = (ent_shape_number){"r", s->width};
        break;
    case ENT_SHAPE_TEXT:
        out[count++] = (ent_shape_number){"x", s->x};
        out[count++] = (ent_shape_number){"y", s->y};
        break;
    case ENT_SHAPE_PATH:
        break;
    }
    return count;
}

static void put_line_style(ent_writer *writer, const ent_shape *shape, size_t id)
{
    if (shape->kind == ENT_SHAPE_PATH || shape->kind == ENT_SHAPE_LINE) {
        ent_put(writer, " fill=\"none\" stroke=\"currentColor\"");
        ent_put_attribute(writer, "stroke-width", shape->strong ? "2.5" : "1.25");
        ent_put_attribute(writer, "stroke-dasharray", ent_shape_dashes(shape));
    } else if (shape->kind != ENT_SHAPE_TEXT) {
        ent_put_attribute(writer, "stroke-width", shape->strong ? "2.5" : "1");
        ent_put_attribute(writer, "stroke-dasharray", ent_shape_dashes(shape));
    }
    if (shape->arrow) {
        ent_put_format(writer, " marker-end=\"url(#chart-%zu-", id);
        ent_put(writer, ent_ink_name(shape->ink));
        ent_put(writer, ")\"");
    }
}

static void put_text_style(ent_writer *writer, const ent_shape *shape)
{
    static const char *const anchors[] = {NULL, "middle", "end"};
    if (shape->kind == ENT_SHAPE_TEXT) {
        ent_put_attribute(writer, "text-anchor", anchors[shape->anchor]);
        ent_put_attribute(writer, "font-weight", shape->strong ? "600" : NULL);
    }
}

static void put_shape(ent_writer *writer, const ent_shape *shape, size_t id)
{
    ent_shape_number numbers[ENT_SHAPE_NUMBERS];
    const size_t count = ent_shape_numbers(shape, numbers);
    ent_put(writer, "<");
    ent_put(writer, ent_shape_element(shape));
    ent_put(writer, " class=\"");
    ent_put_shape_class(writer, shape);
    ent_put(writer, "\"");
    for (size_t i = 0; i < count; i++) {
        ent_put_format(writer, " %s=\"", numbers[i].name);
        ent_put_hundredths(writer, numbers[i].value);
        ent_put(writer, "\"");
    }
    if (shape->kind == ENT_SHAPE_PATH) {
        ent_put(writer, " d=\"");
        ent_put_curve(writer, shape);
        ent_put(writer, "\"");
    }
    put_line_style(writer, shape, id);
    put_text_style(writer, shape);
    ent_put_attribute(writer, "data-state", shape->key);
    ent_put(writer, ">");
    if (shape->tip != NULL) {
        ent_put(writer, "<title>");
        ent_put_markup(writer, shape->tip);
        ent_put(writer, "</title>");
    }
    if (shape->kind == ENT_SHAPE_TEXT && shape->text != NULL) {
        ent_put_markup(writer, shape->text);
    }
    ent_put_format(writer, "</%s>\n", ent_shape_element(shape));
}

/* One arrowhead for each ink that needs it. */
static void put_markers(ent_writer *writer, const ent_drawing *drawing, size_t id)
{
    bool needed[ENT_INK_COUNT] = {false}, any = false;
    for (const ent_shape *s = drawing->first; s != NULL; s = s->next) {
        needed[s->ink] = needed[s->ink] || s->arrow;
        any = any || s->arrow;
    }
    ent_put(writer, any ? "<defs>\n" : "");
    for (int ink = 0; ink < ENT_INK_COUNT; ink++) {
        if (needed[ink]) {
            const char *name = ent_ink_name((ent_ink)ink);
            ent_put_format(writer,
                           "<marker id=\"chart-%zu-%s\" viewBox=\"0 0 10 8\" refX=\"10\" refY=\"4\""
                           " markerWidth=\"10\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\""
                           " orient=\"auto\"><path class=\"head ink-%s\" d=\"M0 0 L10 4 L0 8 Z\"/>"
                           "</marker>\n",
                           id, name, name);
        }
    }
    ent_put(writer, any ? "</defs>\n" : "");
}

static void put_size(ent_writer *writer, const ent_drawing *drawing)
{
    ent_put(writer, " viewBox=\"0 0 ");
    ent_put_hundredths(writer, drawing->width);
    ent_put(writer, " ");
    ent_put_hundredths(writer, drawing->height);
    ent_put(writer, "\" width=\"");
    ent_put_hundredths(writer, drawing->width);
    ent_put(writer, "\" height=\"");
    ent_put_hundredths(writer, drawing->height);
    ent_put(writer, "\"");
}

void ent_drawing_svg(ent_writer *writer, const ent_drawing *drawing, size_t id)
{
    ent_put(writer, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\"");
    put_size(writer, drawing);
    ent_put_format(
        writer,
        " font-size=\"13\" role=\"img\" aria-labelledby=\"chart-%zu-title chart-%zu-desc\">\n", id,
        id);
    ent_put_format(writer, "<title id=\"chart-%zu-title\">", id);
    ent_put_markup(writer, drawing->title);
    ent_put_format(writer, "</title>\n<desc id=\"chart-%zu-desc\">", id);
    ent_put_markup(writer, drawing->description);
    ent_put(writer, "</desc>\n");
    put_markers(writer, drawing, id);
    for (const ent_shape *s = drawing->first; s != NULL; s = s->next) {
        put_shape(writer, s, id);
    }
    ent_put(writer, "</svg>\n");
}
