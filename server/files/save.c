/* SPDX-License-Identifier: MIT */
/* Saving files. */
#include "files/save.h"
#include "files/place.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MOST_RETURNS = 100 };

bool version_is_fit(const char *words)
{
    return words != NULL && strspn(words, "0123456789abcdef") == ENT_HASH_TEXT - 1 &&
           words[ENT_HASH_TEXT - 1] == '\0';
}

/* Exchanges two names of a folder; false with errno, ENOSYS or EINVAL where it cannot be done. */
static bool exchange(int in, const char *a, const char *b)
{
#ifdef RENAME_EXCHANGE
    return renameat2(in, a, in, b, RENAME_EXCHANGE) == 0;
#else
    (void)in, (void)a, (void)b;
    errno = ENOSYS;
    return false;
#endif
}

/* Reads what is under a name, and says whether it is the version that is expected there. */
static fault look(int in, const char *name, const char *expected, content *found)
{
    const fault wrong = content_read(in, name, MOST_TEXT, found);
    if (wrong == FAULT_MISSING) {
        return FAULT_GONE;
    }
    if (wrong == FAULT_NOT_PLAIN || wrong == FAULT_TOO_LARGE || wrong == FAULT_RESTLESS) {
        return FAULT_CHANGED; /* it was a file that could be opened */
    }
    if (wrong != FAULT_NONE) {
        return wrong;
    }
    return strcmp(found->version, expected) == 0 ? FAULT_NONE : FAULT_CHANGED;
}

/* As look(), when only the verdict matters. */
static fault check(int in, const char *name, const char *expected)
{
    content found = {0};
    const fault wrong = look(in, name, expected, &found);
    content_drop(&found);
    return wrong;
}

/* The version under the draft's name; "" where it is nothing that can be read. */
static void version_of(const draft *ours, char out[ENT_HASH_TEXT])
{
    content read = {0};
    const bool fine = content_read(ours->folder, ours->name, MOST_TEXT, &read) == FAULT_NONE;
    memcpy(out, fine ? read.version : "", fine ? ENT_HASH_TEXT : 1);
    content_drop(&read);
}

/*
 * Gives back to the file what an exchange took from it. When what comes back is not what we put there last, someone
 * else has replaced it meanwhile, and it is newer than all: then it goes there in its turn. Where there is no file any
 * more, what was taken gets its name.
 */
static void give_back(const draft *ours, const spot *at, const char *version)
{
    char put[ENT_HASH_TEXT], next[ENT_HASH_TEXT], back[ENT_HASH_TEXT];
    memcpy(put, version, ENT_HASH_TEXT);
    for (int i = 0; i < MOST_RETURNS; i++) {
        version_of(ours, next);
        if (!exchange(ours->folder, ours->name, at->name)) {
            if (linkat(at->folder, ours->name, at->folder, at->name, 0) == 0) {
                draft_remove(ours);
                return;
            }
            continue; /* there is a file again */
        }
        version_of(ours, back);
        if (strcmp(back, put) == 0) {
            draft_remove(ours);
            return;
        }
        memcpy(put, next, ENT_HASH_TEXT);
    }
}

/* Puts the draft in the file's place, if the file is still what was expected. The draft is then gone. */
static fault put_in_place(const draft *ours, const spot *at, const char *expected,
                          const char *version)
{
    if (exchange(ours->folder, ours->name, at->name)) {
        const fault wrong = check(ours->folder, ours->name, expected);
        if (wrong == FAULT_NONE) {
            draft_remove(ours);
        } else {
            give_back(ours, at, version);
        }
        return wrong;
    }
    if (errno != ENOSYS && errno != EINVAL && errno != ENOTSUP) {
        const fault wrong = errno == ENOENT ? FAULT_GONE : fault_of(errno);
        draft_remove(ours);
        return wrong;
    }
    const fault wrong = check(at->folder, at->name, expected);
    if (wrong != FAULT_NONE) {
        draft_remove(ours);
        return wrong;
    }
    return draft_replace(ours, at->name);
}

/* Syncs a file that someone else wrote, who need not have done so. */
static fault sync_file(const spot *at)
{
    const int file = openat(at->folder, at->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) {
        return fault_of(errno);
    }
    const fault wrong = place_sync(file);
    (void)close(file);
    return wrong;
}

static fault replace(const spot *at, const save_order *order, const char *version, content *found)
{
    fault wrong = look(at->folder, at->name, order->expected, found);
    if (wrong != FAULT_NONE) {
        return wrong;
    }
    const struct stat about = found->about;
    content_drop(found);
    if (strcmp(version, order->expected) == 0) {
        return sync_file(at); /* it says this already */
    }
    if (faccessat(at->folder, at->name, W_OK, AT_EACCESS) != 0) {
        return FAULT_READ_ONLY;
    }
    draft ours;
    wrong = draft_write(at, &about, order->bytes, order->length, &ours);
    if (wrong == FAULT_NONE) {
        wrong = put_in_place(&ours, at, order->expected, version);
    }
    if (wrong == FAULT_CHANGED) {
        (void)look(at->folder, at->name, order->expected, found);
    }
    return wrong;
}

static fault make(const spot *at, const save_order *order, content *found)
{
    struct stat about;
    draft ours;
    fault wrong = FAULT_EXISTS;
    if (fstatat(at->folder, at->name, &about, AT_SYMLINK_NOFOLLOW) != 0) {
        wrong = draft_write(at, NULL, order->bytes, order->length, &ours);
        if (wrong == FAULT_NONE) {
            wrong = draft_publish(&ours, at->name);
        }
    }
    if (wrong == FAULT_EXISTS) {
        (void)content_read(at->folder, at->name, MOST_TEXT, found);
    }
    return wrong;
}

/* Saves where the folder is held. */
static fault save_at(const spot *at, const save_order *order, const char *version, content *found)
{
    fault wrong =
        order->expected == NULL ? make(at, order, found) : replace(at, order, version, found);
    return wrong == FAULT_NONE ? place_sync(at->folder) : wrong;
}

fault file_save(const served *in, const save_order *order, char version[ENT_HASH_TEXT],
                content *found)
{
    *found = (content){0};
    spot at;
    fault wrong = place_enter(in, order->path, order->bytes, order->length, &at);
    if (wrong != FAULT_NONE) {
        return wrong;
    }
    char made[ENT_HASH_TEXT];
    ent_hash_text(order->bytes, order->length, made);
    wrong = save_at(&at, order, made, found);
    if (wrong == FAULT_NONE) {
        memcpy(version, made, ENT_HASH_TEXT);
    }
    place_leave(&at);
    return wrong;
}
