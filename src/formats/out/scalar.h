/* SPDX-License-Identifier: MIT */
/* Scalars as text: what reads as a number or a word of JSON, what YAML may hold plain, and quotes. */
#ifndef ENT_FORMATS_OUT_SCALAR_H
#define ENT_FORMATS_OUT_SCALAR_H

#include "base/text.h"

/* Appends a string in double quotes, escaped so that JSON and YAML read the same from it. */
void ent_text_add_string(ent_text *text, const char *bytes, size_t length);

/* Whether a text is a JSON number, true, false or null: what a plain scalar is then read as. */
bool ent_is_literal(const char *bytes, size_t length);

/* Where a scalar of YAML stands. */
typedef enum ent_scalar_place {
    ENT_SCALAR_VALUE,
    ENT_SCALAR_IN_LIST,
    ENT_SCALAR_KEY
} ent_scalar_place;

/* Whether a text may stand in YAML without quotes and is still read as this text: by this program, and
 * by others that follow the core schema of YAML 1.2. */
bool ent_is_plain(const char *bytes, size_t length, ent_scalar_place place);

/* Whether a text may be folded over several lines without loss: words with single blanks between. */
bool ent_is_prose(const char *bytes, size_t length);

#endif
