/* SPDX-License-Identifier: MIT */
/*
 * Levels by refinement.
 *
 * Take the statements a few at a time, the most important first. With the levels of the statements so
 * far and the truth of the next b statements as b bits, the first statement most significant, the code
 * `level * 2^b + bits` orders the states by all statements taken.
 *
 * While there are few levels, codes are made dense by a table of those in use, of at most an entry a state,
 * and the dense numbers are the next levels; no comparison is made. When the levels are so many that such
 * a round takes only a few statements, a round takes as many as there are bits in a word instead, and sorts
 * the states by their codes. So any number of statements costs O(states) for each word of them. Threads
 * take stages of the states.
 *
 * Once every state has a level of its own, further statements change nothing.
 */
#include "preference/levels.h"

#include "base/sort.h"
#include "diag/parallel.h"
#include "dispute/program.h"
#include "preference/fuzzy.h"
#include <entente/stability.h>

#include <stdatomic.h>
#include <string.h>

enum { MOST_STATEMENTS = 32, SMALL_TABLE = 1 << 8, WORTH_A_TABLE = 6 };

/* How many statements go into the next round. */
static size_t choose_round(size_t states, uint32_t levels, size_t left)
{
    const uint64_t room = states > SMALL_TABLE ? (uint64_t)states : SMALL_TABLE;
    size_t taken = 1;
    while (taken < left && taken < MOST_STATEMENTS && ((uint64_t)levels << (taken + 1)) <= room) {
        taken++;
    }
    return taken;
}

/* One round of a few statements, of which every worker has a program of its own. */
typedef struct round {
    const ent_space *space;
    ent_program **programs; /* per worker */
    size_t taken;
    uint32_t *level;
    _Atomic uint8_t *used; /* per code: whether it occurs; NULL: the round sorts */
    uint32_t *dense;       /* per code: its number among those that occur */
    uint32_t *bits;        /* to sort: per state, the truth of the statements */
    uint32_t *order;       /* the states by their codes */
    uint64_t *rises;       /* a bit a place in the order: another code than the place before */
    uint32_t *before;      /* per stage: the codes of places before it */
} round;

/* Turns the truth of the statements for 64 states over into a code each. */
static void encode_block(const round *r, uint64_t *truth, size_t first, size_t count)
{
    memset(truth + r->taken, 0, (64 - r->taken) * sizeof *truth);
    ent_bits_turn(truth);
    for (size_t k = 0; k < count; k++) {
        if (r->used == NULL) {
            r->bits[first + k] = (uint32_t)truth[k];
            continue;
        }
        const uint32_t code = r->level[first + k] << r->taken | (uint32_t)truth[k];
        r->level[first + k] = code;
        if (atomic_load_explicit(&r->used[code], memory_order_relaxed) == 0) {
            atomic_store_explicit(&r->used[code], 1, memory_order_relaxed);
        }
    }
}

/* Finds the codes of a stage's states; for a table, in place of their levels, and marks which codes occur. */
static ent_status encode_stage(ent_context *context, void *user, size_t worker, size_t stage)
{
    const round *r = user;
    const size_t from = stage * ENT_STAGE_STATES;
    const size_t left = r->space->count - from;
    const size_t end = from + (left < ENT_STAGE_STATES ? left : ENT_STAGE_STATES);
    uint64_t truth[64];
    for (size_t s = from; s < end; s += 64) {
        const size_t count = end - s < 64 ? end - s : 64;
        ent_program_run(r->programs[worker], ent_space_key(r->space, s), count, truth);
        encode_block(r, truth, s, count);
    }
    context->work[ENT_WORK_ROUNDS] += end - from;
    context->work[ENT_WORK_SORTED] += r->used == NULL ? end - from : 0;
    return ENT_OK;
}

/* Replaces the codes of a stage's states by levels. */
static ent_status condense_stage(ent_context *context, void *user, size_t worker, size_t stage)
{
    const round *r = user;
    const size_t from = stage * ENT_STAGE_STATES;
    const size_t left = r->space->count - from;
    const size_t end = from + (left < ENT_STAGE_STATES ? left : ENT_STAGE_STATES);
    (void)context;
    (void)worker;
    for (size_t s = from; s < end; s++) {
        r->level[s] = r->dense[r->level[s]];
    }
    return ENT_OK;
}

static ent_status apply_table(ent_context *context, round *r, size_t workers, ent_levels *levels)
{
    const size_t codes = (size_t)levels->count << r->taken;
    const size_t stages = (r->space->count + ENT_STAGE_STATES - 1) / ENT_STAGE_STATES;
    ENT_TRY(ent_parallel(context, "ordering states", workers, stages, encode_stage, r));
    uint32_t next = 0;
    for (size_t c = 0; c < codes; c++) {
        r->dense[c] = next;
        next += atomic_load_explicit(&r->used[c], memory_order_relaxed);
    }
    levels->count = next;
    return ent_parallel(context, "ordering states", workers, stages, condense_stage, r);
}

static ent_status table_round(ent_context *context, round *r, size_t workers, ent_levels *levels)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t codes = (size_t)levels->count << r->taken;
    r->used = ent_memory_zero(allocator, codes, sizeof *r->used);
    r->dense = ent_memory_new(allocator, codes, sizeof *r->dense);
    const ent_status status = r->used == NULL || r->dense == NULL
                                  ? ENT_ERROR_MEMORY
                                  : apply_table(context, r, workers, levels);
    ent_memory_free(allocator, r->used);
    ent_memory_free(allocator, r->dense);
    return status;
}

/* Numbers the codes of a stage of the order. */
static ent_status number_stage(ent_context *context, void *user, size_t worker, size_t stage)
{
    const round *r = user;
    const size_t end = (stage + 1) * ENT_STAGE_STATES, count = r->space->count;
    uint32_t codes = r->before[stage];
    (void)context;
    (void)worker;
    for (size_t k = stage * ENT_STAGE_STATES; k < (end < count ? end : count); k++) {
        codes += ent_bits_has(r->rises, k);
        r->level[r->order[k]] = codes - 1;
    }
    return ENT_OK;
}

static ent_status apply_sort(ent_context *context, round *r, size_t workers, ent_levels *levels)
{
    const size_t count = r->space->count, words = ent_bits_words(count);
    const size_t stages = (count + ENT_STAGE_STATES - 1) / ENT_STAGE_STATES;
    const ent_sort_field fields[] = {{.values = r->bits, .bits = (unsigned)r->taken},
                                     {.values = r->level, .bits = ent_sort_bits(levels->count)}};
    const ent_sort_plan plan = {.fields = fields,
                                .field_count = 2,
                                .workers = workers,
                                .marks = {.cuts = r->rises + words, .changes = r->rises}};
    ENT_TRY(ent_parallel(context, "ordering states", workers, stages, encode_stage, r));
    for (size_t s = 0; s < count; s++) {
        r->order[s] = (uint32_t)s;
    }
    ENT_TRY(ent_sort_by_fields(&context->allocator, &plan, count, r->order));
    levels->count = 0;
    for (size_t g = 0; g < stages; g++) {
        const size_t first = g * (ENT_STAGE_STATES / 64), end = first + ENT_STAGE_STATES / 64;
        r->before[g] = levels->count;
        levels->count +=
            (uint32_t)ent_bits_count(r->rises + first, (end < words ? end : words) - first);
    }
    return ent_parallel(context, "ordering states", workers, stages, number_stage, r);
}

static ent_status sort_round(ent_context *context, round *r, size_t workers, ent_levels *levels)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t count = r->space->count;
    r->bits = ent_memory_new(allocator, count, sizeof *r->bits);
    r->order = ent_memory_new(allocator, count, sizeof *r->order);
    r->rises = ent_memory_new(allocator, 2 * ent_bits_words(count), sizeof *r->rises);
    r->before = ent_memory_new(allocator, count / ENT_STAGE_STATES + 1, sizeof *r->before);
    const ent_status status =
        r->bits == NULL || r->order == NULL || r->rises == NULL || r->before == NULL
            ? ENT_ERROR_MEMORY
            : apply_sort(context, r, workers, levels);
    ent_memory_free(allocator, r->bits);
    ent_memory_free(allocator, r->order);
    ent_memory_free(allocator, r->rises);
    ent_memory_free(allocator, r->before);
    return status;
}

/* One round: `taken` statements from `first`, by a table or by sorting. */
static ent_status refine(ent_context *context, const ent_space *space, const ent_statement *first,
                         size_t taken, bool sorts, ent_levels *levels)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t stages = (space->count + ENT_STAGE_STATES - 1) / ENT_STAGE_STATES;
    const size_t workers = ent_workers(context, stages, 4 * (uint64_t)space->count);
    const ent_expression *roots[MOST_STATEMENTS];
    for (size_t b = 0; b < taken; b++) {
        roots[b] = first[taken - 1 - b].want; /* the first is the most significant bit */
    }
    round r = {.space = space,
               .taken = taken,
               .level = levels->of,
               .programs = ent_memory_zero(allocator, workers, sizeof *r.programs)};
    ent_status status = r.programs == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    for (size_t k = 0; k < workers && status == ENT_OK; k++) {
        status = ent_program_new(space->dispute, roots, taken, &r.programs[k]);
    }
    if (status == ENT_OK) {
        status = sorts ? sort_round(context, &r, workers, levels)
                       : table_round(context, &r, workers, levels);
    }
    for (size_t k = 0; k < workers && r.programs != NULL; k++) {
        ent_program_free(r.programs[k]);
    }
    ent_memory_free(allocator, r.programs);
    return status;
}

ent_status ent_levels_statements(ent_context *context, const ent_space *space,
                                 const ent_party *wishes, ent_levels *out)
{
    ent_levels levels = {.count = 1};
    levels.of = ent_memory_zero(&context->allocator, space->count, sizeof *levels.of);
    if (levels.of == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t done = 0; done < wishes->statement_count && levels.count < space->count;) {
        const size_t left = wishes->statement_count - done;
        const size_t fitting = choose_round(space->count, levels.count, left);
        const bool sorts = fitting < WORTH_A_TABLE && fitting < left;
        const size_t taken = !sorts ? fitting : left < MOST_STATEMENTS ? left : MOST_STATEMENTS;
        const ent_status status =
            refine(context, space, wishes->statements + done, taken, sorts, &levels);
        if (status != ENT_OK) {
            ent_memory_free(&context->allocator, levels.of);
            return status;
        }
        done += taken;
    }
    *out = levels;
    return ENT_OK;
}

ent_status ent_levels_of_wishes(ent_context *context, const ent_space *space,
                                const ent_party *wishes, ent_levels *out)
{
    switch (wishes->order) {
    case ENT_ORDER_RANKING:
        return ent_levels_ranking(context, space, wishes, out);
    case ENT_ORDER_WEIGHTS:
        return ent_levels_weights(context, space, wishes, out);
    case ENT_ORDER_STATEMENTS:
        break;
    }
    return ent_levels_statements(context, space, wishes, out);
}

ent_status ent_levels_new(ent_context *context, const ent_space *space, size_t party,
                          ent_levels *out)
{
    ENT_TRY(ent_wishes_agree(context, space, party));
    return ent_levels_of_wishes(context, space, &space->dispute->parties[party], out);
}

ent_status ent_preferences_check(ent_context *context, const ent_space *space)
{
    if (context == NULL || space == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_status found = ENT_OK;
    for (size_t p = 0; p < space->dispute->party_count; p++) {
        ent_levels levels = {0};
        ent_fuzzy_pair *pairs = NULL;
        ent_status status = ent_levels_new(context, space, p, &levels);
        if (status == ENT_OK) {
            ent_memory_free(&context->allocator, levels.of);
            status = ent_fuzzy_pairs_new(context, space, p, &pairs);
        }
        if (status == ENT_OK) {
            ent_memory_free(&context->allocator, pairs);
        } else if (status != ENT_ERROR_INPUT) {
            return status;
        } else {
            found = status;
        }
    }
    return found;
}

ent_status ent_wishes_refuse(ent_context *context, const ent_space *space, ent_diagnostic_kind kind,
                             ent_span span, const char *message)
{
    const ent_issue issue = {
        .kind = kind, .source = &space->dispute->source, .span = span, .message = message};
    return ent_issue_add(context, &issue);
}
