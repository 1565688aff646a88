/* SPDX-License-Identifier: MIT */
/*
 * The document in which the first so many events have happened, without what a selection withdraws.
 *
 * Sections that change are put onto shelves, entry by entry, when they are first needed; the events are applied in order; then
 * every such section is put together again from what is shown. All else stands in the new tree as it is. Expected time
 * and memory O(size of the document).
 */
#include "formats/in/events/apply.h"

#include <string.h>

/* A section, how it stands in the file, and how an event changes it. */
typedef struct section {
    const char *key;
    ent_node_kind kind;
    bool words, claims;
} section;

static const section sections[ENT_CHANGED_COUNT] = {
    [ENT_CHANGED_SOURCES] = {"sources", ENT_NODE_MAP, true, false},
    [ENT_CHANGED_PARTIES] = {"parties", ENT_NODE_MAP, true, false},
    [ENT_CHANGED_COALITIONS] = {"coalitions", ENT_NODE_MAP, true, false},
    [ENT_CHANGED_OPTIONS] = {"options", ENT_NODE_MAP, true, false},
    [ENT_CHANGED_STATES] = {"states", ENT_NODE_MAP, true, false},
    [ENT_CHANGED_SHORTHANDS] = {"shorthands", ENT_NODE_MAP, true, false},
    [ENT_CHANGED_RULES] = {"rules", ENT_NODE_LIST, false, true},
    [ENT_CHANGED_TODAY] = {"today", ENT_NODE_MAP, false, false},
    [ENT_CHANGED_PREFERENCES] = {"preferences", ENT_NODE_MAP, false, false},
    [ENT_CHANGED_MISPERCEPTIONS] = {"misperceptions", ENT_NODE_MAP, false, false},
    [ENT_CHANGED_ATTITUDES] = {"attitudes", ENT_NODE_MAP, false, false},
    [ENT_CHANGED_FUZZY] = {"fuzzy", ENT_NODE_MAP, false, false},
    [ENT_CHANGED_ISSUES] = {"issues", ENT_NODE_MAP, true, false},
    [ENT_CHANGED_BARGAINING] = {"bargaining", ENT_NODE_MAP, false, false},
    [ENT_CHANGED_POSITIONS] = {"positions", ENT_NODE_MAP, false, false}};

const char *ent_changed_key(ent_changed which)
{
    return sections[which].key;
}

/* Puts an entry of the file onto a shelf. */
static ent_status put_entry(ent_applier *a, ent_shelf *shelf, ent_node *key, ent_node *item)
{
    const ent_node *name = key != NULL ? key : ent_node_id(item);
    const ent_shelf_name *known = name == NULL ? NULL : ent_shelf_find(shelf, &name->text);
    if (known != NULL) {
        return ent_builder_issue_twice(a->builder, ENT_KIND_ID_TWICE,
                                       "this id stands twice:", &name->text,
                                       ent_node_id(known->slot->item)->span);
    }
    ent_slot *slot = ent_shelf_put(shelf, ent_place_last(shelf));
    if (slot == NULL) {
        return ENT_ERROR_MEMORY;
    }
    slot->key = slot->shown_key = key;
    slot->item = item;
    slot->shown = shelf->claims && ent_is_withdrawn(a, item) ? NULL : item;
    return name == NULL ? ENT_OK : ent_shelf_call(shelf, &name->text, slot);
}

ent_status ent_applier_shelf(ent_applier *a, ent_changed which, ent_shelf **out)
{
    ent_shelf *shelf = &a->shelves[which];
    *out = shelf;
    if (shelf->open) {
        return ENT_OK;
    }
    ent_shelf_open(shelf, &a->builder->context->allocator, &a->scratch);
    shelf->words = sections[which].words;
    shelf->claims = sections[which].claims;
    ent_node *node = ent_field(a->root, sections[which].key);
    bool good = false;
    if (node == NULL || node->empty) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(a->builder, node, sections[which].kind, "a section that an event changes",
                       &good));
    shelf->node = good ? node : NULL;
    for (size_t i = 0; good && i < node->count; i++) {
        ENT_TRY(
            put_entry(a, shelf, node->kind == ENT_NODE_MAP ? node->keys[i] : NULL, node->items[i]));
    }
    return ENT_OK;
}

/* Whether a section has no place beside a graph; then E210 is issued. */
static ent_status check_graph(ent_applier *a, ent_changed which, const ent_node *key, bool *good)
{
    *good = ent_field(a->root, "graph") == NULL ||
            (which != ENT_CHANGED_OPTIONS && which != ENT_CHANGED_RULES);
    return *good ? ENT_OK
                 : ent_builder_issue_name(a->builder, ENT_KIND_BESIDE_GRAPH, key->span,
                                          "a dispute in graph form cannot have the section",
                                          &key->text, NULL);
}

static ent_status change_section(ent_applier *a, ent_changed which, ent_node *value)
{
    switch (which) {
    case ENT_CHANGED_RULES:
        return ent_change_rules(a, value);
    case ENT_CHANGED_TODAY:
        return ent_change_today(a, value);
    case ENT_CHANGED_PREFERENCES:
        return ent_change_preferences(a, value);
    case ENT_CHANGED_BARGAINING:
        return ent_change_terms(a, value);
    case ENT_CHANGED_MISPERCEPTIONS:
    case ENT_CHANGED_ATTITUDES:
    case ENT_CHANGED_FUZZY:
        return ent_change_values(a, which, value);
    default:
        return ent_change_names(a, which, value);
    }
}

/* Makes what an event changes in one section, if anything. */
static ent_status change(ent_applier *a, ent_changed which)
{
    const ent_node *event = a->builder->dispute->events[a->event].node;
    for (size_t i = 0; i < event->count; i++) {
        if (!ent_node_is(event->keys[i], sections[which].key)) {
            continue;
        }
        bool good = false;
        a->asked++;
        ENT_TRY(check_graph(a, which, event->keys[i], &good));
        if (good && !event->items[i]->empty) {
            return change_section(a, which, event->items[i]);
        }
    }
    return ENT_OK;
}

/* Asks whether the source of an event is known once it has happened: E303. */
static ent_status check_source(ent_applier *a)
{
    ent_shelf *sources = NULL;
    const ent_node *source = ent_field(a->builder->dispute->events[a->event].node, "source");
    if (source == NULL || source->kind != ENT_NODE_SCALAR) {
        return ENT_OK;
    }
    ENT_TRY(ent_applier_shelf(a, ENT_CHANGED_SOURCES, &sources));
    if (ent_shelf_slot(sources, &source->text) != NULL) {
        return ENT_OK;
    }
    return ent_builder_issue_missing(
        a->builder, ENT_KIND_UNKNOWN_SOURCE, "there is no source", &source->text,
        ent_map_nearest(&sources->map, source->text.text, source->text.length));
}

static ent_status apply_event(ent_applier *a, size_t index)
{
    const uint64_t before = a->builder->context->error_count;
    ent_event *event = &a->builder->dispute->events[index];
    a->event = index;
    a->withdrawn = event->withdrawn = ent_grounds_withdrawn(a, &event->grounds);
    a->asked = a->did = a->told = 0;
    for (ent_changed which = 0; which < ENT_CHANGED_COUNT; which++) {
        ENT_TRY(change(a, which));
        ENT_TRY(which == ENT_CHANGED_SOURCES ? check_source(a) : ENT_OK);
    }
    if (a->asked == 0 || a->did > 0 || a->told > 0 || a->builder->context->error_count > before) {
        return ENT_OK;
    }
    const ent_written id = {.text = event->id, .length = strlen(event->id), .span = event->span};
    return ent_builder_issue_name(a->builder, ENT_KIND_EVENT_IDLE, event->span,
                                  "what this event changes is so already:", &id, NULL);
}

/* Opens what a selection can withdraw something from. */
static ent_status open_claims(ent_applier *a)
{
    ent_shelf *shelf = NULL;
    if (a->selection->without_bases == 0 && a->without.count == 0) {
        return ENT_OK;
    }
    if (ent_field(a->root, "graph") == NULL) {
        ENT_TRY(ent_applier_shelf(a, ENT_CHANGED_RULES, &shelf));
    }
    for (ent_changed which = ENT_CHANGED_ISSUES; which <= ENT_CHANGED_POSITIONS; which++) {
        ENT_TRY(ent_applier_shelf(a, which, &shelf));
    }
    ENT_TRY(ent_applier_shelf(a, ENT_CHANGED_MISPERCEPTIONS, &shelf));
    ENT_TRY(ent_applier_shelf(a, ENT_CHANGED_PREFERENCES, &shelf));
    for (ent_slot *slot = shelf->ends.after[ENT_SIDE_ITEM]; slot != &shelf->ends;
         slot = slot->after[ENT_SIDE_ITEM]) {
        ENT_TRY(ent_wishes_open(a, slot));
    }
    return ENT_OK;
}

ent_status ent_list_thinned(ent_applier *a, ent_node **list)
{
    ent_shelf shelf;
    ent_shelf_open(&shelf, &a->builder->context->allocator, &a->scratch);
    shelf.node = *list;
    ent_status status = ENT_OK;
    for (size_t i = 0; status == ENT_OK && i < (*list)->count; i++) {
        ent_slot *slot = ent_shelf_put(&shelf, ent_place_last(&shelf));
        status = slot == NULL ? ENT_ERROR_MEMORY : ENT_OK;
        if (slot != NULL && !ent_is_withdrawn(a, (*list)->items[i])) {
            slot->shown = (*list)->items[i];
        }
    }
    status = status == ENT_OK ? ent_shelf_node(a, &shelf, ENT_NODE_LIST, list) : status;
    ent_shelf_close(&shelf);
    return status;
}

static ent_status section_node(ent_applier *a, ent_changed which, ent_node **out)
{
    ent_shelf *shelf = &a->shelves[which];
    for (ent_slot *slot = shelf->ends.after[ENT_SIDE_ITEM]; slot != &shelf->ends;
         slot = slot->after[ENT_SIDE_ITEM]) {
        if (slot->wishes != NULL) {
            ENT_TRY(ent_wishes_node(a, slot, &slot->shown));
        }
        if (which == ENT_CHANGED_MISPERCEPTIONS && slot->shown != NULL &&
            slot->shown->kind == ENT_NODE_LIST) {
            ENT_TRY(ent_list_thinned(a, &slot->shown));
        }
        if (which >= ENT_CHANGED_ISSUES && slot->shown != NULL) {
            ENT_TRY(ent_issue_thinned(a, which, slot));
        }
    }
    return ent_shelf_node(a, shelf, sections[which].kind, out);
}

/* The node that stands for a section in the new tree: `node` where it is not changed. */
static ent_status settle(ent_applier *a, ent_changed which, ent_node *node, ent_node **out)
{
    *out = node;
    if (which == ENT_CHANGED_TODAY && a->today_shown != NULL) {
        *out = a->today_shown;
        return ENT_OK;
    }
    return a->shelves[which].open ? section_node(a, which, out) : ENT_OK;
}

/* Which of the sections a key names; ENT_CHANGED_COUNT: none that events change. */
static ent_changed section_of(const ent_node *key)
{
    ent_changed which = 0;
    while (which < ENT_CHANGED_COUNT && !ent_node_is(key, sections[which].key)) {
        which++;
    }
    return which;
}

static ent_status put_section(ent_applier *a, ent_node *root, ent_node *key, ent_node *item)
{
    const ent_changed which = section_of(key);
    if (which < ENT_CHANGED_COUNT) {
        ENT_TRY(settle(a, which, item, &item));
    }
    if (item != NULL) {
        root->keys[root->count] = key;
        root->items[root->count++] = item;
    }
    return ENT_OK;
}

/* The key of a section that the file has only by its events. */
static ent_node *make_key(ent_applier *a, ent_changed which)
{
    ent_node *key = ent_arena_new(&a->builder->dispute->arena, 1, sizeof *key);
    if (key != NULL) {
        const char *word = sections[which].key;
        *key = (ent_node){.kind = ENT_NODE_SCALAR,
                          .span = a->root->span,
                          .text = {.text = word, .length = strlen(word), .span = a->root->span}};
    }
    return key;
}

/* Puts the new document together. */
static ent_status put_together(ent_applier *a, ent_node **out)
{
    ent_arena *arena = &a->builder->dispute->arena;
    const size_t room = a->root->count + ENT_CHANGED_COUNT;
    ent_node *root = ent_arena_new(arena, 1, sizeof *root);
    ent_node **items = ent_arena_new(arena, room, sizeof *items);
    ent_node **keys = ent_arena_new(arena, room, sizeof *keys);
    if (root == NULL || items == NULL || keys == NULL) {
        return ENT_ERROR_MEMORY;
    }
    *root = *a->root;
    root->items = items;
    root->keys = keys;
    root->count = 0;
    for (size_t i = 0; i < a->root->count; i++) {
        if (!ent_node_is(a->root->keys[i], "timeline")) {
            ENT_TRY(put_section(a, root, a->root->keys[i], a->root->items[i]));
        }
    }
    for (ent_changed which = 0; which < ENT_CHANGED_COUNT; which++) {
        if (ent_field(a->root, sections[which].key) == NULL) {
            ent_node *key = make_key(a, which);
            ENT_TRY(key == NULL ? ENT_ERROR_MEMORY : put_section(a, root, key, NULL));
        }
    }
    *out = root;
    return ENT_OK;
}

/* Keeps what was selected in the dispute, and makes a map of the sources. */
static ent_status keep_selection(ent_applier *a)
{
    ent_dispute *dispute = a->builder->dispute;
    const ent_selection *s = a->selection;
    dispute->without =
        ent_arena_new(&dispute->arena, s->without_source_count, sizeof *dispute->without);
    dispute->without_bases = s->without_bases;
    if (dispute->without == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < s->without_source_count; i++) {
        const char *id = s->without_sources[i];
        const size_t length = strlen(id);
        if (ent_map_get(&a->without, id, length) != NULL) {
            continue;
        }
        const char *kept = ent_arena_text(&dispute->arena, id, length);
        ENT_TRY(kept == NULL ? ENT_ERROR_MEMORY
                             : ent_map_put(&a->without, kept, length, dispute->without_count));
        dispute->without[dispute->without_count++] = kept;
    }
    return ENT_OK;
}

static ent_status apply(ent_applier *a, ent_node **out)
{
    ent_dispute *dispute = a->builder->dispute;
    const uint64_t before = a->builder->context->error_count;
    const size_t moment = a->selection->moment;
    ENT_TRY(keep_selection(a));
    const size_t last = moment < dispute->event_count ? moment : dispute->event_count;
    ENT_TRY(open_claims(a));
    ent_node *today = ent_field(a->root, "today");
    a->today = a->today_shown = ent_field(a->root, "graph") == NULL ? NULL : today;
    for (size_t e = 0; e < last; e++) {
        ENT_TRY(ent_context_step(a->builder->context, "applying events", e, last));
        dispute->moment = e;
        ENT_TRY(apply_event(a, e));
        if (a->builder->context->error_count > before) {
            break; /* what follows would only echo these errors */
        }
    }
    dispute->moment = last;
    return a->builder->context->error_count > before ? ENT_OK : put_together(a, out);
}

ent_status ent_events_apply(ent_builder *builder, ent_node *root, const ent_selection *selection,
                            ent_node **out)
{
    ent_applier a = {.builder = builder, .root = root, .selection = selection};
    *out = root;
    if (ent_field(root, "timeline") == NULL && selection->without_source_count == 0 &&
        selection->without_bases == 0) {
        return ENT_OK;
    }
    ent_arena_init(&a.scratch, &builder->context->allocator);
    ent_map_init(&a.without, &builder->context->allocator);
    const ent_status status = apply(&a, out);
    ent_shelf *preferences = &a.shelves[ENT_CHANGED_PREFERENCES];
    for (ent_slot *slot = preferences->open ? preferences->ends.after[ENT_SIDE_ITEM]
                                            : &preferences->ends;
         slot != &preferences->ends; slot = slot->after[ENT_SIDE_ITEM]) {
        if (slot->wishes != NULL) {
            ent_shelf_close(&slot->wishes->list);
        }
    }
    for (ent_changed which = 0; which < ENT_CHANGED_COUNT; which++) {
        ent_shelf_close(&a.shelves[which]);
    }
    ent_map_free(&a.without);
    ent_arena_free(&a.scratch);
    return status;
}
