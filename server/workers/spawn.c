/* SPDX-License-Identifier: MIT */
/*
 * Starting a child by vfork() and execve().
 *
 * vfork() lends the child our memory until it is another program, so nothing is copied, however large the server
 * is. Until then the child may only make system calls; all signals are blocked meanwhile, so that no handler of ours
 * runs in it. Why it failed it tells by a pipe that closes when it becomes another program: so nothing hangs on
 * the memory being one.
 *
 * The texts lie in files without a name, in memory where the system has such: the child reads them at its own
 * pace, and no pipe has to be filled. It may not write to any file, these included (RLIMIT_FSIZE).
 */
#include "workers/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    ABOVE = 10,             /* ours lie above those that the child gets */
    DESCRIPTORS = 32,       /* that a child may have */
    PIPE_ROOM = 256 * 1024, /* so that a large answer takes few turns */
    KINDER = 5              /* the server comes first where processors are few */
};

/* What the child has in its hands until it is another program. */
typedef struct hands {
    const spawn_plan *plan;
    int text, second, third, output, errors, failure; /* its ends */
    pid_t parent;
} hands;

/* Moves a descriptor out of the way of 0 to 4; -1 stays -1. */
static int move_up(int file)
{
    if (file < 0 || file >= ABOVE) {
        return file;
    }
    const int moved = fcntl(file, F_DUPFD_CLOEXEC, ABOVE);
    const int reason = errno;
    (void)close(file);
    errno = reason;
    return moved;
}

static void close_all(const int *files, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        if (files[k] >= 0) {
            (void)close(files[k]);
        }
    }
}

/* A file with a text, to be read from its beginning; -1 with errno. */
static int hold_text(const char *text, size_t length)
{
    const int file = move_up(memfd_create("text", MFD_CLOEXEC));
    for (size_t done = 0; file >= 0 && done < length;) {
        const ssize_t written = pwrite(file, text + done, length - done, (off_t)done);
        if (written < 0 && errno != EINTR) {
            const int reason = errno;
            (void)close(file);
            errno = reason;
            return -1;
        }
        done += written > 0 ? (size_t)written : 0;
    }
    return file;
}

/* A pipe to read from without blocking, and its end for the child; both -1 with errno. */
static void open_pipe(int *mine, int *its)
{
    int ends[2] = {-1, -1};
    (void)pipe2(ends, O_CLOEXEC);
    *mine = move_up(ends[0]);
    *its = move_up(ends[1]);
    if (*mine >= 0 && fcntl(*mine, F_SETFL, O_NONBLOCK) == 0) {
        (void)fcntl(*mine, F_SETPIPE_SZ, PIPE_ROOM); /* or as large as it is */
    }
}

static int limit(int kind, uint64_t most)
{
    const struct rlimit both = {(rlim_t)most, (rlim_t)most};
    return setrlimit((__rlimit_resource_t)kind, &both);
}

static int set_limits(const spawn_plan *plan)
{
#ifndef ENT_SANITIZED /* sanitizers take terabytes of addresses */
    if (plan->memory != UINT64_MAX && limit(RLIMIT_AS, plan->memory) != 0) {
        return -1;
    }
#endif
    const struct rlimit cpu = {plan->cpu, (rlim_t)plan->cpu + 1}; /* told, then killed */
    return setrlimit(RLIMIT_CPU, &cpu) != 0 || limit(RLIMIT_FSIZE, 0) != 0 ||
                   limit(RLIMIT_CORE, 0) != 0 || limit(RLIMIT_NOFILE, DESCRIPTORS) != 0
               ? -1
               : 0;
}

/* Gives the child its descriptors; all others are closed when it becomes another program. */
static int set_descriptors(const hands *h)
{
    if (dup2(h->text, STDIN_FILENO) < 0 || dup2(h->output, STDOUT_FILENO) < 0 ||
        dup2(h->errors, STDERR_FILENO) < 0 || (h->second >= 0 && dup2(h->second, 3) < 0) ||
        (h->third >= 0 && dup2(h->third, 4) < 0)) {
        return -1;
    }
    const unsigned first = h->third >= 0 ? 5 : h->second >= 0 ? 4 : 3;
    if (syscall(SYS_close_range, first, ~0u, CLOSE_RANGE_CLOEXEC) != 0) { /* a kernel before 5.11 */
        const long most = sysconf(_SC_OPEN_MAX);
        for (int file = (int)first; file < most; file++) {
            (void)fcntl(file, F_SETFD, FD_CLOEXEC);
        }
    }
    return 0;
}

/* Signals as a program expects them: no handlers of ours, none ignored, none blocked. */
static void reset_signals(void)
{
    const struct sigaction plain = {.sa_handler = SIG_DFL};
    sigset_t none;
    for (int number = 1; number < NSIG; number++) {
        (void)sigaction(number, &plain, NULL);
    }
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
}

/* The child's life in our memory: system calls alone. */
static _Noreturn void become(const hands *h)
{
    static char lang[] = "LANG=C.UTF-8";
    char *const environment[] = {lang, NULL};
    if (setpgid(0, 0) == 0 && prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == h->parent &&
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && set_descriptors(h) == 0 && chdir("/") == 0 &&
        set_limits(h->plan) == 0) {
        (void)setpriority(PRIO_PROCESS, 0, KINDER);
        (void)umask(077);
        reset_signals();
        union {
            const char *const *given;
            char *const *taken;
        } words = {h->plan->words}; /* execve() changes none of them */
        (void)execve(words.given[0], words.taken, environment);
    }
    const int reason = errno == 0 ? EIO : errno;
    (void)!write(h->failure, &reason, sizeof reason);
    _exit(127);
}

/* vfork() with all signals blocked; the child's number, or -1 with errno. */
static pid_t start(hands *h)
{
    sigset_t all, before;
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    h->parent = getpid();
#ifdef ENT_SANITIZED /* they keep tables of signals in memory, which must not be lent */
    const pid_t id = fork();
#else
    const pid_t id = vfork();
#endif
    if (id == 0) {
        become(h);
    }
    const int reason = errno;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = reason;
    return id;
}

/* Opens what the child and we talk by. */
static int open_files(hands *h, child *out)
{
    const spawn_plan *plan = h->plan;
    open_pipe(&out->output, &h->output);
    open_pipe(&out->errors, &h->errors);
    h->text = hold_text(plan->text, plan->length);
    h->second = plan->second == NULL ? -1 : hold_text(plan->second, plan->second_length);
    h->third = plan->third == NULL ? -1 : hold_text(plan->third, plan->third_length);
    const bool whole = out->output >= 0 && h->output >= 0 && out->errors >= 0 && h->errors >= 0 &&
                       h->text >= 0 && (plan->second == NULL || h->second >= 0) &&
                       (plan->third == NULL || h->third >= 0);
    return whole ? 0 : errno;
}

/* Starts the child; 0 once it is another program, or an errno, and then it is reaped. */
static int start_whole(hands *h, child *out)
{
    int told[2], failure = 0;
    if (pipe2(told, O_CLOEXEC) != 0) {
        return errno;
    }
    h->failure = told[1] = move_up(told[1]);
    out->id = h->failure < 0 ? -1 : start(h);
    failure = out->id < 0 ? errno : 0;
    close_all(&told[1], 1);
    if (failure == 0) {
        ssize_t got;
        do {
            got = read(told[0], &failure, sizeof failure);
        } while (got < 0 && errno == EINTR);
        failure = got == 0 ? 0 : failure;
    }
    close_all(&told[0], 1);
    while (failure != 0 && out->id > 0 && waitpid(out->id, NULL, 0) < 0 && errno == EINTR) {
    }
    return failure;
}

int spawn_child(const spawn_plan *plan, child *out)
{
    hands h = {.plan = plan};
    *out = (child){.id = -1, .gone = -1};
    int failure = open_files(&h, out);
    failure = failure == 0 ? start_whole(&h, out) : failure;
    close_all((const int[]){h.text, h.second, h.third, h.output, h.errors}, 5);
    if (failure != 0) {
        close_all((const int[]){out->output, out->errors}, 2);
        *out = (child){.id = -1, .output = -1, .errors = -1, .gone = -1};
    } else {
        out->gone = (int)syscall(SYS_pidfd_open, out->id, 0u);
    }
    return failure;
}
