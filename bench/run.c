/* SPDX-License-Identifier: MIT */
/*
 * One process: from fork to exit, and what the system says of it afterwards.
 *
 * The limit is alarm(2), which an exec keeps: the process ends by itself, and nobody has to watch it.
 */
#include "bench.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t running; /* the process that is being waited for; 0: none */

void bench_run_stop(void)
{
    if (running > 0) {
        (void)kill((pid_t)running, SIGKILL);
    }
}

void bench_command_begin(bench_command *command, const char *program)
{
    command->count = command->used = 0;
    command->words[0] = NULL;
    bench_command_add(command, program);
}

void bench_command_add(bench_command *command, const char *word)
{
    const size_t size = strlen(word) + 1;
    const size_t most = sizeof command->words / sizeof *command->words - 1;
    if (command->count < most && size <= sizeof command->text - command->used) {
        char *copy = command->text + command->used;
        memcpy(copy, word, size);
        command->used += size;
        command->words[command->count++] = copy;
        command->words[command->count] = NULL;
    }
}

void bench_command_add_number(bench_command *command, const char *flag, long number)
{
    char word[24];
    (void)snprintf(word, sizeof word, "%ld", number);
    bench_command_add(command, flag);
    bench_command_add(command, word);
}

void bench_read_back(FILE *stream, char *out, size_t size)
{
    const ssize_t length = pread(fileno(stream), out, size - 1, 0);
    out[length > 0 ? length : 0] = '\0';
}

/* The file is written and read by its descriptor alone: the stream keeps no position that others move. */
static void empty_stream(FILE *stream)
{
    if (stream != NULL) {
        (void)lseek(fileno(stream), 0, SEEK_SET);
        (void)!ftruncate(fileno(stream), 0); /* of what is left only more would be read again */
    }
}

/* In the child: becomes the command, or ends with 127. */
static void become(const bench_command *command, FILE *const streams[2], unsigned seconds)
{
    const int null = open("/dev/null", O_RDWR);
    if (null < 0 || dup2(null, STDIN_FILENO) < 0) {
        _exit(127);
    }
    for (int s = 0; s < 2; s++) {
        if (dup2(streams[s] != NULL ? fileno(streams[s]) : null, STDOUT_FILENO + s) < 0) {
            _exit(127);
        }
    }
    (void)signal(SIGALRM, SIG_DFL);
    (void)alarm(seconds);
    (void)execv(command->words[0], command->words);
    _exit(127);
}

static pid_t wait_for(pid_t child, int *status, struct rusage *usage)
{
    running = child;
    pid_t done = wait4(child, status, 0, usage);
    while (done < 0 && errno == EINTR) {
        done = wait4(child, status, 0, usage);
    }
    running = 0;
    return done;
}

static double seconds_of(struct timeval time)
{
    return (double)time.tv_sec + 1e-6 * (double)time.tv_usec;
}

bool bench_run(bench_command *command, FILE *const streams[2], unsigned seconds, bench_outcome *out)
{
    struct timespec start, end;
    struct rusage usage;
    int status = 0;
    empty_stream(streams[0]);
    empty_stream(streams[1]);
    (void)fflush(NULL); /* or the child would have it, too */
    (void)clock_gettime(CLOCK_MONOTONIC, &start);
    const pid_t child = fork();
    if (child == 0) {
        become(command, streams, seconds);
    }
    if (child < 0 || wait_for(child, &status, &usage) != child) {
        return false;
    }
    (void)clock_gettime(CLOCK_MONOTONIC, &end);
    out->seconds =
        (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec);
    out->processor = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
    out->mebibytes = (double)usage.ru_maxrss / 1024;
    out->code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    out->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return true;
}
