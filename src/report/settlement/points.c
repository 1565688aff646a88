/* SPDX-License-Identifier: MIT */
/* What standards of fairness pick, among outcomes and among lotteries, in words. */
#include "report/settlement/sheet.h"

#include "report/settlement/picks.h"
#include "report/words.h"

#include <string.h>

enum { SHOWN = 3 /* of the outcomes that a point picks */ };

static bool same_words(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Points that are not told for one and the same reason, in one paragraph. */
static void put_reason(ent_settle_sheet *s, ent_point first)
{
    const char *reason = ent_settle_point(s->bargaining, first).reason;
    bool all = true;
    for (ent_point p = 0; p < ENT_POINT_COUNT; p++) {
        const char *other = ent_settle_point(s->bargaining, p).reason;
        all = all && same_words(other, reason);
        if (p < first && same_words(other, reason)) {
            return; /* told before */
        }
    }
    const char *joint = all ? "none of them: " : "";
    for (ent_point p = first; p < ENT_POINT_COUNT && !all; p++) {
        if (same_words(ent_settle_point(s->bargaining, p).reason, reason)) {
            ent_text_format(&s->text, "%s%s", joint, ent_point_name(p));
            joint = ", ";
        }
    }
    ent_text_format(&s->text, "%s%s", all ? joint : ": none; ", reason);
    ent_settle_paragraph(s, 2, 4);
}

/* An earlier point that picks the same outcomes; ENT_POINT_COUNT where there is none. */
static ent_point same_as(const ent_settle_sheet *s, ent_point point)
{
    const ent_point_view own = ent_settle_point(s->bargaining, point);
    for (ent_point p = 0; p < point; p++) {
        const ent_point_view other = ent_settle_point(s->bargaining, p);
        if (other.reason == NULL && other.count == own.count &&
            memcmp(other.outcomes, own.outcomes, (size_t)own.count * sizeof *own.outcomes) == 0) {
            return p;
        }
    }
    return ENT_POINT_COUNT;
}

static void put_picked(ent_settle_sheet *s, const ent_point_view *view)
{
    for (uint64_t i = 0; i < view->count && i < SHOWN; i++) {
        ent_settle_add_name(s, view->outcomes[i]);
        ent_settle_add_content(s, view->outcomes[i]);
        ent_settle_paragraph(s, 4, 8);
        ent_settle_add_worth(s, view->outcomes[i]);
        if (ent_settle_concepts(s->bargaining) != 0) {
            const unsigned holds = ent_outcome_holds(s->bargaining, view->outcomes[i]);
            ent_text_add(&s->text, holds != 0 ? "; would hold under " : "; would not hold");
            if (holds != 0) {
                ent_words_concepts(&s->text, holds);
            }
        }
        ent_settle_paragraph(s, 6, 8);
    }
    if (view->count > SHOWN) {
        ent_put(s->w, "    ... and ");
        ent_words_count(&s->text, view->count - SHOWN, "more that it likes as much",
                        "more that it likes as much");
        ent_settle_paragraph(s, 0, 0);
    }
}

static void put_point(ent_settle_sheet *s, ent_point point)
{
    const ent_point_view view = ent_settle_point(s->bargaining, point);
    if (view.reason != NULL) {
        put_reason(s, point);
        return;
    }
    ent_text_format(&s->text, "%s: %s", ent_point_name(point), ent_point_asks(point));
    if (view.value != NULL) {
        ent_text_add(&s->text, ", ");
        ent_settle_add_number(&s->text, view.value, view.value_number);
    }
    const ent_point same = same_as(s, point);
    if (same < ENT_POINT_COUNT) {
        ent_text_format(&s->text, ": as %s", ent_point_name(same));
    }
    ent_settle_paragraph(s, 2, 4);
    if (same == ENT_POINT_COUNT) {
        put_picked(s, &view);
    }
}

void ent_settle_put_points(ent_settle_sheet *s)
{
    ent_put(s->w, "\nWhat is fair, by standards that differ\n");
    for (ent_point p = 0; p < ENT_POINT_COUNT; p++) {
        put_point(s, p);
    }
}

/* Whether the shares are told as fractions: where all are short. */
static bool in_fractions(const ent_lottery_view *view)
{
    bool all = view->exact != NULL;
    for (size_t i = 0; i < view->count && all; i++) {
        all = strlen(view->exact[i]) <= ENT_SETTLE_SHORT;
    }
    return all;
}

static void put_lottery(ent_settle_sheet *s, ent_point point)
{
    const ent_lottery_view view = ent_settle_lottery(s->bargaining, point);
    const bool fractions = view.reason == NULL && in_fractions(&view);
    if (view.reason != NULL) {
        return;
    }
    ent_text_format(&s->text, "%s: ", ent_point_name(point));
    for (size_t i = 0; i < view.count; i++) {
        ent_text_add(&s->text, i == 0 ? "" : i + 1 == view.count ? " and " : ", ");
        if (view.count > 1) {
            ent_settle_add_number(&s->text, fractions ? view.exact[i] : NULL, view.shares[i]);
            ent_text_add(&s->text, " ");
        }
        ent_settle_add_name(s, view.outcomes[i]);
    }
    ent_text_add(&s->text, view.count > 1 ? "; on average " : " for sure; ");
    for (size_t p = 0; p < s->parties; p++) {
        ent_text_format(&s->text, "%s%s ", p > 0 ? ", " : "", ent_party_name(s->dispute, p));
        ent_settle_add_number(&s->text, NULL, view.worth[p]);
    }
    ent_settle_paragraph(s, 2, 4);
}

void ent_settle_put_lotteries(ent_settle_sheet *s)
{
    bool any = false;
    for (ent_point p = 0; p < ENT_POINT_COUNT; p++) {
        any = any || ent_settle_lottery(s->bargaining, p).reason == NULL;
    }
    ent_put(s->w, any ? "\nThe same where outcomes may be drawn by lot\n" : "");
    for (ent_point p = 0; p < ENT_POINT_COUNT && any; p++) {
        put_lottery(s, p);
    }
}
