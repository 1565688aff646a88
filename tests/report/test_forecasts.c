/* SPDX-License-Identifier: MIT */
/*
 * Forecasts as they are told: in text, JSON and CSV, and as a section of a page. Scales have their own numbers and words;
 * labels are never markup; what is refused or stopped loses nothing.
 */
#include "report/sections.h"

#include <entente/forecast.h>

/* Scales of every kind: with words, without, in thousandths, far from zero; one party alone on one; what came about;
 * hostile labels. */
static const char haggle[] =
    "entente: 1\ntitle: Haggle\nparties: {a: {name: Ann}, b: {name: Bob}, c: {name: Cat}}\n"
    "options: {go: {party: a}, sing: {party: b}}\n"
    "preferences:\n  a: [sing]\n  b: [go]\n"
    "positions:\n"
    "  price:\n"
    "    label: the price </svg><script>alert(1)</script>\n"
    "    meanings: {10: next to nothing, 50: half, 90: \"dear & \\\"good\\\"\"}\n"
    "    today: 0\n    outcome: 40\n"
    "    parties:\n"
    "      a: {position: 0, salience: 50, influence: 80, spread: {position: 5}, basis: stated}\n"
    "      b: {position: 100, salience: 100, influence: 40, basis: assumed}\n"
    "      c: {position: 50}\n"
    "  share:\n    scale: [0, 0.5]\n"
    "    parties:\n      a: {position: 0.1}\n      b: {position: 0.4, salience: 20}\n"
    "  year:\n    scale: [1990, 9990]\n"
    "    meanings: {2030: soon}\n"
    "    parties:\n      a: {position: 2000}\n      b: {position: 4000}\n      c: {position: "
    "9000}\n"
    "  alone:\n    parties:\n      c: {position: 25}\n";

static const char *const section[] = {"forecast"};

/* The report of a forecast, as it is written. The caller frees. */
static char *tell(stage *s, const ent_forecast_options *options, uint64_t most, ent_format format)
{
    const ent_forecast_report view = {.size = sizeof view, .most = most};
    told t = {NULL, 0};
    const ent_sink sink = {.write = take, .user = &t};
    ent_forecast *forecast = NULL;
    assert_int_equal(ent_forecast_new(s->context, s->dispute, options, &forecast), ENT_OK);
    assert_int_equal(ent_report_forecast(s->context, forecast, &view, format, &sink), ENT_OK);
    ent_forecast_free(forecast);
    assert_non_null(t.bytes);
    return t.bytes;
}

static void says_all(const char *text, const char *const *wanted, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        if (strstr(text, wanted[k]) == NULL) {
            fail_msg("never said: %s\n%s", wanted[k], text);
        }
    }
}

static void text_tells_scales_in_their_own_numbers(void **state)
{
    static const char *const wanted[] = {
        "scale: 0 to 100; 10: next to nothing, 50: half, 90: dear & \"good\"; today 0",
        "  mean            50.0  about \"half\"",
        "came about: 40; the forecasts are off by ",
        "  mean           0.250\n",
        "  mean            5000  above \"soon\"",
        "alone\n  scale: 0 to 100\n",
        "Ann                             0         50         80",
        "Bob's salience (100, plus or minus 10)",
        "No inputs were drawn, so there are no intervals.",
        "See docs/methods/forecast.md.",
        "Weighted median: "};
    (void)state;
    stage s;
    ent_forecast_options options;
    open_stage(&s, haggle, NULL);
    ent_forecast_defaults(&options);
    options.samples = 0;
    char *text = tell(&s, &options, 0, ENT_FORMAT_TEXT);
    says_all(text, wanted, sizeof wanted / sizeof *wanted);
    free(text);
    close_stage(&s);
}

/* One model by itself lies apart from none; few inputs are listed, and exchanges not asked for are not told. */
static void one_model_is_told_alone(void **state)
{
    (void)state;
    stage s;
    ent_forecast_options options;
    open_stage(&s, haggle, NULL);
    ent_forecast_defaults(&options);
    options.models = 1u << ENT_FORECAST_MEDIAN;
    options.samples = 50;
    options.interval = 0.5;
    char *text = tell(&s, &options, 1, ENT_FORMAT_TEXT);
    assert_non_null(strstr(text, "50 % of draws"));
    assert_non_null(strstr(text, "An interval is the middle 50 % of 50 draws"));
    assert_null(strstr(text, "the models lie"));
    assert_null(strstr(text, "\n  compromise "));
    assert_null(strstr(text, "Exchanges of positions"));
    assert_null(strstr(text, "No exchange"));
    free(text);
    close_stage(&s);
}

static void data_are_plain(void **state)
{
    static const char *const json[] = {
        "\"issue\":\"price\"",
        "\"scale_low\":1990,\"scale_high\":9990",
        "\"outcome\":40",
        "\"spread\":{\"position\":5,\"salience\":null,\"influence\":null}",
        "\"basis\":\"stated\"",
        "\"words\":\"dear & \\\"good\\\"\"",
        "\"model\":\"mean\",\"forecast\":50",
        "\"samples\":0",
        "\"accuracy\":\"On 238 decisions"};
    static const char *const csv[] = {
        "issue,model,forecast,low,middle,high,scale_low,scale_high,today,outcome,rounds,reason\n",
        "price,mean,50,,,,0,100,0,40,,\n", "share,mean,0.25,,,,0,0.5,,,,\n",
        "year,mean,5000,,,,1990,9990,,,,\n"};
    (void)state;
    stage s;
    ent_forecast_options options;
    open_stage(&s, haggle, NULL);
    ent_forecast_defaults(&options);
    options.samples = 0;
    char *text = tell(&s, &options, 0, ENT_FORMAT_JSON);
    says_all(text, json, sizeof json / sizeof *json);
    free(text);
    text = tell(&s, &options, 0, ENT_FORMAT_CSV);
    says_all(text, csv, sizeof csv / sizeof *csv);
    free(text);
    close_stage(&s);
}

static void wrong_arguments_are_refused(void **state)
{
    (void)state;
    stage s;
    ent_forecast_options options;
    ent_forecast *forecast = NULL;
    open_stage(&s, haggle, NULL);
    ent_forecast_defaults(&options);
    assert_int_equal(ent_forecast_new(s.context, s.dispute, &options, &forecast), ENT_OK);
    const ent_forecast_report view = {.size = sizeof view}, other = {.size = 1};
    told t = {NULL, 0};
    const ent_sink sink = {.write = take, .user = &t}, none = {.write = NULL};
    const ent_format text = ENT_FORMAT_TEXT, wrong = (ent_format)77;
    assert_int_equal(ent_report_forecast(NULL, forecast, &view, text, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_forecast(s.context, NULL, &view, text, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_forecast(s.context, forecast, NULL, text, &sink),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_forecast(s.context, forecast, &other, text, &sink),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_forecast(s.context, forecast, &view, wrong, &sink),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_forecast(s.context, forecast, &view, text, &none),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_forecast(s.context, forecast, &view, text, NULL),
                     ENT_ERROR_ARGUMENT);
    assert_null(t.bytes);
    ent_forecast_free(forecast);
    close_stage(&s);
}

static void a_page_shows_each_issue(void **state)
{
    static const char *const wanted[] = {
        "The file says of 4 issues where the parties stand",
        "Positions and forecasts: share. A scale from left to right. Where the parties stand:",
        "Where the parties stand: Ann 0.1, Bob 0.4.",
        "A line for \"today\". A line for \"came about\".",
        "Ann 0 (plus or minus 5)",
        "the price </svg><script>alert(1)</script>",
        "What came about: 40; the forecasts are off",
        "What it costs each party",
        "[stated]",
        "What each model is"};
    (void)state;
    stage s;
    open_stage(&s, haggle, NULL);
    ent_page_options options = options_for(section);
    char *text = write_page(&s, &options);
    says_all(text, wanted, sizeof wanted / sizeof *wanted);
    free(text);
    close_stage(&s);
}

/* As HTML labels are text. */
static void labels_are_no_markup(void **state)
{
    (void)state;
    stage s;
    open_stage(&s, haggle, NULL);
    char *html = write_html(&s, section);
    assert_null(strstr(html, "<script"));
    assert_non_null(strstr(html, "&lt;script&gt;alert(1)"));
    free(html);
    close_stage(&s);
}

static void a_page_without_positions_says_so(void **state)
{
    (void)state;
    stage s;
    open_stage(&s,
               "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}}\npreferences: {b: [o]}\n",
               NULL);
    const ent_page_options options = options_for(section);
    char *text = write_page(&s, &options);
    assert_non_null(strstr(text, "The file tells of no positions"));
    free(text);
    close_stage(&s);
}

/* Where a draw takes long, fewer are made, and the page says so. */
static void many_parties_are_drawn_less_often(void **state)
{
    enum { PARTIES = 60, ROOM = 1 << 14 };
    char *text = malloc(ROOM);
    size_t at = 0;
    (void)state;
    assert_non_null(text);
    at += (size_t)sprintf(text, "entente: 1\nparties:\n");
    for (size_t p = 0; p < PARTIES; p++) {
        at += (size_t)sprintf(text + at, "  p%zu: {name: Party %zu}\n", p, p + 1);
    }
    at += (size_t)sprintf(text + at, "options: {o: {party: p0}}\npreferences: {p1: [o]}\n"
                                     "positions:\n  tax:\n    parties:\n");
    for (size_t p = 0; p < PARTIES; p++) {
        at += (size_t)sprintf(text + at, "      p%zu: {position: %zu}\n", p, p);
    }
    stage s;
    open_stage(&s, text, NULL);
    ent_page_options options = options_for(section);
    options.samples = 1000;
    char *page = write_page(&s, &options);
    assert_non_null(strstr(page, "More draws would take longer than this page allows"));
    assert_null(strstr(page, "1,000 draws"));
    free(page);
    free(text);
    close_stage(&s);
}

static bool drop(void *user, const char *bytes, size_t length)
{
    (void)user;
    (void)bytes;
    (void)length;
    return true;
}

/* A report in the format of whose word `where` begins. */
static ent_status write_report(refusal *r)
{
    const ent_forecast_report view = {.size = sizeof view};
    const ent_sink sink = {.write = drop};
    const ent_format format = *r->where == 't'   ? ENT_FORMAT_TEXT
                              : *r->where == 'j' ? ENT_FORMAT_JSON
                                                 : ENT_FORMAT_CSV;
    ent_forecast_options options;
    ent_forecast *forecast = NULL;
    ent_forecast_defaults(&options);
    options.samples = 2;
    ent_status status = ent_forecast_new(r->context, r->dispute, &options, &forecast);
    if (status == ENT_OK) {
        status = ent_report_forecast(r->context, forecast, &view, format, &sink);
    }
    ent_forecast_free(forecast);
    return status;
}

static ent_status make_page(refusal *r)
{
    ent_page_options options = options_for(section);
    options.samples = 2;
    return try_page(r, &options);
}

static void what_is_refused_loses_nothing(void **state)
{
    static const char *const formats[] = {"text", "json", "csv"};
    (void)state;
    for (size_t k = 0; k < 3; k++) {
        refusal r = {.where = formats[k]};
        assert_true(refusal_exhaust(&r, write_report, haggle) > 5);
    }
    refusal r = {.some = true};
    assert_true(refusal_exhaust(&r, make_page, haggle) > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_tells_scales_in_their_own_numbers),
        cmocka_unit_test(one_model_is_told_alone),
        cmocka_unit_test(data_are_plain),
        cmocka_unit_test(wrong_arguments_are_refused),
        cmocka_unit_test(a_page_shows_each_issue),
        cmocka_unit_test(labels_are_no_markup),
        cmocka_unit_test(a_page_without_positions_says_so),
        cmocka_unit_test(many_parties_are_drawn_less_often),
        cmocka_unit_test(what_is_refused_loses_nothing),
    };
    return cmocka_run_group_tests_name("forecasts", tests, NULL, NULL);
}
