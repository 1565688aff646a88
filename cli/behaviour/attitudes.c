/* SPDX-License-Identifier: MIT */
/* `entente solve --attitudes` and `entente explain --attitudes`: what holds by what the parties feel for each other? */
#include "cli.h"

/* Flags that speak of concepts, or of what these have alone. */
static const char *const of_concepts[] = {"--concepts",  "--no-return", "--blind-others",
                                          "--strength",  "--certainty", "--max-completions",
                                          "--coalition", "--party",     "--plan",
                                          "--exists",    "--max-steps", "--max-rounds"};

static int refuse_flags(const cli_session *s)
{
    if (session_looks_ahead(s)) {
        return usage_error(s->arguments->command,
                           "looking ahead and --attitudes do not go together");
    }
    for (size_t i = 0; i < sizeof of_concepts / sizeof *of_concepts; i++) {
        if (flag_value(s->arguments, of_concepts[i]) != NULL) {
            return usage_error(s->arguments->command, "%s and --attitudes do not go together",
                               of_concepts[i]);
        }
    }
    return EXIT_DONE;
}

static int decide(cli_session *s)
{
    return session_status(s, ent_replies_new(s->context, s->space, &s->replies));
}

static ent_status put_certificate(cli_session *s, const ent_certificate_view *view,
                                  const ent_sink *sink)
{
    return ent_report_reply_certificate(s->context, s->replies, view, sink);
}

/* Under how many concepts a state would hold. */
static unsigned strength(const cli_session *s, uint64_t state)
{
    unsigned total = 0;
    for (ent_reply_concept c = 0; c < ENT_REPLY_COUNT; c++) {
        total += ent_reply_equilibrium(s->replies, c, state);
    }
    return total;
}

static const cli_behaviour of_attitudes = {refuse_flags, decide, put_certificate, strength};

int solve_attitudes(cli_session *s)
{
    ent_replies_view view = {.size = sizeof view};
    const int code = behaviour_solve(s, &of_attitudes, &view.most);
    if (code != EXIT_DONE) {
        return code;
    }
    view.where = s->where;
    view.lists = flag_value(s->arguments, "--summary") == NULL;
    return session_status(s, ent_report_replies(s->context, s->replies, &view, s->format, &s->out));
}

int explain_attitudes(cli_session *s)
{
    uint64_t most = 0, state = 0;
    const int code = behaviour_explain(s, &of_attitudes, &most, &state);
    return code == EXIT_DONE
               ? session_status(s, ent_report_reply_explanation(s->context, s->replies, state,
                                                                (size_t)most, s->format, &s->out))
               : code;
}
