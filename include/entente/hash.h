/* SPDX-License-Identifier: MIT */
/*
 * The hash by which a text is known: that which certificates carry of the file that they are about.
 * It may be computed on any thread.
 */
#ifndef ENTENTE_HASH_H
#define ENTENTE_HASH_H

#include <entente/status.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { ENT_HASH_TEXT = 65 }; /* 64 hexadecimal digits and a NUL */

/*
 * The SHA-256 of `length` bytes, as hexadecimal digits in lower case. `bytes` may be NULL when `length`
 * is 0. It cannot fail. Time O(length); callable from any thread.
 */
ENT_API void ent_hash_text(const void *bytes, size_t length, char out[ENT_HASH_TEXT]);

#ifdef __cplusplus
}
#endif
#endif
