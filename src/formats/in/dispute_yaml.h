/* SPDX-License-Identifier: MIT */
/* The sections of a dispute file, each read from its node into the builder. */
#ifndef ENT_FORMATS_IN_DISPUTE_YAML_H
#define ENT_FORMATS_IN_DISPUTE_YAML_H

#include "formats/in/fields.h"

/* Reads a dispute from a source, of which it keeps its own copy, parts included. */
ent_status ent_read_source(ent_context *context, const ent_source *source, ent_dispute **out);

/*
 * Reads a dispute file once more, as a selection wants it. Errors are issued; warnings and notes were told when it was
 * first read.
 */
ent_status ent_read_selected(ent_context *context, const ent_source *source,
                             const ent_selection *selection, ent_dispute **out);

/* Who and what: sources, parties, coalitions, options (nodes may be NULL where the section is absent). */
ent_status ent_read_sources(ent_builder *builder, const ent_node *section);
ent_status ent_read_parties(ent_builder *builder, const ent_node *section);
ent_status ent_read_coalitions(ent_builder *builder, const ent_node *section);
ent_status ent_read_options(ent_builder *builder, const ent_node *section);

/* Named stretches of a source's text: `passages`, which may be NULL. */
ent_status ent_read_passages(ent_builder *builder, const ent_node *section, ent_cited *source);

/* Other words for a party, and for an option of which all but these is known; `aliases` may be NULL. */
ent_status ent_read_party_aliases(ent_builder *builder, const ent_node *aliases, ent_party *party);
ent_status ent_read_option_aliases(ent_builder *builder, const ent_node *aliases,
                                   ent_option_spec *option);

/* What has values with names: an option or an issue. */
typedef struct ent_valued {
    const char *kind, *id; /* `kind` as messages call it */
    const char *const *names;
    const char *const *words; /* by which each is told without a label */
    size_t count;
} ent_valued;

/* The value that a key names; `count` after E304. */
ent_status ent_find_valued(ent_builder *builder, const ent_valued *of, const ent_node *key,
                           size_t *out);

/*
 * Reads `labels`, which may be NULL: words for values, one a value; out[v] stays as it is where the file gives none. E201, E304,
 * and E326 where words are empty or two values would have the same.
 */
ent_status ent_read_value_labels(ent_builder *builder, const ent_node *labels, const ent_valued *of,
                                 const char **out);

/* Graph form: states and moves, in place of options; and today's state in it. */
ent_status ent_read_graph(ent_builder *builder, const ent_node *section);
ent_status ent_read_graph_today(ent_builder *builder, const ent_node *section);

/* Parses the expression in a node; *out NULL after an error. `what` names it in messages. */
ent_status ent_read_expression(ent_builder *builder, const ent_node *node, const char *what,
                               ent_expression **out);

/* Reads a state by number, the states of an expression, or `rest`; *good false after an error of form. `what`
 * names it in messages. */
ent_status ent_read_state_item(ent_builder *builder, const ent_node *node, const char *what,
                               ent_ranked *out, bool *good);

/* Reads `of:`, how many states numbers were written for; NULL is fine. E316. */
ent_status ent_read_state_count(ent_builder *builder, const ent_node *of, uint64_t *out);

/* Reads the sections `states` and `shorthands`, whose names may use each other. *sound becomes false where one is
 * no section of names: every use of a name would echo it. */
ent_status ent_read_words(ent_builder *builder, const ent_node *states, const ent_node *shorthands,
                          bool *sound);

/* What is possible, wanted and perceived: rules, today, preferences, misperceptions, attitudes, and how
 * certain parties are. */
ent_status ent_read_rules(ent_builder *builder, const ent_node *section);
ent_status ent_read_today(ent_builder *builder, const ent_node *section);
ent_status ent_read_preferences(ent_builder *builder, const ent_node *section);
ent_status ent_read_misperceptions(ent_builder *builder, const ent_node *section);
ent_status ent_read_attitudes(ent_builder *builder, const ent_node *section);
ent_status ent_read_fuzzy(ent_builder *builder, const ent_node *section);

/* What there is to bargain over and where parties stand: `issues` and `bargaining`, of which either may be NULL, and
 * `positions`. After options and named states. */
ent_status ent_read_issues(ent_builder *builder, const ent_node *issues,
                           const ent_node *bargaining);
ent_status ent_read_positions(ent_builder *builder, const ent_node *section);

/* Marks the sources that any part of the file cites, those parts too that are not analysed yet. */
void ent_read_citations(ent_builder *builder, const ent_node *root);

#endif
