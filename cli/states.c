/* SPDX-License-Identifier: MIT */
/* `entente states`: which outcomes are possible? */
#include "cli.h"

#include <stdio.h>
#include <string.h>

const cli_flag states_flags[] = {
    {"--by", "PARTY", "best first in the order of a party"},
    {"--where", "EXPR", "only the states in which an expression holds"},
    {"--count", NULL, "print only how many, also where they are too many to list"},
    {"--limit", "N", "show at most so many states (default 100; 0: all)"},
    {"--format", "text|json|csv", "how the answer is written (default text)"},
    OUTPUT_FLAGS,
    COMMON_FLAGS,
    {NULL, NULL, NULL},
};

static int put_count(cli_session *s)
{
    char line[32];
    (void)snprintf(line, sizeof line, "%llu\n",
                   (unsigned long long)(s->where == NULL ? ent_state_count(s->space)
                                                         : ent_state_set_count(s->where)));
    session_put(s, line);
    return EXIT_DONE;
}

/* Whether what is wrong is in the words of --where. */
static bool where_is_wrong(const cli_session *s)
{
    for (size_t i = 0; i < ent_diagnostic_count(s->context); i++) {
        const ent_diagnostic *d = ent_diagnostic_at(s->context, i);
        if (d->has_place && strcmp(d->place.source, "--where") == 0) {
            return true;
        }
    }
    return false;
}

/* Prints how many states there are, which are too many to list. */
static int put_total(cli_session *s)
{
    ent_state_total *total = NULL;
    const ent_status status = ent_states_count(s->context, s->dispute, "--where",
                                               flag_value(s->arguments, "--where"), &total);
    const bool usage = status == ENT_ERROR_INPUT && where_is_wrong(s);
    const int code = session_status(s, status);
    if (code == EXIT_DONE) {
        session_put(s, ent_state_total_text(total));
        session_put(s, "\n");
    }
    ent_state_total_free(total);
    return usage ? EXIT_USAGE : code;
}

/* Reads the dispute and lists its states, if they are not too many: else there is no space. */
static int read_to_count(cli_session *s)
{
    ent_status status = session_read_dispute(s);
    const int code = session_status(s, status);
    if (code != EXIT_DONE) {
        return code;
    }
    status = ent_space_new(s->context, s->dispute, &s->space);
    if (status == ENT_ERROR_LIMIT) {
        ent_diagnostics_clear(s->context);
        return EXIT_DONE;
    }
    return session_status(s, status);
}

static int list(cli_session *s)
{
    ent_states_view view = {.size = sizeof view};
    const bool count = flag_value(s->arguments, "--count") != NULL;
    int code = count ? read_to_count(s) : session_read(s);
    if (code == EXIT_DONE && s->space != NULL) {
        code = session_where(s);
    }
    if (code == EXIT_DONE) {
        code = session_party(s, "--by", &view.by_party, &view.party);
    }
    if (code == EXIT_DONE) {
        code = session_number(s, "--limit", 100, &view.most);
    }
    if (code != EXIT_DONE) {
        return code;
    }
    if (count) {
        return s->space == NULL ? put_total(s) : put_count(s);
    }
    view.where = s->where;
    return session_status(s, ent_report_states(s->context, s->space, &view, s->format, &s->out));
}

int run_states(const cli_arguments *arguments)
{
    cli_session s;
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE) {
        code = list(&s);
    }
    return session_close(&s, code);
}
