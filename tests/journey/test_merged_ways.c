/* SPDX-License-Identifier: MIT */
/*
 * What is closest to a state that no way leads to, where some states are merged: an option that a merged state leaves
 * open is not settled there, so it is as far from any value as another value is. By hand.
 */
#include "journey/trip.h"

/*
 * Of two that could govern together one can offer and the other consent; neither is better off by going first. The president can
 * call elections, after which nothing of the offer or the consent matters, and would.
 */
static const char govern[] =
    "entente: 1\nparties: {a: , b: , p: }\n"
    "options: {offer: {party: a}, consent: {party: b}, vote: {party: p, moves: up}}\n"
    "rules:\n  - same: vote\n"
    "today: {offer: no, consent: no, vote: no}\nstates: {majority: offer and consent and not "
    "vote}\n"
    "preferences:\n  a: [majority]\n  b: [majority]\n  p: [vote iff not majority]\n";

/* The way back from the merged state is barred, and it alone is reached. */
static const char late[] =
    "entente: 1\nparties: {a: , b: , p: }\n"
    "options: {offer: {party: a}, consent: {party: b}, vote: {party: p, moves: up}}\n"
    "rules:\n  - same: vote\n"
    "today: {offer: no, consent: no, vote: yes}\nstates: {majority: offer and consent and not "
    "vote, voted: vote}\n"
    "preferences:\n  a: [majority]\n  b: [majority]\n  p: [vote]\n";

/* Today is closest, two options away, not the elections, which are three away as two are open there. */
static void open_is_far(void **state)
{
    (void)state;
    trip t;
    go(&t, govern, "majority");
    assert_int_equal(t.route->steps, ENT_NOT_REACHED);
    assert_int_equal(ent_journey_reached_count(t.journey), 2);
    assert_int_equal(t.route->closest, ent_journey_from(t.journey));
    assert_int_equal(t.route->obstacle_count, 2);
    for (size_t k = 0; k < 2; k++) {
        assert_int_equal(t.route->obstacles[k].party, k);
        assert_int_equal(t.route->obstacles[k].kind, ENT_OBSTACLE_PREFERENCE);
        assert_int_equal(t.route->obstacles[k].gain, ENT_GAIN_EQUAL);
    }
    come_back(&t);
}

/* Where only a merged state is reached it is the closest, and what is settled there stands in the way. */
static void open_alone(void **state)
{
    (void)state;
    trip t;
    go(&t, late, "majority");
    assert_int_equal(ent_journey_reached_count(t.journey), 1);
    assert_int_equal(t.route->closest, ent_journey_from(t.journey));
    assert_int_equal(t.route->obstacle_count, 1);
    assert_int_equal(t.route->obstacles[0].party, 2);
    assert_int_equal(t.route->obstacles[0].kind, ENT_OBSTACLE_DIRECTION);
    come_back(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(open_is_far), cmocka_unit_test(open_alone)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
