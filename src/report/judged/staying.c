/* SPDX-License-Identifier: MIT */
/* Why a party stays that no move of its own would make better off, in words. */
#include "report/judged/staying.h"

#include "dispute/model.h"
#include "dispute/subject.h"
#include "report/words.h"

enum { MOST_UNMET = 3, MOST_FIXED = 3 };

/* Those of its unmet wishes that a move of its own meets, or that none does: ` "x" (wish 1, stated) and 2 more`. */
static size_t add_unmet(ent_text *text, const ent_dispute *dispute, const ent_stance *stance,
                        size_t party, bool in_reach)
{
    size_t count = 0, told = 0;
    for (size_t k = 0; k < stance->unmet_count; k++) {
        count += stance->in_reach[k] == in_reach;
    }
    const size_t named = count > MOST_UNMET + 1 ? MOST_UNMET : count;
    for (size_t k = 0; told < named; k++) {
        if (stance->in_reach[k] == in_reach) {
            ent_text_add(text, told == 0 ? " " : told + 1 == count ? " and " : ", ");
            ent_words_statement(text, dispute, party, stance->unmet[k]);
            told++;
        }
    }
    if (named < count) {
        ent_text_format(text, " and %zu more", count - named);
    }
    return count;
}

/* Of the wishes that it does without: those that a move of its own would meet, and those that are not in its hands. */
static void add_missing(ent_text *text, const ent_dispute *dispute, const ent_stance *stance,
                        size_t party)
{
    ent_subject who = ent_party_subject(dispute, party);
    size_t in_reach = 0;
    for (size_t k = 0; k < stance->unmet_count; k++) {
        in_reach += stance->in_reach[k];
    }
    if (in_reach < stance->unmet_count) {
        ent_text_add(text, " Not met:");
        const size_t out = add_unmet(text, dispute, stance, party, false);
        ent_text_add(text, stance->move_count == 0 ? "."
                           : out == 1 ? ent_inflect(&who, "; no move of {its|their} own meets it.")
                                      : ent_inflect(&who, "; no move of {its|their} own meets any "
                                                          "of these."));
    }
    if (in_reach > 0) {
        ent_text_add(text, in_reach < stance->unmet_count ? " Nor met:" : " Not met:");
        (void)add_unmet(text, dispute, stance, party, true);
        ent_text_add(text,
                     ent_inflect(&who, in_reach == 1
                                           ? "; each move of {its|their} own that meets it breaks "
                                             "a wish that is more important."
                                           : "; each move of {its|their} own that meets one of "
                                             "these breaks a wish that is more important."));
    }
}

/* Which of its wishes it does without; of parties whose wishes stand in no order nothing is told. */
static void add_wishes(ent_text *text, const ent_dispute *dispute, const ent_stance *stance,
                       size_t party)
{
    const ent_party *wishes = &dispute->parties[party];
    if (wishes->order != ENT_ORDER_STATEMENTS || wishes->statement_count == 0) {
        return;
    }
    ent_subject who = ent_party_subject(dispute, party);
    if (stance->unmet_count == 0) {
        ent_text_add(text, ent_inflect(&who, " All of {its|their} wishes are met."));
    } else {
        add_missing(text, dispute, stance, party);
    }
}

/* That `moves` let an option not change: "it cannot be taken back". */
static void add_direction(ent_text *text, const ent_option *option, bool graded)
{
    switch (option->moves) {
    case ENT_MOVES_UP:
        ent_text_add(text, "it cannot be taken back");
        break;
    case ENT_MOVES_DOWN:
        ent_text_add(text, graded ? "it cannot be raised again"
                                  : "once given up, it cannot be taken up again");
        break;
    default:
        ent_text_add(text, "moves: never");
        break;
    }
}

/* What bars the values on one side: "more of it would break the rule of line 56"; `which` is "more of it", or "alone it"
 * where it holds for all values. */
static void add_bar(ent_text *text, const ent_dispute *dispute, size_t option,
                    const ent_fixed_side *side, const char *which)
{
    const bool all = which == NULL;
    ent_subject who = ent_party_subject(dispute, dispute->options[option].party);
    switch (side->why) {
    case ENT_FIXED_RULE:
        ent_text_format(text, "%s would break ", all ? "alone it" : which);
        ent_words_rule(text, dispute, side->rule);
        break;
    case ENT_FIXED_UNSEEN:
        ent_text_format(text, ent_inflect(&who, "{it does|they do} not perceive what comes of %s"),
                        all ? "it" : which);
        break;
    default:
        add_direction(text, &dispute->options[option], !all);
        break;
    }
    ent_text_add(text, side->others ? ", or something else forbids it" : "");
}

/* Whether the same bars both sides, or there is only one. */
static bool is_one_reason(const ent_fixed *fixed)
{
    const ent_fixed_side *less = &fixed->less, *more = &fixed->more;
    return less->why == ENT_FIXED_NONE || more->why == ENT_FIXED_NONE ||
           (less->why == more->why && (less->why != ENT_FIXED_RULE || less->rule == more->rule));
}

/* Why no move changes an option: "it cannot be taken back"; where lower and higher values are barred by different things,
 * both, what `moves` bar first. */
static void add_why(ent_text *text, const ent_dispute *dispute, const ent_fixed *fixed)
{
    static const char *const sides[] = {"less of it", "more of it"};
    const bool more_first =
        fixed->less.why == ENT_FIXED_NONE ||
        (fixed->more.why == ENT_FIXED_DIRECTION && fixed->less.why != ENT_FIXED_DIRECTION);
    const ent_fixed_side *first = more_first ? &fixed->more : &fixed->less;
    const ent_fixed_side *second = more_first ? &fixed->less : &fixed->more;
    if (is_one_reason(fixed)) {
        ent_fixed_side one = *first;
        one.others = one.others || second->others;
        add_bar(text, dispute, fixed->option, &one, NULL);
        return;
    }
    add_bar(text, dispute, fixed->option, first, sides[more_first]);
    ent_text_add(text, "; ");
    add_bar(text, dispute, fixed->option, second, sides[!more_first]);
}

/* Whether its party would change an option if its `moves` did not bar that: "; the mill would not change it if it could". */
static void add_wish(ent_text *text, const ent_dispute *dispute, const ent_fixed *fixed)
{
    const size_t party = dispute->options[fixed->option].party;
    ent_subject who = ent_party_subject(dispute, party);
    if (fixed->barred == ENT_NO_STATE) {
        return;
    }
    ent_text_format(text,
                    ent_inflect(&who, fixed->tempting
                                          ? "; %s would change it if {it|they} could, to come to "
                                          : "; %s would not change it if {it|they} could"),
                    ent_party_name(dispute, party));
    if (fixed->tempting) {
        ent_text_format(text, "s%llu", (unsigned long long)(fixed->barred + 1));
    }
}

void ent_words_fixed(ent_text *text, const ent_dispute *dispute, const ent_stance *stance)
{
    const size_t named = stance->fixed_count > MOST_FIXED + 1 ? MOST_FIXED : stance->fixed_count;
    for (size_t k = 0; k < named; k++) {
        const ent_fixed *fixed = &stance->fixed[k];
        ent_subject who = ent_party_subject(dispute, dispute->options[fixed->option].party);
        ent_text_format(text, "%s\"%s\" (",
                        k == 0 ? ent_inflect(&who, "Here {it|they} cannot change ")
                        : k + 1 == stance->fixed_count ? " and "
                                                       : ", ",
                        dispute->options[fixed->option].label);
        add_why(text, dispute, fixed);
        add_wish(text, dispute, fixed);
        ent_text_add(text, ")");
    }
    if (named < stance->fixed_count) {
        ent_text_format(text, " and %zu more", stance->fixed_count - named);
    }
    ent_text_add(text, named > 0 ? "." : "");
}

/* A party that has no move, and why not. */
static void add_moveless(ent_text *text, const ent_dispute *dispute, const ent_stance *stance,
                         size_t party)
{
    ent_subject who = ent_party_subject(dispute, party);
    if (ent_is_graph_form(dispute)) {
        ent_text_add(
            text,
            ent_inflect(&who,
                        "{stays: the file gives it|stay: the file gives them} no move from here."));
    } else if (dispute->parties[party].option_count == 0) {
        ent_text_add(text, ent_inflect(&who, "{stays: it has|stay: they have} no options."));
    } else {
        ent_text_add(text, ent_inflect(&who, "{stays: it has|stay: they have} no move here."));
    }
    if (stance->fixed_count > 0) {
        ent_text_add(text, " ");
        ent_words_fixed(text, dispute, stance);
    }
}

void ent_words_equals(ent_text *text, const ent_words_loss *from, const ent_stance *stance)
{
    const ent_space *space = ent_solution_space(from->solution);
    ent_subject who = ent_party_subject(ent_space_dispute(space), from->party);
    ent_text_add(text, ent_inflect(&who, "No difference to {it: if it|them: if they} "));
    for (size_t k = 0; k < stance->equal_shown; k++) {
        ent_text_add(text, k > 0 ? ent_inflect(&who, "; if {it|they} ") : "");
        ent_words_move(text, space, from->party, from->state, stance->equal[k]);
        ent_text_add(text, " (to ");
        ent_words_state(text, space, stance->equal[k]);
        ent_text_add(text, ")");
    }
    if (stance->equal_shown < stance->equal_count) {
        ent_text_format(text, "; and %llu more moves",
                        (unsigned long long)(stance->equal_count - stance->equal_shown));
    }
    ent_text_add(text, ".");
}

void ent_words_stay(ent_text *text, const ent_solution *solution, const ent_stance *stance,
                    size_t party)
{
    const unsigned long long moves = stance->move_count, equal = stance->equal_count;
    const ent_dispute *dispute = ent_space_dispute(ent_solution_space(solution));
    ent_subject who = ent_party_subject(dispute, party);
    if (moves == 0) {
        add_moveless(text, dispute, stance, party);
    } else if (equal == moves) {
        ent_text_add(
            text,
            ent_inflect(&who,
                        moves == 1
                            ? "{stays: its|stay: their} only move makes no difference to {it|them}."
                            : "{stays: its|stay: their} moves make no difference to {it|them}."));
    } else if (equal > 0) {
        ent_text_format(
            text,
            ent_inflect(&who, "{stays: none of its|stay: none of their} %llu moves is "
                              "better for {it|them}, and %llu %s no difference to {it|them}."),
            moves, equal, equal == 1 ? "makes" : "make");
    } else {
        ent_text_format(
            text,
            ent_inflect(&who, moves == 1
                                  ? "{stays: its|stay: their} only move is worse for {it|them}."
                                  : "{stays: each of its|stay: each of their} %llu moves is worse "
                                    "for {it|them}."),
            moves);
    }
    add_wishes(text, dispute, stance, party);
}

void ent_words_cost(ent_text *text, const ent_words_loss *loss, const ent_cost *cost)
{
    const ent_space *space = ent_solution_space(loss->solution);
    const uint32_t places = ent_level_count(loss->solution, loss->party);
    const unsigned long long others = cost->moves - 1;
    ent_subject who = ent_party_subject(ent_space_dispute(space), loss->party);
    ent_text_add(text, ent_inflect(&who, "If {it|they} "));
    ent_words_move(text, space, loss->party, loss->state, cost->nearest);
    ent_text_add(text, " (to ");
    ent_words_state(text, space, cost->nearest);
    if (cost->loss != ENT_NO_STATEMENT) {
        ent_text_add(text, ent_inflect(&who, "), {it breaks its|they break their} wish "));
        ent_words_statement(text, ent_space_dispute(space), loss->party, cost->loss);
    } else {
        ent_text_format(
            text,
            ent_inflect(&who,
                        "), {it falls|they fall} from place %u in {its|their} order to place %u"),
            places - ent_level(loss->solution, loss->party, loss->state),
            places - ent_level(loss->solution, loss->party, cost->nearest));
    }
    if (others > 0) {
        ent_text_format(text, ent_inflect(&who, "; so %s %llu more of {its|their} moves"),
                        others == 1 ? "does" : "do", others);
    }
    ent_text_add(text, ".");
}

void ent_words_feared(ent_text *text, const ent_solution *solution, const ent_improvement *found)
{
    const ent_space *space = ent_solution_space(solution);
    if (found->feared == found->step_count) {
        return;
    }
    const ent_step *step = &found->steps[found->feared];
    const ent_dispute *dispute = ent_space_dispute(space);
    ent_subject who = ent_party_subject(dispute, step->party);
    if (found->step_count == 1) {
        ent_text_add(text, "For this ");
    } else {
        ent_text_add(text, "For the step to ");
        ent_words_state(text, space, step->to);
        ent_text_add(text, " ");
    }
    ent_text_format(
        text, ent_inflect(&who, "%s {itself|themselves} would have to fear an answer that pays"),
        ent_party_name(dispute, step->party));
}

void ent_words_liked(ent_text *text, const ent_solution *solution,
                     const ent_explanation *explanation, size_t party)
{
    const ent_stance *stance = &explanation->stances[party];
    const ent_space *space = ent_solution_space(solution);
    ent_subject who = ent_party_subject(ent_space_dispute(space), party);
    for (size_t k = 0; k < stance->shown_count; k++) {
        if (ent_level(solution, party, stance->shown[k].to) ==
            ent_level(solution, party, stance->liked)) {
            return;
        }
    }
    if (stance->shown_count == 0) {
        return;
    }
    ent_text_add(text, ent_inflect(&who, "{It|They} would be best off if {it|they} "));
    ent_words_move(text, space, party, explanation->state, stance->liked);
    ent_text_add(text, " (to ");
    ent_words_state(text, space, stance->liked);
    ent_text_add(text, ent_inflect(&who, "), but {is|are} easier to deter from that."));
}

void ent_words_credible(ent_text *text, const ent_explanation *explanation)
{
    bool told = false;
    for (size_t p = 0; p < explanation->party_count; p++) {
        const ent_stance *stance = &explanation->stances[p];
        for (size_t k = 0; k < stance->shown_count; k++) {
            const ent_improvement *found = &stance->shown[k];
            told =
                told || (found->step_count > 0 && (found->by == ENT_SEQ || found->by == ENT_SSEQ));
        }
    }
    if (told) {
        ent_text_add(text,
                     "Credible: each step leaves the party that takes it better off than just "
                     "before. It is not asked whether another step would be better still for "
                     "that party, or whether it would take the step even if nobody had left. Where "
                     "it would itself have to fear an answer that pays, that is said, and the step "
                     "counts all the same. ");
    }
}
