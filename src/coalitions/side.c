/* SPDX-License-Identifier: MIT */
/* Putting a coalition together. */
#include "coalitions/side.h"

#include "base/sort.h"

static void gather_levels(const ent_team *team, ent_side *side)
{
    size_t at = 0;
    for (size_t p = 0; p < team->wishes->party_count; p++) {
        if ((team->members >> p & 1) != 0) {
            const uint32_t *level = team->wishes->movers[p].levels.of;
            for (size_t s = 0; s < team->wishes->space->count; s++) {
                side->levels[s * side->size + at] = level[s];
            }
            at++;
        }
    }
}

ent_status ent_side_new(ent_context *context, const ent_team *team, ent_side *out)
{
    const size_t states = team->wishes->space->count;
    ent_side side = {.allocator = &context->allocator,
                     .parties = team->movers,
                     .size = ent_bits_in_word(team->members)};
    side.levels = ent_memory_new(side.allocator, states, side.size * sizeof(uint32_t));
    if (side.levels == NULL) {
        return ENT_ERROR_MEMORY;
    }
    gather_levels(team, &side);
    ent_status status = ent_ways_of_coalition(context, team->moves, team->movers, &side.ways);
    if (status == ENT_OK) {
        status = ent_dominance_new(side.allocator, &side.ways, side.levels, side.size, &side.trees);
    }
    if (status != ENT_OK) {
        ent_side_free(&side);
        return status;
    }
    *out = side;
    return ENT_OK;
}

void ent_side_free(ent_side *side)
{
    if (side->allocator != NULL) {
        ent_dominance_free(&side->trees);
        ent_ways_free(&side->ways);
        ent_memory_free(side->allocator, side->levels);
        *side = (ent_side){0};
    }
}

bool ent_side_better(const ent_side *side, uint32_t state, uint32_t than)
{
    const uint32_t *levels = ent_side_levels(side, state), *others = ent_side_levels(side, than);
    for (size_t i = 0; i < side->size; i++) {
        if (levels[i] <= others[i]) {
            return false;
        }
    }
    return true;
}

ent_status ent_side_improvements(const ent_side *side, const ent_reached *reached, uint32_t state,
                                 ent_state_list *out)
{
    out->count = 0;
    for (size_t k = 0; k < reached->count; k++) {
        ENT_TRY(
            ent_dominance_list(&side->trees, reached->parts[k], ent_side_levels(side, state), out));
    }
    return ENT_OK;
}

ent_status ent_ways_order(const ent_ways *ways, uint32_t *order)
{
    return ent_sort_by_value(ways->allocator, ways->part_of, ways->state_count, ways->part_count,
                             order);
}
