/* SPDX-License-Identifier: MIT */
/*
 * A settlement problem, inside: the space of its outcomes, what each is worth to whom, and what was found.
 *
 * What an outcome is worth to a cardinal party is a fraction (base + n) / denominator, where the *whole number* n >= 0
 * is the sum of a term for each issue, bonus or weighted statement, and base may be negative. Whole numbers have any
 * length; they are not kept but summed when they are asked for. Kept are *keys*, one an outcome and party, which
 * compare as the worths do: the whole numbers themselves where these are small (ent_utility.worths NULL), else ranks
 * among the worths of all outcomes and of disagreement; of an ordinal party its levels.
 */
#ifndef ENT_SETTLEMENT_SETTLEMENT_H
#define ENT_SETTLEMENT_SETTLEMENT_H

#include "base/natural.h"
#include "dispute/bargain.h"
#include "space/space.h"
#include <entente/settle.h>

/* What one issue, bonus or weighted statement adds to a party's whole number, by its value in the outcome. */
typedef struct ent_term {
    size_t option;         /* of the dispute of the space, whose value it goes by; or SIZE_MAX */
    const uint8_t *values; /* with option SIZE_MAX: per outcome; or NULL, and then */
    const uint64_t *holds; /* a bit an outcome: value 1 where set, else 0 */
    size_t value_count;
    uint64_t
        *worth; /* per value ent_utility.limbs words, the least significant first; the least is 0 */
} ent_term;

typedef struct ent_utility {
    bool cardinal, indifferent;
    ent_disagreement disagreement; /* never ..._OF_FILE */
    int64_t least, most;           /* keys, over all outcomes */
    int64_t at_disagreement;       /* a key */
    int64_t best; /* a key, over the rational outcomes; least where there are none */
    /* Of cardinal parties: */
    bool stuck; /* there are rational outcomes, and none gives it more than disagreement */
    ent_natural denominator;
    ent_natural base; /* of all whole numbers; with its sign beside it */
    bool base_negative;
    ent_natural disagreement_whole;  /* the whole number of disagreement */
    ent_term *terms;                 /* in the arena */
    size_t term_count, capped_count; /* the first so many terms together are at most `cap` */
    uint64_t *cap;                   /* a whole number of `limbs` words, or NULL */
    uint64_t *shift;                 /* likewise: what is added to every sum, or NULL */
    size_t limbs;
    double *worths; /* per key, where keys are ranks: the nearest double; else NULL */
    uint32_t
        *items; /* likewise: an outcome of that worth, or the number of outcomes: disagreement */
} ent_utility;

typedef struct ent_remark {
    const char *text;
    struct ent_remark *next;
} ent_remark;

struct ent_settle_beyond; /* what lotteries, trades, shares and distances keep (beyond.c) */

struct ent_bargaining {
    ent_allocator allocator;
    ent_arena arena;
    const ent_dispute *dispute;
    const ent_bargain *bargain; /* or NULL */
    ent_space *space;           /* of the dispute, or of bargain->packages */
    ent_settle_options options; /* as asked; `from` is the caller's and lasts for the call alone */
    ent_scale scale;            /* that was taken */
    size_t parties;             /* of the dispute */
    uint64_t count;             /* outcomes */
    const uint8_t **values;     /* per issue by `where`: its value in each outcome; else NULL */
    ent_utility *utilities;     /* one a party; in the arena */
    int64_t *keys;              /* keys[outcome * parties + party] */
    uint64_t *rational;         /* a bit an outcome */
    uint64_t *efficient;        /* likewise: the Pareto set */
    uint64_t rational_count;
    uint32_t *frontier; /* the efficient outcomes, ascending */
    uint64_t frontier_count, frontier_rational, frontier_distinct;
    ent_bargainer_view *bargainers;         /* one a party; in the arena */
    ent_point_view points[ENT_POINT_COUNT]; /* text and outcomes in the arena */
    unsigned concepts;   /* of outcomes that are states: those that were decided */
    uint8_t *holds;      /* per outcome: concepts under which it is an equilibrium; or NULL */
    ent_remark *remarks; /* in the order in which they were added; in the arena */
    size_t remark_count;
    struct ent_settle_beyond *beyond;
};

/* Whether every party is cardinal; else *party is the first that is not. */
bool ent_settle_all_cardinal(const ent_bargaining *bargaining, size_t *party);

/* That less the whole number of disagreement, for an outcome in which the party loses nothing; as it is, and as a
 * number within 2^-50 of what it is worth, relatively. ENT_ERROR_MEMORY. */
ent_status ent_settle_gain(const ent_bargaining *bargaining, size_t party, uint64_t outcome,
                           ent_natural *out);
ent_status ent_settle_gain_number(const ent_bargaining *bargaining, size_t party, uint64_t outcome,
                                  double *out);

/* The value of an issue of the file in an outcome. O(1). */
size_t ent_settle_issue_value(const ent_bargaining *bargaining, size_t issue, uint64_t outcome);

/* Adds a sentence of printf's form to the remarks. ENT_ERROR_MEMORY. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
ent_status
ent_settle_remark_add(ent_bargaining *bargaining, const char *format, ...);

/* Finds, when all else is known, what beyond.c keeps, and releases it. */
ent_status ent_settle_beyond_new(ent_context *context, ent_bargaining *bargaining);
void ent_settle_beyond_free(ent_bargaining *bargaining);

#endif
