/* SPDX-License-Identifier: MIT */
/* Counting packages: they are the states of a dispute of their own, so they are listed as any others. */
#include "dispute/bargain.h"
#include <entente/settle.h>

ent_status ent_packages_count(ent_context *context, const ent_dispute *dispute, uint64_t *out)
{
    if (context == NULL || dispute == NULL || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_space *space = NULL;
    if (!ent_has_packages(dispute)) {
        *out = 0;
        return ENT_OK;
    }
    ENT_TRY(ent_space_new(context, dispute->bargain->packages, &space));
    *out = ent_state_count(space);
    ent_space_free(space);
    return ENT_OK;
}
