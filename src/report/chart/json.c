/* SPDX-License-Identifier: MIT */
/*
 * Drawings as JSON, for a program that makes the nodes itself: title, description, width, height, and the
 * shapes in the order in which they are painted. A shape has an `element` (rect, line, path, circle, text), a `class`,
 * and its attributes by SVG's names, numbers as numbers; `text`, `tip` and `state` where it has any, and
 * `arrow` where an arrowhead stands at its end.
 */
#include "report/chart/svg.h"

static void put_number(ent_writer *writer, const char *name, int64_t hundredths)
{
    ent_json_key(writer, name);
    ent_json_number(writer, ""); /* its comma; the digits follow */
    ent_put_hundredths(writer, hundredths);
}

static void put_text(ent_writer *writer, const char *name, const char *text)
{
    if (text != NULL) {
        ent_json_field_text(writer, name, text);
    }
}

static void put_style(ent_writer *writer, const ent_shape *shape)
{
    static const char *const anchors[] = {NULL, "middle", "end"};
    const bool line = shape->kind == ENT_SHAPE_PATH || shape->kind == ENT_SHAPE_LINE;
    if (shape->kind == ENT_SHAPE_TEXT) {
        put_text(writer, "text-anchor", anchors[shape->anchor]);
        put_text(writer, "font-weight", shape->strong ? "600" : NULL);
        put_text(writer, "text", shape->text);
    } else {
        put_number(writer, "stroke-width", shape->strong ? 250 : line ? 125 : 100);
        put_text(writer, "stroke-dasharray", ent_shape_dashes(shape));
    }
    if (shape->arrow) {
        ent_json_field_bool(writer, "arrow", true);
    }
}

static void put_shape(ent_writer *writer, const ent_shape *shape)
{
    ent_shape_number numbers[ENT_SHAPE_NUMBERS];
    const size_t count = ent_shape_numbers(shape, numbers);
    ent_json_open(writer, '{');
    put_text(writer, "element", ent_shape_element(shape));
    ent_json_key(writer, "class");
    ent_json_number(writer, "\"");
    ent_put_shape_class(writer, shape);
    ent_put(writer, "\"");
    for (size_t i = 0; i < count; i++) {
        put_number(writer, numbers[i].name, numbers[i].value);
    }
    if (shape->kind == ENT_SHAPE_PATH) {
        ent_json_key(writer, "d");
        ent_json_number(writer, "\"");
        ent_put_curve(writer, shape);
        ent_put(writer, "\"");
    }
    put_style(writer, shape);
    put_text(writer, "tip", shape->tip);
    put_text(writer, "state", shape->key);
    ent_json_close(writer, '}');
}

void ent_drawing_json(ent_writer *writer, const ent_drawing *drawing)
{
    ent_json_open(writer, '{');
    put_text(writer, "title", drawing->title);
    put_text(writer, "description", drawing->description);
    put_number(writer, "width", drawing->width);
    put_number(writer, "height", drawing->height);
    ent_json_key(writer, "shapes");
    ent_json_open(writer, '[');
    for (const ent_shape *s = drawing->first; s != NULL; s = s->next) {
        put_shape(writer, s);
    }
    ent_json_close(writer, ']');
    ent_json_close(writer, '}');
}
