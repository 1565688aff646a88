/* SPDX-License-Identifier: MIT */
/* Inside the room of events: the sections that are being changed, and how. */
#ifndef ENT_FORMATS_IN_EVENTS_APPLY_H
#define ENT_FORMATS_IN_EVENTS_APPLY_H

#include "formats/in/events/events.h"
#include "formats/in/events/shelf.h"

/* The sections that events change, in the order in which an event changes them: words before what is said in them. */
typedef enum ent_changed {
    ENT_CHANGED_SOURCES,
    ENT_CHANGED_PARTIES,
    ENT_CHANGED_COALITIONS,
    ENT_CHANGED_OPTIONS,
    ENT_CHANGED_STATES,
    ENT_CHANGED_SHORTHANDS,
    ENT_CHANGED_RULES,
    ENT_CHANGED_TODAY,
    ENT_CHANGED_PREFERENCES,
    ENT_CHANGED_MISPERCEPTIONS,
    ENT_CHANGED_ATTITUDES,
    ENT_CHANGED_FUZZY,
    ENT_CHANGED_ISSUES,
    ENT_CHANGED_BARGAINING,
    ENT_CHANGED_POSITIONS,
    ENT_CHANGED_COUNT
} ent_changed;

/* A party's wishes while they change: the statements of a list or of weights, or a ranking. */
typedef struct ent_wishes {
    ent_node *frame;       /* the mapping with a ranking or weights; NULL: a list of statements */
    ent_node *frame_shown; /* the same of the shown side */
    bool ranked;           /* the frame holds a ranking */
    bool ranked_shown;
    ent_shelf list;
} ent_wishes;

typedef struct ent_applier {
    ent_builder *builder;
    ent_arena scratch; /* of slots; what becomes part of the tree is in the dispute's arena */
    ent_node *root;
    const ent_selection *selection;
    ent_map without; /* the sources that it withdraws */
    ent_shelf shelves[ENT_CHANGED_COUNT];
    ent_node *today, *today_shown; /* in graph form */
    size_t event;                  /* that is being applied */
    bool withdrawn;                /* it is */
    bool blends_shown;             /* a change is blended into the shown side */
    size_t asked, did, told; /* its sections with changes, the changes, and warnings of W813 */
} ent_applier;

/* The key of a section. */
const char *ent_changed_key(ent_changed which);

/* The shelf of a section, opened when it is first asked for. ENT_ERROR_MEMORY. */
ent_status ent_applier_shelf(ent_applier *a, ent_changed section, ent_shelf **out);

/* The changes that an event makes in a section: `value` is what stands under its key. */
ent_status ent_change_names(ent_applier *a, ent_changed section, const ent_node *value);
ent_status ent_change_rules(ent_applier *a, const ent_node *value);
ent_status ent_change_today(ent_applier *a, ent_node *value);
ent_status ent_change_values(ent_applier *a, ent_changed section, const ent_node *value);
ent_status ent_change_preferences(ent_applier *a, const ent_node *value);
ent_status ent_change_terms(ent_applier *a, const ent_node *value);

/* Changes some keys of entries of `issues` or `positions`, which stand under their names in `part`. */
ent_status ent_change_keys(ent_applier *a, ent_changed section, const ent_node *part);

/* What an event brings to `issues` or `positions`, with its grounds where its own are silent. NULL when memory is refused. */
ent_node *ent_issue_brought(ent_applier *a, ent_changed section, ent_node *node);

/* The shown side of an entry of `issues`, `bargaining` or `positions` less what is withdrawn in it. ENT_ERROR_MEMORY. */
ent_status ent_issue_thinned(ent_applier *a, ent_changed section, ent_slot *slot);

/* An issue of which nothing is said that could be withdrawn: its values alone. NULL when memory is refused. */
ent_node *ent_issue_bare(ent_applier *a, const ent_node *issue);

/* Changes of one entry, which are then counted. An addition may have no name (NULL); of what replaces an entry only the
 * key, the item and the node that says so count. */
typedef struct ent_addition {
    const ent_node *name, *where;
    ent_node *key, *item;
    ent_shelf_place place;
} ent_addition;
ent_status ent_entry_add(ent_applier *a, ent_shelf *shelf, const ent_addition *addition,
                         ent_slot **out);
void ent_entry_replace(ent_applier *a, const ent_shelf *shelf, ent_slot *slot,
                       const ent_addition *by);
void ent_entry_drop(ent_applier *a, ent_shelf_name *name, const ent_node *where);
void ent_entry_move(ent_applier *a, ent_slot *slot, ent_shelf_place place);

/* Says that an entry is not there, with the event that dropped it or adds it later: E801. `words` as in "there is no
 * statement", `section` and, in preferences, `party` where a later event would say so. */
typedef struct ent_absent {
    const char *words;
    ent_changed section;
    const ent_written *party;
} ent_absent;
ent_status ent_issue_absent(ent_applier *a, const ent_shelf *shelf, const ent_absent *absent,
                            const ent_node *name);

/* Says that it is there already: E802, or, when this very event changed it, E803. */
ent_status ent_issue_present(ent_applier *a, const ent_slot *slot, const ent_node *name);
ent_status ent_issue_again(ent_applier *a, const ent_node *name, const ent_node *first);

/* Whether what stands in a node rests on what the selection withdraws. */
bool ent_is_withdrawn(const ent_applier *a, const ent_node *node);
bool ent_grounds_withdrawn(const ent_applier *a, const ent_grounds *grounds);

/* The id of a statement or rule; NULL without. */
const ent_node *ent_node_id(const ent_node *item);

/* Whether two nodes say the same, wherever they stand. */
bool ent_nodes_same(const ent_node *one, const ent_node *other);

/* What an event brings, as it stands in the tree: with the event's grounds where its own are silent, and, unless it is NULL
 * or it has one, with an id. A scalar becomes a mapping with `key` where it needs one. NULL when memory is refused. */
ent_node *ent_node_brought(ent_applier *a, ent_node *node, const char *key, const ent_node *id);

/* A list of such, each of whose items is brought. NULL when memory is refused. */
ent_node *ent_list_brought(ent_applier *a, const ent_node *list, const char *key);

/* An empty mapping in the place of a node, with room for entries; NULL when memory is refused. And one entry more. */
ent_node *ent_node_map(ent_applier *a, const ent_node *at, size_t room);
void ent_node_append(ent_node *map, ent_node *key, ent_node *item);

/* Whether a mapping says on what it rests, and whether a key does. */
bool ent_node_grounded(const ent_node *map);
bool ent_is_grounds_key(const ent_node *key);

/* A list less what is withdrawn from it. ENT_ERROR_MEMORY. */
ent_status ent_list_thinned(ent_applier *a, ent_node **list);

/* Lets a name stand for a value, whether it did for another before or not. */
ent_status ent_entry_set(ent_applier *a, ent_shelf *shelf, ent_node *key, ent_node *value);

/* A copy of a mapping with a value exchanged. NULL when memory is refused. */
ent_node *ent_node_with(ent_applier *a, const ent_node *map, const char *key, ent_node *value);

/* The shown side of a section as a node in the dispute's arena; *out NULL: there is none. ENT_ERROR_MEMORY. */
ent_status ent_shelf_node(ent_applier *a, ent_shelf *shelf, ent_node_kind kind, ent_node **out);

/* Opens the wishes that stand in a slot of `preferences`; makes their shown side. */
ent_status ent_wishes_open(ent_applier *a, ent_slot *slot);
ent_status ent_wishes_node(ent_applier *a, ent_slot *slot, ent_node **out);

#endif
