/* SPDX-License-Identifier: MIT */
/*
 * Levels from weights: the sum of the weights of the true statements. Weights are whole numbers of
 * millionths, so sums are exact; a radix sort of the sums makes the levels.
 */
#include "base/sort.h"
#include "diag/diagnostic.h"
#include "dispute/program.h"
#include "preference/levels.h"

enum { ROUND = 32 };

/* Adds the weights of `taken` statements from `first` to the sums. */
static ent_status add_round(ent_context *context, const ent_space *space,
                            const ent_statement *first, size_t taken, uint64_t *sums)
{
    const ent_expression *roots[ROUND];
    uint64_t truth[ROUND];
    for (size_t b = 0; b < taken; b++) {
        roots[b] = first[b].want;
    }
    ent_program *program = NULL;
    ent_status status = ent_program_new(space->dispute, roots, taken, &program);
    for (size_t s = 0; s < space->count && status == ENT_OK; s += 64) {
        const size_t count = space->count - s < 64 ? space->count - s : 64;
        ent_program_run(program, ent_space_key(space, s), count, truth);
        for (size_t b = 0; b < taken; b++) {
            for (size_t k = 0; k < count; k++) {
                sums[s + k] += (truth[b] >> k & 1) != 0 ? (uint64_t)first[b].weight : 0;
            }
        }
        if (s % ENT_STAGE_STATES == 0) {
            status = ent_context_step(context, "adding weights", s, space->count);
        }
    }
    ent_program_free(program);
    return status;
}

/* Makes levels of the sums, which are offset so that they compare as unsigned numbers. */
static ent_status rank_sums(const ent_allocator *allocator, const uint64_t *sums, size_t count,
                            ent_levels *levels)
{
    const uint64_t mask = UINT64_MAX;
    uint32_t *order = ent_memory_new(allocator, count, sizeof *order);
    if (order == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t s = 0; s < count; s++) {
        order[s] = (uint32_t)s;
    }
    const ent_status status = ent_sort_by_key(allocator, sums, 1, &mask, count, order);
    uint32_t level = 0;
    for (size_t k = 0; k < count && status == ENT_OK; k++) {
        level += k > 0 && sums[order[k]] != sums[order[k - 1]];
        levels->of[order[k]] = level;
    }
    levels->count = level + 1;
    ent_memory_free(allocator, order);
    return status;
}

ent_status ent_weights_fit(ent_context *context, const ent_space *space, const ent_party *wishes)
{
    uint64_t total = 0;
    for (size_t i = 0; i < wishes->statement_count; i++) {
        const int64_t weight = wishes->statements[i].weight;
        total += (uint64_t)(weight < 0 ? -weight : weight);
        if (total > (uint64_t)INT64_MAX) {
            const ent_issue issue = {.kind = ENT_KIND_WEIGHTS_SUM,
                                     .source = &space->dispute->source,
                                     .span = wishes->statements[i].span,
                                     .message = "the weights up to here are too large together"};
            ENT_TRY(ent_issue_add(context, &issue));
            return ENT_ERROR_INPUT;
        }
    }
    return ENT_OK;
}

ent_status ent_weight_sums(ent_context *context, const ent_space *space, const ent_party *wishes,
                           uint64_t *sums)
{
    ENT_TRY(ent_weights_fit(context, space, wishes));
    for (size_t s = 0; s < space->count; s++) {
        sums[s] = (uint64_t)1 << 63; /* zero, offset */
    }
    for (size_t done = 0; done < wishes->statement_count; done += ROUND) {
        const size_t left = wishes->statement_count - done;
        ENT_TRY(add_round(context, space, wishes->statements + done, left < ROUND ? left : ROUND,
                          sums));
    }
    return ENT_OK;
}

ent_status ent_levels_weights(ent_context *context, const ent_space *space, const ent_party *wishes,
                              ent_levels *out)
{
    const ent_allocator *allocator = &context->allocator;
    ent_levels levels = {.of = ent_memory_new(allocator, space->count, sizeof *levels.of)};
    uint64_t *sums = ent_memory_new(allocator, space->count, sizeof *sums);
    ent_status status = levels.of == NULL || sums == NULL
                            ? ENT_ERROR_MEMORY
                            : ent_weight_sums(context, space, wishes, sums);
    if (status == ENT_OK) {
        status = rank_sums(allocator, sums, space->count, &levels);
    }
    ent_memory_free(allocator, sums);
    if (status != ENT_OK) {
        ent_memory_free(allocator, levels.of);
        return status;
    }
    *out = levels;
    return ENT_OK;
}
