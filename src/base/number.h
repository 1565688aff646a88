/* SPDX-License-Identifier: MIT */
/* Numbers from text, exactly and without a locale. */
#ifndef ENT_BASE_NUMBER_H
#define ENT_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Reads a decimal number such as 3, -2 or 0.25 as a whole number of units of 10^-decimals (`decimals`
 * at most 9). At most 9 digits before the point and `decimals` behind it; no exponent. False when the
 * text is not of that form.
 */
bool ent_decimal_read(const char *text, size_t length, unsigned decimals, int64_t *out);

#endif
