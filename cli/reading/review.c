/* SPDX-License-Identifier: MIT */
/* Being written. */
#include "read.h"

int read_review(const cli_arguments *arguments)
{
    return usage_error(arguments->command, "not written yet");
}
