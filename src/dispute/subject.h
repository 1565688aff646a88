/* SPDX-License-Identifier: MIT */
/* A party as the subject of a sentence: of one or of several, as the file has it; all of them together are one. */
#ifndef ENT_DISPUTE_SUBJECT_H
#define ENT_DISPUTE_SUBJECT_H

#include "base/inflect.h"
#include <entente/dispute.h>

static inline ent_subject ent_party_subject(const ent_dispute *dispute, size_t party)
{
    return ent_subject_of(party < ent_party_count(dispute) && ent_party_is_plural(dispute, party));
}

#endif
