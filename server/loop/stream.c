/* SPDX-License-Identifier: MIT */
/*
 * Streams: bytes that one thread puts and the loop sends.
 *
 * Two hold a stream: the feeder, until stream_end(), and the loop, until the connection is done with the response or
 * there never was one. The last of them frees it. While there is nothing to send, the connection is suspended, and
 * whoever brings something resumes it, under the stream's lock, so that none is resumed that has gone.
 */
#include "loop/links.h"
#include "loop/loop.h"
#include "session.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 16 * 1024, MOST_WAITING = 96 * 1024 * 1024 };

struct stream {
    pthread_mutex_t lock;
    pthread_cond_t told; /* `gone` has returned */
    void (*gone)(void *user);
    void *user;
    unsigned holders;
    bool ended;   /* by the feeder */
    bool left;    /* by the loop */
    bool telling; /* `gone` runs */
    bool cut;
    char *waiting;
    size_t first, last, room; /* of what waits: [first, last) */
    struct MHD_Connection *suspended;
    struct MHD_Connection *connection; /* of the loop's thread alone, as is what follows */
    struct link *peer;
    server *run;
    char tab[TAB_NAME + 1];
};

stream *stream_new(void (*gone)(void *user), void *user)
{
    stream *out = calloc(1, sizeof *out);
    if (out == NULL) {
        return NULL;
    }
    (void)pthread_mutex_init(&out->lock, NULL);
    (void)pthread_cond_init(&out->told, NULL);
    out->gone = gone;
    out->user = user;
    out->holders = 2;
    return out;
}

/* Called with the lock, which it releases. */
static void let_go(stream *flow)
{
    bool last = --flow->holders == 0;
    (void)pthread_mutex_unlock(&flow->lock);
    if (last) {
        (void)pthread_mutex_destroy(&flow->lock);
        (void)pthread_cond_destroy(&flow->told);
        free(flow->waiting);
        free(flow);
    }
}

static void resume(stream *flow)
{
    if (flow->suspended != NULL) {
        MHD_resume_connection(flow->suspended);
        flow->suspended = NULL;
    }
}

/* Appends what is put; false when it cannot be kept. */
static bool keep(stream *out, const char *bytes, size_t length)
{
    if (out->last - out->first > MOST_WAITING - length) {
        return false;
    }
    if (out->first > 0 && out->last + length > out->room) {
        memmove(out->waiting, out->waiting + out->first, out->last - out->first);
        out->last -= out->first;
        out->first = 0;
    }
    if (out->last + length > out->room) {
        size_t room = out->room * 2 > out->last + length ? out->room * 2 : out->last + length;
        char *grown = realloc(out->waiting, room);
        if (grown == NULL) {
            return false;
        }
        out->waiting = grown;
        out->room = room;
    }
    memcpy(out->waiting + out->last, bytes, length);
    out->last += length;
    return true;
}

void stream_put(stream *out, const char *bytes, size_t length)
{
    (void)pthread_mutex_lock(&out->lock);
    if (!out->left && !out->cut && length > 0) {
        /* What cannot be kept ends the stream: a client must not take a part for the whole. */
        out->cut = length > MOST_WAITING || !keep(out, bytes, length);
        resume(out);
    }
    (void)pthread_mutex_unlock(&out->lock);
}

void stream_end(stream *out)
{
    (void)pthread_mutex_lock(&out->lock);
    while (out->telling) {
        (void)pthread_cond_wait(&out->told, &out->lock);
    }
    out->ended = true;
    resume(out);
    let_go(out);
}

void stream_cut(stream *flow)
{
    (void)pthread_mutex_lock(&flow->lock);
    flow->cut = true;
    resume(flow);
    (void)pthread_mutex_unlock(&flow->lock);
}

void stream_unlink(stream *flow)
{
    flow->peer = NULL;
}

/* The loop has done with the stream. */
static void leave(void *given)
{
    stream *flow = given;
    if (flow->peer != NULL) {
        link_flow(flow->peer, NULL);
        flow->peer = NULL;
    }
    if (flow->run != NULL) {
        session_release(flow->run, flow->tab);
    }
    (void)pthread_mutex_lock(&flow->lock);
    flow->left = true;
    flow->suspended = NULL;
    if (!flow->ended && flow->gone != NULL) {
        flow->telling = true;
        (void)pthread_mutex_unlock(&flow->lock);
        flow->gone(flow->user);
        (void)pthread_mutex_lock(&flow->lock);
        flow->telling = false;
        (void)pthread_cond_broadcast(&flow->told);
    }
    let_go(flow);
}

/* Gives the loop what waits; else suspends the connection until there is something. */
static ssize_t read_stream(void *given, uint64_t position, char *bytes, size_t most)
{
    (void)position;
    stream *flow = given;
    (void)pthread_mutex_lock(&flow->lock);
    ssize_t length = 0;
    size_t waiting = flow->last - flow->first;
    if (flow->cut) {
        length = MHD_CONTENT_READER_END_WITH_ERROR;
    } else if (waiting > 0) {
        size_t taken = waiting < most ? waiting : most;
        memcpy(bytes, flow->waiting + flow->first, taken);
        flow->first += taken;
        if (flow->first == flow->last) {
            flow->first = flow->last = 0;
        }
        length = (ssize_t)taken;
    } else if (flow->ended) {
        length = MHD_CONTENT_READER_END_OF_STREAM;
    } else {
        MHD_suspend_connection(flow->connection);
        flow->suspended = flow->connection;
    }
    (void)pthread_mutex_unlock(&flow->lock);
    return length;
}

struct MHD_Response *stream_response(stream *flow, const request *asked, struct link *peer)
{
    flow->connection = asked->connection;
    struct MHD_Response *made =
        MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK, read_stream, flow, leave);
    if (made == NULL) {
        leave(flow);
        return NULL;
    }
    flow->run = asked->server;
    memcpy(flow->tab, asked->tab, strlen(asked->tab) + 1); /* "", or TAB_NAME digits */
    session_hold(flow->run, flow->tab);
    flow->peer = peer;
    link_flow(peer, flow);
    return made;
}
