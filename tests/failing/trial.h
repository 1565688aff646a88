/* SPDX-License-Identifier: MIT */
/*
 * One public call with its k-th allocation refused, for every k until it succeeds.
 *
 * A refused call returns ENT_ERROR_MEMORY, leaves its out pointer as it was and loses no block; the same call on the same
 * context then does what it always does. Each is tried twice, with the k-th allocation alone refused and with all from
 * the k-th on. An arena asks for memory by chunks of many items; where the linker lets us stand before it, each item is
 * an allocation of its own. The parser of YAML has memory of its own, which is not refused. Under a sanitizer only some of
 * many are refused, and where branches are counted those of calls on a space once.
 */
#ifndef ENT_TESTS_TRIAL_H
#define ENT_TESTS_TRIAL_H

#include "failing/makers.h"
#include "failing/texts.h"
#include "miser.h"
#include "refused_items.h"

/* What a call may need, made before anything is refused, and what it came to. */
typedef struct stage {
    miser m;
    ent_context *context,
        *reader; /* the reader of the dispute has no limits but the default ones */
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
    ent_state_set *set;
    ent_digest *digest;
    ent_explanation *explanation;
    ent_coalitions *coalitions;
    ent_certificate *certificate;
    ent_existence *existence;
    ent_certainty *certainty;
    ent_lookahead *ahead;
    ent_replies *replies;
    ent_fuzzy *fuzzy;
    bool touched;        /* the call changed its out pointer */
    const char *text;    /* for calls that read */
    ent_format format;   /* for reports */
    bool part;           /* reports: of a set or a party; a digest of a set */
    bool all;            /* solutions: with SIM and strength, and without sanctions by return */
    uint64_t max_states; /* 0: the default */
    uint64_t max_moves;  /* likewise */
} stage;

/* What a trial prepares: everything up to this, */
typedef enum depth { NOTHING, CONTEXT, DISPUTE, SPACE, SOLUTION, RESULTS } depth;

typedef struct trial {
    const char *name;
    ent_status (*call)(stage *);
    depth depth;
    ent_status ordinary; /* what the call comes to when nothing is refused */
    const char *dispute; /* NULL: the rich one */
    const char *text;
    ent_format format;
    bool part, all;
    uint64_t max_states, max_moves;
    void (*before)(stage *); /* and what this makes of it */
} trial;

static inline ent_context_options options_of(stage *s)
{
    ent_context_options options = miser_options(&s->m);
    options.max_states = s->max_states == 0 ? options.max_states : s->max_states;
    options.max_moves = s->max_moves == 0 ? options.max_moves : s->max_moves;
    return options;
}

/* Somewhere for out pointers to point before a call: never read, only compared. */
static inline void *mark(stage *s)
{
    return &s->touched;
}

/* Makes something, notes whether `out` was changed, and releases it. */
#define MAKE(type, call, release)                                                                  \
    do {                                                                                           \
        type *out = mark(s);                                                                       \
        const ent_status status = (call);                                                          \
        s->touched = (void *)out != mark(s);                                                       \
        if (status == ENT_OK) {                                                                    \
            release;                                                                               \
        }                                                                                          \
        return status;                                                                             \
    } while (0)

static inline ent_status solve(stage *s, ent_solution **out)
{
    ent_solution_options options;
    ent_solution_defaults(&options);
    options.concepts = s->all ? ENT_ALL_CONCEPTS : options.concepts;
    options.no_return = options.strength = s->all;
    options.blind_others = s->all;
    return ent_solution_new(s->context, s->space, &options, out);
}

/* Few coalitions, since each asks for memory many times: two, or those that hold all but one party. */
static inline ent_status examine(stage *s, bool listed, ent_coalitions **out)
{
    static const uint64_t list[] = {2, 3};
    ent_coalition_options options;
    ent_coalition_defaults(&options);
    options.list = listed ? list : NULL;
    options.list_count = 2;
    options.with = ((uint64_t)1 << (ent_party_count(s->dispute) - 1)) - 1;
    return ent_coalitions_new(s->context, s->space, &options, out);
}

/* Makes what the call needs. */
static inline void prepare(const trial *t, stage *s)
{
    *s = (stage){.text = t->text,
                 .format = t->format,
                 .part = t->part,
                 .all = t->all,
                 .max_states = t->max_states,
                 .max_moves = t->max_moves};
    const ent_context_options options = options_of(s);
    if (t->depth >= CONTEXT) {
        assert_int_equal(ent_context_new(&options, &s->context), ENT_OK);
    }
    if (t->depth >= DISPUTE) {
        ent_context_options freely = options;
        ent_context_defaults(&freely);
        freely.allocator = options.allocator;
        assert_int_equal(ent_context_new(&freely, &s->reader), ENT_OK);
        s->dispute = read_dispute(s->reader, t->dispute == NULL ? rich : t->dispute);
    }
    if (t->depth >= SPACE) {
        assert_int_equal(ent_space_new(s->context, s->dispute, &s->space), ENT_OK);
    }
    if (t->before != NULL) {
        t->before(s);
    }
    if (t->depth >= SOLUTION) {
        assert_int_equal(solve(s, &s->solution), ENT_OK);
        assert_int_equal(ent_states_find(s->context, s->space, "test", "not strike", &s->set),
                         ENT_OK);
    }
    if (t->depth >= RESULTS) {
        assert_int_equal(ent_digest_new(s->context, s->solution, NULL, 10, &s->digest), ENT_OK);
        assert_int_equal(ent_explanation_new(s->context, s->solution, 3, 0, &s->explanation),
                         ENT_OK);
        assert_int_equal(examine(s, !s->part, &s->coalitions), ENT_OK);
    }
}

static inline void clean_up(stage *s)
{
    if (s->context != NULL) {
        ent_explanation_free(s->context, s->explanation);
        ent_digest_free(s->context, s->digest);
    }
    ent_coalitions_free(s->coalitions);
    ent_existence_free(s->existence);
    ent_certainty_free(s->certainty);
    ent_certificate_free(s->certificate);
    ent_state_set_free(s->set);
    ent_solution_free(s->solution);
    ent_lookahead_free(s->ahead);
    ent_replies_free(s->replies);
    ent_fuzzy_free(s->fuzzy);
    ent_space_free(s->space);
    ent_dispute_free(s->dispute);
    ent_context_free(s->reader);
    ent_context_free(s->context);
    assert_int_equal(s->m.live, 0);
}

/* Calls with the k-th allocation refused; returns whether there was a k-th. */
static inline bool call_refused(const trial *t, stage *s, size_t k, bool onward)
{
    s->touched = false;
    miser_refuse(&s->m, k, onward);
    const ent_status status = t->call(s);
    const bool refused = s->m.calls >= k;
    miser_refuse(&s->m, 0, false);
    if (status != (refused ? ENT_ERROR_MEMORY : t->ordinary)) {
        fail_msg("%s, allocation %zu refused%s: %s", t->name, k, onward ? " and all later" : "",
                 ent_status_text(status));
    }
    if (s->touched && status != ENT_OK) {
        fail_msg("%s, allocation %zu refused: the out pointer was changed", t->name, k);
    }
    const ent_status again = t->call(s);
    if (again != t->ordinary) {
        fail_msg("%s, after allocation %zu was refused: %s", t->name, k, ent_status_text(again));
    }
    return refused;
}

/* Refuses the allocations of a call in turn, each on a stage of its own. */
static inline size_t exhaust_afresh(const trial *t, bool onward)
{
    size_t points = 0;
    bool more = true;
    for (size_t k = 1; more; k = next_refused(k)) {
        stage s;
        prepare(t, &s);
        more = call_refused(t, &s, k, onward);
        points += more;
        clean_up(&s);
    }
    return points;
}

/* The same on one stage, which the call leaves as it was, block by block. */
static inline size_t exhaust_again(const trial *t, stage *s, bool onward)
{
    const size_t live = s->m.live;
    size_t points = 0;
    bool more = true;
    for (size_t k = 1; more; k = next_refused(k)) {
        more = call_refused(t, s, k, onward);
        points += more;
        if (s->m.live != live) {
            fail_msg("%s, allocation %zu refused: %zu blocks, and %zu before", t->name, k,
                     s->m.live, live);
        }
    }
    return points;
}

static inline size_t said_in(const ent_context *context)
{
    return context == NULL ? 0 : ent_diagnostic_count(context);
}

/* Refuses every allocation of one call in turn; returns how many there were. What a call says stays in its context,
 * which then needs less memory to say it again: such a call has a new context each time. */
static inline size_t exhaust(const trial *t)
{
    size_t points = 0;
    stage s;
    prepare(t, &s);
    const size_t live = s.m.live, said = said_in(s.context);
    const bool done = t->call(&s) == t->ordinary;
    const bool same = done && s.m.live == live && said_in(s.context) == said;
    for (int onward = 0; onward < (UNDER_COUNTERS && t->depth >= SPACE ? 1 : 2); onward++) {
        points += same ? exhaust_again(t, &s, onward == 1) : exhaust_afresh(t, onward == 1);
    }
    clean_up(&s);
    return points;
}

static inline void exhaust_all(const trial *trials, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_true(exhaust(&trials[i]) > 0);
    }
}

static inline ent_status call_read_text(stage *s)
{
    MAKE(ent_dispute, ent_dispute_read_text(s->context, "test", s->text, strlen(s->text), &out),
         ent_dispute_free(out));
}

static inline ent_status call_write(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    return ent_dispute_write(s->context, s->dispute,
                             s->format == ENT_FORMAT_JSON ? ENT_DOCUMENT_JSON : ENT_DOCUMENT_YAML,
                             &sink);
}

static inline ent_status call_space(stage *s)
{
    MAKE(ent_space, ent_space_new(s->context, s->dispute, &out), ent_space_free(out));
}

static inline ent_status call_findings(stage *s)
{
    return ent_findings(s->context, s->space);
}

static inline ent_status call_solution(stage *s)
{
    MAKE(ent_solution, solve(s, &out), ent_solution_free(out));
}

static inline ent_status call_explanation(stage *s)
{
    MAKE(ent_explanation, ent_explanation_new(s->context, s->solution, 3, s->part ? 1 : 0, &out),
         ent_explanation_free(s->context, out));
}

static inline ent_status call_report_solution(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    const ent_solution_view view = {.size = sizeof view,
                                    .where = s->part ? s->set : NULL,
                                    .one_party = s->part,
                                    .party = 1,
                                    .lists = true,
                                    .digest = s->digest,
                                    .several = s->coalitions};
    return ent_report_solution(s->context, s->solution, &view, s->format, &sink);
}

static inline ent_status call_report_explanation(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    s->explanation->several = s->part ? NULL : s->coalitions;
    s->explanation->among = s->part ? s->set : NULL;
    return ent_report_explanation(s->context, s->solution, s->explanation, s->format, &sink);
}

static inline ent_status call_report_certificate(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    const ent_certificate_view view = {.size = sizeof view, .also = s->part ? s->set : NULL};
    return ent_report_certificate(s->context, s->solution, &view, &sink);
}

#endif
