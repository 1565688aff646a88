/* SPDX-License-Identifier: MIT */
/*
 * What is in a file: its bytes whole, its version, which is their SHA-256, and what the system says of it.
 *
 * Only a plain file is opened, and only when it was one before it was opened: to open a device can do something,
 * and a pipe can make one wait. Bytes are taken as they were at one moment: when the file changes while it is read
 * it is read again, a few times.
 */
#ifndef ENTENTE_SERVER_FILES_CONTENT_H
#define ENTENTE_SERVER_FILES_CONTENT_H

#include "files/fault.h"
#include "files/paths.h"
#include <entente/hash.h>
#include <stddef.h>
#include <sys/stat.h>

enum { MOST_TEXT = 16 << 20 }; /* bytes of a file */

typedef struct content {
    char *bytes; /* a NUL behind them */
    size_t length;
    char version[ENT_HASH_TEXT];
    struct stat about; /* at the end of reading */
} content;

/* Reads a file of a folder, of at most `most` bytes. content_drop() releases it; after a fault there is nothing
 * to release. */
fault content_read(int in, const char *name, size_t most, content *out);
void content_drop(content *read);

/* Whether nothing tells two looks at a file apart: the same file, of the same size, not touched. */
bool content_is_same(const struct stat *a, const struct stat *b);

/* Milliseconds since 1970. */
long long content_modified(const struct stat *about);

#endif
