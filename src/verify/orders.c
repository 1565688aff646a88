/* SPDX-License-Identifier: MIT */
/*
 * The order of a party over states, as words that are compared as numbers, the first that differ
 * deciding: prioritized statements a bit each, the most important highest; weights their sum, as a number
 * of two words that begins in the middle of its range, so that it never leaves it; a ranking the number
 * of groups from the state's own on, and that of blocks. And marks: which weighted statements hold, and
 * which items of unknown pairs, or of pairs with degrees, name the state.
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

/* Items of a party's wishes, held against a state; their numbers hold for a listing of `of` states only, 0
 * meaning that it does not say. */
typedef struct item_view {
    const ent_party *party;
    uint64_t of;
    uint32_t state;
} item_view;

/* Whether an item names the state. */
static ent_status is_named(ent_verifier *v, const item_view *at, const ent_ranked *item, bool *out)
{
    const bool graph = v->dispute->graph != NULL;
    const uint64_t count = graph ? v->dispute->options[0].value_count : v->numbers;
    const uint64_t place = graph ? *ent_verifier_values(v, at->state) : v->states[at->state].number;
    *out = item->number == place + 1;
    if (item->want != NULL) {
        return ask(v, at->party, item->want, at->state, out);
    }
    return item->number == 0 || (item->number <= count && (at->of == count || at->of == 0))
               ? ENT_OK
               : unfit(v, at->party, "have numbers that were written for another listing");
}

/* The place of a state: of the items that name it, which must agree; otherwise of `rest`. A block is never
 * less than its first group, so both are counted from the same number. */
static ent_status rank(ent_verifier *v, const item_view *at, uint64_t *words)
{
    const ent_party *party = at->party;
    const ent_ranked *named = NULL, *rest = NULL;
    bool twice = false;
    for (size_t i = 0; i < party->ranked_count; i++) {
        const ent_ranked *item = &party->ranked[i];
        const bool is_rest = item->want == NULL && item->number == 0;
        bool here = false;
        ENT_TRY(is_named(v, at, item, &here));
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

/* The words of a ranking, and marks: the items of its unknown pairs. */
static ent_status put_ranking(ent_verifier *v, const ent_party *party, uint32_t state,
                              const ent_words *at)
{
    uint64_t *words = v->states[state].order;
    const item_view view = {.party = party, .of = party->ranked_of, .state = state};
    bool here = false;
    ENT_TRY(rank(v, &view, words + at->first));
    for (size_t k = 0; k < 2 * party->unknown_count; k++) {
        ENT_TRY(is_named(v, &view, &party->unknown[k / 2].item[k % 2], &here));
        put_mark(words + at->marks, k, here);
    }
    return ENT_OK;
}

/* The words of statements or weights, and marks: those that hold. */
static ent_status put_statements(ent_verifier *v, const ent_party *party, uint32_t state,
                                 const ent_words *at)
{
    uint64_t *words = v->states[state].order;
    const bool weights = party->order == ENT_ORDER_WEIGHTS;
    bool here = false;
    words[at->first] = weights ? (uint64_t)1 << 63 : 0;
    for (size_t k = 0; k < party->statement_count; k++) {
        ENT_TRY(ask(v, party, party->statements[k].want, state, &here));
        put_mark(words + at->marks, k, here);
        if (here && weights) {
            ent_verifier_add(words + at->first, party->statements[k].weight);
        }
    }
    return ENT_OK;
}

/* The pairs with degrees that count: none where nothing is asked of degrees. */
static size_t pair_count(const ent_verifier *v, const ent_party *party)
{
    return v->family == ENT_FAMILY_FUZZY ? party->degree_count : 0;
}

/* Puts down the words of one party, which are 0. */
static ent_status put_words(ent_verifier *v, const ent_party *party, uint32_t state,
                            const ent_words *at)
{
    const item_view view = {.party = party, .of = party->degrees_of, .state = state};
    bool here = false;
    ENT_TRY(party->order == ENT_ORDER_RANKING ? put_ranking(v, party, state, at)
                                              : put_statements(v, party, state, at));
    for (size_t k = 0; k < 2 * pair_count(v, party); k++) {
        ENT_TRY(is_named(v, &view, &party->degrees[k / 2].item[k % 2], &here));
        put_mark(v->states[state].order + at->pairs, k, here);
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
        const size_t marks = 1 + (party->statement_count + 2 * party->unknown_count) / 64;
        const size_t order = party->order == ENT_ORDER_STATEMENTS ? marks : 2;
        ent_words *at = &v->words[p];
        at->first = v->word_count;
        at->behind = at->first + order;
        at->marks = party->order == ENT_ORDER_STATEMENTS ? at->first : at->behind;
        at->pairs = at->marks + marks;
        v->word_count = at->pairs + 1 + 2 * pair_count(v, party) / 64;
    }
    return ENT_OK;
}
