/* SPDX-License-Identifier: MIT */
/*
 * Help as text, in one layout for all: what is explained stands in a column of its own, on the line below where it is
 * too long for the column beside it, and text is folded at 100 columns.
 */
#include "manual/manual.h"

#include <stdio.h>
#include <string.h>

enum { WIDTH = 100, FLAG_COLUMN = 31, COMMAND_COLUMN = 29 };

/* Writes text from `column` on, by words, with `indent` blanks before each further line. */
static void put_folded(const char *text, size_t column, size_t indent)
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

void print_command_help(const cli_command *command)
{
    printf("%s %s: %s\n\nusage: %s %s%s%s [FLAGS]\n\n", program, command->name, command->summary,
           program, command->name, *command->operands == '\0' ? "" : " ", command->operands);
    put_folded(command->details, 0, 0);
    printf("\nflags:\n");
    for (const cli_flag *f = command->flags; f->name != NULL; f++) {
        put_row(f->name, f->argument == NULL ? "" : f->argument, f->help, FLAG_COLUMN);
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
