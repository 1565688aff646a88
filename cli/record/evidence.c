/* SPDX-License-Identifier: MIT */
/* Being written. */
#include "cli.h"

const cli_flag evidence_flags[] = {
    {"--format", "text|json|csv", "how the answer is written (default text)"},
    COMMON_FLAGS,
    {NULL, NULL, NULL},
};

int run_evidence(const cli_arguments *arguments)
{
    return usage_error(arguments->command, "not written yet");
}
