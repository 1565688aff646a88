/* SPDX-License-Identifier: MIT */
/* The table of concepts, from the pages of docs/methods/ that define them, and what is told from it. */
#include "dispute/certified_concepts.h"

#include <stddef.h>

enum {
    ANY = ENT_IS_ANYTHING,
    GAIN = ENT_IS_BETTER,
    MAYBE = ENT_IS_BETTER | ENT_IS_UNKNOWN, /* a gain as far as one knows */
    FAR = ENT_IS_FAR_WORSE,
    LOSS = ENT_IS_FAR_WORSE | ENT_IS_WORSE | ENT_IS_EQUAL,
    RISK = LOSS | ENT_IS_UNKNOWN
};

#define ROW(WORD, FAMILY, LEAVES, ANSWERS, SANCTION, ESCAPES)                                      \
    .word = (WORD), .family = ENT_FAMILY_##FAMILY, .leaves = (LEAVES), .answers = (ANSWERS),       \
    .sanction = (SANCTION), .escapes = (ESCAPES)
#define TYPE(LETTER, LEAVES, SANCTION)                                                             \
    {ROW("nash_" LETTER, TYPES, LEAVES, 0, 0, ANY)},                                               \
        {ROW("gmr_" LETTER, TYPES, LEAVES, ANY, SANCTION, ANY)},                                   \
        {ROW("smr_" LETTER, TYPES, LEAVES, ANY, SANCTION, SANCTION)},                              \
        {ROW("seq_" LETTER, TYPES, LEAVES, MAYBE, SANCTION, ANY)},                                 \
    {                                                                                              \
        ROW("sseq_" LETTER, TYPES, LEAVES, MAYBE, SANCTION, SANCTION)                              \
    }

#define HELD(WORD, EVERY)                                                                          \
    {ROW(WORD "_nash", COMPLETIONS, GAIN, 0, 0, ANY), .every = (EVERY)},                           \
        {ROW(WORD "_gmr", COMPLETIONS, GAIN, ANY, LOSS, ANY), .every = (EVERY)},                   \
        {ROW(WORD "_smr", COMPLETIONS, GAIN, ANY, LOSS, LOSS), .every = (EVERY)},                  \
        {ROW(WORD "_seq", COMPLETIONS, GAIN, GAIN, LOSS, ANY), .every = (EVERY)},                  \
    {                                                                                              \
        ROW(WORD "_sseq", COMPLETIONS, GAIN, GAIN, LOSS, LOSS), .every = (EVERY)                   \
    }

static const ent_certified_concept table[ENT_CERTIFIED_COUNT] = {
    {ROW("nash", ORDER, GAIN, 0, 0, ANY)},
    {ROW("gmr", ORDER, GAIN, ANY, LOSS, ANY)},
    {ROW("smr", ORDER, GAIN, ANY, LOSS, LOSS)},
    {ROW("seq", ORDER, GAIN, GAIN, LOSS, ANY)},
    {ROW("sseq", ORDER, GAIN, GAIN, LOSS, LOSS)},
    {ROW("sim", ORDER, GAIN, GAIN, LOSS, ANY), .at_once = true},
    {ROW("strong_gmr", ORDER, GAIN, ANY, FAR, ANY), .beside = 1},
    {ROW("strong_smr", ORDER, GAIN, ANY, FAR, FAR), .beside = 2},
    {ROW("strong_seq", ORDER, GAIN, GAIN, FAR, ANY), .beside = 3},
    {ROW("strong_sseq", ORDER, GAIN, GAIN, FAR, FAR), .beside = 4},
    {ROW("rnash", ATTITUDES, GAIN, 0, 0, ANY)},
    {ROW("agmr", ATTITUDES, GAIN, ANY, LOSS, ANY)},
    {ROW("asmr", ATTITUDES, GAIN, ANY, LOSS, LOSS)},
    {ROW("aseq", ATTITUDES, GAIN, GAIN, LOSS, ANY)},
    TYPE("a", MAYBE, LOSS),
    TYPE("b", GAIN, LOSS),
    TYPE("c", MAYBE, RISK),
    TYPE("d", GAIN, RISK),
    {ROW("fnash", FUZZY, GAIN, 0, 0, ANY)},
    {ROW("fgmr", FUZZY, GAIN, ANY, LOSS, ANY)},
    {ROW("fsmr", FUZZY, GAIN, ANY, LOSS, LOSS)},
    {ROW("fseq", FUZZY, GAIN, GAIN, LOSS, ANY)},
    HELD("every", true),
    HELD("some", false),
};

const ent_certified_concept *ent_certified_at(unsigned k)
{
    return &table[k];
}

ent_certified_concept ent_certified_together(uint64_t set)
{
    ent_certified_concept all = {.answers = ANY, .sanction = ANY, .escapes = ANY};
    for (unsigned k = 0; k < ENT_CERTIFIED_COUNT; k++) {
        if ((set >> k & 1) != 0) {
            all.word = table[k].word;
            all.family = table[k].family;
            all.leaves |= table[k].leaves;
            all.answers &= table[k].answers;
            all.sanction &= table[k].sanction;
            all.escapes &= table[k].escapes;
            all.at_once = all.at_once || table[k].at_once;
        }
    }
    return all;
}

uint64_t ent_certified_leaving(uint64_t set, unsigned what)
{
    uint64_t leaving = 0;
    for (unsigned k = 0; k < ENT_CERTIFIED_COUNT; k++) {
        leaving |= (table[k].leaves & what) != 0 ? set & ent_certified_bit(k) : 0;
    }
    return leaving;
}

uint64_t ent_certified_answered(uint64_t set)
{
    uint64_t answered = 0;
    for (unsigned k = 0; k < ENT_CERTIFIED_COUNT; k++) {
        answered |= table[k].answers != 0 ? set & ent_certified_bit(k) : 0;
    }
    return answered;
}
