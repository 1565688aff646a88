/* SPDX-License-Identifier: MIT */
/*
 * A child from its start to its end.
 *
 * It has ended when the process has, not when its pipes are closed: something that it started may hold these open
 * for ever. While it is a zombie its number is its own, so its group is killed before it is reaped; a number is
 * never used after that.
 */
#include "workers/worker.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    BLOCK = 64 * 1024,
    BLOCKS_A_TURN = 16,    /* so that one who writes much keeps no one else waiting */
    BLOCKS_LEFT = 64,      /* more than a pipe holds when its writer has ended */
    KEPT = 256 * 1024,     /* of standard error */
    LINE = 4096,           /* of a line beyond that */
    SECONDS_MOST = 1000000 /* eleven days, so that milliseconds fit an int */
};

static double seconds_since(const struct timespec *from)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - from->tv_sec) + 1e-9 * (double)(now.tv_nsec - from->tv_nsec);
}

bool worker_start(worker *w, const pool_options *options, const pool_job *job)
{
    const spawn_plan plan = {.words = job->words,
                             .text = job->text,
                             .length = job->length,
                             .second = job->second,
                             .second_length = job->second_length,
                             .third = job->third,
                             .third_length = job->third_length,
                             .memory = options->memory,
                             .cpu = options->cpu};
    *w = (worker){.options = options, .line = job->line, .user = job->user, .how = POOL_EXITED};
    (void)clock_gettime(CLOCK_MONOTONIC, &w->began);
    const int failure = spawn_child(&plan, &w->process);
    if (failure != 0) {
        w->how = POOL_NO_START;
        w->code = failure;
    }
    return failure == 0;
}

void worker_stop(worker *w, pool_how how, int code)
{
    if (w->how == POOL_EXITED) {
        w->how = how;
        w->code = code;
        (void)kill(-w->process.id, SIGKILL);
    }
}

int worker_left(const worker *w)
{
    const unsigned limit = w->options->seconds < SECONDS_MOST ? w->options->seconds : SECONDS_MOST;
    const double left = limit - seconds_since(&w->began);
    return left <= 0 ? 0 : (int)(left * 1000) + 1;
}

void worker_wait_for(const worker *w, struct pollfd files[WORKER_FILES])
{
    const bool listening = w->how == POOL_EXITED; /* after that only its end matters */
    files[0] = (struct pollfd){.fd = w->process.gone, .events = POLLIN};
    files[1] = (struct pollfd){.fd = listening ? w->process.output : -1, .events = POLLIN};
    files[2] = (struct pollfd){.fd = listening ? w->process.errors : -1, .events = POLLIN};
}

/* Makes room for `more` bytes and a NUL. */
static bool make_room(bytes *b, size_t more)
{
    if (b->room - b->length > more) {
        return true;
    }
    const size_t room = 2 * b->room + more + 1;
    char *data = realloc(b->data, room);
    if (data == NULL) {
        return false;
    }
    b->data = data;
    b->room = room;
    return true;
}

/* Closes a pipe that has come to its end. */
static void close_pipe(int *file)
{
    if (*file >= 0) {
        (void)close(*file);
        *file = -1;
    }
}

/* read() from a pipe that is closed at its end; 0: nothing now, or no more. */
static size_t read_some(int *file, char *room, size_t size)
{
    ssize_t got = -1;
    do {
        got = *file < 0 ? 0 : read(*file, room, size);
    } while (got < 0 && errno == EINTR);
    if (got == 0 || (got < 0 && errno != EAGAIN)) {
        close_pipe(file);
    }
    return got > 0 ? (size_t)got : 0;
}

/* Reads the answer; false when there was nothing more. */
static bool read_output(worker *w)
{
    if (!make_room(&w->output, BLOCK)) {
        worker_stop(w, POOL_NO_START, ENOMEM);
        return false;
    }
    const size_t got = read_some(&w->process.output, w->output.data + w->output.length, BLOCK);
    w->output.length += got;
    w->output.data[w->output.length] = '\0';
    if (w->output.length > w->options->output) {
        worker_stop(w, POOL_FLOODED, 0);
        return false;
    }
    return got > 0;
}

/* Ends a line of standard error: it was heard, or it is kept, or there is no more room. */
static void end_line(worker *w)
{
    bytes *e = &w->errors;
    const size_t length = e->length - 1 - w->line_begins;
    e->data[e->length - 1] = '\0';
    const bool heard = w->line != NULL && w->line(w->user, e->data + w->line_begins, length);
    if (heard || w->line_begins >= KEPT) {
        e->length = w->line_begins;
    } else {
        e->data[e->length - 1] = '\n';
        w->line_begins = e->length;
    }
}

/* Reads messages, line by line; false when there was nothing more. */
static bool read_errors(worker *w)
{
    char block[LINE];
    const size_t got = read_some(&w->process.errors, block, sizeof block);
    if (!make_room(&w->errors, got)) {
        worker_stop(w, POOL_NO_START, ENOMEM);
        return false;
    }
    for (size_t k = 0; k < got; k++) {
        if (w->errors.length < KEPT + LINE || block[k] == '\n') {
            w->errors.data[w->errors.length++] = block[k];
        }
        if (block[k] == '\n') {
            end_line(w);
        }
    }
    return got > 0;
}

/* Whether the process has ended; it stays a zombie. */
static bool has_ended(const worker *w)
{
    siginfo_t about = {.si_pid = 0};
    const int got = waitid(P_PID, (id_t)w->process.id, &about, WEXITED | WNOHANG | WNOWAIT);
    return got == 0 ? about.si_pid != 0 : errno != EINTR;
}

/* Reaps it, with what it has started; how it ended, unless we ended it. */
static void reap(worker *w)
{
    int status = 0;
    pid_t got;
    (void)kill(-w->process.id, SIGKILL);
    do {
        got = waitpid(w->process.id, &status, 0);
    } while (got < 0 && errno == EINTR);
    w->process.id = -1;
    if (w->how == POOL_EXITED) {
        w->how = got > 0 && WIFEXITED(status) ? POOL_EXITED : POOL_KILLED;
        w->code = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
    }
}

bool worker_serve(worker *w)
{
    const bool ended = has_ended(w); /* asked before reading, so that all that it wrote is read */
    if (w->how == POOL_EXITED) {
        const int most = ended ? BLOCKS_LEFT : BLOCKS_A_TURN;
        bool more = true;
        for (int k = 0; more && k < most; k++) {
            const bool out = read_output(w);
            more = (w->how == POOL_EXITED && read_errors(w)) || out;
            more = more && w->how == POOL_EXITED;
        }
    }
    if (ended) {
        reap(w);
    }
    return ended;
}

void worker_finish(worker *w, void (*ended)(void *user, pool_end *end))
{
    close_pipe(&w->process.output);
    close_pipe(&w->process.errors);
    close_pipe(&w->process.gone);
    if (w->errors.data != NULL) {
        w->errors.data[w->errors.length] = '\0';
    }
    pool_end end = {.how = w->how,
                    .code = w->code,
                    .seconds = w->how == POOL_NO_START ? 0 : seconds_since(&w->began),
                    .output = w->output.data,
                    .length = w->output.length,
                    .errors = w->errors.data == NULL ? "" : w->errors.data};
    ended(w->user, &end);
    free(end.output);
    free(w->errors.data);
}
