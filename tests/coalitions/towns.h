/* SPDX-License-Identifier: MIT */
/* A dispute of three parties and twelve options, large enough for several threads; and how one of many parties begins. */
#ifndef ENT_TESTS_TOWNS_H
#define ENT_TESTS_TOWNS_H

#include "unit/support.h"

static const char towns[] =
    "entente: 1\nparties: {a: , b: , c: }\n"
    "options: {a0: {party: a}, a1: {party: a}, a2: {party: a}, a3: {party: a, moves: up}, b0: "
    "{party: b}, b1: {party: b}, b2: {party: b}, b3: {party: b}, c0: {party: c}, c1: {party: "
    "c}, c2: {party: c}, c3: {party: c, moves: down}}\n"
    "rules: [never: a0 and b0 and c0]\n"
    "preferences:\n"
    "  a: [b0 and c1, not a3, b2 iff c2, a1, not b3, c0]\n"
    "  b: [a0 or c3, not b1, a2 iff c1, b3, not c0]\n"
    "  c: [a1 and not b0, c2, not a0 or b2, c3, not c1, b3]\n";

/* A text in memory that says which parties there are; to be closed, and freed. */
static inline FILE *open_parties(size_t parties, char **text, size_t *length)
{
    FILE *out = open_memstream(text, length);
    assert_non_null(out);
    fputs("entente: 1\nparties:\n", out);
    for (size_t p = 0; p < parties; p++) {
        fprintf(out, "  p%zu:\n", p);
    }
    return out;
}

#endif
