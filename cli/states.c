/* SPDX-License-Identifier: MIT */
/* `entente states`: which outcomes are possible? */
#include "cli.h"

#include <stdio.h>

const cli_flag states_flags[] = {
    {"--by", "PARTY", "best first in the order of a party"},
    {"--where", "EXPR", "only the states in which an expression holds"},
    {"--count", NULL, "print only how many"},
    {"--limit", "N", "rows of text (default 100; 0: all)"},
    {"--format", "text|json|csv", "how states are written (default text)"},
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

static int list(cli_session *s)
{
    ent_states_view view = {.size = sizeof view};
    int code = session_read(s);
    if (code == EXIT_DONE) {
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
    if (flag_value(s->arguments, "--count") != NULL) {
        return put_count(s);
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
