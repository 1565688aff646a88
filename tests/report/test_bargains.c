/* SPDX-License-Identifier: MIT */
/*
 * What is efficient and fair, as a section of a page: a plane for two parties with a worth, strips for more or for orders
 * alone; labels are never markup; what is too large, refused or stopped is told and loses nothing.
 */
#include "report/sections.h"

#include <entente/settle.h>

static const char *const section[] = {"settle"};

/* Two parties with weights: 2 x 2 states, of which three are efficient. */
static const char barter[] =
    "entente: 1\ntitle: Barter\nparties: {a: {name: \"Ann <b>\"}, b: {name: Bob}}\n"
    "options: {give: {party: a, label: \"to give </title><script>\"}, take: {party: b}}\n"
    "states: {deal: give and take}\n"
    "preferences:\n"
    "  a: {weights: [{want: not give, weight: 3}, {want: take, weight: 5}]}\n"
    "  b: {weights: [{want: give, weight: 4}, {want: not take, weight: 1}]}\n";

/* The same with a third party, to which all is the same. */
static const char fair_of_three[] =
    "entente: 1\ntitle: Three\nparties: {a: {name: Ann}, b: {name: Bob}, c: {name: Cat}}\n"
    "options: {give: {party: a}, take: {party: b}}\n"
    "preferences:\n"
    "  a: {weights: [{want: not give, weight: 3}, {want: take, weight: 5}]}\n"
    "  b: {weights: [{want: give, weight: 4}, {want: not take, weight: 1}]}\n"
    "  c: {weights: [{want: give or take, weight: 0}]}\n";

/* Orders alone: what both like best is efficient, and nothing else. */
static const char accord[] =
    "entente: 1\ntitle: Accord\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
    "options: {o: {party: a}, q: {party: b}}\npreferences: {a: [o, q], b: [q, o]}\n";

/* Issues with values of their own, and a position: there are no states. */
static const char sale[] =
    "entente: 1\ntitle: A sale\nparties: {a: {name: Buyer}, b: {name: Seller}}\n"
    "issues:\n"
    "  price:\n    values: [low, high]\n    labels: {low: \"<i>10</i>\", high: \"50\"}\n"
    "    utilities: {a: {low: 3, high: 0}, b: {low: 0, high: 2}}\n"
    "  term:\n    values: [short, long]\n"
    "    utilities: {a: {short: 0, long: 1}, b: {short: 4, long: 0}}\n"
    "bargaining: {disagreement: worst}\n"
    "positions:\n  price:\n    parties: {a: {position: 20}, b: {position: 40}}\n";

static char *page_of(const char *text)
{
    stage s;
    open_stage(&s, text, NULL);
    const ent_page_options options = options_for(section);
    char *page = write_page(&s, &options);
    assert_int_equal(ent_diagnostic_errors(s.context), 0);
    close_stage(&s);
    return page;
}

static void says_all(const char *text, const char *const *wanted, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        if (strstr(text, wanted[k]) == NULL) {
            fail_msg("never said: %s\n%s", wanted[k], text);
        }
    }
}

static void two_parties_stand_in_a_plane(void **state)
{
    static const char *const wanted[] = {
        "Of 4 possible states, 3 are efficient: no other is at least as good for all and better "
        "for one. In 1 of these no party gets less than without agreement",
        "to the right what they are worth to Ann <b>, from 0 to 8; up what they are worth to Bob, "
        "from 0 to 5.",
        "Nash: Ann <b> 5, Bob 4.",
        "Utilitarian the largest sum 9 s4 (deal)",
        "s4 (deal) 5 4 Nash, Kalai-Smorodinsky, ",
        "depend on the scale of the file"};
    (void)state;
    char *text = page_of(barter);
    says_all(text, wanted, sizeof wanted / sizeof *wanted);
    free(text);
}

static void three_parties_stand_in_strips(void **state)
{
    static const char *const wanted[] = {
        "For each party a line from what it has without agreement to what it gets",
        "s4: Ann 5: better, Bob 4: better, Cat 0: the same.", "What is fair, by standards"};
    (void)state;
    char *text = page_of(fair_of_three);
    says_all(text, wanted, sizeof wanted / sizeof *wanted);
    free(text);
}

static void orders_have_no_standards(void **state)
{
    static const char *const wanted[] = {
        "Of 4 possible states, 1 is efficient", "s4: Ann better, Bob better.",
        "Standards of fairness, such as the Nash product and that of Kalai and Smorodinsky, are "
        "not "
        "asked",
        "s4 better better [Nash]", "What differs in these from today"};
    (void)state;
    char *text = page_of(accord);
    says_all(text, wanted, sizeof wanted / sizeof *wanted);
    assert_null(strstr(text, "Picked by"));
    free(text);
}

/* Bread for wine: a gain of 2 for each, from today's state. Before their options stands one that cannot move. */
#define MARKET(bread_moves)                                                                        \
    "entente: 1\nparties: {a: {name: Ann}, b: {name: Bob}}\n"                                      \
    "options:\n  land: {party: a, moves: never}\n  bread: {party: a, moves: " bread_moves "}\n"    \
    "  wine: {party: b}\ntoday: {}\npreferences: {a: [wine], b: [bread]}\n"                        \
    "issues:\n"                                                                                    \
    "  loaves: {option: bread, utilities: {a: [1, 0], b: [0, 3]}}\n"                               \
    "  bottles: {option: wine, utilities: {a: [0, 3], b: [1, 0]}}\n"

/* What can be traded goes by the options behind the issues, whatever their places; of issues told from states, by nothing. */
static void trades_go_by_their_options(void **state)
{
    static const char trade[] = "\"bread\" from no to yes and \"wine\" from no to yes";
    static const char instead[] = "\"loaves\" from no to yes and \"bottles\" from no to yes";
    (void)state;
    char *text = page_of(MARKET("any"));
    says_all(text, (const char *const[]){trade}, 1);
    free(text);
    text = page_of(MARKET("never"));
    assert_null(strstr(text, trade));
    free(text);
    text = page_of("entente: 1\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
                   "options: {deal: {party: a, values: [none, bread, wine, both]}}\n"
                   "preferences: {a: [deal = both], b: [deal = both]}\nissues:\n"
                   "  loaves: {values: {no: deal = none or deal = wine, yes: rest},"
                   " utilities: {a: [1, 0], b: [0, 3]}}\n"
                   "  bottles: {values: {no: deal = none or deal = bread, yes: rest},"
                   " utilities: {a: [0, 3], b: [1, 0]}}\n");
    says_all(text, (const char *const[]){instead}, 1);
    free(text);
}

static void a_file_without_wishes_says_so(void **state)
{
    (void)state;
    char *text = page_of("entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}}\n");
    assert_non_null(strstr(text, "This could not be worked out here: "));
    free(text);
}

/* Two parties of 11 options each: 2^22 states are more than a page compares. */
static void many_outcomes_are_left_out(void **state)
{
    enum { OPTIONS = 11, ROOM = 4096 };
    char *text = malloc(ROOM);
    size_t at = 0;
    (void)state;
    assert_non_null(text);
    at += (size_t)sprintf(text, "entente: 1\nparties: {a: , b: }\noptions:\n");
    for (size_t k = 0; k < 2 * OPTIONS - 1; k++) {
        at += (size_t)sprintf(text + at, "  o%zu: {party: %s}\n", k, k % 2 == 0 ? "a" : "b");
    }
    (void)sprintf(text + at, "preferences: {a: [o0], b: [o1]}\n");
    ent_solution_options solving;
    ent_solution_defaults(&solving);
    solving.concepts = 1u << ENT_NASH;
    stage s;
    open_stage(&s, text, &solving);
    const ent_page_options options = options_for(section);
    char *page = write_page(&s, &options);
    assert_non_null(strstr(page, "it would take more than the limits of this run allow"));
    free(page);
    free(text);
    close_stage(&s);
}

/* A page of issues and positions, of all sections that there can be, or of those named. */
static char *page_of_issues(const char *text, const char *const *sections, size_t count)
{
    words w = {NULL, 0};
    const ent_sink sink = {.write = gather, .user = &w};
    ent_context *context = NULL;
    ent_page *page = NULL;
    ent_page_options options = options_for(sections);
    options.section_count = count;
    assert_int_equal(ent_context_new(NULL, &context), ENT_OK);
    ent_dispute *dispute = read_dispute(context, text);
    assert_int_equal(ent_page_of_issues(context, dispute, &options, &page), ENT_OK);
    assert_int_equal(ent_page_write(context, page, ENT_PAGE_TEXT, &sink), ENT_OK);
    ent_page_free(page);
    ent_dispute_free(dispute);
    ent_context_free(context);
    return w.bytes;
}

static void a_file_without_states_has_a_page(void **state)
{
    static const char *const named[] = {"evidence", "forecast"};
    static const char *const wanted[] = {
        "Of 4 possible packages, 3 are efficient", "Where each issue is heading",
        "price: <i>10</i>; term: short 3 4 Nash", "Buyer 20, Seller 40."};
    (void)state;
    char *text = page_of_issues(sale, NULL, 0);
    says_all(text, wanted, sizeof wanted / sizeof *wanted);
    assert_null(strstr(text, "In brief"));
    assert_null(strstr(text, "Holds under"));
    free(text);
    text = page_of_issues(sale, named, 2);
    assert_non_null(strstr(text, "it is not defined for disputes of this form"));
    assert_null(strstr(text, "What is efficient and fair"));
    free(text);
    text = page_of_issues("entente: 1\nparties: {a: , b: }\npositions:\n  tax:\n"
                          "    parties: {a: {position: 1}, b: {position: 2}}\n",
                          NULL, 0);
    assert_null(strstr(text, "What is efficient and fair"));
    free(text);
}

static void wrong_arguments_are_refused(void **state)
{
    (void)state;
    ent_context *context = NULL;
    ent_page *page = NULL;
    ent_page_options options = options_for(NULL);
    assert_int_equal(ent_context_new(NULL, &context), ENT_OK);
    ent_dispute *dispute = read_dispute(context, sale);
    assert_int_equal(ent_page_of_issues(NULL, dispute, &options, &page), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_page_of_issues(context, NULL, &options, &page), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_page_of_issues(context, dispute, NULL, &page), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_page_of_issues(context, dispute, &options, NULL), ENT_ERROR_ARGUMENT);
    options.state_given = true; /* there is none */
    assert_int_equal(ent_page_of_issues(context, dispute, &options, &page), ENT_ERROR_ARGUMENT);
    options.state_given = false;
    options.party = 2;
    assert_int_equal(ent_page_of_issues(context, dispute, &options, &page), ENT_ERROR_ARGUMENT);
    assert_null(page);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

static void labels_are_no_markup(void **state)
{
    (void)state;
    stage s;
    open_stage(&s, barter, NULL);
    char *html = write_html(&s, section);
    assert_null(strstr(html, "<script"));
    assert_null(strstr(html, "<b>"));
    assert_non_null(strstr(html, "up: worth to Bob"));
    free(html);
    close_stage(&s);
}

static ent_status make_page(refusal *r)
{
    const ent_page_options options = options_for(section);
    return try_page(r, &options);
}

static ent_status make_page_of_issues(refusal *r)
{
    const ent_page_options options = options_for(NULL);
    ent_page *page = NULL;
    const ent_status status = ent_page_of_issues(r->context, r->dispute, &options, &page);
    ent_page_free(page);
    return status;
}

static void what_is_refused_loses_nothing(void **state)
{
    static const char *const texts[] = {barter, fair_of_three, accord};
    (void)state;
    for (size_t k = 0; k < 3; k++) {
        refusal r = {.some = true};
        assert_true(refusal_exhaust(&r, make_page, texts[k]) > 50);
    }
    refusal r = {.some = true};
    assert_true(refusal_exhaust(&r, make_page_of_issues, sale) > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_parties_stand_in_a_plane),
        cmocka_unit_test(three_parties_stand_in_strips),
        cmocka_unit_test(orders_have_no_standards),
        cmocka_unit_test(trades_go_by_their_options),
        cmocka_unit_test(a_file_without_wishes_says_so),
        cmocka_unit_test(many_outcomes_are_left_out),
        cmocka_unit_test(a_file_without_states_has_a_page),
        cmocka_unit_test(wrong_arguments_are_refused),
        cmocka_unit_test(labels_are_no_markup),
        cmocka_unit_test(what_is_refused_loses_nothing),
    };
    return cmocka_run_group_tests_name("bargains", tests, NULL, NULL);
}
