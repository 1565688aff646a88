/* SPDX-License-Identifier: MIT */
/* What is to hold today: the options, values and states that are named. */
#include "editing/today.h"

#include "dispute/builder.h"

#include <string.h>

static ent_written written_of(const char *text)
{
    const size_t length = strlen(text);
    return (ent_written){.text = text, .length = length, .span = {0, length}, .direct = true};
}

/* Finds what a word names; a word that names nothing is told with its own place. */
static ent_status find(ent_today *t, const char *word,
                       ent_status (*look)(ent_builder *builder, const ent_written *word,
                                          const void *data, bool *found),
                       const void *data)
{
    ent_plan *plan = t->plan;
    ent_source source;
    ent_builder builder;
    ent_arena arena;
    bool found = false;
    ENT_TRY(ent_source_init(&source, &plan->context->allocator, "--today", word, strlen(word)));
    ent_arena_init(&arena, &plan->context->allocator);
    ent_status status = ent_builder_borrow(&builder, plan->context, plan->dispute, &arena, &source);
    if (status == ENT_OK) {
        const ent_written written = written_of(word);
        status = look(&builder, &written, data, &found);
        ent_builder_return(&builder);
    }
    ent_arena_free(&arena);
    ent_source_free(&source);
    plan->refused = plan->refused || !found;
    return status;
}

static ent_status look_option(ent_builder *builder, const ent_written *word, const void *data,
                              bool *found)
{
    size_t option = 0;
    ENT_TRY(ent_builder_find_option(builder, word, &option, found));
    **(size_t *const *)data = option;
    return ENT_OK;
}

static ent_status look_value(ent_builder *builder, const ent_written *word, const void *data,
                             bool *found)
{
    uint32_t value = 0;
    const size_t option = *(const size_t *)data;
    return ent_builder_find_value(builder, option, word, &value, found);
}

static ent_status look_state(ent_builder *builder, const ent_written *word, const void *data,
                             bool *found)
{
    size_t state = 0;
    (void)data;
    *found = ent_builder_find_state(builder, word->text, word->length, &state);
    return *found ? ENT_OK : ent_builder_issue_state(builder, word);
}

static ent_status refuse_twice(ent_today *t, const char *what)
{
    ent_text message;
    ent_text_init(&message, &t->plan->context->allocator);
    ent_text_format(&message, "'%s' is set twice", what);
    t->plan->refused = true;
    const ent_status status =
        message.failed
            ? ENT_ERROR_MEMORY
            : ent_issue_plain(t->plan->context, ENT_KIND_EDIT_TWICE, "%s", ent_text_get(&message));
    ent_text_free(&message);
    return status;
}

/* The word that a value is written by: `true` and `false` are taken for yes and no. */
static const char *plain_word(const ent_option *option, const char *word)
{
    if (option->graded) {
        return word;
    }
    return strcmp(word, "true") == 0 ? "yes" : strcmp(word, "false") == 0 ? "no" : word;
}

static ent_status take_option(ent_today *t, const ent_amendment *asked)
{
    size_t option = 0;
    size_t *const to = &option;
    ENT_TRY(find(t, asked->option, look_option, &to));
    ENT_TRY(t->plan->refused ? ENT_OK : find(t, asked->value, look_value, &option));
    if (t->plan->refused) {
        return ENT_OK;
    }
    if (t->words[option] != NULL) {
        return refuse_twice(t, asked->option);
    }
    t->words[option] = plain_word(&t->plan->dispute->options[option], asked->value);
    return ENT_OK;
}

static ent_status take_state(ent_today *t, const char *word)
{
    if (t->state != NULL) {
        return refuse_twice(t, "today");
    }
    t->state = word;
    return find(t, word, look_state, NULL);
}

/* Takes what is asked of today in a tree. */
static ent_status take(ent_today *t, ent_plan *plan, const ent_node *root,
                       const ent_amendment *amendments, size_t count)
{
    *t = (ent_today){
        .plan = plan, .source = plan->source, .root = root, .section = ent_field(root, "today")};
    t->words = ent_arena_new(plan->arena, plan->dispute->option_count, sizeof *t->words);
    if (t->words == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < count && !plan->refused; i++) {
        if (amendments[i].kind == ENT_AMEND_TODAY) {
            ENT_TRY(plan->dispute->graph != NULL ? take_state(t, amendments[i].value)
                                                 : take_option(t, &amendments[i]));
        }
    }
    return ENT_OK;
}

/* Sets the value of a key in an owned mapping with room for it. */
static ent_status set(ent_plan *plan, ent_node *map, const char *key, ent_node *value)
{
    for (size_t i = 0; i < map->count; i++) {
        if (ent_node_is(map->keys[i], key)) {
            map->items[i] = value;
            return value == NULL ? ENT_ERROR_MEMORY : ENT_OK;
        }
    }
    return ent_plan_put(plan, map, key, value);
}

/* In graph form: the state, unless it is today's. */
static ent_status change_state(ent_today *t, ent_node **out)
{
    if (t->state == NULL || (t->section != NULL && ent_node_is(t->section, t->state))) {
        return ENT_OK;
    }
    *out = ent_plan_scalar(t->plan, t->state);
    return set(t->plan, t->plan->now, "today", *out);
}

/* The values that differ. */
static ent_status change_values(ent_today *t, ent_node **out)
{
    ent_plan *plan = t->plan;
    const ent_dispute *dispute = plan->dispute;
    const ent_node none = {.kind = ENT_NODE_MAP};
    const bool there = t->section != NULL && t->section->kind == ENT_NODE_MAP;
    ent_node *changes = ent_plan_room(plan, ENT_NODE_MAP, dispute->option_count);
    ent_node *now = ent_plan_own(plan, there ? t->section : &none, dispute->option_count);
    if (changes == NULL || now == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t o = 0; o < dispute->option_count; o++) {
        if (t->words[o] != NULL && strcmp(t->words[o], ent_today_present(t, o)) != 0) {
            ENT_TRY(ent_plan_put_text(plan, changes, dispute->options[o].id, t->words[o]));
            ENT_TRY(set(plan, now, dispute->options[o].id, ent_plan_scalar(plan, t->words[o])));
        }
    }
    *out = changes->count == 0 ? NULL : changes;
    return *out == NULL ? ENT_OK : set(plan, plan->now, "today", now);
}

ent_status ent_today_event(ent_plan *plan, const ent_amendment *amendments, size_t count,
                           ent_node **out)
{
    ent_today t;
    *out = NULL;
    ENT_TRY(take(&t, plan, plan->dispute->current, amendments, count));
    if (plan->refused) {
        return ENT_OK;
    }
    return plan->dispute->graph != NULL ? change_state(&t, out) : change_values(&t, out);
}

ent_status ent_plan_today(ent_plan *plan, const ent_amendment *amendments, size_t count)
{
    ent_today t;
    ENT_TRY(take(&t, plan, plan->dispute->document, amendments, count));
    ent_text_init(&t.added, &plan->context->allocator);
    const ent_status status = plan->refused || !ent_today_left(&t) ? ENT_OK : ent_today_write(&t);
    ent_text_free(&t.added);
    return status;
}
