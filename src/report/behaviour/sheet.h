/* SPDX-License-Identifier: MIT */
/* Four concepts, per party and for all: the sheet that attitudes and fuzzy preference are written on. */
#ifndef ENT_REPORT_BEHAVIOUR_SHEET_H
#define ENT_REPORT_BEHAVIOUR_SHEET_H

#include "base/text.h"
#include "formats/out/writer.h"
#include <entente/report.h>

enum { ENT_SHEET_CONCEPTS = 4 }; /* as Nash, GMR, SMR and SEQ, in this order */

typedef struct ent_sheet ent_sheet;

/* What differs from question to question. */
typedef struct ent_sheet_kind {
    const char *heading; /* of the counts */
    const char *const *meanings;
    const char *(*key)(size_t concept);
    const char *(*label)(size_t concept);
    /* Whether a state holds for a party, or for all when `party` is their number. */
    bool (*holds)(const void *result, size_t concept, size_t party, uint64_t state);
    /* What is said of the parties, by ent_sheet_paragraph(), and as members of an open object. */
    void (*put_parties)(ent_sheet *sheet);
    void (*put_json)(ent_sheet *sheet);
} ent_sheet_kind;

struct ent_sheet {
    const ent_sheet_kind *kind;
    const void *result;
    const ent_space *space;
    const ent_state_set *where; /* NULL: all states */
    bool lists;
    uint64_t most; /* states of a list in text; 0: all */
    /* Filled in by ent_sheet_write(): */
    ent_writer *writer;
    const ent_dispute *dispute;
    size_t parties;
    ent_text text; /* the paragraph being written */
};

/* Puts the paragraph that was written into `text`, and clears it. */
void ent_sheet_paragraph(ent_sheet *sheet, size_t first, size_t rest);

/* ENT_ERROR_IO, ENT_ERROR_MEMORY. */
ent_status ent_sheet_write(ent_context *context, ent_sheet *sheet, ent_format format,
                           const ent_sink *sink);

#endif
