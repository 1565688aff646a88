/* SPDX-License-Identifier: MIT */
/*
 * The order of a party over states, as words that are compared as numbers, the first that differ
 * deciding: prioritized statements a bit each, the most important highest; weights their sum, as a number
 * of two words that begins in the middle of its range, so that it never leaves it; a ranking the number
 * of groups from the state's own on, and that of blocks. And marks: which weighted statements hold, and
 * which items of unknown pairs name the state.
 */
#include "verify/verifier.h"

static ent_status unfit(ent_verifier *v, const ent_party *party, const char *words)
{
    return ent_verifier_untrue(v, v->at, "nothing can be checked: the file's wishes of '%s' %s",
                               party->id, words);
}

/* Whether an expression holds in a state: in all assignments of it, which must agree. */
static ent_status ask(ent_verifier *v, const ent_party *party, const ent_expression *e,
                      uint32_t state, bool *out)
{
    *out = ent_verifier_holds(v, e, ent_verifier_values(v, state));
    while ((state = v->states[state].next) != ENT_NOTHING) {
        if (ent_verifier_holds(v, e, ent_verifier_values(v, state)) != *out) {
            return unfit(v, party, "differ between states that a rule makes one");
        }
    }
    return ENT_OK;
}

/* Whether an item of a ranking names a state. Numbers hold for one listing only. */
static ent_status is_named(ent_verifier *v, const ent_party *party, const ent_ranked *item,
                           uint32_t state, bool *out)
{
    const bool graph = v->dispute->graph != NULL;
    const uint64_t count = graph ? v->dispute->options[0].value_count : v->numbers;
    const uint64_t place = graph ? *ent_verifier_values(v, state) : v->states[state].number;
    *out = item->number == place + 1;
    if (item->want != NULL) {
        return ask(v, party, item->want, state, out);
    }
    return item->number == 0 || (item->number <= count && party->ranked_of == count)
               ? ENT_OK
               : unfit(v, party, "have numbers that were written for another listing");
}

/* The place of a state: of the items that name it, which must agree; otherwise of `rest`. A block is never
 * less than its first group, so both are counted from the same number. */
static ent_status rank(ent_verifier *v, const ent_party *party, uint32_t state, uint64_t *words)
{
    const ent_ranked *named = NULL, *rest = NULL;
    bool twice = false;
    for (size_t i = 0; i < party->ranked_count; i++) {
        const ent_ranked *item = &party->ranked[i];
        const bool is_rest = item->want == NULL && item->number == 0;
        bool here = false;
        ENT_TRY(is_named(v, party, item, state, &here));
        const ent_ranked **place = is_rest ? &rest : &named;
        if (here || is_rest) {
            twice = twice || (*place != NULL && (*place)->group != item->group);
            *place = item;
        }
    }
    named = named == NULL ? rest : named;
    if (named == NULL || twice) {
        return unfit(v, party, "rank a state twice or not at all");
    }
    words[0] = party->group_count - named->group;
    words[1] = party->group_count - named->block;
    return ENT_OK;
}

static void put_mark(uint64_t *marks, size_t k, bool here)
{
    marks[k / 64] |= (uint64_t)here << (63 - k % 64);
}

void ent_verifier_add(uint64_t sum[2], int64_t weight)
{
    sum[1] += (uint64_t)weight;
    sum[0] += (uint64_t)(sum[1] < (uint64_t)weight) - (uint64_t)(weight < 0);
}

/* Puts down the words of one party, which are 0. */
static ent_status put_words(ent_verifier *v, const ent_party *party, uint32_t state,
                            const ent_words *at)
{
    uint64_t *words = v->states[state].order + at->first;
    uint64_t *marks = v->states[state].order + at->marks;
    bool here = false;
    if (party->order == ENT_ORDER_RANKING) {
        ENT_TRY(rank(v, party, state, words));
        for (size_t k = 0; k < 2 * party->unknown_count; k++) {
            ENT_TRY(is_named(v, party, &party->unknown[k / 2].item[k % 2], state, &here));
            put_mark(marks, k, here);
        }
        return ENT_OK;
    }
    const bool weights = party->order == ENT_ORDER_WEIGHTS;
    words[0] = weights ? (uint64_t)1 << 63 : 0;
    for (size_t k = 0; k < party->statement_count; k++) {
        ENT_TRY(ask(v, party, party->statements[k].want, state, &here));
        put_mark(marks, k, here);
        if (here && weights) {
            ent_verifier_add(words, party->statements[k].weight);
        }
    }
    return ENT_OK;
}

ent_status ent_verifier_put_order(ent_verifier *v, uint32_t state)
{
    for (size_t p = 0; p < v->dispute->party_count; p++) {
        ENT_TRY(put_words(v, &v->dispute->parties[p], state, &v->words[p]));
    }
    return ENT_OK;
}

ent_status ent_verifier_lay_out(ent_verifier *v)
{
    v->words = ent_arena_new(&v->arena, v->dispute->party_count, sizeof *v->words);
    if (v->words == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < v->dispute->party_count; p++) {
        const ent_party *party = &v->dispute->parties[p];
        const size_t first = v->word_count;
        const size_t marks = 1 + (party->statement_count + 2 * party->unknown_count) / 64;
        if (party->order == ENT_ORDER_STATEMENTS) {
            v->words[p] = (ent_words){.first = first, .behind = first + marks, .marks = first};
            v->word_count += marks;
        } else {
            v->words[p] = (ent_words){.first = first, .behind = first + 2, .marks = first + 2};
            v->word_count += 2 + marks;
        }
    }
    return ENT_OK;
}
