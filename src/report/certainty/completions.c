/* SPDX-License-Identifier: MIT */
/*
 * Why a state holds in some completions and not in others: for each concept in how many, one of each kind by what
 * counts there, and what a party then leaves it for.
 */
#include "certainty/completions.h"
#include "certainty/watch.h"
#include "dispute/subject.h"
#include "report/data.h"
#include "report/head.h"
#include "report/state_text.h"
#include "report/words.h"
#include "stability/concepts.h"

typedef struct sheet {
    const ent_certainty *certainty;
    const ent_watch *watch;
    const ent_space *space;
    const ent_dispute *dispute;
    ent_text text;
    ent_writer *w;
} sheet;

static const char *const decisions[] = {[ENT_COUNTS] = "counts",
                                        [ENT_DOES_NOT_COUNT] = "does not count",
                                        [ENT_COUNTS_REVERSED] = "counts reversed"};
static const char *const keys[] = {
    [ENT_COUNTS] = "yes", [ENT_DOES_NOT_COUNT] = "no", [ENT_COUNTS_REVERSED] = "reversed"};

/* Text. */

static void paragraph(sheet *s, size_t indent)
{
    ent_put_gathered(s->w, indent, indent + 2, &s->text);
}

/* What counts in a completion of each party; nothing of those whose wishes do not matter. False when there is
 * nothing to tell. */
static bool add_completion(sheet *s, const uint64_t *numbers)
{
    bool any = false;
    for (size_t p = 0; p < s->dispute->party_count; p++) {
        const ent_party *party = &s->dispute->parties[p];
        for (size_t i = 0; numbers[p] != ENT_ANY_COMPLETION && i < party->statement_count; i++) {
            if (party->statements[i].certainty != ENT_SURE) {
                ent_text_format(&s->text, any ? ", and %s%s " : " where %s%s ", party->name,
                                ent_party_owns(s->dispute, p));
                ent_words_statement(&s->text, s->dispute, p, i);
                ent_text_format(&s->text, " %s",
                                decisions[ent_completion_decides(party, numbers[p], i)]);
                any = true;
            }
        }
    }
    return any;
}

/* What the leaver does where a state does not hold. */
static void put_departure(sheet *s, ent_concept concept, const ent_watched *at)
{
    ent_text_add(&s->text, at->has_holds ? "It does not" : "For instance");
    if (add_completion(s, at->fails)) {
        ent_text_add(&s->text, ": then ");
    } else {
        ent_text_clear(&s->text);
        ent_text_add(&s->text, "Whatever counts, ");
    }
    ent_text_format(&s->text, "%s ", s->dispute->parties[at->leaver].name);
    ent_words_move(&s->text, s->space, at->leaver, s->watch->state, at->to);
    ent_text_add(&s->text, " (to ");
    ent_words_state(&s->text, s->space, at->to);
    ent_text_add(&s->text, concept == ENT_NASH ? ")." : "), and nothing deters it.");
    paragraph(s, 4);
}

static void put_concept(sheet *s, ent_concept concept)
{
    const ent_watched *at = &s->watch->of[concept];
    const uint64_t all = ent_completion_count(s->certainty, ENT_ALL_PARTIES);
    ent_text_format(&s->text, "%s: it holds in ", ent_concept_label(concept));
    if (!at->has_holds || !at->has_fails) {
        ent_text_add(&s->text, at->has_holds ? "every completion." : "none.");
    } else if (all == UINT64_MAX || at->count == UINT64_MAX) {
        ent_text_add(&s->text, "some of more completions than can be counted here.");
    } else {
        ent_text_format(&s->text, "%llu of ", (unsigned long long)at->count);
        ent_words_count(&s->text, all, "completion.", "completions.");
    }
    paragraph(s, 2);
    if (at->has_holds && at->has_fails) {
        ent_text_add(&s->text, "It does");
        (void)add_completion(s, at->holds);
        ent_text_add(&s->text, ".");
        paragraph(s, 4);
    }
    if (at->has_fails) {
        put_departure(s, concept, at);
    }
}

static void put_text(sheet *s)
{
    ent_put(s->w, "\nHow it depends on what is unsure or unknown\n");
    for (size_t k = 0; k < ENT_SEQUENTIAL_COUNT; k++) {
        if ((ent_certainty_concepts(s->certainty) >> ent_strictest[k] & 1) != 0) {
            put_concept(s, ent_strictest[k]);
        }
    }
}

/* Data. */

static void put_count(ent_writer *w, const char *key, uint64_t count)
{
    ent_json_key(w, key);
    if (count == UINT64_MAX) {
        ent_json_null(w);
    } else {
        ent_json_count(w, count);
    }
}

/* What counts, for each party whose wishes matter. */
static void put_completion(sheet *s, const uint64_t *numbers)
{
    ent_json_key(s->w, "counts");
    ent_json_open(s->w, '{');
    for (size_t p = 0; p < s->dispute->party_count; p++) {
        const ent_party *party = &s->dispute->parties[p];
        if (numbers[p] == ENT_ANY_COMPLETION) {
            continue;
        }
        ent_json_key(s->w, ent_party_id(s->dispute, p));
        ent_json_open(s->w, '[');
        for (size_t i = 0; i < party->statement_count; i++) {
            if (party->statements[i].certainty != ENT_SURE) {
                ent_json_open(s->w, '{');
                put_count(s->w, "wish", i + 1);
                ent_json_field_text(s->w, "counts",
                                    keys[ent_completion_decides(party, numbers[p], i)]);
                ent_json_close(s->w, '}');
            }
        }
        ent_json_close(s->w, ']');
    }
    ent_json_close(s->w, '}');
}

static void put_example(sheet *s, const ent_watched *at, bool holds)
{
    ent_json_key(s->w, holds ? "holds" : "fails");
    if (!(holds ? at->has_holds : at->has_fails)) {
        ent_json_null(s->w);
        return;
    }
    ent_json_open(s->w, '{');
    put_completion(s, holds ? at->holds : at->fails);
    if (!holds) {
        ent_json_field_text(s->w, "party", ent_party_id(s->dispute, at->leaver));
        put_count(s->w, "to", (uint64_t)at->to + 1);
    }
    ent_json_close(s->w, '}');
}

static void put_json(sheet *s)
{
    ent_json_open(s->w, '{');
    put_count(s->w, "entente", 1);
    ent_json_field_text(s->w, "title", ent_dispute_title(s->dispute));
    ent_json_moment(s->w, s->dispute);
    ent_json_state(s->w, s->space, s->watch->state);
    put_count(s->w, "together", ent_completion_count(s->certainty, ENT_ALL_PARTIES));
    ent_json_key(s->w, "concepts");
    ent_json_open(s->w, '{');
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((ent_certainty_concepts(s->certainty) >> c & 1) != 0) {
            ent_json_key(s->w, ent_concept_key(c));
            ent_json_open(s->w, '{');
            put_count(s->w, "count", s->watch->of[c].count);
            put_example(s, &s->watch->of[c], true);
            put_example(s, &s->watch->of[c], false);
            ent_json_close(s->w, '}');
        }
    }
    ent_json_close(s->w, '}');
    ent_json_close(s->w, '}');
}

ent_status ent_report_completion_explanation(ent_context *context,
                                             const ent_completion_explanation *explanation,
                                             ent_format format, const ent_sink *sink)
{
    if (context == NULL || explanation == NULL || sink == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    if (format == ENT_FORMAT_CSV) {
        return ENT_ERROR_UNSUPPORTED;
    }
    ent_writer w;
    ent_writer_init(&w, context, sink);
    const ent_space *space = ent_certainty_space(explanation->certainty);
    sheet s = {.certainty = explanation->certainty,
               .watch = &explanation->watch,
               .space = space,
               .dispute = ent_space_dispute(space),
               .w = &w};
    ent_text_init(&s.text, &context->allocator);
    if (format == ENT_FORMAT_JSON) {
        put_json(&s);
    } else {
        ent_put_state(context, space, explanation->watch.state, &w);
        put_text(&s);
    }
    ent_writer_drop(&w, &s.text);
    return ent_writer_end(&w);
}
