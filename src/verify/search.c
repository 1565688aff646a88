/* SPDX-License-Identifier: MIT */
/*
 * Searches for sanctions, to check that there is none.
 *
 * Legal sequences: what is searched are states with the party that moved last, which does not move on.
 * R_{N-i}(s1) is searched whole and kept, because the next question is often about the same one.
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

/* R_{N-i}(from), or R+_{N-i}(from) when `improving`, behind the first place of what is reached. */
static ent_status reach_all(ent_verifier *v, size_t party, uint32_t from, bool improving)
{
    if (v->reached.count > 0 && *ent_tuples_at(&v->reached, 0) == from && v->reach_party == party &&
        v->reach_improving == improving) {
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
                ENT_TRY(ent_verifier_moves(v, j, state, improving, &moves));
            }
            for (uint32_t m = 0; m < moves.count; m++) {
                ENT_TRY(reach(v, moves.at[m], j));
            }
        }
    }
    v->reach_party = party;
    v->reach_improving = improving;
    return ENT_OK;
}

/* Whether `party` can move to a state that it prefers to s. */
static ent_status escapes(ent_verifier *v, size_t party, uint32_t from, uint32_t s, bool *out)
{
    ent_state_list moves;
    ENT_TRY(ent_verifier_moves(v, party, from, false, &moves));
    for (uint32_t m = 0; m < moves.count; m++) {
        *out = *out || ent_verifier_prefers(v, party, moves.at[m], s);
    }
    return ENT_OK;
}

static ent_status search_sequences(ent_verifier *v, ent_concept concept, size_t party, uint32_t s,
                                   uint32_t t, uint32_t *out)
{
    const unsigned set = ENT_CONCEPT_SET(concept);
    ENT_TRY(reach_all(v, party, t, (set & ENT_BY_IMPROVEMENTS) != 0));
    for (size_t k = 1; k < v->reached.count && *out == ENT_NOTHING; k++) {
        const uint32_t end = *ent_tuples_at(&v->reached, k);
        bool fails =
            ent_verifier_prefers(v, party, end, s) || (end == s && !v->certificate->returns);
        if (!fails && (set & ENT_SYMMETRIC) != 0) {
            ENT_TRY(escapes(v, party, end, s, &fails));
        }
        *out = fails ? ENT_NOTHING : end;
    }
    return ENT_OK;
}

/* Adds each improvement of a party from s to every sum of changes so far. */
static ent_status add_changes(ent_verifier *v, size_t p, uint32_t s)
{
    const ent_party *party = &v->dispute->parties[p];
    const size_t sums = v->sums.count, first = party->first_option;
    ent_state_list moves;
    ENT_TRY(ent_verifier_moves(v, p, s, true, &moves));
    if (sums * (1 + (size_t)moves.count) > ENT_MOST_COMBINATIONS) {
        return ent_verifier_too_large(v, "answers at once", ENT_MOST_COMBINATIONS);
    }
    for (size_t k = 0; k < sums * moves.count; k++) {
        const uint32_t *change = ent_verifier_values(v, moves.at[k / sums]) + first;
        memcpy(v->scratch, ent_tuples_at(&v->sums, k % sums), v->sums.width * sizeof *change);
        memcpy(v->scratch + first, change, party->option_count * sizeof *change);
        ENT_TRY(ent_tuples_add(&v->sums, v->scratch));
    }
    return ENT_OK;
}

static ent_status search_at_once(ent_verifier *v, size_t party, uint32_t s, uint32_t t,
                                 uint32_t *out)
{
    ent_tuples_free(&v->sums);
    ENT_TRY(ent_tuples_add(&v->sums, ent_verifier_values(v, t)));
    for (size_t p = 0; p < v->dispute->party_count; p++) {
        ENT_TRY(p == party ? ENT_OK : add_changes(v, p, s));
    }
    for (size_t k = 0; k < v->sums.count && *out == ENT_NOTHING; k++) {
        ENT_TRY(ent_verifier_state(v, ent_tuples_at(&v->sums, k), out));
        if (*out != ENT_NOTHING && ent_verifier_prefers(v, party, *out, s)) {
            *out = ENT_NOTHING;
        }
    }
    return ENT_OK;
}

ent_status ent_verifier_search(ent_verifier *v, ent_concept concept, size_t party, uint32_t s,
                               uint32_t t, uint32_t *out)
{
    *out = ENT_NOTHING;
    return concept == ENT_SIM ? search_at_once(v, party, s, t, out)
                              : search_sequences(v, concept, party, s, t, out);
}
