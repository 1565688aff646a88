/* SPDX-License-Identifier: MIT */
/*
 * Items of an arena, refused one by one. An arena asks for memory by chunks of many items; where the linker lets us stand
 * before it (REFUSE_ITEMS), each item first asks the arena's allocator for a byte, and gives it back: so an
 * allocator that refuses its k-th request refuses items, too.
 */
#ifndef ENT_TESTS_REFUSED_ITEMS_H
#define ENT_TESTS_REFUSED_ITEMS_H

#include "base/memory.h"

#ifdef REFUSE_ITEMS
/* The linker calls these where the library asks an arena, and the arena by its other names. */
void *__real_ent_arena_new(ent_arena *arena, size_t count, size_t size);
void *__wrap_ent_arena_new(ent_arena *arena, size_t count, size_t size);
char *__real_ent_arena_text(ent_arena *arena, const char *bytes, size_t length);
char *__wrap_ent_arena_text(ent_arena *arena, const char *bytes, size_t length);

static bool item_refused(const ent_arena *arena)
{
    const ent_allocator *allocator = arena->allocator;
    void *byte = allocator->resize(allocator->user, NULL, 1);
    if (byte != NULL) {
        (void)allocator->resize(allocator->user, byte, 0);
    }
    return byte == NULL;
}

void *__wrap_ent_arena_new(ent_arena *arena, size_t count, size_t size)
{
    return item_refused(arena) ? NULL : __real_ent_arena_new(arena, count, size);
}

char *__wrap_ent_arena_text(ent_arena *arena, const char *bytes, size_t length)
{
    return item_refused(arena) ? NULL : __real_ent_arena_text(arena, bytes, length);
}
#endif

#endif
