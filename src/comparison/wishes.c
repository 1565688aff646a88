/* SPDX-License-Identifier: MIT */
/*
 * What differs between the wishes of a party.
 *
 * Statements are the same when their expressions are, however they are spelt; of equal ones the first belongs to the first. Of
 * those that both files have as few as possible are said to have moved: all but a longest run in the same order.
 */
#include "comparison/comparison.h"

#include "base/text.h"
#include "diag/context.h"

#include <string.h>

typedef struct wishes {
    ent_comparison *c;
    const ent_allocator *allocator;
    const ent_party *party[ENT_SIDES];
    const ent_node *list[ENT_SIDES]; /* of statements */
    size_t count[ENT_SIDES];
    size_t *other[ENT_SIDES]; /* per statement that of the other side, or ENT_NO_PLACE */
    bool *moved;              /* per statement before */
} wishes;

bool ent_same_words(const char *a, const char *b)
{
    static const char blanks[] = " \t\r\n";
    for (;;) {
        const size_t skip_a = strspn(a, blanks), skip_b = strspn(b, blanks);
        a += skip_a;
        b += skip_b;
        if (*a != *b || ((skip_a > 0) != (skip_b > 0) && *a != '\0')) {
            return false;
        }
        if (*a == '\0') {
            return true;
        }
        a++;
        b++;
    }
}

static const ent_node *wishes_of(const ent_dispute *dispute, const char *party)
{
    const ent_node *map = ent_field(dispute->current, "preferences");
    return map == NULL || map->kind != ENT_NODE_MAP ? NULL : ent_field(map, party);
}

static bool same_wish(const wishes *w, size_t i, size_t k)
{
    const ent_statement *before = &w->party[0]->statements[i];
    const ent_statement *after = &w->party[1]->statements[k];
    return ent_same_words(before->text, after->text) ||
           ent_same_meaning(ent_comparison_dispute(w->c, 0), before->want,
                            ent_comparison_dispute(w->c, 1), after->want);
}

/* Pairs equal statements, the first with the first. O(statements^2 * size of a statement). */
static void pair_up(wishes *w)
{
    for (size_t side = 0; side < ENT_SIDES; side++) {
        for (size_t i = 0; i < w->count[side]; i++) {
            w->other[side][i] = ENT_NO_PLACE;
        }
    }
    for (size_t i = 0; i < w->count[0]; i++) {
        for (size_t k = 0; k < w->count[1] && w->other[0][i] == ENT_NO_PLACE; k++) {
            if (w->other[1][k] == ENT_NO_PLACE && same_wish(w, i, k)) {
                w->other[0][i] = k;
                w->other[1][k] = i;
            }
        }
    }
}

/* Marks as moved all paired statements but a longest run that rises on both sides. O(statements^2). */
static ent_status mark_moved(wishes *w)
{
    const size_t count = w->count[0];
    size_t *length = ent_memory_zero(w->allocator, count, sizeof *length);
    size_t *previous = ent_memory_zero(w->allocator, count, sizeof *previous);
    if (length == NULL || previous == NULL) {
        ent_memory_free(w->allocator, length);
        ent_memory_free(w->allocator, previous);
        return ENT_ERROR_MEMORY;
    }
    size_t best = ENT_NO_PLACE;
    for (size_t i = 0; i < count; i++) {
        previous[i] = ENT_NO_PLACE;
        w->moved[i] = w->other[0][i] != ENT_NO_PLACE;
        length[i] = w->moved[i] ? 1 : 0;
        for (size_t k = 0; w->moved[i] && k < i; k++) {
            if (length[k] >= length[i] && w->other[0][k] < w->other[0][i] &&
                w->other[0][k] != ENT_NO_PLACE) {
                length[i] = length[k] + 1;
                previous[i] = k;
            }
        }
        best = length[i] > 0 && (best == ENT_NO_PLACE || length[i] > length[best]) ? i : best;
    }
    while (best != ENT_NO_PLACE) {
        w->moved[best] = false;
        best = previous[best];
    }
    ent_memory_free(w->allocator, length);
    ent_memory_free(w->allocator, previous);
    return ENT_OK;
}

static ent_status add_statement(wishes *w, size_t before, size_t after)
{
    const ent_statement *b = before == ENT_NO_PLACE ? NULL : &w->party[0]->statements[before];
    const ent_statement *a = after == ENT_NO_PLACE ? NULL : &w->party[1]->statements[after];
    const ent_difference difference = {.kind = ENT_DIFFERS_STATEMENT,
                                       .subject = w->party[0]->id,
                                       .before = b == NULL ? NULL : b->text,
                                       .after = a == NULL ? NULL : a->text,
                                       .label = a == NULL ? b->label : a->label,
                                       .before_place = before,
                                       .after_place = after};
    return ent_comparison_add(w->c, &difference);
}

/* How firmly and surely a statement is wanted, as the file says it. */
static void add_firmness(ent_text *text, const ent_node *list, size_t statement)
{
    static const char *const keys[] = {"weight", "strength", "certainty", "degree"};
    static const char *const usual[] = {"", "mild", "sure", ""};
    const ent_node *entry = list->items[statement];
    for (size_t k = 0; entry->kind == ENT_NODE_MAP && k < 4; k++) {
        const ent_node *value = ent_field(entry, keys[k]);
        if (value != NULL && !value->empty && !ent_node_is(value, usual[k])) {
            ent_text_add(text, text->length > 0 ? ", " : "");
            ent_text_format(text, "%s %s", keys[k], value->text.text);
        }
    }
}

static ent_status compare_firmness(wishes *w, size_t before)
{
    ent_text text[ENT_SIDES];
    const size_t place[ENT_SIDES] = {before, w->other[0][before]};
    for (size_t side = 0; side < ENT_SIDES; side++) {
        ent_text_init(&text[side], w->allocator);
        add_firmness(&text[side], w->list[side], place[side]);
    }
    const char *b = ent_text_get(&text[0]), *a = ent_text_get(&text[1]);
    const ent_statement *statement = &w->party[0]->statements[before];
    const ent_difference difference = {.kind = ENT_DIFFERS_WEIGHT,
                                       .subject = w->party[0]->id,
                                       .before = b,
                                       .after = a,
                                       .label = statement->label != NULL ? statement->label
                                                                         : statement->text,
                                       .before_place = place[0],
                                       .after_place = place[1]};
    ent_status status = text[0].failed || text[1].failed ? ENT_ERROR_MEMORY : ENT_OK;
    if (status == ENT_OK && strcmp(a, b) != 0) {
        status = ent_comparison_add(w->c, &difference);
    }
    ent_text_free(&text[0]);
    ent_text_free(&text[1]);
    return status;
}

static ent_status tell_statements(wishes *w)
{
    const bool order = w->party[0]->order == ENT_ORDER_STATEMENTS;
    pair_up(w);
    ENT_TRY(mark_moved(w));
    for (size_t i = 0; i < w->count[0]; i++) {
        const size_t after = w->other[0][i];
        ENT_TRY(after == ENT_NO_PLACE || (order && w->moved[i]) ? add_statement(w, i, after)
                                                                : ENT_OK);
    }
    for (size_t k = 0; k < w->count[1]; k++) {
        ENT_TRY(w->other[1][k] == ENT_NO_PLACE ? add_statement(w, ENT_NO_PLACE, k) : ENT_OK);
    }
    for (size_t i = 0; i < w->count[0]; i++) {
        ENT_TRY(w->other[0][i] != ENT_NO_PLACE ? compare_firmness(w, i) : ENT_OK);
    }
    return ENT_OK;
}

static ent_status compare_statements(wishes *w)
{
    for (size_t side = 0; side < ENT_SIDES; side++) {
        w->count[side] = w->party[side]->statement_count;
        if (w->list[side] != NULL && w->list[side]->kind == ENT_NODE_MAP) {
            w->list[side] = ent_field(w->list[side], "weights");
        }
        w->other[side] = ent_memory_new(w->allocator, w->count[side], sizeof(size_t));
    }
    w->moved = ent_memory_zero(w->allocator, w->count[0], sizeof *w->moved);
    const ent_status status = w->other[0] == NULL || w->other[1] == NULL || w->moved == NULL
                                  ? ENT_ERROR_MEMORY
                                  : tell_statements(w);
    ent_memory_free(w->allocator, w->other[0]);
    ent_memory_free(w->allocator, w->other[1]);
    ent_memory_free(w->allocator, w->moved);
    return status;
}

/* A ranking on one line: groups by '>', what is in one by '|'. */
static void add_ranking(ent_text *text, const ent_node *of)
{
    const ent_node *ranking = of == NULL ? NULL : ent_field(of, "ranking");
    for (size_t g = 0; ranking != NULL && g < ranking->count; g++) {
        const ent_node *group = ranking->items[g];
        ent_text_add(text, g > 0 ? " > " : "");
        ent_text_add(text, group->kind == ENT_NODE_SCALAR ? group->text.text : "");
        for (size_t i = 0; group->kind == ENT_NODE_LIST && i < group->count; i++) {
            ent_text_add(text, i > 0 ? " | " : "");
            ent_text_add(text, group->items[i]->text.text);
        }
    }
}

/* Where a side has a ranking: both whole, statements and weights as these words. */
static ent_status compare_whole(wishes *w)
{
    static const char *const forms[] = {"statements", "", "weights"};
    ent_text text[ENT_SIDES];
    for (size_t side = 0; side < ENT_SIDES; side++) {
        ent_text_init(&text[side], w->allocator);
        ent_text_add(&text[side], forms[w->party[side]->order]);
        if (w->party[side]->order == ENT_ORDER_RANKING) {
            add_ranking(&text[side], w->list[side]);
        }
    }
    const ent_difference difference = {.kind = ENT_DIFFERS_WISHES,
                                       .subject = w->party[0]->id,
                                       .before = ent_text_get(&text[0]),
                                       .after = ent_text_get(&text[1]),
                                       .before_place = ENT_NO_PLACE,
                                       .after_place = ENT_NO_PLACE};
    ent_status status = text[0].failed || text[1].failed ? ENT_ERROR_MEMORY : ENT_OK;
    if (status == ENT_OK && !ent_same_words(difference.before, difference.after)) {
        status = ent_comparison_add(w->c, &difference);
    }
    ent_text_free(&text[0]);
    ent_text_free(&text[1]);
    return status;
}

ent_status ent_comparison_wishes(ent_context *context, ent_comparison *comparison, size_t before,
                                 size_t after)
{
    wishes w = {.c = comparison, .allocator = &context->allocator};
    w.party[0] = &ent_comparison_dispute(comparison, 0)->parties[before];
    w.party[1] = &ent_comparison_dispute(comparison, 1)->parties[after];
    w.list[0] = wishes_of(ent_comparison_dispute(comparison, 0), w.party[0]->id);
    w.list[1] = wishes_of(ent_comparison_dispute(comparison, 1), w.party[1]->id);
    const bool same = w.party[0]->order == w.party[1]->order;
    return same && w.party[0]->order != ENT_ORDER_RANKING ? compare_statements(&w)
                                                          : compare_whole(&w);
}
