/* SPDX-License-Identifier: MIT */
/*
 * Everything a run of the server holds. Its parts are made before the first request and freed after the last one, when
 * `gone` has been called for every stream; both on the main thread. Handlers run on the loop's thread alone, so what
 * only they touch needs no lock.
 */
#ifndef ENTENTE_SERVER_SERVER_H
#define ENTENTE_SERVER_SERVER_H

#include <stdbool.h>

typedef struct server {
    unsigned port;
    struct start *start;       /* start.c */
    struct sessions *sessions; /* session.c */
    struct files *files;       /* files/, as server_files() gives it */
    struct analyses *analyses; /* analyses.c, as server_analyses() gives it */
    struct http *http;         /* loop/http.c */
} server;

#endif
