/* SPDX-License-Identifier: MIT */
/*
 * An action on a dispute, with its k-th request for memory refused, for every k until it succeeds, and cancelled each
 * time that it asks. What is refused is told and loses no block; the same action then does what it always does.
 */
#ifndef ENT_TESTS_REFUSAL_H
#define ENT_TESTS_REFUSAL_H

#include "refused_items.h"
#include "unit/support.h"

/* An allocator that refuses one request, and a caller that cancels at one question. */
typedef struct refusal {
    size_t calls, refuse_at, asked, stop_at, live;
    ent_context *context, *reader; /* the reader is never cancelled */
    ent_dispute *dispute;
    const char *where;   /* for actions that look for something */
    ent_status ordinary; /* what the action comes to otherwise, */
    bool whatever;       /* or whatever it comes to the first time */
    bool some; /* of many requests and questions only some are tried, as always under a sanitizer */
    uint64_t max_states; /* of the context of actions; 0: the default */
} refusal;

typedef ent_status (*refusal_action)(refusal *r);

static inline void *refusal_resize(void *user, void *block, size_t size)
{
    refusal *r = user;
    if (size == 0) {
        r->live -= block != NULL;
        free(block);
        return NULL;
    }
    if (++r->calls == r->refuse_at) {
        return NULL;
    }
    r->live += block == NULL;
    return realloc(block, size);
}

static inline bool refusal_cancel(void *user)
{
    refusal *r = user;
    return ++r->asked == r->stop_at;
}

/* One thread, so that requests come in the same order each time. */
static inline void refusal_set_up(refusal *r, const char *text)
{
    ent_context_options options;
    ent_context_defaults(&options);
    options.allocator = (ent_allocator){.resize = refusal_resize, .user = r};
    options.threads = 1;
    assert_int_equal(ent_context_new(&options, &r->reader), ENT_OK);
    options.max_states = r->max_states > 0 ? r->max_states : options.max_states;
    options.cancel = refusal_cancel;
    options.user = r;
    assert_int_equal(ent_context_new(&options, &r->context), ENT_OK);
    r->dispute = read_dispute(r->reader, text);
}

static inline void refusal_cancel_each(refusal *r, refusal_action run)
{
    r->asked = 0;
    assert_int_equal(run(r), r->ordinary);
    const size_t asked = r->asked;
    for (size_t k = 1; k <= asked; k += r->some || UNDER_SANITIZER ? 1 + asked / 12 : 1) {
        r->asked = 0;
        r->stop_at = k;
        assert_int_equal(run(r), ENT_ERROR_CANCELLED);
        r->stop_at = 0;
    }
}

/* Runs an action so on the dispute of a text; returns how many requests there were. */
static inline size_t refusal_exhaust(refusal *r, refusal_action run, const char *text)
{
    size_t k = 1;
    refusal_set_up(r, text);
    const ent_status first = run(r);
    r->ordinary = r->whatever ? first : r->ordinary;
    assert_int_equal(first, r->ordinary);
    ent_diagnostics_clear(r->context);
    const size_t live = r->live;
    for (bool more = true; more; k += (r->some || UNDER_SANITIZER) && k >= 32 ? 1 + k / 6 : 1) {
        r->calls = 0;
        r->refuse_at = k;
        const ent_status status = run(r);
        more = r->calls >= k;
        r->refuse_at = 0;
        ent_diagnostics_clear(r->context);
        assert_int_equal(status, more ? ENT_ERROR_MEMORY : r->ordinary);
        assert_true(r->live <= live); /* diagnostics keep some room */
    }
    refusal_cancel_each(r, run);
    ent_dispute_free(r->dispute);
    ent_context_free(r->context);
    ent_context_free(r->reader);
    assert_int_equal(r->live, 0);
    return k - 2;
}

#endif
