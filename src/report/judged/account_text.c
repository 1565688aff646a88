/* SPDX-License-Identifier: MIT */
/*
 * An account in words. For each party: by what moves it would leave, why, and for every answer of the others under
 * what it deters, step by step, and why what it brings about is bad enough; or that nobody deters it.
 */
#include "dispute/subject.h"
#include "report/judged/account.h"
#include "report/state_text.h"
#include "report/words.h"
#include "stability/behaviour/stable_sets.h"

static void paragraph(ent_telling *t, size_t first, size_t rest)
{
    ent_put_gathered(t->w, first, rest, &t->text);
}

static const char *name_of(const ent_telling *t, size_t party)
{
    return ent_party_name(t->dispute, party);
}

/* "under RNash, ASEQ". */
static void add_under(ent_telling *t, ent_criteria set)
{
    ent_text_format(&t->text, "%s ", t->voice->under);
    t->voice->add_criteria(&t->text, set);
}

static void put_verdict(ent_telling *t)
{
    const ent_criteria asked = t->voice->view.judgement->criteria;
    const ent_criteria held = t->account->equilibrium;
    ent_put(t->w, "\n");
    if (held == asked) {
        ent_text_format(&t->text, "It would hold, %s asked: ", t->voice->every);
        t->voice->add_criteria(&t->text, held);
    } else if (held == 0) {
        ent_text_format(&t->text, "It would not hold: %s asked at least one party would leave it",
                        t->voice->each);
    } else {
        ent_text_add(&t->text, "It would hold ");
        add_under(t, held);
        ent_text_format(&t->text, "%s not ", t->voice->or_not);
        add_under(t, asked & ~held);
    }
    ent_text_add(&t->text, ".");
    paragraph(t, 0, 2);
}

/* Behind the moves of a party: whether it leaves. */
static void add_outcome(ent_telling *t, const ent_account_stance *stance, ent_subject *who)
{
    const ent_criteria asked = t->voice->view.judgement->criteria;
    const bool one = stance->departure_count == 1;
    if (stance->stable == 0) {
        ent_text_add(&t->text, ent_criteria_answered(asked, ENT_ANSWERS_NONE) == asked ? ""
                               : one ? ", and the others cannot deter it"
                                     : ", and some of them the others cannot deter");
        ent_text_add(&t->text, ent_inflect(who, ": {it leaves|they leave}"));
        return;
    }
    ent_text_format(&t->text, "%s ", ent_inflect(who, t->voice->but));
    add_under(t, stance->stable);
    if ((asked & ~stance->stable) != 0) {
        ent_text_format(&t->text, "%s ", ent_inflect(who, t->voice->leaves));
        add_under(t, asked & ~stance->stable);
    }
}

/* The headline of a party. */
static void put_stance(ent_telling *t, size_t party)
{
    const ent_account_stance *stance = &t->account->stances[party];
    ent_subject who = ent_party_subject(t->dispute, party), whose = who;
    ent_text_format(&t->text, "%s ", ent_party_opening(t->dispute, party));
    if (!stance->perceives) {
        ent_text_add(&t->text, ent_inflect(&who, "{stays: it does|stay: they do} not perceive this "
                                                 "state, and {makes|make} no move from it"));
    } else if (stance->departure_count == 0) {
        ent_text_format(&t->text, ent_inflect(&who, "{stays|stay}: %s"),
                        ent_inflect(&whose, t->voice->stays));
    } else {
        ent_text_add(&t->text, ent_inflect(&who, "{has|have} "));
        ent_words_count(&t->text, stance->departure_count, ent_inflect(&who, t->voice->one_move),
                        ent_inflect(&whose, t->voice->moves));
        add_outcome(t, stance, &who);
    }
    ent_text_add(&t->text, ".");
    ent_put(t->w, "\n");
    paragraph(t, 0, 2);
}

void ent_telling_reason(ent_telling *t, size_t party, const ent_fortune *f)
{
    const ent_party *wishes = &t->dispute->parties[f->party];
    const bool own = f->party == party;
    ent_subject who = ent_party_subject(t->dispute, f->party);
    const char *whose = own ? ent_inflect(&who, "{its|their}") : name_of(t, f->party);
    const char *suffix = own ? "" : ent_party_owns(t->dispute, f->party);
    if (f->statement != ENT_NO_STATEMENT) {
        ent_text_format(&t->text, "because of %s%s wish ", whose, suffix);
        ent_words_statement(&t->text, t->dispute, f->party, f->statement);
    } else {
        ent_text_format(&t->text,
                        wishes->order == ENT_ORDER_RANKING ? "by %s%s ranking"
                                                           : "by the weights of %s%s wishes",
                        whose, suffix);
    }
}

/* "Bob drops "y" (to s5)". */
static void add_move(ent_telling *t, const char *who, const ent_move *move)
{
    ent_text_format(&t->text, "%s ", who);
    ent_words_move(&t->text, t->space, move->party, move->from, move->to);
    ent_text_add(&t->text, " (to ");
    ent_words_state(&t->text, t->space, move->to);
    ent_text_add(&t->text, ")");
}

static void put_steps(ent_telling *t, const ent_account_answer *answer)
{
    ent_text_add(&t->text, "Answer ");
    add_under(t, answer->under);
    ent_text_add(&t->text, ": ");
    for (size_t k = 0; k < answer->step_count; k++) {
        const ent_account_step *step = &answer->steps[k];
        ent_text_add(&t->text, k == 0 ? "" : " Then ");
        add_move(t, name_of(t, step->move.party), &step->move);
        if (answer->willing) {
            ent_text_add(&t->text, ", which ");
            t->voice->add_gain(t, step->move.party, &step->gains);
        }
        ent_text_add(&t->text, ".");
    }
    paragraph(t, 5, 13);
}

/* Whether a further move undoes an answer; nothing where that was not asked. */
static void add_escapes(ent_telling *t, size_t party, const ent_account_departure *departure,
                        const ent_account_answer *answer)
{
    const ent_criteria asked = ent_criteria_answered(
        departure->leaves, answer->willing ? ENT_ANSWERS_WILLING_FINAL : ENT_ANSWERS_ANY_FINAL);
    ent_subject who = ent_party_subject(t->dispute, party);
    if (answer->final || asked != 0) {
        ent_text_format(&t->text,
                        answer->final ? " No further move of %s could then %s."
                                      : " A further move of %s could then %s.",
                        name_of(t, party), ent_inflect(&who, t->voice->escapes));
    }
}

static void put_departure(ent_telling *t, size_t party, size_t number,
                          const ent_account_departure *departure)
{
    const ent_move move = {.party = party, .from = t->account->state, .to = departure->to};
    ent_subject who = ent_party_subject(t->dispute, party);
    ent_text_format(&t->text, "%zu. ", number);
    add_move(t, ent_inflect(&who, "{It|They}"), &move);
    ent_text_add(&t->text, ". ");
    t->voice->add_departure(t, party, departure);
    paragraph(t, 2, 5);
    for (size_t k = 0; k < departure->answer_count; k++) {
        put_steps(t, &departure->answers[k]);
        t->voice->add_loss(t, party, &departure->answers[k]);
        add_escapes(t, party, departure, &departure->answers[k]);
        paragraph(t, 13, 13);
    }
    if (departure->open != 0) {
        ent_text_add(&t->text, "No one can deter this ");
        add_under(t, departure->open);
        ent_text_add(&t->text, ".");
        paragraph(t, 5, 7);
    } else if (departure->answer_count == 0) {
        ent_put(t->w, "     (Nash stability asks for no more: answers are not looked at.)\n");
    }
}

static void put_party(ent_telling *t, size_t party)
{
    const ent_account_stance *stance = &t->account->stances[party];
    put_stance(t, party);
    for (size_t k = 0; k < stance->shown_count; k++) {
        put_departure(t, party, k + 1, &stance->shown[k]);
    }
    if (stance->shown_count < stance->departure_count) {
        ent_put_format(
            t->w,
            "  ... and %llu more, easier to deter or changing more options; --limit 0 shows all\n",
            (unsigned long long)(stance->departure_count - stance->shown_count));
    }
}

void ent_account_text(ent_telling *t)
{
    ent_put_state(t->context, t->space, t->account->state, t->w);
    put_verdict(t);
    for (size_t p = 0; p < t->account->party_count; p++) {
        put_party(t, p);
    }
    ent_words_grounds(&t->text, t->account->cited);
    ent_text_add(&t->text, t->text.length > 0 ? " " : "");
    ent_text_add(&t->text, "That a party stays rests on all of its wishes.");
    ent_put(t->w, "\n");
    paragraph(t, 0, 0);
}

bool ent_telling_back(ent_telling *t, size_t party, const ent_account_answer *told)
{
    const bool back = told->ends == t->account->state;
    if (back) {
        ent_subject who = ent_party_subject(t->dispute, party);
        ent_text_format(
            &t->text,
            ent_inflect(&who,
                        "%s {is back where it|are back where they} started, with nothing gained."),
            ent_party_opening(t->dispute, party));
    }
    return back;
}

void ent_account_add_four(ent_text *text, ent_criteria set, size_t first,
                          const char *(*label)(size_t concept))
{
    static const size_t order[] = {ENT_UNDER_NASH, ENT_UNDER_SEQ, ENT_UNDER_SMR, ENT_UNDER_GMR};
    const char *joint = "";
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        if (ent_criteria_have(set, first + order[k])) {
            ent_text_format(text, "%s%s", joint, label(order[k]));
            joint = ", ";
        }
    }
}
