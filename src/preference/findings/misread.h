/* SPDX-License-Identifier: MIT */
/* What a file says otherwise than its writer, or whoever reads it, may think. */
#ifndef ENT_PREFERENCE_FINDINGS_MISREAD_H
#define ENT_PREFERENCE_FINDINGS_MISREAD_H

#include "diag/diagnostic.h"
#include "dispute/model.h"

/* N605: named states that are given by `OPTION: VALUE` lines and leave options out, once a file. ENT_ERROR_MEMORY. */
ent_status ent_find_lone_states(ent_context *context, const ent_dispute *dispute);

/* W520: titles, labels and other text that a comment cuts, once a file. ENT_ERROR_MEMORY. O(document). */
ent_status ent_find_cut_text(ent_context *context, const ent_dispute *dispute);

/* N609: expressions without the parentheses that would show how they are read; where only `not` binds closer than it
 * may seem, the first. ENT_ERROR_MEMORY. O(size of the expressions). */
ent_status ent_find_unparted(ent_context *context, const ent_dispute *dispute);

/* N606: rules over options of several parties, which take choices away from each, once a file; those with a note are
 * meant, so of them a line each tells. ENT_ERROR_MEMORY. O(rules * (options + names + size of the expressions)). */
ent_status ent_find_shared_rules(ent_context *context, const ent_dispute *dispute);

/* N610: rules in the options of one party of which a part cannot be undone, so that another is excluded for good, once a
 * file. ENT_ERROR_MEMORY. O(rules * (options + names + size of the expressions)). */
ent_status ent_find_lasting_rules(ent_context *context, const ent_dispute *dispute);

/* N607: parties that have two wishes or more, but none about an option of their own that another party mentions, once a file. ENT_ERROR_MEMORY.
 * O(parties * (options + names) + size of the expressions). */
ent_status ent_find_unpriced(ent_context *context, const ent_dispute *dispute);

/* N615: values of graded options that no wish of their party tells apart, though it mentions the option, and has two wishes or
 * more, once a file. ENT_ERROR_MEMORY. O(options * (values + names + size of the wishes of a party)). */
ent_status ent_find_alike_values(ent_context *context, const ent_dispute *dispute);

/* N614: options that are above their first value today, and would be brought back to it by their owner whatever else holds,
 * as its wishes speak against them alone. N618: those that stand at it, and would never be taken up, though the wishes of others
 * speak against them, too. Of wishes in order, not weights. ENT_ERROR_MEMORY. O(options * size of all wishes and rules). */
ent_status ent_find_only_costs(ent_context *context, const ent_dispute *dispute);

/* N616: conditions, `A implies B`, that stand below a wish of the same party which cannot be met without A, by its words, where
 * the party has a hand in A, once a file. Of wishes in order, not weights. ENT_ERROR_MEMORY. O(wishes of a party squared * size
 * of the expressions). */
ent_status ent_find_late_conditions(ent_context *context, const ent_dispute *dispute);

/* W519: events whose `today` takes back what cannot be taken back. ENT_ERROR_MEMORY. O(events * options). */
ent_status ent_find_undone(ent_context *context, const ent_dispute *dispute);

/* What was found of one kind: how often, and where the first few are. */
enum { ENT_FINDS_PLACES = 4 };

typedef struct ent_finds {
    const ent_source *source;
    size_t count;
    ent_span places[ENT_FINDS_PLACES];
} ent_finds;

/* Adds one; true of the first. */
bool ent_finds_add(ent_finds *finds, ent_span place);

/* Issues once what was found, if anything was: the issue's message, and in which lines the others are. */
ent_status ent_issue_once(ent_context *context, const ent_issue *issue, const ent_finds *finds);

#endif
