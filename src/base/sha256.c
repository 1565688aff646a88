/* SPDX-License-Identifier: MIT */
/*
 * SHA-256 after FIPS 180-4: a message is padded to blocks of 64 bytes, and each block is mixed into
 * eight words. Names of functions and variables are those of the standard, section by section.
 */
#include "base/sha256.h"

#include <string.h>

enum { BLOCK = 64, LENGTH_AT = 56 };

/* 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotr(uint32_t x, unsigned n)
{
    return x >> n | x << (32 - n);
}

/* 6.2.2, steps 1: the message schedule of a block. */
static void schedule(const uint8_t *block, uint32_t W[64])
{
    for (size_t t = 0; t < 16; t++) {
        W[t] = (uint32_t)block[4 * t] << 24 | (uint32_t)block[4 * t + 1] << 16 |
               (uint32_t)block[4 * t + 2] << 8 | (uint32_t)block[4 * t + 3];
    }
    for (size_t t = 16; t < 64; t++) {
        const uint32_t s0 = rotr(W[t - 15], 7) ^ rotr(W[t - 15], 18) ^ W[t - 15] >> 3;
        const uint32_t s1 = rotr(W[t - 2], 17) ^ rotr(W[t - 2], 19) ^ W[t - 2] >> 10;
        W[t] = s1 + W[t - 7] + s0 + W[t - 16];
    }
}

/* 6.2.2, steps 2 to 4: mixes a block into the state. v holds the working variables a to h. */
static void mix(uint32_t state[8], const uint8_t *block)
{
    uint32_t W[64], v[8];
    schedule(block, W);
    memcpy(v, state, sizeof v);
    for (size_t t = 0; t < 64; t++) {
        const uint32_t sum1 = rotr(v[4], 6) ^ rotr(v[4], 11) ^ rotr(v[4], 25);
        const uint32_t ch = (v[4] & v[5]) ^ (~v[4] & v[6]);
        const uint32_t T1 = v[7] + sum1 + ch + K[t] + W[t];
        const uint32_t sum0 = rotr(v[0], 2) ^ rotr(v[0], 13) ^ rotr(v[0], 22);
        const uint32_t maj = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += T1;
        v[0] = T1 + sum0 + maj;
    }
    for (size_t i = 0; i < 8; i++) {
        state[i] += v[i];
    }
}

void ent_sha256_init(ent_sha256 *hash)
{
    /* 5.3.3: the same of the square roots of the first eight primes. */
    *hash = (ent_sha256){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f,
                                   0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

void ent_sha256_update(ent_sha256 *hash, const void *bytes, size_t length)
{
    const uint8_t *from = bytes;
    size_t used = (size_t)(hash->length % BLOCK);
    hash->length += length;
    while (length > 0) {
        const size_t part = length < BLOCK - used ? length : BLOCK - used;
        memcpy(hash->block + used, from, part);
        used += part;
        from += part;
        length -= part;
        if (used == BLOCK) {
            mix(hash->state, hash->block);
            used = 0;
        }
    }
}

void ent_sha256_final(ent_sha256 *hash, uint8_t digest[ENT_SHA256_BYTES])
{
    /* 5.1.1: a one bit, zeros, and the length in bits as 64 bits, the most significant first. */
    static const uint8_t padding[BLOCK] = {0x80};
    const uint64_t bits = hash->length * 8;
    const size_t used = (size_t)(hash->length % BLOCK);
    uint8_t length[8];
    for (size_t i = 0; i < 8; i++) {
        length[i] = (uint8_t)(bits >> (56 - 8 * i));
    }
    ent_sha256_update(hash, padding, (used < LENGTH_AT ? LENGTH_AT : BLOCK + LENGTH_AT) - used);
    ent_sha256_update(hash, length, sizeof length);
    for (size_t i = 0; i < ENT_SHA256_BYTES; i++) {
        digest[i] = (uint8_t)(hash->state[i / 4] >> (24 - 8 * (i % 4)));
    }
}

void ent_sha256_hex(const uint8_t digest[ENT_SHA256_BYTES], char text[ENT_SHA256_TEXT])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < ENT_SHA256_BYTES; i++) {
        text[2 * i] = digits[digest[i] >> 4];
        text[2 * i + 1] = digits[digest[i] & 15];
    }
    text[ENT_SHA256_TEXT - 1] = '\0';
}

void ent_sha256_text(const void *bytes, size_t length, char text[ENT_SHA256_TEXT])
{
    ent_sha256 hash;
    uint8_t digest[ENT_SHA256_BYTES];
    ent_sha256_init(&hash);
    ent_sha256_update(&hash, bytes, length);
    ent_sha256_final(&hash, digest);
    ent_sha256_hex(digest, text);
}
