/* SPDX-License-Identifier: MIT */
/* What the translation of a scenario is made of. */
#ifndef ENT_FORMATS_IN_GENIUS_PARTS_H
#define ENT_FORMATS_IN_GENIUS_PARTS_H

#include "base/map.h"
#include "formats/in/genius/genius.h"
#include "formats/in/genius/number.h"
#include "formats/in/genius/xml.h"
#include "formats/in/tree/nodes.h"

typedef enum ent_genius_kind {
    ENT_GENIUS_LIST,
    ENT_GENIUS_INTEGER,
    ENT_GENIUS_REAL
} ent_genius_kind;

/* An issue of the domain. */
typedef struct ent_genius_issue {
    const ent_element *element;
    ent_written name, id;
    ent_plain index;
    ent_genius_kind kind;
    ent_written *values, *value_ids; /* of a list */
    size_t value_count;
    ent_map value_of;              /* from a value's text */
    ent_plain lower, upper;        /* of a range */
    ent_node *utilities, *weights; /* of the parties, as they are put in */
} ent_genius_issue;

/* A translation on its way. */
typedef struct ent_genius {
    ent_builder *builder;
    ent_arena scratch; /* elements, and what is made of them on the way */
    size_t part_count;
    ent_element **roots;  /* one a part: the domain's, then those of profiles */
    ent_written *parties; /* one a profile: its identifier */
    ent_genius_issue *issues;
    size_t issue_count;
    ent_map issue_of; /* from an issue's name */
    ent_map noted;    /* names of elements that were told of as not read */
    ent_node *reservations, *discounts, *bonuses;
    bool written; /* a party's utilities are no shares of 1 */
} ent_genius;

/* --- findings --- */

/* What is told: BEFORE 'NAME' AFTER; `name` and what follows may be NULL. */
typedef struct ent_genius_finding {
    ent_diagnostic_kind kind;
    ent_span span;
    const char *before;
    const ent_written *name;
    const char *after, *cure, *note;
    ent_span note_span;
} ent_genius_finding;
ent_status ent_genius_tell(ent_genius *g, const ent_genius_finding *finding);

/* Ignores all that is in an element, but for what is called by one of these names, NULL behind them. */
ent_status ent_genius_ignore_rest(ent_genius *g, const ent_element *element,
                                  const char *const *read);

/* --- attributes --- */

/* The value of an attribute that must be there; *out NULL after E894. */
ent_status ent_genius_need(ent_genius *g, const ent_element *element, const char *name,
                           const ent_written **out);

/* The number in a value; *good false after E894. */
ent_status ent_genius_number(ent_genius *g, const ent_written *value, ent_plain *out, bool *good);

/* The number of an attribute that must be there; *good false after E894. */
ent_status ent_genius_need_number(ent_genius *g, const ent_element *element, const char *name,
                                  ent_plain *out, bool *good);

/* What an issue says of its kind by `vtype`, `type` or `etype`, or by what it has; *good false after E896. */
ent_status ent_genius_kind_of(ent_genius *g, const ent_element *issue, ent_genius_kind *out,
                              bool *good);

/* The bounds that an issue writes, itself or in `range`; NULL where it does not. */
const ent_written *ent_genius_bound(const ent_element *issue, const char *name);

/* --- nodes --- */

ent_node *ent_genius_number_node(ent_genius *g, const ent_plain *number, ent_span span);

/* --- the steps --- */

/* Goes through what is called `name` in a utility space and in its objectives, in the order of the file. */
typedef struct ent_space_walk {
    const char *name;
    const ent_element *at[ENT_XML_DEEPEST]; /* what is next, at each depth */
    size_t depth;
} ent_space_walk;
void ent_space_walk_begin(ent_space_walk *walk, const ent_element *space, const char *name);
const ent_element *ent_space_walk_next(ent_space_walk *walk);

/* The first that such a walk meets, or NULL. */
const ent_element *ent_space_first(const ent_element *space, const char *name);

/* Tells what in a space, and in its objectives, is not read. */
ent_status ent_genius_ignore_in_space(ent_genius *g, const ent_element *space);

/* The utility space of a text, the domain's (0) or a profile's; NULL after an error. */
ent_status ent_genius_space(ent_genius *g, size_t part, const ent_element **out);

/* Reads the issues of the domain; errors are issued. */
ent_status ent_genius_domain(ent_genius *g);

/* Reads a profile of which `party` is the place among the profiles; errors are issued. */
ent_status ent_genius_profile(ent_genius *g, size_t party);

/* Reads what a profile says by hyper-rectangles, in a `utility_function` or without, into `bonuses`. `issue_at` gives
 * issues by the index that the profile has for them. */
ent_status ent_genius_rectangles(ent_genius *g, size_t party, const ent_element *space,
                                 const ent_map *issue_at);

#endif
