/* SPDX-License-Identifier: MIT */
/* Secrets from getrandom(2). */
#include "secret.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

bool secret_make(char *out, size_t digits)
{
    static const char hexadecimal[] = "0123456789abcdef";
    unsigned char bytes[SECRET / 2];
    ssize_t got;
    do {
        got = getrandom(bytes, digits / 2, 0);
    } while (got < 0 && errno == EINTR);
    if (got != (ssize_t)(digits / 2)) {
        return false;
    }
    for (size_t k = 0; k < digits / 2; k++) {
        out[2 * k] = hexadecimal[bytes[k] >> 4];
        out[2 * k + 1] = hexadecimal[bytes[k] & 15];
    }
    out[digits] = '\0';
    return true;
}

bool secret_equal(const char *secret, const char *word)
{
    size_t length = strlen(secret);
    if (strlen(word) != length) {
        return false;
    }
    volatile unsigned char difference = 0;
    for (size_t k = 0; k < length; k++) {
        difference = (unsigned char)(difference | (secret[k] ^ word[k]));
    }
    return difference == 0;
}
