/* SPDX-License-Identifier: MIT */
/*
 * Nodes of a changed tree. What a person wrote is never altered: where a node must differ a copy is made, of one level,
 * that keeps its place; so every finding points to what was written.
 */
#include "formats/in/events/apply.h"

#include <string.h>

/* What tells on what something rests; a note alone does not. */
static const char *const grounds_keys[] = {"basis",   "source", "passage", "bytes",
                                           "speaker", "hedge",  "coder",   NULL};

bool ent_grounds_withdrawn(const ent_applier *a, const ent_grounds *grounds)
{
    return (a->selection->without_bases >> grounds->basis & 1) != 0 ||
           (grounds->source != NULL &&
            ent_map_get(&a->without, grounds->source, strlen(grounds->source)) != NULL);
}

bool ent_is_withdrawn(const ent_applier *a, const ent_node *node)
{
    if (a->selection->without_bases == 0 && a->without.count == 0) {
        return false;
    }
    const ent_node *basis = node->kind == ENT_NODE_MAP ? ent_field(node, "basis") : NULL;
    const ent_node *source = node->kind == ENT_NODE_MAP ? ent_field(node, "source") : NULL;
    ent_grounds grounds = {.basis = ENT_BASIS_ASSUMED};
    for (ent_basis b = 0; basis != NULL && b < ENT_BASIS_COUNT; b++) {
        grounds.basis = ent_node_is(basis, ent_basis_word(b)) ? b : grounds.basis;
    }
    grounds.source = source != NULL && source->kind == ENT_NODE_SCALAR ? source->text.text : NULL;
    return ent_grounds_withdrawn(a, &grounds);
}

const ent_node *ent_node_id(const ent_node *item)
{
    const ent_node *id = item->kind == ENT_NODE_MAP ? ent_field(item, "id") : NULL;
    return id == NULL || id->kind != ENT_NODE_SCALAR || id->empty ? NULL : id;
}

static bool texts_same(const ent_node *one, const ent_node *other)
{
    return one->empty == other->empty && one->text.length == other->text.length &&
           memcmp(one->text.text, other->text.text, one->text.length) == 0;
}

bool ent_nodes_same(const ent_node *one, const ent_node *other)
{
    if (one->kind != other->kind || one->count != other->count) {
        return false;
    }
    bool same = one->kind != ENT_NODE_SCALAR || texts_same(one, other);
    for (size_t i = 0; same && one->kind != ENT_NODE_SCALAR && i < one->count; i++) {
        same = (one->kind == ENT_NODE_LIST || texts_same(one->keys[i], other->keys[i])) &&
               ent_nodes_same(one->items[i], other->items[i]);
    }
    return same;
}

ent_node *ent_node_map(ent_applier *a, const ent_node *at, size_t room)
{
    ent_arena *arena = &a->builder->dispute->arena;
    ent_node *map = ent_arena_new(arena, 1, sizeof *map);
    ent_node **items = ent_arena_new(arena, room, sizeof *items);
    ent_node **keys = ent_arena_new(arena, room, sizeof *keys);
    if (map == NULL || items == NULL || keys == NULL) {
        return NULL;
    }
    *map = (ent_node){.kind = ENT_NODE_MAP,
                      .span = at->span,
                      .flow = at->flow,
                      .brought = at->brought,
                      .items = items,
                      .keys = keys};
    return map;
}

void ent_node_append(ent_node *map, ent_node *key, ent_node *item)
{
    map->keys[map->count] = key;
    map->items[map->count++] = item;
}

/* A key that nobody wrote, in the place of a node. */
static ent_node *make_key(ent_applier *a, const char *word, const ent_node *at)
{
    ent_node *key = ent_arena_new(&a->builder->dispute->arena, 1, sizeof *key);
    if (key != NULL) {
        *key = (ent_node){.kind = ENT_NODE_SCALAR,
                          .span = at->span,
                          .text = {.text = word, .length = strlen(word), .span = at->span}};
    }
    return key;
}

bool ent_is_grounds_key(const ent_node *key)
{
    bool any = false;
    for (size_t k = 0; grounds_keys[k] != NULL; k++) {
        any = any || ent_node_is(key, grounds_keys[k]);
    }
    return any;
}

bool ent_node_grounded(const ent_node *map)
{
    bool any = false;
    for (size_t i = 0; i < map->count; i++) {
        any = any || ent_is_grounds_key(map->keys[i]);
    }
    return any;
}

/* Puts the grounds of an event into a mapping that has none; of the note only where there is none. */
static void inherit(const ent_node *event, ent_node *map)
{
    for (size_t i = 0; i < event->count; i++) {
        const bool noted = ent_node_is(event->keys[i], "note") && ent_field(map, "note") == NULL;
        if (noted || ent_is_grounds_key(event->keys[i])) {
            ent_node_append(map, event->keys[i], event->items[i]);
        }
    }
}

ent_node *ent_node_brought(ent_applier *a, ent_node *node, const char *key, const ent_node *id)
{
    enum { MOST_GROUNDS = 8 };
    const ent_node *event = a->builder->dispute->events[a->event].node;
    const bool map = node->kind == ENT_NODE_MAP;
    const bool silent = ent_node_grounded(event) && !(map && ent_node_grounded(node));
    const bool named = id != NULL && (!map || ent_field(node, "id") == NULL);
    if ((!silent && !named) || node->kind == ENT_NODE_LIST || node->empty ||
        (!map && key == NULL)) {
        return node;
    }
    ent_node *out = ent_node_map(a, node, node->count + 2 + MOST_GROUNDS);
    ent_node *id_key = make_key(a, "id", node), *own_key = make_key(a, map ? "" : key, node);
    ent_node *id_value = ent_arena_new(&a->builder->dispute->arena, 1, sizeof *id_value);
    if (out == NULL || id_key == NULL || own_key == NULL || id_value == NULL) {
        return NULL;
    }
    if (named) {
        *id_value = *id;
        ent_node_append(out, id_key, id_value);
    }
    for (size_t i = 0; map && i < node->count; i++) {
        ent_node_append(out, node->keys[i], node->items[i]);
    }
    if (!map) {
        ent_node_append(out, own_key, node);
    }
    if (silent) {
        inherit(event, out);
    }
    return out;
}

ent_node *ent_list_brought(ent_applier *a, const ent_node *list, const char *key)
{
    ent_node *out = ent_node_map(a, list, list->count);
    for (size_t i = 0; out != NULL && i < list->count; i++) {
        ent_node *item = ent_node_brought(a, list->items[i], key, NULL);
        if (item == NULL) {
            return NULL;
        }
        ent_node_append(out, NULL, item);
    }
    if (out != NULL) {
        out->kind = ENT_NODE_LIST;
    }
    return out;
}

ent_node *ent_node_with(ent_applier *a, const ent_node *map, const char *key, ent_node *value)
{
    ent_node *out = ent_node_map(a, map, map->count);
    for (size_t i = 0; out != NULL && i < map->count; i++) {
        ent_node_append(out, map->keys[i], ent_node_is(map->keys[i], key) ? value : map->items[i]);
    }
    return out;
}

/* How many entries of a shelf are shown; *first is the first of them. */
static size_t count_shown(const ent_shelf *shelf, const ent_node **first)
{
    size_t count = 0;
    for (const ent_slot *slot = shelf->ends.after[ENT_SIDE_SHOWN]; slot != &shelf->ends;
         slot = slot->after[ENT_SIDE_SHOWN]) {
        if (slot->shown != NULL) {
            *first = count == 0 ? slot->shown : *first;
            count++;
        }
    }
    return count;
}

ent_status ent_shelf_node(ent_applier *a, ent_shelf *shelf, ent_node_kind kind, ent_node **out)
{
    const ent_node *at = NULL;
    const size_t count = count_shown(shelf, &at);
    at = shelf->node != NULL ? shelf->node : at;
    *out = NULL;
    if (at == NULL) {
        return ENT_OK;
    }
    ent_node *node = ent_node_map(a, at, count);
    if (node == NULL) {
        return ENT_ERROR_MEMORY;
    }
    node->kind = kind;
    node->flow = node->flow || count == 0;
    for (const ent_slot *slot = shelf->ends.after[ENT_SIDE_SHOWN]; slot != &shelf->ends;
         slot = slot->after[ENT_SIDE_SHOWN]) {
        if (slot->shown != NULL) {
            ent_node_append(node, slot->shown_key, slot->shown);
        }
    }
    *out = node;
    return ENT_OK;
}
