/* SPDX-License-Identifier: MIT */
/*
 * "What is efficient and fair": which outcomes leave no joint gain on the table, what standards of fairness pick among
 * them, and which of these would also hold; as a picture and in tables.
 *
 * Outcomes are compared by `ent_settle_new`; whether a state holds is what the solution of the page says.
 */
#include "report/sections/bargain/settling.h"

#include "dispute/bargain.h"
#include "dispute/subject.h"
#include "report/material/phrases.h"
#include "report/settlement/picks.h"
#include "report/words.h"
#include "space/moves.h"

enum { MOST_TRADES = 3, SHORT = 8 /* letters of a number that stands as it is */ };

/* Outcomes times parties that a page goes through. */
#define MOST_SIZE ((uint64_t)1 << 21)

static void add_number(ent_text *text, const char *exact, double number)
{
    ent_words_number(text, exact, number, SHORT);
}

static void put_party(ent_settle_section *s, size_t party)
{
    ent_tree_open(s->page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    ent_section_put_party(s->job, s->page, party);
    ent_tree_close(s->page, ENT_TREE_CELL);
}

/* An outcome: a state that programs may follow, or its values. */
static void put_outcome(ent_settle_section *s, uint64_t outcome)
{
    if (s->packages) {
        ent_settle_add_outcome(s, outcome);
        ent_section_text(s->job, s->page);
    } else {
        ent_phrase_state(s->job, s->page, outcome);
    }
}

static void put_holds(ent_settle_section *s, uint64_t outcome)
{
    ent_tree_open(s->page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    ent_phrase_concepts(s->page, ent_settle_holds(s, outcome), ENT_ROLE_GOOD);
    ent_tree_close(s->page, ENT_TREE_CELL);
}

/* How many outcomes there are, efficient, rational, holding. */
static void put_counts(ent_settle_section *s)
{
    const uint64_t efficient = ent_efficient_count(s->bargaining);
    uint64_t holding = 0;
    for (uint64_t k = 0; k < efficient; k++) {
        holding += ent_settle_holds(s, ent_efficient_at(s->bargaining, k)) != 0;
    }
    ent_phrase_begin(s->page);
    ent_tree_text(s->page, "Of ");
    ent_phrase_count(s->job, s->page, ent_outcome_count(s->bargaining),
                     s->packages ? "possible package" : "possible state",
                     s->packages ? "possible packages" : "possible states");
    ent_text_add(&s->job->text, ", ");
    ent_text_add_grouped(&s->job->text, efficient);
    ent_text_add(&s->job->text, efficient == 1 ? " is efficient" : " are efficient");
    ent_section_text(s->job, s->page);
    ent_tree_text(s->page, ": no other is at least as good for all and better for one. In ");
    ent_text_add_grouped(&s->job->text, ent_efficient_rational(s->bargaining));
    ent_section_text(s->job, s->page);
    ent_tree_text(s->page, " of these no party gets less than without agreement");
    if (!s->packages && s->cardinal == 0 && s->job->has_today) {
        ent_tree_text(s->page, ", that is, than today");
    }
    if (!s->packages) {
        ent_text_add(&s->job->text, "; ");
        ent_text_add_grouped(&s->job->text, holding);
        ent_text_add(&s->job->text, " would hold under some concept");
        ent_section_text(s->job, s->page);
    }
    ent_tree_text(s->page, ".");
    ent_phrase_end(s->page);
}

static const char *disagreement_of(ent_subject *who, const ent_bargainer_view *view)
{
    return ent_inflect(who, view->disagreement == ENT_DISAGREEMENT_RESERVATION
                                ? "{its|their} reservation"
                            : view->disagreement == ENT_DISAGREEMENT_TODAY ? "today"
                                                                           : "{its|their} worst");
}

/* What each party has without agreement, and what it can get. */
static void put_bargainers(ent_settle_section *s)
{
    static const char *const heads[] = {"Party", "Without agreement",      "That is",
                                        "Least", "At best, if none loses", "Most"};
    if (s->cardinal == 0) {
        return;
    }
    ent_phrase_table(s->page, "What outcomes are worth to each party", heads, 6);
    for (size_t p = 0; p < s->parties; p++) {
        const ent_bargainer_view view = ent_bargainer_at(s->bargaining, p);
        ent_text *text = &s->job->text;
        ent_tree_open(s->page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
        put_party(s, p);
        ent_text_add(text, view.cardinal ? "" : "an order alone");
        if (view.cardinal) {
            add_number(text, view.at_disagreement, view.at_disagreement_number);
        }
        ent_section_cell(s->job, s->page, view.cardinal ? ENT_ROLE_NUMBER : ENT_ROLE_PLAIN);
        ent_subject who = ent_party_subject(s->dispute, p);
        ent_tree_cell(s->page, ENT_ROLE_PLAIN, disagreement_of(&who, &view));
        ent_text_add(text, view.cardinal ? "" : "-");
        if (view.cardinal) {
            add_number(text, view.least, view.least_number);
        }
        ent_section_cell(s->job, s->page, ENT_ROLE_NUMBER);
        ent_text_add(text, view.cardinal && view.best != NULL ? "" : "-");
        if (view.cardinal && view.best != NULL) {
            add_number(text, view.best, view.best_number);
        }
        ent_section_cell(s->job, s->page, ENT_ROLE_NUMBER);
        ent_text_add(text, view.cardinal ? "" : "-");
        if (view.cardinal) {
            add_number(text, view.most, view.most_number);
        }
        ent_section_cell(s->job, s->page, ENT_ROLE_NUMBER);
        ent_tree_close(s->page, ENT_TREE_ROW);
    }
    ent_tree_close(s->page, ENT_TREE_TABLE);
}

static void put_point(ent_settle_section *s, ent_point point)
{
    const ent_point_view view = ent_settle_point(s->bargaining, point);
    ent_tree_open(s->page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_cell(s->page, ENT_ROLE_PLAIN, ent_point_name(point));
    ent_tree_cell(s->page, ENT_ROLE_PLAIN, ent_point_asks(point));
    ent_text_add(&s->job->text, view.reason != NULL || view.value == NULL ? "-" : "");
    if (view.reason == NULL && view.value != NULL) {
        add_number(&s->job->text, view.value, view.value_number);
    }
    ent_section_cell(s->job, s->page, ENT_ROLE_NUMBER);
    ent_tree_open(s->page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    if (view.reason != NULL || view.count == 0) {
        ent_tree_text(s->page, view.reason != NULL ? view.reason : "none");
    } else {
        put_outcome(s, view.outcomes[0]);
        if (view.count > 1) {
            ent_tree_text(s->page, " and ");
            ent_phrase_count(s->job, s->page, view.count - 1, "more", "more");
        }
    }
    ent_tree_close(s->page, ENT_TREE_CELL);
    ent_tree_close(s->page, ENT_TREE_ROW);
}

/* What standards pick; one reason for all where no party has a worth. */
static void put_points(ent_settle_section *s)
{
    static const char *const heads[] = {"Standard", "It asks for", "Value", "It picks"};
    const char *reason = ent_settle_point(s->bargaining, ENT_POINT_NASH).reason;
    if (s->cardinal < s->parties) {
        ent_phrase_begin(s->page);
        ent_tree_format(
            s->page,
            "Standards of fairness, such as the Nash product and that of Kalai and Smorodinsky, "
            "are not asked here: %s.",
            reason == NULL ? "a party has an order alone" : reason);
        ent_phrase_end(s->page);
        return;
    }
    ent_phrase_table(s->page, "What is fair, by standards that differ", heads, 4);
    for (ent_point k = 0; k < ENT_POINT_COUNT; k++) {
        put_point(s, k);
    }
    ent_tree_close(s->page, ENT_TREE_TABLE);
    ent_tree_paragraph(
        s->page, ENT_ROLE_PLAIN,
        "Nash and Kalai-Smorodinsky stay the same when a party's scale of worth and its "
        "disagreement are stretched or shifted together; the others compare one party's "
        "numbers with another's and depend on the scale of the file.");
}

static void put_efficient(ent_settle_section *s, uint64_t outcome)
{
    const unsigned picks = ent_outcome_picks(s->bargaining, outcome);
    const char *before = "";
    ent_tree_open(s->page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_open(s->page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    put_outcome(s, outcome);
    ent_tree_close(s->page, ENT_TREE_CELL);
    for (size_t p = 0; p < s->parties; p++) {
        const int gain = ent_outcome_gain(s->bargaining, outcome, p);
        const bool cardinal = ent_bargainer_at(s->bargaining, p).cardinal;
        ent_settle_add_worth_of(s, outcome, p);
        ent_section_cell(s->job, s->page,
                         cardinal   ? ENT_ROLE_NUMBER
                         : gain > 0 ? ENT_ROLE_GOOD
                         : gain < 0 ? ENT_ROLE_BAD
                                    : ENT_ROLE_PLAIN);
    }
    for (ent_point k = 0; k < ENT_POINT_COUNT && s->cardinal == s->parties; k++) {
        if ((picks >> k & 1) != 0) {
            ent_text_format(&s->job->text, "%s%s", before, ent_point_name(k));
            before = ", ";
        }
    }
    if (s->cardinal == s->parties) {
        ent_section_cell(s->job, s->page, ENT_ROLE_PLAIN);
    }
    if (!s->packages) {
        put_holds(s, outcome);
    }
    ent_tree_close(s->page, ENT_TREE_ROW);
}

/* What differs from today in the states that are shown. */
static void put_changes(ent_settle_section *s)
{
    if (s->packages || !s->job->has_today || ent_is_graph_form(s->dispute)) {
        return;
    }
    ent_tree_open(s->page, ENT_TREE_DETAILS, ENT_ROLE_PLAIN, "What differs in these from today",
                  NULL);
    ent_tree_open(s->page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < s->shown_count; k++) {
        ent_tree_open(s->page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        ent_phrase_state(s->job, s->page, s->shown[k]);
        ent_text_add(&s->job->text, ": ");
        ent_words_change(&s->job->text, s->job->space, s->parties, s->job->today, s->shown[k]);
        ent_text_add(&s->job->text, s->shown[k] == s->job->today ? "nothing" : "");
        ent_section_text(s->job, s->page);
        ent_tree_close(s->page, ENT_TREE_ITEM);
    }
    ent_tree_close(s->page, ENT_TREE_LIST);
    ent_tree_close(s->page, ENT_TREE_DETAILS);
}

/* The efficient outcomes that are shown. */
static void put_shown(ent_settle_section *s)
{
    const uint64_t all = ent_efficient_count(s->bargaining);
    ent_tree_open(s->page, ENT_TREE_TABLE, ENT_ROLE_PLAIN,
                  s->cardinal == s->parties
                      ? "Efficient outcomes, and what they are worth to each party"
                      : "Efficient outcomes, and how each party fares against having no agreement",
                  NULL);
    ent_tree_open(s->page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_cell(s->page, ENT_ROLE_PLAIN, s->packages ? "Package" : "State");
    for (size_t p = 0; p < s->parties; p++) {
        ent_tree_cell(
            s->page, ent_bargainer_at(s->bargaining, p).cardinal ? ENT_ROLE_NUMBER : ENT_ROLE_PLAIN,
            ent_party_opening(s->dispute, p));
    }
    if (s->cardinal == s->parties) {
        ent_tree_cell(s->page, ENT_ROLE_PLAIN, "Picked by");
    }
    if (!s->packages) {
        ent_tree_cell(s->page, ENT_ROLE_PLAIN, "Holds under");
    }
    ent_tree_close(s->page, ENT_TREE_ROW);
    for (size_t k = 0; k < s->shown_count; k++) {
        put_efficient(s, s->shown[k]);
    }
    ent_tree_close(s->page, ENT_TREE_TABLE);
    if (all > s->shown_count) {
        ent_phrase_begin(s->page);
        ent_phrase_count(s->job, s->page, all - s->shown_count,
                         "more efficient outcome is not shown; entente settle lists it.",
                         "more efficient outcomes are not shown; entente settle lists them.");
        ent_phrase_end(s->page);
    }
}

/* Who gains by a trade: in shares where every party has a worth, else who is better off. */
static void put_trade_gains(ent_settle_section *s, const ent_trade_view *trade)
{
    ent_text *text = &s->job->text;
    const bool shares = s->cardinal == s->parties;
    bool any = false;
    ent_text_add(text,
                 shares ? "; gains in shares of what each could gain at best: " : "; better for ");
    for (size_t p = 0; p < s->parties; p++) {
        if (shares || trade->gains[p] > 0) {
            ent_text_format(text, "%s%s", any ? ", " : "", ent_party_name(s->dispute, p));
            any = true;
        }
        if (shares) {
            ent_text_add(text, " ");
            add_number(text, NULL, trade->gains[p]);
        }
    }
    ent_text_add(text, shares ? "" : ", worse for none");
}

static void put_trade(ent_settle_section *s, const ent_trade_view *trade)
{
    ent_text *text = &s->job->text;
    ent_tree_open(s->page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < 2; k++) {
        ent_text_format(text, "%s\"%s\" from %s to %s", k == 0 ? "" : " and ",
                        ent_settle_issue_label(s->bargaining, trade->issue[k]),
                        ent_settle_value_label(s->bargaining, trade->issue[k], trade->before[k]),
                        ent_settle_value_label(s->bargaining, trade->issue[k], trade->after[k]));
    }
    put_trade_gains(s, trade);
    ent_text_add(text, ".");
    ent_section_text(s->job, s->page);
    ent_tree_close(s->page, ENT_TREE_ITEM);
}

/* The option whose values are those of an issue; NULL where they are told from states, or are the issue's own. */
static const ent_option *option_of(const ent_settle_section *s, size_t issue)
{
    const ent_bargain *bargain = s->dispute->bargain;
    const size_t option =
        bargain != NULL && bargain->issue_count > 0 ? bargain->issues[issue].option : issue;
    return s->packages || option == SIZE_MAX ? NULL : &s->dispute->options[option];
}

/* Whether options may move as a trade has it. */
static bool can_be_done(const ent_settle_section *s, const ent_trade_view *trade)
{
    bool can = true;
    for (size_t k = 0; k < 2; k++) {
        const ent_option *option = option_of(s, trade->issue[k]);
        can = can && (option == NULL || ent_moves_reach(option, (uint32_t)trade->before[k],
                                                        (uint32_t)trade->after[k]));
    }
    return can;
}

/* Trades between issues from where they begin, the best of those that can be made. */
static void put_trades(ent_settle_section *s)
{
    size_t told = 0;
    uint64_t from = 0;
    const size_t count = ent_settle_from(s->bargaining, &from) ? ent_trade_count(s->bargaining) : 0;
    for (size_t k = 0; k < count && told < MOST_TRADES; k++) {
        const ent_trade_view trade = ent_trade_at(s->bargaining, k);
        if (!can_be_done(s, &trade)) {
            continue;
        }
        if (told++ == 0) {
            ent_phrase_begin(s->page);
            ent_tree_format(s->page, "Trades between two %s by which nobody loses, from ",
                            s->packages ? "issues" : "options");
            put_outcome(s, from);
            ent_tree_text(s->page, ", the best first:");
            ent_phrase_end(s->page);
            ent_tree_open(s->page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
        }
        put_trade(s, &trade);
    }
    if (told > 0) {
        ent_tree_close(s->page, ENT_TREE_LIST);
    }
}

/* What was assumed, rounded or left out. */
static void put_remarks(ent_settle_section *s)
{
    for (size_t k = 0; k < ent_settle_remark_count(s->bargaining); k++) {
        ent_text *text = &s->job->text;
        ent_text_format(text, "%s.", ent_settle_remark(s->bargaining, k));
        if (!text->failed && text->bytes[0] >= 'a' && text->bytes[0] <= 'z') {
            text->bytes[0] = (char)(text->bytes[0] - 'a' + 'A');
        }
        ent_phrase_begin(s->page);
        ent_section_text(s->job, s->page);
        ent_phrase_end(s->page);
    }
}

static ent_status put_settle(ent_settle_section *s)
{
    s->parties = ent_party_count(s->dispute);
    s->packages = ent_settle_of_packages(s->bargaining);
    for (size_t p = 0; p < s->parties; p++) {
        s->cardinal += ent_bargainer_at(s->bargaining, p).cardinal;
    }
    ENT_TRY(ent_settle_choose(s));
    put_counts(s);
    ENT_TRY(ent_settle_picture(s));
    put_bargainers(s);
    put_points(s);
    put_shown(s);
    put_changes(s);
    put_trades(s);
    put_remarks(s);
    return ENT_OK;
}

/* Whether there are few enough outcomes for a page; and the names of states, where outcomes are states. */
static ent_status prepare(ent_section_job *job)
{
    const uint64_t most = MOST_SIZE / ent_party_count(job->dispute);
    const ent_digest *digest = NULL;
    uint64_t packages = 0;
    if (ent_has_packages(job->dispute)) {
        ENT_TRY(ent_packages_count(job->context, job->dispute, &packages));
        return packages > most ? ENT_ERROR_LIMIT : ENT_OK;
    }
    if (job->space == NULL) {
        return ENT_ERROR_UNSUPPORTED;
    }
    return ent_state_count(job->space) > most ? ENT_ERROR_LIMIT
                                              : ent_material_digest(job->material, &digest);
}

ent_status ent_section_settle(ent_section_job *job, ent_page *page)
{
    ent_settle_options options;
    ent_bargaining *bargaining = NULL;
    ENT_TRY(prepare(job));
    ent_settle_defaults(&options);
    options.concepts = 0;
    options.lotteries = false;
    ENT_TRY(ent_settle_new(job->context, job->dispute, &options, &bargaining));
    ent_settle_section s = {
        .job = job, .page = page, .bargaining = bargaining, .dispute = job->dispute};
    const ent_status status = put_settle(&s);
    ent_settle_free(bargaining);
    return status;
}
