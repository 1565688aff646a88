/* SPDX-License-Identifier: MIT */
/*
 * Building a dispute: names and their clashes, options and the layout of keys, rules.
 *
 * Until the layout is known options stand in the order of the file; then they are sorted by party
 * (stably) and each gets its field: the next free bits of the current word, or a new word when they
 * do not fit.
 */
#include "dispute/builder.h"

#include "base/text.h"
#include "dispute/expressions/lexer.h"
#include "dispute/naming.h"

#include <string.h>

ent_status ent_builder_init(ent_builder *builder, ent_context *context, const char *name,
                            const char *bytes, size_t length)
{
    *builder = (ent_builder){.context = context, .errors_before = context->error_count};
    ent_dispute *dispute = ent_memory_zero(&context->allocator, 1, sizeof *dispute);
    if (dispute == NULL) {
        return ENT_ERROR_MEMORY;
    }
    dispute->allocator = context->allocator;
    ent_arena_init(&dispute->arena, &dispute->allocator);
    ent_map_init(&builder->sources, &context->allocator);
    ent_map_init(&builder->parties, &context->allocator);
    ent_map_init(&builder->names, &context->allocator);
    builder->dispute = dispute;
    builder->model = dispute;
    builder->arena = &dispute->arena;
    builder->source = &dispute->source;
    const char *kept_name = ent_arena_text(&dispute->arena, name, strlen(name));
    const char *kept = ent_arena_text(&dispute->arena, bytes, length);
    ent_status status =
        kept_name == NULL || kept == NULL
            ? ENT_ERROR_MEMORY
            : ent_source_init(&dispute->source, &dispute->allocator, kept_name, kept, length);
    if (status != ENT_OK) {
        ent_builder_drop(builder);
    }
    return status;
}

ent_status ent_builder_parts(ent_builder *builder, const ent_source_part *parts, size_t count)
{
    ent_arena *arena = &builder->dispute->arena;
    ent_source_part *kept = ent_arena_new(arena, count, sizeof *kept);
    for (size_t i = 0; kept != NULL && i < count; i++) {
        kept[i] =
            (ent_source_part){.name = ent_arena_text(arena, parts[i].name, strlen(parts[i].name)),
                              .start = parts[i].start,
                              .before = parts[i].before};
        if (kept[i].name == NULL) {
            return ENT_ERROR_MEMORY;
        }
    }
    builder->dispute->source.parts = kept;
    builder->dispute->source.part_count = kept == NULL ? 0 : count;
    return kept == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

static void drop_maps(ent_builder *builder)
{
    ent_map_free(&builder->sources);
    ent_map_free(&builder->parties);
    ent_map_free(&builder->names);
}

void ent_builder_drop(ent_builder *builder)
{
    drop_maps(builder);
    ent_dispute_free(builder->dispute);
    builder->dispute = NULL;
}

ent_status ent_builder_finish(ent_builder *builder, ent_dispute **out)
{
    if (builder->context->error_count > builder->errors_before) {
        ent_builder_drop(builder);
        return ENT_ERROR_INPUT;
    }
    drop_maps(builder);
    *out = builder->dispute;
    return ENT_OK;
}

const char *ent_builder_keep(ent_builder *builder, const ent_written *written)
{
    return ent_arena_text(&builder->dispute->arena, written->text, written->length);
}

/* Says that what was written is no name, and offers the one that comes of it. */
static ent_status issue_bad_name(ent_builder *builder, const char *words, const ent_written *id)
{
    const char *near = NULL;
    ENT_TRY(ent_name_made_of(&builder->dispute->arena, id, &near));
    return ent_builder_issue_name(builder, ENT_KIND_BAD_NAME, id->span, words, id, near);
}

/* Checks the form of an identifier; *good false when a diagnostic was issued. */
static ent_status check_identifier(ent_builder *builder, const ent_written *id, bool reserved_too,
                                   bool *good)
{
    *good = false;
    if (!ent_is_name(id->text, id->length)) {
        return issue_bad_name(builder, "this is not a name:", id);
    }
    if (reserved_too && ent_is_reserved(id->text, id->length)) {
        return ent_builder_issue_name(builder, ENT_KIND_RESERVED_NAME, id->span,
                                      "this name is reserved:", id, NULL);
    }
    *good = true;
    return ENT_OK;
}

ent_status ent_builder_check_name(ent_builder *builder, const ent_written *id, bool *good)
{
    return check_identifier(builder, id, true, good);
}

ent_status ent_builder_source(ent_builder *builder, const ent_written *id, const ent_cited *source)
{
    bool good = false;
    ENT_TRY(check_identifier(builder, id, false, &good));
    if (!good) {
        return ENT_OK;
    }
    ent_dispute *dispute = builder->dispute;
    ent_cited *list = ent_memory_grow(&dispute->allocator, dispute->sources, &builder->source_room,
                                      dispute->source_count + 1, sizeof *list);
    const char *kept = ent_builder_keep(builder, id);
    if (list != NULL) {
        dispute->sources = list;
    }
    if (list == NULL || kept == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_map_put(&builder->sources, kept, id->length, dispute->source_count));
    ent_cited *added = &list[dispute->source_count++];
    *added = *source;
    added->id = kept;
    added->span = id->span;
    return ENT_OK;
}

/* A name as it begins a sentence: an article in front of it is capital there, and nothing else changes. */
static const char *opening_of(ent_arena *arena, const char *name)
{
    static const char *const articles[] = {"the ", "a ", "an "};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        if (strncmp(name, articles[i], strlen(articles[i])) == 0) {
            char *opening = ent_arena_text(arena, name, strlen(name));
            if (opening != NULL) {
                opening[0] = *articles[i] == 't' ? 'T' : 'A';
            }
            return opening;
        }
    }
    return name;
}

ent_status ent_builder_party(ent_builder *builder, const ent_written *id, const ent_party *party)
{
    bool good = false;
    ENT_TRY(check_identifier(builder, id, false, &good));
    if (!good) {
        return ENT_OK;
    }
    ent_dispute *dispute = builder->dispute;
    ent_party *list = ent_memory_grow(&dispute->allocator, dispute->parties, &builder->party_room,
                                      dispute->party_count + 1, sizeof *list);
    const char *kept = ent_builder_keep(builder, id);
    const char *name = party->name == NULL ? kept : party->name;
    const char *opening = kept == NULL ? NULL : opening_of(&dispute->arena, name);
    if (list != NULL) {
        dispute->parties = list;
    }
    if (list == NULL || opening == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_map_put(&builder->parties, kept, id->length, dispute->party_count));
    ent_party *added = &list[dispute->party_count++];
    *added = *party;
    added->id = kept;
    added->name = name;
    added->opening = opening;
    added->span = id->span;
    return ENT_OK;
}

ent_status ent_builder_issue_taken(ent_builder *builder, const ent_written *id, ent_span first)
{
    ent_text message;
    ent_text_init(&message, &builder->context->allocator);
    ent_text_format(&message, "'%s'", id->text);
    ent_text_add(&message, " is the name of something else already");
    const ent_issue issue = {.kind = ENT_KIND_NAME_TAKEN,
                             .source = builder->source,
                             .span = id->span,
                             .message = ent_text_get(&message),
                             .note = "its first use is here",
                             .note_source = builder->source,
                             .note_span = first};
    const ent_status status =
        message.failed ? ENT_ERROR_MEMORY : ent_issue_add(builder->context, &issue);
    ent_text_free(&message);
    return status;
}

static ent_status keep_values(ent_builder *builder, const ent_option_spec *spec, ent_option *option,
                              bool *good)
{
    *good = spec->value_count >= 2 && spec->value_count <= ENT_MAX_VALUES;
    if (!*good) {
        return ent_builder_issue_name(builder, ENT_KIND_FEW_VALUES, spec->values_span,
                                      "too few or too many values for option", &spec->id, NULL);
    }
    option->values = ent_arena_new(&builder->dispute->arena, spec->value_count, sizeof(char *));
    if (option->values == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < spec->value_count; i++) {
        const ent_written *value = &spec->values[i];
        if (!ent_is_name(value->text, value->length)) {
            *good = false;
            return ent_builder_issue_value_name(builder, spec->values, spec->value_count, i);
        }
        option->values[i] = ent_builder_keep(builder, value);
        if (option->values[i] == NULL) {
            return ENT_ERROR_MEMORY;
        }
        for (size_t k = 0; k < i; k++) {
            if (strcmp(option->values[k], option->values[i]) == 0) {
                *good = false;
                return ent_builder_issue_name(builder, ENT_KIND_FEW_VALUES, value->span,
                                              "this value stands twice:", value, NULL);
            }
        }
    }
    for (size_t i = 0; spec->labels != NULL && i < spec->value_count; i++) {
        spec->labels[i] = spec->labels[i] == NULL ? option->values[i] : spec->labels[i];
    }
    option->labels = spec->labels;
    option->graded = true;
    option->value_count = (uint32_t)spec->value_count;
    return ENT_OK;
}

ent_status ent_builder_option(ent_builder *builder, const ent_option_spec *spec)
{
    bool good = false;
    ENT_TRY(check_identifier(builder, &spec->id, true, &good));
    const ent_map_entry *party =
        ent_map_get(&builder->parties, spec->party.text, spec->party.length);
    if (party == NULL) {
        ENT_TRY(ent_builder_issue_party(builder, &spec->party));
        good = false;
    }
    ent_option option = {.label = spec->label,
                         .party = party == NULL ? 0 : party->number,
                         .value_count = 2,
                         .moves = spec->moves,
                         .grounds = spec->grounds,
                         .event = spec->event,
                         .aliases = spec->aliases,
                         .alias_count = spec->alias_count,
                         .span = spec->id.span};
    if (spec->values != NULL) {
        bool fine = false;
        ENT_TRY(keep_values(builder, spec, &option, &fine));
        good = good && fine;
    }
    if (!good) {
        return ENT_OK;
    }
    ent_dispute *dispute = builder->dispute;
    ent_option *list = ent_memory_grow(&dispute->allocator, dispute->options, &builder->option_room,
                                       dispute->option_count + 1, sizeof *list);
    option.id = ent_builder_keep(builder, &spec->id);
    if (list != NULL) {
        dispute->options = list;
    }
    if (list == NULL || option.id == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (option.label == NULL) {
        option.label = option.id;
    }
    list[dispute->option_count++] = option;
    return ENT_OK;
}

/* Stable counting sort of the options by party; sets where each party's options stand. */
static ent_status sort_options(ent_dispute *dispute)
{
    ent_option *sorted = ent_memory_new(&dispute->allocator, dispute->option_count, sizeof *sorted);
    if (sorted == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t o = 0; o < dispute->option_count; o++) {
        dispute->parties[dispute->options[o].party].option_count++;
    }
    size_t next = 0;
    for (size_t p = 0; p < dispute->party_count; p++) {
        dispute->parties[p].first_option = next;
        next += dispute->parties[p].option_count;
        dispute->parties[p].option_count = 0;
    }
    for (size_t o = 0; o < dispute->option_count; o++) {
        ent_party *party = &dispute->parties[dispute->options[o].party];
        sorted[party->first_option + party->option_count++] = dispute->options[o];
    }
    ent_memory_free(&dispute->allocator, dispute->options);
    dispute->options = sorted;
    return ENT_OK;
}

static void lay_out_keys(ent_dispute *dispute)
{
    size_t word = 0;
    unsigned used = 0;
    for (size_t o = 0; o < dispute->option_count; o++) {
        ent_option *option = &dispute->options[o];
        while (((uint32_t)1 << option->bits) < option->value_count) {
            option->bits++;
        }
        if (used + option->bits > 64) {
            word++;
            used = 0;
        }
        option->word = word;
        option->shift = used;
        used += option->bits;
    }
    dispute->key_words = word + 1;
}

ent_status ent_builder_layout(ent_builder *builder)
{
    ent_dispute *dispute = builder->dispute;
    if (dispute->option_count > 0) {
        ENT_TRY(sort_options(dispute));
    }
    lay_out_keys(dispute);
    dispute->today = ent_arena_new(&dispute->arena, dispute->key_words, sizeof *dispute->today);
    if (dispute->today == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t o = 0; o < dispute->option_count; o++) {
        const char *id = dispute->options[o].id; /* the keys of one mapping: all different */
        ENT_TRY(ent_map_put(&builder->names, id, strlen(id), o));
    }
    return ENT_OK;
}

/* Where that stands which has a number in the map of names: a state of the graph, an option, or a name of states. */
static ent_span span_of(const ent_dispute *dispute, size_t number)
{
    if (number >= ENT_FIRST_GRAPH_STATE) {
        return dispute->graph->span;
    }
    return number < dispute->option_count ? dispute->options[number].span
                                          : dispute->names[number - dispute->option_count].span;
}

ent_status ent_builder_name(ent_builder *builder, const ent_written *id, size_t *index, bool *taken)
{
    bool good = false;
    *taken = true;
    ENT_TRY(check_identifier(builder, id, true, &good));
    if (!good) {
        return ENT_OK;
    }
    ent_dispute *dispute = builder->dispute;
    const ent_map_entry *entry = ent_map_get(&builder->names, id->text, id->length);
    if (entry != NULL) {
        return ent_builder_issue_taken(builder, id, span_of(dispute, entry->number));
    }
    ent_state_name *list = ent_memory_grow(&dispute->allocator, dispute->names, &builder->name_room,
                                           dispute->name_count + 1, sizeof *list);
    const char *kept = ent_builder_keep(builder, id);
    if (list != NULL) {
        dispute->names = list;
    }
    if (list == NULL || kept == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_map_put(&builder->names, kept, id->length,
                        dispute->option_count + dispute->name_count));
    *index = dispute->name_count;
    *taken = false;
    list[dispute->name_count++] = (ent_state_name){.id = kept, .span = id->span};
    return ENT_OK;
}

void ent_builder_mean(ent_builder *builder, size_t index, ent_expression *meaning)
{
    builder->dispute->names[index].meaning = meaning;
}

/* `expression` turned round. */
static ent_status turn_round(ent_builder *builder, ent_expression *expression, ent_expression **out)
{
    ent_arena *arena = &builder->dispute->arena;
    ent_expression *not_it = ent_arena_new(arena, 1, sizeof *not_it);
    ent_expression **child = ent_arena_new(arena, 1, sizeof(ent_expression *));
    if (not_it == NULL || child == NULL) {
        return ENT_ERROR_MEMORY;
    }
    child[0] = expression;
    *not_it = (ent_expression){
        .op = ENT_OP_NOT, .children = child, .child_count = 1, .span = expression->span};
    *out = not_it;
    return ENT_OK;
}

ent_status ent_builder_rule(ent_builder *builder, const ent_rule *rule)
{
    ent_dispute *dispute = builder->dispute;
    if (rule->always == NULL) {
        return ENT_OK;
    }
    ent_expression *always = rule->always;
    ENT_TRY(rule->never ? turn_round(builder, rule->always, &always) : ENT_OK);
    ent_rule *list = ent_memory_grow(&dispute->allocator, dispute->rules, &builder->rule_room,
                                     dispute->rule_count + 1, sizeof *list);
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    dispute->rules = list;
    list[dispute->rule_count] = *rule;
    list[dispute->rule_count++].always = always;
    return ENT_OK;
}

ent_status ent_builder_merge(ent_builder *builder, const ent_merge *merge)
{
    ent_dispute *dispute = builder->dispute;
    if (merge->where == NULL) {
        return ENT_OK;
    }
    ent_merge *list = ent_memory_grow(&dispute->allocator, dispute->merges, &builder->merge_room,
                                      dispute->merge_count + 1, sizeof *list);
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    dispute->merges = list;
    list[dispute->merge_count++] = *merge;
    return ENT_OK;
}
