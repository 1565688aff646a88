/* SPDX-License-Identifier: MIT */
/* Joint moves in words, for text and pages. */
#include "report/journey/joint.h"

#include "base/bits.h"
#include "dispute/subject.h"
#include "report/words.h"

/* "Port and Union together", "Port alone". */
static void add_movers(ent_text *text, const ent_dispute *dispute, const ent_joint_way *joint)
{
    ent_words_coalition(text, dispute, joint->parties);
    ent_text_add(text, ent_bits_in_word(joint->parties) > 1 ? " together" : " alone");
}

void ent_words_joint(ent_text *text, const ent_space *space, const ent_joint_way *joint,
                     bool several)
{
    const ent_dispute *dispute = ent_space_dispute(space);
    if (joint->losing != 0) {
        ent_text_add(text,
                     "no parties that would each gain can go there together. Nearest found: ");
    }
    add_movers(text, dispute, joint);
    if (several) {
        ent_text_add(text, ", to ");
        ent_words_state(text, space, joint->to);
    }
    if (joint->losing == 0) {
        ent_text_add(text, "; each gains");
    } else if (joint->losing == joint->parties) {
        ent_subject who = ent_words_subject(dispute, joint->parties);
        ent_text_add(text, ent_bits_in_word(joint->parties) > 1
                               ? "; none of them gains"
                               : ent_inflect(&who, "; {it does|they do} not gain"));
    } else {
        ent_text_add(text, "; of them there is no gain for ");
        ent_words_coalition(text, dispute, joint->losing);
    }
    ent_text_add(text, ".");
}

void ent_words_joint_step(ent_text *text, const ent_space *space, const ent_step *step)
{
    ent_text_format(text, "%s ", ent_party_opening(ent_space_dispute(space), step->party));
    ent_words_move(text, space, step->party, step->from, step->to);
    ent_text_add(text, " (to ");
    ent_words_state(text, space, step->to);
    ent_text_add(text, ").");
}

void ent_words_joint_gain(ent_text *text, const ent_space *space, const ent_joint_way *joint,
                          size_t party)
{
    const ent_dispute *dispute = ent_space_dispute(space);
    const bool gains = (joint->losing >> party & 1) == 0;
    ent_subject who = ent_party_subject(dispute, party);
    ent_text_format(text, ent_inflect(&who, gains ? "%s {gains|gain}" : "%s {does|do} not gain"),
                    ent_party_opening(dispute, party));
    if (joint->reasons[party] != ENT_NO_STATEMENT) {
        ent_text_add(text, ent_inflect(&who, gains ? ": it meets {its|their} wish "
                                                   : ": it breaks {its|their} wish "));
        ent_words_statement(text, dispute, party, joint->reasons[party]);
    }
    ent_text_add(text, ".");
}

bool ent_words_has_sequence(const ent_route *route)
{
    const ent_joint_sequence *sequence = route->sequence;
    return sequence != NULL && sequence->asked &&
           (sequence->count > 0 || (sequence->complete && route->joint != NULL));
}

/* Whether no more is to be said of joint moves than stands there. */
static bool is_settled(const ent_joint_sequence *sequence)
{
    return sequence == NULL || (sequence->asked && (sequence->complete || sequence->count > 0));
}

/* Why joint moves one after another were not asked, or not to the end. */
static void add_unasked(ent_text *text, bool asked)
{
    ent_text_add(text, asked ? "Not asked to the end" : "Not asked");
    ent_text_add(text,
                 ": whether joint moves one after another, each a gain to those who make it, lead "
                 "there; ");
    ent_text_add(text, asked ? "of those that were looked at none do."
                             : "there are too many states and sets of parties for that.");
}

void ent_words_joint_unlooked(ent_text *text, const ent_route *route)
{
    const ent_joint_way *joint = route->joint;
    const ent_joint_sequence *sequence = route->sequence;
    const bool whole = sequence != NULL && sequence->asked && sequence->complete;
    if (joint != NULL && !joint->complete && !whole) {
        ent_text_add(text, "Not all sets of parties were looked at. ");
    }
    if ((joint == NULL || joint->losing != 0) && !is_settled(sequence)) {
        add_unasked(text, sequence->asked);
    }
}

const char *ent_words_no_sequence(const ent_joint_sequence *sequence)
{
    return !sequence->asked ? "Not asked; there are too many states and sets of parties for that."
           : sequence->complete
               ? "None that are each a gain to those who make them lead there."
               : "Not asked to the end; of those that were looked at none lead there.";
}

/* The same after a colon. */
static void add_no_sequence(ent_text *text, const ent_joint_sequence *sequence)
{
    ent_text_format(text, "n%s", ent_words_no_sequence(sequence) + 1);
}

void ent_words_sequence(ent_text *text, const ent_joint_sequence *sequence)
{
    if (sequence->count == 0) {
        add_no_sequence(text, sequence);
    } else {
        ent_text_format(text, "%zu, each a gain to those who make it.", sequence->count);
    }
}

void ent_words_sequence_move(ent_text *text, const ent_space *space, const ent_joint_way *joint)
{
    add_movers(text, ent_space_dispute(space), joint);
    ent_text_add(text, ", to ");
    ent_words_state(text, space, joint->to);
    ent_text_add(text, ".");
}

void ent_words_sequence_unlooked(ent_text *text, const ent_joint_sequence *sequence)
{
    ent_text_add(text, sequence->complete ? "" : "Not all sequences of so few were looked at. ");
}

size_t ent_words_largest(const ent_joint_sequence *sequence)
{
    size_t largest = 0;
    for (size_t k = 0; k < sequence->count; k++) {
        const size_t parties = ent_bits_in_word(sequence->moves[k].parties);
        largest = parties > largest ? parties : largest;
    }
    return largest;
}

void ent_words_smaller(ent_text *text, const ent_joint_sequence *sequence)
{
    if (sequence->count == 0) {
        add_no_sequence(text, sequence);
    } else {
        ent_text_format(text, "%zu, of at most %zu parties, each a gain to those who make it.",
                        sequence->count, ent_words_largest(sequence));
    }
}
