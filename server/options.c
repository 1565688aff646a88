/* SPDX-License-Identifier: MIT */
/* Flags: a table of what takes a value, and a reader for each kind of value. */
#include "options.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A whole number of decimal digits, at most `most`. */
static bool read_number(const char *word, uint64_t most, uint64_t *out)
{
    if (word[0] < '0' || word[0] > '9') {
        return false;
    }
    char *end = NULL;
    errno = 0;
    unsigned long long value = strtoull(word, &end, 10);
    *out = value;
    return errno == 0 && *end == '\0' && value <= most;
}

/* A size such as 900M or 2G. */
static bool read_size(const char *word, uint64_t *out)
{
    static const char units[] = "KMGT";
    size_t length = strlen(word);
    const char *unit = length == 0 ? NULL : strchr(units, word[length - 1]);
    char digits[24];
    if (length == 0 || length >= sizeof digits) {
        return false;
    }
    memcpy(digits, word, length + 1);
    unsigned shift = 0;
    if (unit != NULL) {
        digits[length - 1] = '\0';
        shift = 10 * (unsigned)(unit - units + 1);
    }
    if (!read_number(digits, UINT64_MAX >> shift, out)) {
        return false;
    }
    *out <<= shift;
    return *out > 0;
}

/* A number from `least` to `most` into an unsigned. */
static bool read_between(const char *word, unsigned least, unsigned most, unsigned *out)
{
    uint64_t value = 0;
    if (!read_number(word, most, &value) || value < least) {
        return false;
    }
    *out = (unsigned)value;
    return true;
}

static bool complain(const char *words, const char *about)
{
    (void)fprintf(stderr, "entente serve: %s%s; 'entente help serve' shows the flags\n", words,
                  about);
    return false;
}

/* Reads the value of a flag; false when it will not do. *known is whether there is such a flag. */
static bool read_value(const char *flag, const char *value, options *out, bool *known)
{
    *known = true;
    if (strcmp(flag, "--port") == 0) {
        return read_between(value, 0, 65535, &out->port);
    }
    if (strcmp(flag, "--workers") == 0) {
        unsigned workers = 0;
        bool done = read_between(value, 1, 256, &workers);
        out->limits.workers = workers;
        return done;
    }
    if (strcmp(flag, "--time-limit") == 0) {
        return read_between(value, 1, 24 * 3600, &out->limits.seconds);
    }
    if (strcmp(flag, "--memory") == 0) {
        return read_size(value, &out->limits.memory);
    }
    if (strcmp(flag, "--entente") == 0) {
        out->command = value;
        return true;
    }
    *known = false;
    return false;
}

bool options_read(int count, char **words, options *out)
{
    *out = (options){0};
    bool flags_end = false;
    for (int k = 1; k < count; k++) {
        if (!flags_end && strcmp(words[k], "--") == 0) {
            flags_end = true;
        } else if (!flags_end && strcmp(words[k], "--no-browser") == 0) {
            out->no_browser = true;
        } else if (!flags_end && words[k][0] == '-' && words[k][1] != '\0') {
            bool known = false, has = k + 1 < count;
            bool done = read_value(words[k], has ? words[k + 1] : "", out, &known);
            if (!known) {
                return complain("there is no flag ", words[k]);
            }
            if (!done) {
                return complain(has ? "this is no value for " : "a value is missing for ",
                                words[k]);
            }
            k++;
        } else if (out->operand != NULL) {
            return complain("one file or folder is served, not also ", words[k]);
        } else {
            out->operand = words[k];
        }
    }
    return out->operand != NULL || complain("which file or folder?", "");
}
