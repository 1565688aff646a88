/* SPDX-License-Identifier: MIT */
/* Numbers from text, exactly, and as text; without a locale. */
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

enum { ENT_NUMBER_ROOM = 32 };

/* The fewest digits from which the double is read again: "0.1", "-25", "1e-09"; JSON and CSV take it as it stands. What
 * is no finite number becomes "". */
void ent_number_text(char room[ENT_NUMBER_ROOM], double number);

/* The same to at most `digits` significant digits (1 to 17), for people: "0.333". */
void ent_number_rounded(char room[ENT_NUMBER_ROOM], double number, int digits);

#endif
