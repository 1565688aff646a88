/* SPDX-License-Identifier: MIT */
/* What a report of a forecast is given. */
#ifndef ENT_REPORT_FORECAST_SHEET_H
#define ENT_REPORT_FORECAST_SHEET_H

#include "formats/out/writer.h"
#include <entente/forecast.h>

typedef struct ent_forecast_sheet {
    const ent_forecast *forecast;
    const ent_dispute *dispute;
    ent_forecast_options asked;
    uint64_t most; /* inputs that move a forecast, and exchanges, that text lists */
    ent_text text; /* of the line at hand */
    ent_writer *w;
} ent_forecast_sheet;

void ent_forecast_text(ent_forecast_sheet *sheet);
void ent_forecast_json(ent_forecast_sheet *sheet);
void ent_forecast_csv(ent_forecast_sheet *sheet);

#endif
