/* SPDX-License-Identifier: MIT */
/*
 * Where a section grows.
 *
 * Behind the last entry of a section: on lines of its own where entries have such, above what follows but below the
 * deeper comments of that entry; in brackets behind a comma, on a line of its own where the last entry has one. A
 * section that says nothing is filled, and one that is missing is put above the next one that the format has, with the
 * comments that belong to that, or at the end of the document.
 */
#include "editing/growth.h"

#include "editing/lines.h"
#include "editing/style.h"
#include "editing/written.h"

typedef struct growth {
    ent_plan *plan;
    const ent_source *source;
    const ent_node *root, *added;
    const char *name;
    ent_layout layout;
    ent_text text; /* what is put in at one place */
} growth;

static ent_status put(growth *g, size_t start, size_t end)
{
    return g->text.failed ? ENT_ERROR_MEMORY
                          : ent_plan_splice(g->plan, (ent_span){start, end}, ent_text_get(&g->text),
                                            g->text.length);
}

/* Adds an entry as it stands in lines, and in brackets. */
static void add_in_lines(growth *g, size_t entry, size_t column)
{
    if (g->added->kind == ENT_NODE_LIST) {
        ent_layout_item(&g->text, &g->layout, g->added->items[entry], column);
    } else {
        ent_layout_entry(&g->text, &g->layout, g->added->keys[entry], g->added->items[entry],
                         column);
    }
}

static void add_in_brackets(growth *g, size_t entry)
{
    if (g->added->kind == ENT_NODE_MAP) {
        ent_node one = *g->added->keys[entry];
        ent_layout_flow(&g->text, &g->layout, &one);
        ent_text_add(&g->text, ": ");
    }
    ent_layout_flow(&g->text, &g->layout, g->added->items[entry]);
}

/* Adds all entries, each on a line of its own in a column; `apart`: a blank line stands between them. */
static void add_all_lines(growth *g, size_t column, bool apart)
{
    for (size_t i = 0; i < g->added->count; i++) {
        ent_text_add(&g->text, apart ? g->layout.line_end : "");
        ent_text_add(&g->text, g->layout.line_end);
        ent_style_blanks(&g->text, column);
        add_in_lines(g, i, column);
    }
}

static size_t column_of(const growth *g, size_t at)
{
    return at - ent_line_start(g->source, at);
}

/* The end of the last line of an entry: deeper comments right below it are its own. */
static size_t entry_end(const growth *g, size_t end, size_t column)
{
    size_t last = ent_line_start(g->source, end - 1);
    for (size_t next = ent_line_next(g->source, last);
         next > last && next < g->source->length && ent_line_is_comment(g->source, next) &&
         ent_line_text(g->source, next) - next > column;
         next = ent_line_next(g->source, last)) {
        last = next;
    }
    return ent_line_end(g->source, last);
}

/* The column in which the entries of a section in lines begin; *good false where the first does not begin a line. */
static size_t find_column(const growth *g, const ent_node *section, bool *good)
{
    const size_t first = section->kind == ENT_NODE_LIST
                             ? ent_extent_entry(g->source, section, 0).start
                             : ent_extent(g->source, section->keys[0]).start;
    const size_t line = ent_line_start(g->source, first);
    *good = ent_line_text(g->source, line) == first;
    return first - line;
}

static ent_status grow_lines(growth *g, const ent_node *section)
{
    bool good = false;
    const size_t column = find_column(g, section, &good);
    if (!good) {
        return ent_plan_refuse(g->plan, ENT_KIND_EDIT_LAYOUT, section->span,
                               "nothing can be added to this section");
    }
    const ent_span last = ent_extent_entry(g->source, section, section->count - 1);
    const size_t line = ent_line_start(g->source, last.start);
    const bool apart =
        section->count > 1 && ent_line_is_blank(g->source, ent_line_start(g->source, line - 1));
    const size_t end = entry_end(g, last.end, column);
    add_all_lines(g, column, apart);
    return put(g, end, end);
}

static ent_status grow_brackets(growth *g, const ent_node *section)
{
    if (section->count == 0) {
        for (size_t i = 0; i < g->added->count; i++) {
            ent_text_add(&g->text, i == 0 ? "" : ", ");
            add_in_brackets(g, i);
        }
        return put(g, section->span.start + 1, section->span.start + 1);
    }
    const ent_span last = ent_extent_entry(g->source, section, section->count - 1);
    const size_t line = ent_line_start(g->source, last.start);
    const bool own_line = line > 0 && ent_line_text(g->source, line) == last.start;
    for (size_t i = 0; i < g->added->count; i++) {
        ent_text_add(&g->text, own_line ? "," : ", ");
        ent_text_add(&g->text, own_line ? g->layout.line_end : "");
        ent_style_blanks(&g->text, own_line ? last.start - line : 0);
        add_in_brackets(g, i);
    }
    return put(g, last.end, last.end);
}

/* Fills a section that was written with nothing in it, or with null. */
static ent_status fill(growth *g, const ent_node *key, const ent_node *section)
{
    size_t colon = ent_extent(g->source, key).end;
    while (colon < g->source->length && g->source->bytes[colon] != ':') {
        colon++;
    }
    const bool written = section->text.length > 0;
    const size_t end = written ? ent_extent(g->source, section).end : colon + 1;
    if (g->root->flow) {
        ent_text_add(&g->text, " ");
        ent_layout_flow(&g->text, &g->layout, g->added);
        return put(g, colon + 1, end);
    }
    if (written) {
        ENT_TRY(put(g, colon + 1, end)); /* nothing stands there now */
    }
    const size_t column = column_of(g, ent_extent(g->source, key).start) + g->layout.indent;
    const size_t line_end = ent_line_end(g->source, end - 1);
    add_all_lines(g, column, false);
    return put(g, line_end, line_end);
}

/* The section over as many lines as needed, from its key on. */
static void add_section(growth *g, size_t column)
{
    ent_style_blanks(&g->text, column);
    ent_text_add(&g->text, g->name);
    ent_text_add(&g->text, ":");
    add_all_lines(g, column + g->layout.indent, false);
}

/* Behind all that the document has, comments at its end included. */
static size_t document_end(const growth *g)
{
    size_t end =
        ent_line_end(g->source, ent_extent_entry(g->source, g->root, g->root->count - 1).end);
    for (size_t next = ent_line_next(g->source, end); next < g->source->length;
         next = ent_line_next(g->source, next)) {
        if (ent_line_is_comment(g->source, next)) {
            end = ent_line_end(g->source, next);
        } else if (!ent_line_is_blank(g->source, next)) {
            break;
        }
    }
    return end;
}

static ent_status add_lines(growth *g, size_t at)
{
    const size_t column = column_of(g, ent_extent(g->source, g->root->keys[0]).start);
    if (at == g->root->count) {
        const size_t end = document_end(g);
        ent_text_add(&g->text, g->layout.line_end);
        ent_text_add(&g->text, g->layout.line_end);
        add_section(g, column);
        return put(g, end, end);
    }
    const size_t floor =
        at == 0 ? 0 : ent_line_next(g->source, ent_extent_entry(g->source, g->root, at - 1).end);
    const size_t line = ent_line_start(g->source, ent_extent(g->source, g->root->keys[at]).start);
    const size_t lead = ent_line_lead(g->source, line, floor, column);
    const bool apart =
        lead > 0 && ent_line_is_blank(g->source, ent_line_start(g->source, lead - 1));
    add_section(g, column);
    ent_text_add(&g->text, g->layout.line_end);
    ent_text_add(&g->text, apart ? g->layout.line_end : "");
    return put(g, lead, lead);
}

/* The same where the document is in braces: behind the entry before, on a line of its own where that has one. */
static ent_status add_in_braces(growth *g, size_t at)
{
    const size_t entry = at == g->root->count ? at - 1 : at;
    const ent_span beside = ent_extent_entry(g->source, g->root, entry);
    const size_t line = ent_line_start(g->source, beside.start);
    const bool own_line = line > 0 && ent_line_text(g->source, line) == beside.start;
    const bool last = at == g->root->count;
    for (int turn = 0; turn < 2; turn++) {
        if (last == (turn == 0)) { /* what parts it from its neighbour */
            ent_text_add(&g->text, own_line ? "," : ", ");
            ent_text_add(&g->text, own_line ? g->layout.line_end : "");
            ent_style_blanks(&g->text, own_line ? beside.start - line : 0);
        } else {
            ent_style_word(&g->text, g->name, g->layout.quotes);
            ent_text_add(&g->text, ": ");
            ent_layout_flow(&g->text, &g->layout, g->added);
        }
    }
    return put(g, last ? beside.end : beside.start, last ? beside.end : beside.start);
}

/* Where the document has the section; its number of entries: nowhere. */
static size_t find_section(const growth *g)
{
    size_t at = 0;
    while (at < g->root->count && !ent_node_is(g->root->keys[at], g->name)) {
        at++;
    }
    return at;
}

/* The splices. */
static ent_status write(growth *g)
{
    const size_t at = find_section(g);
    const ent_node *section = at < g->root->count ? g->root->items[at] : NULL;
    if (section == NULL) {
        const size_t next = ent_style_successor(g->root, g->name);
        return g->root->flow ? add_in_braces(g, next) : add_lines(g, next);
    }
    if (section->kind == ENT_NODE_SCALAR) {
        return fill(g, g->root->keys[at], section);
    }
    g->layout.quotes = g->layout.quotes || (section->kind == ENT_NODE_MAP && section->flow &&
                                            section->count > 0 && section->keys[0]->quoted);
    return section->flow ? grow_brackets(g, section) : grow_lines(g, section);
}

/* The tree as it should be. */
static ent_status expect(const growth *g)
{
    ent_plan *plan = g->plan;
    const ent_node *section = ent_field(plan->expected, g->name); /* as it was changed so far */
    if (section == NULL) {
        ent_node *copy = ent_plan_own(plan, g->added, 0);
        return ent_plan_put(plan, plan->expected, g->name, copy);
    }
    ent_node *grown = section->kind == ENT_NODE_SCALAR
                          ? ent_plan_room(plan, g->added->kind, g->added->count)
                          : ent_plan_own(plan, section, g->added->count);
    for (size_t i = 0; grown != NULL && i < g->added->count; i++) {
        if (g->added->kind == ENT_NODE_MAP) {
            grown->keys[grown->count] = g->added->keys[i];
        }
        grown->items[grown->count++] = g->added->items[i];
    }
    for (size_t i = 0; i < plan->expected->count; i++) {
        if (ent_node_is(plan->expected->keys[i], g->name)) {
            plan->expected->items[i] = grown;
        }
    }
    return grown == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

ent_status ent_plan_grow(ent_plan *plan, const char *section, const ent_node *added)
{
    const ent_node *root = plan->dispute->document;
    growth g = {
        .plan = plan, .source = plan->source, .root = root, .added = added, .name = section};
    g.layout = (ent_layout){.line_end = ent_style_line_end(plan->source),
                            .indent = ent_style_indent(plan->source, root),
                            .quotes = ent_style_quotes(root)};
    ent_text_init(&g.text, &plan->context->allocator);
    const ent_status status = write(&g);
    ent_text_free(&g.text);
    return status == ENT_OK && !plan->refused ? expect(&g) : status;
}
