/* SPDX-License-Identifier: MIT */
/* Sections that grow: entries put behind those that a section has, or into a section of their own. */
#ifndef ENT_EDITING_GROWTH_H
#define ENT_EDITING_GROWTH_H

#include "editing/plan.h"

/*
 * Plans that the items of `added`, a list or mapping that is not empty, stand at the end of a section of the same kind,
 * laid out as what is there: in lines or in brackets. A section that is not there is made, at its place in the format.
 */
ent_status ent_plan_grow(ent_plan *plan, const char *section, const ent_node *added);

#endif
