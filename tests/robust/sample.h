/* SPDX-License-Identifier: MIT */
/* Disputes for tests of readings, and a context whose memory can be refused and whose work stopped. */
#ifndef ENT_TESTS_ROBUST_SAMPLE_H
#define ENT_TESTS_ROBUST_SAMPLE_H

#include "miser.h"

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

/* A dispute whose memory, work and writes are a miser's. */
typedef struct sample {
    miser m;
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
} sample;

static inline void sample_open(sample *s, const char *text, size_t threads)
{
    *s = (sample){.context = NULL};
    ent_context_options options = miser_options(&s->m);
    options.cancel = miser_stops;
    options.user = &s->m;
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
    assert_int_equal(s->m.live, 0);
}

#endif
