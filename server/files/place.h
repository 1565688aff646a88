/* SPDX-License-Identifier: MIT */
/*
 * A folder in which something is being written: held by flock(2), so that another tab, or another server, waits;
 * and files of our own in it, `.NAME.save-...`, which are whole and synced before they are given a name.
 *
 * Whoever holds the folder knows that every such file is a leftover of a save that a crash cut short, and may
 * remove it. Where the file system has no locks, only those are removed that are an hour old.
 */
#ifndef ENTENTE_SERVER_FILES_PLACE_H
#define ENTENTE_SERVER_FILES_PLACE_H

#include "files/fault.h"
#include "files/paths.h"
#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

/* What every writing of a text begins with: it is judged, the folder of its path is opened, and held. After a fault nothing is open
 * or held; otherwise place_leave() ends both. */
fault place_enter(const served *in, const char *path, const char *bytes, size_t length, spot *out);
void place_leave(spot *at);

/* Removes what saves that were cut short have left in the folder, unless another program holds it. */
void place_sweep(int in);

/* Whether a name is one of those that a save gives. */
bool place_is_leftover(const char *name);

/* A file that has no name of its own yet. */
typedef struct draft {
    int folder;
    char name[NAME_ROOM];
} draft;

/*
 * Writes the bytes into a file beside `name`, with the mode and owner of `like`, or those of a new file when it is
 * NULL, and syncs it. After a fault there is no such file.
 */
fault draft_write(const spot *beside, const struct stat *like, const char *bytes, size_t length,
                  draft *out);

/* Gives the draft a name that no file has; FAULT_EXISTS when one has it. The draft is gone in any case. */
fault draft_publish(const draft *from, const char *name);

/* Gives the draft a name, whatever has it now. The draft is gone in any case. */
fault draft_replace(const draft *from, const char *name);

void draft_remove(const draft *from);

/* Syncs the folder, so that names given in it last; or a file. */
fault place_sync(int in);

/* A name for files of our own that belong to `name`: the name itself, or, where it is so long that nothing could be
 * put beside it, its beginning and its hash. */
enum { STEM_ROOM = 224 };
void name_stem(const char *name, char out[STEM_ROOM]);

/* Whether `name` is `.STEM` + `mark` + 16 hexadecimal digits; then *stem is the length of STEM. */
bool name_is_ours(const char *name, const char *mark, size_t *stem);

#endif
