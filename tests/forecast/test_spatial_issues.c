/* SPDX-License-Identifier: MIT */
/*
 * The spatial model on a sheet: which issues are played together, and what is done to their numbers first.
 */
#include "game.h"

#include "forecast/forecast.h"
#include "forecast/spatial/spatial.h"
#include <math.h>

enum { ISSUES = 8, STAKES = 40, PARTIES = 8 };

/* A sheet with room of its own, and an opinion on it. */
typedef struct desk {
    size_t first[ISSUES + 1], parties[STAKES], rounds[ISSUES];
    double positions[STAKES], saliences[STAKES], influence[STAKES], values[ISSUES], moved[STAKES];
    const char *reasons[ISSUES], *notes[ISSUES];
    ent_sheet sheet;
    ent_opinion opinion;
} desk;

static void begin(desk *d)
{
    *d = (desk){.sheet = {.party_count = PARTIES}};
    d->sheet.first = d->first;
    d->sheet.parties = d->parties;
    d->sheet.positions = d->positions;
    d->sheet.saliences = d->saliences;
    d->sheet.influence = d->influence;
    d->opinion = (ent_opinion){.values = d->values,
                               .moved = d->moved,
                               .rounds = d->rounds,
                               .reasons = d->reasons,
                               .notes = d->notes};
}

/* Adds a stake to the issue that is not closed yet. */
static void add(desk *d, size_t party, double position, double salience, double influence)
{
    const size_t k = d->sheet.stake_count++;
    d->parties[k] = party;
    d->positions[k] = d->moved[k] = position;
    d->saliences[k] = salience;
    d->influence[k] = influence;
}

static void close_issue(desk *d)
{
    d->first[++d->sheet.issue_count] = d->sheet.stake_count;
}

/* Adds an issue of KTAB's example; its parties in ascending order, or in the other. */
static void add_issue(desk *d, size_t issue, bool backwards)
{
    for (size_t k = 0; k < GAME_PARTIES; k++) {
        const size_t i = backwards ? GAME_PARTIES - 1 - k : k, at = i * GAME_ISSUES + issue;
        add(d, i, game_positions[at], game_saliences[at], game_influence[i]);
    }
    close_issue(d);
}

static void run(desk *d)
{
    ent_context *context = new_context();
    assert_int_equal(ent_spatial_issues(context, &d->sheet, &d->opinion), ENT_OK);
    ent_context_free(context);
}

static void near(double one, double other)
{
    if (!(fabs(one - other) <= 1e-9)) {
        fail_msg("%.10f is not %.10f", one, other);
    }
}

/* The example, with issues of others between: its three are played together, whatever the order of the stakes. */
static void example(void **state)
{
    (void)state;
    desk d;
    ent_spatial *s = NULL;
    ent_context *context = new_context();
    begin(&d);
    close_issue(&d); /* nobody's */
    add_issue(&d, 0, false);
    add(&d, 7, 33, 50, 50);
    close_issue(&d); /* of one party */
    add_issue(&d, 1, true);
    add_issue(&d, 2, false);
    run(&d);
    assert_int_equal(ent_spatial_new(context, &game, &s), ENT_OK);
    const ent_spatial_turn last = ent_spatial_turn_at(s, 10);
    for (size_t n = 0; n < GAME_ISSUES; n++) {
        const size_t issue = n == 0 ? 1 : n + 2;
        double mean = 0;
        for (size_t k = d.first[issue]; k < d.first[issue + 1]; k++) {
            assert_true(d.moved[k] == last.positions[d.parties[k] * GAME_ISSUES + n]);
        }
        for (size_t i = 0; i < GAME_PARTIES; i++) { /* 1 stands with 0, and 6 with 4 */
            mean += i == 1 || i == 6 ? 0 : last.chances[i] * last.positions[i * GAME_ISSUES + n];
        }
        near(d.values[issue], mean);
        assert_int_equal(d.rounds[issue], 10);
        assert_null(d.reasons[issue]);
        assert_null(d.notes[issue]);
    }
    assert_string_equal(d.reasons[0], "nobody has a position on it");
    assert_string_equal(d.reasons[2], "it takes two parties");
    assert_true(d.moved[d.first[2]] == 33 && d.rounds[2] == 0 && d.notes[2] == NULL);
    ent_spatial_free(s);
    ent_context_free(context);
}

/* Issues of other parties are another game: what stands on them changes nothing here. */
static void apart(void **state)
{
    (void)state;
    desk one, both;
    begin(&one);
    add_issue(&one, 0, false);
    run(&one);
    begin(&both);
    add_issue(&both, 0, false);
    for (size_t i = 1; i < GAME_PARTIES + 1; i++) { /* as many, but another */
        add(&both, i, (double)i, 80, 50);
    }
    close_issue(&both);
    for (size_t i = 0; i < 3; i++) { /* fewer */
        add(&both, i, 90, 80, 50);
    }
    close_issue(&both);
    run(&both);
    assert_true(one.values[0] == both.values[0] && one.rounds[0] == both.rounds[0]);
    near(both.values[2], 90);
    assert_int_equal(both.rounds[2], 1);
}

/* Numbers that a game cannot have are changed, and so are those of the others in it said to be. */
static void changed(void **state)
{
    (void)state;
    static const char scaled[] =
        "a party's saliences sum to more than 100, and are scaled down to that";
    static const char meant[] =
        "a party's influence differs from issue to issue, and its mean is taken";
    for (int what = 0; what < 4; what++) {
        desk raw, ready;
        begin(&raw);
        begin(&ready);
        for (size_t n = 0; n < 2; n++) {
            for (size_t i = 0; i < 3; i++) {
                const double position = (double)(10 + 40 * i + 7 * n), share = n == 0 ? 90 : 60;
                const bool more = i == 1 && (what & 1) != 0, other = i == 0 && (what & 2) != 0;
                add(&raw, i, position, more ? share : 30, other ? 20 + 20 * (double)n : 30);
                add(&ready, i, position, more ? share / 1.5 : 30, 30);
            }
            close_issue(&raw);
            close_issue(&ready);
        }
        run(&raw);
        run(&ready);
        for (size_t n = 0; n < 2; n++) {
            near(raw.values[n], ready.values[n]);
            assert_null(ready.notes[n]);
            const char *note = raw.notes[n];
            assert_true((note != NULL && strstr(note, scaled) != NULL) == ((what & 1) != 0));
            assert_true((note != NULL && strstr(note, meant) != NULL) == ((what & 2) != 0));
        }
    }
}

/* More parties, or issues, than can be played with: issues of so many stakes each. */
static void refuse_many(size_t issues, size_t stakes)
{
    enum { MANY = 2 * (ENT_MOST_PLAYED + 1) };
    static size_t first[MANY], parties[MANY], rounds[MANY];
    static double numbers[MANY], values[MANY];
    static const char *reasons[MANY], *notes[MANY];
    for (size_t k = 0; k < issues * stakes; k++) {
        parties[k] = k % stakes;
    }
    for (size_t k = 0; k < issues; k++) {
        first[k + 1] = first[k] + stakes;
    }
    const ent_sheet sheet = {.issue_count = issues,
                             .stake_count = issues * stakes,
                             .party_count = stakes,
                             .first = first,
                             .parties = parties,
                             .positions = numbers,
                             .saliences = numbers,
                             .influence = numbers};
    ent_opinion opinion = {
        .values = values, .moved = numbers, .rounds = rounds, .reasons = reasons, .notes = notes};
    ent_context *context = new_context();
    assert_int_equal(ent_spatial_issues(context, &sheet, &opinion), ENT_OK);
    for (size_t k = 0; k < issues; k++) {
        assert_string_equal(reasons[k], "there are too many parties or issues");
    }
    ent_context_free(context);
}

static void many(void **state)
{
    (void)state;
    refuse_many(1, ENT_MOST_PLAYED + 1);
    refuse_many(ENT_MOST_PLAYED + 1, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(example),
        cmocka_unit_test(apart),
        cmocka_unit_test(changed),
        cmocka_unit_test(many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
