/* SPDX-License-Identifier: MIT */
/*
 * Degrees of pairs of states: which states are meant, and that each pair has one degree.
 *
 * Pairs are sorted with both their orders, so that what stands twice, in whatever order, is found side by side.
 */
#include "diag/diagnostic.h"
#include "preference/fuzzy.h"
#include "preference/levels.h"

#include <stdio.h>
#include <stdlib.h>

enum { LONGEST = 120 };

typedef struct work {
    ent_context *context;
    const ent_space *space;
    const ent_party *party;
    uint64_t *bits; /* room for a set of states */
    ent_fuzzy_pair *pairs;
    bool refused;
} work;

static ent_status refuse(work *w, ent_diagnostic_kind kind, ent_span span, const char *message)
{
    w->refused = true;
    return ent_wishes_refuse(w->context, w->space, kind, span, message);
}

/* Finds the state of an item; the number of states when it was refused. */
static ent_status find_state(work *w, const ent_ranked *item, size_t *out)
{
    const size_t count = w->space->count;
    char message[LONGEST];
    *out = count;
    if (item->number > 0) {
        *out = item->number <= count ? (size_t)item->number - 1 : count;
        (void)snprintf(message, sizeof message, "there is no state s%llu",
                       (unsigned long long)item->number);
    } else {
        ENT_TRY(ent_space_evaluate(w->context, w->space, item->want, w->bits));
        const uint64_t fitting = ent_bits_count(w->bits, ent_bits_words(count));
        *out = fitting == 1 ? ent_bits_next(w->bits, count, 0) : count;
        (void)snprintf(message, sizeof message, "%llu states fit this",
                       (unsigned long long)fitting);
        if (fitting == 0) {
            return refuse(w, ENT_KIND_DEGREE_STATE, item->span, "no possible state fits this");
        }
    }
    return *out < count ? ENT_OK : refuse(w, ENT_KIND_DEGREE_STATE, item->span, message);
}

/* Writes down both orders of a pair. */
static ent_status find_pair(work *w, size_t number)
{
    const ent_degree_pair *pair = &w->party->degrees[number];
    const size_t count = w->space->count;
    size_t one = count, other = count;
    ENT_TRY(find_state(w, &pair->item[0], &one));
    ENT_TRY(find_state(w, &pair->item[1], &other));
    if (one < count && one == other) {
        return refuse(w, ENT_KIND_DEGREE_PAIR, pair->span, "this is one state twice");
    }
    const int32_t certainty = 2 * (int32_t)pair->degree - ENT_DEGREE_CERTAIN;
    w->pairs[2 * number] = (ent_fuzzy_pair){
        .from = (uint32_t)other, .to = (uint32_t)one, .certainty = certainty, .number = number};
    w->pairs[2 * number + 1] = (ent_fuzzy_pair){
        .from = (uint32_t)one, .to = (uint32_t)other, .certainty = -certainty, .number = number};
    return ENT_OK;
}

static int ascending(const void *left, const void *right)
{
    const ent_fuzzy_pair *a = left, *b = right;
    return a->from != b->from ? (a->from < b->from ? -1 : 1)
           : a->to != b->to   ? (a->to < b->to ? -1 : 1)
                              : (a->number > b->number) - (a->number < b->number);
}

/* Refuses pairs that stand twice; each is looked at in one of its orders. */
static ent_status refuse_repeats(work *w)
{
    for (size_t k = 1; k < 2 * w->party->degree_count; k++) {
        const ent_fuzzy_pair *first = &w->pairs[k - 1], *again = &w->pairs[k];
        if (first->from != again->from || first->to != again->to || again->from > again->to) {
            continue;
        }
        const ent_issue issue = {.kind = ENT_KIND_DEGREE_REPEATS,
                                 .source = &w->space->dispute->source,
                                 .span = w->party->degrees[again->number].span,
                                 .message = "this pair has a degree already",
                                 .note = "it has it here",
                                 .note_source = &w->space->dispute->source,
                                 .note_span = w->party->degrees[first->number].span};
        w->refused = true;
        ENT_TRY(ent_issue_add(w->context, &issue));
    }
    return ENT_OK;
}

static ent_status find_all(work *w)
{
    if (w->party->degree_count > 0 && w->party->degrees_of > 0 &&
        w->party->degrees_of != w->space->count) {
        char message[LONGEST];
        (void)snprintf(message, sizeof message,
                       "the degrees were written for %llu states, and there are %zu",
                       (unsigned long long)w->party->degrees_of, w->space->count);
        return refuse(w, ENT_KIND_RANKING_OF, w->party->degrees_span, message);
    }
    for (size_t k = 0; k < w->party->degree_count; k++) {
        ENT_TRY(find_pair(w, k));
    }
    if (w->refused) {
        return ENT_OK;
    }
    if (w->party->degree_count > 0) {
        qsort(w->pairs, 2 * w->party->degree_count, sizeof *w->pairs, ascending);
    }
    return refuse_repeats(w);
}

ent_status ent_fuzzy_pairs_new(ent_context *context, const ent_space *space, size_t party,
                               ent_fuzzy_pair **out)
{
    const ent_allocator *allocator = &context->allocator;
    work w = {.context = context, .space = space, .party = &space->dispute->parties[party]};
    w.bits = ent_memory_new(allocator, ent_bits_words(space->count), sizeof *w.bits);
    w.pairs = ent_memory_zero(allocator, w.party->degree_count, 2 * sizeof *w.pairs);
    ent_status status = w.bits == NULL || w.pairs == NULL ? ENT_ERROR_MEMORY : find_all(&w);
    if (status == ENT_OK && w.refused) {
        status = ENT_ERROR_INPUT;
    }
    ent_memory_free(allocator, w.bits);
    if (status != ENT_OK) {
        ent_memory_free(allocator, w.pairs);
        return status;
    }
    *out = w.pairs;
    return ENT_OK;
}
