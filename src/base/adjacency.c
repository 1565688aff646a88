/* SPDX-License-Identifier: MIT */
/*
 * Adjacency lists by counting sort. Reversing twice sorts each list: lists are filled in the order of
 * the other end.
 */
#include "base/adjacency.h"

/* Room for the lists of `nodes` nodes and `arcs` arcs, all starts zero. */
static ent_status make_room(const ent_allocator *allocator, size_t nodes, size_t arcs,
                            ent_adjacency *out)
{
    ent_adjacency lists = {.allocator = allocator};
    lists.start = ent_memory_zero(allocator, nodes + 1, sizeof *lists.start);
    lists.to = ent_memory_new(allocator, arcs, sizeof *lists.to);
    if (lists.start == NULL || lists.to == NULL) {
        ent_adjacency_free(&lists);
        return ENT_ERROR_MEMORY;
    }
    *out = lists;
    return ENT_OK;
}

/* Turns the counts at start[n + 1] into starts. */
static void add_up(ent_adjacency *lists, size_t nodes)
{
    for (size_t n = 0; n < nodes; n++) {
        lists->start[n + 1] += lists->start[n];
    }
}

/* Filling moved every start to the next one's; moves them back. */
static void step_back(ent_adjacency *lists, size_t nodes)
{
    for (size_t n = nodes; n > 0; n--) {
        lists->start[n] = lists->start[n - 1];
    }
    lists->start[0] = 0;
}

/* Keeps each successor of a node once; the lists are sorted. */
static void drop_repeated(ent_adjacency *lists, size_t nodes)
{
    size_t kept = 0, from = 0;
    for (size_t n = 0; n < nodes; n++) {
        const size_t end = lists->start[n + 1], first = kept;
        for (; from < end; from++) {
            if (kept == first || lists->to[kept - 1] != lists->to[from]) {
                lists->to[kept++] = lists->to[from];
            }
        }
        lists->start[n + 1] = kept;
    }
}

ent_status ent_adjacency_new(const ent_allocator *allocator, size_t nodes, const uint32_t *from,
                             const uint32_t *to, size_t count, ent_adjacency *out)
{
    ent_adjacency backward, forward;
    ENT_TRY(make_room(allocator, nodes, count, &backward));
    for (size_t k = 0; k < count; k++) {
        backward.start[to[k] + 1]++;
    }
    add_up(&backward, nodes);
    for (size_t k = 0; k < count; k++) {
        backward.to[backward.start[to[k]]++] = from[k];
    }
    step_back(&backward, nodes);
    const ent_status status = ent_adjacency_reverse(&backward, nodes, &forward);
    ent_adjacency_free(&backward);
    if (status == ENT_OK) {
        drop_repeated(&forward, nodes);
        *out = forward;
    }
    return status;
}

ent_status ent_adjacency_reverse(const ent_adjacency *forward, size_t nodes, ent_adjacency *out)
{
    const size_t arcs = forward->start[nodes];
    ENT_TRY(make_room(forward->allocator, nodes, arcs, out));
    for (size_t k = 0; k < arcs; k++) {
        out->start[forward->to[k] + 1]++;
    }
    add_up(out, nodes);
    for (size_t n = 0; n < nodes; n++) {
        for (size_t k = forward->start[n]; k < forward->start[n + 1]; k++) {
            out->to[out->start[forward->to[k]]++] = (uint32_t)n;
        }
    }
    step_back(out, nodes);
    return ENT_OK;
}

void ent_adjacency_free(ent_adjacency *lists)
{
    if (lists->allocator != NULL) {
        ent_memory_free(lists->allocator, lists->start);
        ent_memory_free(lists->allocator, lists->to);
        *lists = (ent_adjacency){0};
    }
}
