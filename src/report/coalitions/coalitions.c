/* SPDX-License-Identifier: MIT */
/*
 * Which states hold against which coalitions, or for which players where parties are merged: in words, as JSON,
 * or as CSV with a row a state.
 *
 * A coalition is named by its members: in JSON by a list of identifiers, in CSV by these joined with '+'.
 * Merged parties are another model, and every form says so.
 */
#include "diag/context.h"
#include "report/data.h"
#include "report/head.h"
#include "report/words.h"
#include <entente/coalitions.h>

/* Each concept from the strictest, in words for coalitions. */
static const struct {
    ent_concept concept;
    const char *meaning;
} meanings[] = {
    {ENT_NASH, "none of them could do better"},
    {ENT_SEQ, "whichever could do better is deterred by answers that pay for all who give them"},
    {ENT_SMR, "whichever could do better is deterred by answers, at any cost to their givers, that "
              "it cannot turn into a gain"},
    {ENT_GMR, "whichever could do better is deterred by answers, at any cost to their givers"},
};

/* The words in which coalitions and players differ. */
typedef struct wording {
    const char *examined, *against_all, *against_each, *against_it, *key, *column;
} wording;

static const wording of_coalitions = {
    .examined = " examined; a coalition does better where each of its members does",
    .against_all = "\nThese states hold against all of them:\n",
    .against_each = "\nThese hold against each:\n",
    .against_it = "\nThese hold against it:\n",
    .key = "coalitions",
    .column = "c"};
static const wording of_players = {
    .examined =
        ": each changes all its options in one move, and merged ones do better where each of "
        "them does",
    .against_all = "\nThese states would hold for all of them:\n",
    .against_each = "\nThese would hold for each:\n",
    .against_it = "\nThese would hold for it:\n",
    .key = "players",
    .column = "merged_"};

enum { MEANINGS = sizeof meanings / sizeof *meanings };

typedef struct sheet {
    const ent_coalitions *found;
    const ent_coalitions_view *view;
    const ent_space *space;
    const ent_dispute *dispute;
    bool merged;
    const wording *words;
    ent_text text;
    ent_writer *w;
} sheet;

static void paragraph(sheet *s, size_t first, size_t rest)
{
    ent_put_gathered(s->w, first, rest, &s->text);
}

static bool decided(const sheet *s, ent_concept concept)
{
    return (ent_coalitions_concepts(s->found) >> concept & 1) != 0;
}

static bool shown(const sheet *s, uint64_t state)
{
    return s->view->where == NULL || ent_state_set_has(s->view->where, state);
}

/* Whether a state holds against one coalition or, with the number of coalitions, against all. */
static bool holds(const sheet *s, ent_concept concept, size_t coalition, uint64_t state)
{
    return coalition == ent_coalition_count(s->found)
               ? ent_is_coalition_equilibrium(s->found, concept, state)
               : ent_coalition_is_stable(s->found, concept, coalition, state);
}

static uint64_t count_holding(const sheet *s, ent_concept concept, size_t coalition)
{
    uint64_t total = 0;
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        total += shown(s, state) && holds(s, concept, coalition, state);
    }
    return total;
}

/* Who is looked at, and in which model. */
static void put_model(sheet *s)
{
    for (size_t k = 0; s->merged && k < ent_coalition_count(s->found); k++) {
        const uint64_t parties = ent_coalition_parties(s->found, k);
        if ((parties & (parties - 1)) != 0) {
            ent_text_add(&s->text, "another model, with merged parties: ");
            ent_words_coalition(&s->text, s->dispute, parties);
            ent_text_add(&s->text, " act as one");
            paragraph(s, 2, 4);
        }
    }
    ent_words_count(&s->text, ent_coalition_count(s->found), s->merged ? "player" : "coalition",
                    s->merged ? "players" : "coalitions");
    ent_text_add(&s->text, s->words->examined);
    paragraph(s, 2, 2);
}

static void put_title(sheet *s)
{
    ent_put_head(s->w, s->dispute);
    ent_words_sizes(&s->text, s->space);
    ent_words_today(&s->text, s->space);
    paragraph(s, 2, 2);
    put_model(s);
    if (s->view->where != NULL) {
        ent_words_where(&s->text, s->view->where);
        paragraph(s, 2, 2);
    }
}

/* Adds the first states that hold against a coalition, or all; none where counts are enough. */
static void add_states(sheet *s, ent_concept concept, size_t coalition)
{
    if (!s->view->lists) {
        return;
    }
    uint64_t written = 0;
    const uint64_t total = count_holding(s, concept, coalition);
    for (uint64_t state = 0; state < ent_state_count(s->space) && written < total; state++) {
        if (!shown(s, state) || !holds(s, concept, coalition, state)) {
            continue;
        }
        if (s->view->most != 0 && written == s->view->most) {
            break;
        }
        ent_text_add(&s->text, written++ == 0 ? ": " : ", ");
        ent_words_state(&s->text, s->space, state);
    }
    if (written < total) {
        ent_text_add(&s->text, " and ");
        ent_text_add_grouped(&s->text, total - written);
        ent_text_add(&s->text, " more");
    }
}

/* Whether the same states hold under two concepts. */
static bool alike(const sheet *s, ent_concept one, ent_concept other, size_t coalition)
{
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (shown(s, state) &&
            holds(s, one, coalition, state) != holds(s, other, coalition, state)) {
            return false;
        }
    }
    return true;
}

static const char *label(const sheet *s, ent_concept concept)
{
    return s->merged ? ent_concept_label(concept) : ent_coalition_concept_label(concept);
}

/* What holds against all: a line a concept, with what it means. */
static void put_equilibria(sheet *s)
{
    const size_t all = ent_coalition_count(s->found);
    for (size_t i = 0; i < MEANINGS; i++) {
        const ent_concept concept = meanings[i].concept;
        if (decided(s, concept)) {
            ent_text_format(&s->text, "%s ", label(s, concept));
            ent_text_add_grouped(&s->text, count_holding(s, concept, all));
            ent_text_format(&s->text, " (%s)",
                            s->merged ? ent_words_asks(concept) : meanings[i].meaning);
            add_states(s, concept, all);
            paragraph(s, 2, 4);
        }
    }
}

/* What holds against one coalition: a line for concepts that agree. */
static void put_stable(sheet *s, size_t coalition)
{
    bool done[MEANINGS] = {false};
    for (size_t i = 0; i < MEANINGS; i++) {
        const ent_concept concept = meanings[i].concept;
        if (done[i] || !decided(s, concept)) {
            continue;
        }
        ent_text_add(&s->text, label(s, concept));
        for (size_t k = i + 1; k < MEANINGS; k++) {
            const ent_concept other = meanings[k].concept;
            if (!done[k] && decided(s, other) && alike(s, concept, other, coalition)) {
                ent_text_format(&s->text, ", %s", label(s, other));
                done[k] = true;
            }
        }
        ent_text_add(&s->text, " ");
        ent_text_add_grouped(&s->text, count_holding(s, concept, coalition));
        add_states(s, concept, coalition);
        paragraph(s, 4, 6);
    }
}

static void put_text(sheet *s)
{
    const size_t count = ent_coalition_count(s->found);
    put_title(s);
    if (count > 1) {
        ent_put(s->w, s->words->against_all);
        put_equilibria(s);
    }
    ent_put(s->w, count > 1 ? s->words->against_each : s->words->against_it);
    for (size_t k = 0; k < count; k++) {
        ent_words_coalition(&s->text, s->dispute, ent_coalition_parties(s->found, k));
        paragraph(s, 2, 4);
        put_stable(s, k);
    }
}

static void put_members(sheet *s, ent_concept concept, size_t coalition)
{
    ent_json_key(s->w, ent_concept_key(concept));
    if (!s->view->lists) {
        ent_json_count(s->w, count_holding(s, concept, coalition));
        return;
    }
    ent_json_open(s->w, '[');
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (shown(s, state) && holds(s, concept, coalition, state)) {
            ent_json_count(s->w, state + 1);
        }
    }
    ent_json_close(s->w, ']');
}

static void put_sets(sheet *s, const char *key, size_t coalition)
{
    ent_json_key(s->w, key);
    ent_json_open(s->w, '{');
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (decided(s, c)) {
            put_members(s, c, coalition);
        }
    }
    ent_json_close(s->w, '}');
}

static void put_states(sheet *s)
{
    uint64_t today = 0;
    ent_json_key(s->w, "states");
    ent_json_open(s->w, '{');
    ent_json_field_count(s->w, "count", ent_state_count(s->space));
    ent_json_key(s->w, "today");
    if (ent_state_today(s->space, &today) == ENT_OK) {
        ent_json_count(s->w, today + 1);
    } else {
        ent_json_null(s->w);
    }
    ent_json_close(s->w, '}');
}

static void put_json(sheet *s)
{
    const size_t count = ent_coalition_count(s->found);
    ent_json_head(s->w, s->dispute);
    put_states(s);
    if (s->merged) {
        ent_json_field_text(s->w, "model", "merged");
    }
    ent_json_key(s->w, "concepts");
    ent_json_open(s->w, '[');
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (decided(s, c)) {
            ent_json_text(s->w, ent_concept_key(c));
        }
    }
    ent_json_close(s->w, ']');
    ent_json_key(s->w, s->words->key);
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < count; k++) {
        ent_json_open(s->w, '{');
        ent_json_key(s->w, "parties");
        ent_json_parties(s->w, s->dispute, ent_coalition_parties(s->found, k));
        put_sets(s, "stable", k);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
    put_sets(s, "equilibria", count);
    ent_json_close(s->w, '}');
}

/* "cnash_us+europe" */
static void put_column(sheet *s, ent_concept concept, size_t coalition)
{
    const uint64_t parties = ent_coalition_parties(s->found, coalition);
    const char *joint = "_";
    ent_text_format(&s->text, "%s%s", s->words->column, ent_concept_key(concept));
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        if ((parties >> p & 1) != 0) {
            ent_text_format(&s->text, "%s%s", joint, ent_party_id(s->dispute, p));
            joint = "+";
        }
    }
    ent_csv_field(s->w, false, ent_text_get(&s->text));
    ent_text_clear(&s->text);
}

static void put_csv(sheet *s)
{
    const size_t count = ent_coalition_count(s->found);
    ent_csv_state_header(s->w, s->dispute);
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (decided(s, c)) {
            ent_put_format(s->w, ",%s%s", s->words->column, ent_concept_key(c));
        }
        for (size_t k = 0; k < count && decided(s, c); k++) {
            put_column(s, c, k);
        }
    }
    ent_put(s->w, "\n");
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (!shown(s, state)) {
            continue;
        }
        ent_csv_state(s->w, s->space, state);
        for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
            if (decided(s, c)) {
                ent_put(s->w, holds(s, c, count, state) ? ",1" : ",0");
            }
            for (size_t k = 0; k < count && decided(s, c); k++) {
                ent_put(s->w, holds(s, c, k, state) ? ",1" : ",0");
            }
        }
        ent_put(s->w, "\n");
    }
}

ent_status ent_report_coalitions(ent_context *context, const ent_coalitions *coalitions,
                                 const ent_coalitions_view *view, ent_format format,
                                 const ent_sink *sink)
{
    if (context == NULL || coalitions == NULL || view == NULL || sink == NULL ||
        view->size != sizeof *view) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_writer w;
    ent_writer_init(&w, context, sink);
    sheet s = {
        .found = coalitions, .view = view, .space = ent_coalitions_space(coalitions), .w = &w};
    s.dispute = ent_space_dispute(s.space);
    s.merged = ent_coalitions_merged(coalitions);
    s.words = s.merged ? &of_players : &of_coalitions;
    ent_text_init(&s.text, &context->allocator);
    if (format == ENT_FORMAT_JSON) {
        put_json(&s);
    } else if (format == ENT_FORMAT_CSV) {
        put_csv(&s);
    } else {
        put_text(&s);
    }
    ent_writer_drop(&w, &s.text);
    return ent_writer_end(&w);
}
