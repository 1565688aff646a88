/* SPDX-License-Identifier: MIT */
/*
 * Which files there are below the folder: plain ones with an ending that is served, not hidden, not through links;
 * and those that are not there, but of which a journal was kept.
 *
 * At most 2,000 files, 8 folders deep, of at most 50,000 names looked at: `more` says that there are others.
 * In the order of their paths, byte by byte. Folders that cannot be opened are passed over. What saves that were cut
 * short have left in a folder is removed on the way.
 */
#ifndef ENTENTE_SERVER_FILES_LISTING_H
#define ENTENTE_SERVER_FILES_LISTING_H

#include "files/paths.h"
#include "files/place.h"
#include <stddef.h>

enum { MOST_FILES = 2000, MOST_NAMES = 50000 };

typedef struct listed_file {
    char *path;
    char stem[STEM_ROOM];     /* of its name, by which its journals are known */
    long long size, modified; /* bytes, and milliseconds since 1970 */
    unsigned journals;        /* kept of it */
    bool missing;
} listed_file;

typedef struct listing {
    listed_file *files;
    size_t count, room;
    size_t names; /* looked at */
    bool more;
} listing;

fault listing_read(const served *in, listing *out);
void listing_drop(listing *read);

/* As the JSON array of `GET /api/files`, from malloc(); NULL: no memory. */
char *listing_json(const listing *read);

#endif
