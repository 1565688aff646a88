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
    {"--format", "text|scdoc|bash|zsh",
     "how the answer is written: the last three are for makers of packages (default text)"},
    {"--help", NULL, "show this help"},
    {NULL, NULL, NULL},
};

/* Writes help in the form asked for; about one command, or about all when `about` is NULL. */
static int print_form(const cli_arguments *arguments, const cli_command *about)
{
    const char *form = flag_value(arguments, "--format");
    if (form == NULL || strcmp(form, "text") == 0) {
        if (about == NULL) {
            print_help();
        } else {
            print_command_help(about);
        }
    } else if (strcmp(form, "scdoc") == 0) {
        manual_scdoc(about);
    } else if (strcmp(form, "bash") == 0) {
        manual_bash();
    } else if (strcmp(form, "zsh") == 0) {
        manual_zsh();
    } else {
        return usage_error(arguments->command, "--format is text, scdoc, bash or zsh, not '%s'",
                           form);
    }
    return finish_output();
}

int run_help(const cli_arguments *arguments)
{
    const cli_command *about = NULL;
    if (arguments->operand_count > 0) {
        about = find_command(arguments->operands[0]);
        if (about == NULL) {
            return unknown_command(arguments->operands[0]);
        }
    }
    return print_form(arguments, about);
}

int run_version(const cli_arguments *arguments)
{
    (void)arguments;
    printf("entente %s\nreads: dispute files, version 1 (YAML 1.2, JSON); .gmcr\n",
           ENTENTE_VERSION);
    return finish_output();
}
