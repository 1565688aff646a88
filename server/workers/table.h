/* SPDX-License-Identifier: MIT */
/* What the page may run: commands, the flags of each, and what these may be given. Nothing else is ever run. */
#ifndef ENTENTE_SERVER_WORK_TABLE_H
#define ENTENTE_SERVER_WORK_TABLE_H

#include <stdbool.h>
#include <stddef.h>

typedef enum value_kind {
    VALUE_NONE,   /* the flag stands alone */
    VALUE_NUMBER, /* a whole number */
    VALUE_WORD,   /* a name, or a list of names, numbers and the like: no blanks */
    VALUE_TEXT,   /* an expression: one line */
    VALUE_FORMAT  /* one of the words of `formats` */
} value_kind;

typedef struct flag_row {
    const char *name; /* without dashes */
    value_kind kind;
} flag_row;

typedef enum operand_kind { OPERAND_NEVER, OPERAND_MAYBE, OPERAND_ALWAYS } operand_kind;

enum { MOST_TEXTS = 3 }; /* standard input, /dev/fd/3, /dev/fd/4 */

typedef struct command_row {
    const char *name;     /* as the page calls it */
    const char *word;     /* as the program does */
    operand_kind operand; /* STATE */
    bool quick;           /* takes a moment for any text */
    bool limited; /* takes the flags of limits, progress and moments, as all that analyse do */
    const char *texts[MOST_TEXTS]; /* each by a flag that names it, or "": without; NULL: none.
                                    A second one not where two moments of one are compared (`and`) */
    const char *added;             /* a flag of ours, or NULL */
    const char *formats;           /* besides json, by commas */
    const flag_row *flags;         /* ends with a NULL name */
} command_row;

/* NULL: the page may not run it. */
const command_row *command_find(const char *name);
const flag_row *command_flag(const command_row *command, const char *name);

enum { LONGEST_NAME = 200, LONGEST_VALUE = 8192 };

/* Whether a flag may have this value. None may begin with a dash or hold a control character. */
bool value_allowed(const command_row *command, value_kind kind, const char *value);

#endif
