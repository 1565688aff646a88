/* SPDX-License-Identifier: MIT */
/* What a report of paths is given. */
#ifndef ENT_REPORT_JOURNEY_SHEET_H
#define ENT_REPORT_JOURNEY_SHEET_H

#include "formats/out/writer.h"
#include <entente/paths.h>

typedef struct ent_paths_sheet {
    ent_context *context;
    const ent_solution *solution;
    const ent_space *space;
    const ent_dispute *dispute;
    ent_journey *journeys[2]; /* by all moves; by improvements alone */
    const ent_paths_view *view;
    ent_writer *w;
} ent_paths_sheet;

/* How a name of the file fares. */
typedef struct ent_name_way {
    uint64_t states;
    uint32_t steps[2]; /* fewest, by all moves and by improvements, or ENT_NOT_REACHED */
} ent_name_way;

ent_name_way ent_name_way_of(const ent_paths_sheet *sheet, size_t name);

void ent_paths_text(ent_paths_sheet *sheet);
void ent_paths_json(ent_paths_sheet *sheet);
void ent_paths_csv(const ent_paths_sheet *sheet);

#endif
