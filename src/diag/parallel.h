/* SPDX-License-Identifier: MIT */
/* The same task on many items, on as many threads as the context allows. */
#ifndef ENT_DIAG_PARALLEL_H
#define ENT_DIAG_PARALLEL_H

#include "diag/context.h"

/*
 * A task on one item. `worker` is below ent_workers(); no two calls with the same worker run at the same
 * time, so a worker may have room of its own. `context` is the worker's: memory may be asked of it and
 * cancel polled, but nothing issued; what a task allocates may be released by the caller's context.
 */
typedef ent_status (*ent_task)(ent_context *context, void *user, size_t worker, size_t item);

/* How many threads work on `items` items of `size` units of work together, where a unit is about a
 * nanosecond's: 1 when they are too few to be worth a thread. */
size_t ent_workers(const ent_context *context, size_t items, uint64_t size);

/*
 * Runs the task on all items, which are given out in ascending order, on `workers` threads. `stage` is what
 * progress is told. What comes out may not depend on who does what, so it is the same for any number of
 * workers. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED, and what tasks return; after a failure no further item is
 * begun. The work counted by tasks is added to the context's.
 */
ent_status ent_parallel(ent_context *context, const char *stage, size_t workers, size_t items,
                        ent_task task, void *user);

#endif
