/* SPDX-License-Identifier: MIT */
/* The last line of an analysis: its result, or why there is none. */
#ifndef ENTENTE_SERVER_WORK_OUTCOME_H
#define ENTENTE_SERVER_WORK_OUTCOME_H

#include "text.h"
#include "workers/pool.h"

typedef struct outcome_about {
    bool json;           /* what it writes is JSON, else text */
    const char *command; /* as a person would type it */
    unsigned seconds;    /* the limit */
    size_t output;       /* the limit */
} outcome_about;

/* Whether a line of standard error is one of progress. */
bool outcome_is_progress(const char *line, size_t length);

/* Appends the line for an end, with its line feed. */
void outcome_put(text *to, const outcome_about *about, const pool_end *end);

#endif
