/* SPDX-License-Identifier: MIT */
/* Which mixture of candidates makes the least gain as large as can be, exactly. */
#ifndef ENT_SETTLEMENT_LOTTERY_PROGRAM_H
#define ENT_SETTLEMENT_LOTTERY_PROGRAM_H

#include "settlement/lottery/wide.h"

enum { ENT_MIXERS = 3 /* parties at most */ };

/* Candidates, and what each party gains by them. */
typedef struct ent_program {
    size_t parties, candidates;
    size_t width;           /* ent_program_width() at least */
    const uint32_t *gains;  /* per candidate and party a number, none negative */
    const uint32_t *scales; /* per party a number above 0: gains are counted in shares of it */
} ent_program;

/* A mixture: candidates with their parts of a whole. */
typedef struct ent_mixture {
    size_t count;
    size_t candidates[ENT_MIXERS];
    uint32_t *parts; /* `count` numbers, and behind them (at ENT_MIXERS) the whole */
} ent_mixture;

/* The width of numbers with which programs of gains and scales of so many bits are exact. */
size_t ent_program_width(size_t parties, size_t bits);

/*
 * The mixture of which the least gain is largest, among these that of which the second least is, and so on. Makes
 * out->parts, which is the caller's. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. Some dozen rounds of O(candidates) as a rule.
 */
ent_status ent_program_solve(ent_context *context, const ent_program *program, ent_mixture *out);

#endif
