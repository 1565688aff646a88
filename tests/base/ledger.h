/* SPDX-License-Identifier: MIT */
/* An allocator that counts, and refuses everything when it is told to. */
#ifndef ENT_TESTS_LEDGER_H
#define ENT_TESTS_LEDGER_H

#include "base/memory.h"
#include "unit/support.h"

/* Counts calls and live blocks; refuses everything while `refuse` is set. */
typedef struct ledger {
    size_t calls, live;
    bool refuse;
} ledger;

static inline void *ledger_resize(void *user, void *block, size_t size)
{
    ledger *book = user;
    if (size == 0) {
        book->live--;
        free(block);
        return NULL;
    }
    book->calls++;
    if (book->refuse) {
        return NULL;
    }
    book->live += block == NULL;
    return realloc(block, size);
}

static inline ent_allocator allocator_of(ledger *book)
{
    return (ent_allocator){.resize = ledger_resize, .user = book};
}

#endif
