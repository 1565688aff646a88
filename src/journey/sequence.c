/* SPDX-License-Identifier: MIT */
/*
 * Where no single joint gain leads: joint gains one after another. The search belongs to the journey, since it begins where
 * that begins, whatever it is asked for (onward.h); here what it found is told.
 */
#include "journey/journey.h"

/* The search of the journey, made when first asked for. */
static ent_status search(ent_route_work *w, ent_onward_end *out)
{
    ent_journey *journey = w->journey;
    if (journey->onward == NULL) {
        ENT_TRY(ent_onward_new(&journey->allocator, journey->graph, journey->reach.start,
                               &journey->onward));
    }
    return ent_onward_to(w->context, journey->onward, w->targets, out);
}

/* Tells one joint move of a sequence, which leads to a landing. */
static ent_status tell(ent_route_work *w, const ent_landing *landing, ent_joint_way *out)
{
    ent_onward *onward = w->journey->onward;
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
static ent_status tell_all(ent_route_work *w, uint32_t at, ent_joint_sequence *out)
{
    const ent_landing *landings = w->journey->onward->landings;
    const size_t count = landings[at].ring;
    ent_joint_way *moves = ent_arena_new(w->arena, count, sizeof *moves);
    if (moves == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = count; k-- > 0; at = landings[at].previous) {
        ENT_TRY(tell(w, &landings[at], &moves[k]));
    }
    out->count = count;
    out->moves = moves;
    return ENT_OK;
}

static ent_status find(ent_route_work *w, ent_joint_sequence *out)
{
    ent_onward_end end;
    out->asked = ent_onward_fits(w->journey->graph);
    if (!out->asked) {
        return ENT_OK;
    }
    ENT_TRY(search(w, &end));
    out->complete = end.complete;
    return end.landing == 0 ? ENT_OK : tell_all(w, end.landing, out);
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
    const ent_status status = sequence == NULL ? ENT_ERROR_MEMORY : find(w, sequence);
    if (status != ENT_OK) {
        ent_onward_free(&w->journey->allocator, w->journey->onward);
        w->journey->onward = NULL;
        return status;
    }
    w->route->sequence = sequence;
    return sequence->count == 1 ? take_single(w, &sequence->moves[0]) : ENT_OK;
}
