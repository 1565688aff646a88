/* SPDX-License-Identifier: MIT */
/*
 * Deciding stability from `low`.
 *
 * A state s is stable iff the greatest low[s1] over its improvements s1 is at most its own level. The
 * improvements of s are the members, of all cells that its cell leads to, whose level is higher. For
 * each pair of cells both lists are walked from the best level down, with the running maximum of low. By
 * arcs each improvement is looked at.
 */
#include "stability/decide.h"

#include <string.h>

/* Raises worst[s], for the members s of cell `from`, by their improvements in cell `to`. The numbers
 * kept are low + 1, so that 0 says "no improvement". */
static void raise_worst(const ent_mover *mover, uint32_t from, uint32_t to, const uint32_t *low,
                        uint32_t *worst)
{
    const uint32_t *level = mover->levels.of;
    const uint32_t first = mover->cells.start[to];
    uint32_t next = mover->cells.start[to + 1], greatest = 0;
    for (uint32_t k = mover->cells.start[from + 1]; k-- > mover->cells.start[from];) {
        const uint32_t state = mover->members[k];
        while (next > first && level[mover->members[next - 1]] > level[state]) {
            const uint32_t better = mover->members[--next];
            const uint32_t value = low == NULL ? UINT32_MAX : low[better] + 1;
            greatest = value > greatest ? value : greatest;
        }
        if (greatest > worst[state]) {
            worst[state] = greatest;
        }
    }
}

/* Whether a state has an improvement that is not deterred. */
static bool leaves(const ent_mover *mover, const ent_sanctions *sanctions, uint32_t state)
{
    const uint32_t *level = mover->levels.of;
    for (size_t k = mover->forward.start[state]; k < mover->forward.start[state + 1]; k++) {
        const uint32_t to = mover->forward.to[k];
        if (level[to] > level[state] &&
            (sanctions == NULL || !ent_deterred(sanctions, state, to, level[state]))) {
            return true;
        }
    }
    return false;
}

static void decide_by_arcs(const ent_graph *graph, size_t party, const ent_sanctions *sanctions,
                           uint64_t *stable)
{
    const size_t count = graph->space->count;
    memset(stable, 0, ent_bits_words(count) * sizeof *stable);
    for (size_t s = 0; s < count; s++) {
        if (!leaves(&graph->movers[party], sanctions, (uint32_t)s)) {
            ent_bits_add(stable, s);
        }
    }
}

void ent_decide(const ent_graph *graph, size_t party, const ent_sanctions *sanctions,
                uint32_t *worst, uint64_t *stable)
{
    const ent_mover *mover = &graph->movers[party];
    const ent_cells *cells = &mover->cells;
    const size_t count = graph->space->count;
    const uint32_t *low = sanctions == NULL ? NULL : sanctions->low;
    if (graph->by_arcs) {
        decide_by_arcs(graph, party, sanctions, stable);
        return;
    }
    memset(worst, 0, count * sizeof *worst);
    for (uint32_t from = 0; from < cells->cell_count; from++) {
        for (uint32_t to = ent_cells_first(cells, from); to < ent_cells_end(cells, from); to++) {
            if (ent_cells_lead(cells, from, to)) {
                raise_worst(mover, from, to, low, worst);
            }
        }
    }
    memset(stable, 0, ent_bits_words(count) * sizeof *stable);
    for (size_t s = 0; s < count; s++) {
        if (worst[s] == 0 || worst[s] - 1 <= mover->levels.of[s]) {
            ent_bits_add(stable, s);
        }
    }
}
