/* SPDX-License-Identifier: MIT */
/* What the reasons of an explanation rest on: each wish that is named counts once. */
#ifndef ENT_EXPLAIN_CITATIONS_H
#define ENT_EXPLAIN_CITATIONS_H

#include "preference/reason.h"

typedef struct ent_citations {
    const ent_space *space;
    const ent_allocator *allocator;
    ent_reasons *reasons; /* per party */
    uint64_t **cited;     /* per party a bit a statement; a ranking counts as one */
    uint64_t counts[ENT_BASIS_COUNT];
} ent_citations;

/* Makes the statements of all parties ready. ENT_ERROR_MEMORY: what was made is released with
 * ent_citations_free() all the same. */
ent_status ent_citations_init(ent_citations *out, const ent_allocator *allocator,
                              const ent_space *space);
void ent_citations_free(ent_citations *citations);

/* Cites what makes a party tell two states apart: a statement; where there is none (ENT_NO_STATEMENT) and it does tell
 * them apart, all the weighted ones on which they differ, or the ranking as a whole. */
void ent_cite(ent_citations *citations, size_t party, uint64_t state, uint64_t other,
              size_t statement, bool apart);

#endif
