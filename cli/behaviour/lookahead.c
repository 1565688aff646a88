/* SPDX-License-Identifier: MIT */
/* `entente solve --horizon` and `entente explain --horizon`: what two parties see that look ahead. */
#include "cli.h"

/* Flags that speak of concepts, or of what these have alone. */
static const char *const of_concepts[] = {"--concepts", "--no-return", "--blind-others",
                                          "--strength", "--party",     "--plan",
                                          "--exists",   "--max-steps"};

static int refuse_flags(const cli_session *s)
{
    for (size_t i = 0; i < sizeof of_concepts / sizeof *of_concepts; i++) {
        if (flag_value(s->arguments, of_concepts[i]) != NULL) {
            return usage_error(s->arguments->command, "%s and looking ahead do not go together",
                               of_concepts[i]);
        }
    }
    return EXIT_DONE;
}

/* Reads the flags, and the file. */
static int read_all(cli_session *s, ent_lookahead_options *options)
{
    uint64_t horizon = 0;
    ent_lookahead_defaults(options);
    int code = refuse_flags(s);
    if (code == EXIT_DONE) {
        code = session_number(s, "--horizon", 2, &horizon);
    }
    if (code == EXIT_DONE && (horizon < 1 || horizon > ENT_MOST_HORIZON)) {
        code = usage_error(s->arguments->command, "--horizon is a number from 1 to %d",
                           ENT_MOST_HORIZON);
    }
    options->horizon = (uint32_t)horizon;
    if (code == EXIT_DONE) {
        code = session_number(s, "--max-rounds", options->max_rounds, &options->max_rounds);
    }
    if (code == EXIT_DONE) {
        code = session_read(s);
    }
    return code == EXIT_DONE ? session_party(s, "--leader", &options->stackelberg, &options->leader)
                             : code;
}

static int look_ahead(cli_session *s, const ent_lookahead_options *options)
{
    const int code = session_status(s, ent_lookahead_new(s->context, s->space, options, &s->ahead));
    s->partial = code == EXIT_DONE && ent_lookahead_facts_of(s->ahead).limit_asked &&
                 ent_lookahead_facts_of(s->ahead).limit == ENT_LOOKAHEAD_UNDECIDED;
    return code;
}

static ent_status put_certificate(cli_session *s, const ent_certificate_view *view,
                                  const ent_sink *sink)
{
    return ent_report_lookahead_certificate(s->context, s->ahead, view, sink);
}

int solve_ahead(cli_session *s)
{
    ent_lookahead_options options;
    ent_lookahead_view view = {.size = sizeof view};
    int code = read_all(s, &options);
    if (code == EXIT_DONE) {
        code = session_where(s);
    }
    if (code == EXIT_DONE) {
        code = session_number(s, "--limit", 16, &view.most);
    }
    if (code == EXIT_DONE) {
        code = look_ahead(s, &options);
    }
    if (code == EXIT_DONE) {
        code = session_certify(s, put_certificate);
    }
    if (code != EXIT_DONE) {
        return code;
    }
    view.where = s->where;
    view.lists = flag_value(s->arguments, "--summary") == NULL;
    return session_status(s, ent_report_lookahead(s->context, s->ahead, &view, s->format, &s->out));
}

/* At how many horizons a state would hold, without limit counting most. */
static unsigned strength(const cli_session *s, uint64_t state)
{
    const ent_lookahead *ahead = s->ahead;
    const uint32_t horizon = ent_lookahead_facts_of(ahead).horizon;
    unsigned total =
        ent_lookahead_is_equilibrium(ahead, ENT_NONMYOPIC, 0, state) ? ENT_MOST_HORIZON : 0;
    for (uint32_t h = 1; h <= horizon; h++) {
        total += ent_lookahead_is_equilibrium(ahead, ENT_LIMITED, h, state);
    }
    return total;
}

int explain_ahead(cli_session *s)
{
    ent_lookahead_options options;
    uint64_t state = 0;
    int code = read_all(s, &options);
    if (code == EXIT_DONE && flag_value(s->arguments, "--limit") != NULL) {
        code = usage_error(s->arguments->command, "--limit and looking ahead do not go together");
    }
    if (code == EXIT_DONE) {
        code = look_ahead(s, &options);
    }
    if (code == EXIT_DONE) {
        const cli_choice how = {.what = "STATE",
                                .text = s->arguments->operands[1],
                                .strength = strength,
                                .most = "at the most horizons"};
        code = session_choose(s, &how, &state);
    }
    return code == EXIT_DONE ? session_status(s, ent_report_foresight(s->context, s->ahead, state,
                                                                      s->format, &s->out))
                             : code;
}
