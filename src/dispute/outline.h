/* SPDX-License-Identifier: MIT */
/* An outline: a text and its tree, whatever a dispute would make of it. */
#ifndef ENT_DISPUTE_OUTLINE_H
#define ENT_DISPUTE_OUTLINE_H

#include "dispute/document.h"
#include <entente/outline.h>

struct ent_outline {
    ent_allocator allocator;
    ent_arena arena;
    ent_source source;        /* bytes and name in the arena */
    const ent_node *document; /* a mapping; NULL: no dispute file, or one in another format */
};

#endif
