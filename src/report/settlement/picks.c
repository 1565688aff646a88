/* SPDX-License-Identifier: MIT */
/* What points ask for, and which pick an outcome. What a point picks ascends, and may be all that is efficient: so it is
 * halved, not read. */
#include "report/settlement/picks.h"

const char *ent_point_asks(ent_point point)
{
    static const char *const asks[ENT_POINT_COUNT] = {
        [ENT_POINT_NASH] = "the largest product of gains",
        [ENT_POINT_KALAI] = "the largest least share of what each could gain at best",
        [ENT_POINT_EGALITARIAN] = "the largest least gain",
        [ENT_POINT_LEXICOGRAPHIC] = "the largest least gain, then the second least, and so on",
        [ENT_POINT_UTILITARIAN] = "the largest sum",
    };
    return asks[point];
}

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
