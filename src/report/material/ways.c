/* SPDX-License-Identifier: MIT */
/*
 * How a state is reached from today, in a line: by how many moves, whose they must be, whether each can be a gain to its
 * mover, and where not, what a joint move of those who have agreed on it would be to them, or several of them, one after
 * another, also of smaller groups. O(options) beside the journeys, and the time of a route where no improvements lead there.
 */
#include "report/journey/joint.h"
#include "report/material/phrases.h"

#include <entente/paths.h>

enum { MOST_SIZE = 1 << 19 }; /* states times parties, for which joint moves are searched for */

/* The parties of which an option differs from today, none of which can be left out; how many there are. */
static size_t put_movers(ent_section_job *job, ent_page *page, uint64_t state)
{
    int *moves = ent_phrase_chosen(job, page);
    size_t count = 0;
    for (size_t o = 0; moves != NULL && o < ent_option_count(job->dispute); o++) {
        if (!ent_state_varies(job->space, state, o) &&
            !ent_state_varies(job->space, job->today, o) &&
            ent_state_value(job->space, state, o) != ent_state_value(job->space, job->today, o)) {
            moves[ent_option_at(job->dispute, o).party] = 1;
        }
    }
    for (size_t p = 0; moves != NULL && p < ent_party_count(job->dispute); p++) {
        count += (size_t)moves[p];
    }
    if (count > 0) {
        ent_tree_text(page, ", by ");
        (void)ent_phrase_parties(job, page, moves, 1);
        ent_tree_text(page, count == 1 ? "" : ", each of which can refuse");
    }
    return count;
}

/* What it is to those who go there by a joint move; they are told where they are more than the `movers` told already. */
static void put_joint(ent_section_job *job, ent_page *page, const ent_joint_way *joint,
                      size_t movers)
{
    int *chosen = ent_phrase_chosen(job, page);
    size_t count = 0;
    for (size_t p = 0; chosen != NULL && p < ent_party_count(job->dispute); p++) {
        chosen[p] = (joint->losing >> p & 1) != 0 ? 2 : (joint->parties >> p & 1) != 0;
    }
    if (chosen == NULL || (joint->parties & (joint->parties - 1)) == 0) {
        return; /* one party alone, of which it is said already */
    }
    for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
        count += chosen[p] != 0;
    }
    if (joint->losing == 0) {
        ent_tree_text(page, " Agreed on together");
        if (count > movers) {
            ent_tree_text(page, " by ");
            (void)ent_phrase_parties(job, page, chosen, 1);
        }
        ent_tree_text(page, " it is a gain to each of them.");
    } else {
        ent_tree_text(page, " Agreed on together, it is still no gain to ");
        (void)ent_phrase_parties(job, page, chosen, 2);
        ent_tree_text(page, ".");
    }
}

/* That joint moves one after another lead there, each a gain to all who make it. */
static void put_sequence(ent_section_job *job, ent_page *page, const ent_joint_sequence *sequence)
{
    if (sequence != NULL && sequence->count > 0) {
        ent_tree_text(page, " But ");
        ent_phrase_count(job, page, sequence->count, "joint move", "joint moves");
        ent_tree_text(page, " lead there, one after another, each a gain to those who make it.");
    }
}

/* Whether fewer at one table would do, one group after another. */
static void put_smaller(ent_section_job *job, ent_page *page, const ent_joint_sequence *sequence)
{
    if (sequence == NULL) {
        return;
    }
    if (sequence->count > 0) {
        ent_tree_text(page, " Fewer at one table can do it: ");
        ent_phrase_count(job, page, sequence->count, "joint move", "joint moves");
        ent_tree_text(page, sequence->count == 1 ? " of " : ", one after another, of at most ");
        ent_phrase_count(job, page, ent_words_largest(sequence), "party", "parties");
        ent_tree_text(page, sequence->count == 1 ? ", a gain to those who make it."
                                                 : ", each a gain to those who make it.");
    } else if (sequence->asked && sequence->complete) {
        ent_tree_text(page, " Smaller groups, one after another, do not come there by gains.");
    } else {
        ent_tree_text(page,
                      " Whether smaller groups could go there one after another was not asked");
        ent_tree_text(page, sequence->asked ? " to the end." : ": there are too many states.");
    }
}

/* Looks for joint moves where no improvements of single parties lead. */
static ent_status put_together(ent_section_job *job, ent_page *page, uint64_t state, size_t movers)
{
    char key[ENT_STATE_KEY_ROOM];
    ent_journey *gains = NULL;
    ent_state_set *target = NULL;
    ent_route *route = NULL;
    if (ent_state_count(job->space) > MOST_SIZE / ent_party_count(job->dispute)) {
        return ENT_OK;
    }
    ent_phrase_key(key, state);
    ENT_TRY(ent_material_journey(job->material, true, &gains));
    ENT_TRY(ent_states_find(job->context, job->space, "state", key, &target));
    const ent_status status = ent_route_new(job->context, gains, target, 1, &route);
    ent_state_set_free(target);
    if (status == ENT_OK && route->joint != NULL) {
        put_joint(job, page, route->joint, movers);
    }
    if (status == ENT_OK) {
        put_sequence(job, page, route->sequence);
        put_smaller(job, page, route->smaller);
    }
    ent_route_free(job->context, route);
    return status;
}

ent_status ent_phrase_way(ent_section_job *job, ent_page *page, const ent_settlement *standing)
{
    const uint32_t moves = standing->moves, gains = standing->improvements;
    if (moves == ENT_NOT_REACHED) {
        ent_tree_text(page, " No moves lead there from today.");
        return put_together(job, page, standing->state, 0);
    }
    if (standing->state == job->today) {
        return ENT_OK;
    }
    ent_tree_text(page, " From today ");
    ent_phrase_count(job, page, moves, "move leads there", "moves lead there");
    const size_t movers = put_movers(job, page, standing->state);
    if (gains != moves && gains != ENT_NOT_REACHED) {
        ent_tree_format(page, "; so do %lu that are each a gain to their mover.",
                        (unsigned long)gains);
        return ENT_OK;
    }
    ent_tree_text(page, movers > 1 ? "; " : ", ");
    ent_tree_text(page, gains == moves && moves == 1 ? "a gain to the mover."
                        : gains == moves             ? "each a gain to its mover."
                        : moves == 1
                            ? "no gain to the mover."
                            : "moves that are each a gain to their mover do not lead there.");
    return gains == ENT_NOT_REACHED ? put_together(job, page, standing->state, movers) : ENT_OK;
}
