/* SPDX-License-Identifier: MIT */
/*
 * What every request must fulfil before anything else is looked at, and what every response carries.
 *
 * Other pages in the same browser can send requests here, and other names can be made to lead here, but neither can
 * choose the headers Host and Origin. Other programs of this machine can, but do not know a secret.
 */
#include "loop/loop.h"
#include "session.h"

#include <microhttpd.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* How often a header stands in a request. */
typedef struct counted {
    const char *name;
    size_t count;
} counted;

static enum MHD_Result count_header(void *user, enum MHD_ValueKind kind, const char *name,
                                    const char *value)
{
    (void)kind;
    (void)value;
    counted *looked_for = user;
    looked_for->count += strcasecmp(name, looked_for->name) == 0;
    return MHD_YES;
}

/* The value of a header that must not stand there twice; NULL when it is absent, or *twice is set. */
static const char *only_header(const request *asked, const char *name, bool *twice)
{
    counted looked_for = {name, 0};
    (void)MHD_get_connection_values(asked->connection, MHD_HEADER_KIND, count_header, &looked_for);
    *twice = looked_for.count > 1;
    return looked_for.count == 1 ? request_header(asked, name) : NULL;
}

/* Whether `host` is this server by one of its two names. */
static bool is_host(const char *host, unsigned port)
{
    char by_number[32], by_name[32];
    (void)snprintf(by_number, sizeof by_number, "127.0.0.1:%u", port);
    (void)snprintf(by_name, sizeof by_name, "localhost:%u", port);
    if (strcmp(host, by_number) == 0 || strcasecmp(host, by_name) == 0) {
        return true;
    }
    return port == 80 && (strcmp(host, "127.0.0.1") == 0 || strcasecmp(host, "localhost") == 0);
}

static refusal check_host(const request *asked)
{
    bool twice = false;
    const char *host = only_header(asked, "Host", &twice);
    if (host == NULL || !is_host(host, asked->server->port)) {
        return (refusal){403, "host", "This server answers to its own address alone."};
    }
    const char *origin = only_header(asked, "Origin", &twice);
    bool own = origin == NULL || (strncasecmp(origin, "http://", 7) == 0 &&
                                  strcasecmp(origin + strlen("http://"), host) == 0);
    if (twice || !own) {
        return (refusal){403, "origin", "This server answers to its own page alone."};
    }
    return (refusal){0};
}

/* What a browser says of where a request comes from, beside Origin, which it leaves out at times. */
static bool from_elsewhere(const request *asked)
{
    const char *site = request_header(asked, "Sec-Fetch-Site");
    return site != NULL && strcmp(site, "same-origin") != 0 && strcmp(site, "none") != 0;
}

static enum MHD_Result is_whole(void *user, enum MHD_ValueKind kind, const char *name,
                                size_t name_size, const char *value, size_t value_size)
{
    (void)kind;
    bool *whole = user;
    *whole = *whole && strlen(name) == name_size && (value == NULL || strlen(value) == value_size);
    return MHD_YES;
}

/* No NUL is in the query, however it is written. */
static bool query_is_whole(const request *asked)
{
    bool whole = true;
    (void)MHD_get_connection_values_n(asked->connection, MHD_GET_ARGUMENT_KIND, is_whole, &whole);
    return whole;
}

static size_t header_bytes(const request *asked)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(asked->connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return info == NULL ? 0 : info->header_size;
}

refusal guard_request(request *asked, const char *target)
{
    if (header_bytes(asked) > MOST_HEADERS) {
        return (refusal){431, "headers", "The headers are too long."};
    }
    refusal refused = check_host(asked);
    if (refused.status != 0) {
        return refused;
    }
    if (target[0] != '/' || !query_is_whole(asked)) {
        return (refusal){400, "target", "This is no address of this server."};
    }
    if (strncmp(target, "/api/", strlen("/api/")) != 0) {
        return refused;
    }
    if (from_elsewhere(asked)) {
        return (refusal){403, "origin", "This server answers to its own page alone."};
    }
    if (strcmp(target, "/api/session") == 0) {
        return refused; /* which asks for a token */
    }
    const char *secret = request_header(asked, "X-Entente-Secret");
    asked->tab = secret == NULL ? NULL : session_find(asked->server, secret);
    if (asked->tab == NULL) {
        asked->tab = "";
        return (refusal){401, "session", "This session has ended; open the start page again."};
    }
    return refused;
}

bool guard_response(struct MHD_Response *response, const char *nonce, const char *tag)
{
    static const char *const always[][2] = {
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
    };
    char policy[512];
    (void)snprintf(policy, sizeof policy,
                   "default-src 'none'; script-src 'nonce-%s'; style-src 'nonce-%s'; "
                   "connect-src 'self'; img-src 'self' data:; base-uri 'none'; "
                   "form-action 'none'; frame-ancestors 'none'",
                   nonce, nonce);
    bool done = MHD_add_response_header(response, "Content-Security-Policy", policy) == MHD_YES;
    for (size_t k = 0; k < sizeof always / sizeof always[0]; k++) {
        done = done && MHD_add_response_header(response, always[k][0], always[k][1]) == MHD_YES;
    }
    if (tag != NULL) { /* kept, but never used without asking */
        done = done && MHD_add_response_header(response, "ETag", tag) == MHD_YES;
    }
    const char *keep = tag != NULL ? "no-cache" : "no-store";
    return done && MHD_add_response_header(response, "Cache-Control", keep) == MHD_YES;
}
