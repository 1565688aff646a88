/* SPDX-License-Identifier: MIT */
/*
 * The laws of merged parties, on random disputes and through the public API.
 *
 * Usage: merged_laws SEED COUNT. Dispute k is made from seed SEED + k, so `merged_laws SEED 1` with the seed of
 * a failure repeats it. Each law counts once a dispute, for a random partition of the parties:
 *
 *   - what is stable for each player under Nash, GMR, SMR and SEQ is what the definitions say, worked out here
 *     by plain loops: a player changes the options of its members at once, and is better off when all are;
 *   - players of one party each have the answers of the parties;
 *   - where all parties are one player nobody deters it, and the four concepts are one;
 *   - the same comes out under one concept at a time.
 */
#include "solved.h"

static const ent_concept concepts[] = {ENT_NASH, ENT_GMR, ENT_SMR, ENT_SEQ};
enum { CONCEPTS = sizeof concepts / sizeof *concepts };

typedef struct bench {
    court court; /* first */
    model model;
    solved base; /* with the players */
    int states, players;
    uint64_t groups[MOST_PARTIES], set[MOST_PARTIES]; /* asked for; per player, of the library */
    bool moves[MOST_PARTIES][MOST_STATES][MOST_STATES];
    bool better[MOST_PARTIES][MOST_STATES][MOST_STATES]; /* the first than the second */
    bool reach[MOST_STATES][MOST_STATES];                /* what the others of a player reach */
} bench;

/* Asks for players. `groups` and their count; a set of concepts. */
static ent_status merge(const bench *b, const uint64_t *groups, int group_count, unsigned asked,
                        ent_coalitions **out)
{
    ent_merged_options options;
    ent_merged_defaults(&options);
    options.groups = groups;
    options.group_count = (size_t)group_count;
    options.concepts = asked;
    return ent_merged_new(b->base.context, b->base.space, &options, out);
}

/* Puts the parties into random groups; those of one party need not be named. */
static void make_groups(bench *b, uint64_t *named, int *named_count)
{
    const int most = 1 + below(&b->model, b->model.parties);
    *named_count = 0;
    memset(b->groups, 0, sizeof b->groups);
    for (int p = 0; p < b->model.parties; p++) {
        b->groups[below(&b->model, most)] |= (uint64_t)1 << p;
    }
    for (int g = 0; g < MOST_PARTIES; g++) {
        const uint64_t set = b->groups[g];
        if (set != 0 && ((set & (set - 1)) != 0 || below(&b->model, 2) == 0)) {
            named[(*named_count)++] = set;
        }
    }
    if (*named_count == 0) {
        named[(*named_count)++] = 1;
    }
}

/* The value that a state gives an option of the library, and how it may change. */
static bool may_change(const bench *b, size_t o, uint64_t from, uint64_t to)
{
    const int before = (int)ent_state_value(b->base.space, from, o);
    const int after = (int)ent_state_value(b->base.space, to, o);
    switch (ent_option_at(b->base.dispute, o).moves) {
    case ENT_MOVES_UP:
        return after >= before;
    case ENT_MOVES_DOWN:
        return after <= before;
    case ENT_MOVES_STEP:
        return abs(after - before) <= 1;
    case ENT_MOVES_NEVER:
        return after == before;
    default:
        return true;
    }
}

static bool is_move(const bench *b, uint64_t set, uint64_t from, uint64_t to)
{
    for (size_t o = 0; o < ent_option_count(b->base.dispute); o++) {
        const bool own = (set >> ent_option_at(b->base.dispute, o).party & 1) != 0;
        const bool same =
            ent_state_value(b->base.space, from, o) == ent_state_value(b->base.space, to, o);
        if (!same && (!own || !may_change(b, o, from, to))) {
            return false;
        }
    }
    return from != to;
}

static bool is_better(const bench *b, uint64_t set, uint64_t state, uint64_t than)
{
    for (size_t p = 0; p < ent_party_count(b->base.dispute); p++) {
        if ((set >> p & 1) != 0 &&
            ent_level(b->base.solution, p, state) <= ent_level(b->base.solution, p, than)) {
            return false;
        }
    }
    return true;
}

/* The players of the groups, in the order of their first parties, with what they can do and wish. */
static void find_players(bench *b)
{
    b->players = 0;
    b->states = (int)ent_state_count(b->base.space);
    for (size_t p = 0; p < ent_party_count(b->base.dispute); p++) {
        for (int g = 0; g < MOST_PARTIES; g++) {
            if ((b->groups[g] >> p & 1) != 0 && (b->groups[g] & (((uint64_t)1 << p) - 1)) == 0) {
                b->set[b->players++] = b->groups[g];
            }
        }
    }
    for (int k = 0; k < b->players; k++) {
        for (int s = 0; s < b->states; s++) {
            for (int q = 0; q < b->states; q++) {
                b->moves[k][s][q] = is_move(b, b->set[k], (uint64_t)s, (uint64_t)q);
                b->better[k][q][s] = is_better(b, b->set[k], (uint64_t)q, (uint64_t)s);
            }
        }
    }
}

/* What all players but one reach from each state, over states and last movers. */
static void find_reach(bench *b, int without, bool improving)
{
    memset(b->reach, 0, sizeof b->reach);
    for (int start = 0; start < b->states; start++) {
        bool met[MOST_STATES][MOST_PARTIES] = {{false}};
        int queue[MOST_STATES * MOST_PARTIES + 1], reached = 1;
        queue[0] = start * (MOST_PARTIES + 1) + MOST_PARTIES;
        for (int k = 0; k < reached; k++) {
            const int s = queue[k] / (MOST_PARTIES + 1), last = queue[k] % (MOST_PARTIES + 1);
            for (int j = 0; j < b->players; j++) {
                for (int to = 0; to < b->states && j != without && j != last; to++) {
                    if (b->moves[j][s][to] && (!improving || b->better[j][to][s]) && !met[to][j]) {
                        met[to][j] = true;
                        b->reach[start][to] = true;
                        queue[reached++] = to * (MOST_PARTIES + 1) + j;
                    }
                }
            }
        }
    }
}

/* Whether y keeps a player from leaving s. */
static bool sanctions(const bench *b, ent_concept concept, int player, int y, int s)
{
    for (int z = 0; z < b->states && concept == ENT_SMR; z++) {
        if (b->moves[player][y][z] && b->better[player][z][s]) {
            return false;
        }
    }
    return concept != ENT_NASH && !b->better[player][y][s];
}

/* Whether every improvement of a player from s is deterred. b->reach is that of the others. */
static bool stays(const bench *b, ent_concept concept, int player, int s)
{
    for (int x = 0; x < b->states; x++) {
        bool deterred = !b->moves[player][s][x] || !b->better[player][x][s];
        for (int y = 0; y < b->states && !deterred; y++) {
            deterred = b->reach[x][y] && sanctions(b, concept, player, y, s);
        }
        if (!deterred) {
            return false;
        }
    }
    return true;
}

static const char *law_of_definition(bench *b)
{
    bool all[CONCEPTS][MOST_STATES];
    memset(all, true, sizeof all);
    if (ent_coalition_count(b->base.coalitions) != (size_t)b->players ||
        !ent_coalitions_merged(b->base.coalitions)) {
        return "there are other players";
    }
    for (int k = 0; k < b->players; k++) {
        if (ent_coalition_parties(b->base.coalitions, (size_t)k) != b->set[k]) {
            return "the players are others";
        }
        for (int c = 0; c < CONCEPTS; c++) {
            find_reach(b, k, concepts[c] == ENT_SEQ);
            for (int s = 0; s < b->states; s++) {
                const bool stable = stays(b, concepts[c], k, s);
                all[c][s] = all[c][s] && stable;
                if (stable != ent_coalition_is_stable(b->base.coalitions, concepts[c], (size_t)k,
                                                      (uint64_t)s)) {
                    return ent_concept_label(concepts[c]);
                }
            }
        }
    }
    for (int k = 0; k < b->states * CONCEPTS; k++) {
        if (all[k % CONCEPTS][k / CONCEPTS] !=
            ent_is_coalition_equilibrium(b->base.coalitions, concepts[k % CONCEPTS],
                                         (uint64_t)(k / CONCEPTS))) {
            return "an equilibrium is not what is stable for all players";
        }
    }
    return NULL;
}

/* Players of one party each. */
static const char *law_of_single(const bench *b)
{
    const uint64_t one = 1;
    ent_coalitions *found = NULL;
    const char *wrong = NULL;
    if (merge(b, &one, 1, ENT_COALITION_CONCEPTS, &found) != ENT_OK) {
        return "it is not decided";
    }
    for (size_t p = 0; p < ent_party_count(b->base.dispute); p++) {
        for (int k = 0; k < b->states * CONCEPTS; k++) {
            const uint64_t s = (uint64_t)(k / CONCEPTS);
            if (ent_is_stable(b->base.solution, concepts[k % CONCEPTS], p, s) !=
                ent_coalition_is_stable(found, concepts[k % CONCEPTS], p, s)) {
                wrong = "a player of one party is not the party";
            }
        }
    }
    ent_coalitions_free(found);
    return wrong;
}

/* One player of all parties. */
static const char *law_of_all(const bench *b)
{
    const uint64_t all = ((uint64_t)1 << ent_party_count(b->base.dispute)) - 1;
    ent_coalitions *found = NULL;
    const char *wrong = NULL;
    if (merge(b, &all, 1, ENT_COALITION_CONCEPTS, &found) != ENT_OK) {
        return "it is not decided";
    }
    for (int k = 0; k < b->states * CONCEPTS; k++) {
        const uint64_t s = (uint64_t)(k / CONCEPTS);
        if (ent_coalition_is_stable(found, ENT_NASH, 0, s) !=
            ent_coalition_is_stable(found, concepts[k % CONCEPTS], 0, s)) {
            wrong = "somebody deters all parties together";
        }
    }
    ent_coalitions_free(found);
    return wrong;
}

/* One concept at a time. */
static const char *law_of_parts(const bench *b, const uint64_t *named, int named_count)
{
    const char *wrong = NULL;
    for (int c = 0; c < CONCEPTS && wrong == NULL; c++) {
        ent_coalitions *found = NULL;
        if (merge(b, named, named_count, 1u << concepts[c], &found) != ENT_OK) {
            return "it is not decided";
        }
        for (int k = 0; k < b->states * b->players; k++) {
            const size_t player = (size_t)(k % b->players);
            const uint64_t s = (uint64_t)(k / b->players);
            if (ent_coalition_is_stable(found, concepts[c], player, s) !=
                ent_coalition_is_stable(b->base.coalitions, concepts[c], player, s)) {
                wrong = "a concept alone is another";
            }
        }
        ent_coalitions_free(found);
    }
    return wrong;
}

static void check(court *c)
{
    bench *b = (bench *)c;
    uint64_t named[MOST_PARTIES];
    int named_count = 0;
    ent_status status = solve_seed(c->seed, ENT_DEFAULT_CONCEPTS, &b->model, &b->base);
    make_groups(b, named, &named_count);
    if (status == ENT_OK) {
        status = merge(b, named, named_count, ENT_COALITION_CONCEPTS, &b->base.coalitions);
    }
    if (status == ENT_OK) {
        find_players(b);
        judge(&b->court, "definition", law_of_definition(b));
        judge(&b->court, "single parties", law_of_single(b));
        judge(&b->court, "all parties", law_of_all(b));
        judge(&b->court, "one concept", law_of_parts(b, named, named_count));
    } else {
        judge(&b->court, "reading and solving", ent_status_text(status));
    }
    release(&b->base);
}

int main(int argc, char **argv)
{
    static bench b = {.court.program = "merged_laws"};
    return hold_court(&b.court, check, argc, argv);
}
