/* SPDX-License-Identifier: MIT */
/*
 * The document tree: what a person wrote, as scalars, lists and mappings in the form of a dispute file.
 *
 * Every reader makes such a tree, whatever its own format; the sections of a dispute are read from it,
 * and the writers write it. It keeps everything but comments, and where each thing stood in the text
 * that was read. It lives in the dispute's arena.
 */
#ifndef ENT_DISPUTE_DOCUMENT_H
#define ENT_DISPUTE_DOCUMENT_H

#include "diag/source.h"

enum { ENT_DOCUMENT_DEEPEST = 100 }; /* of lists and mappings in one another */

typedef enum ent_node_kind { ENT_NODE_SCALAR, ENT_NODE_LIST, ENT_NODE_MAP } ent_node_kind;

/* A scalar, a list of items, or a mapping of entries. Keys are scalars. */
typedef struct ent_node {
    ent_node_kind kind;
    ent_span span;
    ent_written text; /* of a scalar */
    bool quoted;      /* a scalar in quotes: always text */
    bool empty;       /* a scalar that was not written at all, or as null */
    bool flow;        /* a list or mapping in brackets */
    size_t brought;   /* 1 + the event under which it stands; 0: none */
    size_t count;
    struct ent_node **items; /* of a list; of a mapping the values */
    struct ent_node **keys;  /* of a mapping */
} ent_node;

/* The value under a key, or NULL. O(entries). */
ent_node *ent_field(const ent_node *map, const char *key);

/* Whether a scalar's text is this word. */
bool ent_node_is(const ent_node *node, const char *word);

/*
 * Where a node really begins and ends. The spans of the tree leave quotes out and let lists and mappings
 * that are not in brackets end where the next thing begins; these have the quotes, and end behind the last
 * thing written, comments and blanks left out. A block of text ends behind its last line with text.
 */
ent_span ent_extent(const ent_source *source, const ent_node *node);

/* The same for an entry of a list, from its dash on, and of a mapping, from its key on. */
ent_span ent_extent_entry(const ent_source *source, const ent_node *parent, size_t entry);

#endif
