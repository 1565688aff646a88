/* SPDX-License-Identifier: MIT */
/* Stopped: questions without states, and the wider families of concepts. */
#include "failing/stopping.h"

/* Makes something, writes of it, and releases it. */
#define WRITE(type, make, write, release)                                                          \
    do {                                                                                           \
        const ent_sink sink = miser_sink(&s->m);                                                   \
        type *made = NULL;                                                                         \
        ent_status status = (make);                                                                \
        status = status == ENT_OK ? (write) : status;                                              \
        release(made);                                                                             \
        return status;                                                                             \
    } while (0)

static ent_status call_certainty(stage *s)
{
    MAKE(ent_certainty, ent_certainty_new(s->context, s->space, NULL, &out),
         ent_certainty_free(out));
}

static ent_status write_certainty(stage *s)
{
    const ent_certainty_view view = {.size = sizeof view, .lists = true};
    WRITE(ent_certainty, ent_certainty_new(s->context, s->space, NULL, &made),
          ent_report_certainty(s->context, made, &view, s->format, &sink), ent_certainty_free);
}

static ent_status explain_types(stage *s)
{
    WRITE(ent_certainty, ent_certainty_new(s->context, s->space, NULL, &made),
          ent_report_type_explanation(s->context, made, 0, 0, s->format, &sink),
          ent_certainty_free);
}

static ent_status certify_types(stage *s)
{
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    WRITE(ent_certainty, ent_certainty_new(s->context, s->space, NULL, &made),
          ent_report_type_certificate(s->context, made, &view, &sink), ent_certainty_free);
}

static ent_status certify_completions(stage *s)
{
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    WRITE(ent_certainty, ent_certainty_new(s->context, s->space, NULL, &made),
          ent_report_completion_certificate(s->context, made, &view, &sink), ent_certainty_free);
}

/* What is unsure: asked whether to go on, and written. */
static void weighing(void **unused)
{
    (void)unused;
    static const call asked[] = {
        {"certainty", call_certainty, ANY},
        {"explanation of types", explain_types, ENT_FORMAT_TEXT},
        {"certificate of types", certify_types, ANY},
        {"certificate of completions", certify_completions, ANY},
    };
    static const call written[] = {
        {"certainty as text", write_certainty, ENT_FORMAT_TEXT},
        {"certainty as JSON", write_certainty, ENT_FORMAT_JSON},
        {"certainty as CSV", write_certainty, ENT_FORMAT_CSV},
        {"explanation of types as text", explain_types, ENT_FORMAT_TEXT},
        {"explanation of types as JSON", explain_types, ENT_FORMAT_JSON},
        {"certificate of types", certify_types, ANY},
        {"certificate of completions", certify_completions, ANY},
    };
    static const char *const texts[] = {plain, moves, graph};
    stop_all(asked, sizeof asked / sizeof *asked, texts);
    for (size_t t = 0; t < 3; t++) {
        for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
            assert_true(refuse_each(&written[i], texts[t]) > 0);
        }
    }
}

static ent_status call_exists(stage *s)
{
    MAKE(ent_existence, ent_exists(s->context, s->dispute, "--exists", "here", NULL, &out),
         ent_existence_free(out));
}

static ent_status write_existence(stage *s)
{
    WRITE(ent_existence, ent_exists(s->context, s->dispute, "--exists", "here", NULL, &made),
          ent_report_existence(s->context, made, s->format, &sink), ent_existence_free);
}

static ent_status certify_existence(stage *s)
{
    WRITE(ent_existence, ent_exists(s->context, s->dispute, "--exists", "here", NULL, &made),
          ent_report_existence_certificate(s->context, made, &sink), ent_existence_free);
}

/* What is asked without listing states, where the build has a solver. */
static void asking(void **unused)
{
    (void)unused;
    static const call calls[] = {
        {"existence as text", write_existence, ENT_FORMAT_TEXT},
        {"existence as JSON", write_existence, ENT_FORMAT_JSON},
        {"existence as a certificate", certify_existence, ANY},
    };
    const call ask = {"exists", call_exists, ANY};
    if (ent_solver_name() == NULL) {
        return;
    }
    assert_true(stop_each(&ask, plain) > 3);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        assert_true(refuse_each(&calls[i], plain) > 0);
    }
}

static ent_status call_lookahead(stage *s)
{
    MAKE(ent_lookahead, ent_lookahead_new(s->context, s->space, NULL, &out),
         ent_lookahead_free(out));
}

static ent_status write_lookahead(stage *s)
{
    const ent_lookahead_view view = {.size = sizeof view, .lists = true};
    WRITE(ent_lookahead, ent_lookahead_new(s->context, s->space, NULL, &made),
          ent_report_lookahead(s->context, made, &view, s->format, &sink), ent_lookahead_free);
}

static ent_status write_foresight(stage *s)
{
    WRITE(ent_lookahead, ent_lookahead_new(s->context, s->space, NULL, &made),
          ent_report_foresight(s->context, made, 0, s->format, &sink), ent_lookahead_free);
}

static ent_status lookahead_certificate(stage *s)
{
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    WRITE(ent_lookahead, ent_lookahead_new(s->context, s->space, NULL, &made),
          ent_report_lookahead_certificate(s->context, made, &view, &sink), ent_lookahead_free);
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
        {"look-ahead as text", write_lookahead, ENT_FORMAT_TEXT},
        {"look-ahead as JSON", write_lookahead, ENT_FORMAT_JSON},
        {"look-ahead as CSV", write_lookahead, ENT_FORMAT_CSV},
        {"foresight as text", write_foresight, ENT_FORMAT_TEXT},
        {"foresight as JSON", write_foresight, ENT_FORMAT_JSON},
        {"certificate", lookahead_certificate, ANY},
    };
    const call certify = {"certificate of a look-ahead", lookahead_certificate, ANY};
    const call look = {"look-ahead", call_lookahead, ANY};
    for (size_t t = 0; t < 2; t++) {
        assert_true(stop_each(&look, texts[t]) > 3);
        assert_true(stop_each(&certify, texts[t]) > 4);
        for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
            assert_true(refuse_each(&calls[i], texts[t]) > 0);
        }
    }
}

static ent_status call_replies(stage *s)
{
    MAKE(ent_replies, ent_replies_new(s->context, s->space, &out), ent_replies_free(out));
}

static ent_status write_replies(stage *s)
{
    const ent_replies_view view = {.size = sizeof view, .lists = true};
    WRITE(ent_replies, ent_replies_new(s->context, s->space, &made),
          ent_report_replies(s->context, made, &view, s->format, &sink), ent_replies_free);
}

static ent_status explain_replies(stage *s)
{
    WRITE(ent_replies, ent_replies_new(s->context, s->space, &made),
          ent_report_reply_explanation(s->context, made, 0, 0, s->format, &sink), ent_replies_free);
}

static ent_status reply_certificate(stage *s)
{
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    WRITE(ent_replies, ent_replies_new(s->context, s->space, &made),
          ent_report_reply_certificate(s->context, made, &view, &sink), ent_replies_free);
}

/* Parties that are for or against each other. */
static void feeling(void **unused)
{
    (void)unused;
    static const call calls[] = {
        {"replies as text", write_replies, ENT_FORMAT_TEXT},
        {"replies as JSON", write_replies, ENT_FORMAT_JSON},
        {"replies as CSV", write_replies, ENT_FORMAT_CSV},
        {"explanation of replies as text", explain_replies, ENT_FORMAT_TEXT},
        {"explanation of replies as JSON", explain_replies, ENT_FORMAT_JSON},
        {"certificate of replies", reply_certificate, ANY}};
    static const char *const texts[] = {plain, moves, graph};
    const call decide = {"replies", call_replies, ANY};
    const call explain = {"explanation of replies", explain_replies, ENT_FORMAT_TEXT};
    const call certify = {"certificate of replies", reply_certificate, ANY};
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
    const ent_sink sink = miser_sink(&s->m);
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
    const ent_sink sink = miser_sink(&s->m);
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
    static const char *const texts[] = {plain, moves, graph};
    const call certify = {"certificate of degrees", fuzzy_certificate, ANY};
    const call explain = {"explanation of degrees", fuzzy_explanation, ANY};
    const call decide = {"fuzzy", call_fuzzy, ANY}, write = {"fuzzy, written", write_fuzzy, ANY};
    for (size_t t = 0; t < 3; t++) {
        assert_true(stop_each(&decide, texts[t]) > 2);
        assert_true(refuse_each(&write, texts[t]) > 0);
        assert_true(stop_each(&certify, texts[t]) > 4);
        assert_true(refuse_each(&certify, texts[t]) > 0);
        assert_true(stop_each(&explain, texts[t]) > 4);
        assert_true(refuse_each(&explain, texts[t]) > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weighing), cmocka_unit_test(asking),     cmocka_unit_test(looking_ahead),
        cmocka_unit_test(feeling),  cmocka_unit_test(hesitating),
    };
    return cmocka_run_group_tests_name("stopped families", tests, NULL, NULL);
}
