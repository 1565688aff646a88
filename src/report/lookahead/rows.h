/* SPDX-License-Identifier: MIT */
/* The stabilities of a look-ahead in the order of reports: L_1, L_2, ..., NM, Stackelberg. */
#ifndef ENT_REPORT_LOOKAHEAD_ROWS_H
#define ENT_REPORT_LOOKAHEAD_ROWS_H

#include "formats/out/writer.h"
#include <entente/lookahead.h>

typedef struct ent_ahead_row {
    ent_lookahead_kind kind;
    uint32_t horizon; /* of ENT_LIMITED */
    char key[16];     /* "l1", "nm", "stackelberg" */
} ent_ahead_row;

static inline size_t ent_ahead_row_count(const ent_lookahead *ahead)
{
    const ent_lookahead_facts facts = ent_lookahead_facts_of(ahead);
    return (size_t)facts.horizon + 1 + facts.stackelberg;
}

/* The row with this index, from 0. */
ent_ahead_row ent_ahead_row_at(const ent_lookahead *ahead, size_t index);

/* Whether the states of a row are known: NM may be undecided. */
static inline bool ent_ahead_row_known(const ent_lookahead *ahead, const ent_ahead_row *row)
{
    return row->kind != ENT_NONMYOPIC ||
           ent_lookahead_facts_of(ahead).limit != ENT_LOOKAHEAD_UNDECIDED;
}

/* Whether a state is stable for a party, or for both when `party` is 2. */
bool ent_ahead_holds(const ent_lookahead *ahead, const ent_ahead_row *row, size_t party,
                     uint64_t state);

/* Whether a report shows a state. */
static inline bool ent_ahead_shows(const ent_lookahead_view *view, uint64_t state)
{
    return view->where == NULL || ent_state_set_has(view->where, state);
}

/* In words (text.c). */
void ent_lookahead_text(ent_context *context, const ent_lookahead *ahead,
                        const ent_lookahead_view *view, ent_writer *writer);

/* A sentence that says what became of the ends, into `text`. */
void ent_ahead_words_limit(ent_text *text, const ent_lookahead *ahead);

#endif
