/* SPDX-License-Identifier: MIT */
/* Starting a child process that reads its texts, computes and answers, within limits. */
#ifndef ENTENTE_SERVER_WORK_SPAWN_H
#define ENTENTE_SERVER_WORK_SPAWN_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct spawn_plan {
    const char *const *words; /* the program's path, its arguments, NULL */
    /* Standard input; /dev/fd/3 and /dev/fd/4, or NULL. A third goes with a second. */
    const char *text, *second, *third;
    size_t length, second_length, third_length;
    uint64_t memory; /* bytes of address space; UINT64_MAX: any */
    unsigned cpu;    /* seconds of processor time */
} spawn_plan;

typedef struct child {
    pid_t id;           /* also that of its process group */
    int output, errors; /* pipes to read, which do not block */
    int gone; /* can be read once the child has ended; -1 where the system has no such thing */
} child;

/* Starts a child; 0, or an errno, and then nothing is left of it. About a tenth of a millisecond. */
int spawn_child(const spawn_plan *plan, child *out);

#endif
