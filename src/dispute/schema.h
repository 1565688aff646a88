/* SPDX-License-Identifier: MIT */
/*
 * The one table of what may stand where in a dispute file, and in which order it is written.
 *
 * A form says what a node of the document tree may hold. Readers refuse keys that a form does not
 * list; writers follow its order. A key without a form, and one that begins with "x-", is kept as it
 * stands.
 */
#ifndef ENT_DISPUTE_SCHEMA_H
#define ENT_DISPUTE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct ent_form ent_form;

/* A key that a mapping may have, and the form of its value (NULL: as it stands). */
typedef struct ent_form_key {
    const char *name;
    const ent_form *form;
} ent_form_key;

struct ent_form {
    const ent_form_key
        *keys;            /* of a mapping: these, in this order; ends with a NULL name. NULL: the
                                 keys are names of the file, and the order is the file's */
    const ent_form *each; /* of a list's items, and of a mapping's values where `keys` is NULL */
    bool expression;      /* a scalar here is an expression */
    bool of_packages;     /* over issues, where these have values of their own */
    bool plain_list;      /* `each` is of a mapping's values alone, not of a list's items */
    bool short_list;      /* a list here stands on one line where it fits */
    bool empty_map;       /* no value here means an empty mapping */
};

/* A dispute file, and the mappings in it that have keys of their own. */
extern const ent_form ent_form_dispute, ent_form_source, ent_form_party, ent_form_option,
    ent_form_rule, ent_form_statement, ent_form_wishes, ent_form_graph, ent_form_unseen,
    ent_form_fuzzy, ent_form_passage, ent_form_party_aliases;

/* What there is to bargain over, and where parties stand. */
extern const ent_form ent_form_issue, ent_form_line, ent_form_triangle, ent_form_bargaining,
    ent_form_package_rule, ent_form_bonus, ent_form_contest, ent_form_stake, ent_form_spread;

/* An event, and the mappings in it: what it changes in a section (for parties, of which none is dropped, a form of
 * its own), a step that changes a list of statements, and what replaces a party's wishes. */
extern const ent_form ent_form_event, ent_form_changes, ent_form_party_changes,
    ent_form_issue_changes, ent_form_position_changes, ent_form_change_step, ent_form_new_wishes;

enum { ENT_FORM_MOST_KEYS = 32 };

/* The names of a form's keys, ending with NULL. */
void ent_form_names(const ent_form *form, const char *names[ENT_FORM_MOST_KEYS + 1]);

#endif
