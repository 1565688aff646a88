/* SPDX-License-Identifier: MIT */
/*
 * Journals: what a tab holds of a file and has not saved, kept beside the file as `.NAME.journal-TAB`.
 *
 * A journal is a line, `# entente journal 1 BASE`, and then the text as it was typed. BASE is the version of the file
 * on which it was begun, or `new` where there was none. It is written like a save, so it is always whole; only
 * its owner may read it. What does not begin with that line is not ours, and is never touched.
 */
#ifndef ENTENTE_SERVER_FILES_JOURNAL_H
#define ENTENTE_SERVER_FILES_JOURNAL_H

#include "files/content.h"
#include "http.h"

enum {
    MOST_JOURNALS = 16,       /* of one file */
    MOST_KEPT = 4 * MOST_TEXT /* bytes of them that are read at once */
};

typedef struct journal {
    char tab[TAB_NAME + 1];
    char base[ENT_HASH_TEXT]; /* "" where there was no file */
    content whole;            /* the line, too */
    size_t from;              /* where the text begins */
} journal;

typedef struct journals {
    size_t count;
    journal list[MOST_JOURNALS]; /* the newest first */
} journals;

/* Whether `words` are the name of a tab: 16 hexadecimal digits in lower case. */
bool tab_is_fit(const char *words);

/* What is to be kept; `base` is NULL where there is no file yet. */
typedef struct journal_order {
    const char *path, *tab, *base;
    const char *bytes;
    size_t length;
} journal_order;

/* Keeps a text, in place of what the tab kept of this file before. FAULT_MANY: others have left too many. */
fault journal_write(const served *in, const journal_order *order);

/* Removes what a tab kept of a file; no fault when there is nothing. */
fault journal_remove(const served *in, const char *path, const char *tab);

/* All that is kept of a file, to be dropped by the caller. A journal that cannot be read is left out; and of more than
 * MOST_KEPT bytes the oldest, until the others are gone. */
fault journals_read(const served *in, const char *path, journals *out);
void journals_drop(journals *read);

/* Whether `name` is that of a journal; then *stem is the length of the stem behind its dot. */
bool name_is_journal(const char *name, size_t *stem);

#endif
