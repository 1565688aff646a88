/* SPDX-License-Identifier: MIT */
/*
 * Times whole commands on generated disputes: bench PROGRAM [FLAGS]. The method is in METHOD.md.
 *
 * Files are tried before the work, so that a wrong path is told at once and not after an hour. Exit
 * codes: 0 done; 1 a row failed; 2 wrong usage; 3 the program cannot be run; 4 a file cannot be written.
 */
#include "bench.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: bench PROGRAM [FLAGS]\n"
    "  --largest N      disputes of up to 2^N states (default 24, at most 27)\n"
    "  --runs N         timed runs of a row (default 5)\n"
    "  --budget N       seconds that a row may take (default 120)\n"
    "  --threads LIST   repeat each row with each number of threads, as 1,2\n"
    "  --kinds LIST     these kinds alone, as reversible,graph\n"
    "  --reference FILE also time 'solve FILE'\n"
    "  --csv PATH       where the numbers go (default standard output)\n"
    "  --chart PATH     write the chart, as SVG\n"
    "  --page PATH      write the page of the documentation\n";

/* The dispute that is being solved; removed also when the benchmark is interrupted. */
static char scratch[4096];

static void give_up(int number)
{
    bench_run_stop();
    (void)unlink(scratch);
    _exit(128 + number);
}

static bool is_kind(const char *kind)
{
    bool known = strcmp(kind, "reference") == 0;
    for (size_t k = 0; k < bench_kind_count(); k++) {
        known = known || strcmp(bench_kind(k), kind) == 0;
    }
    return known;
}

/* Whether each word of a list is a kind. */
static bool are_kinds(const char *list)
{
    for (;;) {
        char word[32];
        const size_t length = strcspn(list, ",");
        if (length >= sizeof word) {
            return false;
        }
        memcpy(word, list, length);
        word[length] = '\0';
        if (!is_kind(word)) {
            return false;
        }
        if (list[length] == '\0') {
            return true;
        }
        list += length + 1;
    }
}

static bool read_flag(const char *flag, const char *value, bench_settings *s)
{
    const struct {
        const char *flag;
        const char **text; /* where a text goes, or */
        int *number;       /* a number from 1 to most */
        int most;
    } flags[] = {
        {"--largest", NULL, &s->largest, MOST_EXPONENT},
        {"--runs", NULL, &s->runs, MOST_RUNS},
        {"--budget", NULL, &s->budget, MOST_BUDGET},
        {"--kinds", &s->kinds, NULL, 0},
        {"--reference", &s->reference, NULL, 0},
        {"--csv", &s->csv, NULL, 0},
        {"--chart", &s->chart, NULL, 0},
        {"--page", &s->page, NULL, 0},
    };
    if (strcmp(flag, "--threads") == 0) {
        return bench_read_threads(value, s->threads, &s->thread_count);
    }
    for (size_t f = 0; f < sizeof flags / sizeof *flags; f++) {
        if (strcmp(flag, flags[f].flag) != 0) {
            continue;
        }
        if (flags[f].number != NULL) {
            return bench_read_number(value, 1, flags[f].most, flags[f].number);
        }
        *flags[f].text = value;
        return flags[f].text != &s->kinds || are_kinds(value);
    }
    return false;
}

static bool read_arguments(int argc, char **argv, bench_settings *s)
{
    if (argc < 2 || argv[1][0] == '-') {
        fputs(usage, stderr);
        return false;
    }
    s->program = argv[1];
    for (int a = 2; a < argc; a += 2) {
        if (a + 1 == argc || !read_flag(argv[a], argv[a + 1], s)) {
            fprintf(stderr, "bench: what is '%s%s%s'?\n%s", argv[a], a + 1 < argc ? " " : "",
                    a + 1 < argc ? argv[a + 1] : "", usage);
            return false;
        }
    }
    return true;
}

static bool complain(const char *what, const char *path)
{
    fprintf(stderr, "bench: cannot %s '%s': %s\n", what, path, strerror(errno));
    return false;
}

/* Whether a file can be written; makes it if it is not there. */
static bool try_path(const char *path)
{
    if (path == NULL) {
        return true;
    }
    FILE *file = fopen(path, "a");
    return file != NULL ? fclose(file) == 0 || complain("write", path) : complain("write", path);
}

static bool make_scratch(void)
{
    const char *folder = getenv("TMPDIR");
    (void)snprintf(scratch, sizeof scratch, "%s/entente-bench-XXXXXX",
                   folder != NULL && folder[0] != '\0' ? folder : "/tmp");
    const int file = mkstemp(scratch);
    if (file < 0) {
        return complain("write", scratch);
    }
    (void)close(file);
    struct sigaction action = {.sa_handler = give_up};
    (void)sigemptyset(&action.sa_mask);
    (void)sigaction(SIGINT, &action, NULL);
    (void)sigaction(SIGTERM, &action, NULL);
    return true;
}

/* What the numbers were measured on, but for the name of the machine. */
static void describe_machine(char *out, size_t size)
{
    char line[256], model[128] = "unknown processor";
    FILE *file = fopen("/proc/cpuinfo", "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        const char *value = strchr(line, ':');
        if (strncmp(line, "model name", 10) == 0 && value != NULL && strlen(value) > 2) {
            line[strcspn(line, "\n")] = '\0';
            (void)snprintf(model, sizeof model, "%.100s", value + 2);
            break;
        }
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    const long cores = sysconf(_SC_NPROCESSORS_ONLN);
    (void)snprintf(out, size, "%s, %ld core%s", model, cores, cores == 1 ? "" : "s");
#ifdef _SC_PHYS_PAGES
    const double memory = (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE);
    const size_t used = strlen(out);
    (void)snprintf(out + used, size - used, ", %.0f GiB of memory", memory / (1 << 30));
#endif
}

static bool write_to(const char *path, bool (*write)(const bench_results *, FILE *),
                     const bench_results *results)
{
    if (path == NULL) {
        return true;
    }
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        return complain("write", path);
    }
    const bool whole = write(results, file);
    const int error = errno;
    const bool closed = fclose(file) == 0;
    if (!whole) {
        errno = error;
    }
    return (whole && closed) || complain("write", path);
}

static bool write_all(const bench_settings *s, const bench_results *results)
{
    if (s->csv == NULL && !bench_write_csv(results, stdout)) {
        return complain("write", "standard output");
    }
    return write_to(s->csv, bench_write_csv, results) &&
           write_to(s->chart, bench_write_chart, results) &&
           write_to(s->page, bench_write_page, results);
}

static int run(const bench_settings *settings)
{
    if (access(settings->program, X_OK) != 0) {
        (void)complain("run", settings->program);
        return BENCH_NO_PROGRAM;
    }
    if (settings->reference != NULL && access(settings->reference, R_OK) != 0) {
        (void)complain("read", settings->reference);
        return BENCH_USAGE;
    }
    bench_results results = {.settings = settings};
    results.rows = calloc(MOST_ROWS, sizeof *results.rows);
    if (results.rows == NULL) {
        return complain("keep", "rows") ? BENCH_DONE : BENCH_OUTPUT;
    }
    describe_machine(results.machine, sizeof results.machine);
    int end = BENCH_OUTPUT;
    if (try_path(settings->csv) && try_path(settings->chart) && try_path(settings->page) &&
        make_scratch()) {
        end = bench_measure_all(settings, &results, scratch);
        (void)unlink(scratch);
        if ((end == BENCH_DONE || end == BENCH_FAILED_ROW) && !write_all(settings, &results)) {
            end = BENCH_OUTPUT;
        }
    }
    free(results.rows);
    return end;
}

int main(int argc, char **argv)
{
    bench_settings settings = {.largest = 24, .runs = 5, .budget = 120};
    return read_arguments(argc, argv, &settings) ? run(&settings) : BENCH_USAGE;
}
