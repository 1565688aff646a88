/* SPDX-License-Identifier: MIT */
/* One running child of the pool: what it writes, and its end. Only the thread of the pool knows of it. */
#ifndef ENTENTE_SERVER_WORK_WORKER_H
#define ENTENTE_SERVER_WORK_WORKER_H

#include "workers/pool.h"
#include "workers/spawn.h"

#include <poll.h>
#include <time.h>

enum { WORKER_FILES = 3 }; /* descriptors that it is waited for by */

typedef struct bytes {
    char *data; /* NUL-terminated, or NULL */
    size_t length, room;
} bytes;

typedef struct worker {
    const pool_options *options;
    bool (*line)(void *user, const char *line, size_t length);
    void *user;
    child process;
    struct timespec began;
    pool_how how; /* POOL_EXITED until we stop it */
    int code;
    bytes output, errors;
    size_t line_begins; /* in `errors`: the line that is not whole yet */
} worker;

/* Starts a job's process; false when that failed: `how` and `code` then say why, and it is to be finished. */
bool worker_start(worker *w, const pool_options *options, const pool_job *job);

/* Kills it and its group, unless it was before; it ends soon. */
void worker_stop(worker *w, pool_how how, int code);

/* Milliseconds until it is late; 0: it is. */
int worker_left(const worker *w);

/* What to wait for. */
void worker_wait_for(const worker *w, struct pollfd files[WORKER_FILES]);

/* Reads what there is; true once it has ended and all is read. */
bool worker_serve(worker *w);

/* Tells its end and releases all that it has. `ended` may take the output. */
void worker_finish(worker *w, void (*ended)(void *user, pool_end *end));

#endif
