/* SPDX-License-Identifier: MIT */
/*
 * The context: allocator, limits, cancellation, progress and diagnostics of a run.
 *
 * Every fallible call takes a context first. A context serves one thread at a time; different
 * contexts are independent of each other. The library has no other state.
 */
#ifndef ENTENTE_CONTEXT_H
#define ENTENTE_CONTEXT_H

#include <entente/status.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_context ent_context;

/*
 * Where memory comes from. One function serves all three needs, like realloc: `block` NULL asks for
 * new memory, `size` 0 releases `block` and returns NULL. It returns NULL when it refuses, and then
 * `block` is untouched. Memory must be aligned for any type.
 */
typedef struct ent_allocator {
    void *(*resize)(void *user, void *block, size_t size);
    void *user;
} ent_allocator;

/*
 * What a context can be told. Start from ent_context_defaults(), which fills in `size` (the size of
 * this struct as the caller was compiled; another is refused) and every default.
 */
typedef struct ent_context_options {
    size_t size;
    ent_allocator allocator; /* default: the C library's */
    uint64_t max_states;     /* feasible states at most; default 2^28, at most 2^32 - 2 */
    uint64_t max_moves; /* moves of one party at most, where they are kept one by one (steps, merged
                                 states, graph form); default 2^28 */
    uint64_t max_input_bytes; /* bytes of one input at most; default 16 MiB */
    /* Bytes that listing states and solving may plan to take; default 0: any. */
    uint64_t max_memory;
    /* Threads at most; default 0: as many as there are processors; at most ENT_MOST_THREADS. What comes out
     * is the same for any number. The allocator is never called by two at once, but not always by the
     * caller's thread. */
    size_t threads;
    /* Asked about every ten milliseconds of work, on the caller's thread; true stops the call with
     * ENT_ERROR_CANCELLED. May be NULL. */
    bool (*cancel)(void *user);
    /* Told how far long work is: `stage` in a few words, `done` of `total` steps (`total` 0: not
     * known). On the caller's thread. May be NULL. */
    void (*progress)(void *user, const char *stage, uint64_t done, uint64_t total);
    void *user; /* handed to cancel and progress */
} ent_context_options;

enum { ENT_MOST_THREADS = 256 };

/* Fills `out` with the defaults. */
ENT_API void ent_context_defaults(ent_context_options *out);

/*
 * Makes a context. `options` may be NULL for the defaults.
 * Errors: ENT_ERROR_ARGUMENT (size or a limit out of range), ENT_ERROR_MEMORY.
 * The caller owns *out and releases it with ent_context_free(), after everything made with it.
 */
ENT_API ent_status ent_context_new(const ent_context_options *options, ent_context **out);

/* Releases a context; NULL is fine. */
ENT_API void ent_context_free(ent_context *context);

/*
 * Counters of the work that calls with this context have done, for benchmarks: they depend on the input
 * alone, not on the machine or the number of threads. Kinds count from 0; the names are single words,
 * constant. Which kinds there are may change with every version; a kind out of range has the name NULL and
 * the count 0.
 */
ENT_API size_t ent_work_kinds(void);
ENT_API const char *ent_work_name(size_t kind);
ENT_API uint64_t ent_work_done(const ent_context *context, size_t kind);

#ifdef __cplusplus
}
#endif
#endif
