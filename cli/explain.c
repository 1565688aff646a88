/* SPDX-License-Identifier: MIT */
/* `entente explain`: why does this one hold, or not? */
#include "cli.h"

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
    OUTPUT_FLAGS,
    COMMON_FLAGS,
    {NULL, NULL, NULL},
};

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
        const cli_choice how = {.what = "STATE",
                                .text = s->arguments->operands[1],
                                .strength = session_holds,
                                .most = "most strongly"};
        code = session_choose(s, &how, &state);
    }
    if (code == EXIT_DONE) {
        code = ask_several(s);
    }
    if (code != EXIT_DONE) {
        return code;
    }
    ent_explanation *explanation = NULL;
    ent_status status =
        ent_explanation_new(s->context, s->solution, state, (size_t)most, &explanation);
    if (status == ENT_OK) {
        explanation->several = s->coalitions;
        explanation->among = ent_state_set_count(s->where) > 1 ? s->where : NULL;
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
