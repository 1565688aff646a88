/* SPDX-License-Identifier: MIT */
/*
 * Comparing two versions of a dispute: which settlements appear, which disappear, which stay, and who would
 * now stay or leave.
 *
 * States of the two *correspond* when they give the same values, by their words, to all options that both files have,
 * by their names; in graph form when they are the same state. So where an option stands in one file alone a state
 * may correspond to several; where a value or a rule is missing, to none. A merged state that leaves an option open
 * corresponds to those that leave it open, too. Numbers of states mean nothing across files. See
 * docs/methods/comparison.md.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_COMPARE_H
#define ENTENTE_COMPARE_H

#include <entente/report.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_comparison ent_comparison;

/* The two versions. */
typedef enum ent_side { ENT_SIDE_BEFORE, ENT_SIDE_AFTER } ent_side;

/* What becomes of a state as an equilibrium; `after` is asked in the other direction. */
typedef enum ent_outcome {
    ENT_OUTCOME_NONE, /* it is no equilibrium */
    ENT_OUTCOME_KEPT, /* it is, and one that corresponds to it is one on the other side */
    ENT_OUTCOME_CHANGED, /* states correspond to it, and none is one: before, it is lost; after, gained */
    ENT_OUTCOME_ALONE, /* no state corresponds to it: before, no longer possible; after, newly possible */
    ENT_OUTCOME_COUNT
} ent_outcome;

/*
 * Compares two solutions, which must outlive the comparison, by the concepts that both tell.
 * Errors: ENT_ERROR_ARGUMENT (a NULL, or no concept in common), ENT_ERROR_UNSUPPORTED (E741, issued: nothing in
 * common by which states could correspond), ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. The caller owns *out.
 * Time O(states * parties * concepts), memory about 50 bytes a state of either side.
 */
ENT_API ent_status ent_comparison_new(ent_context *context, const ent_solution *before,
                                      const ent_solution *after, ent_comparison **out);
ENT_API void ent_comparison_free(ent_comparison *comparison);

/* The solution of a side, and the concepts that both decided, as a set. */
ENT_API const ent_solution *ent_comparison_solution(const ent_comparison *comparison,
                                                    ent_side side);
ENT_API unsigned ent_comparison_concepts(const ent_comparison *comparison);

/* What becomes of a state under a concept of the comparison. O(1). */
ENT_API ent_outcome ent_compared_outcome(const ent_comparison *comparison, ent_side side,
                                         ent_concept concept, uint64_t state);

/* How many states of a side have an outcome under a concept. O(1). */
ENT_API uint64_t ent_compared_count(const ent_comparison *comparison, ent_side side,
                                    ent_concept concept, ent_outcome outcome);

/* How many states of the other side correspond to a state; *first is the first of them, if any. O(1). */
ENT_API uint64_t ent_compared_match(const ent_comparison *comparison, ent_side side, uint64_t state,
                                    uint64_t *first);

/* How many pairs of states correspond to each other and to no other. */
ENT_API uint64_t ent_compared_pairs(const ent_comparison *comparison);

/* The party of the other side with the same name, in *other; false when there is none. */
ENT_API bool ent_compared_party(const ent_comparison *comparison, ent_side side, size_t party,
                                size_t *other);

/* In how many of these pairs a party (of before, which both have) stayed before and leaves after, and the other
 * way round. */
ENT_API uint64_t ent_compared_leaves(const ent_comparison *comparison, ent_concept concept,
                                     size_t party);
ENT_API uint64_t ent_compared_stays(const ent_comparison *comparison, ent_concept concept,
                                    size_t party);

/* What differs between the files. */
typedef enum ent_difference_kind {
    ENT_DIFFERS_PARTY,     /* a party: `subject` */
    ENT_DIFFERS_OPTION,    /* an option: `subject` */
    ENT_DIFFERS_OWNER,     /* whose an option is */
    ENT_DIFFERS_VALUES,    /* the values of an option */
    ENT_DIFFERS_MOVES,     /* how an option moves */
    ENT_DIFFERS_RULE,      /* a rule, as "never: EXPRESSION"; no subject */
    ENT_DIFFERS_NAME,      /* what a name means: `subject` */
    ENT_DIFFERS_TODAY,     /* what holds today of an option; in graph form of "today" */
    ENT_DIFFERS_WISHES,    /* in what form a party's wishes are, or its whole ranking */
    ENT_DIFFERS_STATEMENT, /* a statement of a party; with both texts it has moved */
    ENT_DIFFERS_WEIGHT, /* how firmly or surely a party wants a statement, which stands at the places */
    ENT_DIFFERENCE_KINDS
} ent_difference_kind;

#define ENT_NO_PLACE ((size_t)-1)

/* One difference. `before` NULL: added; `after` NULL: removed. Text belongs to the comparison. */
typedef struct ent_difference {
    ent_difference_kind kind;
    const char *subject, *before, *after;
    const char *label;                /* of a statement, in plain words; or NULL */
    size_t before_place, after_place; /* of statements, from 0; else ENT_NO_PLACE */
} ent_difference;

/* The word for a kind, such as "statement"; constant; NULL out of range. */
ENT_API const char *ent_difference_word(ent_difference_kind kind);

/* The differences, in the order of the kinds, and within one of the files; `difference` < ent_difference_count(). */
ENT_API size_t ent_difference_count(const ent_comparison *comparison);
ENT_API ent_difference ent_difference_at(const ent_comparison *comparison, size_t difference);

/* What a report of a comparison shows. */
typedef struct ent_comparison_view {
    size_t size;   /* of this struct as the caller was compiled */
    uint64_t most; /* settlements of each kind; 0: all. CSV is always whole */
} ent_comparison_view;

/* Writes a comparison in words, as JSON or as CSV, which has a row for each state that is an equilibrium before or
 * after. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_MEMORY. */
ENT_API ent_status ent_report_comparison(ent_context *context, const ent_comparison *comparison,
                                         const ent_comparison_view *view, ent_format format,
                                         const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
