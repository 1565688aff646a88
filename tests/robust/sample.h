/* SPDX-License-Identifier: MIT */
/* Disputes for tests of readings, and a context whose memory can be refused and whose work stopped. */
#ifndef ENT_TESTS_ROBUST_SAMPLE_H
#define ENT_TESTS_ROBUST_SAMPLE_H

#include "unit/support.h"

/* Statements, a ranking and weights; few states, and many. */
static const char FEW[] =
    "entente: 1\ntitle: few\nparties: {a: , b: , c: }\n"
    "options: {o: {party: a}, q: {party: b, moves: up}, r: {party: c}}\n"
    "states: {none: not (o or q or r), some: o or q}\n"
    "preferences:\n"
    "  a:\n    - {want: q, certainty: unsure, basis: stated}\n    - {want: o iff r}\n"
    "    - {want: not o, certainty: unknown}\n"
    "  b:\n    ranking: [[s1, s5], s3, s2, [s4, s8], s7, s6]\n    of: 8\n"
    "  c:\n    weights:\n      - {want: r, weight: 3}\n"
    "      - {want: o, weight: -2, certainty: unknown}\n      - {want: q, weight: 1}\n";

static const char MANY[] =
    "entente: 1\ntitle: many\nparties: {a: , b: , c: }\n"
    "options: {o: {party: a}, p: {party: a, moves: up}, q: {party: b, values: [x, y, z]},\n"
    "  r: {party: b}, s: {party: c}, t: {party: c}}\n"
    "states: {none: not (o or p or r or s or t) and q = x, some: o and r}\n"
    "preferences:\n"
    "  a:\n    - {want: r, certainty: unsure, basis: stated}\n    - {want: o iff s}\n"
    "    - {want: not p or q = y, certainty: unknown}\n"
    "  b:\n    ranking: [o and q = x, not o and r, rest, o and q = y and t]\n    of: 96\n"
    "  c:\n    weights:\n      - {want: s, weight: 3}\n"
    "      - {want: o, weight: -2, certainty: unknown}\n      - {want: q = z, weight: 1}\n";

typedef struct sample {
    size_t live;               /* blocks handed out and not returned */
    size_t calls, refuse_at;   /* allocations; from which on they are refused; 0: none */
    size_t asked, stop_at;     /* likewise how often it was asked whether to stop */
    size_t written, reject_at; /* likewise writes; which one is refused */
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
} sample;

static inline void *sample_resize(void *user, void *block, size_t size)
{
    sample *s = user;
    if (size == 0) {
        s->live--;
        free(block);
        return NULL;
    }
    if (s->refuse_at > 0 && ++s->calls >= s->refuse_at) {
        return NULL;
    }
    s->live += block == NULL;
    return realloc(block, size);
}

static inline bool sample_stops(void *user)
{
    sample *s = user;
    return s->stop_at > 0 && ++s->asked >= s->stop_at;
}

static inline bool sample_takes(void *user, const char *bytes, size_t length)
{
    sample *s = user;
    (void)bytes;
    (void)length;
    return ++s->written != s->reject_at;
}

static inline void sample_open(sample *s, const char *text, size_t threads)
{
    ent_context_options options;
    *s = (sample){0};
    ent_context_defaults(&options);
    options.allocator = (ent_allocator){.resize = sample_resize, .user = s};
    options.cancel = sample_stops;
    options.user = s;
    options.threads = threads;
    assert_int_equal(ent_context_new(&options, &s->context), ENT_OK);
    s->dispute = read_dispute(s->context, text);
    assert_int_equal(ent_space_new(s->context, s->dispute, &s->space), ENT_OK);
}

static inline void sample_close(sample *s)
{
    ent_space_free(s->space);
    ent_dispute_free(s->dispute);
    ent_context_free(s->context);
    assert_int_equal(s->live, 0);
}

#endif
