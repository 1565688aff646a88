/* SPDX-License-Identifier: MIT */
/* Collecting splices, and the tree that the new text must have. */
#include "editing/plan.h"

#include <string.h>

ent_status ent_plan_splice(ent_plan *plan, ent_span span, const char *text, size_t length)
{
    if (plan->count == plan->room) {
        const size_t room = plan->room == 0 ? 8 : plan->room * 2;
        ent_splice *wider = ent_arena_new(plan->arena, room, sizeof *wider);
        if (wider == NULL) {
            return ENT_ERROR_MEMORY;
        }
        if (plan->count > 0) {
            memcpy(wider, plan->splices, plan->count * sizeof *wider);
        }
        plan->splices = wider;
        plan->room = room;
    }
    const char *kept = ent_arena_text(plan->arena, text, length);
    if (kept == NULL) {
        return ENT_ERROR_MEMORY;
    }
    plan->splices[plan->count++] = (ent_splice){
        .byte_start = span.start, .byte_end = span.end, .text = kept, .length = length};
    return ENT_OK;
}

ent_status ent_plan_refuse(ent_plan *plan, ent_diagnostic_kind kind, ent_span span,
                           const char *message)
{
    const ent_issue issue = {
        .kind = kind, .source = plan->source, .span = span, .message = message};
    plan->refused = true;
    return ent_issue_add(plan->context, &issue);
}

/* Sorts by place, those at one place as they were added. They come nearly sorted, list by list. */
static void sort(ent_splice *splices, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const ent_splice moved = splices[i];
        size_t at = i;
        while (at > 0 && splices[at - 1].byte_start > moved.byte_start) {
            splices[at] = splices[at - 1];
            at--;
        }
        splices[at] = moved;
    }
}

bool ent_plan_settle(ent_plan *plan)
{
    size_t kept = 0;
    sort(plan->splices, plan->count);
    for (size_t i = 0; i < plan->count; i++) {
        ent_splice next = plan->splices[i];
        if (kept > 0 && plan->splices[kept - 1].byte_end > next.byte_start) {
            if (plan->splices[kept - 1].length > 0 || next.length > 0) {
                return false;
            }
            next.byte_start = plan->splices[kept - 1].byte_end;
            next.byte_end = next.byte_end > next.byte_start ? next.byte_end : next.byte_start;
        }
        if (next.byte_end > next.byte_start || next.length > 0) {
            plan->splices[kept++] = next;
        }
    }
    plan->count = kept;
    return true;
}

ent_node *ent_plan_own(ent_plan *plan, const ent_node *node, size_t more)
{
    ent_node *copy = ent_arena_new(plan->arena, 1, sizeof *copy);
    ent_node **items = ent_arena_new(plan->arena, node->count + more, sizeof *items);
    ent_node **keys = ent_arena_new(plan->arena, node->count + more, sizeof *keys);
    if (copy == NULL || items == NULL || keys == NULL) {
        return NULL;
    }
    *copy = *node;
    copy->items = items;
    copy->keys = keys;
    if (node->count > 0) {
        memcpy(items, node->items, node->count * sizeof *items);
    }
    if (node->count > 0 && node->kind == ENT_NODE_MAP) {
        memcpy(keys, node->keys, node->count * sizeof *keys);
    }
    return copy;
}

ent_node *ent_plan_own_field(ent_plan *plan, ent_node *map, const char *key, size_t more)
{
    size_t at = 0;
    while (!ent_node_is(map->keys[at], key)) {
        at++;
    }
    ent_node *copy = ent_plan_own(plan, map->items[at], more);
    if (copy != NULL) {
        map->items[at] = copy;
    }
    return copy;
}

ent_node *ent_plan_scalar(ent_plan *plan, const char *text)
{
    ent_node *node = ent_arena_new(plan->arena, 1, sizeof *node);
    const size_t length = strlen(text);
    const char *kept = ent_arena_text(plan->arena, text, length);
    if (node == NULL || kept == NULL) {
        return NULL;
    }
    node->text = (ent_written){.text = kept, .length = length};
    return node;
}

ent_status ent_plan_put_text(ent_plan *plan, ent_node *map, const char *key, const char *text)
{
    return ent_plan_put(plan, map, key, ent_plan_scalar(plan, text));
}

ent_status ent_plan_insert(ent_plan *plan, ent_node *map, size_t at, const char *key,
                           ent_node *value)
{
    ent_node *name = ent_plan_scalar(plan, key);
    if (name == NULL || value == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = map->count; i > at; i--) {
        map->keys[i] = map->keys[i - 1];
        map->items[i] = map->items[i - 1];
    }
    map->keys[at] = name;
    map->items[at] = value;
    map->count++;
    return ENT_OK;
}

ent_node *ent_plan_room(ent_plan *plan, ent_node_kind kind, size_t count)
{
    const ent_node empty = {.kind = kind};
    return ent_plan_own(plan, &empty, count);
}

ent_status ent_plan_append(ent_node *list, ent_node *item)
{
    if (item == NULL) {
        return ENT_ERROR_MEMORY;
    }
    list->items[list->count++] = item;
    return ENT_OK;
}

ent_status ent_plan_put(ent_plan *plan, ent_node *map, const char *key, ent_node *value)
{
    return ent_plan_insert(plan, map, map->count, key, value);
}

static bool scalars_agree(const ent_node *a, const ent_node *b)
{
    return a->empty == b->empty &&
           (a->empty || (a->text.length == b->text.length &&
                         memcmp(a->text.text, b->text.text, a->text.length) == 0));
}

bool ent_trees_agree(const ent_node *a, const ent_node *b)
{
    if (a->kind != b->kind || a->count != b->count) {
        return false;
    }
    if (a->kind == ENT_NODE_SCALAR) {
        return scalars_agree(a, b);
    }
    for (size_t i = 0; i < a->count; i++) {
        const ent_node *other = b->items[i];
        if (a->kind == ENT_NODE_MAP && !scalars_agree(a->keys[i], b->keys[i])) {
            other = ent_field(b, a->keys[i]->text.text);
        }
        if (other == NULL || !ent_trees_agree(a->items[i], other)) {
            return false;
        }
    }
    return true;
}
