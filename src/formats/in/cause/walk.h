/* SPDX-License-Identifier: MIT */
/* What the parts of the search for a cause share: the walk, and how a cause is told. */
#ifndef ENT_FORMATS_IN_CAUSE_WALK_H
#define ENT_FORMATS_IN_CAUSE_WALK_H

#include "base/text.h"
#include "diag/source.h"

enum {
    ENT_CAUSE_DEEPEST = 64,
    ENT_CAUSE_NEAR = 3,      /* a cause lies at most so many lines above the complaint */
    ENT_CAUSE_WRITTEN = 200, /* the longest line that a cure writes */
};

/* A block that is open: how deep it stands, and what stands in it. */
typedef struct ent_cause_block {
    size_t indent;
    bool list;     /* items with a dash; else keys */
    bool empty;    /* its last key, or dash, has nothing behind it yet */
    bool plain;    /* its last key has text without quotes behind it */
    size_t first;  /* the line that began it */
    size_t line;   /* that of its last key or dash */
    size_t before; /* how deep the outermost block stood that this ended; SIZE_MAX: none */
    size_t value;  /* where the text behind its last key begins, if it is not empty */
} ent_cause_block;

/* What the walk knows where it stands. */
typedef struct ent_cause_walk {
    const ent_source *source;
    size_t line, last; /* the line it is at, and that of the complaint */
    ent_cause_block open[ENT_CAUSE_DEEPEST];
    size_t count;
    size_t quote;   /* where text in quotes began that is still open; SIZE_MAX: none */
    size_t bracket; /* the outermost bracket that is open */
    unsigned brackets;
    size_t bare;      /* where a line began that has no colon and needs one; SIZE_MAX: none near */
    size_t bare_line; /* that line, or the last of the blank ones and comments below it */
    size_t
        text_below; /* a block of text goes on while lines stand deeper than this; SIZE_MAX: none */
    ent_span *span;
    ent_text *message, *cure;
    bool found;
} ent_cause_walk;

/* Where the line ends that the walk is at. */
size_t ent_cause_end_of(const ent_cause_walk *w);

/* Keeps the first cause near the complaint; true: one is kept, this one or one before it. */
bool ent_cause_tell(ent_cause_walk *w, size_t at, const char *message, const char *cure);

/* The end of the line that a place is in, without a comment and the blanks before it. */
size_t ent_cause_text_end(const ent_source *source, size_t at);

/* How deep the next line with text stands below a line, and where that text begins; SIZE_MAX: there is none. */
size_t ent_cause_next_indent(const ent_cause_walk *w, size_t *line, size_t *at);

/* Whether an item of a list begins at a place. */
bool ent_cause_is_dash(const ent_cause_walk *w, size_t at);

/* Where the last line stands above this one whose text begins at `indent`; SIZE_MAX: one that is less deep comes first. */
size_t ent_cause_find_above(const ent_cause_walk *w, size_t indent);

/* The end of the text in quotes that begins at `at`, or `end` when it does not end in this line. */
size_t ent_cause_skip_quoted(const ent_cause_walk *w, size_t at, size_t end, char quote);

/* Goes on through the value of a line: quotes and brackets that open and close. */
void ent_cause_take_value(ent_cause_walk *w, size_t at, size_t end);

/* Tells of text in quotes that ends too late, or not at all, however far up it begins. */
void ent_cause_tell_open_quote(ent_cause_walk *w);

/* Goes on in text in quotes; true while it stays open. */
bool ent_cause_in_quotes(ent_cause_walk *w, size_t end);

/* The colon that ends the key which begins at `at`, or `end`. */
size_t ent_cause_key_end(const ent_cause_walk *w, size_t at, size_t end);

/* Tells of a colon in the plain text behind a key: `label: one: two`. */
void ent_cause_find_colon(ent_cause_walk *w, size_t at, size_t end);

/* Looks at a line without a key or a dash: deeper than a key that has a value it goes on with that, else it lacks a colon. */
void ent_cause_take_bare(ent_cause_walk *w, size_t at);

/* Tells of a line that lacked its colon, once the complaint is of the text that follows it. */
void ent_cause_tell_bare(ent_cause_walk *w);

/* Tells of an item whose first word is a key that lacks its colon; false when that is not so. */
bool ent_cause_tell_colon(ent_cause_walk *w, size_t indent);

/* Where the text of a line begins; tells of a tab or another blank in its indent. */
size_t ent_cause_begin_of(ent_cause_walk *w, size_t end);

/* Finds the block of a line that stands `indent` deep; false when a cause was told. */
bool ent_cause_place(ent_cause_walk *w, size_t at, size_t indent, bool dash);

#endif
