/* SPDX-License-Identifier: MIT */
/* Tables from the model of a file; of the library only the listing, values of options and truths are used. */
#include "questions/tables.h"

#include "solve/moves.h"
#include "space/space.h"

#include <string.h>

/* The states in which an expression holds. */
static bool evaluate(ent_context *context, const ent_space *space, const ent_expression *want,
                     uint64_t *out)
{
    *out = 0;
    return ent_space_evaluate(context, space, want, out) == ENT_OK;
}

static uint64_t all_states(const tables *t)
{
    return UINT64_MAX >> (GAME_STATES - t->states);
}

static bool goes(const ent_space *space, size_t party, size_t from, size_t to)
{
    const ent_dispute *dispute = ent_space_dispute(space);
    if (!ent_is_graph_form(dispute)) {
        return fuzz_can_move(space, party, from, to);
    }
    const ent_adjacency *arcs = &dispute->parties[party].arcs;
    size_t k = arcs->start[from];
    while (k < arcs->start[from + 1] && arcs->to[k] != to) {
        k++;
    }
    return k < arcs->start[from + 1];
}

static bool fill_moves(ent_context *context, const ent_space *space, size_t party, tables *t)
{
    const ent_party *at = &ent_space_dispute(space)->parties[party];
    uint64_t unseen = 0, one = 0;
    for (size_t i = 0; i < at->unseen_count; i++) {
        if (!evaluate(context, space, at->unseen[i].where, &one)) {
            return false;
        }
        unseen |= one;
    }
    for (size_t k = 0; k < t->states * t->states; k++) {
        const size_t from = k / t->states, to = k % t->states;
        if (((unseen >> from | unseen >> to) & 1) == 0 && goes(space, party, from, to)) {
            relation_add(&t->moves[party], from, to);
        }
    }
    return true;
}

static bool fill_statements(ent_context *context, const ent_space *space, const ent_party *party,
                            wishes *w)
{
    w->weighed = party->order == ENT_ORDER_WEIGHTS;
    w->count = party->statement_count;
    w->strong_from = party->strong_from;
    for (size_t i = 0; i < w->count && i < TABLE_WISHES; i++) {
        const ent_statement *from = &party->statements[i];
        w->weight[i] = from->weight;
        w->strong[i] = from->strong;
        w->certainty[i] = from->certainty == ENT_UNSURE    ? 1
                          : from->certainty == ENT_UNKNOWN ? 2
                                                           : 0;
        if (!evaluate(context, space, from->want, &w->holds[i])) {
            return false;
        }
    }
    return w->count <= TABLE_WISHES;
}

/* The states of an item of a ranking; of the rest, those that are left. */
static bool states_of(ent_context *context, const ent_space *space, const ent_ranked *item,
                      uint64_t left, uint64_t *out)
{
    *out = item->number > 0 ? (uint64_t)1 << (item->number - 1) : left;
    return item->number > 0 || item->want == NULL || evaluate(context, space, item->want, out);
}

static bool fill_ranking(ent_context *context, const ent_space *space, const ent_party *party,
                         uint64_t left, wishes *w)
{
    uint64_t here = 0, sets[2] = {0};
    w->ranked = true;
    for (size_t rest = 0; rest < 2; rest++) { /* what is left over comes at the end */
        for (size_t i = 0; i < party->ranked_count; i++) {
            const ent_ranked *item = &party->ranked[i];
            if ((item->number == 0 && item->want == NULL) != (rest == 1)) {
                continue;
            }
            if (!states_of(context, space, item, left, &here)) {
                return false;
            }
            left &= ~here;
            for (size_t s = 0; s < GAME_STATES; s++) {
                w->place[s] = (here >> s & 1) != 0 ? item->group : w->place[s];
                w->block[s] = (here >> s & 1) != 0 ? item->block : w->block[s];
            }
        }
    }
    for (size_t i = 0; i < party->unknown_count; i++) {
        if (!states_of(context, space, &party->unknown[i].item[0], 0, &sets[0]) ||
            !states_of(context, space, &party->unknown[i].item[1], 0, &sets[1])) {
            return false;
        }
        for (size_t k = 0; k < 2 * GAME_STATES; k++) {
            const size_t s = k / 2;
            w->unknown.of[s] |= (sets[k % 2] >> s & 1) != 0 ? sets[1 - k % 2] : 0;
        }
    }
    for (size_t s = 0; s < GAME_STATES; s++) {
        w->unknown.of[s] &= ~((uint64_t)1 << s);
    }
    return true;
}

bool tables_fill(ent_context *context, const ent_space *space, tables *out)
{
    const ent_dispute *dispute = ent_space_dispute(space);
    memset(out, 0, sizeof *out);
    out->parties = ent_party_count(dispute);
    out->states = (size_t)ent_state_count(space);
    bool fits = out->parties <= TABLE_PARTIES && ent_state_count(space) <= GAME_STATES &&
                !fuzz_has_merged(space);
    for (size_t p = 0; fits && p < out->parties; p++) {
        const ent_party *party = &dispute->parties[p];
        wishes *w = &out->wishes[p];
        fits = fill_moves(context, space, p, out) &&
               (party->order == ENT_ORDER_RANKING
                    ? fill_ranking(context, space, party, all_states(out), w)
                    : fill_statements(context, space, party, w));
    }
    return fits;
}

int tables_compare(const tables *t, size_t party, const int *signs, size_t one, size_t other)
{
    const wishes *w = &t->wishes[party];
    int64_t sum = 0;
    if (w->ranked) {
        return w->place[one] < w->place[other] ? 1 : w->place[one] > w->place[other] ? -1 : 0;
    }
    for (size_t i = 0; i < w->count; i++) {
        const int gain = ((int)(w->holds[i] >> one & 1) - (int)(w->holds[i] >> other & 1)) *
                         (signs == NULL ? 1 : signs[i]);
        if (gain != 0 && !w->weighed) {
            return gain;
        }
        sum += gain * w->weight[i];
    }
    return sum > 0 ? 1 : sum < 0 ? -1 : 0;
}

void tables_reach(const tables *t, size_t party, const relation *moves, relation *out)
{
    const relation *others[TABLE_PARTIES];
    size_t count = 0;
    for (size_t p = 0; p < t->parties; p++) {
        if (p != party) {
            others[count++] = &moves[p];
        }
    }
    game_reach(t->states, others, count, out);
}
