/* SPDX-License-Identifier: MIT */
/*
 * A timeline, inside.
 *
 * Moments are solved one after the other, and only what is told of them is kept, in one arena; two solved moments are
 * held at a time. Targets that are names join the list at the first moment that knows them, so a moment has views of
 * the targets that were in the list by then, and the rest mean nothing at it.
 */
#ifndef ENT_TIMELINE_TIMELINE_H
#define ENT_TIMELINE_TIMELINE_H

#include "base/memory.h"
#include "base/text.h"
#include <entente/timeline.h>

/* What is kept of a moment. */
typedef struct ent_record {
    ent_moment_view view;
    ent_target_view *targets;
    size_t target_count;
} ent_record;

struct ent_timeline {
    ent_allocator allocator;
    ent_arena arena;
    const ent_dispute *dispute;
    unsigned concepts;
    bool named; /* the targets are the names of the file */
    bool leverage;
    uint64_t max_tries;
    size_t moment_count;
    ent_record *records;
    const char **targets;
    size_t target_count, target_room;
};

/* A moment that is solved. */
typedef struct ent_solved {
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
    bool has_today;
    uint64_t today;
} ent_solved;

/* Reads the dispute of a moment and solves it, in the memory that one which is held (or nothing) leaves; *out is released
 * with ent_solved_free() also after a failure. */
ent_status ent_solved_new(ent_context *context, const ent_timeline *timeline, size_t moment,
                          const ent_solved *held, ent_solved *out);
void ent_solved_free(ent_solved *solved);

/* What was issued up to here; ent_issued_forget() forgets what came since. */
typedef struct ent_issued {
    size_t count;
    uint64_t errors;
} ent_issued;

ent_issued ent_issued_mark(const ent_context *context);
void ent_issued_forget(ent_context *context, ent_issued mark);

/* Tells of the moment what it is by itself; and what the event before it changed. */
void ent_record_moment(ent_timeline *timeline, size_t moment, const ent_solved *now);
ent_status ent_record_changes(ent_context *context, ent_timeline *timeline, size_t moment,
                              const ent_solved *before, const ent_solved *now);

/* Copies the targets that are asked for. */
ent_status ent_timeline_targets(ent_timeline *timeline, const ent_timeline_options *options);

/* How each target stands at a moment. */
ent_status ent_record_targets(ent_context *context, ent_timeline *timeline, size_t moment,
                              const ent_solved *now);

/* Finds the least change by which a state of the set would hold, for `out`, whose other fields are known. */
ent_status ent_target_lever(ent_context *context, ent_timeline *timeline, const ent_solved *now,
                            const ent_state_set *set, ent_target_view *out);

/* Adds what the event before a moment changed in the dispute: nothing where nothing differs that is compared. */
void ent_timeline_add_changed(ent_text *text, const ent_timeline *timeline, size_t moment);

/* Puts what a moment came to into one line. */
ent_status ent_record_words(ent_timeline *timeline, size_t moment);

/* Adds "Nash, SEQ", and for three neighbours or more "Nash to GMR"; "nothing" for the empty set. */
void ent_timeline_add_concepts(ent_text *text, unsigned concepts);

/* A copy of a text in the arena of a timeline, NULL of NULL; *failed is set where memory is refused. */
const char *ent_timeline_keep(ent_timeline *timeline, const char *text, bool *failed);

#endif
