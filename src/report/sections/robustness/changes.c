/* SPDX-License-Identifier: MIT */
/*
 * Of "How sure this is": what single changes overturn most, which as small end what is shown, and what is left without what is
 * assumed. All are gone through whole.
 */
#include "report/robust/sheet.h"
#include "report/sections/robustness/sheet.h"
#include "report/words.h"
#include "stability/concepts.h"

enum { MOST_CHANGES = 5, MOST_TOLD = 3, MOST_ENDS = 2 };

/* A change in words. */
static void put_change(ent_sureness *s, const ent_overturns *overturns, size_t rank)
{
    const ent_robust_sheet words = {.dispute = s->job->dispute, .space = s->job->space};
    const ent_readings *readings = ent_tally_family(ent_overturns_tally(overturns));
    const ent_overturn row = ent_overturn_at(overturns, rank);
    ent_robust_words_change(&words, &s->job->text, ent_change_at(readings, row.reading));
    ent_section_text(s->job, s->page);
}

/* The states shown that a change leaves under the concept under which they are looked at, but makes hold otherwise; how
 * many there are. */
static size_t put_firmer(ent_sureness *s, const ent_overturns *overturns, size_t rank)
{
    const unsigned known = ent_solution_concepts(s->job->solution) & ~(1u << ENT_SIM);
    size_t put = 0;
    for (size_t i = 0; i < s->count; i++) {
        const uint64_t state = s->shown[i].standing.state;
        const unsigned before = s->shown[i].standing.concepts & known;
        unsigned after = 0;
        ent_concept concept = ENT_NASH;
        for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
            after |= (known >> c & 1) != 0 && ent_overturn_holds(overturns, rank, c, state)
                         ? 1u << c
                         : 0;
        }
        if (!ent_sureness_tells(s, &s->shown[i]) || after == before ||
            (ent_phrase_telling(before, &concept) && (after >> concept & 1) == 0)) {
            continue;
        }
        ent_tree_text(s->page, put++ == 0 ? ". Of those shown, " : "; ");
        ent_phrase_state(s->job, s->page, state);
        ent_tree_text(s->page, before == 0              ? " newly would hold, "
                               : (before & ~after) == 0 ? " would hold more firmly, "
                                                        : " would hold otherwise, ");
        ent_phrase_firmness(s->page, after);
    }
    return put;
}

/* The states shown that a change loses under the concept under which they are looked at. */
static void put_lost(ent_sureness *s, const ent_overturns *overturns, size_t rank)
{
    size_t lost = 0, looked_at = 0;
    for (size_t i = 0; i < s->count; i++) {
        ent_concept concept = ENT_NASH;
        if (!ent_sureness_tells(s, &s->shown[i]) ||
            !ent_phrase_telling(s->shown[i].standing.concepts, &concept)) {
            continue;
        }
        looked_at++;
        if (ent_overturn_holds(overturns, rank, concept, s->shown[i].standing.state)) {
            continue;
        }
        if (lost < MOST_TOLD) {
            ent_tree_text(s->page, lost == 0 ? ". Of those shown, no longer: " : ", ");
            ent_phrase_state(s->job, s->page, s->shown[i].standing.state);
            ent_tree_format(s->page, " under %s", ent_concept_label(concept));
        }
        lost++;
    }
    if (lost > MOST_TOLD) {
        ent_tree_format(s->page, " and %zu more", lost - MOST_TOLD);
    }
    if (put_firmer(s, overturns, rank) + lost == 0) {
        ent_tree_text(s->page, looked_at > 0 ? ". Those shown hold as before" : "");
    }
    ent_tree_text(s->page, ".");
}

/* What a change does to states: whether one holds before it, and after it, under some concept that readings know. */
typedef struct turn {
    bool before, after;
} turn;

static turn turn_of(const ent_sureness *s, const ent_overturns *overturns, size_t rank,
                    uint64_t state)
{
    const unsigned known = ent_solution_concepts(s->job->solution) & ~(1u << ENT_SIM);
    turn out = {.before = (ent_equilibrium_concepts(s->job->solution, state) & known) != 0};
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        out.after =
            out.after || ((known >> c & 1) != 0 && ent_overturn_holds(overturns, rank, c, state));
    }
    return out;
}

/* The same of the states of a name, or with ENT_NO_NAME of all; and how many of them hold no more, or newly. */
static turn turn_of_name(const ent_sureness *s, const ent_overturns *overturns, size_t rank,
                         size_t name, uint64_t counts[2])
{
    turn any = {.before = false};
    counts[0] = counts[1] = 0;
    for (uint64_t state = 0; state < ent_state_count(s->job->space); state++) {
        if (name == ENT_NO_NAME || ent_state_has_name(s->job->space, state, name)) {
            const turn one = turn_of(s, overturns, rank, state);
            any.before = any.before || one.before;
            any.after = any.after || one.after;
            counts[0] += one.before && !one.after;
            counts[1] += one.after && !one.before;
        }
    }
    return any;
}

/* The names of which no state holds any more after a change, or newly some does. */
static void put_turned_names(ent_sureness *s, const ent_overturns *overturns, size_t rank,
                             bool newly)
{
    size_t put = 0;
    for (size_t n = 0; n < ent_name_count(s->job->dispute); n++) {
        uint64_t counts[2];
        const turn one = turn_of_name(s, overturns, rank, n, counts);
        if (one.before == newly || one.after != newly) {
            continue;
        }
        ent_tree_text(s->page, put++ > 0 ? ", "
                               : newly   ? ". Outcomes that newly would hold: "
                                         : ". Outcomes that would hold no more: ");
        ent_phrase_name(s->job, s->page, n);
    }
}

/* How many states a change loses and gains, and which names. */
static void put_extent(ent_sureness *s, const ent_overturns *overturns, size_t rank)
{
    uint64_t counts[2];
    (void)turn_of_name(s, overturns, rank, ENT_NO_NAME, counts);
    ent_tree_text(s->page, ": ");
    if (counts[0] + counts[1] == 0) {
        ent_tree_text(s->page, "the same states would hold, some more or less firmly");
    } else {
        if (counts[0] > 0) {
            ent_phrase_count(s->job, s->page, counts[0], "state would hold no more",
                             "states would hold no more");
        }
        ent_tree_text(s->page, counts[0] > 0 && counts[1] > 0 ? ", and " : "");
        if (counts[1] > 0) {
            ent_phrase_count(s->job, s->page, counts[1], "state newly would hold",
                             "states newly would hold");
        }
    }
    put_turned_names(s, overturns, rank, false);
    put_turned_names(s, overturns, rank, true);
}

/* The changes by which a state holds no more under a concept, the first of them in words. */
static void put_end(ent_sureness *s, const ent_overturns *overturns, const ent_shown *shown,
                    ent_concept concept)
{
    const size_t count = ent_overturn_count(overturns);
    size_t ends = 0;
    ent_tree_open(s->page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    ent_phrase_head(s->job, s->page, shown, ENT_TREE_TEXT);
    ent_tree_format(s->page, ", under %s: ", ent_concept_label(concept));
    for (size_t k = 0; k < count; k++) {
        if (ent_overturn_holds(overturns, k, concept, shown->standing.state)) {
            continue;
        }
        if (ends < MOST_ENDS) {
            ent_tree_text(s->page, ends > 0 ? "; or " : "");
            put_change(s, overturns, k);
        }
        ends++;
    }
    if (ends > MOST_ENDS) {
        ent_tree_format(s->page, "; or by %zu more", ends - MOST_ENDS);
    }
    ent_tree_text(s->page, ends == 0 ? "no small change." : ".");
    ent_tree_close(s->page, ENT_TREE_ITEM);
}

/* Whether another state has the name of one that is told of, and holds too. */
static bool has_alike(const ent_sureness *s)
{
    bool found = false;
    for (size_t i = 0; i < s->count; i++) {
        found = found || (ent_sureness_tells(s, &s->shown[i]) &&
                          ent_material_alike(s->job->material, s->shown[i].standing.state) > 0);
    }
    return found;
}

/* Of each state that is told of which changes of one thing end it. */
static void put_ends(ent_sureness *s, const ent_overturns *overturns)
{
    ent_concept concept = ENT_NASH;
    bool any = false;
    for (size_t i = 0; i < s->count; i++) {
        if (!ent_sureness_tells(s, &s->shown[i]) ||
            !ent_phrase_telling(s->shown[i].standing.concepts, &concept)) {
            continue;
        }
        if (!any) {
            ent_phrase_heading(s->page, "Which small changes would end it");
            ent_tree_paragraph(s->page, ENT_ROLE_PLAIN,
                               "Small: one wish is left out, or two neighbours in the order of one "
                               "party change places. Larger ones may end what none of these does.");
            if (has_alike(s)) {
                ent_tree_paragraph(s->page, ENT_ROLE_PLAIN,
                                   "What ends a state may leave others of its name.");
            }
            ent_tree_open(s->page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
            any = true;
        }
        put_end(s, overturns, &s->shown[i], concept);
    }
    if (any) {
        ent_tree_close(s->page, ENT_TREE_LIST);
    }
}

static void put_most(ent_sureness *s, const ent_overturns *overturns)
{
    const size_t count = ent_overturn_count(overturns);
    size_t some = 0;
    while (some < count && ent_overturn_at(overturns, some).total > 0) {
        some++;
    }
    ent_phrase_heading(s->page, "What single changes overturn most");
    ent_phrase_begin(s->page);
    ent_tree_format(s->page, "%zu of %zu change what holds", some, count);
    ent_tree_text(s->page, some > 0 ? "; those that change most:" : ".");
    ent_phrase_end(s->page);
    if (some == 0) {
        return;
    }
    ent_tree_open(s->page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < some && k < MOST_CHANGES; k++) {
        ent_tree_open(s->page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        put_change(s, overturns, k);
        put_extent(s, overturns, k);
        put_lost(s, overturns, k);
        ent_tree_close(s->page, ENT_TREE_ITEM);
    }
    ent_tree_close(s->page, ENT_TREE_LIST);
}

void ent_sureness_put_changes(ent_sureness *s)
{
    const ent_overturns *overturns = s->tried[2].part.overturns;
    if (overturns == NULL || ent_overturn_count(overturns) == 0) {
        return;
    }
    put_ends(s, overturns);
    if (!s->job->brief) {
        put_most(s, overturns);
    }
}

/* Parties without their wishes that are assumed, first all of them: those by which anything changes. */
static void put_assumed_rows(ent_sureness *s, const ent_overturns *overturns)
{
    size_t told = 0;
    for (size_t k = 0; k < ent_overturn_count(overturns); k++) {
        const ent_overturn row = ent_overturn_at(overturns, k);
        if (row.total == 0 || told >= (s->job->brief ? 1 : MOST_CHANGES)) {
            continue;
        }
        if (told++ == 0) {
            ent_tree_open(s->page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
        }
        ent_tree_open(s->page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        put_change(s, overturns, k);
        put_extent(s, overturns, k);
        put_lost(s, overturns, k);
        ent_tree_close(s->page, ENT_TREE_ITEM);
    }
    if (told > 0) {
        ent_tree_close(s->page, ENT_TREE_LIST);
    } else {
        ent_tree_paragraph(s->page, ENT_ROLE_PLAIN, "Nothing changes.");
    }
}

void ent_sureness_put_assumed(ent_sureness *s)
{
    ent_phrase_heading(s->page, "Without the wishes that are assumed");
    if (!ent_sureness_tried(&s->assumed)) {
        ent_phrase_begin(s->page);
        ent_tree_format(
            s->page, "Not tried: %s.",
            ent_sureness_untried(s->assumed.untried, "no wish that can be left out is assumed"));
        ent_phrase_end(s->page);
        return;
    }
    ent_tree_paragraph(s->page, ENT_ROLE_PLAIN,
                       "Wishes alone are left out here; rules and events stay. What falls without "
                       "these, too, is told under \"What it rests on\".");
    put_assumed_rows(s, s->assumed.part.overturns);
}
