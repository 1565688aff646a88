/* SPDX-License-Identifier: MIT */
/* The game of the spatial model in which an issue of a dispute is played, with every turn of it. */
#include "forecast/spatial_groups.h"

struct ent_played {
    ent_allocator allocator;
    ent_arena arena;
    ent_group group;
    size_t *parties; /* per party of the game */
    ent_spatial *spatial;
};

static ent_status fill(ent_context *context, const ent_dispute *dispute, size_t contest,
                       ent_played *played)
{
    ent_sheet sheet;
    ent_spreads spreads;
    ent_group *group = &played->group;
    ENT_TRY(ent_sheet_new(&played->arena, dispute, 0, &sheet, &spreads));
    ENT_TRY(ent_group_new(&played->arena, &sheet, contest, group));
    played->parties = ent_arena_new(&played->arena, group->party_count, sizeof *played->parties);
    if (played->parties == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t seat = 0; seat < group->party_count; seat++) {
        played->parties[seat] = sheet.parties[sheet.first[contest] + seat];
    }
    return group->reason == NULL ? ent_spatial_new(context, &group->input, &played->spatial)
                                 : ENT_OK;
}

ent_status ent_played_new(ent_context *context, const ent_dispute *dispute, size_t contest,
                          ent_played **out)
{
    if (context == NULL || dispute == NULL || contest >= ent_contest_count(dispute) ||
        out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_played *played = ent_memory_zero(&context->allocator, 1, sizeof *played);
    if (played == NULL) {
        return ENT_ERROR_MEMORY;
    }
    played->allocator = context->allocator;
    ent_arena_init(&played->arena, &played->allocator);
    const ent_status status = fill(context, dispute, contest, played);
    if (status != ENT_OK) {
        ent_played_free(played);
        return status;
    }
    *out = played;
    return ENT_OK;
}

void ent_played_free(ent_played *played)
{
    if (played == NULL) {
        return;
    }
    const ent_allocator allocator = played->allocator;
    ent_spatial_free(played->spatial);
    ent_arena_free(&played->arena);
    ent_memory_free(&allocator, played);
}

ent_played_view ent_played_describe(const ent_played *played)
{
    return (ent_played_view){.reason = played->group.reason,
                             .note = played->group.note,
                             .spatial = played->spatial,
                             .parties = played->parties,
                             .party_count = played->group.party_count,
                             .contests = played->group.issues,
                             .contest_count = played->group.issue_count};
}
