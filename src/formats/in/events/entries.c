/* SPDX-License-Identifier: MIT */
/*
 * Adding, replacing, dropping and moving one entry on both of its sides, and saying what cannot be done.
 *
 * An event that is withdrawn changes the items alone (shelf.h). What a later one that is not withdrawn makes of an
 * entry it makes of both sides: the shown side is then what a file would say in which the withdrawn events had only
 * left places.
 */
#include "base/text.h"
#include "formats/in/events/apply.h"

#include <string.h>

/* Notes that the event that is being applied changed an entry. */
static void note_change(ent_applier *a, ent_slot *slot, const ent_node *where)
{
    slot->changed = a->event + 1;
    slot->where = where;
    a->did++;
}

/* Puts something on the shown side of a slot; `item` NULL: nothing. */
static void show(ent_slot *slot, ent_node *key, ent_node *item)
{
    slot->shown_key = key;
    slot->shown = item;
}

/* Whether an item is left out because of its own grounds. */
static bool is_left_out(const ent_applier *a, const ent_shelf *shelf, const ent_node *item)
{
    return shelf->claims && ent_is_withdrawn(a, item);
}

ent_status ent_entry_add(ent_applier *a, ent_shelf *shelf, const ent_addition *addition,
                         ent_slot **out)
{
    const ent_written *name = addition->name == NULL ? NULL : &addition->name->text;
    const ent_shelf_name *known = name == NULL ? NULL : ent_shelf_find(shelf, name);
    ent_slot *spared = known == NULL || known->spared == NULL || known->spared->shown == NULL
                           ? NULL
                           : known->spared;
    ent_slot *slot = ent_shelf_put(shelf, addition->place);
    if (slot == NULL) {
        return ENT_ERROR_MEMORY;
    }
    slot->key = addition->key;
    slot->item = addition->item;
    if (spared != NULL && a->withdrawn) {
        slot->stand = spared; /* what was there before stays, and is what later events change */
    } else if (shelf->words || (!a->withdrawn && !is_left_out(a, shelf, addition->item))) {
        show(slot, addition->key, addition->item);
    }
    if (spared != NULL && !a->withdrawn) {
        spared->shown = NULL;
    }
    note_change(a, slot, addition->where);
    *out = slot;
    return name == NULL ? ENT_OK : ent_shelf_call(shelf, name, slot);
}

void ent_entry_replace(ent_applier *a, const ent_shelf *shelf, ent_slot *slot,
                       const ent_addition *by)
{
    const size_t did = a->did + !ent_nodes_same(slot->item, by->item);
    note_change(a, slot, by->where);
    a->did = did;
    slot->key = by->key;
    slot->item = by->item;
    if (!a->withdrawn) {
        show(slot->stand, by->key, is_left_out(a, shelf, by->item) ? NULL : by->item);
    }
}

void ent_entry_drop(ent_applier *a, ent_shelf_name *name, const ent_node *where)
{
    ent_slot *slot = name->slot;
    name->slot = NULL;
    name->spared = a->withdrawn ? slot->stand : NULL;
    name->dropped = a->event;
    name->where = where;
    slot->item = NULL;
    if (!a->withdrawn) {
        slot->stand->shown = NULL;
    }
    note_change(a, slot, where);
}

void ent_entry_move(ent_applier *a, ent_slot *slot, ent_shelf_place place)
{
    a->did += ent_slot_move(slot, ENT_SIDE_ITEM, place);
    if (!a->withdrawn) {
        (void)ent_slot_move(slot->stand, ENT_SIDE_SHOWN, place);
    }
}

/* Whether a scalar is this word. */
static bool is_word(const ent_node *node, const ent_written *word)
{
    return node->kind == ENT_NODE_SCALAR && node->text.length == word->length &&
           memcmp(node->text.text, word->text, word->length) == 0;
}

/* Where below a node something of this id stands; NULL when nowhere. Recursion is bounded by the depth of the tree. */
static const ent_node *find_id(const ent_node *node, const ent_written *name)
{
    const ent_node *id = node->kind == ENT_NODE_SCALAR ? NULL : ent_node_id(node);
    if (id != NULL && is_word(id, name)) {
        return id;
    }
    const ent_node *found = NULL;
    for (size_t i = 0; node->kind != ENT_NODE_SCALAR && i < node->count && found == NULL; i++) {
        found = find_id(node->items[i], name);
    }
    return found;
}

/* Where a part of an event adds a name: as a key under `add`, or as the id of something. */
static const ent_node *find_added(const ent_node *changes, const ent_absent *absent,
                                  const ent_written *name)
{
    const ent_node *part = changes;
    if (changes->kind == ENT_NODE_MAP && absent->party != NULL) {
        part = NULL;
        for (size_t i = 0; i < changes->count && part == NULL; i++) {
            part = is_word(changes->keys[i], absent->party) ? changes->items[i] : NULL;
        }
        return part == NULL ? NULL : find_id(part, name);
    }
    part = changes->kind == ENT_NODE_MAP ? ent_field(changes, "add") : NULL;
    if (part == NULL || part->kind == ENT_NODE_LIST) {
        return part == NULL ? NULL : find_id(part, name);
    }
    for (size_t i = 0; part->kind == ENT_NODE_MAP && i < part->count; i++) {
        if (is_word(part->keys[i], name)) {
            return part->keys[i];
        }
    }
    return NULL;
}

/* The later event that adds a name, and where; NULL when none does. */
static const ent_event *find_later(const ent_applier *a, const ent_absent *absent,
                                   const ent_written *name, const ent_node **where)
{
    const ent_dispute *dispute = a->builder->dispute;
    for (size_t e = a->event + 1; e < dispute->event_count; e++) {
        const ent_node *changes =
            ent_field(dispute->events[e].node, ent_changed_key(absent->section));
        *where = changes == NULL ? NULL : find_added(changes, absent, name);
        if (*where != NULL) {
            return &dispute->events[e];
        }
    }
    return NULL;
}

/* Where it is said that a name is gone or will come, with the words for it; NULL when nowhere. Errors that are only
 * counted are not looked into. */
static const ent_node *find_reason(const ent_applier *a, const ent_shelf *shelf,
                                   const ent_absent *absent, const ent_written *name,
                                   ent_text *words)
{
    const ent_shelf_name *known = ent_shelf_find(shelf, name);
    const ent_node *where = NULL;
    if (known != NULL && known->where != NULL) {
        ent_text_format(words, "event '%s' dropped it here",
                        a->builder->dispute->events[known->dropped].id);
        return known->where;
    }
    if (a->builder->context->error_count < ENT_MAX_ERRORS) {
        const ent_event *later = find_later(a, absent, name, &where);
        ent_text_format(words, "event '%s' adds it later, here", later == NULL ? "" : later->id);
    }
    return where;
}

/* The nearest name that there is or was. */
static const char *find_near(const ent_applier *a, const ent_shelf *shelf, const ent_written *name)
{
    return a->builder->context->error_count < ENT_MAX_ERRORS
               ? ent_map_nearest(&shelf->map, name->text, name->length)
               : NULL;
}

ent_status ent_issue_absent(ent_applier *a, const ent_shelf *shelf, const ent_absent *absent,
                            const ent_node *name)
{
    ent_text message, note, cure;
    ent_text_init(&message, &a->builder->context->allocator);
    ent_text_init(&note, &a->builder->context->allocator);
    ent_text_init(&cure, &a->builder->context->allocator);
    ent_text_format(&message, "%s ", absent->words);
    ent_text_add_quoted(&message, name->text.text, name->text.length, 60);
    ent_text_format(&message, " when event '%s' happens", a->builder->dispute->events[a->event].id);
    const ent_node *where = find_reason(a, shelf, absent, &name->text, &note);
    const char *near = where != NULL ? NULL : find_near(a, shelf, &name->text);
    ent_text_format(&cure, "did you mean '%s'?", near == NULL ? "" : near);
    const ent_issue issue = {.kind = ENT_KIND_EVENT_ABSENT,
                             .source = a->builder->source,
                             .span = name->span,
                             .message = ent_text_get(&message),
                             .cure = near == NULL ? NULL : ent_text_get(&cure),
                             .note = where == NULL ? NULL : ent_text_get(&note),
                             .note_source = a->builder->source,
                             .note_span = where == NULL ? name->span : where->span};
    const bool refused = message.failed || note.failed || cure.failed;
    const ent_status status =
        refused ? ENT_ERROR_MEMORY : ent_issue_add(a->builder->context, &issue);
    ent_text_free(&message);
    ent_text_free(&note);
    ent_text_free(&cure);
    return status;
}

ent_status ent_issue_again(ent_applier *a, const ent_node *name, const ent_node *first)
{
    return ent_builder_issue_twice(a->builder, ENT_KIND_EVENT_TWICE,
                                   "this event changes it twice:", &name->text, first->span);
}

ent_status ent_issue_present(ent_applier *a, const ent_slot *slot, const ent_node *name)
{
    const ent_node *first = slot->key != NULL ? slot->key : ent_node_id(slot->item);
    return ent_builder_issue_twice(a->builder, ENT_KIND_EVENT_PRESENT,
                                   "this is there already:", &name->text, first->span);
}
