/* SPDX-License-Identifier: MIT */
/*
 * Starting and ending a child that reads what anybody wrote.
 *
 * Between fork() and exec the child is limited: memory, processor time, no files that grow, no core, few descriptors. It
 * stands in the root folder, so that no file of the user's folder is taken for one of its own, in a session of its own,
 * so that all that it starts can be ended with it, and knows nothing of the environment but where programs are. What it
 * complains of goes nowhere. If this program is killed the child reads the end of its input; if it does not
 * read, its processor time ends it.
 */
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { DESCRIPTORS = 64, LONGEST_PATHS = 8192, PAUSE = 5 /* milliseconds */ };

extern char **environ;

/* Sets a limit, or keeps that which is there where it is lower: only that is allowed. */
static bool limit(int kind, uint64_t most)
{
    struct rlimit both = {RLIM_INFINITY, RLIM_INFINITY};
    (void)getrlimit((__rlimit_resource_t)kind, &both);
    both.rlim_max = both.rlim_max < (rlim_t)most ? both.rlim_max : (rlim_t)most;
    both.rlim_cur = both.rlim_max;
    return setrlimit((__rlimit_resource_t)kind, &both) == 0;
}

static bool set_limits(const child_plan *plan)
{
#ifndef ENT_SANITIZED /* sanitizers take terabytes of addresses */
    if (!limit(RLIMIT_AS, plan->memory)) {
        return false;
    }
#endif
    return limit(RLIMIT_CPU, plan->cpu) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0) &&
           limit(RLIMIT_NOFILE, DESCRIPTORS);
}

/* Signals as a program expects them. */
static void reset_signals(void)
{
    static const int changed[] = {SIGPIPE, SIGXFSZ, SIGINT, SIGTERM, SIGHUP};
    sigset_t none;
    for (size_t k = 0; k < sizeof changed / sizeof *changed; k++) {
        (void)signal(changed[k], SIG_DFL);
    }
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
}

/* The child's life until it is another program. */
static _Noreturn void become(const child_plan *plan, int socket, char *paths)
{
    char language[] = "LANG=C.UTF-8", name[] = "entente-grammar";
    char *words[] = {name, NULL};
    char *environment[] = {language, paths, NULL};
    const int none = open("/dev/null", O_WRONLY);
    if (setsid() < 0 || none < 0 || dup2(socket, STDIN_FILENO) < 0 ||
        dup2(socket, STDOUT_FILENO) < 0 || dup2(none, STDERR_FILENO) < 0 || chdir("/") != 0 ||
        !set_limits(plan)) {
        _exit(126);
    }
    (void)close(none);
    reset_signals();
    environ = environment;
    errno = ENOENT;
    if (plan->path != NULL) {
        (void)execv(plan->path, words);
    }
    if (plan->name != NULL && errno == ENOENT) {
        (void)execvp(plan->name, words);
    }
    _exit(errno == ENOENT ? CHILD_MISSING : 126);
}

bool child_start(const child_plan *plan, child *out)
{
    char paths[LONGEST_PATHS];
    const char *given = getenv("PATH");
    int ends[2];
    const int length = snprintf(paths, sizeof paths, "PATH=%s", given == NULL ? "" : given);
    if (length < 0 || (size_t)length >= sizeof paths) {
        errno = ENAMETOOLONG;
        return false;
    }
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
        return false;
    }
    if (fcntl(ends[0], F_SETFD, FD_CLOEXEC) != 0 || fcntl(ends[1], F_SETFD, FD_CLOEXEC) != 0 ||
        fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0 || (out->id = fork()) < 0) {
        const int reason = errno;
        (void)close(ends[0]);
        (void)close(ends[1]);
        errno = reason;
        return false;
    }
    if (out->id == 0) {
        become(plan, ends[1], paths);
    }
    (void)close(ends[1]);
    out->talk = ends[0];
    return true;
}

int child_end(child *c, unsigned grace)
{
    const struct timespec pause = {.tv_nsec = PAUSE * 1000000L};
    int how = 0;
    pid_t gone = 0;
    (void)close(c->talk);
    for (unsigned waited = 0; waited < grace && (gone = waitpid(c->id, &how, WNOHANG)) == 0;
         waited += PAUSE) {
        (void)nanosleep(&pause, NULL);
    }
    (void)kill(-c->id, SIGKILL); /* and whoever it left behind */
    if (gone <= 0) {
        (void)kill(c->id, SIGKILL); /* before it had a session of its own */
        while ((gone = waitpid(c->id, &how, 0)) < 0 && errno == EINTR) {
        }
    }
    *c = (child){.id = -1, .talk = -1};
    return gone > 0 && WIFEXITED(how) ? WEXITSTATUS(how) : -1;
}
