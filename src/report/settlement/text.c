/* SPDX-License-Identifier: MIT */
/* A settlement problem in words: its outcomes, what each party has without agreement, and then the sections. */
#include "report/settlement/sheet.h"

#include "dispute/subject.h"
#include "report/head.h"
#include "report/words.h"

/* Whether all, some or none of the parties say how much an outcome is worth to them: 2, 1, 0. */
static int cardinals(const ent_settle_sheet *s)
{
    size_t count = 0;
    for (size_t p = 0; p < s->parties; p++) {
        count += ent_bargainer_at(s->bargaining, p).cardinal;
    }
    return count == s->parties ? 2 : count > 0;
}

static void put_outcomes(ent_settle_sheet *s)
{
    const ent_bargaining *b = s->bargaining;
    const bool packages = ent_settle_of_packages(b);
    ent_words_count(&s->text, s->parties, "party", "parties");
    ent_text_add(&s->text, ", ");
    if (packages) {
        ent_words_count(&s->text, ent_settle_issue_count(b), "issue", "issues");
        ent_text_add(&s->text, ", ");
    }
    ent_words_count(&s->text, ent_outcome_count(b), packages ? "package" : "possible state",
                    packages ? "packages" : "possible states");
    if (cardinals(s) > 0) {
        ent_text_format(&s->text, "; utilities are %s",
                        ent_settle_scale(b) == ENT_SCALE_UNIT
                            ? "on the unit scale, as Genius has it"
                            : "taken as they are written");
    }
    ent_settle_paragraph(s, 2, 2);
    if (ent_rational_count(b) == 0) {
        ent_text_add(&s->text, "each of them gives some party less than it has without agreement");
    } else {
        ent_text_add_grouped(&s->text, ent_rational_count(b));
        ent_text_add(&s->text, ent_rational_count(b) == 1 ? " of them gives" : " of them give");
        ent_text_add(&s->text, " no party less than it has without agreement");
    }
    ent_settle_paragraph(s, 2, 2);
}

static void put_efficient_count(ent_settle_sheet *s)
{
    const ent_bargaining *b = s->bargaining;
    ent_text_add_grouped(&s->text, ent_efficient_count(b));
    ent_text_add(&s->text, ent_efficient_count(b) == 1 ? " is efficient: " : " are efficient: ");
    ent_text_add(&s->text, "nobody could have more unless another had less; ");
    ent_text_add_grouped(&s->text, ent_efficient_rational(b));
    ent_text_add(&s->text, ent_efficient_rational(b) == 1 ? " of these gives" : " of these give");
    ent_text_add(&s->text, " no party less than without agreement");
    if (ent_efficient_distinct(b) == 1 && ent_efficient_count(b) > 1) {
        ent_text_add(&s->text, "; for each party they are equally good");
    } else if (ent_efficient_distinct(b) < ent_efficient_count(b)) {
        ent_text_add(&s->text, "; by what they are worth, ");
        ent_text_add_grouped(&s->text, ent_efficient_distinct(b));
        ent_text_add(&s->text, " differ");
    }
    ent_settle_paragraph(s, 2, 4);
}

/* Opposition, where it is known. */
static void put_opposition(ent_settle_sheet *s)
{
    const double opposition = ent_settle_opposition(s->bargaining);
    if (opposition == opposition) { /* a number */
        ent_text_add(&s->text, "opposition ");
        ent_settle_add_number(&s->text, NULL, opposition);
        ent_text_add(&s->text,
                     ": how far the nearest outcome is from what is best for all at once");
        ent_settle_paragraph(s, 2, 4);
    }
}

static void add_cardinal(ent_settle_sheet *s, ent_subject *who, const ent_bargainer_view *view)
{
    static const char *const sources[] = {"", "{its|their} reservation", "as today",
                                          "the least of all outcomes"};
    ent_text_add(&s->text, "without agreement ");
    ent_settle_add_number(&s->text, view->at_disagreement, view->at_disagreement_number);
    ent_text_format(&s->text, " (%s); outcomes are worth ",
                    ent_inflect(who, sources[view->disagreement]));
    ent_settle_add_number(&s->text, view->least, view->least_number);
    ent_text_add(&s->text, " to ");
    ent_settle_add_number(&s->text, view->most, view->most_number);
    if (view->best != NULL) {
        ent_text_add(&s->text, ", and at most ");
        ent_settle_add_number(&s->text, view->best, view->best_number);
        ent_text_add(&s->text, " where nobody loses");
    }
}

static void put_party(ent_settle_sheet *s, size_t party)
{
    const ent_bargainer_view view = ent_bargainer_at(s->bargaining, party);
    if (!view.cardinal) {
        return;
    }
    ent_subject who = ent_party_subject(s->dispute, party);
    ent_text_format(&s->text, "%s: ", ent_party_opening(s->dispute, party));
    if (view.indifferent) {
        ent_text_add(&s->text, ent_inflect(&who, "every outcome is worth the same to {it|them}"));
    } else {
        add_cardinal(s, &who, &view);
    }
    ent_settle_paragraph(s, 2, 4);
}

/* The parties that have an order alone, and the same without agreement. */
static void put_ordinal(ent_settle_sheet *s, bool today)
{
    for (size_t p = 0; p < s->parties; p++) {
        const ent_bargainer_view view = ent_bargainer_at(s->bargaining, p);
        s->chosen[p] =
            !view.cardinal && today == (view.disagreement == ENT_DISAGREEMENT_TODAY) ? 1 : 0;
    }
    if (ent_words_parties(&s->text, s->dispute, s->chosen, 1) > 0) {
        ent_text_format(&s->text,
                        ": wishes that order the outcomes and do not say how much each is worth; "
                        "without agreement %s",
                        today ? "today's state" : "what is worst to them");
        ent_settle_paragraph(s, 2, 4);
    } else {
        ent_text_clear(&s->text);
    }
}

static void put_remarks(ent_settle_sheet *s)
{
    const size_t count = ent_settle_remark_count(s->bargaining);
    ent_put(s->w, count > 0 ? "\nTo be known with it\n" : "");
    for (size_t i = 0; i < count; i++) {
        ent_text_add(&s->text, ent_settle_remark(s->bargaining, i));
        ent_settle_paragraph(s, 2, 4);
    }
}

void ent_settle_text(ent_settle_sheet *s)
{
    ent_put_head(s->w, s->dispute);
    put_outcomes(s);
    put_efficient_count(s);
    put_opposition(s);
    ent_put(s->w, "\nWhat each party has\n");
    for (size_t p = 0; p < s->parties; p++) {
        put_party(s, p);
    }
    put_ordinal(s, true);
    put_ordinal(s, false);
    ent_settle_put_points(s);
    ent_settle_put_lotteries(s);
    ent_settle_put_efficient(s);
    ent_settle_put_shares(s);
    ent_settle_put_trades(s);
    ent_settle_put_distances(s);
    put_remarks(s);
}
