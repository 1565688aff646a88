/* SPDX-License-Identifier: MIT */
/* The renderings of an explanation. */
#ifndef ENT_REPORT_EXPLANATION_H
#define ENT_REPORT_EXPLANATION_H

#include "formats/out/writer.h"
#include <entente/report.h>

void ent_explanation_text(ent_context *context, const ent_solution *solution,
                          const ent_explanation *explanation, ent_writer *writer);

#endif
