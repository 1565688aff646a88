/* SPDX-License-Identifier: MIT */
/* `entente explain`: why does this one hold, or not? */
#include "cli.h"

#include <stdio.h>

const cli_flag explain_flags[] = {
    {"--concepts", "CONCEPTS", "of nash,gmr,smr,seq,sseq,sim, by commas (default all but sim)"},
    {"--no-return", NULL, "going back to a state is no answer to leaving it"},
    {"--strength", NULL, "tell strong from weak stability, by the strength of wishes"},
    {"--horizon", "N", "two parties: what holds if both look 1 to N moves ahead"},
    {"--leader", "PARTY", "looking ahead: Stackelberg stability too, this party leading"},
    {"--max-rounds", "N", "looking ahead: try so many moves for NM (default 10000; 0: none)"},
    {"--blind-others", NULL,
     "parties disregard what others do in states that they do not perceive"},
    {"--attitudes", NULL, "judge by what the parties feel for each other"},
    {"--fuzzy", NULL, "judge by degrees of preference"},
    {"--threshold", "G|PARTY=G,...", "with --fuzzy: move for a certainty of G or more, 0 < G <= 1"},
    {"--certainty", "completions|types", "judge with wishes that are unsure or unknown"},
    {"--max-completions", "N", "with --certainty: solve so many at most (default 4096)"},
    {"--limit", "N", "show at most so many improvements a party (default 3; 0: all)"},
    {"--format", "text|json", "how the answer is written (default text)"},
    COMMON_FLAGS,
    {NULL, NULL, NULL},
};

/* Says which of several states is explained, and how many hold as strongly. */
static void put_choice(cli_session *s, uint64_t chosen)
{
    const unsigned best = ent_equilibrium_concepts(s->solution, chosen);
    unsigned long long equal = 0;
    uint64_t state = 0;
    for (uint64_t from = 0; ent_state_set_next(s->where, from, &state); from = state + 1) {
        equal += ent_equilibrium_concepts(s->solution, state) == best;
    }
    char line[240];
    const unsigned long long count = ent_state_set_count(s->where);
    if (best == 0) {
        (void)snprintf(line, sizeof line, "%llu states fit, and none of them holds; ", count);
    } else {
        (void)snprintf(line, sizeof line, "%llu states fit; %llu of them hold%s most strongly; ",
                       count, equal, equal == 1 ? "s" : "");
    }
    session_put(s, line);
    (void)snprintf(line, sizeof line, "explained is %ss%llu.\n\n",
                   equal > 1 ? "the one nearest to today, " : "", (unsigned long long)(chosen + 1));
    session_put(s, line);
}

/* Finds the state to explain; says on stdout which one was chosen of several. */
static int choose(cli_session *s, uint64_t *state)
{
    const char *text = s->arguments->operands[1];
    ent_status status = ent_states_find(s->context, s->space, "STATE", text, &s->where);
    if (status != ENT_OK) {
        const int code = session_status(s, status);
        return code == EXIT_INPUT ? EXIT_USAGE : code;
    }
    const uint64_t count = ent_state_set_count(s->where);
    if (ent_strongest(s->solution, s->where, state) != ENT_OK) {
        (void)fprintf(stderr, "entente: no possible state fits '%s'\n", text);
        return EXIT_USAGE;
    }
    if (count > 1 && s->format == ENT_FORMAT_TEXT) {
        put_choice(s, *state);
    }
    return EXIT_DONE;
}

static int explain(cli_session *s)
{
    uint64_t most = 0, state = 0;
    int code = flag_value(s->arguments, "--max-rounds") == NULL
                   ? session_read(s)
                   : usage_error(s->arguments->command, "--max-rounds needs --horizon");
    if (code == EXIT_DONE) {
        code = session_number(s, "--limit", 3, &most);
    }
    if (code == EXIT_DONE) {
        code = session_solve(s);
    }
    if (code == EXIT_DONE) {
        code = choose(s, &state);
    }
    if (code != EXIT_DONE) {
        return code;
    }
    ent_explanation *explanation = NULL;
    ent_status status =
        ent_explanation_new(s->context, s->solution, state, (size_t)most, &explanation);
    if (status == ENT_OK) {
        status = ent_report_explanation(s->context, s->solution, explanation, s->format, &s->out);
        ent_explanation_free(s->context, explanation);
    }
    return session_status(s, status);
}

/* Questions of their own, by the flags that ask them. */
static const cli_question questions[] = {
    {"--horizon", "looking ahead", explain_ahead, false},
    {"--leader", "looking ahead", explain_ahead, false},
    {"--attitudes", "--attitudes", explain_attitudes, false},
    {"--fuzzy", "--fuzzy", explain_fuzzy, false},
    {"--certainty", "--certainty", explain_certainty, false},
    {NULL, NULL, NULL, false},
};

int run_explain(const cli_arguments *arguments)
{
    cli_session s;
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE) {
        code = session_answer(&s, questions, explain);
    }
    return session_close(&s, code);
}
