/* SPDX-License-Identifier: MIT */
/* CNash, CGMR, CSMR and CSEQ by their definition, for every coalition. */
#include "common/fuzz.h"
#include "questions/tables.h"

#include <string.h>

/* What the members of a set of parties reach together, and what all of them like better, what not. */
typedef struct side {
    relation reach, better, worse, improvements;
} side;

static void look_at(const tables *t, unsigned set, side *out)
{
    const relation *members[TABLE_PARTIES];
    size_t count = 0;
    memset(out, 0, sizeof *out);
    for (size_t p = 0; p < t->parties; p++) {
        if ((set >> p & 1) != 0) {
            members[count++] = &t->moves[p];
        }
    }
    game_reach(t->states, members, count, &out->reach);
    for (size_t k = 0; k < t->states * t->states; k++) {
        const size_t s = k / t->states, x = k % t->states;
        bool better = true;
        for (size_t p = 0; p < t->parties; p++) {
            better = better && ((set >> p & 1) == 0 || tables_compare(t, p, NULL, x, s) > 0);
        }
        relation_add(better ? &out->better : &out->worse, s, x);
    }
    for (size_t s = 0; s < t->states; s++) {
        out->improvements.of[s] = out->reach.of[s] & out->better.of[s];
    }
}

/* What the coalitions of some parties reach by improvements of theirs. */
static void reach_by_coalitions(const tables *t, const side *sides, unsigned others, relation *out)
{
    const relation *movers[GAME_MOVERS];
    size_t count = 0;
    for (unsigned set = 1; set < 1u << t->parties; set++) {
        if ((set & ~others) == 0) {
            movers[count++] = &sides[set].improvements;
        }
    }
    game_reach(t->states, movers, count, out);
}

/* The game of a coalition under each concept that there is for coalitions. */
static game game_of(const tables *t, const side *sides, unsigned set, const relation *credible,
                    ent_concept c)
{
    const unsigned others = ~set & ((1u << t->parties) - 1);
    return (game){.states = t->states,
                  .moves = &sides[set].reach,
                  .tempts = &sides[set].better,
                  .deters = &sides[set].worse,
                  .reach = c == ENT_NASH  ? NULL
                           : c == ENT_SEQ ? credible
                                          : &sides[others].reach,
                  .no_escape = c == ENT_SMR};
}

static void compare(const ent_coalitions *found, size_t coalition, const game *g, ent_concept c)
{
    const uint64_t stable = game_stable(g);
    for (size_t s = 0; s < g->states; s++) {
        fuzz_expect((stable >> s & 1) == ent_coalition_is_stable(found, c, coalition, s),
                    "coalitions are what their definition says");
    }
}

/* The improvements of a coalition from a state, one by one; false where there are no steps left. */
static bool compare_moves(ent_context *context, const ent_coalitions *found, unsigned set,
                          size_t state, const game *games)
{
    ent_joint_moves *moves = NULL;
    if (ent_joint_moves_new(context, found, set, state, 0, &moves) != ENT_OK) {
        return false;
    }
    uint64_t left = games[ENT_NASH].moves->of[state] & games[ENT_NASH].tempts->of[state];
    for (size_t k = 0; k < moves->shown_count; k++) {
        const ent_joint_move *move = &moves->shown[k];
        fuzz_expect((left >> move->to & 1) != 0, "an improvement of a coalition is one, told once");
        left &= ~((uint64_t)1 << move->to);
        for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
            fuzz_expect((ENT_COALITION_CONCEPTS >> c & 1) == 0 ||
                            (move->deterred >> c & 1u) ==
                                game_deterred(&games[c], state, (size_t)move->to),
                        "what deters a coalition does so by its definition");
        }
    }
    fuzz_expect(left == 0, "all improvements of a coalition are told");
    ent_joint_moves_free(context, moves);
    return true;
}

void ask_coalitions(ent_context *context, const ent_space *space, const tables *t)
{
    static side sides[1 << TABLE_PARTIES];
    ent_coalitions *found = NULL;
    if (ent_coalitions_new(context, space, NULL, &found) != ENT_OK) {
        return;
    }
    for (unsigned set = 0; set < 1u << t->parties; set++) {
        look_at(t, set, &sides[set]);
    }
    bool goes_on = true;
    for (size_t k = 0; k < ent_coalition_count(found); k++) {
        const unsigned set = (unsigned)ent_coalition_parties(found, k);
        relation credible;
        game games[ENT_CONCEPT_COUNT];
        reach_by_coalitions(t, sides, ~set & ((1u << t->parties) - 1), &credible);
        for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
            games[c] = game_of(t, sides, set, &credible, c);
            if ((ENT_COALITION_CONCEPTS >> c & 1) != 0) {
                compare(found, k, &games[c], c);
            }
        }
        for (size_t s = k % 8; s < t->states && goes_on;
             s += 8) { /* some, since each is a search */
            goes_on = compare_moves(context, found, set, s, games);
        }
    }
    ent_coalitions_free(found);
}
