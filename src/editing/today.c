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

ent_status ent_plan_today(ent_plan *plan, const ent_amendment *amendments, size_t count)
{
    const ent_dispute *dispute = plan->dispute;
    ent_today t = {.plan = plan,
                   .source = plan->source,
                   .root = dispute->document,
                   .section = ent_field(dispute->document, "today")};
    t.words = ent_arena_new(plan->arena, dispute->option_count, sizeof *t.words);
    if (t.words == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < count && !plan->refused; i++) {
        if (amendments[i].kind == ENT_AMEND_TODAY) {
            ENT_TRY(dispute->graph != NULL ? take_state(&t, amendments[i].value)
                                           : take_option(&t, &amendments[i]));
        }
    }
    ent_text_init(&t.added, &plan->context->allocator);
    const ent_status status = plan->refused || !ent_today_left(&t) ? ENT_OK : ent_today_write(&t);
    ent_text_free(&t.added);
    return status;
}
