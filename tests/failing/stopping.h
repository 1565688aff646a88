/* SPDX-License-Identifier: MIT */
/*
 * Work that is stopped: a call that asks whether to go on, told to stop at each time that it asks; a call that writes, with
 * each of its writes refused.
 *
 * A stopped call says why, leaves its out pointer as it was and keeps no memory; the same call on the same context then
 * does what it always does.
 */
#ifndef ENT_TESTS_STOPPING_H
#define ENT_TESTS_STOPPING_H

#include "failing/makers.h"
#include "miser.h"

/* Everything that a call can be given, and what was counted meanwhile. */
typedef struct stage {
    miser m;
    const char *text;
    ent_format format;
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_state_set *set;
    ent_solution *solution;
    ent_digest *digest;
    ent_explanation *explanation;
    ent_coalitions *coalitions;
} stage;

/* A call, and in which format it writes; each releases what it makes, and leaves `out` alone unless it succeeds. */
typedef struct call {
    const char *name;
    ent_status (*run)(stage *);
    int format; /* an ent_format, or an ent_document_format */
} call;

enum { ANY = 0 }; /* where there is but one */

#define MAKE(type, call, release)                                                                  \
    do {                                                                                           \
        type *const before = (type *)(void *)s;                                                    \
        type *out = before;                                                                        \
        const ent_status status = (call);                                                          \
        assert_true((status == ENT_OK) == (out != before));                                        \
        if (status == ENT_OK) {                                                                    \
            release;                                                                               \
        }                                                                                          \
        return status;                                                                             \
    } while (0)

static inline ent_status solve(stage *s, ent_solution **out)
{
    ent_solution_options options;
    ent_solution_defaults(&options);
    options.concepts = ENT_ALL_CONCEPTS;
    return ent_solution_new(s->context, s->space, &options, out);
}

static inline void set_up(stage *s, const char *text)
{
    *s = (stage){.text = text};
    s->context = miser_context(&s->m);
    s->dispute = read_dispute(s->context, text);
    assert_int_equal(ent_space_new(s->context, s->dispute, &s->space), ENT_OK);
    assert_int_equal(ent_states_find(s->context, s->space, "test", "here", &s->set), ENT_OK);
    assert_int_equal(solve(s, &s->solution), ENT_OK);
    assert_int_equal(ent_digest_new(s->context, s->solution, NULL, 10, &s->digest), ENT_OK);
    assert_int_equal(ent_explanation_new(s->context, s->solution, 0, 0, &s->explanation), ENT_OK);
    ent_coalition_options only; /* what large disputes have to show needs none of the concepts */
    ent_coalition_defaults(&only);
    only.concepts = ent_state_count(s->space) > 64 ? 0 : only.concepts;
    assert_int_equal(ent_coalitions_new(s->context, s->space, &only, &s->coalitions), ENT_OK);
}

static inline void tear_down(stage *s)
{
    ent_coalitions_free(s->coalitions);
    ent_explanation_free(s->context, s->explanation);
    ent_digest_free(s->context, s->digest);
    ent_state_set_free(s->set);
    ent_solution_free(s->solution);
    ent_space_free(s->space);
    ent_dispute_free(s->dispute);
    ent_context_free(s->context);
    assert_int_equal(s->m.live, 0);
}

static inline ent_status run(const call *c, stage *s, size_t stop_at, size_t fail_at)
{
    s->m.asked = s->m.written = s->m.bytes = 0;
    s->m.stop_at = stop_at;
    s->m.fail_at = fail_at;
    s->format = (ent_format)c->format;
    const ent_status status = c->run(s);
    s->m.stop_at = s->m.fail_at = 0;
    return status;
}

/* Every moment where there are few, then fewer and fewer of them. */
static inline size_t next_moment(size_t k)
{
    return k < 12 ? k + 1 : k + k / 3;
}

/* Stops a call each time that it asks; returns how often it did. */
static inline size_t stop_each(const call *c, const char *text)
{
    stage s;
    set_up(&s, text);
    assert_int_equal(run(c, &s, 0, 0), ENT_OK); /* so that what a context keeps is there */
    const size_t times = s.m.asked, live = s.m.live, bytes = s.m.bytes;
    const uint64_t errors = ent_diagnostic_errors(s.context);
    for (size_t k = 1; k <= times; k = next_moment(k)) {
        const ent_status status = run(c, &s, k, 0);
        if (status != ENT_ERROR_CANCELLED || s.m.asked != k) {
            fail_msg("%s, stopped at %zu of %zu: %s", c->name, k, times, ent_status_text(status));
        }
        assert_int_equal(ent_diagnostic_errors(s.context), errors);
        ent_diagnostics_clear(s.context);
    }
    assert_int_equal(run(c, &s, 0, 0), ENT_OK);
    assert_int_equal(s.m.asked, times);
    assert_int_equal(s.m.bytes, bytes);
    ent_diagnostics_clear(s.context);
    if (s.m.live > live) {
        fail_msg("%s keeps %zu blocks", c->name, s.m.live - live);
    }
    tear_down(&s);
    return times;
}

/* Stops calls on several texts; each must ask on one of them at least. */
static inline void stop_all(const call *calls, size_t count, const char *const texts[3])
{
    for (size_t i = 0; i < count; i++) {
        size_t times = 0;
        for (size_t t = 0; t < 3; t++) {
            times += stop_each(&calls[i], texts[t]);
        }
        if (times == 0) {
            fail_msg("%s never asks", calls[i].name);
        }
    }
}

/* Refuses each write of a call; returns how many there are. */
static inline size_t refuse_each(const call *c, const char *text)
{
    stage s;
    set_up(&s, text);
    assert_int_equal(run(c, &s, 0, 0), ENT_OK);
    const size_t times = s.m.written, live = s.m.live, bytes = s.m.bytes;
    for (size_t k = 1; k <= times; k = next_moment(k)) {
        const ent_status status = run(c, &s, 0, k);
        if (status != ENT_ERROR_IO) {
            fail_msg("%s, write %zu of %zu refused: %s", c->name, k, times,
                     ent_status_text(status));
        }
        assert_int_equal(s.m.live, live);
    }
    assert_int_equal(run(c, &s, 0, 0), ENT_OK);
    assert_int_equal(s.m.bytes, bytes);
    tear_down(&s);
    return times;
}

/* Every kind of order, names, a rule; two forms of moves. */
#define ORDERS                                                                                     \
    "preferences:\n"                                                                               \
    "  ann: [here, not strike, pay < full]\n"                                                      \
    "  bob: {ranking: [strike and here, there, rest]}\n"                                           \
    "  cat: {weights: [{want: here, weight: 2}, {want: strike, weight: -1}, {want: leave, "        \
    "weight: "                                                                                     \
    "1}]}\n"
#define PARTIES                                                                                    \
    "entente: 1\npositions: {x: {}}\nsources: {s: {title: t}}\nparties: {ann: , bob: , cat: "      \
    "}\noptions:\n"
static const char plain[] =
    PARTIES "  pay: {party: ann, values: [none, some, full]}\n"
            "  strike: {party: bob}\n"
            "  talk: {party: bob, moves: up}\n"
            "  leave: {party: cat}\n"
            "rules: [{never: pay = full and strike and talk}, {never: strike and talk and leave}]\n"
            "states: {here: not leave, there: leave}\n" ORDERS;
static const char moves[] =
    PARTIES "  pay: {party: ann, values: [none, some, full], moves: step}\n"
            "  strike: {party: bob}\n"
            "  talk: {party: bob, moves: up}\n"
            "  leave: {party: cat}\n"
            "rules: [{same: strike and leave and talk}]\n"
            "states: {here: not leave or (strike and leave and talk), there: leave}\n"
            "preferences: {ann: [here], bob: [not here], cat: [here]}\n";
static const char graph[] =
    "entente: 1\npositions: {x: {}}\nparties: {ann: , bob: }\ngraph:\n  states: [x, y, z]\n"
    "  moves: {ann: {x: [y, z], y: x}, bob: {y: z, z: [x, y]}}\n"
    "today: x\nstates: {here: x or y}\n"
    "preferences: {ann: [x, y], bob: [not here, x]}\n";

#endif
