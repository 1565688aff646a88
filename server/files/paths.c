/* SPDX-License-Identifier: MIT */
/* Paths, name by name: openat() with O_NOFOLLOW, so that a link put in their way meanwhile leads nowhere. */
#include "files/paths.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

static bool name_is_fit(const char *name, size_t length)
{
    if (length == 0 || name[0] == '.' || !text_is_utf8(name, length)) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        const unsigned char byte = (unsigned char)name[i];
        if (byte < 0x20 || byte == 0x7f) {
            return false;
        }
    }
    return true;
}

bool path_is_fit(const char *path)
{
    size_t depth = 0;
    for (;; depth++) {
        const size_t length = strcspn(path, "/");
        if (!name_is_fit(path, length)) {
            return false;
        }
        if (path[length] == '\0') {
            return depth <= MOST_DEPTH;
        }
        path += length + 1;
    }
}

static bool name_ends(const char *name, const char *with)
{
    const size_t length = strlen(name), ending = strlen(with);
    return length > ending && strcmp(name + length - ending, with) == 0;
}

bool name_is_written(const char *name)
{
    static const char *const endings[] = {".yaml", ".yml", ".json", ".gmcr"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (name_ends(name, endings[i])) {
            return true;
        }
    }
    return false;
}

bool name_is_served(const char *name)
{
    return name_is_written(name) || name_ends(name, ".txt");
}

int folder_open(int in, const char *name)
{
    return openat(in, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* The first name of a path, and what is behind its slash: NULL when it is the last. */
static fault next_name(const char **path, char name[NAME_ROOM])
{
    const size_t length = strcspn(*path, "/");
    if (length >= NAME_ROOM) {
        return FAULT_LONG_NAME;
    }
    memcpy(name, *path, length);
    name[length] = '\0';
    *path = (*path)[length] == '\0' ? NULL : *path + length + 1;
    return FAULT_NONE;
}

/* From folder to folder; the spot's folder is always open, and closed by the caller. */
static fault descend(const char *path, spot *at)
{
    for (;;) {
        const fault wrong = next_name(&path, at->name);
        if (wrong != FAULT_NONE || path == NULL) {
            return wrong;
        }
        const int inside = folder_open(at->folder, at->name);
        if (inside < 0) {
            return fault_of(errno);
        }
        (void)close(at->folder);
        at->folder = inside;
    }
}

fault path_open(const served *in, const char *path, spot *out)
{
    const bool also = in->also != NULL && strcmp(path, in->also) == 0;
    if (strlen(path) >= PATH_ROOM) {
        return FAULT_LONG_NAME;
    }
    if (!also && !path_is_fit(path)) {
        return FAULT_PATH;
    }
    if (!also && !name_is_served(path)) {
        return FAULT_KIND;
    }
    out->folder = folder_open(in->root, ".");
    if (out->folder < 0) {
        return fault_of(errno);
    }
    const fault wrong = descend(path, out);
    if (wrong != FAULT_NONE) {
        path_close(out);
    }
    return wrong;
}

void path_close(spot *at)
{
    (void)close(at->folder);
    at->folder = -1;
}
