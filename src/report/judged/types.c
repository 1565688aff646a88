/* SPDX-License-Identifier: MIT */
/* The types a to d in words: what is better, what is worse, and which wish leaves that open. */
#include "certainty/judge.h"
#include "dispute/subject.h"
#include "report/judged/account.h"
#include "report/words.h"

static const char letters[] = "abcd";

_Static_assert((int)ENT_FARES_WORSE == (int)ENT_OUTCOME_WORSE &&
                   (int)ENT_FARES_EQUALLY == (int)ENT_OUTCOME_EQUAL &&
                   (int)ENT_FARES_BETTER == (int)ENT_OUTCOME_BETTER,
               "what is told of a fortune is the outcome of a comparison");

/* The concepts of a type in a set. */
static unsigned concepts_of(ent_criteria set, ent_certainty_type type)
{
    return (unsigned)(set >> ent_criterion_of_type(type, ENT_NASH)) &
           ((1u << ENT_TYPE_CONCEPTS) - 1u);
}

/* "types a and c", "all types": those for which a set has exactly these concepts; returns which they are. */
static unsigned add_types(ent_text *text, ent_criteria set, unsigned concepts)
{
    unsigned alike = 0, left = 0;
    for (ent_certainty_type t = 0; t < ENT_TYPE_COUNT; t++) {
        if (concepts_of(set, t) == concepts) {
            alike |= 1u << t;
            left++;
        }
    }
    if (left == ENT_TYPE_COUNT) {
        ent_text_add(text, "all types");
        return alike;
    }
    ent_text_add(text, left == 1 ? "type " : "types ");
    for (ent_certainty_type t = 0; t < ENT_TYPE_COUNT; t++) {
        if ((alike >> t & 1) != 0) {
            left--;
            ent_text_format(text, "%c%s", letters[t], left == 0 ? "" : left == 1 ? " and " : ", ");
        }
    }
    return alike;
}

/* "types a and c under SMR, GMR; type d under GMR". */
static void add_criteria(ent_text *text, ent_criteria set)
{
    const char *joint = "";
    unsigned said = 0;
    for (ent_certainty_type t = 0; t < ENT_TYPE_COUNT; t++) {
        const unsigned concepts = concepts_of(set, t);
        if (concepts != 0 && (said >> t & 1) == 0) {
            ent_text_add(text, joint);
            said |= add_types(text, set, concepts);
            ent_text_add(text, " under ");
            ent_words_concepts(text, concepts);
            joint = "; ";
        }
    }
}

/* A party minds itself alone. */
static size_t tell_fortunes(const void *user, size_t party, uint32_t from, uint32_t to,
                            ent_fortune *out)
{
    const ent_type_judge *judge = user;
    *out = (ent_fortune){.party = party,
                         .fares = ent_relation_compare(&judge->relations[party], to, from)};
    return 1;
}

/* "its wish ... is unsure": why it is not known which of two states is better. */
static void add_doubt(ent_telling *t, const ent_fortune *f)
{
    const ent_party *wishes = &t->dispute->parties[f->party];
    ent_subject who = ent_party_subject(t->dispute, f->party);
    if (f->statement != ENT_NO_STATEMENT) {
        ent_text_add(&t->text, ent_inflect(&who, "{its|their} wish "));
        ent_words_statement(&t->text, t->dispute, f->party, f->statement);
        ent_text_add(&t->text, wishes->statements[f->statement].certainty == ENT_UNKNOWN
                                   ? " is unknown"
                                   : " is unsure");
    } else {
        ent_text_add(&t->text,
                     ent_inflect(&who, wishes->order == ENT_ORDER_RANKING
                                           ? "{its|their} ranking leaves that unknown"
                                           : "not all of {its|their} weighted wishes are sure"));
    }
}

static void add_gain(ent_telling *t, size_t party, const ent_fortunes *gains)
{
    const ent_fortune *f = gains->of;
    ent_subject who = ent_party_subject(t->dispute, party);
    if (f->fares == ENT_FARES_BETTER) {
        ent_text_add(&t->text, ent_inflect(&who, "is better for {it|them}, "));
        ent_telling_reason(t, party, f);
    } else {
        ent_text_add(&t->text, ent_inflect(&who, "may be better for {it|them} or not, since "));
        add_doubt(t, f);
    }
}

static void add_departure(ent_telling *t, size_t party, const ent_account_departure *told)
{
    ent_text_add(&t->text, "That ");
    add_gain(t, party, &told->gains);
    ent_text_add(&t->text, told->gains.of->fares == ENT_FARES_BETTER
                               ? ": a departure by all types."
                               : ": a departure by types a and c.");
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
        ent_text_format(
            &t->text,
            ent_inflect(&who,
                        "%s then {stands|stand} exactly as well as before, with nothing gained."),
            name);
    } else if (f->fares == ENT_FARES_WORSE) {
        ent_text_format(&t->text, ent_inflect(&who, "%s then {is|are} worse off than before, "),
                        name);
        ent_telling_reason(t, party, f);
        ent_text_add(&t->text, ".");
    } else {
        ent_text_format(&t->text, "%s then may be better off than before or not, since ", name);
        add_doubt(t, f);
        ent_text_add(&t->text, "; by types c and d that is bad enough.");
    }
}

static ent_voice voice_of(const ent_judgement *judgement)
{
    return (ent_voice){
        .view = {.judgement = judgement, .fortunes = tell_fortunes, .unsure = true},
        .under = "by",
        .every = "by every type of every concept",
        .each = "by each type of each concept",
        .or_not = ";",
        .stays = "no move of {its own gives it anything that is better for it|their own gives "
                 "them anything that is better for them}, or may be",
        .one_move =
            "move of {its own that is better for it|their own that is better for them}, or may be",
        .moves = "moves of {its own that are better for it|their own that are better for them}, or "
                 "may be",
        .but = ": {it stays|they stay}",
        .leaves = "; {it leaves|they leave}",
        .escapes = "lead to what is not bad enough",
        .add_criteria = add_criteria,
        .add_departure = add_departure,
        .add_gain = add_gain,
        .add_loss = add_loss};
}

ent_status ent_report_type_explanation(ent_context *context, const ent_certainty *certainty,
                                       uint64_t state, size_t most, ent_format format,
                                       const ent_sink *sink)
{
    if (context == NULL || certainty == NULL || !ent_certainty_has_types(certainty) ||
        sink == NULL || state >= ent_state_count(ent_certainty_space(certainty))) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_type_judge judge;
    ENT_TRY(ent_type_judge_new(context, certainty, &judge));
    const ent_judgement judgement = ent_judgement_of_types(&judge);
    const ent_voice voice = voice_of(&judgement);
    const ent_status status = ent_tell_account(context, &voice, state, most, format, sink);
    ent_type_judge_free(&judge);
    return status;
}
