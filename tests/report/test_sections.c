/* SPDX-License-Identifier: MIT */
/*
 * The sections of pages where something is special: none or one of many, of every state, very long, too large,
 * stopped early; and with memory refused and work stopped nothing is lost.
 */
#include "report/disputes.h"
#include "report/material/phrases.h"
#include "report/sections.h"

/* Without samples no readings are tried, and settlements say nothing of shares. */
static void test_no_samples(void **state)
{
    static const char *const asked[] = {"settlements", "robustness", "summary"};
    (void)state;
    stage s;
    open_stage(&s, quarry, NULL);
    ent_page_options options = options_for(asked);
    options.section_count = 3;
    options.samples = 0;
    char *text = write_page(&s, &options);
    assert_null(strstr(text, "How surely: it holds"));
    assert_null(strstr(text, "What single changes overturn most"));
    assert_non_null(strstr(text, "What is unsure Not tried: not asked for."));
    assert_non_null(strstr(text, "Without the wishes that are assumed Not tried: not asked for."));
    assert_non_null(strstr(text, "- B: "));
    free(text);
    options.most = 1; /* it bounds the first to look at, too */
    text = write_page(&s, &options);
    assert_non_null(strstr(text, "- A: "));
    assert_null(strstr(text, "- B: "));
    free(text);
    close_stage(&s);
}

/* One party alone. */
static void test_party(void **state)
{
    static const char *const asked[] = {"parties", "explain"};
    (void)state;
    stage s;
    open_stage(&s, quarry, NULL);
    ent_page_options options = options_for(asked);
    options.section_count = 2;
    options.party = 1;
    options.state_given = true;
    char *text = write_page(&s, &options);
    assert_non_null(strstr(text, "no dust"));
    assert_null(strstr(text, "to dig dig"));
    assert_null(strstr(text, "The firm stays"));
    free(text);
    close_stage(&s);
}

/* The brief report of each dispute: it has the standard sections, and no names of options. */
static void test_whole(void **state)
{
    static const char *const texts[] = {quarry, suspects, rooms,  door,   merger, pennies,
                                        adrift, lost,     veiled, silent, fence};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        stage s;
        open_stage(&s, texts[i], NULL);
        const ent_page_options options = options_for(NULL);
        char *text = write_page(&s, &options);
        for (size_t k = 0; k < ent_section_count(); k++) {
            const ent_section_job job = {.dispute = s.dispute, .space = s.space};
            if (ent_section_is_brief(&ent_sections[k], &job)) {
                assert_non_null(strstr(text, ent_section_at(k).title));
            }
        }
        assert_null(strstr(text, "could not be worked out"));
        assert_null(strstr(text, "Where each issue is heading"));
        assert_int_equal(strstr(text, "What each event changed") != NULL, texts[i] == fence);
        assert_null(strstr(text, "What is efficient and fair ---"));
        assert_null(strstr(text, "In the file"));
        assert_non_null(strstr(text, "This is the brief report. With --sections all its writer"));
        assert_int_equal(ent_diagnostic_errors(s.context), 0);
        free(text);
        close_stage(&s);
    }
}

/* The timeline of a file with events, of one before them, and of one without. */
static void test_timeline(void **state)
{
    static const char *const asked[] = {"timeline"};
    (void)state;
    stage s;
    open_stage(&s, fence, NULL);
    const ent_page_options options = options_for(asked);
    char *text = write_page(&s, &options);
    assert_non_null(strstr(text, "Fence: after begun, event 2 of 2"));
    assert_non_null(strstr(text, "The file tells of 2 events. The dispute was solved"));
    assert_non_null(strstr(text, "1. 2025-01: Ann may go to court ([inferred]): "));
    assert_non_null(strstr(text, "trial: means nothing at the start, "));
    assert_non_null(strstr(text, " at each moment."));
    free(text);
    ent_selection start;
    ent_dispute *whole = s.dispute;
    ent_selection_defaults(&start);
    start.moment = 0;
    ent_solution_free(s.solution);
    ent_space_free(s.space);
    assert_int_equal(ent_dispute_select(s.context, whole, &start, &s.dispute), ENT_OK);
    ent_dispute_free(whole);
    assert_int_equal(ent_space_new(s.context, s.dispute, &s.space), ENT_OK);
    assert_int_equal(ent_solution_new(s.context, s.space, NULL, &s.solution), ENT_OK);
    text = write_page(&s, &options);
    assert_non_null(strstr(text, "2 events, none of which has happened at this moment."));
    assert_null(strstr(text, "Ann may go to court"));
    free(text);
    close_stage(&s);
    open_stage(&s, silent, NULL);
    text = write_page(&s, &options);
    assert_non_null(strstr(text, "The file tells of no events."));
    free(text);
    close_stage(&s);
}

/* A dispute of so many parties, each with one option, that wish what their neighbour does. */
static char *write_ring(size_t parties, size_t options)
{
    char *text = malloc(1 << 16);
    assert_non_null(text);
    size_t at = (size_t)sprintf(text, "entente: 1\nparties:\n");
    for (size_t p = 0; p < parties; p++) {
        at += (size_t)sprintf(text + at, "  p%zu: {name: Party %zu}\n", p, p + 1);
    }
    at += (size_t)sprintf(text + at, "options:\n");
    for (size_t o = 0; o < options; o++) {
        at += (size_t)sprintf(text + at, "  o%zu: {party: p%zu%s}\n", o, o % parties,
                              parties > 64 && o > 2 ? ", moves: never" : "");
    }
    at += (size_t)sprintf(text + at, "%spreferences:\n",
                          parties > 64 ? "rules: [never: atleast 2 of (o3 o4 o5)]\n" : "");
    for (size_t p = 0; p < parties; p++) {
        at += (size_t)sprintf(text + at, "  p%zu: [o%zu, not o%zu]\n", p, p % options,
                              (p + 1) % options);
    }
    return text;
}

/* Beyond 64 parties levers are not defined; the page says so in their place, and is whole without them. */
static void test_unsupported(void **state)
{
    static const char *const asked[] = {"leverage", "moves"};
    (void)state;
    char *text = write_ring(65, 6);
    stage s;
    open_stage(&s, text, NULL);
    ent_page_options options = options_for(asked);
    options.section_count = 2;
    options.samples = 0;
    char *page = write_page(&s, &options);
    assert_non_null(strstr(page, "This could not be worked out here: "));
    assert_non_null(strstr(page, "Who could do better now"));
    assert_int_equal(ent_diagnostic_errors(s.context), 0);
    free(page);
    free(text);
    close_stage(&s);
}

/* Where there are too many states for a hundred readings, or for a search, the page says so. */
static void test_large(void **state)
{
    static const char *const asked[] = {"robustness", "leverage"};
    (void)state;
    char *text = write_ring(3, 18);
    stage s;
    open_stage(&s, text, NULL);
    ent_page_options options = options_for(asked);
    options.section_count = 2;
    options.samples = 1000;
    options.most = 2;
    char *page = write_page(&s, &options);
    assert_non_null(strstr(page, "it would take more solutions than this page allows"));
    assert_non_null(strstr(page, "There are too many states to search for changes here."));
    assert_true(strlen(page) < 20000);
    free(page);
    free(text);
    close_stage(&s);
}

/* Sections about one state, of every state of some disputes: each of these is said of some. */
static void test_every_state(void **state)
{
    static const char *const texts[] = {quarry, harbour, village,  hooded, rooms, merger,
                                        gates,  stuck,   strongly, door,   either};
    static const char *const asked[] = {"paths", "explain", "leverage"};
    static const char *const said[] = {
        "cannot move that way",
        "by itself that would break the rule \"never: o and q\".",
        "does not perceive one of the two states",
        "no single move of it makes this change",
        "Who can block: no party by itself.",
        " Without Ann it takes ",
        "[neither gain nor loss] to it",
        ", and then ",
        " likes far less than this: ",
        " can take up ",
        " can raise ",
        " gives up its wish ",
        " puts its wish ",
        " also wants ",
        " is not shown.",
        ("Another answer, whether or not it pays, could not be turned into a gain by a "
         "further move."),
    };
    bool heard[sizeof said / sizeof *said] = {false};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        stage s;
        ent_solution_options solving;
        ent_solution_defaults(&solving);
        solving.strength = texts[i] == harbour || texts[i] == strongly;
        open_stage(&s, texts[i], &solving);
        ent_page_options options = options_for(asked);
        options.section_count = 3;
        options.state_given = true;
        for (options.state = 0; options.state < ent_state_count(s.space); options.state++) {
            char *text = write_page(&s, &options);
            for (size_t k = 0; k < sizeof said / sizeof *said; k++) {
                heard[k] = heard[k] || strstr(text, said[k]) != NULL;
            }
            free(text);
        }
        close_stage(&s);
    }
    for (size_t k = 0; k < sizeof said / sizeof *said; k++) {
        if (!heard[k]) {
            print_error("never said: %s\n", said[k]);
        }
        assert_true(heard[k]);
    }
}

/* Shares near none and all are not rounded to them. */
static void test_percent(void **state)
{
    static const struct {
        uint64_t hits, tried;
        const char *words;
    } shares[] = {{0, 7, "0 %"},        {7, 7, "100 %"},        {1, 2, "50 %"},
                  {1, 3000, "0.1 %"},   {2999, 3000, "99.9 %"}, {1, 3, "33.3 %"},
                  {999, 1000, "99.9 %"}};
    (void)state;
    stage s;
    open_stage(&s, suspects, NULL);
    for (size_t k = 0; k < sizeof shares / sizeof *shares; k++) {
        ent_text text;
        ent_text_init(&text, &s.context->allocator);
        ent_phrase_percent(&text, shares[k].hits, shares[k].tried);
        assert_string_equal(ent_text_get(&text), shares[k].words);
        ent_text_free(&text);
    }
    close_stage(&s);
}

/* Very many wishes, all of them unsure, and long rankings: the first are shown, the rest counted. */
static void test_long(void **state)
{
    static const char *const asked[] = {"parties", "evidence", "robustness"};
    char text[20000];
    (void)state;
    for (size_t wishes = 45; wishes <= 75; wishes += 30) {
        size_t at = (size_t)sprintf(text, "entente: 1\nparties: {a: , b: }\ngraph:\n  states: 20\n"
                                          "  moves: {a: {s1: [s2]}, b: {s2: [s3]}}\n"
                                          "today: s1\npreferences:\n  a:\n");
        for (size_t k = 0; k < wishes; k++) {
            at += (size_t)sprintf(text + at,
                                  "    - {want: s%zu, certainty: unsure, strength: %s, note: N}\n",
                                  k % 20 + 1, k < 3 ? "strong" : "mild");
        }
        at += (size_t)sprintf(text + at, "  b:\n    of: 20\n    ranking:\n");
        for (size_t k = 0; wishes > 50 && k < 20; k++) {
            at += (size_t)sprintf(text + at, "      - [s%zu]\n", k + 1);
        }
        if (wishes < 50) {
            (void)sprintf(text + at,
                          "      - [s1, s2, s3, s4, s5, s6, s7, s8, s9, s10]\n      - [rest]\n");
        }
        stage s;
        open_stage(&s, text, NULL);
        ent_page_options options = options_for(asked);
        options.section_count = 3;
        char *page = write_page(&s, &options);
        assert_non_null(
            strstr(page, wishes < 50 ? "5 more wishes are not shown." : "35 more wishes"));
        assert_non_null(
            strstr(page, wishes < 50 ? "15 more are not shown." : "45 more are not shown."));
        assert_non_null(
            strstr(page, wishes < 50 ? ", s8 and 2 more" : "8 lower places are not shown."));
        assert_non_null(strstr(page, wishes < 50 ? "drawn by chance (seed 1), of 35184372088832;"
                                                 : "drawn by chance (seed 1), of more than "));
        assert_non_null(strstr(page, "[strong] [unsure]"));
        free(page);
        close_stage(&s);
    }
}

/* Version and command, and a solution that was stopped early. */
static bool stop_at(void *user)
{
    size_t *left = user;
    return *left > 0 && --*left == 0;
}

static void test_made(void **state)
{
    static const char *const asked[] = {"method", "settlements"};
    (void)state;
    size_t left = 0, partial = 0;
    ent_context_options options;
    ent_context_defaults(&options);
    options.cancel = stop_at;
    options.user = &left;
    options.threads = 1;
    stage s = {.context = NULL};
    assert_int_equal(ent_context_new(&options, &s.context), ENT_OK);
    assert_int_equal(ent_dispute_read_text(s.context, "t", quarry, strlen(quarry), &s.dispute),
                     ENT_OK);
    assert_int_equal(ent_space_new(s.context, s.dispute, &s.space), ENT_OK);
    for (size_t k = 1; k < 200; k++) {
        ent_solution_options solving;
        ent_solution_defaults(&solving);
        solving.partial = true;
        left = k;
        const ent_status status = ent_solution_new(s.context, s.space, &solving, &s.solution);
        left = 0;
        if (status != ENT_OK) {
            continue;
        }
        ent_page_options page = options_for(asked);
        page.section_count = 2;
        page.command = "entente report quarry.yaml";
        page.version = "entente 9";
        char *text = write_page(&s, &page);
        const bool stopped = ent_solution_undecided(s.solution) != 0;
        assert_true((strstr(text, "This is a partial result.") != NULL) == stopped);
        assert_non_null(strstr(text, "Made by entente 9"));
        assert_non_null(strstr(text, "byte by byte: entente report quarry.yaml"));
        partial += stopped;
        free(text);
        ent_solution_free(s.solution);
    }
    assert_true(partial > 0);
    s.solution = NULL;
    close_stage(&s);
}

/* More samples than the bound of work allows are fewer; stopped meanwhile, nothing is left. */
static void test_bound(void **state)
{
    static const char *const asked[] = {"robustness"};
    (void)state;
    size_t left = 0;
    ent_context_options options;
    ent_context_defaults(&options);
    options.cancel = stop_at;
    options.user = &left;
    stage s = {.context = NULL};
    assert_int_equal(ent_context_new(&options, &s.context), ENT_OK);
    assert_int_equal(ent_dispute_read_text(s.context, "t", suspects, strlen(suspects), &s.dispute),
                     ENT_OK);
    assert_int_equal(ent_space_new(s.context, s.dispute, &s.space), ENT_OK);
    assert_int_equal(ent_solution_new(s.context, s.space, NULL, &s.solution), ENT_OK);
    ent_page_options page = options_for(asked);
    page.samples = UINT64_MAX;
    ent_page *made = NULL;
    left = 6;
    assert_int_equal(ent_page_new(s.context, s.solution, &page, &made), ENT_ERROR_CANCELLED);
    assert_null(made);
    close_stage(&s);
}

/* Readings that would take more memory than they may are not tried, and the page says so. */
static void test_memory_limit(void **state)
{
    static const char *const asked[] = {"robustness"};
    size_t refused = 0;
    (void)state;
    char *ring = write_ring(3, 8);
    for (uint64_t most = 10000; most < 200000; most += 4000) {
        ent_context_options options;
        ent_context_defaults(&options);
        options.max_memory = most;
        options.threads = 1;
        stage s = {.context = NULL};
        assert_int_equal(ent_context_new(&options, &s.context), ENT_OK);
        assert_int_equal(ent_dispute_read_text(s.context, "t", ring, strlen(ring), &s.dispute),
                         ENT_OK);
        assert_int_equal(ent_space_new(s.context, s.dispute, &s.space), ENT_OK);
        if (ent_solution_new(s.context, s.space, NULL, &s.solution) == ENT_OK) {
            ent_page_options page = options_for(asked);
            page.samples = 7;
            char *text = write_page(&s, &page);
            refused += strstr(text, "it would take more solutions than this page allows") != NULL;
            assert_int_equal(ent_diagnostic_errors(s.context), 0);
            free(text);
        }
        close_stage(&s);
    }
    free(ring);
    assert_true(refused > 0);
}

/* A page of the section that is asked for, of whatever the text holds. */
static ent_status make_page(refusal *r)
{
    ent_page_options options = options_for(&r->where);
    options.samples = 2;
    options.max_tries = 40;
    return try_page(r, &options);
}

/* Every request of every section is refused once on a small dispute, some on larger ones. */
static void test_refused(void **state)
{
    (void)state;
    for (size_t k = 0; k < ent_section_count(); k++) {
        refusal r = {.where = ent_section_at(k).key};
        assert_true(refusal_exhaust(&r, make_page, suspects) > 50);
        r = (refusal){.where = ent_section_at(k).key, .some = true};
        assert_true(refusal_exhaust(&r, make_page, quarry) > 50);
        r = (refusal){.where = ent_section_at(k).key, .some = true};
        assert_true(refusal_exhaust(&r, make_page, door) > 50);
        r = (refusal){.where = ent_section_at(k).key, .some = true};
        assert_true(refusal_exhaust(&r, make_page, fence) > 50);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_samples),   cmocka_unit_test(test_party),
        cmocka_unit_test(test_timeline),     cmocka_unit_test(test_whole),
        cmocka_unit_test(test_unsupported),  cmocka_unit_test(test_large),
        cmocka_unit_test(test_refused),      cmocka_unit_test(test_every_state),
        cmocka_unit_test(test_percent),      cmocka_unit_test(test_long),
        cmocka_unit_test(test_made),         cmocka_unit_test(test_bound),
        cmocka_unit_test(test_memory_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
