/* SPDX-License-Identifier: MIT */
/* A party as the subject of a sentence: of one or of several, as the file has it. */
#ifndef ENT_DISPUTE_SUBJECT_H
#define ENT_DISPUTE_SUBJECT_H

#include "base/inflect.h"
#include <entente/dispute.h>

static inline ent_subject ent_party_subject(const ent_dispute *dispute, size_t party)
{
    return ent_subject_of(ent_party_is_plural(dispute, party));
}

#endif
