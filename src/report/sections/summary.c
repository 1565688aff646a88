/* SPDX-License-Identifier: MIT */
/*
 * "In brief": what would hold and how firmly, whether today would, what to look at first, how surely, and on what it rests;
 * on a page, and in words that need no other.
 */
#include "dispute/subject.h"
#include "report/coalitions/several.h"
#include "report/material/deterrence.h"
#include "report/material/material.h"
#include "report/material/phrases.h"
#include "report/robust/sheet.h"
#include "report/words.h"
#include "stability/concepts.h"

#include "diag/context.h"
#include <entente/findings.h>

enum { MOST_COUNTED = 100 }; /* readings of which so many are told as a number, not as a share */

/* How many hold, and how the ways to hold are called from here on, the strictest first. */
static void put_counts(ent_section_job *job, ent_page *page, const ent_digest *digest)
{
    ent_phrase_begin(page);
    if (digest->equilibrium_count == 0) {
        ent_tree_text(page, "Of ");
        ent_phrase_count(job, page, ent_state_count(job->space), "possible state",
                         "possible states");
        ent_tree_text(page, " none would hold: from each some party would move on.");
        ent_phrase_end(page);
        return;
    }
    ent_tree_text(page, "How many of the ");
    ent_phrase_count(job, page, ent_state_count(job->space), "possible state", "possible states");
    ent_tree_text(page, " would hold, every party staying, hangs on how strictly one asks. The "
                        "firmest first; what holds firmly is counted in the weaker ways, too:");
    ent_phrase_end(page);
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        const ent_concept c = ent_strictest[k];
        if ((ent_solution_concepts(job->solution) >> c & 1) != 0) {
            ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
            ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, ent_phrase_manner(c), NULL);
            ent_tree_text(page, " ");
            ent_tree_word(page, ENT_TREE_BADGE, ENT_ROLE_PLAIN, ent_concept_label(c), NULL);
            ent_tree_text(page, ", ");
            ent_phrase_count(job, page, ent_equilibrium_count(job->solution, c), "state", "states");
            ent_tree_format(page, ": %s.", ent_words_asks(c));
            ent_tree_close(page, ENT_TREE_ITEM);
        }
    }
    ent_tree_close(page, ENT_TREE_LIST);
    ent_tree_paragraph(
        page, ENT_ROLE_PLAIN,
        "Whoever speaks of one should say first whether it holds by itself, and if not "
        "what holds it: answers that would pay for those who give them, or mere "
        "threats.");
}

/* Whether several acting together would leave what holds against each alone, as a sentence. */
static ent_status put_several(ent_section_job *job, ent_page *page, uint64_t state)
{
    const ent_coalitions *found = NULL;
    ENT_TRY(ent_material_several(job->material, &found));
    if (found == NULL) {
        return ENT_OK; /* said once, of all */
    }
    ent_tree_text(page, " ");
    ent_words_several(&job->text, found, state, false);
    ent_section_text(job, page);
    ent_tree_text(page, ".");
    return ENT_OK;
}

/* That nobody asked about several acting together, where that takes long. */
static ent_status put_unasked(ent_section_job *job, ent_page *page)
{
    const ent_coalitions *found = NULL;
    ENT_TRY(ent_material_several(job->material, &found));
    if (found == NULL && ent_party_count(job->dispute) > 1) {
        ent_tree_paragraph(
            page, ENT_ROLE_PLAIN,
            "Each party is taken to act alone. Whether several acting together would "
            "leave what holds was not asked; 'entente coalitions' tells it of each "
            "state.");
    }
    return ENT_OK;
}

/* What each party that would leave today would do: of its moves that are the hardest to deter the one that it likes best; and
 * which it likes best of all. */
static ent_status put_departures(ent_section_job *job, ent_page *page)
{
    ent_explanation *explanation = NULL;
    ENT_TRY(ent_explanation_new(job->context, job->solution, job->today, 1, &explanation));
    for (size_t p = 0; p < explanation->party_count; p++) {
        const ent_stance *stance = &explanation->stances[p];
        if (stance->stable == 0 && stance->shown_count > 0) {
            ent_tree_text(page, " ");
            ent_section_put_party(job, page, p);
            ent_subject who = ent_party_subject(job->dispute, p);
            ent_tree_text(page, ent_inflect(&who, " would gain if {it|they} "));
            ent_phrase_move(job, page, p, job->today, stance->shown[0].to);
            ent_tree_text(page, ", leading to ");
            ent_phrase_state(job, page, stance->shown[0].to);
            ent_tree_text(page, ".");
            ent_phrase_liked(job, page, explanation, p);
        }
    }
    ent_explanation_free(job->context, explanation);
    return ENT_OK;
}

/* Whether one of the first to look at is reached by moves that are each a gain, and left by others. */
static bool is_passed(const ent_shown *shown, const ent_journey *gains)
{
    const uint64_t state = shown->standing.state;
    return shown->first && ent_journey_steps(gains, state) != ENT_NOT_REACHED &&
           !ent_journey_is_end(gains, state);
}

/* A state that is told of further on, in short: its letter, or in graph form its title; or today's. */
static void put_short(ent_page *page, const ent_shown *shown)
{
    if (shown->why == ENT_SHOWN_TODAY) {
        ent_tree_text(page, "today's state");
    } else {
        ent_tree_format(page, "%.*s", (int)strcspn(shown->title, ":"), shown->title);
    }
}

/* Which of the first to look at such moves pass, without resting there. */
static ent_status put_passed(ent_section_job *job, ent_page *page, const ent_journey *gains)
{
    const ent_shown *shown = NULL;
    size_t count = 0, passed = 0, put = 0;
    ENT_TRY(ent_material_shown(job->material, &shown, &count));
    for (size_t k = 0; k < count; k++) {
        passed += is_passed(&shown[k], gains);
    }
    for (size_t k = 0; k < count; k++) {
        if (is_passed(&shown[k], gains)) {
            ent_tree_text(page, put == 0            ? " Of the outcomes below they can pass "
                                : put + 1 == passed ? " and "
                                                    : ", ");
            put_short(page, &shown[k]);
            put++;
        }
    }
    ent_tree_text(page,
                  passed == 0 ? ""
                  : passed == 1
                      ? ", from which some party would gain by moving on if no answer deterred "
                        "it."
                      : ", from each of which some party would gain by moving on if no answer "
                        "deterred it.");
    return ENT_OK;
}

/* The states in which no party gains by a move: as many as are told of first, and how many more. */
static void put_resting(ent_section_job *job, ent_page *page, const ent_journey *gains)
{
    const uint64_t ends = ent_journey_end_count(gains);
    uint64_t told = 0;
    for (uint64_t s = 0; s < ent_state_count(job->space) && told < ENT_MOST_FIRST; s++) {
        if (ent_journey_is_end(gains, s)) {
            ent_tree_text(page, told == 0 ? "" : told + 1 == ends ? " or " : ", ");
            ent_phrase_state(job, page, s);
            told++;
        }
    }
    if (told < ends) {
        ent_tree_text(page, " or ");
        ent_phrase_count(job, page, ends - told, "other state", "other states");
    }
    ent_tree_text(page, ".");
}

/* Where moves that each gain end that begin at today; whether it holds because of answers, or some party would leave it. */
static ent_status put_ends(ent_section_job *job, ent_page *page, bool holds)
{
    ent_journey *gains = NULL;
    ENT_TRY(ent_material_journey(job->material, true, &gains));
    if (ent_journey_reached_count(gains) == 1) {
        return ENT_OK; /* nobody gains by a move */
    }
    ent_tree_text(page, holds ? " Were the answers not minded, moves" : " Moves");
    ent_tree_text(page, " that are each a gain to those who make them ");
    if (ent_journey_end_count(gains) == 0) {
        ent_tree_text(page, "would never come to rest: wherever they lead, some party would gain "
                            "by a further move of its own.");
    } else {
        ent_tree_text(page, "could come to rest, where nobody gains by a further move of its own, "
                            "only in ");
        put_resting(job, page, gains);
    }
    return put_passed(job, page, gains);
}

static ent_status put_today(ent_section_job *job, ent_page *page)
{
    ent_phrase_begin(page);
    if (!job->has_today) {
        ent_tree_text(page, "What holds today is not said, so nothing is compared with it.");
        ent_phrase_end(page);
        return ENT_OK;
    }
    const unsigned concepts = ent_equilibrium_concepts(job->solution, job->today);
    ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, "Today", NULL);
    ent_tree_text(page, ", ");
    ent_phrase_state(job, page, job->today);
    if (!ent_is_graph_form(job->dispute)) {
        ent_tree_text(page, ": ");
        ent_phrase_doings(job, page, job->today);
    }
    ent_tree_text(page, ". It ");
    if (concepts != 0) {
        ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, "would hold", NULL);
        ent_tree_text(page, " ");
        ent_phrase_firmness(page, concepts);
    } else {
        ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, "would not hold", NULL);
        ent_tree_text(page, ": ");
        ent_phrase_leavers(job, page, job->today);
    }
    ent_tree_text(page, ".");
    ENT_TRY(concepts == 0 ? put_departures(job, page) : put_several(job, page, job->today));
    ENT_TRY(put_ends(job, page, concepts != 0));
    ent_phrase_end(page);
    return ENT_OK;
}

/* Of a state that holds, what its parties have done and would take back if they could: that they stay does not show it. */
static ent_status put_barred(ent_section_job *job, ent_page *page, uint64_t state)
{
    ent_explanation *explanation = NULL;
    ENT_TRY(ent_explanation_new(job->context, job->solution, state, 1, &explanation));
    for (size_t p = 0; p < explanation->party_count; p++) {
        if (ent_phrase_contented(job, explanation, p)) {
            ent_phrase_barred(job, page, explanation, p, true);
        }
    }
    ent_explanation_free(job->context, explanation);
    return ENT_OK;
}

/* One of the first to look at: its title, what is done, how it holds, who gains. */
static ent_status put_settlement(ent_section_job *job, ent_page *page, const ent_shown *shown)
{
    const ent_settlement *standing = &shown->standing;
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    if (ent_material_name(job->material, standing->state) == ENT_NO_NAME) {
        ent_phrase_head(job, page, shown, ENT_TREE_STRONG); /* what is done in it follows */
    } else {
        ent_phrase_title(job, page, shown, ENT_TREE_STRONG);
    }
    if (!ent_is_graph_form(job->dispute)) {
        ent_tree_text(page, ". ");
        ent_phrase_doings(job, page, standing->state);
    }
    if (standing->concepts != 0) {
        ent_tree_text(page, ". It holds ");
        ent_phrase_firmness(page, standing->concepts);
    } else {
        ent_tree_text(page, ". It would not hold: ");
        ent_phrase_leavers(job, page, standing->state);
    }
    if (job->has_today) {
        ent_tree_text(page, "; against today ");
        ent_phrase_gains(job, page, standing->state);
    }
    ent_tree_text(page, ".");
    ENT_TRY(standing->concepts != 0 ? put_barred(job, page, standing->state) : ENT_OK);
    ENT_TRY(ent_section_put_namesakes(job, page, standing->state));
    if (standing->concepts != 0) {
        ENT_TRY(put_several(job, page, standing->state));
        ENT_TRY(ent_section_put_lasting(job, page, standing->state));
    }
    if (job->has_today) {
        ENT_TRY(ent_phrase_way(job, page, standing));
    }
    ent_tree_close(page, ENT_TREE_ITEM);
    return ENT_OK;
}

/* How many of those that would hold are better than today for some party and worse for none. */
static void put_better(ent_section_job *job, ent_page *page, const ent_holding_counts *counts)
{
    if (counts->holding == 1) {
        ent_tree_text(page, "The only one that would hold in one of these ways is ");
    } else {
        ent_tree_text(page, "Of all ");
        ent_phrase_count(job, page, counts->holding, "", "that would hold in one of these ways ");
        if (counts->better == 0) {
            ent_tree_text(page, "none is ");
        } else {
            ent_phrase_count(job, page, counts->better, "is ", "are ");
        }
    }
    ent_tree_text(page, counts->holding == 1 && counts->better == 0
                            ? "worse than today for some party, or better for none"
                            : "better than today for some party and worse for none");
}

/* How the rest compares with today, and how many are not told of here. */
static ent_status put_rest(ent_section_job *job, ent_page *page, size_t told)
{
    ent_holding_counts counts;
    ENT_TRY(ent_material_counts(job->material, &counts));
    ent_phrase_begin(page);
    if (job->has_today) {
        put_better(job, page, &counts);
        for (uint64_t k = 0; counts.better <= ENT_MOST_FIRST && k < counts.better; k++) {
            ent_tree_text(page, k == 0 ? " (" : ", ");
            ent_phrase_state(job, page, counts.first[k]);
            ent_tree_text(page, k + 1 == counts.better ? ")" : "");
        }
        if (counts.unreached > 0) {
            ent_tree_text(page, ", and to ");
            ent_phrase_count(job, page, counts.unreached, "no moves lead from today",
                             "no moves lead from today");
        }
        ent_tree_text(page, ". ");
    }
    if (counts.holding > told) {
        ent_phrase_count(job, page, counts.holding - told, "more holds beside those above.",
                         "more hold beside those above.");
    }
    ent_phrase_end(page);
    return ENT_OK;
}

/* By what the order goes before firmness, where some that stand first hold less firmly. */
static void put_reasons(ent_page *page, unsigned by)
{
    static const struct {
        unsigned reason;
        const char *words;
    } reasons[] = {{ENT_ORDER_NAMED, "hat has a name in the file"},
                   {ENT_ORDER_REACHED, "hat moves from today lead to"},
                   {ENT_ORDER_UNHARMED, "hat leaves no party worse off than today"}};
    bool any = false;
    for (size_t k = 0; k < sizeof reasons / sizeof *reasons; k++) {
        if ((by & reasons[k].reason) != 0) {
            ent_tree_format(page, any ? ", and of that first w%s" : "W%s", reasons[k].words);
            ent_tree_text(page, any ? "" : " comes first");
            any = true;
        }
    }
    ent_tree_text(page, any ? ", though others hold more firmly; how firmly is said of each." : "");
}

/* Whether today's state holds more strictly than any of the first to look at. */
static bool is_today_firmest(const ent_section_job *job, const ent_shown *shown, size_t count)
{
    bool firmest = job->has_today;
    for (size_t k = 0; firmest && k < count; k++) {
        firmest =
            !shown[k].first || ent_strictness(ent_equilibrium_concepts(job->solution, job->today)) <
                                   ent_strictness(shown[k].standing.concepts);
    }
    return firmest;
}

/* Why what stands first is not the firmest, where it is not; and what is told of only because it was asked for. */
static ent_status put_order(ent_section_job *job, ent_page *page, const ent_shown *shown,
                            size_t count)
{
    unsigned by = 0;
    ENT_TRY(ent_material_order(job->material, &by));
    if ((by & ~(unsigned)ENT_ORDER_ASKED) != 0) {
        ent_phrase_begin(page);
        put_reasons(page, by);
        ent_phrase_end(page);
    }
    if (is_today_firmest(job, shown, count)) {
        ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                           "Today's state holds more firmly than any of these.");
    }
    for (size_t k = 0; k < count; k++) {
        if (shown[k].why == ENT_SHOWN_ASKED) {
            ent_phrase_begin(page);
            put_short(page, &shown[k]);
            ent_tree_text(page, " is told of because it was asked for.");
            ent_phrase_end(page);
        }
    }
    return ENT_OK;
}

static ent_status put_settlements(ent_section_job *job, ent_page *page)
{
    const ent_shown *shown = NULL;
    size_t count = 0, told = 0, holds = 0;
    ENT_TRY(ent_material_shown(job->material, &shown, &count));
    for (size_t k = 0; k < count; k++) {
        holds += shown[k].why == ENT_SHOWN_TODAY && shown[k].standing.concepts != 0;
        if (!shown[k].first) {
            continue;
        }
        holds += shown[k].standing.concepts != 0;
        if (told++ == 0) {
            ent_phrase_heading(page, "The first to look at");
            ENT_TRY(put_order(job, page, shown, count));
            ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
        }
        ENT_TRY(put_settlement(job, page, &shown[k]));
    }
    if (told > 0) {
        ent_tree_close(page, ENT_TREE_LIST);
    }
    return told > 0 ? put_rest(job, page, holds) : ENT_OK;
}

/* Whether a state that is told of above would hold, and in how many readings of a family as firmly as in the file. */
static bool count_readings(const ent_tally *tally, const ent_shown *shown, uint64_t *out)
{
    ent_concept concept = ENT_NASH;
    const bool asked = (shown->first || shown->why == ENT_SHOWN_TODAY) &&
                       ent_phrase_telling(shown->standing.concepts, &concept);
    *out = asked ? ent_tally_holds(tally, concept, shown->standing.state) : 0;
    return asked;
}

/* "in 2 of 4", or where readings are many "in 79.7 %". */
static void put_hits(ent_section_job *job, ent_page *page, uint64_t hits, uint64_t tried)
{
    if (tried <= MOST_COUNTED) {
        ent_tree_format(page, " in %llu of %llu", (unsigned long long)hits,
                        (unsigned long long)tried);
    } else {
        ent_tree_text(page, " in ");
        ent_phrase_percent(&job->text, hits, tried);
        ent_section_text(job, page);
    }
}

/* In which readings of a family those told of hold as firmly as in the file: "in each, except B in 2 of 4". */
static void put_often(ent_section_job *job, ent_page *page, const ent_tally *tally,
                      const ent_shown *shown, size_t count)
{
    const uint64_t tried = ent_tally_readings(tally);
    uint64_t hits = 0;
    size_t looked_at = 0, fail = 0, put = 0;
    for (size_t k = 0; k < count; k++) {
        if (count_readings(tally, &shown[k], &hits)) {
            looked_at++;
            fail += hits < tried;
        }
    }
    ent_tree_text(page, fail == 0 ? "in each" : fail < looked_at ? "in each, except " : "");
    for (size_t k = 0; k < count; k++) {
        if (count_readings(tally, &shown[k], &hits) && hits < tried) {
            ent_tree_text(page, put == 0 ? "" : put + 1 == fail ? " and " : ", ");
            put_short(page, &shown[k]);
            put_hits(job, page, hits, tried);
            put++;
        }
    }
}

/* Whether a state of a name is told of above that does not hold in every reading. */
static bool fails_under(ent_section_job *job, const ent_tally *tally, const ent_shown *shown,
                        size_t count, size_t name)
{
    uint64_t hits = 0;
    bool fails = false;
    for (size_t k = 0; k < count; k++) {
        fails =
            fails || (count_readings(tally, &shown[k], &hits) && hits < ent_tally_readings(tally) &&
                      ent_material_name(job->material, shown[k].standing.state) == name);
    }
    return fails;
}

/* How often some state of such a name holds, where several do: the outcome may be surer than the state told of. */
static ent_status put_names_often(ent_section_job *job, ent_page *page, const ent_tally *tally,
                                  const ent_shown *shown, size_t count)
{
    const uint64_t tried = ent_tally_readings(tally);
    const ent_digest *digest = NULL;
    bool any = false;
    ENT_TRY(ent_material_digest(job->material, &digest));
    for (size_t i = 0; i < digest->name_count; i++) {
        const ent_name_standing *name = &digest->names[i];
        ent_concept concept = ENT_NASH;
        if (name->holding < 2 || !fails_under(job, tally, shown, count, name->name) ||
            !ent_phrase_telling(name->strongest.concepts, &concept)) {
            continue;
        }
        const uint64_t hits = ent_tally_name_holds(tally, concept, name->name);
        ent_tree_text(page, any ? "; " : ". By one state or another of its name: ");
        ent_phrase_name(job, page, name->name);
        if (hits == tried) {
            ent_tree_text(page, " in each");
        } else {
            put_hits(job, page, hits, tried);
        }
        any = true;
    }
    return ENT_OK;
}

/* Whose order no reading keeps, as a sentence with a blank before it. */
static void put_turned(ent_section_job *job, ent_page *page, const ent_readings *readings)
{
    ent_robust_words_turned(job->dispute, &job->text, readings);
    if (job->text.length > 0) {
        ent_tree_text(page, " ");
        ent_section_text(job, page);
    }
}

/* The item of one family of readings; `words`: what happens in them. */
static ent_status put_family(ent_section_job *job, ent_page *page, ent_variation over,
                             const char *words)
{
    const ent_shown *shown = NULL;
    size_t count = 0;
    ent_material_family family;
    ENT_TRY(ent_material_shown(job->material, &shown, &count));
    ENT_TRY(ent_material_readings(job->material, over, &family));
    if (family.part.tally == NULL || ent_tally_readings(family.part.tally) == 0 || count == 0) {
        return ENT_OK;
    }
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_format(page, "%s (", words);
    ent_phrase_count(job, page, ent_tally_readings(family.part.tally), "reading", "readings");
    ent_tree_text(page, "): ");
    put_often(job, page, family.part.tally, shown, count);
    ENT_TRY(put_names_often(job, page, family.part.tally, shown, count));
    ent_tree_text(page, ".");
    if (over == ENT_VARY_SWAPS) {
        ENT_TRY(ent_phrase_further(job, page));
        put_turned(job, page, ent_tally_family(family.part.tally));
    }
    ent_tree_close(page, ENT_TREE_ITEM);
    return ENT_OK;
}

/* How many warnings a closer look at the file gives, as an item; they are not left in the context. */
static ent_status put_warnings(ent_section_job *job, ent_page *page)
{
    const size_t before = job->context->diagnostic_count;
    uint64_t count = 0;
    const ent_status status = ent_findings(job->context, job->space);
    for (size_t k = before; k < job->context->diagnostic_count; k++) {
        count += job->context->diagnostics[k].severity == ENT_SEVERITY_WARNING;
    }
    job->context->diagnostic_count = before;
    if (status == ENT_OK && count > 0) {
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        ent_tree_text(page, "A check of the file finds ");
        ent_phrase_count(job, page, count, "thing", "things");
        ent_tree_text(page, " that may not be meant so, such as a wish that decides nothing.");
        ent_tree_close(page, ENT_TREE_ITEM);
    }
    return status;
}

static ent_status put_sureness(ent_section_job *job, ent_page *page)
{
    ent_phrase_heading(page, "How surely, and on what it rests");
    ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                       "What the parties want may be read otherwise. How often the outcomes with "
                       "a letter, and no others, then hold as firmly as said there:");
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    ENT_TRY(put_family(job, page, ENT_VARY_COMPLETIONS,
                       "Whichever way what is unsure or unknown turns out"));
    ENT_TRY(
        put_family(job, page, ENT_VARY_SWAPS,
                   "When one pair of neighbouring wishes of each party changes places, at random"));
    ENT_TRY(put_family(job, page, ENT_VARY_CHANGES,
                       "When one wish is left out, or two neighbours change places"));
    uint64_t counts[ENT_BASIS_COUNT];
    ent_basis_counts(job->dispute, counts);
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_text(page, "The wishes of the parties: ");
    ent_phrase_bases(page, counts);
    ent_tree_text(page, ".");
    ent_tree_close(page, ENT_TREE_ITEM);
    ENT_TRY(put_warnings(job, page));
    ent_tree_close(page, ENT_TREE_LIST);
    ent_tree_paragraph(page, ENT_ROLE_REMARK,
                       "What would hold follows from what the file says the parties can do and "
                       "want, and from nothing else. It is no forecast; a share of readings is "
                       "not a probability.");
    return ENT_OK;
}

ent_status ent_section_summary(ent_section_job *job, ent_page *page)
{
    const ent_digest *digest = NULL;
    ENT_TRY(ent_material_digest(job->material, &digest));
    put_counts(job, page, digest);
    ENT_TRY(put_unasked(job, page));
    ENT_TRY(put_today(job, page));
    ENT_TRY(put_settlements(job, page));
    ENT_TRY(ent_section_put_names(job, page, digest));
    return put_sureness(job, page);
}
