/* SPDX-License-Identifier: MIT */
/*
 * Radix sort.
 *
 * Keys are taken 32 bits at a time, from the least significant ones. An *item* is such a piece of a key
 * above the index it belongs to, so a pass reads and writes in streams. Each pass is a stable counting sort
 * by a digit of up to 11 bits; the last leaves all sorted. Digits that are the same everywhere are skipped.
 * Keys of one digit need no items.
 *
 * Threads take a range of the items each. They count their digits; a range's items of a digit come after
 * those of the ranges before it, so that the order is that of one thread.
 */
#include "base/sort.h"

#include "base/threads.h"

#include <string.h>

enum { DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS, PIECE_BITS = 32 };

typedef struct pass {
    const ent_sort_plan *plan;
    const ent_sort_field *fields; /* of the piece */
    size_t field_count, count, workers;
    uint32_t *order, *spare;
    uint64_t *from, *to;
    unsigned shift, digits; /* of the digit, and how many values it has */
    size_t *starts;         /* per worker DIGITS */
} pass;

unsigned ent_sort_bits(uint64_t bound)
{
    unsigned bits = 0;
    while (bits < 64 && bound > (uint64_t)1 << bits) {
        bits++;
    }
    return bits;
}

size_t ent_sort_mask_fields(const uint64_t *keys, size_t words, const uint64_t *mask,
                            ent_sort_field *out)
{
    size_t made = 0;
    for (size_t w = 0; w < words; w++) {
        for (unsigned bit = 0; bit < 64; bit++) {
            if ((mask[w] >> bit & 1) == 0) {
                continue;
            }
            ent_sort_field *last = made == 0 ? NULL : &out[made - 1];
            if (last != NULL && last->words == keys + w && last->shift + last->bits == bit &&
                last->bits < PIECE_BITS) {
                last->bits++;
            } else {
                out[made++] =
                    (ent_sort_field){.words = keys + w, .stride = words, .shift = bit, .bits = 1};
            }
        }
    }
    return made;
}

static void range_of(const pass *p, size_t worker, size_t *from, size_t *end)
{
    *from = p->count / p->workers * worker;
    *end = worker + 1 == p->workers ? p->count : *from + p->count / p->workers;
}

static uint64_t piece_of(const pass *p, uint32_t index)
{
    uint64_t piece = 0;
    for (size_t f = p->field_count; f-- > 0;) {
        piece = piece << p->fields[f].bits | ent_sort_field_of(&p->fields[f], index);
    }
    return piece;
}

/* Makes the items of a piece. */
static void make_items(void *user, size_t worker)
{
    const pass *p = user;
    size_t k = 0, end = 0;
    for (range_of(p, worker, &k, &end); k < end; k++) {
        p->from[k] = piece_of(p, p->order[k]) << PIECE_BITS | p->order[k];
    }
}

static void take_order(void *user, size_t worker)
{
    const pass *p = user;
    size_t k = 0, end = 0;
    for (range_of(p, worker, &k, &end); k < end; k++) {
        p->order[k] = (uint32_t)p->from[k];
    }
}

static void count_digits(void *user, size_t worker)
{
    const pass *p = user;
    size_t *counts = p->starts + worker * DIGITS, k = 0, end = 0;
    memset(counts, 0, p->digits * sizeof *counts);
    for (range_of(p, worker, &k, &end); k < end; k++) {
        counts[p->from[k] >> p->shift & (p->digits - 1)]++;
    }
}

static void move_items(void *user, size_t worker)
{
    const pass *p = user;
    size_t *starts = p->starts + worker * DIGITS, k = 0, end = 0;
    for (range_of(p, worker, &k, &end); k < end; k++) {
        p->to[starts[p->from[k] >> p->shift & (p->digits - 1)]++] = p->from[k];
    }
}

/* Makes places of the counts; false when all items have the same digit. */
static bool lay_out(const pass *p)
{
    size_t place = 0;
    for (size_t d = 0; d < p->digits; d++) {
        size_t all = 0;
        for (size_t w = 0; w < p->workers; w++) {
            size_t *start = &p->starts[w * DIGITS + d];
            const size_t count = *start;
            *start = place + all;
            all += count;
        }
        if (all == p->count) {
            return false;
        }
        place += all;
    }
    return true;
}

static void swap_items(pass *p)
{
    uint64_t *swap = p->from;
    p->from = p->to;
    p->to = swap;
}

/* Sorts the items by the lowest `bits` of their pieces. */
static void sort_piece(pass *p, unsigned bits)
{
    const unsigned rounds = (bits + DIGIT_BITS - 1) / DIGIT_BITS;
    const unsigned width = rounds == 0 ? 0 : (bits + rounds - 1) / rounds;
    p->digits = 1u << width;
    for (unsigned r = 0; r < rounds; r++) {
        p->shift = PIECE_BITS + r * width;
        ent_threads_run(p->workers, count_digits, p);
        if (lay_out(p)) {
            ent_threads_run(p->workers, move_items, p);
            swap_items(p);
        }
    }
}

/* Takes as many fields as fit into one piece. */
static unsigned choose_fields(pass *p, const ent_sort_field *fields, size_t count)
{
    unsigned bits = 0;
    p->fields = fields;
    p->field_count = 0;
    while (p->field_count < count && bits + fields[p->field_count].bits <= PIECE_BITS) {
        bits += fields[p->field_count++].bits;
    }
    return bits;
}

static bool differ(const ent_sort_field *fields, size_t count, uint32_t a, uint32_t b)
{
    for (size_t f = 0; f < count; f++) {
        if (ent_sort_field_of(&fields[f], a) != ent_sort_field_of(&fields[f], b)) {
            return true;
        }
    }
    return false;
}

/* Marks a range of words. What the last piece holds is read off its items, which lie in order. */
static void mark_words(void *user, size_t worker)
{
    const pass *p = user;
    const ent_sort_field *fields = p->plan->fields;
    const ent_sort_marks *marks = &p->plan->marks;
    const size_t words = (p->count + 63) / 64, first = (size_t)(p->fields - fields);
    const bool read_off = first <= marks->from;
    unsigned below = PIECE_BITS;
    for (size_t f = first; f < marks->from; f++) {
        below += fields[f].bits;
    }
    for (size_t w = words * worker / p->workers; w < words * (worker + 1) / p->workers; w++) {
        uint64_t cuts = w == 0, changes = w == 0;
        for (size_t k = w == 0 ? 1 : w * 64; k < (w + 1) * 64 && k < p->count; k++) {
            const uint32_t a = p->order[k - 1], b = p->order[k];
            const uint64_t apart = p->from[k - 1] ^ p->from[k];
            const bool cut =
                read_off ? below < 64 && apart >> below != 0
                         : differ(fields + marks->from, p->plan->field_count - marks->from, a, b);
            const bool change = cut || (read_off && apart >> PIECE_BITS != 0) ||
                                differ(fields, read_off ? first : marks->from, a, b);
            cuts |= (uint64_t)cut << (k % 64);
            changes |= (uint64_t)change << (k % 64);
        }
        marks->cuts[w] = cuts;
        marks->changes[w] = changes;
    }
}

static void sort_fields(pass *p)
{
    const ent_sort_plan *plan = p->plan;
    p->field_count = 0;
    for (size_t done = 0; done < plan->field_count; done += p->field_count) {
        const unsigned bits = choose_fields(p, plan->fields + done, plan->field_count - done);
        ent_threads_run(p->workers, make_items, p);
        sort_piece(p, bits);
        ent_threads_run(p->workers, take_order, p);
    }
    if (plan->marks.cuts != NULL) {
        ent_threads_run(p->workers, mark_words, p);
    }
}

static void count_indexes(void *user, size_t worker)
{
    const pass *p = user;
    size_t *counts = p->starts + worker * DIGITS, k = 0, end = 0;
    memset(counts, 0, p->digits * sizeof *counts);
    for (range_of(p, worker, &k, &end); k < end; k++) {
        counts[piece_of(p, p->order[k])]++;
    }
}

static void move_indexes(void *user, size_t worker)
{
    const pass *p = user;
    size_t *starts = p->starts + worker * DIGITS, k = 0, end = 0;
    for (range_of(p, worker, &k, &end); k < end; k++) {
        p->spare[starts[piece_of(p, p->order[k])]++] = p->order[k];
    }
}

/* Marks where the digits' values begin, those that occur; `varies` false: there is one. */
static void mark_digits(const pass *p, bool varies)
{
    const ent_sort_marks *marks = &p->plan->marks;
    unsigned below = 0;
    size_t last = 0;
    for (size_t f = 0; f < marks->from; f++) {
        below += p->fields[f].bits;
    }
    memset(marks->cuts, 0, (p->count + 63) / 64 * sizeof(uint64_t));
    memset(marks->changes, 0, (p->count + 63) / 64 * sizeof(uint64_t));
    marks->cuts[0] = marks->changes[0] = 1;
    for (size_t d = 0; varies && d < p->digits; d++) {
        const size_t start = p->starts[d], end = d + 1 < p->digits ? p->starts[d + 1] : p->count;
        if (start < end) {
            marks->changes[start / 64] |= (uint64_t)1 << (start % 64);
            marks->cuts[start / 64] |= (uint64_t)(start == 0 || d >> below != last >> below)
                                       << (start % 64);
            last = d;
        }
    }
}

/* Sorts keys of one digit. */
static void sort_digit(pass *p, unsigned bits)
{
    p->digits = 1u << bits;
    ent_threads_run(p->workers, count_indexes, p);
    const bool varies = lay_out(p);
    if (p->plan->marks.cuts != NULL) {
        mark_digits(p, varies);
    }
    if (varies) {
        ent_threads_run(p->workers, move_indexes, p);
        memcpy(p->order, p->spare, p->count * sizeof *p->order);
    }
}

ent_status ent_sort_by_fields(const ent_allocator *allocator, const ent_sort_plan *plan,
                              size_t count, uint32_t *order)
{
    pass p = {.plan = plan, .count = count, .workers = plan->workers, .order = order};
    const unsigned bits = choose_fields(&p, plan->fields, plan->field_count);
    const bool one_digit = p.field_count == plan->field_count && bits <= DIGIT_BITS;
    if (count == 0) {
        return ENT_OK;
    }
    uint64_t *items = one_digit ? NULL : ent_memory_new(allocator, count, sizeof *items);
    uint64_t *spare = one_digit ? NULL : ent_memory_new(allocator, count, sizeof *spare);
    p.spare = one_digit ? ent_memory_new(allocator, count, sizeof *p.spare) : NULL;
    p.starts = ent_memory_new(allocator, plan->workers, DIGITS * sizeof *p.starts);
    p.from = items;
    p.to = spare;
    const bool held =
        p.starts != NULL && (one_digit ? p.spare != NULL : items != NULL && spare != NULL);
    if (held && one_digit) {
        sort_digit(&p, bits);
    } else if (held) {
        sort_fields(&p);
    }
    ent_memory_free(allocator, items);
    ent_memory_free(allocator, spare);
    ent_memory_free(allocator, p.spare);
    ent_memory_free(allocator, p.starts);
    return held ? ENT_OK : ENT_ERROR_MEMORY;
}

ent_status ent_sort_by_key(const ent_allocator *allocator, const uint64_t *keys, size_t words,
                           const uint64_t *mask, size_t count, uint32_t *order)
{
    ent_sort_field *fields = ent_memory_new(allocator, ent_sort_mask_room(words), sizeof *fields);
    if (fields == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const ent_sort_plan plan = {.fields = fields,
                                .field_count = ent_sort_mask_fields(keys, words, mask, fields),
                                .workers = 1};
    const ent_status status = ent_sort_by_fields(allocator, &plan, count, order);
    ent_memory_free(allocator, fields);
    return status;
}

ent_status ent_sort_by_value(const ent_allocator *allocator, const uint32_t *values, size_t count,
                             uint32_t bound, uint32_t *order)
{
    const ent_sort_field field = {.values = values, .bits = ent_sort_bits(bound)};
    for (size_t i = 0; i < count; i++) {
        order[i] = (uint32_t)i;
    }
    const ent_sort_plan plan = {.fields = &field, .field_count = 1, .workers = 1};
    return ent_sort_by_fields(allocator, &plan, count, order);
}

uint64_t *ent_sort_items(uint64_t *items, uint64_t *spare, size_t count, unsigned bits)
{
    size_t starts[DIGITS];
    pass p = {.count = count, .workers = 1, .from = items, .to = spare, .starts = starts};
    sort_piece(&p, bits);
    return p.from;
}

/* One stable pass over whole keys by the byte at `shift` of word `word`. */
static void move_keys(const uint64_t *from, uint64_t *to, size_t words, size_t word, unsigned shift,
                      size_t count)
{
    size_t starts[257] = {0};
    for (size_t i = 0; i < count; i++) {
        starts[(from[i * words + word] >> shift & 0xFF) + 1]++;
    }
    for (size_t b = 1; b < 257; b++) {
        starts[b] += starts[b - 1];
    }
    for (size_t i = 0; i < count; i++) {
        const size_t place = starts[from[i * words + word] >> shift & 0xFF]++;
        for (size_t w = 0; w < words; w++) {
            to[place * words + w] = from[i * words + w];
        }
    }
}

/* The bits of word `word` in which not all keys are the same. */
static uint64_t varying(const uint64_t *keys, size_t words, size_t word, size_t count)
{
    uint64_t bits = 0;
    for (size_t i = 1; i < count; i++) {
        bits |= keys[i * words + word] ^ keys[word];
    }
    return bits;
}

ent_status ent_sort_keys(const ent_allocator *allocator, uint64_t *keys, size_t words, size_t count)
{
    uint64_t *spare = ent_memory_new(allocator, count, words * sizeof *spare);
    if (spare == NULL) {
        return ENT_ERROR_MEMORY;
    }
    uint64_t *from = keys, *to = spare;
    for (size_t word = 0; word < words; word++) {
        const uint64_t bits = varying(from, words, word, count);
        for (unsigned shift = 0; shift < 64; shift += 8) {
            if ((bits >> shift & 0xFF) != 0) {
                move_keys(from, to, words, word, shift, count);
                uint64_t *swap = from;
                from = to;
                to = swap;
            }
        }
    }
    if (from != keys) {
        memcpy(keys, from, count * words * sizeof *keys);
    }
    ent_memory_free(allocator, spare);
    return ENT_OK;
}
