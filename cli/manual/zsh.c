/* SPDX-License-Identifier: MIT */
/*
 * The tables of the completion in zsh: a function that sets lists of words, and for each command the specifications that
 * _arguments takes, '--flag=[help]:argument:action' and 'N:operand:action'.
 */
#include "manual/manual.h"

#include <stdio.h>
#include <string.h>

/* What finds the words of a kind; functions are in completions/_entente. */
static const char *const actions[KIND_COUNT] = {
    [KIND_NOTHING] = "",
    [KIND_DISPUTE] = "_entente_dispute",
    [KIND_PATH] = "_files",
    [KIND_STATE] = "(today)",
    [KIND_CONCEPTS] = "_entente_concept",
    [KIND_TEMPLATE] = "_entente_template",
    [KIND_COMMAND] = "_entente_command",
    [KIND_SECTIONS] = "_entente_section",
};

/* Text between single quotes, with a backslash before what means something to _arguments. */
static void put_quoted(const char *text, size_t length)
{
    for (size_t k = 0; k < length; k++) {
        if (text[k] == '\'') {
            printf("'\\''");
        } else {
            printf(memchr("[]:\\", text[k], 4) != NULL ? "\\%c" : "%c", text[k]);
        }
    }
}

/* ":argument:action", to the end of the specification. */
static void put_takes(const char *word, size_t length)
{
    const manual_kind kind = manual_kind_of(word, length);
    if (kind != KIND_CHOICE) {
        printf(":%.*s:%s'", (int)length, word, actions[kind]);
        return;
    }
    printf(":choice:(");
    for (size_t k = 0; k < length; k++) {
        (void)putchar(word[k] == '|' ? ' ' : word[k]);
    }
    printf(")'");
}

static void put_arguments(const cli_command *command)
{
    printf("    %s)\n        arguments=(\n", command->name);
    for (const cli_flag *f = command->flags; f->name != NULL; f++) {
        printf("            '%s%s[", f->name, f->argument == NULL ? "" : "=");
        put_quoted(f->help, strlen(f->help));
        (void)putchar(']');
        if (f->argument == NULL) {
            printf("'\n");
        } else {
            put_takes(f->argument, strlen(f->argument));
            (void)putchar('\n');
        }
    }
    const char *at = command->operands, *word = NULL;
    size_t length = 0;
    bool repeats = false;
    for (unsigned place = 1; manual_next_operand(&at, &word, &length, &repeats); place++) {
        if (repeats) {
            printf("            '*");
        } else {
            printf("            '%u", place);
        }
        put_takes(word, length);
        (void)putchar('\n');
    }
    printf("        )\n        ;;\n");
}

void manual_zsh(void)
{
    printf("_entente_lists() {\n    entente_commands=(\n");
    for (const cli_command *c = commands; c->name != NULL; c++) {
        printf("        '%s:", c->name);
        put_quoted(c->summary, strlen(c->summary));
        printf("'\n");
    }
    printf("    )\n    entente_templates=(");
    for (const cli_template *t = templates; t->name != NULL; t++) {
        printf("%s%s", t == templates ? "" : " ", t->name);
    }
    printf(")\n    entente_concepts=(");
    for (int k = 0; k < ENT_CONCEPT_COUNT; k++) {
        printf("%s%s", k == 0 ? "" : " ", ent_concept_key((ent_concept)k));
    }
    printf(")\n    entente_sections=(");
    for (size_t k = 0; k < ent_section_count(); k++) {
        printf("%s%s", k == 0 ? "" : " ", ent_section_at(k).key);
    }
    printf(")\n}\n\n# The specifications of a command's flags and operands.\n"
           "_entente_arguments() {\n    case $1 in\n");
    for (const cli_command *c = commands; c->name != NULL; c++) {
        put_arguments(c);
    }
    printf("    *) return 1 ;;\n    esac\n}\n");
}
