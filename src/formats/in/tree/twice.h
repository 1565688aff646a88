/* SPDX-License-Identifier: MIT */
/* Keys that stand twice in a mapping. */
#ifndef ENT_FORMATS_IN_TREE_TWICE_H
#define ENT_FORMATS_IN_TREE_TWICE_H

#include "diag/context.h"
#include "dispute/document.h"

/* Keys that were found twice while a document was read. */
typedef struct ent_twice {
    const ent_node *map;           /* the mapping of the first; NULL: none */
    const ent_node *again, *first; /* its two keys */
    size_t count;                  /* of all */
} ent_twice;

/* Looks whether a key stands twice in a mapping, and notes it. ENT_ERROR_MEMORY. O(entries), expected. */
ent_status ent_twice_look(ent_context *context, const ent_node *map, ent_twice *out);

/*
 * Issues E111 for the key that was noted first. With the whole document, `root`, the cure names an option or a party
 * that the file uses and declares nowhere, as it does where a copied entry kept its key; NULL: it did not get so far.
 */
ent_status ent_twice_refuse(ent_context *context, const ent_source *source, const ent_twice *twice,
                            const ent_node *root);

#endif
