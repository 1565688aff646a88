/* SPDX-License-Identifier: MIT */
/* A timeline in words: a line an event, below it states that newly hold or hold no more, and last a chart. */
#include "report/head.h"
#include "report/timeline/sheet.h"
#include "report/words.h"

#include <string.h>

enum { INDENT = 4 };

static void put_paragraph(ent_timeline_sheet *s, size_t first, size_t rest)
{
    ent_put_gathered(s->w, first, rest, &s->text);
}

/* "3. 2025-02-12, call: The presidents talk". */
static void put_heading(ent_timeline_sheet *s, size_t moment)
{
    const ent_event_view event = ent_event_at(s->dispute, moment - 1);
    ent_text_format(&s->text, "%zu. ", moment);
    if (event.date != NULL) {
        ent_text_format(&s->text, "%s, ", event.date);
    }
    ent_text_add(&s->text, event.id);
    if (strcmp(event.label, event.id) != 0) {
        ent_text_format(&s->text, ": %s", event.label);
    }
    put_paragraph(s, 0, INDENT);
}

/* Signs of what becomes of a state: it newly holds or holds no more, or does so under more or fewer concepts. */
static char sign_of(bool gained, bool whole)
{
    return whole ? (gained ? '+' : '-') : gained ? '>' : '<';
}

static void put_turn(ent_timeline_sheet *s, const ent_turn *turn)
{
    const bool gained = turn->gained;
    ent_text_format(&s->text, "%c %s, %sunder ", sign_of(gained, turn->kept == 0), turn->words,
                    turn->kept == 0 ? ""
                    : gained        ? "now also "
                                    : "no longer ");
    ent_words_concepts(&s->text, turn->concepts);
    if (!turn->possible) {
        ent_text_add(&s->text, gained ? "; not possible before" : "; no longer possible");
    }
    if (turn->values != NULL) {
        ent_text_format(&s->text, ": %s", turn->values);
        s->listed = true;
    }
    put_paragraph(s, INDENT, INDENT + 4);
}

static void put_rest(ent_timeline_sheet *s, char sign, uint64_t left)
{
    if (left > 0) {
        ent_text_format(&s->text, "%c ... and ", sign);
        ent_text_add_grouped(&s->text, left);
        ent_text_add(&s->text, " more");
        put_paragraph(s, INDENT, INDENT + 4);
    }
}

/* States that newly hold, or hold no more, and then those that do under more or fewer concepts; the first of each kind. */
static void put_turns(ent_timeline_sheet *s, const ent_moment_view *view, bool gained)
{
    uint64_t left[] = {gained ? view->appeared : view->vanished,
                       gained ? view->firmer : view->weaker};
    for (size_t kind = 0; kind < 2; kind++) {
        uint64_t told = 0;
        for (size_t k = 0; k < view->turn_count && told < s->most; k++) {
            if (view->turns[k].gained == gained && (view->turns[k].kept != 0) == (kind == 1)) {
                put_turn(s, &view->turns[k]);
                told++;
            }
        }
        put_rest(s, sign_of(gained, kind == 0), left[kind] - told);
    }
}

/* The changes that would make the targets hold, where they were asked for and are not those of before. */
static void put_levers(ent_timeline_sheet *s, size_t moment)
{
    for (size_t t = 0; t < s->targets; t++) {
        const ent_target_view now = ent_timeline_target(s->timeline, moment, t);
        if (now.change != NULL &&
            (moment == 0 || ent_timeline_target(s->timeline, moment - 1, t).cost != now.cost)) {
            ent_text_format(&s->text, "%s would hold at cost %lld: %s",
                            ent_timeline_target_name(s->timeline, t), (long long)now.cost,
                            now.change);
            put_paragraph(s, INDENT, INDENT + 4);
        }
    }
}

static void put_moment(ent_timeline_sheet *s, size_t moment)
{
    const ent_moment_view view = ent_timeline_moment(s->timeline, moment);
    if (moment == 0) {
        ent_put(s->w, "Start\n");
    } else {
        put_heading(s, moment);
    }
    ent_text_add(&s->text, view.words);
    put_paragraph(s, INDENT, INDENT);
    put_turns(s, &view, true);
    put_turns(s, &view, false);
    put_levers(s, moment);
}

void ent_timeline_text(ent_timeline_sheet *s)
{
    ent_put_head(s->w, s->dispute);
    ent_put(s->w, "\n");
    for (size_t m = 0; m < s->moments; m++) {
        put_moment(s, m);
    }
    if (s->listed) {
        ent_text_add(&s->text,
                     "+ newly holds, - holds no more, > now under more concepts, < under fewer; "
                     "behind the colon stands in what the state differs from today.");
        put_paragraph(s, 0, 0);
    }
    ent_timeline_letters(s);
}
