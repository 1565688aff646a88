/* SPDX-License-Identifier: MIT */
/* The rules of a dispute as a set. */
#include "space/rules.h"

ent_status ent_rules_search(ent_context *context, const ent_dispute *dispute, ent_search **out)
{
    const ent_expression **roots =
        ent_memory_new(&context->allocator, dispute->rule_count, sizeof(ent_expression *));
    if (roots == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t r = 0; r < dispute->rule_count; r++) {
        roots[r] = dispute->rules[r].always;
    }
    const ent_status status = ent_search_new(context, dispute, roots, dispute->rule_count, out);
    ent_memory_free(&context->allocator, roots);
    return status;
}
