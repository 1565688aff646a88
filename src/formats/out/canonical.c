/* SPDX-License-Identifier: MIT */
/*
 * Document tree to canonical tree, form by form of the schema.
 *
 * What is canonical must not depend on the way it came: quotes stay only where the text would read as
 * a literal, a value that was not written is null, and a tree made from either output is the same
 * again. Expressions are parsed once more, over the finished dispute or its packages, because a tree keeps them as text.
 */
#include "formats/out/canonical.h"

#include "base/text.h"
#include "dispute/bargain.h"
#include "dispute/builder.h"
#include "dispute/schema.h"
#include "formats/out/expression.h"
#include "formats/out/scalar.h"

#include <string.h>

typedef struct maker {
    ent_builder builder;  /* borrows the dispute */
    ent_builder packages; /* borrows its packages, or the dispute where it has none */
    ent_arena *arena;     /* of the tree */
    ent_arena parsed;     /* of expressions, only while one is spelled */
    bool spelled;         /* expressions are */
} maker;

static ent_status make(maker *m, const ent_node *from, const ent_form *form, ent_node **out);

/* A number of a state, `rest` or `strong gap`: what a ranking may hold beside expressions. */
static bool is_ranked_word(const ent_written *text)
{
    static const char *const words[] = {"rest", "strong gap"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (text->length == strlen(words[i]) && memcmp(text->text, words[i], text->length) == 0) {
            return true;
        }
    }
    const size_t from = text->length > 0 && text->text[0] == 's';
    for (size_t i = from; i < text->length; i++) {
        if (text->text[i] < '0' || text->text[i] > '9') {
            return false;
        }
    }
    return text->length > from;
}

static ent_status spell(maker *m, const ent_node *from, ent_builder *builder, ent_node *to)
{
    const ent_written written = {
        .text = from->text.text, .length = from->text.length, .direct = true};
    ent_expression *expression = NULL;
    ENT_TRY(ent_builder_expression(builder, &written, &expression));
    if (expression == NULL) {
        return ENT_OK; /* what was read is what is written */
    }
    ent_text text;
    ent_text_init(&text, m->arena->allocator);
    const bool spelled = ent_expression_spell(&text, builder->model, written.text, expression);
    const char *kept = NULL;
    if (spelled && !text.failed) {
        kept = ent_arena_text(m->arena, ent_text_get(&text), text.length);
        to->text = (ent_written){.text = kept, .length = text.length};
    }
    const bool refused = text.failed || (spelled && kept == NULL);
    ent_text_free(&text);
    return refused ? ENT_ERROR_MEMORY : ENT_OK;
}

static ent_status make_scalar(maker *m, const ent_node *from, const ent_form *form, ent_node *to)
{
    if (from->empty) {
        if (form != NULL && form->empty_map) {
            to->kind = ENT_NODE_MAP;
        } else {
            to->text = (ent_written){.text = "null", .length = 4};
        }
        return ENT_OK;
    }
    to->text = from->text;
    to->quoted = from->quoted || !ent_is_literal(from->text.text, from->text.length);
    if (form == NULL || !form->expression || is_ranked_word(&from->text)) {
        return ENT_OK;
    }
    to->quoted = true;
    to->flow = true;
    ent_builder *builder = form->of_packages ? &m->packages : &m->builder;
    const ent_status status = m->spelled ? spell(m, from, builder, to) : ENT_OK;
    ent_arena_free(&m->parsed);
    return status;
}

static bool is_listed(const ent_form *form, const ent_node *key)
{
    for (const ent_form_key *k = form->keys; k->name != NULL; k++) {
        if (ent_node_is(key, k->name)) {
            return true;
        }
    }
    return false;
}

static ent_status make_entry(maker *m, const ent_node *from, size_t at, const ent_form *form,
                             ent_node *to)
{
    to->keys[to->count] = from->keys[at];
    return make(m, from->items[at], form, &to->items[to->count++]);
}

/* Entries in the order of the form's keys, then the others in their own. O(entries * keys). */
static ent_status make_keyed(maker *m, const ent_node *from, const ent_form *form, ent_node *to)
{
    for (const ent_form_key *k = form->keys; k->name != NULL; k++) {
        for (size_t i = 0; i < from->count; i++) {
            if (ent_node_is(from->keys[i], k->name)) {
                ENT_TRY(make_entry(m, from, i, k->form, to));
            }
        }
    }
    for (size_t i = 0; i < from->count; i++) {
        if (!is_listed(form, from->keys[i])) {
            ENT_TRY(make_entry(m, from, i, NULL, to));
        }
    }
    return ENT_OK;
}

static ent_status make_entries(maker *m, const ent_node *from, const ent_form *form, ent_node *to)
{
    to->items = ent_arena_new(m->arena, from->count, sizeof *to->items);
    to->keys = ent_arena_new(m->arena, from->count, sizeof *to->keys);
    if (to->items == NULL || to->keys == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (from->kind == ENT_NODE_MAP && form != NULL && form->keys != NULL) {
        return make_keyed(m, from, form, to);
    }
    const bool plain = form == NULL || (form->plain_list && from->kind == ENT_NODE_LIST);
    for (size_t i = 0; i < from->count; i++) {
        ENT_TRY(make_entry(m, from, i, plain ? NULL : form->each, to));
    }
    return ENT_OK;
}

static ent_status make(maker *m, const ent_node *from, const ent_form *form, ent_node **out)
{
    ent_node *to = ent_arena_new(m->arena, 1, sizeof *to);
    if (to == NULL) {
        return ENT_ERROR_MEMORY;
    }
    to->kind = from->kind;
    *out = to;
    if (from->kind == ENT_NODE_SCALAR) {
        return make_scalar(m, from, form, to);
    }
    to->flow = from->kind == ENT_NODE_LIST && form != NULL && form->short_list;
    return make_entries(m, from, form, to);
}

ent_status ent_canonical_tree(ent_context *context, const ent_dispute *dispute,
                              const ent_node *root, ent_arena *arena, ent_node **out)
{
    maker m = {.arena = arena, .spelled = root == dispute->current || dispute->event_count == 0};
    ent_arena_init(&m.parsed, &context->allocator);
    const ent_bargain *bargain = dispute->bargain;
    const ent_dispute *packages =
        bargain == NULL || bargain->packages == NULL ? dispute : bargain->packages;
    ENT_TRY(ent_builder_borrow(&m.builder, context, dispute, &m.parsed, &dispute->source));
    ent_status status =
        ent_builder_borrow(&m.packages, context, packages, &m.parsed, &dispute->source);
    if (status == ENT_OK) {
        status = make(&m, root, &ent_form_dispute, out);
        ent_builder_return(&m.packages);
    }
    ent_builder_return(&m.builder);
    ent_arena_free(&m.parsed);
    return status;
}
