/* SPDX-License-Identifier: MIT */
/* An answer, inside. */
#ifndef ENT_EXISTS_EXISTENCE_H
#define ENT_EXISTS_EXISTENCE_H

#include "dispute/model.h"
#include <entente/exists.h>

/* Keeps what was found: the question is copied, and after a yes the values and which names they bear.
 * ENT_ERROR_MEMORY. */
ent_status ent_existence_new(ent_context *context, const ent_dispute *dispute,
                             const ent_existence_view *found, const uint32_t *values,
                             ent_existence **out);

#endif
