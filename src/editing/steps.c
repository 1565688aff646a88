/* SPDX-License-Identifier: MIT */
/*
 * The steps of an event that bring statements into an order.
 *
 * First what is dropped goes, from the last on, so that numbers are those of the list as it was. Then each statement that is
 * moved, in the order that is wanted, is put right behind the one before it, which stands in its place by then: it stayed,
 * or was moved just before. What is added is inserted there in its turn. Steps that would leave a statement where it is are not made. A statement is named by its
 * id, and by its place at that step where it has none. O(length of the list) a step.
 */
#include "base/text.h"
#include "editing/wishes.h"

#include <string.h>

typedef struct steps {
    const ent_wishes *w;
    size_t *list; /* the statements in the order that they have so far */
    size_t count;
    ent_node *made;
} steps;

static size_t find(const steps *s, size_t statement)
{
    size_t at = 0;
    while (s->list[at] != statement) {
        at++;
    }
    return at;
}

static const char *id_at(const steps *s, size_t at)
{
    return s->list[at] < s->w->count ? s->w->party->statements[s->list[at]].id : NULL;
}

/* A number as a scalar, counted from 1; NULL when memory is refused. */
static ent_node *make_number(const steps *s, size_t at)
{
    ent_text text;
    ent_text_init(&text, &s->w->plan->context->allocator);
    ent_text_format(&text, "%zu", at + 1);
    ent_node *number = text.failed ? NULL : ent_plan_scalar(s->w->plan, ent_text_get(&text));
    ent_text_free(&text);
    return number;
}

/* What a step calls the statement at a place. */
static ent_node *make_name(const steps *s, size_t at)
{
    return id_at(s, at) == NULL ? make_number(s, at) : ent_plan_scalar(s->w->plan, id_at(s, at));
}

/* Appends a step, of which the first entry is made. */
static ent_status begin(const steps *s, const char *kind, size_t at, ent_node **out)
{
    *out = ent_plan_room(s->w->plan, ENT_NODE_MAP, 2);
    ENT_TRY(ent_plan_append(s->made, *out));
    return ent_plan_put(s->w->plan, *out, kind, make_name(s, at));
}

static void take_out(steps *s, size_t at)
{
    s->count--;
    memmove(s->list + at, s->list + at + 1, (s->count - at) * sizeof *s->list);
}

static void put_in(steps *s, size_t at, size_t statement)
{
    memmove(s->list + at + 1, s->list + at, (s->count - at) * sizeof *s->list);
    s->list[at] = statement;
    s->count++;
}

static ent_status drop(steps *s, size_t at)
{
    ent_node *step = NULL;
    ENT_TRY(begin(s, "drop", at, &step));
    take_out(s, at);
    return ENT_OK;
}

/* Moves a statement right behind another, or to the front (SIZE_MAX). */
static ent_status move(steps *s, size_t statement, size_t behind)
{
    ent_plan *plan = s->w->plan;
    ent_node *step = NULL;
    const size_t from = find(s, statement);
    size_t to = behind == SIZE_MAX ? 0 : find(s, behind) + 1;
    if (from == to) {
        return ENT_OK;
    }
    ENT_TRY(begin(s, "move", from, &step));
    take_out(s, from);
    to -= from < to;
    const char *id = to == 0 ? NULL : id_at(s, to - 1);
    put_in(s, to, statement);
    if (id != NULL) {
        return ent_plan_put_text(plan, step, "after", id);
    }
    return to == 0 ? ent_plan_put_text(plan, step, "at", "first")
                   : ent_plan_put(plan, step, "at", make_number(s, to));
}

/* Inserts what is added at a place of the list that results. */
static ent_status add(steps *s, size_t place)
{
    ent_plan *plan = s->w->plan;
    const size_t to = place == 0 ? 0 : find(s, s->w->order[place - 1]) + 1;
    const bool last = to == s->count;
    const char *id = to == 0 ? NULL : id_at(s, to - 1);
    ent_node *step = ent_plan_room(plan, ENT_NODE_MAP, 2);
    ENT_TRY(ent_plan_append(s->made, step));
    ENT_TRY(ent_plan_put(plan, step, "insert", ent_wishes_new_at(s->w, place)));
    put_in(s, to, s->w->order[place]);
    if (last) {
        return ENT_OK; /* what silence means */
    }
    if (id != NULL) {
        return ent_plan_put_text(plan, step, "after", id);
    }
    return to == 0 ? ent_plan_put_text(plan, step, "at", "first")
                   : ent_plan_put(plan, step, "at", make_number(s, to));
}

ent_status ent_wishes_steps(const ent_wishes *w, ent_node **out)
{
    steps s = {.w = w, .count = w->count};
    s.list = ent_arena_new(w->plan->arena, w->count + w->total, sizeof *s.list);
    s.made = ent_plan_room(w->plan, ENT_NODE_LIST, w->count + w->total);
    if (s.list == NULL || s.made == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < w->count; i++) {
        s.list[i] = i;
    }
    for (size_t i = w->count; i-- > 0;) {
        ENT_TRY(ent_wishes_stays(w, i) ? ENT_OK : drop(&s, i));
    }
    for (size_t i = 0; i < w->total; i++) {
        if (ent_wishes_is_new(w, i)) {
            ENT_TRY(add(&s, i));
        } else if (w->fate[w->order[i]] == ENT_FATE_MOVED) {
            ENT_TRY(move(&s, w->order[i], i == 0 ? SIZE_MAX : w->order[i - 1]));
        }
    }
    *out = s.made;
    return ENT_OK;
}
