/* SPDX-License-Identifier: MIT */
/*
 * Help as text, in one layout for all: what is explained stands in a column of its own, on the line below where it is
 * too long for the column beside it, and text is folded at 100 columns.
 */
#include "manual/manual.h"

#include <stdio.h>
#include <string.h>

enum { WIDTH = 100, FLAG_COLUMN = 31, COMMAND_COLUMN = 29, FEW_FLAGS = 16 };

/* Writes text from `column` on, by words, with `indent` blanks before each further line. */
void put_folded(const char *text, size_t column, size_t indent)
{
    bool begins = true;
    while (*text != '\0') {
        const size_t length = strcspn(text, " \n");
        if (!begins && column + 1 + length > WIDTH) {
            printf("\n%*s", (int)indent, "");
            column = indent;
            begins = true;
        }
        printf("%s%.*s", begins ? "" : " ", (int)length, text);
        column += length + !begins;
        begins = false;
        text += length + strspn(text + length, " \n");
    }
    printf("\n");
}

/* One row of a list: "  NAME ARGUMENT   what it is". */
static void put_row(const char *name, const char *argument, const char *text, int column)
{
    const int length = printf("  %s%s%s", name, *argument == '\0' ? "" : " ", argument);
    if (length >= column) {
        printf("\n%*s", column, "");
    } else {
        printf("%*s", column - length, "");
    }
    put_folded(text, (size_t)column, (size_t)column);
}

/* Flags of special questions, and limits: where a command has many flags they stand behind the others. */
static bool is_special(const char *name)
{
    static const char *const special[] = {
        "--no-return", "--strength",   "--certainty",   "--types",      "--blind-others",
        "--coalition", "--merge",      "--exists",      "--max-steps",  "--max-completions",
        "--horizon",   "--leader",     "--max-rounds",  "--attitudes",  "--fuzzy",
        "--threshold", "--certify",    "--certificate", "--statistics", "--plan",
        "--free",      "--max-tries",  "--seed",        "--max-exact",  "--tally",
        "--resume",    "--max-solved", "--max-states",  "--max-moves",  "--memory",
        "--threads",   "--time-limit", "--diagnostics", "--progress"};
    for (size_t k = 0; k < sizeof special / sizeof *special; k++) {
        if (strcmp(special[k], name) == 0) {
            return true;
        }
    }
    return false;
}

/* The flags of one kind, or all of them. */
static void put_flags(const cli_command *command, bool all, bool special)
{
    for (const cli_flag *f = command->flags; f->name != NULL; f++) {
        if (all || is_special(f->name) == special) {
            put_row(f->name, f->argument == NULL ? "" : f->argument, f->help, FLAG_COLUMN);
        }
    }
}

void print_command_help(const cli_command *command)
{
    size_t flags = 0;
    while (command->flags[flags].name != NULL) {
        flags++;
    }

    printf("%s %s: %s\n\nusage: %s %s%s%s [FLAGS]\n\n", program, command->name, command->summary,
           program, command->name, *command->operands == '\0' ? "" : " ", command->operands);
    put_folded(command->details, 0, 0);
    printf("\nflags:\n");
    put_flags(command, flags <= FEW_FLAGS, false);
    if (flags > FEW_FLAGS) {
        printf("\nflags of special questions, and limits:\n");
        put_flags(command, false, true);
    }
    printf("\nexample:\n  %s\n", command->example);
}

const cli_exit exits[] = {
    {EXIT_DONE, "done"},
    {EXIT_NEGATIVE, "done, and the finding is negative"},
    {EXIT_USAGE, "wrong usage"},
    {EXIT_INPUT, "the input cannot be read or has errors"},
    {EXIT_LIMIT, "a limit, memory or output"},
    {EXIT_PARTIAL, "a partial result"},
    {EXIT_INTERRUPTED, "interrupted"},
    {0, NULL},
};

void print_help(void)
{
    printf("entente: which settlements would hold, and how to get there\n\n"
           "usage: entente COMMAND [FILE] [FLAGS]        FILE '-' reads standard input\n\n");
    for (const cli_command *c = commands; c->name != NULL; c++) {
        put_row(c->name, c->operands, c->summary, COMMAND_COLUMN);
    }
    printf("\n'entente help COMMAND' shows its flags and an example, 'entente help words' the "
           "words that "
           "are used.\n\nexit codes:\n");
    for (const cli_exit *e = exits; e->meaning != NULL; e++) {
        printf("  %3d  %s\n", e->code, e->meaning);
    }
}
