/* SPDX-License-Identifier: MIT */
/*
 * The tables of the completion in bash: lists of words, and two functions that answer by `case`.
 *
 * A place is "COMMAND FLAG", what stands behind a flag, or "COMMAND N", the operand N from 1 on. What it
 * takes is words to choose from, or @ and a kind that completions/entente.bash knows.
 */
#include "manual/manual.h"

#include <stdio.h>
#include <string.h>

static const char *const takes[KIND_COUNT] = {
    [KIND_NOTHING] = "@nothing", [KIND_DISPUTE] = "@dispute",   [KIND_PATH] = "@path",
    [KIND_STATE] = "today",      [KIND_CONCEPTS] = "@concepts", [KIND_TEMPLATE] = "@template",
    [KIND_COMMAND] = "@command", [KIND_SECTIONS] = "@sections",
};

static void put_takes(const char *word, size_t length)
{
    const manual_kind kind = manual_kind_of(word, length);
    if (kind != KIND_CHOICE) {
        printf(") takes='%s' ;;\n", takes[kind]);
        return;
    }
    printf(") takes='");
    for (size_t k = 0; k < length; k++) {
        (void)putchar(word[k] == '|' ? ' ' : word[k]);
    }
    printf("' ;;\n");
}

static void put_places(const cli_command *command)
{
    for (const cli_flag *f = command->flags; f->name != NULL; f++) {
        if (f->argument != NULL) {
            printf("    '%s %s'", command->name, f->name);
            put_takes(f->argument, strlen(f->argument));
        }
    }
    const char *at = command->operands, *word = NULL;
    size_t length = 0;
    bool repeats = false;
    for (unsigned place = 1; manual_next_operand(&at, &word, &length, &repeats); place++) {
        printf(repeats ? "    '%s '[%u-9]*" : "    '%s %u'", command->name, place);
        put_takes(word, length);
    }
}

void manual_bash(void)
{
    printf("_entente_commands='");
    for (const cli_command *c = commands; c->name != NULL; c++) {
        printf("%s%s", c == commands ? "" : " ", c->name);
    }
    printf("'\n_entente_templates='");
    for (const cli_template *t = templates; t->name != NULL; t++) {
        printf("%s%s", t == templates ? "" : " ", t->name);
    }
    printf("'\n_entente_concepts='");
    for (int k = 0; k < ENT_CONCEPT_COUNT; k++) {
        printf("%s%s", k == 0 ? "" : " ", ent_concept_key((ent_concept)k));
    }
    printf("'\n_entente_sections='");
    for (size_t k = 0; k < ent_section_count(); k++) {
        printf("%s%s", k == 0 ? "" : " ", ent_section_at(k).key);
    }
    printf("'\n\n# The flags of a command.\n_entente_flags() {\n    case $1 in\n");
    for (const cli_command *c = commands; c->name != NULL; c++) {
        printf("    %s) flags='", c->name);
        for (const cli_flag *f = c->flags; f->name != NULL; f++) {
            printf("%s%s", f == c->flags ? "" : " ", f->name);
        }
        printf("' ;;\n");
    }
    printf("    esac\n}\n\n# What a place takes; false if there is no such place.\n"
           "_entente_takes() {\n    case $1 in\n");
    for (const cli_command *c = commands; c->name != NULL; c++) {
        put_places(c);
    }
    printf("    *) return 1 ;;\n    esac\n}\n");
}
