/* SPDX-License-Identifier: MIT */
/*
 * "The words it uses": of what stands before it on the page, each word of the glossary with what it means. Concepts are left
 * to "Method and definitions" where that is on the page.
 */
#include "report/glossary/terms.h"
#include "report/glossary/used.h"
#include "report/sections/sections.h"

#include <string.h>

/* Whether the word is that of a concept. */
static bool is_concept(size_t term)
{
    size_t found = 0;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (ent_term_find(ent_concept_key(c), &found) == ENT_OK && found == term) {
            return true;
        }
    }
    return false;
}

ent_status ent_section_words(ent_section_job *job, ent_page *page)
{
    (void)job;
    const size_t count = ent_term_count();
    const bool defined = ent_tree_section(page, "method") != NULL;
    bool *used = ent_arena_new(&page->arena, count, sizeof *used);
    if (used == NULL) {
        return ENT_ERROR_MEMORY;
    }
    memset(used, 0, count * sizeof *used);
    ent_glossary_used(page->root, used);
    ent_tree_open(page, ENT_TREE_TERMS, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < count; k++) {
        const ent_term_view term = ent_term_at(k);
        if (used[k] && !(defined && is_concept(k))) {
            ent_tree_open(page, ENT_TREE_TERM, ENT_ROLE_PLAIN, term.term, NULL);
            ent_tree_close(page, ENT_TREE_TERM);
            ent_tree_open(page, ENT_TREE_MEANING, ENT_ROLE_PLAIN, term.meaning, NULL);
            ent_tree_close(page, ENT_TREE_MEANING);
        }
    }
    ent_tree_close(page, ENT_TREE_TERMS);
    return ENT_OK;
}
