/* SPDX-License-Identifier: MIT */
/*
 * Where no way leads: how near one comes, and what stands against the rest.
 *
 * Of the states that are reached one is taken that differs from a wanted one in the fewest options; an option that a merged
 * state leaves open differs from each value, since in that state nothing is settled of it. What is
 * left is a change of each party whose options differ. None of them can make its part in one move from there,
 * or a nearer state would be reached; so for each something stands against it: an option does not move that way, or
 * only by several steps, a rule excludes what would come of it, the party is no better off by it or does not perceive
 * it, or it has just moved and may not again.
 */
#include "journey/journey.h"
#include "space/merge.h"
#include "space/moves.h"
#include "space/rules.h"

enum { MOST_PAIRS = 1 << 26 };

typedef struct gap {
    uint64_t closest, wanted;
    size_t changed;
} gap;

/* In how many options two states differ; one that is open in one of them alone is counted, too. */
static size_t options_apart(const ent_space *space, uint64_t one, uint64_t other)
{
    size_t apart = ent_space_changed(space, one, other);
    if (!ent_space_merged(space, (size_t)one) && !ent_space_merged(space, (size_t)other)) {
        return apart;
    }
    for (size_t o = 0; o < ent_option_count(space->dispute); o++) {
        apart += ent_state_varies(space, one, o) != ent_state_varies(space, other, o);
    }
    return apart;
}

/* Compares one wanted state with all that are reached. */
static void compare(const ent_route_work *w, uint64_t wanted, gap *best)
{
    const ent_reach *reach = &w->journey->reach;
    for (size_t k = 0; k < reach->reached; k++) {
        const uint64_t state = reach->queue[k];
        const size_t changed = options_apart(w->journey->space, state, wanted);
        if (changed < best->changed ||
            (changed == best->changed && wanted == best->wanted && state < best->closest)) {
            *best = (gap){state, wanted, changed};
        }
    }
}

static ent_status find_closest(ent_route_work *w, gap *best)
{
    const size_t reached = w->journey->reach.reached;
    const size_t most = reached < MOST_PAIRS ? MOST_PAIRS / reached : 1;
    best->changed = SIZE_MAX;
    for (uint64_t s = 0; ent_state_set_next(w->targets, s, &s); s++) {
        if (w->route->compared_count == most) {
            break;
        }
        ENT_TRY(ent_context_step(w->context, "comparing states", w->route->compared_count, most));
        compare(w, s, best);
        w->route->compared_count++;
    }
    return ENT_OK;
}

/* Whether an option tells two states apart. */
static bool differs(const ent_space *space, const gap *left, size_t option)
{
    return !ent_state_varies(space, left->closest, option) &&
           !ent_state_varies(space, left->wanted, option) &&
           ent_state_value(space, left->closest, option) !=
               ent_state_value(space, left->wanted, option);
}

/* Whether the `moves` of an option ever lead to its wanted value. */
static bool may_move(const ent_space *space, const gap *left, size_t option)
{
    return ent_moves_reach(&space->dispute->options[option],
                           (uint32_t)ent_state_value(space, left->closest, option),
                           (uint32_t)ent_state_value(space, left->wanted, option));
}

/* The first option of the party that cannot move as it would have to; the number of options: none. */
static size_t stuck_option(const ent_dispute *dispute, const ent_space *space, const gap *left,
                           size_t party)
{
    const ent_party *owner = &dispute->parties[party];
    for (size_t o = owner->first_option; o < owner->first_option + owner->option_count; o++) {
        if (differs(space, left, o) && !may_move(space, left, o)) {
            return o;
        }
    }
    return dispute->option_count;
}

/* The closest state with the party's options as wanted, as a key. */
static void change(const ent_dispute *dispute, const ent_space *space, const gap *left,
                   size_t party, uint64_t *key)
{
    const ent_party *owner = &dispute->parties[party];
    const uint64_t *from = ent_space_key(space, (size_t)left->closest);
    for (size_t w = 0; w < dispute->key_words; w++) {
        key[w] = from[w];
    }
    for (size_t o = owner->first_option; o < owner->first_option + owner->option_count; o++) {
        if (differs(space, left, o)) {
            ent_key_set(&dispute->options[o], key,
                        (uint32_t)ent_state_value(space, left->wanted, o));
        }
    }
}

/* Whether a party can move from a state to one that directions and rules allow. */
static bool can_move(const ent_graph *graph, size_t party, size_t from, size_t to)
{
    const ent_adjacency *moves = &graph->movers[party].forward;
    bool can = !graph->by_arcs;
    for (size_t k = can ? 0 : moves->start[from]; !can && k < moves->start[from + 1]; k++) {
        can = moves->to[k] == to;
    }
    return can;
}

/* What stands against a move that rules and directions allow. */
static void judge(const ent_route_work *w, const gap *left, size_t to, ent_obstacle *out)
{
    const ent_journey *journey = w->journey;
    const uint64_t *unseen = journey->graph->movers[out->party].unseen;
    out->to = to;
    out->gain = ent_journey_gain(journey, out->party, left->closest, to);
    if (unseen != NULL &&
        (ent_bits_has(unseen, to) || ent_bits_has(unseen, (size_t)left->closest))) {
        out->kind = ENT_OBSTACLE_PERCEPTION;
    } else if (journey->improvements_only && out->gain != ENT_GAIN_BETTER) {
        out->kind = ENT_OBSTACLE_PREFERENCE;
        out->which = ent_reasons_first(&w->reasons[out->party], left->closest, to);
    } else {
        out->kind = can_move(journey->graph, out->party, (size_t)left->closest, to)
                        ? ENT_OBSTACLE_TURN
                        : ENT_OBSTACLE_STEPS;
    }
}

static ent_status find_obstacle(ent_route_work *w, const gap *left, uint64_t *key,
                                ent_obstacle *out)
{
    const ent_space *space = w->journey->space;
    const ent_dispute *dispute = space->dispute;
    size_t to = 0;
    out->which = stuck_option(dispute, space, left, out->party);
    if (out->which < dispute->option_count) {
        out->kind = ENT_OBSTACLE_DIRECTION;
        return ENT_OK;
    }
    change(dispute, space, left, out->party, key);
    if (ent_space_locate(space, key, &to)) {
        judge(w, left, to, out);
        return ENT_OK;
    }
    out->kind = ENT_OBSTACLE_RULE;
    return ent_rules_broken(dispute, key, &out->which);
}

static bool has_part(const ent_space *space, const gap *left, size_t party)
{
    const ent_party *owner = &space->dispute->parties[party];
    bool part = false;
    for (size_t o = owner->first_option; o < owner->first_option + owner->option_count; o++) {
        part = part || differs(space, left, o);
    }
    return part;
}

ent_status ent_route_obstacles(ent_route_work *w)
{
    const ent_space *space = w->journey->space;
    const ent_dispute *dispute = space->dispute;
    gap left = {.changed = 0};
    if (w->route->target_count == 0 || ent_is_graph_form(dispute)) {
        return ENT_OK;
    }
    ENT_TRY(find_closest(w, &left));
    ent_obstacle *found = ent_arena_new(w->arena, ent_party_count(dispute), sizeof *found);
    uint64_t *key = ent_arena_new(w->arena, dispute->key_words, sizeof *key);
    if (found == NULL || key == NULL) {
        return ENT_ERROR_MEMORY;
    }
    w->route->closest = left.closest;
    w->route->wanted = left.wanted;
    w->route->obstacles = found;
    for (size_t p = 0; p < ent_party_count(dispute); p++) {
        if (has_part(space, &left, p)) {
            ent_obstacle *obstacle = &found[w->route->obstacle_count++];
            *obstacle = (ent_obstacle){.party = p};
            ENT_TRY(find_obstacle(w, &left, key, obstacle));
        }
    }
    return ENT_OK;
}
