/* SPDX-License-Identifier: MIT */
/*
 * What falls, as it is told: today that becomes possible or impossible, rankings that fit no more, files of another kind
 * held against each other; and the section of a page, with quotations, long lists, refused memory and bad arguments.
 */
#include "refusal.h"
#include "unit/one_context.h"

#include "evidence/gathered.h"
#include "evidence/sample.h"

enum { MANY = 230 };

static bool swallow(void *user, const char *bytes, size_t length)
{
    (void)user, (void)bytes, (void)length;
    return true;
}

static void says(const char *text, const char *words)
{
    if (strstr(text, words) == NULL) {
        print_message("%s\nlacks: %s\n", text, words);
        fail();
    }
}

/* A dispute, solved. */
typedef struct solved {
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
} solved;

static void solve(const char *text, solved *out)
{
    *out = (solved){.dispute = read_dispute(context, text)};
    assert_int_equal(ent_space_new(context, out->dispute, &out->space), ENT_OK);
    assert_int_equal(ent_solution_new(context, out->space, NULL, &out->solution), ENT_OK);
}

static void drop(solved *one)
{
    ent_solution_free(one->solution);
    ent_space_free(one->space);
    ent_dispute_free(one->dispute);
}

static const ent_source_text news = {
    .source = 0, .bytes = sample_text, .length = sizeof sample_text - 1};

/* A report of evidence on a solved dispute. */
static const char *report(const solved *one, const ent_comparison *without, ent_format format)
{
    static heap out;
    const ent_sink sink = {.write = gather, .user = &out};
    const ent_evidence_view view = {.size = sizeof view,
                                    .hanging = without == NULL,
                                    .without = without,
                                    .solution = without == NULL ? one->solution : NULL,
                                    .most = 1};
    out.length = 0;
    assert_int_equal(ent_report_evidence(context, one->dispute, &view, format, &sink), ENT_OK);
    return out.bytes;
}

/* The section of a page on a solved dispute, as text. */
static const char *section(const solved *one, const ent_source_text *texts, size_t count)
{
    static heap out;
    static const char *const keys[] = {"evidence"};
    const ent_sink sink = {.write = gather, .user = &out};
    ent_page_options options;
    ent_page *page = NULL;
    ent_page_defaults(&options);
    options.sections = keys;
    options.section_count = 1;
    options.texts = texts;
    options.text_count = count;
    out.length = 0;
    assert_int_equal(ent_page_new(context, one->solution, &options, &page), ENT_OK);
    assert_int_equal(ent_page_write(context, page, ENT_PAGE_TEXT, &sink), ENT_OK);
    ent_page_free(page);
    return out.bytes;
}

#define HEAD                                                                                       \
    "entente: 1\nsources: {x: {title: X}, y: {title: Y}}\nparties: {a: , b: }\n"                   \
    "options: {o: {party: a}, p: {party: b}}\n"                                                    \
    "rules:\n  - {always: o, basis: stated, source: x}\nstates: {odd: p, even: not p}\n"

static const char becomes[] = HEAD "preferences: {a: [not o, p], b: [not p]}\n";
static const char vanishes[] =
    HEAD "preferences: {a: [not o, p], b: [not p]}\n"
         "timeline:\n  - {id: e, basis: stated, source: y, today: {o: yes}}\n";
static const char ranked[] =
    HEAD "preferences:\n  b: {ranking: [[s1], [s2]], of: 2, basis: inferred, source: y}\n";

static const char moves[] =
    "entente: 1\nsources: {x: {title: X}}\nparties: {a: , b: }\n"
    "options: {o: {party: a}, p: {party: b}}\nstates: {odd: p}\ntoday: {o: no, p: no}\n"
    "preferences:\n  a: [{want: o and p, basis: stated, source: x}, o]\n  b: [not p]\n"
    "timeline:\n  - {id: e, basis: stated, source: x, today: {p: yes}}\n";

/* Without the event today is another state. */
static void moved(void **state)
{
    (void)state;
    solved one;
    solve(moves, &one);
    says(report(&one, NULL, ENT_FORMAT_TEXT), "today is then another state, s1, and does not hold");
    says(report(&one, NULL, ENT_FORMAT_JSON), "\"moved\":true,\"then\":1}");
    says(section(&one, NULL, 0), "Today is then"); /* a cell of a table, in lines of its width */
    says(section(&one, NULL, 0), "another state, s1, and does not hold.");
    drop(&one);
}

static void today(void **state)
{
    (void)state;
    solved one;
    solve(becomes, &one);
    says(report(&one, NULL, ENT_FORMAT_TEXT), "today would be possible");
    says(report(&one, NULL, ENT_FORMAT_JSON), "\"today\":{\"before\":null,\"after\":[");
    says(section(&one, NULL, 0), "Today would be possible.");
    drop(&one);
    solve(vanishes, &one);
    says(report(&one, NULL, ENT_FORMAT_TEXT), "today would not be possible");
    says(section(&one, NULL, 0), "Today would not be");
    drop(&one);
}

static void unsolved(void **state)
{
    (void)state;
    solved one;
    solve(ranked, &one);
    const size_t issued = ent_diagnostic_count(context);
    says(report(&one, NULL, ENT_FORMAT_TEXT),
         "this could not be worked out: the ranking was written for 2 states, and there are 4");
    says(report(&one, NULL, ENT_FORMAT_JSON), "\"failure\":\"the ranking was written for 2");
    says(section(&one, NULL, 0), "This could not be worked out: the ranking");
    says(section(&one, NULL, 0), "tells more");
    assert_int_equal(ent_diagnostic_count(context), issued);
    drop(&one);
}

/* What is held against the whole may be any file with something in common: names may be gone there. */
static void other_files(void **state)
{
    static const char *const before =
        "entente: 1\nsources: {x: {title: X}}\nparties: {a: , b: }\n"
        "options: {o: {party: a}, p: {party: b}}\nstates: {odd: p, even: not p}\n"
        "preferences: {a: [o], b: [p]}\n";
    static const char *const after =
        "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, p: {party: b}}\n"
        "rules: [always: o]\nstates: {even: not p}\npreferences: {a: [o], b: [not p]}\n";
    (void)state;
    solved one, other;
    ent_comparison *found = NULL, *back = NULL;
    solve(before, &one);
    solve(after, &other);
    assert_int_equal(ent_comparison_new(context, one.solution, other.solution, &found), ENT_OK);
    const char *text = report(&one, found, ENT_FORMAT_TEXT);
    says(text, "odd holds no more under Nash, SSEQ, SEQ, SMR, GMR");
    says(text, "even newly holds under Nash, SSEQ, SEQ, SMR, GMR");
    says(text, "today would not be possible");
    says(text, "s4 (odd) holds no more under");
    says(text, "s2 (even) newly holds under");
    assert_null(strstr(text, "of what is left"));
    assert_null(strstr(text, "What hangs on"));
    assert_null(strstr(text, "Sources"));
    text = report(&one, found, ENT_FORMAT_JSON);
    says(text, "\"hanging\":null,\"without\":{\"failure\":null,\"solved\":true,\"changes\":true");
    assert_int_equal(ent_comparison_new(context, other.solution, one.solution, &back), ENT_OK);
    text = report(&other, back, ENT_FORMAT_TEXT);
    says(text, "today would be possible");
    ent_comparison_free(back);
    ent_comparison_free(found);
    drop(&other);
    drop(&one);
}

/* What only newly is possible has a number in what is left alone. */
static void rules_that_go(void **state)
{
    static const char *const before = "entente: 1\nparties: {a: , b: }\n"
                                      "options: {o: {party: a}, p: {party: b}}\n"
                                      "rules: [never: o]\npreferences: {a: [o], b: [p]}\n";
    static const char *const after = "entente: 1\nparties: {a: , b: }\n"
                                     "options: {o: {party: a}, p: {party: b}}\n"
                                     "preferences: {a: [o], b: [p]}\n";
    (void)state;
    solved one, other;
    ent_comparison *found = NULL;
    solve(before, &one);
    solve(after, &other);
    assert_int_equal(ent_comparison_new(context, one.solution, other.solution, &found), ENT_OK);
    says(report(&one, found, ENT_FORMAT_TEXT), "s4 of what is left, not possible before, newly");
    ent_comparison_free(found);
    drop(&other);
    drop(&one);
}

static void pages(void **state)
{
    (void)state;
    solved one;
    solve(sample_file, &one);
    const char *text = section(&one, &news, 1);
    says(text, "news: 5 claims");
    says(text, "talk: 3 claims");
    says(text, "without a source: 3 claims");
    says(text, "\xE2\x80\x9Ctwo\xE2\x80\x9D Said by ann.");
    says(text, "Coded by ab.");
    says(text, "hedged: perhaps");
    says(text, "(the source's text has no such");
    assert_null(strstr(text, "idle: "));
    drop(&one);
}

/* Of one source only so many claims are shown. */
static void long_lists(void **state)
{
    static char file[ROOM];
    (void)state;
    solved one;
    size_t at = (size_t)snprintf(file, ROOM,
                                 "entente: 1\nsources: {x: {title: X}}\nparties: {a: }\n"
                                 "options: {o: {party: a, source: x}}\npreferences:\n  a:\n");
    for (size_t k = 0; k < MANY; k++) {
        at += (size_t)snprintf(file + at, ROOM - at, "    - {want: o, source: x}\n");
    }
    solve(file, &one);
    const char *text = section(&one, NULL, 0);
    says(text, "x: 231 claims");
    says(text, "31 more are not shown.");
    drop(&one);
}

static void bad_arguments(void **state)
{
    (void)state;
    solved one, other;
    const ent_sink sink = {.write = swallow};
    const ent_source_text bad[] = {{.source = 9, .bytes = "", .length = 0},
                                   {.source = 0, .bytes = NULL, .length = 1}};
    ent_page_options options;
    ent_page *page = NULL;
    solve(sample_file, &one);
    solve(becomes, &other);
    ent_page_defaults(&options);
    options.text_count = 1;
    assert_int_equal(ent_page_new(context, one.solution, &options, &page), ENT_ERROR_ARGUMENT);
    for (size_t k = 0; k < 2; k++) {
        options.texts = &bad[k];
        assert_int_equal(ent_page_new(context, one.solution, &options, &page), ENT_ERROR_ARGUMENT);
    }
    ent_comparison *found = NULL;
    assert_int_equal(ent_comparison_new(context, other.solution, other.solution, &found), ENT_OK);
    const ent_evidence_view solution = {.size = sizeof solution, .solution = other.solution};
    const ent_evidence_view without = {.size = sizeof without, .without = found};
    assert_int_equal(ent_report_evidence(context, one.dispute, &solution, ENT_FORMAT_TEXT, &sink),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_evidence(context, one.dispute, &without, ENT_FORMAT_TEXT, &sink),
                     ENT_ERROR_ARGUMENT);
    ent_comparison_free(found);
    drop(&other);
    drop(&one);
}

/* What is refused or stopped: the section, and a comparison that is told. */
static ent_status make_page(refusal *r)
{
    static const char *const keys[] = {"evidence"};
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    ent_page *page = NULL;
    ent_page_options options;
    ent_page_defaults(&options);
    options.sections = keys;
    options.section_count = 1;
    options.texts = &news;
    options.text_count = 1;
    ent_status status = ent_space_new(r->context, r->dispute, &space);
    status = status == ENT_OK ? ent_solution_new(r->context, space, NULL, &solution) : status;
    status = status == ENT_OK ? ent_page_new(r->context, solution, &options, &page) : status;
    ent_page_free(page);
    ent_solution_free(solution);
    ent_space_free(space);
    return status;
}

static ent_status tell_without(refusal *r)
{
    const ent_sink sink = {.write = swallow};
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    ent_comparison *same = NULL;
    ent_status status = ent_space_new(r->context, r->dispute, &space);
    status = status == ENT_OK ? ent_solution_new(r->context, space, NULL, &solution) : status;
    status = status == ENT_OK ? ent_comparison_new(r->context, solution, solution, &same) : status;
    const ent_evidence_view view = {.size = sizeof view, .without = same};
    status = status == ENT_OK
                 ? ent_report_evidence(r->context, r->dispute, &view, ENT_FORMAT_TEXT, &sink)
                 : status;
    ent_comparison_free(same);
    ent_solution_free(solution);
    ent_space_free(space);
    return status;
}

static void refused(void **state)
{
    (void)state;
    refusal page = {.ordinary = ENT_OK};
    assert_true(refusal_exhaust(&page, make_page, sample_file) > 100);
    refusal failing = {.ordinary = ENT_OK};
    assert_true(refusal_exhaust(&failing, make_page, ranked) > 100);
    refusal without = {.ordinary = ENT_OK};
    assert_true(refusal_exhaust(&without, tell_without, becomes) > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(today),       cmocka_unit_test(moved),         cmocka_unit_test(unsolved),
        cmocka_unit_test(other_files), cmocka_unit_test(rules_that_go), cmocka_unit_test(pages),
        cmocka_unit_test(long_lists),  cmocka_unit_test(bad_arguments), cmocka_unit_test(refused),
    };
    return cmocka_run_group_tests_name("falls", tests, open_context, close_context);
}
