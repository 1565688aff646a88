/* SPDX-License-Identifier: MIT */
/*
 * Arguments out of range: every public call that can fail refuses them with ENT_ERROR_ARGUMENT, leaves its
 * out pointer as it was, says nothing and writes nothing. Sets of states answer for states that are not.
 * Long because it holds a case for every public function.
 */
#include "support.h"

static const char text[] =
    "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: b}}\n"
    "preferences: {a: [o, q], b: [q]}\n";

typedef struct fixture {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_state_set *set;
    ent_solution *solution;
    ent_digest *digest;
    ent_explanation *explanation;
} fixture;

static int set_up(void **state)
{
    static fixture f;
    f = (fixture){.context = new_context()};
    f.dispute = read_dispute(f.context, text);
    assert_int_equal(ent_space_new(f.context, f.dispute, &f.space), ENT_OK);
    assert_int_equal(ent_states_find(f.context, f.space, "test", "o", &f.set), ENT_OK);
    assert_int_equal(ent_solution_new(f.context, f.space, NULL, &f.solution), ENT_OK);
    assert_int_equal(ent_digest_new(f.context, f.solution, NULL, 3, &f.digest), ENT_OK);
    assert_int_equal(ent_explanation_new(f.context, f.solution, 0, 0, &f.explanation), ENT_OK);
    ent_diagnostics_clear(f.context);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    const fixture *f = *state;
    const size_t said = ent_diagnostic_count(f->context);
    ent_explanation_free(f->context, f->explanation);
    ent_digest_free(f->context, f->digest);
    ent_state_set_free(f->set);
    ent_solution_free(f->solution);
    ent_space_free(f->space);
    ent_dispute_free(f->dispute);
    ent_context_free(f->context);
    return said == 0 ? 0 : -1;
}

#define REFUSED(call) assert_int_equal((call), ENT_ERROR_ARGUMENT)

static void reading(void **state)
{
    const fixture *f = *state;
    ent_dispute *out = NULL;
    REFUSED(ent_dispute_read_text(NULL, "n", text, 1, &out));
    REFUSED(ent_dispute_read_text(f->context, NULL, text, 1, &out));
    REFUSED(ent_dispute_read_text(f->context, "n", NULL, 1, &out));
    REFUSED(ent_dispute_read_text(f->context, "n", text, 1, NULL));
    REFUSED(ent_dispute_read_file(NULL, "n", &out));
    REFUSED(ent_dispute_read_file(f->context, NULL, &out));
    REFUSED(ent_dispute_read_file(f->context, "n", NULL));
    assert_null(out);
}

/* No bytes at all are a text, if an empty one. */
static void reading_nothing(void **state)
{
    const fixture *f = *state;
    ent_dispute *out = NULL;
    assert_int_equal(ent_dispute_read_text(f->context, "n", NULL, 0, &out), ENT_ERROR_INPUT);
    assert_null(out);
    assert_int_equal(ent_diagnostic_count(f->context), 1);
    assert_string_equal(ent_diagnostic_at(f->context, 0)->code, "E110");
    ent_diagnostics_clear(f->context);
}

static void spaces(void **state)
{
    const fixture *f = *state;
    ent_space *space = NULL;
    ent_state_set *set = NULL;
    REFUSED(ent_space_new(NULL, f->dispute, &space));
    REFUSED(ent_space_new(f->context, NULL, &space));
    REFUSED(ent_space_new(f->context, f->dispute, NULL));
    assert_null(space);
    REFUSED(ent_states_find(NULL, f->space, "n", "o", &set));
    REFUSED(ent_states_find(f->context, NULL, "n", "o", &set));
    REFUSED(ent_states_find(f->context, f->space, NULL, "o", &set));
    REFUSED(ent_states_find(f->context, f->space, "n", NULL, &set));
    REFUSED(ent_states_find(f->context, f->space, "n", "o", NULL));
    assert_null(set);
    REFUSED(ent_preferences_check(NULL, f->space));
    REFUSED(ent_preferences_check(f->context, NULL));
    REFUSED(ent_code_find(NULL, &(ent_code_view){0}));
    REFUSED(ent_code_find("E101", NULL));
    REFUSED(ent_findings(NULL, f->space));
    REFUSED(ent_findings(f->context, NULL));
}

static void solutions(void **state)
{
    const fixture *f = *state;
    ent_solution *out = NULL;
    REFUSED(ent_solution_new(NULL, f->space, NULL, &out));
    REFUSED(ent_solution_new(f->context, NULL, NULL, &out));
    REFUSED(ent_solution_new(f->context, f->space, NULL, NULL));
    ent_solution_options good, bad;
    ent_solution_defaults(&good);
    bad = good;
    bad.size--;
    REFUSED(ent_solution_new(f->context, f->space, &bad, &out));
    bad = good;
    bad.concepts = 0;
    REFUSED(ent_solution_new(f->context, f->space, &bad, &out));
    bad.concepts = ENT_ALL_CONCEPTS + 1;
    REFUSED(ent_solution_new(f->context, f->space, &bad, &out));
    assert_null(out);
    assert_int_equal(ent_solution_new(f->context, f->space, &good, &out), ENT_OK);
    ent_solution_free(out);
}

static void coalitions(void **state)
{
    const fixture *f = *state;
    const uint64_t list[] = {1, 0, 4};
    const ent_sink sink = {.write = NULL};
    ent_coalition_options good, bad;
    ent_coalitions *out = NULL, *found = NULL;
    ent_joint_moves *moves = NULL;
    ent_coalition_defaults(&good);
    REFUSED(ent_coalitions_new(NULL, f->space, &good, &out));
    REFUSED(ent_coalitions_new(f->context, NULL, &good, &out));
    REFUSED(ent_coalitions_new(f->context, f->space, &good, NULL));
    REFUSED(ent_coalitions_several(NULL, f->space, &out));
    REFUSED(ent_coalitions_several(f->context, NULL, &out));
    REFUSED(ent_coalitions_several(f->context, f->space, NULL));
    bad = good;
    bad.size--;
    REFUSED(ent_coalitions_new(f->context, f->space, &bad, &out));
    bad = good;
    bad.concepts = 1u << ENT_SSEQ;
    REFUSED(ent_coalitions_new(f->context, f->space, &bad, &out));
    bad = good;
    bad.with = 4;
    REFUSED(ent_coalitions_new(f->context, f->space, &bad, &out));
    bad.list = list;
    REFUSED(ent_coalitions_new(f->context, f->space, &bad, &out)); /* none */
    bad.list_count = 2;
    REFUSED(ent_coalitions_new(f->context, f->space, &bad, &out)); /* one without members */
    bad.list = &list[2];
    bad.list_count = 1;
    REFUSED(ent_coalitions_new(f->context, f->space, &bad, &out)); /* one of a third party */
    assert_null(out);
    bad.list = list;
    assert_int_equal(ent_coalitions_new(f->context, f->space, &bad, &found), ENT_OK);
    REFUSED(ent_joint_moves_new(NULL, found, 1, 0, 0, &moves));
    REFUSED(ent_joint_moves_new(f->context, NULL, 1, 0, 0, &moves));
    REFUSED(ent_joint_moves_new(f->context, found, 0, 0, 0, &moves));
    REFUSED(ent_joint_moves_new(f->context, found, 4, 0, 0, &moves));
    REFUSED(ent_joint_moves_new(f->context, found, 1, 4, 0, &moves));
    REFUSED(ent_joint_moves_new(f->context, found, 1, 0, 0, NULL));
    assert_null(moves);
    ent_coalitions_view view = {.size = sizeof view};
    REFUSED(ent_report_coalitions(NULL, found, &view, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_coalitions(f->context, NULL, &view, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_coalitions(f->context, found, NULL, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_coalitions(f->context, found, &view, ENT_FORMAT_TEXT, NULL));
    view.size--;
    REFUSED(ent_report_coalitions(f->context, found, &view, ENT_FORMAT_TEXT, &sink));
    ent_certificate_view all = {.size = sizeof all};
    REFUSED(ent_report_coalition_certificate(NULL, found, &all, &sink));
    REFUSED(ent_report_coalition_certificate(f->context, NULL, &all, &sink));
    REFUSED(ent_report_coalition_certificate(f->context, found, NULL, &sink));
    REFUSED(ent_report_coalition_certificate(f->context, found, &all, NULL));
    all.size--;
    REFUSED(ent_report_coalition_certificate(f->context, found, &all, &sink));
    REFUSED(ent_report_joint_moves(NULL, found, 0, 0, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_joint_moves(f->context, NULL, 0, 0, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_joint_moves(f->context, found, 4, 0, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_joint_moves(f->context, found, 0, 0, ENT_FORMAT_TEXT, NULL));
    assert_int_equal(ent_report_joint_moves(f->context, found, 0, 0, ENT_FORMAT_CSV, &sink),
                     ENT_ERROR_UNSUPPORTED);
    ent_joint_moves_free(f->context, NULL);
    ent_coalitions_free(NULL);
    ent_coalitions_free(found);
    good.concepts = 1u << ENT_NASH;
    assert_int_equal(ent_coalitions_new(f->context, f->space, &good, &found), ENT_OK);
    const ent_solution_view solution = {.size = sizeof solution, .several = found};
    REFUSED(ent_report_solution(f->context, f->solution, &solution, ENT_FORMAT_JSON, &sink));
    f->explanation->several = found;
    REFUSED(
        ent_report_explanation(f->context, f->solution, f->explanation, ENT_FORMAT_JSON, &sink));
    f->explanation->several = NULL;
    ent_coalitions_free(found);
}

static void explaining(void **state)
{
    const fixture *f = *state;
    ent_digest *digest = NULL;
    ent_explanation *explanation = NULL;
    REFUSED(ent_digest_new(NULL, f->solution, NULL, 1, &digest));
    REFUSED(ent_digest_new(f->context, NULL, NULL, 1, &digest));
    REFUSED(ent_digest_new(f->context, f->solution, NULL, 1, NULL));
    assert_null(digest);
    REFUSED(ent_explanation_new(NULL, f->solution, 0, 1, &explanation));
    REFUSED(ent_explanation_new(f->context, NULL, 0, 1, &explanation));
    REFUSED(ent_explanation_new(f->context, f->solution, 4, 1, &explanation));
    REFUSED(ent_explanation_new(f->context, f->solution, UINT64_MAX, 1, &explanation));
    REFUSED(ent_explanation_new(f->context, f->solution, 0, 1, NULL));
    assert_null(explanation);
    ent_digest_free(f->context, NULL);
    ent_explanation_free(f->context, NULL);
}

static void asking(void **state)
{
    const fixture *f = *state;
    ent_existence *out = NULL;
    ent_exists_options bad;
    REFUSED(ent_exists(NULL, f->dispute, "n", "o", NULL, &out));
    REFUSED(ent_exists(f->context, NULL, "n", "o", NULL, &out));
    REFUSED(ent_exists(f->context, f->dispute, NULL, "o", NULL, &out));
    REFUSED(ent_exists(f->context, f->dispute, "n", NULL, NULL, &out));
    REFUSED(ent_exists(f->context, f->dispute, "n", "o", NULL, NULL));
    ent_exists_defaults(&bad);
    bad.size--;
    REFUSED(ent_exists(f->context, f->dispute, "n", "o", &bad, &out));
    ent_exists_defaults(&bad);
    bad.concept = ENT_CONCEPT_COUNT;
    REFUSED(ent_exists(f->context, f->dispute, "n", "o", &bad, &out));
    assert_null(out);
    ent_existence_free(NULL);
}

static void feeling(void **state)
{
    const fixture *f = *state;
    const ent_sink sink = {.write = NULL};
    ent_replies_view view = {.size = sizeof view};
    ent_replies *out = NULL;
    REFUSED(ent_replies_new(NULL, f->space, &out));
    REFUSED(ent_replies_new(f->context, NULL, &out));
    REFUSED(ent_replies_new(f->context, f->space, NULL));
    assert_null(out);
    ent_replies_free(NULL);
    assert_int_equal(ent_replies_new(f->context, f->space, &out), ENT_OK);
    REFUSED(ent_report_replies(NULL, out, &view, ENT_FORMAT_JSON, &sink));
    REFUSED(ent_report_replies(f->context, NULL, &view, ENT_FORMAT_JSON, &sink));
    REFUSED(ent_report_replies(f->context, out, NULL, ENT_FORMAT_JSON, &sink));
    REFUSED(ent_report_replies(f->context, out, &view, ENT_FORMAT_JSON, NULL));
    view.size++;
    REFUSED(ent_report_replies(f->context, out, &view, ENT_FORMAT_JSON, &sink));
    ent_certificate_view all = {.size = sizeof all};
    REFUSED(ent_report_reply_certificate(NULL, out, &all, &sink));
    REFUSED(ent_report_reply_certificate(f->context, NULL, &all, &sink));
    REFUSED(ent_report_reply_certificate(f->context, out, NULL, &sink));
    REFUSED(ent_report_reply_certificate(f->context, out, &all, NULL));
    all.size++;
    REFUSED(ent_report_reply_certificate(f->context, out, &all, &sink));
    const uint64_t beyond = ent_state_count(f->space);
    REFUSED(ent_report_reply_explanation(NULL, out, 0, 0, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_reply_explanation(f->context, NULL, 0, 0, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_reply_explanation(f->context, out, beyond, 0, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_reply_explanation(f->context, out, 0, 0, ENT_FORMAT_TEXT, NULL));
    assert_int_equal(ent_report_reply_explanation(f->context, out, 0, 0, ENT_FORMAT_CSV, &sink),
                     ENT_ERROR_UNSUPPORTED);
    ent_replies_free(out);
}

static void hesitating(void **state)
{
    const fixture *f = *state;
    const ent_sink sink = {.write = NULL};
    const uint32_t most[] = {ENT_FUZZY_ONE, ENT_FUZZY_ONE, ENT_FUZZY_ONE, ENT_FUZZY_ONE};
    const uint32_t beyond[] = {ENT_FUZZY_ONE + 1, 0, 0, 0};
    ent_fuzzy_view view = {.size = sizeof view};
    ent_fuzzy_options chosen;
    ent_fuzzy *out = NULL;
    ent_fuzzy_defaults(&chosen);
    assert_true(ent_party_count(f->dispute) <= 4);
    REFUSED(ent_fuzzy_new(NULL, f->space, &chosen, &out));
    REFUSED(ent_fuzzy_new(f->context, NULL, &chosen, &out));
    REFUSED(ent_fuzzy_new(f->context, f->space, &chosen, NULL));
    chosen.thresholds = beyond;
    REFUSED(ent_fuzzy_new(f->context, f->space, &chosen, &out));
    chosen.thresholds = most;
    chosen.size++;
    REFUSED(ent_fuzzy_new(f->context, f->space, &chosen, &out));
    chosen.size--;
    assert_null(out);
    ent_fuzzy_free(NULL);
    assert_int_equal(ent_fuzzy_new(f->context, f->space, &chosen, &out), ENT_OK);
    ent_diagnostics_clear(f->context); /* that nothing is less than certain */
    assert_int_equal(ent_fuzzy_threshold(out, 0), ENT_FUZZY_ONE);
    REFUSED(ent_report_fuzzy(NULL, out, &view, ENT_FORMAT_JSON, &sink));
    REFUSED(ent_report_fuzzy(f->context, NULL, &view, ENT_FORMAT_JSON, &sink));
    REFUSED(ent_report_fuzzy(f->context, out, NULL, ENT_FORMAT_JSON, &sink));
    REFUSED(ent_report_fuzzy(f->context, out, &view, ENT_FORMAT_JSON, NULL));
    view.size++;
    REFUSED(ent_report_fuzzy(f->context, out, &view, ENT_FORMAT_JSON, &sink));
    const uint64_t no_state = ent_state_count(f->space);
    REFUSED(ent_report_fuzzy_explanation(NULL, out, 0, 0, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_fuzzy_explanation(f->context, NULL, 0, 0, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_fuzzy_explanation(f->context, out, no_state, 0, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_fuzzy_explanation(f->context, out, 0, 0, ENT_FORMAT_TEXT, NULL));
    assert_int_equal(ent_report_fuzzy_explanation(f->context, out, 0, 0, ENT_FORMAT_CSV, &sink),
                     ENT_ERROR_UNSUPPORTED);
    ent_certificate_view all = {.size = sizeof all};
    REFUSED(ent_report_fuzzy_certificate(f->context, out, &all, &sink)); /* other thresholds */
    ent_fuzzy_free(out);
    assert_int_equal(ent_fuzzy_new(f->context, f->space, NULL, &out), ENT_OK);
    ent_diagnostics_clear(f->context);
    REFUSED(ent_report_fuzzy_certificate(NULL, out, &all, &sink));
    REFUSED(ent_report_fuzzy_certificate(f->context, NULL, &all, &sink));
    REFUSED(ent_report_fuzzy_certificate(f->context, out, NULL, &sink));
    REFUSED(ent_report_fuzzy_certificate(f->context, out, &all, NULL));
    all.size++;
    REFUSED(ent_report_fuzzy_certificate(f->context, out, &all, &sink));
    ent_fuzzy_free(out);
}

static void looking_ahead(void **state)
{
    const fixture *f = *state;
    ent_lookahead *out = NULL;
    ent_lookahead_options bad;
    REFUSED(ent_lookahead_new(NULL, f->space, NULL, &out));
    REFUSED(ent_lookahead_new(f->context, NULL, NULL, &out));
    REFUSED(ent_lookahead_new(f->context, f->space, NULL, NULL));
    ent_lookahead_defaults(&bad);
    bad.size--;
    REFUSED(ent_lookahead_new(f->context, f->space, &bad, &out));
    ent_lookahead_defaults(&bad);
    bad.horizon = 0;
    REFUSED(ent_lookahead_new(f->context, f->space, &bad, &out));
    bad.horizon = ENT_MOST_HORIZON + 1;
    REFUSED(ent_lookahead_new(f->context, f->space, &bad, &out));
    ent_lookahead_defaults(&bad);
    bad.stackelberg = true;
    bad.leader = 2;
    REFUSED(ent_lookahead_new(f->context, f->space, &bad, &out));
    assert_null(out);
    ent_lookahead_free(NULL);
}

static bool never(void *user, const char *bytes, size_t length)
{
    (void)user;
    (void)bytes;
    (void)length;
    fail_msg("something was written");
    return false;
}

static void writing(void **state)
{
    const fixture *f = *state;
    const ent_sink sink = {.write = never}, none = {0};
    REFUSED(ent_dispute_write(NULL, f->dispute, ENT_DOCUMENT_YAML, &sink));
    REFUSED(ent_dispute_write(f->context, NULL, ENT_DOCUMENT_YAML, &sink));
    REFUSED(ent_dispute_write(f->context, f->dispute, ENT_DOCUMENT_YAML, NULL));
    REFUSED(ent_dispute_write(f->context, f->dispute, ENT_DOCUMENT_YAML, &none));
    REFUSED(ent_dispute_write(f->context, f->dispute, (ent_document_format)2, &sink));
}

static void glossary(void **state)
{
    const fixture *f = *state;
    const ent_sink sink = {.write = never}, none = {0};
    size_t term = 0;
    REFUSED(ent_term_find(NULL, &term));
    REFUSED(ent_term_find("seq", NULL));
    REFUSED(ent_report_terms(NULL, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_terms(f->context, ENT_FORMAT_TEXT, &none));
    REFUSED(ent_report_terms(f->context, (ent_format)3, &sink));
    REFUSED(ent_report_term(f->context, ent_term_count(), ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_term(NULL, 0, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_term(f->context, 0, ENT_FORMAT_TEXT, NULL));
}

static void reporting(void **state)
{
    const fixture *f = *state;
    const ent_sink sink = {.write = never};
    ent_states_view states = {.size = sizeof states};
    for (int format = ENT_FORMAT_TEXT; format <= ENT_FORMAT_CSV; format++) {
        const ent_format as = (ent_format)format;
        REFUSED(ent_report_states(NULL, f->space, &states, as, &sink));
        REFUSED(ent_report_states(f->context, NULL, &states, as, &sink));
        REFUSED(ent_report_states(f->context, f->space, NULL, as, &sink));
        REFUSED(ent_report_states(f->context, f->space, &states, as, NULL));
    }
    states.size++;
    REFUSED(ent_report_states(f->context, f->space, &states, ENT_FORMAT_CSV, &sink));
    states = (ent_states_view){.size = sizeof states, .by_party = true, .party = 2};
    REFUSED(ent_report_states(f->context, f->space, &states, ENT_FORMAT_CSV, &sink));
    ent_solution_view solution = {.size = sizeof solution};
    REFUSED(ent_report_solution(NULL, f->solution, &solution, ENT_FORMAT_JSON, &sink));
    REFUSED(ent_report_solution(f->context, NULL, &solution, ENT_FORMAT_JSON, &sink));
    REFUSED(ent_report_solution(f->context, f->solution, NULL, ENT_FORMAT_JSON, &sink));
    REFUSED(ent_report_solution(f->context, f->solution, &solution, ENT_FORMAT_JSON, NULL));
    solution.size++;
    REFUSED(ent_report_solution(f->context, f->solution, &solution, ENT_FORMAT_JSON, &sink));
    REFUSED(ent_report_explanation(NULL, f->solution, f->explanation, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_explanation(f->context, NULL, f->explanation, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_explanation(f->context, f->solution, NULL, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_explanation(f->context, f->solution, f->explanation, ENT_FORMAT_TEXT, NULL));
    ent_certificate_view certificate = {.size = sizeof certificate};
    REFUSED(ent_report_certificate(NULL, f->solution, &certificate, &sink));
    REFUSED(ent_report_certificate(f->context, NULL, &certificate, &sink));
    REFUSED(ent_report_certificate(f->context, f->solution, NULL, &sink));
    REFUSED(ent_report_certificate(f->context, f->solution, &certificate, NULL));
    certificate.size++;
    REFUSED(ent_report_certificate(f->context, f->solution, &certificate, &sink));
}

/* What is told of types, which must have been asked for. */
static void reporting_types(const fixture *f, const ent_certainty *good, const ent_sink *sink)
{
    const uint64_t beyond = ent_state_count(f->space);
    ent_certificate_view all = {.size = sizeof all};
    ent_certainty_options options;
    ent_certainty *untyped = NULL;
    REFUSED(ent_report_type_certificate(NULL, good, &all, sink));
    REFUSED(ent_report_type_certificate(f->context, NULL, &all, sink));
    REFUSED(ent_report_type_certificate(f->context, good, NULL, sink));
    REFUSED(ent_report_type_certificate(f->context, good, &all, NULL));
    REFUSED(ent_report_type_explanation(NULL, good, 0, 0, ENT_FORMAT_TEXT, sink));
    REFUSED(ent_report_type_explanation(f->context, NULL, 0, 0, ENT_FORMAT_TEXT, sink));
    REFUSED(ent_report_type_explanation(f->context, good, beyond, 0, ENT_FORMAT_TEXT, sink));
    REFUSED(ent_report_type_explanation(f->context, good, 0, 0, ENT_FORMAT_TEXT, NULL));
    assert_int_equal(ent_report_type_explanation(f->context, good, 0, 0, ENT_FORMAT_CSV, sink),
                     ENT_ERROR_UNSUPPORTED);
    ent_certainty_defaults(&options);
    options.types = false;
    assert_int_equal(ent_certainty_new(f->context, f->space, &options, &untyped), ENT_OK);
    ent_diagnostics_clear(f->context);
    REFUSED(ent_report_type_certificate(f->context, untyped, &all, sink));
    REFUSED(ent_report_type_explanation(f->context, untyped, 0, 0, ENT_FORMAT_TEXT, sink));
    ent_certainty_free(untyped);
    all.size++;
    REFUSED(ent_report_type_certificate(f->context, good, &all, sink));
}

/* What is told of completions, which must have been asked for. */
static void reporting_completions(const fixture *f, const ent_certainty *good, const ent_sink *sink)
{
    ent_certificate_view all = {.size = sizeof all};
    ent_certainty_options options;
    ent_certainty *typed = NULL;
    REFUSED(ent_report_completion_certificate(NULL, good, &all, sink));
    REFUSED(ent_report_completion_certificate(f->context, NULL, &all, sink));
    REFUSED(ent_report_completion_certificate(f->context, good, NULL, sink));
    REFUSED(ent_report_completion_certificate(f->context, good, &all, NULL));
    ent_certainty_defaults(&options);
    options.completions = false;
    assert_int_equal(ent_certainty_new(f->context, f->space, &options, &typed), ENT_OK);
    ent_diagnostics_clear(f->context);
    REFUSED(ent_report_completion_certificate(f->context, typed, &all, sink));
    ent_certainty_free(typed);
    all.size++;
    REFUSED(ent_report_completion_certificate(f->context, good, &all, sink));
}

/* What is unsure, and reports of it. */
static void weighing(void **state)
{
    const fixture *f = *state;
    const ent_sink sink = {.write = never};
    ent_certainty *out = NULL, *good = NULL;
    ent_certainty_options bad;
    REFUSED(ent_certainty_new(NULL, f->space, NULL, &out));
    REFUSED(ent_certainty_new(f->context, NULL, NULL, &out));
    REFUSED(ent_certainty_new(f->context, f->space, NULL, NULL));
    ent_certainty_defaults(&bad);
    bad.size--;
    REFUSED(ent_certainty_new(f->context, f->space, &bad, &out));
    ent_certainty_defaults(&bad);
    bad.concepts = 0;
    REFUSED(ent_certainty_new(f->context, f->space, &bad, &out));
    bad.concepts = ENT_ALL_CONCEPTS;
    REFUSED(ent_certainty_new(f->context, f->space, &bad, &out));
    ent_certainty_defaults(&bad);
    bad.completions = bad.types = false;
    REFUSED(ent_certainty_new(f->context, f->space, &bad, &out));
    ent_certainty_defaults(&bad);
    bad.max_completions = 0;
    REFUSED(ent_certainty_new(f->context, f->space, &bad, &out));
    assert_null(out);
    ent_certainty_defaults(&bad);
    bad.type_set = 1u << ENT_TYPE_COUNT;
    REFUSED(ent_certainty_new(f->context, f->space, &bad, &out));
    ent_certainty_defaults(&bad);
    bad.types = false;
    bad.strength = true;
    REFUSED(ent_certainty_new(f->context, f->space, &bad, &out));
    uint64_t bytes = 0;
    REFUSED(ent_certainty_plan(NULL, f->dispute, 1, NULL, &bytes));
    REFUSED(ent_certainty_plan(f->context, NULL, 1, NULL, &bytes));
    REFUSED(ent_certainty_plan(f->context, f->dispute, 1, NULL, NULL));
    REFUSED(ent_certainty_plan(f->context, f->dispute, 0, NULL, &bytes));
    REFUSED(ent_certainty_plan(f->context, f->dispute, UINT32_MAX, NULL, &bytes));
    REFUSED(ent_certainty_plan(f->context, f->dispute, 1, &bad, &bytes));
    ent_certainty_free(NULL);
    assert_int_equal(ent_certainty_new(f->context, f->space, NULL, &good), ENT_OK);
    assert_int_equal(ent_diagnostic_count(f->context), 1); /* that nothing is unsure */
    ent_diagnostics_clear(f->context);
    ent_certainty_view view = {.size = sizeof view};
    REFUSED(ent_report_certainty(NULL, good, &view, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_certainty(f->context, NULL, &view, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_certainty(f->context, good, NULL, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_certainty(f->context, good, &view, ENT_FORMAT_TEXT, NULL));
    view.size++;
    REFUSED(ent_report_certainty(f->context, good, &view, ENT_FORMAT_TEXT, &sink));
    reporting_types(f, good, &sink);
    reporting_completions(f, good, &sink);
    ent_certainty_free(good);
}

static void reporting_a_look_ahead(void **state)
{
    const fixture *f = *state;
    const ent_sink sink = {.write = never};
    ent_lookahead_view view = {.size = sizeof view};
    ent_lookahead *ahead = NULL;
    ent_foreseen steps[4];
    size_t count = 77;
    assert_int_equal(ent_lookahead_new(f->context, f->space, NULL, &ahead), ENT_OK);
    REFUSED(ent_lookahead_path(NULL, ahead, 1, 0, 0, steps, &count));
    REFUSED(ent_lookahead_path(f->context, NULL, 1, 0, 0, steps, &count));
    REFUSED(ent_lookahead_path(f->context, ahead, 0, 0, 0, steps, &count));
    REFUSED(ent_lookahead_path(f->context, ahead, 5, 0, 0, steps, &count));
    REFUSED(ent_lookahead_path(f->context, ahead, 1, 2, 0, steps, &count));
    REFUSED(ent_lookahead_path(f->context, ahead, 1, 0, 4, steps, &count));
    REFUSED(ent_lookahead_path(f->context, ahead, 1, 0, 0, NULL, &count));
    REFUSED(ent_lookahead_path(f->context, ahead, 1, 0, 0, steps, NULL));
    assert_int_equal(count, 77);
    ent_certificate_view all = {.size = sizeof all};
    REFUSED(ent_report_lookahead_certificate(NULL, ahead, &all, &sink));
    REFUSED(ent_report_lookahead_certificate(f->context, NULL, &all, &sink));
    REFUSED(ent_report_lookahead_certificate(f->context, ahead, NULL, &sink));
    REFUSED(ent_report_lookahead_certificate(f->context, ahead, &all, NULL));
    all.size--;
    REFUSED(ent_report_lookahead_certificate(f->context, ahead, &all, &sink));
    REFUSED(ent_report_lookahead(NULL, ahead, &view, ENT_FORMAT_JSON, &sink));
    REFUSED(ent_report_lookahead(f->context, NULL, &view, ENT_FORMAT_JSON, &sink));
    REFUSED(ent_report_lookahead(f->context, ahead, NULL, ENT_FORMAT_JSON, &sink));
    REFUSED(ent_report_lookahead(f->context, ahead, &view, ENT_FORMAT_JSON, NULL));
    view.size++;
    REFUSED(ent_report_lookahead(f->context, ahead, &view, ENT_FORMAT_JSON, &sink));
    REFUSED(ent_report_foresight(NULL, ahead, 0, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_foresight(f->context, NULL, 0, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_foresight(f->context, ahead, 4, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_foresight(f->context, ahead, 0, ENT_FORMAT_TEXT, NULL));
    assert_int_equal(ent_report_foresight(f->context, ahead, 0, ENT_FORMAT_CSV, &sink),
                     ENT_ERROR_UNSUPPORTED);
    ent_lookahead_free(ahead);
}

/* There is no certificate for a no. */
static void reporting_existence(void **state)
{
    const fixture *f = *state;
    const ent_sink sink = {.write = never};
    ent_existence *yes = NULL, *no = NULL;
    REFUSED(ent_report_existence(f->context, NULL, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_existence_certificate(f->context, NULL, &sink));
    if (ent_solver_name() == NULL) {
        return;
    }
    assert_int_equal(ent_exists(f->context, f->dispute, "n", "o", NULL, &yes), ENT_OK);
    assert_int_equal(ent_exists(f->context, f->dispute, "n", "not o", NULL, &no), ENT_OK);
    assert_int_equal(ent_existence_at(yes).answer, ENT_EXISTENCE_YES);
    assert_int_equal(ent_existence_at(no).answer, ENT_EXISTENCE_NO);
    REFUSED(ent_report_existence(NULL, yes, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_existence(f->context, yes, ENT_FORMAT_TEXT, NULL));
    REFUSED(ent_report_existence_certificate(NULL, yes, &sink));
    REFUSED(ent_report_existence_certificate(f->context, yes, NULL));
    REFUSED(ent_report_existence_certificate(f->context, no, &sink));
    assert_int_equal(ent_report_existence(f->context, yes, ENT_FORMAT_CSV, &sink),
                     ENT_ERROR_UNSUPPORTED);
    ent_existence_free(yes);
    ent_existence_free(no);
}

/* Questions that cannot fail have an answer for what is not there. */
static void beyond_the_end(void **state)
{
    const fixture *f = *state;
    uint64_t next = 77;
    size_t party = 77;
    assert_true(ent_state_set_has(f->set, 1));
    assert_false(ent_state_set_has(f->set, 4));
    assert_false(ent_state_set_has(f->set, UINT64_MAX));
    assert_false(ent_state_set_next(f->set, 4, &next));
    assert_false(ent_state_set_next(f->set, UINT64_MAX, &next));
    assert_int_equal(next, 77);
    assert_int_equal(ent_party_find(f->dispute, "c", &party), ENT_ERROR_NOT_FOUND);
    assert_int_equal(party, 77);
    assert_int_equal(ent_party_find(f->dispute, "b", &party), ENT_OK);
    assert_int_equal(party, 1);
}

static void planning(void **state)
{
    const fixture *f = *state;
    uint64_t out = 7;
    ent_solution_options wrong;
    ent_solution_defaults(&wrong);
    wrong.concepts = 0;
    REFUSED(ent_solution_plan(NULL, f->dispute, 4, NULL, &out));
    REFUSED(ent_solution_plan(f->context, NULL, 4, NULL, &out));
    REFUSED(ent_solution_plan(f->context, f->dispute, 0, NULL, &out));
    REFUSED(ent_solution_plan(f->context, f->dispute, UINT32_MAX, NULL, &out));
    REFUSED(ent_solution_plan(f->context, f->dispute, 4, &wrong, &out));
    REFUSED(ent_solution_plan(f->context, f->dispute, 4, NULL, NULL));
    assert_int_equal(out, 7);
    REFUSED(ent_solution_check_plan(f->context, NULL, 4, NULL));
    REFUSED(ent_solution_check_plan(f->context, f->dispute, 4, &wrong));
    REFUSED(ent_solution_afford(NULL, f->dispute, NULL));
    REFUSED(ent_solution_afford(f->context, NULL, NULL));
    REFUSED(ent_solution_afford(f->context, f->dispute, &wrong));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reading, set_up, tear_down),
        cmocka_unit_test_setup_teardown(planning, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reading_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(spaces, set_up, tear_down),
        cmocka_unit_test_setup_teardown(solutions, set_up, tear_down),
        cmocka_unit_test_setup_teardown(explaining, set_up, tear_down),
        cmocka_unit_test_setup_teardown(coalitions, set_up, tear_down),
        cmocka_unit_test_setup_teardown(asking, set_up, tear_down),
        cmocka_unit_test_setup_teardown(weighing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reporting_existence, set_up, tear_down),
        cmocka_unit_test_setup_teardown(looking_ahead, set_up, tear_down),
        cmocka_unit_test_setup_teardown(feeling, set_up, tear_down),
        cmocka_unit_test_setup_teardown(hesitating, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reporting_a_look_ahead, set_up, tear_down),
        cmocka_unit_test_setup_teardown(writing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(glossary, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reporting, set_up, tear_down),
        cmocka_unit_test_setup_teardown(beyond_the_end, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("arguments", tests, NULL, NULL);
}
