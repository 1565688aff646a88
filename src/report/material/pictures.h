/* SPDX-License-Identifier: MIT */
/* The charts of the sections, made of what they tell, each put into the open node. */
#ifndef ENT_REPORT_MATERIAL_PICTURES_H
#define ENT_REPORT_MATERIAL_PICTURES_H

#include "report/chart/matrix.h"
#include "report/material/material.h"
#include "report/sections/sections.h"

/* The concepts of a set as marks, the strictest first, with the concept of each; both have ENT_CONCEPT_COUNT places. Returns how many. */
size_t ent_picture_marks(unsigned asked, ent_matrix_mark *marks, ent_concept *concepts);

/* Who would stay at the states that are shown, and under which concepts they hold. */
ent_status ent_picture_matrix(ent_section_job *job, ent_page *page);

/* A family of readings, by the words of its column; the states that are shown and hold, under the strictest concept
 * under which they do. Nothing where none holds or none was tried. */
typedef struct ent_picture_family {
    const char *label;
    const ent_tally *tally; /* NULL: not tried */
} ent_picture_family;

ent_status ent_picture_shares(ent_section_job *job, ent_page *page,
                              const ent_picture_family *families, size_t count);

/* Moves from today, among the states that are shown. Only where there is a today. */
ent_status ent_picture_moves(ent_section_job *job, ent_page *page);

/* Stated, inferred and assumed by party: `counts` has ENT_BASIS_COUNT numbers a party. */
ent_status ent_picture_bases(ent_section_job *job, ent_page *page, const uint64_t *counts);

#endif
