/* SPDX-License-Identifier: MIT */
/* The renderings of an explanation. */
#ifndef ENT_REPORT_EXPLANATION_H
#define ENT_REPORT_EXPLANATION_H

#include "formats/out/writer.h"
#include <entente/report.h>

/* What all that hold of the states that were asked for have, though not all of them have it, and today has not. */
typedef struct ent_explanation_tied {
    bool *options;       /* per option; NULL: there is nothing to tell */
    ent_concept concept; /* the strictest under which one of them holds */
    uint64_t holding;    /* how many hold under it */
} ent_explanation_tied;

void ent_explanation_text(ent_context *context, const ent_solution *solution,
                          const ent_explanation *explanation, const ent_explanation_tied *tied,
                          ent_writer *writer);

#endif
