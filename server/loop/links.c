/* SPDX-License-Identifier: MIT */
/*
 * The table of connections and the thread that watches over it.
 *
 * The loop does not say when the first byte of a request came in. So each second every connection without a request is
 * asked when its last byte came; when that was after the last answer, a request has begun.
 *
 * Locks: the table's may be held while a stream's is taken, never the other way round.
 */
#include "loop/links.h"
#include "loop/loop.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { SWEEP = 1000, SLACK = 50 }; /* milliseconds; a kernel's clock may tick so seldom */

enum state { QUIET, READING, ANSWERING };

struct link {
    links *all;
    link_entry *before, *after;
    uint64_t number; /* of the connection, never used again */
    int socket;
    enum state state;
    int64_t since; /* milliseconds: the state began */
    stream *flow;
    bool cut;
};

struct links {
    pthread_mutex_t lock;
    pthread_t thread;
    int wake[2]; /* a byte is written when there is something new to watch */
    link_entry *first;
    uint64_t opened;
    bool cutting, ending;
};

/* A stream's connection while it is polled without the lock. */
typedef struct watched {
    struct pollfd polled[MOST_CONNECTIONS + 1];
    uint64_t numbers[MOST_CONNECTIONS + 1];
    size_t count;
} watched;

static int64_t now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void wake(links *all)
{
    ssize_t written = write(all->wake[1], "", 1); /* a full pipe wakes as well */
    (void)written;
}

/* Whether a byte has come in since the last answer. */
static bool has_begun(const link_entry *peer, int64_t time)
{
    struct tcp_info info;
    socklen_t size = sizeof info;
    if (getsockopt(peer->socket, IPPROTO_TCP, TCP_INFO, &info, &size) != 0) {
        return true;
    }
    return (int64_t)info.tcpi_last_data_recv + SLACK < time - peer->since;
}

static void cut_slow(links *all)
{
    int64_t time = now();
    for (link_entry *peer = all->first; peer != NULL; peer = peer->after) {
        if (peer->state == QUIET && has_begun(peer, time)) {
            peer->state = READING;
            peer->since = time;
        }
        if (peer->state == READING && time - peer->since >= (REQUEST_SECONDS - 1) * 1000) {
            (void)shutdown(peer->socket, SHUT_RDWR); /* which the loop sees */
        }
    }
}

/* The pipe and all streams that have a client yet. */
static void gather(links *all, watched *out)
{
    out->polled[0] = (struct pollfd){.fd = all->wake[0], .events = POLLIN};
    out->count = 1;
    for (link_entry *peer = all->first; peer != NULL; peer = peer->after) {
        if (peer->flow != NULL && !peer->cut && out->count <= MOST_CONNECTIONS) {
            out->numbers[out->count] = peer->number;
            out->polled[out->count++] = (struct pollfd){.fd = peer->socket, .events = POLLRDHUP};
        }
    }
}

static void cut_gone(links *all, const watched *seen)
{
    for (size_t k = 1; k < seen->count; k++) {
        if (seen->polled[k].revents == 0) {
            continue;
        }
        for (link_entry *peer = all->first; peer != NULL; peer = peer->after) {
            if (peer->number == seen->numbers[k] && peer->flow != NULL) {
                peer->cut = true;
                stream_cut(peer->flow);
            }
        }
    }
}

static void drain(const links *all)
{
    char bytes[64];
    while (read(all->wake[0], bytes, sizeof bytes) > 0) {
    }
}

static void *watch(void *given)
{
    links *all = given;
    static const size_t size = sizeof(watched);
    watched *seen = calloc(1, size);
    int64_t swept = now();
    (void)pthread_mutex_lock(&all->lock);
    while (seen != NULL && !all->ending) {
        gather(all, seen);
        (void)pthread_mutex_unlock(&all->lock);
        bool some = poll(seen->polled, seen->count, SWEEP) > 0;
        if (some && seen->polled[0].revents != 0) {
            drain(all);
        }
        (void)pthread_mutex_lock(&all->lock);
        if (some) {
            cut_gone(all, seen);
        }
        if (now() - swept >= SWEEP) {
            cut_slow(all);
            swept = now();
        }
    }
    (void)pthread_mutex_unlock(&all->lock);
    free(seen);
    return NULL;
}

links *links_new(void)
{
    links *all = calloc(1, sizeof *all);
    if (all == NULL || pipe2(all->wake, O_CLOEXEC | O_NONBLOCK) != 0) {
        (void)fprintf(stderr, "entente serve: cannot watch connections: %s\n", strerror(errno));
        free(all);
        return NULL;
    }
    (void)pthread_mutex_init(&all->lock, NULL);
    int failed = pthread_create(&all->thread, NULL, watch, all);
    if (failed != 0) {
        (void)fprintf(stderr, "entente serve: cannot start a thread: %s\n", strerror(failed));
        (void)close(all->wake[0]);
        (void)close(all->wake[1]);
        (void)pthread_mutex_destroy(&all->lock);
        free(all);
        return NULL;
    }
    return all;
}

void links_cut(links *all)
{
    (void)pthread_mutex_lock(&all->lock);
    all->cutting = true;
    for (link_entry *peer = all->first; peer != NULL; peer = peer->after) {
        if (peer->flow != NULL) {
            peer->cut = true;
            stream_cut(peer->flow);
        }
    }
    (void)pthread_mutex_unlock(&all->lock);
}

void links_free(links *all)
{
    (void)pthread_mutex_lock(&all->lock);
    all->ending = true;
    (void)pthread_mutex_unlock(&all->lock);
    wake(all);
    (void)pthread_join(all->thread, NULL);
    (void)close(all->wake[0]);
    (void)close(all->wake[1]);
    (void)pthread_mutex_destroy(&all->lock);
    free(all);
}

link_entry *link_open(links *all, int socket)
{
    link_entry *peer = calloc(1, sizeof *peer);
    if (peer == NULL) {
        return NULL;
    }
    *peer = (link_entry){.all = all, .socket = socket, .since = now()};
    (void)pthread_mutex_lock(&all->lock);
    peer->number = ++all->opened;
    peer->after = all->first;
    if (all->first != NULL) {
        all->first->before = peer;
    }
    all->first = peer;
    (void)pthread_mutex_unlock(&all->lock);
    return peer;
}

void link_close(link_entry *peer)
{
    if (peer->flow != NULL) {
        stream_unlink(peer->flow);
    }
    links *all = peer->all;
    (void)pthread_mutex_lock(&all->lock);
    if (peer->before != NULL) {
        peer->before->after = peer->after;
    } else {
        all->first = peer->after;
    }
    if (peer->after != NULL) {
        peer->after->before = peer->before;
    }
    (void)pthread_mutex_unlock(&all->lock);
    free(peer);
}

static void enter(link_entry *peer, enum state state, bool again)
{
    (void)pthread_mutex_lock(&peer->all->lock);
    if (peer->state != state || again) {
        peer->state = state;
        peer->since = now();
    }
    (void)pthread_mutex_unlock(&peer->all->lock);
}

void link_reading(link_entry *peer)
{
    enter(peer, READING, false);
}

void link_answering(link_entry *peer)
{
    enter(peer, ANSWERING, true);
}

void link_quiet(link_entry *peer)
{
    enter(peer, QUIET, true);
}

void link_flow(link_entry *peer, stream *flow)
{
    links *all = peer->all;
    (void)pthread_mutex_lock(&all->lock);
    peer->flow = flow;
    peer->cut = all->cutting;
    if (flow != NULL && all->cutting) {
        stream_cut(flow);
    }
    (void)pthread_mutex_unlock(&all->lock);
    if (flow != NULL) {
        wake(all);
    }
}
