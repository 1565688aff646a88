/* SPDX-License-Identifier: MIT */
/*
 * Merging states.
 *
 * Each state is owned by the first rule that holds in it; where a second one holds too the two rules are
 * joined (union by the smaller number). The keys are then laid out anew: states that no rule owns, one
 * key for each merged state (its least member's), and behind these the members, merged state by merged
 * state. So the keys of all states still follow one another.
 */
#include "space/merge.h"

#include "diag/diagnostic.h"

#include <string.h>

static const uint32_t NOBODY = UINT32_MAX;

typedef struct work {
    ent_context *context;
    ent_space *space;
    uint32_t *owner;  /* per state: a rule, or NOBODY */
    uint32_t *joined; /* per rule: itself, or a smaller one that it is joined to */
    uint32_t *merged; /* per rule that is not joined to another: its merged state */
    size_t *size;     /* per merged state */
    uint64_t *bits;   /* where one rule holds */
} work;

static uint32_t root_of(const work *w, uint32_t rule)
{
    while (w->joined[rule] != rule) {
        rule = w->joined[rule];
    }
    return rule;
}

static void join(work *w, uint32_t one, uint32_t other)
{
    const uint32_t a = root_of(w, one), b = root_of(w, other);
    w->joined[a > b ? a : b] = a < b ? a : b;
}

static ent_status apply_rule(work *w, uint32_t rule)
{
    const ent_merge *merge = &w->space->dispute->merges[rule];
    const size_t count = w->space->count;
    size_t fitting = 0;
    ENT_TRY(ent_space_evaluate(w->context, w->space, merge->where, w->bits));
    for (size_t s = ent_bits_next(w->bits, count, 0); s < count;
         s = ent_bits_next(w->bits, count, s + 1)) {
        fitting++;
        if (w->owner[s] == NOBODY) {
            w->owner[s] = rule;
        } else {
            join(w, w->owner[s], rule);
        }
    }
    if (fitting > 1) {
        return ENT_OK;
    }
    const ent_issue issue = {.kind = ENT_KIND_MERGES_NOTHING,
                             .source = &w->space->dispute->source,
                             .span = merge->span,
                             .message = fitting == 0 ? "no possible state fits this rule"
                                                     : "only one possible state fits this rule"};
    return ent_issue_add(w->context, &issue);
}

/* Numbers the merged states and counts their members. */
static void count_members(work *w)
{
    ent_space *space = w->space;
    const size_t rules = space->dispute->merge_count;
    for (size_t s = 0; s < space->count; s++) {
        if (w->owner[s] != NOBODY) {
            w->owner[s] = root_of(w, w->owner[s]);
            w->size[w->owner[s]]++;
        }
    }
    for (size_t r = 0; r < rules; r++) {
        w->merged[r] = (uint32_t)space->merged_count;
        w->size[space->merged_count] = w->size[r];
        space->merged_count += w->size[r] > 0;
    }
}

/* Lays the keys out anew and notes on which bits the members of each merged state differ. */
static ent_status lay_out(work *w)
{
    ent_space *space = w->space;
    const size_t words = space->dispute->key_words, merged = space->merged_count;
    size_t members = 0;
    space->member_start = ent_memory_new(&space->allocator, merged + 1, sizeof(size_t));
    space->varying = ent_memory_zero(&space->allocator, merged * words, sizeof(uint64_t));
    if (space->member_start == NULL || space->varying == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t m = 0; m < merged; m++) {
        space->member_start[m] = members;
        members += w->size[m];
    }
    space->member_start[merged] = members;
    const size_t plain = space->count - members;
    uint64_t *keys =
        ent_memory_new(&space->allocator, (space->count + merged) * words, sizeof *keys);
    if (keys == NULL) {
        return ENT_ERROR_MEMORY;
    }
    size_t next_plain = 0;
    memset(w->size, 0, merged * sizeof *w->size);
    for (size_t s = 0; s < space->count; s++) {
        const uint64_t *key = ent_space_key(space, s);
        if (w->owner[s] == NOBODY) {
            memcpy(keys + next_plain++ * words, key, words * sizeof *keys);
            continue;
        }
        const size_t m = w->merged[w->owner[s]];
        const size_t at = plain + merged + space->member_start[m] + w->size[m];
        memcpy(keys + at * words, key, words * sizeof *keys);
        if (w->size[m]++ == 0) {
            memcpy(keys + (plain + m) * words, key, words * sizeof *keys);
        }
        for (size_t k = 0; k < words; k++) {
            space->varying[m * words + k] |= key[k] ^ keys[(plain + m) * words + k];
        }
    }
    ent_memory_free(&space->allocator, space->keys);
    space->keys = keys;
    space->count = plain + merged;
    return ENT_OK;
}

static ent_status merge(work *w)
{
    const size_t rules = w->space->dispute->merge_count;
    memset(w->owner, 0xFF, w->space->count * sizeof *w->owner);
    for (size_t r = 0; r < rules; r++) {
        w->joined[r] = (uint32_t)r;
    }
    for (size_t r = 0; r < rules; r++) {
        ENT_TRY(apply_rule(w, (uint32_t)r));
    }
    count_members(w);
    return w->space->merged_count == 0 ? ENT_OK : lay_out(w);
}

ent_status ent_space_merge(ent_context *context, ent_space *space)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t rules = space->dispute->merge_count;
    if (rules == 0) {
        return ENT_OK;
    }
    work w = {.context = context,
              .space = space,
              .owner = ent_memory_new(allocator, space->count, sizeof(uint32_t)),
              .joined = ent_memory_new(allocator, rules, sizeof(uint32_t)),
              .merged = ent_memory_new(allocator, rules, sizeof(uint32_t)),
              .size = ent_memory_zero(allocator, rules + 1, sizeof(size_t)),
              .bits = ent_memory_new(allocator, ent_bits_words(space->count), sizeof(uint64_t))};
    ent_status status = ENT_ERROR_MEMORY;
    if (w.owner != NULL && w.joined != NULL && w.merged != NULL && w.size != NULL &&
        w.bits != NULL) {
        status = merge(&w);
    }
    ent_memory_free(allocator, w.owner);
    ent_memory_free(allocator, w.joined);
    ent_memory_free(allocator, w.merged);
    ent_memory_free(allocator, w.size);
    ent_memory_free(allocator, w.bits);
    return status;
}
