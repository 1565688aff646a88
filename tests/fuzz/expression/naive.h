/* SPDX-License-Identifier: MIT */
/* The language of expressions once more, read and evaluated in one go; shares no code with the library. */
#ifndef ENT_TESTS_NAIVE_H
#define ENT_TESTS_NAIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NAIVE_VALUES = 4 };

/* A word for a set of up to 64 states: an option, with its states by value, or a name. */
typedef struct naive_word {
    const char *id;
    bool named;  /* a name: where[0] are its states */
    bool graded; /* an option that needs a comparison */
    unsigned value_count;
    const char *values[NAIVE_VALUES];
    uint64_t where[NAIVE_VALUES];
} naive_word;

/* The states in which an expression holds, as bits, in *out; false when it is none. `nested` is set to
 * how many things there are that nest: the library has a limit on them. */
bool naive_evaluate(const naive_word *words, size_t count, uint64_t all, const char *text,
                    uint64_t *out, unsigned *nested);

#endif
