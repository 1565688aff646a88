/* SPDX-License-Identifier: MIT */
/*
 * "Who would stay where": for each state that is shown and each party, the concepts under which it would stay.
 */
#include "report/material/material.h"
#include "report/material/phrases.h"
#include "report/material/pictures.h"
#include "stability/concepts.h"

/* The concepts under which a state is stable for a party. */
static unsigned stays_under(const ent_section_job *job, size_t party, uint64_t state)
{
    unsigned found = 0;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((ent_solution_concepts(job->solution) >> c & 1) != 0 &&
            ent_is_stable(job->solution, c, party, state)) {
            found |= 1u << c;
        }
    }
    return found;
}

static void put_head(ent_section_job *job, ent_page *page)
{
    ent_tree_open(page, ENT_TREE_TABLE, ENT_ROLE_PLAIN,
                  "The concepts under which each party would stay, and under which the state holds",
                  NULL);
    ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_cell(page, ENT_ROLE_PLAIN, "State");
    for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
        ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
        ent_section_put_party(job, page, p);
        ent_tree_close(page, ENT_TREE_CELL);
    }
    ent_tree_cell(page, ENT_ROLE_PLAIN, "Holds under");
    ent_tree_close(page, ENT_TREE_ROW);
}

/* A set of concepts as a cell: all of them in a word. */
static void put_set(const ent_section_job *job, ent_page *page, unsigned concepts)
{
    const unsigned asked = ent_solution_concepts(job->solution);
    ent_tree_open(page, ENT_TREE_CELL, concepts == 0 ? ENT_ROLE_BAD : ENT_ROLE_PLAIN, NULL, NULL);
    if (concepts == asked) {
        ent_tree_text(page, "all");
    } else {
        ent_phrase_concepts(page, concepts, ENT_ROLE_GOOD);
    }
    ent_tree_close(page, ENT_TREE_CELL);
}

static void put_row(ent_section_job *job, ent_page *page, const ent_shown *shown)
{
    const uint64_t state = shown->standing.state;
    ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    ent_phrase_title(job, page, shown, ENT_TREE_TEXT);
    ent_tree_close(page, ENT_TREE_CELL);
    for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
        put_set(job, page, stays_under(job, p, state));
    }
    put_set(job, page, shown->standing.concepts);
    ent_tree_close(page, ENT_TREE_ROW);
}

/* How many of all states each party would stay at. */
static void put_counts(ent_section_job *job, ent_page *page)
{
    ent_tree_open(page, ENT_TREE_TABLE, ENT_ROLE_PLAIN,
                  "At how many of all possible states each party would stay", NULL);
    ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_cell(page, ENT_ROLE_PLAIN, "Party");
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        if ((ent_solution_concepts(job->solution) >> ent_strictest[k] & 1) != 0) {
            ent_tree_cell(page, ENT_ROLE_NUMBER, ent_concept_label(ent_strictest[k]));
        }
    }
    ent_tree_close(page, ENT_TREE_ROW);
    for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
        ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
        ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
        ent_section_put_party(job, page, p);
        ent_tree_close(page, ENT_TREE_CELL);
        for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
            if ((ent_solution_concepts(job->solution) >> ent_strictest[k] & 1) != 0) {
                ent_phrase_number(job, page, ent_stable_count(job->solution, ent_strictest[k], p));
            }
        }
        ent_tree_close(page, ENT_TREE_ROW);
    }
    ent_tree_close(page, ENT_TREE_TABLE);
}

ent_status ent_section_stability(ent_section_job *job, ent_page *page)
{
    const ent_shown *shown = NULL;
    size_t count = 0;
    ENT_TRY(ent_material_shown(job->material, &shown, &count));
    ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                       "A state holds under a concept when every party would stay at it under "
                       "that concept. The concepts differ in what a party that could do better "
                       "reckons with; the section on how this was made tells how.");
    ENT_TRY(ent_picture_matrix(job, page));
    if (count > 0) {
        ent_tree_open(page, ENT_TREE_DETAILS, ENT_ROLE_PLAIN, "The same as a table", NULL);
        put_head(job, page);
        for (size_t k = 0; k < count; k++) {
            put_row(job, page, &shown[k]);
        }
        ent_tree_close(page, ENT_TREE_TABLE);
        ent_tree_close(page, ENT_TREE_DETAILS);
    }
    put_counts(job, page);
    return ENT_OK;
}
