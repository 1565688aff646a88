/* SPDX-License-Identifier: MIT */
/* SHA-256, the digest of FIPS 180-4, of bytes that come piece by piece. */
#ifndef ENT_BASE_SHA256_H
#define ENT_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum {
    ENT_SHA256_BYTES = 32,
    ENT_SHA256_TEXT = 2 * ENT_SHA256_BYTES + 1 /* as hexadecimal digits, with a NUL */
};

typedef struct ent_sha256 {
    uint32_t state[8];
    uint64_t length;   /* bytes taken so far */
    uint8_t block[64]; /* those that do not fill a block yet */
} ent_sha256;

/* Begins. */
void ent_sha256_init(ent_sha256 *hash);

/* Takes more bytes, at most 2^61 - 1 in all. `bytes` may be NULL when `length` is 0. O(length). */
void ent_sha256_update(ent_sha256 *hash, const void *bytes, size_t length);

/* Ends, and writes the digest; the hash must be begun anew before it is used again. */
void ent_sha256_final(ent_sha256 *hash, uint8_t digest[ENT_SHA256_BYTES]);

/* The digest of `length` bytes as 64 hexadecimal digits in lower case and a NUL. */
void ent_sha256_text(const void *bytes, size_t length, char text[ENT_SHA256_TEXT]);

/* A digest as 64 hexadecimal digits in lower case and a NUL. */
void ent_sha256_hex(const uint8_t digest[ENT_SHA256_BYTES], char text[ENT_SHA256_TEXT]);

#endif
