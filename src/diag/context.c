/* SPDX-License-Identifier: MIT */
/* The context: made from options, asked about cancellation, and home of the diagnostics. */
#include "diag/context.h"

#include "base/pages.h"

#include <stdlib.h>

static void *standard_resize(void *user, void *block, size_t size)
{
    (void)user;
    if (size == 0) {
        free(block);
        return NULL;
    }
    void *moved = realloc(block, size);
    ent_pages_prefer_large(moved, size);
    return moved;
}

void ent_context_defaults(ent_context_options *out)
{
    *out = (ent_context_options){
        .size = sizeof *out,
        .allocator = {.resize = standard_resize},
        .max_states = (uint64_t)1 << 28,
        .max_moves = (uint64_t)1 << 28,
        .max_input_bytes = (uint64_t)1 << 24,
    };
}

ent_status ent_context_new(const ent_context_options *options, ent_context **out)
{
    ent_context_options defaults;
    ent_context_defaults(&defaults);
    if (options == NULL) {
        options = &defaults;
    }
    if (out == NULL || options->size != sizeof *options || options->allocator.resize == NULL ||
        options->max_states == 0 || options->max_states > UINT32_MAX - 1 ||
        options->max_moves == 0 || options->threads > ENT_MOST_THREADS) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_context *context = ent_memory_zero(&options->allocator, 1, sizeof *context);
    if (context == NULL) {
        return ENT_ERROR_MEMORY;
    }
    context->allocator = options->allocator;
    context->max_states = options->max_states;
    context->max_moves = options->max_moves;
    context->max_input_bytes = options->max_input_bytes;
    context->max_memory = options->max_memory;
    context->threads = options->threads;
    context->cancel = options->cancel;
    context->progress = options->progress;
    context->user = options->user;
    ent_arena_init(&context->arena, &context->allocator);
    *out = context;
    return ENT_OK;
}

void ent_context_free(ent_context *context)
{
    if (context != NULL) {
        const ent_allocator allocator = context->allocator;
        ent_diagnostics_clear(context);
        ent_memory_free(&allocator, context->diagnostics);
        ent_memory_free(&allocator, context);
    }
}

ent_status ent_context_step(const ent_context *context, const char *stage, uint64_t done,
                            uint64_t total)
{
    if (context->progress != NULL) {
        context->progress(context->user, stage, done, total);
    }
    return ent_context_poll(context);
}

ent_status ent_context_poll(const ent_context *context)
{
    return context->cancel != NULL && context->cancel(context->user) ? ENT_ERROR_CANCELLED : ENT_OK;
}

/* The names of what is counted. */
static const char *const work_names[ENT_WORK_COUNT] = {
    [ENT_WORK_STATES] = "states_listed",    [ENT_WORK_ROUNDS] = "states_ordered",
    [ENT_WORK_SORTED] = "states_sorted",    [ENT_WORK_EVEN] = "even_members",
    [ENT_WORK_UNEVEN] = "uneven_members",   [ENT_WORK_JOINED] = "states_joined",
    [ENT_WORK_SEEDS] = "flood_seeds",       [ENT_WORK_POPPED] = "flood_states",
    [ENT_WORK_LED] = "flood_one_way",       [ENT_WORK_COVERED] = "flood_members",
    [ENT_WORK_COMPARED] = "states_weighed", [ENT_WORK_GROUPED] = "states_weighed_one_way",
    [ENT_WORK_NODES] = "sequence_nodes",    [ENT_WORK_RETURNS] = "sequence_returns",
};

size_t ent_work_kinds(void)
{
    return ENT_WORK_COUNT;
}

const char *ent_work_name(size_t kind)
{
    return kind < ENT_WORK_COUNT ? work_names[kind] : NULL;
}

uint64_t ent_work_done(const ent_context *context, size_t kind)
{
    return context != NULL && kind < ENT_WORK_COUNT ? context->work[kind] : 0;
}

const char *ent_status_text(ent_status status)
{
    switch (status) {
    case ENT_OK:
        return "done";
    case ENT_ERROR_MEMORY:
        return "out of memory";
    case ENT_ERROR_LIMIT:
        return "a limit was reached";
    case ENT_ERROR_INPUT:
        return "the input has errors";
    case ENT_ERROR_IO:
        return "reading or writing failed";
    case ENT_ERROR_ARGUMENT:
        return "an argument is out of range";
    case ENT_ERROR_NOT_FOUND:
        return "not found";
    case ENT_ERROR_UNSUPPORTED:
        return "not supported by this version";
    case ENT_ERROR_CANCELLED:
        return "cancelled";
    }
    return "unknown status";
}
