/* SPDX-License-Identifier: MIT */
/* What the tests of charts share: an arena whose k-th item is refused, and drawings as text. */
#ifndef ENT_TESTS_CHARTS_H
#define ENT_TESTS_CHARTS_H

#include "refused_items.h"
#include "unit/support.h"

#include "report/chart/lettering.h"

/* An allocator that refuses one request; where the linker wraps arenas, one item of theirs. */
typedef struct bench {
    size_t calls, refuse_at, live;
    ent_allocator allocator;
    ent_context *context;
} bench;

static inline void *bench_resize(void *user, void *block, size_t size)
{
    bench *b = user;
    if (size == 0) {
        b->live -= block != NULL;
        free(block);
        return NULL;
    }
    if (++b->calls == b->refuse_at) {
        return NULL;
    }
    b->live += block == NULL;
    return realloc(block, size);
}

static inline void bench_open(bench *b)
{
    *b = (bench){.calls = 0};
    b->allocator = (ent_allocator){.resize = bench_resize, .user = b};
    ent_context_options options;
    ent_context_defaults(&options);
    options.allocator = b->allocator;
    assert_int_equal(ent_context_new(&options, &b->context), ENT_OK);
}

static inline void bench_close(bench *b)
{
    ent_context_free(b->context);
    assert_int_equal(b->live, 0);
}

/* An arena to draw in. */
typedef struct stage {
    bench b;
    ent_arena arena;
} stage;

static inline void set_up(stage *s)
{
    bench_open(&s->b);
    ent_arena_init(&s->arena, &s->b.allocator);
}

static inline void tear_down(stage *s)
{
    ent_arena_free(&s->arena);
    bench_close(&s->b);
}

/* Text that a sink gathers. */
typedef struct gathered {
    char *bytes;
    size_t length;
} gathered;

static inline bool gather(void *user, const char *bytes, size_t length)
{
    gathered *g = user;
    char *more = realloc(g->bytes, g->length + length + 1);
    assert_non_null(more);
    memcpy(more + g->length, bytes, length);
    g->bytes = more;
    g->length += length;
    more[g->length] = '\0';
    return true;
}

/* A drawing as SVG or as JSON. The caller frees. */
static inline char *drawn(bench *b, const ent_drawing *drawing, bool json)
{
    gathered g = {NULL, 0};
    const ent_sink sink = {.write = gather, .user = &g};
    ent_writer writer;
    ent_writer_init(&writer, b->context, &sink);
    if (json) {
        ent_drawing_json(&writer, drawing);
    } else {
        ent_drawing_svg(&writer, drawing, 7);
    }
    assert_int_equal(ent_writer_end(&writer), ENT_OK);
    return g.bytes;
}

#endif
