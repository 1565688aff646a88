/* SPDX-License-Identifier: MIT */
/* What was written down and decides nothing, other than rules and statements. */
#include "preference/findings/unused.h"

#include "base/map.h"
#include "base/text.h"
#include "diag/diagnostic.h"
#include "dispute/document.h"
#include "preference/findings/mentions.h"

#include <string.h>

ent_status ent_warn_of(ent_context *context, const ent_issue *issue, const char *id)
{
    ent_issue whole = *issue;
    ent_text message;
    ent_text_init(&message, &context->allocator);
    ent_text_add(&message, issue->message);
    ent_text_add(&message, " ");
    ent_text_add_quoted(&message, id, strlen(id), 60);
    whole.message = ent_text_get(&message);
    const ent_status status = message.failed ? ENT_ERROR_MEMORY : ent_issue_add(context, &whole);
    ent_text_free(&message);
    return status;
}

/* Whether `today`, which is told, names no value of an option with values of its own. */
static bool is_untold(const ent_dispute *dispute, const ent_option *option)
{
    return option->graded && option->today_span.end == 0 && dispute->graph == NULL;
}

ent_status ent_find_untold_today(ent_context *context, const ent_dispute *dispute)
{
    const ent_option *first = NULL;
    ent_text message;
    ent_text_init(&message, &context->allocator);
    ent_text_add(&message, "'today' names no value, so the first one is taken, of");
    for (size_t o = 0; ent_today_given(dispute) && o < dispute->option_count; o++) {
        const ent_option *option = &dispute->options[o];
        if (is_untold(dispute, option)) {
            ent_text_format(&message, "%s '%s'", first == NULL ? "" : ",", option->id);
            first = first == NULL ? option : first;
        }
    }
    ent_status status = message.failed ? ENT_ERROR_MEMORY : ENT_OK;
    if (status == ENT_OK && first != NULL) {
        const ent_issue issue = {.kind = ENT_KIND_TODAY_TAKEN,
                                 .source = &dispute->source,
                                 .span = first->span,
                                 .message = ent_text_get(&message)};
        status = ent_issue_add(context, &issue);
    }
    ent_text_free(&message);
    return status;
}

/* Whether an expression's text has this name in it. */
static bool has_name(const ent_written *text, const char *name)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    const size_t length = strlen(name);
    bool found = false;
    for (size_t at = 0; !found && at < text->length;) {
        size_t end = at;
        while (end < text->length && memchr(letters, text->text[end], sizeof letters - 1) != NULL) {
            end++;
        }
        found = end - at == length && memcmp(text->text + at, name, length) == 0;
        at = end + 1;
    }
    return found;
}

/* Whether the wish of this id, wherever it stands, is about the option. Recursion is bounded: the document's depth is. */
static bool is_about(const ent_node *node, const ent_written *id, const char *option)
{
    bool found = false;
    if (node->kind == ENT_NODE_MAP) {
        const ent_node *own = ent_field(node, "id"), *want = ent_field(node, "want");
        found = own != NULL && want != NULL && own->kind == ENT_NODE_SCALAR &&
                want->kind == ENT_NODE_SCALAR && own->text.length == id->length &&
                memcmp(own->text.text, id->text, id->length) == 0 && has_name(&want->text, option);
    }
    for (size_t i = 0; node->kind != ENT_NODE_SCALAR && !found && i < node->count; i++) {
        found = is_about(node->items[i], id, option);
    }
    return found;
}

/* The last `drop: ID` among what an event says of wishes, of a wish about the option; NULL: none. */
static const ent_node *find_drop(const ent_dispute *dispute, const ent_event *event,
                                 const char *option)
{
    const ent_node *parties = ent_field(event->node, "preferences"), *found = NULL;
    for (size_t p = 0; parties != NULL && parties->kind == ENT_NODE_MAP && !event->withdrawn &&
                       p < parties->count;
         p++) {
        const ent_node *steps = parties->items[p];
        for (size_t i = 0; steps->kind == ENT_NODE_LIST && i < steps->count; i++) {
            const ent_node *step = steps->items[i];
            const ent_node *drop = step->kind == ENT_NODE_MAP ? ent_field(step, "drop") : NULL;
            if (drop != NULL && drop->kind == ENT_NODE_SCALAR &&
                is_about(dispute->document, &drop->text, option)) {
                found = drop;
            }
        }
    }
    return found;
}

/* Where the wish about an option went that no wish is about any more. */
static const ent_node *find_last_drop(const ent_dispute *dispute, const char *option)
{
    const ent_node *found = NULL;
    for (size_t e = dispute->moment; found == NULL && e > 0; e--) {
        found = find_drop(dispute, &dispute->events[e - 1], option);
    }
    return found;
}

static ent_status issue_unwanted(ent_context *context, const ent_mentions *wanted,
                                 const ent_mentions *ruled)
{
    const ent_dispute *dispute = wanted->dispute;
    for (size_t o = 0; o < dispute->option_count; o++) {
        ent_issue issue = {.kind = ENT_KIND_UNWANTED_OPTION,
                           .source = &dispute->source,
                           .span = dispute->options[o].span,
                           .message = "no party's preferences mention the option"};
        if (wanted->by[o] > 0) {
            continue;
        }
        if (ruled->by[o] > 0) {
            issue.note = "it occurs in rules alone, first in this one";
            issue.note_source = &dispute->source;
            issue.note_span = dispute->rules[ruled->by[o] - 1].span;
        }
        const ent_node *drop = find_last_drop(dispute, dispute->options[o].id);
        const ent_issue_note dropped = {"the wish about it is dropped here", &dispute->source,
                                        drop == NULL ? (ent_span){0} : drop->span};
        issue.more = &dropped;
        issue.more_count = drop != NULL;
        ENT_TRY(ent_warn_of(context, &issue, dispute->options[o].id));
    }
    return ENT_OK;
}

ent_status ent_find_unwanted(ent_context *context, const ent_dispute *dispute)
{
    ent_mentions wanted = {0}, ruled = {0};
    ent_status status = ent_mentions_new(context, dispute, &wanted);
    if (status == ENT_OK) {
        status = ent_mentions_new(context, dispute, &ruled);
    }
    if (status == ENT_OK && ent_mentions_of_all(&wanted)) {
        for (size_t r = 0; r < dispute->rule_count; r++) {
            ent_mentions_walk(&ruled, dispute->rules[r].always, r + 1);
        }
        status = issue_unwanted(context, &wanted, &ruled);
    }
    ent_mentions_free(context, &wanted);
    ent_mentions_free(context, &ruled);
    return status;
}

/* Compares one name with those before it, which are filed by their states, bits as text. */
static ent_status compare_name(ent_context *context, const ent_space *space, ent_map *filed,
                               size_t name)
{
    const ent_dispute *dispute = space->dispute;
    const size_t words = ent_bits_words(space->count), length = words * sizeof(uint64_t);
    const uint64_t *bits = space->named + name * words;
    const char *text = (const char *)bits;
    if (ent_bits_count(bits, words) == 0) {
        return ENT_OK;
    }
    const ent_map_entry *first = ent_map_get(filed, text, length);
    if (first == NULL) {
        return ent_map_put(filed, text, length, name);
    }
    const ent_issue issue = {.kind = ENT_KIND_SAME_STATES,
                             .source = &dispute->source,
                             .span = dispute->names[name].span,
                             .message = "this names the same states as",
                             .note = "the other name is here",
                             .note_source = &dispute->source,
                             .note_span = dispute->names[first->number].span};
    return ent_warn_of(context, &issue, dispute->names[first->number].id);
}

ent_status ent_find_same_names(ent_context *context, const ent_space *space)
{
    ent_map filed;
    ent_map_init(&filed, &context->allocator);
    ent_status status = ENT_OK;
    for (size_t n = 0; n < space->dispute->name_count && status == ENT_OK; n++) {
        status = ent_context_step(context, "comparing names", n, space->dispute->name_count);
        if (status == ENT_OK) {
            status = compare_name(context, space, &filed, n);
        }
    }
    ent_map_free(&filed);
    return status;
}
