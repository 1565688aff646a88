/* SPDX-License-Identifier: MIT */
/* Legal sequences and stability, by plain loops. */
#include "game.h"

#include <string.h>

/* Marks, by last mover, what is reached by steps from a state that a mover (`count`: nobody) has come to. */
static void go_on(const relation *const *movers, size_t count, size_t state, size_t last,
                  uint64_t *seen)
{
    for (size_t m = 0; m < count; m++) {
        for (uint64_t left = m == last ? 0 : movers[m]->of[state] & ~seen[m]; left != 0;) {
            size_t to = 0;
            while ((left >> to & 1) == 0) {
                to++;
            }
            seen[m] |= (uint64_t)1 << to;
            go_on(movers, count, to, m, seen);
            left &= left - 1;
            left &= ~seen[m];
        }
    }
}

void game_reach(size_t states, const relation *const *movers, size_t count, relation *out)
{
    memset(out, 0, sizeof *out);
    for (size_t s = 0; s < states; s++) {
        uint64_t seen[GAME_MOVERS] = {0};
        go_on(movers, count, s, count, seen);
        for (size_t m = 0; m < count; m++) {
            out->of[s] |= seen[m];
        }
    }
}

bool game_deterred(const game *g, size_t from, size_t to)
{
    for (size_t y = 0; g->reach != NULL && y < g->states; y++) {
        if (relation_has(g->reach, to, y) && relation_has(g->deters, from, y) &&
            (!g->no_escape || (g->moves->of[y] & ~g->deters->of[from]) == 0)) {
            return true;
        }
    }
    return false;
}

uint64_t game_stable(const game *g)
{
    uint64_t stable = 0;
    for (size_t s = 0; s < g->states; s++) {
        bool stays = true;
        for (size_t t = 0; stays && t < g->states; t++) {
            stays = !relation_has(g->moves, s, t) || !relation_has(g->tempts, s, t) ||
                    game_deterred(g, s, t);
        }
        stable |= (uint64_t)stays << s;
    }
    return stable;
}
