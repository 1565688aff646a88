/* SPDX-License-Identifier: MIT */
/* One step after another, until one is feared. */
#include "explain/feared.h"

#include "stability/feared.h"

ent_status ent_feared_find(ent_context *context, const ent_solution *solution,
                           const ent_step *steps, size_t count, size_t *out)
{
    bool feared = false;
    size_t k = 0;
    while (k < count) {
        ENT_TRY(
            ent_is_feared(context, solution, steps[k].party, steps[k].from, steps[k].to, &feared));
        if (feared) {
            break;
        }
        k++;
    }
    *out = k;
    return ENT_OK;
}
