/* SPDX-License-Identifier: MIT */
/* Ranks of states: from statements and groups by their literals, from weights by adding in binary. */
#include "exists/order.h"

#include "diag/diagnostic.h"

bool ent_order_expressible(const ent_party *party)
{
    bool numbers = party->ranked_of > 0;
    for (size_t i = 0; i < party->ranked_count; i++) {
        numbers = numbers || party->ranked[i].number > 0;
    }
    return !numbers;
}

static ent_status refuse(ent_context *context, const ent_dispute *dispute, ent_issue issue)
{
    issue.source = &dispute->source;
    ENT_TRY(ent_issue_add(context, &issue));
    return ENT_ERROR_INPUT;
}

static ent_status make_statements(const ent_party *party, ent_arena *arena, ent_order *out)
{
    out->wishes = ent_arena_new(arena, party->statement_count, sizeof *out->wishes);
    if (out->wishes == NULL) {
        return ENT_ERROR_MEMORY;
    }
    out->count = party->statement_count;
    out->length = party->statement_count;
    for (size_t i = 0; i < party->statement_count; i++) {
        out->wishes[i].want = party->statements[i].want;
    }
    return ENT_OK;
}

static uint64_t divisor(uint64_t a, uint64_t b)
{
    while (b != 0) {
        const uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* Weights become whole numbers without a common divisor; the length is that of the largest sum. */
static ent_status make_weights(ent_context *context, const ent_dispute *dispute,
                               const ent_party *party, ent_arena *arena, ent_order *out)
{
    uint64_t total = 0, common = 0;
    ENT_TRY(make_statements(party, arena, out));
    for (size_t i = 0; i < out->count; i++) {
        const int64_t weight = party->statements[i].weight;
        out->wishes[i].opposite = weight < 0;
        out->wishes[i].weight = (uint64_t)(weight < 0 ? -weight : weight);
        common = divisor(out->wishes[i].weight, common);
        total += out->wishes[i].weight;
        if (total > (uint64_t)INT64_MAX) {
            return refuse(context, dispute,
                          (ent_issue){.kind = ENT_KIND_WEIGHTS_SUM,
                                      .span = party->statements[i].span,
                                      .message = "the weights up to here are too large together"});
        }
    }
    out->weighed = true;
    out->length = 0;
    for (size_t i = 0; common > 1 && i < out->count; i++) {
        out->wishes[i].weight /= common;
    }
    for (total /= common > 1 ? common : 1; total > 0; total >>= 1) {
        out->length++;
    }
    return ENT_OK;
}

/* "At least `low` and at most `high` of these items hold", of those that are in a group, or are not.
 * `rest` is no such item. */
static ent_expression *count_items(const ent_party *party, size_t group, bool within,
                                   ent_arena *arena)
{
    ent_expression *count = ent_arena_new(arena, 1, sizeof *count);
    ent_expression **items = ent_arena_new(arena, party->ranked_count, sizeof *items);
    if (count == NULL || items == NULL) {
        return NULL;
    }
    *count = (ent_expression){.op = ENT_OP_COUNT, .children = items};
    for (size_t i = 0; i < party->ranked_count; i++) {
        const ent_ranked *item = &party->ranked[i];
        if (item->want != NULL && (item->group == group) == within) {
            items[count->child_count++] = item->want;
        }
    }
    return count;
}

/* The group that holds `rest`; the number of groups when none does. */
static ent_status find_rest(ent_context *context, const ent_dispute *dispute,
                            const ent_party *party, size_t *out)
{
    *out = party->group_count;
    for (size_t i = 0; i < party->ranked_count; i++) {
        const ent_ranked *item = &party->ranked[i];
        if (item->want == NULL && *out < party->group_count) {
            return refuse(context, dispute,
                          (ent_issue){.kind = ENT_KIND_RANKING_REPEATS,
                                      .span = item->span,
                                      .message = "'rest' has a place in the ranking already"});
        }
        *out = item->want == NULL ? item->group : *out;
    }
    return ENT_OK;
}

/* A state is in the group of one of its items; in that of `rest` when no item outside of it holds. */
static ent_status make_ranking(ent_context *context, const ent_dispute *dispute,
                               const ent_party *party, ent_arena *arena, ent_order *out)
{
    size_t rest = 0;
    ENT_TRY(find_rest(context, dispute, party, &rest));
    out->count = party->group_count;
    out->length = party->group_count;
    out->wishes = ent_arena_new(arena, party->group_count, sizeof *out->wishes);
    ent_expression *twice = count_items(party, SIZE_MAX, false, arena);
    ent_expression *nowhere = count_items(party, SIZE_MAX, false, arena);
    if (out->wishes == NULL || twice == NULL || nowhere == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t g = 0; g < party->group_count; g++) {
        ent_expression *here = count_items(party, g, g != rest, arena);
        if (here == NULL) {
            return ENT_ERROR_MEMORY;
        }
        here->low = g == rest ? 0 : 1;
        here->high = g == rest ? 0 : (uint32_t)here->child_count;
        out->wishes[g].want = here;
    }
    twice->low = 2;
    twice->high = (uint32_t)twice->child_count;
    out->twice = twice;
    out->nowhere = rest < party->group_count ? NULL : nowhere;
    return ENT_OK;
}

ent_status ent_order_make(ent_context *context, const ent_dispute *dispute, size_t party,
                          ent_arena *arena, ent_order *out)
{
    const ent_party *wishes = &dispute->parties[party];
    *out = (ent_order){0};
    switch (wishes->order) {
    case ENT_ORDER_WEIGHTS:
        return make_weights(context, dispute, wishes, arena, out);
    case ENT_ORDER_RANKING:
        return make_ranking(context, dispute, wishes, arena, out);
    default:
        return make_statements(wishes, arena, out);
    }
}

/* Adds a weight, where `here` is true, to the sum, whose highest bit stands first. A bit of the new sum
 * is true when an odd number of old bit, bit of the weight and carry are, the next carry when two are. */
static ent_status add_weight(ent_clauses *clauses, ent_literal here, uint64_t weight,
                             ent_literal *sum, size_t length)
{
    ent_literal carry = ENT_LITERAL_FALSE, same = 0;
    for (size_t b = 0; b < length; b++) {
        ent_literal *bit = &sum[length - 1 - b];
        const ent_literal old = *bit;
        const ent_literal more = (weight >> b & 1) != 0 ? here : ENT_LITERAL_FALSE;
        ENT_TRY(ent_clauses_iff(clauses, old, more, &same));
        ENT_TRY(ent_clauses_iff(clauses, same, carry, bit));
        ENT_TRY(ent_clauses_choose(clauses, (ent_choice){same, old, carry}, &carry));
    }
    return ENT_OK;
}

ent_status ent_order_rank(const ent_order *order, ent_clauses *clauses, ent_encoding *state,
                          ent_literal *out)
{
    for (size_t k = 0; order->weighed && k < order->length; k++) {
        out[k] = ENT_LITERAL_FALSE;
    }
    for (size_t i = 0; i < order->count; i++) {
        ent_literal here = 0;
        ENT_TRY(ent_encoding_literal(state, order->wishes[i].want, &here));
        if (order->weighed) {
            here = order->wishes[i].opposite ? -here : here;
            ENT_TRY(add_weight(clauses, here, order->wishes[i].weight, out, order->length));
        } else {
            out[i] = here;
        }
    }
    return ENT_OK;
}

ent_status ent_order_better(ent_clauses *clauses, const ent_literal *a, const ent_literal *b,
                            size_t length, ent_literal *out)
{
    ent_literal better = ENT_LITERAL_FALSE, same = 0;
    for (size_t k = length; k-- > 0;) {
        ENT_TRY(ent_clauses_iff(clauses, a[k], b[k], &same));
        ENT_TRY(ent_clauses_choose(clauses, (ent_choice){same, better, a[k]}, &better));
    }
    *out = better;
    return ENT_OK;
}
