/* SPDX-License-Identifier: MIT */
/*
 * Events and moments of a dispute: what the file says of them, and which of them a text names.
 *
 * What an event changed stands in the document; whoever misses a name is told which event adds it later, or
 * dropped it before.
 */
#include "dispute/events.h"

#include "dispute/builder.h"

#include <string.h>

const char *const ent_event_kinds[] = {"call",      "meeting", "statement", "joint_statement",
                                       "agreement", "refusal", "action",    "other",
                                       NULL};

/* The number in two digits; 0 where they are none. */
static unsigned two_digits(const char *text)
{
    const bool digits = text[0] >= '0' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9';
    return digits ? (unsigned)(text[0] - '0') * 10 + (unsigned)(text[1] - '0') : 0;
}

static bool is_year(const char *text)
{
    bool good = true;
    for (size_t i = 0; i < 4; i++) {
        good = good && text[i] >= '0' && text[i] <= '9';
    }
    return good;
}

bool ent_is_date(const char *text, size_t length)
{
    static const unsigned days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if ((length != 4 && length != 7 && length != 10) || !is_year(text)) {
        return false;
    }
    const unsigned month = length > 4 && text[4] == '-' ? two_digits(text + 5) : 0;
    if (length > 4 && (month < 1 || month > 12)) {
        return false;
    }
    const unsigned day = length > 7 && text[7] == '-' ? two_digits(text + 8) : 0;
    return length < 10 || (day >= 1 && day <= days[month - 1]);
}

size_t ent_event_count(const ent_dispute *dispute)
{
    return dispute->event_count;
}

ent_event_view ent_event_at(const ent_dispute *dispute, size_t event)
{
    const ent_event *e = &dispute->events[event];
    return (ent_event_view){.id = e->id,
                            .date = e->date,
                            .label = e->label == NULL ? e->id : e->label,
                            .kind = e->kind,
                            .place = e->place,
                            .channel = e->channel,
                            .participants = (const char *const *)e->participants,
                            .participant_count = e->participant_count,
                            .basis = e->grounds.basis,
                            .source = e->grounds.source,
                            .passage = e->grounds.passage,
                            .hedge = e->grounds.hedge,
                            .note = e->grounds.note,
                            .coder = e->grounds.coder};
}

size_t ent_dispute_moment(const ent_dispute *dispute)
{
    return dispute->moment;
}

void ent_selection_defaults(ent_selection *out)
{
    *out = (ent_selection){.size = sizeof *out, .moment = SIZE_MAX};
}

ent_selection ent_dispute_selection(const ent_dispute *dispute)
{
    return (ent_selection){.size = sizeof(ent_selection),
                           .moment = dispute->moment,
                           .without_sources = (const char *const *)dispute->without,
                           .without_source_count = dispute->without_count,
                           .without_bases = dispute->without_bases};
}

const char *ent_moment_word(const ent_dispute *dispute, size_t moment)
{
    return moment == 0 ? "start" : dispute->events[moment - 1].id;
}

const ent_event *ent_event_of_states(const ent_dispute *dispute, size_t since)
{
    for (size_t e = dispute->moment; e > since + 1; e--) { /* ENT_NO_EVENT + 1 is 0 */
        const ent_event *event = &dispute->events[e - 1];
        if (!event->withdrawn && (ent_field(event->node, "options") != NULL ||
                                  ent_field(event->node, "rules") != NULL)) {
            return event;
        }
    }
    return NULL;
}

bool ent_event_changes(const ent_event *event)
{
    static const char *const sections[] = {
        "sources", "parties", "coalitions",  "options",        "states",
        "rules",   "today",   "preferences", "misperceptions", "attitudes",
        "fuzzy",   "issues",  "bargaining",  "positions",      "shorthands"};
    bool any = false;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        any = any || ent_field(event->node, sections[i]) != NULL;
    }
    return any;
}

void ent_selection_add(ent_text *text, const ent_dispute *dispute)
{
    if (dispute->moment != dispute->event_count) {
        ent_text_format(text, ",\"moment\":\"%s\"", ent_moment_word(dispute, dispute->moment));
    }
    for (size_t i = 0; i < dispute->without_count; i++) {
        ent_text_format(text, "%s\"%s\"", i == 0 ? ",\"without\":[" : ",", dispute->without[i]);
    }
    ent_text_add(text, dispute->without_count > 0 ? "]" : "");
    const char *before = ",\"without_bases\":[";
    for (ent_basis b = 0; b < ENT_BASIS_COUNT; b++) {
        if ((dispute->without_bases >> b & 1) != 0) {
            ent_text_format(text, "%s\"%s\"", before, ent_basis_word(b));
            before = ",";
        }
    }
    ent_text_add(text, dispute->without_bases != 0 ? "]" : "");
}

/* How a part of an event names something: under `add` or `drop` of a section. */
static const ent_node *find_mention(const ent_event *event, const char *section, const char *how,
                                    const ent_written *name)
{
    const ent_node *changes = ent_field(event->node, section);
    const ent_node *part =
        changes == NULL || changes->kind != ENT_NODE_MAP ? NULL : ent_field(changes, how);
    for (size_t i = 0; part != NULL && part->kind != ENT_NODE_SCALAR && i < part->count; i++) {
        const ent_node *word = part->kind == ENT_NODE_MAP ? part->keys[i] : part->items[i];
        if (word->kind == ENT_NODE_SCALAR && word->text.length == name->length &&
            memcmp(word->text.text, name->text, name->length) == 0) {
            return word;
        }
    }
    return NULL;
}

/* The event that dropped a name of a section before the dispute's moment, the last such, or else the first that adds
 * it later; NULL for neither. *where is its place. O(size of the events). */
static const ent_event *find_naming(const ent_dispute *dispute, const char *section,
                                    const ent_written *name, const ent_node **where)
{
    for (size_t e = dispute->moment; e > 0; e--) {
        *where = find_mention(&dispute->events[e - 1], section, "drop", name);
        if (*where != NULL) {
            return &dispute->events[e - 1];
        }
    }
    for (size_t e = dispute->moment; e < dispute->event_count; e++) {
        *where = find_mention(&dispute->events[e], section, "add", name);
        if (*where != NULL) {
            return &dispute->events[e];
        }
    }
    return NULL;
}

/* The sections in which a name may stand that is missing, ending with NULL. */
static const char *const *sections_of(ent_diagnostic_kind kind)
{
    static const char *const parties[] = {"parties", NULL}, *const options[] = {"options", NULL},
                             *const sources[] = {"sources", NULL},
                             *const names[] = {"options", "states", "shorthands", NULL};
    switch (kind) {
    case ENT_KIND_UNKNOWN_PARTY:
        return parties;
    case ENT_KIND_UNKNOWN_OPTION:
        return options;
    case ENT_KIND_UNKNOWN_SOURCE:
        return sources;
    default:
        return names;
    }
}

ent_status ent_builder_issue_gone(ent_builder *builder, const ent_missing *missing,
                                  const ent_written *name)
{
    const ent_dispute *dispute = builder->model;
    const char *const *section = sections_of(missing->kind);
    const ent_event *event = NULL;
    const ent_node *where = NULL;
    const bool told = builder->context->error_count < ENT_MAX_ERRORS; /* else it is only counted */
    for (; told && *section != NULL && event == NULL; section++) {
        event = find_naming(dispute, *section, name, &where);
    }
    ent_text note;
    ent_text_init(&note, &builder->context->allocator);
    if (event != NULL) {
        ent_text_format(&note,
                        event < dispute->events + dispute->moment
                            ? "event '%s' dropped it here"
                            : "event '%s' adds it later, here",
                        event->id);
    }
    const ent_issue issue = {.kind = missing->kind,
                             .source = builder->source,
                             .span = name->span,
                             .message = missing->message,
                             .cure = missing->cure,
                             .note = event == NULL ? NULL : ent_text_get(&note),
                             .note_source = &dispute->source,
                             .note_span = where == NULL ? name->span : where->span};
    const ent_status status =
        note.failed ? ENT_ERROR_MEMORY : ent_issue_add(builder->context, &issue);
    ent_text_free(&note);
    return status;
}

/* Whether an event's date is not after another date, as far as both are known. */
static bool is_by(const char *date, const char *then)
{
    const size_t known = strlen(date) < strlen(then) ? strlen(date) : strlen(then);
    return memcmp(date, then, known) <= 0;
}

/* The moment after all events dated by then, which are those before the first that is dated later. */
static size_t find_date(const ent_dispute *dispute, const char *then)
{
    size_t moment = 0;
    for (size_t e = 0; e < dispute->event_count; e++) {
        const char *date = dispute->events[e].date;
        if (date != NULL && !is_by(date, then)) {
            break;
        }
        moment = date == NULL ? moment : e + 1;
    }
    return moment;
}

/* Says that there is no such moment, and which there are: E808. */
static ent_status issue_moment(ent_context *context, const ent_dispute *dispute, const char *text)
{
    enum { MOST_SHOWN = 12, LONGEST = 60 };
    ent_text message, cure;
    ent_text_init(&message, &context->allocator);
    ent_text_init(&cure, &context->allocator);
    ent_text_add(&message, "there is no moment ");
    ent_text_add_quoted(&message, text, strlen(text), LONGEST);
    ent_text_add(&cure, "write one of: start last");
    for (size_t e = 0; e < dispute->event_count && e < MOST_SHOWN; e++) {
        ent_text_format(&cure, " %s", dispute->events[e].id);
    }
    if (dispute->event_count > MOST_SHOWN) {
        ent_text_format(&cure, " and %zu more", dispute->event_count - MOST_SHOWN);
    } else if (dispute->event_count == 0) {
        ent_text_add(&cure, "; the file has no events");
    }
    const ent_issue issue = {
        .kind = ENT_KIND_NO_MOMENT, .message = ent_text_get(&message), .cure = ent_text_get(&cure)};
    const ent_status status =
        message.failed || cure.failed ? ENT_ERROR_MEMORY : ent_issue_add(context, &issue);
    ent_text_free(&message);
    ent_text_free(&cure);
    return status == ENT_OK ? ENT_ERROR_NOT_FOUND : status;
}

ent_status ent_moment_issue(ent_context *context, const ent_dispute *dispute, size_t moment)
{
    const ent_event *event = &dispute->events[moment == 0 ? 0 : moment - 1];
    ent_text message;
    ent_text_init(&message, &context->allocator);
    ent_text_format(&message,
                    moment == 0 ? "this is so at the start, before event '%s'"
                                : "this is so after event '%s'",
                    event->id);
    const ent_issue issue = {.kind = ENT_KIND_MOMENT,
                             .source = &dispute->source,
                             .span = event->span,
                             .message = ent_text_get(&message)};
    const ent_status status = message.failed ? ENT_ERROR_MEMORY : ent_issue_add(context, &issue);
    ent_text_free(&message);
    return status;
}

ent_status ent_moment_tell(ent_context *context, const ent_dispute *dispute, size_t first)
{
    const ent_event *last = NULL;
    for (size_t e = 0; e < dispute->moment && e < dispute->event_count; e++) {
        const ent_event *event = &dispute->events[e];
        last = ent_event_changes(event) && !event->withdrawn ? event : last;
    }
    ent_text message;
    ent_text_init(&message, &context->allocator);
    ent_status status = ENT_OK;
    for (size_t i = first; last != NULL && status == ENT_OK && i < context->diagnostic_count; i++) {
        ent_text_clear(&message);
        ent_text_format(&message, "after event '%s': %s", last->id,
                        context->diagnostics[i].message);
        const char *kept =
            message.failed ? NULL : ent_arena_text(&context->arena, message.bytes, message.length);
        context->diagnostics[i].message = kept == NULL ? context->diagnostics[i].message : kept;
        status = kept == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    }
    ent_text_free(&message);
    return status;
}

/* Tells of events without a date that stand next behind a moment that a date found: N814. */
static ent_status tell_undated(ent_context *context, const ent_dispute *dispute, size_t moment)
{
    size_t count = 0;
    while (moment + count < dispute->event_count && dispute->events[moment + count].date == NULL) {
        count++;
    }
    if (count == 0) {
        return ENT_OK;
    }
    ent_text message;
    ent_text_init(&message, &context->allocator);
    ent_text_format(&message,
                    count == 1 ? "%zu event without a date stands next, and is left out"
                               : "%zu events without a date stand next, and are left out",
                    count);
    const ent_issue issue = {.kind = ENT_KIND_UNDATED,
                             .source = &dispute->source,
                             .span = dispute->events[moment].span,
                             .message = ent_text_get(&message)};
    const ent_status status = message.failed ? ENT_ERROR_MEMORY : ent_issue_add(context, &issue);
    ent_text_free(&message);
    return status;
}

ent_status ent_moment_find(ent_context *context, const ent_dispute *dispute, const char *text,
                           size_t *out)
{
    if (context == NULL || dispute == NULL || text == NULL || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    if (strcmp(text, "start") == 0) {
        *out = 0;
        return ENT_OK;
    }
    if (strcmp(text, "last") == 0) {
        *out = dispute->event_count;
        return ENT_OK;
    }
    for (size_t e = 0; e < dispute->event_count; e++) {
        if (strcmp(dispute->events[e].id, text) == 0) {
            *out = e + 1;
            return ENT_OK;
        }
    }
    if (ent_is_date(text, strlen(text))) {
        *out = find_date(dispute, text);
        const ent_issue none = {.kind = ENT_KIND_UNDATED,
                                .message = "the file has no events: it says the same at any date",
                                .cure = "leave the date out, or list events under 'timeline'"};
        return dispute->event_count == 0 ? ent_issue_add(context, &none)
                                         : tell_undated(context, dispute, *out);
    }
    return issue_moment(context, dispute, text);
}
