/* SPDX-License-Identifier: MIT */
/*
 * What holds in every completion of unsure and unknown wishes, and what in some: all are gone through.
 *
 * Under concepts whose answers are any moves only the party's own wishes matter, so its own completions are
 * enough, and a state is an equilibrium in some completion when each party stays in some one of its own.
 * Where answers must pay for those who give them, the completions of all parties are combined.
 */
#include "verify/verifier.h"

/* The concepts of a set that ask whether answers pay. */
static uint64_t pays(uint64_t set)
{
    uint64_t joint = 0;
    for (unsigned k = 0; k < ENT_CERTIFIED_COUNT; k++) {
        joint |= ent_certified_at(k)->answers == ENT_IS_BETTER ? set & ent_certified_bit(k) : 0;
    }
    return joint;
}

/* What a tally comes to: under each concept of `every` always, under the others once. */
static uint64_t held(const ent_tally *t, uint64_t set)
{
    uint64_t every = 0;
    for (unsigned k = 0; k < ENT_CERTIFIED_COUNT; k++) {
        every |= ent_certified_at(k)->every ? ent_certified_bit(k) : 0;
    }
    return set & ((t->always & every) | (t->once & ~every));
}

/* Counts one completion in, in which one stays under `here` of the concepts of a set. */
static void count_in(ent_tally *t, uint64_t set, uint64_t here)
{
    t->always &= here | ~set;
    t->once |= here;
}

ent_status ent_verifier_complete(ent_verifier *v)
{
    const size_t parties = v->dispute->party_count;
    v->counts = ent_arena_new(&v->arena, parties, sizeof *v->counts);
    v->tallies = ent_arena_new(&v->arena, parties + 1, sizeof *v->tallies);
    if (v->counts == NULL || v->tallies == NULL) {
        return ENT_ERROR_MEMORY;
    }
    v->completion = 1;
    for (size_t p = 0; p < parties; p++) {
        const ent_party *party = &v->dispute->parties[p];
        if (v->family == ENT_FAMILY_COMPLETIONS && party->unknown_count > 0) {
            return ent_verifier_untrue(v, v->certificate->concepts_at,
                                       "the unknown pairs of '%s' have no completions", party->id);
        }
        v->counts[p] = ent_arena_new(&v->arena, party->statement_count, sizeof *v->counts[p]);
        if (v->counts[p] == NULL) {
            return ENT_ERROR_MEMORY;
        }
        for (size_t k = 0; k < party->statement_count; k++) {
            v->counts[p][k] = 1;
        }
    }
    return ENT_OK;
}

/* The next completion of the parties from `first` to before `behind`; false when all count again. */
static bool advance(ent_verifier *v, size_t first, size_t behind)
{
    v->completion++;
    v->reach_party = SIZE_MAX; /* what was reached, was so in another */
    for (size_t p = first; p < behind; p++) {
        const ent_party *party = &v->dispute->parties[p];
        for (size_t k = 0; k < party->statement_count; k++) {
            const ent_sureness certainty = party->statements[k].certainty;
            signed char *counts = &v->counts[p][k];
            const signed char least = certainty == ENT_SURE ? 1 : certainty == ENT_UNKNOWN ? -1 : 0;
            if (*counts > least) {
                --*counts;
                return true;
            }
            *counts = 1;
        }
    }
    return false;
}

/* That these parties have few enough completions to go through. */
static ent_status check_few(ent_verifier *v, size_t first, size_t behind)
{
    uint64_t ways = 1;
    for (size_t p = first; p < behind; p++) {
        const ent_party *party = &v->dispute->parties[p];
        for (size_t k = 0; k < party->statement_count; k++) {
            ways *= 1 + (uint64_t)party->statements[k].certainty; /* sure, unsure, unknown */
            if (ways > ENT_MOST_COMPLETIONS) {
                return ent_verifier_too_large(v, "completions", ENT_MOST_COMPLETIONS);
            }
        }
    }
    return ENT_OK;
}

/* Whether a party stays in s under a concept, in the completion at hand. */
static ent_status stays(ent_verifier *v, const ent_certified_concept *concept, size_t party,
                        uint32_t s, bool *out)
{
    ent_state_list moves;
    *out = true;
    ENT_TRY(ent_verifier_moves(v, party, s, &moves));
    for (uint32_t m = 0; m < moves.count && *out; m++) {
        const ent_departure d = {.party = party, .s = s, .t = moves.at[m]};
        uint32_t sanction = ENT_NOTHING;
        if ((moves.what[m] & concept->leaves) != 0) {
            ENT_TRY(concept->answers == 0 ? ENT_OK
                                          : ent_verifier_search(v, concept, &d, &sanction));
            *out = sanction != ENT_NOTHING;
            v->found.searches += concept->answers != 0;
        }
    }
    return ENT_OK;
}

/* The concepts of a set under which a party stays in s, in the completion at hand. */
static ent_status stays_under(ent_verifier *v, uint64_t set, size_t party, uint32_t s,
                              uint64_t *out)
{
    *out = 0;
    for (unsigned k = 0; k < ENT_CERTIFIED_COUNT; k++) {
        bool here = false;
        ENT_TRY((set >> k & 1) != 0 ? stays(v, ent_certified_at(k), party, s, &here) : ENT_OK);
        *out |= here ? ent_certified_bit(k) : 0;
    }
    return ENT_OK;
}

/* Goes through the completions of one party. */
static ent_status go_through(ent_verifier *v, uint64_t set, size_t party, uint32_t s)
{
    ENT_TRY(check_few(v, party, party + 1));
    do {
        uint64_t here = 0;
        ENT_TRY(stays_under(v, set, party, s, &here));
        count_in(&v->tallies[party], set, here);
    } while (advance(v, party, party + 1));
    return ENT_OK;
}

/* Goes through those of all parties together; behind the tallies of the parties stands that of all of them. */
static ent_status go_through_all(ent_verifier *v, uint64_t set, uint32_t s)
{
    const size_t parties = v->dispute->party_count;
    ENT_TRY(check_few(v, 0, parties));
    do {
        uint64_t common = set;
        for (size_t p = 0; p < parties; p++) {
            uint64_t here = 0;
            ENT_TRY(stays_under(v, set, p, s, &here));
            count_in(&v->tallies[p], set, here);
            common &= here;
        }
        count_in(&v->tallies[parties], set, common);
    } while (advance(v, 0, parties));
    return ENT_OK;
}

/* That a party stays as written; its departures differ from completion to completion, and none is listed. */
static ent_status check_party(ent_verifier *v, const ent_certified_party *claimed, size_t party)
{
    const char *id = v->dispute->parties[party].id;
    if (!ent_node_is(claimed->party, id)) {
        return ent_verifier_untrue(v, claimed->party, "in the order of the file this is '%s'", id);
    }
    if (claimed->improvement_count > 0) {
        return ent_verifier_untrue(v, claimed->improvements_at,
                                   "of completions no improvements are listed");
    }
    return claimed->stable == held(&v->tallies[party], v->certificate->concepts)
               ? ENT_OK
               : ent_verifier_untrue(v, claimed->stable_at,
                                     "this is not what the completions of '%s' come to", id);
}

ent_status ent_verifier_check_completions(ent_verifier *v, const ent_certified_verdict *verdict)
{
    const uint64_t asked = v->certificate->concepts, joint = pays(asked), alone = asked & ~joint;
    const size_t parties = v->dispute->party_count;
    const uint32_t s = v->table[verdict->state.entry];
    uint64_t common = alone;
    for (size_t p = 0; p <= parties; p++) {
        v->tallies[p] = (ent_tally){.always = asked};
        ENT_TRY(p < parties && alone != 0 ? go_through(v, alone, p, s) : ENT_OK);
        common &= p < parties ? held(&v->tallies[p], alone) : alone;
    }
    ENT_TRY(joint != 0 ? go_through_all(v, joint, s) : ENT_OK);
    for (size_t p = 0; p < parties; p++) {
        ENT_TRY(check_party(v, &verdict->parties[p], p));
    }
    return verdict->equilibrium == (common | held(&v->tallies[parties], joint))
               ? ENT_OK
               : ent_verifier_untrue(v, verdict->equilibrium_at,
                                     "this is not what the completions come to");
}
