/* SPDX-License-Identifier: MIT */
/* What tests of edits share: how a file begins, and amendments of what is today. */
#ifndef ENT_TESTS_EDITING_AMENDING_H
#define ENT_TESTS_EDITING_AMENDING_H

#include "refusal.h"

#include <entente/entente.h>

#define HEAD             "entente: 1\nparties: {a: }\noptions: {o: {party: a}, q: {party: a}}\n"
#define SET(o, v)        ((ent_amendment){.kind = ENT_AMEND_TODAY, .option = (o), .value = (v)})
#define ADD(place, want) ((ent_amendment){.kind = ENT_AMEND_ADD, .to = (place), .value = (want)})

/* Makes a state today in graph form, of what is refused or stopped. */
static inline ent_status revise_graph(refusal *r)
{
    const ent_amendment list[] = {SET(NULL, "truce")};
    ent_revision *out = NULL;
    const ent_status status = ent_revision_new(r->context, r->dispute, list, 1, &out);
    ent_revision_free(out);
    return status;
}

#endif
