/* SPDX-License-Identifier: MIT */
/*
 * The efficient outcomes as CSV, a row each: the outcome as in the tables of states; per party what it is worth, and whether
 * that is more (1), as much (0) or less (-1) than without agreement; whether it is rational; which points pick it; under
 * which concepts it holds.
 */
#include "report/settlement/sheet.h"

#include "base/number.h"
#include "report/data.h"
#include "report/settlement/picks.h"

static void put_header(ent_settle_sheet *s)
{
    const unsigned concepts = ent_settle_concepts(s->bargaining);
    ent_csv_state_header(s->w, ent_space_dispute(s->space));
    for (size_t p = 0; p < s->parties; p++) {
        const char *id = ent_party_id(s->dispute, p);
        ent_put_format(s->w, ",worth_%s,gain_%s", id, id);
    }
    ent_put(s->w, ",rational");
    for (ent_point p = 0; p < ENT_POINT_COUNT; p++) {
        ent_put_format(s->w, ",point_%s", ent_point_key(p));
    }
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((concepts >> c & 1) != 0) {
            ent_put_format(s->w, ",%s", ent_concept_key(c));
        }
    }
    ent_put(s->w, "\n");
}

static void put_row(ent_settle_sheet *s, uint64_t outcome)
{
    const ent_bargaining *b = s->bargaining;
    const unsigned concepts = ent_settle_concepts(b), holds = ent_outcome_holds(b, outcome);
    const unsigned picks = ent_outcome_picks(b, outcome);
    ent_csv_state(s->w, s->space, outcome);
    for (size_t p = 0; p < s->parties; p++) {
        char room[ENT_NUMBER_ROOM];
        const int gain = ent_outcome_gain(b, outcome, p);
        ent_number_text(room, ent_outcome_worth(b, outcome, p));
        ent_put_format(s->w, ",%s,%d", room, (gain > 0) - (gain < 0));
    }
    ent_put(s->w, ent_outcome_is_rational(b, outcome) ? ",1" : ",0");
    for (ent_point p = 0; p < ENT_POINT_COUNT; p++) {
        ent_put(s->w, (picks >> p & 1) != 0 ? ",1" : ",0");
    }
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((concepts >> c & 1) != 0) {
            ent_put(s->w, (holds >> c & 1) != 0 ? ",1" : ",0");
        }
    }
    ent_put(s->w, "\n");
}

void ent_settle_csv(ent_settle_sheet *s)
{
    put_header(s);
    for (uint64_t i = 0; ent_settle_goes_on(s, i, ent_efficient_count(s->bargaining)); i++) {
        put_row(s, ent_efficient_at(s->bargaining, i));
    }
}
