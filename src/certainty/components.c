/* SPDX-License-Identifier: MIT */
/*
 * Components, by joining the members of each cell of each opponent.
 *
 * From a state opponents reach by legal sequences every other state of its component: of a way along
 * their moves, two moves of the same opponent that follow one another make one, or none. To come back to where they
 * began they need a way round. Take states and cells as nodes of a graph, with an edge between a state
 * and each cell that has it; a legal sequence is a walk in it that never turns back at once. Such a walk from a
 * state to itself exists iff the graph has a cycle (go there, round it, and back), and a connected graph has one iff it
 * has at least as many edges as nodes. Of n states and k opponents the edges are n * k, and the nodes are n and
 * the cells.
 */
#include "certainty/components.h"

#include "base/joined.h"
#include "space/arcs.h"
#include "space/moves.h"

bool ent_components_apply(const ent_space *space, size_t party)
{
    const ent_dispute *dispute = space->dispute;
    bool apply = ent_space_transitive(space);
    for (size_t o = 0; o < dispute->option_count; o++) {
        const ent_option *option = &dispute->options[o];
        apply = apply && (option->party == party || !ent_moves_one_way(option));
    }
    return apply;
}

/* Sorts the states by component: counts, sums up, files. */
static void sort_states(const ent_components_of *of, ent_components *out)
{
    uint32_t *start = out->start + 1; /* moves to its place while states are filed */
    for (size_t s = 0; s < of->states; s++) {
        start[out->of[s] + 1]++;
    }
    for (uint32_t c = 0; c < out->count; c++) {
        start[c + 1] += start[c];
    }
    for (size_t s = 0; s < of->states; s++) {
        out->states[start[out->of[s]]++] = (uint32_t)s;
    }
}

/* Tells by the numbers of edges and nodes where opponents can come back. */
static void find_returns(const ent_components_of *of, ent_components *out, uint64_t *nodes)
{
    for (uint32_t c = 0; c < out->count; c++) {
        nodes[c] = out->start[c + 1] - out->start[c];
    }
    for (size_t j = 0; j < of->parties; j++) {
        const ent_cells *cells = &of->cells[j];
        for (uint32_t k = 0; j != of->party && k < cells->cell_count; k++) {
            nodes[out->of[cells->members[cells->start[k]]]]++;
        }
    }
    for (uint32_t c = 0; c < out->count; c++) {
        const uint64_t edges = (uint64_t)(out->start[c + 1] - out->start[c]) * (of->parties - 1);
        if (edges >= nodes[c]) {
            ent_bits_add(out->returns, c);
        }
    }
}

static ent_status find(ent_context *context, const ent_components_of *of, ent_components *out)
{
    const ent_allocator *allocator = &context->allocator;
    out->of = ent_memory_new(allocator, of->states, sizeof *out->of);
    out->states = ent_memory_new(allocator, of->states, sizeof *out->states);
    if (out->of == NULL || out->states == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_joined_begin(out->of, of->states);
    for (size_t j = 0; j < of->parties; j++) {
        ENT_TRY(ent_context_step(context, "joining states", j, of->parties));
        if (j != of->party && !of->cells[j].immobile) {
            ent_cells_join(&of->cells[j], out->of);
        }
    }
    out->count = ent_joined_number(out->of, of->states);
    out->start = ent_memory_zero(allocator, (size_t)out->count + 2, sizeof *out->start);
    out->returns = ent_memory_zero(allocator, ent_bits_words(out->count), sizeof *out->returns);
    uint64_t *nodes = ent_memory_new(allocator, out->count, sizeof *nodes);
    const bool held = out->start != NULL && out->returns != NULL && nodes != NULL;
    if (held) {
        sort_states(of, out);
        find_returns(of, out, nodes);
    }
    ent_memory_free(allocator, nodes);
    return held ? ENT_OK : ENT_ERROR_MEMORY;
}

ent_status ent_components_new(ent_context *context, const ent_components_of *of,
                              ent_components *out)
{
    ent_components made = {0};
    const ent_status status = find(context, of, &made);
    if (status != ENT_OK) {
        ent_components_free(&context->allocator, &made);
        return status;
    }
    *out = made;
    return ENT_OK;
}

void ent_components_free(const ent_allocator *allocator, ent_components *components)
{
    ent_memory_free(allocator, components->of);
    ent_memory_free(allocator, components->start);
    ent_memory_free(allocator, components->states);
    ent_memory_free(allocator, components->returns);
    *components = (ent_components){0};
}
