/* SPDX-License-Identifier: MIT */
/*
 * What amendments come to: splices in the text, and the tree that the new text must have.
 *
 * The tree is the document's, of which only the nodes on the way to a change are copied.
 */
#ifndef ENT_EDITING_PLAN_H
#define ENT_EDITING_PLAN_H

#include "diag/diagnostic.h"
#include "dispute/model.h"
#include <entente/edit.h>

typedef struct ent_plan {
    ent_context *context;
    const ent_dispute *dispute;
    const ent_source *source; /* the dispute's */
    ent_arena *arena;         /* of the revision */
    ent_splice *splices;
    size_t count, room;
    ent_node *expected; /* owned: may be changed */
    ent_node *now; /* the same of the document after its last event; NULL: edits are of the start */
    bool refused;  /* by a finding, which was issued */
} ent_plan;

/* Begins: refuses a dispute that was not read from a dispute file, and owns its tree with room for so many more
 * sections. */
ent_status ent_plan_begin(ent_plan *plan, size_t more);

/* Ends, unless the plan is refused: puts the new text together in the arena, reads it again, and refuses the plan where
 * it does not say what is expected. ENT_ERROR_INPUT: it has errors, which were issued. */
ent_status ent_plan_finish(ent_plan *plan, const char **text, size_t *length);

/* Adds a splice; the text is copied. Those at one place stand in the order in which they were added. */
ent_status ent_plan_splice(ent_plan *plan, ent_span span, const char *text, size_t length);

/* Issues a finding at a span of the dispute's text, and marks the plan as refused. */
ent_status ent_plan_refuse(ent_plan *plan, ent_diagnostic_kind kind, ent_span span,
                           const char *message);

/* Sorts the splices, and joins or cuts deletions that overlap. False when others do. */
bool ent_plan_settle(ent_plan *plan);

/* A copy of a list or mapping whose entries can be replaced, and more of them added; NULL when refused. */
ent_node *ent_plan_own(ent_plan *plan, const ent_node *node, size_t more);

/* Replaces the entry under a key of an owned mapping by an owned copy of it; NULL when refused. */
ent_node *ent_plan_own_field(ent_plan *plan, ent_node *map, const char *key, size_t more);

/* A scalar; NULL when refused. */
ent_node *ent_plan_scalar(ent_plan *plan, const char *text);

/* Puts a key and its value into an owned mapping with room for it, before the entry `at`. */
ent_status ent_plan_insert(ent_plan *plan, ent_node *map, size_t at, const char *key,
                           ent_node *value);

/* An empty list or mapping with room for so many entries; NULL when refused. */
ent_node *ent_plan_room(ent_plan *plan, ent_node_kind kind, size_t count);

/* Appends to an owned list or mapping with room for it; `item` NULL: memory was refused when it was made. */
ent_status ent_plan_append(ent_node *list, ent_node *item);
ent_status ent_plan_put(ent_plan *plan, ent_node *map, const char *key, ent_node *value);

/* Whether two trees say the same: places, quotes, brackets and the order of keys do not count. */
bool ent_trees_agree(const ent_node *a, const ent_node *b);

/* Appends a key with a text to an owned mapping with room for it. */
ent_status ent_plan_put_text(ent_plan *plan, ent_node *map, const char *key, const char *text);

/* The amendments of today, and those of one party's wishes, in the sections of the file; the first wishes of a party are
 * put into the mapping `grown` instead, which `preferences` is to grow by. */
ent_status ent_plan_today(ent_plan *plan, const ent_amendment *amendments, size_t count);
ent_status ent_plan_wishes(ent_plan *plan, size_t party, const ent_amendment *amendments,
                           size_t count, ent_node *grown);

/* All amendments as one event at the end of the timeline: what they change is what holds after the last event. Nothing
 * where they change nothing. */
ent_status ent_plan_event(ent_plan *plan, const ent_amendment *amendments, size_t count);

/* Whether any of the amendments concerns a party's wishes. */
bool ent_plan_concerns(const ent_amendment *amendments, size_t count, size_t party);

#endif
