/* SPDX-License-Identifier: MIT */
/* How memory is taken from the system, and how much a run may take: what it has free and `ulimit -v` allows. */
#include "cli.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* Blocks up to the first size are cut from one heap, and what is freed below the second stays in it for the next one. */
enum { LARGEST_IN_HEAP = 4 << 20, KEPT_IN_HEAP = 16 << 20 };

void memory_keep(void)
{
#ifdef M_MMAP_THRESHOLD
    (void)mallopt(M_MMAP_THRESHOLD, LARGEST_IN_HEAP);
    (void)mallopt(M_TRIM_THRESHOLD, KEPT_IN_HEAP);
#endif
}

/* The number behind a word at the beginning of a line of a file; false when there is none. */
static bool read_number(const char *path, const char *word, uint64_t *out)
{
    char line[256];
    bool found = false;
    FILE *file = fopen(path, "r");
    while (file != NULL && !found && fgets(line, sizeof line, file) != NULL) {
        const size_t length = strlen(word);
        const char *digits = line + length + strspn(line + length, " \t");
        if (strncmp(line, word, length) == 0 && strspn(digits, "0123456789") > 0) {
            *out = strtoull(digits, NULL, 10);
            found = true;
        }
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return found;
}

/* What `ulimit -v` leaves for data: three quarters, as programs, stacks and gaps take addresses, too. */
static uint64_t limit_of_addresses(void)
{
    struct rlimit limit;
    return getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY
               ? (uint64_t)limit.rlim_cur / 4 * 3
               : UINT64_MAX;
}

/* What the system has free; 0: it does not say. */
static uint64_t system_free(void)
{
    uint64_t available = 0, most = 0, used = 0;
    if (!read_number("/proc/meminfo", "MemAvailable:", &available)) {
        return 0;
    }
    available *= 1024; /* the file counts KiB */
    if (read_number("/sys/fs/cgroup/memory.max", "", &most) &&
        read_number("/sys/fs/cgroup/memory.current", "", &used)) {
        const uint64_t left = most > used ? most - used : 1;
        return left < available ? left : available;
    }
    return available;
}

uint64_t memory_available(void)
{
    const uint64_t available = system_free(), limit = limit_of_addresses();
    return limit != UINT64_MAX && (available == 0 || limit < available) ? limit : available;
}

bool memory_read(const char *word, uint64_t *out)
{
    static const char units[] = "KMGT";
    const size_t digits = strspn(word, "0123456789");
    const char *unit = strchr(units, word[digits] == '\0' ? '?' : word[digits]);
    const size_t rest = strlen(word + digits);
    if (digits == 0 || digits > 9 || rest > 1 || (rest == 1 && unit == NULL)) {
        return false;
    }
    const uint64_t number = strtoull(word, NULL, 10);
    *out = rest == 0 ? number : number << (10 * (unit - units + 1));
    return *out > 0;
}

void memory_words(char *out, size_t room, uint64_t bytes)
{
    static const char *const units[] = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    size_t unit = 0;
    uint64_t whole = bytes, tenths = 0;
    for (; whole >= 1024; unit++) {
        tenths = whole % 1024 * 10 / 1024;
        whole /= 1024;
    }
    if (unit == 0) {
        (void)snprintf(out, room, "%llu bytes", (unsigned long long)whole);
    } else {
        (void)snprintf(out, room, "%llu.%llu %s", (unsigned long long)whole,
                       (unsigned long long)tenths, units[unit]);
    }
}

void group_digits(char *out, size_t room, const char *digits)
{
    size_t at = 0;
    for (size_t left = strlen(digits); left > 0 && at + 2 < room; left--) {
        out[at++] = *digits++;
        if (left % 3 == 1 && left > 1) {
            out[at++] = ',';
        }
    }
    out[at] = '\0';
}
