/* SPDX-License-Identifier: MIT */
/*
 * Paths that a page gives: which are fit, and where they lead, never outside the folder that is served.
 *
 * A path is fit when it is names joined by single slashes, with a name that is not empty at either end: so it is
 * not absolute, and not a folder. A name does not begin with a dot (which leaves out `.`, `..` and what is hidden), is
 * UTF-8 and has no control characters. It has been decoded once before; `%2e` here is three letters.
 */
#ifndef ENTENTE_SERVER_FILES_PATHS_H
#define ENTENTE_SERVER_FILES_PATHS_H

#include "files/fault.h"
#include <stdbool.h>

enum { NAME_ROOM = 256, PATH_ROOM = 4096, MOST_DEPTH = 8 };

/* What is served: a folder, and perhaps one file in it that is, whatever its ending. */
typedef struct served {
    int root;
    const char *also; /* its name in the folder, or NULL */
} served;

/* Where a file stands, or would: its folder, held open, and its name there. */
typedef struct spot {
    int folder;
    char name[NAME_ROOM];
} spot;

bool path_is_fit(const char *path);

/* Whether files of such a name are read, by their ending; and whether they are written, too: all but texts (.txt). */
bool name_is_served(const char *name);
bool name_is_written(const char *name);

/* Opens the folder `name` in a folder, unless it is a link or something else; -1 with errno. */
int folder_open(int in, const char *name);

/*
 * Goes to the folder of a file, name by name and through no link; whether the file is there is another
 * question. The spot is closed by path_close(); after a fault there is nothing to close.
 */
fault path_open(const served *in, const char *path, spot *out);
void path_close(spot *at);

#endif
