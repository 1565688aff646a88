/* SPDX-License-Identifier: MIT */
/* The start page: a file that only its owner can read, which leads the browser to the server with a token. */
#ifndef ENTENTE_SERVER_START_H
#define ENTENTE_SERVER_START_H

#include <stdbool.h>

typedef struct start start;

/* Makes a folder of mode 0700 in $XDG_RUNTIME_DIR, else in $TMPDIR or /tmp. NULL after a message on stderr. */
start *start_new(void);

/* Writes the page, anew each time; its mode is 0600. */
bool start_page_write(start *page, unsigned port, const char *token);

/* Where it is. */
const char *start_page_path(const start *page);

/* Opens it in the browser. False when there is no display, or no xdg-open. */
bool start_page_open(const start *page);

/* Removes page and folder. */
void start_free(start *page);

#endif
