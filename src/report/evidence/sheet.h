/* SPDX-License-Identifier: MIT */
/* What the formats of a report of evidence share. */
#ifndef ENT_REPORT_EVIDENCE_SHEET_H
#define ENT_REPORT_EVIDENCE_SHEET_H

#include "evidence/evidence.h"
#include "formats/out/writer.h"

typedef struct ent_evidence_sheet {
    ent_context *context;
    ent_writer *w;
    const ent_dispute *dispute;
    const ent_evidence_view *view;
    ent_arena arena;
    ent_shares all, *parties;
    ent_coder *coders;
    size_t coder_count;
    const ent_space *space; /* of the whole, for states that fall; NULL where nothing is solved */
    ent_hanging *hanging;   /* or NULL */
    bool large;             /* it was asked for, and the dispute is too large */
    ent_fall *without;      /* or NULL */
} ent_evidence_sheet;

/*
 * The words at a stretch of a claim's source, on one line, into `out`; control characters become U+FFFD. False where
 * there are none, and then *problem says why, or is NULL where the source has no text here.
 */
bool ent_evidence_quote(const ent_evidence_sheet *sheet, const ent_claim_view *claim,
                        const ent_stretch *stretch, ent_text *out, const char **problem);

void ent_evidence_text(ent_evidence_sheet *sheet);
void ent_evidence_json(ent_evidence_sheet *sheet);
void ent_evidence_csv(ent_evidence_sheet *sheet);

/* A claim on one line: `wish 2 of Ukraine, "no talks without us"`. */
void ent_evidence_name(ent_text *text, const ent_dispute *dispute, const ent_claim_view *claim);

/* Which claims go with a source or basis: "4 wishes, 3 rules; 1 option stays"; and with what `rest` leaves out of the whole. */
void ent_evidence_kinds(ent_text *text, const ent_dispute *dispute, const ent_fall *fall);
void ent_evidence_withdrawn(ent_text *text, const ent_dispute *whole, const ent_dispute *rest);

/* How many claims of every kind cite a source. */
uint64_t ent_evidence_citing(const ent_dispute *dispute, const char *source);

/* Behind a name, what becomes of it: whether it still holds and by which state, what becomes of the strongest before,
 * and how many of its states lose and gain. */
void ent_evidence_named(ent_text *text, const ent_fall_name *name);

/* Of that: ", by another of its states, s12", where it holds by another than before. */
void ent_evidence_by(ent_text *text, const ent_fall_name *name);

/* Of that: "; of its 9 states 2 lose one concept or more, 1 gains one or more". */
void ent_evidence_states(ent_text *text, const ent_fall_name *name);

/* Behind "today", under which concepts it holds no more, and newly; or which other state it is then, and how that holds. */
void ent_evidence_today(ent_text *text, const ent_fall *fall);

/* How many states hold no more, and newly, under concepts of *left for which that is alike, which are taken out of it:
 * "Nash, SEQ: of 3 states that hold, 1 does no more, 2 newly do". False, and nothing, where nothing changes any more. */
bool ent_evidence_counts(ent_text *text, const ent_fall *fall, unsigned *left);

/* In words, what rests on assumption alone, or is counted as assumed though it cites a source, what hangs on each source and basis, and what falls. */
void ent_evidence_assumed(ent_evidence_sheet *sheet);
void ent_evidence_hanging(ent_evidence_sheet *sheet);
void ent_evidence_without(ent_evidence_sheet *sheet);

#endif
