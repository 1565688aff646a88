/* SPDX-License-Identifier: MIT */
/*
 * How a state is reached from today, in a line: by how many moves, whose they must be, whether each can be a gain to its
 * mover, and where not, what a joint move of those who have agreed on it would be to them, or several of them, one after
 * another, also of smaller groups; and what is left if one of those whose moves it takes refuses. O(options) beside the
 * journeys, the time of a route where no improvements lead there, and O(states * options) for each that may refuse.
 */
#include "dispute/subject.h"
#include "report/journey/fears.h"
#include "report/journey/joint.h"
#include "report/material/phrases.h"

#include <entente/paths.h>

enum { MOST_SIZE = 1 << 19 }; /* states times parties, for which joint moves are searched for */

/* The parties of which an option differs from today, none of which can be left out, as 1; how many there are. */
static size_t find_movers(ent_section_job *job, int *moves, uint64_t state)
{
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
    return count;
}

/* What is left if a party refuses. */
enum { LEFT_UNTOLD = 1, LEFT_REST, LEFT_NAMESAKE, LEFT_NONE };

/* Whether a state is reached from today without a move of a party; of some states of a name, where `name` is one. */
static ent_status is_left(ent_section_job *job, const char *which, size_t party, bool *out)
{
    ent_journey *journey = NULL;
    ent_state_set *target = NULL;
    ent_route *route = NULL;
    ENT_TRY(ent_material_journey(job->material, false, &journey));
    ENT_TRY(ent_states_find(job->context, job->space, "state", which, &target));
    const ent_status status = ent_route_new(job->context, journey, target, 1, &route);
    ent_state_set_free(target);
    *out = status == ENT_OK && route->without[party] != ENT_NOT_REACHED;
    ent_route_free(job->context, route);
    return status;
}

/* The state that is as another, but for the options of one party, which are as today; false: it is not possible. */
static bool find_rest(const ent_section_job *job, uint64_t state, size_t party, uint64_t *out)
{
    for (uint64_t s = 0; s < ent_state_count(job->space); s++) {
        bool same = true;
        for (size_t o = 0; same && o < ent_option_count(job->dispute); o++) {
            const uint64_t from =
                ent_option_at(job->dispute, o).party == party ? job->today : state;
            same = !ent_state_varies(job->space, s, o) && !ent_state_varies(job->space, from, o) &&
                   ent_state_value(job->space, s, o) == ent_state_value(job->space, from, o);
        }
        if (same) {
            *out = s;
            return true;
        }
    }
    return false;
}

/* What is left of a state if a party refuses: in *rest a state that has its name too, or would hold, else another of its
 * name, or none. */
static ent_status find_left(ent_section_job *job, uint64_t state, size_t party, int *out,
                            uint64_t *rest)
{
    char key[ENT_STATE_KEY_ROOM];
    bool left = false;
    const size_t name = ent_material_name(job->material, state);
    const bool possible = find_rest(job, state, party, rest) && *rest != job->today;
    *out = LEFT_NONE;
    if (possible && ((name != ENT_NO_NAME && ent_state_has_name(job->space, *rest, name)) ||
                     ent_equilibrium_concepts(job->solution, *rest) != 0)) {
        ent_phrase_key(key, *rest);
        ENT_TRY(is_left(job, key, party, &left));
        *out = left ? LEFT_REST : LEFT_NONE;
    }
    if (*out == LEFT_NONE && name != ENT_NO_NAME) {
        ENT_TRY(is_left(job, ent_name_at(job->dispute, name), party, &left));
        *out = left ? LEFT_NAMESAKE : LEFT_NONE;
    }
    return ENT_OK;
}

/* That others than the one who refuses are worse off there than today: that moves lead there does not say that they are made.
 */
static void put_losers(ent_section_job *job, ent_page *page, size_t party, uint64_t rest,
                       bool holds)
{
    int *worse = ent_phrase_chosen(job, page);
    size_t count = 0;
    for (size_t p = 0; worse != NULL && p < ent_party_count(job->dispute); p++) {
        worse[p] = p != party &&
                   ent_level(job->solution, p, rest) < ent_level(job->solution, p, job->today);
        count += (size_t)worse[p];
    }
    if (count > 0) {
        ent_tree_text(page,
                      holds ? ", but is worse than today for " : ", and is worse than today for ");
        (void)ent_phrase_parties(job, page, worse, 1);
    }
}

/* "If Ann refuses, moves of the others lead to s49 (decree), which would also hold, by threats that last [SMR], but is worse
 * than today for Bob." */
static void put_rest(ent_section_job *job, ent_page *page, uint64_t state, size_t party,
                     uint64_t rest)
{
    const size_t name = ent_material_name(job->material, state);
    const unsigned concepts = ent_equilibrium_concepts(job->solution, rest);
    ent_subject who = ent_party_subject(job->dispute, party);
    ent_tree_text(page, " If ");
    ent_section_put_party(job, page, party);
    ent_tree_text(page, ent_inflect(&who, " {refuses|refuse}, moves of the others lead to "));
    ent_phrase_state(job, page, rest);
    ent_tree_text(page, ", which ");
    if (name != ENT_NO_NAME && ent_state_has_name(job->space, rest, name)) {
        ent_tree_text(page, "is \"");
        ent_phrase_name(job, page, name);
        ent_tree_text(page,
                      concepts != 0 ? "\", too, and would hold " : "\", too, but would not hold");
    } else {
        ent_tree_text(page, "would also hold, ");
    }
    if (concepts != 0) {
        ent_phrase_firmness(page, concepts);
    }
    put_losers(job, page, party, rest, concepts != 0);
    ent_tree_text(page, ".");
}

/* "Without a move of Ann, or of Bob, no state of this name is reached." */
static void put_without(ent_section_job *job, ent_page *page, const int *left, int kind,
                        const char *words)
{
    size_t movers = 0, count = 0, put = 0;
    for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
        movers += left[p] != 0;
        count += left[p] == kind;
    }
    const bool all = kind == LEFT_NONE && count == movers;
    ent_tree_text(page, all ? " Unless each of them moves," : "");
    for (size_t p = 0; !all && p < ent_party_count(job->dispute); p++) {
        if (left[p] == kind) {
            ent_tree_text(page, put++ > 0 ? ", or of " : " Without a move of ");
            ent_section_put_party(job, page, p);
        }
    }
    ent_tree_text(page, put > 1 ? "," : "");
    ent_tree_text(page, count > 0 ? words : "");
}

/* What is left if one of several refuses whose moves it takes. */
static ent_status put_refusals(ent_section_job *job, ent_page *page, uint64_t state, int *left)
{
    const size_t name = ent_material_name(job->material, state);
    if (ent_state_count(job->space) > MOST_SIZE / ent_party_count(job->dispute)) {
        return ENT_OK;
    }
    for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
        uint64_t rest = 0;
        if (left[p] == LEFT_UNTOLD) {
            ENT_TRY(find_left(job, state, p, &left[p], &rest));
        }
        if (left[p] == LEFT_REST) {
            put_rest(job, page, state, p, rest);
        }
    }
    put_without(job, page, left, LEFT_NAMESAKE, " another state of this name can be reached.");
    put_without(job, page, left, LEFT_NONE,
                name == ENT_NO_NAME ? " it is not reached." : " no state of this name is reached.");
    return ENT_OK;
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

/* Whose party would have to fear an answer, where moves that are each a gain lead there. */
static ent_status put_fears(ent_section_job *job, ent_page *page, const ent_settlement *standing)
{
    ent_journey *gains = NULL;
    if (standing->improvements == ENT_NOT_REACHED) {
        return ENT_OK;
    }
    ENT_TRY(ent_material_journey(job->material, true, &gains));
    ENT_TRY(ent_words_fears(&job->text, job->context, gains, standing->state));
    ent_section_text(job, page);
    return ENT_OK;
}

/* How many moves lead there, whose, and whether each can be a gain to its mover; without the full stop. */
static void put_moves(ent_section_job *job, ent_page *page, const ent_settlement *standing,
                      const int *movers, size_t count)
{
    const uint32_t moves = standing->moves, gains = standing->improvements;
    ent_tree_text(page, " From today ");
    ent_phrase_count(job, page, moves, "move leads there", "moves lead there");
    if (count > 0) {
        ent_tree_text(page, ", by ");
        (void)ent_phrase_parties(job, page, movers, 1);
    }
    if (gains != moves && gains != ENT_NOT_REACHED) {
        ent_tree_format(page, "; so do %lu that are each a gain to their mover",
                        (unsigned long)gains);
        return;
    }
    ent_tree_text(page, count > 1 ? "; " : ", ");
    ent_tree_text(page, gains == moves && moves == 1 ? "a gain to the mover"
                        : gains == moves             ? "each a gain to its mover"
                        : moves == 1
                            ? "no gain to the mover"
                            : "moves that are each a gain to their mover do not lead there");
}

ent_status ent_phrase_way(ent_section_job *job, ent_page *page, const ent_settlement *standing)
{
    const uint64_t state = standing->state;
    if (standing->moves == ENT_NOT_REACHED) {
        ent_tree_text(page, " No moves lead there from today.");
        return put_together(job, page, state, 0);
    }
    if (state == job->today) {
        return ENT_OK;
    }
    int *movers = ent_phrase_chosen(job, page);
    const size_t count = find_movers(job, movers, state);
    put_moves(job, page, standing, movers, count);
    ENT_TRY(put_fears(job, page, standing));
    ent_tree_text(page, ".");
    return standing->improvements == ENT_NOT_REACHED ? put_together(job, page, state, count)
                                                     : ENT_OK;
}

ent_status ent_phrase_refusals(ent_section_job *job, ent_page *page, const ent_settlement *standing)
{
    if (standing->moves == ENT_NOT_REACHED || standing->state == job->today) {
        return ENT_OK;
    }
    int *movers = ent_phrase_chosen(job, page);
    return find_movers(job, movers, standing->state) > 1
               ? put_refusals(job, page, standing->state, movers)
               : ENT_OK;
}
