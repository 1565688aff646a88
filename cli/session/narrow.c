/* SPDX-License-Identifier: MIT */
/*
 * The moment that a command is asked about, and what it is to leave out: --at, --without, --without-basis.
 *
 * A file is read whole first, as the names of moments and sources stand in it.
 */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

/* Reads a list such as "stated,assumed". */
static ent_status read_bases(const cli_session *s, const char *list, unsigned *out)
{
    *out = 0;
    while (list != NULL && *list != '\0') {
        const size_t length = strcspn(list, ",");
        unsigned found = 0;
        for (ent_basis b = 0; b < ENT_BASIS_COUNT; b++) {
            const char *word = ent_basis_word(b);
            if (strlen(word) == length && memcmp(word, list, length) == 0) {
                found = 1u << b;
            }
        }
        if (found == 0) {
            (void)usage_error(s->arguments->command,
                              "--without-basis is a list of stated, inferred and assumed, not "
                              "'%.*s'",
                              (int)length, list);
            return ENT_ERROR_ARGUMENT;
        }
        *out |= found;
        list += length + (list[length] == ',');
    }
    return ENT_OK;
}

/* Cuts a list at its commas, in place. */
static size_t cut(char *list, const char **out)
{
    size_t count = 0;
    while (*list != '\0') {
        const size_t length = strcspn(list, ",");
        const bool more = list[length] != '\0';
        list[length] = '\0';
        if (length > 0) {
            out[count++] = list;
        }
        list += length + more;
    }
    return count;
}

/* Selects, with the sources of a list, in which it writes. */
static ent_status select_without(cli_session *s, const ent_dispute *dispute, const char *list,
                                 ent_selection *selection, ent_dispute **out)
{
    char *words = malloc(strlen(list) + 1);
    const char **sources = calloc(strlen(list) + 1, sizeof *sources);
    ent_status status = ENT_ERROR_MEMORY;
    if (words != NULL && sources != NULL) {
        memcpy(words, list, strlen(list) + 1);
        selection->without_source_count = cut(words, sources);
        selection->without_sources = sources;
        status = ent_dispute_select(s->context, dispute, selection, out);
    }
    free((void *)sources);
    free(words);
    return status;
}

bool session_selects(const cli_session *session)
{
    static const char *const flags[] = {"--at", "--without", "--without-basis"};
    bool any = false;
    for (size_t k = 0; k < sizeof flags / sizeof *flags; k++) {
        any = any || flag_value(session->arguments, flags[k]) != NULL;
    }
    return any;
}

ent_status session_select(cli_session *session, const ent_dispute *dispute, const char *at,
                          ent_dispute **out)
{
    const char *without = flag_value(session->arguments, "--without");
    const char *bases = flag_value(session->arguments, "--without-basis");
    ent_selection selection;
    ent_selection_defaults(&selection);
    if (at == NULL && without == NULL && bases == NULL) {
        return ENT_OK;
    }
    ent_status status = read_bases(session, bases, &selection.without_bases);
    if (status == ENT_OK && at != NULL) {
        status = ent_moment_find(session->context, dispute, at, &selection.moment);
    }
    if (status == ENT_OK && at != NULL) {
        session_tell(session, ENT_SEVERITY_NOTE); /* what the date does not find */
    }
    return status != ENT_OK
               ? status
               : select_without(session, dispute, without == NULL ? "" : without, &selection, out);
}

ent_status session_narrow(cli_session *session, ent_dispute **dispute)
{
    ent_dispute *chosen = NULL;
    const char *at = flag_value(session->arguments, "--at");
    if (session_selects(session)) {
        ent_diagnostics_clear(session->context); /* those of another moment */
    }
    const ent_status status = session_select(session, *dispute, at, &chosen);
    if (chosen != NULL) {
        ent_dispute_free(*dispute);
        *dispute = chosen;
    }
    return status;
}

ent_status session_read_dispute(cli_session *session)
{
    const cli_arguments *arguments = session->arguments;
    const size_t count = session_takes_profiles(arguments->command) ? arguments->operand_count : 1;
    const ent_status status =
        ent_dispute_read_files(session->context, arguments->operands, count, &session->dispute);
    return status == ENT_OK ? session_narrow(session, &session->dispute) : status;
}
