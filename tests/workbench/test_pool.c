/* SPDX-License-Identifier: MIT */
/*
 * The pool of workers, with children of every kind: this program itself, which then does what its second word says.
 * ThreadSanitizer writes a file when it starts, which children may not: `test_pool PROGRAM` takes another build of
 * this program for them.
 *
 * Afterwards no descriptor and no child is left; each test checks that.
 */
#include "workbench/children.h"
#include "workers/pool.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static char self[PATH_MAX]; /* this program */

/* --- asking -------------------------------------------------------------------------------------- */

/* How a job ended, and what was heard of it. */
typedef struct told {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    int ends, lines;
    pool_how how;
    int code;
    double seconds;
    char *output;
    size_t length;
    char errors[300 * 1024];
    size_t errors_length;
    uint64_t id;
} told;

static told *new_told(void)
{
    told *t = calloc(1, sizeof *t);
    assert_non_null(t);
    (void)pthread_mutex_init(&t->lock, NULL);
    (void)pthread_cond_init(&t->changed, NULL);
    return t;
}

static void free_told(told *t)
{
    (void)pthread_mutex_destroy(&t->lock);
    (void)pthread_cond_destroy(&t->changed);
    free(t->output);
    free(t);
}

static bool hear(void *user, const char *line, size_t length)
{
    told *t = user;
    const bool mine = length > 0 && line[0] == '{';
    (void)pthread_mutex_lock(&t->lock);
    t->lines += mine;
    (void)pthread_cond_broadcast(&t->changed);
    (void)pthread_mutex_unlock(&t->lock);
    return mine;
}

static void end(void *user, pool_end *end)
{
    told *t = user;
    (void)pthread_mutex_lock(&t->lock);
    t->ends++;
    t->how = end->how;
    t->code = end->code;
    t->seconds = end->seconds;
    t->output = end->output;
    t->length = end->length;
    t->errors_length = strlen(end->errors);
    (void)snprintf(t->errors, sizeof t->errors, "%s", end->errors);
    end->output = NULL;
    (void)pthread_cond_broadcast(&t->changed);
    (void)pthread_mutex_unlock(&t->lock);
}

static void wait_end(told *t)
{
    (void)pthread_mutex_lock(&t->lock);
    while (t->ends == 0) {
        (void)pthread_cond_wait(&t->changed, &t->lock);
    }
    (void)pthread_mutex_unlock(&t->lock);
}

static pool_added add(pool *p, const char *what, const char *text, const char *second, told *t)
{
    const char *const words[] = {self, "child", what, NULL};
    const pool_job job = {.words = words,
                          .text = text,
                          .length = strlen(text),
                          .second = second,
                          .second_length = second == NULL ? 0 : strlen(second),
                          .line = hear,
                          .ended = end,
                          .user = t};
    return pool_add(p, &job, &t->id);
}

static told *run_one(const pool_options *options, const char *what)
{
    pool *p = pool_new(options);
    told *t = new_told();
    assert_non_null(p);
    assert_int_equal(add(p, what, "text", NULL, t), POOL_ADDED);
    wait_end(t);
    pool_free(p);
    assert_int_equal(t->ends, 1);
    return t;
}

static void nap(long milliseconds)
{
    const struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    (void)nanosleep(&time, NULL);
}

static double now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* --- what must not be left ------------------------------------------------------------------------ */

static int count_files(void)
{
    int count = 0;
    DIR *folder = opendir("/proc/self/fd");
    while (folder != NULL && readdir(folder) != NULL) {
        count++;
    }
    if (folder != NULL) {
        (void)closedir(folder);
    }
    return count;
}

static int setup(void **state)
{
    int *files = malloc(sizeof *files);
    *state = files;
    *files = count_files();
    return 0;
}

static int teardown(void **state)
{
    int *files = *state;
    const bool clean =
        *files == count_files() && waitpid(-1, NULL, WNOHANG) == -1 && errno == ECHILD;
    free(files);
    return clean ? 0 : -1;
}

/* --- tests --------------------------------------------------------------------------------------- */

static void test_success(void **state)
{
    (void)state;
    const pool_options options = {.workers = 1};
    pool *p = pool_new(&options);
    told *t = new_told();
    assert_int_equal(add(p, "copy", "first, ", "second", t), POOL_ADDED);
    wait_end(t);
    assert_int_equal(t->how, POOL_EXITED);
    assert_int_equal(t->code, 0);
    assert_string_equal(t->output, "first, second");
    assert_true(t->seconds > 0);
    assert_string_equal(t->errors, "");
    pool_free(p);
    free_told(t);
}

/* Three texts, two of several megabytes, NULs in them. */
static void test_large_texts(void **state)
{
    enum { SIZE = 9 << 20 };
    (void)state;
    const pool_options options = {.workers = 1};
    pool *p = pool_new(&options);
    told *t = new_told();
    char *text = calloc(SIZE, 1);
    assert_non_null(text);
    for (size_t k = 0; k < SIZE; k += 7) {
        text[k] = (char)(k % 251);
    }
    const char *const words[] = {self, "child", "copy", NULL};
    const pool_job job = {.words = words,
                          .text = text,
                          .length = SIZE,
                          .second = text,
                          .second_length = SIZE,
                          .third = "the third",
                          .third_length = 9,
                          .ended = end,
                          .user = t};
    assert_int_equal(pool_add(p, &job, &t->id), POOL_ADDED);
    wait_end(t);
    assert_int_equal(t->how, POOL_EXITED);
    assert_int_equal(t->length, 2 * SIZE + 9);
    assert_memory_equal(t->output, text, SIZE);
    assert_memory_equal(t->output + SIZE, text, SIZE);
    assert_string_equal(t->output + 2 * SIZE, "the third");
    pool_free(p);
    free(text);
    free_told(t);
}

static void test_failures(void **state)
{
    (void)state;
    const pool_options options = {.workers = 1};
    told *t = run_one(&options, "fail");
    assert_int_equal(t->how, POOL_EXITED);
    assert_int_equal(t->code, 3);
    assert_string_equal(t->errors, "no such thing\n");
    free_told(t);
    t = run_one(&options, "crash");
    assert_true(t->how == POOL_KILLED || t->how == POOL_EXITED); /* sanitizers catch it, and exit */
    assert_true(t->how == POOL_EXITED || t->code == SIGSEGV);
    free_told(t);
}

static void test_no_program(void **state)
{
    (void)state;
    const pool_options options = {.workers = 1};
    pool *p = pool_new(&options);
    told *t = new_told();
    const char *const words[] = {"/no/such/program", NULL};
    const pool_job job = {.words = words, .text = "", .ended = end, .user = t};
    assert_int_equal(pool_add(p, &job, &t->id), POOL_ADDED);
    wait_end(t);
    assert_int_equal(t->how, POOL_NO_START);
    assert_int_equal(t->code, ENOENT);
    pool_free(p);
    free_told(t);
}

static void test_limits(void **state)
{
    (void)state;
    pool_options options = {.workers = 1, .seconds = 1};
    told *t = run_one(&options, "hang"); /* which ignores SIGTERM */
    assert_int_equal(t->how, POOL_LATE);
    assert_true(t->seconds >= 1 && t->seconds < 5);
    free_told(t);

    options = (pool_options){.workers = 1, .output = 1 << 20};
    t = run_one(&options, "flood");
    assert_int_equal(t->how, POOL_FLOODED);
    assert_true(t->length < 3 << 20);
    free_told(t);

    options = (pool_options){.workers = 1, .cpu = 1, .seconds = 60};
    t = run_one(&options, "spin");
    assert_int_equal(t->how, POOL_KILLED);
    assert_int_equal(t->code, SIGXCPU);
    free_told(t);
#ifndef ENT_SANITIZED /* then a child may have any addresses */
    options = (pool_options){.workers = 1, .memory = 256 << 20};
    t = run_one(&options, "eat");
    assert_int_equal(t->how, POOL_EXITED);
    assert_int_equal(t->code, 7);
    free_told(t);
#endif
}

/* What a child leaves in its group is killed; what left the group keeps no one waiting. */
static void test_left_behind(void **state)
{
    (void)state;
    const pool_options options = {.workers = 1, .seconds = 60};
    told *t = run_one(&options, "leave");
    assert_int_equal(t->how, POOL_EXITED);
    const pid_t left = (pid_t)strtol(t->output, NULL, 10);
    assert_true(left > 1);
    for (int k = 0; k < 100 && kill(left, 0) == 0; k++) {
        char path[64], line[256] = "";
        (void)snprintf(path, sizeof path, "/proc/%ld/stat", (long)left);
        FILE *about = fopen(path, "r");
        (void)!(about != NULL && fgets(line, sizeof line, about) != NULL);
        if (about != NULL) {
            (void)fclose(about);
        }
        if (strstr(line, ") Z") != NULL) { /* killed, and not reaped by whoever has it now */
            break;
        }
        assert_true(k < 99);
        nap(20);
    }
    free_told(t);

    const double began = now();
    t = run_one(&options, "escape");
    assert_int_equal(t->how, POOL_EXITED);
    assert_true(now() - began < 15);
    (void)kill((pid_t)strtol(t->output, NULL, 10), SIGKILL);
    free_told(t);

    t = run_one(&options, "close");
    assert_int_equal(t->how, POOL_EXITED);
    assert_int_equal(t->code, 4);
    free_told(t);
}

static void test_messages(void **state)
{
    (void)state;
    const pool_options options = {.workers = 1};
    told *t = run_one(&options, "talk");
    assert_int_equal(t->lines, 2);
    assert_string_equal(t->errors, "word\n{unfinished");
    free_told(t);
    t = run_one(&options, "chatter");
    assert_int_equal(t->lines, 9);
    assert_true(t->errors_length >= 256 * 1024 && t->errors_length < 257 * 1024);
    free_told(t);
}

static void test_surroundings(void **state)
{
    (void)state;
    const pool_options options = {.workers = 1};
    (void)setenv("POOL_SECRET", "1", 1);
    (void)signal(SIGPIPE, SIG_IGN);
    told *t = run_one(&options, "tell");
    (void)signal(SIGPIPE, SIG_DFL);
    assert_string_equal(t->output, "LANG=C.UTF-8\nin /\nfiles 3\ncore 0\ndescriptors 32\ngroup 1\n"
                                   "signals 1 1 1\nwrites 0\nprivileges 1\n");
    free_told(t);
}

/* Those that wait come in turn; beyond the bound there is no room. */
static void test_queue(void **state)
{
    (void)state;
    const pool_options options = {.workers = 2, .queue = 3};
    pool *p = pool_new(&options);
    told *all[5];
    size_t running, waiting;
    for (size_t k = 0; k < 5; k++) {
        all[k] = new_told();
        assert_int_equal(add(p, "hang", "", NULL, all[k]), POOL_ADDED);
    }
    told *more = new_told();
    assert_int_equal(add(p, "hang", "", NULL, more), POOL_FULL);
    for (int k = 0; k < 500; k++) {
        pool_count(p, &running, &waiting);
        if (running == 2) {
            break;
        }
        nap(10);
    }
    assert_int_equal(running, 2);
    assert_int_equal(waiting, 3);
    pool_cancel(p, all[3]->id); /* waits */
    wait_end(all[3]);
    assert_int_equal(all[3]->how, POOL_CANCELLED);
    assert_int_equal(all[0]->ends + all[1]->ends + all[2]->ends + all[4]->ends, 0);
    assert_int_equal(add(p, "copy", "in turn", NULL, more), POOL_ADDED);
    pool_cancel(p, all[0]->id); /* runs */
    pool_cancel(p, all[2]->id);
    pool_cancel(p, all[4]->id);
    wait_end(more);
    assert_string_equal(more->output, "in turn");
    pool_free(p); /* ends the other one */
    for (size_t k = 0; k < 5; k++) {
        assert_int_equal(all[k]->ends, 1);
        assert_int_equal(all[k]->how, POOL_CANCELLED);
        free_told(all[k]);
    }
    assert_int_equal(more->ends, 1);
    free_told(more);
}

static void test_queue_bytes(void **state)
{
    (void)state;
    const pool_options options = {.workers = 1, .queue = 9, .queue_bytes = 4096};
    pool *p = pool_new(&options);
    told *all[4];
    char text[3000];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    for (size_t k = 0; k < 4; k++) {
        all[k] = new_told();
    }
    assert_int_equal(add(p, "hang", "", NULL, all[0]), POOL_ADDED);
    for (size_t running = 0, waiting; running == 0;) {
        pool_count(p, &running, &waiting);
        nap(5);
    }
    assert_int_equal(add(p, "copy", text, NULL, all[1]), POOL_ADDED);
    assert_int_equal(add(p, "copy", text, NULL, all[2]), POOL_FULL);
    assert_int_equal(add(p, "copy", "short", NULL, all[3]), POOL_ADDED);
    pool_cancel(p, all[0]->id);
    wait_end(all[1]);
    wait_end(all[3]);
    assert_string_equal(all[1]->output, text);
    pool_free(p);
    for (size_t k = 0; k < 4; k++) {
        free_told(all[k]);
    }
}

/* A quick job overtakes those that wait for long ones; of several one runs at a time then. */
static void test_quick(void **state)
{
    (void)state;
    const pool_options options = {.workers = 1};
    const char *const words[] = {self, "child", "copy", NULL};
    pool *p = pool_new(&options);
    told *slow[2], *quick[3];
    for (size_t k = 0; k < 2; k++) {
        slow[k] = new_told();
        assert_int_equal(add(p, "hang", "", NULL, slow[k]), POOL_ADDED);
    }
    for (size_t k = 0; k < 3; k++) {
        quick[k] = new_told();
        const pool_job job = {.words = words,
                              .text = "quick",
                              .length = 5,
                              .quick = true,
                              .ended = end,
                              .user = quick[k]};
        assert_int_equal(pool_add(p, &job, &quick[k]->id), POOL_ADDED);
    }
    for (size_t k = 0; k < 3; k++) {
        wait_end(quick[k]);
        assert_string_equal(quick[k]->output, "quick");
        free_told(quick[k]);
    }
    assert_int_equal(slow[0]->ends + slow[1]->ends, 0);
    pool_free(p);
    for (size_t k = 0; k < 2; k++) {
        assert_int_equal(slow[k]->how, POOL_CANCELLED);
        free_told(slow[k]);
    }
}

/* Cancelled at every moment of its life, from before it starts until after it has ended. */
static void test_cancel_any_time(void **state)
{
    static const char *const kinds[] = {"copy", "hang", "flood", "leave"};
    int ended[POOL_NO_START + 1] = {0};
    (void)state;
    const pool_options options = {.workers = 2};
    pool *p = pool_new(&options);
    for (int k = 0; k < 200; k++) {
        told *t = new_told();
        const struct timespec time = {0, (k * 37 % 100) * 60 * 1000}; /* up to 6 ms */
        assert_int_equal(add(p, kinds[k % 4], "text", NULL, t), POOL_ADDED);
        (void)nanosleep(&time, NULL);
        pool_cancel(p, t->id);
        wait_end(t);
        pool_cancel(p, t->id);
        assert_int_equal(t->ends, 1);
        assert_true(t->how == POOL_CANCELLED || t->how == POOL_EXITED || t->how == POOL_FLOODED);
        ended[t->how]++;
        free_told(t);
    }
    pool_free(p);
    print_message("cancelled %d, ended before %d\n", ended[POOL_CANCELLED], ended[POOL_EXITED]);
    assert_true(ended[POOL_CANCELLED] >= 100);
}

static void test_many(void **state)
{
    enum { COUNT = 1000 };
    static told *all[COUNT];
    (void)state;
    const pool_options options = {.workers = 2, .queue = COUNT};
    pool *p = pool_new(&options);
    const double began = now();
    for (int k = 0; k < COUNT; k++) {
        char text[16];
        all[k] = new_told();
        (void)snprintf(text, sizeof text, "job %d", k);
        assert_int_equal(add(p, "copy", text, NULL, all[k]), POOL_ADDED);
    }
    for (int k = 0; k < COUNT; k++) {
        char text[16];
        wait_end(all[k]);
        (void)snprintf(text, sizeof text, "job %d", k);
        assert_int_equal(all[k]->how, POOL_EXITED);
        assert_string_equal(all[k]->output, text);
    }
    print_message("%d jobs in %.2f s\n", COUNT, now() - began);
    pool_free(p);
    for (int k = 0; k < COUNT; k++) {
        assert_int_equal(all[k]->ends, 1);
        free_told(all[k]);
    }
}

/* A pool that goes while its children start, run, and wait. */
static void test_shutdown(void **state)
{
    (void)state;
    for (int k = 0; k < 20; k++) {
        const pool_options options = {.workers = 3, .queue = 5};
        pool *p = pool_new(&options);
        told *all[8];
        for (int j = 0; j < 8; j++) {
            all[j] = new_told();
            assert_int_equal(add(p, "hang", "", NULL, all[j]), POOL_ADDED);
        }
        nap(k % 5);
        pool_free(p);
        for (int j = 0; j < 8; j++) {
            assert_int_equal(all[j]->ends, 1);
            assert_int_equal(all[j]->how, POOL_CANCELLED);
            free_told(all[j]);
        }
    }
    pool_free(NULL);
}

/* No processor time is used while nothing happens. */
static void test_rest(void **state)
{
    (void)state;
    const pool_options options = {.workers = 1};
    pool *p = pool_new(&options);
    told *t = new_told();
    assert_int_equal(add(p, "hang", "", NULL, t), POOL_ADDED);
    nap(300);
    const clock_t before = clock();
    nap(500);
    assert_true(clock() - before < CLOCKS_PER_SEC / 20);
    pool_free(p);
    free_told(t);
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "child") == 0) {
        return child_act(argv[2]);
    }
    const char *program = argc == 2 ? argv[1] : "/proc/self/exe";
    if (realpath(program, self) == NULL) {
        return 77; /* not Linux */
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_success, setup, teardown),
        cmocka_unit_test_setup_teardown(test_large_texts, setup, teardown),
        cmocka_unit_test_setup_teardown(test_failures, setup, teardown),
        cmocka_unit_test_setup_teardown(test_no_program, setup, teardown),
        cmocka_unit_test_setup_teardown(test_limits, setup, teardown),
        cmocka_unit_test_setup_teardown(test_left_behind, setup, teardown),
        cmocka_unit_test_setup_teardown(test_messages, setup, teardown),
        cmocka_unit_test_setup_teardown(test_surroundings, setup, teardown),
        cmocka_unit_test_setup_teardown(test_queue, setup, teardown),
        cmocka_unit_test_setup_teardown(test_queue_bytes, setup, teardown),
        cmocka_unit_test_setup_teardown(test_quick, setup, teardown),
        cmocka_unit_test_setup_teardown(test_cancel_any_time, setup, teardown),
        cmocka_unit_test_setup_teardown(test_many, setup, teardown),
        cmocka_unit_test_setup_teardown(test_shutdown, setup, teardown),
        cmocka_unit_test_setup_teardown(test_rest, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
