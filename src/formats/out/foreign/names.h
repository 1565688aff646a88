/* SPDX-License-Identifier: MIT */
/* By what tables call parties and issues. */
#ifndef ENT_FORMATS_OUT_FOREIGN_NAMES_H
#define ENT_FORMATS_OUT_FOREIGN_NAMES_H

#include "formats/out/foreign/foreign.h"

/* Per party and per issue of `positions`: its name, where no other has the same, else its id. They belong to the dispute. */
typedef struct ent_foreign_names {
    const ent_allocator *allocator;
    const char **parties, **issues;
} ent_foreign_names;

/* ENT_ERROR_MEMORY; to be released either way. */
ent_status ent_foreign_names_new(ent_foreign *x, ent_foreign_names *out);
void ent_foreign_names_free(ent_foreign_names *names);

#endif
