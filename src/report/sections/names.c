/* SPDX-License-Identifier: MIT */
/*
 * The outcomes that the file names, as a table: under which concept how many states of each hold, the strictest first, and
 * which of them holds most firmly. O(states) a name.
 */
#include "report/material/material.h"
#include "report/material/phrases.h"
#include "stability/concepts.h"

enum { MOST_HEADS = ENT_CONCEPT_COUNT + 3 };

/* How many states of a name hold under each concept. */
static void count_holding(const ent_section_job *job, size_t name, uint64_t *counts)
{
    for (uint64_t s = 0; s < ent_state_count(job->space); s++) {
        if (ent_state_has_name(job->space, s, name)) {
            const unsigned concepts = ent_equilibrium_concepts(job->solution, s);
            for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
                counts[c] += concepts >> c & 1;
            }
        }
    }
}

/* The strongest of its states with how it holds; where none does, who would leave its only one. */
static void put_strongest(ent_section_job *job, ent_page *page, const ent_name_standing *name)
{
    ent_concept concept = ENT_NASH;
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    if (name->states == 0) {
        ent_tree_text(page, "not possible");
    } else if (name->holding > 0) {
        ent_phrase_state(job, page, name->strongest.state);
        if (ent_phrase_telling(name->strongest.concepts, &concept)) {
            ent_tree_text(page, " ");
            ent_tree_word(page, ENT_TREE_BADGE, ENT_ROLE_GOOD, ent_concept_label(concept), NULL);
        }
    } else if (name->states == 1) {
        ent_phrase_leavers(job, page, name->strongest.state);
    } else {
        ent_tree_text(page, "none holds");
    }
    ent_tree_close(page, ENT_TREE_CELL);
}

static void put_name(ent_section_job *job, ent_page *page, const ent_name_standing *name)
{
    uint64_t counts[ENT_CONCEPT_COUNT] = {0};
    count_holding(job, name->name, counts);
    ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    ent_phrase_name(job, page, name->name);
    ent_tree_close(page, ENT_TREE_CELL);
    ent_phrase_number(job, page, name->states);
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        if ((ent_solution_concepts(job->solution) >> ent_strictest[k] & 1) != 0) {
            ent_phrase_number(job, page, counts[ent_strictest[k]]);
        }
    }
    put_strongest(job, page, name);
    ent_tree_close(page, ENT_TREE_ROW);
}

void ent_section_put_names(ent_section_job *job, ent_page *page, const ent_digest *digest)
{
    const char *heads[MOST_HEADS] = {"Name", "States"};
    size_t count = 2;
    if (digest->name_count == 0 || job->names_told) {
        return;
    }
    job->names_told = true;
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        if ((ent_solution_concepts(job->solution) >> ent_strictest[k] & 1) != 0) {
            heads[count++] = ent_concept_label(ent_strictest[k]);
        }
    }
    heads[count++] = "The strongest";
    ent_phrase_table(page, "The outcomes that the file names: how many of their states hold", heads,
                     count);
    for (size_t k = 0; k < digest->name_count; k++) {
        put_name(job, page, &digest->names[k]);
    }
    ent_tree_close(page, ENT_TREE_TABLE);
}
