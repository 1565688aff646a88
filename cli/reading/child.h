/* SPDX-License-Identifier: MIT */
/* A child program that reads untrusted text: started within limits, and talked with by one socket. */
#ifndef ENTENTE_CLI_READING_CHILD_H
#define ENTENTE_CLI_READING_CHILD_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct child_plan {
    const char *path; /* tried first, absolute; or NULL */
    const char *name; /* then looked for on the path; or NULL */
    uint64_t memory;  /* bytes of address space */
    unsigned cpu;     /* seconds of processor time */
} child_plan;

enum { CHILD_MISSING = 127 }; /* the exit status of a program that is not there */

typedef struct child {
    pid_t id;
    int talk; /* a socket, both ways, which does not block */
} child;

/* Starts a child; false with errno, and then there is none. */
bool child_start(const child_plan *plan, child *out);

/* Ends a child and all that it started, after `grace` milliseconds in which it may end by itself. Its status, or -1 where
 * it had to be ended or was by a signal. */
int child_end(child *c, unsigned grace);

#endif
