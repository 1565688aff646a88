/* SPDX-License-Identifier: MIT */
/* One state, watched while completions are gone through. */
#ifndef ENT_CERTAINTY_WATCH_H
#define ENT_CERTAINTY_WATCH_H

#include "certainty/certainty.h"

/* In place of the number of a completion: whatever it is. */
#define ENT_ANY_COMPLETION UINT64_MAX

/* What was seen under one concept. */
typedef struct ent_watched {
    uint64_t *
        stable; /* per party: in how many of its own completions; of concepts that depend on these alone */
    uint64_t *holds; /* per party a completion, in all of which together the state holds */
    uint64_t *fails; /* the same where it does not */
    uint64_t count;  /* in how many of all together it holds; UINT64_MAX: more than that */
    bool has_holds, has_fails;
    size_t leaver; /* in `fails`: a party that leaves it, */
    uint32_t to;   /* for this state */
} ent_watched;

typedef struct ent_watch {
    size_t state;
    ent_watched of[ENT_CONCEPT_COUNT];
} ent_watch;

/* A party is stable there, or not, in one of its own completions, under a concept that asks for no others. */
void ent_watch_own(ent_watched *watched, size_t party, uint64_t completion, bool stable);

/* Sums up what was seen so of all parties. */
void ent_watch_sum(ent_watched *watched, size_t parties);

/* The state holds, or a party leaves it (else SIZE_MAX), in a completion of each party together. */
void ent_watch_joint(ent_watched *watched, const uint64_t *completions, size_t parties,
                     size_t leaver);

struct ent_completion_explanation {
    ent_allocator allocator;
    ent_certainty *certainty;
    ent_watch watch;
};

/* Goes through completions as ent_certainty_new() does, and watches a state meanwhile. The caller frees the watch. */
ent_status ent_certainty_watch(ent_context *context, const ent_space *space,
                               const ent_certainty_options *options, ent_watch *watch,
                               ent_certainty **out);

#endif
