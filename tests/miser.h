/* SPDX-License-Identifier: MIT */
/*
 * Memory that is refused, work that is stopped and writes that fail: an allocator, a caller and a sink that count, and
 * say no at the number that they are given.
 */
#ifndef ENT_TESTS_MISER_H
#define ENT_TESTS_MISER_H

#include "unit/support.h"

/* Whether all takes many times as long since branches are counted. */
#ifdef ENT_COUNTED
enum { UNDER_COUNTERS = true };
#else
enum { UNDER_COUNTERS = false };
#endif

/* Each number is counted from 1, and 0 for "none". */
typedef struct miser {
    size_t live;             /* blocks handed out and not returned */
    size_t calls, refuse_at; /* allocations, and the one to refuse, */
    bool onward;             /* and all after it */
    size_t asked, stop_at;   /* questions whether to go on, and from which on the answer is no */
    size_t written, fail_at; /* writes, and the one that fails */
    size_t bytes;            /* of the writes that were taken */
} miser;

static inline void *miser_resize(void *user, void *block, size_t size)
{
    miser *m = user;
    if (size == 0) {
        m->live -= block != NULL;
        free(block);
        return NULL;
    }
    m->calls++;
    if (m->refuse_at > 0 && (m->calls == m->refuse_at || (m->onward && m->calls > m->refuse_at))) {
        return NULL;
    }
    m->live += block == NULL;
    return realloc(block, size);
}

static inline bool miser_stops(void *user)
{
    miser *m = user;
    m->asked++;
    return m->stop_at > 0 && m->asked >= m->stop_at;
}

/* Takes a write, which must not be empty, nor come after one that failed. */
static inline bool miser_takes(void *user, const char *bytes, size_t length)
{
    miser *m = user;
    assert_true(bytes != NULL && length > 0);
    m->written++;
    assert_true(m->fail_at == 0 || m->written <= m->fail_at);
    if (m->written == m->fail_at) {
        return false;
    }
    m->bytes += length;
    return true;
}

static inline ent_sink miser_sink(miser *m)
{
    return (ent_sink){.write = miser_takes, .user = m};
}

/* The options of a context whose memory is the miser's, and which is never stopped. */
static inline ent_context_options miser_options(miser *m)
{
    ent_context_options options;
    ent_context_defaults(&options);
    options.allocator = (ent_allocator){.resize = miser_resize, .user = m};
    return options;
}

/* A context that asks the miser whether to go on, too. */
static inline ent_context *miser_context(miser *m)
{
    ent_context *context = NULL;
    ent_context_options options = miser_options(m);
    options.cancel = miser_stops;
    options.user = m;
    assert_int_equal(ent_context_new(&options, &context), ENT_OK);
    return context;
}

static inline void miser_refuse(miser *m, size_t at, bool onward)
{
    m->calls = 0;
    m->refuse_at = at;
    m->onward = onward;
}

/* The allocation to refuse after the k-th. */
static inline size_t next_refused(size_t k)
{
    return UNDER_SANITIZER ? k + 1 + k / 24 : k + 1;
}

#endif
