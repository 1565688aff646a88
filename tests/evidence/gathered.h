/* SPDX-License-Identifier: MIT */
/* What is written, in a room of a fixed size. */
#ifndef ENT_TESTS_EVIDENCE_GATHERED_H
#define ENT_TESTS_EVIDENCE_GATHERED_H

#include "unit/support.h"

enum { ROOM = 1 << 16 };

typedef struct heap {
    char bytes[ROOM];
    size_t length;
} heap;

static inline bool gather(void *user, const char *bytes, size_t length)
{
    heap *to = user;
    assert_true(to->length + length < ROOM);
    memcpy(to->bytes + to->length, bytes, length);
    to->length += length;
    to->bytes[to->length] = '\0';
    return true;
}

#endif
