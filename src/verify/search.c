/* SPDX-License-Identifier: MIT */
/*
 * Searches for sanctions, to check that there is none.
 *
 * Legal sequences: what is searched are states with the party that moved last, which does not move on.
 * What is reached is searched whole and kept, because the next question is often about the same one.
 * Answers at once: all ways in which each other party makes one of its improvements, or none.
 */
#include "verify/verifier.h"

#include <string.h>

/* Adds a state and its last mover, once. */
static ent_status reach(ent_verifier *v, uint32_t state, uint32_t mover)
{
    const uint32_t pair[] = {state, mover};
    return ent_tuples_find(&v->reached, pair) != ENT_NO_TUPLE ? ENT_OK
                                                              : ent_tuples_add(&v->reached, pair);
}

/* What the others than a party reach by legal sequences of moves to what is one of `answers` to their
 * movers, behind the first place of what is reached. */
static ent_status reach_all(ent_verifier *v, size_t party, uint32_t from, unsigned answers)
{
    if (v->reached.count > 0 && *ent_tuples_at(&v->reached, 0) == from && v->reach_party == party &&
        v->reach_answers == answers) {
        return ENT_OK;
    }
    ent_tuples_free(&v->reached);
    v->reach_party = SIZE_MAX; /* what follows may be cut short */
    ENT_TRY(reach(v, from, ENT_NOTHING));
    for (size_t k = 0; k < v->reached.count; k++) {
        const uint32_t state = ent_tuples_at(&v->reached, k)[0];
        const uint32_t mover = ent_tuples_at(&v->reached, k)[1];
        for (uint32_t j = 0; j < v->dispute->party_count; j++) {
            ent_state_list moves = {0};
            if (j != party && j != mover) {
                ENT_TRY(ent_verifier_tick(v));
                ENT_TRY(ent_verifier_moves(v, j, state, &moves));
            }
            for (uint32_t m = 0; m < moves.count; m++) {
                const bool counts =
                    (moves.what[m] & answers) != 0 && ent_verifier_reckons(v, party, moves.at[m]);
                ENT_TRY(counts ? reach(v, moves.at[m], j) : ENT_OK);
            }
        }
    }
    v->reach_party = party;
    v->reach_answers = answers;
    return ENT_OK;
}

/* Whether a party can move to what against s is none of `allowed`. */
static ent_status escapes(ent_verifier *v, const ent_departure *d, uint32_t from, unsigned allowed,
                          bool *out)
{
    ent_state_list moves;
    ENT_TRY(ent_verifier_moves(v, d->party, from, &moves));
    for (uint32_t m = 0; m < moves.count && !*out; m++) {
        *out = (ent_verifier_compare(v, d->party, moves.at[m], d->s) & allowed) == 0;
    }
    return ENT_OK;
}

static ent_status search_sequences(ent_verifier *v, const ent_certified_concept *concept,
                                   const ent_departure *d, uint32_t *out)
{
    ENT_TRY(reach_all(v, d->party, d->t, concept->answers));
    for (size_t k = 1; k < v->reached.count && *out == ENT_NOTHING; k++) {
        const uint32_t end = *ent_tuples_at(&v->reached, k);
        bool fails = (ent_verifier_compare(v, d->party, end, d->s) & concept->sanction) == 0 ||
                     (end == d->s && !v->certificate->returns);
        if (!fails && concept->escapes != ENT_IS_ANYTHING) {
            ENT_TRY(escapes(v, d, end, concept->escapes, &fails));
        }
        *out = fails ? ENT_NOTHING : end;
    }
    return ENT_OK;
}

/* Whether move m of another party from what was left is an answer. */
static bool is_answer(const ent_verifier *v, const ent_departure *d, const ent_state_list *moves,
                      uint32_t m, unsigned answers)
{
    return (moves->what[m] & answers) != 0 && ent_verifier_reckons(v, d->party, moves->at[m]);
}

/* Adds each answer of a party to every sum of changes so far. */
static ent_status add_changes(ent_verifier *v, size_t p, const ent_departure *d, unsigned answers)
{
    const ent_party *party = &v->dispute->parties[p];
    const size_t sums = v->sums.count, first = party->first_option;
    size_t ways = 1;
    ent_state_list moves;
    ENT_TRY(ent_verifier_moves(v, p, d->s, &moves));
    for (uint32_t m = 0; m < moves.count; m++) {
        ways += is_answer(v, d, &moves, m, answers);
    }
    if (sums * ways > ENT_MOST_COMBINATIONS) {
        return ent_verifier_too_large(v, "answers at once", ENT_MOST_COMBINATIONS);
    }
    for (size_t k = 0; k < sums * moves.count; k++) {
        const uint32_t m = (uint32_t)(k / sums);
        if (is_answer(v, d, &moves, m, answers)) {
            const uint32_t *change = ent_verifier_values(v, moves.at[m]) + first;
            memcpy(v->scratch, ent_tuples_at(&v->sums, k % sums), v->sums.width * sizeof *change);
            memcpy(v->scratch + first, change, party->option_count * sizeof *change);
            ENT_TRY(ent_tuples_add(&v->sums, v->scratch));
        }
    }
    return ENT_OK;
}

static ent_status search_at_once(ent_verifier *v, const ent_certified_concept *concept,
                                 const ent_departure *d, uint32_t *out)
{
    ent_tuples_free(&v->sums);
    ENT_TRY(ent_tuples_add(&v->sums, ent_verifier_values(v, d->t)));
    for (size_t p = 0; p < v->dispute->party_count; p++) {
        ENT_TRY(p == d->party ? ENT_OK : add_changes(v, p, d, concept->answers));
    }
    for (size_t k = 0; k < v->sums.count && *out == ENT_NOTHING; k++) {
        ENT_TRY(ent_verifier_state(v, ent_tuples_at(&v->sums, k), out));
        if (*out != ENT_NOTHING &&
            (ent_verifier_compare(v, d->party, *out, d->s) & concept->sanction) == 0) {
            *out = ENT_NOTHING;
        }
    }
    return ENT_OK;
}

ent_status ent_verifier_search(ent_verifier *v, const ent_certified_concept *concept,
                               const ent_departure *d, uint32_t *out)
{
    *out = ENT_NOTHING;
    return concept->at_once ? search_at_once(v, concept, d, out)
                            : search_sequences(v, concept, d, out);
}
