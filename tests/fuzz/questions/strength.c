/* SPDX-License-Identifier: MIT */
/* Plain, strong and weak stability by their definition. */
#include "common/fuzz.h"
#include "questions/tables.h"

static bool is_much_better(const tables *t, size_t party, size_t one, size_t other)
{
    const wishes *w = &t->wishes[party];
    int64_t sum = 0;
    if (w->ranked) {
        return w->block[one] < w->block[other];
    }
    for (size_t i = 0; i < w->count; i++) {
        const int gain = (int)(w->holds[i] >> one & 1) - (int)(w->holds[i] >> other & 1);
        if (gain != 0 && w->strong[i] && !w->weighed) {
            return gain > 0;
        }
        sum += gain * w->weight[i];
    }
    return w->weighed && w->strong_from > 0 && sum >= w->strong_from;
}

static void compare(const ent_solution *solution, const tables *t, size_t party,
                    const relation *reach, const relation *likings)
{
    for (ent_concept c = ENT_NASH; c < ENT_SIM; c++) {
        game g = {.states = t->states,
                  .moves = &t->moves[party],
                  .tempts = &likings[0],
                  .deters = &likings[1],
                  .no_escape = c == ENT_SMR || c == ENT_SSEQ};
        g.reach = c == ENT_NASH ? NULL : &reach[c == ENT_SEQ || c == ENT_SSEQ];
        const uint64_t stable = game_stable(&g);
        g.deters = &likings[2];
        const uint64_t strong = game_stable(&g);
        for (size_t s = 0; s < t->states; s++) {
            const ent_stability expected = (stable >> s & 1) == 0   ? ENT_UNSTABLE
                                           : c == ENT_NASH          ? ENT_STABLE
                                           : (strong >> s & 1) == 0 ? ENT_WEAKLY_STABLE
                                                                    : ENT_STRONGLY_STABLE;
            fuzz_expect(ent_strength_of(solution, c, party, s) == expected,
                        "strength is what its definition says");
        }
    }
}

/* What a party likes better, what no better, and what far less than a state. */
static void weigh(const ent_solution *solution, const tables *t, size_t party, relation *out)
{
    for (size_t k = 0; k < t->states * t->states; k++) {
        const size_t s = k / t->states, x = k % t->states;
        const int by = tables_compare(t, party, NULL, x, s);
        const uint32_t level = ent_level(solution, party, x), own = ent_level(solution, party, s);
        fuzz_expect((by > 0) == (level > own) && (by < 0) == (level < own),
                    "levels are in the order of the wishes");
        relation_add(&out[by <= 0], s, x);
        if (is_much_better(t, party, s, x)) {
            relation_add(&out[2], s, x);
        }
        fuzz_expect(ent_much_better(solution, party, s, x) == is_much_better(t, party, s, x),
                    "what is far below is so by its definition");
    }
}

void ask_strength(ent_context *context, const ent_space *space, const tables *t)
{
    relation likings[TABLE_PARTIES][3] = {{{{0}}}}, credible[TABLE_PARTIES], reach[2];
    ent_solution_options options;
    ent_solution *solution = NULL;
    ent_solution_defaults(&options);
    options.strength = true;
    if (ent_solution_new(context, space, &options, &solution) != ENT_OK) {
        return;
    }
    for (size_t p = 0; p < t->parties; p++) {
        weigh(solution, t, p, likings[p]);
        for (size_t s = 0; s < t->states; s++) {
            credible[p].of[s] = t->moves[p].of[s] & likings[p][0].of[s];
        }
    }
    for (size_t p = 0; p < t->parties; p++) {
        tables_reach(t, p, t->moves, &reach[0]);
        tables_reach(t, p, credible, &reach[1]);
        compare(solution, t, p, reach, likings[p]);
    }
    ent_solution_free(solution);
}
