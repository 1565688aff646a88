/* SPDX-License-Identifier: MIT */
/* `entente read`: what does a news text say that belongs into the model? The flags, and the choice of a part. */
#include "read.h"

const cli_flag reading_flags[] = {
    {"--dispute", "PATH", "the dispute file, whose aliases are used"},
    {"--all", NULL, "also sentences in which nothing was found"},
    {"--no-grammar", NULL, "without a second opinion by link-grammar"},
    {"--rules", NULL, "list the rules"},
    {"--review", "PATH", "walk a coding in the terminal, and decide"},
    {"--agree", "PATH,PATH", "hold two codings of one text against each other"},
    {"--table", "PATH", "read a table of discourse analysis (CSV) as a coding"},
    {"--apply", "PATH", "write the dispute with the accepted statements of a coding as events"},
    {"--text", "PATH", "the text that a coding is of"},
    {"--coder", "NAME", "who decides"},
    {"--source", "ID", "what the text is called among the sources of the dispute"},
    {"--characters", NULL, "offsets of the table are characters (default bytes)"},
    {"--format", "text|json|csv", "how the answer is written (default text)"},
    OUTPUT_FLAGS,
    WATCH_FLAGS,
    {NULL, NULL, NULL},
};

int run_read(const cli_arguments *arguments)
{
    static const struct {
        const char *flag;
        int (*run)(const cli_arguments *arguments);
    } parts[] = {{"--review", reading_review},
                 {"--agree", reading_agree},
                 {"--table", reading_table},
                 {"--apply", reading_apply}};
    int (*chosen)(const cli_arguments *arguments) = NULL;
    for (size_t p = 0; p < sizeof parts / sizeof *parts; p++) {
        if (flag_value(arguments, parts[p].flag) == NULL) {
            continue;
        }
        if (chosen != NULL) {
            return usage_error(arguments->command,
                               "--review, --agree, --table and --apply do not go together");
        }
        chosen = parts[p].run;
    }
    return chosen == NULL ? reading_propose(arguments) : chosen(arguments);
}
