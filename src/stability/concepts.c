/* SPDX-License-Identifier: MIT */
/*
 * The concepts: what each is called and what it asks of a sanction; and what a solution is asked for.
 *
 *   concept   opponents make    a sanction is judged by
 *   GMR       any moves         the party's level of it
 *   SMR       any moves         the best level the party can reach from it
 *   SEQ       improvements      its level
 *   SSEQ      improvements      the best level from it
 *
 * Nash needs no sanction, and SIM has its own kind (simultaneous.h).
 */
#include "stability/concepts.h"

typedef struct concept_entry {
    const char *key, *label, *name;
    ent_concept_rule rule;
} concept_entry;

/* The one table of concepts. */
static const concept_entry entries[ENT_CONCEPT_COUNT] = {
    [ENT_NASH] = {"nash", "Nash", "Nash stability", {0}},
    [ENT_GMR] = {"gmr", "GMR", "general metarationality", {.sanctioned = true}},
    [ENT_SMR] = {"smr",
                 "SMR",
                 "symmetric metarationality",
                 {.sanctioned = true, .no_escape = true}},
    [ENT_SEQ] = {"seq",
                 "SEQ",
                 "sequential stability",
                 {.sanctioned = true, .improvements_only = true}},
    [ENT_SSEQ] = {"sseq",
                  "SSEQ",
                  "symmetric sequential stability",
                  {.sanctioned = true, .improvements_only = true, .no_escape = true}},
    [ENT_SIM] = {"sim", "SIM", "simultaneous stability", {.simultaneous = true}},
};

const char *ent_concept_key(ent_concept concept)
{
    return entries[concept].key;
}

const char *ent_concept_label(ent_concept concept)
{
    return entries[concept].label;
}

const char *ent_concept_name(ent_concept concept)
{
    return entries[concept].name;
}

ent_concept_rule ent_concept_rule_of(ent_concept concept)
{
    return entries[concept].rule;
}

const ent_concept ent_strictest[ENT_CONCEPT_COUNT] = {ENT_NASH, ENT_SSEQ, ENT_SEQ,
                                                      ENT_SMR,  ENT_GMR,  ENT_SIM};

unsigned ent_strictness(unsigned concepts)
{
    unsigned place = 0;
    while (place < ENT_CONCEPT_COUNT && (concepts >> ent_strictest[place] & 1) == 0) {
        place++;
    }
    return place;
}

size_t ent_strictest_of(unsigned concepts, ent_concept out[ENT_CONCEPT_COUNT])
{
    size_t count = 0;
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        if ((concepts >> ent_strictest[k] & 1) != 0) {
            out[count++] = ent_strictest[k];
        }
    }
    return count;
}

void ent_solution_defaults(ent_solution_options *out)
{
    *out = (ent_solution_options){.size = sizeof *out, .concepts = ENT_DEFAULT_CONCEPTS};
}

bool ent_solution_options_take(const ent_solution_options *given, ent_solution_options *out)
{
    ent_solution_defaults(out);
    if (given != NULL) {
        *out = *given;
    }
    return out->size == sizeof *out && out->concepts != 0 &&
           (out->concepts & ~ENT_ALL_CONCEPTS) == 0;
}
