/* SPDX-License-Identifier: MIT */
/*
 * Names of the file on the command line: a party by its name or its label, and which names there are where one is not
 * among them.
 */
#include "cli.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { MOST_NAMED = 16 };

/* Whether a word of some length is a text; small and capital letters are the same where `loose`. */
static bool is_word(const char *text, const char *word, size_t length, bool loose)
{
    return strlen(text) == length &&
           (loose ? strncasecmp(text, word, length) : strncmp(text, word, length)) == 0;
}

bool session_find_party(const cli_session *s, const char *word, size_t length, size_t *out)
{
    const size_t count = ent_party_count(s->dispute);
    size_t found = 0;
    for (size_t p = 0; p < count; p++) {
        if (is_word(ent_party_id(s->dispute, p), word, length, false)) {
            *out = p;
            return true;
        }
    }
    for (size_t p = 0; p < count; p++) {
        if (is_word(ent_party_id(s->dispute, p), word, length, true) ||
            is_word(ent_party_name(s->dispute, p), word, length, true)) {
            *out = p;
            found++;
        }
    }
    return found == 1;
}

int session_no_party(const cli_session *s, const char *flag_name, const char *word, size_t length)
{
    (void)fprintf(stderr, "entente: %s: there is no party '%.*s'; the parties are:", flag_name,
                  (int)length, word);
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        (void)fprintf(stderr, " %s", ent_party_id(s->dispute, p));
    }
    if (ent_named_coalition_count(s->dispute) > 0) {
        (void)fputs("\nits coalitions are:", stderr);
    }
    for (size_t k = 0; k < ent_named_coalition_count(s->dispute); k++) {
        (void)fprintf(stderr, " %s", ent_named_coalition_at(s->dispute, k).id);
    }
    (void)fputs("\n", stderr);
    return EXIT_USAGE;
}

/* Whether a name that is not in the file is among what is to be told. */
static bool misses_name(const cli_session *s)
{
    for (size_t i = 0; i < ent_diagnostic_count(s->context); i++) {
        if (strcmp(ent_diagnostic_at(s->context, i)->code, "E305") == 0) {
            return true;
        }
    }
    return false;
}

static void tell_rest(size_t count)
{
    if (count > MOST_NAMED) {
        (void)fprintf(stderr, " and %zu more", count - MOST_NAMED);
    }
    (void)fputs("\n", stderr);
}

/* Which names there are. */
static void tell_names(const cli_session *s)
{
    const size_t states = ent_name_count(s->dispute), options = ent_option_count(s->dispute);
    if (states > 0) {
        (void)fputs("entente: the named states are:", stderr);
        for (size_t k = 0; k < states && k < MOST_NAMED; k++) {
            (void)fprintf(stderr, " %s", ent_name_at(s->dispute, k));
        }
        tell_rest(states);
    }
    if (options > 0) {
        (void)fputs("entente: the options are:", stderr);
        for (size_t o = 0; o < options && o < MOST_NAMED; o++) {
            (void)fprintf(stderr, " %s", ent_option_at(s->dispute, o).id);
        }
        tell_rest(options);
    }
}

int session_find(cli_session *s, const char *what, const char *text, ent_state_set **out)
{
    const ent_status status = ent_states_find(s->context, s->space, what, text, out);
    const bool missing = misses_name(s) && s->diagnostics == ENT_FORMAT_TEXT;
    const int code = session_status(s, status);
    if (missing) {
        tell_names(s);
    }
    return code == EXIT_INPUT ? EXIT_USAGE : code;
}
