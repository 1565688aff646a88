/* SPDX-License-Identifier: MIT */
/* Which options expressions mention, also by the names in them. */
#ifndef ENT_PREFERENCE_FINDINGS_MENTIONS_H
#define ENT_PREFERENCE_FINDINGS_MENTIONS_H

#include "dispute/model.h"

/* Who mentions what. A name is walked once, so all that walk with one of these come in order. */
typedef struct ent_mentions {
    const ent_dispute *dispute;
    size_t *
        by; /* per option, who was the first to mention it, as a number that the caller gives; 0: nobody */
    bool *walked; /* per name */
} ent_mentions;

/* Makes one in which nothing is mentioned; to be freed whether this succeeds or not. ENT_ERROR_MEMORY. */
ent_status ent_mentions_new(ent_context *context, const ent_dispute *dispute, ent_mentions *out);
void ent_mentions_free(ent_context *context, ent_mentions *m);

/* Begins anew. O(options + names). */
void ent_mentions_forget(ent_mentions *m);

/* Takes what an expression mentions. O(its size, and that of the names that are walked for the first time). */
void ent_mentions_walk(ent_mentions *m, const ent_expression *expression, size_t who);

/* Takes what a party wants; false where it ranks by numbers of states, which says nothing by mentions. */
bool ent_mentions_of_party(ent_mentions *m, const ent_party *party, size_t who);

/* Takes what all parties want; false where one ranks by numbers of states, or none wants anything. */
bool ent_mentions_of_all(ent_mentions *m);

#endif
