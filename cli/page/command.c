/* SPDX-License-Identifier: MIT */
/* The command of a run, as a report quotes it: what makes it again. */
#include "page.h"

#include <stdlib.h>
#include <string.h>

/* Flags that say where to write, or how much may be spent, not what is said. */
static bool is_left_out(const char *flag)
{
    static const char *const names[] = {"--output",  "--force",      "--pdf",         "--memory",
                                        "--threads", "--time-limit", "--diagnostics", "--progress"};
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        if (strcmp(flag, names[k]) == 0) {
            return true;
        }
    }
    return false;
}

/* Appends a word behind a blank, in single quotes where a shell could take it for something else. Returns the
 * end. There is room for it: 4 bytes for each of its own, and 5 more. */
static char *add_word(char *at, const char *word)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:=,@%+-";
    const bool quote = *word == '\0' || strspn(word, plain) != strlen(word);
    *at++ = ' ';
    if (quote) {
        *at++ = '\'';
    }
    for (; *word != '\0'; word++) {
        if (*word == '\'') {
            memcpy(at, "'\\'", 3);
            at += 3;
        }
        *at++ = *word;
    }
    if (quote) {
        *at++ = '\'';
    }
    *at = '\0';
    return at;
}

/* Whether a word could be taken for a flag; such operands stand last, behind "--". */
static bool is_dashed(const char *word)
{
    return word[0] == '-' && word[1] != '\0';
}

/* Appends the operands that are dashed, or those that are not. */
static char *add_operands(char *at, const cli_arguments *arguments, bool dashed)
{
    bool apart = dashed;
    for (size_t k = 0; k < arguments->operand_count; k++) {
        if (is_dashed(arguments->operands[k]) == dashed) {
            at = apart ? add_word(at, "--") : at;
            at = add_word(at, arguments->operands[k]);
            apart = false;
        }
    }
    return at;
}

static size_t room_for(const char *word)
{
    return 4 * strlen(word) + 6;
}

char *page_command(const cli_arguments *arguments)
{
    const cli_command *command = arguments->command;
    size_t room = strlen(program) + strlen(command->name) + 2;
    for (size_t k = 0; command->flags[k].name != NULL; k++) {
        const char *value = arguments->values[k];
        room += room_for(command->flags[k].name) + (value == NULL ? 0 : room_for(value));
    }
    for (size_t k = 0; k < arguments->operand_count; k++) {
        room += room_for(arguments->operands[k]) + 3;
    }
    char *words = malloc(room), *at = words;
    if (words == NULL) {
        return NULL;
    }
    memcpy(at, program, strlen(program));
    at = add_word(at + strlen(program), command->name);
    at = add_operands(at, arguments, false);
    for (size_t k = 0; command->flags[k].name != NULL; k++) {
        if (arguments->values[k] != NULL && !is_left_out(command->flags[k].name)) {
            at = add_word(at, command->flags[k].name);
            at = command->flags[k].argument == NULL ? at : add_word(at, arguments->values[k]);
        }
    }
    (void)add_operands(at, arguments, true);
    return words;
}
