/* SPDX-License-Identifier: MIT */
/* A judgement from a leaning, which answers all that is asked; only the stable sets and their words differ. */
#include "stability/behaviour/leaning_judge.h"

static ent_criteria all_of(const ent_leaning_judge *judge)
{
    return (((ent_criteria)1 << ENT_UNDER_COUNT) - 1) << judge->first;
}

static bool would_rather(const ent_leaning_judge *judge, size_t party, uint32_t from, uint32_t to)
{
    return judge->leaning.rather(judge->leaning.user, party, from, to, 1) != 0;
}

static ent_criteria stable_in(const void *user, size_t party, uint32_t state)
{
    const ent_leaning_judge *judge = user;
    ent_criteria stable = 0;
    for (size_t c = 0; c < ENT_UNDER_COUNT; c++) {
        if (ent_stable_sets_has(judge->sets, c, party, state)) {
            stable |= ent_criterion_set(judge->first + c);
        }
    }
    return stable;
}

static ent_criteria leaves(const void *user, size_t party, uint32_t from, uint32_t to)
{
    return would_rather(user, party, from, to) ? all_of(user) : 0;
}

static ent_criteria deters(const void *user, size_t party, uint32_t from, uint32_t end)
{
    return would_rather(user, party, from, end) ? 0 : all_of(user);
}

static bool is_willing(const void *user, size_t mover, uint32_t from, uint32_t to)
{
    return would_rather(user, mover, from, to);
}

void ent_leaning_judge_free(ent_leaning_judge *judge)
{
    ent_graph_free(&judge->graph);
}

ent_judgement ent_judgement_of_leaning(const ent_leaning_judge *judge)
{
    return (ent_judgement){.space = judge->graph.space,
                           .criteria = all_of(judge),
                           .returns = true,
                           .judge = judge,
                           .stable = stable_in,
                           .graph = &judge->graph,
                           .leaves = leaves,
                           .deters = deters,
                           .willing = is_willing};
}
