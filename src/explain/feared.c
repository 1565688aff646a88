/* SPDX-License-Identifier: MIT */
/* A search one move later, from where each step of an answer leads. */
#include "explain/feared.h"

#include "stability/reach.h"

/* Whether the others, by moves that pay each of them, bring about a state that the party of a step likes no better than
 * where it took the step; as that party sees the dispute, to which a state that it does not perceive is none. */
static ent_status is_feared(ent_context *context, const ent_solution *solution,
                            const ent_step *step, bool *out)
{
    const ent_graph *graph = ent_solution_graph(solution, step->party);
    const ent_mover *mover = &graph->movers[step->party];
    const uint32_t from = (uint32_t)step->from, to = (uint32_t)step->to;
    *out = false;
    if (mover->unseen != NULL &&
        (ent_bits_has(mover->unseen, from) || ent_bits_has(mover->unseen, to))) {
        return ENT_OK;
    }
    const ent_reach_rule rule = {.without = step->party,
                                 .improvements_only = true,
                                 .value = mover->levels.of,
                                 .most = mover->levels.of[from],
                                 .except = solution->no_return ? from : ENT_REACH_FAR};
    ent_reach reach;
    ENT_TRY(ent_reach_new(context, graph, to, &rule, &reach));
    *out = ent_reach_nearest(&reach, &rule) != ENT_REACH_FAR;
    ent_reach_free(&reach);
    return ENT_OK;
}

ent_status ent_feared_find(ent_context *context, const ent_solution *solution,
                           const ent_step *steps, size_t count, size_t *out)
{
    bool feared = false;
    size_t k = 0;
    while (k < count) {
        ENT_TRY(is_feared(context, solution, &steps[k], &feared));
        if (feared) {
            break;
        }
        k++;
    }
    *out = k;
    return ENT_OK;
}
