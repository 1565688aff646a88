/* SPDX-License-Identifier: MIT */
/*
 * Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011): ten rounds, each of two multiplications whose upper halves
 * are mixed with the key and whose words change places. The key is the seed, and the counter is the sample
 * (two words, low first), the party and the block; the words of a block, in twos, low first, are two numbers.
 *
 * A number below a limit is the upper half of the product of a number and the limit. There are as many numbers
 * for each result once the lower halves below 2^64 mod limit are left out (Lemire 2019).
 */
#include "base/chance.h"

enum { ROUNDS = 10 };

void ent_chance_block(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4])
{
    uint32_t a = counter[0], b = counter[1], c = counter[2], d = counter[3];
    uint32_t one = key[0], two = key[1];
    for (int round = 0; round < ROUNDS; round++) {
        const uint64_t first = (uint64_t)0xD2511F53u * a, second = (uint64_t)0xCD9E8D57u * c;
        a = (uint32_t)(second >> 32) ^ b ^ one;
        b = (uint32_t)second;
        c = (uint32_t)(first >> 32) ^ d ^ two;
        d = (uint32_t)first;
        one += 0x9E3779B9u;
        two += 0xBB67AE85u;
    }
    out[0] = a;
    out[1] = b;
    out[2] = c;
    out[3] = d;
}

void ent_chance_init(ent_chance *chance, uint64_t seed, uint64_t sample, uint32_t party)
{
    *chance = (ent_chance){.seed = seed, .sample = sample, .party = party};
}

uint64_t ent_chance_next(ent_chance *chance)
{
    if (chance->left == 0) {
        const uint32_t counter[4] = {(uint32_t)chance->sample, (uint32_t)(chance->sample >> 32),
                                     chance->party, chance->block++};
        const uint32_t key[2] = {(uint32_t)chance->seed, (uint32_t)(chance->seed >> 32)};
        uint32_t words[4];
        ent_chance_block(counter, key, words);
        chance->held[1] = words[0] | (uint64_t)words[1] << 32;
        chance->held[0] = words[2] | (uint64_t)words[3] << 32;
        chance->left = 2;
    }
    return chance->held[--chance->left];
}

uint64_t ent_chance_product(uint64_t one, uint64_t other, uint64_t *low)
{
    const uint64_t a = one >> 32, b = one & 0xFFFFFFFFu, c = other >> 32, d = other & 0xFFFFFFFFu;
    const uint64_t middle = a * d + (b * d >> 32); /* below 2^64 - 2^32 */
    const uint64_t right = b * c + (middle & 0xFFFFFFFFu);
    *low = one * other;
    return a * c + (middle >> 32) + (right >> 32);
}

uint64_t ent_chance_below(ent_chance *chance, uint64_t limit)
{
    uint64_t low = 0, high = ent_chance_product(ent_chance_next(chance), limit, &low);
    if (low < limit) {
        const uint64_t least = (0 - limit) % limit; /* 2^64 mod limit */
        while (low < least) {
            high = ent_chance_product(ent_chance_next(chance), limit, &low);
        }
    }
    return high;
}
