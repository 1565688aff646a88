/* SPDX-License-Identifier: MIT */
/*
 * The pool: a queue, which any thread may add to, and a thread that runs what is in it.
 *
 * Whoever changes the queue does so under the lock and then writes to a pipe that the thread waits for, so that no
 * change is missed. The thread waits in one poll() for that pipe, for what children write and for their ends,
 * until the next of them is late. Jobs are added at one end and are marked when they are cancelled; only the
 * thread takes them out, starts them, tells their end and releases them.
 */
#include "workers/pool.h"

#include "workers/worker.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    QUEUE = 16,
    SECONDS = 120,
    TICK = 50 /* milliseconds between looks at children, where their end cannot be waited for */
};
static const size_t QUEUE_BYTES = (size_t)64 << 20, OUTPUT = (size_t)64 << 20;
static const uint64_t MEMORY = (uint64_t)2 << 30;

/* A job, with a copy of all that it names behind it in the same memory. */
typedef struct task {
    struct task *next; /* in the queue */
    pool_job job;
    uint64_t id;
    size_t size;
    bool cancelled;
} task;

typedef struct slot {
    task *running; /* NULL: free */
    worker worker;
} slot;

struct pool {
    pool_options options;
    pthread_t thread;
    int wake[2]; /* a pipe: a byte for every change */
    slot *slots; /* one a worker, and one for quick jobs alone */
    size_t slot_count;
    struct pollfd *files;

    pthread_mutex_t lock; /* of what follows, of slots[].running and of tasks' marks */
    task *first, **last;
    size_t running, waiting, waiting_bytes;
    uint64_t last_id;
    bool closing;
};

static size_t processors(void)
{
    const long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : (size_t)count;
}

void pool_defaults(pool_options *o)
{
    o->workers = o->workers == 0 ? processors() : o->workers;
    o->queue = o->queue == 0 ? QUEUE : o->queue;
    o->queue_bytes = o->queue_bytes == 0 ? QUEUE_BYTES : o->queue_bytes;
    o->memory = o->memory == 0 ? MEMORY : o->memory;
    o->seconds = o->seconds == 0 ? SECONDS : o->seconds;
    o->cpu = o->cpu == 0 ? o->seconds * (unsigned)processors() : o->cpu;
    o->output = o->output == 0 ? OUTPUT : o->output;
}

static void wake(const pool *p)
{
    (void)!write(p->wake[1], "", 1); /* a full pipe wakes as well */
}

/* Copies bytes to where *at points and moves it behind them and a NUL. */
static const char *keep(char **at, const char *text, size_t length)
{
    char *copy = *at;
    if (text == NULL) {
        return NULL;
    }
    memcpy(copy, text, length);
    copy[length] = '\0';
    *at += length + 1;
    return copy;
}

/* A copy of a job; NULL: no memory. */
static task *new_task(const pool_job *job)
{
    size_t count = 0, size = job->length + 1;
    size += job->second == NULL ? 0 : job->second_length + 1;
    size += job->third == NULL ? 0 : job->third_length + 1;
    for (; job->words[count] != NULL; count++) {
        size += strlen(job->words[count]) + 1;
    }
    size += sizeof(task) + (count + 1) * sizeof(char *);
    task *t = malloc(size);
    if (t == NULL) {
        return NULL;
    }
    const char **words = (const char **)(t + 1);
    char *at = (char *)(words + count + 1);
    *t = (task){.job = *job, .size = size};
    for (size_t k = 0; k < count; k++) {
        words[k] = keep(&at, job->words[k], strlen(job->words[k]));
    }
    words[count] = NULL;
    t->job.words = words;
    t->job.text = keep(&at, job->text, job->length);
    t->job.second = keep(&at, job->second, job->second_length);
    t->job.third = keep(&at, job->third, job->third_length);
    return t;
}

/* Whether there is room for a task. A large one may wait where nothing else does. */
static bool has_room(const pool *p, const task *t)
{
    return !p->closing && p->running + p->waiting < p->options.workers + p->options.queue &&
           (p->waiting == 0 || p->waiting_bytes + t->size <= p->options.queue_bytes);
}

pool_added pool_add(pool *p, const pool_job *job, uint64_t *id)
{
    task *t = new_task(job);
    if (t == NULL) {
        return POOL_NO_MEMORY;
    }
    (void)pthread_mutex_lock(&p->lock);
    const bool room = has_room(p, t);
    if (room) {
        t->id = *id = ++p->last_id;
        *p->last = t;
        p->last = &t->next;
        p->waiting++;
        p->waiting_bytes += t->size;
    }
    (void)pthread_mutex_unlock(&p->lock);
    if (!room) {
        free(t);
        return POOL_FULL;
    }
    wake(p);
    return POOL_ADDED;
}

void pool_cancel(pool *p, uint64_t id)
{
    (void)pthread_mutex_lock(&p->lock);
    for (task *t = p->first; t != NULL; t = t->next) {
        t->cancelled = t->cancelled || t->id == id;
    }
    for (size_t k = 0; k < p->slot_count; k++) {
        task *t = p->slots[k].running;
        if (t != NULL && t->id == id) {
            t->cancelled = true;
        }
    }
    (void)pthread_mutex_unlock(&p->lock);
    wake(p);
}

void pool_count(pool *p, size_t *running, size_t *waiting)
{
    (void)pthread_mutex_lock(&p->lock);
    *running = p->running;
    *waiting = p->waiting;
    (void)pthread_mutex_unlock(&p->lock);
}

/* A slot that is free, the one for quick jobs last; NULL: none. */
static slot *free_slot(const pool *p)
{
    for (size_t k = 0; k < p->slot_count; k++) {
        if (p->slots[k].running == NULL) {
            return &p->slots[k];
        }
    }
    return NULL;
}

/* Takes a task out of the queue: one that is cancelled, or the first for a free slot, where it stands from then
 * on. NULL: there is nothing to do. */
static task *take(pool *p, slot **into)
{
    (void)pthread_mutex_lock(&p->lock);
    *into = free_slot(p);
    const bool quick_only = *into == &p->slots[p->slot_count - 1];
    task **at = &p->first;
    while (*at != NULL && !(*at)->cancelled && !p->closing &&
           (*into == NULL || (quick_only && !(*at)->job.quick))) {
        at = &(*at)->next;
    }
    task *t = *at;
    if (t != NULL) {
        *at = t->next;
        p->last = p->last == &t->next ? at : p->last;
        p->waiting--;
        p->waiting_bytes -= t->size;
        if (t->cancelled || p->closing) {
            *into = NULL;
        } else {
            (*into)->running = t;
            p->running++;
        }
    }
    (void)pthread_mutex_unlock(&p->lock);
    return t;
}

/* Frees a slot, and tells how its task ended. */
static void finish(pool *p, slot *s)
{
    (void)pthread_mutex_lock(&p->lock);
    task *t = s->running;
    s->running = NULL;
    p->running--;
    (void)pthread_mutex_unlock(&p->lock);
    worker_finish(&s->worker, t->job.ended);
    free(t);
}

/* Starts what can be started, and tells what was cancelled before. */
static void start_waiting(pool *p)
{
    slot *into = NULL;
    for (task *t = take(p, &into); t != NULL; t = take(p, &into)) {
        if (into == NULL) {
            pool_end end = {.how = POOL_CANCELLED, .errors = ""};
            t->job.ended(t->job.user, &end);
            free(t);
        } else if (!worker_start(&into->worker, &p->options, &t->job)) {
            finish(p, into);
        }
    }
}

/* Ends those that are cancelled or late; milliseconds until the next is late, -1 for none. */
static int stop_some(pool *p)
{
    int wait = -1;
    (void)pthread_mutex_lock(&p->lock);
    for (size_t k = 0; k < p->slot_count; k++) {
        worker *w = &p->slots[k].worker;
        const task *t = p->slots[k].running;
        if (t == NULL) {
            continue;
        }
        int left = worker_left(w);
        if (t->cancelled || p->closing) {
            worker_stop(w, POOL_CANCELLED, 0);
        } else if (left == 0) {
            worker_stop(w, POOL_LATE, 0);
        }
        if (w->process.gone < 0) { /* its end is looked for, not waited for */
            left = left == 0 || left > TICK ? TICK : left;
        } else if (w->how != POOL_EXITED) {
            continue; /* only its end is of interest */
        }
        wait = wait < 0 || left < wait ? left : wait;
    }
    (void)pthread_mutex_unlock(&p->lock);
    return wait;
}

/* Waits until something happens. */
static void wait_for_change(pool *p, int milliseconds)
{
    char taken[256];
    const size_t count = p->slot_count;
    p->files[0] = (struct pollfd){.fd = p->wake[0], .events = POLLIN};
    for (size_t k = 0; k < count; k++) {
        struct pollfd *files = p->files + 1 + k * WORKER_FILES;
        if (p->slots[k].running != NULL) {
            worker_wait_for(&p->slots[k].worker, files);
        } else {
            files[0] = files[1] = files[2] = (struct pollfd){.fd = -1};
        }
    }
    (void)poll(p->files, 1 + count * WORKER_FILES, milliseconds);
    while (read(p->wake[0], taken, sizeof taken) == (ssize_t)sizeof taken) {
    }
}

/* Serves those of whom something was heard. */
static void serve(pool *p)
{
    for (size_t k = 0; k < p->slot_count; k++) {
        slot *s = &p->slots[k];
        const struct pollfd *files = p->files + 1 + k * WORKER_FILES;
        if (s->running != NULL &&
            (s->worker.process.gone < 0 || files[0].revents != 0 || files[1].revents != 0 ||
             files[2].revents != 0) &&
            worker_serve(&s->worker)) {
            finish(p, s);
        }
    }
}

static bool is_closing(pool *p)
{
    (void)pthread_mutex_lock(&p->lock);
    const bool closing = p->closing;
    (void)pthread_mutex_unlock(&p->lock);
    return closing;
}

static void *run(void *user)
{
    pool *p = user;
    for (;;) {
        const bool closing = is_closing(p); /* nothing is added from then on */
        start_waiting(p);
        if (closing && p->running == 0) {
            return NULL;
        }
        wait_for_change(p, stop_some(p));
        serve(p);
    }
}

/* Starts the thread, which no signal is sent to. */
static bool start_thread(pool *p)
{
    sigset_t all, before;
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    const bool started = pthread_create(&p->thread, NULL, run, p) == 0;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

static void release(pool *p)
{
    (void)pthread_mutex_destroy(&p->lock);
    for (int k = 0; k < 2; k++) {
        if (p->wake[k] >= 0) {
            (void)close(p->wake[k]);
        }
    }
    free(p->slots);
    free(p->files);
    free(p);
}

pool *pool_new(const pool_options *options)
{
    pool *p = calloc(1, sizeof *p);
    if (p == NULL) {
        return NULL;
    }
    p->options = *options;
    pool_defaults(&p->options);
    p->wake[0] = p->wake[1] = -1;
    p->last = &p->first;
    p->slot_count = p->options.workers + 1;
    p->slots = calloc(p->slot_count, sizeof *p->slots);
    p->files = calloc(1 + p->slot_count * WORKER_FILES, sizeof *p->files);
    (void)pthread_mutex_init(&p->lock, NULL);
    if (p->slots == NULL || p->files == NULL || pipe2(p->wake, O_CLOEXEC | O_NONBLOCK) != 0 ||
        !start_thread(p)) {
        release(p);
        return NULL;
    }
    return p;
}

void pool_free(pool *p)
{
    if (p == NULL) {
        return;
    }
    (void)pthread_mutex_lock(&p->lock);
    p->closing = true;
    (void)pthread_mutex_unlock(&p->lock);
    wake(p);
    (void)pthread_join(p->thread, NULL);
    release(p);
}
