/* SPDX-License-Identifier: MIT */
/* The way that questions of behaviour go: flags, file, decision, certificate or state. What is peculiar to one is in its table. */
#include "cli.h"

int behaviour_solve(cli_session *s, const cli_behaviour *of, uint64_t *most)
{
    int code = of->refuse_flags(s);
    if (code == EXIT_DONE) {
        code = session_read(s);
    }
    if (code == EXIT_DONE) {
        code = session_where(s);
    }
    if (code == EXIT_DONE) {
        code = session_number(s, "--limit", 16, most);
    }
    if (code == EXIT_DONE) {
        code = of->decide(s);
    }
    return code == EXIT_DONE ? session_certify(s, of->put_certificate) : code;
}

int behaviour_explain(cli_session *s, const cli_behaviour *of, uint64_t *most, uint64_t *state)
{
    const cli_choice how = {.what = "STATE",
                            .text = s->arguments->operands[1],
                            .strength = of->strength,
                            .most = "under the most concepts"};
    int code = of->refuse_flags(s);
    if (code == EXIT_DONE) {
        code = session_number(s, "--limit", 3, most);
    }
    if (code == EXIT_DONE) {
        code = session_read(s);
    }
    if (code == EXIT_DONE) {
        code = of->decide(s);
    }
    return code == EXIT_DONE ? session_choose(s, &how, state) : code;
}
