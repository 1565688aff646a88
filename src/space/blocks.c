/* SPDX-License-Identifier: MIT */
/*
 * Blocks of states.
 *
 * The code of a level is a list of items: a kind, how many literals, the literals, and for a gate its
 * variable. A variable's mask has a bit for each state of the block; above the block all bits are the
 * same, so that one evaluator serves all levels.
 */
#include "space/blocks.h"

#include "base/bits.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_LOW = 6,  /* options of a block at most: 64 states if each has two values */
    STATED = -1,   /* the kind of a clause, beside those of gates */
    LOOK = 1 << 14 /* nodes between two looks at cancel */
};

/* Chooses the block and lists what its states add to a key. */
static void find_block(ent_blocks *b)
{
    const ent_dispute *dispute = b->dispute;
    b->lanes = 1;
    for (; b->low < dispute->option_count && b->low < MOST_LOW; b->low++) {
        const ent_option *option = &dispute->options[b->low];
        if (option->value_count > ENT_BLOCK / b->lanes) {
            break;
        }
        for (size_t v = option->value_count; v-- > 0;) { /* from behind: v 0 is in its place */
            for (size_t k = 0; k < b->lanes; k++) {
                b->offsets[v * b->lanes + k] = b->offsets[k] | (uint64_t)v << option->shift;
            }
        }
        b->lanes *= option->value_count;
    }
}

/* The level of a set of literals: the lowest of theirs. */
static size_t lowest(const ent_blocks *b, const ent_literal *literals, size_t count)
{
    size_t level = b->dispute->option_count - b->low;
    for (size_t i = 0; i < count; i++) {
        const size_t of = b->level[abs(literals[i])];
        level = of < level ? of : level;
    }
    return level;
}

/* Gives the variables of options their levels and, in the block, their masks. */
static void mark_options(ent_blocks *b)
{
    for (size_t o = 0; o < b->dispute->option_count; o++) {
        const ent_option *option = &b->dispute->options[o];
        for (uint32_t v = 1; v < option->value_count; v++) {
            const ent_literal step = ent_encoding_step(b->encoding, o, v);
            b->level[step] = o < b->low ? 0 : o - b->low + 1;
            for (size_t k = 0; o < b->low && k < b->lanes; k++) {
                b->mask[step] |= (uint64_t)(ent_key_value(option, &b->offsets[k]) >= v) << k;
            }
        }
    }
}

/* Puts one item into the code of its level, or with `code` NULL only counts its room. */
static void put_item(ent_blocks *b, const ent_gate *item, size_t level)
{
    const size_t size = item->count + 2 + (item->kind != STATED);
    if (b->code != NULL) {
        ent_literal *at = b->code + b->start[level];
        at[0] = item->kind;
        at[1] = (ent_literal)item->count;
        memcpy(at + 2, item->inputs, item->count * sizeof *at);
        if (item->kind != STATED) {
            at[2 + item->count] = item->variable;
        }
    }
    b->start[level] += size;
}

/* Goes through gates, in the order of making, and the clauses that were stated. */
static void put_items(ent_blocks *b)
{
    ent_gate item;
    for (size_t at = 0; ent_clauses_gate(b->clauses, &at, &item);) {
        b->level[item.variable] = lowest(b, item.inputs, item.count);
        put_item(b, &item, b->level[item.variable]);
    }
    item.kind = STATED;
    for (size_t at = ent_encoding_begin(b->encoding);
         ent_clauses_stated(b->clauses, &at, &item.inputs, &item.count);) {
        put_item(b, &item, lowest(b, item.inputs, item.count));
    }
}

static ent_status fill(ent_blocks *b)
{
    const ent_allocator *allocator = &b->context->allocator;
    const size_t variables = (size_t)ent_clauses_variables(b->clauses) + 1;
    const size_t levels = b->dispute->option_count - b->low + 1;
    b->mask = ent_memory_zero(allocator, variables, sizeof *b->mask);
    b->level = ent_memory_zero(allocator, variables, sizeof *b->level);
    b->start = ent_memory_zero(allocator, levels + 1, sizeof *b->start);
    b->next = ent_memory_zero(allocator, b->dispute->option_count, sizeof *b->next);
    b->key = ent_memory_zero(allocator, b->dispute->key_words, sizeof *b->key);
    if (b->mask == NULL || b->level == NULL || b->start == NULL || b->next == NULL ||
        b->key == NULL) {
        return ENT_ERROR_MEMORY;
    }
    mark_options(b);
    put_items(b);
    size_t total = 0;
    for (size_t level = 0; level <= levels; level++) { /* from sizes to places */
        const size_t size = b->start[level];
        b->start[level] = total;
        total += size;
    }
    b->code = ent_memory_new(allocator, total, sizeof *b->code);
    if (b->code == NULL) {
        return ENT_ERROR_MEMORY;
    }
    put_items(b);
    for (size_t level = levels; level > 0; level--) { /* every start has moved to the next one's */
        b->start[level] = b->start[level - 1];
    }
    b->start[0] = 0;
    return ENT_OK;
}

ent_status ent_blocks_init(ent_blocks *b, ent_context *context, const ent_dispute *dispute,
                           const ent_clauses *clauses, const ent_encoding *encoding)
{
    *b = (ent_blocks){
        .context = context, .dispute = dispute, .clauses = clauses, .encoding = encoding};
    find_block(b);
    const ent_status status = fill(b);
    if (status != ENT_OK) {
        ent_blocks_free(b);
    }
    return status;
}

void ent_blocks_free(ent_blocks *b)
{
    const ent_allocator *allocator = &b->context->allocator;
    ent_memory_free(allocator, b->mask);
    ent_memory_free(allocator, b->level);
    ent_memory_free(allocator, b->code);
    ent_memory_free(allocator, b->start);
    ent_memory_free(allocator, b->next);
    ent_memory_free(allocator, b->key);
    *b = (ent_blocks){.context = b->context};
}

static uint64_t mask_of(const ent_blocks *b, ent_literal literal)
{
    return literal > 0 ? b->mask[literal] : ~b->mask[-literal];
}

static uint64_t any_of(const ent_blocks *b, const ent_literal *literals, size_t count)
{
    uint64_t any = 0;
    for (size_t i = 0; i < count; i++) {
        any |= mask_of(b, literals[i]);
    }
    return any;
}

/* Makes the gates of a level and returns where all its clauses hold. */
static uint64_t evaluate(ent_blocks *b, size_t level)
{
    uint64_t all = ~(uint64_t)0;
    const ent_literal *at = b->code + b->start[level], *end = b->code + b->start[level + 1];
    while (at < end) {
        const size_t count = (size_t)at[1];
        const ent_literal *in = at + 2;
        if (at[0] == STATED) {
            all &= any_of(b, in, count);
            at = in + count;
            continue;
        }
        uint64_t truth = 0;
        if (at[0] == ENT_GATE_OR) {
            truth = any_of(b, in, count);
        } else if (at[0] == ENT_GATE_IFF) {
            truth = ~(mask_of(b, in[0]) ^ mask_of(b, in[1]));
        } else {
            const uint64_t by = mask_of(b, in[0]);
            truth = (by & mask_of(b, in[1])) | (~by & mask_of(b, in[2]));
        }
        b->mask[in[count]] = truth;
        at = in + count + 1;
    }
    return all;
}

/* Counts the states of the present block, and writes their keys. */
static void put_block(ent_blocks *b)
{
    const size_t words = b->dispute->key_words;
    const uint64_t live = b->lanes == 64 ? ~(uint64_t)0 : ((uint64_t)1 << b->lanes) - 1;
    const uint64_t states = evaluate(b, 0) & live;
    if (b->out == NULL) {
        b->found += ent_bits_in_word(states);
        return;
    }
    uint64_t *out = b->out + b->found * words;
    if (words == 1 && states == live) {
        for (size_t k = 0; k < b->lanes; k++) {
            out[k] = b->key[0] | b->offsets[k];
        }
        b->found += b->lanes;
        return;
    }
    for (size_t k = 0; k < b->lanes; k++) {
        if ((states >> k & 1) != 0) {
            memcpy(out, b->key, words * sizeof *out);
            out[0] |= b->offsets[k];
            out += words;
        }
    }
    b->found += ent_bits_in_word(states);
}

/* Gives an option its next value; false when it has had all, and is undecided again. */
static bool take_value(ent_blocks *b, size_t o)
{
    const ent_option *option = &b->dispute->options[o];
    const uint32_t value = b->next[o];
    if (value == option->value_count) {
        for (uint32_t v = 1; v < value; v++) {
            b->mask[ent_encoding_step(b->encoding, o, v)] = 0;
        }
        b->next[o] = 0;
        ent_key_set(option, b->key, 0);
        return false;
    }
    if (value > 0) {
        b->mask[ent_encoding_step(b->encoding, o, value)] = ~(uint64_t)0;
    }
    ent_key_set(option, b->key, value);
    b->next[o]++;
    return true;
}

ent_status ent_blocks_run(ent_blocks *b, uint64_t *keys, uint64_t *count)
{
    const size_t options = b->dispute->option_count;
    b->out = keys;
    b->found = 0;
    if (options == b->low) {
        put_block(b);
    }
    for (size_t o = options - 1; options > b->low && o < options;) {
        if (++b->nodes % LOOK == 0) {
            ENT_TRY(ent_context_step(b->context, "searching states", b->found, 0));
        }
        if (!take_value(b, o)) {
            o++;
        } else if (evaluate(b, o - b->low + 1) != 0) {
            if (o == b->low) {
                put_block(b);
            } else {
                o--;
            }
        }
    }
    *count = b->found;
    return ENT_OK;
}
