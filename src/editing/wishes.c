/* SPDX-License-Identifier: MIT */
/*
 * Moving, dropping and adding statements of a party.
 *
 * Those that stay keep, between them, the places that they had in the text; a place is written anew where
 * another statement comes to stand there. So what is between statements stays as it is. What is added stands right behind
 * the one before it.
 */
#include "editing/wishes.h"

#include "base/text.h"

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
    ent_text_format(&message, "there is no place %zu among %zu wishes", place + 1, count);
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
        if (!ent_wishes_concerned(w, asked) || asked->kind == ENT_AMEND_ADD) {
            continue;
        }
        if (asked->from >= w->count) {
            return refuse_place(w, asked->from, w->count);
        }
        if (w->fate[asked->from] != ENT_FATE_NONE) {
            return refuse(w, ENT_KIND_EDIT_TWICE, w->list->items[asked->from]->span,
                          "this wish is moved or dropped twice");
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
    w->total += w->left;
    return ENT_OK;
}

/* Puts a statement at the place that an amendment names. */
static ent_status claim(ent_wishes *w, const ent_amendment *asked, size_t statement)
{
    if (asked->to >= w->total) {
        return refuse_place(w, asked->to, w->total);
    }
    if (w->order[asked->to] != SIZE_MAX) {
        return refuse(w, ENT_KIND_EDIT_TWICE, w->key->span, "two wishes are to stand in one place");
    }
    w->order[asked->to] = statement;
    return ENT_OK;
}

/* The first place from `next` on that is free, which a statement takes. */
static size_t take_free(ent_wishes *w, size_t next, size_t statement)
{
    while (w->order[next] != SIZE_MAX) {
        next++;
    }
    w->order[next] = statement;
    return next + 1;
}

/* Puts moved and added statements where they are to stand, the others into the places that are left, and behind them
 * what is added at the end. */
static ent_status find_order(ent_wishes *w)
{
    size_t next = 0, fresh = w->count;
    for (size_t i = 0; i < w->total; i++) {
        w->order[i] = SIZE_MAX;
    }
    for (size_t i = 0; i < w->asked_count; i++) {
        const ent_amendment *asked = &w->asked[i];
        const bool add = asked->kind == ENT_AMEND_ADD;
        if (ent_wishes_concerned(w, asked) && asked->kind == ENT_AMEND_MOVE) {
            ENT_TRY(claim(w, asked, asked->from));
        } else if (ent_wishes_concerned(w, asked) && add && asked->to != SIZE_MAX) {
            ENT_TRY(claim(w, asked, fresh));
        }
        if (w->plan->refused) {
            return ENT_OK;
        }
        fresh += ent_wishes_concerned(w, asked) && add;
    }
    for (size_t i = 0; i < w->count; i++) {
        next = w->fate[i] == ENT_FATE_NONE ? take_free(w, next, i) : next;
    }
    fresh = w->count;
    for (size_t i = 0; i < w->asked_count; i++) {
        if (ent_wishes_concerned(w, &w->asked[i]) && w->asked[i].kind == ENT_AMEND_ADD) {
            next = w->asked[i].to == SIZE_MAX ? take_free(w, next, fresh) : next;
            fresh++;
        }
    }
    return ENT_OK;
}

/* The entry under a key of an owned mapping, owned with room for more; made where there is none. */
static ent_node *own_or_make(ent_plan *plan, ent_node *map, const char *key, ent_node_kind kind,
                             size_t more)
{
    const ent_node *there = ent_field(map, key);
    if (there != NULL && there->kind == kind) {
        return ent_plan_own_field(plan, map, key, more);
    }
    ent_node *made = ent_plan_room(plan, kind, more);
    if (there == NULL) {
        return ent_plan_put(plan, map, key, made) == ENT_OK ? made : NULL;
    }
    for (size_t i = 0; i < map->count; i++) {
        map->items[i] = map->items[i] == there ? made : map->items[i];
    }
    return made;
}

/* What is added, as it stands in the tree. */
static ent_node *expect_new(const ent_wishes *w, size_t place, bool grounded)
{
    ent_node *made = ent_plan_own(w->plan, ent_wishes_new_at(w, place), 1);
    return made == NULL ||
                   (grounded && ent_plan_put_text(w->plan, made, "basis", "assumed") != ENT_OK)
               ? NULL
               : made;
}

ent_status ent_wishes_expect(const ent_wishes *w, ent_node *root, bool grounded)
{
    ent_plan *plan = w->plan;
    const bool weights = w->party->order == ENT_ORDER_WEIGHTS;
    const size_t more = w->total - w->left;
    ent_node *map = own_or_make(plan, root, "preferences", ENT_NODE_MAP, 1);
    ent_node *list = map == NULL ? NULL
                     : weights   ? ent_plan_own_field(plan, map, w->party->id, 0)
                                 : own_or_make(plan, map, w->party->id, ENT_NODE_LIST, more);
    if (list != NULL && weights) {
        list = ent_plan_own_field(plan, list, "weights", 0);
    }
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < w->total; i++) {
        list->items[i] =
            ent_wishes_is_new(w, i) ? expect_new(w, i, grounded) : w->list->items[w->order[i]];
        if (list->items[i] == NULL) {
            return ENT_ERROR_MEMORY;
        }
    }
    list->count = w->total;
    return ENT_OK;
}

/* Makes the nodes of what is added. */
static ent_status make_added(ent_wishes *w)
{
    for (size_t i = 0; i < w->asked_count; i++) {
        if (!ent_wishes_concerned(w, &w->asked[i]) || w->asked[i].kind != ENT_AMEND_ADD) {
            continue;
        }
        ent_node *made = ent_plan_room(w->plan, ENT_NODE_MAP, 1);
        if (made == NULL) {
            return ENT_ERROR_MEMORY;
        }
        ENT_TRY(ent_plan_put_text(w->plan, made, "want", w->asked[i].value));
        w->added[w->total++] = made;
    }
    return ENT_OK;
}

static ent_status make_room(ent_wishes *w)
{
    ent_arena *arena = w->plan->arena;
    w->count = w->list->count;
    w->fate = ent_arena_new(arena, w->count, sizeof *w->fate);
    w->place = ent_arena_new(arena, w->count, sizeof *w->place);
    w->order = ent_arena_new(arena, w->count + w->asked_count, sizeof *w->order);
    w->added = ent_arena_new(arena, w->asked_count, sizeof *w->added);
    return w->fate == NULL || w->place == NULL || w->order == NULL || w->added == NULL
               ? ENT_ERROR_MEMORY
               : make_added(w);
}

/* Refuses what the form of a party's wishes does not allow. */
static ent_status check_form(ent_wishes *w, ent_span span)
{
    if (w->party->order == ENT_ORDER_RANKING) {
        return refuse(w, ENT_KIND_EDIT_ORDER, span,
                      "wishes that are a ranking are not moved, dropped or added");
    }
    for (size_t i = 0; w->party->order == ENT_ORDER_WEIGHTS && i < w->asked_count; i++) {
        const ent_amendment *asked = &w->asked[i];
        if (ent_wishes_concerned(w, asked) && asked->kind == ENT_AMEND_MOVE) {
            return refuse(w, ENT_KIND_EDIT_ORDER, span, "weighted wishes have no order to move in");
        }
        if (ent_wishes_concerned(w, asked) && asked->kind == ENT_AMEND_ADD) {
            return refuse(w, ENT_KIND_EDIT_ORDER, span,
                          "a wish among weighted ones needs a weight, which is written by hand");
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

/* Whether any amendment changes a statement that is there. */
static bool changes_any(const ent_wishes *w)
{
    for (size_t i = 0; i < w->asked_count; i++) {
        if (ent_wishes_concerned(w, &w->asked[i]) && w->asked[i].kind != ENT_AMEND_ADD) {
            return true;
        }
    }
    return false;
}

/* Whether the party has no wishes in a tree, and gets its first. */
static bool has_none(const ent_wishes *w, const ent_node *root)
{
    const ent_node *value = NULL;
    return find_party(root, w->party->id, &value) == NULL && !changes_any(w);
}

ent_status ent_wishes_settle(ent_wishes *w, const ent_node *root)
{
    static const ent_node none = {.kind = ENT_NODE_LIST, .flow = true};
    const bool weights = w->party->order == ENT_ORDER_WEIGHTS, first = has_none(w, root);
    w->key = find_party(root, w->party->id, &w->list);
    if (w->key == NULL && !first) {
        return refuse(w, ENT_KIND_EDIT_PLACE, w->party->span, "there are no wishes to change");
    }
    if (first) {
        ent_node *key = ent_plan_scalar(w->plan, w->party->id);
        if (key == NULL) {
            return ENT_ERROR_MEMORY;
        }
        key->span = w->party->span; /* what is wrong with a place is told of the party */
        w->key = key;
        w->list = &none;
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
    if (w->list->kind != ENT_NODE_LIST && !changes_any(w)) {
        return refuse(w, ENT_KIND_EDIT_LAYOUT, w->key->span,
                      "nothing is added to wishes that are not written as a list");
    }
    ENT_TRY(make_room(w));
    ENT_TRY(mark_fates(w));
    return w->plan->refused ? ENT_OK : find_order(w);
}

/* Puts what is added for a party without wishes into a section of its own. */
static ent_status begin_wishes(ent_wishes *w, ent_node *grown)
{
    ent_node *list = ent_plan_room(w->plan, ENT_NODE_LIST, w->total);
    for (size_t i = 0; list != NULL && i < w->total; i++) {
        list->items[list->count++] = ent_wishes_new_at(w, i);
    }
    return ent_plan_put(w->plan, grown, w->party->id, list);
}

ent_status ent_plan_wishes(ent_plan *plan, size_t party, const ent_amendment *amendments,
                           size_t count, ent_node *grown)
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
    if (has_none(&w, plan->dispute->document)) {
        return begin_wishes(&w, grown);
    }
    ENT_TRY(ent_wishes_expect(&w, plan->expected, false));
    return w.list->flow ? ent_wishes_in_brackets(&w) : ent_wishes_in_lines(&w);
}
