/* SPDX-License-Identifier: MIT */
/*
 * Settling: which outcomes leave no joint gain on the table, which are fair and by which standard, and which of
 * these would also hold.
 *
 * An *outcome* is a possible state of the dispute; where the issues of a file have values of their own
 * (`issues:`, docs/settle.md), it is a *package*: one value for each issue, within the rules of `bargaining:`.
 * A party is *cardinal* when the file says how much an outcome is worth to it: by utilities of issues, or by weights of
 * statements. Other parties have an order alone. All comparisons are exact: utilities are kept as whole numbers
 * over one denominator a party. Definitions: docs/methods/settle.md.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_SETTLE_H
#define ENTENTE_SETTLE_H

#include <entente/moment.h>
#include <entente/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The issues that a file lists, and whether they have values of their own, so that outcomes are packages. */
ENT_API size_t ent_issue_count(const ent_dispute *dispute);
ENT_API bool ent_has_packages(const ent_dispute *dispute);

/*
 * How many packages are possible; 0 where issues have no values of their own. Errors: ENT_ERROR_ARGUMENT,
 * ENT_ERROR_INPUT (the rules of `bargaining` leave none; diagnostics tell which), ENT_ERROR_LIMIT, ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED. They are listed: 8 bytes a package meanwhile.
 */
ENT_API ent_status ent_packages_count(ent_context *context, const ent_dispute *dispute,
                                      uint64_t *out);

/* How the utilities of issues are read. */
typedef enum ent_scale {
    ENT_SCALE_OF_FILE, /* as `bargaining: scale:` says; written without it */
    ENT_SCALE_WRITTEN, /* weight times evaluation, as the file has them */
    ENT_SCALE_UNIT /* each evaluation of a list divided by the largest of its issue, those of ranges cut to
                          [0, 1], the weighted sum cut at 1: as Genius has it */
} ent_scale;

/* What a party has when nothing is agreed. */
typedef enum ent_disagreement {
    ENT_DISAGREEMENT_OF_FILE, /* as `bargaining: disagreement:` says; else reservation for parties that have one, but
                                     their worst where every outcome is worth more than that; today for the others;
                                     their worst where there is no today */
    ENT_DISAGREEMENT_RESERVATION, /* `bargaining: reservation:`, to the letter */
    ENT_DISAGREEMENT_TODAY,       /* what today's outcome is worth */
    ENT_DISAGREEMENT_WORST        /* the least that any outcome is worth to it */
} ent_disagreement;

/*
 * Points: outcomes that a standard picks, ties kept, out of the efficient outcomes that are rational for all parties.
 * (An outcome that is not efficient can have as large a least gain or share as the best; it is not picked.) A party
 * that gains nothing in any rational outcome is left out of products and least gains, and a remark names it.
 */
typedef enum ent_point {
    ENT_POINT_NASH, /* largest product of gains (Nash 1950) */
    ENT_POINT_KALAI, /* largest least share of what each could gain at best (Kalai and Smorodinsky 1975) */
    ENT_POINT_EGALITARIAN,   /* largest least gain, on the scale named */
    ENT_POINT_LEXICOGRAPHIC, /* largest least gain, then the second least, and so on (Rawls, Sen) */
    ENT_POINT_UTILITARIAN,   /* largest sum, on the scale named */
    ENT_POINT_COUNT
} ent_point;

/* The key of a point ("nash") and its name ("Nash"); constant; NULL out of range. */
ENT_API const char *ent_point_key(ent_point point);
ENT_API const char *ent_point_name(ent_point point);

/* What is asked. Start from ent_settle_defaults(). */
typedef struct ent_settle_options {
    size_t size; /* of this struct as the caller was compiled */
    ent_scale scale;
    ent_disagreement disagreement;
    unsigned
        concepts; /* of outcomes that are states: which of the efficient hold, bits 1u << ENT_CONCEPT_...;
                          default ENT_DEFAULT_CONCEPTS; 0: not asked */
    bool
        lotteries; /* also the points over lotteries, for two and three cardinal parties; default true */
    const char *
        from; /* the outcome that trades begin at and whose distances are told: a name or an expression;
                          NULL: today; where there is none, the middle value of each issue */
    uint64_t max_trades; /* trades that are kept, the best first; default 20 */
} ent_settle_options;

/* Fills in the defaults. */
ENT_API void ent_settle_defaults(ent_settle_options *out);

typedef struct ent_bargaining ent_bargaining;

/*
 * Works out a settlement problem. The dispute must outlive it.
 * Errors: ENT_ERROR_ARGUMENT; ENT_ERROR_NOT_FOUND (`from` fits no outcome); ENT_ERROR_INPUT (no outcome is possible;
 * diagnostics tell); ENT_ERROR_UNSUPPORTED (no party has wishes; more than 64 parties; concepts that are not defined for
 * the dispute, as in ent_solution_new()); ENT_ERROR_LIMIT, ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. What cannot be told of
 * parties without utilities is left out, and reasons and remarks say why. The caller owns *out.
 * Time O(outcomes * parties) for utilities, and that of the Pareto set (ent_pareto()); memory 8 bytes an outcome and
 * party and some more.
 */
ENT_API ent_status ent_settle_new(ent_context *context, const ent_dispute *dispute,
                                  const ent_settle_options *options, ent_bargaining **out);
ENT_API void ent_settle_free(ent_bargaining *bargaining);

/* The dispute that it is of. */
ENT_API const ent_dispute *ent_settle_dispute(const ent_bargaining *bargaining);

/* Whether outcomes are packages of issues; else they are states of the dispute. The space of either: outcomes are
 * its states, and its options (of packages: the issues) have their values. */
ENT_API bool ent_settle_of_packages(const ent_bargaining *bargaining);
ENT_API const ent_space *ent_settle_space(const ent_bargaining *bargaining);
ENT_API uint64_t ent_outcome_count(const ent_bargaining *bargaining);

/* The scale and disagreement that were taken (never ..._OF_FILE; ENT_DISAGREEMENT_... may differ by party). */
ENT_API ent_scale ent_settle_scale(const ent_bargaining *bargaining);

/* How a party values outcomes. */
typedef struct ent_bargainer_view {
    bool cardinal;    /* else it has an order alone, and texts are NULL and numbers levels */
    bool indifferent; /* every outcome is worth the same to it */
    ent_disagreement disagreement;
    const char *at_disagreement; /* exact, for example "1/3" or "0.25" */
    const char *least, *most;    /* over all outcomes; exact */
    const char *best;            /* over the rational outcomes; exact; NULL where there are none */
    double at_disagreement_number, least_number, most_number, best_number; /* nearest doubles */
} ent_bargainer_view;
ENT_API ent_bargainer_view ent_bargainer_at(const ent_bargaining *bargaining, size_t party);

/* What an outcome is worth to a party: the nearest double (of an ordinal party its level, from 0), and exactly, as text
 * that is written to the sink ("3/8", "0.125"). Errors of the text: ENT_ERROR_ARGUMENT, ENT_ERROR_IO,
 * ENT_ERROR_MEMORY. O(issues). */
ENT_API double ent_outcome_worth(const ent_bargaining *bargaining, uint64_t outcome, size_t party);
ENT_API ent_status ent_outcome_worth_text(ent_context *context, const ent_bargaining *bargaining,
                                          uint64_t outcome, size_t party, const ent_sink *sink);
/* Less than, equal to or greater than 0 as the party likes one outcome less than, as much as, or more than another;
 * and than disagreement. Exact. O(1). */
ENT_API int ent_outcome_compare(const ent_bargaining *bargaining, uint64_t one, uint64_t other,
                                size_t party);
ENT_API int ent_outcome_gain(const ent_bargaining *bargaining, uint64_t outcome, size_t party);

/* Whether no party gets less than at disagreement; and how many outcomes are so. */
ENT_API bool ent_outcome_is_rational(const ent_bargaining *bargaining, uint64_t outcome);
ENT_API uint64_t ent_rational_count(const ent_bargaining *bargaining);

/* The Pareto set: outcomes that no other is at least as good as for all and better for one; ties are kept. In
 * ascending order; `rational` counts those that are rational too; `distinct` different vectors of utilities. */
ENT_API uint64_t ent_efficient_count(const ent_bargaining *bargaining);
ENT_API uint64_t ent_efficient_at(const ent_bargaining *bargaining, uint64_t place);
ENT_API bool ent_outcome_is_efficient(const ent_bargaining *bargaining, uint64_t outcome);
ENT_API uint64_t ent_efficient_distinct(const ent_bargaining *bargaining);
ENT_API uint64_t ent_efficient_rational(const ent_bargaining *bargaining);

/* Of outcomes that are states: under which of the concepts asked a state is an equilibrium; 0 for packages. And
 * whether this was asked and decided. */
ENT_API unsigned ent_outcome_holds(const ent_bargaining *bargaining, uint64_t outcome);
ENT_API unsigned ent_settle_concepts(const ent_bargaining *bargaining);

/* What a standard picks. Text belongs to the settlement. */
typedef struct ent_point_view {
    const char *
        reason; /* why there is none, or NULL: an ordinal party, no rational outcome, nothing to gain */
    uint64_t count;           /* outcomes that it picks */
    const uint64_t *outcomes; /* ascending */
    const char *value;        /* the product, share, gain or sum, exact; NULL for lexicographic */
    double value_number;
} ent_point_view;
ENT_API ent_point_view ent_settle_point(const ent_bargaining *bargaining, ent_point point);

/*
 * The same over lotteries among rational outcomes: the share of each outcome, and what it is worth to each party on
 * average. Shares are exact, but for those of Nash of three parties, of which the product of gains is at most 1e-12
 * below the largest, relatively. Egalitarian is lexicographic here, and Kalai-Smorodinsky is so in shares. Told where
 * two or three parties can gain something.
 */
typedef struct ent_lottery_view {
    const char *reason; /* why there is none, or NULL */
    size_t count;       /* outcomes of it, at most 3 */
    const uint64_t *outcomes;
    const double *shares;     /* sum to 1 */
    const char *const *exact; /* the shares ("1/3", "0.25"); NULL where they are not exact */
    const double *worth;      /* per party */
} ent_lottery_view;
ENT_API ent_lottery_view ent_settle_lottery(const ent_bargaining *bargaining, ent_point point);

/* Opposition: the distance of the nearest outcome from what would be best for all, each party's utility in shares of the
 * most that an outcome is worth to it, counted from 0 (from its least where that is below 0): Baarslag's measure; 0 is
 * no opposition. NaN: an ordinal party. */
ENT_API double ent_settle_opposition(const ent_bargaining *bargaining);

/* The outcome that trades begin at: `from`, the first of several that fit; else today; else the one nearest to the
 * middle value of each issue. Always there. */
ENT_API bool ent_settle_from(const ent_bargaining *bargaining, uint64_t *out);

/* A trade: two issues change from what they are in that outcome, no party loses and one gains. Of each two issues the
 * best is kept: by the least gain of a cardinal party, then the sum; and so they are sorted. */
typedef struct ent_trade_view {
    size_t issue
        [2]; /* indices of issues (of the options of the space, where the file has no issues) */
    size_t before[2], after[2]; /* their values */
    uint64_t outcome;           /* what it leads to */
    const double
        *gains; /* per party, in shares of what each could gain at best; all >= 0, one > 0; of an
                   ordinal party 1 where it is better off */
} ent_trade_view;
ENT_API size_t ent_trade_count(const ent_bargaining *bargaining);
ENT_API ent_trade_view ent_trade_at(const ent_bargaining *bargaining, size_t trade);

/* Issues: those of the file, or, where it has none, the options of the space. How much of a party's range hangs on one
 * (ent_settle_share()): from 0 to 1, over all issues 1 where utilities add up; NaN for ordinal parties. */
ENT_API size_t ent_settle_issue_count(const ent_bargaining *bargaining);
ENT_API const char *ent_settle_issue_id(const ent_bargaining *bargaining, size_t issue);
ENT_API const char *ent_settle_issue_label(const ent_bargaining *bargaining, size_t issue);
ENT_API size_t ent_settle_value_count(const ent_bargaining *bargaining, size_t issue);
ENT_API const char *ent_settle_value_label(const ent_bargaining *bargaining, size_t issue,
                                           size_t value);
ENT_API size_t ent_settle_value(const ent_bargaining *bargaining, uint64_t outcome, size_t issue);
ENT_API double ent_settle_share(const ent_bargaining *bargaining, size_t issue, size_t party);

/* The distance of an outcome from the nearest that a point picks, and from the frontier, each party's gains in shares of
 * what it could gain at best; 0: it is one. NaN where there is none, or for ordinal parties. O(picked, efficient). */
ENT_API double ent_settle_distance(const ent_bargaining *bargaining, uint64_t outcome,
                                   ent_point point);
ENT_API double ent_settle_short_of(const ent_bargaining *bargaining, uint64_t outcome);

/* Why something is not told of these parties, one sentence each; and what was assumed or rounded (a range that was cut
 * into steps, a disagreement that was taken from today). Text belongs to the settlement. */
ENT_API size_t ent_settle_remark_count(const ent_bargaining *bargaining);
ENT_API const char *ent_settle_remark(const ent_bargaining *bargaining, size_t remark);

/*
 * The Pareto set of any table of utilities: utilities[outcome * parties + party], more is better. Bit `outcome` of
 * `set` (outcomes / 64 words, rounded up) says whether the outcome is in it; ties are kept.
 * Errors: ENT_ERROR_ARGUMENT (parties 0 or above 64; 2^32 - 1 outcomes or more), ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED;
 * then `set` is as it was. Time O(n) for what a few good outcomes dominate; of n others O(n log n) for up to three
 * parties (Kung, Luccio and Preparata 1975), beyond O(n * size of the set) at worst, far less as a rule. Memory 4
 * bytes an outcome, and some 20 and a row for each of the others. The same for any number of threads.
 */
ENT_API ent_status ent_pareto(ent_context *context, size_t parties, uint64_t outcomes,
                              const int64_t *utilities, uint64_t *set);

/* What a report of a settlement problem shows. */
typedef struct ent_settle_view {
    size_t size; /* of this struct as the caller was compiled */
    uint64_t
        most; /* efficient outcomes, and trades, that text lists; 0: all; JSON and CSV have all efficient ones */
} ent_settle_view;

/* Writes a settlement problem in words, as JSON, or as CSV, which has a row for each efficient outcome.
 * Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. */
ENT_API ent_status ent_report_bargaining(ent_context *context, const ent_bargaining *bargaining,
                                         const ent_settle_view *view, ent_format format,
                                         const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
