/* SPDX-License-Identifier: MIT */
/* The turns of a game for programs: JSON, an object a game; CSV, a row for each turn, party and issue. */
#include "report/forecast/turns.h"

static const char *id_of(const ent_turns_sheet *s, size_t seat)
{
    return ent_party_id(s->dispute, s->game.parties[seat]);
}

/* Positions on all issues, each on its scale. */
static void put_positions(ent_turns_sheet *s, const char *key, const double *positions)
{
    ent_json_key(s->w, key);
    ent_json_open(s->w, '[');
    for (size_t n = 0; n < s->game.contest_count; n++) {
        ent_json_double(s->w, ent_turns_position(s, n, positions[n]));
    }
    ent_json_close(s->w, ']');
}

static void put_options(ent_turns_sheet *s, size_t turn, size_t seat)
{
    ent_json_key(s->w, "options");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < ent_spatial_option_count(s->game.spatial, turn, seat); k++) {
        const ent_spatial_option option = ent_spatial_option_at(s->game.spatial, turn, seat, k);
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "initiator", k == 0 ? NULL : id_of(s, option.initiator));
        ent_json_field_text(s->w, "target", k == 0 ? NULL : id_of(s, option.target));
        ent_json_field_double(s->w, "chance", option.chance);
        ent_json_key(s->w, "taken");
        ent_json_bool(s->w, option.chosen);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
}

/* Whom a party challenges, and with which bargain; then its options. */
static void put_deeds(ent_turns_sheet *s, const ent_spatial_turn *turn, size_t number, size_t seat)
{
    const size_t target = turn->targets[seat], issues = s->game.contest_count;
    ent_json_key(s->w, "challenge");
    if (target == seat) {
        ent_json_null(s->w);
    } else {
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "target", id_of(s, target));
        ent_json_field_double(s->w, "gain", turn->gains[seat]);
        ent_json_field_double(s->w, "odds", turn->odds[seat]);
        put_positions(s, "own", turn->bargains + seat * 2 * issues);
        put_positions(s, "others", turn->bargains + (seat * 2 + 1) * issues);
        ent_json_close(s->w, '}');
    }
    put_options(s, number, seat);
}

static void put_turn(ent_turns_sheet *s, size_t number)
{
    const ent_spatial_turn turn = ent_spatial_turn_at(s->game.spatial, number);
    ent_json_open(s->w, '[');
    for (size_t i = 0; i < s->game.party_count; i++) {
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "party", id_of(s, i));
        put_positions(s, "positions", turn.positions + i * s->game.contest_count);
        ent_json_field_double(s->w, "chance", turn.chances[i]);
        ent_json_field_double(s->w, "attitude", turn.risks[i]);
        if (turn.targets != NULL) {
            put_deeds(s, &turn, number, i);
        }
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
}

void ent_turns_json(ent_turns_sheet *s)
{
    ent_json_open(s->w, '{');
    ent_json_key(s->w, "issues");
    ent_json_open(s->w, '[');
    for (size_t n = 0; n < s->game.contest_count; n++) {
        ent_json_text(s->w, ent_contest_at(s->dispute, s->game.contests[n]).id);
    }
    ent_json_close(s->w, ']');
    ent_json_field_text(s->w, "reason", s->game.reason);
    ent_json_field_text(s->w, "note", s->game.note);
    ent_json_key(s->w, "turns"); /* the last is the end */
    ent_json_open(s->w, '[');
    const size_t count = s->game.spatial == NULL ? 0 : ent_spatial_turn_count(s->game.spatial);
    for (size_t k = 0; k < count; k++) {
        put_turn(s, k);
    }
    ent_json_close(s->w, ']');
    ent_json_close(s->w, '}');
}

/* The fields of what a party does: target, gain, odds, initiator; empty where it does nothing, and at the end. */
static void put_deed_fields(ent_turns_sheet *s, const ent_spatial_turn *turn, size_t number,
                            size_t seat)
{
    if (turn->targets == NULL) {
        ent_put(s->w, ",,,,");
        return;
    }
    const ent_spatial_option taken = ent_turns_taken(s, number, seat);
    if (turn->targets[seat] == seat) {
        ent_put(s->w, ",,,");
    } else {
        ent_csv_field(s->w, false, id_of(s, turn->targets[seat]));
        ent_csv_double(s->w, true, turn->gains[seat]);
        ent_csv_double(s->w, true, turn->odds[seat]);
    }
    ent_csv_field(s->w, false, taken.initiator == taken.target ? "" : id_of(s, taken.initiator));
}

static void put_row(ent_turns_sheet *s, size_t number, size_t seat, size_t issue)
{
    const ent_spatial_turn turn = ent_spatial_turn_at(s->game.spatial, number);
    const double at = turn.positions[seat * s->game.contest_count + issue];
    ent_put_format(s->w, "%zu", number + 1);
    ent_csv_field(s->w, false, id_of(s, seat));
    ent_csv_field(s->w, false, ent_contest_at(s->dispute, s->game.contests[issue]).id);
    ent_csv_double(s->w, true, ent_turns_position(s, issue, at));
    ent_csv_double(s->w, true, turn.chances[seat]);
    ent_csv_double(s->w, true, turn.risks[seat]);
    put_deed_fields(s, &turn, number, seat);
    ent_put(s->w, "\n");
}

void ent_turns_csv(ent_turns_sheet *s)
{
    const size_t count = s->game.spatial == NULL ? 0 : ent_spatial_turn_count(s->game.spatial);
    for (size_t k = 0; k < count; k++) {
        for (size_t i = 0; i < s->game.party_count; i++) {
            for (size_t n = 0; n < s->game.contest_count; n++) {
                put_row(s, k, i, n);
            }
        }
    }
}
