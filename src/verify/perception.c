/* SPDX-License-Identifier: MIT */
/*
 * What parties do not perceive, from the definition: a party makes no move to or from such a state. In one
 * reading it also disregards, where it decides, what others do to and from there.
 */
#include "verify/verifier.h"

/* Whether an expression holds in a state: in all assignments of it. */
static bool holds(ent_verifier *v, const ent_expression *e, uint32_t state)
{
    bool all = true;
    for (; state != ENT_NOTHING; state = v->states[state].next) {
        all = all && ent_verifier_holds(v, e, ent_verifier_values(v, state));
    }
    return all;
}

ent_status ent_verifier_put_state(ent_verifier *v, uint32_t state)
{
    for (size_t p = 0; p < v->dispute->party_count; p++) {
        const ent_party *party = &v->dispute->parties[p];
        for (size_t k = 0; k < party->unseen_count; k++) {
            bool *unseen = &v->states[state].unseen[p];
            *unseen = *unseen || holds(v, party->unseen[k].where, state);
        }
    }
    return ent_verifier_put_order(v, state);
}

/* All that is asked begins where the party itself moves, so where a move comes from it perceives. */
bool ent_verifier_reckons(const ent_verifier *v, size_t party, uint32_t to)
{
    return !v->certificate->blind || !v->states[to].unseen[party];
}
