/* SPDX-License-Identifier: MIT */
/*
 * The parts of a directed graph: sets of nodes that can be reached from each other (Tarjan 1972).
 *
 * A search in depth numbers nodes as it meets them. `low` is the least number that a node is known to lead
 * to among those whose part is not closed yet; where it is a node's own number, the nodes left open since then
 * are its part. Parts close in an order in which what follows a part closes before it. The path is kept on a
 * stack of our own, since it may be as long as the graph.
 */
#include "coalitions/ways.h"

#include <string.h>

static const uint32_t OPEN = UINT32_MAX;

typedef struct search {
    const ent_adjacency *arcs;
    uint32_t *number, *low, *part; /* per node; number 0: not met; part OPEN: not closed */
    size_t *next;                  /* per node on the path: its next arc */
    uint32_t *path, *open;         /* stacks */
    size_t path_height, open_height;
    uint32_t met, closed;
} search;

static void enter(search *s, uint32_t node)
{
    s->number[node] = s->low[node] = ++s->met;
    s->next[node] = s->arcs->start[node];
    s->path[s->path_height++] = node;
    s->open[s->open_height++] = node;
}

/* Leaves a node: closes its part if it is the first of it, and tells the node before. */
static void leave(search *s, uint32_t node)
{
    s->path_height--;
    if (s->low[node] == s->number[node]) {
        uint32_t other = OPEN;
        while (other != node) {
            other = s->open[--s->open_height];
            s->part[other] = s->closed;
        }
        s->closed++;
    }
    if (s->path_height > 0) {
        const uint32_t before = s->path[s->path_height - 1];
        s->low[before] = s->low[node] < s->low[before] ? s->low[node] : s->low[before];
    }
}

static ent_status search_from(ent_context *context, search *s, uint32_t first)
{
    enter(s, first);
    for (size_t step = 0; s->path_height > 0; step++) {
        if (step % ENT_STAGE_STATES == 0) {
            ENT_TRY(ent_context_poll(context));
        }
        const uint32_t node = s->path[s->path_height - 1];
        if (s->next[node] == s->arcs->start[node + 1]) {
            leave(s, node);
            continue;
        }
        const uint32_t to = s->arcs->to[s->next[node]++];
        if (s->number[to] == 0) {
            enter(s, to);
        } else if (s->part[to] == OPEN && s->number[to] < s->low[node]) {
            s->low[node] = s->number[to];
        }
    }
    return ENT_OK;
}

ent_status ent_condense(ent_context *context, const ent_adjacency *arcs, size_t nodes,
                        uint32_t *part, uint32_t *part_count)
{
    const ent_allocator *allocator = &context->allocator;
    search s = {.arcs = arcs, .part = part};
    s.number = ent_memory_zero(allocator, nodes, sizeof *s.number);
    s.low = ent_memory_new(allocator, nodes, sizeof *s.low);
    s.next = ent_memory_new(allocator, nodes, sizeof *s.next);
    s.path = ent_memory_new(allocator, nodes, sizeof *s.path);
    s.open = ent_memory_new(allocator, nodes, sizeof *s.open);
    ent_status status = ENT_ERROR_MEMORY;
    if (s.number != NULL && s.low != NULL && s.next != NULL && s.path != NULL && s.open != NULL) {
        status = ENT_OK;
        memset(part, 0xFF, nodes * sizeof *part);
    }
    for (size_t node = 0; node < nodes && status == ENT_OK; node++) {
        if (s.number[node] == 0) {
            status = search_from(context, &s, (uint32_t)node);
        }
    }
    *part_count = s.closed;
    ent_memory_free(allocator, s.number);
    ent_memory_free(allocator, s.low);
    ent_memory_free(allocator, s.next);
    ent_memory_free(allocator, s.path);
    ent_memory_free(allocator, s.open);
    return status;
}
