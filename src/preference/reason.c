/* SPDX-License-Identifier: MIT */
/* The first statement on which two states differ decides which is better; so it is the reason. */
#include "preference/reason.h"

ent_status ent_reasons_init(ent_reasons *out, const ent_allocator *allocator,
                            const ent_space *space, size_t party)
{
    const ent_party *wishes = &space->dispute->parties[party];
    const size_t count = wishes->statement_count;
    ent_reasons reasons = {.allocator = allocator,
                           .space = space,
                           .prioritized = wishes->order == ENT_ORDER_STATEMENTS,
                           .statements = wishes->statements,
                           .count = count};
    const ent_expression **roots = ent_memory_new(allocator, count, sizeof(ent_expression *));
    reasons.one = ent_memory_new(allocator, count, sizeof(uint64_t));
    reasons.other = ent_memory_new(allocator, count, sizeof(uint64_t));
    ent_status status = ENT_ERROR_MEMORY;
    if (roots != NULL && reasons.one != NULL && reasons.other != NULL) {
        for (size_t i = 0; i < count; i++) {
            roots[i] = wishes->statements[i].want;
        }
        status = ent_program_new(space->dispute, roots, count, &reasons.program);
    }
    ent_memory_free(allocator, roots);
    if (status != ENT_OK) {
        ent_reasons_free(&reasons);
        return status;
    }
    *out = reasons;
    return ENT_OK;
}

void ent_reasons_free(ent_reasons *reasons)
{
    if (reasons->allocator == NULL) {
        return; /* never made */
    }
    ent_program_free(reasons->program);
    ent_memory_free(reasons->allocator, reasons->one);
    ent_memory_free(reasons->allocator, reasons->other);
}

static void compare_keys(ent_reasons *reasons, const uint64_t *key, const uint64_t *other)
{
    ent_program_run(reasons->program, key, 1, reasons->one);
    ent_program_run(reasons->program, other, 1, reasons->other);
}

void ent_reasons_compare(ent_reasons *reasons, uint64_t state, uint64_t other)
{
    compare_keys(reasons, ent_space_key(reasons->space, (size_t)state),
                 ent_space_key(reasons->space, (size_t)other));
}

int ent_reasons_order(ent_reasons *reasons, const uint64_t *key, const uint64_t *than)
{
    int64_t sum = 0;
    compare_keys(reasons, key, than);
    for (size_t i = 0; i < reasons->count; i++) {
        const int64_t gain = (int64_t)reasons->one[i] - (int64_t)reasons->other[i];
        if (reasons->prioritized && gain != 0) {
            return gain > 0 ? 1 : -1;
        }
        sum += reasons->prioritized ? 0 : gain * reasons->statements[i].weight;
    }
    return (sum > 0) - (sum < 0);
}

size_t ent_reasons_first(ent_reasons *reasons, uint64_t state, uint64_t other)
{
    if (!reasons->prioritized) {
        return ENT_NO_STATEMENT;
    }
    ent_reasons_compare(reasons, state, other);
    for (size_t i = 0; i < reasons->count; i++) {
        if (reasons->one[i] != reasons->other[i]) {
            return i;
        }
    }
    return ENT_NO_STATEMENT;
}
