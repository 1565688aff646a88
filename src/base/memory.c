/* SPDX-License-Identifier: MIT */
/*
 * Memory from the caller's allocator.
 *
 * The arena is a list of chunks, newest first. Each chunk is filled from the front; an item that does
 * not fit opens a new chunk, twice as large as the last, so that n bytes take O(log n) chunks.
 */
#include "base/memory.h"

#include <string.h>

typedef struct ent_arena_chunk {
    struct ent_arena_chunk *older;
    size_t used, capacity;
    max_align_t bytes[];
} ent_arena_chunk;

enum { FIRST_CHUNK = 4096, LARGEST_CHUNK = 1 << 20 };

void *ent_memory_new(const ent_allocator *allocator, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) {
        return NULL;
    }
    const size_t bytes = count * size;
    return allocator->resize(allocator->user, NULL, bytes == 0 ? 1 : bytes);
}

void *ent_memory_zero(const ent_allocator *allocator, size_t count, size_t size)
{
    void *block = ent_memory_new(allocator, count, size);
    if (block != NULL) {
        memset(block, 0, count * size);
    }
    return block;
}

void *ent_memory_grow(const ent_allocator *allocator, void *items, size_t *capacity, size_t need,
                      size_t size)
{
    if (items != NULL && need <= *capacity) {
        return items;
    }
    size_t room = *capacity < 8 ? 8 : *capacity;
    while (room < need) {
        if (room > SIZE_MAX / 2) {
            return NULL;
        }
        room *= 2;
    }
    if (room > SIZE_MAX / size) {
        return NULL;
    }
    void *moved = allocator->resize(allocator->user, items, room * size);
    if (moved != NULL) {
        *capacity = room;
    }
    return moved;
}

void ent_memory_free(const ent_allocator *allocator, void *block)
{
    if (block != NULL) {
        (void)allocator->resize(allocator->user, block, 0);
    }
}

void ent_arena_init(ent_arena *arena, const ent_allocator *allocator)
{
    arena->allocator = allocator;
    arena->newest = NULL;
}

void ent_arena_free(ent_arena *arena)
{
    while (arena->newest != NULL) {
        ent_arena_chunk *older = arena->newest->older;
        ent_memory_free(arena->allocator, arena->newest);
        arena->newest = older;
    }
}

static bool open_chunk(ent_arena *arena, size_t bytes)
{
    size_t capacity = arena->newest == NULL ? FIRST_CHUNK : arena->newest->capacity;
    if (arena->newest != NULL && capacity < LARGEST_CHUNK) {
        capacity *= 2;
    }
    if (capacity < bytes) {
        capacity = bytes;
    }
    if (capacity > SIZE_MAX - sizeof(ent_arena_chunk)) {
        return false;
    }
    ent_arena_chunk *chunk =
        ent_memory_new(arena->allocator, 1, sizeof(ent_arena_chunk) + capacity);
    if (chunk == NULL) {
        return false;
    }
    chunk->older = arena->newest;
    chunk->used = 0;
    chunk->capacity = capacity;
    arena->newest = chunk;
    return true;
}

void *ent_arena_new(ent_arena *arena, size_t count, size_t size)
{
    const size_t unit = sizeof(max_align_t);
    if (size != 0 && count > (SIZE_MAX - unit) / size) {
        return NULL;
    }
    const size_t bytes = (count * size + unit - 1) / unit * unit;
    ent_arena_chunk *chunk = arena->newest;
    if (chunk == NULL || bytes > chunk->capacity - chunk->used) {
        if (!open_chunk(arena, bytes)) {
            return NULL;
        }
        chunk = arena->newest;
    }
    char *item = (char *)chunk->bytes + chunk->used;
    chunk->used += bytes;
    return memset(item, 0, bytes);
}

char *ent_arena_text(ent_arena *arena, const char *bytes, size_t length)
{
    if (length == SIZE_MAX) {
        return NULL;
    }
    char *copy = ent_arena_new(arena, length + 1, 1);
    if (copy != NULL && length > 0) {
        memcpy(copy, bytes, length);
    }
    return copy;
}
