/* SPDX-License-Identifier: MIT */
/* What a report of the spatial model's turns is given: one game after the other. */
#ifndef ENT_REPORT_FORECAST_TURNS_H
#define ENT_REPORT_FORECAST_TURNS_H

#include "formats/out/writer.h"
#include <entente/forecast.h>

typedef struct ent_turns_sheet {
    const ent_dispute *dispute;
    ent_played_view game; /* at hand */
    ent_text text;        /* of the line at hand */
    ent_writer *w;
} ent_turns_sheet;

/* A position of the game, which is on 0 to 100, on the scale of the issue. */
double ent_turns_position(const ent_turns_sheet *sheet, size_t issue, double position);

/* The option that a party takes at a turn. */
ent_spatial_option ent_turns_taken(const ent_turns_sheet *sheet, size_t turn, size_t party);

void ent_turns_text(ent_turns_sheet *sheet);
void ent_turns_json(ent_turns_sheet *sheet);
void ent_turns_csv(ent_turns_sheet *sheet);

#endif
