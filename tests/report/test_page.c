/* SPDX-License-Identifier: MIT */
/* Making a page and writing it: bad arguments, sections that cannot be worked out, and what was asked for. */
#include "unit/support.h"

#include "diag/context.h"

static const char dispute_text[] =
    "entente: 1\ntitle: Two of them\nparties:\n  a: {name: First}\n  b: {}\n"
    "options:\n  x: {party: a}\n  y: {party: b}\n"
    "preferences:\n  a: [x, not y]\n  b: [x and y]\n";

/* A dispute, solved, and what a sink gathers. */
typedef struct stage {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
    ent_page_options options;
    char text[1 << 18];
    size_t length;
    size_t asked, stop_at;
} stage;

static bool gather(void *user, const char *bytes, size_t length)
{
    stage *s = user;
    assert_true(s->length + length < sizeof s->text);
    memcpy(s->text + s->length, bytes, length);
    s->length += length;
    s->text[s->length] = '\0';
    return true;
}

static bool cancel(void *user)
{
    stage *s = user;
    return ++s->asked == s->stop_at;
}

static void set_up(stage *s)
{
    ent_context_options options;
    memset(s, 0, sizeof *s);
    ent_context_defaults(&options);
    options.cancel = cancel;
    options.user = s;
    assert_int_equal(ent_context_new(&options, &s->context), ENT_OK);
    s->dispute = read_dispute(s->context, dispute_text);
    assert_int_equal(ent_space_new(s->context, s->dispute, &s->space), ENT_OK);
    assert_int_equal(ent_solution_new(s->context, s->space, NULL, &s->solution), ENT_OK);
    ent_page_defaults(&s->options);
}

static void tear_down(stage *s)
{
    ent_solution_free(s->solution);
    ent_space_free(s->space);
    ent_dispute_free(s->dispute);
    ent_context_free(s->context);
}

/* The page of the options as text. */
static const char *write_page(stage *s, ent_page_format format)
{
    const ent_sink sink = {.write = gather, .user = s};
    ent_page *page = NULL;
    assert_int_equal(ent_page_new(s->context, s->solution, &s->options, &page), ENT_OK);
    s->length = 0;
    assert_int_equal(ent_page_write(s->context, page, format, &sink), ENT_OK);
    ent_page_free(page);
    return s->text;
}

static void assert_refused(const stage *s, ent_page_options options)
{
    ent_page *page = NULL;
    assert_int_equal(ent_page_new(s->context, s->solution, &options, &page), ENT_ERROR_ARGUMENT);
    assert_null(page);
}

static void bad_arguments(void **unused)
{
    (void)unused;
    static const char *const unknown[] = {"dispute", "nothing"}, *const none[] = {NULL},
                             *const twice[] = {"dispute", "dispute"};
    stage s;
    set_up(&s);
    ent_page *page = NULL;
    assert_int_equal(ent_page_new(NULL, s.solution, &s.options, &page), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_page_new(s.context, NULL, &s.options, &page), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_page_new(s.context, s.solution, NULL, &page), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_page_new(s.context, s.solution, &s.options, NULL), ENT_ERROR_ARGUMENT);
    ent_page_options o = s.options;
    o.size = 0;
    assert_refused(&s, o);
    o = s.options;
    o.party = 2;
    assert_refused(&s, o);
    o = s.options;
    o.max_tries = 0;
    assert_refused(&s, o);
    o = s.options;
    o.state = 4;
    o.state_given = true;
    assert_refused(&s, o);
    o = s.options;
    o.section_count = 1;
    o.sections = none;
    assert_refused(&s, o);
    o.section_count = 2;
    o.sections = unknown;
    assert_refused(&s, o);
    o.sections = twice;
    assert_refused(&s, o);
    tear_down(&s);
}

static void bad_writing(void **unused)
{
    (void)unused;
    stage s;
    set_up(&s);
    const ent_sink sink = {.write = gather, .user = &s}, none = {.write = NULL};
    ent_page *page = NULL;
    assert_int_equal(ent_page_new(s.context, s.solution, &s.options, &page), ENT_OK);
    assert_int_equal(ent_page_write(NULL, page, ENT_PAGE_TEXT, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_page_write(s.context, NULL, ENT_PAGE_TEXT, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_page_write(s.context, page, ENT_PAGE_TEXT, NULL), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_page_write(s.context, page, ENT_PAGE_TEXT, &none), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_page_write(s.context, page, (ent_page_format)7, &sink),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(s.length, 0);
    ent_page_free(page);
    tear_down(&s);
}

/* The sections asked for, in their order, and the program that is named. */
static void what_was_asked_for(void **unused)
{
    (void)unused;
    static const char *const keys[] = {"method", "dispute"};
    stage s;
    set_up(&s);
    s.options.sections = keys;
    s.options.section_count = 2;
    s.options.version = "someone 1.2";
    s.options.command = "someone report 'a file'";
    const char *text = write_page(&s, ENT_PAGE_JSON);
    assert_null(strstr(text, "\"key\":\"summary\""));
    assert_true(strstr(text, "\"key\":\"method\"") < strstr(text, "\"key\":\"dispute\""));
    assert_non_null(strstr(text, "\"generator\":\"someone 1.2\""));
    assert_non_null(strstr(text, "someone report 'a file'"));
    s.options.section_count = 0;
    assert_string_equal(write_page(&s, ENT_PAGE_MARKDOWN),
                        "# Two of them\n\nMade by someone 1.2\n");
    tear_down(&s);
}

/* Every section has a key and a title of its own, and can be asked for alone. */
static void each_section(void **unused)
{
    (void)unused;
    stage s;
    set_up(&s);
    for (size_t k = 0; k < ent_section_count(); k++) {
        const ent_section_view view = ent_section_at(k);
        const char *const keys[] = {view.key};
        s.options.sections = keys;
        s.options.section_count = 1;
        s.options.samples = 20;
        assert_non_null(strstr(write_page(&s, ENT_PAGE_TEXT), view.title));
        assert_int_equal(ent_diagnostic_errors(s.context), 0);
        for (size_t other = 0; other < k; other++) {
            assert_string_not_equal(ent_section_at(other).key, view.key);
            assert_string_not_equal(ent_section_at(other).title, view.title);
        }
    }
    tear_down(&s);
}

/* Wherever it is cancelled, there is no page, and the next one is whole. */
static void cancelled(void **unused)
{
    (void)unused;
    stage s;
    set_up(&s);
    s.options.samples = 20;
    s.asked = 0;
    const size_t length = strlen(write_page(&s, ENT_PAGE_JSON)), asked = s.asked;
    assert_true(asked > ent_section_count() / 2);
    for (size_t k = 1; k <= asked; k += 1 + asked / 40) {
        ent_page *page = NULL;
        s.asked = 0;
        s.stop_at = k;
        assert_int_equal(ent_page_new(s.context, s.solution, &s.options, &page),
                         ENT_ERROR_CANCELLED);
        assert_null(page);
        s.stop_at = 0;
    }
    assert_int_equal(strlen(write_page(&s, ENT_PAGE_JSON)), length);
    tear_down(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_arguments),      cmocka_unit_test(bad_writing),
        cmocka_unit_test(what_was_asked_for), cmocka_unit_test(each_section),
        cmocka_unit_test(cancelled),
    };
    return cmocka_run_group_tests_name("making a page", tests, NULL, NULL);
}
