/* SPDX-License-Identifier: MIT */
/* Identifiers from free names: valid, and different from one another. */
#ifndef ENT_FORMATS_IN_TREE_IDENTIFIERS_H
#define ENT_FORMATS_IN_TREE_IDENTIFIERS_H

#include "base/map.h"
#include "base/text.h"
#include "diag/source.h"

/* Those that were made, in one namespace; `what` they name where a name has no letters of ours. */
typedef struct ent_identifiers {
    ent_arena *arena; /* of the identifiers */
    const char *what;
    ent_map taken;
    size_t *
        next; /* per identifier the number to try next where it is met again; with allocator of `taken` */
    size_t count, room;
    ent_text text;
} ent_identifiers;

void ent_identifiers_init(ent_identifiers *ids, ent_arena *arena, const char *what);
void ent_identifiers_free(ent_identifiers *ids);

/*
 * Makes an identifier for a name: ASCII letters and digits stay, in lower case, and everything between becomes one _.
 * Names that come out empty, reserved or equal to an earlier one get a word or a number more. *out has the
 * place of the name. ENT_ERROR_MEMORY.
 */
ent_status ent_identifiers_add(ent_identifiers *ids, const ent_written *name, ent_written *out);

#endif
