/* SPDX-License-Identifier: MIT */
/*
 * The order of a party over states, as words that are compared as numbers, the first that differ
 * deciding: prioritized statements a bit each, the most important highest; weights their sum, as a number
 * of two words that begins in the middle of its range, so that it never leaves it; a ranking the number
 * of groups from the state's own on.
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

/* The group of a state: of the items that name it, which must agree; otherwise of `rest`. */
static ent_status rank(ent_verifier *v, const ent_party *party, uint32_t state, uint64_t *out)
{
    size_t named = SIZE_MAX, rest = SIZE_MAX;
    bool twice = false;
    for (size_t i = 0; i < party->ranked_count; i++) {
        const ent_ranked *item = &party->ranked[i];
        const bool is_rest = item->want == NULL && item->number == 0;
        bool here = false;
        ENT_TRY(is_named(v, party, item, state, &here));
        size_t *group = is_rest ? &rest : &named;
        if (here || is_rest) {
            twice = twice || (*group != SIZE_MAX && *group != item->group);
            *group = item->group;
        }
    }
    named = named == SIZE_MAX ? rest : named;
    *out = party->group_count - named;
    return named != SIZE_MAX && !twice ? ENT_OK
                                       : unfit(v, party, "rank a state twice or not at all");
}

/* Puts down the words of one party's order, which are 0. */
static ent_status put_words(ent_verifier *v, const ent_party *party, uint32_t state,
                            uint64_t *words)
{
    const bool weights = party->order == ENT_ORDER_WEIGHTS;
    if (party->order == ENT_ORDER_RANKING) {
        return rank(v, party, state, words);
    }
    words[0] = weights ? (uint64_t)1 << 63 : 0;
    for (size_t k = 0; k < party->statement_count; k++) {
        const int64_t weight = party->statements[k].weight;
        bool here = false;
        ENT_TRY(ask(v, party, party->statements[k].want, state, &here));
        if (here && weights) {
            words[1] += (uint64_t)weight;
            words[0] += (uint64_t)(words[1] < (uint64_t)weight) - (uint64_t)(weight < 0);
        } else if (here) {
            words[k / 64] |= (uint64_t)1 << (63 - k % 64);
        }
    }
    return ENT_OK;
}

ent_status ent_verifier_put_order(ent_verifier *v, uint32_t state)
{
    for (size_t p = 0; p < v->dispute->party_count; p++) {
        ENT_TRY(
            put_words(v, &v->dispute->parties[p], state, v->states[state].order + v->order_at[p]));
    }
    return ENT_OK;
}

bool ent_verifier_prefers(const ent_verifier *v, size_t party, uint32_t a, uint32_t b)
{
    const uint64_t *better = v->states[a].order, *worse = v->states[b].order;
    size_t k = v->order_at[party];
    while (k + 1 < v->order_at[party + 1] && better[k] == worse[k]) {
        k++;
    }
    return better[k] > worse[k];
}
