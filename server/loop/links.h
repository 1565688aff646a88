/* SPDX-License-Identifier: MIT */
/*
 * Connections, each with what its client is doing, and a thread that watches over them: it cuts a connection whose
 * request is not whole REQUEST_SECONDS after its first byte, and a stream whose client has gone.
 *
 * The loop's time-out is for silence alone, so a byte a second would hold a connection for ever; and the loop does not
 * look at connections that wait for a stream. Sockets are closed by the loop, which takes its connection off this
 * table first; so under the table's lock a socket in it is still the one that is meant.
 */
#ifndef ENTENTE_SERVER_LINKS_H
#define ENTENTE_SERVER_LINKS_H

#include "http.h"

typedef struct links links;
typedef struct link link_entry;

/* Starts the watching thread; NULL after a message on stderr. */
links *links_new(void);

/* Cuts every stream, now and from now on; before the loop ends. */
void links_cut(links *all);

/* Ends the thread; after the loop. */
void links_free(links *all);

/* The loop tells what happens; link_open() gives NULL when there is no memory. */
struct link *link_open(links *all, int socket);
void link_close(struct link *peer);
void link_reading(struct link *peer);            /* a request has begun */
void link_answering(struct link *peer);          /* it is whole */
void link_quiet(struct link *peer);              /* it is answered */
void link_flow(struct link *peer, stream *flow); /* a stream flows to it; NULL: no more */

#endif
