/* SPDX-License-Identifier: MIT */
/*
 * The texts of sources, opened below one folder and nowhere else.
 *
 * A dispute file may come from anybody, so the paths in it are not trusted: a path is walked folder by folder, each step
 * is opened by its name in the one before and never through a link, `..` and paths from the root are refused, and what
 * is opened last must be a plain file of at most MOST_BYTES. Nothing waits: a pipe in the place of a file is refused.
 */
#include "record.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_BYTES = 1 << 24, MOST_NAME = 255 };

/* One file that is read. */
typedef struct reading {
    const char *why; /* it cannot be read, or NULL */
    char *bytes;
    size_t length;
} reading;

/* The next step of a path into `name`; returns where the rest begins, or NULL where the step is none. */
static const char *next_step(const char *path, char name[MOST_NAME + 1])
{
    const size_t length = strcspn(path, "/");
    if (length == 0 || length > MOST_NAME) {
        return NULL;
    }
    memcpy(name, path, length);
    name[length] = '\0';
    path += length;
    path += strspn(path, "/");
    return strcmp(name, "..") == 0 ? NULL : path;
}

/* Opens a path below an open folder, step by step; -1 with *why. The folder is closed. */
static int open_below(int folder, const char *path, const char **why)
{
    char name[MOST_NAME + 1];
    while (folder >= 0) {
        path = next_step(path, name);
        if (path == NULL) {
            (void)close(folder);
            *why = "its path leaves the folder or is none";
            return -1;
        }
        const int kind = *path == '\0' ? O_NONBLOCK : O_DIRECTORY;
        const int next = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | kind);
        *why = errno == ELOOP ? "there is a link in its path" : strerror(errno);
        (void)close(folder);
        folder = next;
        if (*path == '\0') {
            break;
        }
    }
    return folder;
}

/* Reads an open file whole. */
static void read_all(int file, size_t size, reading *out)
{
    out->bytes = malloc(size + 1); /* one more, so that there is something for an empty file */
    if (out->bytes == NULL) {
        out->why = "out of memory";
        return;
    }
    while (out->length < size) {
        const ssize_t got = read(file, out->bytes + out->length, size - out->length);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            out->why = got < 0 ? strerror(errno) : NULL; /* it has become shorter: what there is */
            break;
        }
        out->length += (size_t)got;
    }
}

static reading read_below(const char *folder, const char *path)
{
    reading out = {.why = NULL};
    struct stat about;
    const int root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (root < 0) {
        out.why = strerror(errno);
        return out;
    }
    const int file = open_below(root, path, &out.why);
    if (file < 0) {
        return out;
    }
    out.why = NULL;
    if (fstat(file, &about) != 0) {
        out.why = strerror(errno);
    } else if (!S_ISREG(about.st_mode)) {
        out.why = "it is no plain file";
    } else if (about.st_size > MOST_BYTES) {
        out.why = "it is larger than 16 MiB";
    } else {
        read_all(file, (size_t)about.st_size, &out);
    }
    (void)close(file);
    return out;
}

/* The folder of a file's path, in new memory; NULL without memory. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    const size_t length = slash == NULL ? 0 : slash == path ? 1 : (size_t)(slash - path);
    char *folder = malloc(length + 2);
    if (folder != NULL) {
        memcpy(folder, length == 0 ? "." : path, length == 0 ? 1 : length);
        folder[length == 0 ? 1 : length] = '\0';
    }
    return folder;
}

/* Whether something cites a place in the text of a source. */
static bool is_needed(const ent_dispute *dispute, const char *source)
{
    for (size_t k = 0; k < ent_claim_count(dispute); k++) {
        const ent_claim_view claim = ent_claim_at(dispute, k);
        if (claim.located && claim.source != NULL && strcmp(claim.source, source) == 0) {
            return true;
        }
    }
    return false;
}

static void read_one(const cli_session *s, const char *folder, size_t source, record_texts *out)
{
    const ent_source_view view = ent_source_at(s->dispute, source);
    if (view.file == NULL || !is_needed(s->dispute, view.id)) {
        return;
    }
    const reading got = read_below(folder, view.file);
    if (got.why != NULL) {
        (void)fprintf(stderr, "entente: the text of source '%s' cannot be read from '%s': %s\n",
                      view.id, view.file, got.why);
        free(got.bytes);
        return;
    }
    out->kept[out->count] = got.bytes;
    out->list[out->count++] =
        (ent_source_text){.source = source, .bytes = got.bytes, .length = got.length};
}

int record_read_texts(const cli_session *session, const char *folder, record_texts *out)
{
    const char *path = session->arguments->operands[0];
    const size_t sources = ent_source_count(session->dispute);
    *out = (record_texts){.list = calloc(sources + 1, sizeof *out->list),
                          .kept = calloc(sources + 1, sizeof *out->kept)};
    char *own = folder == NULL ? folder_of(path) : NULL;
    if (out->list == NULL || out->kept == NULL || (folder == NULL && own == NULL)) {
        (void)fputs("entente: out of memory\n", stderr);
        free(own);
        return EXIT_LIMIT;
    }
    if (folder != NULL || strcmp(path, "-") != 0) {
        for (size_t k = 0; k < sources; k++) {
            read_one(session, folder == NULL ? own : folder, k, out);
        }
    }
    free(own);
    return EXIT_DONE;
}

void record_free_texts(record_texts *texts)
{
    for (size_t k = 0; k < texts->count; k++) {
        free(texts->kept[k]);
    }
    free(texts->kept);
    free(texts->list);
}
