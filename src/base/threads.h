/* SPDX-License-Identifier: MIT */
/* Threads and what they share. The one room's file that knows of threads is threads.c. */
#ifndef ENT_BASE_THREADS_H
#define ENT_BASE_THREADS_H

#include "base/memory.h"

/* What a thread of ent_threads_run() does; `worker` counts from 0, which is the caller's thread. */
typedef void (*ent_thread_work)(void *user, size_t worker);

/* How many processors this process may use: from 1 to ENT_MOST_THREADS. */
size_t ent_threads_available(void);

/* The same of what the system says, which may be nothing sensible. */
size_t ent_threads_clamp(long processors);

/*
 * Calls `work` on `workers` threads, the caller's among them, and returns when all calls have. Where the
 * system refuses a thread its call is made on the caller's thread after that of worker 0, so `work` must not
 * wait for other workers. At most ENT_MOST_THREADS workers.
 */
void ent_threads_run(size_t workers, ent_thread_work work, void *user);

/* An allocator that threads may use at the same time, made of one that they may not. */
typedef struct ent_locked_allocator ent_locked_allocator;

ent_status ent_locked_allocator_new(const ent_allocator *inner, ent_locked_allocator **out);
void ent_locked_allocator_free(ent_locked_allocator *locked);
ent_allocator ent_locked_allocator_get(ent_locked_allocator *locked);

#endif
