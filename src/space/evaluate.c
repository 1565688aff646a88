/* SPDX-License-Identifier: MIT */
/* What holds in which states, merged ones by all their members. */
#include "space/merge.h"

#include <string.h>

bool ent_state_varies(const ent_space *space, uint64_t state, size_t option)
{
    if (!ent_space_merged(space, (size_t)state)) {
        return false;
    }
    const size_t merged = (size_t)state - (space->count - space->merged_count);
    return ent_key_value(&space->dispute->options[option],
                         space->varying + merged * space->dispute->key_words) != 0;
}

uint64_t ent_state_member_count(const ent_space *space, uint64_t state)
{
    size_t count = 1;
    if (ent_space_merged(space, (size_t)state)) {
        (void)ent_space_members(space, (size_t)state, &count);
    }
    return count;
}

/*
 * How many members of a merged state make the first root of a program true. O(members * program).
 */
static size_t members_true(const ent_space *space, ent_program *program, size_t state)
{
    size_t count = 0, holding = 0;
    const uint64_t *keys = ent_space_members(space, state, &count);
    for (size_t k = 0; k < count; k += 64) {
        uint64_t truth = 0;
        ent_program_run(program, keys + k * space->dispute->key_words,
                        count - k < 64 ? count - k : 64, &truth);
        holding += ent_bits_in_word(truth);
    }
    return holding;
}

ent_status ent_space_evaluate(ent_context *context, const ent_space *space,
                              const ent_expression *expression, uint64_t *bits)
{
    ent_program *program = NULL;
    ENT_TRY(ent_program_new(space->dispute, &expression, 1, &program));
    ent_status status = ENT_OK;
    for (size_t s = 0; s < space->count && status == ENT_OK; s += 64) {
        const size_t count = space->count - s < 64 ? space->count - s : 64;
        ent_program_run(program, ent_space_key(space, s), count, &bits[s / 64]);
        if (s % ENT_STAGE_STATES == 0) {
            status = ent_context_step(context, "evaluating", s, space->count);
        }
    }
    for (size_t s = space->count - space->merged_count; s < space->count; s++) {
        if (members_true(space, program, s) < ent_state_member_count(space, s)) {
            ent_bits_remove(bits, s);
        }
    }
    ent_program_free(program);
    return status;
}

ent_status ent_space_agree(const ent_space *space, const ent_expression *expression, bool *out)
{
    *out = true;
    if (space->merged_count == 0) {
        return ENT_OK;
    }
    ent_program *program = NULL;
    ENT_TRY(ent_program_new(space->dispute, &expression, 1, &program));
    for (size_t s = space->count - space->merged_count; s < space->count && *out; s++) {
        const size_t holding = members_true(space, program, s);
        *out = holding == 0 || holding == ent_state_member_count(space, s);
    }
    ent_program_free(program);
    return ENT_OK;
}

ent_status ent_space_unseen(ent_context *context, const ent_space *space, size_t party,
                            uint64_t *bits)
{
    const ent_party *at = &space->dispute->parties[party];
    const size_t words = ent_bits_words(space->count);
    uint64_t *one = ent_memory_new(&context->allocator, words, sizeof *one);
    ent_status status = one == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    memset(bits, 0, words * sizeof *bits);
    for (size_t i = 0; i < at->unseen_count && status == ENT_OK; i++) {
        status = ent_space_evaluate(context, space, at->unseen[i].where, one);
        for (size_t w = 0; w < words && status == ENT_OK; w++) {
            bits[w] |= one[w];
        }
    }
    ent_memory_free(&context->allocator, one);
    return status;
}
