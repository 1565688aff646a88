/* SPDX-License-Identifier: MIT */
/*
 * The sheet: the positions of a dispute on 0 to 100, and what is drawn of them.
 *
 * A number is drawn from the part of x - spread to x + spread that is within its bounds, each value alike likely. Of each
 * stake position, salience and influence are drawn, in this order, by the counter of its number; so what is drawn for a
 * sample is the same whoever draws it, whatever was drawn before.
 */
#include "forecast/forecast.h"

#include "base/chance.h"

#include <string.h>

enum { INPUTS = ENT_INPUT_INFLUENCE + 1 };

static double to_sheet(const ent_contest *contest, double number)
{
    return (number - contest->low) * (100 / (contest->high - contest->low));
}

double ent_contest_from_sheet(const ent_contest *contest, double number)
{
    return contest->low + number * ((contest->high - contest->low) / 100);
}

double *ent_sheet_input(const ent_sheet *sheet, ent_input input)
{
    double *const all[INPUTS] = {sheet->positions, sheet->saliences, sheet->influence};
    return all[input];
}

double ent_input_moved(ent_input input, double value, double by)
{
    const double moved = value + by;
    return moved < 0 ? 0 : input == ENT_INPUT_POSITION && moved > 100 ? 100 : moved;
}

static bool get_numbers(ent_arena *arena, ent_sheet *sheet)
{
    sheet->positions = ent_arena_new(arena, sheet->stake_count, sizeof *sheet->positions);
    sheet->saliences = ent_arena_new(arena, sheet->stake_count, sizeof *sheet->saliences);
    sheet->influence = ent_arena_new(arena, sheet->stake_count, sizeof *sheet->influence);
    return sheet->positions != NULL && sheet->saliences != NULL && sheet->influence != NULL;
}

/* The spread of an input on the sheet: what the file says, or so many percent. */
static void find_spreads(const ent_contest *contest, const ent_stake *stake, double percent,
                         double out[INPUTS])
{
    const double scale = 100 / (contest->high - contest->low);
    out[ENT_INPUT_POSITION] = stake->position_spread > 0 ? stake->position_spread * scale : percent;
    out[ENT_INPUT_SALIENCE] =
        stake->salience_spread > 0 ? stake->salience_spread : stake->salience * percent / 100;
    out[ENT_INPUT_INFLUENCE] =
        stake->influence_spread > 0 ? stake->influence_spread : stake->influence * percent / 100;
}

/* Enters the stakes of a contest from number `at` on. */
static void enter(const ent_contest *contest, double percent, size_t at, ent_sheet *sheet,
                  const ent_spreads *spreads, size_t *parties)
{
    for (size_t k = 0; k < contest->stake_count; k++, at++) {
        const ent_stake *stake = &contest->stakes[k];
        double spread[INPUTS];
        parties[at] = stake->party;
        sheet->positions[at] =
            ent_input_moved(ENT_INPUT_POSITION, to_sheet(contest, stake->position), 0);
        sheet->saliences[at] = stake->salience;
        sheet->influence[at] = stake->influence;
        find_spreads(contest, stake, percent, spread);
        for (size_t i = 0; i < INPUTS; i++) {
            spreads->of[i][at] = spread[i];
        }
    }
}

ent_status ent_sheet_new(ent_arena *arena, const ent_dispute *dispute, double percent,
                         ent_sheet *out, ent_spreads *spreads)
{
    ent_sheet sheet = {.issue_count = dispute->contest_count, .party_count = dispute->party_count};
    size_t *first = ent_arena_new(arena, sheet.issue_count + 1, sizeof *first);
    if (first == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < sheet.issue_count; k++) {
        const size_t stakes = dispute->contests[k].stake_count;
        first[k + 1] = first[k] + stakes;
        sheet.widest = stakes > sheet.widest ? stakes : sheet.widest;
    }
    sheet.stake_count = first[sheet.issue_count];
    size_t *parties = ent_arena_new(arena, sheet.stake_count, sizeof *parties);
    bool made = parties != NULL && get_numbers(arena, &sheet);
    for (size_t i = 0; i < INPUTS && made; i++) {
        spreads->of[i] = ent_arena_new(arena, sheet.stake_count, sizeof *spreads->of[i]);
        made = spreads->of[i] != NULL;
    }
    if (!made) {
        return ENT_ERROR_MEMORY;
    }
    sheet.first = first;
    sheet.parties = parties;
    for (size_t k = 0; k < sheet.issue_count; k++) {
        enter(&dispute->contests[k], percent, first[k], &sheet, spreads, parties);
    }
    *out = sheet;
    return ENT_OK;
}

ent_status ent_sheet_copy(ent_arena *arena, const ent_sheet *sheet, ent_sheet *out)
{
    const size_t bytes = sheet->stake_count * sizeof *sheet->positions;
    *out = *sheet;
    if (!get_numbers(arena, out)) {
        return ENT_ERROR_MEMORY;
    }
    memcpy(out->positions, sheet->positions, bytes);
    memcpy(out->saliences, sheet->saliences, bytes);
    memcpy(out->influence, sheet->influence, bytes);
    return ENT_OK;
}

/* A number from 0 to 1, without 1: the upper 53 bits of one that is drawn. */
static double draw_part(ent_chance *chance)
{
    return (double)(ent_chance_next(chance) >> 11) * 0x1p-53;
}

void ent_sheet_draw(const ent_sheet *sheet, const ent_spreads *spreads, uint64_t seed,
                    uint64_t sample, ent_sheet *out)
{
    for (size_t k = 0; k < sheet->stake_count; k++) {
        ent_chance chance;
        ent_chance_init(&chance, seed, sample, (uint32_t)k);
        for (ent_input i = ENT_INPUT_POSITION; i <= ENT_INPUT_INFLUENCE; i++) {
            const double value = ent_sheet_input(sheet, i)[k], spread = spreads->of[i][k];
            const double low = ent_input_moved(i, value, -spread);
            const double high = ent_input_moved(i, value, spread);
            ent_sheet_input(out, i)[k] = low + (high - low) * draw_part(&chance);
        }
    }
}
