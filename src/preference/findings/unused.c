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

/* A kind of options that `today` may leave out, with what then is taken for one of them, and for several. */
typedef struct left_out {
    ent_diagnostic_kind kind;
    bool graded;
    const char *taken, *all_taken, *also;
} left_out;

static const left_out LEFT_OUT[] = {
    {ENT_KIND_TODAY_SILENT, false, "it counts as not taken up", "they count as not taken up",
     "not taken up"},
    {ENT_KIND_TODAY_TAKEN, true, "it counts as standing at its first value",
     "they count as standing at their first values", "at its first value"},
};

/* Whether `today` leaves out an option. What a merged state leaves open is not missed, nor what only an event brings, which
 * the file's `today` cannot name. */
static bool is_left_out(const ent_space *space, const left_out *kind, size_t option)
{
    const ent_option *at = &space->dispute->options[option];
    return at->graded == kind->graded && at->event == ENT_NO_EVENT && at->today_span.end == 0 &&
           !(space->has_today && ent_state_varies(space, space->today, option));
}

/* Appends the options that are left out, the first few by name; how many there are. */
static size_t add_left_out(ent_text *text, const ent_space *space, const left_out *kind,
                           size_t *first)
{
    enum { SHOWN = 12 };
    const ent_dispute *dispute = space->dispute;
    size_t total = 0, told = 0;
    for (size_t o = dispute->option_count; o-- > 0;) {
        const bool left = is_left_out(space, kind, o);
        total += left;
        *first = left ? o : *first;
    }
    for (size_t o = 0; o < dispute->option_count && told < total && told < SHOWN; o++) {
        if (is_left_out(space, kind, o)) {
            ent_text_add(text, told == 0 ? " " : told + 1 == total ? " and " : ", ");
            ent_text_format(text, "'%s'", dispute->options[o].id);
            told++;
        }
    }
    if (total > SHOWN) {
        ent_text_format(text, " and %zu more", total - SHOWN);
    }
    return total;
}

/* Where the section 'today' begins; where events alone say what is, the first of their lines on the options. */
static ent_span place_of_today(const ent_dispute *dispute)
{
    const ent_node *whole = dispute->document;
    for (size_t i = 0; whole != NULL && whole->kind == ENT_NODE_MAP && i < whole->count; i++) {
        if (ent_node_is(whole->keys[i], "today")) {
            return whole->keys[i]->span;
        }
    }
    for (size_t o = 0; o < dispute->option_count; o++) {
        if (dispute->options[o].today_span.end > 0) {
            return dispute->options[o].today_span;
        }
    }
    return dispute->today_span;
}

static ent_status issue_left_out(ent_context *context, const ent_space *space, const left_out *kind)
{
    const ent_dispute *dispute = space->dispute;
    size_t first = 0;
    ent_text message, cure;
    ent_text_init(&message, &context->allocator);
    ent_text_init(&cure, &context->allocator);
    ent_text_add(&message, "'today' leaves out");
    const size_t total = add_left_out(&message, space, kind, &first);
    if (total > 0) {
        const ent_option *option = &dispute->options[first];
        ent_text_format(&message, ", so %s", total == 1 ? kind->taken : kind->all_taken);
        ent_text_format(&cure, "name %s under 'today', also %s is %s: %s: %s",
                        total == 1 ? "it" : "each", total == 1 ? "if it" : "what", kind->also,
                        option->id, kind->graded ? option->values[0] : "no");
    }
    const ent_issue issue = {.kind = kind->kind,
                             .source = &dispute->source,
                             .span = place_of_today(dispute),
                             .message = ent_text_get(&message),
                             .cure = ent_text_get(&cure)};
    const ent_status status = message.failed || cure.failed ? ENT_ERROR_MEMORY
                              : total == 0                  ? ENT_OK
                                                            : ent_issue_add(context, &issue);
    ent_text_free(&message);
    ent_text_free(&cure);
    return status;
}

ent_status ent_find_untold_today(ent_context *context, const ent_space *space)
{
    const ent_dispute *dispute = space->dispute;
    const bool told = ent_today_given(dispute) && dispute->graph == NULL;
    for (size_t k = 0; told && k < sizeof LEFT_OUT / sizeof *LEFT_OUT; k++) {
        ENT_TRY(issue_left_out(context, space, &LEFT_OUT[k]));
    }
    return ENT_OK;
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
