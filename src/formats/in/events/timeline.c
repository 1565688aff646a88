/* SPDX-License-Identifier: MIT */
/*
 * The section `timeline`: what happened, when, and who took part. What an event changes is left to apply.c.
 *
 * Dates are compared as far as both are known, each with the latest before it: of two that agree that far the
 * more exact one counts.
 */
#include "dispute/events.h"
#include "formats/in/events/events.h"

#include <string.h>

/* Marks a node and all below it. Recursion is bounded by the depth of the tree. */
static void mark(ent_node *node, size_t event)
{
    node->brought = event + 1;
    for (size_t i = 0; node->kind != ENT_NODE_SCALAR && i < node->count; i++) {
        mark(node->items[i], event);
    }
}

/* Checks a date's form and that it is not before *latest, which it may become. */
static ent_status check_date(ent_builder *builder, const ent_node *date, const ent_node **latest)
{
    if (!ent_is_date(date->text.text, date->text.length)) {
        return ent_builder_issue_name(builder, ENT_KIND_EVENT_DATE, date->span,
                                      "this is not a date:", &date->text, NULL);
    }
    const ent_written *last = *latest == NULL ? NULL : &(*latest)->text;
    const size_t known =
        last == NULL || last->length > date->text.length ? date->text.length : last->length;
    const int order = last == NULL ? 1 : memcmp(date->text.text, last->text, known);
    if (order < 0) {
        const ent_issue issue = {.kind = ENT_KIND_EVENT_DATE,
                                 .source = builder->source,
                                 .span = date->span,
                                 .message = "this date is before that of an earlier event",
                                 .note = "the earlier event has this date",
                                 .note_source = builder->source,
                                 .note_span = (*latest)->span};
        return ent_issue_add(builder->context, &issue);
    }
    if (order > 0 || date->text.length > last->length) {
        *latest = date;
    }
    return ENT_OK;
}

static ent_status read_participants(ent_builder *builder, const ent_node *list, ent_event *event)
{
    bool good = false;
    if (list == NULL || list->empty) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, list, ENT_NODE_LIST, "participants", &good));
    if (!good) {
        return ENT_OK;
    }
    event->participants =
        ent_arena_new(&builder->dispute->arena, list->count, sizeof *event->participants);
    if (event->participants == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < list->count; i++) {
        ENT_TRY(ent_expect(builder, list->items[i], ENT_NODE_SCALAR, "a participant", &good));
        if (good) {
            ENT_TRY(ent_field_kept(builder, list->items[i],
                                   &event->participants[event->participant_count++]));
        }
    }
    return ENT_OK;
}

/* What is told of an event. */
static ent_status read_telling(ent_builder *builder, const ent_node *node, ent_event *event)
{
    size_t kind = 0;
    ENT_TRY(ent_field_text(builder, node, "date", &event->date));
    ENT_TRY(ent_field_text(builder, node, "label", &event->label));
    ENT_TRY(ent_field_text(builder, node, "place", &event->place));
    ENT_TRY(ent_field_text(builder, node, "channel", &event->channel));
    ENT_TRY(ent_field_word(builder, node, "kind", ent_event_kinds, SIZE_MAX, &kind));
    event->kind = kind == SIZE_MAX ? NULL : ent_event_kinds[kind];
    ENT_TRY(read_participants(builder, ent_field(node, "participants"), event));
    return ent_field_cited(builder, node, &event->grounds);
}

/* Reads the id, which tells the event from all others and from the words for moments. */
static ent_status read_id(ent_builder *builder, const ent_node *node, ent_map *ids,
                          ent_event *event)
{
    const ent_node *id = ent_field(node, "id");
    if (id == NULL) {
        return ent_builder_issue(builder, ENT_KIND_MISSING_KEY, node->span,
                                 "an event needs the key 'id'",
                                 "name it, so that moments can be called by it: - id: NAME");
    }
    ENT_TRY(ent_field_id(builder, node, &event->id));
    if (event->id == NULL) {
        return ENT_OK;
    }
    event->span = id->span;
    if (ent_node_is(id, "start") || ent_node_is(id, "last")) {
        return ent_builder_issue_name(builder, ENT_KIND_RESERVED_NAME, id->span,
                                      "this name is reserved for a moment:", &id->text, NULL);
    }
    const ent_map_entry *first = ent_map_get(ids, event->id, id->text.length);
    return first == NULL
               ? ent_map_put(ids, event->id, id->text.length, builder->dispute->event_count)
               : ent_builder_issue_twice(builder, ENT_KIND_ID_TWICE,
                                         "there is an event of this id already:", &id->text,
                                         builder->dispute->events[first->number].span);
}

static ent_status read_events(ent_builder *builder, ent_node *section, ent_map *ids)
{
    ent_dispute *dispute = builder->dispute;
    const ent_node *latest = NULL;
    for (size_t i = 0; i < section->count; i++) {
        ent_node *node = section->items[i];
        ent_event *event = &dispute->events[dispute->event_count];
        bool good = false;
        ENT_TRY(ent_expect(builder, node, ENT_NODE_MAP, "an event", &good));
        if (!good) {
            continue;
        }
        mark(node, dispute->event_count);
        *event = (ent_event){.node = node, .span = node->span};
        ENT_TRY(ent_fields_known(builder, node, &ent_form_event));
        ENT_TRY(read_id(builder, node, ids, event));
        ENT_TRY(read_telling(builder, node, event));
        const ent_node *date = event->date == NULL ? NULL : ent_field(node, "date");
        ENT_TRY(date == NULL ? ENT_OK : check_date(builder, date, &latest));
        dispute->event_count++;
    }
    return ENT_OK;
}

ent_status ent_events_read(ent_builder *builder, ent_node *section)
{
    bool good = false;
    if (section == NULL || section->empty) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, section, ENT_NODE_LIST, "the section 'timeline'", &good));
    if (!good) {
        return ENT_OK;
    }
    builder->dispute->events =
        ent_arena_new(&builder->dispute->arena, section->count, sizeof(ent_event));
    if (builder->dispute->events == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_map ids;
    ent_map_init(&ids, &builder->context->allocator);
    const ent_status status = read_events(builder, section, &ids);
    ent_map_free(&ids);
    return status;
}
