/* SPDX-License-Identifier: MIT */
/*
 * Labels of values: people read them, programs and expressions go on by names, and no verdict is another.
 *
 * One dispute is read without and with labels; what is for programs must then be the same byte for byte.
 */
#include "report/sections.h"

#include <entente/entente.h>

#include <ctype.h>

#define DISPUTE(LABELS)                                                                            \
    "entente: 1\ntitle: Wages\n"                                                                   \
    "parties: {company: {name: The company}, union: {name: The union}}\n"                          \
    "options:\n"                                                                                   \
    "  wages: {party: company, label: higher wages, values: [none, p5, p10]" LABELS "}\n"          \
    "  strike: {party: union, label: a strike}\n"                                                  \
    "today: {strike: yes}\n"                                                                       \
    "states: {middle: wages = p5 and not strike}\n"                                                \
    "rules:\n  - never: wages = p10 and strike\n"                                                  \
    "preferences:\n"                                                                               \
    "  company: [not strike, wages <= p5, wages = none]\n"                                         \
    "  union: [wages >= p5, not strike, wages = p10]\n"

static const char plain[] = DISPUTE("");
static const char labelled[] = DISPUTE(", labels: {p10: <b>10</b> percent, p5: 5 percent}");

/* The name and the words of a value. */
static void expect_words(const stage *s, size_t option, size_t value, const char *name,
                         const char *label)
{
    assert_string_equal(ent_option_value(s->dispute, option, value), name);
    assert_string_equal(ent_option_value_label(s->dispute, option, value), label);
}

static void names_and_words(void **state)
{
    (void)state;
    stage s;
    open_stage(&s, labelled, NULL);
    expect_words(&s, 0, 0, "none", "none");
    expect_words(&s, 0, 1, "p5", "5 percent");
    expect_words(&s, 0, 2, "p10", "<b>10</b> percent");
    expect_words(&s, 1, 0, "no", "no");
    expect_words(&s, 1, 1, "yes", "yes");
    close_stage(&s);
    open_stage(&s, plain, NULL);
    expect_words(&s, 0, 1, "p5", "p5");
    close_stage(&s);
}

/* All states of a dispute explained, in one text with its lines joined. The caller frees. */
static char *explain_all(stage *s)
{
    words w = {NULL, 0};
    const ent_sink sink = {.write = gather, .user = &w};
    for (uint64_t k = 0; k < ent_state_count(s->space); k++) {
        ent_explanation *explanation = NULL;
        assert_int_equal(ent_explanation_new(s->context, s->solution, k, 0, &explanation), ENT_OK);
        assert_int_equal(
            ent_report_explanation(s->context, s->solution, explanation, ENT_FORMAT_TEXT, &sink),
            ENT_OK);
        ent_explanation_free(s->context, explanation);
    }
    return w.bytes;
}

static void explanations(void **state)
{
    (void)state;
    stage s;
    open_stage(&s, labelled, NULL);
    char *text = explain_all(&s);
    assert_non_null(strstr(text, "The company: \"higher wages\" 5 percent"));
    assert_non_null(strstr(text, "sets \"higher wages\" from none to 5 percent"));
    assert_non_null(strstr(text, "from 5 percent to none"));
    assert_non_null(strstr(text, "to <b>10</b> percent"));
    assert_null(strstr(text, "wages\" p"));
    assert_null(strstr(text, "to p5"));
    assert_null(strstr(text, "from p5"));
    assert_null(strstr(text, "to p10"));
    assert_non_null(strstr(text, "\"wages >= p5\"")); /* an expression, as it is written */
    free(text);
    close_stage(&s);
}

static void digests(void **state)
{
    (void)state;
    stage s;
    ent_digest *digest = NULL;
    words w = {NULL, 0};
    const ent_sink sink = {.write = gather, .user = &w};
    open_stage(&s, labelled, NULL);
    assert_int_equal(ent_digest_new(s.context, s.solution, NULL, 10, &digest), ENT_OK);
    const ent_solution_view view = {.size = sizeof view, .lists = true, .digest = digest};
    assert_int_equal(ent_report_solution(s.context, s.solution, &view, ENT_FORMAT_TEXT, &sink),
                     ENT_OK);
    assert_non_null(strstr(w.bytes, "\"higher wages\" none"));
    assert_non_null(strstr(w.bytes, "from none to 5 percent"));
    assert_null(strstr(w.bytes, "to p5"));
    assert_null(strstr(w.bytes, "wages\" p"));
    free(w.bytes);
    ent_digest_free(s.context, digest);
    close_stage(&s);
}

/* The whole report; wishes without words of their own are put into words, with those of their values. */
static void pages(void **state)
{
    (void)state;
    stage s;
    open_stage(&s, labelled, NULL);
    ent_page_options options = options_for(NULL);
    char *text = write_page(&s, &options);
    assert_non_null(strstr(text, "\"higher wages\" at least 5 percent"));
    assert_null(strstr(text, "at least p5"));
    assert_null(strstr(text, "wages\" p"));
    assert_null(strstr(text, "(p5)")); /* a brief report tells no names of the file */
    free(text);
    static const char *const dispute[] = {"dispute"};
    options = options_for(dispute);
    text = write_page(&s, &options);
    assert_non_null(strstr(text, "none, 5 percent (p5), "));
    free(text);
    text = write_html(&s, dispute);
    assert_non_null(strstr(text, "&lt;b&gt;10&lt;/b&gt; percent (p10)"));
    assert_null(strstr(text, "<b>10"));
    free(text);
    close_stage(&s);
}

/* --- what programs read --- */

typedef enum written { AS_JSON, AS_CSV, AS_STATES, AS_CERTIFICATE, KINDS } written;

/* What a dispute comes to, for programs, and the list of its states. The caller frees. */
static char *write_for_programs(stage *s, written kind)
{
    told t = {NULL, 0};
    const ent_sink sink = {.write = take, .user = &t};
    const ent_solution_view view = {.size = sizeof view, .lists = true};
    const ent_states_view states = {.size = sizeof states};
    const ent_certificate_view certificate = {.size = sizeof certificate};
    const ent_status status =
        kind == AS_CERTIFICATE
            ? ent_report_certificate(s->context, s->solution, &certificate, &sink)
        : kind == AS_STATES
            ? ent_report_states(s->context, s->space, &states, ENT_FORMAT_TEXT, &sink)
            : ent_report_solution(s->context, s->solution, &view,
                                  kind == AS_JSON ? ENT_FORMAT_JSON : ENT_FORMAT_CSV, &sink);
    assert_int_equal(status, ENT_OK);
    return t.bytes;
}

/* Writes over what is 64 digits of a hash: that of the file, and the seal. */
static void forget_hashes(char *text)
{
    enum { DIGITS = 64 };
    for (char *at = text; *at != '\0'; at++) {
        size_t length = 0;
        while (isxdigit((unsigned char)at[length])) {
            length++;
        }
        if (length == DIGITS) {
            memset(at, 'x', length);
        }
    }
}

static void programs(void **state)
{
    (void)state;
    for (written kind = 0; kind < KINDS; kind++) {
        stage s[2];
        char *text[2];
        for (size_t i = 0; i < 2; i++) {
            open_stage(&s[i], i == 0 ? plain : labelled, NULL);
            text[i] = write_for_programs(&s[i], kind);
            forget_hashes(text[i]);
        }
        assert_non_null(strstr(text[1], "p5"));
        assert_string_equal(text[0], text[1]);
        for (size_t i = 0; i < 2; i++) {
            free(text[i]);
            close_stage(&s[i]);
        }
    }
}

/* A certificate is accepted of the file that it was made of, and of no other, whose labels differ. */
static void certificates(void **state)
{
    (void)state;
    stage s, other;
    ent_certificate *certificate = NULL;
    ent_verification result;
    open_stage(&s, labelled, NULL);
    open_stage(&other, plain, NULL);
    char *text = write_for_programs(&s, AS_CERTIFICATE);
    assert_int_equal(
        ent_certificate_read_text(s.context, "proof", text, strlen(text), &certificate), ENT_OK);
    assert_int_equal(ent_verify(s.context, s.dispute, certificate, &result), ENT_OK);
    assert_true(result.accepted);
    assert_int_equal(ent_verify(other.context, other.dispute, certificate, &result), ENT_OK);
    assert_false(result.accepted);
    assert_string_equal(ent_diagnostic_at(other.context, 0)->code, "E702");
    ent_certificate_free(certificate);
    free(text);
    close_stage(&other);
    close_stage(&s);
}

/* Nothing that counts differs between the two; the labels stand beside those of options. */
static void comparisons(void **state)
{
    (void)state;
    stage s[2];
    ent_comparison *comparison = NULL;
    told t = {NULL, 0};
    const ent_sink sink = {.write = take, .user = &t};
    open_stage(&s[0], plain, NULL);
    open_stage(&s[1], labelled, NULL);
    assert_int_equal(ent_comparison_new(s[0].context, s[0].solution, s[1].solution, &comparison),
                     ENT_OK);
    assert_int_equal(ent_difference_count(comparison), 0);
    const ent_comparison_view view = {.size = sizeof view};
    assert_int_equal(ent_report_comparison(s[0].context, comparison, &view, ENT_FORMAT_JSON, &sink),
                     ENT_OK);
    const char *labels = strstr(t.bytes, "\"labels\"");
    assert_non_null(labels);
    assert_non_null(
        strstr(labels, "\"labels\":{\"p5\":\"5 percent\",\"p10\":\"<b>10</b> percent\"}"));
    assert_null(strstr(labels + 1, "\"labels\""));
    free(t.bytes);
    ent_comparison_free(comparison);
    close_stage(&s[0]);
    close_stage(&s[1]);
}

/* --- reading and writing --- */

/* A dispute as it is written. The caller frees. */
static char *write_dispute(stage *s, ent_document_format format)
{
    told t = {NULL, 0};
    const ent_sink sink = {.write = take, .user = &t};
    assert_int_equal(ent_dispute_write(s->context, s->dispute, format, &sink), ENT_OK);
    return t.bytes;
}

static void round_trips(void **state)
{
    (void)state;
    for (ent_document_format f = ENT_DOCUMENT_YAML; f <= ENT_DOCUMENT_JSON; f++) {
        stage s, again;
        open_stage(&s, labelled, NULL);
        char *text = write_dispute(&s, f);
        assert_non_null(strstr(text, f == ENT_DOCUMENT_YAML
                                         ? "    labels:\n      p10: <b>10</b> percent\n"
                                           "      p5: 5 percent\n"
                                         : "\"labels\""));
        open_stage(&again, text, NULL);
        expect_words(&again, 0, 1, "p5", "5 percent");
        expect_words(&again, 0, 2, "p10", "<b>10</b> percent");
        char *twice = write_dispute(&again, f);
        assert_string_equal(text, twice);
        free(twice);
        free(text);
        close_stage(&again);
        close_stage(&s);
    }
}

/* An empty section, numbers as words, a label that is the name, and an event that replaces the option. */
static void shapes(void **state)
{
    static const struct {
        const char *text, *words;
    } rows[] = {
        {DISPUTE(", labels: "), "p5"},
        {DISPUTE(", labels: {}"), "p5"},
        {DISPUTE(", labels: {p5: 5}"), "5"},
        {DISPUTE(", labels: {p5: p5}"), "p5"},
        {DISPUTE(", labels: {p5: yes}"), "yes"},
        {DISPUTE(", labels: {p5: ' a  b '}"), " a  b "},
        {DISPUTE(
             ", labels: {p5: five}") "timeline:\n  - {id: e, options: {replace: {wages: {party: "
                                     "company, values: [none, p5, p10], labels: {p5: a "
                                     "twentieth}}}}}\n",
         "a twentieth"},
        {DISPUTE(
             ", labels: {p5: five}") "timeline:\n  - {id: e, options: {replace: {wages: {party: "
                                     "company, values: [none, p5, p10]}}}}\n",
         "p5"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        stage s;
        open_stage(&s, rows[i].text, NULL);
        expect_words(&s, 0, 1, "p5", rows[i].words);
        close_stage(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_words), cmocka_unit_test(explanations),
        cmocka_unit_test(digests),         cmocka_unit_test(pages),
        cmocka_unit_test(programs),        cmocka_unit_test(certificates),
        cmocka_unit_test(comparisons),     cmocka_unit_test(round_trips),
        cmocka_unit_test(shapes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
