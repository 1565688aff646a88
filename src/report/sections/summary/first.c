/* SPDX-License-Identifier: MIT */
/* "In brief": the outcomes to look at first, each in points, and what of those that hold stays untold. */
#include "report/material/bound.h"
#include "report/material/deterrence.h"
#include "report/sections/summary/sheet.h"
#include "stability/concepts.h"

/* Of a state that holds, that no move is left or none that matters; then what its parties would do if `moves` and rules let
 * them: that they stay does not show it. */
static ent_status put_barred(ent_section_job *job, ent_page *page, uint64_t state)
{
    ent_explanation *explanation = NULL;
    ENT_TRY(ent_explanation_new(job->context, job->solution, state, 1, &explanation));
    const ent_bound bound = ent_phrase_bound(job, explanation);
    ent_tree_text(page, bound == ENT_BOUND_STILL
                            ? " It holds because nobody has a move there: what could come after it "
                              "is not in the file."
                        : bound == ENT_BOUND_IDLE
                            ? " It holds because no party has a move there that makes a difference "
                              "to itself."
                            : "");
    for (size_t p = 0; p < explanation->party_count; p++) {
        if (ent_phrase_contented(job, explanation, p)) {
            ent_phrase_barred(job, page, explanation, p, true);
        }
    }
    ent_explanation_free(job->context, explanation);
    return ENT_OK;
}

/* A point of what is told of an outcome: a few words that say of what it tells, then sentences. */
typedef struct point {
    ent_tree_mark before;      /* where the point began */
    const ent_tree_node *head; /* its first words */
} point;

static point point_open(ent_page *page, const char *words)
{
    point p = {.before = ent_tree_here(page)};
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, words, NULL);
    p.head = ent_tree_here(page).last;
    return p;
}

/* Ends a point; one that tells nothing is taken back. */
static void point_close(ent_page *page, const point *p)
{
    if (ent_tree_status(page) == ENT_OK && ent_tree_here(page).last == p->head) {
        ent_tree_back(page, p->before);
    } else {
        ent_tree_close(page, ENT_TREE_ITEM);
    }
}

/* How firmly it holds or who would leave it, who gains, and who would go back if it could. */
static ent_status put_firmness(ent_section_job *job, ent_page *page, const ent_settlement *standing)
{
    if (standing->concepts != 0) {
        ent_tree_text(page, " It holds ");
        ent_phrase_firmness(page, standing->concepts);
    } else {
        ent_tree_text(page, " It would not hold: ");
        ent_phrase_leavers(job, page, standing->state);
    }
    if (job->has_today) {
        ent_tree_text(page, "; against today ");
        ent_phrase_gains(job, page, standing->state);
    }
    ent_tree_text(page, ".");
    return standing->concepts != 0 ? put_barred(job, page, standing->state) : ENT_OK;
}

/* Whether several together would leave it, and which others of its name they would not. */
static ent_status put_together(ent_section_job *job, ent_page *page, const ent_settlement *standing)
{
    if (standing->concepts == 0) {
        return ENT_OK;
    }
    ENT_TRY(ent_summary_put_several(job, page, standing->state));
    return ent_section_put_lasting(job, page, standing->state);
}

static ent_status put_others(ent_section_job *job, ent_page *page, const ent_settlement *standing)
{
    return ent_section_put_namesakes(job, page, standing->state);
}

static ent_status put_way(ent_section_job *job, ent_page *page, const ent_settlement *standing)
{
    return job->has_today ? ent_phrase_way(job, page, standing) : ENT_OK;
}

static ent_status put_refusals(ent_section_job *job, ent_page *page, const ent_settlement *standing)
{
    return job->has_today ? ent_phrase_refusals(job, page, standing) : ENT_OK;
}

/* What there is to tell of an outcome, in this order. */
static const struct {
    const char *words;
    ent_status (*put)(ent_section_job *job, ent_page *page, const ent_settlement *standing);
} points[] = {{"How firmly.", put_firmness},
              {"Others of its name.", put_others},
              {"Several together.", put_together},
              {"The way there.", put_way},
              {"If one refuses.", put_refusals}};

static ent_status put_points(ent_section_job *job, ent_page *page, const ent_settlement *standing)
{
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < sizeof points / sizeof *points; k++) {
        const point p = point_open(page, points[k].words);
        ENT_TRY(points[k].put(job, page, standing));
        point_close(page, &p);
    }
    ent_tree_close(page, ENT_TREE_LIST);
    return ENT_OK;
}

/* One of the first to look at: its title and what is done in it, then the points. */
static ent_status put_settlement(ent_section_job *job, ent_page *page, const ent_shown *shown)
{
    const uint64_t state = shown->standing.state;
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    if (ent_material_name(job->material, state) == ENT_NO_NAME) {
        ent_phrase_head(job, page, shown, ENT_TREE_STRONG); /* what is done in it follows */
    } else {
        ent_phrase_title(job, page, shown, ENT_TREE_STRONG);
    }
    if (!ent_is_graph_form(job->dispute)) {
        ent_tree_text(page, ". ");
        ent_phrase_doings(job, page, state);
    }
    ent_tree_text(page, ".");
    const ent_status status = put_points(job, page, &shown->standing);
    ent_tree_close(page, ENT_TREE_ITEM);
    return status;
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

/* Where a state that is told of by its number can be looked up: in a brief report, of a dispute with options. */
static void put_pointer(const ent_section_job *job, ent_page *page)
{
    if (job->brief && !ent_is_graph_form(job->dispute)) {
        ent_phrase_begin(page);
        ent_tree_text(page,
                      "What is done in a state of which the number alone is told stands under ");
        ent_tree_word(page, ENT_TREE_LINK, ENT_ROLE_PLAIN, "The states it speaks of", "states");
        ent_tree_text(page, ".");
        ent_phrase_end(page);
    }
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
            ent_summary_put_short(page, &shown[k]);
            ent_tree_text(page, " is told of because it was asked for.");
            ent_phrase_end(page);
        }
    }
    return ENT_OK;
}

ent_status ent_summary_put_first(ent_section_job *job, ent_page *page)
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
    ENT_TRY(told > 0 ? put_rest(job, page, holds) : ENT_OK);
    put_pointer(job, page);
    return ENT_OK;
}
