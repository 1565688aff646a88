/* SPDX-License-Identifier: MIT */
/* Attitudes in words: whose fortunes please a party, and whose do not. */
#include "dispute/subject.h"
#include "report/judged/account.h"
#include "report/words.h"
#include "stability/behaviour/leaning_judge.h"

static const char *label(size_t concept)
{
    return ent_reply_label((ent_reply_concept) concept);
}

static void add_concepts(ent_text *text, ent_criteria set)
{
    ent_account_add_four(text, set, ENT_CRITERION_REPLY, label);
}

/* Those whom a party is for or against. */
static size_t tell_fortunes(const void *user, size_t party, uint32_t from, uint32_t to,
                            ent_fortune *out)
{
    const ent_leaning_judge *judge = user;
    size_t count = 0;
    for (size_t j = 0; j < judge->graph.party_count; j++) {
        const uint32_t *level = judge->graph.movers[j].levels.of;
        if (ent_attitude_at(judge->graph.space->dispute, party, j) != ENT_ATTITUDE_NEUTRAL) {
            out[count++] = (ent_fortune){.party = j,
                                         .fares = level[to] > level[from]   ? ENT_FARES_BETTER
                                                  : level[to] < level[from] ? ENT_FARES_WORSE
                                                                            : ENT_FARES_EQUALLY};
        }
    }
    return count;
}

/* "Bob, whom it is for, is better off, because of Bob's wish ...". */
static void add_fortune(ent_telling *t, size_t party, const ent_fortune *f)
{
    const ent_attitude attitude = ent_attitude_at(t->dispute, party, f->party);
    ent_subject who = ent_party_subject(t->dispute, party);
    if (f->party == party) {
        ent_text_add(
            &t->text,
            ent_inflect(
                &who,
                attitude == ENT_ATTITUDE_POSITIVE
                    ? "{it is itself|they are themselves} "
                    : "{it, which is against itself, is|they, who are against themselves, are} "));
    } else {
        ent_subject other = ent_party_subject(t->dispute, f->party);
        ent_text_format(&t->text, ent_inflect(&other, "%s, whom %s %s, {is|are} "),
                        ent_party_name(t->dispute, f->party), ent_inflect(&who, "{it is|they are}"),
                        attitude == ENT_ATTITUDE_POSITIVE ? "for" : "against");
    }
    if (f->fares == ENT_FARES_EQUALLY) {
        ent_text_add(&t->text, "as well off as before");
        return;
    }
    ent_text_add(&t->text, f->fares == ENT_FARES_BETTER ? "better off, " : "worse off, ");
    ent_telling_reason(t, party, f);
}

/* All fortunes, or those alone by which something does not please. */
static void add_fortunes(ent_telling *t, size_t party, const ent_fortunes *fortunes, bool bad)
{
    const char *joint = ": ";
    for (size_t k = 0; k < fortunes->count; k++) {
        const ent_fortune *f = &fortunes->of[k];
        const bool for_it = ent_attitude_at(t->dispute, party, f->party) == ENT_ATTITUDE_POSITIVE;
        if (!bad || for_it == (f->fares == ENT_FARES_WORSE)) {
            ent_text_add(&t->text, joint);
            add_fortune(t, party, f);
            joint = "; ";
        }
    }
    if (fortunes->count == 0) {
        ent_subject who = ent_party_subject(t->dispute, party);
        ent_text_add(
            &t->text,
            ent_inflect(&who, ", as everything does: {it minds|they mind} nobody's fortune"));
    }
}

static void add_departure(ent_telling *t, size_t party, const ent_account_departure *told)
{
    ent_subject who = ent_party_subject(t->dispute, party);
    ent_text_add(&t->text, ent_inflect(&who, "That pleases {it|them}"));
    add_fortunes(t, party, &told->gains, false);
    ent_text_add(&t->text, ".");
}

static void add_gain(ent_telling *t, size_t party, const ent_fortunes *gains)
{
    ent_subject who = ent_party_subject(t->dispute, party);
    ent_text_add(&t->text, ent_inflect(&who, "pleases {it|them}"));
    add_fortunes(t, party, gains, false);
}

static void add_loss(ent_telling *t, size_t party, const ent_account_answer *told)
{
    const char *name = ent_party_name(t->dispute, party);
    ent_text_format(&t->text,
                    told->ends == t->account->state
                        ? "All is then as it was, which does not please %s"
                        : "That does not please %s",
                    name);
    add_fortunes(t, party, &told->losses, true);
    ent_text_add(&t->text, ".");
}

static ent_voice voice_of(const ent_judgement *judgement)
{
    return (ent_voice){
        .view = {.judgement = judgement, .fortunes = tell_fortunes},
        .under = "under",
        .every = "under every concept",
        .each = "under each concept",
        .or_not = ",",
        .stays = "no move of {its own pleases it by its|their own pleases them by their} attitudes",
        .one_move = "move that pleases {it by its|them by their} attitudes",
        .moves = "moves that please {it by its|them by their} attitudes",
        .but = ", but {is deterred: it stays|are deterred: they stay}",
        .leaves = ", and {leaves|leave}",
        .escapes = "lead to what pleases {it|them}",
        .add_criteria = add_concepts,
        .add_departure = add_departure,
        .add_gain = add_gain,
        .add_loss = add_loss};
}

ent_status ent_report_reply_explanation(ent_context *context, const ent_replies *replies,
                                        uint64_t state, size_t most, ent_format format,
                                        const ent_sink *sink)
{
    if (context == NULL || replies == NULL || sink == NULL ||
        state >= ent_state_count(ent_replies_space(replies))) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_leaning_judge judge;
    ENT_TRY(ent_reply_judge_new(context, replies, &judge));
    const ent_judgement judgement = ent_judgement_of_leaning(&judge);
    const ent_voice voice = voice_of(&judgement);
    const ent_status status = ent_tell_account(context, &voice, state, most, format, sink);
    ent_leaning_judge_free(&judge);
    return status;
}
