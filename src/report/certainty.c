/* SPDX-License-Identifier: MIT */
/*
 * What holds when wishes are unsure: for people counts and the states behind them, for programs all of it.
 *
 * Completions and types are different questions, so each part says which it answers. JSON: lists of states
 * (or counts) for "every" and for "some", which leaves out those of "every". CSV: a row a state; every, some
 * or none in the columns of completions, 1 or 0 (or strong, weak, no, where strength is told) in those of types.
 * Long because the text and the data of one answer ask the same queries.
 */
#include "report/data.h"
#include "report/head.h"
#include "report/words.h"
#include <entente/certainty.h>

#include "dispute/model.h"
#include "stability/concepts.h"

static const char *const holds_words[] = {
    [ENT_HOLDS_IN_NONE] = "none", [ENT_HOLDS_IN_SOME] = "some", [ENT_HOLDS_IN_EVERY] = "every"};
static const char *const type_words[ENT_TYPE_COUNT] = {"a", "b", "c", "d"};
typedef struct sheet {
    const ent_certainty *certainty;
    const ent_certainty_view *view;
    const ent_space *space;
    const ent_dispute *dispute;
    ent_text text;
    ent_writer *w;
} sheet;

/* A question with a yes or no for each state. */
typedef struct query {
    bool typed, strong;
    ent_certainty_type type; /* typed */
    ent_holds which;         /* else */
    ent_concept concept;
    size_t party;
} query;

static bool shown(const sheet *s, uint64_t state)
{
    return s->view->where == NULL || ent_state_set_has(s->view->where, state);
}

static bool answers(const sheet *s, const query *q, uint64_t state)
{
    return q->strong ? ent_type_strength(s->certainty, q->type, q->concept, q->party, state) ==
                           ENT_STRONGLY_STABLE
           : q->typed ? ent_type_is_stable(s->certainty, q->type, q->concept, q->party, state)
                      : ent_holds_in(s->certainty, q->concept, q->party, state) == q->which;
}

static uint64_t count_answers(const sheet *s, const query *q)
{
    uint64_t total = 0;
    if (s->view->where == NULL) {
        return q->strong  ? ent_type_strong_count(s->certainty, q->type, q->concept, q->party)
               : q->typed ? ent_type_count(s->certainty, q->type, q->concept, q->party)
                          : ent_holds_count(s->certainty, q->concept, q->party, q->which);
    }
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        total += shown(s, state) && answers(s, q, state);
    }
    return total;
}

static bool type_asked(const sheet *s, ent_certainty_type type)
{
    return (ent_certainty_types(s->certainty) >> type & 1) != 0;
}

static bool asked(const sheet *s, ent_concept concept)
{
    return (ent_certainty_concepts(s->certainty) >> concept & 1) != 0;
}

/* Text. */

static void heading(sheet *s, const char *words)
{
    ent_put(s->w, "\n");
    ent_put(s->w, words);
    ent_put(s->w, "\n");
}

static void paragraph(sheet *s)
{
    ent_put_gathered(s->w, 2, 6, &s->text);
}

/* What of a party's wishes is unsure or unknown; nothing where nothing is. */
static void put_unsure(sheet *s, size_t party)
{
    const ent_party *at = &s->dispute->parties[party];
    uint64_t counts[] = {[ENT_SURE] = 0, [ENT_UNSURE] = 0, [ENT_UNKNOWN] = 0};
    for (size_t i = 0; i < at->statement_count; i++) {
        counts[at->statements[i].certainty]++;
    }
    counts[ENT_UNKNOWN] += at->unknown_count;
    if (counts[ENT_UNSURE] + counts[ENT_UNKNOWN] == 0) {
        return;
    }
    ent_text_format(&s->text, "%s: ", at->opening);
    if (counts[ENT_UNSURE] > 0) {
        ent_words_count(&s->text, counts[ENT_UNSURE], "wish unsure", "wishes unsure");
        ent_text_add(&s->text, counts[ENT_UNKNOWN] > 0 ? ", " : "");
    }
    if (counts[ENT_UNKNOWN] > 0) {
        ent_words_count(&s->text, counts[ENT_UNKNOWN],
                        at->unknown_count > 0 ? "pair unknown" : "wish unknown",
                        at->unknown_count > 0 ? "pairs unknown" : "wishes unknown");
    }
    if (ent_certainty_has_completions(s->certainty)) {
        ent_text_add(&s->text, "; ");
        ent_words_count(&s->text, ent_completion_count(s->certainty, party), "completion",
                        "completions");
    }
    paragraph(s);
}

static void put_title(sheet *s)
{
    ent_put_head(s->w, s->dispute);
    ent_words_sizes(&s->text, s->space);
    paragraph(s);
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        put_unsure(s, p);
    }
    if (!ent_certainty_given(s->dispute)) {
        ent_text_add(&s->text, "nothing is unsure or unknown, so this is what holds for sure");
        paragraph(s);
    }
    if (s->view->where != NULL) {
        ent_words_where(&s->text, s->view->where);
        paragraph(s);
    }
}

/* The concepts under which a query holds of a state. */
static unsigned concepts_of(const sheet *s, query q, uint64_t state)
{
    unsigned concepts = 0;
    for (q.concept = 0; q.concept < ENT_CONCEPT_COUNT; q.concept ++) {
        concepts |= asked(s, q.concept) && answers(s, &q, state) ? 1u << q.concept : 0;
    }
    return concepts;
}

/* How states are told of. */
typedef struct telling {
    const char *heading;
    bool (*add)(sheet *s, uint64_t state); /* whether it has something to say */
    bool by_completions;
} telling;

/* The order in which states are told: today, then those with names, then the rest; each by the strictest concept under
 * which they hold in any completion, where that was asked. */
enum { PLACES = ENT_CONCEPT_COUNT + 1, RANKS = 1 + 2 * PLACES };

static uint8_t rank_of(const sheet *s, const telling *t, uint64_t state)
{
    const query in_every = {.which = ENT_HOLDS_IN_EVERY, .party = ENT_ALL_PARTIES};
    const query in_some = {.which = ENT_HOLDS_IN_SOME, .party = ENT_ALL_PARTIES};
    uint64_t today = 0;
    bool named = false;
    if (ent_state_today(s->space, &today) == ENT_OK && today == state) {
        return 0;
    }
    for (size_t n = 0; n < ent_name_count(s->dispute) && !named; n++) {
        named = ent_state_has_name(s->space, state, n);
    }
    const unsigned place =
        t->by_completions
            ? ent_strictness(concepts_of(s, in_every, state) | concepts_of(s, in_some, state))
            : 0;
    return (uint8_t)(1 + place + (named ? 0 : PLACES));
}

/* Adds what a state is: today, or in what it differs from today. */
static void add_content(sheet *s, uint64_t state)
{
    uint64_t today = 0;
    if (ent_is_graph_form(s->dispute) || !ent_today_given(s->dispute) ||
        ent_state_today(s->space, &today) != ENT_OK) {
        return;
    }
    if (today == state) {
        ent_text_add(&s->text, "; this is today's state");
        return;
    }
    ent_text_add(&s->text, "; against today: ");
    for (size_t p = 0, told = 0; p < ent_party_count(s->dispute); p++) {
        const size_t before = s->text.length;
        ent_text_format(&s->text, "%s%s ", told > 0 ? "; " : "", ent_party_name(s->dispute, p));
        const size_t named = s->text.length;
        ent_words_change(&s->text, s->space, p, today, state);
        told += s->text.length > named;
        if (s->text.length == named && !s->text.failed) { /* it changes nothing */
            s->text.length = before;
            s->text.bytes[before] = '\0';
        }
    }
}

/* Names the first of the states, by rank; returns how many there are. */
static uint64_t tell_states(sheet *s, const telling *t, const uint8_t *ranks)
{
    const uint64_t most = s->view->most;
    uint64_t found = 0;
    for (int rank = 0; rank < RANKS; rank++) {
        for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
            if (ranks[state] != rank || !shown(s, state) || !t->add(s, state)) {
                continue;
            }
            if (most == 0 || found < most) {
                add_content(s, state);
                paragraph(s);
            }
            ent_text_clear(&s->text);
            found++;
        }
    }
    return found;
}

/* Names the states for which there is something to say; of the rest only the number. */
static void put_states(sheet *s, const telling *t)
{
    const uint64_t count = ent_state_count(s->space), most = s->view->most;
    if (!s->view->lists) {
        return;
    }
    uint8_t *ranks = ent_memory_new(s->text.allocator, (size_t)count, sizeof *ranks);
    if (ranks == NULL) {
        s->w->status = ENT_ERROR_MEMORY;
        return;
    }
    for (uint64_t state = 0; state < count; state++) {
        ranks[state] = rank_of(s, t, state);
    }
    heading(s, t->heading);
    const uint64_t found = tell_states(s, t, ranks);
    if (found == 0) {
        ent_put(s->w, "  none\n");
    } else if (most > 0 && found > most) {
        ent_put_more(s->w, 2, found - most);
    }
    ent_memory_free(s->text.allocator, ranks);
}

static bool add_completions(sheet *s, uint64_t state)
{
    const query in_every = {.which = ENT_HOLDS_IN_EVERY, .party = ENT_ALL_PARTIES};
    const query in_some = {.which = ENT_HOLDS_IN_SOME, .party = ENT_ALL_PARTIES};
    const unsigned every = concepts_of(s, in_every, state), some = concepts_of(s, in_some, state);
    if ((every | some) == 0) {
        return false;
    }
    ent_words_state(&s->text, s->space, state);
    if (every != 0) {
        ent_text_add(&s->text, ": in every completion under ");
        ent_words_concepts(&s->text, every);
    }
    if (some != 0) {
        ent_text_add(&s->text, every != 0 ? "; in some under " : ": in some completions under ");
        ent_words_concepts(&s->text, some);
    }
    return true;
}

/* How many of a name's states answer a query, by concept, behind some words: "SSEQ 4, GMR 8". */
static void add_named(sheet *s, size_t name, query q, const char *words)
{
    for (size_t i = 0; i < ENT_SEQUENTIAL_COUNT; i++) {
        uint64_t count = 0;
        q.concept = ent_strictest[i];
        for (uint64_t k = 0; asked(s, q.concept) && k < ent_state_count(s->space); k++) {
            count += ent_state_has_name(s->space, k, name) && shown(s, k) && answers(s, &q, k);
        }
        if (count > 0) {
            ent_text_format(&s->text, "%s%s %llu", words, ent_concept_label(q.concept),
                            (unsigned long long)count);
            words = ", ";
        }
    }
}

/* Of how many of its states each name's hold, in every completion, and in some. */
static void put_names(sheet *s)
{
    heading(s, "Named states: how many of each hold");
    for (size_t n = 0; n < ent_name_count(s->dispute); n++) {
        const query every = {.which = ENT_HOLDS_IN_EVERY, .party = ENT_ALL_PARTIES};
        const query some = {.which = ENT_HOLDS_IN_SOME, .party = ENT_ALL_PARTIES};
        ent_text_add(&s->text, ent_name_at(s->dispute, n));
        const size_t named = s->text.length;
        add_named(s, n, every, ": in every completion ");
        add_named(s, n, some, s->text.length > named ? "; in some " : ": in some completions ");
        ent_text_add(&s->text, s->text.length > named ? "" : ": in no completion");
        paragraph(s);
    }
}

static void put_completions(sheet *s)
{
    const uint64_t together = ent_completion_count(s->certainty, ENT_ALL_PARTIES);
    heading(s, "How many states would hold, over all completions of what is unsure or unknown");
    ent_put(s->w, "         in every  in some  in none\n");
    for (size_t i = 0; i < ENT_SEQUENTIAL_COUNT; i++) {
        query q = {.concept = ent_strictest[i], .party = ENT_ALL_PARTIES};
        if (!asked(s, q.concept)) {
            continue;
        }
        ent_put_format(s->w, "  %-5s", ent_concept_label(q.concept));
        for (int which = ENT_HOLDS_IN_EVERY; which >= ENT_HOLDS_IN_NONE; which--) {
            q.which = (ent_holds)which;
            ent_put_format(s->w, " %*llu", which == ENT_HOLDS_IN_EVERY ? 9 : 8,
                           (unsigned long long)count_answers(s, &q));
        }
        ent_put(s->w, "\n");
    }
    ent_text_add(&s->text, "(some: not every; all parties' wishes together have ");
    if (together == UINT64_MAX) {
        ent_text_add(&s->text, "more completions than can be counted here)");
    } else {
        ent_words_count(&s->text, together, "completion)", "completions)");
    }
    paragraph(s);
    if (s->view->lists && ent_name_count(s->dispute) > 0) {
        put_names(s);
    }
    put_states(s,
               &(telling){"States that hold in every or some completion: today, named ones, others",
                          add_completions, true});
}

/* Under which of some concepts a state holds strongly. */
static void add_strong(sheet *s, unsigned concepts, unsigned strong)
{
    if (strong == 0) {
        return;
    }
    ent_text_add(&s->text, strong == concepts ? " (strongly" : " (strongly under ");
    if (strong != concepts) {
        ent_words_concepts(&s->text, strong);
    }
    ent_text_add(&s->text, ")");
}

static bool add_types(sheet *s, uint64_t state)
{
    bool any = false;
    for (ent_certainty_type t = 0; t < ENT_TYPE_COUNT; t++) {
        const query q = {.typed = true, .type = t, .party = ENT_ALL_PARTIES};
        const unsigned concepts = type_asked(s, t) ? concepts_of(s, q, state) : 0;
        if (concepts == 0) {
            continue;
        }
        if (any) {
            ent_text_add(&s->text, "; ");
        } else {
            ent_words_state(&s->text, s->space, state);
            ent_text_add(&s->text, ": ");
        }
        ent_text_format(&s->text, "type %s under ", type_words[t]);
        ent_words_concepts(&s->text, concepts);
        const query strong = {.typed = true, .strong = true, .type = t, .party = ENT_ALL_PARTIES};
        add_strong(s, concepts & ~(1u << ENT_NASH), concepts_of(s, strong, state));
        any = true;
    }
    return any;
}

/* Counts by type under each concept that is asked for, and of what is strong under those that know strength. */
static void put_type_counts(sheet *s, bool strong)
{
    ent_put(s->w, "          ");
    for (ent_certainty_type t = 0; t < ENT_TYPE_COUNT; t++) {
        if (type_asked(s, t)) {
            ent_put_format(s->w, "   type %s", type_words[t]);
        }
    }
    ent_put(s->w, "\n");
    for (size_t i = 0; i < ENT_SEQUENTIAL_COUNT; i++) {
        query q = {
            .typed = true, .strong = strong, .concept = ent_strictest[i], .party = ENT_ALL_PARTIES};
        if (!asked(s, q.concept) || (strong && q.concept == ENT_NASH)) {
            continue;
        }
        ent_put_format(s->w, "  %-8s", ent_concept_label(q.concept));
        for (q.type = 0; q.type < ENT_TYPE_COUNT; q.type++) {
            if (type_asked(s, q.type)) {
                ent_put_format(s->w, " %8llu", (unsigned long long)count_answers(s, &q));
            }
        }
        ent_put(s->w, "\n");
    }
}

static void put_types(sheet *s)
{
    heading(s, "How many states would hold, by the types a to d of unknown preference");
    put_type_counts(s, false);
    ent_text_add(
        &s->text,
        "(a and c leave also for what is unknown, b and d only for what is better; c and d "
        "are also deterred by what is unknown, a and b only by what is worse or equal. "
        "These are not the completions. More: entente help types)");
    paragraph(s);
    if (ent_certainty_tells_strength(s->certainty)) {
        heading(s, "How many strongly: whoever would leave fears what it likes far less (c, d: or "
                   "does not know)");
        put_type_counts(s, true);
    }
    put_states(s, &(telling){"States that hold by some type", add_types, false});
}

/* Data. */

static void put_members(sheet *s, const query *q)
{
    if (!s->view->lists) {
        ent_json_count(s->w, count_answers(s, q));
        return;
    }
    ent_json_open(s->w, '[');
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (shown(s, state) && answers(s, q, state)) {
            ent_json_count(s->w, state + 1);
        }
    }
    ent_json_close(s->w, ']');
}

/* The answers to a concept for one party or all. */
static void put_answers(sheet *s, query q)
{
    const bool typed = q.typed;
    ent_json_open(s->w, '{');
    for (q.which = ENT_HOLDS_IN_EVERY; !typed && q.which != ENT_HOLDS_IN_NONE; q.which--) {
        ent_json_key(s->w, holds_words[q.which]);
        put_members(s, &q);
    }
    for (q.type = 0; typed && q.type < ENT_TYPE_COUNT; q.type++) {
        if (type_asked(s, q.type)) {
            ent_json_key(s->w, type_words[q.type]);
            put_members(s, &q);
        }
    }
    ent_json_close(s->w, '}');
}

/* Whether a query can be asked about a concept. */
static bool applies(const sheet *s, const query *q)
{
    return asked(s, q->concept) && !(q->strong && q->concept == ENT_NASH);
}

static void put_part(sheet *s, query q)
{
    ent_json_key(s->w, q.strong ? "strongly_stable" : "stable");
    ent_json_open(s->w, '{');
    for (q.concept = 0; q.concept < ENT_CONCEPT_COUNT; q.concept ++) {
        if (!applies(s, &q)) {
            continue;
        }
        ent_json_key(s->w, ent_concept_key(q.concept));
        ent_json_open(s->w, '{');
        for (q.party = 0; q.party < ent_party_count(s->dispute); q.party++) {
            ent_json_key(s->w, ent_party_id(s->dispute, q.party));
            put_answers(s, q);
        }
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, '}');
    ent_json_key(s->w, q.strong ? "strong_equilibria" : "equilibria");
    ent_json_open(s->w, '{');
    q.party = ENT_ALL_PARTIES;
    for (q.concept = 0; q.concept < ENT_CONCEPT_COUNT; q.concept ++) {
        if (applies(s, &q)) {
            ent_json_key(s->w, ent_concept_key(q.concept));
            put_answers(s, q);
        }
    }
    ent_json_close(s->w, '}');
}

static void put_counts(sheet *s)
{
    const uint64_t together = ent_completion_count(s->certainty, ENT_ALL_PARTIES);
    ent_json_key(s->w, "counts");
    ent_json_open(s->w, '{');
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        ent_json_field_count(s->w, ent_party_id(s->dispute, p),
                             ent_completion_count(s->certainty, p));
    }
    ent_json_close(s->w, '}');
    ent_json_key(s->w, "together");
    if (together == UINT64_MAX) {
        ent_json_null(s->w);
    } else {
        ent_json_count(s->w, together);
    }
}

static void put_json(sheet *s)
{
    ent_json_head(s->w, s->dispute);
    ent_json_field_count(s->w, "state_count", ent_state_count(s->space));
    if (ent_certainty_has_completions(s->certainty)) {
        ent_json_key(s->w, "completions");
        ent_json_open(s->w, '{');
        put_counts(s);
        put_part(s, (query){.typed = false});
        ent_json_close(s->w, '}');
    }
    if (ent_certainty_has_types(s->certainty)) {
        ent_json_key(s->w, "types");
        ent_json_open(s->w, '{');
        put_part(s, (query){.typed = true});
        if (ent_certainty_tells_strength(s->certainty)) {
            put_part(s, (query){.typed = true, .strong = true});
        }
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, '}');
}

static void put_verdict(sheet *s, query q, uint64_t state)
{
    const bool told = ent_certainty_tells_strength(s->certainty) && q.concept != ENT_NASH;
    ent_csv_field(s->w, false,
                  ent_words_stability(
                      ent_type_strength(s->certainty, q.type, q.concept, q.party, state), told));
}

/* One column of a concept for all parties (no name) and each, in the header (state UINT64_MAX) or a row. */
static void put_columns(sheet *s, query q, uint64_t state)
{
    for (size_t p = 0; p <= ent_party_count(s->dispute); p++) {
        q.party = p == 0 ? ENT_ALL_PARTIES : p - 1;
        if (state == UINT64_MAX) {
            ent_put_format(s->w, ",%s%s%s%s%s", ent_concept_key(q.concept), q.typed ? "_" : "",
                           q.typed ? type_words[q.type] : "", p == 0 ? "" : "_",
                           p == 0 ? "" : ent_party_id(s->dispute, p - 1));
        } else if (q.typed) {
            put_verdict(s, q, state);
        } else {
            ent_put_format(s->w, ",%s",
                           holds_words[ent_holds_in(s->certainty, q.concept, q.party, state)]);
        }
    }
}

static void put_row(sheet *s, uint64_t state)
{
    query q = {0};
    for (q.concept = 0; q.concept < ENT_CONCEPT_COUNT; q.concept ++) {
        if (asked(s, q.concept) && ent_certainty_has_completions(s->certainty)) {
            q.typed = false;
            put_columns(s, q, state);
        }
        for (q.type = 0; asked(s, q.concept) && ent_certainty_has_types(s->certainty) &&
                         q.type < ENT_TYPE_COUNT;
             q.type++) {
            q.typed = true;
            if (type_asked(s, q.type)) {
                put_columns(s, q, state);
            }
        }
    }
    ent_put(s->w, "\n");
}

static void put_csv(sheet *s)
{
    ent_csv_state_header(s->w, s->dispute);
    put_row(s, UINT64_MAX);
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (shown(s, state)) {
            ent_csv_state(s->w, s->space, state);
            put_row(s, state);
        }
    }
}

ent_status ent_report_certainty(ent_context *context, const ent_certainty *certainty,
                                const ent_certainty_view *view, ent_format format,
                                const ent_sink *sink)
{
    if (context == NULL || certainty == NULL || view == NULL || sink == NULL ||
        view->size != sizeof *view) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_writer w;
    ent_writer_init(&w, context, sink);
    sheet s = {.certainty = certainty,
               .view = view,
               .space = ent_certainty_space(certainty),
               .dispute = ent_space_dispute(ent_certainty_space(certainty)),
               .w = &w};
    ent_text_init(&s.text, &context->allocator);
    if (format == ENT_FORMAT_JSON) {
        put_json(&s);
    } else if (format == ENT_FORMAT_CSV) {
        put_csv(&s);
    } else {
        put_title(&s);
        if (ent_certainty_has_completions(certainty)) {
            put_completions(&s);
        }
        if (ent_certainty_has_types(certainty)) {
            put_types(&s);
        }
    }
    ent_writer_drop(&w, &s.text);
    return ent_writer_end(&w);
}
