/* SPDX-License-Identifier: MIT */
/* Random words that nobody can guess, from the kernel, and their comparison. */
#ifndef ENTENTE_SERVER_SECRET_H
#define ENTENTE_SERVER_SECRET_H

#include <stdbool.h>
#include <stddef.h>

enum { SECRET = 64 }; /* hexadecimal digits: 256 bits */

/* Writes so many random hexadecimal digits, at most SECRET, an even number, and a NUL. */
bool secret_make(char *out, size_t digits);

/* Whether a word is the secret, in a time that does not depend on where they differ. */
bool secret_equal(const char *secret, const char *word);

#endif
