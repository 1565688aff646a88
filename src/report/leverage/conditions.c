/* SPDX-License-Identifier: MIT */
/* Conditions in words: which states a party must like no better, and how many rankings do. */
#include "diag/context.h"
#include "dispute/subject.h"
#include "report/leverage/sheet.h"
#include "report/words.h"

#include <string.h>

enum { LONGEST_COUNT = 24 };

/* Digits in groups of three. */
static void add_digits(ent_text *text, const char *digits)
{
    const size_t length = strlen(digits);
    for (size_t k = 0; k < length; k++) {
        ent_text_add(text, k > 0 && (length - k) % 3 == 0 ? "," : "");
        ent_text_add_bytes(text, digits + k, 1);
    }
}

static void add_term(ent_leverage_sheet *s, const ent_term *term)
{
    for (size_t k = 0; k < term->count; k++) {
        ent_text_add(&s->text, k == 0 ? "" : k + 1 == term->count ? " and " : ", ");
        ent_words_state(&s->text, s->space, term->states[k]);
    }
}

/* How many of so many are shown; one is not worth leaving out. */
static size_t shown_of(const ent_leverage_sheet *s, size_t count)
{
    return s->view->most == 0 || s->view->most + 1 >= count ? count : s->view->most;
}

static void put_clause(ent_leverage_sheet *s, ent_subject *who, const ent_clause *clause, bool last)
{
    const size_t most = shown_of(s, clause->count);
    for (size_t t = 0; t < most; t++) {
        ent_text_add(&s->text, t == 0 ? "" : ", or ");
        ent_text_add(&s->text, clause->terms[t].count > 1 ? "all of " : "");
        add_term(s, &clause->terms[t]);
    }
    if (most < clause->count) {
        ent_text_add(&s->text, ", or one of ");
        ent_text_add_grouped(&s->text, clause->count - most);
        ent_text_add(&s->text, " more");
    }
    ent_text_add(&s->text, clause->met ? "" : ent_inflect(who, " (which {it does|they do} not)"));
    ent_text_add(&s->text, last ? "." : "; and");
    ent_leverage_paragraph(s, 4, 6);
}

/* "384 of 720 (53.3 %)", or the share alone where the numbers are long. */
static void add_share(ent_leverage_sheet *s, const ent_share *share, const char *of)
{
    if (share->count != NULL && of != NULL && strlen(of) <= LONGEST_COUNT) {
        add_digits(&s->text, share->count);
        ent_text_add(&s->text, " of ");
        add_digits(&s->text, of);
        ent_text_format(&s->text, " (%u.%u %%)", share->per_mille / 10, share->per_mille % 10);
    } else {
        ent_text_format(&s->text, "%u.%u %%", share->per_mille / 10, share->per_mille % 10);
    }
}

/* The factorial of the number of states, where it is short. */
static const char *all_rankings(uint64_t states, char *digits)
{
    uint64_t all = 1;
    if (states > 20) {
        return NULL; /* beyond 64 bits */
    }
    for (uint64_t k = 2; k <= states; k++) {
        all *= k;
    }
    size_t at = LONGEST_COUNT;
    digits[at] = '\0';
    for (; all > 0; all /= 10) {
        digits[--at] = (char)('0' + all % 10);
    }
    return digits + at;
}

static void put_rankings(ent_leverage_sheet *s, const ent_condition *c)
{
    char digits[LONGEST_COUNT + 1];
    if (!c->rankings.counted) {
        ent_text_format(&s->text, "How many rankings do is not counted: there are ");
        ent_text_add_grouped(&s->text, c->state_count);
        ent_text_add(&s->text, " states in it.");
    } else {
        ent_text_add(&s->text, "Of all strict rankings of the states ");
        add_share(s, &c->rankings, all_rankings(ent_state_count(s->space), digits));
        ent_text_add(&s->text, " do.");
    }
    ent_leverage_paragraph(s, 4, 6);
}

/* Clauses, those that stand against it first. */
static void put_clauses(ent_leverage_sheet *s, const ent_condition *c)
{
    ent_subject who = ent_party_subject(s->dispute, c->party);
    const size_t most = shown_of(s, c->clause_count);
    size_t shown = 0, unmet = 0;
    for (size_t k = 0; k < c->clause_count; k++) {
        unmet += !c->clauses[k].met;
    }
    for (int met = 0; met < 2; met++) {
        for (size_t k = 0; shown < most && k < c->clause_count; k++) {
            if (c->clauses[k].met == (met == 1)) {
                put_clause(s, &who, &c->clauses[k], ++shown == c->clause_count);
            }
        }
    }
    if (most == c->clause_count) {
        return;
    }
    ent_words_count(&s->text, c->clause_count - most, "more condition", "more conditions");
    ent_put_format(s->w, "    ... and %s", ent_text_get(&s->text));
    ent_text_clear(&s->text);
    if (unmet > most) {
        ent_put_format(s->w, ", %zu of them not met", unmet - most);
    }
    ent_put(s->w, "; --limit 0 shows all\n");
}

static void put_condition(ent_leverage_sheet *s, const ent_condition *c)
{
    ent_subject who = ent_party_subject(s->dispute, c->party);
    ent_text_add(&s->text, ent_party_opening(s->dispute, c->party));
    if (c->clause_count == 0) {
        ent_text_add(&s->text,
                     ent_inflect(&who, " {stays, whatever it wishes|stay, whatever they wish}."));
        ent_leverage_paragraph(s, 2, 4);
        return;
    }
    ent_text_add(
        &s->text,
        ent_inflect(
            &who, c->stays
                      ? " {stays. It does so iff it likes|stay. They do so iff they like} "
                      : " {leaves. It would stay iff it|leave. They would stay iff they} liked "));
    ent_text_format(&s->text, "s%llu no less than", (unsigned long long)(s->asked->state + 1));
    ent_leverage_paragraph(s, 2, 4);
    put_clauses(s, c);
    put_rankings(s, c);
}

static void put_free(ent_leverage_sheet *s, const ent_rankings *r)
{
    ent_put(s->w, "\n");
    ent_text_add(&s->text, "With the rankings of ");
    ent_words_coalition(&s->text, s->dispute, r->parties);
    ent_text_format(&s->text, " free, s%llu holds under %s ", (unsigned long long)(r->state + 1),
                    ent_concept_label(r->concept));
    if (r->share.counted) {
        ent_text_add(&s->text, "in ");
        add_share(s, &r->share, r->of);
        ent_text_add(&s->text, " of the combinations of strict rankings.");
    } else {
        ent_text_add(&s->text,
                     "in a number of combinations that is not counted: there are too many.");
    }
    ent_leverage_paragraph(s, 0, 2);
}

void ent_leverage_conditions_text(ent_leverage_sheet *s)
{
    if (s->view->conditions != NULL) {
        ent_put(s->w, "\nOn what it depends, for each party with all else as it is\n");
    }
    for (size_t p = 0; s->view->conditions != NULL && p < ent_party_count(s->dispute); p++) {
        put_condition(s, s->view->conditions[p]);
    }
    if (s->view->rankings != NULL) {
        put_free(s, s->view->rankings);
    }
}
