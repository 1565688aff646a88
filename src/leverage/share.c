/* SPDX-License-Identifier: MIT */
/*
 * From sets of states to rankings. Of the (m + 1)! orders of m states and ours, k! (m - k)! put exactly a given set of k
 * below ours; each order of these is in n! / (m + 1)! rankings of all n states.
 */
#include "leverage/formula.h"

#include <string.h>

ent_status ent_natural_factorial(ent_natural *to, size_t above, size_t number)
{
    for (size_t k = above + 1; k <= number; k++) {
        ENT_TRY(ent_natural_times(to, (uint32_t)k));
    }
    return ENT_OK;
}

/* Adds N_k k! (m - k)!. */
static ent_status add_size(const ent_allocator *allocator, const ent_wide *count, size_t k,
                           size_t m, ent_natural *out)
{
    ent_natural one;
    ent_natural_init(&one, allocator, 0);
    size_t length = sizeof count->digit / sizeof count->digit[0];
    while (length > 0 && count->digit[length - 1] == 0) {
        length--;
    }
    ent_status status = ent_natural_set_digits(&one, count->digit, length);
    if (status == ENT_OK) {
        status = ent_natural_factorial(&one, 1, k);
    }
    if (status == ENT_OK) {
        status = ent_natural_factorial(&one, 1, m - k);
    }
    if (status == ENT_OK) {
        status = ent_natural_add(out, &one);
    }
    ent_natural_free(&one);
    return status;
}

ent_status ent_rankings_weigh(const ent_allocator *allocator, const ent_wide *counts, size_t m,
                              ent_natural *out)
{
    for (size_t k = 0; k <= m; k++) {
        ENT_TRY(add_size(allocator, &counts[k], k, m, out));
    }
    return ENT_OK;
}

/* Room for both sides of a comparison. */
typedef struct scales {
    ent_natural left, right;
} scales;

/* Whether 2000 part >= (2 mille - 1) whole: `mille` per mille are reached, rounded. */
static ent_status reaches(const ent_natural *part, const ent_natural *whole, unsigned mille,
                          scales *room, bool *out)
{
    ENT_TRY(ent_natural_set(&room->left, part));
    ENT_TRY(ent_natural_times(&room->left, 2000));
    ENT_TRY(ent_natural_set(&room->right, whole));
    ENT_TRY(ent_natural_times(&room->right, 2 * mille - 1));
    *out = ent_natural_compare(&room->left, &room->right) >= 0;
    return ENT_OK;
}

ent_status ent_per_mille(const ent_allocator *allocator, const ent_natural *part,
                         const ent_natural *whole, unsigned *out)
{
    scales room;
    unsigned low = 0, high = 1000; /* low is reached, and what is above high is not */
    ent_status status = ENT_OK;
    ent_natural_init(&room.left, allocator, 0);
    ent_natural_init(&room.right, allocator, 0);
    while (status == ENT_OK && low < high) {
        const unsigned middle = low + (high - low + 1) / 2;
        bool reached = false;
        status = reaches(part, whole, middle, &room, &reached);
        low = reached ? middle : low;
        high = reached ? high : middle - 1;
    }
    ent_natural_free(&room.left);
    ent_natural_free(&room.right);
    *out = low;
    return status;
}

const char *ent_natural_words(ent_arena *arena, const ent_natural *number)
{
    ent_text text;
    const char *kept = NULL;
    ent_text_init(&text, arena->allocator);
    if (ent_natural_write(number, false, &text) == ENT_OK && !text.failed) {
        kept = ent_arena_text(arena, ent_text_get(&text), text.length);
    }
    ent_text_free(&text);
    return kept;
}

/* Takes so many of (m + 1)! to all rankings of the states, in words. */
static ent_status write_count(ent_arena *arena, const ent_natural *part, size_t m, size_t states,
                              ent_share *out)
{
    ent_natural all;
    ent_natural_init(&all, arena->allocator, 0);
    ent_status status = ent_natural_set(&all, part);
    if (status == ENT_OK) {
        status = ent_natural_factorial(&all, m + 1, states);
    }
    if (status == ENT_OK) {
        out->count = ent_natural_words(arena, &all);
        status = out->count == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    }
    ent_natural_free(&all);
    return status;
}

ent_status ent_share_write(ent_arena *arena, const ent_natural *part, size_t m, size_t states,
                           ent_share *out)
{
    ent_natural whole;
    ent_natural_init(&whole, arena->allocator, 1);
    ent_status status = ent_natural_factorial(&whole, 1, m + 1);
    if (status == ENT_OK) {
        status = ent_per_mille(arena->allocator, part, &whole, &out->per_mille);
    }
    if (status == ENT_OK && states <= ENT_MOST_RANKED) {
        status = write_count(arena, part, m, states, out);
    }
    ent_natural_free(&whole);
    return status;
}
