/* SPDX-License-Identifier: MIT */
/* The word that was perhaps meant, where one on the command line is unknown. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

/* Longer words are not compared; and how far all are behind those of which one begins the other. */
enum { LONGEST = 32, BEHIND = 64 };

/* How many letters must be changed, added or left out to make one word of the other; both are short. */
static size_t distance(const char *a, const char *b, size_t width)
{
    size_t row[LONGEST + 1];
    if (width > LONGEST) {
        return BEHIND;
    }
    for (size_t k = 0; k <= width; k++) {
        row[k] = k;
    }
    for (size_t i = 1; *a != '\0'; a++, i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t k = 1; k <= width; k++) {
            const size_t changed = corner + (*a != b[k - 1]);
            const size_t least = row[k] < row[k - 1] ? row[k] + 1 : row[k - 1] + 1;
            corner = row[k];
            row[k] = changed < least ? changed : least;
        }
    }
    return row[width];
}

/* Whether one of two words is how the other begins, and more than a letter behind its dashes. */
static bool begins(const char *a, const char *b, size_t width)
{
    const size_t length = strlen(a);
    const size_t shared = length < width ? length : width;
    return shared > 3 && memcmp(a, b, shared) == 0;
}

cli_nearest nearest_to(const char *word)
{
    return (cli_nearest){.word = word, .least = BEHIND + strlen(word + strspn(word, "-")) / 3 + 1};
}

void nearest_offer(cli_nearest *nearest, const char *candidate, size_t length)
{
    const size_t own = strlen(nearest->word);
    const size_t far = begins(nearest->word, candidate, length)
                           ? (own < length ? length - own : own - length)
                           : BEHIND + distance(nearest->word, candidate, length);
    if (far <= nearest->least && (far < nearest->least || nearest->said[0] == '\0') &&
        length < sizeof nearest->said - 20) {
        nearest->least = far;
        (void)snprintf(nearest->said, sizeof nearest->said, "; did you mean '%.*s'?", (int)length,
                       candidate);
    }
}

const char *nearest_words(const cli_nearest *nearest)
{
    return nearest->said;
}
