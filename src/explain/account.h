/* SPDX-License-Identifier: MIT */
/*
 * An account: why a state holds or not by a judgement, whatever its family.
 *
 * For each party its departures, each with the answers of its proof; and wherever two states are held against
 * each other, how those fare whose fortunes matter there, and by which wish.
 */
#ifndef ENT_EXPLAIN_ACCOUNT_H
#define ENT_EXPLAIN_ACCOUNT_H

#include "explain/citations.h"
#include "stability/proof/proof.h"

/* How a party fares: a set of these, for it may not be known. */
enum { ENT_FARES_WORSE = 1, ENT_FARES_EQUALLY = 2, ENT_FARES_BETTER = 4 };

/* One party's fortune in one state against another. */
typedef struct ent_fortune {
    size_t party;
    unsigned fares;
    size_t statement;  /* its wish that decides, or that leaves it open; or ENT_NO_STATEMENT */
    int32_t certainty; /* by degrees of preference: how certainly it prefers it, in millionths */
    bool by_pair;      /* which the file says of these two states by themselves */
} ent_fortune;

typedef struct ent_fortunes {
    ent_fortune *of;
    size_t count;
} ent_fortunes;

/* A move of an answer; where answers must be willing, with what makes it pay. */
typedef struct ent_account_step {
    ent_move move;
    ent_fortunes gains;
} ent_account_step;

typedef struct ent_account_answer {
    ent_criteria under; /* under which it deters */
    bool willing;
    bool final; /* no move of the party leads on from its end to what it would leave for */
    ent_account_step *steps;
    size_t step_count;
    uint32_t ends;
    ent_fortunes losses; /* there, against the state that was left */
} ent_account_answer;

typedef struct ent_account_departure {
    uint32_t to;
    ent_criteria leaves, open; /* under which it is one; under which nobody deters it */
    ent_fortunes gains;
    ent_account_answer *answers;
    size_t answer_count;
} ent_account_departure;

typedef struct ent_account_stance {
    ent_criteria stable;
    bool perceives; /* the state */
    size_t departure_count, shown_count;
    ent_account_departure
        *shown; /* the hardest to deter first, then by the fewest options changed */
} ent_account_stance;

typedef struct ent_account {
    ent_arena arena;
    uint32_t state;
    ent_criteria equilibrium;
    size_t party_count;
    ent_account_stance *stances;
    uint64_t cited[ENT_BASIS_COUNT];
} ent_account;

/* Whose account it is. `fortunes` tells which parties' fortunes matter to one, and how each fares in `to` against
 * `from`: up to all parties, without statements; it returns how many. */
typedef struct ent_account_view {
    const ent_judgement *judgement;
    size_t (*fortunes)(const void *judge, size_t party, uint32_t from, uint32_t to,
                       ent_fortune *out);
    bool unsure;  /* wishes that are not sure leave open which of two states is better */
    bool degrees; /* parties prefer more or less certainly */
} ent_account_view;

/* Gives an account of a state, in which at most `most` departures a party are worked out (0: all).
 * ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. Time as of a prover, and a proof for each departure. */
ent_status ent_account_new(ent_context *context, const ent_account_view *view, uint32_t state,
                           size_t most, ent_account *out);
void ent_account_free(ent_account *account);

#endif
