/* SPDX-License-Identifier: MIT */
/* What calls of both kinds make: with memory refused, and stopped. */
#ifndef ENT_TESTS_FAILING_MAKERS_H
#define ENT_TESTS_FAILING_MAKERS_H

#include <entente/entente.h>

/* The first two parties are merged. */
static inline ent_status merge_first_two(ent_context *context, const ent_space *space,
                                         ent_coalitions **out)
{
    const uint64_t both = 3;
    ent_merged_options options;
    ent_merged_defaults(&options);
    options.groups = &both;
    options.group_count = 1;
    return ent_merged_new(context, space, &options, out);
}

#endif
