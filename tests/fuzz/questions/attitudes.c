/* SPDX-License-Identifier: MIT */
/* RNash, AGMR, ASMR and ASEQ by their definition: a reply pleases, and what does not please deters. */
#include "common/fuzz.h"
#include "questions/tables.h"

static bool pleases(const tables *t, const ent_dispute *dispute, size_t party, size_t x, size_t s)
{
    for (size_t j = 0; j < t->parties; j++) {
        const bool no_worse = tables_compare(t, j, NULL, x, s) >= 0;
        const ent_attitude attitude = ent_attitude_at(dispute, party, j);
        if ((attitude == ENT_ATTITUDE_POSITIVE && !no_worse) ||
            (attitude == ENT_ATTITUDE_NEGATIVE && no_worse)) {
            return false;
        }
    }
    return true;
}

static void compare(const ent_replies *replies, const tables *t, size_t party, game *g)
{
    static const struct {
        bool sanctioned, no_escape, replies_only;
    } rules[ENT_REPLY_COUNT] = {
        [ENT_REPLY_GMR] = {.sanctioned = true},
        [ENT_REPLY_SMR] = {.sanctioned = true, .no_escape = true},
        [ENT_REPLY_SEQ] = {.sanctioned = true, .replies_only = true},
    };
    const relation *reach = g->reach; /* by any moves, and behind it by replies */
    for (ent_reply_concept c = 0; c < ENT_REPLY_COUNT; c++) {
        g->reach = rules[c].sanctioned ? &reach[rules[c].replies_only] : NULL;
        g->no_escape = rules[c].no_escape;
        const uint64_t stable = game_stable(g);
        for (size_t s = 0; s < t->states; s++) {
            fuzz_expect((stable >> s & 1) == ent_reply_stable(replies, c, party, s),
                        "attitudes are what their definition says");
        }
    }
}

void ask_attitudes(ent_context *context, const ent_space *space, const tables *t)
{
    relation pleasing[TABLE_PARTIES] = {{{0}}}, spoiling[TABLE_PARTIES] = {{{0}}};
    relation credible[TABLE_PARTIES], reach[2];
    ent_replies *replies = NULL;
    const ent_status status = ent_replies_new(context, space, &replies);
    fuzz_expect(status == ENT_OK || status == ENT_ERROR_CANCELLED || status == ENT_ERROR_LIMIT,
                "what was solved can be solved by attitudes");
    if (status != ENT_OK) {
        return;
    }
    for (size_t p = 0; p < t->parties; p++) {
        for (size_t k = 0; k < t->states * t->states; k++) {
            const size_t s = k / t->states, x = k % t->states;
            const bool good = pleases(t, ent_space_dispute(space), p, x, s);
            relation_add(good ? &pleasing[p] : &spoiling[p], s, x);
        }
        for (size_t s = 0; s < t->states; s++) {
            credible[p].of[s] = t->moves[p].of[s] & pleasing[p].of[s];
        }
    }
    for (size_t p = 0; p < t->parties; p++) {
        tables_reach(t, p, t->moves, &reach[0]);
        tables_reach(t, p, credible, &reach[1]);
        game g = {.states = t->states,
                  .moves = &t->moves[p],
                  .tempts = &pleasing[p],
                  .deters = &spoiling[p],
                  .reach = reach};
        compare(replies, t, p, &g);
    }
    ent_replies_free(replies);
}
