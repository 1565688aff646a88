/* SPDX-License-Identifier: MIT */
/* Memory from the caller's allocator, with checked sizes, and an arena for things that die together. */
#ifndef ENT_BASE_MEMORY_H
#define ENT_BASE_MEMORY_H

#include <entente/context.h>

/* Leaves the function with the status of `call` unless that is ENT_OK. */
#define ENT_TRY(call)                                                                              \
    do {                                                                                           \
        const ent_status try_status = (call);                                                      \
        if (try_status != ENT_OK) {                                                                \
            return try_status;                                                                     \
        }                                                                                          \
    } while (0)

/* `count` items of `size` bytes, not initialised; NULL when refused or when the product overflows.
 * A count of 0 gives memory too, so that NULL always means failure. */
void *ent_memory_new(const ent_allocator *allocator, size_t count, size_t size);

/* The same, all bytes zero. */
void *ent_memory_zero(const ent_allocator *allocator, size_t count, size_t size);

/* Makes room for at least `need` items in `items`, which has room for *capacity. Returns the items,
 * moved perhaps, and raises *capacity; NULL when refused, and then nothing has changed. */
void *ent_memory_grow(const ent_allocator *allocator, void *items, size_t *capacity, size_t need,
                      size_t size);

/* Releases; NULL is fine. */
void ent_memory_free(const ent_allocator *allocator, void *block);

/* An arena: many small allocations, released all at once. */
typedef struct ent_arena {
    const ent_allocator *allocator;
    struct ent_arena_chunk *newest;
} ent_arena;

void ent_arena_init(ent_arena *arena, const ent_allocator *allocator);
void ent_arena_free(ent_arena *arena);

/* `count` items of `size` bytes, zeroed; NULL when refused. */
void *ent_arena_new(ent_arena *arena, size_t count, size_t size);

/* A copy of `length` bytes with a NUL behind them; NULL when refused. */
char *ent_arena_text(ent_arena *arena, const char *bytes, size_t length);

#endif
