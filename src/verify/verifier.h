/* SPDX-License-Identifier: MIT */
/*
 * What the verifier knows while it checks one certificate.
 *
 * A state is an assignment of values to all options that the rules allow. Where rules `same` make one
 * state of many assignments, the least stands for it and the others are chained to it. Assignments are
 * entered as they are met and named by their place; where a file needs the listing of all states (rules
 * `same`, rankings by number) they are entered first and whole, and states get their numbers.
 *
 * Functions return ENT_ERROR_INPUT after a refusal, which has then been issued.
 */
#ifndef ENT_VERIFY_VERIFIER_H
#define ENT_VERIFY_VERIFIER_H

#include "base/tuples.h"
#include "dispute/certificate.h"

/* Gone through one by one, at most. */
enum { ENT_MOST_COMBINATIONS = 1 << 22, ENT_MOST_COMPLETIONS = 1 << 16 };

#define ENT_NOTHING ENT_NO_TUPLE /* no state, no assignment */

/* The moves of a party from a state, by ascending number of where they lead. */
typedef struct ent_state_list {
    uint32_t count;
    const uint32_t *at;  /* NULL: not looked for yet */
    unsigned char *what; /* what each is to the party, against the state it comes from, */
    uint64_t completion; /* in this completion */
} ent_state_list;

/* An assignment, and what is known of the state if it stands for one. */
typedef struct ent_state {
    uint32_t least;  /* what stands for its state; while listing, the rule `same` that it fits */
    uint32_t next;   /* in the chain */
    uint32_t number; /* from 0, where states are listed */
    uint64_t *order; /* the words of all parties */
    bool *unseen;    /* per party; NULL: the file has no misperceptions */
    ent_state_list *moves; /* per party */
} ent_state;

/* Where the words of a party are: those of its order, of which the first that differ say which state is
 * better; and marks, a bit for each statement, the first highest, or item of an unknown pair, and for each
 * item of the pairs with degrees. The marks of prioritized statements are the order. */
typedef struct ent_words {
    size_t first, behind, marks, pairs;
} ent_words;

/* A rule `same`: the earliest that it shares assignments with, perhaps by way of others. */
typedef struct ent_joined {
    uint32_t with, number, least, last; /* of the earliest: of its state and chain */
    bool used;
} ent_joined;

/* Over the completions gone through: concepts under which one stayed each time, and once. */
typedef struct ent_tally {
    uint64_t always, once;
} ent_tally;

typedef struct ent_verifier {
    ent_context *context;
    const ent_dispute *dispute;
    const ent_certificate *certificate;
    const ent_node *at; /* what is being checked, for refusals from the depth */
    ent_arena arena;
    ent_verification found;
    uint64_t ticks, move_count;
    uint32_t *table;   /* the states of the certificate's table */
    ent_tuples values; /* of assignments */
    ent_state *states; /* the assignments */
    size_t state_room;
    ent_family family;   /* of the concepts of the certificate */
    bool blinkered;      /* the file has misperceptions */
    ent_words *words;    /* per party */
    uint64_t completion; /* of those gone through, the number of this one, from 1 */
    signed char *
        *counts; /* per party: for each statement 1 if it counts in it, -1 reversed, else 0 */
    ent_tally *tallies; /* per party, and of all */
    size_t word_count;
    uint64_t *memo;     /* per name: the stamp of an evaluation, doubled, and what it came to */
    uint64_t stamp;     /* of this evaluation */
    bool listed;        /* all states have been entered, */
    uint32_t numbers;   /* so many */
    ent_joined *joined; /* per rule `same` */
    uint32_t *scratch;  /* values of an assignment */
    uint32_t *fresh;    /* numbers being collected */
    size_t fresh_count, fresh_room;
    size_t mover;       /* for whom they are collected */
    ent_tuples reached; /* of the last search: states and who moved last */
    size_t reach_party;
    unsigned reach_answers;
    ent_tuples sums; /* of changes made at once */
} ent_verifier;

/* Refuses a statement that is not true of the dispute. Never ENT_OK. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
ent_status
ent_verifier_untrue(ent_verifier *v, const ent_node *at, const char *format, ...);

/* Says that more must be looked at than is allowed: ENT_ERROR_LIMIT, or ENT_ERROR_MEMORY. */
ent_status ent_verifier_too_large(ent_verifier *v, const char *what, uint64_t limit);

/* Counts work, and now and then asks whether to stop. */
ent_status ent_verifier_tick(ent_verifier *v);

/* Whether an expression holds, and whether the rules do, for these values. */
bool ent_verifier_holds(ent_verifier *v, const ent_expression *e, const uint32_t *values);
bool ent_verifier_feasible(ent_verifier *v, const uint32_t *values);

/* The state to which values belong; ENT_NOTHING when a rule forbids them. */
ent_status ent_verifier_state(ent_verifier *v, const uint32_t *values, uint32_t *out);

/* The values of an assignment; they move when others are entered. */
static inline const uint32_t *ent_verifier_values(const ent_verifier *v, uint32_t state)
{
    return ent_tuples_at(&v->values, state);
}

/* Enters an assignment, not known to belong to a state. */
ent_status ent_verifier_enter(ent_verifier *v, const uint32_t *values);

/* Puts down the order of a state whose chain is whole, and who perceives it. */
ent_status ent_verifier_put_state(ent_verifier *v, uint32_t state);
ent_status ent_verifier_put_order(ent_verifier *v, uint32_t state);

/* Where the words of each party are. */
ent_status ent_verifier_lay_out(ent_verifier *v);

/* Adds a weight to a sum of two words that began as 2^127. */
void ent_verifier_add(uint64_t sum[2], int64_t weight);

/* Whether mark k of words of a party is set. */
static inline bool ent_verifier_mark(const uint64_t *marks, size_t k)
{
    return (marks[k / 64] >> (63 - k % 64) & 1) != 0;
}

/* What state a is to a party against state b, by the way of the family. */
unsigned ent_verifier_compare(const ent_verifier *v, size_t party, uint32_t a, uint32_t b);

/* Whether a party that decides reckons with a move of another to a state, from one that it perceives. */
bool ent_verifier_reckons(const ent_verifier *v, size_t party, uint32_t to);

/* Lists all states where the file needs it. */
ent_status ent_verifier_list_states(ent_verifier *v);

/* That the values of some options have few enough combinations to be gone through. */
ent_status ent_verifier_few(ent_verifier *v, size_t first_option, size_t option_count);

/* R_party(from), less what it does not perceive. The list lives as long as the verifier. */
ent_status ent_verifier_moves(ent_verifier *v, size_t party, uint32_t from, ent_state_list *out);

/* A departure of a party from s to t. */
typedef struct ent_departure {
    size_t party;
    uint32_t s, t;
} ent_departure;

/* Looks for a sanction against a departure; ENT_NOTHING: there is none. */
ent_status ent_verifier_search(ent_verifier *v, const ent_certified_concept *concept,
                               const ent_departure *d, uint32_t *out);

/* Readies what going through completions needs: every statement counts. */
ent_status ent_verifier_complete(ent_verifier *v);

/* Checks a verdict on what holds in every completion and in some, by going through all of them. */
ent_status ent_verifier_check_completions(ent_verifier *v, const ent_certified_verdict *verdict);

/* Makes the dispute of which the certificate speaks, where that is another one of the same file; else *out is NULL.
 * The caller owns it. Refuses moments, sources and bases that are none. */
ent_status ent_verifier_select(ent_context *context, const ent_dispute *dispute,
                               const ent_certificate *certificate, ent_dispute **out);

/* Checks the verdicts, each by itself; or what stands in place of them (families/). */
ent_status ent_verifier_verdicts(ent_verifier *v);
ent_status ent_verifier_coalitions(ent_verifier *v);
ent_status ent_verifier_lookahead(ent_verifier *v);

#endif
