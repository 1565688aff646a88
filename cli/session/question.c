/* SPDX-License-Identifier: MIT */
/* Which of the questions of a command is asked: each has a flag, and only one may be there. */
#include "cli.h"

/* Whether a question is asked; with --plan what it plans is not a question of its own. */
static bool is_asked(const cli_session *s, const cli_question *question)
{
    const bool plan = question->planned && flag_value(s->arguments, "--plan") != NULL;
    return flag_value(s->arguments, question->flag) != NULL && !plan;
}

int session_answer(cli_session *session, const cli_question *questions,
                   int (*otherwise)(cli_session *session))
{
    const cli_question *asked = NULL;
    for (const cli_question *q = questions; q->flag != NULL; q++) {
        if (!is_asked(session, q)) {
            continue;
        }
        if (asked != NULL && asked->answer != q->answer) {
            return usage_error(session->arguments->command, "%s and %s do not go together",
                               asked->called, q->called);
        }
        asked = q;
    }
    if (flag_value(session->arguments, "--threshold") != NULL &&
        flag_value(session->arguments, "--fuzzy") == NULL) {
        return usage_error(session->arguments->command, "--threshold needs --fuzzy");
    }
    return asked != NULL ? asked->answer(session) : otherwise(session);
}
