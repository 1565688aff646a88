/* SPDX-License-Identifier: MIT */
/*
 * What an event changed in the dispute, in short: "changes 1 rule and 2 wishes of City". What exactly it was stands in the
 * file, and in the differences of the moment.
 *
 * Differences stand in the order of their kinds, so one item is a run of them: of one kind and subject, or of one kind alone
 * for rules, and for what holds today.
 */
#include "dispute/model.h"
#include "timeline/timeline.h"
#include <entente/dispute.h>

#include <string.h>

static bool is_wish(const ent_difference *d)
{
    return d->kind == ENT_DIFFERS_STATEMENT || d->kind == ENT_DIFFERS_WEIGHT;
}

static bool in_one_item(const ent_difference *a, const ent_difference *b)
{
    if (is_wish(a) && is_wish(b)) {
        return strcmp(a->subject, b->subject) == 0;
    }
    if (a->kind != b->kind || is_wish(a)) {
        return false;
    }
    return a->kind == ENT_DIFFERS_TODAY || a->subject == NULL || b->subject == NULL ||
           strcmp(a->subject, b->subject) == 0;
}

static const char *name_of_party(const ent_timeline *timeline, const char *id)
{
    size_t party = 0;
    return ent_party_find(timeline->dispute, id, &party) == ENT_OK
               ? ent_party_name(timeline->dispute, party)
               : id;
}

static void add_item(ent_text *text, const ent_timeline *timeline, const ent_difference *d,
                     size_t count)
{
    const char *many = count == 1 ? "" : "s";
    switch (d->kind) {
    case ENT_DIFFERS_TODAY:
        ent_text_add(text, "today's state");
        break;
    case ENT_DIFFERS_RULE:
        ent_text_format(text, "%zu rule%s", count, many);
        break;
    case ENT_DIFFERS_WISHES:
        ent_text_format(text, "the wishes of %s", name_of_party(timeline, d->subject));
        break;
    case ENT_DIFFERS_STATEMENT:
    case ENT_DIFFERS_WEIGHT:
        ent_text_format(text, "%zu wish%s of %s", count, count == 1 ? "" : "es",
                        name_of_party(timeline, d->subject));
        break;
    default:
        ent_text_format(text, "%s%s%s", ent_difference_word(d->kind),
                        d->kind == ENT_DIFFERS_OWNER || d->kind == ENT_DIFFERS_VALUES ||
                                d->kind == ENT_DIFFERS_MOVES
                            ? " of "
                            : " ",
                        d->subject);
        break;
    }
}

/* How many differences from this one on are one item. A wish that is moved and weighed anew counts once for each. */
static size_t item_length(const ent_moment_view *view, size_t from)
{
    size_t end = from + 1;
    while (end < view->difference_count &&
           in_one_item(&view->differences[from], &view->differences[end])) {
        end++;
    }
    return end - from;
}

/* Adds what an event changes beside states and wishes, which no difference tells. */
static void add_bargaining(ent_text *text, const ent_timeline *timeline, size_t moment, bool first)
{
    static const struct {
        const char *key, *words;
    } parts[] = {
        {"issues", "issues"}, {"bargaining", "how they bargain"}, {"positions", "positions"}};
    const ent_event *event = moment == 0 ? NULL : &timeline->dispute->events[moment - 1];
    for (size_t i = 0; i < sizeof parts / sizeof *parts && event != NULL; i++) {
        if (!event->withdrawn && ent_field(event->node, parts[i].key) != NULL) {
            ent_text_add(text, first ? "changes " : " and ");
            ent_text_add(text, parts[i].words);
            first = false;
        }
    }
}

void ent_timeline_add_changed(ent_text *text, const ent_timeline *timeline, size_t moment)
{
    const ent_moment_view *view = &timeline->records[moment].view;
    for (size_t k = 0, length = 0; k < view->difference_count; k += length) {
        length = item_length(view, k);
        ent_text_add(text, k == 0                                 ? "changes "
                           : k + length == view->difference_count ? " and "
                                                                  : ", ");
        add_item(text, timeline, &view->differences[k], length);
    }
    add_bargaining(text, timeline, moment, view->difference_count == 0);
}
