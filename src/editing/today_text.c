/* SPDX-License-Identifier: MIT */
/*
 * Where it is written what holds today.
 *
 * A value that stands in the text is written over, in the quotes that it has; one that does not is added
 * behind the last entry, in its style, unless it is the one that silence means. Where the section is missing it is put
 * where the format has it.
 */
#include "editing/lines.h"
#include "editing/style.h"
#include "editing/today.h"

#include <string.h>

/* Writes over a value that stands in the text. */
static ent_status write_over(ent_today *t, const ent_node *value, const char *word)
{
    const ent_span span = ent_extent(t->source, value);
    const char quote = t->source->bytes[span.start];
    const bool quoted = span.start < value->span.start;
    if (value->quoted && !quoted) {
        return ent_plan_refuse(t->plan, ENT_KIND_EDIT_LAYOUT, span,
                               "a value that is a block of text cannot be written over");
    }
    ent_text text;
    ent_text_init(&text, &t->plan->context->allocator);
    if (quoted) {
        ent_text_add_bytes(&text, &quote, 1);
        ent_text_add(&text, word);
        ent_text_add_bytes(&text, &quote, 1);
    } else if (ent_node_is(value, "true") || ent_node_is(value, "false")) {
        ent_text_add(&text, strcmp(word, "yes") == 0  ? "true"
                            : strcmp(word, "no") == 0 ? "false"
                                                      : word);
    } else {
        ent_style_word(&text, word, t->quotes);
    }
    const ent_status status =
        text.failed ? ENT_ERROR_MEMORY
                    : ent_plan_splice(t->plan, span, ent_text_get(&text), text.length);
    ent_text_free(&text);
    return status;
}

/* The word that a changed value is read as. */
static const char *word_over(const ent_node *value, const char *word)
{
    const bool literal =
        !value->quoted && (ent_node_is(value, "true") || ent_node_is(value, "false"));
    return !literal                   ? word
           : strcmp(word, "yes") == 0 ? "true"
           : strcmp(word, "no") == 0  ? "false"
                                      : word;
}

const char *ent_today_present(const ent_today *t, size_t option)
{
    const ent_option *o = &t->plan->dispute->options[option];
    return o->graded ? o->values[o->today] : o->today == 0 ? "no" : "yes";
}

/* Writes over the values that stand in the section; what is done with is forgotten, and what is the same. */
static ent_status change_entries(ent_today *t, ent_node *expected)
{
    const ent_dispute *dispute = t->plan->dispute;
    for (size_t o = 0; o < dispute->option_count; o++) {
        if (t->words[o] != NULL && strcmp(t->words[o], ent_today_present(t, o)) == 0) {
            t->words[o] = NULL;
        }
        for (size_t i = 0; t->words[o] != NULL && expected != NULL && i < expected->count; i++) {
            if (!ent_node_is(expected->keys[i], dispute->options[o].id)) {
                continue;
            }
            const ent_node *value = expected->items[i];
            ENT_TRY(write_over(t, value, t->words[o]));
            expected->items[i] = ent_plan_scalar(t->plan, word_over(value, t->words[o]));
            if (expected->items[i] == NULL) {
                return ENT_ERROR_MEMORY;
            }
            t->words[o] = NULL;
        }
    }
    return ENT_OK;
}

/* Adds the entries that are missing to a text: in braces where `braces`, else in lines of their own, the line end
 * before each. */
static void add_entries(ent_today *t, bool braces, size_t column, bool first)
{
    const ent_dispute *dispute = t->plan->dispute;
    for (size_t o = 0; o < dispute->option_count; o++) {
        if (t->words[o] == NULL) {
            continue;
        }
        if (braces) {
            ent_text_add(&t->added, first ? "" : ", ");
        } else {
            ent_text_add(&t->added, ent_style_line_end(t->source));
            ent_style_blanks(&t->added, column);
        }
        ent_style_entry(&t->added, dispute->options[o].id, t->words[o], t->quotes);
        first = false;
    }
}

/* Adds the whole value of the section: a state, or entries in braces. */
static void add_value(ent_today *t)
{
    if (t->state != NULL) {
        ent_style_word(&t->added, t->state, t->quotes);
        return;
    }
    ent_text_add(&t->added, "{");
    add_entries(t, true, 0, true);
    ent_text_add(&t->added, "}");
}

static ent_status put_added(ent_today *t, ent_span span)
{
    return t->added.failed
               ? ENT_ERROR_MEMORY
               : ent_plan_splice(t->plan, span, ent_text_get(&t->added), t->added.length);
}

/* Adds entries to a section that is there and is a mapping. */
static ent_status add_to_section(ent_today *t)
{
    const ent_node *section = t->section;
    if (section->flow && section->count == 0) {
        t->quotes = ent_style_quotes(t->root);
        add_entries(t, true, 0, true);
        return put_added(t, (ent_span){section->span.start + 1, section->span.start + 1});
    }
    const size_t first = ent_extent(t->source, section->keys[0]).start;
    size_t end = ent_extent_entry(t->source, section, section->count - 1).end;
    const size_t column = first - ent_line_start(t->source, first);
    if (section->flow) {
        t->quotes = section->keys[0]->quoted;
        add_entries(t, true, 0, false);
        return put_added(t, (ent_span){end, end});
    }
    if (ent_line_text(t->source, first - column) != first) {
        return ent_plan_refuse(t->plan, ENT_KIND_EDIT_LAYOUT, section->keys[0]->span,
                               "nothing can be added beside this key");
    }
    end = ent_line_end(t->source, end);
    add_entries(t, false, column, true);
    return put_added(t, (ent_span){end, end});
}

/* Fills a section that was written with nothing in it, or with null. */
static ent_status fill_section(ent_today *t, const ent_node *key)
{
    const ent_span name = ent_extent(t->source, key);
    t->quotes = ent_style_quotes(t->root);
    if (t->section->text.length > 0) {
        add_value(t);
        return put_added(t, ent_extent(t->source, t->section));
    }
    if (t->root->flow || t->state != NULL) {
        size_t colon = name.end;
        while (colon < t->source->length && t->source->bytes[colon] != ':') {
            colon++;
        }
        ent_text_add(&t->added, " ");
        add_value(t);
        return put_added(t, (ent_span){colon + 1, colon + 1});
    }
    const size_t end = ent_line_end(t->source, name.end);
    const size_t column = name.start - ent_line_start(t->source, name.start);
    add_entries(t, false, column + ent_style_indent(t->source, t->root), true);
    return put_added(t, (ent_span){end, end});
}

/* `today:` and what it holds, over as many lines as needed. */
static void add_section_lines(ent_today *t, size_t column)
{
    ent_style_blanks(&t->added, column);
    ent_text_add(&t->added, "today:");
    if (t->state != NULL) {
        ent_text_add(&t->added, " ");
        add_value(t);
    } else {
        add_entries(t, false, column + ent_style_indent(t->source, t->root), true);
    }
}

/* Puts the section before another, above the comments that belong to it, or behind the last. */
static ent_status add_lines(ent_today *t, size_t at)
{
    const ent_source *source = t->source;
    const ent_node *root = t->root;
    const char *line_end = ent_style_line_end(source);
    const size_t first = ent_extent(source, root->keys[0]).start;
    const size_t column = first - ent_line_start(source, first);
    if (at == root->count) {
        const size_t end = ent_line_end(source, ent_extent_entry(source, root, at - 1).end);
        ent_text_add(&t->added, line_end);
        add_section_lines(t, column);
        return put_added(t, (ent_span){end, end});
    }
    const size_t floor =
        at == 0 ? 0 : ent_line_next(source, ent_extent_entry(source, root, at - 1).end);
    const size_t line = ent_line_start(source, ent_extent(source, root->keys[at]).start);
    const size_t lead = ent_line_lead(source, line, floor, column);
    const bool apart = lead > 0 && ent_line_is_blank(source, ent_line_start(source, lead - 1));
    add_section_lines(t, column);
    ent_text_add(&t->added, line_end);
    ent_text_add(&t->added, apart ? line_end : "");
    return put_added(t, (ent_span){lead, lead});
}

/* The same where the document is in braces: beside the next key, on a line of its own where that has one. */
static ent_status add_in_braces(ent_today *t, size_t at)
{
    const ent_source *source = t->source;
    const bool last = at == t->root->count;
    const ent_span beside =
        last ? ent_extent_entry(source, t->root, at - 1) : ent_extent(source, t->root->keys[at]);
    const size_t key = last ? ent_extent(source, t->root->keys[at - 1]).start : beside.start;
    const size_t line = ent_line_start(source, key);
    const bool own_line = ent_line_text(source, line) == key && line > 0;
    const size_t place = last ? beside.end : beside.start;
    t->quotes = ent_style_quotes(t->root);
    ent_text_add(&t->added, last ? "," : "");
    for (int turn = 0; turn < 2; turn++) {
        if (last == (turn == 0)) { /* what parts it from its neighbour */
            ent_text_add(&t->added, own_line ? ent_style_line_end(source) : " ");
            ent_style_blanks(&t->added, own_line ? key - line : 0);
        } else {
            ent_style_word(&t->added, "today", t->quotes);
            ent_text_add(&t->added, ": ");
            add_value(t);
            ent_text_add(&t->added, last ? "" : ",");
        }
    }
    return put_added(t, (ent_span){place, place});
}

/* The section as it should be, which was not a mapping with entries. */
static ent_node *expect_section(ent_today *t)
{
    if (t->state != NULL) {
        return ent_plan_scalar(t->plan, t->state);
    }
    const ent_node empty = {.kind = ENT_NODE_MAP};
    return ent_plan_own(t->plan, &empty, t->plan->dispute->option_count);
}

/* Appends to the section as it should be the entries that are missing. */
static ent_status expect_entries(ent_today *t, ent_node *expected)
{
    const ent_dispute *dispute = t->plan->dispute;
    for (size_t o = 0; t->state == NULL && o < dispute->option_count; o++) {
        if (t->words[o] != NULL) {
            ENT_TRY(ent_plan_insert(t->plan, expected, expected->count, dispute->options[o].id,
                                    ent_plan_scalar(t->plan, t->words[o])));
        }
    }
    return ENT_OK;
}

/* Where the section says nothing yet, or is not there. */
static ent_status write_anew(ent_today *t)
{
    ent_node *root = t->plan->expected;
    ent_node *section = expect_section(t);
    if (section == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(expect_entries(t, section));
    for (size_t i = 0; i < root->count; i++) {
        if (ent_node_is(root->keys[i], "today")) {
            root->items[i] = section;
            return fill_section(t, root->keys[i]);
        }
    }
    const size_t at = ent_style_successor(t->root, "today");
    ENT_TRY(ent_plan_insert(t->plan, root, at, "today", section));
    return t->root->flow ? add_in_braces(t, at) : add_lines(t, at);
}

bool ent_today_left(const ent_today *t)
{
    for (size_t o = 0; t->state == NULL && o < t->plan->dispute->option_count; o++) {
        if (t->words[o] != NULL) {
            return true;
        }
    }
    return t->state != NULL;
}

ent_status ent_today_write(ent_today *t)
{
    const bool there = t->section != NULL && !t->section->empty;
    if (there && t->state != NULL) {
        ent_node *state = ent_plan_scalar(t->plan, t->state);
        ent_node *root = t->plan->expected;
        for (size_t i = 0; i < root->count; i++) {
            root->items[i] = ent_node_is(root->keys[i], "today") ? state : root->items[i];
        }
        return state == NULL ? ENT_ERROR_MEMORY : write_over(t, t->section, t->state);
    }
    ent_node *section = NULL;
    if (there) {
        section =
            ent_plan_own_field(t->plan, t->plan->expected, "today", t->plan->dispute->option_count);
        if (section == NULL) {
            return ENT_ERROR_MEMORY;
        }
    }
    ENT_TRY(t->state == NULL ? change_entries(t, section) : ENT_OK);
    if (t->plan->refused || !ent_today_left(t)) {
        return ENT_OK;
    }
    if (!there) {
        return write_anew(t);
    }
    ENT_TRY(add_to_section(t));
    return expect_entries(t, section);
}
