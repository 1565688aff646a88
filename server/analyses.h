/* SPDX-License-Identifier: MIT */
/*
 * Analyses that the page asks for: which commands it may run, with which flags, and the answer as lines of JSON
 * (docs/workbench.md, POST /api/analyse).
 *
 * The server holds one `analyses`, made once its options are read, and gives it by server_analyses(), so that
 * the handlers of analysis_routes find it.
 */
#ifndef ENTENTE_SERVER_ANALYSES_H
#define ENTENTE_SERVER_ANALYSES_H

#include "http.h"
#include "workers/pool.h"

typedef struct analyses analyses;

/* `program` is the path of the command `entente`, which is copied. Limits as for the pool: its `seconds` are those
 * after which a run must say what it has; it is killed some seconds later. NULL: no memory, or no thread. */
analyses *analyses_new(const char *program, const pool_options *limits);

/* Ends what runs and waits. Call it when no request is being handled any more, and before streams go. */
void analyses_free(analyses *held);

/* Of the server, by whoever holds it. */
analyses *server_analyses(struct server *server);

#endif
