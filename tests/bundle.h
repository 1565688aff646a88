/* SPDX-License-Identifier: MIT */
/* Text that grows, files read whole, and bundles of disputes as the oracle's generator writes them. */
#ifndef ENT_TESTS_BUNDLE_H
#define ENT_TESTS_BUNDLE_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Text that grows; a NUL stands behind it. */
typedef struct bytes {
    char *at;
    size_t length, room;
} bytes;

/* Appends, as the function of a sink. */
static inline bool append(void *user, const char *more, size_t length)
{
    bytes *b = user;
    if (b->length + length + 1 > b->room) {
        b->room = 2 * (b->length + length + 1);
        b->at = realloc(b->at, b->room);
        if (b->at == NULL) {
            abort();
        }
    }
    memcpy(b->at + b->length, more, length);
    b->length += length;
    b->at[b->length] = '\0';
    return true;
}

/* A whole file; NULL when it cannot be opened. */
static inline char *read_file(const char *path)
{
    bytes whole = {0};
    FILE *file = fopen(path, "r");
    char block[4096];
    size_t got = 0;
    if (file == NULL) {
        return NULL;
    }
    (void)append(&whole, "", 0);
    while ((got = fread(block, 1, sizeof block, file)) > 0) {
        (void)append(&whole, block, got);
    }
    fclose(file);
    return whole.at;
}

/* Goes through the disputes of a text: one that stands alone, or those behind lines "%%%% conflict K".
 * *next starts as the text, and is NULL after the last. */
static inline const char *next_dispute(const char **next, size_t *length)
{
    static const char mark[] = "%%%% conflict ";
    const char *at = *next;
    at = strncmp(at, mark, sizeof mark - 1) == 0 ? strchr(at, '\n') + 1 : at;
    *next = strstr(at, mark);
    *length = *next == NULL ? strlen(at) : (size_t)(*next - at);
    return at;
}

#endif
