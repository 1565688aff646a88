/* SPDX-License-Identifier: MIT */
/*
 * A look-ahead for programs.
 *
 * JSON: per stability ("l1", "l2", ..., "nm", "stackelberg") and party the numbers of the stable states, those
 * of the equilibria, and a list of states with where each party sees things end; with a summary, counts stand in
 * place of the lists. CSV: a row a state, 1 or 0 in a column for each stability and each stability and party, and
 * behind them the ends; an end that is not known, or keeps changing, is null or empty.
 */
#include "report/data.h"
#include "report/head.h"
#include "report/lookahead/rows.h"

#include <stdio.h>

enum { BOTH = 2 };

ent_ahead_row ent_ahead_row_at(const ent_lookahead *ahead, size_t index)
{
    const uint32_t horizon = ent_lookahead_facts_of(ahead).horizon;
    ent_ahead_row row = {.kind = ENT_STACKELBERG, .key = "stackelberg"};
    if (index < horizon) {
        row.kind = ENT_LIMITED;
        row.horizon = (uint32_t)index + 1;
        (void)snprintf(row.key, sizeof row.key, "l%u", (unsigned)row.horizon);
    } else if (index == horizon) {
        row.kind = ENT_NONMYOPIC;
        (void)snprintf(row.key, sizeof row.key, "nm");
    }
    return row;
}

bool ent_ahead_holds(const ent_lookahead *ahead, const ent_ahead_row *row, size_t party,
                     uint64_t state)
{
    return party == BOTH ? ent_lookahead_is_equilibrium(ahead, row->kind, row->horizon, state)
                         : ent_lookahead_is_stable(ahead, row->kind, row->horizon, party, state);
}

typedef struct sheet {
    ent_writer *w;
    const ent_lookahead *ahead;
    const ent_lookahead_view *view;
    const ent_space *space;
    const ent_dispute *dispute;
} sheet;

/* The states that hold by a row, for a party or for both, or how many; null where that is not known. */
static void put_members(const sheet *s, const ent_ahead_row *row, size_t party)
{
    uint64_t total = 0;
    if (!ent_ahead_row_known(s->ahead, row)) {
        ent_json_null(s->w);
        return;
    }
    if (s->view->lists) {
        ent_json_open(s->w, '[');
    }
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (ent_ahead_shows(s->view, state) && ent_ahead_holds(s->ahead, row, party, state)) {
            total++;
            if (s->view->lists) {
                ent_json_count(s->w, state + 1);
            }
        }
    }
    if (s->view->lists) {
        ent_json_close(s->w, ']');
    } else {
        ent_json_count(s->w, total);
    }
}

static void put_end(const sheet *s, const ent_ahead_row *row, size_t party, uint64_t state)
{
    const uint64_t end = ent_lookahead_end(s->ahead, row->kind, row->horizon, party, state);
    if (end == ENT_NO_STATE) {
        ent_json_null(s->w);
    } else {
        ent_json_count(s->w, end + 1);
    }
}

/* What was asked, and what became of the ends. */
static void put_facts(const sheet *s)
{
    static const char *const limits[] = {"constant", "cycles", "undecided"};
    const ent_lookahead_facts facts = ent_lookahead_facts_of(s->ahead);
    ent_json_field_count(s->w, "horizon", facts.horizon);
    ent_json_key(s->w, "leader");
    if (facts.stackelberg) {
        ent_json_text(s->w, ent_party_id(s->dispute, facts.leader));
    } else {
        ent_json_null(s->w);
    }
    ent_json_field_text(s->w, "course", limits[facts.limit]);
    ent_json_field_count(s->w, "rounds", facts.rounds);
    ent_json_field_count(s->w, "repeats_from", facts.from);
    ent_json_field_count(s->w, "period", facts.period);
    ent_json_field_count(s->w, "ties", facts.ties);
}

static void put_stable(const sheet *s)
{
    ent_json_key(s->w, "stable");
    ent_json_open(s->w, '{');
    for (size_t k = 0; k < ent_ahead_row_count(s->ahead); k++) {
        const ent_ahead_row row = ent_ahead_row_at(s->ahead, k);
        ent_json_key(s->w, row.key);
        ent_json_open(s->w, '{');
        for (size_t p = 0; p < 2; p++) {
            ent_json_key(s->w, ent_party_id(s->dispute, p));
            put_members(s, &row, p);
        }
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, '}');
    ent_json_key(s->w, "equilibria");
    ent_json_open(s->w, '{');
    for (size_t k = 0; k < ent_ahead_row_count(s->ahead); k++) {
        const ent_ahead_row row = ent_ahead_row_at(s->ahead, k);
        ent_json_key(s->w, row.key);
        put_members(s, &row, BOTH);
    }
    ent_json_close(s->w, '}');
}

/* A state and where things end from it. */
static void put_state(const sheet *s, uint64_t state)
{
    ent_json_open(s->w, '{');
    ent_json_state(s->w, s->space, state);
    ent_json_key(s->w, "ends");
    ent_json_open(s->w, '{');
    for (size_t p = 0; p < 2; p++) {
        ent_json_key(s->w, ent_party_id(s->dispute, p));
        ent_json_open(s->w, '{');
        for (size_t k = 0; k < ent_ahead_row_count(s->ahead); k++) {
            const ent_ahead_row row = ent_ahead_row_at(s->ahead, k);
            if (row.kind != ENT_STACKELBERG) { /* which repeats two of the others */
                ent_json_key(s->w, row.key);
                put_end(s, &row, p, state);
            }
        }
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, '}');
    ent_json_close(s->w, '}');
}

static void put_states(const sheet *s)
{
    const uint64_t count = ent_state_count(s->space);
    uint64_t today = 0;
    ent_json_key(s->w, "states");
    ent_json_open(s->w, '{');
    ent_json_field_count(s->w, "count", count);
    ent_json_key(s->w, "today");
    if (ent_state_today(s->space, &today) == ENT_OK) {
        ent_json_count(s->w, today + 1);
    } else {
        ent_json_null(s->w);
    }
    if (s->view->lists) {
        ent_json_key(s->w, "list");
        ent_json_open(s->w, '[');
        for (uint64_t state = 0; state < count; state++) {
            if (ent_ahead_shows(s->view, state)) {
                put_state(s, state);
            }
        }
        ent_json_close(s->w, ']');
    }
    ent_json_close(s->w, '}');
}

static void put_json(const sheet *s)
{
    ent_json_head(s->w, s->dispute);
    ent_json_key(s->w, "parties");
    ent_json_open(s->w, '[');
    for (size_t p = 0; p < 2; p++) {
        ent_json_text(s->w, ent_party_id(s->dispute, p));
    }
    ent_json_close(s->w, ']');
    put_facts(s);
    put_stable(s);
    put_states(s);
    ent_json_close(s->w, '}');
}

static void put_csv_header(const sheet *s)
{
    ent_csv_state_header(s->w, s->dispute);
    for (size_t k = 0; k < ent_ahead_row_count(s->ahead); k++) {
        const ent_ahead_row row = ent_ahead_row_at(s->ahead, k);
        ent_put_format(s->w, ",%s", row.key);
        for (size_t p = 0; p < 2; p++) {
            ent_put_format(s->w, ",%s_%s", row.key, ent_party_id(s->dispute, p));
        }
    }
    for (size_t p = 0; p < 2; p++) {
        for (size_t k = 0; k < ent_ahead_row_count(s->ahead); k++) {
            const ent_ahead_row row = ent_ahead_row_at(s->ahead, k);
            if (row.kind != ENT_STACKELBERG) {
                ent_put_format(s->w, ",end_%s_%s", row.key, ent_party_id(s->dispute, p));
            }
        }
    }
    ent_put(s->w, "\n");
}

static void put_csv_row(const sheet *s, uint64_t state)
{
    ent_csv_state(s->w, s->space, state);
    for (size_t k = 0; k < ent_ahead_row_count(s->ahead); k++) {
        const ent_ahead_row row = ent_ahead_row_at(s->ahead, k);
        const bool known = ent_ahead_row_known(s->ahead, &row);
        for (size_t column = 0; column < 3; column++) { /* both, then each */
            const size_t party = column == 0 ? BOTH : column - 1;
            ent_put(s->w, !known                                          ? ","
                          : ent_ahead_holds(s->ahead, &row, party, state) ? ",1"
                                                                          : ",0");
        }
    }
    for (size_t p = 0; p < 2; p++) {
        for (size_t k = 0; k < ent_ahead_row_count(s->ahead); k++) {
            const ent_ahead_row row = ent_ahead_row_at(s->ahead, k);
            const uint64_t end = ent_lookahead_end(s->ahead, row.kind, row.horizon, p, state);
            if (row.kind != ENT_STACKELBERG) {
                ent_put(s->w, ",");
                if (end != ENT_NO_STATE) {
                    ent_put_count(s->w, end + 1);
                }
            }
        }
    }
    ent_put(s->w, "\n");
}

static void put_csv(const sheet *s)
{
    put_csv_header(s);
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (ent_ahead_shows(s->view, state)) {
            put_csv_row(s, state);
        }
    }
}

ent_status ent_report_lookahead(ent_context *context, const ent_lookahead *lookahead,
                                const ent_lookahead_view *view, ent_format format,
                                const ent_sink *sink)
{
    if (context == NULL || lookahead == NULL || view == NULL || sink == NULL ||
        view->size != sizeof *view) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_writer w;
    ent_writer_init(&w, context, sink);
    sheet s = {.w = &w, .ahead = lookahead, .view = view, .space = ent_lookahead_space(lookahead)};
    s.dispute = ent_space_dispute(s.space);
    if (format == ENT_FORMAT_JSON) {
        put_json(&s);
    } else if (format == ENT_FORMAT_CSV) {
        put_csv(&s);
    } else {
        ent_lookahead_text(context, lookahead, view, &w);
    }
    return ent_writer_end(&w);
}
