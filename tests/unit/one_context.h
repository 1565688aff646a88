/* SPDX-License-Identifier: MIT */
/* One context for all tests of a program: the two functions are for its group. */
#ifndef ENT_TESTS_ONE_CONTEXT_H
#define ENT_TESTS_ONE_CONTEXT_H

#include "unit/support.h"

static ent_context *context;

static inline int open_context(void **state)
{
    (void)state;
    context = new_context();
    return 0;
}

static inline int close_context(void **state)
{
    (void)state;
    ent_context_free(context);
    return 0;
}

#endif
