/* SPDX-License-Identifier: MIT */
/* The public name of the digest. */
#include "base/sha256.h"
#include <entente/hash.h>

_Static_assert((int)ENT_HASH_TEXT == (int)ENT_SHA256_TEXT, "the public header repeats the size");

void ent_hash_text(const void *bytes, size_t length, char out[ENT_HASH_TEXT])
{
    ent_sha256_text(bytes, length, out);
}
