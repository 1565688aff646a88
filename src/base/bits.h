/* SPDX-License-Identifier: MIT */
/* Sets of small numbers, a bit each, in 64-bit words. */
#ifndef ENT_BASE_BITS_H
#define ENT_BASE_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline size_t ent_bits_words(size_t count)
{
    return (count + 63) / 64;
}

static inline bool ent_bits_has(const uint64_t *bits, size_t at)
{
    return (bits[at / 64] >> (at % 64) & 1) != 0;
}

static inline void ent_bits_add(uint64_t *bits, size_t at)
{
    bits[at / 64] |= (uint64_t)1 << (at % 64);
}

static inline void ent_bits_remove(uint64_t *bits, size_t at)
{
    bits[at / 64] &= ~((uint64_t)1 << (at % 64));
}

static inline unsigned ent_bits_in_word(uint64_t word)
{
    word -= word >> 1 & 0x5555555555555555u;
    word = (word & 0x3333333333333333u) + (word >> 2 & 0x3333333333333333u);
    word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
    return (unsigned)(word * 0x0101010101010101u >> 56);
}

/* Turns a square of bits over: bit c of rows[r] becomes bit r of rows[c]. About 400 operations. */
static inline void ent_bits_turn(uint64_t rows[64])
{
    uint64_t mask = 0x00000000FFFFFFFFu;
    for (unsigned width = 32; width > 0; width /= 2, mask ^= mask << width) {
        for (unsigned r = 0; r < 64; r = ((r | width) + 1) & ~width) {
            const uint64_t swap = (rows[r] >> width ^ rows[r | width]) & mask;
            rows[r] ^= swap << width;
            rows[r | width] ^= swap;
        }
    }
}

/* How many of the first `words` words' bits are set. */
static inline uint64_t ent_bits_count(const uint64_t *bits, size_t words)
{
    uint64_t total = 0;
    for (size_t i = 0; i < words; i++) {
        total += ent_bits_in_word(bits[i]);
    }
    return total;
}

/* The first member at or after `from` and below `count`; `count` when there is none. */
static inline size_t ent_bits_next(const uint64_t *bits, size_t count, size_t from)
{
    while (from < count && bits[from / 64] >> (from % 64) == 0) {
        from = (from / 64 + 1) * 64;
    }
    while (from < count && !ent_bits_has(bits, from)) {
        from++;
    }
    return from < count ? from : count;
}

#endif
