/* SPDX-License-Identifier: MIT */
/* Which state STATE means, where several fit. */
#include "cli.h"

#include <stdio.h>

int session_choose(cli_session *s, unsigned (*strength)(const cli_session *s, uint64_t state),
                   const char *most, uint64_t *out)
{
    const char *text = s->arguments->operands[1];
    const ent_status status = ent_states_find(s->context, s->space, "STATE", text, &s->where);
    if (status != ENT_OK) {
        const int code = session_status(s, status);
        return code == EXIT_INPUT ? EXIT_USAGE : code;
    }
    if (!ent_state_set_next(s->where, 0, out)) {
        (void)fprintf(stderr, "entente: no possible state fits '%s'\n", text);
        return EXIT_USAGE;
    }
    uint64_t state = *out;
    for (uint64_t from = state + 1; ent_state_set_next(s->where, from, &state); from = state + 1) {
        *out = strength(s, state) > strength(s, *out) ? state : *out;
    }
    const unsigned long long count = ent_state_set_count(s->where);
    if (count > 1 && s->format == ENT_FORMAT_TEXT) {
        char line[200];
        (void)snprintf(line, sizeof line,
                       "%llu states fit; explained is s%llu, the first of those that hold %s.\n\n",
                       count, (unsigned long long)(*out + 1), most);
        session_put(s, line);
    }
    return EXIT_DONE;
}
