/* SPDX-License-Identifier: MIT */
/* What the two parts of "How sure this is" share: what there is to tell, and of which outcomes. */
#ifndef ENT_REPORT_SECTIONS_ROBUSTNESS_SHEET_H
#define ENT_REPORT_SECTIONS_ROBUSTNESS_SHEET_H

#include "report/material/material.h"
#include "report/material/phrases.h"

enum { COUNTED = 3 }; /* families whose shares are told */

typedef struct ent_sureness {
    ent_section_job *job;
    ent_page *page;
    const ent_shown *shown;
    size_t count;
    ent_material_family tried[COUNTED], assumed;
} ent_sureness;

/* Whether a state that is shown is told of: in a brief report today, and the first to look at. */
bool ent_sureness_tells(const ent_sureness *s, const ent_shown *shown);

/* Whether a family was gone through. */
bool ent_sureness_tried(const ent_material_family *family);

/* Why one was not; `nothing` where there is nothing to vary. */
const char *ent_sureness_untried(ent_untried untried, const char *nothing);

/* Which single changes overturn most, and what is left without what is assumed. */
void ent_sureness_put_changes(ent_sureness *s);
void ent_sureness_put_assumed(ent_sureness *s);

#endif
