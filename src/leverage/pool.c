/* SPDX-License-Identifier: MIT */
/*
 * The pool: an option, its negation; of a graded one each value reached, and not reached; then the names.
 *
 * An item that holds everywhere, nowhere, only where we are, or where an earlier one does, would add nothing or
 * would be the question itself. What holds in some members of a merged state cannot be said of it.
 */
#include "leverage/pool.h"

#include "base/text.h"
#include "space/merge.h"

#include <string.h>

typedef struct work {
    ent_context *context;
    const ent_space *space;
    size_t state;
    ent_arena *arena;
    ent_pool *pool;
} work;

/* Whether an item says something of its own. */
static bool serves(const work *w, const uint64_t *truth)
{
    const size_t words = ent_bits_words(w->space->count);
    const uint64_t holding = ent_bits_count(truth, words);
    if (holding == 0 || holding == w->space->count ||
        (holding == 1 && ent_bits_has(truth, w->state))) {
        return false;
    }
    for (size_t i = 0; i < w->pool->count; i++) {
        if (memcmp(w->pool->items[i].truth, truth, words * sizeof *truth) == 0) {
            return false;
        }
    }
    return true;
}

static ent_status consider(work *w, const ent_expression *want, const char *words)
{
    ent_pool *pool = w->pool;
    bool agree = false;
    uint64_t *truth = ent_arena_new(w->arena, ent_bits_words(w->space->count), sizeof *truth);
    char *kept = ent_arena_text(w->arena, words, strlen(words));
    if (truth == NULL || kept == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_space_agree(w->space, want, &agree));
    ENT_TRY(ent_space_evaluate(w->context, w->space, want, truth));
    if (!agree || !serves(w, truth)) {
        return ENT_OK;
    }
    ent_pool_item *items = ent_memory_grow(&w->context->allocator, pool->items, &pool->room,
                                           pool->count + 1, sizeof *items);
    if (items == NULL) {
        return ENT_ERROR_MEMORY;
    }
    pool->items = items;
    items[pool->count++] = (ent_pool_item){.words = kept, .want = want, .truth = truth};
    return ENT_OK;
}

/* That an option has a value from `low` to `high`. */
static ent_status consider_range(work *w, size_t option, uint32_t low, uint32_t high)
{
    const ent_option *o = &w->space->dispute->options[option];
    ent_expression *want = ent_arena_new(w->arena, 1, sizeof *want);
    ent_text words;
    if (want == NULL) {
        return ENT_ERROR_MEMORY;
    }
    *want =
        (ent_expression){.op = ENT_OP_LEAF, .option = option, .low = low, .high = high, .depth = 1};
    ent_text_init(&words, &w->context->allocator);
    if (o->graded) {
        ent_text_format(&words, low > 0 ? "%s >= %s" : "%s < %s", o->id,
                        o->values[low > 0 ? low : high + 1]);
    } else {
        ent_text_format(&words, low > 0 ? "%s" : "not %s", o->id);
    }
    const ent_status status =
        words.failed ? ENT_ERROR_MEMORY : consider(w, want, ent_text_get(&words));
    ent_text_free(&words);
    return status;
}

static ent_status consider_name(work *w, const ent_state_name *name)
{
    ent_expression *want = ent_arena_new(w->arena, 1, sizeof *want);
    if (want == NULL) {
        return ENT_ERROR_MEMORY;
    }
    *want = (ent_expression){.op = ENT_OP_NAME, .name = name, .depth = 1};
    return consider(w, want, name->id);
}

ent_status ent_pool_new(ent_context *context, const ent_space *space, size_t state,
                        ent_arena *arena, ent_pool *out)
{
    const ent_dispute *dispute = space->dispute;
    work w = {.context = context, .space = space, .state = state, .arena = arena, .pool = out};
    for (size_t o = 0; !ent_is_graph_form(dispute) && o < dispute->option_count; o++) {
        for (uint32_t v = 1; v < dispute->options[o].value_count; v++) {
            ENT_TRY(consider_range(&w, o, v, dispute->options[o].value_count - 1));
            ENT_TRY(consider_range(&w, o, 0, v - 1));
        }
    }
    for (size_t n = 0; n < dispute->name_count; n++) {
        ENT_TRY(consider_name(&w, &dispute->names[n]));
    }
    return ENT_OK;
}
