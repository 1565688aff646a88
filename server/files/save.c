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

enum { MOST_RETURNS = 10 };

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

/* Gives back to the file what an exchange took from it: until the draft is what we wrote, as others may put yet
 * another file there meanwhile. Where there is no file any more, what was taken gets its name. */
static void give_back(const draft *ours, const spot *at)
{
    for (int i = 0; i < MOST_RETURNS; i++) {
        const bool given = exchange(ours->folder, ours->name, at->name)
                               ? draft_is_there(ours)
                               : linkat(at->folder, ours->name, at->folder, at->name, 0) == 0;
        if (given) {
            draft_remove(ours);
            return;
        }
    }
}

/* Puts the draft in the file's place, if the file is still what was expected. The draft is then gone. */
static fault put_in_place(const draft *ours, const spot *at, const char *expected)
{
    if (exchange(ours->folder, ours->name, at->name)) {
        const fault wrong = check(ours->folder, ours->name, expected);
        if (wrong == FAULT_NONE) {
            draft_remove(ours);
        } else {
            give_back(ours, at);
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

static fault replace(const spot *at, const save_order *order, const char *version, content *found)
{
    fault wrong = look(at->folder, at->name, order->expected, found);
    if (wrong != FAULT_NONE) {
        return wrong;
    }
    const struct stat about = found->about;
    content_drop(found);
    if (strcmp(version, order->expected) == 0) {
        return FAULT_NONE; /* it says this already */
    }
    if (faccessat(at->folder, at->name, W_OK, AT_EACCESS) != 0) {
        return FAULT_READ_ONLY;
    }
    draft ours;
    wrong = draft_write(at, &about, order->bytes, order->length, &ours);
    if (wrong == FAULT_NONE) {
        wrong = put_in_place(&ours, at, order->expected);
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

fault file_save(const served *in, const save_order *order, char version[ENT_HASH_TEXT],
                content *found)
{
    *found = (content){0};
    if (order->length > MOST_TEXT) {
        return FAULT_TOO_LARGE;
    }
    if (!text_is_utf8(order->bytes, order->length)) {
        return FAULT_NOT_TEXT;
    }
    spot at;
    fault wrong = path_open(in, order->path, &at);
    if (wrong != FAULT_NONE) {
        return wrong;
    }
    wrong = place_hold(at.folder);
    if (wrong == FAULT_NONE) {
        ent_hash_text(order->bytes, order->length, version);
        wrong =
            order->expected == NULL ? make(&at, order, found) : replace(&at, order, version, found);
        if (wrong == FAULT_NONE) {
            wrong = place_sync(at.folder);
        }
        place_release(at.folder);
    }
    path_close(&at);
    return wrong;
}
