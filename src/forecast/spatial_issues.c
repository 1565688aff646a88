/* SPDX-License-Identifier: MIT */
/*
 * The spatial model on the issues of a sheet, group by group.
 *
 * The forecast of an issue is the position to be expected there at the end: the mean of where the candidates stand, by
 * their chances.
 */
#include "forecast/spatial/spatial.h"
#include "forecast/spatial_groups.h"

/* The mean of the candidates' positions on an issue of the game, by their chances. */
static double expect(const ent_ending *ending, size_t issue)
{
    const ent_game *game = &ending->game;
    double sum = 0;
    for (size_t i = 0; i < game->parties; i++) {
        if (game->alike[i] == i) {
            sum += ending->round.chances[i] * ending->round.positions[i * game->issues + issue];
        }
    }
    return sum;
}

static void tell(const ent_sheet *sheet, const ent_group *group, const ent_ending *ending,
                 ent_opinion *out)
{
    const double parties = (double)group->party_count;
    out->work += (double)ending->turns * parties * parties * (parties + (double)group->issue_count);
    for (size_t n = 0; n < group->issue_count; n++) {
        const size_t issue = group->issues[n];
        out->values[issue] = expect(ending, n);
        out->rounds[issue] = ending->turns;
        out->notes[issue] = group->note;
        for (size_t k = sheet->first[issue]; k < sheet->first[issue + 1]; k++) {
            const size_t seat = group->seats[sheet->parties[k]];
            out->moved[k] = ending->round.positions[seat * group->issue_count + n];
        }
    }
}

static ent_status play(const ent_context *context, ent_arena *arena, const ent_sheet *sheet,
                       const ent_group *group, ent_opinion *out)
{
    ent_ending ending;
    ENT_TRY(ent_game_outcome(context, arena, &group->input, &ending));
    tell(sheet, group, &ending, out);
    return ENT_OK;
}

/* Plays the game of an issue, if it is the first of its group, which is played but once. */
static ent_status play_group(const ent_context *context, ent_arena *arena, const ent_sheet *sheet,
                             size_t issue, ent_opinion *out)
{
    ent_group group;
    ENT_TRY(ent_group_new(arena, sheet, issue, &group));
    if (group.issues[0] != issue) {
        return ENT_OK;
    }
    for (size_t n = 0; n < group.issue_count; n++) {
        out->reasons[group.issues[n]] = group.reason;
    }
    return group.reason == NULL ? play(context, arena, sheet, &group, out) : ENT_OK;
}

ent_status ent_spatial_issues(ent_context *context, const ent_sheet *sheet, ent_opinion *out)
{
    ent_status status = ENT_OK;
    for (size_t issue = 0; status == ENT_OK && issue < sheet->issue_count; issue++) {
        ent_arena arena;
        ENT_TRY(ent_context_step(context, "playing issues", issue, sheet->issue_count));
        ent_arena_init(&arena, &context->allocator);
        status = play_group(context, &arena, sheet, issue, out);
        ent_arena_free(&arena);
    }
    return status;
}
