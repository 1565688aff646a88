/* SPDX-License-Identifier: MIT */
/* Certificates of coalitions and of looking ahead, which have a key of their own in place of "verdicts". */
#ifndef ENT_FORMATS_IN_CERTIFIED_FAMILIES_H
#define ENT_FORMATS_IN_CERTIFIED_FAMILIES_H

#include "formats/in/certified/form.h"

/* Read the whole tree. ENT_ERROR_INPUT: E701, issued. */
ent_status ent_form_coalitions(ent_form *r);
ent_status ent_form_lookahead(ent_form *r);

#endif
