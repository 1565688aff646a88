/* SPDX-License-Identifier: MIT */
/*
 * The file of a coding while it is reviewed.
 *
 * It is written beside, synced, given its name, and its folder synced, so that at every moment the name has a whole
 * coding, and a decision that was told is on the disk. A lock beside it keeps a second reviewer out; it goes with the
 * process that holds it, however that ends. What another program wrote into the file meanwhile is not overwritten.
 */
#include "review/review.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int complain(const char *path, const char *words)
{
    (void)fprintf(stderr, "entente: cannot write '%s': %s\n", path, words);
    return EXIT_LIMIT;
}

/* A name in the folder of a path: that of its file between two words. */
static char *name_beside(const char *path, const char *after)
{
    const char *slash = strrchr(path, '/');
    const size_t folder = slash == NULL ? 0 : (size_t)(slash + 1 - path);
    const size_t room = strlen(path) + strlen(after) + 2;
    char *name = malloc(room);
    if (name != NULL) {
        (void)snprintf(name, room, "%.*s.%s%s", (int)folder, path, path + folder, after);
    }
    return name;
}

/* Tells who holds the lock. */
static int tell_holder(const review_store *store)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(store->lock_file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK) {
        (void)fprintf(stderr, "entente: '%s' is being reviewed by process %ld\n", store->path,
                      (long)lock.l_pid);
    } else {
        (void)fprintf(stderr, "entente: '%s' is being reviewed by another process\n", store->path);
    }
    return EXIT_LIMIT;
}

/* Makes the lock. Who releases it takes its file away, so it counts only when the name still has this file. */
static int take_lock(review_store *store)
{
    for (;;) {
        struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
        struct stat mine, named;
        store->lock_file = open(store->lock, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
        if (store->lock_file < 0) {
            return complain(store->lock, strerror(errno));
        }
        if (fcntl(store->lock_file, F_SETLK, &lock) != 0) {
            const bool held = errno == EACCES || errno == EAGAIN;
            const int code = held ? tell_holder(store) : complain(store->lock, strerror(errno));
            (void)close(store->lock_file);
            store->lock_file = -1;
            return code;
        }
        if (fstat(store->lock_file, &mine) == 0 && lstat(store->lock, &named) == 0 &&
            mine.st_ino == named.st_ino && mine.st_dev == named.st_dev) {
            return EXIT_DONE;
        }
        (void)close(store->lock_file);
    }
}

/* Looks at the file: a plain one, or none. */
static int look(review_store *store, struct stat *about)
{
    store->there = lstat(store->path, about) == 0;
    if (store->there && !S_ISREG(about->st_mode)) {
        (void)fprintf(stderr, "entente: '%s' is there and is not a plain file\n", store->path);
        return EXIT_USAGE;
    }
    return EXIT_DONE;
}

int review_store_open(review_store *store, const char *path)
{
    *store = (review_store){.path = path, .lock_file = -1};
    store->lock = name_beside(path, ".lock");
    store->beside = name_beside(path, ".part");
    if (store->lock == NULL || store->beside == NULL) {
        return complain(path, "out of memory");
    }
    const int code = look(store, &store->known);
    return code == EXIT_DONE ? take_lock(store) : code;
}

int review_store_read(review *r)
{
    review_store *store = &r->store;
    const int code = look(store, &store->known);
    if (code != EXIT_DONE || !store->there) {
        return code;
    }
    return session_status(r->s, ent_coding_read_file(r->s->context, store->path, &r->coding));
}

/* Whether the file is the one that was last read or written. */
static bool is_known(const review_store *store)
{
    struct stat now;
    if (lstat(store->path, &now) != 0) {
        return !store->there;
    }
    const struct stat *known = &store->known;
    return store->there && now.st_dev == known->st_dev && now.st_ino == known->st_ino &&
           now.st_size == known->st_size && now.st_mtim.tv_sec == known->st_mtim.tv_sec &&
           now.st_mtim.tv_nsec == known->st_mtim.tv_nsec;
}

int review_store_save(review *r)
{
    review_store *store = &r->store;
    const ent_coding_report all = {.size = sizeof all};
    cli_output output;
    if (!is_known(store)) {
        return complain(store->path, "another program changed it meanwhile");
    }
    int code = output_replace(&output, store->path, store->beside);
    if (code == EXIT_DONE) {
        const ent_status status =
            ent_coding_write(r->s->context, r->coding, &all, ENT_FORMAT_JSON, &output.sink);
        code = status == ENT_ERROR_IO ? EXIT_LIMIT : session_status(r->s, status);
    }
    code = output_close(&output, code);
    return code == EXIT_DONE ? look(store, &store->known) : code;
}

void review_store_close(review_store *store)
{
    if (store->lock_file >= 0) {
        (void)unlink(store->lock);
        (void)close(store->lock_file);
    }
    free(store->lock);
    free(store->beside);
}
