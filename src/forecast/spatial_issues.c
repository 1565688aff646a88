/* SPDX-License-Identifier: MIT */
/*
 * The spatial model on the issues of a sheet.
 *
 * It plays with all issues at once on which the same parties have positions; so issues fall into groups, and each group
 * is a game of its own. A party has one influence in it, the mean of those on the issues, and its saliences sum to
 * 100 at most: where they exceed that, all of them are scaled down to it. The forecast of an issue is the position to be
 * expected there at the end: the mean of where the candidates stand, by their chances.
 */
#include "forecast/forecast.h"
#include "forecast/spatial/spatial.h"

#include <string.h>

#define SCALED "a party's saliences sum to more than 100, and are scaled down to that"
#define MEANT  "a party's influence differs from issue to issue, and its mean is taken"

typedef struct groups {
    const ent_sheet *sheet;
    ent_opinion *opinion;
    size_t *seats;  /* per party: its place in the game */
    bool *placed;   /* per issue */
    size_t *issues; /* those of the group */
    size_t count;
} groups;

/* The numbers of a game, and what was done to them. */
typedef struct table {
    double *positions, *saliences, *influence;
    bool scaled, meant;
} table;

static size_t stakes_of(const groups *g, size_t issue)
{
    return g->sheet->first[issue + 1] - g->sheet->first[issue];
}

/* Whether the parties that have seats are those that have a position on the issue. */
static bool belongs(const groups *g, size_t issue, size_t seats)
{
    bool all = stakes_of(g, issue) == seats;
    for (size_t k = g->sheet->first[issue]; all && k < g->sheet->first[issue + 1]; k++) {
        all = g->seats[g->sheet->parties[k]] != SIZE_MAX;
    }
    return all;
}

/* Gathers the group of an issue: parties have seats in the order in which they stand there. */
static void gather(groups *g, size_t issue)
{
    const ent_sheet *sheet = g->sheet;
    for (size_t p = 0; p < sheet->party_count; p++) {
        g->seats[p] = SIZE_MAX;
    }
    for (size_t k = sheet->first[issue]; k < sheet->first[issue + 1]; k++) {
        g->seats[sheet->parties[k]] = k - sheet->first[issue];
    }
    g->count = 0;
    for (size_t i = issue; i < sheet->issue_count; i++) {
        if (!g->placed[i] && belongs(g, i, stakes_of(g, issue))) {
            g->placed[i] = true;
            g->issues[g->count++] = i;
        }
    }
}

/* Scales the saliences of a party down where they sum to more than 100. */
static bool scale_down(double *saliences, size_t count)
{
    double sum = 0;
    for (size_t n = 0; n < count; n++) {
        sum += saliences[n];
    }
    for (size_t n = 0; n < count && sum > 100; n++) {
        saliences[n] *= 100 / sum;
    }
    return sum > 100;
}

/* Takes the numbers of the parties. Seats are places on the first issue of the group. */
static void take(const groups *g, size_t parties, table *t)
{
    const ent_sheet *sheet = g->sheet;
    const double *influence = sheet->influence + sheet->first[g->issues[0]];
    memcpy(t->influence, influence, parties * sizeof *influence);
    for (size_t n = 0; n < g->count; n++) {
        for (size_t k = sheet->first[g->issues[n]]; k < sheet->first[g->issues[n] + 1]; k++) {
            const size_t seat = g->seats[sheet->parties[k]];
            const double other = sheet->influence[k] - influence[seat];
            t->positions[seat * g->count + n] = sheet->positions[k];
            t->saliences[seat * g->count + n] = sheet->saliences[k];
            t->influence[seat] += other / (double)g->count;
            t->meant = t->meant || other != 0;
        }
    }
    for (size_t seat = 0; seat < parties; seat++) {
        const bool scaled = scale_down(t->saliences + seat * g->count, g->count);
        t->scaled = t->scaled || scaled;
    }
}

static const char *note_of(const table *t)
{
    return t->scaled ? t->meant ? SCALED "; " MEANT : SCALED : t->meant ? MEANT : NULL;
}

/* The mean of the candidates' positions on an issue of the game, by their chances. */
static double expect(const ent_ending *outcome, size_t issue)
{
    const ent_game *game = &outcome->game;
    double sum = 0;
    for (size_t i = 0; i < game->parties; i++) {
        if (game->alike[i] == i) {
            sum += outcome->round.chances[i] * outcome->round.positions[i * game->issues + issue];
        }
    }
    return sum;
}

static void tell(const groups *g, const ent_ending *outcome, const table *t)
{
    const ent_sheet *sheet = g->sheet;
    for (size_t n = 0; n < g->count; n++) {
        const size_t issue = g->issues[n];
        g->opinion->values[issue] = expect(outcome, n);
        g->opinion->rounds[issue] = outcome->turns;
        g->opinion->notes[issue] = note_of(t);
        for (size_t k = sheet->first[issue]; k < sheet->first[issue + 1]; k++) {
            const size_t seat = g->seats[sheet->parties[k]];
            g->opinion->moved[k] = outcome->round.positions[seat * g->count + n];
        }
    }
}

/* Plays the game of the group of an issue. */
static ent_status play(const ent_context *context, ent_arena *arena, const groups *g)
{
    const size_t parties = stakes_of(g, g->issues[0]);
    const size_t cells = parties * g->count;
    table t = {.positions = ent_arena_new(arena, cells, sizeof *t.positions),
               .saliences = ent_arena_new(arena, cells, sizeof *t.saliences),
               .influence = ent_arena_new(arena, parties, sizeof *t.influence)};
    if (t.positions == NULL || t.saliences == NULL || t.influence == NULL) {
        return ENT_ERROR_MEMORY;
    }
    take(g, parties, &t);
    const ent_spatial_input input = {.parties = parties,
                                     .issues = g->count,
                                     .positions = t.positions,
                                     .saliences = t.saliences,
                                     .influence = t.influence};
    ent_ending outcome;
    ENT_TRY(ent_game_outcome(context, arena, &input, &outcome));
    tell(g, &outcome, &t);
    return ENT_OK;
}

/* Why the issues of a group cannot be played with; NULL: they can. */
static const char *refuse(size_t parties, size_t issues)
{
    return parties == 0   ? ENT_NO_STAKES
           : parties == 1 ? "it takes two parties"
           : parties > ENT_MOST_PLAYED || issues > ENT_MOST_PLAYED
               ? "there are too many parties or issues"
               : NULL;
}

static ent_status play_groups(const ent_context *context, ent_arena *arena, groups *g)
{
    for (size_t issue = 0; issue < g->sheet->issue_count; issue++) {
        if (g->placed[issue]) {
            continue;
        }
        gather(g, issue);
        const char *reason = refuse(stakes_of(g, issue), g->count);
        for (size_t n = 0; n < g->count; n++) {
            g->opinion->reasons[g->issues[n]] = reason;
        }
        if (reason == NULL) {
            ENT_TRY(play(context, arena, g));
        }
    }
    return ENT_OK;
}

ent_status ent_spatial_issues(ent_context *context, const ent_sheet *sheet, ent_opinion *out)
{
    ent_arena arena;
    ent_arena_init(&arena, &context->allocator);
    groups g = {.sheet = sheet,
                .opinion = out,
                .seats = ent_arena_new(&arena, sheet->party_count, sizeof *g.seats),
                .placed = ent_arena_new(&arena, sheet->issue_count, sizeof *g.placed),
                .issues = ent_arena_new(&arena, sheet->issue_count, sizeof *g.issues)};
    const ent_status status = g.seats == NULL || g.placed == NULL || g.issues == NULL
                                  ? ENT_ERROR_MEMORY
                                  : play_groups(context, &arena, &g);
    ent_arena_free(&arena);
    return status;
}
