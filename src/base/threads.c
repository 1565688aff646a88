/* SPDX-License-Identifier: MIT */
/*
 * POSIX threads, for the one thing that the library does with them: the same work on several threads,
 * begun and ended inside one call. No thread outlives a call, and none is kept.
 */
#include "base/threads.h"

#include <pthread.h>
#include <unistd.h>

typedef struct crew {
    ent_thread_work work;
    void *user;
} crew;

typedef struct member {
    const crew *crew;
    size_t worker;
    pthread_t thread;
    bool running;
} member;

struct ent_locked_allocator {
    ent_allocator inner;
    pthread_mutex_t mutex;
};

size_t ent_threads_clamp(long processors)
{
    const long least = processors < 1 ? 1 : processors;
    return least < ENT_MOST_THREADS ? (size_t)least : ENT_MOST_THREADS;
}

size_t ent_threads_available(void)
{
    return ent_threads_clamp(sysconf(_SC_NPROCESSORS_ONLN));
}

static void *begin(void *argument)
{
    const member *m = argument;
    m->crew->work(m->crew->user, m->worker);
    return NULL;
}

void ent_threads_run(size_t workers, ent_thread_work work, void *user)
{
    const crew all = {.work = work, .user = user};
    member members[ENT_MOST_THREADS];
    for (size_t k = 1; k < workers; k++) {
        members[k] = (member){.crew = &all, .worker = k};
        members[k].running = pthread_create(&members[k].thread, NULL, begin, &members[k]) == 0;
    }
    work(user, 0);
    for (size_t k = 1; k < workers; k++) {
        if (members[k].running) {
            (void)pthread_join(members[k].thread, NULL);
        } else {
            work(user, k);
        }
    }
}

static void *resize_locked(void *user, void *block, size_t size)
{
    ent_locked_allocator *locked = user;
    (void)pthread_mutex_lock(&locked->mutex);
    void *made = locked->inner.resize(locked->inner.user, block, size);
    (void)pthread_mutex_unlock(&locked->mutex);
    return made;
}

ent_status ent_locked_allocator_new(const ent_allocator *inner, ent_locked_allocator **out)
{
    ent_locked_allocator *locked = ent_memory_zero(inner, 1, sizeof *locked);
    if (locked == NULL) {
        return ENT_ERROR_MEMORY;
    }
    locked->inner = *inner;
    (void)pthread_mutex_init(&locked->mutex, NULL); /* of the usual kind it cannot fail */
    *out = locked;
    return ENT_OK;
}

void ent_locked_allocator_free(ent_locked_allocator *locked)
{
    if (locked != NULL) {
        const ent_allocator inner = locked->inner;
        (void)pthread_mutex_destroy(&locked->mutex);
        ent_memory_free(&inner, locked);
    }
}

ent_allocator ent_locked_allocator_get(ent_locked_allocator *locked)
{
    return (ent_allocator){.resize = resize_locked, .user = locked};
}
