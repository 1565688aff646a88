/* SPDX-License-Identifier: MIT */
/*
 * Work that is stopped: every call that asks whether to go on, told to stop at each time that it asks;
 * every call that writes, with each of its writes refused.
 *
 * A stopped call says why, leaves its out pointer as it was and keeps no memory; the same call on the
 * same context then does what it always does.
 * Long because it holds one call for every public function that asks or writes.
 */
#include "unit/support.h"

/* Everything that a call can be given, and what was counted meanwhile. */
typedef struct stage {
    size_t live;               /* blocks handed out and not returned */
    size_t asked, stop_at;     /* how often the call asked; from which time on it is told to stop */
    size_t written, refuse_at; /* how often it wrote; which write is refused; 0: none */
    size_t bytes;              /* of the writes that were taken */
    const char *text;
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_state_set *set;
    ent_solution *solution;
    ent_digest *digest;
    ent_explanation *explanation;
    ent_coalitions *coalitions;
} stage;

static void *counted_resize(void *user, void *block, size_t size)
{
    stage *s = user;
    if (size == 0) {
        s->live--;
        free(block);
        return NULL;
    }
    s->live += block == NULL;
    return realloc(block, size);
}

static bool stops(void *user)
{
    stage *s = user;
    s->asked++;
    return s->stop_at > 0 && s->asked >= s->stop_at;
}

static bool takes(void *user, const char *bytes, size_t length)
{
    stage *s = user;
    assert_true(bytes != NULL && length > 0);
    s->written++;
    if (s->written == s->refuse_at) {
        return false;
    }
    assert_true(s->refuse_at == 0 || s->written < s->refuse_at); /* no write after a refused one */
    s->bytes += length;
    return true;
}

/* --- the calls; each releases what it makes, and leaves `out` alone unless it succeeds --- */

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

static ent_status solve(stage *s, ent_solution **out)
{
    ent_solution_options options;
    ent_solution_defaults(&options);
    options.concepts = ENT_ALL_CONCEPTS;
    return ent_solution_new(s->context, s->space, &options, out);
}

static ent_status call_read(stage *s)
{
    MAKE(ent_dispute, ent_dispute_read_text(s->context, "test", s->text, strlen(s->text), &out),
         ent_dispute_free(out));
}

static ent_status call_space(stage *s)
{
    MAKE(ent_space, ent_space_new(s->context, s->dispute, &out), ent_space_free(out));
}

static ent_status call_find(stage *s)
{
    MAKE(ent_state_set, ent_states_find(s->context, s->space, "--where", "here", &out),
         ent_state_set_free(out));
}

static ent_status call_solution(stage *s)
{
    MAKE(ent_solution, solve(s, &out), ent_solution_free(out));
}

static ent_status call_digest(stage *s)
{
    MAKE(ent_digest, ent_digest_new(s->context, s->solution, NULL, 10, &out),
         ent_digest_free(s->context, out));
}

static ent_status call_explanation(stage *s)
{
    MAKE(ent_explanation, ent_explanation_new(s->context, s->solution, 0, 0, &out),
         ent_explanation_free(s->context, out));
}

static ent_status call_coalitions(stage *s)
{
    MAKE(ent_coalitions, ent_coalitions_new(s->context, s->space, NULL, &out),
         ent_coalitions_free(out));
}

static ent_status call_joint_moves(stage *s)
{
    MAKE(ent_joint_moves, ent_joint_moves_new(s->context, s->coalitions, 1, 0, 0, &out),
         ent_joint_moves_free(s->context, out));
}

static ent_status call_merged(stage *s)
{
    const uint64_t both = 3;
    ent_merged_options options;
    ent_merged_defaults(&options);
    options.groups = &both;
    options.group_count = 1;
    MAKE(ent_coalitions, ent_merged_new(s->context, s->space, &options, &out),
         ent_coalitions_free(out));
}

static ent_status call_preferences(stage *s)
{
    return ent_preferences_check(s->context, s->space);
}

static ent_status call_findings(stage *s)
{
    return ent_findings(s->context, s->space);
}

static ent_status call_certainty(stage *s)
{
    MAKE(ent_certainty, ent_certainty_new(s->context, s->space, NULL, &out),
         ent_certainty_free(out));
}

static ent_status write_certainty(stage *s, ent_format format)
{
    const ent_sink sink = {.write = takes, .user = s};
    const ent_certainty_view view = {.size = sizeof view, .lists = true};
    ent_certainty *certainty = NULL;
    ent_status status = ent_certainty_new(s->context, s->space, NULL, &certainty);
    if (status == ENT_OK) {
        status = ent_report_certainty(s->context, certainty, &view, format, &sink);
    }
    ent_certainty_free(certainty);
    return status;
}

static ent_status certainty_text(stage *s)
{
    return write_certainty(s, ENT_FORMAT_TEXT);
}

static ent_status certainty_json(stage *s)
{
    return write_certainty(s, ENT_FORMAT_JSON);
}

static ent_status certainty_csv(stage *s)
{
    return write_certainty(s, ENT_FORMAT_CSV);
}

static ent_status call_exists(stage *s)
{
    MAKE(ent_existence, ent_exists(s->context, s->dispute, "--exists", "here", NULL, &out),
         ent_existence_free(out));
}

static ent_status call_lookahead(stage *s)
{
    MAKE(ent_lookahead, ent_lookahead_new(s->context, s->space, NULL, &out),
         ent_lookahead_free(out));
}

static ent_status write_lookahead(stage *s, ent_format format, bool one)
{
    const ent_lookahead_view view = {.size = sizeof view, .lists = true};
    const ent_sink sink = {.write = takes, .user = s};
    ent_lookahead *ahead = NULL;
    ent_status status = ent_lookahead_new(s->context, s->space, NULL, &ahead);
    if (status == ENT_OK) {
        status = one ? ent_report_foresight(s->context, ahead, 0, format, &sink)
                     : ent_report_lookahead(s->context, ahead, &view, format, &sink);
    }
    ent_lookahead_free(ahead);
    return status;
}

static ent_status lookahead_certificate(stage *s)
{
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    const ent_sink sink = {.write = takes, .user = s};
    ent_lookahead *ahead = NULL;
    ent_status status = ent_lookahead_new(s->context, s->space, NULL, &ahead);
    if (status == ENT_OK) {
        status = ent_report_lookahead_certificate(s->context, ahead, &view, &sink);
    }
    ent_lookahead_free(ahead);
    return status;
}

static ent_status lookahead_text(stage *s)
{
    return write_lookahead(s, ENT_FORMAT_TEXT, false);
}

static ent_status lookahead_json(stage *s)
{
    return write_lookahead(s, ENT_FORMAT_JSON, false);
}

static ent_status lookahead_csv(stage *s)
{
    return write_lookahead(s, ENT_FORMAT_CSV, false);
}

static ent_status foresight_text(stage *s)
{
    return write_lookahead(s, ENT_FORMAT_TEXT, true);
}

static ent_status foresight_json(stage *s)
{
    return write_lookahead(s, ENT_FORMAT_JSON, true);
}

static ent_status write_existence(stage *s, ent_format format)
{
    const ent_sink sink = {.write = takes, .user = s};
    ent_existence *found = NULL;
    ent_status status = ent_exists(s->context, s->dispute, "--exists", "here", NULL, &found);
    if (status == ENT_OK) {
        status = format == ENT_FORMAT_CSV /* which it has not */
                     ? ent_report_existence_certificate(s->context, found, &sink)
                     : ent_report_existence(s->context, found, format, &sink);
    }
    ent_existence_free(found);
    return status;
}

static ent_status existence_text(stage *s)
{
    return write_existence(s, ENT_FORMAT_TEXT);
}

static ent_status existence_json(stage *s)
{
    return write_existence(s, ENT_FORMAT_JSON);
}

static ent_status existence_certificate(stage *s)
{
    return write_existence(s, ENT_FORMAT_CSV);
}

static ent_status call_certificate(stage *s)
{
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    const ent_sink sink = {.write = takes, .user = s};
    return ent_report_certificate(s->context, s->solution, &view, &sink);
}

/* A certificate (CSV, which it has not) or an explanation of types. */
static ent_status tell_types(stage *s, ent_format format)
{
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    const ent_sink sink = {.write = takes, .user = s};
    ent_certainty *certainty = NULL;
    ent_status status = ent_certainty_new(s->context, s->space, NULL, &certainty);
    if (status == ENT_OK) {
        status = format == ENT_FORMAT_CSV
                     ? ent_report_type_certificate(s->context, certainty, &view, &sink)
                     : ent_report_type_explanation(s->context, certainty, 0, 0, format, &sink);
    }
    ent_certainty_free(certainty);
    return status;
}

static ent_status completions_certificate(stage *s)
{
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    const ent_sink sink = {.write = takes, .user = s};
    ent_certainty *certainty = NULL;
    ent_status status = ent_certainty_new(s->context, s->space, NULL, &certainty);
    if (status == ENT_OK) {
        status = ent_report_completion_certificate(s->context, certainty, &view, &sink);
    }
    ent_certainty_free(certainty);
    return status;
}

static ent_status types_text(stage *s)
{
    return tell_types(s, ENT_FORMAT_TEXT);
}

static ent_status types_json(stage *s)
{
    return tell_types(s, ENT_FORMAT_JSON);
}

static ent_status types_certificate(stage *s)
{
    return tell_types(s, ENT_FORMAT_CSV);
}

static ent_status write_as(stage *s, ent_document_format format)
{
    const ent_sink sink = {.write = takes, .user = s};
    return ent_dispute_write(s->context, s->dispute, format, &sink);
}

static ent_status write_yaml(stage *s)
{
    return write_as(s, ENT_DOCUMENT_YAML);
}

static ent_status write_json(stage *s)
{
    return write_as(s, ENT_DOCUMENT_JSON);
}

static ent_status report_states(stage *s, ent_format format)
{
    const ent_states_view view = {.size = sizeof view, .by_party = true};
    const ent_sink sink = {.write = takes, .user = s};
    return ent_report_states(s->context, s->space, &view, format, &sink);
}

static ent_status states_text(stage *s)
{
    return report_states(s, ENT_FORMAT_TEXT);
}

static ent_status states_json(stage *s)
{
    return report_states(s, ENT_FORMAT_JSON);
}

static ent_status states_csv(stage *s)
{
    return report_states(s, ENT_FORMAT_CSV);
}

static ent_status report_solution(stage *s, ent_format format)
{
    const ent_solution_view view = {.size = sizeof view, .lists = true, .digest = s->digest};
    const ent_sink sink = {.write = takes, .user = s};
    return ent_report_solution(s->context, s->solution, &view, format, &sink);
}

static ent_status solution_text(stage *s)
{
    return report_solution(s, ENT_FORMAT_TEXT);
}

static ent_status solution_json(stage *s)
{
    return report_solution(s, ENT_FORMAT_JSON);
}

static ent_status solution_csv(stage *s)
{
    return report_solution(s, ENT_FORMAT_CSV);
}

static ent_status report_explanation(stage *s, ent_format format)
{
    const ent_sink sink = {.write = takes, .user = s};
    return ent_report_explanation(s->context, s->solution, s->explanation, format, &sink);
}

static ent_status explanation_text(stage *s)
{
    return report_explanation(s, ENT_FORMAT_TEXT);
}

static ent_status explanation_json(stage *s)
{
    return report_explanation(s, ENT_FORMAT_JSON);
}

static ent_status report_coalitions(stage *s, ent_format format)
{
    const ent_coalitions_view view = {.size = sizeof view, .lists = true};
    const ent_sink sink = {.write = takes, .user = s};
    return ent_report_coalitions(s->context, s->coalitions, &view, format, &sink);
}

static ent_status coalitions_text(stage *s)
{
    return report_coalitions(s, ENT_FORMAT_TEXT);
}

static ent_status coalitions_json(stage *s)
{
    return report_coalitions(s, ENT_FORMAT_JSON);
}

static ent_status coalitions_csv(stage *s)
{
    return report_coalitions(s, ENT_FORMAT_CSV);
}

static ent_status coalition_certificate(stage *s)
{
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    const ent_sink sink = {.write = takes, .user = s};
    return ent_report_coalition_certificate(s->context, s->coalitions, &view, &sink);
}

static ent_status joint_moves_text(stage *s)
{
    const ent_sink sink = {.write = takes, .user = s};
    return ent_report_joint_moves(s->context, s->coalitions, 0, 0, ENT_FORMAT_TEXT, &sink);
}

static ent_status joint_moves_json(stage *s)
{
    const ent_sink sink = {.write = takes, .user = s};
    return ent_report_joint_moves(s->context, s->coalitions, 0, 0, ENT_FORMAT_JSON, &sink);
}

static ent_status report_diagnostics(stage *s, ent_format format)
{
    const ent_sink sink = {.write = takes, .user = s};
    return ent_report_diagnostics(s->context, ENT_SEVERITY_NOTE, format, &sink);
}

static ent_status diagnostics_text(stage *s)
{
    return report_diagnostics(s, ENT_FORMAT_TEXT);
}

static ent_status diagnostics_json(stage *s)
{
    return report_diagnostics(s, ENT_FORMAT_JSON);
}

typedef struct call {
    const char *name;
    ent_status (*run)(stage *);
} call;

/* --- stopping them --- */

static void set_up(stage *s, const char *text)
{
    *s = (stage){.text = text};
    ent_context_options options;
    ent_context_defaults(&options);
    options.allocator = (ent_allocator){.resize = counted_resize, .user = s};
    options.cancel = stops;
    options.user = s;
    assert_int_equal(ent_context_new(&options, &s->context), ENT_OK);
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

static void tear_down(stage *s)
{
    ent_coalitions_free(s->coalitions);
    ent_explanation_free(s->context, s->explanation);
    ent_digest_free(s->context, s->digest);
    ent_state_set_free(s->set);
    ent_solution_free(s->solution);
    ent_space_free(s->space);
    ent_dispute_free(s->dispute);
    ent_context_free(s->context);
    assert_int_equal(s->live, 0);
}

static ent_status run(const call *c, stage *s, size_t stop_at, size_t refuse_at)
{
    s->asked = s->written = s->bytes = 0;
    s->stop_at = stop_at;
    s->refuse_at = refuse_at;
    const ent_status status = c->run(s);
    s->stop_at = s->refuse_at = 0;
    return status;
}

/* Every moment where there are few, then fewer and fewer of them. */
static size_t next_moment(size_t k)
{
    return k < 12 ? k + 1 : k + k / 3;
}

/* Stops a call each time that it asks; returns how often it did. */
static size_t stop_each(const call *c, const char *text)
{
    stage s;
    set_up(&s, text);
    assert_int_equal(run(c, &s, 0, 0), ENT_OK); /* so that what a context keeps is there */
    const size_t times = s.asked, live = s.live, bytes = s.bytes;
    const uint64_t errors = ent_diagnostic_errors(s.context);
    for (size_t k = 1; k <= times; k = next_moment(k)) {
        const ent_status status = run(c, &s, k, 0);
        if (status != ENT_ERROR_CANCELLED || s.asked != k) {
            fail_msg("%s, stopped at %zu of %zu: %s", c->name, k, times, ent_status_text(status));
        }
        assert_int_equal(ent_diagnostic_errors(s.context), errors);
        ent_diagnostics_clear(s.context);
    }
    assert_int_equal(run(c, &s, 0, 0), ENT_OK);
    assert_int_equal(s.asked, times);
    assert_int_equal(s.bytes, bytes);
    ent_diagnostics_clear(s.context);
    if (s.live > live) {
        fail_msg("%s keeps %zu blocks", c->name, s.live - live);
    }
    tear_down(&s);
    return times;
}

/* Refuses each write of a call; returns how many there are. */
static size_t refuse_each(const call *c, const char *text)
{
    stage s;
    set_up(&s, text);
    assert_int_equal(run(c, &s, 0, 0), ENT_OK);
    const size_t times = s.written, live = s.live, bytes = s.bytes;
    for (size_t k = 1; k <= times; k = next_moment(k)) {
        const ent_status status = run(c, &s, 0, k);
        if (status != ENT_ERROR_IO) {
            fail_msg("%s, write %zu of %zu refused: %s", c->name, k, times,
                     ent_status_text(status));
        }
        assert_int_equal(s.live, live);
    }
    assert_int_equal(run(c, &s, 0, 0), ENT_OK);
    assert_int_equal(s.bytes, bytes);
    tear_down(&s);
    return times;
}

/* --- on what --- */

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
static const char options[] =
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

static void cancelled(void **unused)
{
    (void)unused;
    static const call calls[] = {
        {"space", call_space},
        {"find", call_find},
        {"solution", call_solution},
        {"digest", call_digest},
        {"findings", call_findings},
        {"explanation", call_explanation},
        {"preferences", call_preferences},
        {"coalitions", call_coalitions},
        {"joint moves", call_joint_moves},
        {"certificate of coalitions", coalition_certificate},
        {"joint moves as text", joint_moves_text},
        {"certainty", call_certainty},
        {"explanation of types", types_text},
        {"certificate of types", types_certificate},
        {"certificate of completions", completions_certificate},
        {"certificate", call_certificate},
        {"read", call_read},
    };
    static const char *const texts[] = {options, moves, graph};
    size_t times[sizeof calls / sizeof *calls] = {0};
    for (size_t t = 0; t < 3; t++) {
        for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
            times[i] += stop_each(&calls[i], texts[t]);
        }
    }
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        if (times[i] == 0) {
            fail_msg("%s never asks", calls[i].name);
        }
    }
    static const call certify = {"certificate of coalitions", coalition_certificate};
    for (size_t t = 0; t < 3; t++) {
        assert_true(stop_each(&certify, texts[t]) > 4);
    }
    static const call joint = {"merged parties", call_merged}; /* not in graph form */
    assert_true(stop_each(&joint, options) > 0 && stop_each(&joint, moves) > 0);
}

/* Writes `count` options of one party, of two values each or of `values`. */
static void write_options(FILE *out, const char *party, size_t count, size_t values,
                          const char *how)
{
    for (size_t o = 0; o < count; o++) {
        fprintf(out, "  %s%zu: {party: %s, moves: %s", party, o, party, how);
        for (size_t v = 0; values > 2 && v < values; v++) {
            fprintf(out, "%s%s%zu", v == 0 ? ", values: [" : ", ", party, v);
        }
        fputs(values > 2 ? "]}\n" : "}\n", out);
    }
}

/* Where the work between two questions is much: a long search, large groups, many answers at once. */
static void cancelled_within(void **unused)
{
    (void)unused;
    enum { TEXTS = 3 };
    static const call calls[TEXTS] = {
        {"space", call_space}, {"solution", call_solution}, {"solution", call_solution}};
    static const call late[2] = {{"explanation", call_explanation},
                                 {"certificate", call_certificate}};
    char *text[TEXTS];
    for (size_t t = 0; t < TEXTS; t++) {
        size_t length = 0;
        FILE *out = open_memstream(&text[t], &length);
        assert_non_null(out);
        fputs("entente: 1\nparties: {a: , b: , c: , d: }\noptions:\n", out);
        if (t == 0) { /* no branch can be left early */
            write_options(out, "a", 20, 2, "any");
            fputs("rules:\n  - always: a0", out);
            for (size_t o = 1; o < 20; o++) {
                fprintf(out, " iff a%zu", o);
            }
            fputs("\n  - always: a0 iff a2 iff a4 iff a6 iff a8 iff a10 iff a12 iff a14\n"
                  "states: {here: a0}\n",
                  out);
        } else if (t == 1) { /* a group of 2^11 states, each against each */
            write_options(out, "a", 11, 2, "any");
            fputs("rules: [{same: a0 and a1 and a2}]\nstates: {here: a0 and a1 and a2}\n", out);
        } else { /* 48^3 answers of three parties to a fourth, and none brings anything about */
            write_options(out, "a", 1, 48, "any");
            write_options(out, "b", 1, 48, "any");
            write_options(out, "c", 1, 48, "any");
            write_options(out, "d", 1, 3, "any");
            fputs("rules: [{always: atleast 3 of ((a0 = a0) (b0 = b0) (c0 = c0) (d0 = d0))}]\n"
                  "states: {here: a0 = a0}\n"
                  "preferences: {a: [a0 != a0], b: [b0 != b0], c: [c0 != c0], d: [d0 != d0]}\n",
                  out);
        }
        assert_int_equal(fclose(out), 0);
        assert_true(stop_each(&calls[t], text[t]) > 1);
        for (size_t i = 0; t == 2 && i < 2; i++) {
            assert_true(stop_each(&late[i], text[t]) > 1);
        }
        free(text[t]);
    }
}

static void refused(void **unused)
{
    (void)unused;
    static const call calls[] = {
        {"YAML", write_yaml},
        {"JSON", write_json},
        {"states as text", states_text},
        {"states as JSON", states_json},
        {"states as CSV", states_csv},
        {"solution as text", solution_text},
        {"solution as JSON", solution_json},
        {"solution as CSV", solution_csv},
        {"explanation as text", explanation_text},
        {"explanation as JSON", explanation_json},
        {"coalitions as text", coalitions_text},
        {"coalitions as JSON", coalitions_json},
        {"coalitions as CSV", coalitions_csv},
        {"joint moves as text", joint_moves_text},
        {"joint moves as JSON", joint_moves_json},
        {"diagnostics as text", diagnostics_text},
        {"diagnostics as JSON", diagnostics_json},
        {"certainty as text", certainty_text},
        {"certainty as JSON", certainty_json},
        {"certainty as CSV", certainty_csv},
        {"explanation of types as text", types_text},
        {"explanation of types as JSON", types_json},
        {"certificate of types", types_certificate},
        {"certificate of completions", completions_certificate},
        {"certificate", call_certificate},
    };
    static const char *const texts[] = {options, moves, graph};
    for (size_t t = 0; t < 3; t++) {
        for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
            assert_true(refuse_each(&calls[i], texts[t]) > 0);
        }
    }
}

/* What is longer than the buffer is written piece by piece, and each piece can be refused. */
static void refused_within(void **unused)
{
    (void)unused;
    static const call calls[] = {
        {"states as text", states_text},   {"states as JSON", states_json},
        {"states as CSV", states_csv},     {"solution as JSON", solution_json},
        {"solution as CSV", solution_csv}, {"certificate", call_certificate},
    };
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    fputs("entente: 1\nparties: {a: , b: }\noptions:\n", out);
    write_options(out, "a", 6, 2, "any");
    write_options(out, "b", 6, 2, "any");
    fputs("states: {here: a0}\npreferences: {a: [a0, b0], b: [not a0]}\n", out);
    assert_int_equal(fclose(out), 0);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        assert_true(refuse_each(&calls[i], text) > 1);
    }
    free(text);
}

/* What is asked without listing states, where the build has a solver. */
static void asking(void **unused)
{
    (void)unused;
    static const call calls[] = {
        {"existence as text", existence_text},
        {"existence as JSON", existence_json},
        {"existence as a certificate", existence_certificate},
    };
    const call ask = {"exists", call_exists};
    if (ent_solver_name() == NULL) {
        return;
    }
    assert_true(stop_each(&ask, options) > 3);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        assert_true(refuse_each(&calls[i], options) > 0);
    }
}

/* Parties that do not perceive some states. */
static void perceiving(void **unused)
{
    (void)unused;
    static const char blinkered[] =
        "entente: 1\nparties: {ann: , bob: }\noptions:\n"
        "  pay: {party: ann, values: [none, some, full]}\n  strike: {party: bob}\n"
        "states: {here: not strike}\npreferences: {ann: [not strike, pay < full], bob: [here]}\n"
        "misperceptions: {ann: [pay = full, here and pay = some], bob: [not here]}\n";
    static const call calls[] = {{"solution as text", solution_text},
                                 {"solution as JSON", solution_json},
                                 {"explanation as text", explanation_text}};
    const call decide = {"solution", call_solution};
    assert_true(stop_each(&decide, blinkered) > 3);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        assert_true(refuse_each(&calls[i], blinkered) > 0);
    }
}

static ent_status call_replies(stage *s)
{
    MAKE(ent_replies, ent_replies_new(s->context, s->space, &out), ent_replies_free(out));
}

static ent_status write_replies(stage *s, ent_format format)
{
    const ent_replies_view view = {.size = sizeof view, .lists = true};
    const ent_sink sink = {.write = takes, .user = s};
    ent_replies *replies = NULL;
    ent_status status = ent_replies_new(s->context, s->space, &replies);
    if (status == ENT_OK) {
        status = ent_report_replies(s->context, replies, &view, format, &sink);
    }
    ent_replies_free(replies);
    return status;
}

static ent_status reply_certificate(stage *s)
{
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    const ent_sink sink = {.write = takes, .user = s};
    ent_replies *replies = NULL;
    ent_status status = ent_replies_new(s->context, s->space, &replies);
    if (status == ENT_OK) {
        status = ent_report_reply_certificate(s->context, replies, &view, &sink);
    }
    ent_replies_free(replies);
    return status;
}

static ent_status explain_replies(stage *s, ent_format format)
{
    const ent_sink sink = {.write = takes, .user = s};
    ent_replies *replies = NULL;
    ent_status status = ent_replies_new(s->context, s->space, &replies);
    if (status == ENT_OK) {
        status = ent_report_reply_explanation(s->context, replies, 0, 0, format, &sink);
    }
    ent_replies_free(replies);
    return status;
}

static ent_status reply_text(stage *s)
{
    return explain_replies(s, ENT_FORMAT_TEXT);
}

static ent_status reply_json(stage *s)
{
    return explain_replies(s, ENT_FORMAT_JSON);
}

static ent_status replies_text(stage *s)
{
    return write_replies(s, ENT_FORMAT_TEXT);
}

static ent_status replies_json(stage *s)
{
    return write_replies(s, ENT_FORMAT_JSON);
}

static ent_status replies_csv(stage *s)
{
    return write_replies(s, ENT_FORMAT_CSV);
}

/* Parties that are for or against each other. */
static void feeling(void **unused)
{
    (void)unused;
    static const call calls[] = {{"replies as text", replies_text},
                                 {"replies as JSON", replies_json},
                                 {"replies as CSV", replies_csv},
                                 {"explanation of replies as text", reply_text},
                                 {"explanation of replies as JSON", reply_json},
                                 {"certificate of replies", reply_certificate}};
    static const char *const texts[] = {options, moves, graph};
    const call decide = {"replies", call_replies};
    const call explain = {"explanation of replies", reply_text};
    const call certify = {"certificate of replies", reply_certificate};
    for (size_t t = 0; t < 3; t++) {
        assert_true(stop_each(&decide, texts[t]) > 2);
        assert_true(stop_each(&explain, texts[t]) > 4);
        assert_true(stop_each(&certify, texts[t]) > 4);
        for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
            assert_true(refuse_each(&calls[i], texts[t]) > 0);
        }
    }
}

static ent_status call_fuzzy(stage *s)
{
    MAKE(ent_fuzzy, ent_fuzzy_new(s->context, s->space, NULL, &out), ent_fuzzy_free(out));
}

static ent_status write_fuzzy(stage *s)
{
    const ent_fuzzy_view view = {.size = sizeof view, .lists = true};
    const ent_sink sink = {.write = takes, .user = s};
    ent_fuzzy *fuzzy = NULL;
    ent_status status = ent_fuzzy_new(s->context, s->space, NULL, &fuzzy);
    for (ent_format format = ENT_FORMAT_TEXT; format <= ENT_FORMAT_CSV && status == ENT_OK;
         format++) {
        status = ent_report_fuzzy(s->context, fuzzy, &view, format, &sink);
    }
    ent_fuzzy_free(fuzzy);
    return status;
}

/* A certificate, or both forms of an explanation. */
static ent_status tell_fuzzy(stage *s, bool certify)
{
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    const ent_sink sink = {.write = takes, .user = s};
    ent_fuzzy *fuzzy = NULL;
    ent_status status = ent_fuzzy_new(s->context, s->space, NULL, &fuzzy);
    if (status == ENT_OK && certify) {
        status = ent_report_fuzzy_certificate(s->context, fuzzy, &view, &sink);
    } else if (status == ENT_OK) {
        status = ent_report_fuzzy_explanation(s->context, fuzzy, 0, 0, ENT_FORMAT_TEXT, &sink);
        status = status == ENT_OK
                     ? ent_report_fuzzy_explanation(s->context, fuzzy, 0, 1, ENT_FORMAT_JSON, &sink)
                     : status;
    }
    ent_fuzzy_free(fuzzy);
    return status;
}

static ent_status fuzzy_certificate(stage *s)
{
    return tell_fuzzy(s, true);
}

static ent_status fuzzy_explanation(stage *s)
{
    return tell_fuzzy(s, false);
}

/* Parties that are more or less certain. */
static void hesitating(void **unused)
{
    (void)unused;
    static const char *const texts[] = {options, moves, graph};
    const call certify = {"certificate of degrees", fuzzy_certificate};
    const call explain = {"explanation of degrees", fuzzy_explanation};
    const call decide = {"fuzzy", call_fuzzy}, write = {"fuzzy, written", write_fuzzy};
    for (size_t t = 0; t < 3; t++) {
        assert_true(stop_each(&decide, texts[t]) > 2);
        assert_true(refuse_each(&write, texts[t]) > 0);
        assert_true(stop_each(&certify, texts[t]) > 4);
        assert_true(refuse_each(&certify, texts[t]) > 0);
        assert_true(stop_each(&explain, texts[t]) > 4);
        assert_true(refuse_each(&explain, texts[t]) > 0);
    }
}

/* Two parties that look ahead, by arcs and by cells. */
static void looking_ahead(void **unused)
{
    (void)unused;
    static const char cells[] =
        "entente: 1\nparties: {ann: , bob: }\noptions:\n"
        "  pay: {party: ann, values: [none, some, full]}\n  strike: {party: bob}\n"
        "states: {here: not strike}\npreferences: {ann: [not strike, pay < full], bob: [here]}\n";
    static const char *const texts[] = {cells, graph};
    static const call calls[] = {
        {"look-ahead as text", lookahead_text}, {"look-ahead as JSON", lookahead_json},
        {"look-ahead as CSV", lookahead_csv},   {"foresight as text", foresight_text},
        {"foresight as JSON", foresight_json},  {"certificate", lookahead_certificate},
    };
    const call certify = {"certificate of a look-ahead", lookahead_certificate};
    const call look = {"look-ahead", call_lookahead};
    for (size_t t = 0; t < 2; t++) {
        assert_true(stop_each(&look, texts[t]) > 3);
        assert_true(stop_each(&certify, texts[t]) > 4);
        for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
            assert_true(refuse_each(&calls[i], texts[t]) > 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cancelled),  cmocka_unit_test(cancelled_within),
        cmocka_unit_test(refused),    cmocka_unit_test(refused_within),
        cmocka_unit_test(asking),     cmocka_unit_test(looking_ahead),
        cmocka_unit_test(perceiving), cmocka_unit_test(feeling),
        cmocka_unit_test(hesitating),
    };
    return cmocka_run_group_tests_name("stopped", tests, NULL, NULL);
}
