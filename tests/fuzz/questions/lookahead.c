/* SPDX-License-Identifier: MIT */
/* Where things end for two parties that look ahead, horizon by horizon. */
#include "common/fuzz.h"
#include "questions/tables.h"

#include <string.h>

enum { KEPT = 5, ROUNDS = 200 };

/* G_h, per party and state. */
typedef struct ends {
    unsigned char at[2][GAME_STATES];
} ends;

/* The next horizon's end: the best move, ties to the lower number, unless staying is as good. */
static size_t end_of(const tables *t, const ends *before, size_t i, size_t s)
{
    const unsigned char *then = before->at[1 - i];
    size_t best = t->states;
    for (size_t m = 0; m < t->states; m++) {
        if (relation_has(&t->moves[i], s, m) &&
            (best == t->states || tables_compare(t, i, NULL, then[m], then[best]) > 0)) {
            best = m;
        }
    }
    return best == t->states || tables_compare(t, i, NULL, s, then[best]) >= 0 ? s : then[best];
}

/* Works ends out until some repeat; *from and *last: which. False when none do. */
static bool work_out(const tables *t, ends *g, size_t *from, size_t *last)
{
    memset(g, 0, (ROUNDS + 1) * sizeof *g);
    for (size_t k = 0; k < 2 * t->states; k++) {
        g[0].at[k % 2][k / 2] = (unsigned char)(k / 2);
    }
    bool found = false;
    for (size_t h = 1; h <= ROUNDS && (h <= KEPT || !found); h++) {
        for (size_t k = 0; k < 2 * t->states; k++) {
            g[h].at[k % 2][k / 2] = (unsigned char)end_of(t, &g[h - 1], k % 2, k / 2);
        }
        for (size_t b = 0; b < h && !found; b++) {
            found = memcmp(&g[b], &g[h], sizeof *g) == 0;
            *from = found ? b : 0;
            *last = h;
        }
    }
    return found;
}

static void check_ends(const ent_lookahead *ahead, const tables *t, const ends *g)
{
    for (size_t k = 0; k < 2 * t->states * KEPT; k++) {
        const size_t i = k % 2, s = k / 2 % t->states;
        const uint32_t h = 1 + (uint32_t)(k / 2 / t->states);
        fuzz_expect(ent_lookahead_end(ahead, ENT_LIMITED, h, i, s) == g[h].at[i][s],
                    "ends are what their definition says");
        fuzz_expect(ent_lookahead_is_stable(ahead, ENT_LIMITED, h, i, s) == (g[h].at[i][s] == s),
                    "what ends where it is is stable");
    }
    for (size_t s = 0; s < t->states; s++) { /* the second party leads */
        fuzz_expect(ent_lookahead_is_equilibrium(ahead, ENT_STACKELBERG, 0, s) ==
                        (g[1].at[0][s] == s && g[2].at[1][s] == s),
                    "a leader looks one move further");
    }
}

static void check_limit(const ent_lookahead *ahead, const tables *t, const ends *g, size_t from,
                        size_t last)
{
    const ent_lookahead_facts facts = ent_lookahead_facts_of(ahead);
    fuzz_expect(facts.period == last - from, "ends repeat after as many horizons as they do");
    for (size_t k = 0; k < 2 * t->states; k++) {
        const size_t i = k % 2, s = k / 2;
        bool constant = true;
        for (size_t h = from; h < last; h++) {
            constant = constant && g[h].at[i][s] == g[from].at[i][s];
        }
        fuzz_expect(ent_lookahead_end(ahead, ENT_NONMYOPIC, 0, i, s) ==
                        (constant ? g[from].at[i][s] : ENT_NO_STATE),
                    "lasting ends are what their definition says");
    }
}

void ask_lookahead(ent_context *context, const ent_space *space, const tables *t)
{
    static ends g[ROUNDS + 1];
    size_t from = 0, last = 0;
    ent_lookahead *ahead = NULL;
    ent_lookahead_options options;
    ent_lookahead_defaults(&options);
    options.horizon = KEPT;
    options.stackelberg = true;
    options.leader = 1;
    const ent_status status =
        t->parties == 2 ? ent_lookahead_new(context, space, &options, &ahead) : ENT_OK;
    fuzz_expect(status == ENT_OK || status == ENT_ERROR_CANCELLED || status == ENT_ERROR_LIMIT,
                "two parties can look ahead");
    if (ahead == NULL) {
        return;
    }
    const bool repeats = work_out(t, g, &from, &last);
    check_ends(ahead, t, g);
    if (repeats && ent_lookahead_facts_of(ahead).limit != ENT_LOOKAHEAD_UNDECIDED) {
        check_limit(ahead, t, g, from, last);
    }
    ent_lookahead_free(ahead);
}
