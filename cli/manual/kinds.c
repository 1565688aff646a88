/* SPDX-License-Identifier: MIT */
/* What the words in the tables of commands and flags stand for. */
#include "manual/manual.h"

#include <string.h>

static const struct {
    const char *word;
    manual_kind kind;
} kinds[] = {
    {"FILE", KIND_DISPUTE},      {"PATH", KIND_PATH},         {"CERTIFICATE", KIND_PATH},
    {"STATE", KIND_STATE},       {"CONCEPTS", KIND_CONCEPTS}, {"CONCEPT", KIND_CONCEPTS},
    {"TEMPLATE", KIND_TEMPLATE}, {"COMMAND", KIND_COMMAND},   {"TOPIC", KIND_COMMAND},
    {"SECTIONS", KIND_SECTIONS}, {"FOLDER", KIND_PATH},       {"PROFILE", KIND_PATH},
};

manual_kind manual_kind_of(const char *word, size_t length)
{
    if (memchr(word, '|', length) != NULL) {
        return KIND_CHOICE;
    }
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        if (strlen(kinds[k].word) == length && memcmp(kinds[k].word, word, length) == 0) {
            return kinds[k].kind;
        }
    }
    return KIND_NOTHING;
}

bool manual_next_operand(const char **at, const char **word, size_t *length, bool *repeats)
{
    *word = *at + strspn(*at, " [");
    *length = strcspn(*word, " ].");
    *at = *word + *length;
    const size_t rest = strspn(*at, "].");
    *repeats = memchr(*at, '.', rest) != NULL;
    *at += rest;
    return *length > 0;
}
