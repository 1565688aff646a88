/* SPDX-License-Identifier: MIT */
/*
 * "The dispute": what it is about, who takes part, what each can do, by which rules, what names mean, and what holds
 * today.
 *
 * What a person wrote for people (the description, rules as written) is taken from the document tree. Wishes and rules
 * are quoted in the words of the file, so all of these words are explained here.
 */
#include "dispute/model.h"
#include "report/sections/sections.h"
#include "report/words.h"

#include <string.h>

static void put_written(ent_section_job *job, ent_page *page, ent_tree_kind kind,
                        const ent_node *scalar)
{
    ent_text_add_bytes(&job->text, scalar->text.text, scalar->text.length);
    ent_tree_word(page, kind, ENT_ROLE_PLAIN, ent_text_get(&job->text), NULL);
    ent_text_clear(&job->text);
}

static void put_description(ent_section_job *job, ent_page *page)
{
    const ent_node *description = ent_field(job->dispute->current, "description");
    if (description != NULL && description->kind == ENT_NODE_SCALAR && !description->empty) {
        ent_tree_open(page, ENT_TREE_PARAGRAPH, ENT_ROLE_PLAIN, NULL, NULL);
        put_written(job, page, ENT_TREE_TEXT, description);
        ent_tree_close(page, ENT_TREE_PARAGRAPH);
    }
}

static void put_size(ent_section_job *job, ent_page *page)
{
    ent_text *text = &job->text;
    ent_words_count(text, ent_party_count(job->dispute), "party", "parties");
    if (ent_is_graph_form(job->dispute)) {
        ent_text_add(text, " and ");
    } else {
        ent_text_add(text, ", ");
        ent_words_count(text, ent_option_count(job->dispute), "option", "options");
        ent_text_add(text, ", ");
    }
    ent_words_count(text, ent_state_count(job->space), "possible state", "possible states");
    ent_text_add(text, ent_is_graph_form(job->dispute) ? "; states and moves are listed one by one."
                                                       : ".");
    ent_tree_open(page, ENT_TREE_PARAGRAPH, ENT_ROLE_PLAIN, NULL, NULL);
    ent_section_text(job, page);
    ent_tree_close(page, ENT_TREE_PARAGRAPH);
}

/* The note that the file has on a party or an option; NULL when it has none. */
static const ent_node *note_of(const ent_section_job *job, const char *list, const char *id)
{
    const ent_node *all = ent_field(job->dispute->current, list);
    const ent_node *one = all == NULL || all->kind != ENT_NODE_MAP ? NULL : ent_field(all, id);
    return one == NULL || one->kind != ENT_NODE_MAP ? NULL : ent_field(one, "note");
}

static void put_parties(ent_section_job *job, ent_page *page)
{
    ent_tree_open(page, ENT_TREE_HEADING, ENT_ROLE_PLAIN, "The parties", NULL);
    ent_tree_close(page, ENT_TREE_HEADING);
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
        const ent_node *note = note_of(job, "parties", ent_party_id(job->dispute, p));
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        ent_section_put_party(job, page, p);
        if (note != NULL && note->kind == ENT_NODE_SCALAR) {
            ent_tree_text(page, ": ");
            put_written(job, page, ENT_TREE_TEXT, note);
        }
        ent_tree_close(page, ENT_TREE_ITEM);
    }
    ent_tree_close(page, ENT_TREE_LIST);
}

/* In which direction an option moves, in words. */
static const char *moves_in_words(const ent_option_view *option)
{
    switch (option->moves) {
    case ENT_MOVES_UP:
        return option->graded ? "only upwards" : "cannot be taken back";
    case ENT_MOVES_DOWN:
        return option->graded ? "only downwards" : "once given up, not resumed";
    case ENT_MOVES_STEP:
        return "by one step at a time";
    case ENT_MOVES_NEVER:
        return "cannot be changed";
    default:
        return "freely";
    }
}

/* Whether some option is called otherwise in expressions than in sentences. */
static bool has_short_names(const ent_section_job *job)
{
    bool any = false;
    for (size_t o = 0; o < ent_option_count(job->dispute); o++) {
        const ent_option_view view = ent_option_at(job->dispute, o);
        any = any || strcmp(view.id, view.label) != 0;
    }
    return any;
}

static void put_option(ent_section_job *job, ent_page *page, size_t option, bool short_name)
{
    const ent_option_view view = ent_option_at(job->dispute, option);
    ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_cell(page, ENT_ROLE_PLAIN, view.label);
    if (short_name) {
        ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
        ent_tree_word(page, ENT_TREE_WORD, ENT_ROLE_PLAIN, view.id, NULL);
        ent_tree_close(page, ENT_TREE_CELL);
    }
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    ent_section_put_party(job, page, view.party);
    ent_tree_close(page, ENT_TREE_CELL);
    for (size_t v = 0; v < view.value_count; v++) {
        ent_text_add(&job->text, v == 0 ? "" : ", ");
        ent_text_add(&job->text, ent_option_value(job->dispute, option, v));
    }
    ent_tree_cell(page, ENT_ROLE_PLAIN, ent_text_get(&job->text));
    ent_text_clear(&job->text);
    ent_tree_cell(page, ENT_ROLE_PLAIN, moves_in_words(&view));
    if (job->has_today) {
        ent_tree_cell(page, ENT_ROLE_PLAIN, ent_words_value(job->space, job->today, option));
    }
    ent_tree_close(page, ENT_TREE_ROW);
}

static void put_options(ent_section_job *job, ent_page *page)
{
    if (ent_is_graph_form(job->dispute)) {
        return;
    }
    const bool short_names = has_short_names(job);
    const struct {
        bool shown;
        const char *head;
    } heads[] = {{true, "Option"}, {short_names, "In the file"}, {true, "Party"},
                 {true, "Values"}, {true, "How it moves"},       {job->has_today, "Today"}};
    ent_tree_open(page, ENT_TREE_TABLE, ENT_ROLE_PLAIN, "What each party can do", NULL);
    ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < sizeof heads / sizeof *heads; k++) {
        if (heads[k].shown) {
            ent_tree_cell(page, ENT_ROLE_PLAIN, heads[k].head);
        }
    }
    ent_tree_close(page, ENT_TREE_ROW);
    for (size_t o = 0; o < ent_option_count(job->dispute); o++) {
        put_option(job, page, o, short_names);
    }
    ent_tree_close(page, ENT_TREE_TABLE);
}

/* A rule: what it does, its expression, and the note that explains it. */
static void put_rule(ent_section_job *job, ent_page *page, const ent_node *rule)
{
    static const struct {
        const char *key, *words;
    } kinds[] = {{"never", "Never: "}, {"always", "Always: "}, {"same", "All one state: "}};
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        const ent_node *expression = ent_field(rule, kinds[k].key);
        if (expression != NULL) {
            ent_tree_text(page, kinds[k].words);
            put_written(job, page, ENT_TREE_WORD, expression);
        }
    }
    const ent_node *note = ent_field(rule, "note");
    if (note != NULL && note->kind == ENT_NODE_SCALAR && !note->empty) {
        ent_tree_text(page, ". ");
        put_written(job, page, ENT_TREE_TEXT, note);
    }
    ent_tree_close(page, ENT_TREE_ITEM);
}

static void put_rules(ent_section_job *job, ent_page *page)
{
    const ent_node *rules = ent_field(job->dispute->current, "rules");
    if (rules == NULL || rules->kind != ENT_NODE_LIST || rules->count == 0) {
        return;
    }
    ent_tree_open(page, ENT_TREE_HEADING, ENT_ROLE_PLAIN, "The rules", NULL);
    ent_tree_close(page, ENT_TREE_HEADING);
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t r = 0; r < rules->count; r++) {
        put_rule(job, page, rules->items[r]);
    }
    ent_tree_close(page, ENT_TREE_LIST);
}

/* What a name stands for: an expression, or one state by the values of its options. */
static void put_meaning(ent_section_job *job, ent_page *page, const ent_node *meaning)
{
    if (meaning->kind == ENT_NODE_SCALAR) {
        ent_tree_text(page, "the states where ");
        put_written(job, page, ENT_TREE_WORD, meaning);
        ent_tree_text(page, " is true");
        return;
    }
    ent_tree_text(page, "the state with ");
    for (size_t k = 0; k < meaning->count; k++) {
        const ent_node *key = meaning->keys[k], *value = meaning->items[k];
        ent_text_add_bytes(&job->text, key->text.text, key->text.length);
        ent_text_add(&job->text, " = ");
        ent_text_add_bytes(&job->text, value->text.text, value->text.length);
        ent_tree_text(page, k > 0 ? ", " : "");
        ent_tree_word(page, ENT_TREE_WORD, ENT_ROLE_PLAIN, ent_text_get(&job->text), NULL);
        ent_text_clear(&job->text);
    }
    if (meaning->count < ent_option_count(job->dispute)) {
        ent_tree_text(page, ", and the first value of each other option");
    }
}

static void put_names(ent_section_job *job, ent_page *page)
{
    const ent_node *names = ent_field(job->dispute->current, "states");
    if (names == NULL || names->kind != ENT_NODE_MAP || names->count == 0) {
        return;
    }
    ent_tree_open(page, ENT_TREE_HEADING, ENT_ROLE_PLAIN, "What the names of states mean", NULL);
    ent_tree_close(page, ENT_TREE_HEADING);
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < names->count; k++) {
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        put_written(job, page, ENT_TREE_WORD, names->keys[k]);
        ent_tree_text(page, ": ");
        put_meaning(job, page, names->items[k]);
        ent_tree_text(page, ".");
        ent_tree_close(page, ENT_TREE_ITEM);
    }
    ent_tree_close(page, ENT_TREE_LIST);
}

static void put_today(ent_section_job *job, ent_page *page)
{
    ent_tree_open(page, ENT_TREE_HEADING, ENT_ROLE_PLAIN, "Today", NULL);
    ent_tree_close(page, ENT_TREE_HEADING);
    ent_tree_open(page, ENT_TREE_PARAGRAPH, ENT_ROLE_PLAIN, NULL, NULL);
    if (!job->has_today) {
        ent_tree_text(page, "The file does not say what holds today, and the first values of all "
                            "options together are not possible.");
    } else {
        ent_tree_text(page, ent_today_given(job->dispute)
                                ? "Today's state is "
                                : "Today is not described and taken to be ");
        ent_section_put_state(job, page, job->today);
        ent_tree_text(page, ent_is_graph_form(job->dispute)
                                ? "."
                                : ". The last column of the table above tells what it is.");
    }
    ent_tree_close(page, ENT_TREE_PARAGRAPH);
}

ent_status ent_section_dispute(ent_section_job *job, ent_page *page)
{
    put_description(job, page);
    put_size(job, page);
    put_parties(job, page);
    put_options(job, page);
    put_rules(job, page);
    put_names(job, page);
    put_today(job, page);
    return ENT_OK;
}
