/* SPDX-License-Identifier: MIT */
/* Large pages for large blocks. */
#ifndef ENT_BASE_PAGES_H
#define ENT_BASE_PAGES_H

#include <stddef.h>

/* Asks the system to back a block of `size` bytes by large pages where it is large enough for that. A hint: what it
 * holds does not change, and nothing is told of a refusal. NULL is fine. Any thread may call it on a block of its own. */
void ent_pages_prefer_large(void *block, size_t size);

#endif
