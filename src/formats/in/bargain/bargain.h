/* SPDX-License-Identifier: MIT */
/* Inside the room of bargaining: what its sections share. */
#ifndef ENT_FORMATS_IN_BARGAIN_BARGAIN_H
#define ENT_FORMATS_IN_BARGAIN_BARGAIN_H

#include "dispute/bargain.h"
#include "dispute/positions.h"
#include "formats/in/dispute_yaml.h"

/* What a number is of, and what it may be. */
typedef struct ent_number_form {
    const char *what; /* as in "the weight of an issue" */
    bool positive;    /* not negative */
} ent_number_form;

/* Reads a number; *good false after E201 or E863, and then *out is 0. */
ent_status ent_read_number(ent_builder *builder, const ent_node *node, const ent_number_form *form,
                           ent_decimal *out, bool *good);

/* The same under a key of a mapping; *there false where the key is absent or after an error. */
ent_status ent_read_number_at(ent_builder *builder, const ent_node *map, const char *key,
                              const ent_number_form *form, ent_decimal *out, bool *there);

/* Reads a list of exactly two numbers, the lower one first: E201, E863, E865. */
ent_status ent_read_ends(ent_builder *builder, const ent_node *node, const char *what,
                         ent_decimal ends[2], bool *good);

/* Issues a diagnostic with the number that is meant: "WORDS NUMBER". */
ent_status ent_issue_number(ent_builder *builder, ent_diagnostic_kind kind, const ent_node *node,
                            const char *words);

/* Fills the values of an issue that has a `range`; *good false after an error. */
ent_status ent_read_range(ent_builder *builder, const ent_node *entry, ent_bargain_issue *issue,
                          bool *good);

/* An issue as something that has values. */
ent_valued ent_valued_issue(const ent_bargain_issue *issue);

/* Reads what each value of an issue is worth to whom, and how much the issue weighs: `utilities` and `weights`. */
ent_status ent_read_utilities(ent_builder *builder, const ent_node *entry,
                              ent_bargain_issue *issue);

/* Reads `bargaining` into the dispute's bargain, whose issues are all read; `section` may be NULL. Where they have values of
 * their `own` builds their packages. */
ent_status ent_read_bargaining(ent_builder *builder, const ent_node *section, bool own);

#endif
