/* SPDX-License-Identifier: MIT */
/*
 * Building a dispute, whatever format it comes from.
 *
 * A reader hands over, in this order: sources and parties; options; ent_builder_layout(); names;
 * then rules, today and statements, whose expressions it has parsed here. Every function that finds
 * an error issues the diagnostic and returns ENT_OK, so that one run tells all errors; only memory
 * stops it. ent_builder_finish() returns ENT_ERROR_INPUT if there was any.
 */
#ifndef ENT_DISPUTE_BUILDER_H
#define ENT_DISPUTE_BUILDER_H

#include "base/map.h"
#include "base/text.h"
#include "diag/diagnostic.h"
#include "dispute/model.h"

/* Where the numbers of the states of a graph begin in the map of names. */
#define ENT_FIRST_GRAPH_STATE (SIZE_MAX / 2)

typedef struct ent_builder {
    ent_context *context;
    ent_dispute *dispute;            /* NULL while it only borrows one */
    const ent_dispute *model;        /* the same, or the borrowed one */
    ent_arena *arena;                /* where expressions live */
    const ent_source *source;        /* what their spans point into */
    ent_map sources, parties, names; /* names: options first, then named states, and in graph form
                                        the states, from ENT_FIRST_GRAPH_STATE on */
    size_t source_room, party_room, coalition_room, option_room, rule_room, merge_room, name_room;
    uint64_t errors_before;
    bool quiet; /* warnings and notes of this text were told before */
} ent_builder;

/* Starts with an empty dispute that keeps its own copy of the text. */
ent_status ent_builder_init(ent_builder *builder, ent_context *context, const char *name,
                            const char *bytes, size_t length);

/* Says which texts stand in the source, `count` of them, one behind the other; 0: it is one. ENT_ERROR_MEMORY. */
ent_status ent_builder_parts(ent_builder *builder, const ent_source_part *parts, size_t count);

/* Hands out the dispute, or releases it when there were errors. The builder is finished either way. */
ent_status ent_builder_finish(ent_builder *builder, ent_dispute **out);

/* Releases builder and dispute. */
void ent_builder_drop(ent_builder *builder);

/*
 * A builder that only parses expressions over a finished dispute, which it does not change: they live
 * in `arena`, and their places are in `source`. Released with ent_builder_return(). O(options + names).
 */
ent_status ent_builder_borrow(ent_builder *builder, ent_context *context,
                              const ent_dispute *dispute, ent_arena *arena,
                              const ent_source *source);
void ent_builder_return(ent_builder *builder);

/*
 * Parses a text that is not the dispute's, for example of the command line; `where` is what diagnostics
 * call it. *out lives in `arena`; its places are in a source that is gone. ENT_ERROR_INPUT, issued.
 */
ent_status ent_builder_question(ent_context *context, const ent_dispute *dispute, const char *where,
                                const char *text, ent_arena *arena, ent_expression **out);

/* Issues a diagnostic at a span of the text. `cure` may be NULL for the catalogue's. */
ent_status ent_builder_issue(ent_builder *builder, ent_diagnostic_kind kind, ent_span span,
                             const char *message, const char *cure);

/* The same with a message "WORDS 'NAME'" and, when `near` is not NULL, the cure "did you mean ...?". */
ent_status ent_builder_issue_name(ent_builder *builder, ent_diagnostic_kind kind, ent_span span,
                                  const char *words, const ent_written *name, const char *near);

/*
 * The same where a name is missing: E301 to E303 and E305 of `kind`. Where an event adds the name later, or dropped
 * it before, a note says so, and points to it.
 */
typedef struct ent_missing {
    ent_diagnostic_kind kind;
    const char *message, *cure; /* cure NULL: the catalogue's */
} ent_missing;
ent_status ent_builder_issue_gone(ent_builder *builder, const ent_missing *missing,
                                  const ent_written *name);
ent_status ent_builder_issue_missing(ent_builder *builder, ent_diagnostic_kind kind,
                                     const char *words, const ent_written *name, const char *near);

/* Says "WORDS 'NAME'" of something that stands again, with the place where it stood first. */
ent_status ent_builder_issue_twice(ent_builder *builder, ent_diagnostic_kind kind,
                                   const char *words, const ent_written *name, ent_span first);

/* Says that an expression has no such option or named state: E305, with what was perhaps meant. */
ent_status ent_builder_issue_unknown(ent_builder *builder, const ent_written *name);

/* Says that a name is in use, with the place of its first use: E208. */
ent_status ent_builder_issue_taken(ent_builder *builder, const ent_written *id, ent_span first);

/* Says that the value `at` of a list is no name, and how to write the list: E206. */
ent_status ent_builder_issue_value_name(ent_builder *builder, const ent_written *values,
                                        size_t count, size_t at);

/* Says that there is no such party: E301, with the nearest one or the list of them. */
ent_status ent_builder_issue_party(ent_builder *builder, const ent_written *id);

/* Appends " ID" for each party, of many the first. */
void ent_builder_list_parties(const ent_builder *builder, ent_text *out);

/* `source` and `party` have all but the id and the span; a party without a name is called by its id. */
ent_status ent_builder_source(ent_builder *builder, const ent_written *id, const ent_cited *source);
ent_status ent_builder_party(ent_builder *builder, const ent_written *id, const ent_party *party);

/* Names a set of parties, `count` of them, ascending and in the dispute's arena; E206 to E208 where the
 * name cannot be one. After the parties. */
ent_status ent_builder_coalition(ent_builder *builder, const ent_written *id, const size_t *members,
                                 size_t count);

/* What a reader knows of an option. `values` NULL: no and yes. */
typedef struct ent_option_spec {
    ent_written id;
    const char *label;
    ent_written party;
    const ent_written *values;
    size_t value_count;
    const char **
        labels; /* one a value, NULL where it has none; in the dispute's arena. NULL: no value has one */
    ent_span values_span;
    ent_moves moves;
    ent_grounds grounds;
    size_t event;
    ent_alias *aliases; /* in the dispute's arena */
    size_t alias_count;
} ent_option_spec;

ent_status ent_builder_option(ent_builder *builder, const ent_option_spec *spec);

/* Puts the options in the order of their parties and lays out the keys. */
ent_status ent_builder_layout(ent_builder *builder);

/* Declares a named state; its meaning follows, so that names may use each other. */
ent_status ent_builder_name(ent_builder *builder, const ent_written *id, size_t *index,
                            bool *taken);

/* Gives the declared name its meaning; the expression may be NULL when it had errors. */
void ent_builder_mean(ent_builder *builder, size_t index, ent_expression *meaning);

/* Refuses names that are defined by themselves or are too deep. After all meanings. */
ent_status ent_builder_check_names(ent_builder *builder);

/* Parses an expression; *out is NULL when it has an error, which has then been issued. */
ent_status ent_builder_expression(ent_builder *builder, const ent_written *text,
                                  ent_expression **out);

/* The index of an option; issues E302 and gives *found false when there is none of this name. */
ent_status ent_builder_find_option(ent_builder *builder, const ent_written *id, size_t *out,
                                   bool *found);

/* The index of a value of an option, `yes no true false` included where it has no values of its own;
 * issues E304 and gives *found false otherwise. */
ent_status ent_builder_find_value(ent_builder *builder, size_t option, const ent_written *word,
                                  uint32_t *out, bool *found);

/* Says that an option has no such value: E304. */
ent_status ent_builder_issue_value(ent_builder *builder, const ent_option *option,
                                   const ent_written *word);

/* Appends a cure that names the values of an option, the first of many. */
void ent_add_all_values(ent_text *cure, const ent_option *option);

/* The expression "the options have exactly these values", one for each option. */
ent_status ent_builder_exact(ent_builder *builder, const uint32_t *values, ent_span span,
                             ent_expression **out);

/* A rule, whose expression may be NULL after an error; one that was written under `never` is turned round. */
ent_status ent_builder_rule(ent_builder *builder, const ent_rule *rule);

/* A rule that merges all states in which an expression holds. */
ent_status ent_builder_merge(ent_builder *builder, const ent_merge *merge);

/* Graph form, in place of options, layout and rules: `count` states by `names`, or, where that is NULL,
 * by number. */
ent_status ent_builder_graph(ent_builder *builder, const ent_written *names, size_t count,
                             ent_span span);

/* The state of a graph that a word names; false when there is none or the dispute has options. */
bool ent_builder_find_state(const ent_builder *builder, const char *text, size_t length,
                            size_t *out);

/* Says that the graph has no such state: E324. */
ent_status ent_builder_issue_state(ent_builder *builder, const ent_written *id);

/* The moves of a party in graph form: `count` arcs from[k] -> to[k]; repeated ones count once. */
ent_status ent_builder_arcs(ent_builder *builder, size_t party, const uint32_t *from,
                            const uint32_t *to, size_t count);

/*
 * A builder of the packages of the dispute that `outer` builds: the options are its issues, which are all read; rules follow. Finished or
 * dropped like any other; the packages must not outlive that dispute.
 */
ent_status ent_builder_packages(ent_builder *builder, const ent_builder *outer);

/* Whether a word may name an option or state; issues E206 or E207 where it may not. */
ent_status ent_builder_check_name(ent_builder *builder, const ent_written *id, bool *good);

/* A copy in the dispute's arena of a written text; NULL when refused. */
const char *ent_builder_keep(ent_builder *builder, const ent_written *written);

#endif
