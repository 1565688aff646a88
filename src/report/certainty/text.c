/* SPDX-License-Identifier: MIT */
/*
 * What holds when wishes are unsure, for people: counts, and the states behind them. Completions and types are
 * different questions, so each part says which it answers.
 */
#include "report/certainty/sheet.h"

#include "dispute/model.h"
#include "report/head.h"
#include "report/words.h"
#include "stability/concepts.h"

typedef ent_certainty_sheet sheet;
typedef ent_certainty_query query;

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
        concepts |= ent_certainty_asked(s, q.concept) && ent_certainty_answers(s, &q, state)
                        ? 1u << q.concept
                        : 0;
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
            if (ranks[state] != rank || !ent_certainty_shown(s, state) || !t->add(s, state)) {
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
        for (uint64_t k = 0; ent_certainty_asked(s, q.concept) && k < ent_state_count(s->space);
             k++) {
            count += ent_state_has_name(s->space, k, name) && ent_certainty_shown(s, k) &&
                     ent_certainty_answers(s, &q, k);
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
        if (!ent_certainty_asked(s, q.concept)) {
            continue;
        }
        ent_put_format(s->w, "  %-5s", ent_concept_label(q.concept));
        for (int which = ENT_HOLDS_IN_EVERY; which >= ENT_HOLDS_IN_NONE; which--) {
            q.which = (ent_holds)which;
            ent_put_format(s->w, " %*llu", which == ENT_HOLDS_IN_EVERY ? 9 : 8,
                           (unsigned long long)ent_certainty_answer_count(s, &q));
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
        const unsigned concepts = ent_certainty_type_asked(s, t) ? concepts_of(s, q, state) : 0;
        if (concepts == 0) {
            continue;
        }
        if (any) {
            ent_text_add(&s->text, "; ");
        } else {
            ent_words_state(&s->text, s->space, state);
            ent_text_add(&s->text, ": ");
        }
        ent_text_format(&s->text, "type %s under ", ent_certainty_type_words[t]);
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
        if (ent_certainty_type_asked(s, t)) {
            ent_put_format(s->w, "   type %s", ent_certainty_type_words[t]);
        }
    }
    ent_put(s->w, "\n");
    for (size_t i = 0; i < ENT_SEQUENTIAL_COUNT; i++) {
        query q = {
            .typed = true, .strong = strong, .concept = ent_strictest[i], .party = ENT_ALL_PARTIES};
        if (!ent_certainty_asked(s, q.concept) || (strong && q.concept == ENT_NASH)) {
            continue;
        }
        ent_put_format(s->w, "  %-8s", ent_concept_label(q.concept));
        for (q.type = 0; q.type < ENT_TYPE_COUNT; q.type++) {
            if (ent_certainty_type_asked(s, q.type)) {
                ent_put_format(s->w, " %8llu",
                               (unsigned long long)ent_certainty_answer_count(s, &q));
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

void ent_certainty_text(ent_certainty_sheet *s)
{
    put_title(s);
    if (ent_certainty_has_completions(s->certainty)) {
        put_completions(s);
    }
    if (ent_certainty_has_types(s->certainty)) {
        put_types(s);
    }
}
