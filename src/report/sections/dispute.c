/* SPDX-License-Identifier: MIT */
/*
 * "The dispute": what it is about, who takes part, what each can do, by which rules, what names mean, and what holds
 * today.
 *
 * What a person wrote for people (the description, notes) is taken from the document tree; rules and names are told in
 * words.
 */
#include "dispute/model.h"
#include "dispute/subject.h"
#include "report/material/phrases.h"
#include "report/material/wording.h"
#include "report/words.h"

#include <string.h>

enum { MOST_WISHES = 3 }; /* told of each party in a brief report */

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

/* In a brief report, which has no section on wishes: the first of them. */
static void put_first_wishes(ent_section_job *job, ent_page *page, size_t party)
{
    const ent_party *one = &job->dispute->parties[party];
    ent_subject who = ent_party_subject(job->dispute, party);
    for (size_t k = 0; k < one->statement_count && k < MOST_WISHES; k++) {
        const ent_statement *wish = &one->statements[k];
        ent_tree_text(page, ent_inflect(&who, k > 0 ? "; "
                                              : one->order == ENT_ORDER_WEIGHTS
                                                  ? ". {It wants|They want}, among others: "
                                              : one->statement_count > 1
                                                  ? ". {It wants|They want}, first of all: "
                                                  : ". {It wants|They want}: "));
        if (wish->label != NULL) {
            ent_tree_text(page, wish->label);
        } else {
            ent_wording_add(&job->text, job->dispute, wish->want, wish->text);
            ent_section_text(job, page);
        }
    }
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
        if (job->brief) {
            put_first_wishes(job, page, p);
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

/* Whether the names of options in the file are told: not in a brief report, and where they say more than the labels. */
static bool has_short_names(const ent_section_job *job)
{
    bool any = false;
    for (size_t o = 0; !job->brief && o < ent_option_count(job->dispute); o++) {
        const ent_option_view view = ent_option_at(job->dispute, o);
        any = any || strcmp(view.id, view.label) != 0;
    }
    return any;
}

/* The values of an option, and the name in the file behind a label that says more. */
static void add_values(ent_section_job *job, size_t option, bool short_name)
{
    for (size_t v = 0; v < ent_option_at(job->dispute, option).value_count; v++) {
        const char *name = ent_option_value(job->dispute, option, v);
        const char *label = ent_option_value_label(job->dispute, option, v);
        ent_text_format(&job->text, v == 0 ? "%s" : ", %s", label);
        if (short_name && strcmp(name, label) != 0) {
            ent_text_format(&job->text, " (%s)", name);
        }
    }
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
    add_values(job, option, short_name);
    ent_tree_cell(page, ENT_ROLE_PLAIN, ent_text_get(&job->text));
    ent_text_clear(&job->text);
    ent_tree_cell(page, ENT_ROLE_PLAIN, moves_in_words(&view));
    if (job->has_today) {
        ent_tree_cell(page, ENT_ROLE_PLAIN, ent_words_value_label(job->space, job->today, option));
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

/* What a rule does, in words, and the note that explains it. */
static void put_rule(ent_section_job *job, ent_page *page, const char *kind,
                     const ent_expression *expression, const char *written,
                     const ent_grounds *grounds)
{
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, kind, NULL);
    ent_wording_add(&job->text, job->dispute, expression, written);
    ent_section_text(job, page);
    if (grounds->note != NULL) {
        ent_tree_format(page, " (%s)", grounds->note);
    }
    ent_tree_text(page, ".");
    ent_tree_close(page, ENT_TREE_ITEM);
}

static void put_rules(ent_section_job *job, ent_page *page)
{
    const ent_dispute *dispute = job->dispute;
    if (dispute->rule_count + dispute->merge_count == 0) {
        return;
    }
    ent_tree_open(page, ENT_TREE_HEADING, ENT_ROLE_PLAIN, "The rules", NULL);
    ent_tree_close(page, ENT_TREE_HEADING);
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t r = 0; r < dispute->rule_count; r++) {
        const ent_rule *rule = &dispute->rules[r];
        put_rule(job, page, rule->never ? "Never: " : "Always: ",
                 rule->never ? rule->always->children[0] : rule->always, rule->text,
                 &rule->grounds);
    }
    for (size_t r = 0; r < dispute->merge_count; r++) {
        const ent_merge *merge = &dispute->merges[r];
        put_rule(job, page, "All one state: ", merge->where, merge->text, &merge->grounds);
    }
    ent_tree_close(page, ENT_TREE_LIST);
}

/* One value of a name that is given by the values of options. */
static void put_value(ent_section_job *job, ent_page *page, const char *id, const ent_node *value)
{
    size_t option = 0;
    while (option < job->dispute->option_count &&
           strcmp(job->dispute->options[option].id, id) != 0) {
        option++;
    }
    ent_tree_format(page, "\"%s\" ",
                    option < job->dispute->option_count ? job->dispute->options[option].label : id);
    put_written(job, page, ENT_TREE_TEXT, value);
}

/* What a name stands for: an expression, or one state by the values of its options. */
static void put_meaning(ent_section_job *job, ent_page *page, const ent_node *meaning,
                        const ent_expression *expression)
{
    if (meaning->kind == ENT_NODE_SCALAR) {
        ent_wording_add(&job->text, job->dispute, expression, meaning->text.text);
        ent_section_text(job, page);
        return;
    }
    for (size_t k = 0; k < meaning->count; k++) {
        ent_tree_text(page, k > 0 ? ", " : "");
        put_value(job, page, meaning->keys[k]->text.text, meaning->items[k]);
    }
    if (meaning->count < ent_option_count(job->dispute)) {
        ent_tree_text(page, ", and the first value of each other option");
    }
}

static const ent_expression *meaning_of(const ent_section_job *job, const char *name)
{
    const ent_expression *found = NULL;
    for (size_t k = 0; k < job->dispute->name_count; k++) {
        found =
            strcmp(job->dispute->names[k].id, name) == 0 ? job->dispute->names[k].meaning : found;
    }
    return found;
}

/* What the names of a section mean, under a heading. */
static void put_names(ent_section_job *job, ent_page *page, const char *section,
                      const char *heading)
{
    const ent_node *names = ent_field(job->dispute->current, section);
    if (names == NULL || names->kind != ENT_NODE_MAP || names->count == 0) {
        return;
    }
    ent_tree_open(page, ENT_TREE_HEADING, ENT_ROLE_PLAIN, heading, NULL);
    ent_tree_close(page, ENT_TREE_HEADING);
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < names->count; k++) {
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        ent_phrase_named(job, page, names->keys[k]->text.text);
        ent_tree_text(page, ": ");
        put_meaning(job, page, names->items[k], meaning_of(job, names->keys[k]->text.text));
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
        ent_tree_text(page,
                      ent_is_graph_form(job->dispute)
                          ? "."
                          : ". The last column under \"What each party can do\" tells what it is.");
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
    put_names(job, page, "states", "What the names of outcomes mean");
    put_names(job, page, "shorthands", "What the shorthands in rules and wishes mean");
    put_today(job, page);
    return ENT_OK;
}
