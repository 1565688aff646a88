/* SPDX-License-Identifier: MIT */
/* The rows of the glossary. */
#ifndef ENT_REPORT_GLOSSARY_TERMS_H
#define ENT_REPORT_GLOSSARY_TERMS_H

#include <entente/glossary.h>

#include <stddef.h>

/* A list of words, and the empty one. */
#define NAMES(...) ((const char *const[]){__VA_ARGS__, NULL})
#define NONE       ((const char *const[]){NULL})

/* Each ends with a row of NULL. */
extern const ent_term_view ent_terms_holding[];
extern const ent_term_view ent_terms_around[];

/* The meaning of the word with this key, which must be one; constant. */
const char *ent_term_meaning(const char *key);

#endif
