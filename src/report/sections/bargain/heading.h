/* SPDX-License-Identifier: MIT */
/* What the parts of the section `forecast` share. */
#ifndef ENT_REPORT_SECTIONS_BARGAIN_HEADING_H
#define ENT_REPORT_SECTIONS_BARGAIN_HEADING_H

#include "report/sections/sections.h"
#include <entente/forecast.h>

typedef struct ent_forecast_section {
    ent_section_job *job;
    ent_page *page;
    const ent_forecast *forecast;
    const ent_dispute *dispute;
    ent_forecast_options asked;
    bool fewer; /* draws than the page has samples */
} ent_forecast_section;

/* Puts the picture of an issue. ENT_ERROR_MEMORY. */
ent_status ent_forecast_picture(ent_forecast_section *section, size_t contest);

#endif
