/* SPDX-License-Identifier: MIT */
/*
 * Moving and dropping the statements of a party.
 *
 * Those that stay keep, between them, the places that they had in the text; a place is written anew where
 * another statement comes to stand there. So what is between statements stays as it is.
 */
#include "editing/wishes.h"

#include "base/text.h"

#include <string.h>

static ent_status refuse(ent_wishes *w, ent_diagnostic_kind kind, ent_span span, const char *words)
{
    ent_text message;
    ent_text_init(&message, &w->plan->context->allocator);
    ent_text_format(&message, "%s (party '%s')", words, w->party->id);
    const ent_status status = message.failed
                                  ? ENT_ERROR_MEMORY
                                  : ent_plan_refuse(w->plan, kind, span, ent_text_get(&message));
    ent_text_free(&message);
    return status;
}

static ent_status refuse_place(ent_wishes *w, size_t place, size_t count)
{
    ent_text message;
    ent_text_init(&message, &w->plan->context->allocator);
    ent_text_format(&message, "there is no place %zu among %zu statements", place + 1, count);
    const ent_status status =
        message.failed ? ENT_ERROR_MEMORY
                       : refuse(w, ENT_KIND_EDIT_PLACE, w->key->span, ent_text_get(&message));
    ent_text_free(&message);
    return status;
}

/* Marks what each statement is to become; what is asked twice, and what is not there, is refused. */
static ent_status mark_fates(ent_wishes *w)
{
    for (size_t i = 0; i < w->asked_count; i++) {
        const ent_amendment *asked = &w->asked[i];
        if (!ent_wishes_concerned(w, asked)) {
            continue;
        }
        if (asked->from >= w->count) {
            return refuse_place(w, asked->from, w->count);
        }
        if (w->fate[asked->from] != ENT_FATE_NONE) {
            return refuse(w, ENT_KIND_EDIT_TWICE, w->list->items[asked->from]->span,
                          "this statement is moved or dropped twice");
        }
        w->fate[asked->from] = asked->kind == ENT_AMEND_MOVE   ? ENT_FATE_MOVED
                               : asked->kind == ENT_AMEND_DROP ? ENT_FATE_DROPPED
                                                               : ENT_FATE_OFF;
    }
    for (size_t i = 0; i < w->count; i++) {
        if (ent_wishes_stays(w, i)) {
            w->place[w->left++] = i;
        }
    }
    return ENT_OK;
}

/* Puts moved statements where they are to stand, and the others into the places that are left. */
static ent_status find_order(ent_wishes *w)
{
    for (size_t i = 0; i < w->left; i++) {
        w->order[i] = SIZE_MAX;
    }
    for (size_t i = 0; i < w->asked_count; i++) {
        const ent_amendment *asked = &w->asked[i];
        if (!ent_wishes_concerned(w, asked) || asked->kind != ENT_AMEND_MOVE) {
            continue;
        }
        if (asked->to >= w->left) {
            return refuse_place(w, asked->to, w->left);
        }
        if (w->order[asked->to] != SIZE_MAX) {
            return refuse(w, ENT_KIND_EDIT_TWICE, w->list->items[asked->from]->span,
                          "two statements are moved to one place");
        }
        w->order[asked->to] = asked->from;
    }
    size_t next = 0;
    for (size_t i = 0; i < w->count; i++) {
        if (w->fate[i] == ENT_FATE_NONE) {
            while (w->order[next] != SIZE_MAX) {
                next++;
            }
            w->order[next] = i;
        }
    }
    return ENT_OK;
}

ent_status ent_wishes_expect(const ent_wishes *w, ent_node *root)
{
    ent_plan *plan = w->plan;
    ent_node *map = NULL, *list = NULL;
    map = ent_plan_own_field(plan, root, "preferences", 0);
    list = map == NULL ? NULL : ent_plan_own_field(plan, map, w->party->id, 0);
    if (list != NULL && w->party->order == ENT_ORDER_WEIGHTS) {
        list = ent_plan_own_field(plan, list, "weights", 0);
    }
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < w->left; i++) {
        list->items[i] = w->list->items[w->order[i]];
    }
    list->count = w->left;
    return ENT_OK;
}

static ent_status make_room(ent_wishes *w)
{
    ent_arena *arena = w->plan->arena;
    w->count = w->list->count;
    w->fate = ent_arena_new(arena, w->count, sizeof *w->fate);
    w->place = ent_arena_new(arena, w->count, sizeof *w->place);
    w->order = ent_arena_new(arena, w->count, sizeof *w->order);
    return w->fate == NULL || w->place == NULL || w->order == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

/* Refuses what the form of a party's wishes does not allow. */
static ent_status check_form(ent_wishes *w, ent_span span)
{
    if (w->party->order == ENT_ORDER_RANKING) {
        return refuse(w, ENT_KIND_EDIT_ORDER, span,
                      "wishes that are a ranking are not moved or dropped");
    }
    for (size_t i = 0; w->party->order == ENT_ORDER_WEIGHTS && i < w->asked_count; i++) {
        if (ent_wishes_concerned(w, &w->asked[i]) && w->asked[i].kind == ENT_AMEND_MOVE) {
            return refuse(w, ENT_KIND_EDIT_ORDER, span, "weighted wishes have no order to move in");
        }
    }
    return ENT_OK;
}

/* The key of a party under `preferences`, and its value; NULL where it has none. */
static const ent_node *find_party(const ent_node *root, const char *id, const ent_node **value)
{
    const ent_node *map = ent_field(root, "preferences");
    for (size_t i = 0; map != NULL && map->kind == ENT_NODE_MAP && i < map->count; i++) {
        if (ent_node_is(map->keys[i], id)) {
            *value = map->items[i];
            return map->keys[i];
        }
    }
    return NULL;
}

ent_status ent_wishes_settle(ent_wishes *w, const ent_node *root)
{
    const bool weights = w->party->order == ENT_ORDER_WEIGHTS;
    w->key = find_party(root, w->party->id, &w->list);
    if (w->key == NULL) {
        return refuse(w, ENT_KIND_EDIT_PLACE, w->party->span, "there are no statements to change");
    }
    ENT_TRY(check_form(w, w->key->span));
    if (w->plan->refused) {
        return ENT_OK;
    }
    for (size_t i = 0; weights && i < w->list->count; i++) {
        if (ent_node_is(w->list->keys[i], "weights")) {
            w->key = w->list->keys[i];
        }
    }
    w->list = weights ? ent_field(w->list, "weights") : w->list;
    ENT_TRY(make_room(w));
    ENT_TRY(mark_fates(w));
    return w->plan->refused ? ENT_OK : find_order(w);
}

ent_status ent_plan_wishes(ent_plan *plan, size_t party, const ent_amendment *amendments,
                           size_t count)
{
    ent_wishes w = {.plan = plan,
                    .party = &plan->dispute->parties[party],
                    .number = party,
                    .asked = amendments,
                    .asked_count = count};
    ENT_TRY(ent_wishes_settle(&w, plan->dispute->document));
    if (plan->refused) {
        return ENT_OK;
    }
    ENT_TRY(ent_wishes_expect(&w, plan->expected));
    return w.list->flow ? ent_wishes_in_brackets(&w) : ent_wishes_in_lines(&w);
}
