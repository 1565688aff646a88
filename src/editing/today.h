/* SPDX-License-Identifier: MIT */
/* Today: what it is to be, and where that is written. */
#ifndef ENT_EDITING_TODAY_H
#define ENT_EDITING_TODAY_H

#include "base/text.h"
#include "editing/plan.h"

typedef struct ent_today {
    ent_plan *plan;
    const ent_source *source;
    const ent_node *root, *section; /* NULL: missing */
    const char **words;             /* per option the word that it is to have; NULL: as it is */
    const char *state;              /* in graph form: today's */
    bool quotes;
    ent_text added; /* what is put in at one place */
} ent_today;

/* Whether anything is still to be written. */
bool ent_today_left(const ent_today *today);

/* Plans the splices, and what the section is to be. */
ent_status ent_today_write(ent_today *today);

#endif
