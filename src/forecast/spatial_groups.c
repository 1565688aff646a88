/* SPDX-License-Identifier: MIT */
/*
 * Which issues of a sheet are played together, and with which numbers.
 *
 * The spatial model plays with all issues at once on which the same parties have positions; so issues fall into groups, and
 * each group is a game of its own. A party has one influence in it, the mean of those on the issues, and its
 * saliences sum to 100 at most: where they exceed that, all of them are scaled down to it.
 */
#include "forecast/spatial_groups.h"

#include "forecast/spatial/spatial.h"

#include <string.h>

#define SCALED "a party's saliences sum to more than 100, and are scaled down to that"
#define MEANT  "a party's influence differs from issue to issue, and its mean is taken"

/* The numbers of a game, and what was done to them. */
typedef struct table {
    double *positions, *saliences, *influence;
    bool scaled, meant;
} table;

static size_t stakes_of(const ent_sheet *sheet, size_t issue)
{
    return sheet->first[issue + 1] - sheet->first[issue];
}

/* Whether the parties that have seats are those that have a position on the issue. */
static bool belongs(const ent_sheet *sheet, const ent_group *group, size_t issue)
{
    bool all = stakes_of(sheet, issue) == group->party_count;
    for (size_t k = sheet->first[issue]; all && k < sheet->first[issue + 1]; k++) {
        all = group->seats[sheet->parties[k]] != SIZE_MAX;
    }
    return all;
}

static void gather(const ent_sheet *sheet, size_t issue, ent_group *group)
{
    group->party_count = stakes_of(sheet, issue);
    for (size_t p = 0; p < sheet->party_count; p++) {
        group->seats[p] = SIZE_MAX;
    }
    for (size_t k = sheet->first[issue]; k < sheet->first[issue + 1]; k++) {
        group->seats[sheet->parties[k]] = k - sheet->first[issue];
    }
    for (size_t i = 0; i < sheet->issue_count; i++) {
        if (belongs(sheet, group, i)) {
            group->issues[group->issue_count++] = i;
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

/* Takes the numbers of the parties. Seats are places on the first issue that was gathered. */
static void take(const ent_sheet *sheet, const ent_group *group, size_t issue, table *t)
{
    const size_t count = group->issue_count;
    const double *influence = sheet->influence + sheet->first[issue];
    memcpy(t->influence, influence, group->party_count * sizeof *influence);
    for (size_t n = 0; n < count; n++) {
        const size_t from = sheet->first[group->issues[n]];
        for (size_t k = from; k < from + group->party_count; k++) {
            const size_t seat = group->seats[sheet->parties[k]];
            const double other = sheet->influence[k] - influence[seat];
            t->positions[seat * count + n] = sheet->positions[k];
            t->saliences[seat * count + n] = sheet->saliences[k];
            t->influence[seat] += other / (double)count;
            t->meant = t->meant || other != 0;
        }
    }
    for (size_t seat = 0; seat < group->party_count; seat++) {
        const bool scaled = scale_down(t->saliences + seat * count, count);
        t->scaled = t->scaled || scaled;
    }
}

static const char *note_of(const table *t)
{
    return t->scaled ? t->meant ? SCALED "; " MEANT : SCALED : t->meant ? MEANT : NULL;
}

/* Why a group cannot be played with; NULL: it can. */
static const char *refuse(const ent_group *group)
{
    return group->party_count == 0   ? ENT_NO_STAKES
           : group->party_count == 1 ? "it takes two parties"
           : group->party_count > ENT_MOST_PLAYED || group->issue_count > ENT_MOST_PLAYED
               ? "there are too many parties or issues"
               : NULL;
}

ent_status ent_group_new(ent_arena *arena, const ent_sheet *sheet, size_t issue, ent_group *out)
{
    *out = (ent_group){.issues = ent_arena_new(arena, sheet->issue_count, sizeof *out->issues),
                       .seats = ent_arena_new(arena, sheet->party_count, sizeof *out->seats)};
    if (out->issues == NULL || out->seats == NULL) {
        return ENT_ERROR_MEMORY;
    }
    gather(sheet, issue, out);
    out->reason = refuse(out);
    if (out->reason != NULL) {
        return ENT_OK;
    }
    const size_t cells = out->party_count * out->issue_count;
    table t = {.positions = ent_arena_new(arena, cells, sizeof *t.positions),
               .saliences = ent_arena_new(arena, cells, sizeof *t.saliences),
               .influence = ent_arena_new(arena, out->party_count, sizeof *t.influence)};
    if (t.positions == NULL || t.saliences == NULL || t.influence == NULL) {
        return ENT_ERROR_MEMORY;
    }
    take(sheet, out, issue, &t);
    out->note = note_of(&t);
    out->input = (ent_spatial_input){.parties = out->party_count,
                                     .issues = out->issue_count,
                                     .positions = t.positions,
                                     .saliences = t.saliences,
                                     .influence = t.influence};
    return ENT_OK;
}
