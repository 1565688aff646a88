/* SPDX-License-Identifier: MIT */
/* What the children of test_pool do: succeed, fail, and every mischief that a pool must bear. */
#include "workbench/children.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static void copy_file(int from)
{
    char block[65536];
    ssize_t got;
    while ((got = read(from, block, sizeof block)) > 0) {
        (void)!write(STDOUT_FILENO, block, (size_t)got);
    }
}

static int do_copy(void)
{
    copy_file(STDIN_FILENO);
    static const char *const others[] = {"/dev/fd/3", "/dev/fd/4", "/dev/fd/5"};
    for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
        const int other = open(others[k], O_RDONLY);
        if (other >= 0) {
            copy_file(other);
            (void)close(other);
        }
    }
    return 0;
}

static int do_fail(void)
{
    (void)fputs("no such thing\n", stderr);
    return 3;
}

static int do_crash(void)
{
    (void)raise(SIGSEGV);
    return 0;
}

static int do_hang(void)
{
    (void)signal(SIGTERM, SIG_IGN);
    (void)signal(SIGINT, SIG_IGN);
    while (pause() != 0) { /* for ever */
    }
    return 0;
}

static int do_flood(void)
{
    static char block[65536];
    while (write(STDOUT_FILENO, block, sizeof block) > 0) {
    }
    return 0;
}

static int do_eat(void)
{
    enum { BLOCK = 1 << 22 };
    for (int k = 0; k < 4096; k++) {
        char *block = malloc(BLOCK);
        if (block == NULL) {
            return 7;
        }
        memset(block, 1, BLOCK);
    }
    return 0;
}

static int do_spin(void)
{
    volatile unsigned long k = 1;
    while (k != 0) {
        k = k + 2;
    }
    return 0;
}

/* Leaves a child that holds the pipes open, says its number, and ends. */
static int do_leave(void)
{
    const pid_t id = fork();
    if (id == 0) {
        do_hang();
    }
    printf("%ld", (long)id);
    return 0;
}

/* The same, where the child leaves the group too. */
static int do_escape(void)
{
    const pid_t id = fork();
    if (id == 0) {
        (void)setsid();
        (void)alarm(20);
        (void)signal(SIGALRM, SIG_DFL);
        do_hang();
    }
    printf("%ld", (long)id);
    return 0;
}

/* Closes its pipes and goes on for a while. */
static int do_close(void)
{
    const struct timespec time = {0, 200 * 1000 * 1000};
    (void)close(STDOUT_FILENO);
    (void)close(STDERR_FILENO);
    (void)nanosleep(&time, NULL);
    return 4;
}

static int do_talk(void)
{
    (void)fputs("{1}\nword\n{2}\n{unfinished", stderr);
    return 0;
}

/* Half a megabyte of messages, and something heard among and behind them. */
static int do_chatter(void)
{
    for (int k = 0; k < 8192; k++) {
        (void)fprintf(stderr, "%063d\n", k);
        if (k % 1024 == 0) {
            (void)fputs("{heard}\n", stderr);
        }
    }
    for (int k = 0; k < 100000; k++) {
        (void)fputc('x', stderr); /* a line that is too long to be kept */
    }
    (void)fputs("\n{heard}\n", stderr);
    return 0;
}

/* Tells what it has: surroundings, limits, descriptors. */
static int do_tell(void)
{
    char folder[256], path[300];
    struct rlimit r;
    int files = 0;
    for (char **e = environ; *e != NULL; e++) {
        printf("%s\n", *e);
    }
    (void)!getcwd(folder, sizeof folder);
    printf("in %s\n", folder);
    for (int file = 0; file < 1024; file++) {
        files += fcntl(file, F_GETFD) != -1;
    }
    printf("files %d\n", files);
    (void)getrlimit(RLIMIT_CORE, &r);
    printf("core %llu\n", (unsigned long long)r.rlim_max);
    (void)getrlimit(RLIMIT_NOFILE, &r);
    printf("descriptors %llu\n", (unsigned long long)r.rlim_max);
    printf("group %d\n", getpgrp() == getpid());
    sigset_t blocked;
    (void)sigprocmask(SIG_SETMASK, NULL, &blocked);
    struct sigaction interrupt, pipe_closed;
    (void)sigaction(SIGINT, NULL, &interrupt);
    (void)sigaction(SIGPIPE, NULL, &pipe_closed);
    printf("signals %d %d %d\n", sigismember(&blocked, SIGINT) == 0,
           interrupt.sa_handler == SIG_DFL, pipe_closed.sa_handler == SIG_DFL);
    (void)snprintf(path, sizeof path, "/tmp/entente-pool-%ld", (long)getpid());
    (void)signal(SIGXFSZ, SIG_IGN);
    const int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    printf("writes %d\n", file >= 0 && write(file, "x", 1) == 1);
    (void)unlink(path);
    char status[4096];
    const int about = open("/proc/self/status", O_RDONLY);
    const ssize_t got = about < 0 ? 0 : read(about, status, sizeof status - 1);
    status[got < 0 ? 0 : got] = '\0';
    printf("privileges %d\n", strstr(status, "NoNewPrivs:\t1") != NULL);
    return 0;
}

static const struct {
    const char *name;
    int (*act)(void);
} acts[] = {{"copy", do_copy},      {"fail", do_fail},     {"crash", do_crash}, {"hang", do_hang},
            {"flood", do_flood},    {"eat", do_eat},       {"spin", do_spin},   {"leave", do_leave},
            {"close", do_close},    {"escape", do_escape}, {"talk", do_talk},   {"tell", do_tell},
            {"chatter", do_chatter}};

int child_act(const char *name)
{
    for (size_t k = 0; k < sizeof acts / sizeof *acts; k++) {
        if (strcmp(acts[k].name, name) == 0) {
            return acts[k].act();
        }
    }
    return 99;
}
