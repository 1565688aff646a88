/* SPDX-License-Identifier: MIT */
/* What the parts of "In brief" share. */
#ifndef ENT_REPORT_SECTIONS_SUMMARY_SHEET_H
#define ENT_REPORT_SECTIONS_SUMMARY_SHEET_H

#include "report/material/material.h"
#include "report/material/phrases.h"

/* A state that is told of elsewhere on the page, in short: its letter, or in graph form its title; or today's. */
void ent_summary_put_short(ent_page *page, const ent_shown *shown);

/* Whether several acting together would leave what holds against each alone, as a sentence; nothing where that was not asked. */
ent_status ent_summary_put_several(ent_section_job *job, ent_page *page, uint64_t state);

/* Today and the first to look at, a row each. */
ent_status ent_summary_put_glance(ent_section_job *job, ent_page *page);

/* The first to look at, and how the rest compares with today. */
ent_status ent_summary_put_first(ent_section_job *job, ent_page *page);

/* How surely, and on what it rests. */
ent_status ent_summary_put_sureness(ent_section_job *job, ent_page *page);

#endif
