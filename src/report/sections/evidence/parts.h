/* SPDX-License-Identifier: MIT */
/* The parts of the section `evidence`: what it tells of each claim, and of what falls with each source. */
#ifndef ENT_REPORT_SECTIONS_EVIDENCE_PARTS_H
#define ENT_REPORT_SECTIONS_EVIDENCE_PARTS_H

#include "report/sections/sections.h"

/* Puts a table of the claims that cite each source, with the words that they cite where the page has its text; and
 * of those that cite none. */
ent_status ent_evidence_put_claims(ent_section_job *job, ent_page *page);

/* Puts a table of what falls with each source and each basis, within a bound of states. */
ent_status ent_evidence_put_falls(ent_section_job *job, ent_page *page);

#endif
