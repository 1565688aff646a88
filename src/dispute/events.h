/* SPDX-License-Identifier: MIT */
/* Dates of events, and by which selection a dispute was made. */
#ifndef ENT_DISPUTE_EVENTS_H
#define ENT_DISPUTE_EVENTS_H

#include "base/text.h"
#include "dispute/model.h"

/* The kinds of events, NULL behind the last. */
extern const char *const ent_event_kinds[];

/* Whether a text is a day, a month or a year: YYYY-MM-DD, YYYY-MM or YYYY. */
bool ent_is_date(const char *text, size_t length);

/* What a moment is called: `start`, or the id of the event before it. */
const char *ent_moment_word(const ent_dispute *dispute, size_t moment);

/*
 * The last event before the dispute's moment, but behind `since` (ENT_NO_EVENT: any), that changes what is possible, by
 * options or rules; NULL when there is none.
 */
const ent_event *ent_event_of_states(const ent_dispute *dispute, size_t since);

/* Says of which moment errors are that were issued: N810. ENT_ERROR_MEMORY. */
ent_status ent_moment_issue(ent_context *context, const ent_dispute *dispute, size_t moment);

/*
 * Puts "after event 'X': " before the messages of the diagnostics from `first` on, X being the last event before the
 * dispute's moment that changed anything; none: they stay. ENT_ERROR_MEMORY: some may have it.
 */
ent_status ent_moment_tell(ent_context *context, const ent_dispute *dispute, size_t first);

/* Whether an event says that it changes anything; others only happened. */
bool ent_event_changes(const ent_event *event);

/* Appends by which selection a dispute was made, as JSON entries each behind a comma: `moment`, `without` and
 * `without_bases`, of which each stands only where it is not the default. */
void ent_selection_add(ent_text *text, const ent_dispute *dispute);

#endif
