/* SPDX-License-Identifier: MIT */
/* Inside an agreement: what its report shows. */
#ifndef ENT_CODING_AGREEMENT_H
#define ENT_CODING_AGREEMENT_H

#include "coding/pairing.h"

/* A statement of each coder, by their numbers among the codes; ENT_UNPAIRED: one of them has none. */
typedef struct ent_unit {
    uint32_t first, second;
} ent_unit;

/* How often the first coder gave one value where the second gave the other. */
typedef struct ent_cell {
    uint32_t first, second; /* numbers among the codes */
    uint64_t count;
} ent_cell;

struct ent_agreement {
    ent_allocator allocator;
    ent_codes codes;
    ent_unit *units; /* by sentence */
    size_t unit_count, paired;
    ent_cell *cells[ENT_CODED_FIELDS]; /* by first, then second */
    size_t cell_counts[ENT_CODED_FIELDS];
    ent_agreement_row rows[ENT_CODED_FIELDS];
    uint64_t sentences[2][2]; /* [the first coded it][the second did] */
};

#endif
