/* SPDX-License-Identifier: MIT */
/*
 * "The words it uses": of what stands before it on the page, each word of the glossary with what it means. Words of fairness
 * and of forecasts are passed over where their sections are not on the page, as there they mean something else; concepts are
 * left to "How this was made" where that defines them.
 */
#include "report/glossary/terms.h"
#include "report/glossary/used.h"
#include "report/sections/sections.h"
#include "stability/concepts.h"

#include <string.h>

/* Words under these headings of the glossary are meant only where the section is on the page. */
static const struct {
    const char *group, *section;
} bound[] = {{"What is efficient and fair", "settle"}, {"Where issues are heading", "forecast"}};

static bool is_meant(const ent_page *page, const ent_term_view *term)
{
    bool found = true;
    for (size_t k = 0; k < sizeof bound / sizeof *bound; k++) {
        found = found && (strcmp(term->group, bound[k].group) != 0 ||
                          ent_tree_section(page, bound[k].section) != NULL);
    }
    return found;
}

/* The concept of which a word is the name; ENT_CONCEPT_COUNT: of none. */
static ent_concept concept_of(const ent_term_view *term)
{
    ent_concept c = 0;
    while (c < ENT_CONCEPT_COUNT && strcmp(term->key, ent_concept_key(c)) != 0) {
        c++;
    }
    return c;
}

static void put_term(ent_page *page, const ent_term_view *term)
{
    const ent_concept concept = concept_of(term);
    ent_tree_open(page, ENT_TREE_TERM, ENT_ROLE_PLAIN, term->term, NULL);
    if (concept != ENT_CONCEPT_COUNT) {
        ent_tree_text(page, " ");
        ent_tree_word(page, ENT_TREE_BADGE, ENT_ROLE_PLAIN, ent_concept_label(concept), NULL);
    }
    ent_tree_close(page, ENT_TREE_TERM);
    ent_tree_open(page, ENT_TREE_MEANING, ENT_ROLE_PLAIN, term->meaning, NULL);
    ent_tree_close(page, ENT_TREE_MEANING);
}

ent_status ent_section_words(ent_section_job *job, ent_page *page)
{
    const size_t count = ent_term_count();
    const bool defined = !job->brief && ent_tree_section(page, "method") != NULL;
    bool *used = ent_arena_new(&page->arena, count, sizeof *used);
    if (used == NULL) {
        return ENT_ERROR_MEMORY;
    }
    memset(used, 0, count * sizeof *used);
    ent_glossary_used(page->root, used);
    ent_tree_open(page, ENT_TREE_TERMS, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < count; k++) {
        const ent_term_view term = ent_term_at(k);
        if (used[k] && is_meant(page, &term) &&
            !(defined && concept_of(&term) != ENT_CONCEPT_COUNT)) {
            put_term(page, &term);
        }
    }
    ent_tree_close(page, ENT_TREE_TERMS);
    return ENT_OK;
}
