/* SPDX-License-Identifier: MIT */
/* What a report of readings is given, and what its parts share. */
#ifndef ENT_REPORT_ROBUST_SHEET_H
#define ENT_REPORT_ROBUST_SHEET_H

#include "base/text.h"
#include "formats/out/writer.h"
#include <entente/robust.h>

typedef struct ent_robust_sheet {
    ent_context *context;
    const ent_robust_view *view;
    const ent_space *space;
    const ent_dispute *dispute;
    unsigned concepts;
    ent_writer *w;
    ent_text text; /* scratch */
} ent_robust_sheet;

static inline const ent_readings *ent_robust_family(const ent_robust_part *part)
{
    return ent_tally_family(part->tally);
}

/* Whether a state is to be shown. */
static inline bool ent_robust_shows(const ent_robust_sheet *sheet, uint64_t state)
{
    return sheet->view->where == NULL || ent_state_set_has(sheet->view->where, state);
}

/* The concepts under which a state holds in the file. */
unsigned ent_robust_file(const ent_robust_sheet *sheet, const ent_readings *readings,
                         uint64_t state);

/* Whether some reading of a part, or the file, has a state as an equilibrium under some concept. */
bool ent_robust_ever_holds(const ent_robust_sheet *sheet, const ent_robust_part *part,
                           uint64_t state);

/* What a reading does to which party, in words: `Russia without "..." (wish 1, stated)`. */
void ent_robust_words_change(const ent_robust_sheet *sheet, ent_text *text, ent_change change);

/* Adds the sentence that names the parties whose order each reading turns round; nothing where there are none. */
void ent_robust_words_turned(const ent_dispute *dispute, ent_text *text,
                             const ent_readings *readings);

/* Whether something that was asked for is not told. */
bool ent_robust_is_partial(const ent_robust_sheet *sheet);

void ent_robust_text(ent_robust_sheet *sheet);
void ent_robust_json(ent_robust_sheet *sheet);
void ent_robust_csv(ent_robust_sheet *sheet);

/* The table of what changes overturn (changes_text.c); and behind a state those that it is lost by. */
void ent_robust_put_changes(ent_robust_sheet *sheet, const ent_robust_part *part);
void ent_robust_put_losses(ent_robust_sheet *sheet, const ent_robust_part *part, uint64_t state);

#endif
