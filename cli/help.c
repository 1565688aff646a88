/* SPDX-License-Identifier: MIT */
/* `entente help` and `entente version`. */
#include "cli.h"

#include <stdio.h>

const cli_flag plain_flags[] = {
    {"--help", NULL, "show this help"},
    {NULL, NULL, NULL},
};

int run_help(const cli_arguments *arguments)
{
    if (arguments->operand_count == 0) {
        print_help();
    } else {
        const cli_command *about = find_command(arguments->operands[0]);
        if (about == NULL) {
            return unknown_command(arguments->operands[0]);
        }
        print_command_help(about);
    }
    return finish_output();
}

int run_version(const cli_arguments *arguments)
{
    (void)arguments;
    printf("entente %s\nreads: dispute files, version 1 (YAML 1.2, JSON); .gmcr\n",
           ENTENTE_VERSION);
    return finish_output();
}
