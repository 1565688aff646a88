/* SPDX-License-Identifier: MIT */
/* What every form of a certificate is made of, taken strictly. Whatever is refused has been issued: E701. */
#ifndef ENT_FORMATS_IN_CERTIFIED_FORM_H
#define ENT_FORMATS_IN_CERTIFIED_FORM_H

#include "dispute/certificate.h"

typedef struct ent_form {
    ent_context *context;
    ent_certificate *certificate;
    size_t table_count;
    bool *referred, *judged; /* per entry of the table */
} ent_form;

ent_status ent_form_refuse(ent_form *r, const ent_node *at, const char *words);

/* That there stands a text in double quotes. */
ent_status ent_form_text(ent_form *r, const ent_node *node);

/* Room for what the items of a list say, zeroed. */
ent_status ent_form_list(ent_form *r, const ent_node *node, size_t size, void **out, size_t *count);

/* The values under exactly these keys (`keys` ends with NULL), in their order. */
ent_status ent_form_fields(ent_form *r, const ent_node *map, const char *const *keys,
                           const ent_node **out);

/* The dispute that a certificate speaks of, and the table of its states. */
ent_status ent_form_head(ent_form *r, const ent_node *dispute);
ent_status ent_form_table(ent_form *r, const ent_node *list);

/* A place in the table, which then counts as referred to. */
ent_status ent_form_state(ent_form *r, const ent_node *node, ent_certified_state *out);

/* The list under the key "under", by which an answer says what it is for. */
ent_status ent_form_under(ent_form *r, const ent_node *answer, const ent_node **out);

/* The concepts of a list, in their order, each of the set `among` and once, as a set; concept k, of fewer
 * than 64, has the word word(k). */
ent_status ent_form_concepts(ent_form *r, const ent_node *list, const char *(*word)(unsigned k),
                             uint64_t among, uint64_t *out);

/* All places, or steps of parties, of a list. */
ent_status ent_form_states(ent_form *r, const ent_node *list, ent_certified_state **out,
                           size_t *count);
ent_status ent_form_steps(ent_form *r, const ent_node *list, ent_certified_step **out,
                          size_t *count);

/* Notes the first place of the table to which nothing refers, once all is read. */
void ent_form_unused(ent_form *r);

#endif
