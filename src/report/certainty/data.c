/* SPDX-License-Identifier: MIT */
/*
 * What holds when wishes are unsure, for programs: all of it. JSON: lists of states (or counts) for "every" and for
 * "some", which leaves out those of "every". CSV: a row a state; every, some or none in the columns of completions,
 * 1 or 0 (or strong, weak, no, where strength is told) in those of types.
 */
#include "report/certainty/sheet.h"

#include "report/data.h"
#include "report/head.h"
#include "report/words.h"

typedef ent_certainty_sheet sheet;
typedef ent_certainty_query query;

static const char *const holds_words[] = {
    [ENT_HOLDS_IN_NONE] = "none", [ENT_HOLDS_IN_SOME] = "some", [ENT_HOLDS_IN_EVERY] = "every"};

static void put_members(sheet *s, const query *q)
{
    if (!s->view->lists) {
        ent_json_count(s->w, ent_certainty_answer_count(s, q));
        return;
    }
    ent_json_open(s->w, '[');
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (ent_certainty_shown(s, state) && ent_certainty_answers(s, q, state)) {
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
        if (ent_certainty_type_asked(s, q.type)) {
            ent_json_key(s->w, ent_certainty_type_words[q.type]);
            put_members(s, &q);
        }
    }
    ent_json_close(s->w, '}');
}

/* Whether a query can be asked about a concept. */
static bool applies(const sheet *s, const query *q)
{
    return ent_certainty_asked(s, q->concept) && !(q->strong && q->concept == ENT_NASH);
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

void ent_certainty_json(ent_certainty_sheet *s)
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
                           q.typed ? ent_certainty_type_words[q.type] : "", p == 0 ? "" : "_",
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
        if (ent_certainty_asked(s, q.concept) && ent_certainty_has_completions(s->certainty)) {
            q.typed = false;
            put_columns(s, q, state);
        }
        for (q.type = 0; ent_certainty_asked(s, q.concept) &&
                         ent_certainty_has_types(s->certainty) && q.type < ENT_TYPE_COUNT;
             q.type++) {
            q.typed = true;
            if (ent_certainty_type_asked(s, q.type)) {
                put_columns(s, q, state);
            }
        }
    }
    ent_put(s->w, "\n");
}

void ent_certainty_csv(ent_certainty_sheet *s)
{
    ent_csv_state_header(s->w, s->dispute);
    put_row(s, UINT64_MAX);
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (ent_certainty_shown(s, state)) {
            ent_csv_state(s->w, s->space, state);
            put_row(s, state);
        }
    }
}
