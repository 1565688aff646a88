/* SPDX-License-Identifier: MIT */
/*
 * A small reader of HTTP answers: a head, then a body of a known length or in chunks. Bodies are not kept, as they
 * may be long; of each of their lines the beginning is looked at.
 */
#include "client.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BLOCK = 256 * 1024 };

double load_now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

bool client_open(client *c, int port)
{
    const int one = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    *c = (client){.socket = socket(AF_INET, SOCK_STREAM, 0)};
    if (c->socket < 0 ||
        connect(c->socket, (const struct sockaddr *)&address, sizeof address) != 0 ||
        setsockopt(c->socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) != 0 ||
        fcntl(c->socket, F_SETFL, O_NONBLOCK) != 0) {
        client_close(c);
        return false;
    }
    return true;
}

void client_close(client *c)
{
    if (c->socket >= 0) {
        (void)close(c->socket);
    }
    c->socket = -1;
}

void client_ask(client *c, const load_request *request)
{
    *c = (client){.socket = c->socket, .request = request, .began = load_now()};
    c->good = request->line[0] == '\0';
}

bool client_sends(const client *c)
{
    return c->began > 0 && c->sent < c->request->length;
}

/* The value of a header in the head, or NULL. */
static const char *header(const client *c, const char *name)
{
    const size_t length = strlen(name);
    const char *line = strstr(c->head, "\r\n");
    for (; line != NULL; line = strstr(line + 2, "\r\n")) {
        if (strncasecmp(line + 2, name, length) == 0 && line[2 + length] == ':') {
            return line + 3 + length + strspn(line + 3 + length, " ");
        }
    }
    return NULL;
}

/* Takes bytes of the head; how many. It is whole when `in_body` is set. */
static size_t take_head(client *c, const char *bytes, size_t length)
{
    for (size_t k = 0; k < length && c->head_length + 1 < HEAD; k++) {
        c->head[c->head_length++] = bytes[k];
        c->head[c->head_length] = '\0';
        if (c->head_length >= 4 && strcmp(c->head + c->head_length - 4, "\r\n\r\n") == 0) {
            const char *size = header(c, "Content-Length");
            const char *coding = header(c, "Transfer-Encoding");
            const char *connection = header(c, "Connection");
            c->status = (unsigned)strtoul(c->head + strcspn(c->head, " "), NULL, 10);
            c->retry_after = header(c, "Retry-After") != NULL;
            c->closes = connection != NULL && strncasecmp(connection, "close", 5) == 0;
            c->chunked = coding != NULL && strncasecmp(coding, "chunked", 7) == 0;
            c->left = size == NULL ? 0 : strtoull(size, NULL, 10);
            c->in_body = true;
            c->in_size = c->chunked;
            return k + 1;
        }
    }
    return length;
}

/* Looks at bytes of the body: how its lines begin. */
static void look(client *c, const char *bytes, size_t length)
{
    const size_t wanted = strlen(c->request->line);
    while (length > 0 && !c->good) {
        for (; length > 0 && c->line_length < wanted && *bytes != '\n'; bytes++, length--) {
            c->line[c->line_length++] = *bytes;
        }
        c->good = c->line_length == wanted && memcmp(c->line, c->request->line, wanted) == 0;
        const char *end = memchr(bytes, '\n', length);
        if (end == NULL) {
            return;
        }
        length -= (size_t)(end + 1 - bytes);
        bytes = end + 1;
        c->line_length = 0;
    }
}

/* Takes a byte of the line before a chunk, or of the end of the chunk before that, or of the last line. */
static void take_size(client *c, char byte)
{
    if (byte != '\n') {
        c->size_line[c->size_length] = byte;
        c->size_length += c->size_length + 1 < LINE;
        return;
    }
    c->size_line[c->size_length] = '\0';
    const bool empty = c->size_line[0] == '\r' || c->size_line[0] == '\0';
    c->size_length = 0;
    if (c->last_chunk) {
        c->in_size = !empty; /* lines behind the last chunk, up to an empty one */
    } else if (!empty) {
        c->left = strtoull(c->size_line, NULL, 16);
        c->last_chunk = c->left == 0;
        c->in_size = c->last_chunk;
    }
}

/* Takes bytes of an answer; true when it is whole. Bytes behind it would be an error of the server. */
static bool take(client *c, const char *bytes, size_t length)
{
    size_t at = c->in_body ? 0 : take_head(c, bytes, length);
    while (c->in_body && at < length && (c->left > 0 || c->in_size)) {
        if (c->in_size) {
            take_size(c, bytes[at++]);
            continue;
        }
        const size_t part = c->left < length - at ? c->left : length - at;
        look(c, bytes + at, part);
        at += part;
        c->left -= part;
        c->in_size = c->chunked && c->left == 0;
    }
    return c->in_body && c->left == 0 && !c->in_size;
}

static client_event judge(const client *c)
{
    if (c->status == 200 && c->good) {
        return CLIENT_ANSWER;
    }
    return c->status == 503 && c->retry_after ? CLIENT_REFUSED : CLIENT_ERROR;
}

client_event client_serve(client *c)
{
    static char block[BLOCK];
    while (client_sends(c)) {
        const ssize_t sent = send(c->socket, c->request->bytes + c->sent,
                                  c->request->length - c->sent, MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN && errno != EINTR) {
            break; /* it may have been answered before it was whole */
        }
        if (sent < 0) {
            return CLIENT_WAITS;
        }
        c->sent += (size_t)sent;
    }
    const ssize_t got = recv(c->socket, block, sizeof block, 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
        return CLIENT_WAITS;
    }
    if (got <= 0) {
        return CLIENT_ERROR;
    }
    return take(c, block, (size_t)got) ? judge(c) : CLIENT_WAITS;
}
