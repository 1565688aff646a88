/* SPDX-License-Identifier: MIT */
/*
 * The game of an issue, and the report of its turns: KTAB's example as a file, whose three issues are one game, between an
 * issue of one party and one of three on another scale.
 */
#include "refusal.h"

#include "game.h"

#include <math.h>

static char text[8000];

static void write_issue(FILE *out, const char *id, size_t issue)
{
    fprintf(out, "  %s:\n    parties:\n", id);
    for (size_t i = 0; i < GAME_PARTIES; i++) {
        const size_t at = i * GAME_ISSUES + issue;
        fprintf(out, "      p%zu: {position: %.2f, salience: %.2f, influence: %.3f}\n", i,
                game_positions[at], game_saliences[at], game_influence[i]);
    }
}

static int write_text(void **state)
{
    (void)state;
    FILE *out = fmemopen(text, sizeof text, "w");
    assert_non_null(out);
    fputs("entente: 1\ntitle: example\nparties:\n", out);
    for (size_t i = 0; i < GAME_PARTIES; i++) {
        fprintf(out, "  p%zu: {name: Party %zu}\n", i, i);
    }
    fputs("positions:\n  solo:\n    parties:\n      p3: {position: 4}\n", out);
    write_issue(out, "one", 0);
    fputs("  far:\n    scale: [-10, 40]\n    parties:\n"
          "      p0: {position: 0, salience: 70, influence: 10}\n"
          "      p1: {position: 40, salience: 70, influence: 5}\n"
          "      p2: {position: -10, salience: 120, influence: 5}\n",
          out);
    write_issue(out, "two", 1);
    write_issue(out, "three", 2);
    assert_int_equal(fclose(out), 0);
    return 0;
}

/* What a report wrote, and how many writes are taken. */
typedef struct page {
    char bytes[400000];
    size_t length, taken, left;
} page;

static bool gather(void *user, const char *bytes, size_t length)
{
    page *p = user;
    if (p->taken == p->left) {
        return false;
    }
    p->taken++;
    assert_true(p->length + length < sizeof p->bytes);
    memcpy(p->bytes + p->length, bytes, length);
    p->length += length;
    p->bytes[p->length] = '\0';
    return true;
}

static page told;
static const ent_sink sink = {.write = gather, .user = &told};

static ent_status tell(ent_context *context, const ent_dispute *dispute, ent_format format)
{
    told = (page){.left = SIZE_MAX};
    return ent_report_turns(context, dispute, format, &sink);
}

static size_t count_of(const char *words)
{
    size_t count = 0;
    for (const char *at = told.bytes; (at = strstr(at, words)) != NULL; at++) {
        count++;
    }
    return count;
}

static void expect(const char *words)
{
    if (strstr(told.bytes, words) == NULL) {
        fail_msg("not told: %s", words);
    }
}

static void described(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, text);
    ent_played *played = NULL;
    assert_int_equal(ent_played_new(context, dispute, 3, &played), ENT_OK);
    ent_dispute_free(dispute);
    const ent_played_view view = ent_played_describe(played);
    assert_null(view.reason);
    assert_null(view.note);
    assert_int_equal(view.contest_count, 3);
    assert_int_equal(view.party_count, GAME_PARTIES);
    for (size_t n = 0; n < 3; n++) {
        assert_int_equal(view.contests[n], n == 0 ? 1 : n + 2);
    }
    for (size_t i = 0; i < GAME_PARTIES; i++) {
        assert_int_equal(view.parties[i], i);
    }
    assert_int_equal(ent_spatial_turn_count(view.spatial), 11);
    assert_true(fabs(ent_spatial_turn_at(view.spatial, 10).chances[5] - .4009) < 5e-5);
    ent_played_free(played);
    ent_played_free(NULL);
    ent_context_free(context);
}

static void in_words(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, text);
    assert_int_equal(tell(context, dispute, ENT_FORMAT_TEXT), ENT_OK);
    expect("example\n\nsolo: not played, it takes two parties\n\none, two, three: 10 turns\n\nturn "
           "1\n");
    expect(
        "  Party 0                       75.8         6.4        70.5      0.0047        -0.5\n");
    expect("    Party 0 challenges Party 6 (gain 0.0947, odds 0.7643) and takes the bargain of "
           "Party 4\n");
    expect("    Party 4 challenges Party 0 (gain 0.0116, odds 0.5836) and takes its own bargain\n");
    expect("    Party 2 challenges Party 6 (gain 0.4711, odds 0.8334) and stays\n");
    expect("    Party 5 challenges nobody and ");
    expect("\nfar: ");
    expect("(a party's saliences sum to more than 100, and are scaled down to that)");
    assert_int_equal(count_of("\nat the end\n"), 2);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

static void for_programs(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, text);
    ent_played *played = NULL;
    assert_int_equal(ent_played_new(context, dispute, 2, &played), ENT_OK);
    const size_t rounds = ent_spatial_turn_count(ent_played_describe(played).spatial);
    ent_played_free(played);
    assert_int_equal(tell(context, dispute, ENT_FORMAT_CSV), ENT_OK);
    assert_int_equal(count_of("\n"), 1 + 11 * GAME_CELLS + rounds * 3);
    expect("turn,party,issue,position,chance,risk,target,gain,odds,initiator\n1,p0,one,75.79,0.00");
    expect("\n1,p0,far,0,");
    expect("\n1,p1,far,40,");
    expect("\n11,p0,one,78.56,0.33");
    assert_int_equal(tell(context, dispute, ENT_FORMAT_JSON), ENT_OK);
    expect("{\"entente\":1,\"title\":\"example\",\"games\":[{\"issues\":[\"solo\"],\"reason\":\"it "
           "takes two "
           "parties\",\"note\":null,\"turns\":[]},{\"issues\":[\"one\",\"two\",\"three\"],"
           "\"reason\":null,");
    expect("\"challenge\":{\"target\":\"p6\",\"gain\":0.09");
    expect("\"own\":[75.61,24.78,71.95],\"others\":[75.61,24.79,71.95]}");
    expect("{\"initiator\":\"p4\",\"target\":\"p0\",\"chance\":0.49");
    expect("\"challenge\":null");
    assert_int_equal(count_of("{"), count_of("}"));
    assert_int_equal(count_of("["), count_of("]"));
    assert_int_equal(count_of("\"options\""), 10 * GAME_PARTIES + (rounds - 1) * 3);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

/* --- refusals --- */

static ent_format asked;

static ent_status play(refusal *r)
{
    ent_played *out = NULL;
    const ent_status status = ent_played_new(r->context, r->dispute, 2, &out);
    assert_int_equal(out != NULL, status == ENT_OK);
    ent_played_free(out);
    return status;
}

static ent_status report(refusal *r)
{
    return tell(r->context, r->dispute, asked);
}

static void memory(void **state)
{
    (void)state;
    static const char small[] =
        "entente: 1\nparties: {a: , b: }\npositions:\n  i: {parties: {a: {position: 1}}}\n"
        "  j: {parties: {a: {position: 1}, b: {position: 2}}}\n  k: {parties: {a: {position: 1}, "
        "b: "
        "{position: 2}}}\n";
    refusal r = {.ordinary = ENT_OK};
    assert_true(refusal_exhaust(&r, play, small) > 0);
    for (asked = ENT_FORMAT_TEXT; asked <= ENT_FORMAT_CSV; asked++) {
        r = (refusal){.ordinary = ENT_OK, .some = true};
        assert_true(refusal_exhaust(&r, report, small) > 0);
    }
    asked = ENT_FORMAT_TEXT;
    r = (refusal){.ordinary = ENT_ERROR_NOT_FOUND};
    assert_true(
        refusal_exhaust(&r, report, "entente: 1\nparties: {a: }\noptions: {o: {party: a}}\n") > 0);
}

static void writes(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, text);
    for (ent_format format = ENT_FORMAT_TEXT; format <= ENT_FORMAT_CSV; format++) {
        assert_int_equal(tell(context, dispute, format), ENT_OK);
        const size_t all = told.taken;
        assert_true(all > 0);
        for (size_t k = 0; k < all; k++) {
            told = (page){.left = k};
            assert_int_equal(ent_report_turns(context, dispute, format, &sink), ENT_ERROR_IO);
        }
    }
    ent_dispute_free(dispute);
    ent_context_free(context);
}

static void arguments(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, text);
    const ent_sink none = {.write = NULL};
    ent_played *out = NULL;
    ent_diagnostics_clear(context);
    assert_int_equal(ent_played_new(NULL, dispute, 0, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_played_new(context, NULL, 0, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_played_new(context, dispute, 5, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_played_new(context, dispute, 0, NULL), ENT_ERROR_ARGUMENT);
    assert_null(out);
    told = (page){.left = SIZE_MAX};
    assert_int_equal(ent_report_turns(NULL, dispute, ENT_FORMAT_TEXT, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_turns(context, NULL, ENT_FORMAT_TEXT, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_turns(context, dispute, (ent_format)9, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_turns(context, dispute, ENT_FORMAT_CSV, NULL), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_turns(context, dispute, ENT_FORMAT_CSV, &none), ENT_ERROR_ARGUMENT);
    assert_int_equal(told.length, 0);
    assert_int_equal(ent_diagnostic_count(context), 0);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(described), cmocka_unit_test(in_words), cmocka_unit_test(for_programs),
        cmocka_unit_test(memory),    cmocka_unit_test(writes),   cmocka_unit_test(arguments),
    };
    return cmocka_run_group_tests(tests, write_text, NULL);
}
