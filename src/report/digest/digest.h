/* SPDX-License-Identifier: MIT */
/* The digest of a solution in words: how today and the named states stand, and which settlements there are. */
#ifndef ENT_REPORT_DIGEST_H
#define ENT_REPORT_DIGEST_H

#include "base/text.h"
#include "formats/out/writer.h"
#include <entente/paths.h>
#include <entente/report.h>

/* What is written, and what for. */
typedef struct ent_digest_sheet {
    ent_context *context;
    const ent_solution *solution;
    const ent_solution_view *view;
    const ent_space *space;
    const ent_dispute *dispute;
    uint64_t today;
    bool has_today;
    int *chosen;        /* per party; scratch */
    ent_journey *gains; /* from today by improvements alone; NULL: not asked yet */
    ent_text text;
    ent_writer *w;
} ent_digest_sheet;

/* A heading below an empty line. */
void ent_digest_heading(ent_digest_sheet *sheet, const char *words);

/* Writes the gathered text as a paragraph and starts anew. */
void ent_digest_paragraph(ent_digest_sheet *sheet, size_t first, size_t rest);

/* Under which concepts a settlement holds, and how firmly. */
void ent_digest_concepts(ent_digest_sheet *sheet, const ent_settlement *settlement);

/* Whether several parties together would leave a state that holds against each alone; nothing where that is not known. */
bool ent_digest_several(ent_digest_sheet *sheet, uint64_t state);

/* Today, and what the file names. */
void ent_digest_standings(ent_digest_sheet *sheet);

/* What a party cannot take back in a state, and would if it could; nothing where there is none. Its own paragraph. */
void ent_digest_barred(ent_digest_sheet *sheet, uint64_t state);

/* What all that hold share, their groups, and the undominated ones as cards. */
void ent_digest_settlements(ent_digest_sheet *sheet);

#endif
