/* SPDX-License-Identifier: MIT */
/* Being written. */
#include "cli.h"

const cli_flag timeline_flags[] = {
    {"--format", "text|json|csv", "how the answer is written (default text)"},
    COMMON_FLAGS,
    {NULL, NULL, NULL},
};

int run_timeline(const cli_arguments *arguments)
{
    return usage_error(arguments->command, "not written yet");
}
