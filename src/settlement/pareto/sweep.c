/* SPDX-License-Identifier: MIT */
/*
 * The Pareto set of different vectors for up to three parties, by a sweep (Kung, Luccio and Preparata 1975).
 *
 * In descending lexicographic order a vector is dominated only by one before it, which is at least as good for the
 * first party. So it is dominated iff one before it is at least as good for the second and the third too. For two
 * parties the largest second number so far tells. For three a binary indexed tree does: over the ranks of second
 * numbers, from the largest down, it keeps the largest third number so far.
 */
#include "base/sort.h"
#include "settlement/pareto/pareto.h"

enum { BETWEEN_POLLS = 1 << 16 };

static void sweep_two(const ent_vectors *vectors, uint64_t *good)
{
    uint64_t most = 0;
    for (size_t v = 0; v < vectors->count; v++) {
        const uint64_t second = vectors->parties < 2 ? 0 : vectors->rows[2 * v + 1];
        if (v == 0 || second > most) {
            ent_bits_add(good, v);
            most = second;
        }
    }
}

/* Writes the rank of each vector's second number, 1 for the largest. */
static ent_status rank_seconds(ent_context *context, const ent_vectors *vectors, uint32_t *ranks)
{
    const size_t count = vectors->count;
    const uint64_t *seconds = vectors->rows + 1;
    const ent_sort_field fields[] = {{.words = seconds, .stride = 3, .shift = 0, .bits = 32},
                                     {.words = seconds, .stride = 3, .shift = 32, .bits = 32}};
    const ent_sort_plan plan = {.fields = fields,
                                .field_count = 2,
                                .workers = ent_workers(context, count, 8 * (uint64_t)count)};
    uint32_t *order = ent_memory_new(&context->allocator, count, sizeof *order);
    if (order == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t v = 0; v < count; v++) {
        order[v] = (uint32_t)v;
    }
    const ent_status status = ent_sort_by_fields(&context->allocator, &plan, count, order);
    uint32_t rank = 1;
    for (size_t k = count; k-- > 0 && status == ENT_OK;) {
        rank += k + 1 < count && seconds[3 * (size_t)order[k]] != seconds[3 * (size_t)order[k + 1]];
        ranks[order[k]] = rank;
    }
    ent_memory_free(&context->allocator, order);
    return status;
}

/* The largest number of ranks 1 to `rank`. */
static uint64_t most_until(const uint64_t *tree, size_t rank)
{
    uint64_t most = 0;
    for (; rank > 0; rank &= rank - 1) {
        most = tree[rank] > most ? tree[rank] : most;
    }
    return most;
}

static void raise(uint64_t *tree, size_t count, size_t rank, uint64_t number)
{
    for (; rank <= count; rank += rank & (~rank + 1)) {
        tree[rank] = number > tree[rank] ? number : tree[rank];
    }
}

static ent_status sweep_three(ent_context *context, const ent_vectors *vectors,
                              const uint32_t *ranks, uint64_t *tree, uint64_t *good)
{
    size_t first = SIZE_MAX; /* the rank of the largest second number so far */
    for (size_t v = 0; v < vectors->count; v++) {
        const uint64_t third = vectors->rows[3 * v + 2];
        if (ranks[v] < first || most_until(tree, ranks[v]) < third) {
            ent_bits_add(good, v);
            raise(tree, vectors->count, ranks[v], third);
            first = ranks[v] < first ? ranks[v] : first;
        }
        if (v % BETWEEN_POLLS == 0) {
            ENT_TRY(ent_context_step(context, "comparing outcomes", v, vectors->count));
        }
    }
    return ENT_OK;
}

ent_status ent_vectors_sweep(ent_context *context, const ent_vectors *vectors, uint64_t *good)
{
    const ent_allocator *allocator = &context->allocator;
    if (vectors->parties < 3) {
        sweep_two(vectors, good);
        return ENT_OK;
    }
    uint32_t *ranks = ent_memory_new(allocator, vectors->count, sizeof *ranks);
    uint64_t *tree = ent_memory_zero(allocator, vectors->count + 1, sizeof *tree);
    ent_status status =
        ranks == NULL || tree == NULL ? ENT_ERROR_MEMORY : rank_seconds(context, vectors, ranks);
    if (status == ENT_OK) {
        status = sweep_three(context, vectors, ranks, tree, good);
    }
    ent_memory_free(allocator, ranks);
    ent_memory_free(allocator, tree);
    return status;
}
