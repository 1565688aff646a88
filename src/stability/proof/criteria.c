/* SPDX-License-Identifier: MIT */
/* The one table of criteria, in the order in which certificates list them. */
#include "stability/proof/criteria.h"

typedef struct entry {
    const char *word;
    ent_answers answers;
} entry;

static const entry entries[ENT_CRITERION_COUNT] = {
    {"nash", ENT_ANSWERS_NONE},
    {"gmr", ENT_ANSWERS_ANY},
    {"smr", ENT_ANSWERS_ANY_FINAL},
    {"seq", ENT_ANSWERS_WILLING},
    {"sseq", ENT_ANSWERS_WILLING_FINAL},
    {"sim", ENT_ANSWERS_AT_ONCE},
    {"strong_gmr", ENT_ANSWERS_ANY},
    {"strong_smr", ENT_ANSWERS_ANY_FINAL},
    {"strong_seq", ENT_ANSWERS_WILLING},
    {"strong_sseq", ENT_ANSWERS_WILLING_FINAL},
    {"rnash", ENT_ANSWERS_NONE},
    {"agmr", ENT_ANSWERS_ANY},
    {"asmr", ENT_ANSWERS_ANY_FINAL},
    {"aseq", ENT_ANSWERS_WILLING},
    {"nash_a", ENT_ANSWERS_NONE},
    {"gmr_a", ENT_ANSWERS_ANY},
    {"smr_a", ENT_ANSWERS_ANY_FINAL},
    {"seq_a", ENT_ANSWERS_WILLING},
    {"sseq_a", ENT_ANSWERS_WILLING_FINAL},
    {"nash_b", ENT_ANSWERS_NONE},
    {"gmr_b", ENT_ANSWERS_ANY},
    {"smr_b", ENT_ANSWERS_ANY_FINAL},
    {"seq_b", ENT_ANSWERS_WILLING},
    {"sseq_b", ENT_ANSWERS_WILLING_FINAL},
    {"nash_c", ENT_ANSWERS_NONE},
    {"gmr_c", ENT_ANSWERS_ANY},
    {"smr_c", ENT_ANSWERS_ANY_FINAL},
    {"seq_c", ENT_ANSWERS_WILLING},
    {"sseq_c", ENT_ANSWERS_WILLING_FINAL},
    {"nash_d", ENT_ANSWERS_NONE},
    {"gmr_d", ENT_ANSWERS_ANY},
    {"smr_d", ENT_ANSWERS_ANY_FINAL},
    {"seq_d", ENT_ANSWERS_WILLING},
    {"sseq_d", ENT_ANSWERS_WILLING_FINAL},
    {"fnash", ENT_ANSWERS_NONE},
    {"fgmr", ENT_ANSWERS_ANY},
    {"fsmr", ENT_ANSWERS_ANY_FINAL},
    {"fseq", ENT_ANSWERS_WILLING},
    {"every_nash",
     ENT_ANSWERS_NONE}, /* answers differ from completion to completion: none is shown */
    {"every_gmr", ENT_ANSWERS_NONE},
    {"every_smr", ENT_ANSWERS_NONE},
    {"every_seq", ENT_ANSWERS_NONE},
    {"every_sseq", ENT_ANSWERS_NONE},
    {"some_nash", ENT_ANSWERS_NONE},
    {"some_gmr", ENT_ANSWERS_NONE},
    {"some_smr", ENT_ANSWERS_NONE},
    {"some_seq", ENT_ANSWERS_NONE},
    {"some_sseq", ENT_ANSWERS_NONE},
};

const char *ent_criterion_word(size_t criterion)
{
    return entries[criterion].word;
}

ent_criteria ent_criteria_answered(ent_criteria set, ent_answers answers)
{
    ent_criteria chosen = 0;
    for (size_t c = 0; c < ENT_CRITERION_COUNT; c++) {
        chosen |= entries[c].answers == answers ? set & ent_criterion_set(c) : 0;
    }
    return chosen;
}

ent_criteria ent_criteria_final(ent_criteria set)
{
    return ent_criteria_answered(set, ENT_ANSWERS_ANY_FINAL) |
           ent_criteria_answered(set, ENT_ANSWERS_WILLING_FINAL);
}

ent_criteria ent_criteria_willing(ent_criteria set)
{
    return ent_criteria_answered(set, ENT_ANSWERS_WILLING) |
           ent_criteria_answered(set, ENT_ANSWERS_WILLING_FINAL);
}
