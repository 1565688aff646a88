/* SPDX-License-Identifier: MIT */
/* A search from where a move leads: by moves that pay each of them, do the others bring about a state that its party likes no
 * better than where it made the move? As that party sees the dispute, to which a state that it does not perceive is none. */
#include "stability/feared.h"

#include "stability/reach.h"

ent_status ent_is_feared(ent_context *context, const ent_solution *solution, size_t party,
                         uint64_t from, uint64_t to, bool *out)
{
    const ent_graph *graph = ent_solution_graph(solution, party);
    const ent_mover *mover = &graph->movers[party];
    *out = false;
    if (mover->unseen != NULL &&
        (ent_bits_has(mover->unseen, (size_t)from) || ent_bits_has(mover->unseen, (size_t)to))) {
        return ENT_OK;
    }
    const ent_reach_rule rule = {.without = party,
                                 .improvements_only = true,
                                 .value = mover->levels.of,
                                 .most = mover->levels.of[from],
                                 .except = solution->no_return ? (uint32_t)from : ENT_REACH_FAR};
    ent_reach reach;
    ENT_TRY(ent_reach_new(context, graph, (uint32_t)to, &rule, &reach));
    *out = ent_reach_nearest(&reach, &rule) != ENT_REACH_FAR;
    ent_reach_free(&reach);
    return ENT_OK;
}
