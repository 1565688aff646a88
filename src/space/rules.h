/* SPDX-License-Identifier: MIT */
/*
 * The rules of a dispute as a set: which of them conflict, and which exclude what.
 *
 * All questions here are about assignments, whether or not the other rules allow them; they are put to
 * a search over all rules, and each takes its steps out of a budget (see search.h).
 */
#ifndef ENT_SPACE_RULES_H
#define ENT_SPACE_RULES_H

#include "diag/diagnostic.h"
#include "space/search.h"

/* A search over all rules of a dispute, in their order. ENT_ERROR_MEMORY. */
ent_status ent_rules_search(ent_context *context, const ent_dispute *dispute, ent_search **out);

/* The first rule that an assignment breaks; the number of rules: none. ENT_ERROR_MEMORY. O(size of the rules). */
ent_status ent_rules_broken(const ent_dispute *dispute, const uint64_t *key, size_t *out);

/* Why an expression never comes out as asked for. */
typedef enum ent_bar_kind {
    ENT_BARRED,           /* by several rules together, or it was not found out */
    ENT_BARRED_BY_ITSELF, /* no assignment at all makes it so */
    ENT_BARRED_BY_RULE    /* none that this rule allows; the first such rule */
} ent_bar_kind;

typedef struct ent_bar {
    ent_bar_kind kind;
    size_t rule;
} ent_bar;

/* Asks after reasons: `rules` is made when it is first needed; the maker sets the rest and frees it. */
typedef struct ent_inquiry {
    ent_context *context;
    const ent_dispute *dispute;
    uint64_t steps;
    ent_search *rules;
} ent_inquiry;

/* Asks why no assignment that the rules allow gives the expression the truth `wanted`. It must be so.
 * ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. */
ent_status ent_rules_bar(ent_inquiry *inquiry, const ent_expression *expression, bool wanted,
                         ent_bar *out);

/* A set of rules that cannot hold together, or not together with an extra expression as wanted. */
typedef struct ent_conflict {
    size_t *rules; /* ascending */
    size_t count;
    bool minimal;  /* proven: none of these can be left out */
    bool smallest; /* proven: no set of fewer rules conflicts */
} ent_conflict;

/*
 * Narrows a question whose answer is no down to few rules: first by leaving out one after another what
 * is not needed, then by trying all sets of one, two and three. What the steps do not suffice for stays
 * unproven. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED; the caller frees out->rules.
 */
ent_status ent_rules_narrow(ent_inquiry *inquiry, const ent_question *never, ent_conflict *out);

enum { ENT_RULES_SHOWN = 8 };

/* Notes that point to the rules of a conflict, at most ENT_RULES_SHOWN and one that counts the rest. */
typedef struct ent_rule_notes {
    ent_issue_note notes[ENT_RULES_SHOWN + 1];
    size_t count;
    char rest[40];
} ent_rule_notes;

void ent_rules_note(const ent_dispute *dispute, const ent_conflict *conflict, ent_rule_notes *out);

/*
 * Warns of every rule that excludes nothing which the others allow: W506. A rule for which that cannot
 * be told within its share of steps is passed over. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED.
 */
ent_status ent_rules_findings(ent_context *context, const ent_dispute *dispute);

#endif
