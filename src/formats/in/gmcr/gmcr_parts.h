/* SPDX-License-Identifier: MIT */
/* What the translation of a `.gmcr` file is made of: nodes, identifiers, conditions. */
#ifndef ENT_FORMATS_IN_GMCR_PARTS_H
#define ENT_FORMATS_IN_GMCR_PARTS_H

#include "base/map.h"
#include "base/text.h"
#include "formats/in/gmcr/gmcr.h"
#include "formats/in/tree/nodes.h"

/* A translation on its way. Tables of options go by their number in the file, from 0. */
typedef struct ent_gmcr {
    ent_builder *builder;
    const ent_node *makers, *options; /* lists */
    ent_written *maker_ids, *option_ids;
    const ent_node **owned_at; /* where an option was given to a party; NULL: nowhere yet */
    bool manual;               /* the file asks for its rankings */
    ent_map noted;             /* keys of which a note was given */
} ent_gmcr;

/* --- nodes: each in the dispute's arena; NULL when memory is refused --- */

/* A mapping or list with room for `room` entries. */
ent_node *ent_gmcr_new(ent_gmcr *g, ent_node_kind kind, size_t room, ent_span span);

/* A text, copied. */
ent_node *ent_gmcr_text(ent_gmcr *g, const char *text, size_t length, ent_span span);

/* Append to a node that has room. A `key` is copied; its place is the item's, that of an identifier its
 * own. ENT_ERROR_MEMORY, also where the item is NULL. */
ent_status ent_gmcr_put_id(ent_gmcr *g, ent_node *map, const ent_written *id, ent_node *item);
ent_status ent_gmcr_put(ent_gmcr *g, ent_node *map, const char *key, ent_node *item);

/* --- findings --- */

/* Issues E212: a part has not the form that it should. */
ent_status ent_gmcr_refuse(ent_gmcr *g, ent_span span, const char *message, const char *cure);

/* The list under a key; *out is NULL where it is absent, not written or, after E212, no list. */
ent_status ent_gmcr_list(ent_gmcr *g, const ent_node *map, const char *key, const ent_node **out);

/* The whole number that a plain scalar of at most nine digits stands for; false for anything else. */
bool ent_gmcr_number(const ent_node *node, size_t *out);

/* Reads the number of an option; *good false after E212 or E213. */
ent_status ent_gmcr_option(ent_gmcr *g, const ent_node *node, size_t *out, bool *good);

/* --- identifiers --- */

/*
 * Makes identifiers for the free names of `list`, whose items are mappings with the key `name`:
 * letters and digits stay, in lower case, and everything between becomes one _. Names that come out
 * empty, reserved or equal to an earlier one get a word or a number more. (*out)[i].text is NULL where
 * an item has no name, after E212.
 */
ent_status ent_gmcr_identify(ent_gmcr *g, const ent_node *list, const char *what,
                             ent_written **out);

/* --- conditions --- */

/*
 * The expression of a condition: a list of [OPTION, "Y" or "N"], all of which must hold, or a mapping
 * with `members`, at least one of which must. *out is NULL after E212 or E213.
 */
ent_status ent_gmcr_condition(ent_gmcr *g, const ent_node *node, ent_node **out);

/* --- preferences --- */

/* Whether a party's wishes are its ranking, not its list of preferences. */
bool ent_gmcr_ranked(const ent_gmcr *g, const ent_node *maker);

/* Puts the section `preferences` into the document. */
ent_status ent_gmcr_preferences(ent_gmcr *g, ent_node *root);

#endif
