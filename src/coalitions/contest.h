/* SPDX-License-Identifier: MIT */
/*
 * A coalition against the others: which of its improvements they can deter, and which states hold.
 *
 * A state y is a sanction against leaving s iff it is not better for all members, that is, iff some member's
 * level of y is at most its level of s. So the others can bring about a sanction from x iff for some member the
 * least level among what they can bring about from x is at most that of s. Hence *low*: per state x and
 * member that least level, x included (which is no sanction, being better). s is CGMR stable iff no x in
 * R_H(s) has all its lows above the levels of s: CNash asks the same of levels, CSEQ of the lows of what the
 * others reach by improvements. All three are questions of dominance.
 *
 * CSMR asks for a sanction from which nothing better than s can be reached, which no such numbers tell; it is
 * found for each s by hunts over parts.
 */
#ifndef ENT_COALITIONS_CONTEST_H
#define ENT_COALITIONS_CONTEST_H

#include "coalitions/hunt.h"
#include "coalitions/replies.h"

typedef struct ent_contest {
    ent_context *context;
    const ent_graph *graph; /* of moves */
    ent_side side;
    ent_ways counter;            /* of the others, by moves: with GMR or SMR */
    uint32_t *by_moves;          /* lows, with GMR */
    uint32_t *by_improvements;   /* lows, with SEQ */
    ent_hunt escapes, sanctions; /* with SMR, once ready */
    uint32_t left;               /* the state that is left, in this round of hunts */
} ent_contest;

/* Sets up a coalition for a set of concepts; the others are all movers that it does not move by.
 * ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED, ENT_ERROR_LIMIT (not issued). The contest may not be moved, and is
 * released with ent_contest_free(), also after a failure. */
ent_status ent_contest_open(ent_context *context, const ent_team *team, unsigned concepts,
                            ent_contest *out);

/* The lows of CSEQ, by the replies of the others: all that do not act by the coalition's movers. As above. */
ent_status ent_contest_reply(ent_contest *contest, const ent_retorts *replies);
void ent_contest_free(ent_contest *contest);

/* All parties that are not in the coalition. */
uint64_t ent_contest_others(const ent_graph *graph, uint64_t parties);

/* Adds to a set those of the states in `among` (NULL: of all) that are stable. ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED. */
ent_status ent_contest_decide(ent_contest *contest, ent_concept concept, const uint64_t *among,
                              uint64_t *stable);

/* Begins to ask about leaving a state. */
void ent_contest_leave(ent_contest *contest, uint32_t state);

/* Whether the coalition can reach something better than the state left from y, or y is better. With SMR. */
bool ent_contest_escapes(ent_contest *contest, uint32_t y);

/* Whether the others deter an improvement on the state left, under a concept that the contest is for. */
bool ent_contest_deterred(ent_contest *contest, ent_concept concept, uint32_t improvement);

#endif
