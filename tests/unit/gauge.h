/* SPDX-License-Identifier: MIT */
/* An allocator that measures. */
#ifndef ENT_TESTS_GAUGE_H
#define ENT_TESTS_GAUGE_H

#include <stdlib.h>

/* Bytes that are handed out now, and the most that ever were. */
typedef struct gauge {
    size_t now, most;
} gauge;

static inline void *gauged(void *user, void *block, size_t size)
{
    gauge *g = user;
    size_t *base = block == NULL ? NULL : (size_t *)block - 2;
    const size_t before = base == NULL ? 0 : *base;
    if (size == 0) {
        g->now -= before;
        free(base);
        return NULL;
    }
    base = realloc(base, size + 2 * sizeof *base);
    if (base == NULL) {
        return NULL;
    }
    *base = size;
    g->now += size - before;
    g->most = g->now > g->most ? g->now : g->most;
    return base + 2;
}

#endif
