/* SPDX-License-Identifier: MIT */
/* The first line of a table. */
#ifndef ENT_FORMATS_IN_TABLES_HEADING_H
#define ENT_FORMATS_IN_TABLES_HEADING_H

#include "diag/source.h"

typedef enum ent_column {
    ENT_COLUMN_ISSUE,
    ENT_COLUMN_ACTOR,
    ENT_COLUMN_POSITION,
    ENT_COLUMN_SALIENCE,
    ENT_COLUMN_INFLUENCE,
    ENT_COLUMN_LOW,
    ENT_COLUMN_HIGH,
    ENT_COLUMN_TODAY,
    ENT_COLUMN_OUTCOME,
    ENT_COLUMNS
} ent_column;

/* A stretch of text without blanks around it. */
typedef struct ent_stretch {
    const char *text;
    size_t length;
} ent_stretch;

/* The stretch less the blanks at its ends. */
ent_stretch ent_stretch_trim(const char *text, size_t length);

/* Which column a heading names, whatever the case of its letters; ENT_COLUMNS where none. */
ent_column ent_column_named(ent_stretch heading);

/* What stands between the cells of a table of positions, or of a KTAB scenario; '\0' where the text is none. */
char ent_positions_separator(const ent_source *source, size_t skip);
char ent_ktab_separator(const ent_source *source, size_t skip);

#endif
