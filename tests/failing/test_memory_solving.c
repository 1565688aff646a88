/* SPDX-License-Identifier: MIT */
/* Refused memory: states, solutions, coalitions and what is told of them, in every form of moves. */
#include "failing/trial.h"

static ent_status call_find(stage *s)
{
    MAKE(ent_state_set, ent_states_find(s->context, s->space, "--where", s->text, &out),
         ent_state_set_free(out));
}

static ent_status call_preferences(stage *s)
{
    return ent_preferences_check(s->context, s->space);
}

static ent_status call_digest(stage *s)
{
    MAKE(ent_digest, ent_digest_new(s->context, s->solution, s->part ? s->set : NULL, 10, &out),
         ent_digest_free(s->context, out));
}

static ent_status call_coalitions(stage *s)
{
    MAKE(ent_coalitions, examine(s, s->part, &out), ent_coalitions_free(out));
}

static ent_status call_several(stage *s)
{
    MAKE(ent_coalitions, ent_coalitions_several(s->context, s->space, &out),
         ent_coalitions_free(out));
}

static ent_status call_merged(stage *s)
{
    MAKE(ent_coalitions, merge_first_two(s->context, s->space, &out), ent_coalitions_free(out));
}

static ent_status call_joint_moves(stage *s)
{
    MAKE(ent_joint_moves,
         ent_joint_moves_new(s->context, s->coalitions, s->part ? 1 : 2, 1, s->part ? 1 : 0, &out),
         ent_joint_moves_free(s->context, out));
}

static ent_status call_report_diagnostics(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    return ent_report_diagnostics(s->context, ENT_SEVERITY_NOTE, s->format, &sink);
}

static ent_status call_report_terms(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    return ent_report_terms(s->context, s->format, &sink);
}

static ent_status call_report_term(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    return ent_report_term(s->context, 1, s->format, &sink);
}

static ent_status call_report_states(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    const ent_states_view view = {
        .size = sizeof view, .where = s->part ? s->set : NULL, .by_party = s->part, .party = 0};
    return ent_report_states(s->context, s->space, &view, s->format, &sink);
}

static ent_status call_report_coalitions(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    const ent_coalitions_view view = {
        .size = sizeof view, .where = s->part ? s->set : NULL, .lists = true, .most = 3};
    return ent_report_coalitions(s->context, s->coalitions, &view, s->format, &sink);
}

static ent_status call_report_joint_moves(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    return ent_report_joint_moves(s->context, s->coalitions, s->part ? 1 : 0, s->part ? 1 : 0,
                                  s->format, &sink);
}

static ent_status call_coalition_certificate(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    const ent_certificate_view view = {
        .size = sizeof view, .where = s->part ? s->set : NULL, .also = s->part ? NULL : s->set};
    return ent_report_coalition_certificate(s->context, s->coalitions, &view, &sink);
}

static void listing_states(void **unused)
{
    (void)unused;
    static const trial trials[] = {
        {.name = "space", .call = call_space, .depth = DISPUTE},
        {.name = "space without states",
         .call = call_space,
         .depth = DISPUTE,
         .ordinary = ENT_ERROR_INPUT,
         .dispute = no_states},
        {.name = "space of conflicting rules",
         .call = call_space,
         .depth = DISPUTE,
         .ordinary = ENT_ERROR_INPUT,
         .dispute = tangled},
        {.name = "space without today",
         .call = call_space,
         .depth = DISPUTE,
         .ordinary = ENT_ERROR_INPUT,
         .dispute = bad_today},
        {.name = "graph of too many states",
         .call = call_read_text,
         .depth = CONTEXT,
         .ordinary = ENT_ERROR_LIMIT,
         .text = graph,
         .max_states = 3},
        {.name = "graph of too many states for so few moves",
         .call = call_read_text,
         .depth = CONTEXT,
         .ordinary = ENT_ERROR_LIMIT,
         .text = "entente: 1\nparties: {a: , b: }\ngraph: {states: 5}\n",
         .max_moves = 3},
        {.name = "space of too many states",
         .call = call_space,
         .depth = DISPUTE,
         .ordinary = ENT_ERROR_LIMIT,
         .max_states = 9},
    };
    exhaust_all(trials, sizeof trials / sizeof *trials);
}

static void finding_states(void **unused)
{
    (void)unused;
    static const struct {
        const char *text;
        ent_status ordinary;
    } texts[] = {
        {"s3", ENT_OK},
        {"today", ENT_OK},
        {"deal", ENT_OK},
        {"not (raise and sign) or (pay >= some iff exactly 1 of (talk strike deal))", ENT_OK},
        {"999999", ENT_ERROR_NOT_FOUND},
        {"deal and", ENT_ERROR_INPUT},
        {"raise and strke", ENT_ERROR_INPUT},
        {"pay", ENT_ERROR_INPUT},
        {"(deal", ENT_ERROR_INPUT},
        {"pay = lots", ENT_ERROR_INPUT},
        {"exactly 9 of (raise strike)", ENT_ERROR_INPUT},
        {"exactly 1 of (raise strike and)", ENT_ERROR_INPUT},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const trial t = {.name = texts[i].text,
                         .call = call_find,
                         .depth = SPACE,
                         .ordinary = texts[i].ordinary,
                         .text = texts[i].text};
        exhaust_all(&t, 1);
    }
}

static void solving_and_explaining(void **unused)
{
    (void)unused;
    static const trial trials[] = {
        {.name = "preferences", .call = call_preferences, .depth = SPACE},
        {.name = "preferences that do not fit",
         .call = call_preferences,
         .depth = SPACE,
         .ordinary = ENT_ERROR_INPUT,
         .dispute = misfit},
        {.name = "findings", .call = call_findings, .depth = SPACE},
        {.name = "findings of every kind", .call = call_findings, .depth = SPACE, .dispute = odd},
        {.name = "findings after an event",
         .call = call_findings,
         .depth = SPACE,
         .dispute = changed},
        {.name = "findings of pressure", .call = call_findings, .depth = SPACE, .dispute = pressed},
        {.name = "solution", .call = call_solution, .depth = SPACE},
        {.name = "solution of preferences that do not fit",
         .call = call_solution,
         .depth = SPACE,
         .ordinary = ENT_ERROR_INPUT,
         .dispute = misfit},
        {.name = "digest", .call = call_digest, .depth = SOLUTION},
        {.name = "digest of some", .call = call_digest, .depth = SOLUTION, .part = true},
        {.name = "explanation", .call = call_explanation, .depth = SOLUTION},
        {.name = "explanation of one", .call = call_explanation, .depth = SOLUTION, .part = true},
        {.name = "coalitions", .call = call_coalitions, .depth = SPACE},
        {.name = "some coalitions", .call = call_coalitions, .depth = SPACE, .part = true},
        {.name = "coalitions of preferences that do not fit",
         .call = call_coalitions,
         .depth = SPACE,
         .ordinary = ENT_ERROR_INPUT,
         .dispute = misfit},
        {.name = "sets of several",
         .call = call_several,
         .depth = SPACE,
         .dispute = "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: b}}\n"
                    "preferences: {a: [q], b: [o]}\n"},
        {.name = "sets of several whose preferences do not fit",
         .call = call_several,
         .depth = SPACE,
         .ordinary = ENT_ERROR_INPUT,
         .dispute = misfit},
        {.name = "too many improvements",
         .call = call_coalitions,
         .depth = SPACE,
         .ordinary = ENT_ERROR_LIMIT,
         .part = true,
         .max_moves = 1},
        {.name = "merged parties", .call = call_merged, .depth = SPACE},
        {.name = "improvements of merged parties",
         .call = call_merged,
         .depth = SPACE,
         .ordinary = ENT_ERROR_LIMIT,
         .max_moves = 1},
        {.name = "joint moves", .call = call_joint_moves, .depth = RESULTS},
        {.name = "one joint move", .call = call_joint_moves, .depth = RESULTS, .part = true},
    };
    exhaust_all(trials, sizeof trials / sizeof *trials);
}

static void other_forms(void **unused)
{
    (void)unused;
    static const char *const texts[] = {stepwise, merged, graph};
    for (size_t i = 0; i < sizeof texts / sizeof *texts * 2; i++) {
        const char *text = texts[i / 2];
        const bool all = i % 2 == 1;
        const trial trials[] = {
            {"reading a form", call_read_text, CONTEXT, ENT_OK, .text = text},
            {"space of a form", call_space, DISPUTE, ENT_OK, .dispute = text},
            {"solution of a form", call_solution, SPACE, ENT_OK, .dispute = text, .all = all},
            {"digest of a form", call_digest, SOLUTION, ENT_OK, .dispute = text, .all = all},
            {"explanation of a form", call_explanation, SOLUTION, ENT_OK, .dispute = text,
             .all = all},
            {"coalitions of a form", call_coalitions, SPACE, ENT_OK, .dispute = text},
            {"merged parties of a form", call_merged, SPACE,
             text == graph ? ENT_ERROR_UNSUPPORTED : ENT_OK, .dispute = text},
            {"certificate of coalitions of a form", call_coalition_certificate, RESULTS, ENT_OK,
             .dispute = text, .part = all},
            {"joint moves of a form", call_joint_moves, RESULTS, ENT_OK, .dispute = text,
             .part = all},
            {"report of joint moves of a form", call_report_joint_moves, RESULTS, ENT_OK,
             .dispute = text, .part = all},
            {"findings of a form", call_findings, SPACE, ENT_OK, .dispute = text},
            {"report of a form", call_report_solution, RESULTS, ENT_OK, .dispute = text,
             .all = all},
            {"certificate of a form", call_report_certificate, SOLUTION, ENT_OK, .dispute = text,
             .part = true, .all = all},
            {"report of an explanation of a form", call_report_explanation, RESULTS, ENT_OK,
             .dispute = text, .all = all},
        };
        exhaust_all(trials, sizeof trials / sizeof *trials);
    }
    static const trial others[] = {
        {.name = "certificate", .call = call_report_certificate, .depth = SOLUTION, .part = true},
        {.name = "find in a graph",
         .call = call_find,
         .depth = SPACE,
         .dispute = graph,
         .text = "calm and not deal"},
        {.name = "solution with SIM and explanation",
         .call = call_explanation,
         .depth = SOLUTION,
         .all = true},
        {.name = "wishes that members differ in",
         .call = call_solution,
         .depth = SPACE,
         .ordinary = ENT_ERROR_INPUT,
         .dispute = uneven},
        {.name = "solution of too many moves",
         .call = call_solution,
         .depth = SPACE,
         .ordinary = ENT_ERROR_LIMIT,
         .dispute = stepwise,
         .max_moves = 3},
    };
    exhaust_all(others, sizeof others / sizeof *others);
}

static void reporting(void **unused)
{
    (void)unused;
    static const struct {
        const char *name;
        ent_status (*call)(stage *);
        ent_status csv;
    } reports[] = {
        {"report_diagnostics", call_report_diagnostics, ENT_ERROR_UNSUPPORTED},
        {"report_terms", call_report_terms, ENT_OK},
        {"report_term", call_report_term, ENT_ERROR_UNSUPPORTED},
        {"report_states", call_report_states, ENT_OK},
        {"report_solution", call_report_solution, ENT_OK},
        {"report_explanation", call_report_explanation, ENT_ERROR_UNSUPPORTED},
        {"report_coalitions", call_report_coalitions, ENT_OK},
        {"report_joint_moves", call_report_joint_moves, ENT_ERROR_UNSUPPORTED},
    };
    for (size_t i = 0; i < sizeof reports / sizeof *reports * 2; i++) {
        trial t = {.name = reports[i / 2].name,
                   .call = reports[i / 2].call,
                   .depth = RESULTS,
                   .part = i % 2 == 1};
        for (t.format = ENT_FORMAT_TEXT; t.format <= ENT_FORMAT_CSV; t.format++) {
            t.ordinary = t.format == ENT_FORMAT_CSV ? reports[i / 2].csv : ENT_OK;
            if (t.ordinary == ENT_OK) {
                exhaust_all(&t, 1);
            } else {
                assert_int_equal(exhaust(&t), 0); /* refused before anything is done */
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(listing_states),
        cmocka_unit_test(finding_states),
        cmocka_unit_test(solving_and_explaining),
        cmocka_unit_test(other_forms),
        cmocka_unit_test(reporting),
    };
    return cmocka_run_group_tests_name("refused memory: solving", tests, NULL, NULL);
}
