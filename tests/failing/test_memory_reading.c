/* SPDX-License-Identifier: MIT */
/* Refused memory: contexts, reading and writing; every mistake that is told. */
#include "failing/trial.h"
#include "unit/mistakes.h"

#include <unistd.h>

static ent_status call_context(stage *s)
{
    const ent_context_options options = options_of(s);
    MAKE(ent_context, ent_context_new(&options, &out), ent_context_free(out));
}

static ent_status call_read_file(stage *s)
{
    MAKE(ent_dispute, ent_dispute_read_file(s->context, s->text, &out), ent_dispute_free(out));
}

static ent_status call_certificate_file(stage *s)
{
    MAKE(ent_certificate, ent_certificate_read_file(s->context, s->text, &out),
         ent_certificate_free(out));
}

static void making_and_reading(void **unused)
{
    (void)unused;
    static const trial trials[] = {
        {.name = "context", .call = call_context},
        {.name = "read_text", .call = call_read_text, .depth = CONTEXT, .text = rich},
        {.name = "read_text of .gmcr", .call = call_read_text, .depth = CONTEXT, .text = gmcr},
        {.name = "read_text of an odd .gmcr",
         .call = call_read_text,
         .depth = CONTEXT,
         .text = gmcr_odd},
        {.name = "read_text of .gmcr by rankings",
         .call = call_read_text,
         .depth = CONTEXT,
         .text = gmcr_ranked},
        {.name = "read_file of a folder",
         .call = call_read_file,
         .depth = CONTEXT,
         .ordinary = ENT_ERROR_IO,
         .text = "."},
        {.name = "read_file of nothing",
         .call = call_read_file,
         .depth = CONTEXT,
         .ordinary = ENT_ERROR_IO,
         .text = "no such file"},
    };
    exhaust_all(trials, sizeof trials / sizeof *trials);
}

static void reading_a_file(void **unused)
{
    (void)unused;
    char path[] = "entente-test-XXXXXX";
    const int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, rich, sizeof rich - 1), (ssize_t)(sizeof rich - 1));
    assert_int_equal(close(file), 0);
    const trial t = {.name = "read_file", .call = call_read_file, .depth = CONTEXT, .text = path};
    exhaust_all(&t, 1);
    const trial other = {.name = "certificate_read_file",
                         .call = call_certificate_file,
                         .depth = CONTEXT,
                         .ordinary = ENT_ERROR_INPUT,
                         .text = path};
    exhaust_all(&other, 1);
    assert_int_equal(unlink(path), 0);
}

static void reading_error(const char *text)
{
    const trial t = {.name = text,
                     .call = call_read_text,
                     .depth = CONTEXT,
                     .ordinary = ENT_ERROR_INPUT,
                     .text = text};
    exhaust_all(&t, 1);
}

static void reading_errors(void **unused)
{
    (void)unused;
    static const struct {
        const mistake *rows;
        size_t count;
    } tables[] = {{wrong_names, sizeof wrong_names / sizeof *wrong_names},
                  {wrong_parties_and_options,
                   sizeof wrong_parties_and_options / sizeof *wrong_parties_and_options},
                  {wrong_preferences, sizeof wrong_preferences / sizeof *wrong_preferences},
                  {wrong_graphs, sizeof wrong_graphs / sizeof *wrong_graphs},
                  {wrong_gmcr, sizeof wrong_gmcr / sizeof *wrong_gmcr},
                  {wrong_yaml, sizeof wrong_yaml / sizeof *wrong_yaml}};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        reading_error(broken[i]);
    }
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        for (size_t i = 0; i < tables[t].count; i++) {
            reading_error(tables[t].rows[i].text);
        }
    }
    for (size_t i = 0; i < sizeof wrong_expressions / sizeof *wrong_expressions; i++) {
        char text[1000];
        snprintf(text, sizeof text, HEAD "rules:\n  - always: '%s'\n", wrong_expressions[i].text);
        reading_error(text);
    }
}

static void writing_disputes(void **unused)
{
    (void)unused;
    static const char *const disputes[] = {rich, gmcr, gmcr_ranked};
    for (size_t i = 0; i < sizeof disputes / sizeof *disputes * 2; i++) {
        const trial t = {.name = "dispute_write",
                         .call = call_write,
                         .depth = DISPUTE,
                         .dispute = disputes[i / 2],
                         .format = i % 2 == 0 ? ENT_FORMAT_TEXT : ENT_FORMAT_JSON};
        exhaust_all(&t, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(making_and_reading),
        cmocka_unit_test(reading_a_file),
        cmocka_unit_test(reading_errors),
        cmocka_unit_test(writing_disputes),
    };
    return cmocka_run_group_tests_name("refused memory: reading", tests, NULL, NULL);
}
