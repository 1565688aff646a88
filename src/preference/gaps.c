/* SPDX-License-Identifier: MIT */
/*
 * Strength of preference, as a threshold for each level.
 *
 * By statements s >> q iff they differ on a strong one, and s is better at the first of these. Strong
 * statements come first, so the order by them alone is a coarser one: its levels are *classes* of levels,
 * and what is far below s is what lies in lower classes. A ranking's classes are its blocks between strong
 * gaps. By weights s >> q iff the sum of s is larger by the threshold at least. In each case what is far
 * below a level is all that lies below some level, which does not fall when the level rises.
 */
#include "preference/gaps.h"

#include <string.h>

/* The classes by the strong statements alone. */
static ent_status class_by_statements(ent_context *context, const ent_space *space,
                                      const ent_party *wishes, ent_levels *classes)
{
    ent_party strong = *wishes;
    strong.statement_count = 0;
    while (strong.statement_count < wishes->statement_count &&
           wishes->statements[strong.statement_count].strong) {
        strong.statement_count++;
    }
    return ent_levels_statements(context, space, &strong, classes);
}

/* The classes by the blocks of a ranking: a ranking whose groups are the blocks. */
static ent_status class_by_blocks(ent_context *context, const ent_space *space,
                                  const ent_party *wishes, ent_levels *classes)
{
    const ent_allocator *allocator = &context->allocator;
    ent_party blocks = *wishes;
    blocks.ranked = ent_memory_new(allocator, wishes->ranked_count, sizeof *blocks.ranked);
    if (blocks.ranked == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < wishes->ranked_count; i++) {
        blocks.ranked[i] = wishes->ranked[i];
        blocks.ranked[i].group = wishes->ranked[i].block;
        blocks.group_count = blocks.ranked[i].group + 1;
    }
    const ent_status status = ent_levels_ranking(context, space, &blocks, classes);
    ent_memory_free(allocator, blocks.ranked);
    return status;
}

/* Below each level is far what lies below the lowest level of its class. */
static ent_status spread_classes(const ent_allocator *allocator, const ent_levels *levels,
                                 const ent_levels *classes, size_t count, uint32_t *far)
{
    uint32_t *lowest = ent_memory_new(allocator, classes->count, sizeof *lowest);
    if (lowest == NULL) {
        return ENT_ERROR_MEMORY;
    }
    memset(lowest, 0xFF, classes->count * sizeof *lowest);
    for (size_t s = 0; s < count; s++) {
        uint32_t *at = &lowest[classes->of[s]];
        *at = levels->of[s] < *at ? levels->of[s] : *at;
    }
    for (size_t s = 0; s < count; s++) {
        far[levels->of[s]] = lowest[classes->of[s]];
    }
    ent_memory_free(allocator, lowest);
    return ENT_OK;
}

static ent_status by_classes(ent_context *context, const ent_space *space, const ent_party *wishes,
                             const ent_levels *levels, uint32_t *far)
{
    ent_levels classes = {0};
    ENT_TRY(wishes->order == ENT_ORDER_RANKING
                ? class_by_blocks(context, space, wishes, &classes)
                : class_by_statements(context, space, wishes, &classes));
    const ent_status status =
        spread_classes(&context->allocator, levels, &classes, space->count, far);
    ent_memory_free(&context->allocator, classes.of);
    return status;
}

/* Goes up the levels with a second one that is just not far below any more. */
static void compare_sums(const uint64_t *sum, uint32_t count, uint64_t from, uint32_t *far)
{
    uint32_t below = 0;
    for (uint32_t level = 0; level < count; level++) {
        while (from > 0 && below < level && sum[level] - sum[below] >= from) {
            below++;
        }
        far[level] = below;
    }
}

static ent_status by_weights(ent_context *context, const ent_space *space, const ent_party *wishes,
                             const ent_levels *levels, uint32_t *far)
{
    const ent_allocator *allocator = &context->allocator;
    uint64_t *sums = ent_memory_new(allocator, space->count, sizeof *sums);
    uint64_t *of_level = ent_memory_new(allocator, levels->count, sizeof *of_level);
    ent_status status = sums == NULL || of_level == NULL
                            ? ENT_ERROR_MEMORY
                            : ent_weight_sums(context, space, wishes, sums);
    if (status == ENT_OK) {
        for (size_t s = 0; s < space->count; s++) {
            of_level[levels->of[s]] = sums[s];
        }
        compare_sums(of_level, levels->count, (uint64_t)wishes->strong_from, far);
    }
    ent_memory_free(allocator, sums);
    ent_memory_free(allocator, of_level);
    return status;
}

ent_status ent_gaps_new(ent_context *context, const ent_space *space, const ent_party *wishes,
                        const ent_levels *levels, uint32_t **out)
{
    uint32_t *far = ent_memory_new(&context->allocator, levels->count, sizeof *far);
    if (far == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const ent_status status = wishes->order == ENT_ORDER_WEIGHTS
                                  ? by_weights(context, space, wishes, levels, far)
                                  : by_classes(context, space, wishes, levels, far);
    if (status != ENT_OK) {
        ent_memory_free(&context->allocator, far);
        return status;
    }
    *out = far;
    return ENT_OK;
}
