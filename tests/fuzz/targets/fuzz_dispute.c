/* SPDX-License-Identifier: MIT */
/* Any bytes as a dispute file: read, written as YAML and JSON, read again. */
#include "common/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_round_trip(data, size);
    return 0;
}
