/* SPDX-License-Identifier: MIT */
/* The three renderings of a solution. */
#ifndef ENT_REPORT_SOLUTION_H
#define ENT_REPORT_SOLUTION_H

#include "diag/context.h"
#include "formats/out/writer.h"
#include <entente/report.h>

void ent_solution_text(ent_context *context, const ent_solution *solution,
                       const ent_solution_view *view, ent_writer *writer);

#endif
