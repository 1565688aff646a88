/* SPDX-License-Identifier: MIT */
/*
 * Watching files for changes from outside: a line of JSON when a file is no longer the version that a tab knows,
 * and `{}` each 15 seconds, by which a client that is gone is noticed.
 *
 * One thread looks at every watched file when inotify says that something has happened in its folder, and every few
 * seconds, since what other machines do on a shared disk is told by nobody (every second where there is no
 * inotify). Only a file that looks touched is read. It runs from the first watch on.
 *
 * A save must not be taken for a change from outside: what is seen between watch_pause() and watch_saved() is not
 * told, and the tab that saved then knows the new version.
 */
#ifndef ENTENTE_SERVER_FILES_WATCH_H
#define ENTENTE_SERVER_FILES_WATCH_H

#include "files/content.h"
#include "http.h"

enum { MOST_WATCHES = 256 };

typedef struct watches watches;

watches *watches_new(const served *in); /* NULL: no memory */

/* Ends all streams, and the thread. */
void watches_free(watches *held);

/* What a tab wants to be told of. */
typedef struct watch_order {
    const char *tab, *path;
    const char *version; /* that the tab knows; NULL: there was no file */
} watch_order;

/* Watches, and hands out the stream of lines. FAULT_MANY: there are too many. */
fault watch_add(watches *in, const watch_order *order, stream **out);

void watch_pause(watches *in);

/* Goes on; `version` is what the tab has saved, NULL when it has saved nothing. */
void watch_saved(watches *in, const watch_order *order);

#endif
