/* SPDX-License-Identifier: MIT */
/*
 * An explanation in words. For each party: what tempts it away, why it would be better off, and the
 * answer of the others that deters it, or that there is none.
 */
#include "diag/context.h"
#include "dispute/subject.h"
#include "report/coalitions/several.h"
#include "report/explanation.h"
#include "report/judged/answers.h"
#include "report/judged/staying.h"
#include "report/state_text.h"
#include "report/words.h"

typedef struct sheet {
    ent_context *context;
    const ent_solution *solution;
    const ent_explanation *explanation;
    const ent_explanation_tied *tied;
    const ent_space *space;
    const ent_dispute *dispute;
    ent_text text;
    ent_writer *w;
} sheet;

static void paragraph(sheet *s, size_t first, size_t rest)
{
    ent_put_gathered(s->w, first, rest, &s->text);
}

static const char *name_of(const sheet *s, size_t party)
{
    return ent_party_name(s->dispute, party);
}

/* The name of a party as it begins a sentence. */
static const char *opening_of(const sheet *s, size_t party)
{
    return ent_party_opening(s->dispute, party);
}

static void put_verdict(sheet *s)
{
    const unsigned asked = ent_solution_concepts(s->solution);
    const unsigned held = s->explanation->equilibrium;
    ent_put(s->w, "\n");
    if (held == asked) {
        ent_text_add(&s->text, "It would hold, under every concept asked: ");
        ent_words_concepts(&s->text, held);
        ent_words_strength(&s->text, s->solution, ENT_ALL_PARTIES, s->explanation->state);
    } else if (held == 0) {
        ent_text_add(
            &s->text,
            "It would not hold: under each concept asked at least one party would leave it");
    } else {
        ent_text_add(&s->text, "It would hold under ");
        ent_words_concepts(&s->text, held);
        ent_text_add(&s->text, ", not under ");
        ent_words_concepts(&s->text, asked & ~held);
        ent_words_strength(&s->text, s->solution, ENT_ALL_PARTIES, s->explanation->state);
    }
    ent_text_add(&s->text, ".");
    paragraph(s, 0, 2);
}

/* Whether every kind of answer was asked for, so that "cannot be deterred" may be said. */
static bool answers_all_asked(const sheet *s)
{
    return (ent_solution_concepts(s->solution) >> ENT_GMR & 1) != 0 &&
           ent_solution_counts_return(s->solution);
}

/* Behind its improvements: that they are not all deterred, and how many are not. */
static void add_leaving(sheet *s, const ent_stance *stance, ent_subject *who)
{
    if (ent_solution_concepts(s->solution) == 1u << ENT_NASH) {
        ent_text_add(&s->text, ""); /* answers are not looked at */
    } else if (!answers_all_asked(s)) {
        ent_text_add(&s->text, stance->open_count == stance->improvement_count
                                   ? ", and no answer of the kind asked for deters that"
                                   : ", and not all are deterred by an answer of the kind asked "
                                     "for");
    } else if (stance->improvement_count == 1) {
        ent_text_add(&s->text, ", and the others cannot deter it");
    } else if (stance->open_count == stance->improvement_count) {
        ent_text_add(&s->text, ", and the others cannot deter any of them");
    } else {
        ent_text_format(&s->text, ", and %llu of them the others cannot deter",
                        (unsigned long long)stance->open_count);
    }
    ent_text_add(&s->text, ent_inflect(who, ": {it leaves|they leave}"));
}

/* The headline of a party: stays, is deterred, or leaves. */
static void put_stance(sheet *s, size_t party)
{
    const ent_stance *stance = &s->explanation->stances[party];
    const unsigned asked = ent_solution_concepts(s->solution);
    ent_subject who = ent_party_subject(s->dispute, party);
    ent_text_format(&s->text, "%s ", opening_of(s, party));
    if (!ent_perceives(s->solution, party, s->explanation->state)) {
        ent_text_add(&s->text, ent_inflect(&who, "{stays: it does|stay: they do} not perceive this "
                                                 "state, and {makes|make} no move from it."));
    } else if (stance->improvement_count == 0) {
        ent_words_stay(&s->text, s->solution, stance, party);
    } else {
        ent_text_format(&s->text,
                        ent_inflect(&who, "could do better by %llu %s of {its|their} own"),
                        (unsigned long long)stance->improvement_count,
                        stance->improvement_count == 1 ? "move" : "different moves");
        if (stance->stable == 0) {
            add_leaving(s, stance, &who);
        } else {
            ent_text_add(
                &s->text,
                ent_inflect(&who,
                            stance->improvement_count == 1
                                ? ", but {is deterred: it stays|are deterred: they stay} under "
                                : ", but {is deterred from each: it stays|are deterred from each: "
                                  "they stay} "
                                  "under "));
            ent_words_concepts(&s->text, stance->stable);
            if ((asked & ~stance->stable) != 0) {
                ent_text_add(&s->text, ent_inflect(&who, ", and {leaves|leave} under "));
                ent_words_concepts(&s->text, asked & ~stance->stable);
            }
            ent_words_strength(&s->text, s->solution, party, s->explanation->state);
        }
        ent_text_add(&s->text, ".");
    }
    ent_put(s->w, "\n");
    paragraph(s, 0, 2);
}

/* "place 3": where a state stands in a party's order, the best being place 1. */
static void add_place(sheet *s, size_t party, uint64_t state)
{
    ent_text_format(&s->text, "place %u",
                    ent_level_count(s->solution, party) - ent_level(s->solution, party, state));
}

/* Why a party likes `to` better than `from`. */
static void add_gain(sheet *s, size_t party, uint64_t from, uint64_t to, size_t statement)
{
    ent_subject who = ent_party_subject(s->dispute, party);
    if (statement == ENT_NO_STATEMENT) {
        ent_text_add(&s->text, "which is ");
        add_place(s, party, to);
        ent_text_add(&s->text, ent_inflect(&who, " in {its|their} order, above "));
        add_place(s, party, from);
    } else {
        ent_text_add(&s->text, ent_inflect(&who, "which meets {its|their} wish "));
        ent_words_statement(&s->text, s->dispute, party, statement);
    }
}

static void put_temptation(sheet *s, size_t party, size_t number, const ent_improvement *found)
{
    ent_subject who = ent_party_subject(s->dispute, party);
    ent_text_format(&s->text, ent_inflect(&who, "%zu. {It|They} "), number);
    ent_words_move(&s->text, s->space, party, s->explanation->state, found->to);
    ent_text_add(&s->text, " (to ");
    ent_words_state(&s->text, s->space, found->to);
    ent_text_add(&s->text, "), ");
    add_gain(s, party, s->explanation->state, found->to, found->reason);
    ent_text_add(&s->text, ".");
    paragraph(s, 2, 5);
}

/* Whether each step of the answer is worth it for the party that makes it. */
static bool answer_pays(const ent_improvement *found)
{
    return found->by == ENT_SEQ || found->by == ENT_SSEQ || found->by == ENT_SIM;
}

static void put_answer(sheet *s, const ent_improvement *found)
{
    const bool pays = answer_pays(found), at_once = found->by == ENT_SIM;
    for (size_t k = 0; k < found->step_count; k++) {
        const ent_step *step = &found->steps[k];
        ent_text_add(&s->text, k > 0     ? at_once ? "And " : "Then "
                               : at_once ? "At the same time: "
                                         : "Answer: ");
        ent_text_format(&s->text, "%s ", name_of(s, step->party));
        ent_words_move(&s->text, s->space, step->party, step->from, step->to);
        ent_text_add(&s->text, " (to ");
        ent_words_state(&s->text, s->space, step->to);
        ent_text_add(&s->text, at_once ? " by itself)" : ")");
        if (pays) {
            ent_text_add(&s->text, ", ");
            add_gain(s, step->party, step->from, step->to, step->gain);
        }
        ent_text_add(&s->text, ". ");
    }
    if (at_once) {
        ent_text_add(&s->text, "Together this makes ");
        ent_words_state(&s->text, s->space, found->ends);
        ent_text_add(&s->text, ".");
    }
    paragraph(s, 5, 13);
}

/* Whether the answer pays, and whether a further move could still bring a gain; what the concepts asked leave open is not
 * said. */
static void add_quality(sheet *s, size_t party, const ent_improvement *found)
{
    const unsigned asked = ent_solution_concepts(s->solution);
    const bool pays = answer_pays(found);
    const bool final = found->by == ENT_SMR || found->by == ENT_SSEQ;
    if (found->by == ENT_SIM) {
        if ((asked & ~(1u << ENT_NASH | 1u << ENT_SIM)) != 0) {
            ent_text_add(&s->text, " No answer of the kinds asked for comes after the move.");
        }
        return;
    }
    if (pays) {
        ent_text_add(
            &s->text,
            found->step_count == 1
                ? " The answer pays for the party that gives it, so it is credible."
                : " Each step pays for the party that makes it, so the answer is credible.");
    } else if ((asked & (1u << ENT_SEQ | 1u << ENT_SSEQ)) != 0) {
        ent_text_add(&s->text,
                     " No answer that pays for those who give it would do; this one works "
                     "as a threat.");
    } else {
        ent_text_add(&s->text, " Whether the answer pays for those who give it was not asked.");
    }
    if (found->by == ENT_SEQ && (found->deterred >> ENT_SMR & 1) != 0) {
        ent_text_format(&s->text,
                        " Under SMR another answer deters it, whether or not it pays, that %s "
                        "cannot turn into a gain by a further move.",
                        name_of(s, party));
    }
    if (final || (asked >> (pays ? ENT_SSEQ : ENT_SMR) & 1) != 0) {
        ent_text_add(&s->text, " ");
        ent_words_further(&s->text, s->dispute, party, !final);
    }
}

static void put_effect(sheet *s, size_t party, const ent_improvement *found)
{
    const char *name = opening_of(s, party);
    ent_subject who = ent_party_subject(s->dispute, party);
    const uint64_t last = found->ends;
    const char *worse =
        ent_much_better(s->solution, party, s->explanation->state, last) ? "far worse" : "worse";
    if (last == s->explanation->state) {
        ent_text_format(
            &s->text,
            ent_inflect(&who,
                        "%s {is back where it|are back where they} started, with nothing gained."),
            name);
    } else if (ent_level(s->solution, party, last) ==
               ent_level(s->solution, party, s->explanation->state)) {
        ent_text_format(
            &s->text,
            ent_inflect(&who,
                        "%s then {stands|stand} exactly as well as before, with nothing gained."),
            name);
    } else if (found->loss == ENT_NO_STATEMENT) {
        ent_text_format(&s->text, ent_inflect(&who, "%s then {is|are} %s off than before: "), name,
                        worse);
        add_place(s, party, last);
        ent_text_add(&s->text, ent_inflect(&who, " in {its|their} order."));
    } else {
        ent_text_format(&s->text,
                        ent_inflect(&who, "%s then {is|are} %s off than before: {its|their} wish "),
                        name, worse);
        ent_words_statement(&s->text, s->dispute, party, found->loss);
        ent_text_add(&s->text, " is broken.");
    }
    add_quality(s, party, found);
    paragraph(s, 13, 13);
}

/* The first step of an answer may come unprompted, unless its mover is deterred from it. */
static void put_unprompted(sheet *s, const ent_improvement *found)
{
    unsigned deterred = 0;
    if (!ent_words_unprompted(&s->text, s->dispute, s->explanation, found)) {
        return;
    }
    ent_text_add(&s->text, " (to ");
    ent_words_state(&s->text, s->space, found->unprompted);
    ent_text_add(&s->text, ")");
    const bool known = ent_unprompted_known(s->explanation, found, &deterred);
    ent_subject who = ent_party_subject(s->dispute, found->steps[0].party);
    if (deterred != 0) {
        ent_text_add(&s->text, ent_inflect(&who, ", from which {it is|they are} deterred under "));
        ent_words_concepts(&s->text, deterred);
    }
    ent_text_add(&s->text, known && deterred == 0 ? ", and may do so unprompted." : ".");
    paragraph(s, 13, 13);
}

static void put_feared(sheet *s, const ent_improvement *found)
{
    ent_words_feared(&s->text, s->solution, found);
    if (s->text.length > 0) {
        ent_text_format(&s->text, " (entente explain FILE s%llu).",
                        (unsigned long long)found->steps[found->feared].from + 1);
        paragraph(s, 13, 13);
    }
}

/* What else deters: each move where they are told, else how many and whose. */
static void put_others(sheet *s, const ent_improvement *found)
{
    ent_words_others(&s->text, s->space, found, " (--limit 0 names them)");
    if (s->text.length > 0) {
        paragraph(s, 13, 13);
    }
}

static void put_improvement(sheet *s, size_t party, size_t number, const ent_improvement *found)
{
    put_temptation(s, party, number, found);
    if (found->step_count > 0) {
        put_answer(s, found);
        put_effect(s, party, found);
        put_feared(s, found);
        put_others(s, found);
        put_unprompted(s, found);
    } else if (ent_solution_concepts(s->solution) == 1u << ENT_NASH) {
        ent_put(s->w, "     (Nash stability asks for no more: answers are not looked at.)\n");
    } else {
        ent_subject who = ent_party_subject(s->dispute, party);
        ent_text_format(
            &s->text,
            ent_inflect(
                &who,
                answers_all_asked(s)
                    ? "No one can deter this: whatever the others do, %s {ends|end} better off."
                    : "No answer of the kind asked for deters %s from this."),
            name_of(s, party));
        paragraph(s, 5, 5);
    }
}

/* What its moves would cost a party that stays. */
static void put_costs(sheet *s, size_t party)
{
    const ent_stance *stance = &s->explanation->stances[party];
    const ent_words_loss loss = {s->solution, party, s->explanation->state};
    uint64_t told = stance->equal_count;
    for (size_t k = 0; k < stance->cost_count; k++) {
        ent_text_format(&s->text, "%zu. ", k + 1);
        ent_words_cost(&s->text, &loss, &stance->costs[k]);
        paragraph(s, 2, 5);
        told += stance->costs[k].moves;
    }
    if (stance->equal_count > 0) {
        ent_words_equals(&s->text, &loss, stance);
        paragraph(s, 2, 5);
    }
    if (told < stance->move_count) {
        ent_subject who = ent_party_subject(s->dispute, party);
        ent_put_format(
            s->w,
            ent_inflect(
                &who,
                "  ... and %llu more, which cost {it|them} other wishes; --limit 0 shows all\n"),
            (unsigned long long)(stance->move_count - told));
    }
}

static void put_party(sheet *s, size_t party)
{
    const ent_stance *stance = &s->explanation->stances[party];
    put_stance(s, party);
    put_costs(s, party);
    for (size_t i = 0; i < stance->shown_count; i++) {
        put_improvement(s, party, i + 1, &stance->shown[i]);
    }
    if (stance->shown_count < stance->improvement_count) {
        ent_put_format(s->w,
                       "  ... and %llu more, easier to deter, less liked or changing more options; "
                       "--limit 0 shows all\n",
                       (unsigned long long)(stance->improvement_count - stance->shown_count));
        ent_words_liked(&s->text, s->solution, s->explanation, party);
        if (s->text.length > 0) {
            paragraph(s, 6, 6);
        }
    }
    if (stance->fixed_count > 0 && (stance->move_count > 0 || stance->improvement_count > 0)) {
        ent_words_fixed(&s->text, s->dispute, stance);
        paragraph(s, 2, 5);
    }
}

/* Behind the verdict, where the state holds: who stays in it only because of what the others could answer. */
static void put_deterred(sheet *s)
{
    enum { MOST_PARTIES = 64 };
    const ent_explanation *explanation = s->explanation;
    uint64_t deterred = 0, content = 0;
    for (size_t p = 0; p < explanation->party_count && p < MOST_PARTIES; p++) {
        if (explanation->stances[p].improvement_count > 0) {
            deterred |= (uint64_t)1 << p;
        } else {
            content |= (uint64_t)1 << p;
        }
    }
    if (explanation->equilibrium == 0 || deterred == 0 || explanation->party_count > MOST_PARTIES) {
        return;
    }
    ent_text_add(&s->text, "Only what the others could answer keeps ");
    ent_words_coalition(&s->text, s->dispute, deterred);
    ent_text_add(&s->text, " from a better move");
    if (content != 0) {
        ent_subject who = ent_words_subject(s->dispute, content);
        ent_text_add(&s->text, "; ");
        ent_words_coalition(&s->text, s->dispute, content);
        ent_text_add(&s->text, ent_inflect(&who, " {has|have} no such move"));
    }
    ent_text_add(&s->text, ".");
    paragraph(s, 0, 2);
}

/* Behind the verdict: what all that hold of the states that were asked for have, though not all of them have it. */
static void put_tied(sheet *s)
{
    const ent_explanation_tied *tied = s->tied;
    ent_words_step step = {.space = s->space, .to = s->explanation->state, .told = tied->options};
    ent_text_add(&s->text, "Of the states that fit, ");
    const size_t before = s->text.length;
    if (step.told != NULL && ent_state_today(s->space, &step.from) == ENT_OK) {
        ent_words_tied(&s->text, &(ent_words_held){step, tied->concept, tied->holding});
    }
    if (s->text.length > before) {
        ent_text_add(&s->text, ".");
        paragraph(s, 0, 2);
    } else {
        ent_text_clear(&s->text);
    }
}

/* Behind what each party would do alone: what several would do together. */
static void put_several(sheet *s)
{
    if (s->explanation->equilibrium == 0 || s->explanation->party_count < 2) {
        return;
    }
    ent_put(s->w, "\n");
    if (s->explanation->several == NULL) {
        ent_text_add(&s->text, "Not asked here: whether several acting together would leave it");
    } else {
        ent_words_several(&s->text, s->explanation->several, s->explanation->state, false);
    }
    ent_text_add(&s->text, " (entente coalitions FILE ");
    ent_text_format(&s->text, "s%llu).", (unsigned long long)(s->explanation->state + 1));
    paragraph(s, 0, 2);
}

void ent_explanation_text(ent_context *context, const ent_solution *solution,
                          const ent_explanation *explanation, const ent_explanation_tied *tied,
                          ent_writer *writer)
{
    sheet s = {.context = context,
               .solution = solution,
               .explanation = explanation,
               .tied = tied,
               .space = ent_solution_space(solution),
               .w = writer};
    s.dispute = ent_space_dispute(s.space);
    ent_text_init(&s.text, &context->allocator);
    ent_put_state(context, s.space, explanation->state, writer);
    put_verdict(&s);
    put_deterred(&s);
    put_tied(&s);
    for (size_t p = 0; p < explanation->party_count; p++) {
        put_party(&s, p);
    }
    put_several(&s);
    ent_words_credible(&s.text, explanation);
    ent_words_grounds(&s.text, explanation->cited);
    if (s.text.length > 0) {
        ent_put(s.w, "\n");
        paragraph(&s, 0, 0);
    }
    ent_writer_drop(writer, &s.text);
}
