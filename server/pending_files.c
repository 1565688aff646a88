/* SPDX-License-Identifier: MIT */
/* In place of the files until they are there: none. */
#include "files/files.h"

#include <stdlib.h>
#include <string.h>

struct files {
    char *path;
};

const route file_routes[] = {{NULL, NULL, 0, NULL}};

files *files_new(const char *path)
{
    files *held = calloc(1, sizeof *held);
    if (held != NULL) {
        held->path = realpath(path, NULL);
    }
    if (held == NULL || held->path == NULL) {
        free(held);
        return NULL;
    }
    return held;
}

void files_free(files *held)
{
    if (held != NULL) {
        free(held->path);
        free(held);
    }
}

const char *files_folder(const files *held)
{
    return held->path;
}

const char *files_first(const files *held)
{
    (void)held;
    return NULL;
}

char *files_list(const files *held)
{
    (void)held;
    return strdup("[]");
}
