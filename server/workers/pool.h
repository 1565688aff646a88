/* SPDX-License-Identifier: MIT */
/*
 * Workers: runs of a command, so many at once, each in a process of its own that can do no harm.
 *
 * A job is a program with its words (no shell), a text on its standard input, perhaps a second one as /dev/fd/3 and a
 * third as /dev/fd/4.
 * It waits until a worker is free, runs within limits, and ends once: `ended` is called exactly once for every
 * job that was added, whatever becomes of it. One thread of the pool starts, reads, kills and reaps; all
 * callbacks come from it, without a lock held, and must not wait.
 *
 * A worker has a process group of its own, no environment but LANG, the folder "/", no descriptors but 0 to 4,
 * no files that it may write, no privileges that it may gain, and dies with the server. When it ends, whatever
 * it has started in its group is killed.
 */
#ifndef ENTENTE_SERVER_WORK_POOL_H
#define ENTENTE_SERVER_WORK_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct pool pool;

/* Every limit is for one worker. 0: the default, which pool_defaults() says. */
typedef struct pool_options {
    size_t workers;     /* at once; default: one a processor; and one more for quick jobs */
    size_t queue;       /* jobs that wait; default 16 */
    size_t queue_bytes; /* of their texts; default 64 MiB */
    uint64_t memory;    /* bytes of address space; default 2 GiB */
    unsigned seconds;   /* from its start to its end; default 120 */
    unsigned cpu;       /* seconds of processor time; default: as many a processor */
    size_t output;      /* bytes on its standard output; default 64 MiB */
} pool_options;

/* How a job ended. */
typedef enum pool_how {
    POOL_EXITED, /* by itself: `code` is its exit code */
    POOL_KILLED, /* by signal `code`, which was not ours: it crashed, or took too much processor time */
    POOL_CANCELLED,
    POOL_LATE,     /* after `seconds` */
    POOL_FLOODED,  /* it wrote more than `output` */
    POOL_NO_START, /* it could not be started, or read: `code` is an errno */
} pool_how;

typedef struct pool_end {
    pool_how how;
    int code;
    double seconds; /* from its start; 0 when it had none */
    char *
        output; /* what it wrote, NUL-terminated behind `length` bytes; who sets it to NULL frees it */
    size_t length;
    const char *
        errors; /* what it wrote to standard error but for lines that were heard; at most 256 KiB */
} pool_end;

typedef struct pool_job {
    const char *const
        *words;       /* the program's path, its arguments, NULL; copied, as are the texts */
    const char *text; /* its standard input */
    size_t length;
    bool quick;         /* short by nature: it need not wait for those that are not */
    const char *second; /* /dev/fd/3; NULL: none */
    const char *third;  /* /dev/fd/4, beside a second; NULL: none */
    size_t second_length, third_length;
    /* A line of standard error, without its end; true when it was heard and is not to be kept. May be NULL. */
    bool (*line)(void *user, const char *line, size_t length);
    void (*ended)(void *user, pool_end *end);
    void *user;
} pool_job;

typedef enum pool_added { POOL_ADDED, POOL_FULL, POOL_NO_MEMORY } pool_added;

/* Fills in every default where there is 0. */
void pool_defaults(pool_options *options);

/* NULL: no memory, or no thread. */
pool *pool_new(const pool_options *options);

/* Adds a job at the end of the queue. *id, which is never 0, is written before any callback comes. */
pool_added pool_add(pool *workers, const pool_job *job, uint64_t *id);

/* Ends a job, wherever it is, at once; nothing happens when it has ended. Its `ended` is still called. */
void pool_cancel(pool *workers, uint64_t id);

void pool_count(pool *workers, size_t *running, size_t *waiting);

/* Ends all jobs, tells each, and waits for the thread. NULL is allowed. */
void pool_free(pool *workers);

#endif
