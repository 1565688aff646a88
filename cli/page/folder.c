/* SPDX-License-Identifier: MIT */
/* A temporary folder, and its removal with all that is in it, following no links. */
#include "page.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEEPEST = 32 }; /* folders in one another that are looked into */

char *folder_new(void)
{
    static const char name[] = "/entente-XXXXXX";
    const char *above = getenv("TMPDIR");
    above = above == NULL || *above != '/' ? "/tmp" : above;
    const size_t room = strlen(above) + sizeof name;
    char *path = malloc(room);
    if (path == NULL) {
        return NULL;
    }
    (void)snprintf(path, room, "%s%s", above, name);
    if (mkdtemp(path) == NULL) {
        free(path);
        return NULL;
    }
    return path;
}

static void empty_folder(int folder, int deepest)
{
    DIR *entries = fdopendir(folder);
    const struct dirent *entry = NULL;
    if (entries == NULL) {
        (void)close(folder);
        return;
    }
    while ((entry = readdir(entries)) != NULL) {
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
            unlinkat(dirfd(entries), name, 0) == 0) {
            continue;
        }
        const int inner =
            openat(dirfd(entries), name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (inner >= 0 && deepest > 0) {
            empty_folder(inner, deepest - 1);
        } else if (inner >= 0) {
            (void)close(inner);
        }
        (void)unlinkat(dirfd(entries), name, AT_REMOVEDIR);
    }
    (void)closedir(entries);
}

void folder_remove(const char *path)
{
    const int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder >= 0) {
        empty_folder(folder, DEEPEST);
    }
    (void)rmdir(path);
}
