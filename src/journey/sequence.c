/* SPDX-License-Identifier: MIT */
/*
 * Joint gains one after another: where no single joint gain leads, any; where one does, those of smaller groups, so that
 * fewer have to sit at one table. The searches belong to the journey, since they begin where that begins, whatever they are
 * asked for (onward.h); here what they found is told.
 *
 * The smallest groups that do are found by asking for sets of at most two parties, of at most three, and so on: a sequence of
 * small groups need not begin as the shortest one of larger groups does, so each bound is a search of its own. They share
 * their steps, and the first that cannot be finished is the last.
 */
#include "journey/journey.h"

/* The search of the journey by sets of at most so many parties, made when first asked for. */
static ent_status open_search(ent_route_work *w, size_t most, ent_onward **out)
{
    ent_journey *journey = w->journey;
    if (journey->onward[most] == NULL) {
        ENT_TRY(ent_onward_new(&journey->allocator, journey->graph, journey->reach.start, most,
                               &journey->onward[most]));
    }
    *out = journey->onward[most];
    return ENT_OK;
}

/* Releases a search that has failed, so that the next question begins it again. */
static ent_status close_search(ent_route_work *w, size_t most, ent_status status)
{
    ent_onward_free(&w->journey->allocator, w->journey->onward[most]);
    w->journey->onward[most] = NULL;
    return status;
}

/* Tells one joint move of a sequence, which leads to a landing. */
static ent_status tell(ent_route_work *w, ent_onward *onward, const ent_landing *landing,
                       ent_joint_way *out)
{
    const ent_joint_gain gain = {
        .to = landing->state, .parties = landing->set, .moves = landing->moves};
    ent_move *moves = ent_arena_new(w->arena, gain.moves, sizeof *moves);
    if (moves == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_gains_path(w->context, &onward->gains, onward->landings[landing->previous].state,
                           &gain, moves));
    return ent_route_joint(w, moves, gain.moves, out);
}

/* Tells the joint moves up to a landing. */
static ent_status tell_all(ent_route_work *w, ent_onward *onward, uint32_t at,
                           ent_joint_sequence *out)
{
    const ent_landing *landings = onward->landings;
    const size_t count = landings[at].ring;
    ent_joint_way *moves = ent_arena_new(w->arena, count, sizeof *moves);
    if (moves == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = count; k-- > 0; at = landings[at].previous) {
        ENT_TRY(tell(w, onward, &landings[at], &moves[k]));
    }
    out->count = count;
    out->moves = moves;
    return ENT_OK;
}

/* Searches on, and tells what was found; *work: the steps that may be made, and then those that are left. */
static ent_status search(ent_route_work *w, ent_onward *onward, uint64_t *work,
                         ent_joint_sequence *out)
{
    ent_onward_end end;
    onward->gains.left = *work;
    ENT_TRY(ent_onward_to(w->context, onward, w->targets, &end));
    *work = onward->gains.left;
    out->complete = end.complete;
    return end.landing == 0 ? ENT_OK : tell_all(w, onward, end.landing, out);
}

/* Finds the joint moves of sets of at most so many parties. */
static ent_status find_by(ent_route_work *w, size_t most, uint64_t *work, ent_joint_sequence *out)
{
    ent_onward *onward = NULL;
    ENT_TRY(open_search(w, most, &onward));
    const ent_status status = search(w, onward, work, out);
    return status == ENT_OK ? ENT_OK : close_search(w, most, status);
}

static ent_status find(ent_route_work *w, ent_joint_sequence *out)
{
    const size_t all = w->journey->graph->party_count;
    out->asked = ent_onward_fits(w->journey->graph);
    if (!out->asked) {
        return ENT_OK;
    }
    ent_onward *onward = NULL;
    ENT_TRY(open_search(w, all, &onward));
    uint64_t work = onward->gains.left; /* a search of its own has steps of its own */
    return find_by(w, all, &work, out);
}

/* A single joint gain may come to light here where not all sets of parties were looked at for one. */
static ent_status take_single(ent_route_work *w, const ent_joint_way *single)
{
    ent_joint_way *joint = ent_arena_new(w->arena, 1, sizeof *joint);
    if (joint == NULL) {
        return ENT_ERROR_MEMORY;
    }
    *joint = *single;
    joint->complete = false;
    w->route->joint = joint;
    w->route->sequence = NULL;
    return ENT_OK;
}

/*
 * Whether it is worth asking: where there is a joint gain there is no need. Where no moves lead there, joint moves, one
 * after another, still may, as whoever moved last in one may move first in the next; but not where moves are transitive,
 * since there the two moves would be one.
 */
static bool is_open(const ent_route_work *w)
{
    const ent_joint_way *joint = w->route->joint;
    return joint != NULL ? joint->losing != 0
                         : w->journey->graph->by_arcs && w->route->target_count > 0;
}

ent_status ent_route_sequence(ent_route_work *w)
{
    if (!is_open(w)) {
        return ENT_OK;
    }
    ent_joint_sequence *sequence = ent_arena_new(w->arena, 1, sizeof *sequence);
    if (sequence == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(find(w, sequence));
    w->route->sequence = sequence;
    return sequence->count == 1 ? take_single(w, &sequence->moves[0]) : ENT_OK;
}

/* Finds the smallest groups below a number of parties; single parties alone do not lead there, as was asked before. */
static ent_status find_smaller(ent_route_work *w, size_t parties, ent_joint_sequence *out)
{
    out->asked = ent_onward_fits(w->journey->graph);
    out->complete = out->asked;
    for (size_t most = 2; most < parties && out->complete && out->count == 0; most++) {
        ENT_TRY(find_by(w, most, &w->journey->group_work, out));
    }
    return ENT_OK;
}

ent_status ent_route_smaller(ent_route_work *w)
{
    const ent_joint_way *joint = w->route->joint;
    const size_t parties = joint != NULL ? ent_bits_in_word(joint->parties) : 0;
    if (parties < 3 || joint->losing != 0) {
        return ENT_OK;
    }
    ent_joint_sequence *smaller = ent_arena_new(w->arena, 1, sizeof *smaller);
    if (smaller == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(find_smaller(w, parties, smaller));
    w->route->smaller = smaller;
    return ENT_OK;
}
