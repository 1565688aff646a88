/* SPDX-License-Identifier: MIT */
/* Fractions of whole numbers of any length, exactly, always in lowest terms. */
#ifndef ENT_SETTLEMENT_FRACTION_H
#define ENT_SETTLEMENT_FRACTION_H

#include "base/natural.h"
#include "dispute/decimal.h"

typedef struct ent_fraction {
    bool negative; /* never of zero */
    ent_natural top, bottom;
} ent_fraction;

/* Begins with a whole number; needs no memory. */
void ent_fraction_init(ent_fraction *fraction, const ent_allocator *allocator, uint64_t value);
void ent_fraction_free(ent_fraction *fraction);

/* Each of these may fail with ENT_ERROR_MEMORY; what the fraction is then is not said, but it can be freed. */
ent_status ent_fraction_set(ent_fraction *to, const ent_fraction *from);
ent_status ent_fraction_set_ratio(ent_fraction *to, const ent_natural *top,
                                  const ent_natural *bottom);
ent_status ent_fraction_set_decimal(ent_fraction *to, const ent_decimal *from);
ent_status ent_fraction_add(ent_fraction *to, const ent_fraction *other);
ent_status ent_fraction_subtract(ent_fraction *to, const ent_fraction *other);
ent_status ent_fraction_multiply(ent_fraction *to, const ent_fraction *other);
ent_status ent_fraction_divide(ent_fraction *to, const ent_fraction *other); /* not zero */

/* Less than, equal to or greater than 0 in *out as one < other, one == other, one > other. ENT_ERROR_MEMORY. */
ent_status ent_fraction_compare(const ent_fraction *one, const ent_fraction *other, int *out);

/* The nearest double. ENT_ERROR_MEMORY. */
ent_status ent_fraction_number(const ent_fraction *fraction, double *out);
ent_status ent_ratio_number(const ent_natural *top, const ent_natural *bottom, double *out);

/* Appends it: as a decimal number where that ends within ENT_DECIMAL_DIGITS digits behind the point, else as
 * "1/3". ENT_ERROR_MEMORY. */
ent_status ent_fraction_write(const ent_fraction *fraction, ent_text *text);

#endif
