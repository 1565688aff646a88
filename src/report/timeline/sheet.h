/* SPDX-License-Identifier: MIT */
/* What a report of a timeline is given. */
#ifndef ENT_REPORT_TIMELINE_SHEET_H
#define ENT_REPORT_TIMELINE_SHEET_H

#include "formats/out/writer.h"
#include <entente/timeline.h>

typedef struct ent_timeline_sheet {
    ent_context *context;
    const ent_timeline *timeline;
    const ent_dispute *dispute;
    size_t moments, targets;
    uint64_t most; /* settlements of either kind shown of each event */
    bool listed;   /* one was shown with its values */
    ent_text text; /* of the paragraph at hand */
    ent_writer *w;
} ent_timeline_sheet;

void ent_timeline_text(ent_timeline_sheet *sheet);
void ent_timeline_letters(ent_timeline_sheet *sheet); /* the chart at the end of the text */
void ent_timeline_json(ent_timeline_sheet *sheet);
void ent_timeline_csv(ent_timeline_sheet *sheet);

#endif
