/* SPDX-License-Identifier: MIT */
/* Keeping what was typed and not saved. */
#include "files/journal.h"
#include "files/place.h"
#include "files/save.h"
#include "text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { HEAD_ROOM = 128 };

static const char mark[] = ".journal-", first_words[] = "# entente journal 1 ";

bool tab_is_fit(const char *words)
{
    return words != NULL && strspn(words, "0123456789abcdef") == TAB_NAME &&
           words[TAB_NAME] == '\0';
}

bool name_is_journal(const char *name, size_t *stem)
{
    return name_is_ours(name, mark, stem);
}

/* Where the journal of a tab stands, beside the file at `at`. */
static void journal_name(const spot *at, const char *tab, char out[NAME_ROOM])
{
    char stem[STEM_ROOM];
    name_stem(at->name, stem);
    (void)snprintf(out, NAME_ROOM, ".%s%s%s", stem, mark, tab);
}

/* Opens the folder anew, since closedir() closes what it reads. */
static DIR *open_names(int in)
{
    const int again = folder_open(in, ".");
    DIR *names = again < 0 ? NULL : fdopendir(again);
    if (names == NULL && again >= 0) {
        (void)close(again);
    }
    return names;
}

/* The next name of a journal of the file at `at`, or NULL; *tab is its end. */
static const char *next_journal(DIR *names, const char *stem, const char **tab)
{
    const size_t length = strlen(stem);
    for (const struct dirent *entry = readdir(names); entry != NULL; entry = readdir(names)) {
        size_t found;
        if (name_is_journal(entry->d_name, &found) && found == length &&
            memcmp(entry->d_name + 1, stem, length) == 0) {
            *tab = entry->d_name + strlen(entry->d_name) - TAB_NAME;
            return entry->d_name;
        }
    }
    return NULL;
}

/* Whether one more tab may keep something of the file. */
static fault check_room(const spot *at, const char *tab)
{
    char stem[STEM_ROOM];
    const char *other;
    size_t others = 0;
    DIR *names = open_names(at->folder);
    if (names == NULL) {
        return fault_of(errno);
    }
    name_stem(at->name, stem);
    while (next_journal(names, stem, &other) != NULL) {
        others += strcmp(other, tab) != 0;
    }
    (void)closedir(names);
    return others < MOST_JOURNALS ? FAULT_NONE : FAULT_MANY;
}

/* Writes the line and the text, and gives them their name. */
static fault put_journal(const spot *at, const journal_order *order)
{
    static const struct stat mine = {.st_mode = 0600};
    struct stat like = mine;
    char name[NAME_ROOM], head[HEAD_ROOM];
    like.st_uid = geteuid();
    like.st_gid = getegid();
    text whole = {0};
    (void)snprintf(head, sizeof head, "%s%s\n", first_words,
                   order->base == NULL ? "new" : order->base);
    text_add(&whole, head);
    text_put(&whole, order->bytes, order->length);
    size_t length;
    char *bytes = text_take(&whole, &length);
    if (bytes == NULL) {
        return FAULT_MEMORY;
    }
    draft ours;
    fault wrong = draft_write(at, &like, bytes, length, &ours);
    free(bytes);
    if (wrong == FAULT_NONE) {
        journal_name(at, order->tab, name);
        wrong = draft_replace(&ours, name);
    }
    return wrong == FAULT_NONE ? place_sync(at->folder) : wrong;
}

fault journal_write(const served *in, const journal_order *order)
{
    spot at;
    fault wrong = place_enter(in, order->path, order->bytes, order->length, &at);
    if (wrong != FAULT_NONE) {
        return wrong;
    }
    wrong = check_room(&at, order->tab);
    if (wrong == FAULT_NONE) {
        wrong = put_journal(&at, order);
    }
    place_leave(&at);
    return wrong;
}

fault journal_remove(const served *in, const char *path, const char *tab)
{
    spot at;
    char name[NAME_ROOM];
    fault wrong = path_open(in, path, &at);
    if (wrong != FAULT_NONE) {
        return wrong;
    }
    journal_name(&at, tab, name);
    if (unlinkat(at.folder, name, 0) != 0) {
        wrong = errno == ENOENT ? FAULT_NONE : fault_of(errno);
    } else {
        wrong = place_sync(at.folder);
    }
    path_close(&at);
    return wrong;
}

/* Takes the first line apart; false when it is none of ours. */
static bool read_head(journal *of)
{
    const char *bytes = of->whole.bytes, *end = memchr(bytes, '\n', of->whole.length);
    const size_t words = strlen(first_words);
    if (end == NULL || (size_t)(end - bytes) < words || memcmp(bytes, first_words, words) != 0) {
        return false;
    }
    const size_t length = (size_t)(end - bytes) - words;
    if (length >= ENT_HASH_TEXT) {
        return false;
    }
    memcpy(of->base, bytes + words, length);
    of->base[length] = '\0';
    of->from = (size_t)(end - bytes) + 1;
    if (strcmp(of->base, "new") == 0) {
        of->base[0] = '\0';
        return true;
    }
    return version_is_fit(of->base);
}

static fault read_journal(const spot *at, const char *name, const char *tab, journal *out)
{
    *out = (journal){0};
    memcpy(out->tab, tab, TAB_NAME);
    const fault wrong = content_read(at->folder, name, MOST_TEXT + HEAD_ROOM, &out->whole);
    if (wrong == FAULT_NONE && !read_head(out)) {
        content_drop(&out->whole);
        return FAULT_NOT_TEXT;
    }
    if (wrong == FAULT_NONE &&
        !text_is_utf8(out->whole.bytes + out->from, out->whole.length - out->from)) {
        content_drop(&out->whole);
        return FAULT_NOT_TEXT;
    }
    return wrong;
}

/* Newest first; of equal age, by the tab's name. */
static int by_age(const void *a, const void *b)
{
    const journal *one = a, *other = b;
    const long long first = content_modified(&one->whole.about);
    const long long second = content_modified(&other->whole.about);
    if (first != second) {
        return first > second ? -1 : 1;
    }
    return strcmp(one->tab, other->tab);
}

/* Puts the newest first, and leaves out the oldest while all are too much. */
static void put_in_order(journals *read)
{
    size_t total = 0;
    qsort(read->list, read->count, sizeof *read->list, by_age);
    for (size_t i = 0; i < read->count; i++) {
        total += read->list[i].whole.length;
    }
    while (total > MOST_KEPT) {
        journal *oldest = &read->list[--read->count];
        total -= oldest->whole.length;
        content_drop(&oldest->whole);
    }
}

fault journals_read(const served *in, const char *path, journals *out)
{
    spot at;
    char stem[STEM_ROOM];
    out->count = 0;
    const fault wrong = path_open(in, path, &at);
    if (wrong != FAULT_NONE) {
        return wrong;
    }
    DIR *names = open_names(at.folder);
    name_stem(at.name, stem);
    const char *tab, *name = NULL;
    while (names != NULL && out->count < MOST_JOURNALS &&
           (name = next_journal(names, stem, &tab)) != NULL) {
        if (read_journal(&at, name, tab, &out->list[out->count]) == FAULT_NONE) {
            out->count++;
            put_in_order(out);
        }
    }
    if (names != NULL) {
        (void)closedir(names);
    }
    path_close(&at);
    return names == NULL ? FAULT_SYSTEM : FAULT_NONE;
}

void journals_drop(journals *read)
{
    for (size_t i = 0; i < read->count; i++) {
        content_drop(&read->list[i].whole);
    }
    read->count = 0;
}
