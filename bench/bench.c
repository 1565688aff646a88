/* SPDX-License-Identifier: MIT */
/*
 * Times whole commands on generated disputes: bench PROGRAM CASE LARGEST, where LARGEST is the exponent
 * of the largest space. Writes CSV to stdout. The method is in METHOD.md.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS = 5 };

typedef struct kind {
    const char *name;
    int parties, options, statements; /* options a party */
    bool one_way, constrained;
} kind;

static const kind kinds[] = {
    {"reversible", 4, 2, 8, false, false}, {"reversible", 4, 3, 8, false, false},
    {"reversible", 4, 4, 8, false, false}, {"reversible", 4, 5, 8, false, false},
    {"reversible", 2, 8, 8, false, false}, {"reversible", 6, 3, 8, false, false},
    {"one-way", 4, 3, 8, true, false},     {"one-way", 4, 4, 8, true, false},
    {"one-way", 4, 5, 8, true, false},     {"constrained", 4, 5, 8, false, true},
    {"wordy", 4, 4, 200, false, false},    {"reversible", 4, 6, 8, false, false},
};

static uint64_t state;

static int below(int limit)
{
    uint64_t z = state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (int)((z ^ z >> 31) % (uint64_t)limit);
}

static void write_term(const kind *k, FILE *file)
{
    fprintf(file, "%so%d_%d", below(2) == 0 ? "" : "not ", below(k->parties), below(k->options));
}

static void write_wish(const kind *k, FILE *file)
{
    static const char *const joins[] = {" and ", " or ", " implies "};
    write_term(k, file);
    for (int more = below(3); more > 0; more--) {
        fprintf(file, "%s", joins[more == 1 ? below(3) : below(2)]);
        write_term(k, file);
    }
}

static FILE *begin_dispute(const char *path, int parties)
{
    FILE *file = fopen(path, "w");
    if (file != NULL) {
        state = 1;
        fprintf(file, "entente: 1\ntitle: benchmark\nparties:\n");
        for (int p = 0; p < parties; p++) {
            fprintf(file, "  p%d:\n", p);
        }
    }
    return file;
}

/* Four parties whose moves are arcs: `states` states, each with `moves` moves of each party to others
 * chosen at random, and rankings at random. */
static bool write_graph(const char *path, int states, int moves)
{
    FILE *file = begin_dispute(path, 4);
    if (file == NULL) {
        return false;
    }
    fprintf(file, "graph:\n  states: %d\n  moves:\n", states);
    for (int p = 0; p < 4; p++) {
        fprintf(file, "    p%d:\n", p);
        for (int s = 0; s < states; s++) { /* steps of random length around the circle of states */
            fprintf(file, "      s%d: [", s + 1);
            for (int k = 0, at = 0; k < moves; k++) {
                at += 1 + below(states / moves - 1);
                fprintf(file, "%ss%d", k > 0 ? ", " : "", (s + at) % states + 1);
            }
            fprintf(file, "]\n");
        }
    }
    fprintf(file, "preferences:\n");
    for (int p = 0; p < 4; p++) {
        fprintf(file, "  p%d:\n    of: %d\n    ranking:\n", p, states);
        const int step = 2 * below(states / 4) + 1; /* prime to a power of two times five */
        for (int s = 0; s < states; s++) {
            const int other = (int)((long)(step % 5 == 0 ? step + 2 : step) * s % states);
            fprintf(file, "      - s%d\n", other + 1);
        }
    }
    return fclose(file) == 0;
}

/* Four parties with 7, 3, 2 and 2 options, and a rule that makes one state of three in eight: 10,241
 * states of 2^14. */
static bool write_merged(const char *path)
{
    static const int options[] = {7, 3, 2, 2};
    FILE *file = begin_dispute(path, 4);
    if (file == NULL) {
        return false;
    }
    fprintf(file, "options:\n");
    for (int p = 0; p < 4; p++) {
        for (int o = 0; o < options[p]; o++) {
            fprintf(file, "  o%d_%d: {party: p%d}\n", p, o, p);
        }
    }
    fprintf(file,
            "states:\n  over: o0_0 and (o1_0 or o2_0)\nrules:\n  - same: over\npreferences:\n");
    for (int p = 0; p < 4; p++) {
        fprintf(file, "  p%d:\n", p);
        for (int w = 0; w < 14; w++) {
            const int party = below(4);
            fprintf(file, "    - over or %so%d_%d\n", below(2) == 0 ? "" : "not ", party,
                    below(options[party]));
        }
    }
    return fclose(file) == 0;
}

static bool write_dispute(const kind *k, const char *path)
{
    FILE *file = begin_dispute(path, k->parties);
    if (file == NULL) {
        return false;
    }
    fprintf(file, "options:\n");
    for (int p = 0; p < k->parties; p++) {
        for (int o = 0; o < k->options; o++) {
            fprintf(file, "  o%d_%d: {party: p%d%s}\n", p, o, p,
                    k->one_way && o % 2 == 1 ? ", moves: up" : "");
        }
    }
    if (k->constrained) {
        fprintf(file, "rules:\n  - never: o0_0 and o1_0\n  - never: o2_0 and o3_0 and o0_1\n");
    }
    fprintf(file, "preferences:\n");
    for (int p = 0; p < k->parties; p++) {
        fprintf(file, "  p%d:\n", p);
        for (int w = 0; w < k->statements; w++) {
            fprintf(file, "    - want: ");
            write_wish(k, file);
            fprintf(file, "\n");
        }
    }
    return fclose(file) == 0;
}

/* Runs a command with its output thrown away; false when it does not exit with 0. */
static bool run(char *const *words, double *seconds, long *kilobytes)
{
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    const pid_t child = fork();
    if (child == 0) {
        const int null = open("/dev/null", O_WRONLY);
        if (null < 0 || dup2(null, STDOUT_FILENO) < 0) {
            _exit(127);
        }
        execv(words[0], words);
        _exit(127);
    }
    struct rusage usage;
    int status = 0;
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        return false;
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    *seconds = (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec);
    *kilobytes = usage.ru_maxrss;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* Times a command and prints its row. */
static bool measure(const char *name, const char *shape, char *const *words)
{
    double seconds[RUNS], warm = 0;
    long largest = 0;
    if (!run(words, &warm, &largest)) {
        fprintf(stderr, "bench: '%s %s' failed\n", words[0], words[1]);
        return false;
    }
    for (int r = 0; r < RUNS; r++) {
        long kilobytes = 0;
        if (!run(words, &seconds[r], &kilobytes)) {
            return false;
        }
        largest = kilobytes > largest ? kilobytes : largest;
    }
    qsort(seconds, RUNS, sizeof *seconds, ascending);
    printf("%s,%s,%.4f,%.4f,%.1f\n", name, shape, seconds[0], seconds[RUNS / 2],
           (double)largest / 1024);
    return fflush(stdout) == 0;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: bench PROGRAM CASE LARGEST\n");
        return 2;
    }
    char path[] = "/tmp/entente-bench-XXXXXX";
    const int file = mkstemp(path);
    if (file < 0) {
        perror("bench");
        return 3;
    }
    close(file);
    char *empty[] = {argv[1], (char[]){"version"}, NULL};
    char *reference[] = {argv[1], (char[]){"solve"}, argv[2], NULL};
    char *solve[] = {argv[1], (char[]){"solve"}, path, (char[]){"--summary"}, NULL};
    printf("kind,parties x options x statements,seconds minimum,seconds median,MiB at most\n");
    bool good = measure("empty", "-", empty) && measure("reference", "-", reference);
    for (size_t i = 0; good && i < sizeof kinds / sizeof *kinds; i++) {
        const kind *k = &kinds[i];
        if (k->parties * k->options > atoi(argv[3])) {
            continue;
        }
        char shape[64];
        (void)snprintf(shape, sizeof shape, "%d x %d x %d", k->parties, k->options, k->statements);
        good = write_dispute(k, path) && measure(k->name, shape, solve);
    }
    char *returns[] = {
        argv[1], (char[]){"solve"}, path, (char[]){"--summary"}, (char[]){"--no-return"}, NULL};
    const bool large = atoi(argv[3]) >= 14;
    good = good && write_graph(path, large ? 10000 : 100, large ? 25 : 5) &&
           measure("graph", large ? "4 x 10000 states x 10^6 moves" : "4 x 100 states", solve) &&
           measure("graph without returns", "the same", returns) &&
           (!large ||
            (write_merged(path) && measure("merged", "4 x 10241 states x 10^6 moves", solve)));
    unlink(path);
    return good ? 0 : 1;
}
