/* SPDX-License-Identifier: MIT */
/*
 * What a table says, row by row, until the document is made of it: issues, parties, and where each party stands. Things go by
 * their names to the letter; identifiers are made of these. Nodes and names live in the dispute's arena.
 */
#ifndef ENT_FORMATS_IN_TABLES_GATHERING_H
#define ENT_FORMATS_IN_TABLES_GATHERING_H

#include "dispute/builder.h"
#include "formats/in/tables/csv.h"
#include "formats/in/tables/heading.h"
#include "formats/in/tree/identifiers.h"
#include "formats/in/tree/nodes.h"

/* A party or an issue. `facts`, of an issue: what the columns from ENT_COLUMN_LOW on say of it; NULL: nothing. */
typedef struct ent_thing {
    ent_written id, name;
    const char *words; /* a party's name in full, or NULL */
    size_t stakes;     /* that are of it */
    ent_node *facts[ENT_COLUMNS - ENT_COLUMN_LOW];
} ent_thing;

typedef struct ent_things {
    ent_identifiers ids;
    ent_map known; /* names, by number */
    ent_thing *list;
    size_t count, room;
} ent_things;

/* A row's numbers, from ENT_COLUMN_POSITION on; NULL: not said. */
typedef struct ent_staked {
    size_t issue, party;
    ent_span span;
    ent_node *number[ENT_COLUMN_LOW - ENT_COLUMN_POSITION];
} ent_staked;

typedef struct ent_gathering {
    ent_builder *builder;
    ent_arena *arena; /* the dispute's */
    ent_csv csv;
    ent_csv_row row;
    size_t width; /* cells of the heading */
    ent_things issues, parties;
    ent_staked *stakes;
    size_t count, room;
    const char *title, *description; /* or NULL */
} ent_gathering;

void ent_gathering_init(ent_gathering *g, ent_builder *builder, size_t skip, char separator);
void ent_gathering_free(ent_gathering *g);

/* The number of the thing with the name, which is new perhaps. ENT_ERROR_MEMORY. */
ent_status ent_gathering_name(ent_things *things, const ent_written *name, size_t *out);

/* Keeps a stake. ENT_ERROR_MEMORY. */
ent_status ent_gathering_stake(ent_gathering *g, const ent_staked *stake);

/*
 * Makes the document. A party that stands twice on an issue is told (E884). ENT_ERROR_MEMORY. O(stakes + issues + parties).
 */
ent_status ent_gathering_document(ent_gathering *g, ent_node **out);

#endif
