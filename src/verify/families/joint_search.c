/* SPDX-License-Identifier: MIT */
/*
 * Searches for sanctions against coalitions, to check that there is none.
 *
 * Under CGMR and CSMR all that the others reach is looked at. Whether a coalition escapes from a state is settled
 * once for all its improvements on the same one. Under CSEQ what is searched are states with the coalition that
 * acted last, which does not act on; every coalition of the others may, to what is better for all in it.
 */
#include "verify/families/joint.h"

enum { MOST_ACTORS = 16 }; /* parties whose coalitions are gone through */

/* Begins another round where another coalition or state is asked about; makes room for marks. */
static ent_status begin_round(ent_joint_verifier *j, const ent_joint_claim *c, uint32_t state)
{
    if (j->round == 0 || j->round_parties != c->parties || j->round_state != c->s) {
        j->round++;
        j->round_parties = c->parties;
        j->round_state = c->s;
    }
    return ent_joint_make_room(j, &j->mark, &j->mark_room, state);
}

/* Whether the coalition reaches from y something better than s. */
static ent_status escapes(ent_joint_verifier *j, const ent_joint_claim *c, uint32_t y, bool *out)
{
    ENT_TRY(begin_round(j, c, y));
    if (j->mark[y] / 2 == j->round) {
        *out = j->mark[y] % 2 == 1;
        return ENT_OK;
    }
    ent_joint_list reached;
    bool any = false;
    ENT_TRY(ent_joint_reach(j, c->parties, y, false, &reached));
    for (uint32_t k = 0; k < reached.count && !any; k++) {
        ENT_TRY(ent_verifier_tick(j->v));
        any = ent_joint_better(j, c->parties, reached.at[k], c->s);
    }
    j->mark[y] = 2 * j->round + any;
    *out = any;
    return ENT_OK;
}

static ent_status search_moves(ent_joint_verifier *j, bool symmetric, const ent_joint_claim *c,
                               uint32_t *out)
{
    ent_joint_list reached;
    ENT_TRY(ent_joint_reach(j, c->others, c->x, false, &reached));
    for (uint32_t k = 0; k < reached.count && *out == ENT_NOTHING; k++) {
        const uint32_t y = reached.at[k];
        bool fails = ent_joint_better(j, c->parties, y, c->s);
        ENT_TRY(ent_verifier_tick(j->v));
        if (!fails && symmetric) {
            ENT_TRY(escapes(j, c, y, &fails));
        }
        *out = fails ? ENT_NOTHING : y;
    }
    return ENT_OK;
}

/* Acts from a state by every coalition of the others but the last; stops at a sanction. */
static ent_status act(ent_joint_verifier *j, const ent_joint_claim *c, uint32_t state,
                      uint64_t last, uint32_t *out)
{
    for (uint64_t actors = c->others & (0 - c->others); actors != 0;
         actors = (actors - c->others) & c->others) { /* the next subset, up to none */
        ent_joint_list better = {0};
        ENT_TRY(ent_verifier_tick(j->v));
        if (actors != last) {
            ENT_TRY(ent_joint_reach(j, actors, state, true, &better));
        }
        for (uint32_t k = 0; k < better.count; k++) {
            const uint32_t node[] = {better.at[k], (uint32_t)actors, (uint32_t)(actors >> 32)};
            if (!ent_joint_better(j, c->parties, better.at[k], c->s)) {
                *out = better.at[k];
                return ENT_OK;
            }
            ENT_TRY(ent_tuples_find(&j->acted, node) != ENT_NO_TUPLE
                        ? ENT_OK
                        : ent_tuples_add(&j->acted, node));
        }
    }
    return ENT_OK;
}

static ent_status search_actions(ent_joint_verifier *j, const ent_joint_claim *c, uint32_t *out)
{
    size_t others = 0;
    for (uint64_t left = c->others; left != 0; left &= left - 1) {
        others++;
    }
    if (others > MOST_ACTORS) {
        return ent_verifier_too_large(j->v, "coalitions of others", (uint64_t)1 << MOST_ACTORS);
    }
    ent_tuples_free(&j->acted);
    ENT_TRY(act(j, c, c->x, 0, out));
    for (size_t k = 0; k < j->acted.count && *out == ENT_NOTHING; k++) {
        const uint32_t *node = ent_tuples_at(&j->acted, k);
        ENT_TRY(act(j, c, node[0], node[1] | (uint64_t)node[2] << 32, out));
    }
    return ENT_OK;
}

ent_status ent_joint_search(ent_joint_verifier *j, unsigned concept, const ent_joint_claim *c,
                            uint32_t *out)
{
    *out = ENT_NOTHING;
    return concept == ENT_CSEQ ? search_actions(j, c, out)
                               : search_moves(j, concept == ENT_CSMR, c, out);
}
