/* SPDX-License-Identifier: MIT */
/* A settlement problem as JSON and as CSV. */
#include "report/settlement/sheet.h"

#include "report/data.h"
#include "report/head.h"
#include "report/words.h"

/* A number as text that is exact (null where it is a level) and as a double. */
static void put_exact(ent_writer *w, const char *key, const char *exact, double number)
{
    ent_json_key(w, key);
    ent_json_open(w, '{');
    ent_json_field_text(w, "exact", exact);
    ent_json_field_double(w, "number", number);
    ent_json_close(w, '}');
}

static void put_party(ent_settle_sheet *s, size_t party)
{
    const ent_bargainer_view view = ent_bargainer_at(s->bargaining, party);
    ent_writer *w = s->w;
    ent_json_open(w, '{');
    ent_json_field_text(w, "party", ent_party_id(s->dispute, party));
    ent_json_field_text(w, "name", ent_party_name(s->dispute, party));
    ent_json_field_bool(w, "cardinal", view.cardinal);
    ent_json_field_bool(w, "indifferent", view.indifferent);
    ent_json_field_text(w, "disagreement", ent_settle_disagreement_key(view.disagreement));
    put_exact(w, "at_disagreement", view.at_disagreement, view.at_disagreement_number);
    put_exact(w, "least", view.least, view.least_number);
    put_exact(w, "most", view.most, view.most_number);
    if (ent_rational_count(s->bargaining) > 0) {
        put_exact(w, "best", view.best, view.best_number);
    } else {
        ent_json_field_text(w, "best", NULL);
    }
    ent_json_close(w, '}');
}

static void put_points(ent_settle_sheet *s)
{
    ent_writer *w = s->w;
    ent_json_key(w, "points");
    ent_json_open(w, '{');
    for (ent_point p = 0; p < ENT_POINT_COUNT; p++) {
        const ent_point_view view = ent_settle_point(s->bargaining, p);
        ent_json_key(w, ent_point_key(p));
        ent_json_open(w, '{');
        ent_json_field_text(w, "reason", view.reason);
        if (view.reason == NULL && view.value != NULL) {
            put_exact(w, "value", view.value, view.value_number);
        } else {
            ent_json_field_text(w, "value", NULL);
        }
        ent_json_key(w, "outcomes");
        ent_json_open(w, '[');
        for (uint64_t i = 0; view.reason == NULL && i < view.count; i++) {
            ent_json_count(w, view.outcomes[i] + 1);
        }
        ent_json_close(w, ']');
        ent_json_close(w, '}');
    }
    ent_json_close(w, '}');
}

static void put_lottery(ent_settle_sheet *s, const ent_lottery_view *view)
{
    ent_writer *w = s->w;
    ent_json_open(w, '{');
    ent_json_field_text(w, "reason", view->reason);
    ent_json_key(w, "outcomes");
    ent_json_open(w, '[');
    for (size_t i = 0; view->reason == NULL && i < view->count; i++) {
        ent_json_open(w, '{');
        ent_json_field_count(w, "state", view->outcomes[i] + 1);
        put_exact(w, "share", view->exact == NULL ? NULL : view->exact[i], view->shares[i]);
        ent_json_close(w, '}');
    }
    ent_json_close(w, ']');
    ent_json_key(w, "worth");
    ent_json_open(w, '{');
    for (size_t p = 0; view->reason == NULL && p < s->parties; p++) {
        ent_json_field_double(w, ent_party_id(s->dispute, p), view->worth[p]);
    }
    ent_json_close(w, '}');
    ent_json_close(w, '}');
}

static void put_lotteries(ent_settle_sheet *s)
{
    ent_json_key(s->w, "lotteries");
    ent_json_open(s->w, '{');
    for (ent_point p = 0; p < ENT_POINT_COUNT; p++) {
        const ent_lottery_view view = ent_settle_lottery(s->bargaining, p);
        ent_json_key(s->w, ent_point_key(p));
        put_lottery(s, &view);
    }
    ent_json_close(s->w, '}');
}

/* What an outcome is worth to each party: exactly and as a double, or only its level. */
static void put_worth(ent_settle_sheet *s, uint64_t outcome)
{
    ent_json_key(s->w, "worth");
    ent_json_open(s->w, '{');
    for (size_t p = 0; p < s->parties; p++) {
        const bool cardinal = ent_bargainer_at(s->bargaining, p).cardinal;
        ent_text_clear(&s->text);
        if (cardinal) {
            ent_settle_add_exact(s, &s->text, outcome, p);
        }
        put_exact(s->w, ent_party_id(s->dispute, p), cardinal ? ent_text_get(&s->text) : NULL,
                  ent_outcome_worth(s->bargaining, outcome, p));
    }
    ent_json_close(s->w, '}');
}

/* Per party 1, 0 or -1: more, as much as, or less than without agreement. */
static int gain_of(const ent_settle_sheet *s, uint64_t outcome, size_t party)
{
    const int gain = ent_outcome_gain(s->bargaining, outcome, party);
    return (gain > 0) - (gain < 0);
}

static void put_efficient(ent_settle_sheet *s)
{
    static const char *const signs[] = {"-1", "0", "1"};
    ent_writer *w = s->w;
    ent_json_key(w, "efficient");
    ent_json_open(w, '[');
    for (uint64_t i = 0; ent_settle_goes_on(s, i, ent_efficient_count(s->bargaining)); i++) {
        const uint64_t outcome = ent_efficient_at(s->bargaining, i);
        ent_json_open(w, '{');
        ent_json_state(w, s->space, outcome);
        put_worth(s, outcome);
        ent_json_key(w, "gain");
        ent_json_open(w, '{');
        for (size_t p = 0; p < s->parties; p++) {
            ent_json_key(w, ent_party_id(s->dispute, p));
            ent_json_number(w, signs[1 + gain_of(s, outcome, p)]);
        }
        ent_json_close(w, '}');
        ent_json_field_bool(w, "rational", ent_outcome_is_rational(s->bargaining, outcome));
        ent_json_strictest(w, "holds", ent_outcome_holds(s->bargaining, outcome));
        ent_json_close(w, '}');
    }
    ent_json_close(w, ']');
}

static void put_issue(ent_settle_sheet *s, size_t issue)
{
    const ent_bargaining *b = s->bargaining;
    ent_writer *w = s->w;
    ent_json_open(w, '{');
    ent_json_field_text(w, "issue", ent_settle_issue_id(b, issue));
    ent_json_field_text(w, "label", ent_settle_issue_label(b, issue));
    ent_json_key(w, "values");
    ent_json_open(w, '[');
    for (size_t v = 0; v < ent_settle_value_count(b, issue); v++) {
        ent_json_text(w, ent_settle_value_label(b, issue, v));
    }
    ent_json_close(w, ']');
    ent_json_key(w, "shares");
    ent_json_open(w, '{');
    for (size_t p = 0; p < s->parties; p++) {
        ent_json_field_double(w, ent_party_id(s->dispute, p), ent_settle_share(b, issue, p));
    }
    ent_json_close(w, '}');
    ent_json_close(w, '}');
}

static void put_trade(ent_settle_sheet *s, size_t number)
{
    const ent_bargaining *b = s->bargaining;
    const ent_trade_view trade = ent_trade_at(b, number);
    ent_writer *w = s->w;
    ent_json_open(w, '{');
    ent_json_key(w, "issues");
    ent_json_open(w, '[');
    for (int side = 0; side < 2; side++) {
        const size_t issue = trade.issue[side];
        ent_json_open(w, '{');
        ent_json_field_text(w, "issue", ent_settle_issue_id(b, issue));
        ent_json_field_text(w, "before", ent_settle_value_label(b, issue, trade.before[side]));
        ent_json_field_text(w, "after", ent_settle_value_label(b, issue, trade.after[side]));
        ent_json_close(w, '}');
    }
    ent_json_close(w, ']');
    ent_json_field_count(w, "state", trade.outcome + 1);
    ent_json_key(w, "gains");
    ent_json_open(w, '{');
    for (size_t p = 0; p < s->parties; p++) {
        ent_json_field_double(w, ent_party_id(s->dispute, p), trade.gains[p]);
    }
    ent_json_close(w, '}');
    ent_json_close(w, '}');
}

static void put_lists(ent_settle_sheet *s)
{
    ent_writer *w = s->w;
    ent_json_key(w, "parties");
    ent_json_open(w, '[');
    for (size_t p = 0; p < s->parties; p++) {
        put_party(s, p);
    }
    ent_json_close(w, ']');
    put_points(s);
    put_lotteries(s);
    put_efficient(s);
    ent_json_key(w, "issues");
    ent_json_open(w, '[');
    for (size_t i = 0; i < ent_settle_issue_count(s->bargaining); i++) {
        put_issue(s, i);
    }
    ent_json_close(w, ']');
}

/* Where trades begin, what they are, and how far that is from what is efficient and fair. */
static void put_from(ent_settle_sheet *s)
{
    uint64_t from = 0;
    ent_writer *w = s->w;
    const bool any = ent_settle_from(s->bargaining, &from);
    ent_json_key(w, "from");
    ent_json_open(w, '{');
    if (any) {
        ent_json_state(w, s->space, from);
        put_worth(s, from);
        ent_json_key(w, "distances");
        ent_json_open(w, '{');
        ent_json_field_double(w, "frontier", ent_settle_short_of(s->bargaining, from));
        for (ent_point p = 0; p < ENT_POINT_COUNT; p++) {
            ent_json_field_double(w, ent_point_key(p), ent_settle_distance(s->bargaining, from, p));
        }
        ent_json_close(w, '}');
    }
    ent_json_close(w, '}');
    ent_json_key(w, "trades");
    ent_json_open(w, '[');
    for (size_t i = 0; i < ent_trade_count(s->bargaining); i++) {
        put_trade(s, i);
    }
    ent_json_close(w, ']');
}

void ent_settle_json(ent_settle_sheet *s)
{
    const ent_bargaining *b = s->bargaining;
    ent_writer *w = s->w;
    ent_json_head(w, s->dispute);
    ent_json_field_text(w, "of", ent_settle_of_packages(b) ? "packages" : "states");
    ent_json_field_text(w, "scale", ent_settle_scale(b) == ENT_SCALE_UNIT ? "unit" : "written");
    ent_json_strictest(w, "concepts", ent_settle_concepts(b));
    ent_json_key(w, "counts");
    ent_json_open(w, '{');
    ent_json_field_count(w, "outcomes", ent_outcome_count(b));
    ent_json_field_count(w, "rational", ent_rational_count(b));
    ent_json_field_count(w, "efficient", ent_efficient_count(b));
    ent_json_field_count(w, "efficient_rational", ent_efficient_rational(b));
    ent_json_field_count(w, "efficient_distinct", ent_efficient_distinct(b));
    ent_json_close(w, '}');
    ent_json_field_double(w, "opposition", ent_settle_opposition(b));
    put_lists(s);
    put_from(s);
    ent_json_key(w, "remarks");
    ent_json_open(w, '[');
    for (size_t i = 0; i < ent_settle_remark_count(b); i++) {
        ent_json_text(w, ent_settle_remark(b, i));
    }
    ent_json_close(w, ']');
    ent_json_close(w, '}');
}
