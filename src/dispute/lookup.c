/* SPDX-License-Identifier: MIT */
/* Looking things up by what a person wrote, and saying so when they are not there. */
#include "base/text.h"
#include "dispute/builder.h"
#include "dispute/expressions/guess.h"

#include <string.h>

ent_status ent_builder_issue(ent_builder *builder, ent_diagnostic_kind kind, ent_span span,
                             const char *message, const char *cure)
{
    const ent_issue issue = {
        .kind = kind, .source = builder->source, .span = span, .message = message, .cure = cure};
    const bool told = builder->quiet && ent_catalogue_at(kind)->severity != ENT_SEVERITY_ERROR;
    return told ? ENT_OK : ent_issue_add(builder->context, &issue);
}

/* Appends a written word in quotes, cut when it is very long. */
static void add_quoted(ent_text *text, const ent_written *word)
{
    ent_text_add_quoted(text, word->text, word->length, 60);
}

/* Puts together "WORDS 'NAME'" and, when `near` is not NULL, the cure "did you mean ...?"; false when memory is
 * refused. Both are to be freed. */
static bool put_words(const ent_builder *builder, const char *words, const ent_written *name,
                      const char *near, ent_text text[2])
{
    ent_text_init(&text[0], &builder->context->allocator);
    ent_text_init(&text[1], &builder->context->allocator);
    ent_text_add(&text[0], words);
    ent_text_add(&text[0], " ");
    add_quoted(&text[0], name);
    if (near != NULL) {
        ent_text_format(&text[1], "did you mean '%s'?", near);
    }
    return !text[0].failed && !text[1].failed;
}

ent_status ent_builder_issue_name(ent_builder *builder, ent_diagnostic_kind kind, ent_span span,
                                  const char *words, const ent_written *name, const char *near)
{
    ent_text text[2];
    ent_status status = ENT_ERROR_MEMORY;
    if (put_words(builder, words, name, near, text)) {
        status = ent_builder_issue(builder, kind, span, ent_text_get(&text[0]),
                                   near == NULL ? NULL : ent_text_get(&text[1]));
    }
    ent_text_free(&text[0]);
    ent_text_free(&text[1]);
    return status;
}

ent_status ent_builder_issue_missing(ent_builder *builder, ent_diagnostic_kind kind,
                                     const char *words, const ent_written *name, const char *near)
{
    ent_text text[2];
    ent_status status = ENT_ERROR_MEMORY;
    if (put_words(builder, words, name, near, text)) {
        const ent_missing missing = {.kind = kind,
                                     .message = ent_text_get(&text[0]),
                                     .cure = near == NULL ? NULL : ent_text_get(&text[1])};
        status = ent_builder_issue_gone(builder, &missing, name);
    }
    ent_text_free(&text[0]);
    ent_text_free(&text[1]);
    return status;
}

ent_status ent_builder_issue_twice(ent_builder *builder, ent_diagnostic_kind kind,
                                   const char *words, const ent_written *name, ent_span first)
{
    ent_text text[2];
    ent_status status = ENT_ERROR_MEMORY;
    if (put_words(builder, words, name, NULL, text)) {
        const ent_issue issue = {.kind = kind,
                                 .source = builder->source,
                                 .span = name->span,
                                 .message = ent_text_get(&text[0]),
                                 .note = "it stands first here",
                                 .note_source = builder->source,
                                 .note_span = first};
        status = ent_issue_add(builder->context, &issue);
    }
    ent_text_free(&text[0]);
    ent_text_free(&text[1]);
    return status;
}

/* Issues what is missing with what `text` says of it: the message, and the cure, "" for the catalogue's. Frees both. */
static ent_status issue_gone(ent_builder *builder, ent_diagnostic_kind kind, ent_text text[2],
                             const ent_written *name)
{
    const ent_missing missing = {.kind = kind,
                                 .message = ent_text_get(&text[0]),
                                 .cure = text[1].length == 0 ? NULL : ent_text_get(&text[1])};
    const ent_status status = text[0].failed || text[1].failed
                                  ? ENT_ERROR_MEMORY
                                  : ent_builder_issue_gone(builder, &missing, name);
    ent_text_free(&text[0]);
    ent_text_free(&text[1]);
    return status;
}

ent_status ent_builder_issue_unknown(ent_builder *builder, const ent_written *name)
{
    ent_text text[2];
    (void)put_words(builder,
                    builder->model->of_issues ? "there is no issue"
                                              : "there is no option or named state",
                    name, NULL, text);
    ent_guess_meaning(builder, name, &text[1]);
    return issue_gone(builder, ENT_KIND_UNKNOWN_NAME, text, name);
}

void ent_builder_list_parties(const ent_builder *builder, ent_text *out)
{
    for (size_t p = 0; p < builder->dispute->party_count && p < 12; p++) {
        ent_text_format(out, " %s", builder->dispute->parties[p].id);
    }
}

/* The parties that could be meant; several in one word own nothing together. */
static void add_parties(const ent_builder *builder, const ent_written *id, ent_text *cure)
{
    if (memchr(id->text, ',', id->length) != NULL) {
        ent_text_add(cure, "name one party: what two do together is an option of each, and a named "
                           "state in which both do it");
        return;
    }
    ent_text_add(cure, "add it under 'parties', or write one of:");
    ent_builder_list_parties(builder, cure);
}

ent_status ent_builder_issue_party(ent_builder *builder, const ent_written *id)
{
    const char *near = ent_map_nearest(&builder->parties, id->text, id->length);
    ent_text text[2];
    (void)put_words(builder, "there is no party", id, near, text);
    if (near == NULL) {
        add_parties(builder, id, &text[1]);
    }
    return issue_gone(builder, ENT_KIND_UNKNOWN_PARTY, text, id);
}

/* In graph form there are no options to name, but there may be states. */
static ent_status fill_graph_states(ent_builder *builder)
{
    const ent_option *hidden = &builder->model->options[0];
    for (size_t k = 0; hidden->values != NULL && k < hidden->value_count; k++) {
        ENT_TRY(ent_map_put(&builder->names, hidden->values[k], strlen(hidden->values[k]),
                            ENT_FIRST_GRAPH_STATE + k));
    }
    return ENT_OK;
}

/* Options and named states share one map: options first. */
static ent_status fill_names(ent_builder *builder)
{
    const ent_dispute *model = builder->model;
    if (model->graph != NULL) {
        ENT_TRY(fill_graph_states(builder));
    }
    for (size_t i = model->graph != NULL; i < model->option_count + model->name_count; i++) {
        const char *id = i < model->option_count ? model->options[i].id
                                                 : model->names[i - model->option_count].id;
        ENT_TRY(ent_map_put(&builder->names, id, strlen(id), i));
    }
    return ENT_OK;
}

ent_status ent_builder_borrow(ent_builder *builder, ent_context *context,
                              const ent_dispute *dispute, ent_arena *arena,
                              const ent_source *source)
{
    *builder = (ent_builder){.context = context,
                             .model = dispute,
                             .arena = arena,
                             .source = source,
                             .errors_before = context->error_count};
    ent_map_init(&builder->names, &context->allocator);
    const ent_status status = fill_names(builder);
    if (status != ENT_OK) {
        ent_builder_return(builder);
    }
    return status;
}

void ent_builder_return(ent_builder *builder)
{
    ent_map_free(&builder->names);
}

ent_status ent_builder_question(ent_context *context, const ent_dispute *dispute, const char *where,
                                const char *text, ent_arena *arena, ent_expression **out)
{
    ent_source source;
    ENT_TRY(ent_source_init(&source, &context->allocator, where, text, strlen(text)));
    ent_builder builder;
    ent_expression *expression = NULL;
    ent_status status = ent_builder_borrow(&builder, context, dispute, arena, &source);
    if (status == ENT_OK) {
        const ent_written written = {
            .text = text, .length = source.length, .span = {0, source.length}, .direct = true};
        status = ent_builder_expression(&builder, &written, &expression);
        ent_builder_return(&builder);
    }
    ent_source_free(&source);
    if (status == ENT_OK && expression == NULL) {
        return ENT_ERROR_INPUT;
    }
    *out = status == ENT_OK ? expression : *out;
    return status;
}

ent_status ent_builder_find_option(ent_builder *builder, const ent_written *id, size_t *out,
                                   bool *found)
{
    const ent_map_entry *entry = ent_map_get(&builder->names, id->text, id->length);
    *found = entry != NULL && entry->number < builder->model->option_count;
    if (*found) {
        *out = entry->number;
        return ENT_OK;
    }
    return ent_builder_issue_missing(builder, ENT_KIND_UNKNOWN_OPTION, "there is no option", id,
                                     ent_map_nearest(&builder->names, id->text, id->length));
}

/* Whether a word differs from another in small and capital letters alone. */
static bool same_letters(const ent_written *word, const char *other)
{
    bool same = strlen(other) == word->length;
    for (size_t i = 0; same && i < word->length; i++) {
        const char a = word->text[i], b = other[i];
        const bool letter = (a >= 'A' && a <= 'Z') || (a >= 'a' && a <= 'z');
        same = a == b || (letter && (a ^ b) == ('a' ^ 'A'));
    }
    return same;
}

/* The value that a word is, but for small and capital letters; NULL for none. */
static const char *value_in_letters(const ent_option *option, const ent_written *word)
{
    static const char *const plain[] = {"no", "yes", "false", "true"};
    for (size_t k = 0; !option->graded && k < 4; k++) {
        if (same_letters(word, plain[k])) {
            return plain[k];
        }
    }
    for (uint32_t v = 0; option->graded && v < option->value_count; v++) {
        if (same_letters(word, option->values[v])) {
            return option->values[v];
        }
    }
    return NULL;
}

/* How to compare an option with another one, where the word is its name; false where it is none. */
static bool add_comparison(ent_text *cure, const ent_builder *builder, const ent_option *option,
                           const ent_written *word)
{
    const ent_dispute *model = builder->model;
    for (size_t o = 0; model != NULL && !model->of_issues && o < model->option_count; o++) {
        const ent_option *other = &model->options[o];
        if (!ent_written_is(word, other->id)) {
            continue;
        }
        ent_text_add(cure, "two options are not compared with each other; write ");
        if (option->graded && other->graded) {
            ent_text_format(cure, "it value by value, such as: %s >= %s implies %s >= %s",
                            option->id, option->values[1], other->id, other->values[1]);
        } else {
            ent_text_format(cure, "what must hold together, such as: %s implies %s", option->id,
                            other->id);
        }
        return true;
    }
    return false;
}

/* The value that a word is the label of, or the first word of the label of, where it is of no other; value_count for none. */
static uint32_t value_labelled(const ent_option *option, const ent_written *word)
{
    uint32_t found = option->value_count, count = 0;
    for (uint32_t v = 0; option->labels != NULL && v < option->value_count; v++) {
        const char *label = option->labels[v];
        if (ent_written_is(word, label)) {
            return v;
        }
        if (strncmp(label, word->text, word->length) == 0 && label[word->length] == ' ') {
            found = v;
            count++;
        }
    }
    return count == 1 ? found : option->value_count;
}

void ent_add_all_values(ent_text *cure, const ent_option *option)
{
    if (option->numbers != NULL && option->value_count > 12) {
        ent_text_format(cure, "write one of its %u numbers from %s to %s",
                        (unsigned)option->value_count, option->values[0],
                        option->values[option->value_count - 1]);
        return;
    }
    ent_text_add(cure, "write one of:");
    for (uint32_t v = 0; v < option->value_count && v < 12; v++) {
        ent_text_format(cure, " %s", option->graded ? option->values[v] : v == 0 ? "no" : "yes");
    }
}

/* What may be written in place of a value that an option has not. */
static void add_values(ent_text *cure, const ent_option *option, const ent_written *word)
{
    const uint32_t labelled = value_labelled(option, word);
    const char *other = value_in_letters(option, word);
    if (labelled < option->value_count) {
        ent_text_format(cure, "write %s: '%s' is its label, and values go by their names",
                        option->values[labelled], option->labels[labelled]);
        return;
    }
    if (other != NULL) {
        ent_text_format(cure, "write %s: small and capital letters differ", other);
        return;
    }
    ent_add_all_values(cure, option);
}

ent_status ent_builder_issue_value(ent_builder *builder, const ent_option *option,
                                   const ent_written *word)
{
    ent_text cure;
    ent_text_init(&cure, &builder->context->allocator);
    if (!add_comparison(&cure, builder, option, word)) {
        add_values(&cure, option, word);
    }
    ent_text message;
    ent_text_init(&message, &builder->context->allocator);
    ent_text_format(&message, "%s '%s' has no value ",
                    builder->model != NULL && builder->model->of_issues ? "issue" : "option",
                    option->id);
    add_quoted(&message, word);
    const ent_status status = cure.failed || message.failed
                                  ? ENT_ERROR_MEMORY
                                  : ent_builder_issue(builder, ENT_KIND_UNKNOWN_VALUE, word->span,
                                                      ent_text_get(&message), ent_text_get(&cure));
    ent_text_free(&cure);
    ent_text_free(&message);
    return status;
}

ent_status ent_builder_find_value(ent_builder *builder, size_t option, const ent_written *word,
                                  uint32_t *out, bool *found)
{
    const ent_option *at = &builder->model->options[option];
    *found = true;
    if (!at->graded && (ent_written_is(word, "no") || ent_written_is(word, "false"))) {
        *out = 0;
        return ENT_OK;
    }
    if (!at->graded && (ent_written_is(word, "yes") || ent_written_is(word, "true"))) {
        *out = 1;
        return ENT_OK;
    }
    for (uint32_t v = 0; at->graded && v < at->value_count; v++) {
        if (ent_written_is(word, at->values[v])) {
            *out = v;
            return ENT_OK;
        }
    }
    *found = false;
    return ent_builder_issue_value(builder, at, word);
}

ent_status ent_builder_exact(ent_builder *builder, const uint32_t *values, ent_span span,
                             ent_expression **out)
{
    const size_t count = builder->model->option_count;
    ent_expression *leaves = ent_arena_new(builder->arena, count + 1, sizeof *leaves);
    ent_expression **children = ent_arena_new(builder->arena, count, sizeof(ent_expression *));
    if (leaves == NULL || children == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t o = 0; o < count; o++) {
        leaves[o] = (ent_expression){
            .op = ENT_OP_LEAF, .option = o, .low = values[o], .high = values[o], .span = span};
        children[o] = &leaves[o];
    }
    leaves[count] = (ent_expression){
        .op = ENT_OP_AND, .children = children, .child_count = count, .span = span};
    *out = count == 1 ? leaves : &leaves[count];
    return ENT_OK;
}
