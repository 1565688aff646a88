/* SPDX-License-Identifier: MIT */
/*
 * "How to get there": the shortest ways from today to a state, who makes each move and gains or loses by it, whose
 * refusal blocks it, and, where no way leads there, what stands against it.
 */
#include "dispute/model.h"
#include "dispute/subject.h"
#include "report/journey/answer.h"
#include "report/journey/fears.h"
#include "report/journey/joint.h"
#include "report/material/material.h"
#include "report/material/phrases.h"
#include "report/words.h"

#include <string.h>

enum { MOST_WAYS = 2 };

/* What a move is to its mover, and by which wish. */
static void put_gain(ent_section_job *job, ent_page *page, size_t party, ent_gain gain,
                     size_t reason)
{
    static const char *const words[] = {"a loss", "neither gain nor loss", "a gain"};
    static const ent_tree_role roles[] = {ENT_ROLE_BAD, ENT_ROLE_PLAIN, ENT_ROLE_GOOD};
    ent_tree_word(page, ENT_TREE_BADGE, roles[gain], words[gain], NULL);
    ent_subject who = ent_party_subject(job->dispute, party);
    ent_tree_text(page, ent_inflect(&who, " to {it|them}"));
    if (reason != ENT_NO_STATEMENT) {
        ent_tree_text(page, gain == ENT_GAIN_WORSE ? ": it breaks " : ": it meets ");
        ent_phrase_wish(job, page, party, reason);
    }
}

static void put_way(ent_section_job *job, ent_page *page, const ent_way *way, uint32_t steps)
{
    ent_tree_open(page, ENT_TREE_STEPS, ENT_ROLE_PLAIN, NULL, NULL);
    for (uint32_t k = 0; k < steps; k++) {
        const ent_way_step *step = &way->steps[k];
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        ent_section_put_party(job, page, step->party);
        ent_tree_text(page, " ");
        ent_phrase_move(job, page, step->party, step->from, step->to);
        ent_tree_text(page, ", leading to ");
        ent_phrase_state(job, page, step->to);
        ent_tree_text(page, ": ");
        put_gain(job, page, step->party, step->gain, step->reason);
        if (step->feared) {
            ent_subject who = ent_party_subject(job->dispute, step->party);
            ent_tree_text(
                page, ent_inflect(&who, ", but {it|they} would have to fear an answer that pays"));
        }
        ent_tree_text(page, ".");
        ent_tree_close(page, ENT_TREE_ITEM);
    }
    ent_tree_close(page, ENT_TREE_STEPS);
}

/* Who can block, and what a refusal of the others costs. */
static void put_refusals(ent_section_job *job, ent_page *page, const ent_route *route)
{
    int *chosen = ent_phrase_chosen(job, page);
    if (chosen == NULL) {
        return;
    }
    ent_subject who = ent_subject_of(false);
    for (size_t p = 0; p < route->party_count; p++) {
        chosen[p] = route->without[p] == ENT_NOT_REACHED;
        who = chosen[p] == 1 ? ent_party_subject(job->dispute, p) : who;
    }
    ent_phrase_begin(page);
    ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, "Who can block:", NULL);
    ent_tree_text(page, " ");
    const size_t blocking = ent_phrase_parties(job, page, chosen, 1);
    ent_tree_text(page,
                  blocking == 0 ? "no party by itself."
                  : blocking == 1
                      ? ent_inflect(&who, "; no way leads there without a move of {it|theirs}.")
                      : "; no way leads there without a move of each.");
    for (size_t p = 0; p < route->party_count; p++) {
        if (route->without[p] != ENT_NOT_REACHED && route->without[p] > route->steps) {
            ent_tree_text(page, " Without ");
            ent_section_put_party(job, page, p);
            ent_tree_text(page, " it takes ");
            ent_phrase_count(job, page, route->without[p], "move", "moves");
            ent_tree_text(page, ".");
        }
    }
    ent_phrase_end(page);
}

static void put_obstacle(ent_section_job *job, ent_page *page, const ent_route *route,
                         const ent_obstacle *obstacle)
{
    ent_subject who = ent_party_subject(job->dispute, obstacle->party);
    ent_tree_text(page, "That ");
    ent_section_put_party(job, page, obstacle->party);
    ent_tree_text(page, " ");
    ent_phrase_move(job, page, obstacle->party, route->closest, route->wanted);
    ent_tree_text(page, ": ");
    switch (obstacle->kind) {
    case ENT_OBSTACLE_DIRECTION:
        ent_tree_format(page, "\"%s\" cannot move that way",
                        ent_option_at(job->dispute, obstacle->which).label);
        break;
    case ENT_OBSTACLE_RULE:
        ent_tree_text(page, "by itself that would break the rule ");
        ent_phrase_rule(job, page, obstacle->which);
        break;
    case ENT_OBSTACLE_PREFERENCE:
        ent_tree_text(page, "by itself that is ");
        put_gain(job, page, obstacle->party, obstacle->gain, obstacle->which);
        break;
    case ENT_OBSTACLE_PERCEPTION:
        ent_tree_text(page,
                      ent_inflect(&who, "{it does|they do} not perceive one of the two states"));
        break;
    case ENT_OBSTACLE_TURN:
        ent_tree_text(
            page,
            ent_inflect(
                &who,
                "{it has|they have} just moved when this state is reached, and nobody moves twice "
                "in a row"));
        break;
    case ENT_OBSTACLE_STEPS:
        ent_tree_text(page, ent_inflect(&who, "no single move of {it|theirs} makes this change"));
        break;
    }
    ent_tree_text(page, ".");
}

static void put_obstacles(ent_section_job *job, ent_page *page, const ent_route *route)
{
    if (route->compared_count == 0) {
        return;
    }
    ent_phrase_begin(page);
    ent_tree_text(page, "The closest that is reached is ");
    ent_phrase_state(job, page, route->closest);
    ent_tree_text(page, ". What is missing from there:");
    ent_phrase_end(page);
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < route->obstacle_count; k++) {
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        put_obstacle(job, page, route, &route->obstacles[k]);
        ent_tree_close(page, ENT_TREE_ITEM);
    }
    ent_tree_close(page, ENT_TREE_LIST);
}

/* Puts the gathered text as a paragraph; nothing where there is none. */
static void put_gathered(ent_section_job *job, ent_page *page)
{
    if (ent_text_get(&job->text)[0] != '\0') {
        ent_phrase_begin(page);
        ent_section_text(job, page);
        ent_phrase_end(page);
    }
}

/* What a joint move is to each of its movers. */
static void add_joint_gains(ent_section_job *job, const ent_joint_way *joint)
{
    for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
        if ((joint->parties >> p & 1) != 0) {
            ent_words_joint_gain(&job->text, job->space, joint, p);
            ent_text_add(&job->text, " ");
        }
    }
}

/* Adds what the others can answer to a joint move that is a gain to all who make it; a failure is the page's. */
static void add_answer(ent_section_job *job, ent_page *page, const ent_joint_way *joint)
{
    const ent_status status =
        joint->losing == 0 ? ent_words_joint_answer(&job->text, job->context, job->solution, joint)
                           : ENT_OK;
    ent_text_add(&job->text, joint->losing == 0 ? " " : "");
    if (status != ENT_OK) {
        page->status = status;
    }
}

/* Joint moves one after another; `add_count` tells how many. */
static void put_sequence(ent_section_job *job, ent_page *page, const ent_joint_sequence *sequence,
                         void (*add_count)(ent_text *, const ent_joint_sequence *))
{
    if (sequence->count == 0) {
        ent_tree_paragraph(page, ENT_ROLE_PLAIN, ent_words_no_sequence(sequence));
        return;
    }
    ent_phrase_begin(page);
    ent_tree_text(page, sequence->count == 1 ? "There is " : "There are ");
    add_count(&job->text, sequence);
    ent_section_text(job, page);
    ent_phrase_end(page);
    ent_tree_open(page, ENT_TREE_STEPS, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < sequence->count; k++) {
        const ent_joint_way *joint = &sequence->moves[k];
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        ent_words_sequence_move(&job->text, job->space, joint);
        for (size_t n = 0; n < joint->step_count; n++) {
            ent_text_add(&job->text, " ");
            ent_words_joint_step(&job->text, job->space, &joint->steps[n]);
        }
        ent_text_add(&job->text, " ");
        add_joint_gains(job, joint);
        add_answer(job, page, joint);
        ent_section_text(job, page);
        ent_tree_close(page, ENT_TREE_ITEM);
    }
    ent_tree_close(page, ENT_TREE_STEPS);
    ent_words_sequence_unlooked(&job->text, sequence);
    put_gathered(job, page);
}

/* Puts the gathered text as one that begins a paragraph: with a capital, where it begins with words of ours or an article. */
static void put_opening(ent_section_job *job, ent_page *page, const ent_joint_way *joint)
{
    const char *words = ent_text_get(&job->text);
    size_t first = 0;
    while ((joint->parties >> first & 1) == 0) {
        first++;
    }
    const char *name = ent_party_name(job->dispute, first);
    const bool named = strncmp(words, name, strlen(name)) == 0;
    if (words[0] != '\0' && (named || joint->losing != 0)) {
        ent_tree_format(page, "%c%s", named ? ent_party_opening(job->dispute, first)[0] : 'N',
                        words + 1);
        ent_text_clear(&job->text);
    }
    ent_section_text(job, page);
}

/* A joint move: who makes it, and its steps. */
static void put_joint_steps(ent_section_job *job, ent_page *page, const ent_joint_way *joint)
{
    ent_phrase_heading(page, "By a joint move");
    ent_phrase_begin(page);
    ent_words_joint(&job->text, job->space, joint, false); /* to the one state of the section */
    put_opening(job, page, joint);
    ent_phrase_end(page);
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < joint->step_count; k++) {
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        ent_words_joint_step(&job->text, job->space, &joint->steps[k]);
        ent_section_text(job, page);
        ent_tree_close(page, ENT_TREE_ITEM);
    }
    ent_tree_close(page, ENT_TREE_LIST);
    add_joint_gains(job, joint);
    add_answer(job, page, joint);
}

/* Who could go there together, where no moves lead there that each bring a gain. */
static void put_joint(ent_section_job *job, ent_page *page, const ent_route *route)
{
    if (route->joint != NULL) {
        put_joint_steps(job, page, route->joint);
    }
    ent_words_joint_unlooked(&job->text, route);
    put_gathered(job, page);
    if (ent_words_has_sequence(route)) {
        ent_phrase_heading(page, "By joint moves one after another");
        put_sequence(job, page, route->sequence, ent_words_sequence);
    }
    if (route->smaller != NULL) {
        ent_phrase_heading(page, "By smaller groups one after another");
        put_sequence(job, page, route->smaller, ent_words_smaller);
    }
}

/* How the state is reached by moves of one kind. */
static void put_route(ent_section_job *job, ent_page *page, const ent_route *route, bool paid)
{
    ent_phrase_heading(page, paid ? "By moves that each bring a gain to the party that makes them"
                                  : "By moves of any kind");
    if (route->steps == ENT_NOT_REACHED) {
        ent_tree_paragraph(page, ENT_ROLE_PLAIN, "No way leads there.");
        put_obstacles(job, page, route);
        put_joint(job, page, route);
        return;
    }
    ent_phrase_begin(page);
    ent_phrase_count(job, page, route->steps, "move", "moves");
    ent_tree_text(page, " at least, in ");
    if (route->way_count == UINT64_MAX) {
        ent_tree_text(page, "more than 10^19 shortest ways");
    } else {
        ent_phrase_count(job, page, route->way_count, "way", "ways");
    }
    ent_tree_text(page,
                  route->shown_count < route->way_count ? ", of which these come first:" : ":");
    ent_phrase_end(page);
    for (size_t k = 0; k < route->shown_count; k++) {
        if (route->shown_count > 1) {
            ent_tree_paragraph(page, ENT_ROLE_PLAIN, k == 0 ? "One way:" : "Another:");
        }
        put_way(job, page, &route->shown[k], route->steps);
    }
    put_refusals(job, page, route);
    if (paid && route->steps > 0) {
        ent_words_ways_end(&job->text, route);
        put_gathered(job, page);
    }
}

static ent_status put_kind(ent_section_job *job, ent_page *page, const ent_state_set *target,
                           bool paid)
{
    ent_journey *journey = NULL;
    ent_route *route = NULL;
    ENT_TRY(ent_material_journey(job->material, paid, &journey));
    ENT_TRY(ent_route_new(job->context, journey, target, MOST_WAYS, &route));
    put_route(job, page, route, paid);
    ent_route_free(job->context, route);
    return ENT_OK;
}

/* The set of one state. */
static ent_status only(ent_section_job *job, uint64_t state, ent_state_set **out)
{
    char key[ENT_STATE_KEY_ROOM];
    ent_phrase_key(key, state);
    return ent_states_find(job->context, job->space, "state", key, out);
}

static ent_status put_ways(ent_section_job *job, ent_page *page, uint64_t state)
{
    ent_state_set *target = NULL;
    ENT_TRY(only(job, state, &target));
    ent_status status = put_kind(job, page, target, false);
    if (status == ENT_OK) {
        status = put_kind(job, page, target, true);
    }
    ent_state_set_free(target);
    return status;
}

ent_status ent_section_paths(ent_section_job *job, ent_page *page)
{
    const ent_digest *digest = NULL; /* for the names of states */
    uint64_t state = 0;
    ENT_TRY(ent_material_digest(job->material, &digest));
    const ent_status found = ent_material_state(job->material, &state);
    if (found == ENT_ERROR_NOT_FOUND || !job->has_today) {
        ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                           found == ENT_ERROR_NOT_FOUND
                               ? "No state would hold, and none was asked for."
                               : "The file does not say what holds today, so there is nothing to "
                                 "start from.");
        return ENT_OK;
    }
    ENT_TRY(found);
    ent_phrase_begin(page);
    ent_tree_text(page, "From today, ");
    ent_phrase_state(job, page, job->today);
    ent_tree_text(page, ", to ");
    ent_phrase_state(job, page, state);
    ent_tree_text(page, state == job->today ? ": that is where things stand." : ".");
    ent_phrase_end(page);
    return state == job->today ? ENT_OK : put_ways(job, page, state);
}
