/* SPDX-License-Identifier: MIT */
/* YAML (and so JSON) as a tree that remembers places; nothing of a dispute is known here. */
#ifndef ENT_FORMATS_IN_YAML_H
#define ENT_FORMATS_IN_YAML_H

#include "diag/diagnostic.h"

typedef enum ent_node_kind { ENT_NODE_SCALAR, ENT_NODE_LIST, ENT_NODE_MAP } ent_node_kind;

/* A scalar, a list of items, or a mapping of entries. Keys are scalars. */
typedef struct ent_node {
    ent_node_kind kind;
    ent_span span;
    ent_written text; /* of a scalar */
    bool quoted;      /* a scalar in quotes: always text */
    bool empty;       /* a scalar that was not written at all */
    bool flow;        /* a list or mapping in brackets */
    size_t count;
    struct ent_node **items; /* of a list; of a mapping the values */
    struct ent_node **keys;  /* of a mapping */
} ent_node;

/*
 * Parses one document. Refuses, each with its own diagnostic, what product files never need: anchors,
 * aliases, tags, duplicate or complex keys, second documents, nesting deeper than 100. The tree lives
 * in `arena`; its text points into the arena or the source. ENT_ERROR_INPUT: issued.
 */
ent_status ent_yaml_parse(ent_context *context, const ent_source *source, size_t skip,
                          ent_arena *arena, ent_node **out);

#endif
