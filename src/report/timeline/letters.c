/* SPDX-License-Identifier: MIT */
/*
 * The chart of letters: a row a settlement, a column a moment, so many moments beside each other as a line holds.
 *
 * A cell has the letter of the strictest concept under which a state of the settlement holds; below stands the fewest
 * moves from today, and the least cost of a change where that was asked for.
 */
#include "report/timeline/sheet.h"
#include "report/words.h"
#include "stability/concepts.h"

#include <stdio.h>
#include <string.h>

enum { NAME_WIDTH = 28, CELL_WIDTH = 5, COLUMNS = 13 };

/* A block of columns. */
typedef struct block {
    ent_timeline_sheet *s;
    size_t from, to; /* moments */
} block;

static void put_name(ent_timeline_sheet *s, const char *name)
{
    const size_t length = ent_utf8_length(name, strlen(name));
    ent_put(s->w, "  ");
    if (length < NAME_WIDTH) {
        ent_put_padded(s->w, name, NAME_WIDTH);
        return;
    }
    ent_put(s->w, name);
    ent_put(s->w, "\n  ");
    ent_put_padded(s->w, "", NAME_WIDTH);
}

/* A row is put together, so that no blanks stand at its end. */
static void add_cell(ent_timeline_sheet *s, const char *words)
{
    ent_text_format(&s->text, "%*s", CELL_WIDTH, words);
}

static void put_row(ent_timeline_sheet *s)
{
    const char *row = ent_text_get(&s->text);
    size_t length = s->text.length;
    while (length > 0 && row[length - 1] == ' ') {
        length--;
    }
    ent_put_bytes(s->w, row, length);
    ent_put(s->w, "\n");
    ent_text_clear(&s->text);
}

static void put_heads(const block *b)
{
    put_name(b->s, "");
    for (size_t m = b->from; m < b->to; m++) {
        char words[24] = "start";
        if (m > 0) {
            (void)snprintf(words, sizeof words, "%zu", m);
        }
        add_cell(b->s, words);
    }
    put_row(b->s);
}

static void put_today(const block *b)
{
    put_name(b->s, "today");
    for (size_t m = b->from; m < b->to; m++) {
        const ent_moment_view view = ent_timeline_moment(b->s->timeline, m);
        add_cell(b->s, view.today_possible ? ent_words_letter(view.today_holds) : "-");
    }
    put_row(b->s);
}

static void put_target(const block *b, size_t target)
{
    put_name(b->s, ent_timeline_target_name(b->s->timeline, target));
    for (size_t m = b->from; m < b->to; m++) {
        const ent_target_view view = ent_timeline_target(b->s->timeline, m, target);
        add_cell(b->s, !view.known             ? "?"
                       : view.state_count == 0 ? "-"
                                               : ent_words_letter(view.holds));
    }
    put_row(b->s);
}

static void put_moves(const block *b, size_t target)
{
    put_name(b->s, "  moves from today");
    for (size_t m = b->from; m < b->to; m++) {
        const ent_target_view view = ent_timeline_target(b->s->timeline, m, target);
        char words[24] = "";
        if (view.moves != ENT_NOT_REACHED) {
            (void)snprintf(words, sizeof words, "%u%s", (unsigned)view.moves,
                           view.improvements == ENT_NOT_REACHED ? "" : "*");
        }
        add_cell(b->s, words);
    }
    put_row(b->s);
}

static void put_costs(const block *b, size_t target)
{
    bool any = false;
    for (size_t m = b->from; m < b->to; m++) {
        any = any || ent_timeline_target(b->s->timeline, m, target).cost >= 0;
    }
    if (!any) {
        return;
    }
    put_name(b->s, "  cost of a change");
    for (size_t m = b->from; m < b->to; m++) {
        const ent_target_view view = ent_timeline_target(b->s->timeline, m, target);
        char words[24] = "";
        if (view.cost >= 0) {
            (void)snprintf(words, sizeof words, "%lld", (long long)view.cost);
        }
        add_cell(b->s, words);
    }
    put_row(b->s);
}

/* Whether changes were asked for, and one was found. */
static bool any_cost(const ent_timeline_sheet *s)
{
    bool any = false;
    for (size_t m = 0; m < s->moments; m++) {
        for (size_t t = 0; t < s->targets; t++) {
            any = any || ent_timeline_target(s->timeline, m, t).cost >= 0;
        }
    }
    return any;
}

static void put_legend(ent_timeline_sheet *s)
{
    ent_concept order[ENT_CONCEPT_COUNT];
    const size_t count = ent_strictest_of(ent_timeline_concepts(s->timeline), order);
    for (size_t k = 0; k < count; k++) {
        ent_text_format(&s->text, "%s%s %s", k == 0 ? "" : ", ", ent_words_letter(1u << order[k]),
                        ent_concept_label(order[k]));
    }
    ent_text_add(&s->text,
                 ": the first of these under which it holds, or one of the states that fit it; "
                 "it may hold under later ones, too; . holds under none; - is not possible; ? "
                 "means nothing yet, or "
                 "any more. A star: improvements alone lead there, too, perhaps by more "
                 "moves.");
    ent_text_add(&s->text, any_cost(s) ? " A change of cost 0: it holds already." : "");
    ent_put(s->w, "\n");
    ent_put_gathered(s->w, 2, 2, &s->text);
}

void ent_timeline_letters(ent_timeline_sheet *s)
{
    ent_put(s->w, "\nWhat holds at each moment\n");
    for (size_t from = 0; from < s->moments; from += COLUMNS) {
        const size_t left = s->moments - from;
        const block b = {s, from, from + (left < COLUMNS ? left : COLUMNS)};
        ent_put(s->w, from == 0 ? "" : "\n");
        put_heads(&b);
        put_today(&b);
        for (size_t t = 0; t < s->targets; t++) {
            put_target(&b, t);
            put_moves(&b, t);
            put_costs(&b, t);
        }
    }
    put_legend(s);
}
