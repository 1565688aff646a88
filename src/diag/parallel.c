/* SPDX-License-Identifier: MIT */
/*
 * Giving out items to workers.
 *
 * Each worker has a context made for the call: memory behind a lock, and a cancel that asks whether
 * another has failed. Worker 0 is the caller's thread; only it asks the caller's cancel and tells
 * progress, and what it hears stops the others too.
 */
#include "diag/parallel.h"

#include "base/threads.h"

#include <stdatomic.h>

/*
 * Below this a thread costs more than it saves. Builds for tests of threads define ENT_EAGER_THREADS: they
 * use several threads for everything, however small.
 */
#ifdef ENT_EAGER_THREADS
enum { WORTH_A_THREAD = 1 };
#else
enum { WORTH_A_THREAD = 500000 };
#endif

/* How many threads are used where nobody says. */
static size_t usual_threads(void)
{
#ifdef ENT_EAGER_THREADS
    return 3;
#else
    return ent_threads_available();
#endif
}

typedef struct shared {
    ent_context *context;
    const char *stage;
    size_t items;
    ent_task task;
    void *user;
    ent_context *own;     /* a context a worker */
    ent_status *statuses; /* likewise */
    atomic_size_t next, done;
    atomic_bool stop;
} shared;

size_t ent_workers(const ent_context *context, size_t items, uint64_t size)
{
    size_t workers = context->threads == 0 ? usual_threads() : context->threads;
    const uint64_t worth = size / WORTH_A_THREAD;
    workers = items < workers ? items : workers;
    workers = worth < workers ? (size_t)worth : workers;
    return workers == 0 ? 1 : workers;
}

static bool stopped(void *user)
{
    shared *all = user;
    return atomic_load_explicit(&all->stop, memory_order_relaxed);
}

/* The cancel of worker 0: the caller's, and whether another has failed. */
static bool caller_stops(void *user)
{
    shared *all = user;
    const ent_context *context = all->context;
    if (context->cancel != NULL && context->cancel(context->user)) {
        atomic_store_explicit(&all->stop, true, memory_order_relaxed);
    }
    return stopped(all);
}

static ent_status next_item(shared *all, size_t worker, bool *more)
{
    const size_t item = atomic_fetch_add_explicit(&all->next, 1, memory_order_relaxed);
    *more = item < all->items;
    if (!*more) {
        return ENT_OK;
    }
    if (worker == 0 && all->context->progress != NULL) {
        all->context->progress(all->context->user, all->stage,
                               atomic_load_explicit(&all->done, memory_order_relaxed), all->items);
    }
    ENT_TRY(ent_context_poll(&all->own[worker]));
    ENT_TRY(all->task(&all->own[worker], all->user, worker, item));
    atomic_fetch_add_explicit(&all->done, 1, memory_order_relaxed);
    return ENT_OK;
}

static void work(void *user, size_t worker)
{
    shared *all = user;
    bool more = true;
    ent_status status = ENT_OK;
    while (more && status == ENT_OK) {
        status = next_item(all, worker, &more);
    }
    if (status != ENT_OK) {
        all->statuses[worker] = status;
        atomic_store_explicit(&all->stop, true, memory_order_relaxed);
    }
}

/* What the workers came to: whoever only stopped because another failed says nothing new. */
static ent_status gather(shared *all, size_t workers)
{
    ent_status status = ENT_OK;
    for (size_t k = 0; k < workers; k++) {
        if (all->statuses[k] != ENT_OK && (status == ENT_OK || status == ENT_ERROR_CANCELLED)) {
            status = all->statuses[k];
        }
        for (size_t c = 0; c < ENT_WORK_COUNT; c++) {
            all->context->work[c] += all->own[k].work[c];
        }
    }
    return status;
}

static ent_status run(shared *all, size_t workers, const ent_allocator *allocator)
{
    for (size_t k = 0; k < workers; k++) {
        all->own[k] = (ent_context){.allocator = *allocator,
                                    .max_states = all->context->max_states,
                                    .max_moves = all->context->max_moves,
                                    .threads = 1,
                                    .cancel = k == 0 ? caller_stops : stopped,
                                    .user = all};
    }
    ent_threads_run(workers, work, all);
    return gather(all, workers);
}

ent_status ent_parallel(ent_context *context, const char *stage, size_t workers, size_t items,
                        ent_task task, void *user)
{
    const ent_allocator *allocator = &context->allocator;
    shared all = {.context = context, .stage = stage, .items = items, .task = task, .user = user};
    ent_locked_allocator *locked = NULL;
    ent_status status = ENT_OK;
    if (workers > 1) {
        ENT_TRY(ent_locked_allocator_new(allocator, &locked));
    }
    const ent_allocator given = locked == NULL ? *allocator : ent_locked_allocator_get(locked);
    all.own = ent_memory_zero(allocator, workers, sizeof *all.own);
    all.statuses = ent_memory_zero(allocator, workers, sizeof *all.statuses);
    status =
        all.own == NULL || all.statuses == NULL ? ENT_ERROR_MEMORY : run(&all, workers, &given);
    ent_memory_free(allocator, all.own);
    ent_memory_free(allocator, all.statuses);
    ent_locked_allocator_free(locked);
    return status;
}
