/* SPDX-License-Identifier: MIT */
/* Leaving out moves, and copies of a graph with moves left out. */
#include "stability/behaviour/perception.h"

#include <string.h>

void ent_arcs_forget(ent_adjacency *arcs, size_t states, const uint64_t *unseen)
{
    size_t kept = 0, next = arcs->start[0];
    for (size_t s = 0; s < states; s++) {
        const size_t first = next, end = arcs->start[s + 1];
        arcs->start[s] = kept;
        for (size_t k = first; k < end; k++) {
            if (!ent_bits_has(unseen, s) && !ent_bits_has(unseen, arcs->to[k])) {
                arcs->to[kept++] = arcs->to[k];
            }
        }
        next = end;
    }
    arcs->start[states] = kept;
}

static ent_status copy_arcs(const ent_adjacency *from, size_t states, ent_adjacency *out)
{
    const size_t arcs = from->start[states];
    ent_adjacency copy = {.allocator = from->allocator};
    copy.start = ent_memory_new(from->allocator, states + 1, sizeof *copy.start);
    copy.to = ent_memory_new(from->allocator, arcs, sizeof *copy.to);
    if (copy.start == NULL || copy.to == NULL) {
        ent_adjacency_free(&copy);
        return ENT_ERROR_MEMORY;
    }
    memcpy(copy.start, from->start, (states + 1) * sizeof *copy.start);
    memcpy(copy.to, from->to, arcs * sizeof *copy.to);
    *out = copy;
    return ENT_OK;
}

ent_status ent_view_new(const ent_graph *graph, size_t party, ent_graph *out)
{
    const size_t states = graph->space->count;
    const uint64_t *unseen = graph->movers[party].unseen;
    ent_graph view = *graph;
    ent_status status = ENT_OK;
    view.movers = ent_memory_zero(graph->allocator, graph->party_count, sizeof *view.movers);
    if (view.movers == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < graph->party_count && status == ENT_OK; p++) {
        ent_mover *mover = &view.movers[p];
        mover->levels = graph->movers[p].levels; /* the graph's, as its own moves are */
        if (p == party) {
            *mover = graph->movers[p];
            continue;
        }
        status = copy_arcs(&graph->movers[p].forward, states, &mover->forward);
        if (status == ENT_OK) {
            ent_arcs_forget(&mover->forward, states, unseen);
            status = ent_adjacency_reverse(&mover->forward, states, &mover->backward);
        }
    }
    if (status != ENT_OK) {
        ent_view_free(&view, party);
        return status;
    }
    *out = view;
    return ENT_OK;
}

void ent_view_free(ent_graph *view, size_t party)
{
    for (size_t p = 0; view->movers != NULL && p < view->party_count; p++) {
        if (p != party) {
            ent_adjacency_free(&view->movers[p].forward);
            ent_adjacency_free(&view->movers[p].backward);
        }
    }
    ent_memory_free(view->allocator, view->movers);
    view->movers = NULL;
}
