/* SPDX-License-Identifier: MIT */
/* Reading files whole. */
#include "files/content.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_READINGS = 4 };

static bool same_time(const struct timespec *a, const struct timespec *b)
{
    return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

bool content_is_same(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
           same_time(&a->st_mtim, &b->st_mtim) && same_time(&a->st_ctim, &b->st_ctim);
}

long long content_modified(const struct stat *about)
{
    return (long long)about->st_mtim.tv_sec * 1000 + about->st_mtim.tv_nsec / 1000000;
}

/* Opens a plain file, and nothing else. */
static fault open_plain(int in, const char *name, int *out)
{
    struct stat about;
    if (fstatat(in, name, &about, AT_SYMLINK_NOFOLLOW) != 0) {
        return fault_of(errno);
    }
    if (!S_ISREG(about.st_mode)) {
        return FAULT_NOT_PLAIN;
    }
    const int file = openat(in, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file < 0) {
        return fault_of(errno);
    }
    if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
        (void)close(file);
        return FAULT_NOT_PLAIN;
    }
    *out = file;
    return FAULT_NONE;
}

/* Fills the room, or as much of it as there is. */
static fault fill(int file, char *bytes, size_t room, size_t *length)
{
    *length = 0;
    while (*length < room) {
        const ssize_t part = pread(file, bytes + *length, room - *length, (off_t)*length);
        if (part < 0 && errno != EINTR) {
            return fault_of(errno);
        }
        if (part == 0) {
            break;
        }
        *length += part > 0 ? (size_t)part : 0;
    }
    return FAULT_NONE;
}

/* One reading; *restless when the file changed meanwhile. */
static fault read_once(int file, size_t most, content *out, bool *restless)
{
    struct stat before;
    if (fstat(file, &before) != 0) {
        return fault_of(errno);
    }
    if (before.st_size < 0 || (unsigned long long)before.st_size > most) {
        return FAULT_TOO_LARGE;
    }
    const size_t size = (size_t)before.st_size;
    char *bytes = malloc(size + 1);
    if (bytes == NULL) {
        return FAULT_MEMORY;
    }
    fault wrong = fill(file, bytes, size + 1, &out->length); /* one more, which must not come */
    if (wrong == FAULT_NONE && fstat(file, &out->about) != 0) {
        wrong = fault_of(errno);
    }
    *restless =
        wrong == FAULT_NONE && (out->length != size || !content_is_same(&before, &out->about));
    if (wrong != FAULT_NONE || *restless) {
        free(bytes);
        return wrong;
    }
    bytes[size] = '\0';
    out->bytes = bytes;
    return FAULT_NONE;
}

fault content_read(int in, const char *name, size_t most, content *out)
{
    content read = {0};
    int file = -1;
    fault wrong = open_plain(in, name, &file);
    if (wrong != FAULT_NONE) {
        return wrong;
    }
    bool restless = true;
    for (int i = 0; i < MOST_READINGS && restless && wrong == FAULT_NONE; i++) {
        wrong = read_once(file, most, &read, &restless);
    }
    (void)close(file);
    if (wrong == FAULT_NONE && restless) {
        wrong = FAULT_RESTLESS;
    }
    if (wrong == FAULT_NONE) {
        ent_hash_text(read.bytes, read.length, read.version);
        *out = read;
    }
    return wrong;
}

void content_drop(content *read)
{
    free(read->bytes);
    *read = (content){0};
}
