/* SPDX-License-Identifier: MIT */
/* From the text of a dispute to a route from today by improvements, and all of it back. */
#ifndef ENT_TESTS_JOURNEY_TRIP_H
#define ENT_TESTS_JOURNEY_TRIP_H

#include "unit/support.h"

#include <entente/entente.h>

typedef struct trip {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
    ent_state_set *targets;
    ent_journey *journey;
    ent_route *route;
} trip;

static void go(trip *t, const char *text, const char *to)
{
    ent_journey_options wanted = {.size = sizeof wanted, .improvements_only = true};
    t->context = new_context();
    t->dispute = read_dispute(t->context, text);
    assert_int_equal(ent_space_new(t->context, t->dispute, &t->space), ENT_OK);
    assert_int_equal(ent_solution_new(t->context, t->space, NULL, &t->solution), ENT_OK);
    assert_int_equal(ent_state_today(t->space, &wanted.from), ENT_OK);
    assert_int_equal(ent_states_find(t->context, t->space, "to", to, &t->targets), ENT_OK);
    assert_int_equal(ent_journey_new(t->context, t->solution, &wanted, &t->journey), ENT_OK);
    assert_int_equal(ent_route_new(t->context, t->journey, t->targets, 1, &t->route), ENT_OK);
}

static void come_back(trip *t)
{
    ent_route_free(t->context, t->route);
    ent_journey_free(t->journey);
    ent_state_set_free(t->targets);
    ent_solution_free(t->solution);
    ent_space_free(t->space);
    ent_dispute_free(t->dispute);
    ent_context_free(t->context);
}

#endif
