/* SPDX-License-Identifier: MIT */
/*
 * Findings: what is odd about a dispute and only its analysis can see.
 *
 * A finding is a warning (entente/diagnostics.h) with its place in the file. It never means that the
 * file is wrong, and it is never a guess: each is proven for the states of the space.
 *
 * Threads: one at a time with a context; dispute and space do not change.
 */
#ifndef ENTENTE_FINDINGS_H
#define ENTENTE_FINDINGS_H

#include <entente/space.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Adds to the context a warning for each
 *
 *   W514  source that nothing cites;
 *   W517  source of a day that is none;
 *   W516  first event, statement or rule, if any, that cites a source and gives no basis;
 *   W518  first of them that is said to be stated, by no source;
 *   W508  option that is in no party's preferences, unless a party ranks states by their numbers;
 *   W506  rule without which no further state would be possible;
 *   W507  name for the same states as an earlier name;
 *   W504  statement, item of a ranking, or misperception, that is true in no possible state;
 *   W505  statement that is true in every possible state;
 *   W509  statement that tells no two states apart which those above it find equally good,
 *
 * in this order, which is that of the sections; and notes, N604 to N619. What may be so at one moment alone says after
 * which event it is. Preferences need not fit the states for this, see
 * ent_preferences_check(). Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_CANCELLED, ENT_ERROR_MEMORY; warnings
 * that were added before stay.
 * Time O(states * statements), and for the rules a search whose steps are counted: a rule that cannot
 * be judged within its share of them is passed over in silence, and a statement is then reported
 * without the rule that makes it so. Memory 8 bytes a state. The same input gives the same warnings.
 *
 *     ent_status status = ent_findings(context, space);
 *     ...
 *     ent_report_diagnostics(context, ENT_SEVERITY_WARNING, ENT_FORMAT_TEXT, &sink);
 */
ENT_API ent_status ent_findings(ent_context *context, const ent_space *space);

/*
 * Reads the dispute of every moment of a file with events (entente/moment.h), whatever moment `dispute` is of and with
 * what was left out of it, lists its states, and asks whether its preferences fit them. The errors of the first
 * moment that has some are told, with a note N810 that says of which moment they are; warnings are not. Nothing is
 * done where there are no events. Errors: ENT_ERROR_INPUT, ENT_ERROR_ARGUMENT, ENT_ERROR_LIMIT, ENT_ERROR_CANCELLED,
 * ENT_ERROR_MEMORY. Time of reading and listing, once for each event that changes something;
 * memory that of one.
 */
ENT_API ent_status ent_moments_check(ent_context *context, const ent_dispute *dispute);

#ifdef __cplusplus
}
#endif
#endif
