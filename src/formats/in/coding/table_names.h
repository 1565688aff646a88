/* SPDX-License-Identifier: MIT */
/* Whom and what a table means by its words: parties and options of a dispute. */
#ifndef ENT_FORMATS_IN_CODING_TABLE_NAMES_H
#define ENT_FORMATS_IN_CODING_TABLE_NAMES_H

#include "base/map.h"
#include "dispute/model.h"

/* How words name a thing. */
typedef enum ent_table_rank { ENT_TABLE_ID, ENT_TABLE_NAME, ENT_TABLE_ALIAS } ent_table_rank;

/* What words stand for, as a coding has it: the id of a party, OPTION, or OPTION=VALUE. */
typedef struct ent_table_name {
    const char *value; /* NULL: more than one thing is called so */
    ent_table_rank rank;
} ent_table_name;

typedef struct ent_table_names {
    ent_arena arena;
    ent_map words;
    ent_table_name *list; /* per number of `words` */
    size_t count, room;
} ent_table_names;

void ent_table_names_init(ent_table_names *names, const ent_allocator *allocator);
void ent_table_names_free(ent_table_names *names);

/* Adds the ids, names and aliases of the parties, or ids, labels, aliases and values of the options. ENT_ERROR_MEMORY. */
ent_status ent_table_names_parties(ent_table_names *names, const ent_dispute *dispute);
ent_status ent_table_names_options(ent_table_names *names, const ent_dispute *dispute);

/* Looks words up, whatever their case (of ASCII letters) and blanks; *known: they are a name, of one thing where *out
 * is not NULL. ENT_ERROR_MEMORY. */
ent_status ent_table_names_find(ent_table_names *names, const char *words, bool *known,
                                const char **out);

#endif
