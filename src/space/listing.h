/* SPDX-License-Identifier: MIT */
/* The listing of feasible states: how many assignments there are, how many the rules leave, and which. */
#ifndef ENT_SPACE_LISTING_H
#define ENT_SPACE_LISTING_H

#include "base/natural.h"
#include "space/encoding.h"

/* The rules of a dispute as clauses; released with ent_rules_clauses_free(). */
typedef struct ent_rules_clauses {
    ent_clauses *clauses;
    ent_encoding *encoding;
} ent_rules_clauses;

/* ENT_ERROR_MEMORY; ENT_ERROR_LIMIT when it would take too many clauses. */
ent_status ent_rules_clauses_new(ent_context *context, const ent_dispute *dispute,
                                 ent_rules_clauses *out);
void ent_rules_clauses_free(ent_rules_clauses *rules);

/* The keys of all feasible states, ascending. */
typedef struct ent_listing {
    uint64_t *keys;
    size_t count;
} ent_listing;

/*
 * Lists the feasible states; there may be none. ENT_ERROR_LIMIT (issued) beyond the context's
 * max_states, as soon as that is known; ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. The caller frees the keys.
 */
ent_status ent_listing_make(ent_context *context, const ent_dispute *dispute, ent_listing *out);

#endif
