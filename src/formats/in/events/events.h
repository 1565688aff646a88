/* SPDX-License-Identifier: MIT */
/* Events: the section `timeline` of a dispute file, and what it makes of the other sections. */
#ifndef ENT_FORMATS_IN_EVENTS_EVENTS_H
#define ENT_FORMATS_IN_EVENTS_EVENTS_H

#include "formats/in/fields.h"

/*
 * Reads the events into the dispute, and marks their nodes with the event that brought them (document.h). `section`
 * is the value of `timeline`, or NULL. Errors are issued. O(size of the section).
 */
ent_status ent_events_read(ent_builder *builder, ent_node *section);

/*
 * The document in which the events of a selection have happened, without what it withdraws and without the timeline, in
 * the dispute's arena; the document itself where that is the same. Sets the dispute's moment and what was left out. Where
 * an error was issued *out means nothing. After ent_events_read(). Expected O(size of the document).
 */
ent_status ent_events_apply(ent_builder *builder, ent_node *root, const ent_selection *selection,
                            ent_node **out);

#endif
