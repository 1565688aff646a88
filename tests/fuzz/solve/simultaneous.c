/* SPDX-License-Identifier: MIT */
/*
 * SIM by its definition, slowly: a state is stable for a party when for each of its improvements some of
 * the others, each by one of its own improvements from the same state, bring about together with it a
 * possible state that the party does not prefer.
 */
#include "common/fuzz.h"
#include "laws.h"
#include "moves.h"

enum { MOST_PARTIES = 8, MOST_TRIES = 20000 };

typedef struct question {
    const ent_solution *solution;
    const ent_space *space;
    size_t party, parties;
    uint64_t state;
    uint64_t goes[MOST_PARTIES]; /* where each party's options come from */
    size_t tries;
} question;

static bool improves(const question *q, size_t party, uint64_t to)
{
    return fuzz_can_move(q->space, party, q->state, to) &&
           ent_level(q->solution, party, to) > ent_level(q->solution, party, q->state);
}

/* Whether the state that all moves add up to is possible and no better for the party. */
static bool deters(const question *q)
{
    const ent_dispute *dispute = ent_space_dispute(q->space);
    for (uint64_t s = 0; s < ent_state_count(q->space); s++) {
        bool same = true;
        for (size_t o = 0; o < ent_option_count(dispute) && same; o++) {
            const uint64_t source = q->goes[ent_option_at(dispute, o).party];
            same = ent_state_value(q->space, s, o) == ent_state_value(q->space, source, o);
        }
        if (same) {
            return ent_level(q->solution, q->party, s) <=
                   ent_level(q->solution, q->party, q->state);
        }
    }
    return false;
}

/* Tries all answers of the parties from `next` on; the others have chosen. */
static bool answered(question *q, size_t next)
{
    if (++q->tries > MOST_TRIES) {
        return false;
    }
    if (next == q->parties) {
        return deters(q);
    }
    if (answered(q, next + 1)) {
        return true;
    }
    bool found = false;
    for (uint64_t to = 0; to < ent_state_count(q->space) && next != q->party && !found; to++) {
        if (improves(q, next, to)) {
            q->goes[next] = to;
            found = answered(q, next + 1);
            q->goes[next] = q->state;
        }
    }
    return found;
}

static bool stays(question *q)
{
    for (uint64_t to = 0; to < ent_state_count(q->space); to++) {
        if (improves(q, q->party, to)) {
            for (size_t p = 0; p < q->parties; p++) {
                q->goes[p] = q->state;
            }
            q->goes[q->party] = to;
            if (!answered(q, 0)) {
                return false;
            }
        }
    }
    return true;
}

void law_of_simultaneity(const ent_solution *solution)
{
    const ent_space *space = ent_solution_space(solution);
    const size_t parties = ent_party_count(ent_space_dispute(space));
    question q = {.solution = solution, .space = space, .parties = parties};
    if ((ent_solution_concepts(solution) >> ENT_SIM & 1u) == 0 || parties > MOST_PARTIES) {
        return;
    }
    for (q.state = 0; q.state < ent_state_count(space); q.state++) {
        for (q.party = 0; q.party < parties; q.party++) {
            const bool stable = stays(&q);
            if (q.tries > MOST_TRIES) {
                return; /* too much to try: no verdict */
            }
            fuzz_expect(stable == ent_is_stable(solution, ENT_SIM, q.party, q.state),
                        "SIM is what its definition says");
        }
    }
}
