/* SPDX-License-Identifier: MIT */
/* Refused memory: questions without states, and the wider families of concepts. */
#include "failing/trial.h"

static ent_status call_exists(stage *s)
{
    MAKE(ent_existence, ent_exists(s->context, s->dispute, "--exists", s->text, NULL, &out),
         ent_existence_free(out));
}

static ent_status call_report_existence(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    return ent_report_existence(s->context, s->existence, s->format, &sink);
}

static ent_status call_existence_certificate(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    return ent_report_existence_certificate(s->context, s->existence, &sink);
}

static void with_existence(stage *s)
{
    assert_int_equal(ent_exists(s->context, s->dispute, "test", s->text, NULL, &s->existence),
                     ENT_OK);
}

/* `part`: types alone; `all`: at most one completion, or with `part` strength. */
static ent_status weigh(stage *s, ent_certainty **out)
{
    ent_certainty_options options;
    ent_certainty_defaults(&options);
    options.completions = !s->part;
    options.strength = s->part && s->all;
    options.max_completions = s->all ? 1 : options.max_completions;
    return ent_certainty_new(s->context, s->space, &options, out);
}

static ent_status call_certainty(stage *s)
{
    MAKE(ent_certainty, weigh(s, &out), ent_certainty_free(out));
}

static ent_status call_report_certainty(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    const ent_certainty_view view = {.size = sizeof view, .lists = true, .most = 2};
    return ent_report_certainty(s->context, s->certainty, &view, s->format, &sink);
}

static ent_status call_type_certificate(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    return ent_report_type_certificate(s->context, s->certainty, &view, &sink);
}

static ent_status call_completion_certificate(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    return ent_report_completion_certificate(s->context, s->certainty, &view, &sink);
}

static ent_status call_type_explanation(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    return ent_report_type_explanation(s->context, s->certainty, s->part ? 1 : 0, s->part ? 1 : 0,
                                       s->format, &sink);
}

static void with_certainty(stage *s)
{
    assert_int_equal(weigh(s, &s->certainty), ENT_OK);
}

static ent_status look_ahead(stage *s, ent_lookahead **out)
{
    ent_lookahead_options options;
    ent_lookahead_defaults(&options);
    options.stackelberg = s->all;
    return ent_lookahead_new(s->context, s->space, &options, out);
}

static ent_status call_lookahead(stage *s)
{
    MAKE(ent_lookahead, look_ahead(s, &out), ent_lookahead_free(out));
}

static ent_status call_path(stage *s)
{
    ent_foreseen steps[4];
    size_t count = 77;
    const ent_status status = ent_lookahead_path(s->context, s->ahead, 3, 0, 0, steps, &count);
    s->touched = count != 77;
    return status;
}

static ent_status call_report_lookahead(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    const ent_lookahead_view view = {.size = sizeof view, .lists = true, .most = s->part ? 1 : 0};
    return ent_report_lookahead(s->context, s->ahead, &view, s->format, &sink);
}

static ent_status call_report_foresight(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    return ent_report_foresight(s->context, s->ahead, 0, s->format, &sink);
}

static ent_status call_lookahead_certificate(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    ent_state_set *all = NULL;
    ENT_TRY(ent_states_find(s->context, s->space, "test", "today", &all));
    const ent_certificate_view view = {.size = sizeof view, .also = all};
    const ent_status status = ent_report_lookahead_certificate(s->context, s->ahead, &view, &sink);
    ent_state_set_free(all);
    return status;
}

static void with_lookahead(stage *s)
{
    assert_int_equal(look_ahead(s, &s->ahead), ENT_OK);
}

static ent_status call_replies(stage *s)
{
    MAKE(ent_replies, ent_replies_new(s->context, s->space, &out), ent_replies_free(out));
}

static ent_status call_report_replies(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    const ent_replies_view view = {.size = sizeof view, .lists = true, .most = 1};
    return ent_report_replies(s->context, s->replies, &view, s->format, &sink);
}

static ent_status call_reply_certificate(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    return ent_report_reply_certificate(s->context, s->replies, &view, &sink);
}

static ent_status call_reply_explanation(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    return ent_report_reply_explanation(s->context, s->replies, s->part ? 1 : 0, s->part ? 1 : 0,
                                        s->format, &sink);
}

static void with_replies(stage *s)
{
    assert_int_equal(ent_replies_new(s->context, s->space, &s->replies), ENT_OK);
}

static ent_status call_fuzzy(stage *s)
{
    MAKE(ent_fuzzy, ent_fuzzy_new(s->context, s->space, NULL, &out), ent_fuzzy_free(out));
}

static ent_status call_report_fuzzy(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    const ent_fuzzy_view view = {.size = sizeof view, .lists = true, .most = 1};
    return ent_report_fuzzy(s->context, s->fuzzy, &view, s->format, &sink);
}

static ent_status call_fuzzy_certificate(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    return ent_report_fuzzy_certificate(s->context, s->fuzzy, &view, &sink);
}

static ent_status call_fuzzy_explanation(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    return ent_report_fuzzy_explanation(s->context, s->fuzzy, s->part ? 1 : 0, s->part ? 1 : 0,
                                        s->format, &sink);
}

static void with_fuzzy(stage *s)
{
    assert_int_equal(ent_fuzzy_new(s->context, s->space, NULL, &s->fuzzy), ENT_OK);
}

/* What is told of types, of statements, weights and rankings. */
static void telling_types(void)
{
    static const char *const texts[] = {blinkered, pairs, unsure};
    for (size_t i = 0; i < 3; i++) {
        const char *text = texts[i];
        const trial trials[] = {
            {"certificate of types", call_type_certificate, i == 0 ? SOLUTION : SPACE, ENT_OK,
             .before = with_certainty, .dispute = text, .part = true},
            {"explanation of types", call_type_explanation, SPACE, ENT_OK, .before = with_certainty,
             .dispute = text, .part = true},
            {"explanation of types", call_type_explanation, SPACE, ENT_OK, .before = with_certainty,
             .dispute = text, .part = true, .format = ENT_FORMAT_JSON},
        };
        exhaust_all(trials, sizeof trials / sizeof *trials);
    }
    const trial completions = {"certificate of completions",
                               call_completion_certificate,
                               SPACE,
                               ENT_OK,
                               .before = with_certainty,
                               .dispute = unsure};
    exhaust_all(&completions, 1);
}

/* What is unsure, unknown or strong. */
static void weighing(void **unused)
{
    (void)unused;
    static const trial trials[] = {
        {.name = "solution with strength", .call = call_solution, .depth = SPACE, .all = true},
        {.name = "strength of a ranking",
         .call = call_solution,
         .depth = SPACE,
         .dispute = pairs,
         .all = true},
        {.name = "certainty", .call = call_certainty, .depth = SPACE, .dispute = no_pairs},
        {.name = "types", .call = call_certainty, .depth = SPACE, .dispute = pairs, .part = true},
        {.name = "types with strength",
         .call = call_certainty,
         .depth = SPACE,
         .dispute = pairs,
         .part = true,
         .all = true},
        {.name = "types by cells",
         .call = call_certainty,
         .depth = SPACE,
         .dispute = unsure_weights,
         .part = true},
        {.name = "strength by weights",
         .call = call_certainty,
         .depth = SPACE,
         .dispute = unsure_weights,
         .part = true,
         .all = true},
        {.name = "types of parties that do not perceive all",
         .call = call_certainty,
         .depth = SPACE,
         .dispute = blinkered,
         .part = true},
        {.name = "certainty by arcs", .call = call_certainty, .depth = SPACE, .dispute = graph},
        {.name = "completions of pairs",
         .call = call_certainty,
         .depth = SPACE,
         .ordinary = ENT_ERROR_UNSUPPORTED,
         .dispute = pairs},
        {.name = "too many completions",
         .call = call_certainty,
         .depth = SPACE,
         .ordinary = ENT_ERROR_LIMIT,
         .dispute = no_pairs,
         .all = true},
        {.name = "certainty of preferences that do not fit",
         .call = call_certainty,
         .depth = SPACE,
         .ordinary = ENT_ERROR_INPUT,
         .dispute = misfit},
    };
    exhaust_all(trials, sizeof trials / sizeof *trials);
    for (size_t i = 0; i < 2; i++) {
        trial t = {.name = "report_certainty",
                   .call = call_report_certainty,
                   .before = with_certainty,
                   .depth = SPACE,
                   .dispute = i == 0 ? no_pairs : pairs,
                   .part = i == 1};
        for (t.format = ENT_FORMAT_TEXT; t.format <= ENT_FORMAT_CSV; t.format++) {
            exhaust_all(&t, 1);
        }
    }
    telling_types();
    for (ent_format format = ENT_FORMAT_TEXT; format <= ENT_FORMAT_CSV; format++) {
        const trial strongly[] = {
            {.name = "report of strength",
             .call = call_report_solution,
             .depth = RESULTS,
             .format = format,
             .all = true},
        };
        exhaust_all(strongly, 1);
    }
}

/* What is asked without listing states, and its answers. */
static void asking(void **unused)
{
    (void)unused;
    static const trial questions[] = {
        {.name = "a yes", .text = "deal"},
        {.name = "a no", .text = "sign and talk and not raise"},
        {.name = "in no possible state", .text = "nowhere"},
        {.name = "no expression", .text = "deal and", .ordinary = ENT_ERROR_INPUT},
        {.name = "rules that conflict",
         .dispute = no_states,
         .text = "o",
         .ordinary = ENT_ERROR_INPUT},
        {.name = "today is not possible",
         .dispute = bad_today,
         .text = "not o",
         .ordinary = ENT_ERROR_INPUT},
        {.name = "a ranking that misses",
         .dispute = missing,
         .text = "o",
         .ordinary = ENT_ERROR_INPUT},
        {.name = "steps", .dispute = stepwise},
        {.name = "merged states", .dispute = merged, .ordinary = ENT_ERROR_UNSUPPORTED},
        {.name = "graph form", .dispute = graph, .text = "calm", .ordinary = ENT_ERROR_UNSUPPORTED},
        {.name = "numbers", .dispute = misfit, .text = "o", .ordinary = ENT_ERROR_UNSUPPORTED},
    };
    for (size_t i = 0; ent_solver_name() != NULL && i < sizeof questions / sizeof *questions; i++) {
        trial t = questions[i];
        t.call = call_exists;
        t.depth = DISPUTE;
        t.text = t.text == NULL ? "not strike" : t.text;
        exhaust_all(&t, 1);
        for (t.format = ENT_FORMAT_TEXT; i < 3 && t.format <= ENT_FORMAT_JSON; t.format++) {
            t.call = call_report_existence;
            t.before = with_existence;
            exhaust_all(&t, 1);
        }
        t.call = call_existence_certificate;
        t.before = with_existence;
        if (i == 0) {
            exhaust_all(&t, 1);
        }
    }
}

static void perceiving(void **unused)
{
    (void)unused;
    for (int all = 0; all < 2; all++) {
        const trial trials[] = {
            {"reading", call_read_text, CONTEXT, ENT_OK, .text = blinkered},
            {"writing", call_write, DISPUTE, ENT_OK, .dispute = blinkered},
            {"findings", call_findings, SPACE, ENT_OK, .dispute = blinkered},
            {"solution", call_solution, SPACE, ENT_OK, .dispute = blinkered, .all = all},
            {"explanation", call_explanation, SOLUTION, ENT_OK, .dispute = blinkered, .all = all},
            {"report", call_report_solution, RESULTS, ENT_OK, .dispute = blinkered, .all = all},
            {"report", call_report_solution, RESULTS, ENT_OK, .dispute = blinkered, .all = all,
             .format = ENT_FORMAT_JSON},
            {"report of an explanation", call_report_explanation, RESULTS, ENT_OK,
             .dispute = blinkered, .all = all},
            {"certificate", call_report_certificate, SOLUTION, ENT_OK, .dispute = blinkered,
             .all = all},
        };
        exhaust_all(trials, sizeof trials / sizeof *trials);
    }
}

static void feeling(void **unused)
{
    (void)unused;
    const trial decide = {"replies", call_replies, SPACE, ENT_OK, .dispute = blinkered};
    const trial misfits = {"replies, bad wishes", call_replies, SPACE, ENT_ERROR_INPUT,
                           .dispute = misfit};
    trial report = {"report of replies",    call_report_replies, SPACE, ENT_OK,
                    .before = with_replies, .dispute = blinkered};
    exhaust_all(&decide, 1);
    exhaust_all(&misfits, 1);
    for (report.format = ENT_FORMAT_TEXT; report.format <= ENT_FORMAT_CSV; report.format++) {
        exhaust_all(&report, 1);
    }
    const trial told[] = {
        {"certificate of replies", call_reply_certificate, SOLUTION, ENT_OK, .before = with_replies,
         .dispute = blinkered},
        {"explanation of replies", call_reply_explanation, SPACE, ENT_OK, .before = with_replies,
         .dispute = blinkered},
        {"explanation of replies", call_reply_explanation, SPACE, ENT_OK, .before = with_replies,
         .dispute = blinkered, .format = ENT_FORMAT_JSON, .part = true},
    };
    exhaust_all(told, sizeof told / sizeof *told);
}

static void hesitating(void **unused)
{
    (void)unused;
    static const char *const wrong[] = {undecided, repeated, moved, misfit};
    const trial decide = {"fuzzy", call_fuzzy, SPACE, ENT_OK, .dispute = hesitant};
    trial report = {"report of fuzzy",    call_report_fuzzy,  SPACE, ENT_OK,
                    .before = with_fuzzy, .dispute = hesitant};
    exhaust_all(&decide, 1);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const trial misfits = {"fuzzy, bad pairs", call_fuzzy, SPACE, ENT_ERROR_INPUT,
                               .dispute = wrong[i]};
        exhaust_all(&misfits, 1);
    }
    for (report.format = ENT_FORMAT_TEXT; report.format <= ENT_FORMAT_CSV; report.format++) {
        exhaust_all(&report, 1);
    }
    const trial told[] = {
        {"certificate of degrees", call_fuzzy_certificate, SOLUTION, ENT_OK, .before = with_fuzzy,
         .dispute = hesitant},
        {"explanation of degrees", call_fuzzy_explanation, SPACE, ENT_OK, .before = with_fuzzy,
         .dispute = hesitant},
        {"explanation of degrees", call_fuzzy_explanation, SPACE, ENT_OK, .before = with_fuzzy,
         .dispute = hesitant, .format = ENT_FORMAT_JSON, .part = true},
    };
    exhaust_all(told, sizeof told / sizeof *told);
}

static void looking_ahead(void **unused)
{
    (void)unused;
    static const char *const texts[] = {pair, pair_in_steps};
    for (size_t i = 0; i < 4; i++) {
        const char *text = texts[i / 2];
        const bool all = i % 2 == 1;
        const trial trials[] = {
            {"look-ahead", call_lookahead, SPACE, ENT_OK, .dispute = text, .all = all},
            {"path", call_path, SPACE, ENT_OK, .before = with_lookahead, .dispute = text,
             .all = all},
            {"certificate of a look-ahead", call_lookahead_certificate, SPACE, ENT_OK,
             .before = with_lookahead, .dispute = text, .all = all},
            {"foresight", call_report_foresight, SPACE, ENT_OK, .before = with_lookahead,
             .dispute = text, .all = all},
            {"foresight", call_report_foresight, SPACE, ENT_OK, .before = with_lookahead,
             .dispute = text, .all = all, .format = ENT_FORMAT_JSON},
        };
        exhaust_all(trials, sizeof trials / sizeof *trials);
        trial t = {.name = "report of a look-ahead",
                   .call = call_report_lookahead,
                   .before = with_lookahead,
                   .depth = SPACE,
                   .dispute = text,
                   .all = all,
                   .part = all};
        for (t.format = ENT_FORMAT_TEXT; t.format <= ENT_FORMAT_CSV; t.format++) {
            exhaust_all(&t, 1);
        }
    }
    const trial many = {.name = "look-ahead of six parties",
                        .call = call_lookahead,
                        .depth = SPACE,
                        .ordinary = ENT_ERROR_UNSUPPORTED};
    exhaust_all(&many, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asking),     cmocka_unit_test(weighing), cmocka_unit_test(looking_ahead),
        cmocka_unit_test(perceiving), cmocka_unit_test(feeling),  cmocka_unit_test(hesitating),
    };
    return cmocka_run_group_tests_name("refused memory: families", tests, NULL, NULL);
}
