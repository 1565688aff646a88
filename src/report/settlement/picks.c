/* SPDX-License-Identifier: MIT */
/* Which points pick an outcome. What a point picks ascends, and may be all that is efficient: so it is halved, not read. */
#include "report/settlement/picks.h"

static bool picks(const ent_point_view *view, uint64_t outcome)
{
    uint64_t low = 0, high = view->count;
    while (low < high) {
        const uint64_t middle = low + (high - low) / 2;
        if (view->outcomes[middle] < outcome) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < view->count && view->outcomes[low] == outcome;
}

unsigned ent_outcome_picks(const ent_bargaining *bargaining, uint64_t outcome)
{
    unsigned found = 0;
    for (ent_point k = 0; k < ENT_POINT_COUNT; k++) {
        const ent_point_view view = ent_settle_point(bargaining, k);
        found |= view.reason == NULL && picks(&view, outcome) ? 1u << k : 0;
    }
    return found;
}
