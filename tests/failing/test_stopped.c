/* SPDX-License-Identifier: MIT */
/* Stopped: states, solutions, coalitions, and what is told of them. */
#include "failing/stopping.h"

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

static ent_status call_several(stage *s)
{
    MAKE(ent_coalitions, ent_coalitions_several(s->context, s->space, &out),
         ent_coalitions_free(out));
}

static ent_status call_joint_moves(stage *s)
{
    MAKE(ent_joint_moves, ent_joint_moves_new(s->context, s->coalitions, 1, 0, 0, &out),
         ent_joint_moves_free(s->context, out));
}

static ent_status call_merged(stage *s)
{
    MAKE(ent_coalitions, merge_first_two(s->context, s->space, &out), ent_coalitions_free(out));
}

static ent_status call_preferences(stage *s)
{
    return ent_preferences_check(s->context, s->space);
}

static ent_status call_findings(stage *s)
{
    return ent_findings(s->context, s->space);
}

static ent_status call_certificate(stage *s)
{
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    const ent_sink sink = miser_sink(&s->m);
    return ent_report_certificate(s->context, s->solution, &view, &sink);
}

static ent_status write_as(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    return ent_dispute_write(s->context, s->dispute, (ent_document_format)s->format, &sink);
}

static ent_status report_states(stage *s)
{
    const ent_states_view view = {.size = sizeof view, .by_party = true};
    const ent_sink sink = miser_sink(&s->m);
    return ent_report_states(s->context, s->space, &view, s->format, &sink);
}

static ent_status report_solution(stage *s)
{
    const ent_solution_view view = {.size = sizeof view, .lists = true, .digest = s->digest};
    const ent_sink sink = miser_sink(&s->m);
    return ent_report_solution(s->context, s->solution, &view, s->format, &sink);
}

static ent_status report_explanation(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    return ent_report_explanation(s->context, s->solution, s->explanation, s->format, &sink);
}

static ent_status report_coalitions(stage *s)
{
    const ent_coalitions_view view = {.size = sizeof view, .lists = true};
    const ent_sink sink = miser_sink(&s->m);
    return ent_report_coalitions(s->context, s->coalitions, &view, s->format, &sink);
}

static ent_status coalition_certificate(stage *s)
{
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    const ent_sink sink = miser_sink(&s->m);
    return ent_report_coalition_certificate(s->context, s->coalitions, &view, &sink);
}

static ent_status report_joint_moves(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    return ent_report_joint_moves(s->context, s->coalitions, 0, 0, s->format, &sink);
}

static ent_status report_diagnostics(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    return ent_report_diagnostics(s->context, ENT_SEVERITY_NOTE, s->format, &sink);
}

static void cancelled(void **unused)
{
    (void)unused;
    static const call calls[] = {
        {"space", call_space, ANY},
        {"find", call_find, ANY},
        {"solution", call_solution, ANY},
        {"digest", call_digest, ANY},
        {"findings", call_findings, ANY},
        {"explanation", call_explanation, ANY},
        {"preferences", call_preferences, ANY},
        {"coalitions", call_coalitions, ANY},
        {"sets of several", call_several, ANY},
        {"joint moves", call_joint_moves, ANY},
        {"certificate of coalitions", coalition_certificate, ANY},
        {"joint moves as text", report_joint_moves, ENT_FORMAT_TEXT},
        {"certificate", call_certificate, ANY},
        {"read", call_read, ANY},
    };
    static const char *const texts[] = {plain, moves, graph};
    stop_all(calls, sizeof calls / sizeof *calls, texts);
    static const call certify = {"certificate of coalitions", coalition_certificate, ANY};
    for (size_t t = 0; t < 3; t++) {
        assert_true(stop_each(&certify, texts[t]) > 4);
    }
    static const call joint = {"merged parties", call_merged, ANY}; /* not in graph form */
    assert_true(stop_each(&joint, plain) > 0 && stop_each(&joint, moves) > 0);
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
    static const call calls[TEXTS] = {{"space", call_space, ANY},
                                      {"solution", call_solution, ANY},
                                      {"solution", call_solution, ANY}};
    static const call late[2] = {{"explanation", call_explanation, ANY},
                                 {"certificate", call_certificate, ANY}};
    char *text[TEXTS];
    for (size_t t = 0; t < TEXTS; t++) {
        size_t length = 0;
        FILE *out = open_memstream(&text[t], &length);
        assert_non_null(out);
        fputs("entente: 1\nparties: {a: , b: , c: , d: }\noptions:\n", out);
        if (t == 0) { /* no branch can be left early */
            write_options(out, "a", 18, 2, "any");
            fputs("rules:\n  - always: a0", out);
            for (size_t o = 1; o < 18; o++) {
                fprintf(out, " iff a%zu", o);
            }
            fputs("\n  - always: a0 iff a2 iff a4 iff a6 iff a8 iff a10 iff a12 iff a14\n"
                  "states: {here: a0}\n",
                  out);
        } else if (t == 1) { /* a group of 2^11 states, each against each */
            write_options(out, "a", 11, 2, "any");
            fputs("rules: [{same: a0 and a1 and a2}]\nstates: {here: a0 and a1 and a2}\n", out);
        } else { /* 33^3 answers of three parties to a fourth, and none brings anything about */
            write_options(out, "a", 1, 33, "any");
            write_options(out, "b", 1, 33, "any");
            write_options(out, "c", 1, 33, "any");
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
        {"YAML", write_as, ENT_DOCUMENT_YAML},
        {"JSON", write_as, ENT_DOCUMENT_JSON},
        {"states as text", report_states, ENT_FORMAT_TEXT},
        {"states as JSON", report_states, ENT_FORMAT_JSON},
        {"states as CSV", report_states, ENT_FORMAT_CSV},
        {"solution as text", report_solution, ENT_FORMAT_TEXT},
        {"solution as JSON", report_solution, ENT_FORMAT_JSON},
        {"solution as CSV", report_solution, ENT_FORMAT_CSV},
        {"explanation as text", report_explanation, ENT_FORMAT_TEXT},
        {"explanation as JSON", report_explanation, ENT_FORMAT_JSON},
        {"coalitions as text", report_coalitions, ENT_FORMAT_TEXT},
        {"coalitions as JSON", report_coalitions, ENT_FORMAT_JSON},
        {"coalitions as CSV", report_coalitions, ENT_FORMAT_CSV},
        {"joint moves as text", report_joint_moves, ENT_FORMAT_TEXT},
        {"joint moves as JSON", report_joint_moves, ENT_FORMAT_JSON},
        {"diagnostics as text", report_diagnostics, ENT_FORMAT_TEXT},
        {"diagnostics as JSON", report_diagnostics, ENT_FORMAT_JSON},
        {"certificate", call_certificate, ANY},
    };
    static const char *const texts[] = {plain, moves, graph};
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
        {"states as text", report_states, ENT_FORMAT_TEXT},
        {"states as JSON", report_states, ENT_FORMAT_JSON},
        {"states as CSV", report_states, ENT_FORMAT_CSV},
        {"solution as JSON", report_solution, ENT_FORMAT_JSON},
        {"solution as CSV", report_solution, ENT_FORMAT_CSV},
        {"certificate", call_certificate, ANY},
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

/* Parties that do not perceive some states. */
static void perceiving(void **unused)
{
    (void)unused;
    static const char blinkered[] =
        "entente: 1\nparties: {ann: , bob: }\noptions:\n"
        "  pay: {party: ann, values: [none, some, full]}\n  strike: {party: bob}\n"
        "states: {here: not strike}\npreferences: {ann: [not strike, pay < full], bob: [here]}\n"
        "misperceptions: {ann: [pay = full, here and pay = some], bob: [not here]}\n";
    static const call calls[] = {{"solution as text", report_solution, ENT_FORMAT_TEXT},
                                 {"solution as JSON", report_solution, ENT_FORMAT_JSON},
                                 {"explanation as text", report_explanation, ENT_FORMAT_TEXT}};
    const call decide = {"solution", call_solution, ANY};
    assert_true(stop_each(&decide, blinkered) > 3);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        assert_true(refuse_each(&calls[i], blinkered) > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cancelled),  cmocka_unit_test(cancelled_within),
        cmocka_unit_test(refused),    cmocka_unit_test(refused_within),
        cmocka_unit_test(perceiving),
    };
    return cmocka_run_group_tests_name("stopped", tests, NULL, NULL);
}
