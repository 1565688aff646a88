/* SPDX-License-Identifier: MIT */
/*
 * A look-ahead for people: how many states would hold at each horizon, which, and where each party sees
 * things end when it may move first.
 */
#include "diag/context.h"
#include "dispute/subject.h"
#include "report/head.h"
#include "report/lookahead/rows.h"
#include "report/words.h"

#include <stdio.h>

enum { BOTH = 2, MOST_COLUMNS = 12 };

typedef struct sheet {
    const ent_lookahead *ahead;
    const ent_lookahead_view *view;
    const ent_space *space;
    const ent_dispute *dispute;
    ent_lookahead_facts facts;
    ent_text text;
    ent_writer *w;
} sheet;

/* Writes the gathered text as a paragraph and starts anew. */
static void paragraph(sheet *s, size_t first, size_t rest)
{
    ent_put_gathered(s->w, first, rest, &s->text);
}

void ent_ahead_words_limit(ent_text *text, const ent_lookahead *ahead)
{
    const ent_lookahead_facts facts = ent_lookahead_facts_of(ahead);
    if (facts.limit == ENT_LOOKAHEAD_CONSTANT) {
        ent_text_add(text, "looking further ahead than ");
        ent_words_count(text, facts.from == 0 ? 1 : facts.from, "move changes nothing",
                        "moves changes nothing");
    } else if (facts.limit == ENT_LOOKAHEAD_CYCLES) {
        ent_text_add(text,
                     "however far the parties look ahead, what they see goes round, once in ");
        ent_words_count(text, facts.period, "move", "moves");
        ent_text_add(text, "; stable without limit (NM) is what holds all the way round");
    } else if (facts.limit_asked) {
        ent_text_add(text, "not decided without limit (NM): up to ");
        ent_words_count(text, facts.rounds, "move", "moves");
        ent_text_add(text, " ahead, what the parties see has not repeated");
    } else {
        ent_text_add(text, "stability without limit (NM) was not asked for");
    }
}

static void put_title(sheet *s)
{
    ent_put_head(s->w, s->dispute);
    ent_words_sizes(&s->text, s->space);
    ent_words_today(&s->text, s->space);
    paragraph(s, 2, 2);
    ent_text_add(&s->text,
                 "they move by turns, each may stay and end it, and each looks ahead over "
                 "its own moves and the other's");
    paragraph(s, 2, 2);
    ent_ahead_words_limit(&s->text, s->ahead);
    paragraph(s, 2, 2);
    if (s->facts.ties > 0) {
        ent_words_count(&s->text, s->facts.ties, "choice was", "choices were");
        ent_text_add(&s->text,
                     " between ends that the party likes equally, which the theory does not "
                     "cover: it stayed where it could as well, and else took the move to "
                     "the lowest number");
        paragraph(s, 2, 2);
    }
    if (s->view->where != NULL) {
        ent_words_where(&s->text, s->view->where);
        paragraph(s, 2, 2);
    }
}

/* What a row is called. */
static void add_label(sheet *s, const ent_ahead_row *row)
{
    if (row->kind == ENT_NONMYOPIC) {
        ent_text_add(&s->text, "without limit (NM)");
    } else if (row->kind == ENT_STACKELBERG) {
        ent_text_format(&s->text, "Stackelberg, %s leading",
                        ent_party_id(s->dispute, s->facts.leader));
    } else {
        ent_words_count(&s->text, row->horizon, "move", "moves");
        ent_text_add(&s->text, row->horizon == 1 ? " (Nash)" : "");
    }
}

static size_t width_of(const char *id)
{
    size_t width = 0;
    for (; *id != '\0'; id++) {
        width++; /* identifiers are ASCII */
    }
    return width < 10 ? 10 : width;
}

static size_t label_width(sheet *s)
{
    size_t width = 20;
    for (size_t k = 0; k < ent_ahead_row_count(s->ahead); k++) {
        const ent_ahead_row row = ent_ahead_row_at(s->ahead, k);
        add_label(s, &row);
        width = s->text.length + 2 > width ? s->text.length + 2 : width;
        ent_text_clear(&s->text);
    }
    return width;
}

static uint64_t count_shown(const sheet *s, const ent_ahead_row *row, size_t party)
{
    uint64_t total = 0;
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        total += ent_ahead_shows(s->view, state) && ent_ahead_holds(s->ahead, row, party, state);
    }
    return total;
}

/* How many states hold by a row, for both and for each. */
static void put_counts_of(sheet *s, const ent_ahead_row *row, size_t width)
{
    add_label(s, row);
    ent_put(s->w, "  ");
    ent_put_padded(s->w, ent_text_get(&s->text), width);
    ent_text_clear(&s->text);
    for (size_t column = 0; column < 3; column++) {
        const size_t party = column == 0 ? BOTH : column - 1;
        ent_text_add_grouped(&s->text, count_shown(s, row, party));
        ent_put_format(s->w, "%*s",
                       party == BOTH ? 10 : (int)width_of(ent_party_id(s->dispute, party)) + 2,
                       ent_text_get(&s->text));
        ent_text_clear(&s->text);
    }
    ent_put(s->w, "\n");
}

static void put_counts(sheet *s)
{
    const size_t width = label_width(s);
    ent_put(s->w, "\nHow many states would hold, by how far ahead both parties look\n  ");
    ent_put_padded(s->w, "", width);
    ent_put_format(s->w, "%10s", "for both");
    for (size_t p = 0; p < 2; p++) {
        const char *id = ent_party_id(s->dispute, p);
        ent_put_format(s->w, "%*s", (int)width_of(id) + 2, id);
    }
    ent_put(s->w, "\n");
    for (size_t k = 0; k < ent_ahead_row_count(s->ahead); k++) {
        const ent_ahead_row row = ent_ahead_row_at(s->ahead, k);
        if (ent_ahead_row_known(s->ahead, &row)) {
            put_counts_of(s, &row, width);
        }
    }
}

static bool within(const sheet *s, uint64_t number)
{
    return s->view->most == 0 || number < s->view->most;
}

/* Which states hold by a row. */
static void put_list(sheet *s, const ent_ahead_row *row)
{
    uint64_t number = 0;
    add_label(s, row);
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (!ent_ahead_shows(s->view, state) || !ent_ahead_holds(s->ahead, row, BOTH, state)) {
            continue;
        }
        if (within(s, number)) {
            ent_text_add(&s->text, number == 0 ? ": " : ", ");
            ent_words_state(&s->text, s->space, state);
        }
        number++;
    }
    if (number == 0) {
        ent_text_add(&s->text, ": none");
    } else if (!within(s, number - 1)) {
        ent_text_add(&s->text, ", and ");
        ent_text_add_grouped(&s->text, number - s->view->most);
        ent_text_add(&s->text, " more");
    }
    paragraph(s, 2, 6);
}

static void put_lists(sheet *s)
{
    ent_put(s->w, "\nWhich states would hold for both\n");
    for (size_t k = 0; k < ent_ahead_row_count(s->ahead); k++) {
        const ent_ahead_row row = ent_ahead_row_at(s->ahead, k);
        if (ent_ahead_row_known(s->ahead, &row)) {
            put_list(s, &row);
        }
    }
}

/* "s12", "-" for the state itself, "?" where the end keeps changing. */
static void put_end(sheet *s, const ent_ahead_row *row, size_t party, uint64_t state)
{
    const uint64_t end = ent_lookahead_end(s->ahead, row->kind, row->horizon, party, state);
    char cell[32] = "?";
    if (end == state) {
        (void)snprintf(cell, sizeof cell, "-");
    } else if (end != ENT_NO_STATE) {
        (void)snprintf(cell, sizeof cell, "s%llu", (unsigned long long)(end + 1));
    }
    ent_put_format(s->w, "%8s", cell);
}

/* Whether a row has a column in the tables of ends. */
static bool has_column(const sheet *s, const ent_ahead_row *row)
{
    return row->kind == ENT_LIMITED
               ? row->horizon <= MOST_COLUMNS
               : row->kind == ENT_NONMYOPIC && ent_ahead_row_known(s->ahead, row);
}

static void put_ends_header(sheet *s, size_t party)
{
    ent_subject who = ent_party_subject(s->dispute, party);
    ent_text_format(
        &s->text,
        ent_inflect(
            &who,
            "Where things would end when %s may move first, by how far {it looks|they look} ahead"),
        ent_party_name(s->dispute, party));
    ent_put(s->w, "\n");
    paragraph(s, 0, 2);
    ent_put_padded(s->w, "  state", 10);
    for (size_t k = 0; k < ent_ahead_row_count(s->ahead); k++) {
        const ent_ahead_row row = ent_ahead_row_at(s->ahead, k);
        if (has_column(s, &row) && row.kind == ENT_LIMITED) {
            ent_put_format(s->w, "%8u", (unsigned)row.horizon);
        } else if (has_column(s, &row)) {
            ent_put_format(s->w, "%8s", "NM");
        }
    }
    ent_put(s->w, "\n");
}

static void put_ends(sheet *s, size_t party)
{
    uint64_t number = 0;
    put_ends_header(s, party);
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (!ent_ahead_shows(s->view, state)) {
            continue;
        }
        if (within(s, number++)) {
            ent_text_format(&s->text, "  s%llu", (unsigned long long)(state + 1));
            ent_put_padded(s->w, ent_text_get(&s->text), 10);
            ent_text_clear(&s->text);
            for (size_t k = 0; k < ent_ahead_row_count(s->ahead); k++) {
                const ent_ahead_row row = ent_ahead_row_at(s->ahead, k);
                if (has_column(s, &row)) {
                    put_end(s, &row, party, state);
                }
            }
            ent_put(s->w, "\n");
        }
    }
    if (number > 0 && !within(s, number - 1)) {
        ent_put_more(s->w, 2, number - s->view->most);
    }
}

void ent_lookahead_text(ent_context *context, const ent_lookahead *ahead,
                        const ent_lookahead_view *view, ent_writer *writer)
{
    sheet s = {.ahead = ahead,
               .view = view,
               .space = ent_lookahead_space(ahead),
               .facts = ent_lookahead_facts_of(ahead),
               .w = writer};
    s.dispute = ent_space_dispute(s.space);
    ent_text_init(&s.text, &context->allocator);
    put_title(&s);
    put_counts(&s);
    if (view->lists) {
        put_lists(&s);
        put_ends(&s, 0);
        put_ends(&s, 1);
        ent_put(writer, "  (- it stays; ? the end keeps changing)\n");
        ent_put(writer,
                "\nWhy: entente explain STATE --horizon N. All of it: --format json or csv.\n");
    }
    ent_writer_drop(writer, &s.text);
}
