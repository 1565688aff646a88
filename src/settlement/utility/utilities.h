/* SPDX-License-Identifier: MIT */
/* What outcomes are worth: from the model to terms of whole numbers, and from these to keys. */
#ifndef ENT_SETTLEMENT_UTILITIES_H
#define ENT_SETTLEMENT_UTILITIES_H

#include "settlement/fraction.h"
#include "settlement/settlement.h"

/*
 * Finds which value each issue by `where` has in each outcome (values.c). Errors: ENT_ERROR_INPUT, issued, where
 * members of a merged state differ; ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED.
 */
ent_status ent_settle_find_values(ent_context *context, ent_bargaining *bargaining);

/* The outcomes in which an expression holds, a bit each in the arena. Errors as above. */
ent_status ent_settle_find_holds(ent_context *context, ent_bargaining *bargaining,
                                 const ent_expression *where, ent_span span, const uint64_t **out);

/* What a party's worths are made of, as fractions: of one issue, bonus or weighted statement. */
typedef struct ent_worth_list {
    ent_term term; /* without its `worth` */
    size_t count;
    ent_fraction *worths; /* per value */
} ent_worth_list;

typedef struct ent_worth_lists {
    const ent_allocator *allocator;
    ent_worth_list *lists;
    size_t count, capped_count; /* the first so many together are at most 1, where `capped` */
    bool capped;
} ent_worth_lists;

/* Lists what the file says of a party: by utilities, or else by weights (worths.c). Errors as above. `out` can be
 * freed whatever is returned. */
ent_status ent_worth_lists_new(ent_context *context, ent_bargaining *bargaining, size_t party,
                               ent_worth_lists *out);
void ent_worth_lists_free(ent_worth_lists *lists);

/* Whether the file says how much outcomes are worth to a party. */
bool ent_settle_has_utilities(const ent_bargaining *bargaining, size_t party);
bool ent_settle_has_weights(const ent_bargaining *bargaining, size_t party);

/* Makes whole numbers of them (terms.c). `reservation`: what disagreement is worth, or NULL: it is some outcome's, and
 * found later. ENT_ERROR_MEMORY. */
ent_status ent_settle_terms_new(ent_bargaining *bargaining, ent_utility *utility,
                                ent_worth_lists *lists, const ent_decimal *reservation);

/* Finds a party's keys, its least and most, and, of a reservation, its key (keys.c). ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED; ENT_ERROR_INPUT where the order of a party does not fit the states, issued. */
ent_status ent_settle_find_keys(ent_context *context, ent_bargaining *bargaining, size_t party,
                                bool reserved);

/* The whole number of an outcome to a cardinal party, in utility->limbs words, the least significant first (exact.c).
 * O(terms). */
void ent_settle_sum(const ent_space *space, const ent_utility *utility, size_t outcome,
                    uint64_t *out);

/* Of numbers of so many words: less than, equal to or greater than 0 as they compare; and as a natural number.
 * ENT_ERROR_MEMORY. */
int ent_words_compare(const uint64_t *one, const uint64_t *other, size_t limbs);
ent_status ent_words_natural(const uint64_t *words, size_t limbs, ent_natural *out);

/* The nearest double of a key. O(1). */
double ent_settle_key_number(const ent_utility *utility, int64_t key);

/* The whole number, and the worth, of a key that an outcome has or disagreement. ENT_ERROR_MEMORY. */
ent_status ent_settle_key_whole(const ent_bargaining *bargaining, size_t party, int64_t key,
                                ent_natural *out);
ent_status ent_settle_key_worth(const ent_bargaining *bargaining, size_t party, int64_t key,
                                ent_fraction *out);

#endif
