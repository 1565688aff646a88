/* SPDX-License-Identifier: MIT */
/*
 * Large pages: tables with a cell for each state are read at places far apart, so that with pages of 4 KiB most reads
 * wait for the place of their page, and the first touch of each page is a call into the system.
 *
 * Linux gives pages of 2 MiB to memory that asks, of which only whole ones count: a block's ends keep small pages, so
 * that it takes no more memory than was asked for.
 */
#define _DEFAULT_SOURCE /* madvise, which POSIX does not have */
#include "base/pages.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>

enum { LARGE_PAGE = 1 << 21 };

void ent_pages_prefer_large(void *block, size_t size)
{
#ifdef MADV_HUGEPAGE
    const uintptr_t begin = (uintptr_t)block;
    const uintptr_t first = (begin + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
    const uintptr_t end = (begin + size) / LARGE_PAGE * LARGE_PAGE;
    const bool there = block != NULL;
    if (there & (first < end)) { /* one branch, as no test can make memory run out just here */
        (void)madvise((char *)block + (first - begin), end - first, MADV_HUGEPAGE);
    }
#else
    (void)block;
    (void)size;
#endif
}
