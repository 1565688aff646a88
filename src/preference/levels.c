/* SPDX-License-Identifier: MIT */
/*
 * Levels by refinement.
 *
 * Take the statements a few at a time, the most important first. With the levels of the statements so
 * far and the truth of the next b statements as b bits, the first statement most significant, the code
 * `level * 2^b + bits` orders the states by all statements taken. Codes are made dense by a table of
 * those in use, and the dense numbers are the next levels. b is chosen so that the table has at most
 * four entries a state; so any number of statements costs O(states) each, and no comparison is made.
 * Once every state has a level of its own, further statements change nothing.
 */
#include "preference/levels.h"

#include "dispute/program.h"
#include <entente/stability.h>

enum { MOST_STATEMENTS = 32, SMALL_TABLE = 1 << 16 };

/* How many statements go into the next round. */
static size_t choose_round(size_t states, uint32_t levels, size_t left)
{
    const uint64_t room = states * 4 > SMALL_TABLE ? (uint64_t)states * 4 : SMALL_TABLE;
    size_t taken = 1;
    while (taken < left && taken < MOST_STATEMENTS && ((uint64_t)levels << (taken + 1)) <= room) {
        taken++;
    }
    return taken;
}

/* Replaces the levels by codes, and marks in `used` which codes occur. */
static ent_status encode(ent_context *context, const ent_space *space, ent_program *program,
                         size_t taken, uint32_t *level, uint32_t *used)
{
    uint64_t truth[MOST_STATEMENTS];
    for (size_t s = 0; s < space->count; s += 64) {
        const size_t count = space->count - s < 64 ? space->count - s : 64;
        ent_program_run(program, ent_space_key(space, s), count, truth);
        for (size_t k = 0; k < count; k++) {
            uint32_t code = level[s + k];
            for (size_t b = 0; b < taken; b++) {
                code = code << 1 | (uint32_t)(truth[b] >> k & 1);
            }
            level[s + k] = code;
            used[code] = 1;
        }
        if (s % ENT_STAGE_STATES == 0) {
            ENT_TRY(ent_context_step(context, "ordering states", s, space->count));
        }
    }
    return ENT_OK;
}

/* One round: `taken` statements from `first`. */
static ent_status refine(ent_context *context, const ent_space *space, const ent_statement *first,
                         size_t taken, ent_levels *levels)
{
    const ent_expression *roots[MOST_STATEMENTS];
    for (size_t b = 0; b < taken; b++) {
        roots[b] = first[b].want;
    }
    const size_t codes = (size_t)levels->count << taken;
    ent_program *program = NULL;
    ENT_TRY(ent_program_new(space->dispute, roots, taken, &program));
    uint32_t *dense = ent_memory_zero(&context->allocator, codes, sizeof *dense);
    ent_status status = dense == NULL ? ENT_ERROR_MEMORY
                                      : encode(context, space, program, taken, levels->of, dense);
    if (status == ENT_OK) {
        uint32_t next = 0;
        for (size_t c = 0; c < codes; c++) {
            const uint32_t in_use = dense[c];
            dense[c] = next;
            next += in_use;
        }
        for (size_t s = 0; s < space->count; s++) {
            levels->of[s] = dense[levels->of[s]];
        }
        levels->count = next;
    }
    ent_memory_free(&context->allocator, dense);
    ent_program_free(program);
    return status;
}

ent_status ent_levels_statements(ent_context *context, const ent_space *space, size_t party,
                                 ent_levels *out)
{
    const ent_party *wishes = &space->dispute->parties[party];
    ent_levels levels = {.count = 1};
    levels.of = ent_memory_zero(&context->allocator, space->count, sizeof *levels.of);
    if (levels.of == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t done = 0; done < wishes->statement_count && levels.count < space->count;) {
        const size_t taken =
            choose_round(space->count, levels.count, wishes->statement_count - done);
        const ent_status status = refine(context, space, wishes->statements + done, taken, &levels);
        if (status != ENT_OK) {
            ent_memory_free(&context->allocator, levels.of);
            return status;
        }
        done += taken;
    }
    *out = levels;
    return ENT_OK;
}

ent_status ent_levels_new(ent_context *context, const ent_space *space, size_t party,
                          ent_levels *out)
{
    ENT_TRY(ent_wishes_agree(context, space, party));
    switch (space->dispute->parties[party].order) {
    case ENT_ORDER_RANKING:
        return ent_levels_ranking(context, space, party, out);
    case ENT_ORDER_WEIGHTS:
        return ent_levels_weights(context, space, party, out);
    case ENT_ORDER_STATEMENTS:
        break;
    }
    return ent_levels_statements(context, space, party, out);
}

ent_status ent_preferences_check(ent_context *context, const ent_space *space)
{
    if (context == NULL || space == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_status found = ENT_OK;
    for (size_t p = 0; p < space->dispute->party_count; p++) {
        ent_levels levels = {0};
        const ent_status status = ent_levels_new(context, space, p, &levels);
        if (status == ENT_OK) {
            ent_memory_free(&context->allocator, levels.of);
        } else if (status != ENT_ERROR_INPUT) {
            return status;
        } else {
            found = status;
        }
    }
    return found;
}
