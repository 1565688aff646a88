/* SPDX-License-Identifier: MIT */
/*
 * Positions as CSV: issue, actor, position, salience, influence, and behind these the scale, today and the outcome where the file
 * says any of them. Parties and issues stand by their names where these are different, else by their ids, so that reading
 * the table makes the same of them. Numbers have the fewest digits from which they are read again.
 */
#include "dispute/positions.h"
#include "formats/out/foreign/foreign.h"
#include "formats/out/foreign/names.h"

typedef struct columns {
    bool scale, today, outcome;
} columns;

static columns find_columns(const ent_dispute *dispute)
{
    columns found = {false, false, false};
    for (size_t c = 0; c < dispute->contest_count; c++) {
        const ent_contest *contest = &dispute->contests[c];
        found.scale = found.scale || contest->low < 0 || contest->low > 0 || contest->high < 100 ||
                      contest->high > 100;
        found.today = found.today || contest->has_today;
        found.outcome = found.outcome || contest->has_outcome;
    }
    return found;
}

static void put_contest(ent_foreign *x, const ent_contest *contest, const columns *shown,
                        const ent_foreign_names *names)
{
    ent_writer *w = &x->w;
    for (size_t s = 0; s < contest->stake_count; s++) {
        const ent_stake *stake = &contest->stakes[s];
        ent_csv_field(w, true, names->issues[contest - x->dispute->contests]);
        ent_csv_field(w, false, names->parties[stake->party]);
        ent_csv_double(w, true, stake->position);
        ent_csv_double(w, true, stake->salience);
        ent_csv_double(w, true, stake->influence);
        if (shown->scale) {
            ent_csv_double(w, true, contest->low);
            ent_csv_double(w, true, contest->high);
        }
        if (shown->today) {
            ent_csv_double(w, contest->has_today, contest->today);
        }
        if (shown->outcome) {
            ent_csv_double(w, contest->has_outcome, contest->outcome);
        }
        ent_put(w, "\n");
    }
}

/* A table in which no salience is above 1 would be read as one of shares. */
static ent_status refuse_shares(ent_foreign *x)
{
    const ent_stake *first = NULL;
    for (size_t c = 0; c < x->dispute->contest_count; c++) {
        for (size_t s = 0; s < x->dispute->contests[c].stake_count; s++) {
            const ent_stake *stake = &x->dispute->contests[c].stakes[s];
            if (stake->salience > 1) {
                return ENT_OK;
            }
            first = first == NULL && stake->salience > 0 ? stake : first;
        }
    }
    return first == NULL
               ? ENT_OK
               : ent_foreign_unfit(x, first->span,
                                   "no salience in this file is above 1, and a table of such is "
                                   "taken for one of shares",
                                   "saliences are on 0 to 100");
}

ent_status ent_foreign_positions(ent_foreign *x)
{
    ENT_TRY(refuse_shares(x));
    const columns shown = find_columns(x->dispute);
    ent_foreign_names names;
    const ent_status status = ent_foreign_names_new(x, &names);
    if (status == ENT_OK) {
        ent_put(&x->w, "issue,actor,position,salience,influence");
        ent_put(&x->w, shown.scale ? ",low,high" : "");
        ent_put(&x->w, shown.today ? ",today" : "");
        ent_put(&x->w, shown.outcome ? ",outcome\n" : "\n");
        for (size_t c = 0; c < x->dispute->contest_count; c++) {
            put_contest(x, &x->dispute->contests[c], &shown, &names);
        }
    }
    ent_foreign_names_free(&names);
    return status;
}
