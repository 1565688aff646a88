/* SPDX-License-Identifier: MIT */
/*
 * Expressions of a dispute as clauses.
 *
 * An option of v values has v - 1 literals, its *steps*: the k-th says that its value is at least k
 * (order encoding). Each implies the one before, so assignments of values and of these variables
 * correspond one to one, and "value in [low, high]" takes two of them at most.
 *
 * An *encoding* says which literals stand for the steps of each option. The first makes a variable for
 * each; one derived from it shares them, but for options that it fixes at a value or gives variables
 * of their own. So the same expression can be stated several times over different options at once, and
 * what does not differ is the same gate.
 */
#ifndef ENT_SPACE_ENCODING_H
#define ENT_SPACE_ENCODING_H

#include "dispute/model.h"
#include "space/clauses.h"

typedef struct ent_encoding ent_encoding;

/* Gives every option of the dispute new variables: with clauses that have none yet, they are 1, 2, ...,
 * option by option and upwards, and gates follow. ENT_ERROR_MEMORY, ENT_ERROR_LIMIT. Both must outlive
 * the encoding. */
ent_status ent_encoding_new(ent_clauses *clauses, const ent_dispute *dispute, ent_encoding **out);
void ent_encoding_free(ent_encoding *encoding);

/* Where the clauses begin that were stated after those by which steps imply one another, for
 * ent_clauses_stated(). */
size_t ent_encoding_begin(const ent_encoding *encoding);

/* Another encoding, over the same clauses, in which every option has the same literals. */
ent_status ent_encoding_derive(const ent_encoding *from, ent_encoding **out);

/* Fixes an option at a value, from here on and for this encoding alone. */
void ent_encoding_fix(ent_encoding *encoding, size_t option, uint32_t value);

/* Gives an option variables of its own, likewise. */
ent_status ent_encoding_renew(ent_encoding *encoding, size_t option);

/* The literal "the option's value is at least `value`": constant for 0 and beyond the last value. */
ent_literal ent_encoding_step(const ent_encoding *encoding, size_t option, uint32_t value);

/* A literal that is true exactly where the expression holds. Linear in its size, but for counts (see
 * ent_clauses_between). */
ent_status ent_encoding_literal(ent_encoding *encoding, const ent_expression *expression,
                                ent_literal *out);

/* Adds clauses by which the expression has the given truth. What is a clause already, or a few, becomes
 * just that, without gates. */
ent_status ent_encoding_assert(ent_encoding *encoding, const ent_expression *expression,
                               bool truth);

#endif
