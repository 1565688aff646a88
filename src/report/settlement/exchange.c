/* SPDX-License-Identifier: MIT */
/* What issues are worth to whom, how they can be traded, and how far an outcome is from what is efficient and fair. */
#include "dispute/subject.h"
#include "report/settlement/sheet.h"
#include "report/words.h"

#include <string.h>

/* A share of 1 in percent, "12%". */
static void add_percent(ent_text *text, double share)
{
    const unsigned long long tenths = (unsigned long long)(share * 1000 + 0.5);
    ent_text_format(text, "%llu", tenths / 10);
    if (tenths % 10 != 0) {
        ent_text_format(text, ".%llu", tenths % 10);
    }
    ent_text_add(text, "%");
}

static bool is_number(double number)
{
    return number == number;
}

/* An issue by its label; where options have the same label, with the party that has it. */
static void add_issue(ent_settle_sheet *s, size_t issue)
{
    const char *id = ent_settle_issue_id(s->bargaining, issue);
    const char *label = ent_settle_issue_label(s->bargaining, issue);
    const size_t options = ent_settle_of_packages(s->bargaining) ? 0 : ent_option_count(s->dispute);
    size_t alike = 0, owner = 0;
    for (size_t o = 0; o < options; o++) {
        const ent_option_view option = ent_option_at(s->dispute, o);
        alike += strcmp(option.label, label) == 0;
        owner = strcmp(option.id, id) == 0 ? option.party : owner;
    }
    ent_text_add(&s->text, label);
    if (alike > 1) {
        ent_text_format(&s->text, " (%s)", ent_party_name(s->dispute, owner));
    }
}

static void put_share(ent_settle_sheet *s, size_t issue)
{
    bool any = false;
    add_issue(s, issue);
    ent_text_add(&s->text, ": ");
    for (size_t p = 0; p < s->parties; p++) {
        const double share = ent_settle_share(s->bargaining, issue, p);
        if (is_number(share)) {
            ent_text_format(&s->text, "%s%s ", any ? ", " : "", ent_party_name(s->dispute, p));
            add_percent(&s->text, share);
            any = true;
        }
    }
    ent_settle_paragraph(s, 2, 4);
}

void ent_settle_put_shares(ent_settle_sheet *s)
{
    const size_t count = ent_settle_issue_count(s->bargaining);
    bool any = false;
    for (size_t p = 0; p < s->parties; p++) {
        any = any || (count > 0 && is_number(ent_settle_share(s->bargaining, 0, p)));
    }
    ent_put(s->w, any ? "\nHow much of what is at stake for each hangs on which issue\n" : "");
    for (size_t i = 0; i < count && any; i++) {
        put_share(s, i);
    }
}

/* Who gains what by a trade: in shares, or only better. */
static void add_gains(ent_settle_sheet *s, const ent_trade_view *trade)
{
    const char *joint = "";
    for (size_t p = 0; p < s->parties; p++) {
        const double gain = trade->gains[p];
        if (!(gain > 0)) {
            continue;
        }
        ent_text_format(&s->text, "%s%s ", joint, ent_party_name(s->dispute, p));
        if (ent_bargainer_at(s->bargaining, p).cardinal) {
            ent_text_add(&s->text, "+");
            add_percent(&s->text, gain);
        } else {
            ent_subject who = ent_party_subject(s->dispute, p);
            ent_text_add(&s->text, ent_inflect(&who, "{is|are} better off"));
        }
        joint = ", ";
    }
}

static void put_trade(ent_settle_sheet *s, size_t number)
{
    const ent_bargaining *b = s->bargaining;
    const ent_trade_view trade = ent_trade_at(b, number);
    for (int side = 0; side < 2; side++) {
        ent_text_add(&s->text, side == 0 ? "" : " against ");
        add_issue(s, trade.issue[side]);
        ent_text_format(&s->text, " from %s to %s",
                        ent_settle_value_label(b, trade.issue[side], trade.before[side]),
                        ent_settle_value_label(b, trade.issue[side], trade.after[side]));
    }
    ent_text_add(&s->text, " (");
    ent_settle_add_name(s, trade.outcome);
    ent_text_add(&s->text, "): ");
    add_gains(s, &trade);
    ent_settle_paragraph(s, 2, 4);
}

void ent_settle_put_trades(ent_settle_sheet *s)
{
    uint64_t from = 0;
    const size_t count = ent_trade_count(s->bargaining);
    if (!ent_settle_from(s->bargaining, &from) || ent_settle_issue_count(s->bargaining) < 2) {
        return;
    }
    ent_text_add(&s->text,
                 "What could be traded, two issues at a time, so that nobody loses, from ");
    ent_settle_add_name(s, from);
    if (ent_settle_of_packages(s->bargaining)) {
        ent_settle_add_content(s, from);
    }
    ent_put(s->w, "\n");
    ent_settle_paragraph(s, 0, 2);
    for (size_t i = 0; i < count && i < s->most; i++) {
        put_trade(s, i);
    }
    if (count > s->most) {
        ent_put_more(s->w, 2, count - s->most);
    }
    ent_put(s->w, count == 0 ? "  nothing\n" : "");
}

void ent_settle_put_distances(ent_settle_sheet *s)
{
    uint64_t from = 0;
    if (!ent_settle_from(s->bargaining, &from)) {
        return;
    }
    const double frontier = ent_settle_short_of(s->bargaining, from);
    if (!is_number(frontier)) {
        return;
    }
    ent_put(s->w, "\nHow far that is, in shares of what each could gain at best\n");
    ent_text_add(&s->text, "from what is efficient ");
    ent_settle_add_number(&s->text, NULL, frontier);
    for (ent_point p = 0; p < ENT_POINT_COUNT; p++) {
        const double distance = ent_settle_distance(s->bargaining, from, p);
        if (is_number(distance)) {
            ent_text_format(&s->text, ", %s ", ent_point_name(p));
            ent_settle_add_number(&s->text, NULL, distance);
        }
    }
    ent_settle_paragraph(s, 2, 4);
}
