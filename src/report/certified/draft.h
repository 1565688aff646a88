/* SPDX-License-Identifier: MIT */
/*
 * The sheet on which a certificate is written, twice: the table of states stands before what refers to it, and
 * nothing is kept of that; so the first time only the states are gathered, and brackets and words go nowhere.
 */
#ifndef ENT_REPORT_CERTIFIED_DRAFT_H
#define ENT_REPORT_CERTIFIED_DRAFT_H

#include "report/sealed.h"
#include "space/space.h"

typedef struct ent_draft {
    ent_context *context;
    const ent_space *space;
    const ent_dispute *dispute;
    uint64_t *shown, *named; /* states with verdicts; states in the table */
    uint32_t *place;         /* per 64 states: states in the table before them */
    bool writing;            /* the second time */
    ent_writer w;
    ent_sealed sealed;
} ent_draft;

/* Begins one. It may not be moved. ENT_ERROR_MEMORY; either way ended by ent_draft_end(). */
ent_status ent_draft_begin(ent_context *context, const ent_space *space, const ent_sink *sink,
                           ent_draft *out);

/* Seals what was written if `status` is ENT_OK, and releases. Returns the first failure. */
ent_status ent_draft_end(ent_draft *draft, ent_status status);

/* The second time begins, with the table of states; the keys before it are written. */
void ent_draft_table(ent_draft *draft);

/* The next state with a verdict, from one on; the number of states behind the last. */
static inline size_t ent_draft_next(const ent_draft *draft, size_t from)
{
    return ent_bits_next(draft->shown, draft->space->count, from);
}

/* A state by its place in the table; a party by its identifier, under "party". */
void ent_draft_state(ent_draft *draft, uint64_t state);
void ent_draft_party(ent_draft *draft, size_t party);

/* As the functions of the writer. */
void ent_draft_key(ent_draft *draft, const char *key);
void ent_draft_open(ent_draft *draft, char bracket);
void ent_draft_close(ent_draft *draft, char bracket);
void ent_draft_text(ent_draft *draft, const char *text);
void ent_draft_count(ent_draft *draft, uint64_t number);

#endif
