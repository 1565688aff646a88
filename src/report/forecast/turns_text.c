/* SPDX-License-Identifier: MIT */
/* The turns of a game in words: where the parties stand, their chances and attitudes; then what each does. */
#include "base/number.h"
#include "dispute/subject.h"
#include "report/forecast/turns.h"
#include "report/forecast/words.h"

#include <math.h>

enum { NUMBER = 12 };

static void put_right(ent_turns_sheet *s)
{
    ent_put_format(s->w, "%*s", NUMBER, ent_text_get(&s->text));
    ent_text_clear(&s->text);
}

static void paragraph(ent_turns_sheet *s, size_t first, size_t rest)
{
    ent_put_gathered(s->w, first, rest, &s->text);
}

/* A number to four decimals: "0.0947". */
static void add_number(ent_text *text, double number)
{
    char room[ENT_NUMBER_ROOM];
    ent_number_rounded(room, round(number * 1e4) / 1e4, 5);
    ent_text_add(text, room);
}

static const char *name_of(const ent_turns_sheet *s, size_t seat)
{
    return ent_party_name(s->dispute, s->game.parties[seat]);
}

static void put_heading(ent_turns_sheet *s)
{
    ent_put(s->w, "  ");
    ent_put_padded(s->w, "party", ent_forecast_name_column(s->dispute));
    for (size_t n = 0; n < s->game.contest_count; n++) {
        ent_put_format(s->w, " %*s", NUMBER - 1,
                       ent_contest_at(s->dispute, s->game.contests[n]).id);
    }
    ent_put_format(s->w, "%*s%*s\n", NUMBER, "chance", NUMBER, "attitude");
}

static void put_party(ent_turns_sheet *s, const ent_spatial_turn *turn, size_t seat)
{
    const size_t issues = s->game.contest_count;
    ent_put(s->w, "  ");
    ent_put_padded(s->w, name_of(s, seat), ent_forecast_name_column(s->dispute));
    for (size_t n = 0; n < issues; n++) {
        const ent_contest_view view = ent_contest_at(s->dispute, s->game.contests[n]);
        const double at = ent_turns_position(s, n, turn->positions[seat * issues + n]);
        ent_forecast_add_value(&s->text, &view, at);
        put_right(s);
    }
    add_number(&s->text, turn->chances[seat]);
    put_right(s);
    add_number(&s->text, turn->risks[seat]);
    put_right(s);
    ent_put(s->w, "\n");
}

/* "Russia challenges Ukraine (gain 0.0947, odds 0.7643) and takes its own bargain". */
static void put_deed(ent_turns_sheet *s, const ent_spatial_turn *turn, size_t number, size_t seat)
{
    const ent_spatial_option taken = ent_turns_taken(s, number, seat);
    ent_subject who = ent_party_subject(s->dispute, s->game.parties[seat]);
    ent_text_add(&s->text, ent_party_opening(s->dispute, s->game.parties[seat]));
    if (turn->targets[seat] == seat) {
        ent_text_add(&s->text, ent_inflect(&who, " {challenges|challenge} nobody"));
    } else {
        ent_text_format(&s->text, ent_inflect(&who, " {challenges|challenge} %s (gain "),
                        name_of(s, turn->targets[seat]));
        add_number(&s->text, turn->gains[seat]);
        ent_text_add(&s->text, ", odds ");
        add_number(&s->text, turn->odds[seat]);
        ent_text_add(&s->text, ")");
    }
    if (taken.initiator == taken.target) {
        ent_text_add(&s->text, ent_inflect(&who, " and {stays|stay}"));
    } else if (taken.initiator == seat) {
        ent_text_add(&s->text, ent_inflect(&who, " and {takes its|take their} own bargain"));
    } else {
        ent_text_format(&s->text, ent_inflect(&who, " and {takes|take} the bargain of %s"),
                        name_of(s, taken.initiator));
    }
    paragraph(s, 4, 6);
}

static void put_turn(ent_turns_sheet *s, size_t number)
{
    const ent_spatial_turn turn = ent_spatial_turn_at(s->game.spatial, number);
    if (turn.targets == NULL) {
        ent_put(s->w, "\nat the end\n");
    } else {
        ent_put_format(s->w, "\nturn %zu\n", number + 1);
    }
    put_heading(s);
    for (size_t i = 0; i < s->game.party_count; i++) {
        put_party(s, &turn, i);
    }
    for (size_t i = 0; turn.targets != NULL && i < s->game.party_count; i++) {
        put_deed(s, &turn, number, i);
    }
}

void ent_turns_text(ent_turns_sheet *s)
{
    ent_put(s->w, "\n");
    for (size_t n = 0; n < s->game.contest_count; n++) {
        ent_text_format(&s->text, "%s%s", n > 0 ? ", " : "",
                        ent_contest_at(s->dispute, s->game.contests[n]).id);
    }
    if (s->game.reason != NULL) {
        ent_text_format(&s->text, ": not played, %s", s->game.reason);
        paragraph(s, 0, 2);
        return;
    }
    const size_t count = ent_spatial_turn_count(s->game.spatial);
    ent_text_format(&s->text, ": %zu turn%s", count - 1, count == 2 ? "" : "s");
    if (s->game.note != NULL) {
        ent_text_format(&s->text, " (%s)", s->game.note);
    }
    paragraph(s, 0, 2);
    for (size_t k = 0; k < count; k++) {
        put_turn(s, k);
    }
}
