/* SPDX-License-Identifier: MIT */
/*
 * Expressions as disjunctions of conjunctions of *marks*, yes or no.
 *
 * A yes-no option is one mark. A graded option of the values 0 .. v - 1 has v - 1 marks, of which the k-th says that the value is at
 * least k (a thermometer): then values ascend as the marks do, read as a number, so that states keep their order.
 */
#ifndef ENT_FORMATS_OUT_FOREIGN_TERMS_H
#define ENT_FORMATS_OUT_FOREIGN_TERMS_H

#include "dispute/model.h"

enum { ENT_TERMS_MOST = 512 /* conjunctions of one expression */ };

typedef struct ent_marks {
    const ent_dispute *dispute;
    size_t *first;       /* per option and one more: marks before it; in the maker's arena */
    size_t count, words; /* marks; and words of so many bits */
} ent_marks;

/* A conjunction: marks that are set, then marks that are not, `words` words each; none of both is true. */
typedef struct ent_terms {
    uint64_t **list; /* in the maker's arena */
    size_t count, room;
} ent_terms;

/* ENT_ERROR_MEMORY. */
ent_status ent_marks_new(const ent_dispute *dispute, ent_arena *arena, ent_marks *out);

/*
 * Makes the terms of an expression, or of its contrary; none where it is never true. Terms that say more than another are left out.
 * *good is false where there would be more than ENT_TERMS_MOST. ENT_ERROR_MEMORY. O(ENT_TERMS_MOST^3 * words) at worst
 * for each operator.
 */
ent_status ent_terms_new(const ent_marks *marks, const ent_expression *expression, bool wanted,
                         ent_arena *arena, ent_terms *out, bool *good);

/* Whether terms are a condition at all: neither always true nor never. */
bool ent_terms_tell(const ent_marks *marks, const ent_terms *terms);

/* Whether a term says of a mark that it is set, or that it is not. */
static inline bool ent_term_says(const ent_marks *marks, const uint64_t *term, size_t mark,
                                 bool set)
{
    return (term[(set ? 0 : marks->words) + mark / 64] >> mark % 64 & 1) != 0;
}

#endif
