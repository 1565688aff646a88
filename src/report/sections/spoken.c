/* SPDX-License-Identifier: MIT */
/*
 * "The states it speaks of": each state that stands on the page before this, by its number: what is done in it, and whether it
 * would hold; so that a number can be looked up by who has nothing but the page.
 */
#include "report/material/phrases.h"

#include "base/bits.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_LISTED = 60 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           ((unsigned char)c & 0x80) != 0;
}

/* Marks the states that a text has by their numbers, as words of their own such as "s12"; a key is such a text. */
static void mark_text(const char *text, uint64_t *spoken, uint64_t states)
{
    for (const char *at = text; *at != '\0'; at++) {
        const bool begins = *at == 's' && (at == text || !is_letter(at[-1]));
        if (begins && at[1] > '0' && at[1] <= '9') {
            char *end = NULL;
            const unsigned long long number = strtoull(at + 1, &end, 10);
            if (number <= states && !is_letter(*end)) {
                ent_bits_add(spoken, (size_t)(number - 1));
            }
            at = end - 1;
        }
    }
}

/* Whether a node is the section on words, in which a number is but an example. */
static bool is_words(const ent_tree_node *node)
{
    return node->kind == ENT_TREE_SECTION && node->key != NULL && strcmp(node->key, "words") == 0;
}

/* Marks the states that nodes speak of. Recursion is bounded by the depth of trees. */
static void mark(const ent_tree_node *first, uint64_t *spoken, uint64_t states)
{
    for (const ent_tree_node *node = first; node != NULL; node = node->next) {
        const bool about = node->kind == ENT_TREE_STATE || node->kind == ENT_TREE_CARD;
        if (about && node->key != NULL) {
            mark_text(node->key, spoken, states);
        }
        if (node->kind == ENT_TREE_TEXT && node->text != NULL) {
            mark_text(node->text, spoken, states);
        }
        if (!is_words(node)) {
            mark(node->first, spoken, states);
        }
    }
}

static void put_row(ent_section_job *job, ent_page *page, uint64_t state)
{
    ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    ent_phrase_state(job, page, state);
    ent_tree_close(page, ENT_TREE_CELL);
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    ent_phrase_doings(job, page, state);
    ent_tree_close(page, ENT_TREE_CELL);
    ent_phrase_holds(job, page, state, "");
    ent_tree_close(page, ENT_TREE_ROW);
}

static void put_table(ent_section_job *job, ent_page *page, const uint64_t *spoken)
{
    static const char *const heads[] = {"State", "What is done in it", "Holds"};
    size_t told = 0, more = 0;
    ent_phrase_table(page, "By their numbers", heads, sizeof heads / sizeof *heads);
    for (uint64_t s = 0; s < ent_state_count(job->space); s++) {
        if (ent_bits_has(spoken, s) && told < MOST_LISTED) {
            put_row(job, page, s);
            told++;
        } else if (ent_bits_has(spoken, s)) {
            more++;
        }
    }
    ent_tree_close(page, ENT_TREE_TABLE);
    if (more > 0) {
        ent_phrase_begin(page);
        ent_phrase_count(job, page, more, "more is told by", "more are told by");
        ent_tree_text(page, " 'entente states FILE --where s12', with their numbers.");
        ent_phrase_end(page);
    }
}

ent_status ent_section_spoken(ent_section_job *job, ent_page *page)
{
    const uint64_t states = ent_state_count(job->space);
    const ent_digest *digest = NULL;
    uint64_t *spoken = ent_arena_new(&page->arena, ent_bits_words(states), sizeof *spoken);
    ENT_TRY(ent_material_digest(job->material, &digest)); /* for the names of states */
    if (spoken == NULL) {
        return ENT_ERROR_MEMORY;
    }
    memset(spoken, 0, ent_bits_words(states) * sizeof *spoken);
    mark(page->root->first, spoken, states);
    if (ent_bits_count(spoken, ent_bits_words(states)) == 0) {
        ent_tree_paragraph(page, ENT_ROLE_PLAIN, "No other part of this page speaks of a state.");
    } else {
        put_table(job, page, spoken);
    }
    return ENT_OK;
}
