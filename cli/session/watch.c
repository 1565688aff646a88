/* SPDX-License-Identifier: MIT */
/*
 * What goes on while work lasts: signals, the time limit, and progress.
 *
 * Ctrl-C and SIGTERM set a flag that the library asks about; a second one ends the program at once. The
 * time limit sets the same flag. Progress is drawn on a terminal once work lasts longer than a second; for
 * programs it is a line of JSON, {"progress":{"stage":"...","done":N,"total":N}}, once it lasts longer than 200 ms.
 * Either comes at most ten times a second. No other line on standard error begins with '{'.
 */
#include "cli.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t stop_asked;

/* One run a process. */
static struct {
    struct timespec began, shown;
    double limit; /* seconds; 0: none */
    bool visible, late, released;
    bool counted; /* progress is told by watch_count() */
    enum { SHOW_NONE, SHOW_BAR, SHOW_LINES } show;
} watch;

static void ask_stop(int number)
{
    (void)number;
    stop_asked = 1;
}

static double seconds_since(const struct timespec *from)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - from->tv_sec) + 1e-9 * (double)(now.tv_nsec - from->tv_nsec);
}

void watch_begin(void)
{
    struct sigaction action = {.sa_handler = ask_stop, .sa_flags = (int)SA_RESETHAND};
    (void)clock_gettime(CLOCK_MONOTONIC, &watch.began);
    (void)sigemptyset(&action.sa_mask);
    (void)sigaction(SIGINT, &action, NULL);
    (void)sigaction(SIGTERM, &action, NULL);
    (void)sigaction(SIGHUP, &action, NULL);
}

void watch_limit(uint64_t seconds)
{
    watch.limit = (double)seconds;
}

bool watch_cancel(void *user)
{
    (void)user;
    if (watch.released) {
        return false;
    }
    if (watch.limit > 0 && !watch.late && seconds_since(&watch.began) >= watch.limit) {
        watch.late = true;
    }
    return stop_asked != 0 || watch.late;
}

bool watch_interrupted(void)
{
    return stop_asked != 0 && !watch.released;
}

bool watch_late(void)
{
    return watch.late;
}

double watch_seconds(void)
{
    return seconds_since(&watch.began);
}

void watch_release(void)
{
    watch.released = true;
}

void watch_clear(void)
{
    if (watch.visible) {
        (void)fputs("\r\033[K", stderr);
        watch.visible = false;
    }
}

bool watch_show(const char *word)
{
    if (word == NULL || strcmp(word, "auto") == 0) {
        watch.show = isatty(STDERR_FILENO) ? SHOW_BAR : SHOW_NONE;
    } else if (strcmp(word, "none") == 0) {
        watch.show = SHOW_NONE;
    } else if (strcmp(word, "lines") == 0) {
        watch.show = SHOW_LINES;
    } else {
        return false;
    }
    return true;
}

static void draw_bar(const char *stage, uint64_t done, uint64_t total)
{
    enum { WIDTH = 24 };
    watch.visible = true;
    const unsigned long long seconds = (unsigned long long)seconds_since(&watch.began);
    if (total > 0) {
        char bar[WIDTH + 1];
        const double share = done < total ? (double)done / (double)total : 1;
        memset(bar, ' ', WIDTH);
        memset(bar, '#', (size_t)(share * WIDTH));
        bar[WIDTH] = '\0';
        (void)fprintf(stderr, "\r\033[K[%s] %3u%% %s, %llu s", bar, (unsigned)(share * 100), stage,
                      seconds);
    } else {
        (void)fprintf(stderr, "\r\033[K%s: %llu, %llu s", stage, (unsigned long long)done, seconds);
    }
    (void)fflush(stderr);
}

/* Stages are words of ours, without quotes or backslashes. */
static void draw_line(const char *stage, uint64_t done, uint64_t total)
{
    (void)fprintf(stderr, "{\"progress\":{\"stage\":\"%s\",\"done\":%llu,\"total\":%llu}}\n", stage,
                  (unsigned long long)done, (unsigned long long)total);
}

static void draw(const char *stage, uint64_t done, uint64_t total)
{
    const double first = watch.show == SHOW_LINES ? 0.2 : 1.0;
    if (watch.show == SHOW_NONE || seconds_since(&watch.began) < first ||
        seconds_since(&watch.shown) < 0.1) {
        return;
    }
    (void)clock_gettime(CLOCK_MONOTONIC, &watch.shown);
    if (watch.show == SHOW_LINES) {
        draw_line(stage, done, total);
    } else {
        draw_bar(stage, done, total);
    }
}

void watch_progress(void *user, const char *stage, uint64_t done, uint64_t total)
{
    (void)user;
    if (!watch.counted) {
        draw(stage, done, total);
    }
}

void watch_count(const char *stage, uint64_t done, uint64_t total)
{
    watch.counted = true;
    draw(stage, done, total);
}
