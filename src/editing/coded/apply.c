/* SPDX-License-Identifier: MIT */
/*
 * Applying a coding: its accepted statements, in the order of the text, as events at the end of the timeline.
 *
 * What stands there already, from this source, of these bytes and in the same words, is left out, so a coding that has
 * grown can be applied again.
 */
#include "base/sha256.h"
#include "base/sort.h"
#include "dispute/expressions/lexer.h"
#include "editing/coded/coded.h"
#include "editing/growth.h"

#include <string.h>

/* One application. */
typedef struct application {
    ent_plan *plan;
    const ent_dispute *dispute;
    const ent_coding *coding;
    ent_coded_events events;
    uint32_t *order; /* the accepted statements, by their place */
    size_t count;
} application;

static ent_status refuse(application *a, ent_diagnostic_kind kind, const char *words,
                         const char *about)
{
    a->plan->refused = true;
    return ent_issue_plain(a->plan->context, kind, "%s '%s'", words, about);
}

static ent_status refuse_name(application *a, const ent_coded *coded, const char *name)
{
    a->plan->refused = true;
    return ent_issue_plain(a->plan->context, ENT_KIND_APPLY_NAME,
                           "the dispute has no '%s', which the statement of bytes %llu-%llu names",
                           name, (unsigned long long)coded->start, (unsigned long long)coded->end);
}

static bool is_accepted(ent_decision decision)
{
    return decision == ENT_DECISION_ACCEPTED || decision == ENT_DECISION_EDITED;
}

/* Gathers the accepted statements, sorted by their place. */
static ent_status gather(application *a)
{
    enum { HALF = 32 };
    const size_t count = ent_coding_describe(a->coding).count;
    uint64_t *starts = ent_arena_new(a->plan->arena, count, sizeof *starts);
    a->order = ent_arena_new(a->plan->arena, count, sizeof *a->order);
    if (starts == NULL || a->order == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        const ent_coded coded = ent_coding_at(a->coding, i);
        starts[i] = coded.start;
        if (is_accepted(coded.decision)) {
            a->order[a->count++] = (uint32_t)i;
        }
    }
    const ent_sort_field fields[] = {{.words = starts, .stride = 1, .bits = HALF},
                                     {.words = starts, .stride = 1, .shift = HALF, .bits = HALF}};
    const ent_sort_plan plan = {.fields = fields, .field_count = 2, .workers = 1};
    return ent_sort_by_fields(&a->plan->context->allocator, &plan, a->count, a->order);
}

/* The number behind `SOURCE_` that an id has; 0: none. */
static uint64_t number_of(const application *a, const ent_node *id)
{
    const size_t length = strlen(a->events.source);
    const char *text = id->text.text;
    uint64_t number = 0;
    if (id->kind != ENT_NODE_SCALAR || id->text.length <= length + 1 ||
        memcmp(text, a->events.source, length) != 0 || text[length] != '_') {
        return 0;
    }
    for (const char *at = text + length + 1; *at != '\0'; at++) {
        if (*at < '0' || *at > '9' || number > UINT64_MAX / 100) {
            return 0;
        }
        number = number * 10 + (uint64_t)(*at - '0');
    }
    return number;
}

/* The largest number of an id in a tree. Recursion is bounded by the depth of trees. */
static uint64_t largest_number(const application *a, const ent_node *node)
{
    uint64_t largest = 0;
    for (size_t i = 0; node->kind != ENT_NODE_SCALAR && i < node->count; i++) {
        const bool id = node->kind == ENT_NODE_MAP && ent_node_is(node->keys[i], "id");
        const uint64_t number =
            id ? number_of(a, node->items[i]) : largest_number(a, node->items[i]);
        largest = number > largest ? number : largest;
    }
    return largest;
}

static bool same_field(const ent_node *one, const ent_node *other, const char *key)
{
    const ent_node *a = ent_field(one, key), *b = ent_field(other, key);
    return a != NULL && b != NULL && ent_trees_agree(a, b);
}

/* Whether the timeline has such an event already. */
static bool is_there(const application *a, const ent_node *event)
{
    const ent_node *timeline = ent_field(a->dispute->document, "timeline");
    for (size_t i = 0; timeline != NULL && timeline->kind == ENT_NODE_LIST && i < timeline->count;
         i++) {
        const ent_node *old = timeline->items[i];
        if (same_field(old, event, "source") && same_field(old, event, "bytes") &&
            same_field(old, event, "label")) {
            return true;
        }
    }
    return false;
}

/* Makes the events. */
static ent_status make_events(application *a, ent_node *list)
{
    a->events.number = largest_number(a, a->dispute->document) + 1;
    for (size_t i = 0; i < a->count; i++) {
        const ent_coded coded = ent_coding_at(a->coding, a->order[i]);
        ent_coded_told told;
        const char *missing = NULL;
        ent_node *event = NULL;
        ENT_TRY(ent_context_poll(a->plan->context)); /* each is held against all that stand there */
        ent_coded_find(a->dispute, &coded, &told, &missing);
        if (missing != NULL) {
            return refuse_name(a, &coded, missing);
        }
        ENT_TRY(ent_coded_event(&a->events, &told, &event));
        if (!is_there(a, event)) {
            ENT_TRY(ent_plan_append(list, event));
            a->events.number++;
        }
    }
    return ENT_OK;
}

/* Whether the dispute has the source, from the beginning or by an event. */
static bool has_source(const ent_dispute *dispute, const char *id)
{
    for (size_t s = 0; s < dispute->source_count; s++) {
        if (strcmp(dispute->sources[s].id, id) == 0) {
            return true;
        }
    }
    return false;
}

/* Warns where the text is that of a source which is listed, by another name than the one that is added: W854. */
static ent_status warn_of_second(application *a, const char *file)
{
    for (size_t s = 0; s < a->dispute->source_count; s++) {
        const ent_cited *source = &a->dispute->sources[s];
        if (source->file != NULL && strcmp(source->file, file) == 0) {
            return ent_issue_plain(
                a->plan->context, ENT_KIND_APPLY_SOURCE,
                "'%s' is the text of the source '%s', and '%s' is added beside it", file,
                source->id, a->events.source);
        }
    }
    return ENT_OK;
}

/* Adds the source, with the name of its file, which is its title until somebody gives it a better one. */
static ent_status add_source(application *a)
{
    ent_plan *plan = a->plan;
    ent_node *sources = ent_plan_room(plan, ENT_NODE_MAP, 1);
    ent_node *source = ent_plan_room(plan, ENT_NODE_MAP, 2);
    if (sources == NULL || source == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const char *name = ent_coding_describe(a->coding).text_name;
    ENT_TRY(warn_of_second(a, name));
    ENT_TRY(ent_plan_put(plan, source, "title", ent_plan_scalar(plan, name)));
    ENT_TRY(ent_plan_put(plan, source, "file", ent_plan_scalar(plan, name)));
    ENT_TRY(ent_plan_put(plan, sources, a->events.source, source));
    return ent_plan_grow(plan, "sources", sources);
}

/* Refuses what cannot be applied at all. The places of a coding were held against the length that it tells. */
static ent_status check(application *a, size_t length)
{
    char hash[ENT_SHA256_TEXT];
    const ent_coding_view view = ent_coding_describe(a->coding);
    ent_sha256_text(a->events.text, length, hash);
    if (view.text_length != length || strcmp(hash, view.text_sha256) != 0) {
        return refuse(a, ENT_KIND_APPLY_TEXT, "this is not the text that was coded,",
                      view.text_name);
    }
    return ent_is_name(a->events.source, strlen(a->events.source))
               ? ENT_OK
               : refuse(a, ENT_KIND_BAD_NAME, "this is not a name:", a->events.source);
}

static ent_status plan_all(application *a, size_t length)
{
    ent_plan *plan = a->plan;
    ENT_TRY(check(a, length));
    ENT_TRY(plan->refused ? ENT_OK : ent_plan_begin(plan, 2));
    if (plan->refused) {
        return ENT_OK;
    }
    ENT_TRY(gather(a));
    ent_node *list = ent_plan_room(plan, ENT_NODE_LIST, a->count);
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(make_events(a, list));
    if (plan->refused) {
        return ENT_OK;
    }
    if (list->count == 0) {
        return refuse(a, ENT_KIND_APPLY_NOTHING,
                      a->count == 0 ? "nothing is accepted in the coding of"
                                    : "all that is accepted stands there already, of",
                      ent_coding_describe(a->coding).text_name);
    }
    ENT_TRY(has_source(a->dispute, a->events.source) ? ENT_OK : add_source(a));
    return plan->refused ? ENT_OK : ent_plan_grow(plan, "timeline", list);
}

/* Writes the text that results. */
static ent_status hand_out(ent_plan *plan, const ent_sink *sink)
{
    const char *text = NULL;
    size_t length = 0;
    ENT_TRY(ent_plan_finish(plan, &text, &length));
    if (plan->refused) {
        return ENT_ERROR_INPUT;
    }
    return sink->write(sink->user, text, length) ? ENT_OK : ENT_ERROR_IO;
}

ent_status ent_coding_apply(ent_context *context, const ent_dispute *dispute,
                            const ent_coding *coding, const char *source, const char *text,
                            size_t text_length, const ent_sink *sink)
{
    if (context == NULL || dispute == NULL || coding == NULL || source == NULL ||
        (text == NULL && text_length > 0) || sink == NULL || sink->write == NULL ||
        dispute->moment != dispute->event_count || dispute->without_count > 0 ||
        dispute->without_bases != 0) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_arena arena;
    ent_arena_init(&arena, &context->allocator);
    ent_plan plan = {
        .context = context, .dispute = dispute, .source = &dispute->source, .arena = &arena};
    application a = {.plan = &plan,
                     .dispute = dispute,
                     .coding = coding,
                     .events = {.plan = &plan,
                                .source = source,
                                .coder = ent_coding_describe(coding).coder,
                                .text = text == NULL ? "" : text}};
    ent_status status = plan_all(&a, text_length);
    if (status == ENT_OK) {
        status = hand_out(&plan, sink);
    }
    ent_arena_free(&arena);
    return status;
}
