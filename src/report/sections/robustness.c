/* SPDX-License-Identifier: MIT */
/*
 * "How sure this is": in what share of many readings of the file each state that is shown holds, what single changes
 * overturn, and what is left without what is assumed.
 *
 * A state is looked at under the strictest concept under which it holds in the file. Completions are gone through
 * whole where the file has few enough; swaps are drawn, so their shares come with an interval; single changes and what
 * is assumed are gone through whole.
 *
 * Long because shares and single changes are told of the same outcomes, in words that must agree.
 */
#include "report/material/material.h"
#include "report/material/phrases.h"
#include "report/material/pictures.h"
#include "report/robust/sheet.h"
#include "report/words.h"
#include "stability/concepts.h"

enum { MOST_CHANGES = 5, MOST_TOLD = 3, MOST_ENDS = 2, COUNTED = 3 };

/* The families whose shares are told, in the order of their columns. */
static const struct {
    ent_variation over;
    const char *head, *nothing;
} families[COUNTED] = {
    {ENT_VARY_COMPLETIONS, "What is unsure", "nothing in the file is unsure or unknown"},
    {ENT_VARY_SWAPS, "Neighbours swapped", "no party has two things to put in order"},
    {ENT_VARY_CHANGES, "One change", "there is nothing to change"},
};

/* What is there to tell. */
typedef struct sheet {
    ent_section_job *job;
    ent_page *page;
    const ent_shown *shown;
    size_t count;
    ent_material_family tried[COUNTED], assumed;
} sheet;

/* Whether a state that is shown is told of: in a brief report today, and the first to look at. */
static bool is_told(const sheet *s, const ent_shown *shown)
{
    return !s->job->brief || shown->first || shown->why == ENT_SHOWN_TODAY;
}

static bool is_tried(const ent_material_family *family)
{
    return family->part.tally != NULL && ent_tally_readings(family->part.tally) > 0;
}

static const char *why_not(ent_untried untried, const char *nothing)
{
    switch (untried) {
    case ENT_UNTRIED_ASKED:
        return "not asked for";
    case ENT_UNTRIED_LARGE:
        return "it would take more solutions than this page allows";
    case ENT_UNTRIED_UNDEFINED:
        return "not defined for this dispute";
    default:
        return nothing;
    }
}

/* Whose order no reading keeps, as a sentence with a blank before it. */
static void put_turned(sheet *s, const ent_readings *readings)
{
    ent_robust_words_turned(s->job->dispute, &s->job->text, readings);
    if (s->job->text.length > 0) {
        ent_tree_text(s->page, " ");
        ent_section_text(s->job, s->page);
    }
}

/* What one family does, and how many readings there are. */
static void put_family(sheet *s, const ent_material_family *family, size_t k)
{
    static const char *const does[COUNTED] = {
        "decides for each wish that is marked unsure or unknown whether it counts",
        "exchanges one pair of neighbours in the order of each party, drawn at random",
        "changes one thing of one party: a wish is left out, or two neighbours change places"};
    ent_tree_open(s->page, ENT_TREE_TERM, ENT_ROLE_PLAIN, families[k].head, NULL);
    ent_tree_close(s->page, ENT_TREE_TERM);
    ent_tree_open(s->page, ENT_TREE_MEANING, ENT_ROLE_PLAIN, NULL, NULL);
    if (!is_tried(family)) {
        ent_tree_format(s->page, "Not tried: %s.", why_not(family->untried, families[k].nothing));
    } else {
        const ent_readings *readings = ent_tally_family(family->part.tally);
        ent_tree_format(s->page, "Each reading %s. ", does[k]);
        ent_phrase_count(s->job, s->page, ent_tally_readings(family->part.tally), "reading",
                         "readings");
        if (ent_readings_exact(readings)) {
            ent_tree_text(s->page, ", all there are.");
        } else {
            ent_tree_format(s->page, ", drawn by chance (seed %llu)",
                            (unsigned long long)s->job->options.seed);
            if (families[k].over == ENT_VARY_COMPLETIONS) {
                ent_tree_format(s->page, ", of %s%llu",
                                ent_readings_joint(readings) == UINT64_MAX ? "more than " : "",
                                (unsigned long long)ent_readings_joint(readings));
            }
            ent_tree_text(s->page, "; so shares come with an interval of 95 %.");
            put_turned(s, readings);
        }
    }
    ent_tree_close(s->page, ENT_TREE_MEANING);
}

static void put_families(sheet *s)
{
    ent_tree_paragraph(s->page, ENT_ROLE_PLAIN,
                       "What the parties want is known only in part. A reading is one way in "
                       "which it may be: it gives every party an order of the states, and what "
                       "would hold is then asked anew.");
    ent_tree_open(s->page, ENT_TREE_TERMS, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < COUNTED; k++) {
        put_family(s, &s->tried[k], k);
    }
    ent_tree_close(s->page, ENT_TREE_TERMS);
    ent_tree_paragraph(s->page, ENT_ROLE_REMARK,
                       "A share counts the readings that were tried. It is not a probability: "
                       "nobody knows how likely each reading is.");
}

/* The same in a paragraph. */
static void put_families_briefly(sheet *s)
{
    static const char *const does[COUNTED] = {"decides what is unsure",
                                              "exchanges one pair of neighbouring wishes of each "
                                              "party, drawn at random",
                                              "changes one thing of one party: a wish is left out, "
                                              "or two neighbours change places"};
    bool any = false;
    ent_phrase_begin(s->page);
    ent_tree_text(s->page,
                  "A reading is one way in which the parties' wishes may be otherwise: it ");
    for (size_t k = 0; k < COUNTED; k++) {
        if (is_tried(&s->tried[k])) {
            ent_tree_format(s->page, "%s%s (", any ? "; or it " : "", does[k]);
            ent_phrase_count(s->job, s->page, ent_tally_readings(s->tried[k].part.tally), "reading",
                             "readings");
            ent_tree_text(s->page, ")");
            any = true;
        }
    }
    ent_tree_text(s->page, any ? ". A share of readings is not a probability."
                               : "is taken otherwise. None was tried.");
    if (is_tried(&s->tried[1])) {
        put_turned(s, ent_tally_family(s->tried[1].part.tally));
    }
    ent_phrase_end(s->page);
}

/* "97.3 %", and behind it the interval where readings are drawn. */
static void put_share(sheet *s, const ent_material_family *family, uint64_t hits)
{
    const uint64_t tried = ent_tally_readings(family->part.tally);
    ent_text *text = &s->job->text;
    ent_phrase_percent(text, hits, tried);
    if (!ent_readings_exact(ent_tally_family(family->part.tally))) {
        ent_phrase_interval(text, hits, tried);
    }
    ent_tree_cell(s->page, ENT_ROLE_NUMBER, ent_text_get(text));
    ent_text_clear(text);
}

static void put_head(sheet *s, const char *caption)
{
    ent_tree_open(s->page, ENT_TREE_TABLE, ENT_ROLE_PLAIN, caption, NULL);
    ent_tree_open(s->page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_cell(s->page, ENT_ROLE_PLAIN, "State");
    ent_tree_cell(s->page, ENT_ROLE_PLAIN, "Under");
    for (size_t k = 0; k < COUNTED; k++) {
        if (is_tried(&s->tried[k])) {
            ent_tree_cell(s->page, ENT_ROLE_NUMBER, families[k].head);
        }
    }
    ent_tree_close(s->page, ENT_TREE_ROW);
}

static bool any_tried(const sheet *s)
{
    return is_tried(&s->tried[0]) || is_tried(&s->tried[1]) || is_tried(&s->tried[2]);
}

/* Whether some other state of its name holds where a state that is told of does not: in a reading of some family. */
static bool is_name_surer(const sheet *s, uint64_t state, size_t name, ent_concept concept)
{
    bool surer = false;
    for (size_t k = 0; name != ENT_NO_NAME && k < COUNTED; k++) {
        const ent_tally *tally = s->tried[k].part.tally;
        surer = surer || (is_tried(&s->tried[k]) && ent_tally_name_holds(tally, concept, name) !=
                                                        ent_tally_holds(tally, concept, state));
    }
    return surer;
}

/* The row below a state: how often one state or another of its name holds, where that is oftener. */
static void put_name_below(sheet *s, uint64_t state, ent_concept concept)
{
    const size_t name = ent_material_name(s->job->material, state);
    if (!is_name_surer(s, state, name, concept)) {
        return;
    }
    ent_tree_open(s->page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_cell(s->page, ENT_ROLE_PLAIN, "- by one state or another of its name");
    ent_tree_cell(s->page, ENT_ROLE_PLAIN, ent_concept_label(concept));
    for (size_t k = 0; k < COUNTED; k++) {
        if (is_tried(&s->tried[k])) {
            put_share(s, &s->tried[k], ent_tally_name_holds(s->tried[k].part.tally, concept, name));
        }
    }
    ent_tree_close(s->page, ENT_TREE_ROW);
}

static void put_states(sheet *s)
{
    ent_concept concept = ENT_NASH;
    bool any = false;
    for (size_t i = 0; i < s->count; i++) {
        const ent_shown *shown = &s->shown[i];
        if (!is_told(s, shown) || !ent_phrase_telling(shown->standing.concepts, &concept)) {
            continue;
        }
        if (!any) {
            put_head(s,
                     "In what share of readings each state holds as firmly as in the file: under "
                     "the strictest concept under which it does there");
            any = true;
        }
        ent_tree_open(s->page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
        ent_tree_open(s->page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
        ent_phrase_title(s->job, s->page, shown, ENT_TREE_TEXT);
        ent_tree_close(s->page, ENT_TREE_CELL);
        ent_tree_cell(s->page, ENT_ROLE_PLAIN, ent_concept_label(concept));
        for (size_t k = 0; k < COUNTED; k++) {
            if (is_tried(&s->tried[k])) {
                put_share(s, &s->tried[k],
                          ent_tally_holds(s->tried[k].part.tally, concept, shown->standing.state));
            }
        }
        ent_tree_close(s->page, ENT_TREE_ROW);
        put_name_below(s, shown->standing.state, concept);
    }
    if (any) {
        ent_tree_close(s->page, ENT_TREE_TABLE);
    }
}

/* The concept under which a name is looked at: the strictest of its strongest state, else the most lenient. */
static bool concept_of_name(const sheet *s, const ent_name_standing *name, ent_concept *out)
{
    const unsigned asked = ent_solution_concepts(s->job->solution);
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        if (ent_strictest[k] != ENT_SIM && (asked >> ent_strictest[k] & 1) != 0) {
            *out = ent_strictest[k];
        }
    }
    (void)ent_phrase_telling(name->holding > 0 ? name->strongest.concepts : 0, out);
    return name->states > 1;
}

/* The names of several states: whether any of them holds. */
static void put_names(sheet *s, const ent_digest *digest)
{
    bool any = false;
    for (size_t i = 0; i < digest->name_count; i++) {
        ent_concept concept = ENT_NASH;
        if (!concept_of_name(s, &digest->names[i], &concept)) {
            continue;
        }
        if (!any) {
            put_head(s, "In what share of readings at least one state of a name holds");
            any = true;
        }
        ent_tree_open(s->page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
        ent_tree_open(s->page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
        ent_phrase_name(s->job, s->page, digest->names[i].name);
        ent_tree_close(s->page, ENT_TREE_CELL);
        ent_tree_cell(s->page, ENT_ROLE_PLAIN, ent_concept_label(concept));
        for (size_t k = 0; k < COUNTED; k++) {
            if (is_tried(&s->tried[k])) {
                put_share(
                    s, &s->tried[k],
                    ent_tally_name_holds(s->tried[k].part.tally, concept, digest->names[i].name));
            }
        }
        ent_tree_close(s->page, ENT_TREE_ROW);
    }
    if (any) {
        ent_tree_close(s->page, ENT_TREE_TABLE);
    }
}

/* A change in words. */
static void put_change(sheet *s, const ent_overturns *overturns, size_t rank)
{
    const ent_robust_sheet words = {.dispute = s->job->dispute, .space = s->job->space};
    const ent_readings *readings = ent_tally_family(ent_overturns_tally(overturns));
    const ent_overturn row = ent_overturn_at(overturns, rank);
    ent_robust_words_change(&words, &s->job->text, ent_change_at(readings, row.reading));
    ent_section_text(s->job, s->page);
}

/* The states shown that a change leaves under the concept under which they are looked at, but makes hold otherwise; how
 * many there are. */
static size_t put_firmer(sheet *s, const ent_overturns *overturns, size_t rank)
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
        if (!is_told(s, &s->shown[i]) || after == before ||
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
static void put_lost(sheet *s, const ent_overturns *overturns, size_t rank)
{
    size_t lost = 0, looked_at = 0;
    for (size_t i = 0; i < s->count; i++) {
        ent_concept concept = ENT_NASH;
        if (!is_told(s, &s->shown[i]) ||
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

static turn turn_of(const sheet *s, const ent_overturns *overturns, size_t rank, uint64_t state)
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
static turn turn_of_name(const sheet *s, const ent_overturns *overturns, size_t rank, size_t name,
                         uint64_t counts[2])
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
static void put_turned_names(sheet *s, const ent_overturns *overturns, size_t rank, bool newly)
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
static void put_extent(sheet *s, const ent_overturns *overturns, size_t rank)
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
static void put_end(sheet *s, const ent_overturns *overturns, const ent_shown *shown,
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
static bool has_alike(const sheet *s)
{
    bool found = false;
    for (size_t i = 0; i < s->count; i++) {
        found = found || (is_told(s, &s->shown[i]) &&
                          ent_material_alike(s->job->material, s->shown[i].standing.state) > 0);
    }
    return found;
}

/* Of each state that is told of which changes of one thing end it. */
static void put_ends(sheet *s, const ent_overturns *overturns)
{
    ent_concept concept = ENT_NASH;
    bool any = false;
    for (size_t i = 0; i < s->count; i++) {
        if (!is_told(s, &s->shown[i]) ||
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

static void put_most(sheet *s, const ent_overturns *overturns)
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

static void put_changes(sheet *s)
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
static void put_assumed_rows(sheet *s, const ent_overturns *overturns)
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

static void put_assumed(sheet *s)
{
    ent_phrase_heading(s->page, "Without the wishes that are assumed");
    if (!is_tried(&s->assumed)) {
        ent_phrase_begin(s->page);
        ent_tree_format(s->page, "Not tried: %s.",
                        why_not(s->assumed.untried, "no wish that can be left out is assumed"));
        ent_phrase_end(s->page);
        return;
    }
    ent_tree_paragraph(s->page, ENT_ROLE_PLAIN,
                       "Wishes alone are left out here; rules and events stay. What falls without "
                       "these, too, is told under \"What it rests on\".");
    put_assumed_rows(s, s->assumed.part.overturns);
}

static ent_status put_picture(sheet *s)
{
    ent_picture_family told[COUNTED];
    for (size_t k = 0; k < COUNTED; k++) {
        told[k] = (ent_picture_family){families[k].head, s->tried[k].part.tally};
    }
    return ent_picture_shares(s->job, s->page, told, COUNTED);
}

ent_status ent_section_robustness(ent_section_job *job, ent_page *page)
{
    sheet s = {.job = job, .page = page};
    const ent_digest *digest = NULL;
    ENT_TRY(ent_material_digest(job->material, &digest));
    ENT_TRY(ent_material_shown(job->material, &s.shown, &s.count));
    for (size_t k = 0; k < COUNTED; k++) {
        ENT_TRY(ent_material_readings(job->material, families[k].over, &s.tried[k]));
    }
    ENT_TRY(ent_material_readings(job->material, ENT_VARY_ASSUMED, &s.assumed));
    if (job->brief) {
        put_families_briefly(&s);
    } else {
        put_families(&s);
    }
    if (any_tried(&s)) {
        ENT_TRY(job->brief ? ENT_OK : put_picture(&s));
        put_states(&s);
        if (!job->brief) {
            put_names(&s, digest);
        }
    }
    put_changes(&s);
    put_assumed(&s);
    return ENT_OK;
}
