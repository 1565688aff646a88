/* SPDX-License-Identifier: MIT */
/* Where words of a drawing stand, and what it shows; what is drawn with hostile names, and without memory. */
#ifndef ENT_TESTS_STANDING_H
#define ENT_TESTS_STANDING_H

#include "charts/charts.h"

static const char long_name[] =
    "The Intergovernmental Commission for the Waters of the Whole River and Its Shores";
static const char hostile[] = "</svg><script>&\"'\x01\xff";

/* Draws with a name that must not become markup; hands out one of the drawings, which is looked at. */
typedef ent_status drawing_named(stage *s, const char *name, ent_drawing **out);

static inline void harm_nothing(drawing_named *drawer)
{
    static const char *const names[] = {hostile, ""};
    for (size_t k = 0; k < 2; k++) {
        stage s;
        ent_drawing *d = NULL;
        set_up(&s);
        assert_int_equal(drawer(&s, names[k], &d), ENT_OK);
        char *svg = drawn(&s.b, d, false);
        assert_null(strstr(svg, "<script"));
        free(svg);
        tear_down(&s);
    }
}

/* Draws with each request for memory refused in turn; how many there were. */
static inline size_t refuse_each(ent_status (*drawer)(stage *s))
{
    stage s;
    ent_status status = ENT_ERROR_MEMORY;
    size_t refused = 0;
    set_up(&s);
    for (size_t k = 1; status != ENT_OK; k++, refused++) {
        s.b.calls = 0;
        s.b.refuse_at = k;
        status = drawer(&s);
        s.b.refuse_at = 0;
        assert_true(status == ENT_OK || status == ENT_ERROR_MEMORY);
        ent_arena_free(&s.arena);
    }
    tear_down(&s);
    return refused;
}

typedef struct extent {
    int64_t left, right, top, bottom;
} extent;

static inline extent extent_of(const ent_shape *text)
{
    int64_t width = ent_text_width(text->text);
    width = text->strong ? width * 21 / 20 : width;
    const int64_t left = text->anchor == ENT_ANCHOR_START    ? text->x
                         : text->anchor == ENT_ANCHOR_MIDDLE ? text->x - width / 2
                                                             : text->x - width;
    return (extent){left, left + width, text->y - 900, text->y + 250};
}

/* Every word is on the drawing, and on no other word. */
static inline void words_stand_apart(const ent_drawing *d)
{
    for (const ent_shape *s = d->first; s != NULL; s = s->next) {
        if (s->kind != ENT_SHAPE_TEXT) {
            continue;
        }
        const extent e = extent_of(s);
        assert_true(e.left >= 0 && e.right <= d->width && e.top >= 0 && e.bottom <= d->height);
        for (const ent_shape *o = d->first; o != s; o = o->next) {
            if (o->kind == ENT_SHAPE_TEXT) {
                const extent f = extent_of(o);
                if (e.left < f.right && f.left < e.right && e.top < f.bottom && f.top < e.bottom) {
                    fail_msg("\"%s\" stands on \"%s\"", s->text, o->text);
                }
            }
        }
    }
}

static inline size_t shapes_of(const ent_drawing *d, ent_shape_kind kind, ent_ink ink)
{
    size_t count = 0;
    for (const ent_shape *s = d->first; s != NULL; s = s->next) {
        count += s->kind == kind && s->ink == ink;
    }
    return count;
}

static inline bool says(const ent_drawing *d, const char *words)
{
    for (const ent_shape *s = d->first; s != NULL; s = s->next) {
        if ((s->text != NULL && strstr(s->text, words) != NULL) ||
            (s->tip != NULL && strstr(s->tip, words) != NULL)) {
            return true;
        }
    }
    return false;
}

#endif
