/* SPDX-License-Identifier: MIT */
/* A comparison in words: what differs between the files, how many settlements come and go, which, and by whom. */
#include "dispute/subject.h"
#include "report/comparison/sheet.h"
#include "report/head.h"
#include "report/words.h"
#include "stability/concepts.h"

static void put_wrapped(ent_comparison_sheet *s, size_t first, size_t rest, ent_text *text)
{
    ent_put_gathered(s->w, first, rest, text);
    ent_text_free(text);
}

/* "moves from place 3 to place 1", "goes from place 3", "comes to place 1". */
static void add_places(ent_text *text, const ent_difference *d)
{
    if (d->kind == ENT_DIFFERS_WEIGHT) {
        ent_text_format(text, ": from %s to %s", *d->before == '\0' ? "what is usual" : d->before,
                        *d->after == '\0' ? "what is usual" : d->after);
    } else if (d->before == NULL) {
        ent_text_format(text, " comes to place %zu", d->after_place + 1);
    } else if (d->after == NULL) {
        ent_text_format(text, " goes from place %zu", d->before_place + 1);
    } else {
        ent_text_format(text, " moves from place %zu to %zu", d->before_place + 1,
                        d->after_place + 1);
    }
}

/* The name of the party with this id, which both files have. */
static const char *name_of(const ent_comparison_sheet *s, const char *id)
{
    size_t party = 0;
    return ent_party_find(s->dispute[ENT_SIDE_BEFORE], id, &party) == ENT_OK
               ? ent_party_name(s->dispute[ENT_SIDE_BEFORE], party)
               : id;
}

static void put_difference(ent_comparison_sheet *s, const ent_difference *d)
{
    ent_text text;
    ent_text_init(&text, s->w->buffer.allocator);
    const char *said = d->after != NULL ? d->after : d->before;
    if (d->kind == ENT_DIFFERS_STATEMENT || d->kind == ENT_DIFFERS_WEIGHT) {
        ent_text_format(&text, "%s: the wish \"%s\"", name_of(s, d->subject),
                        d->label != NULL ? d->label : said);
        add_places(&text, d);
    } else {
        ent_text_format(&text, "%s", ent_difference_word(d->kind));
        if (d->subject != NULL) {
            ent_text_add(&text, d->kind <= ENT_DIFFERS_OPTION ? " " : " of ");
            ent_text_add(&text, d->subject);
        }
        if (d->before != NULL && d->after != NULL) {
            ent_text_format(&text, ": from %s to %s", d->before, d->after);
        } else {
            ent_text_format(&text, "%s: %s", d->before == NULL ? " added" : " removed", said);
        }
    }
    put_wrapped(s, 2, 6, &text);
}

/* Of which moments the two are. */
static void put_moments(ent_comparison_sheet *s)
{
    for (int side = 0; side < 2; side++) {
        if (ent_moment_told(s->dispute[side])) {
            ent_text text;
            ent_text_init(&text, s->w->buffer.allocator);
            ent_text_add(&text, side == ENT_SIDE_BEFORE ? "before: " : "after: ");
            ent_words_moment(&text, s->dispute[side]);
            put_wrapped(s, 2, 4, &text);
        }
    }
}

static void put_differences(ent_comparison_sheet *s)
{
    const size_t count = ent_difference_count(s->comparison);
    ent_put(s->w, "What differs\n");
    for (size_t i = 0; i < count; i++) {
        const ent_difference d = ent_difference_at(s->comparison, i);
        put_difference(s, &d);
    }
    ent_put(s->w, count == 0 ? "  nothing that counts\n" : "");
}

/* Where options differ, a state of one side may be several of the other: how many of before are kept then, since kept counts
 * those of after. */
static void put_kept(ent_comparison_sheet *s)
{
    ent_concept order[ENT_CONCEPT_COUNT];
    const size_t count = ent_strictest_of(ent_comparison_concepts(s->comparison), order);
    bool differ = false;
    ent_text text;
    ent_text_init(&text, s->w->buffer.allocator);
    ent_text_add(&text,
                 "(kept: of those after; a state of one side may be several of the other, as "
                 "options differ. Of those before are kept: ");
    for (size_t i = 0; i < count; i++) {
        const uint64_t before =
            ent_compared_count(s->comparison, ENT_SIDE_BEFORE, order[i], ENT_OUTCOME_KEPT);
        const uint64_t after =
            ent_compared_count(s->comparison, ENT_SIDE_AFTER, order[i], ENT_OUTCOME_KEPT);
        differ = differ || before != after;
        ent_text_format(&text, "%s%s %llu", i == 0 ? "" : ", ", ent_concept_label(order[i]),
                        (unsigned long long)before);
    }
    ent_text_add(&text, ")");
    if (differ) {
        put_wrapped(s, 2, 3, &text);
    } else {
        ent_writer_drop(s->w, &text);
    }
}

static void put_counts(ent_comparison_sheet *s)
{
    ent_concept order[ENT_CONCEPT_COUNT];
    const size_t count = ent_strictest_of(ent_comparison_concepts(s->comparison), order);
    uint64_t alone = 0; /* states that one side alone has */
    ent_put(s->w,
            "\nHow many states would hold\n"
            "            before     after      kept      lost  impossible    gained       new\n");
    for (size_t i = 0; i < count; i++) {
        const ent_concept c = order[i];
        const ent_comparison *of = s->comparison;
        ent_put_format(
            s->w, "  %-6s%10llu%10llu%10llu%10llu%12llu%10llu%10llu\n", ent_concept_label(c),
            (unsigned long long)ent_equilibrium_count(s->solution[0], c),
            (unsigned long long)ent_equilibrium_count(s->solution[1], c),
            (unsigned long long)ent_compared_count(of, ENT_SIDE_AFTER, c, ENT_OUTCOME_KEPT),
            (unsigned long long)ent_compared_count(of, ENT_SIDE_BEFORE, c, ENT_OUTCOME_CHANGED),
            (unsigned long long)ent_compared_count(of, ENT_SIDE_BEFORE, c, ENT_OUTCOME_ALONE),
            (unsigned long long)ent_compared_count(of, ENT_SIDE_AFTER, c, ENT_OUTCOME_CHANGED),
            (unsigned long long)ent_compared_count(of, ENT_SIDE_AFTER, c, ENT_OUTCOME_ALONE));
        alone += ent_compared_count(of, ENT_SIDE_BEFORE, c, ENT_OUTCOME_ALONE) +
                 ent_compared_count(of, ENT_SIDE_AFTER, c, ENT_OUTCOME_ALONE);
    }
    if (alone > 0) {
        ent_put(s->w, "  (impossible: held, and is no possible state any more; new: holds, and was "
                      "no possible state before)\n");
    }
    put_kept(s);
}

/* Which parties would now leave, or now stay, and under which concepts. */
static void put_parties(ent_comparison_sheet *s, ent_side side, uint64_t state, unsigned under)
{
    for (size_t p = 0; p < ent_party_count(s->dispute[side]); p++) {
        unsigned own = 0, other = 0;
        if (!ent_comparison_party_stays(s, side, p, state, &own, &other) ||
            (own & ~other & under) == 0) {
            continue;
        }
        ent_text text;
        ent_text_init(&text, s->w->buffer.allocator);
        ent_text_format(&text, "%s %s under ", ent_party_name(s->dispute[side], p),
                        side == ENT_SIDE_BEFORE ? "would now leave it," : "would now stay,");
        ent_words_concepts(&text, own & ~other & under);
        put_wrapped(s, 6, 8, &text);
    }
}

/* What each party does in a state that it does not do today. */
static void add_changes(ent_comparison_sheet *s, ent_side side, uint64_t today, uint64_t state,
                        ent_text *text)
{
    const size_t before = text->length;
    for (size_t p = 0; p < ent_party_count(s->dispute[side]); p++) {
        ent_text change;
        ent_text_init(&change, text->allocator);
        ent_words_change(&change, s->space[side], p, today, state);
        if (change.length > 0) {
            ent_text_add(text, text->length > before ? "; " : ": beside today ");
            ent_text_format(text, "%s %s", ent_party_name(s->dispute[side], p),
                            ent_text_get(&change));
        }
        text->failed = text->failed || change.failed;
        ent_text_free(&change);
    }
    ent_text_add(text, text->length > before ? "" : ": as today");
}

static void put_settlement(ent_comparison_sheet *s, ent_side side, uint64_t state, unsigned under)
{
    const ent_space *space = s->space[side];
    uint64_t today = 0;
    ent_text text;
    ent_text_init(&text, s->w->buffer.allocator);
    ent_words_state(&text, space, state);
    ent_text_add(&text, side == ENT_SIDE_AFTER ? " of after" : " of before");
    ent_text_add(&text, ", under ");
    ent_words_concepts(&text, under);
    if (ent_state_today(space, &today) == ENT_OK && !ent_is_graph_form(s->dispute[side])) {
        add_changes(s, side, today, state, &text);
    }
    put_wrapped(s, 2, 6, &text);
    put_parties(s, side, state, under);
}

static void put_list(ent_comparison_sheet *s, ent_side side, ent_outcome outcome, const char *head)
{
    bool any = false;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        any = any || ent_compared_count(s->comparison, side, c, outcome) > 0;
    }
    if (!any) {
        return;
    }
    ent_put(s->w, head);
    const uint64_t total = ent_comparison_each(s, side, outcome, put_settlement);
    if (total > s->most) {
        ent_put_more(s->w, 2, total - s->most);
    }
}

/* The names of both files of which another number of states would hold. */
static void put_names(ent_comparison_sheet *s)
{
    ent_concept order[ENT_CONCEPT_COUNT];
    const size_t count = ent_strictest_of(ent_comparison_concepts(s->comparison), order);
    bool head = false;
    for (size_t n = 0; n < ent_name_count(s->dispute[0]); n++) {
        size_t other = 0;
        if (!ent_comparison_name(s, n, &other)) {
            continue;
        }
        for (size_t i = 0; i < count; i++) {
            const uint64_t before = ent_comparison_named(s, ENT_SIDE_BEFORE, n, order[i]);
            const uint64_t after = ent_comparison_named(s, ENT_SIDE_AFTER, other, order[i]);
            if (before == after) {
                continue;
            }
            ent_put(s->w, head ? "" : "\nNamed states of which more or fewer would hold\n");
            head = true;
            ent_put_format(s->w, "  %s, %s: %llu before, %llu after\n",
                           ent_name_at(s->dispute[0], n), ent_concept_label(order[i]),
                           (unsigned long long)before, (unsigned long long)after);
        }
    }
}

static void put_stays(ent_comparison_sheet *s)
{
    ent_concept order[ENT_CONCEPT_COUNT];
    const size_t count = ent_strictest_of(ent_comparison_concepts(s->comparison), order);
    bool head = false;
    for (size_t p = 0; p < ent_party_count(s->dispute[0]); p++) {
        size_t other = 0;
        const bool both = ent_compared_party(s->comparison, ENT_SIDE_BEFORE, p, &other);
        for (size_t i = 0; both && i < count; i++) {
            const uint64_t leaves = ent_compared_leaves(s->comparison, order[i], p);
            const uint64_t stays = ent_compared_stays(s->comparison, order[i], p);
            if (leaves == 0 && stays == 0) {
                continue;
            }
            if (!head) {
                ent_put_format(s->w, "\nWho would act otherwise (states in both files: %llu)\n",
                               (unsigned long long)ent_compared_pairs(s->comparison));
            }
            head = true;
            ent_subject who = ent_party_subject(s->dispute[0], p);
            ent_put_format(
                s->w,
                ent_inflect(&who,
                            "  %s, %s: now {leaves|leave} in %llu, now {stays|stay} in %llu\n"),
                ent_party_name(s->dispute[0], p), ent_concept_label(order[i]),
                (unsigned long long)leaves, (unsigned long long)stays);
        }
    }
}

void ent_comparison_text(ent_comparison_sheet *s)
{
    ent_put(s->w, ent_dispute_title(s->dispute[1]));
    ent_put(s->w, "\n");
    put_moments(s);
    ent_put(s->w, "\n");
    put_differences(s);
    put_counts(s);
    put_names(s);
    put_list(s, ENT_SIDE_BEFORE, ENT_OUTCOME_CHANGED, "\nWhat would hold no more\n");
    put_list(s, ENT_SIDE_BEFORE, ENT_OUTCOME_ALONE, "\nWhat held and is no longer possible\n");
    put_list(s, ENT_SIDE_AFTER, ENT_OUTCOME_CHANGED, "\nWhat would newly hold\n");
    put_list(s, ENT_SIDE_AFTER, ENT_OUTCOME_ALONE, "\nWhat would hold and was not possible\n");
    put_stays(s);
}
