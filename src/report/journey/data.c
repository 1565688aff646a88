/* SPDX-License-Identifier: MIT */
/* Paths for programs: JSON, and CSV with a row a state. */
#include "report/data.h"
#include "diag/context.h"
#include "report/head.h"
#include "report/journey/answer.h"

#include <stdio.h>

static const char *const kinds[] = {"moves", "improvements"};

static void put_steps(ent_writer *w, const char *key, uint32_t steps)
{
    ent_json_key(w, key);
    if (steps == ENT_NOT_REACHED) {
        ent_json_null(w);
    } else {
        ent_json_count(w, steps);
    }
}

static void put_journey(const ent_paths_sheet *s, const ent_journey *journey, bool ends)
{
    ent_writer *w = s->w;
    ent_json_open(w, '{');
    ent_json_field_count(w, "reached", ent_journey_reached_count(journey));
    ent_json_key(w, "new_by_moves");
    ent_json_open(w, '[');
    for (uint32_t k = 0; ent_journey_ring(journey, k) > 0; k++) {
        ent_json_count(w, ent_journey_ring(journey, k));
    }
    ent_json_close(w, ']');
    if (ends) {
        ent_json_key(w, "ends");
        ent_json_open(w, '[');
        for (uint64_t k = 0; k < ent_state_count(s->space); k++) {
            if (ent_journey_is_end(journey, k)) {
                ent_json_count(w, k + 1);
            }
        }
        ent_json_close(w, ']');
    }
    ent_json_close(w, '}');
}

static void put_way(const ent_paths_sheet *s, const ent_route *route, const ent_way *way)
{
    ent_json_open(s->w, '[');
    for (uint32_t k = 0; k < route->steps; k++) {
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "party", ent_party_id(s->dispute, way->steps[k].party));
        ent_json_field_count(s->w, "from", way->steps[k].from + 1);
        ent_json_field_count(s->w, "to", way->steps[k].to + 1);
        ent_json_field_text(s->w, "gain", ent_gain_word(way->steps[k].gain));
        ent_json_statement(s->w, "wish", way->steps[k].reason);
        if (route->fears_asked) {
            ent_json_field_bool(s->w, "feared", way->steps[k].feared);
        } else {
            ent_json_key(s->w, "feared");
            ent_json_null(s->w);
        }
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
}

static void put_obstacle(const ent_paths_sheet *s, const ent_obstacle *obstacle)
{
    static const char *const words[] = {"direction",  "rule", "preference",
                                        "perception", "turn", "steps"};
    ent_json_open(s->w, '{');
    ent_json_field_text(s->w, "party", ent_party_id(s->dispute, obstacle->party));
    ent_json_field_text(s->w, "because", words[obstacle->kind]);
    if (obstacle->kind == ENT_OBSTACLE_DIRECTION) {
        ent_json_field_text(s->w, "option", ent_option_at(s->dispute, obstacle->which).id);
    } else if (obstacle->kind == ENT_OBSTACLE_RULE) {
        ent_json_field_count(s->w, "rule", obstacle->which + 1);
    } else if (obstacle->kind == ENT_OBSTACLE_PREFERENCE) {
        ent_json_field_count(s->w, "to", obstacle->to + 1);
        ent_json_field_text(s->w, "gain", ent_gain_word(obstacle->gain));
        ent_json_statement(s->w, "wish", obstacle->which);
    }
    ent_json_close(s->w, '}');
}

static void put_closest(const ent_paths_sheet *s, const ent_route *route)
{
    ent_json_field_count(s->w, "closest", route->closest + 1);
    ent_json_field_count(s->w, "wanted", route->wanted + 1);
    ent_json_field_count(s->w, "compared", route->compared_count);
    ent_json_key(s->w, "obstacles");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < route->obstacle_count; k++) {
        put_obstacle(s, &route->obstacles[k]);
    }
    ent_json_close(s->w, ']');
}

/* Who could go there together. */
static void put_joint(ent_paths_sheet *s, const ent_joint_way *joint)
{
    if (joint == NULL) {
        ent_json_null(s->w);
        return;
    }
    ent_json_open(s->w, '{');
    ent_json_field_count(s->w, "to", joint->to + 1);
    ent_json_field_bool(s->w, "complete", joint->complete);
    ent_json_key(s->w, "parties");
    ent_json_open(s->w, '[');
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        if ((joint->parties >> p & 1) != 0) {
            ent_json_open(s->w, '{');
            ent_json_field_text(s->w, "party", ent_party_id(s->dispute, p));
            ent_json_field_bool(s->w, "gains", (joint->losing >> p & 1) == 0);
            ent_json_statement(s->w, "wish", joint->reasons[p]);
            ent_json_close(s->w, '}');
        }
    }
    ent_json_close(s->w, ']');
    ent_json_key(s->w, "steps");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < joint->step_count; k++) {
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "party", ent_party_id(s->dispute, joint->steps[k].party));
        ent_json_field_count(s->w, "from", joint->steps[k].from + 1);
        ent_json_field_count(s->w, "to", joint->steps[k].to + 1);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
    ent_json_joint_answer(s, joint);
    ent_json_close(s->w, '}');
}

/* Joint moves one after another. */
static void put_sequence(ent_paths_sheet *s, const ent_joint_sequence *sequence)
{
    if (sequence == NULL) {
        ent_json_null(s->w);
        return;
    }
    ent_json_open(s->w, '{');
    ent_json_field_bool(s->w, "asked", sequence->asked);
    ent_json_field_bool(s->w, "complete", sequence->complete);
    ent_json_key(s->w, "moves");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < sequence->count; k++) {
        put_joint(s, &sequence->moves[k]);
    }
    ent_json_close(s->w, ']');
    ent_json_close(s->w, '}');
}

static void put_ways(const ent_paths_sheet *s, const ent_route *route)
{
    ent_json_field_count(s->w, "nearest_count", route->nearest_count);
    ent_json_field_count(s->w, "way_count", route->way_count);
    ent_json_key(s->w, "ways");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < route->shown_count; k++) {
        put_way(s, route, &route->shown[k]);
    }
    ent_json_close(s->w, ']');
    ent_json_key(s->w, "without");
    ent_json_open(s->w, '{');
    for (size_t p = 0; p < route->party_count; p++) {
        put_steps(s->w, ent_party_id(s->dispute, p), route->without[p]);
    }
    ent_json_close(s->w, '}');
}

static void put_route(ent_paths_sheet *s, const ent_route *route)
{
    ent_json_open(s->w, '{');
    put_steps(s->w, "steps", route->steps);
    ent_json_field_count(s->w, "reached", route->reached_count);
    if (route->steps != ENT_NOT_REACHED) {
        put_ways(s, route);
    } else if (route->compared_count > 0) {
        put_closest(s, route);
    }
    if (route->steps == ENT_NOT_REACHED && route == s->view->improvements) {
        ent_json_key(s->w, "joint");
        put_joint(s, route->joint);
        ent_json_key(s->w, "joint_sequence");
        put_sequence(s, route->sequence);
        ent_json_key(s->w, "joint_smaller");
        put_sequence(s, route->smaller);
    }
    ent_json_close(s->w, '}');
}

static void put_target(ent_paths_sheet *s)
{
    ent_json_key(s->w, "to");
    ent_json_open(s->w, '{');
    ent_json_field_text(s->w, "called", s->view->called);
    ent_json_field_count(s->w, "state_count", s->view->moves->target_count);
    ent_json_key(s->w, kinds[0]);
    put_route(s, s->view->moves);
    ent_json_key(s->w, kinds[1]);
    put_route(s, s->view->improvements);
    ent_json_close(s->w, '}');
}

static void put_names(const ent_paths_sheet *s)
{
    ent_json_key(s->w, "names");
    ent_json_open(s->w, '{');
    for (size_t n = 0; n < ent_name_count(s->dispute); n++) {
        const ent_name_way way = ent_name_way_of(s, n);
        ent_json_key(s->w, ent_name_at(s->dispute, n));
        ent_json_open(s->w, '{');
        ent_json_field_count(s->w, "state_count", way.states);
        put_steps(s->w, kinds[0], way.steps[0]);
        put_steps(s->w, kinds[1], way.steps[1]);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, '}');
}

void ent_paths_json(ent_paths_sheet *s)
{
    ent_json_head(s->w, s->dispute);
    ent_json_key(s->w, "from");
    ent_json_open(s->w, '{');
    ent_json_state(s->w, s->space, ent_journey_from(s->journeys[0]));
    ent_json_close(s->w, '}');
    ent_json_field_count(s->w, "state_count", ent_state_count(s->space));
    for (int kind = 0; kind < 2; kind++) {
        ent_json_key(s->w, kinds[kind]);
        put_journey(s, s->journeys[kind], kind == 1);
    }
    if (s->view->called == NULL) {
        put_names(s);
    } else {
        put_target(s);
    }
    ent_json_close(s->w, '}');
    ent_put(s->w, "\n");
}

void ent_paths_csv(const ent_paths_sheet *s)
{
    ent_csv_state_header(s->w, s->dispute);
    ent_csv_field(s->w, false, kinds[0]);
    ent_csv_field(s->w, false, kinds[1]);
    ent_put(s->w, "\n");
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        ent_csv_state(s->w, s->space, state);
        for (int kind = 0; kind < 2; kind++) {
            const uint32_t steps = ent_journey_steps(s->journeys[kind], state);
            char number[16] = "";
            if (steps != ENT_NOT_REACHED) {
                (void)snprintf(number, sizeof number, "%u", (unsigned)steps);
            }
            ent_csv_field(s->w, false, number);
        }
        ent_put(s->w, "\n");
    }
}
