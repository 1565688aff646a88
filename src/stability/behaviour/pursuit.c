/* SPDX-License-Identifier: MIT */
/* Searching forward over states and last movers, until enough was found. */
#include "stability/behaviour/pursuit.h"

enum { LOOK = 1 << 12 /* nodes between two looks at cancel */ };

/* A search under way. */
typedef struct search {
    ent_context *context;
    ent_graph graph;
    ent_pursuit *pursuit;
    const ent_prey *prey;
    size_t head, tail;
    bool enough;
} search;

/* Goes on from a state by the moves of one party. */
static ent_status go_on(search *s, size_t mover, uint32_t state)
{
    ent_pursuit *pursuit = s->pursuit;
    const ent_prey *prey = s->prey;
    const size_t width = s->graph.party_count + 1;
    pursuit->gone[state * width + mover] = pursuit->search;
    ENT_TRY(ent_graph_all_moves(&s->graph, mover, state, &pursuit->moves));
    for (size_t k = 0; k < pursuit->moves.count && !s->enough; k++) {
        const uint32_t to = pursuit->moves.states[k];
        const size_t node = to * width + mover;
        if (pursuit->stamp[node] != pursuit->search &&
            (prey->makes == NULL || prey->makes(prey->user, mover, state, to))) {
            pursuit->stamp[node] = pursuit->search;
            pursuit->queue[s->tail++] = node;
            ENT_TRY(prey->reached(s->context, prey->user, to, &s->enough));
        }
    }
    return ENT_OK;
}

ent_status ent_pursuit_from(ent_context *context, ent_pursuit *pursuit, const ent_prey *prey,
                            uint32_t start, bool *found)
{
    const size_t parties = pursuit->graph->party_count, width = parties + 1;
    search s = {.context = context,
                .graph = ent_graph_for(context, pursuit->graph),
                .pursuit = pursuit,
                .prey = prey};
    pursuit->search++;
    pursuit->queue[s.tail++] = start * width + parties; /* nobody has moved yet */
    while (s.head < s.tail && !s.enough) {
        const uint32_t state = (uint32_t)(pursuit->queue[s.head] / width);
        const size_t last = pursuit->queue[s.head] % width;
        if (s.head++ % LOOK == 0) {
            ENT_TRY(ent_context_poll(context));
        }
        for (size_t j = 0; j < parties && !s.enough; j++) {
            if (j != prey->party && j != last &&
                pursuit->gone[state * width + j] != pursuit->search) {
                ENT_TRY(go_on(&s, j, state));
            }
        }
    }
    *found = s.enough;
    return ENT_OK;
}

ent_status ent_pursuit_new(const ent_allocator *allocator, const ent_graph *graph, ent_pursuit *out)
{
    const size_t nodes = graph->space->count * (graph->party_count + 1);
    *out = (ent_pursuit){.graph = graph};
    out->queue = ent_memory_new(allocator, nodes, sizeof *out->queue);
    out->stamp = ent_memory_zero(allocator, nodes, sizeof *out->stamp);
    out->gone = ent_memory_zero(allocator, nodes, sizeof *out->gone);
    return out->queue == NULL || out->stamp == NULL || out->gone == NULL ? ENT_ERROR_MEMORY
                                                                         : ENT_OK;
}

void ent_pursuit_free(const ent_allocator *allocator, ent_pursuit *pursuit)
{
    ent_memory_free(allocator, pursuit->queue);
    ent_memory_free(allocator, pursuit->stamp);
    ent_memory_free(allocator, pursuit->gone);
    ent_memory_free(allocator, pursuit->moves.states);
    *pursuit = (ent_pursuit){0};
}
