/* SPDX-License-Identifier: MIT */
/* Degrees of wishes: what is strong, what is unsure, what is less than certain. */
#ifndef ENT_DISPUTE_DEGREES_H
#define ENT_DISPUTE_DEGREES_H

#include "dispute/model.h"

/* Issues the note that what is preferred with less than certainty is taken as certain, if anything is (N621).
 * ENT_ERROR_MEMORY. */
ent_status ent_tell_taken_as_certain(ent_context *context, const ent_dispute *dispute);

/* Issues the note that what is unsure or unknown is taken as sure, if there is any (N611).
 * ENT_ERROR_MEMORY. */
ent_status ent_tell_taken_as_sure(ent_context *context, const ent_dispute *dispute);

#endif
