/* SPDX-License-Identifier: MIT */
/*
 * Who may ask: tokens, each good once, which a page exchanges for the secret of its tab.
 *
 * There is always one start token, which the start page leads to; when it is used, another takes its place there. A
 * tab may ask for a token for another tab, good for a minute. At most MOST_TABS secrets are known; for one more, the
 * tab that has been silent longest is forgotten, of those to which no stream flows first.
 *
 * All of it belongs to the loop's thread once the loop runs.
 */
#ifndef ENTENTE_SERVER_SESSION_H
#define ENTENTE_SERVER_SESSION_H

#include "server.h"

enum { MOST_TABS = 64, MOST_TOKENS = 16, TOKEN_SECONDS = 60, ALIVE_SECONDS = 60 };

/* False after a message on stderr; writes the start page. */
bool sessions_begin(server *run);
void sessions_end(server *run);

/* Whether the tab of this name is still open: a stream flows to it, or it has asked something lately. */
bool session_tab_alive(const server *run, const char *tab);

/* The name of the tab whose secret this is, which has then been heard of; NULL: nobody's. It lives until the next
 * session is begun. */
const char *session_find(server *run, const char *secret);

/* A stream begins and ceases to flow to a tab. */
void session_hold(server *run, const char *tab);
void session_release(server *run, const char *tab);

#endif
