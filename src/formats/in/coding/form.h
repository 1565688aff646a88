/* SPDX-License-Identifier: MIT */
/* What the file of a coding is made of, taken strictly. Whatever is refused has been issued: E841 to E844. */
#ifndef ENT_FORMATS_IN_CODING_FORM_H
#define ENT_FORMATS_IN_CODING_FORM_H

#include "coding/coding.h"
#include "diag/diagnostic.h"
#include "dispute/document.h"

typedef struct ent_coding_form {
    ent_context *context;
    const ent_source *source;
    uint64_t text_length; /* once it is known */
} ent_coding_form;

/* A key of an object. */
typedef struct ent_coding_key {
    const char *word;
    bool required;
} ent_coding_key;

/* Issues a finding at a node; ENT_ERROR_INPUT, or ENT_ERROR_MEMORY. */
#if defined(__GNUC__)
__attribute__((format(printf, 4, 5)))
#endif
ent_status
ent_coding_refuse(const ent_coding_form *f, ent_diagnostic_kind kind, const ent_node *at,
                  const char *format, ...);

/* The values under the keys (which end with a NULL word) in their order; NULL for one that is not there. */
ent_status ent_coding_fields(const ent_coding_form *f, const ent_node *map,
                             const ent_coding_key *keys, const ent_node **out);

/* That a list stands here. */
ent_status ent_coding_list(const ent_coding_form *f, const ent_node *node);

/* A line of text in quotes, a number, and one of some words. */
ent_status ent_coding_line(const ent_coding_form *f, const ent_node *node, const char **out);
ent_status ent_coding_number(const ent_coding_form *f, const ent_node *node, uint64_t *out);
ent_status ent_coding_word(const ent_coding_form *f, const ent_node *node, const char *const *words,
                           unsigned *out);

/* A note, or null. */
ent_status ent_coding_note(const ent_coding_form *f, const ent_node *node, const char **out);

/* A value of a field, or null. */
ent_status ent_coding_value(const ent_coding_form *f, const ent_node *node, ent_coded_field field,
                            const char **out);

/* A stretch of the text, by the nodes of its start and its end. */
ent_status ent_coding_stretch(const ent_coding_form *f, const ent_node *const *ends,
                              uint64_t *start, uint64_t *end);

#endif
