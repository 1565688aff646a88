/* SPDX-License-Identifier: MIT */
/* Titles of the states that are shown. */
#ifndef ENT_REPORT_MATERIAL_TITLES_H
#define ENT_REPORT_MATERIAL_TITLES_H

#include "report/material/material.h"

/* Gives one of the states that are shown its title; once the first to look at are marked. ENT_ERROR_MEMORY.
 * O(options + shown^2). */
ent_status ent_title_of(ent_material *material, size_t shown);

#endif
