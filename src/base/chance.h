/* SPDX-License-Identifier: MIT */
/*
 * Random numbers by counter: each is a function of a seed, a sample, a party and how many were drawn
 * before it for these, and of nothing else. So what is drawn for a sample is the same wherever it is drawn.
 */
#ifndef ENT_BASE_CHANCE_H
#define ENT_BASE_CHANCE_H

#include <stddef.h>
#include <stdint.h>

/* The numbers of one party in one sample. */
typedef struct ent_chance {
    uint64_t seed, sample;
    uint32_t party;
    uint32_t block;   /* the next one */
    uint64_t held[2]; /* of the block before */
    size_t left;      /* of these */
} ent_chance;

/* Philox4x32-10: four words from a counter of four and a key of two. */
void ent_chance_block(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

/* Begins with the first number. */
void ent_chance_init(ent_chance *chance, uint64_t seed, uint64_t sample, uint32_t party);

/* The next number, of 64 bits. Repeats after 2^33. */
uint64_t ent_chance_next(ent_chance *chance);

/* A number from 0 to limit - 1, each exactly as likely as any other. `limit` is not 0. */
uint64_t ent_chance_below(ent_chance *chance, uint64_t limit);

/* The upper half of the product of two numbers; the lower one in *low. */
uint64_t ent_chance_product(uint64_t one, uint64_t other, uint64_t *low);

#endif
