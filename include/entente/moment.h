/* SPDX-License-Identifier: MIT */
/*
 * Events and moments: a dispute that is followed day by day.
 *
 * A file says how things stood when its record begins, and under `timeline` what happened since. A *moment* is
 * the number of events that have happened: 0 is the start, ent_event_count() the last. A dispute that is read
 * is that of the last moment; ent_dispute_select() makes that of another one. Events change the document tree
 * of the file before it becomes a dispute, so all that is said of a file holds at every moment, and every finding
 * points to what a person wrote. See docs/timeline.md.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_MOMENT_H
#define ENTENTE_MOMENT_H

#include <entente/dispute.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ENT_NO_EVENT ((size_t)-1)

/* One event, in the order of the file. Text belongs to the dispute; NULL where the file is silent. */
typedef struct ent_event_view {
    const char *id;
    const char *date;  /* YYYY, YYYY-MM or YYYY-MM-DD; never before that of an earlier event */
    const char *label; /* in plain words; the id where the file gives none */
    const char
        *kind; /* call, meeting, statement, joint_statement, agreement, refusal, action, other */
    const char *place, *channel;
    const char *const *participants; /* as written; those that are parties by their ids */
    size_t participant_count;
    ent_basis basis;
    const char *source, *passage, *hedge, *note, *coder;
} ent_event_view;

/* How many events the file has, whatever moment the dispute is of; and one of them, below ent_event_count(). */
ENT_API size_t ent_event_count(const ent_dispute *dispute);
ENT_API ent_event_view ent_event_at(const ent_dispute *dispute, size_t event);

/* The moment that a dispute is of, 0 .. ent_event_count(). */
ENT_API size_t ent_dispute_moment(const ent_dispute *dispute);

/*
 * The moment that a text names: the id of an event (the moment after it), a date (after all events that are dated
 * by that day, month or year at the latest), "start" or "last". Where events without a date stand next behind the
 * moment of a date, a note tells (N814). Errors: ENT_ERROR_NOT_FOUND, with a diagnostic that lists what there is (E808);
 * ENT_ERROR_ARGUMENT; ENT_ERROR_MEMORY. O(events).
 */
ENT_API ent_status ent_moment_find(ent_context *context, const ent_dispute *dispute,
                                   const char *text, size_t *out);

/* Which part of a file is taken. */
typedef struct ent_selection {
    size_t size;                        /* of this struct as the caller was compiled */
    size_t moment;                      /* events that have happened; SIZE_MAX, the default: all */
    const char *const *without_sources; /* ids of sources; default NULL */
    size_t without_source_count;
    unsigned without_bases; /* bits 1u << ENT_BASIS_...; default 0 */
} ent_selection;

/* Fills in the defaults: the last moment, nothing left out. */
ENT_API void ent_selection_defaults(ent_selection *out);

/*
 * Makes the dispute that a file tells at a moment, without what rests on some sources or bases: statements,
 * rankings, rules, misperceptions and events whose grounds cite them. What an event of a withdrawn source
 * changed is not changed, and what it brought is not there. Options, parties and names stay: they are words, and
 * claim nothing; what a withdrawn event added of them is kept, what it replaced or dropped is as it was. Diagnostics
 * tell errors alone: warnings were told when the text was first read. `dispute` may be of any moment, and may be
 * released before *out. Errors: ENT_ERROR_ARGUMENT (a moment out of range), ENT_ERROR_INPUT (diagnostics tell),
 * ENT_ERROR_NOT_FOUND (no such source: E303), ENT_ERROR_MEMORY. The caller owns *out and releases it with
 * ent_dispute_free(). Time and memory O(size of the text), which is read again.
 */
ENT_API ent_status ent_dispute_select(ent_context *context, const ent_dispute *dispute,
                                      const ent_selection *selection, ent_dispute **out);

/* Whether any of the grounds of a dispute are left out by a selection, and by which one it was made. */
ENT_API ent_selection ent_dispute_selection(const ent_dispute *dispute);

#ifdef __cplusplus
}
#endif
#endif
