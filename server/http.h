/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the server see of HTTP: a request that is whole and allowed, and an answer to it.
 *
 * One loop (http.c) accepts, reads requests whole, checks Host, Origin and the secret, finds the route, and
 * calls its handler on the loop's thread. A handler answers at once, from memory or after a short file operation,
 * or hands out a stream, which any thread may feed until it ends it. Nothing else of libmicrohttpd is seen.
 */
#ifndef ENTENTE_SERVER_HTTP_H
#define ENTENTE_SERVER_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct server; /* server.h: everything a run holds */

enum { TAB_NAME = 16 }; /* hexadecimal digits of a tab's name */

/* A request. All text lives until the handler returns. */
typedef struct request {
    struct server *server;
    void *connection; /* of the library, for http.c alone */
    const char *tab;  /* the tab whose secret it carries; "" for /api/session */
    const char *body; /* NUL-terminated behind `length` bytes */
    size_t length;
} request;

/* A value of the query (decoded) or a header; NULL when absent. */
const char *request_query(const request *asked, const char *name);
const char *request_header(const request *asked, const char *name);

/* Bytes that flow to the client while they are made. Any thread may put; when the client has gone, `gone` is
 * called once, on the loop's thread, and puts do nothing from then on. It is not called after stream_end(), and
 * stream_end() waits while it runs: so what `user` points to may be freed behind stream_end(), and a lock that `gone`
 * takes must not be held over stream_end(). */
typedef struct stream stream;

stream *stream_new(void (*gone)(void *user), void *user); /* NULL: no memory */
void stream_put(stream *out, const char *bytes, size_t length);
void stream_end(
    stream *out); /* by the feeder, exactly once, also after `gone`; it is then released */

/* What a handler gives back: exactly one of these. */
typedef struct http_answer {
    unsigned status;
    const char *type; /* NULL: application/json */
    char *body;       /* from malloc(); the loop frees it */
    size_t length;
    stream *flow;         /* in place of a body */
    const char *lasting;  /* the same: bytes that are never freed */
    unsigned retry_after; /* seconds; 0: no such header */
    const char *tag; /* of what may be kept and asked for again, quoted; NULL: not to be kept */
} http_answer;

http_answer answer_json(unsigned status, char *json); /* takes `json`; NULL: 500 */
http_answer answer_error(unsigned status, const char *code, const char *words);
http_answer answer_stream(const char *type, stream *flow);

typedef struct route {
    const char *method, *path;
    size_t most; /* bytes of a body */
    http_answer (*handle)(const request *asked);
} route;

/* Each part of the server has a table of routes, which ends with a NULL method. */
extern const route session_routes[], file_routes[], analysis_routes[], word_routes[];

#endif
