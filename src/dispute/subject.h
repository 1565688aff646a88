/* SPDX-License-Identifier: MIT */
/* A party as the subject of a sentence: of one or of several, as the file has it; all of them together are one. */
#ifndef ENT_DISPUTE_SUBJECT_H
#define ENT_DISPUTE_SUBJECT_H

#include "base/inflect.h"
#include <entente/dispute.h>

#include <string.h>

static inline ent_subject ent_party_subject(const ent_dispute *dispute, size_t party)
{
    return ent_subject_of(party < ent_party_count(dispute) && ent_party_is_plural(dispute, party));
}

/* What makes an owner of its name: "Ann's", "the boss's", and "the nurses'". */
static inline const char *ent_party_owns(const ent_dispute *dispute, size_t party)
{
    const char *name = ent_party_name(dispute, party);
    const size_t length = strlen(name);
    const bool bare = ent_party_is_plural(dispute, party) && length > 0 && name[length - 1] == 's';
    return bare ? "'" : "'s";
}

#endif
