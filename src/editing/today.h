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

/* The value that an option has today by the dispute, as a word. */
const char *ent_today_present(const ent_today *today, size_t option);

/* What differs from the dispute's today, as the value of `today` in an event, and as it then is in the owned tree of
 * the plan's last moment; *out NULL: nothing. */
ent_status ent_today_event(ent_plan *plan, const ent_amendment *amendments, size_t count,
                           ent_node **out);

/* Whether anything is still to be written. */
bool ent_today_left(const ent_today *today);

/* Plans the splices, and what the section is to be. */
ent_status ent_today_write(ent_today *today);

#endif
