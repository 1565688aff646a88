/* SPDX-License-Identifier: MIT */
/*
 * Paths in words: what is reached by how many moves; the ways to a set of states, who makes each move and
 * gains or loses by it, who can block; and where no way leads, what stands against it.
 */
#include "diag/context.h"
#include "dispute/model.h"
#include "dispute/subject.h"
#include "report/head.h"
#include "report/journey/answer.h"
#include "report/journey/fears.h"
#include "report/journey/joint.h"
#include "report/words.h"
#include <entente/explain.h>

#include <string.h>

enum { MOST_RINGS = 12, NAME_WIDTH = 34 };

typedef struct page {
    ent_paths_sheet *s;
    ent_text text;
} page;

static void paragraph(page *p, size_t first, size_t rest)
{
    ent_put_gathered(p->s->w, first, rest, &p->text);
}

static const char *name_of(const page *p, size_t party)
{
    return ent_party_name(p->s->dispute, party);
}

static void add_moves(page *p, uint32_t steps)
{
    if (steps == ENT_NOT_REACHED) {
        ent_text_add(&p->text, "no way");
    } else {
        ent_words_count(&p->text, steps, "move", "moves");
    }
}

/* A number with its digits in groups, flush right in 12 columns. */
static void put_number(page *p, uint64_t number)
{
    ent_text_add_grouped(&p->text, number);
    ent_put_format(p->s->w, "%12s", ent_text_get(&p->text));
    ent_text_clear(&p->text);
}

static void put_ring(page *p, uint32_t k, uint64_t totals[2])
{
    ent_put_format(p->s->w, "  %5u", (unsigned)k);
    for (int kind = 0; kind < 2; kind++) {
        const uint64_t ring = ent_journey_ring(p->s->journeys[kind], k);
        totals[kind] += ring;
        if (ring == 0 && kind == 0) {
            ent_put_format(p->s->w, "%24s", "");
        } else if (ring > 0) {
            put_number(p, ring);
            put_number(p, totals[kind]);
        }
    }
    ent_put(p->s->w, "\n");
}

/* What is reached by each number of moves. */
static void put_rings(page *p)
{
    ent_journey *const *j = p->s->journeys;
    uint64_t totals[2] = {0, 0};
    uint32_t last = 0;
    ent_put(p->s->w, "\nWhat is reached, by the number of moves\n"
                     "                    any moves      improvements alone\n"
                     "  moves         new      in all         new      in all\n");
    while (ent_journey_ring(j[0], last + 1) > 0 || ent_journey_ring(j[1], last + 1) > 0) {
        last++;
    }
    for (uint32_t k = 0; k <= last; k++) {
        if (k < MOST_RINGS || p->s->view->most == 0) {
            put_ring(p, k, totals);
        }
    }
    if (last >= MOST_RINGS && p->s->view->most != 0) {
        ent_put_format(p->s->w, "  ... up to %u moves: %llu and %llu states; --limit 0 shows all\n",
                       (unsigned)last, (unsigned long long)ent_journey_reached_count(j[0]),
                       (unsigned long long)ent_journey_reached_count(j[1]));
    }
    if (ent_journey_reached_count(j[0]) < ent_state_count(p->s->space)) {
        ent_put_format(
            p->s->w, "  never: %llu of %llu states\n",
            (unsigned long long)(ent_state_count(p->s->space) - ent_journey_reached_count(j[0])),
            (unsigned long long)ent_state_count(p->s->space));
    }
}

/* Where improvements end. */
static void put_ends(page *p)
{
    const ent_journey *j = p->s->journeys[1];
    const uint64_t count = ent_journey_end_count(j);
    const uint64_t most = p->s->view->most == 0 ? count : p->s->view->most;
    uint64_t shown = 0;
    ent_put(p->s->w, "\n");
    if (ent_journey_is_end(j, ent_journey_from(j))) {
        ent_put(p->s->w, "No party can improve by a move of its own: improvements do not begin.\n");
        return;
    }
    if (count == 0) {
        ent_put(p->s->w,
                "Improvements never end: in every state that they reach somebody can improve "
                "again.\n");
        return;
    }
    ent_text_add(&p->text, "Sequences of improvements end in ");
    for (uint64_t s = 0; s < ent_state_count(p->s->space) && shown < most; s++) {
        if (ent_journey_is_end(j, s)) {
            ent_text_add(&p->text, shown == 0 ? "" : ", ");
            ent_words_state(&p->text, p->s->space, s);
            ent_text_format(&p->text, " after ");
            add_moves(p, ent_journey_steps(j, s));
            shown++;
        }
    }
    if (shown < count) {
        ent_text_format(&p->text, ", and %llu more", (unsigned long long)(count - shown));
    }
    ent_text_add(&p->text, ", where no party can improve by a move of its own.");
    paragraph(p, 0, 2);
}

/* How each name of the file is reached, in place of a set that is asked for. */
static void put_names(page *p)
{
    const size_t count = ent_name_count(p->s->dispute);
    if (count == 0) {
        return;
    }
    ent_put(p->s->w, "\nHow far the named states are\n");
    ent_put_padded(p->s->w, "  name", NAME_WIDTH);
    ent_put(p->s->w, "   states     any moves   improvements alone\n");
    for (size_t n = 0; n < count; n++) {
        const ent_name_way way = ent_name_way_of(p->s, n);
        ent_text_format(&p->text, "  %s", ent_name_at(p->s->dispute, n));
        ent_put_padded(p->s->w, ent_text_get(&p->text), NAME_WIDTH);
        ent_text_clear(&p->text);
        ent_put_format(p->s->w, "%9llu", (unsigned long long)way.states);
        for (int kind = 0; kind < 2; kind++) {
            if (way.steps[kind] == ENT_NOT_REACHED) {
                ent_put_format(p->s->w, kind == 0 ? "%14s" : "%21s",
                               way.states == 0 ? "-" : "no way");
            } else {
                ent_put_format(p->s->w, kind == 0 ? "%14u" : "%21u", (unsigned)way.steps[kind]);
            }
        }
        ent_put(p->s->w, "\n");
    }
}

/* What a move is to its mover, and by which wish. */
static void add_gain(page *p, ent_gain gain, size_t party, size_t reason)
{
    static const char *const words[] = {"worse for {it|them}", "equal for {it|them}",
                                        "better for {it|them}"};
    ent_subject who = ent_party_subject(p->s->dispute, party);
    ent_text_add(&p->text, ent_inflect(&who, words[gain]));
    if (reason != ENT_NO_STATEMENT && gain != ENT_GAIN_EQUAL) {
        ent_text_add(&p->text,
                     ent_inflect(&who, gain == ENT_GAIN_BETTER ? ", it meets {its|their} wish "
                                                               : ", it breaks {its|their} wish "));
        ent_words_statement(&p->text, p->s->dispute, party, reason);
    }
}

/* That its party would have to fear an answer. */
static void add_fear(page *p, const ent_way_step *step)
{
    if (step->feared) {
        ent_subject who = ent_party_subject(p->s->dispute, step->party);
        ent_text_format(&p->text,
                        ent_inflect(&who, ", but {it|they} would have to fear an answer that pays "
                                          "(entente explain FILE s%llu)"),
                        (unsigned long long)step->from + 1);
    }
}

/* Under which concepts the end of a way holds, where several states were asked for. */
static void add_end(page *p, uint64_t state)
{
    const unsigned concepts = ent_equilibrium_concepts(p->s->solution, state);
    ent_text_add(&p->text, concepts == 0 ? " It does not hold." : " It holds under ");
    if (concepts != 0) {
        ent_words_concepts(&p->text, concepts);
        ent_text_add(&p->text, ".");
    }
}

static void put_way(page *p, size_t number, const ent_way *way, uint32_t steps, bool several)
{
    for (uint32_t k = 0; k < steps; k++) {
        const ent_way_step *step = &way->steps[k];
        if (k == 0) {
            ent_text_format(&p->text, "%zu. ", number);
        }
        ent_text_format(&p->text, "%s ", ent_party_opening(p->s->dispute, step->party));
        ent_words_move(&p->text, p->s->space, step->party, step->from, step->to);
        ent_text_add(&p->text, " (to ");
        ent_words_state(&p->text, p->s->space, step->to);
        ent_text_add(&p->text, "): ");
        add_gain(p, step->gain, step->party, step->reason);
        add_fear(p, step);
        ent_text_add(&p->text, ".");
        if (several && k + 1 == steps) {
            add_end(p, step->to);
        }
        paragraph(p, k == 0 ? 2 : 5, k == 0 ? 5 : 7);
    }
}

/* Who can block, and what a refusal of the others costs. */
static void put_refusals(page *p, const ent_route *route)
{
    size_t blocking = 0;
    for (size_t k = 0; k < route->party_count; k++) {
        if (route->without[k] == ENT_NOT_REACHED) {
            ent_text_add(&p->text, blocking++ == 0 ? "No way without " : ", ");
            ent_text_add(&p->text, name_of(p, k));
        }
    }
    ent_text_add(&p->text, blocking == 0   ? "No party can block it by itself."
                           : blocking == 1 ? ": whose refusal blocks it."
                                           : ": a refusal of any of these blocks it.");
    for (size_t k = 0; k < route->party_count; k++) {
        if (route->without[k] != ENT_NOT_REACHED && route->without[k] > route->steps) {
            ent_text_format(&p->text, " Without %s it takes ", name_of(p, k));
            add_moves(p, route->without[k]);
            ent_text_add(&p->text, ".");
        }
    }
    paragraph(p, 2, 4);
}

static void add_obstacle(page *p, const ent_route *route, const ent_obstacle *obstacle)
{
    const ent_space *space = p->s->space;
    ent_text part;
    ent_text_init(&part, &p->s->context->allocator);
    ent_words_change(&part, space, obstacle->party, route->closest, route->wanted);
    ent_text_format(&p->text, "That %s %s: ", name_of(p, obstacle->party), ent_text_get(&part));
    p->text.failed = p->text.failed || part.failed;
    ent_text_free(&part);
    ent_subject who = ent_party_subject(p->s->dispute, obstacle->party);
    switch (obstacle->kind) {
    case ENT_OBSTACLE_DIRECTION:
        ent_text_format(&p->text, "\"%s\" does not move that way (moves: %s).",
                        ent_option_at(p->s->dispute, obstacle->which).label,
                        ent_moves_word(ent_option_at(p->s->dispute, obstacle->which).moves));
        break;
    case ENT_OBSTACLE_RULE:
        ent_text_add(&p->text, "by itself it would break ");
        ent_words_rule(&p->text, p->s->dispute, obstacle->which);
        ent_text_add(&p->text, ".");
        break;
    case ENT_OBSTACLE_PREFERENCE:
        ent_text_add(&p->text, "by itself that is ");
        add_gain(p, obstacle->gain, obstacle->party, obstacle->which);
        ent_text_add(&p->text, ".");
        break;
    case ENT_OBSTACLE_PERCEPTION:
        ent_text_add(&p->text,
                     ent_inflect(&who, "{it does|they do} not perceive one of the two states."));
        break;
    case ENT_OBSTACLE_TURN:
        ent_text_add(
            &p->text,
            ent_inflect(
                &who,
                "{it has|they have} just moved when this state is reached, and nobody moves twice "
                "in a row."));
        break;
    case ENT_OBSTACLE_STEPS:
        ent_text_add(&p->text,
                     ent_inflect(&who, "no single move of {it|theirs} makes this change."));
        break;
    }
}

static void put_obstacles(page *p, const ent_route *route)
{
    if (route->compared_count == 0) {
        return;
    }
    ent_text_add(&p->text, "The closest that is reached is ");
    ent_words_state(&p->text, p->s->space, route->closest);
    if (route->target_count > 1) {
        ent_text_add(&p->text, ", close to ");
        ent_words_state(&p->text, p->s->space, route->wanted);
    }
    if (route->compared_count < route->target_count) {
        ent_text_format(&p->text, " (the first %llu of the set were compared)",
                        (unsigned long long)route->compared_count);
    }
    ent_text_add(&p->text, ". What is missing:");
    paragraph(p, 2, 4);
    for (size_t k = 0; k < route->obstacle_count; k++) {
        add_obstacle(p, route, &route->obstacles[k]);
        paragraph(p, 4, 6);
    }
}

/* The steps of a joint move, and what it is to each of its movers. */
static void put_joint_steps(page *p, const ent_joint_way *joint, size_t first)
{
    for (size_t k = 0; k < joint->step_count; k++) {
        ent_words_joint_step(&p->text, p->s->space, &joint->steps[k]);
        paragraph(p, k == 0 ? first : 5, k == 0 && first < 5 ? 5 : 7);
    }
    for (size_t k = 0; k < ent_party_count(p->s->dispute); k++) {
        if ((joint->parties >> k & 1) != 0) {
            ent_words_joint_gain(&p->text, p->s->space, joint, k);
            paragraph(p, first, first + 2);
        }
    }
}

static void add_joint_heading(page *p, const char *heading, bool several, uint64_t to)
{
    ent_put(p->s->w, "\n");
    ent_text_add(&p->text, heading);
    if (several) {
        ent_text_add(&p->text, ", of these states to ");
        ent_words_state(&p->text, p->s->space, to);
    }
    ent_text_add(&p->text, ": ");
}

/* Joint moves one after another, under a heading and what tells how many. */
static void put_sequence(page *p, const ent_joint_sequence *sequence, const char *heading,
                         void (*add_count)(ent_text *, const ent_joint_sequence *), bool several)
{
    const size_t count = sequence->count;
    add_joint_heading(p, heading, several && count > 0,
                      count > 0 ? sequence->moves[count - 1].to : 0);
    add_count(&p->text, sequence);
    paragraph(p, 0, 2);
    for (size_t k = 0; k < count; k++) {
        ent_text_format(&p->text, "%zu. ", k + 1);
        ent_words_sequence_move(&p->text, p->s->space, &sequence->moves[k]);
        paragraph(p, 2, 5);
        put_joint_steps(p, &sequence->moves[k], 5);
        ent_put_joint_answer(p->s, &sequence->moves[k], 5);
    }
    if (count > 0 && !sequence->complete) {
        ent_words_sequence_unlooked(&p->text, sequence);
        paragraph(p, 2, 4);
    }
}

/* Who could go there together, where no improvements of single parties lead there; of several states, to which. */
static void put_joint(page *p, const ent_route *route)
{
    const bool several = route->target_count > 1;
    if (route->joint != NULL) {
        add_joint_heading(p, "By a joint move", false, route->joint->to);
        ent_words_joint(&p->text, p->s->space, route->joint, several);
        paragraph(p, 0, 2);
        put_joint_steps(p, route->joint, 2);
        if (route->joint->losing == 0) {
            ent_put_joint_answer(p->s, route->joint, 2);
        }
    }
    ent_words_joint_unlooked(&p->text, route);
    if (ent_text_get(&p->text)[0] != '\0') {
        paragraph(p, 2, 4);
    }
    if (ent_words_has_sequence(route)) {
        put_sequence(p, route->sequence, "By joint moves one after another", ent_words_sequence,
                     several);
    }
    if (route->smaller != NULL) {
        put_sequence(p, route->smaller, "By smaller groups one after another", ent_words_smaller,
                     several);
    }
}

/* How many ways are not shown. */
static void put_unshown(page *p, const ent_route *route)
{
    if (route->way_count == UINT64_MAX) {
        ent_put(p->s->w, "  ... and more than can be counted\n");
        return;
    }
    ent_text_add(&p->text, "... and ");
    ent_text_add_grouped(&p->text, route->way_count - route->shown_count);
    ent_text_add(&p->text, " more; --limit 0 shows all");
    paragraph(p, 2, 4);
}

static void put_route(page *p, const ent_route *route, const char *kind)
{
    ent_text_format(&p->text, "%s: ", kind);
    if (route->steps == 0) {
        ent_text_add(&p->text, "it is there already.");
    } else if (route->steps == ENT_NOT_REACHED) {
        ent_text_add(&p->text, "no way.");
    } else {
        add_moves(p, route->steps);
        ent_text_add(&p->text, ", ");
        if (route->way_count == UINT64_MAX) {
            ent_text_add(&p->text, "more than 10^19 shortest ways");
        } else {
            ent_words_count(&p->text, route->way_count, "shortest way", "shortest ways");
        }
        if (route->target_count > 1) {
            ent_text_format(&p->text, "; %llu of its states can be reached, %llu by so few moves",
                            (unsigned long long)route->reached_count,
                            (unsigned long long)route->nearest_count);
        }
        ent_text_add(&p->text, ".");
    }
    ent_put(p->s->w, "\n");
    paragraph(p, 0, 2);
    if (route->steps == ENT_NOT_REACHED) {
        put_obstacles(p, route);
        put_joint(p, route);
    } else if (route->steps > 0) {
        for (size_t k = 0; k < route->shown_count; k++) {
            put_way(p, k + 1, &route->shown[k], route->steps, route->target_count > 1);
        }
        if (route->shown_count < route->way_count) {
            put_unshown(p, route);
        }
        put_refusals(p, route);
        if (route == p->s->view->improvements) {
            ent_words_ways_end(&p->text, route);
            paragraph(p, 2, 4);
        }
    }
}

static void put_heading(page *p)
{
    const ent_journey *j = p->s->journeys[0];
    uint64_t today = 0;
    ent_put_head(p->s->w, p->s->dispute);
    ent_text_add(&p->text, "  from ");
    ent_words_state(&p->text, p->s->space, ent_journey_from(j));
    if (ent_state_today(p->s->space, &today) == ENT_OK && today == ent_journey_from(j)) {
        ent_text_add(&p->text,
                     ent_today_given(p->s->dispute) ? ", today" : ", which is taken for today");
    }
    if (p->s->view->called != NULL) {
        ent_text_format(&p->text, ", to %s", p->s->view->called);
        const ent_route *route = p->s->view->moves;
        if (route->target_count == 1 && route->steps != ENT_NOT_REACHED) {
            ent_text_add(&p->text, ": ");
            ent_words_state(&p->text, p->s->space, route->nearest);
        } else {
            ent_text_add(&p->text, ": ");
            ent_words_count(&p->text, route->target_count, "state", "states");
        }
    }
    paragraph(p, 0, 4);
}

void ent_paths_text(ent_paths_sheet *sheet)
{
    page p = {.s = sheet};
    ent_text_init(&p.text, &sheet->context->allocator);
    put_heading(&p);
    if (sheet->view->called != NULL) {
        put_route(&p, sheet->view->moves, "By moves of any kind");
        put_route(&p, sheet->view->improvements, "By improvements alone");
    }
    put_rings(&p);
    put_ends(&p);
    if (sheet->view->called == NULL) {
        put_names(&p);
    }
    ent_writer_drop(sheet->w, &p.text);
}
