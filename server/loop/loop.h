/* SPDX-License-Identifier: MIT */
/* The loop as the rest of the program starts and ends it, and what its files share. */
#ifndef ENTENTE_SERVER_LOOP_H
#define ENTENTE_SERVER_LOOP_H

#include "http.h"
#include "server.h"

struct MHD_Connection;
struct MHD_Response;
struct link;

enum {
    MOST_CONNECTIONS = 512,
    MOST_HEADERS = 32 * 1024,
    CONNECTION_MEMORY = 64 * 1024,   /* the headers of a request and of its answer */
    MOST_PENDING = 64 * 1024 * 1024, /* bytes of all bodies that are not whole yet */
    REQUEST_SECONDS = 30,            /* from the first byte of a request to its last one */
    QUIET_SECONDS = 30,              /* without a byte either way */
    NONCE = 32                       /* hexadecimal digits */
};

/* Begins to serve what comes in at a listening socket, which it takes. False after a message on stderr. */
bool http_begin(server *run, int listening);

/* Cuts every stream and connection, and ends the loop. */
void http_end(server *run);

/* --- guard.c: what a request must fulfil before a handler sees it, and what every response carries. --- */

typedef struct refusal {
    unsigned status; /* 0: it is allowed */
    const char *code, *words;
} refusal;

/* Sets asked->tab too. */
refusal guard_request(request *asked, const char *target);

/* The headers of every response. False: no memory. */
bool guard_response(struct MHD_Response *response, const char *nonce, const char *tag);

/* --- stream.c: the side of a stream that the loop sees. --- */

/* A response of unknown length that takes what is put; NULL: no memory, and `gone` has been called. */
struct MHD_Response *stream_response(stream *flow, const request *asked, struct link *peer);

/* The client has closed the connection, or the server ends. Any thread. */
void stream_cut(stream *flow);

/* The connection is closed; links.c says so. */
void stream_unlink(stream *flow);

#endif
