/* SPDX-License-Identifier: MIT */
/* The source of manual pages, in the language of scdoc(5): one for the program, one a command. */
#include "manual/manual.h"

#include <stdio.h>
#include <string.h>

/* Text of a paragraph: what scdoc would take for formatting is escaped, lines are joined. */
static void put_text(const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\n') {
            (void)putchar(' ');
        } else {
            printf(strchr("\\*_`<>#+~|[]", *text) != NULL ? "\\%c" : "%c", *text);
        }
    }
}

static void put_strong(const char *word)
{
    (void)putchar('*');
    put_text(word);
    (void)putchar('*');
}

/* An argument or operands: brackets and dots plain, what stands between them underlined. */
static void put_words(const char *words)
{
    while (*words != '\0') {
        const size_t length = strcspn(words, "[]. ");
        if (length > 0) {
            printf("_%.*s_", (int)length, words);
        } else {
            printf(*words == ' ' ? "%c" : "\\%c", *words);
        }
        words += length > 0 ? length : 1;
    }
}

static void put_head(const char *name)
{
    printf("%s(1) \"entente %s\" \"Entente\"\n\n# NAME\n\n", name, ENTENTE_VERSION);
}

static void put_exits(void)
{
    printf("# EXIT STATUS\n\n");
    for (const cli_exit *e = exits; e->meaning != NULL; e++) {
        printf("*%d*\n\t", e->code);
        put_text(e->meaning);
        printf("\n\n");
    }
}

static void put_files(void)
{
    printf("# FILES\n\n_share/entente/cases_\n"
           "\tDisputes with known results, below the folder in which Entente is installed; "
           "_cases_ in an example stands for it.\n\n"
           "_share/doc/entente_\n\tThe commands and the format of a dispute file in full.\n\n");
}

/* Names of pages, by commas: the program's, then all commands' but one. */
static void put_see_also(const cli_command *but)
{
    printf("# SEE ALSO\n\n");
    const char *between = "";
    if (but != NULL) {
        printf("*entente*(1)");
        between = ", ";
    }
    for (const cli_command *c = commands; c->name != NULL; c++) {
        if (c != but) {
            printf("%s*entente-%s*(1)", between, c->name);
            between = ", ";
        }
    }
    printf("\n");
}

static void put_program(void)
{
    put_head("entente");
    printf("entente - which settlements would hold, and how to get there\n\n"
           "# SYNOPSIS\n\n*entente* _COMMAND_ \\[_FILE_\\] \\[_FLAGS_\\]\n\n"
           "# DESCRIPTION\n\n"
           "Entente analyses a dispute by the graph model for conflict resolution: which outcomes "
           "are possible, which of them would hold and why, and what tempts each party away. A "
           "dispute is a text file that says what each party can do and what it wants. The file "
           "*-* is standard input. Data goes to standard output, messages to standard error.\n\n"
           "# COMMANDS\n\n");
    for (const cli_command *c = commands; c->name != NULL; c++) {
        put_strong(c->name);
        if (c->operands[0] != '\0') {
            (void)putchar(' ');
            put_words(c->operands);
        }
        printf("\n\t");
        put_text(c->summary);
        printf("\n\n");
    }
    put_exits();
    put_files();
    put_see_also(NULL);
}

static void put_command(const cli_command *command)
{
    char name[64];
    (void)snprintf(name, sizeof name, "entente-%s", command->name);
    put_head(name);
    printf("%s - ", name);
    put_text(command->summary);
    printf("\n\n# SYNOPSIS\n\n*entente %s* ", command->name);
    put_words(command->operands);
    printf("%s\\[_FLAGS_\\]\n\n# DESCRIPTION\n\n", command->operands[0] == '\0' ? "" : " ");
    put_text(command->details);
    printf("\n\n# OPTIONS\n\n");
    for (const cli_flag *f = command->flags; f->name != NULL; f++) {
        put_strong(f->name);
        if (f->argument != NULL) {
            (void)putchar(' ');
            put_words(f->argument);
        }
        printf("\n\t");
        put_text(f->help);
        printf("\n\n");
    }
    put_exits();
    printf("# EXAMPLES\n\n");
    put_strong(command->example);
    printf("\n\n");
    put_files();
    put_see_also(command);
}

void manual_scdoc(const cli_command *about)
{
    if (about == NULL) {
        put_program();
    } else {
        put_command(about);
    }
}
