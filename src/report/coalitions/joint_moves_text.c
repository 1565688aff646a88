/* SPDX-License-Identifier: MIT */
/*
 * What coalitions could do better than a state, in words: for each that needs all its members, where to, by
 * whose moves, why each gains, and the most credible answer of the others, or that there is none.
 */
#include "diag/context.h"
#include "dispute/subject.h"
#include "report/coalitions/joint_moves.h"
#include "report/head.h"
#include "report/words.h"

typedef struct sheet {
    const ent_temptations *found;
    const ent_space *space;
    const ent_dispute *dispute;
    ent_text text;
    ent_writer *w;
} sheet;

static size_t members_of(uint64_t parties)
{
    return ent_bits_in_word(parties);
}

/* Whether a set has one member. */
static bool single(uint64_t parties)
{
    return members_of(parties) == 1;
}

static uint32_t level_of(const sheet *s, size_t party, uint64_t state)
{
    return ent_coalition_level(s->found->coalitions, party, state);
}

/* "place 3": where a state stands in a party's order. */
static void add_place(sheet *s, size_t party, uint64_t state)
{
    ent_text_format(&s->text, "place %u",
                    ent_coalition_level_count(s->found->coalitions, party) -
                        level_of(s, party, state));
}

/* Sentences: each party moves in its turn. */
static void add_moves(sheet *s, const ent_step *moves, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        ent_text_add(&s->text, k > 0 ? " Then " : "");
        ent_words_coalition(&s->text, s->dispute, (uint64_t)1 << moves[k].party);
        ent_text_add(&s->text, " ");
        ent_words_move(&s->text, s->space, moves[k].party, moves[k].from, moves[k].to);
        ent_text_add(&s->text, " (to ");
        ent_words_state(&s->text, s->space, moves[k].to);
        ent_text_add(&s->text, ").");
    }
}

/* Why a member likes the improvement. */
static void put_gain(sheet *s, size_t party, uint64_t to)
{
    const uint64_t from = s->found->state;
    const size_t reason = ent_reasons_first(&s->found->reasons[party], from, to);
    ent_subject who = ent_party_subject(s->dispute, party);
    ent_text_format(&s->text, ent_inflect(&who, "%s {gains|gain}: "),
                    ent_party_opening(s->dispute, party));
    if (reason == ENT_NO_STATEMENT) {
        ent_text_add(&s->text, "this is ");
        add_place(s, party, to);
        ent_text_add(&s->text, ent_inflect(&who, " in {its|their} order, above "));
        add_place(s, party, from);
    } else {
        ent_text_add(&s->text, ent_inflect(&who, "{its|their} wish "));
        ent_words_statement(&s->text, s->dispute, party, reason);
    }
    ent_text_add(&s->text, ".");
    ent_put_gathered(s->w, 5, 7, &s->text);
}

/* The members that an answer leaves no better off than before. */
static uint64_t losers(const sheet *s, uint64_t parties, uint64_t ends)
{
    uint64_t found = 0;
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        if ((parties >> p & 1) != 0 && level_of(s, p, ends) <= level_of(s, p, s->found->state)) {
            found |= (uint64_t)1 << p;
        }
    }
    return found;
}

/* Which wishes of these an answer breaks, against the state that was left. */
static void add_broken(sheet *s, uint64_t hit, uint64_t ends)
{
    bool any = false;
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        if ((hit >> p & 1) == 0 || level_of(s, p, ends) == level_of(s, p, s->found->state)) {
            continue;
        }
        const size_t loss = ent_reasons_first(&s->found->reasons[p], s->found->state, ends);
        if (loss != ENT_NO_STATEMENT) {
            ent_text_add(&s->text, any ? " and the wish " : ": that breaks the wish ");
            ent_words_statement(&s->text, s->dispute, p, loss);
            ent_text_format(&s->text, " of %s", ent_party_name(s->dispute, p));
            any = true;
        }
    }
}

/* By which wishes those gain who take a step of an answer that pays. */
static void add_pay(sheet *s, const ent_joint_step *step)
{
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        if ((step->parties >> p & 1) == 0) {
            continue;
        }
        const size_t gain = ent_reasons_first(&s->found->reasons[p], step->from, step->to);
        if (gain != ENT_NO_STATEMENT) {
            ent_text_add(&s->text, " That meets the wish ");
            ent_words_statement(&s->text, s->dispute, p, gain);
            ent_text_format(&s->text, " of %s.", ent_party_name(s->dispute, p));
        }
    }
}

/* What the answer comes to, and how far it can be relied on. */
static void put_effect(sheet *s, uint64_t parties, const ent_joint_move *move,
                       const ent_joint_answer *answer)
{
    const uint64_t hit = losers(s, parties, answer->ends);
    ent_words_coalition(&s->text, s->dispute, hit);
    ent_subject who = ent_words_subject(s->dispute, hit),
                mover = ent_words_subject(s->dispute, parties);
    ent_text_add(&s->text, ent_inflect(&who, " {is|are} then no better off than before"));
    add_broken(s, hit, answer->ends);
    ent_text_add(&s->text, ".");
    if (answer->concept == ENT_SEQ) {
        ent_text_add(&s->text,
                     " Each step pays for all who take it together, so the answer is credible.");
    } else {
        ent_text_add(&s->text, " No answer that pays for those who give it would do; this one "
                               "works as a threat.");
    }
    if (answer->concept == ENT_SMR) {
        ent_text_add(&s->text,
                     single(parties)
                         ? ent_inflect(&mover,
                                       " No further move of {its|their} own could then bring "
                                       "{it above where it was|them above where they were}.")
                         : " No further moves of theirs could then bring each of them above where "
                           "it was.");
    } else if ((move->deterred >> ENT_SMR & 1) == 0) {
        ent_text_add(&s->text,
                     single(parties)
                         ? ent_inflect(&mover,
                                       " A further move of {its|their} own could then bring {it "
                                       "above where it was|them above where they were}.")
                         : " Further moves of theirs could then bring each of them above where it "
                           "was.");
    }
    ent_put_gathered(s->w, 13, 13, &s->text);
}

/* The most credible answer: CSEQ, else CSMR, else CGMR. */
static void put_answer(sheet *s, uint64_t parties, const ent_joint_move *move)
{
    static const ent_concept order[] = {ENT_SEQ, ENT_SMR, ENT_GMR};
    const ent_joint_answer *best = NULL;
    for (size_t i = 0; i < sizeof order / sizeof *order && best == NULL; i++) {
        for (size_t k = 0; k < move->answer_count; k++) {
            best = move->answers[k].concept == order[i] ? &move->answers[k] : best;
        }
    }
    if (best == NULL) {
        if (members_of(parties) < ent_party_count(s->dispute)) {
            ent_text_add(&s->text, "The others cannot deter this, whatever they do.");
            ent_put_gathered(s->w, 5, 5, &s->text);
        }
        return;
    }
    ent_text_add(&s->text, "Answer: ");
    for (size_t k = 0; k < best->step_count; k++) {
        ent_text_add(&s->text, k > 0 ? " Then " : "");
        if (best->concept == ENT_SEQ && !single(best->steps[k].parties)) {
            ent_words_coalition(&s->text, s->dispute, best->steps[k].parties);
            ent_text_add(&s->text, " together: ");
        }
        add_moves(s, best->steps[k].moves, best->steps[k].move_count);
        if (best->concept == ENT_SEQ) {
            add_pay(s, &best->steps[k]);
        }
    }
    ent_put_gathered(s->w, 5, 13, &s->text);
    put_effect(s, parties, move, best);
}

static void put_improvement(sheet *s, uint64_t parties, size_t number, const ent_joint_move *move)
{
    ent_text_format(&s->text, "%zu. ", number);
    add_moves(s, move->steps, move->step_count);
    ent_put_gathered(s->w, 2, 5, &s->text);
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        if ((parties >> p & 1) != 0) {
            put_gain(s, p, move->to);
        }
    }
    put_answer(s, parties, move);
}

static void add_concepts(sheet *s, unsigned concepts)
{
    bool any = false;
    static const ent_concept order[] = {ENT_SEQ, ENT_SMR, ENT_GMR};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if ((concepts >> order[i] & 1) != 0) {
            ent_text_add(&s->text, any ? ", " : "");
            ent_text_add(&s->text, ent_coalition_concept_label(order[i]));
            any = true;
        }
    }
}

/* Behind how many improvements there are: that not one concept deters them all, and how many none does. */
static void put_undeterred(sheet *s, const ent_joint_moves *moves)
{
    if (moves->count == 1) {
        ent_text_add(&s->text, ", and the others cannot deter it.");
    } else if (moves->undeterred == moves->count) {
        ent_text_add(&s->text, ", and the others cannot deter any of them.");
    } else if (moves->undeterred > 0) {
        ent_text_format(&s->text, ", and %llu of them the others cannot deter.",
                        (unsigned long long)moves->undeterred);
    } else {
        ent_text_add(&s->text, "; each is deterred under some concept, but under none all are.");
    }
}

static void put_coalition(sheet *s, const ent_joint_moves *moves)
{
    ent_words_coalition(&s->text, s->dispute, moves->parties);
    ent_text_format(&s->text, " could do better %s, in %llu %s",
                    single(moves->parties) ? "alone" : "together", (unsigned long long)moves->count,
                    moves->count == 1 ? "way" : "ways");
    if (members_of(moves->parties) == ent_party_count(s->dispute)) {
        ent_text_add(&s->text, ", and there is no one else who could deter them.");
    } else if (moves->stable == 0) {
        put_undeterred(s, moves);
    } else {
        ent_text_add(&s->text, moves->count == 1 ? ", which is deterred under "
                                                 : ", and all are deterred under ");
        add_concepts(s, moves->stable);
        ent_text_add(&s->text, ".");
    }
    ent_put(s->w, "\n");
    ent_put_gathered(s->w, 0, 2, &s->text);
    for (size_t k = 0; k < moves->shown_count; k++) {
        put_improvement(s, moves->parties, k + 1, &moves->shown[k]);
    }
    if (moves->shown_count < moves->count) {
        ent_put_more(s->w, 2, moves->count - moves->shown_count);
    }
}

/* Those that contain a smaller coalition that could do better. */
static void put_larger(sheet *s)
{
    bool any = false;
    for (size_t k = 0; k < s->found->count; k++) {
        const ent_temptation *found = &s->found->list[k];
        if (found->at_length) {
            continue;
        }
        if (!any) {
            ent_put(s->w,
                    "\nSo could others that contain one of these; --with PARTIES tells of them:\n");
        }
        any = true;
        ent_words_coalition(&s->text, s->dispute, found->moves->parties);
        ent_text_format(&s->text, ", in %llu %s", (unsigned long long)found->moves->count,
                        found->moves->count == 1 ? "way" : "ways");
        if (found->moves->stable != 0) {
            ent_text_add(&s->text, ", deterred under ");
            add_concepts(s, found->moves->stable);
        } else {
            ent_text_add(&s->text, ", not deterred");
        }
        ent_put_gathered(s->w, 2, 4, &s->text);
    }
}

/* What the labels mean, where one was told. */
static void put_legend(sheet *s)
{
    unsigned told = 0;
    for (size_t k = 0; k < s->found->count; k++) {
        told |= s->found->list[k].moves->stable;
    }
    if (told == 0) {
        return;
    }
    ent_text_add(
        &s->text,
        "Deterred under CSEQ: by answers of which each step pays for all who take "
        "it; CSMR: by answers at any cost that those deterred cannot turn into a gain; CGMR: by "
        "answers at any cost. Coalitions may answer, and an answer need not make "
        "anyone worse off, only some member no better off; so it may differ from "
        "that of 'explain'.");
    ent_put(s->w, "\n");
    ent_put_gathered(s->w, 0, 0, &s->text);
}

/* Under what a state is stable for all coalitions looked at of one member, or of several; false: there is none. */
static bool verdict_of(const sheet *s, bool alone, unsigned *stable)
{
    const ent_temptations *found = s->found;
    bool any = false;
    *stable = ENT_COALITION_CONCEPTS;
    for (size_t k = 0; k < ent_coalition_count(found->coalitions); k++) {
        any = any || single(ent_coalition_parties(found->coalitions, k)) == alone;
    }
    for (size_t k = 0; k < found->count; k++) {
        if (single(found->list[k].moves->parties) == alone) {
            *stable &= found->list[k].moves->stable;
        }
    }
    return any;
}

/* Whether a part of a coalition that nobody deters from leaving would leave by itself. */
static bool part_leaves(const sheet *s, const ent_joint_moves *whole)
{
    bool any = false;
    for (size_t k = 0; k < s->found->count; k++) {
        const ent_joint_moves *part = s->found->list[k].moves;
        any = any || (part->stable == 0 && part->parties != whole->parties &&
                      !single(part->parties) && (part->parties & ~whole->parties) == 0);
    }
    return any;
}

/* "under CSEQ, CSMR, CGMR: ..."; who leaves, where that is under none. */
static void add_verdict(sheet *s, bool alone, unsigned stable)
{
    enum { NAMED = 3 };
    size_t leavers = 0;
    ent_text_add(&s->text, alone ? "Against single parties it holds under "
                                 : "Against sets of several it holds under ");
    if (stable == ENT_COALITION_CONCEPTS) {
        ent_text_add(&s->text, "every concept. ");
        return;
    }
    if (stable != 0) {
        add_concepts(s, stable);
        ent_text_add(&s->text, ". ");
        return;
    }
    ent_text_add(&s->text, "none: ");
    for (size_t k = 0; k < s->found->count; k++) {
        const ent_joint_moves *moves = s->found->list[k].moves;
        if (single(moves->parties) != alone || moves->stable != 0 || part_leaves(s, moves)) {
            continue;
        }
        if (leavers++ < NAMED) {
            ent_text_add(&s->text, leavers > 1 ? "; " : "");
            ent_words_coalition(&s->text, s->dispute, moves->parties);
            ent_text_add(&s->text, alone ? " would leave" : " together would leave");
        }
    }
    if (leavers == 0) {
        ent_text_add(&s->text, "under each one of them would leave");
    } else if (leavers > NAMED) {
        ent_text_format(&s->text, "; and %zu more", leavers - NAMED);
    }
    ent_text_add(&s->text, ". ");
}

/* The verdict first: against single parties, and against several at once. */
static void put_verdict(sheet *s)
{
    for (int alone = 1; alone >= 0; alone--) {
        unsigned stable = 0;
        if (verdict_of(s, alone == 1, &stable)) {
            add_verdict(s, alone == 1, stable);
        }
    }
    ent_put_gathered(s->w, 2, 2, &s->text);
}

void ent_temptations_text(ent_context *context, const ent_temptations *found, ent_writer *writer)
{
    sheet s = {.found = found, .space = found->space, .dispute = found->dispute, .w = writer};
    ent_text_init(&s.text, &context->allocator);
    ent_put_head(writer, s.dispute);
    ent_words_state(&s.text, s.space, found->state);
    ent_put_gathered(s.w, 0, 2, &s.text);
    put_verdict(&s);
    if (found->count == 0) {
        ent_text_add(&s.text, "None");
    } else {
        ent_text_format(&s.text, "%zu", found->count);
    }
    ent_text_add(&s.text, " of ");
    ent_words_count(&s.text, ent_coalition_count(found->coalitions), "coalition", "coalitions");
    ent_text_add(&s.text, ", single parties counted, could do better so that each member gains.");
    ent_put_gathered(s.w, 2, 2, &s.text);
    for (size_t k = 0; k < found->count; k++) {
        if (found->list[k].at_length) {
            put_coalition(&s, found->list[k].moves);
        }
    }
    put_larger(&s);
    put_legend(&s);
    ent_writer_drop(writer, &s.text);
}
