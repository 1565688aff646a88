/* SPDX-License-Identifier: MIT */
/* Listing files, folder by folder. */
#include "files/listing.h"
#include "files/content.h"
#include "files/journal.h"
#include "text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A folder on the way, and its path with a slash behind it, "" for that which is served. */
typedef struct stop {
    const served *in;
    listing *out;
    int folder;
    size_t depth, first; /* the first file that is listed of this folder */
    bool leftovers;      /* of saves that were cut short */
    char path[PATH_ROOM];
} stop;

static listed_file *add(listing *to, const stop *in, const char *name, size_t length)
{
    const size_t before = strlen(in->path);
    if (to->count == to->room) {
        const size_t room = to->room == 0 ? 64 : 2 * to->room;
        listed_file *files = realloc(to->files, room * sizeof *files);
        if (files == NULL) {
            return NULL;
        }
        to->files = files;
        to->room = room;
    }
    char *path = malloc(before + length + 1);
    if (path == NULL) {
        return NULL;
    }
    memcpy(path, in->path, before);
    memcpy(path + before, name, length);
    path[before + length] = '\0';
    to->files[to->count] = (listed_file){.path = path};
    name_stem(path + before, to->files[to->count].stem);
    return &to->files[to->count++];
}

/* The file of this folder that a journal belongs to, by its stem; NULL: none is listed. */
static listed_file *owner_of(const stop *in, const char *stem, size_t length)
{
    for (size_t i = in->first; i < in->out->count; i++) {
        const char *own = in->out->files[i].stem;
        if (strncmp(own, stem, length) == 0 && own[length] == '\0') {
            return &in->out->files[i];
        }
    }
    return NULL;
}

/* Counts a journal; of a file that is not there, lists the file, where its stem is its name. */
static fault list_journal(const stop *in, const char *name, size_t length, const struct stat *about)
{
    char own[NAME_ROOM];
    memcpy(own, name + 1, length);
    own[length] = '\0';
    listed_file *of = owner_of(in, own, length);
    if (of == NULL && path_is_fit(own) && name_is_written(own) && in->out->count < MOST_FILES) {
        of = add(in->out, in, own, length);
        if (of == NULL) {
            return FAULT_MEMORY;
        }
        of->missing = true;
    }
    if (of != NULL) {
        of->journals++;
        of->modified = of->missing ? content_modified(about) : of->modified;
    }
    return FAULT_NONE;
}

static fault list_file(const stop *in, const char *name, const struct stat *about)
{
    const bool also = in->in->also != NULL && in->depth == 0 && strcmp(name, in->in->also) == 0;
    if (!also && !(path_is_fit(name) && name_is_served(name))) {
        return FAULT_NONE;
    }
    if (in->out->count == MOST_FILES) {
        in->out->more = true;
        return FAULT_NONE;
    }
    listed_file *file = add(in->out, in, name, strlen(name));
    if (file == NULL) {
        return FAULT_MEMORY;
    }
    file->size = about->st_size;
    file->modified = content_modified(about);
    return FAULT_NONE;
}

static fault list_folder(const stop *in);

/* Goes into a folder, if it is not too deep; one that cannot be opened is passed over. */
static fault enter(const stop *from, const char *name)
{
    stop *inside = malloc(sizeof *inside);
    if (inside == NULL) {
        return FAULT_MEMORY;
    }
    *inside = (stop){.in = from->in, .out = from->out, .depth = from->depth + 1};
    const int length = snprintf(inside->path, PATH_ROOM, "%s%s/", from->path, name);
    const bool deep = inside->depth > MOST_DEPTH || length < 0 || length >= PATH_ROOM;
    inside->folder = deep ? -1 : folder_open(from->folder, name);
    from->out->more = from->out->more || deep;
    const fault wrong = inside->folder < 0 ? FAULT_NONE : list_folder(inside);
    free(inside);
    return wrong;
}

/* What the walk over a folder's names looks for. */
typedef enum pass { FILES, JOURNALS, FOLDERS } pass;

static fault visit(stop *in, pass now, const char *name)
{
    struct stat about;
    size_t stem;
    const bool kept = name_is_journal(name, &stem);
    in->leftovers = in->leftovers || place_is_leftover(name);
    const bool wanted = kept == (now == JOURNALS);
    if (!wanted || fstatat(in->folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0) {
        return FAULT_NONE;
    }
    if (S_ISREG(about.st_mode) && now != FOLDERS) {
        return kept ? list_journal(in, name, stem, &about) : list_file(in, name, &about);
    }
    return S_ISDIR(about.st_mode) && now == FOLDERS && path_is_fit(name) ? enter(in, name)
                                                                         : FAULT_NONE;
}

static fault walk(stop *in, DIR *names, pass now)
{
    rewinddir(names);
    for (const struct dirent *entry = readdir(names); entry != NULL; entry = readdir(names)) {
        if (now == FILES && ++in->out->names > MOST_NAMES) {
            in->out->more = true;
            return FAULT_NONE;
        }
        const fault wrong = visit(in, now, entry->d_name);
        if (wrong != FAULT_NONE) {
            return wrong;
        }
    }
    return FAULT_NONE;
}

/* First its files, then their journals, then the folders in it. Closes it. */
static fault list_folder(const stop *in)
{
    stop here = *in;
    DIR *names = fdopendir(in->folder);
    if (names == NULL) {
        const fault wrong = fault_of(errno);
        (void)close(in->folder);
        return wrong;
    }
    here.first = here.out->count;
    fault wrong = FAULT_NONE;
    for (pass now = FILES; now <= FOLDERS && wrong == FAULT_NONE; now++) {
        wrong = here.out->names > MOST_NAMES ? FAULT_NONE : walk(&here, names, now);
    }
    if (here.leftovers) {
        place_sweep(here.folder);
    }
    (void)closedir(names);
    return wrong;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const listed_file *)a)->path, ((const listed_file *)b)->path);
}

fault listing_read(const served *in, listing *out)
{
    *out = (listing){0};
    stop *top = malloc(sizeof *top);
    if (top == NULL) {
        return FAULT_MEMORY;
    }
    *top = (stop){.in = in, .out = out, .folder = folder_open(in->root, ".")};
    const fault wrong = top->folder < 0 ? fault_of(errno) : list_folder(top);
    free(top);
    if (wrong != FAULT_NONE) {
        listing_drop(out);
    } else if (out->count > 0) {
        qsort(out->files, out->count, sizeof *out->files, by_path);
    }
    return wrong;
}

void listing_drop(listing *read)
{
    for (size_t i = 0; i < read->count; i++) {
        free(read->files[i].path);
    }
    free(read->files);
    *read = (listing){0};
}

char *listing_json(const listing *read)
{
    text to = {0};
    text_add(&to, "[");
    for (size_t i = 0; i < read->count; i++) {
        const listed_file *file = &read->files[i];
        text_add(&to, i == 0 ? "{\"path\":" : ",{\"path\":");
        text_quote_words(&to, file->path);
        text_print(&to, ",\"size\":%lld,\"modified\":%lld", file->size, file->modified);
        if (file->journals > 0) {
            text_print(&to, ",\"journals\":%u", file->journals);
        }
        text_add(&to, file->missing ? ",\"missing\":true}" : "}");
    }
    text_add(&to, "]");
    return text_take(&to, NULL);
}
