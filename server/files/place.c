/* SPDX-License-Identifier: MIT */
/* Holding a folder, and files of our own in it. */
#include "files/place.h"
#include "files/content.h"
#include "text.h"

#include <dirent.h>
#include <entente/hash.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

enum {
    HOLD_TRIES = 300, /* 1 ms apart */
    NAME_TRIES = 100,
    DIGITS = 16,
    STEM_LONGEST = 200, /* bytes of a name that is its own stem */
    STEM_KEPT = 180,    /* of a longer one */
    LEFTOVER_AGE = 3600 /* seconds, where there are no locks */
};

static const char save_mark[] = ".save-";

/* Takes the folder if no one holds it; FAULT_BUSY: someone does. Without locks it is always ours. */
static fault try_hold(int at, bool *held)
{
    *held = flock(at, LOCK_EX | LOCK_NB) == 0;
    return *held || (errno != EWOULDBLOCK && errno != EINTR) ? FAULT_NONE : FAULT_BUSY;
}

/* Waits for the folder, some 0.3 seconds at most, as the loop waits too; FAULT_BUSY when someone else still holds it. The lock goes with the
 * descriptor, at the latest. Where there are no locks the folder is not held, and that is no fault. */
static fault hold_folder(int at)
{
    const struct timespec pause = {0, 1000000};
    bool held;
    for (int i = 0; i < HOLD_TRIES; i++) {
        if (try_hold(at, &held) == FAULT_NONE) {
            return FAULT_NONE;
        }
        (void)nanosleep(&pause, NULL);
    }
    return FAULT_BUSY;
}

static void release_folder(int at)
{
    (void)flock(at, LOCK_UN);
}

fault place_enter(const served *in, const char *path, const char *bytes, size_t length, spot *out)
{
    if (length > MOST_TEXT) {
        return FAULT_TOO_LARGE;
    }
    if (!text_is_utf8(bytes, length)) {
        return FAULT_NOT_TEXT;
    }
    fault wrong = path_open(in, path, out);
    if (wrong != FAULT_NONE) {
        return wrong;
    }
    if (!name_is_written(path) && (in->also == NULL || strcmp(path, in->also) != 0)) {
        path_close(out);
        return FAULT_UNWRITTEN;
    }
    wrong = hold_folder(out->folder);
    if (wrong != FAULT_NONE) {
        path_close(out);
    }
    return wrong;
}

void place_leave(spot *at)
{
    release_folder(at->folder);
    path_close(at);
}

fault place_sync(int at)
{
    return fsync(at) == 0 || errno == EINVAL ? FAULT_NONE : fault_of(errno);
}

void name_stem(const char *name, char out[STEM_ROOM])
{
    const size_t length = strlen(name);
    if (length <= STEM_LONGEST) {
        memcpy(out, name, length + 1);
        return;
    }
    char hash[ENT_HASH_TEXT];
    ent_hash_text(name, length, hash);
    (void)snprintf(out, STEM_ROOM, "%.*s~%.*s", (int)STEM_KEPT, name, (int)DIGITS, hash);
}

bool name_is_ours(const char *name, const char *mark, size_t *stem)
{
    const size_t length = strlen(name), tail = strlen(mark) + DIGITS;
    if (name[0] != '.' || length < tail + 2) {
        return false;
    }
    const char *from = name + length - tail;
    *stem = length - tail - 1;
    return strncmp(from, mark, strlen(mark)) == 0 &&
           strspn(from + strlen(mark), "0123456789abcdef") == DIGITS;
}

bool place_is_leftover(const char *name)
{
    size_t stem;
    return name_is_ours(name, save_mark, &stem);
}

/* Whether a file of our own is a leftover. */
static bool is_left(int at, const char *name, bool held)
{
    struct stat about;
    return fstatat(at, name, &about, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(about.st_mode) &&
           (held || about.st_mtime + LEFTOVER_AGE < time(NULL));
}

void place_sweep(int at)
{
    bool held;
    const int again = folder_open(at, "."); /* a descriptor that closedir() may close */
    DIR *names = again < 0 || try_hold(again, &held) != FAULT_NONE ? NULL : fdopendir(again);
    if (names == NULL) {
        if (again >= 0) {
            (void)close(again);
        }
        return;
    }
    for (const struct dirent *entry = readdir(names); entry != NULL; entry = readdir(names)) {
        if (place_is_leftover(entry->d_name) && is_left(at, entry->d_name, held)) {
            (void)unlinkat(at, entry->d_name, 0);
        }
    }
    (void)closedir(names);
}

/* Makes a file under a name that no other has: by process, clock and a number. */
static int open_draft(const spot *beside, mode_t mode, draft *out)
{
    char stem[STEM_ROOM];
    name_stem(beside->name, stem);
    out->folder = beside->folder;
    for (uint32_t i = 0; i < NAME_TRIES; i++) {
        struct timespec now;
        (void)clock_gettime(CLOCK_REALTIME, &now);
        const uint32_t moment = (uint32_t)now.tv_nsec ^ (uint32_t)now.tv_sec << 20 ^ i;
        (void)snprintf(out->name, NAME_ROOM, ".%s%s%08x%08x", stem, save_mark, (uint32_t)getpid(),
                       moment);
        const int file = openat(out->folder, out->name,
                                O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
        if (file >= 0 || errno != EEXIST) {
            return file;
        }
    }
    return -1;
}

static fault put(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        const ssize_t part = write(file, bytes, length);
        if (part < 0 && errno != EINTR) {
            return fault_of(errno);
        }
        bytes += part > 0 ? part : 0;
        length -= part > 0 ? (size_t)part : 0;
    }
    return FAULT_NONE;
}

/* Owner first, as a change of owner takes bits from the mode. */
static fault take_likeness(int file, const struct stat *like)
{
    struct stat mine;
    if (fstat(file, &mine) != 0) {
        return fault_of(errno);
    }
    const bool same = mine.st_uid == like->st_uid && mine.st_gid == like->st_gid;
    if (!same && fchown(file, like->st_uid, like->st_gid) != 0) {
        return errno == EPERM ? FAULT_OWNER : fault_of(errno);
    }
    return fchmod(file, like->st_mode & 0777) == 0 ? FAULT_NONE : fault_of(errno);
}

fault draft_write(const spot *beside, const struct stat *like, const char *bytes, size_t length,
                  draft *out)
{
    const int file = open_draft(beside, like == NULL ? 0666 : 0600, out);
    if (file < 0) {
        return fault_of(errno);
    }
    fault wrong = like == NULL ? FAULT_NONE : take_likeness(file, like);
    if (wrong == FAULT_NONE) {
        wrong = put(file, bytes, length);
    }
    if (wrong == FAULT_NONE && fsync(file) != 0 && errno != EINVAL) {
        wrong = fault_of(errno);
    }
    if (close(file) != 0 && wrong == FAULT_NONE) {
        wrong = fault_of(errno);
    }
    if (wrong != FAULT_NONE) {
        draft_remove(out);
    }
    return wrong;
}

/* As draft_publish(), where the file system has no links. We hold the folder; others are not that quick. */
static fault publish_unlinked(const draft *from, const char *name)
{
    struct stat about;
    if (fstatat(from->folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0) {
        return draft_replace(from, name);
    }
    draft_remove(from);
    return FAULT_EXISTS;
}

fault draft_publish(const draft *from, const char *name)
{
    fault wrong = FAULT_NONE;
    if (linkat(from->folder, from->name, from->folder, name, 0) != 0) {
        if (errno == EPERM || errno == ENOTSUP || errno == ENOSYS) {
            return publish_unlinked(from, name);
        }
        wrong = fault_of(errno);
    }
    draft_remove(from);
    return wrong;
}

fault draft_replace(const draft *from, const char *name)
{
    if (renameat(from->folder, from->name, from->folder, name) == 0) {
        return FAULT_NONE;
    }
    const fault wrong = fault_of(errno);
    draft_remove(from);
    return wrong;
}

void draft_remove(const draft *from)
{
    (void)unlinkat(from->folder, from->name, 0);
}
