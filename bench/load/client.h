/* SPDX-License-Identifier: MIT */
/* One connection that asks the same again and again, and judges the answers while they come in. */
#ifndef ENT_BENCH_LOAD_CLIENT_H
#define ENT_BENCH_LOAD_CLIENT_H

#include <stdbool.h>
#include <stddef.h>

/* A request, and what its answer must begin with in one of its lines; "" for anything. */
typedef struct load_request {
    const char *bytes;
    size_t length;
    const char *line;
} load_request;

typedef enum client_event {
    CLIENT_WAITS, /* nothing whole yet */
    CLIENT_ANSWER,
    CLIENT_REFUSED, /* 503 with Retry-After */
    CLIENT_ERROR    /* anything else; the connection is to be opened anew */
} client_event;

enum { HEAD = 8192, LINE = 24 };

typedef struct client {
    const load_request *request;
    int socket; /* -1: closed */
    size_t sent;
    double began, resumes; /* seconds; 0: not asking, not resting */
    char head[HEAD];
    size_t head_length;
    bool in_body, chunked, last_chunk, good;
    unsigned status;
    bool retry_after, closes;
    size_t left; /* of the body, or of the chunk */
    char size_line[LINE];
    size_t size_length;
    bool in_size;
    char line[LINE]; /* how the line of the body that comes in begins */
    size_t line_length;
} client;

double load_now(void);

/* Opens the connection; false when that fails. */
bool client_open(client *c, int port);
void client_close(client *c);

/* Begins to ask. */
void client_ask(client *c, const load_request *request);

/* Whether it has more to send. */
bool client_sends(const client *c);

/* Sends and reads as far as it goes. */
client_event client_serve(client *c);

#endif
