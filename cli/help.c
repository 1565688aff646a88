/* SPDX-License-Identifier: MIT */
/* `entente help` and `entente version`. */
#include "manual/manual.h"

#include <stdio.h>
#include <string.h>

const cli_flag plain_flags[] = {
    {"--help", NULL, "show this help"},
    {NULL, NULL, NULL},
};

const cli_flag help_flags[] = {
    {"--format", "text|json|csv|scdoc|bash|zsh",
     "how the answer is written (default text); the last three are for packagers"},
    {"--help", NULL, "show this help"},
    {NULL, NULL, NULL},
};

enum { LONGEST_TOPIC = 200 };

/* The forms of help: of words the first three, of commands the first and the last three. */
typedef enum help_form {
    FORM_TEXT,
    FORM_JSON,
    FORM_CSV,
    FORM_SCDOC,
    FORM_BASH,
    FORM_ZSH
} help_form;

static const char *const forms[] = {"text", "json", "csv", "scdoc", "bash", "zsh"};

static int read_form(const cli_arguments *arguments, help_form *out)
{
    const char *word = flag_value(arguments, "--format");
    *out = FORM_TEXT;
    for (size_t k = 0; word != NULL && k < sizeof forms / sizeof *forms; k++) {
        if (strcmp(word, forms[k]) == 0) {
            *out = (help_form)k;
            return EXIT_DONE;
        }
    }
    return word == NULL
               ? EXIT_DONE
               : usage_error(arguments->command,
                             "--format is text, json, csv, scdoc, bash or zsh, not '%s'", word);
}

/* Writes help about one command, or about all when `about` is NULL. */
static int print_form(const cli_arguments *arguments, const cli_command *about, help_form form)
{
    if (form == FORM_JSON || form == FORM_CSV) {
        return usage_error(arguments->command, "--format %s is for words", forms[form]);
    }
    if (form == FORM_SCDOC) {
        manual_scdoc(about);
    } else if (form == FORM_BASH) {
        manual_bash();
    } else if (form == FORM_ZSH) {
        manual_zsh();
    } else if (about == NULL) {
        print_help();
    } else {
        print_command_help(about);
    }
    return finish_output();
}

/* The topic in one piece: its words with a blank between. False when it is too long to be one. */
static bool read_topic(const cli_arguments *arguments, char topic[LONGEST_TOPIC])
{
    size_t length = 0;
    for (size_t k = 0; k < arguments->operand_count; k++) {
        const char *word = arguments->operands[k];
        if (length + strlen(word) + 2 > LONGEST_TOPIC) {
            return false;
        }
        length += (size_t)snprintf(topic + length, LONGEST_TOPIC - length, "%s%s",
                                   k == 0 ? "" : " ", word);
    }
    return true;
}

/* Writes help about one topic: a command, a matter or a word. */
static int print_about(const cli_arguments *arguments, const char *topic, help_form form)
{
    const cli_command *about = find_command(topic);
    if (about != NULL) {
        return print_form(arguments, about, form);
    }
    if (form > FORM_CSV) {
        return usage_error(arguments->command, "--format %s is for commands", forms[form]);
    }
    if (form == FORM_TEXT && is_topic(topic)) {
        print_topic(topic);
        return finish_output();
    }
    if (form == FORM_TEXT && print_code(topic)) {
        return finish_output();
    }
    return print_words(topic, (ent_format)form);
}

/* Whether the operands are one topic: all together are known, or no single one is. */
static bool is_one(const cli_arguments *arguments, const char *topic)
{
    ent_code_view code;
    size_t term = 0;
    bool any = false;
    for (size_t k = 0; k < arguments->operand_count; k++) {
        const char *word = arguments->operands[k];
        any = any || find_command(word) != NULL || is_topic(word) ||
              ent_term_find(word, &term) == ENT_OK || ent_code_find(word, &code) == ENT_OK;
    }
    return arguments->operand_count < 2 || !any || is_topic(topic) ||
           ent_term_find(topic, &term) == ENT_OK;
}

/* Writes help about each operand. */
static int print_each(const cli_arguments *arguments, help_form form)
{
    int code = EXIT_DONE;
    for (size_t k = 0; k < arguments->operand_count; k++) {
        if (k > 0) {
            printf("\n");
            (void)fflush(stdout); /* before what is said on stderr */
        }
        const int now = print_about(arguments, arguments->operands[k], form);
        code = now == EXIT_DONE ? code : now;
    }
    return code;
}

int run_help(const cli_arguments *arguments)
{
    char topic[LONGEST_TOPIC] = "";
    help_form form = FORM_TEXT;
    const int code = read_form(arguments, &form);
    if (code != EXIT_DONE) {
        return code;
    }
    if (!read_topic(arguments, topic)) {
        return usage_error(arguments->command, "no command or word is as long as this");
    }
    if (arguments->operand_count == 0) {
        return print_form(arguments, NULL, form);
    }
    return form == FORM_TEXT && !is_one(arguments, topic) ? print_each(arguments, form)
                                                          : print_about(arguments, topic, form);
}

int run_version(const cli_arguments *arguments)
{
    (void)arguments;
    printf("entente %s\nreads: dispute files, version 1 (YAML 1.2, JSON); .gmcr\n"
           "to cite: entente help cite\n",
           ENTENTE_VERSION);
    return finish_output();
}
