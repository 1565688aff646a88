/* SPDX-License-Identifier: MIT */
/* The words behind `entente-serve`. */
#ifndef ENTENTE_SERVER_OPTIONS_H
#define ENTENTE_SERVER_OPTIONS_H

#include "workers/pool.h"

typedef struct options {
    const char *operand; /* FILE or FOLDER */
    const char *command; /* --entente, or NULL */
    unsigned port;       /* 0: any that is free */
    bool no_browser;
    pool_options limits; /* 0 where a flag is absent */
} options;

/* False after a message on stderr. */
bool options_read(int count, char **words, options *out);

#endif
