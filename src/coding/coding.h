/* SPDX-License-Identifier: MIT */
/* Inside a coding, and which texts it may hold. */
#ifndef ENT_CODING_CODING_H
#define ENT_CODING_CODING_H

#include "base/memory.h"
#include <entente/coding.h>

/* A statement is one block of memory: its fields that say something, in their order, and behind them all its text. */
typedef struct ent_coded_statement {
    uint64_t start, end;
    ent_decision decision;
    unsigned said; /* bits 1u << ENT_CODED_... of the fields that say something */
    const char *note;
    ent_coded_value fields[];
} ent_coded_statement;

/* A step that can be taken back: what stood at a place before; NULL: nothing did, the statement was added. */
typedef struct ent_coded_step {
    size_t index;
    ent_coded_statement *before;
} ent_coded_step;

struct ent_coding {
    ent_allocator allocator;
    char *text_name, *coder;
    uint64_t text_length;
    char text_sha256[65];
    ent_coded_statement **statements;
    size_t count, capacity;
    ent_coded_step *steps; /* the last made last */
    size_t step_count, step_capacity;
};

/* A block with a statement, which the caller owns; ENT_ERROR_ARGUMENT where it is none of this coding. */
ent_status ent_statement_make(const ent_coding *coding, const ent_coded *coded,
                              ent_coded_statement **out);

/* Adds a step to those that can be taken back, without making it; `before` NULL: a statement was added. */
ent_status ent_coding_remember(ent_coding *coding, size_t index, const ent_coded *before);

/* Whether the steps can be taken back, the last first: what they name is there then. */
bool ent_coding_steps_fit(const ent_coding *coding);

/* Forgets all steps. */
void ent_coding_forget(ent_coding *coding);

/* What the statement says in a field, or NULL. */
const ent_coded_value *ent_statement_field(const ent_coded_statement *statement,
                                           ent_coded_field field);

/* Which text a coding is of. */
typedef struct ent_coding_text {
    const char *name;
    uint64_t length;
    const char *sha256; /* 64 digits */
} ent_coding_text;

/* An empty coding of a text that is known by its hash; name and coder are lines. */
ent_status ent_coding_make(ent_context *context, const ent_coding_text *text, const char *coder,
                           ent_coding **out);

/* Whether a text is a line: not empty, at most ENT_CODED_LONGEST bytes of UTF-8, no control characters. */
bool ent_coded_line(const char *text);

/* Whether a text may be a note: UTF-8 of at most ENT_NOTE_LONGEST bytes, and no control characters but tab and
 * line feed. */
bool ent_coded_note(const char *text);

/* Whether a text is a value of the field. */
bool ent_coded_fits(ent_coded_field field, const char *text);

/* The fixed words of a field's values, ended by NULL; NULL for a field whose values name things of a dispute. */
const char *const *ent_coded_words(ent_coded_field field);

/* The words of decisions and of confidence, ended by NULL. */
const char *const *ent_decision_words(void);
const char *const *ent_confidence_words(void);

/* The name of a file without its folders. */
const char *ent_coding_base_name(const char *path);

#endif
