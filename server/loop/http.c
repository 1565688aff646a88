/* SPDX-License-Identifier: MIT */
/*
 * The loop: libmicrohttpd with one thread of its own, and the way of a request through it.
 *
 * A request is first seen when its headers are there. Then, once, everything is decided that can be decided without
 * its body: the guard's checks, the route, the length. A body that nobody wants is read and dropped, so that the
 * client, which writes before it reads, sees why; but not for ever. At its last byte the handler is called.
 *
 * The loop waits by poll(), not by epoll: there, the library overlooks the end of a connection that comes right behind
 * its last bytes, and holds the connection until it is cut.
 */
#include "http.h"
#include "assets.h"
#include "loop/links.h"
#include "loop/loop.h"
#include "secret.h"
#include "server.h"

#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DROPPED = 64 * 1024 * 1024 }; /* bytes of a body that nobody wants */

struct http {
    struct MHD_Daemon *daemon;
    links *links;
    size_t pending; /* bytes of bodies; of the loop's thread alone */
    char has_nul;   /* its address stands for an exchange until there is one */
};

/* A request on its way. */
typedef struct exchange {
    request asked;
    struct link *peer;
    const route *found; /* NULL: an asset */
    refusal refused;
    char tab[TAB_NAME + 1]; /* the table of tabs may change until the body is there */
    char allowed[40];       /* methods, with 405 */
    char *body;
    size_t length, room, dropped;
} exchange;

const char *request_query(const request *asked, const char *name)
{
    return MHD_lookup_connection_value(asked->connection, MHD_GET_ARGUMENT_KIND, name);
}

const char *request_header(const request *asked, const char *name)
{
    return MHD_lookup_connection_value(asked->connection, MHD_HEADER_KIND, name);
}

/* --- Deciding by the headers. --- */

static const route *const tables[] = {session_routes, file_routes, analysis_routes, word_routes};

static void allow(exchange *on, const char *method)
{
    size_t length = strlen(on->allowed);
    (void)snprintf(on->allowed + length, sizeof on->allowed - length, "%s%s",
                   length > 0 ? ", " : "", method);
}

/* Finds the route, or why there is none. */
static void find_route(exchange *on, const char *method, const char *path)
{
    for (size_t k = 0; k < sizeof tables / sizeof tables[0]; k++) {
        for (const route *r = tables[k]; r->method != NULL; r++) {
            if (strcmp(r->path, path) == 0) {
                if (strcmp(r->method, method) == 0) {
                    on->found = r;
                    return;
                }
                allow(on, r->method);
            }
        }
    }
    bool is_api = strncmp(path, "/api/", strlen("/api/")) == 0;
    if (!is_api) {
        allow(on, "GET");
    }
    if (is_api ? on->allowed[0] != '\0' : strcmp(method, "GET") != 0) {
        on->refused = (refusal){405, "method", "This is not done by this method."};
    } else if (is_api) {
        on->refused = (refusal){404, "route", "There is no such request."};
    }
}

/* Refuses a body that is declared to be too long; a body without a length is measured while it comes. */
static void check_length(exchange *on, bool *hopeless)
{
    const char *declared = request_header(&on->asked, "Content-Length");
    unsigned long long length = declared == NULL ? 0 : strtoull(declared, NULL, 10);
    *hopeless = length > MOST_DROPPED || request_header(&on->asked, "Expect") != NULL;
    size_t most = on->found == NULL ? 0 : on->found->most;
    if (on->refused.status == 0 && length > most) {
        on->refused = (refusal){413, "size", "This is longer than what can be sent here."};
    }
}

/* --- The body. --- */

static void drop_body(struct http *loop, exchange *on)
{
    loop->pending -= on->room;
    free(on->body);
    on->body = NULL;
    on->length = on->room = 0;
}

/* Makes room for so many bytes and a NUL, within what all bodies together may take. */
static bool make_room(struct http *loop, exchange *on, size_t needed)
{
    if (needed + 1 <= on->room) {
        return true;
    }
    size_t most = on->found->most + 1, room = on->room == 0 ? 4096 : on->room * 2;
    room = room < needed + 1 ? needed + 1 : room;
    room = room > most && needed < most ? most : room;
    if (loop->pending - on->room + room > MOST_PENDING) {
        return false;
    }
    char *grown = realloc(on->body, room);
    if (grown == NULL) {
        return false;
    }
    loop->pending += room - on->room;
    on->body = grown;
    on->room = room;
    return true;
}

/* Takes a piece of the body; false when the connection is to be cut. */
static bool take_body(struct http *loop, exchange *on, const char *bytes, size_t length)
{
    if (on->refused.status == 0) {
        size_t most = on->found == NULL ? 0 : on->found->most;
        if (length > most || on->length > most - length) {
            on->refused = (refusal){413, "size", "This is longer than what can be sent here."};
        } else if (!make_room(loop, on, on->length + length)) {
            on->refused = (refusal){503, "memory", "Too much is being sent at once."};
        }
    }
    if (on->refused.status != 0) {
        drop_body(loop, on);
        on->dropped += length;
        return on->dropped <= MOST_DROPPED;
    }
    memcpy(on->body + on->length, bytes, length);
    on->length += length;
    on->body[on->length] = '\0';
    return true;
}

/* --- The answer. --- */

/* A response with its body or stream, which it takes; NULL: no memory. */
static struct MHD_Response *make_response(exchange *on, http_answer *given)
{
    if (given->flow != NULL) {
        return stream_response(given->flow, &on->asked, on->peer);
    }
    union { /* the library changes no bytes that it is to leave alone, but does not say so */
        const char *lasting;
        void *taken;
    } bytes = {given->lasting};
    struct MHD_Response *made =
        given->lasting != NULL
            ? MHD_create_response_from_buffer(given->length, bytes.taken, MHD_RESPMEM_PERSISTENT)
            : MHD_create_response_from_buffer(given->length, given->body, MHD_RESPMEM_MUST_FREE);
    if (made == NULL) {
        free(given->body);
    }
    return made;
}

static bool add_headers(struct MHD_Response *made, const exchange *on, const http_answer *given,
                        const char *nonce)
{
    const char *type = given->type != NULL ? given->type : "application/json";
    bool done = guard_response(made, nonce, given->tag) &&
                MHD_add_response_header(made, "Content-Type", type) == MHD_YES;
    if (done && given->status == 405) {
        done = MHD_add_response_header(made, "Allow", on->allowed) == MHD_YES;
    }
    if (done && given->retry_after != 0) {
        char seconds[16];
        (void)snprintf(seconds, sizeof seconds, "%u", given->retry_after);
        done = MHD_add_response_header(made, "Retry-After", seconds) == MHD_YES;
    }
    return done;
}

static http_answer find_answer(exchange *on, const char *path, const char *nonce)
{
    if (on->refused.status != 0) {
        http_answer made = answer_error(on->refused.status, on->refused.code, on->refused.words);
        made.retry_after = on->refused.status == 503 ? 1 : 0;
        return made;
    }
    if (on->found == NULL) {
        return asset_answer(path, request_header(&on->asked, "If-None-Match"), nonce);
    }
    on->asked.body = on->body == NULL ? "" : on->body;
    on->asked.length = on->length;
    return on->found->handle(&on->asked);
}

static enum MHD_Result send_answer(exchange *on, const char *path)
{
    link_answering(on->peer);
    char nonce[NONCE + 1];
    if (!secret_make(nonce, NONCE)) {
        return MHD_NO;
    }
    http_answer given = find_answer(on, path, nonce);
    drop_body(on->asked.server->http, on);
    struct MHD_Response *made = make_response(on, &given);
    if (made == NULL) {
        return MHD_NO;
    }
    enum MHD_Result queued = MHD_NO;
    if (add_headers(made, on, &given, nonce)) {
        queued = MHD_queue_response(on->asked.connection, given.status, made);
    }
    MHD_destroy_response(made);
    return queued;
}

/* --- What the library calls, on the loop's thread. --- */

/* Sees the target as it was written: decoded, it would end at a NUL. */
static void *see_target(void *user, const char *target, struct MHD_Connection *connection)
{
    (void)connection;
    server *run = user;
    return strstr(target, "%00") != NULL ? &run->http->has_nul : NULL;
}

static exchange *begin_exchange(server *run, struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    exchange *on = info == NULL || info->socket_context == NULL ? NULL : calloc(1, sizeof *on);
    if (on != NULL) {
        on->asked = (request){.server = run, .connection = connection, .tab = "", .body = ""};
        on->peer = info->socket_context;
    }
    return on;
}

/* Everything that can be decided by the headers; "" is a target that is none. */
static enum MHD_Result decide(exchange *on, const char *method, const char *target)
{
    link_reading(on->peer);
    on->refused = guard_request(&on->asked, target);
    memcpy(on->tab, on->asked.tab, strlen(on->asked.tab) + 1);
    on->asked.tab = on->tab;
    if (on->refused.status == 0) {
        find_route(on, method, target);
    }
    bool hopeless = false;
    check_length(on, &hopeless);
    return on->refused.status != 0 && hopeless ? send_answer(on, target) : MHD_YES;
}

static enum MHD_Result handle(void *user, struct MHD_Connection *connection, const char *target,
                              const char *method, const char *version, const char *bytes,
                              size_t *length, void **kept)
{
    (void)version;
    server *run = user;
    exchange *on = *kept;
    if (on == NULL || *kept == &run->http->has_nul) {
        bool whole = on == NULL;
        *kept = on = begin_exchange(run, connection);
        return on == NULL ? MHD_NO : decide(on, method, whole ? target : "");
    }
    if (*length > 0) {
        bool taken = take_body(run->http, on, bytes, *length);
        *length = 0;
        return taken ? MHD_YES : MHD_NO;
    }
    return send_answer(on, target);
}

static void completed(void *user, struct MHD_Connection *connection, void **kept,
                      enum MHD_RequestTerminationCode how)
{
    (void)connection;
    (void)how;
    server *run = user;
    exchange *on = *kept == &run->http->has_nul ? NULL : *kept;
    if (on != NULL) {
        drop_body(run->http, on);
        link_quiet(on->peer);
        free(on);
        *kept = NULL;
    }
}

static void connected(void *user, struct MHD_Connection *connection, void **kept,
                      enum MHD_ConnectionNotificationCode what)
{
    server *run = user;
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info =
            MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        *kept = info == NULL ? NULL : link_open(run->http->links, info->connect_fd);
    } else if (*kept != NULL) {
        link_close(*kept);
        *kept = NULL;
    }
}

bool http_begin(server *run, int listening)
{
    run->http = calloc(1, sizeof *run->http);
    if (run->http == NULL) {
        (void)fputs("entente serve: out of memory\n", stderr);
        return false;
    }
    run->http->links = links_new();
    if (run->http->links != NULL) {
        run->http->daemon = MHD_start_daemon(
            MHD_USE_POLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handle, run,
            MHD_OPTION_LISTEN_SOCKET, listening, MHD_OPTION_CONNECTION_LIMIT,
            (unsigned)MOST_CONNECTIONS, MHD_OPTION_URI_LOG_CALLBACK, see_target, run,
            MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)QUIET_SECONDS,
            MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY,
            MHD_OPTION_NOTIFY_COMPLETED, completed, run, MHD_OPTION_NOTIFY_CONNECTION, connected,
            run, MHD_OPTION_END);
        if (run->http->daemon != NULL) {
            return true;
        }
        (void)fputs("entente serve: the loop cannot be started\n", stderr);
        links_free(run->http->links);
    }
    free(run->http);
    run->http = NULL;
    return false;
}

void http_end(server *run)
{
    links_cut(run->http->links);
    MHD_stop_daemon(run->http->daemon);
    links_free(run->http->links);
    free(run->http);
    run->http = NULL;
}
