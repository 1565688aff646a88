/* SPDX-License-Identifier: MIT */
/*
 * What each party foresees from one state, by how far it looks ahead: its own move, the other's answer, and so
 * on, to where things end, and which wish makes that end better for it than staying.
 */
#include "dispute/subject.h"
#include "preference/reason.h"
#include "report/data.h"
#include "report/head.h"
#include "report/lookahead/rows.h"
#include "report/state_text.h"
#include "report/words.h"

#include <string.h>

typedef struct sheet {
    ent_context *context;
    const ent_lookahead *ahead;
    const ent_space *space;
    const ent_dispute *dispute;
    ent_lookahead_facts facts;
    uint64_t state;
    ent_reasons reasons[2]; /* per party */
    ent_status status;
    ent_text text;
    ent_writer *w;
} sheet;

/* What is foreseen with one number of moves. */
typedef struct foresight {
    ent_foreseen moves[ENT_MOST_HORIZON];
    size_t count;
} foresight;

static void paragraph(sheet *s, size_t first, size_t rest)
{
    ent_put_gathered(s->w, first, rest, &s->text);
}

static void foresee(sheet *s, uint32_t horizon, size_t party, foresight *out)
{
    out->count = 0;
    if (s->status == ENT_OK) {
        s->status = ent_lookahead_path(s->context, s->ahead, horizon, party, s->state, out->moves,
                                       &out->count);
    }
}

static bool alike(const foresight *one, const foresight *other)
{
    bool same = one->count == other->count;
    for (size_t k = 0; same && k < one->count; k++) {
        same = one->moves[k].to == other->moves[k].to; /* the parties take turns */
    }
    return same;
}

/* "1, 2 and 5 moves ahead": the horizons at which the state holds; "1, 2 or 5" at which it does not. */
static size_t add_horizons(sheet *s, bool holding)
{
    const char *last = holding ? " and " : " or ";
    size_t total = 0, written = 0;
    for (uint32_t h = 1; h <= s->facts.horizon; h++) {
        total += ent_lookahead_is_equilibrium(s->ahead, ENT_LIMITED, h, s->state) == holding;
    }
    for (uint32_t h = 1; h <= s->facts.horizon; h++) {
        if (ent_lookahead_is_equilibrium(s->ahead, ENT_LIMITED, h, s->state) == holding) {
            ent_text_add(&s->text, written == 0 ? "" : written + 1 == total ? last : ", ");
            ent_text_format(&s->text, "%u", (unsigned)h);
            written++;
        }
    }
    ent_text_add(&s->text, total == 1 && s->facts.horizon == 1 ? " move ahead" : " moves ahead");
    return total;
}

static void put_verdict(sheet *s)
{
    size_t holding = 0;
    for (uint32_t h = 1; h <= s->facts.horizon; h++) {
        holding += ent_lookahead_is_equilibrium(s->ahead, ENT_LIMITED, h, s->state);
    }
    ent_text_add(&s->text, holding > 0             ? "It would hold when both look "
                           : s->facts.horizon == 1 ? "It would not hold when both look "
                                                   : "It would not hold, whether they look ");
    (void)add_horizons(s, holding > 0);
    if (holding > 0 && holding < s->facts.horizon) {
        ent_text_add(&s->text, ", not ");
        (void)add_horizons(s, false);
    }
    ent_text_add(&s->text, ".");
    if (s->facts.stackelberg) {
        const bool holds = ent_lookahead_is_equilibrium(s->ahead, ENT_STACKELBERG, 0, s->state);
        ent_text_format(&s->text, " With %s leading (Stackelberg) it would%s hold.",
                        ent_party_name(s->dispute, s->facts.leader), holds ? "" : " not");
    }
    if (s->facts.limit != ENT_LOOKAHEAD_UNDECIDED) {
        const bool holds = ent_lookahead_is_equilibrium(s->ahead, ENT_NONMYOPIC, 0, s->state);
        ent_text_format(&s->text, " Without limit (NM) it would%s hold.", holds ? "" : " not");
    }
    ent_put(s->w, "\n");
    paragraph(s, 0, 2);
}

/* The moves one after another, and where they end. */
static void add_moves(sheet *s, size_t party, const foresight *seen)
{
    ent_subject who = ent_party_subject(s->dispute, party);
    if (seen->count == 0) {
        ent_text_add(&s->text, ent_inflect(&who, "{it stays|they stay}."));
        return;
    }
    for (size_t k = 0; k < seen->count; k++) {
        const ent_foreseen *move = &seen->moves[k];
        if (k == 0) {
            ent_text_add(&s->text, ent_inflect(&who, "{it|they} "));
        } else {
            ent_text_format(&s->text, "; then %s ", ent_party_name(s->dispute, move->party));
        }
        ent_words_move(&s->text, s->space, move->party, move->from, move->to);
        ent_text_add(&s->text, " (to ");
        ent_words_state(&s->text, s->space, move->to);
        ent_text_add(&s->text, ")");
    }
    const uint64_t end = seen->moves[seen->count - 1].to;
    const size_t reason = ent_reasons_first(&s->reasons[party], end, s->state);
    ent_text_add(&s->text, ent_inflect(&who, ". There it ends, better for {it|them} than to stay"));
    if (reason != ENT_NO_STATEMENT) {
        ent_text_add(&s->text, ent_inflect(&who, " because of {its|their} wish "));
        ent_words_statement(&s->text, s->dispute, party, reason);
    }
    ent_text_add(&s->text, ".");
}

/* What a party sees in the long run. */
static void put_limit(sheet *s, size_t party)
{
    const uint64_t end = ent_lookahead_end(s->ahead, ENT_NONMYOPIC, 0, party, s->state);
    if (s->facts.limit == ENT_LOOKAHEAD_UNDECIDED) {
        return;
    }
    ent_subject who = ent_party_subject(s->dispute, party);
    ent_text_add(&s->text, "Without limit (NM): ");
    if (end == ENT_NO_STATE) {
        ent_text_add(
            &s->text,
            ent_inflect(&who, "the end keeps changing, however far {it looks|they look}."));
    } else if (end == s->state) {
        ent_text_add(&s->text, ent_inflect(&who, "{it stays|they stay}."));
    } else {
        ent_text_add(&s->text, "things end in ");
        ent_words_state(&s->text, s->space, end);
        ent_text_add(&s->text, ".");
    }
    paragraph(s, 2, 6);
}

/* What a party foresees, numbers of moves with the same foresight together. */
static void put_party(sheet *s, size_t party)
{
    foresight seen, next;
    ent_put(s->w, "\n");
    ent_subject who = ent_party_subject(s->dispute, party);
    ent_text_format(
        &s->text, ent_inflect(&who, "What %s {foresees when it|foresee when they} may move first:"),
        ent_party_name(s->dispute, party));
    paragraph(s, 0, 2);
    foresee(s, 1, party, &seen);
    for (uint32_t first = 1, h = 1; h <= s->facts.horizon; h++) {
        if (h < s->facts.horizon) {
            foresee(s, h + 1, party, &next);
            if (alike(&seen, &next)) {
                continue;
            }
        }
        if (first == h) {
            ent_words_count(&s->text, h, "move", "moves");
        } else {
            ent_text_format(&s->text, h == first + 1 ? "%u and %u moves" : "%u to %u moves",
                            (unsigned)first, (unsigned)h);
        }
        ent_text_add(&s->text, " ahead: ");
        add_moves(s, party, &seen);
        paragraph(s, 2, 6);
        first = h + 1;
        seen = next;
    }
    put_limit(s, party);
}

static void put_text(sheet *s)
{
    ent_put_state(s->context, s->space, s->state, s->w);
    put_verdict(s);
    put_party(s, 0);
    put_party(s, 1);
    ent_put(s->w, "\n");
    ent_text_add(&s->text, "(");
    ent_ahead_words_limit(&s->text, s->ahead);
    if (s->facts.ties > 0) {
        ent_text_add(&s->text, "; ");
        ent_words_count(&s->text, s->facts.ties, "choice was", "choices were");
        ent_text_add(&s->text, " between ends that the party likes equally");
    }
    ent_text_add(&s->text, ")");
    paragraph(s, 0, 1);
}

static void put_foresight(sheet *s, uint32_t horizon, size_t party)
{
    foresight seen;
    foresee(s, horizon, party, &seen);
    ent_json_open(s->w, '{');
    ent_json_field_count(s->w, "horizon", horizon);
    ent_json_key(s->w, "moves");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < seen.count; k++) {
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "party", ent_party_id(s->dispute, seen.moves[k].party));
        ent_json_field_count(s->w, "from", seen.moves[k].from + 1);
        ent_json_field_count(s->w, "to", seen.moves[k].to + 1);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
    ent_json_field_count(s->w, "end",
                         ent_lookahead_end(s->ahead, ENT_LIMITED, horizon, party, s->state) + 1);
    ent_json_close(s->w, '}');
}

static void put_json_party(sheet *s, size_t party)
{
    const uint64_t end = ent_lookahead_end(s->ahead, ENT_NONMYOPIC, 0, party, s->state);
    ent_json_key(s->w, ent_party_id(s->dispute, party));
    ent_json_open(s->w, '{');
    ent_json_key(s->w, "foresees");
    ent_json_open(s->w, '[');
    for (uint32_t h = 1; h <= s->facts.horizon; h++) {
        put_foresight(s, h, party);
    }
    ent_json_close(s->w, ']');
    ent_json_key(s->w, "nm_end");
    if (end == ENT_NO_STATE) {
        ent_json_null(s->w);
    } else {
        ent_json_count(s->w, end + 1);
    }
    ent_json_close(s->w, '}');
}

static void put_json(sheet *s)
{
    ent_json_head(s->w, s->dispute);
    ent_json_state(s->w, s->space, s->state);
    ent_json_key(s->w, "equilibrium");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < ent_ahead_row_count(s->ahead); k++) {
        const ent_ahead_row row = ent_ahead_row_at(s->ahead, k);
        if (ent_ahead_row_known(s->ahead, &row) && ent_ahead_holds(s->ahead, &row, 2, s->state)) {
            ent_json_text(s->w, row.key);
        }
    }
    ent_json_close(s->w, ']');
    ent_json_field_count(s->w, "ties", s->facts.ties);
    ent_json_key(s->w, "parties");
    ent_json_open(s->w, '{');
    put_json_party(s, 0);
    put_json_party(s, 1);
    ent_json_close(s->w, '}');
    ent_json_close(s->w, '}');
}

/* Writes, once the statements of both parties are ready to be asked. */
static void put(sheet *s, ent_format format)
{
    for (size_t p = 0; p < 2 && s->status == ENT_OK; p++) {
        s->status = ent_reasons_init(&s->reasons[p], &s->context->allocator, s->space, p);
    }
    if (s->status == ENT_OK && format == ENT_FORMAT_JSON) {
        put_json(s);
    } else if (s->status == ENT_OK) {
        put_text(s);
    }
    ent_reasons_free(&s->reasons[0]);
    ent_reasons_free(&s->reasons[1]);
}

ent_status ent_report_foresight(ent_context *context, const ent_lookahead *lookahead,
                                uint64_t state, ent_format format, const ent_sink *sink)
{
    if (context == NULL || lookahead == NULL || sink == NULL ||
        state >= ent_state_count(ent_lookahead_space(lookahead))) {
        return ENT_ERROR_ARGUMENT;
    }
    if (format == ENT_FORMAT_CSV) {
        return ENT_ERROR_UNSUPPORTED;
    }
    ent_writer w;
    ent_writer_init(&w, context, sink);
    sheet s = {.context = context,
               .ahead = lookahead,
               .space = ent_lookahead_space(lookahead),
               .facts = ent_lookahead_facts_of(lookahead),
               .state = state,
               .w = &w};
    s.dispute = ent_space_dispute(s.space);
    ent_text_init(&s.text, &context->allocator);
    put(&s, format);
    const ent_status status = s.text.failed ? ENT_ERROR_MEMORY : s.status;
    ent_text_free(&s.text);
    const ent_status written = ent_writer_end(&w);
    return status == ENT_OK ? written : status;
}
