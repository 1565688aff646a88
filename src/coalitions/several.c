/* SPDX-License-Identifier: MIT */
/*
 * The sets of several parties, asked about in passing: would any of them leave together what holds against each alone?
 *
 * Only what is quick is asked, under CNash and CGMR: whether a set could do better, and whether the others could deter
 * that at any cost. Under the concepts between the two a state holds against a set only if it does under CGMR.
 */
#include "coalitions/coalitions.h"
#include "diag/context.h"

/* States, sets and parties multiplied: up to here it takes some hundredths of a second. */
enum { MOST_QUICK = 1 << 19, MOST_SEVERAL_PARTIES = 10 };

/* Whether there are sets of several, and few enough. */
static bool is_quick(const ent_space *space)
{
    const size_t parties = space->dispute->party_count;
    return parties >= 2 && parties <= MOST_SEVERAL_PARTIES &&
           space->count <= (MOST_QUICK >> parties) / parties;
}

/* Writes all sets of two parties or more; returns how many. */
static size_t list_several(uint64_t everyone, uint64_t *out)
{
    size_t count = 0;
    for (uint64_t parties = 1; parties <= everyone; parties++) {
        if ((parties & (parties - 1)) != 0) {
            out[count++] = parties;
        }
    }
    return count;
}

ent_status ent_coalitions_several(ent_context *context, const ent_space *space,
                                  ent_coalitions **out)
{
    uint64_t list[1 << MOST_SEVERAL_PARTIES];
    ent_coalition_options options;
    ent_coalitions *found = NULL;
    if (context == NULL || space == NULL || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    if (!is_quick(space)) {
        *out = NULL;
        return ENT_OK;
    }
    const size_t before = context->diagnostic_count;
    ent_coalition_defaults(&options);
    options.concepts = 1u << ENT_NASH | 1u << ENT_GMR;
    options.list = list;
    options.list_count = list_several(ent_coalition_everyone(space->dispute), list);
    const ent_status status = ent_coalitions_new(context, space, &options, &found);
    if (status != ENT_OK && status != ENT_ERROR_LIMIT) {
        return status;
    }
    context->diagnostic_count = before; /* whoever solved the dispute was told */
    *out = found;
    return ENT_OK;
}
