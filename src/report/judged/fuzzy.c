/* SPDX-License-Identifier: MIT */
/* Degrees of preference in words: how certainly a party prefers what, and whether that is enough for it. */
#include "dispute/subject.h"
#include "report/judged/account.h"
#include "report/words.h"
#include "stability/behaviour/leaning_judge.h"

static const char *label(size_t concept)
{
    return ent_fuzzy_label((ent_fuzzy_concept) concept);
}

static void add_concepts(ent_text *text, ent_criteria set)
{
    ent_account_add_four(text, set, ENT_CRITERION_FUZZY, label);
}

/* A party minds itself alone. */
static size_t tell_fortunes(const void *user, size_t party, uint32_t from, uint32_t to,
                            ent_fortune *out)
{
    const ent_leaning_judge *judge = user;
    *out = (ent_fortune){.party = party};
    out->certainty = ent_fuzzy_certainty_of(judge->leaning.user, party, to, from, &out->by_pair);
    out->fares = out->certainty > 0   ? ENT_FARES_BETTER
                 : out->certainty < 0 ? ENT_FARES_WORSE
                                      : ENT_FARES_EQUALLY;
    return 1;
}

static const ent_fuzzy *fuzzy_of(const ent_telling *t)
{
    const ent_leaning_judge *judge = t->voice->view.judgement->judge;
    return judge->leaning.user;
}

/* "with a certainty of 0.8, because of its wish ...". */
static void add_certainty(ent_telling *t, size_t party, const ent_fortune *f)
{
    char room[ENT_DEGREE_ROOM];
    ent_words_degree(room, (uint32_t)(f->certainty < 0 ? -f->certainty : f->certainty));
    ent_text_format(&t->text, "with a certainty of %s, ", room);
    if (f->by_pair) {
        ent_text_add(&t->text, "as the file says of these two states");
    } else {
        ent_telling_reason(t, party, f);
    }
}

static void add_gain(ent_telling *t, size_t party, const ent_fortunes *gains)
{
    ent_subject who = ent_party_subject(t->dispute, party);
    ent_text_add(&t->text, ent_inflect(&who, "{it prefers|they prefer} "));
    add_certainty(t, party, gains->of);
}

static void add_departure(ent_telling *t, size_t party, const ent_account_departure *told)
{
    const uint32_t threshold = ent_fuzzy_threshold(fuzzy_of(t), party);
    char room[ENT_DEGREE_ROOM];
    ent_subject who = ent_party_subject(t->dispute, party);
    ent_text_add(&t->text, ent_inflect(&who, "{It prefers|They prefer} that "));
    add_certainty(t, party, told->gains.of);
    if (threshold == 0) {
        ent_text_add(&t->text,
                     ent_inflect(&who, "; {it has|they have} no threshold, so that is enough."));
    } else {
        ent_words_degree(room, threshold);
        ent_text_format(&t->text, ent_inflect(&who, "; {its|their} threshold is %s."), room);
    }
}

static void add_loss(ent_telling *t, size_t party, const ent_account_answer *told)
{
    const ent_fortune *f = told->losses.of;
    const char *name = ent_party_opening(t->dispute, party);
    ent_subject who = ent_party_subject(t->dispute, party);
    if (ent_telling_back(t, party, told)) {
        return;
    }
    if (f->fares == ENT_FARES_EQUALLY) {
        ent_text_format(&t->text,
                        ent_inflect(&who, "%s then {likes|like} it exactly as well as before."),
                        name);
    } else if (f->fares == ENT_FARES_WORSE) {
        ent_text_format(&t->text, ent_inflect(&who, "%s then {is|are} worse off than before, "),
                        name);
        add_certainty(t, party, f);
        ent_text_add(&t->text, ".");
    } else {
        ent_text_format(&t->text,
                        ent_inflect(&who, "%s {prefers|prefer} that to before, but not enough: "),
                        name);
        add_certainty(t, party, f);
        ent_text_add(&t->text, ".");
    }
}

static ent_voice voice_of(const ent_judgement *judgement)
{
    return (ent_voice){.view = {.judgement = judgement, .fortunes = tell_fortunes, .degrees = true},
                       .under = "under",
                       .every = "under every concept",
                       .each = "under each concept",
                       .or_not = ",",
                       .stays = "no move of {its own leads to what it prefers|their own leads to "
                                "what they prefer} with "
                                "enough certainty",
                       .one_move = "move to what {it prefers|they prefer} with enough certainty",
                       .moves = "moves to what {it prefers|they prefer} with enough certainty",
                       .but = ", but {is deterred: it stays|are deterred: they stay}",
                       .leaves = ", and {leaves|leave}",
                       .escapes = "lead to what {it prefers|they prefer} enough",
                       .add_criteria = add_concepts,
                       .add_departure = add_departure,
                       .add_gain = add_gain,
                       .add_loss = add_loss};
}

ent_status ent_report_fuzzy_explanation(ent_context *context, const ent_fuzzy *fuzzy,
                                        uint64_t state, size_t most, ent_format format,
                                        const ent_sink *sink)
{
    if (context == NULL || fuzzy == NULL || sink == NULL ||
        state >= ent_state_count(ent_fuzzy_space(fuzzy))) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_leaning_judge judge;
    ENT_TRY(ent_fuzzy_judge_new(context, fuzzy, &judge));
    const ent_judgement judgement = ent_judgement_of_leaning(&judge);
    const ent_voice voice = voice_of(&judgement);
    const ent_status status = ent_tell_account(context, &voice, state, most, format, sink);
    ent_leaning_judge_free(&judge);
    return status;
}
