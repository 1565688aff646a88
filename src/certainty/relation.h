/* SPDX-License-Identifier: MIT */
/* How two states compare for a party over all its completions. */
#ifndef ENT_CERTAINTY_RELATION_H
#define ENT_CERTAINTY_RELATION_H

#include "preference/levels.h"

/* What a state may be, to a party, against another: a set of these. One alone is known. */
enum { ENT_OUTCOME_WORSE = 1, ENT_OUTCOME_EQUAL = 2, ENT_OUTCOME_BETTER = 4, ENT_OUTCOME_ANY = 7 };

typedef struct ent_relation {
    const ent_space *space;
    const ent_party *party;
    ent_levels classes; /* states of one class have the same truths; of a ranking: the same place */
    size_t words;       /* of the truths of a class, a bit a statement */
    uint64_t *truths;   /* per class */
    uint64_t *sure;     /* which statements are sure, */
    uint64_t *unknown;  /* and which unknown */
    uint64_t *pairs;    /* per unknown pair of a ranking two sets of states */
} ent_relation;

/* ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED, ENT_ERROR_INPUT (a ranking that does not fit; issued). O(states *
 * statements); memory 4 bytes a state and a bit a class and statement. */
ent_status ent_relation_new(ent_context *context, const ent_space *space, size_t party,
                            ent_relation *out);
void ent_relation_free(const ent_allocator *allocator, ent_relation *relation);

/* What `state` is against `other`: which outcomes some completion gives. O(statements / 64), by
 * weights O(statements); of a ranking O(unknown pairs). */
unsigned ent_relation_compare(const ent_relation *relation, size_t state, size_t other);

#endif
