/* SPDX-License-Identifier: MIT */
/*
 * The picture of a settlement problem.
 *
 * Of two parties to which outcomes have a worth: a plane of outcomes. Those that fall on one spot are one dot, and of
 * very many dots those that share a cell of a grid are one, too, but for the efficient ones. Else the outcomes that are
 * shown, each as a group of rows: how much of its range each party gets.
 */
#include "report/chart/scatter.h"
#include "report/chart/strip.h"
#include "report/sections/bargain/settling.h"

#include "base/bits.h"
#include "report/words.h"

#include <stdlib.h>

enum { GRID = 72, MOST_FRONTIER = 400, MOST_GROUPS = 4, WHOLE = 1000000 };

static const char *const letters[ENT_POINT_COUNT] = {[ENT_POINT_NASH] = "N",
                                                     [ENT_POINT_KALAI] = "K",
                                                     [ENT_POINT_EGALITARIAN] = "E",
                                                     [ENT_POINT_LEXICOGRAPHIC] = "L",
                                                     [ENT_POINT_UTILITARIAN] = "U"};

typedef struct plane {
    ent_settle_section *section;
    ent_bargainer_view parties[2];
    ent_scatter scatter;
    ent_scatter_dot *dots, *frontier;
    ent_scatter_mark marks[ENT_POINT_COUNT + 1];
    ent_scatter_letter letters[ENT_POINT_COUNT + 1];
} plane;

/* How far up its range a worth is, in millionths. */
static uint32_t share_of(const ent_bargainer_view *view, double worth)
{
    const double range = view->most_number - view->least_number;
    const double share = range > 0 ? (worth - view->least_number) / range : 0.5;
    return share <= 0 ? 0 : share >= 1 ? WHOLE : (uint32_t)(share * WHOLE + 0.5);
}

static ent_scatter_dot dot_of(const plane *p, uint64_t outcome)
{
    const ent_bargaining *of = p->section->bargaining;
    return (ent_scatter_dot){.x = share_of(&p->parties[0], ent_outcome_worth(of, outcome, 0)),
                             .y = share_of(&p->parties[1], ent_outcome_worth(of, outcome, 1)),
                             .efficient = ent_outcome_is_efficient(of, outcome),
                             .holds = ent_settle_holds(p->section, outcome) != 0};
}

/* Adds what an outcome is worth to both: "Ukraine 12, Russia 5". */
static void add_worth(const plane *p, uint64_t outcome)
{
    ent_settle_section *s = p->section;
    for (size_t k = 0; k < 2; k++) {
        ent_text_format(&s->job->text, "%s%s ", k == 0 ? "" : ", ", ent_party_name(s->dispute, k));
        ent_settle_add_worth_of(s, outcome, k);
    }
}

/* One dot for each cell of a grid in which outcomes lie that are not efficient. */
static ent_status make_dots(plane *p)
{
    ent_page *page = p->section->page;
    const uint64_t count = ent_outcome_count(p->section->bargaining);
    uint64_t *taken =
        ent_arena_new(&page->arena, ent_bits_words((GRID + 1) * (GRID + 1)), sizeof *taken);
    p->dots = ent_arena_new(&page->arena, (GRID + 1) * (GRID + 1), sizeof *p->dots);
    if (taken == NULL || p->dots == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < ent_bits_words((GRID + 1) * (GRID + 1)); k++) {
        taken[k] = 0;
    }
    for (uint64_t k = 0; k < count; k++) {
        const ent_scatter_dot dot = dot_of(p, k);
        const size_t cell =
            (size_t)((uint64_t)dot.x * GRID / WHOLE * (GRID + 1) + (uint64_t)dot.y * GRID / WHOLE);
        if (!dot.efficient && !ent_bits_has(taken, cell)) {
            ent_bits_add(taken, cell);
            p->dots[p->scatter.dot_count] = dot;
            p->dots[p->scatter.dot_count++].holds = false;
        }
    }
    p->scatter.dots = p->dots;
    return ENT_OK;
}

static int from_the_left(const void *a, const void *b)
{
    const ent_scatter_dot *one = a, *other = b;
    if (one->x != other->x) {
        return one->x < other->x ? -1 : 1;
    }
    return one->y > other->y ? -1 : one->y < other->y;
}

/* Efficient outcomes, from left to right; those on one spot are one dot, which holds if one of them does. */
static ent_status make_frontier(plane *p)
{
    ent_settle_section *s = p->section;
    const uint64_t all = ent_efficient_count(s->bargaining);
    const size_t most = (size_t)(all < MOST_FRONTIER ? all : MOST_FRONTIER);
    size_t count = 0;
    p->frontier = ent_arena_new(&s->page->arena, most + 1, sizeof *p->frontier);
    if (p->frontier == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < most; k++) { /* evenly over all, where there are too many */
        const uint64_t outcome = ent_efficient_at(s->bargaining, k * all / most);
        p->frontier[k] = dot_of(p, outcome);
        ent_settle_add_outcome(s, outcome);
        ent_text_add(&s->job->text, ": ");
        add_worth(p, outcome);
        ENT_TRY(ent_section_take(s->job, s->page, &p->frontier[k].tip));
    }
    qsort(p->frontier, most, sizeof *p->frontier, from_the_left);
    for (size_t k = 0; k < most; k++) {
        ent_scatter_dot *last = count > 0 ? &p->frontier[count - 1] : NULL;
        if (last != NULL && last->x == p->frontier[k].x && last->y == p->frontier[k].y) {
            last->holds = last->holds || p->frontier[k].holds;
        } else {
            p->frontier[count++] = p->frontier[k];
        }
    }
    p->scatter.frontier = p->frontier;
    p->scatter.frontier_count = count;
    return ENT_OK;
}

/* The mark at the place of a dot, or a new one. */
static ent_scatter_mark *mark_at(plane *p, const ent_scatter_dot *dot)
{
    for (size_t k = 0; k < p->scatter.mark_count; k++) {
        if (p->marks[k].x == dot->x && p->marks[k].y == dot->y) {
            return &p->marks[k];
        }
    }
    p->marks[p->scatter.mark_count] =
        (ent_scatter_mark){.x = dot->x, .y = dot->y, .ink = ENT_INK_POINT, .word = "", .tip = ""};
    return &p->marks[p->scatter.mark_count++];
}

/* Adds a letter, and words to the tip, to the mark of a place. */
static ent_status mark_place(plane *p, const ent_scatter_dot *dot, const char *letter,
                             const char *name)
{
    ent_settle_section *s = p->section;
    ent_scatter_mark *mark = mark_at(p, dot);
    ent_text_format(&s->job->text, "%s%s%s", mark->word, *mark->word == '\0' ? "" : " ", letter);
    ENT_TRY(ent_section_take(s->job, s->page, &mark->word));
    ent_text_format(&s->job->text, "%s%s%s", mark->tip, *mark->tip == '\0' ? "" : ", ", name);
    ENT_TRY(ent_section_take(s->job, s->page, &mark->tip));
    p->letters[p->scatter.letter_count++] = (ent_scatter_letter){letter, name};
    return ENT_OK;
}

/* What standards pick, and what both have without agreement. */
static ent_status make_marks(plane *p)
{
    const ent_bargaining *of = p->section->bargaining;
    for (ent_point k = 0; k < ENT_POINT_COUNT; k++) {
        const ent_point_view view = ent_settle_point(of, k);
        if (view.reason == NULL && view.count > 0) {
            const ent_scatter_dot dot = dot_of(p, view.outcomes[0]);
            ENT_TRY(mark_place(p, &dot, letters[k], ent_point_name(k)));
        }
    }
    const ent_scatter_dot dot = {
        .x = share_of(&p->parties[0], p->parties[0].at_disagreement_number),
        .y = share_of(&p->parties[1], p->parties[1].at_disagreement_number)};
    p->scatter.corner = ent_rational_count(of) > 0;
    p->scatter.corner_x = dot.x;
    p->scatter.corner_y = dot.y;
    ENT_TRY(mark_place(p, &dot, "0", "without agreement"));
    mark_at(p, &dot)->ink = ENT_INK_TODAY;
    p->scatter.marks = p->marks;
    p->scatter.letters = p->letters;
    return ENT_OK;
}

/* "worth to Russia, from 0 to 12". */
static ent_status make_axis(plane *p, size_t party, ent_scatter_axis *out)
{
    ent_settle_section *s = p->section;
    ent_words_number(&s->job->text, NULL, p->parties[party].least_number, 0);
    ENT_TRY(ent_section_take(s->job, s->page, &out->low));
    ent_words_number(&s->job->text, NULL, p->parties[party].most_number, 0);
    ENT_TRY(ent_section_take(s->job, s->page, &out->high));
    ent_text_format(&s->job->text, "%s: worth to %s", party == 0 ? "to the right" : "up",
                    ent_party_name(s->dispute, party));
    return ent_section_take(s->job, s->page, &out->name);
}

/* What is to be seen, in words. */
static ent_status describe(plane *p)
{
    ent_settle_section *s = p->section;
    ent_text *text = &s->job->text;
    ent_text_format(
        text,
        "Outcomes as dots: to the right what they are worth to %s, from %s to %s; up what "
        "they are worth to %s, from %s to %s. The efficient ones lie on a line from the "
        "upper left to the lower right.",
        ent_party_name(s->dispute, 0), p->scatter.across.low, p->scatter.across.high,
        ent_party_name(s->dispute, 1), p->scatter.up.low, p->scatter.up.high);
    for (ent_point k = 0; k < ENT_POINT_COUNT; k++) {
        const ent_point_view view = ent_settle_point(s->bargaining, k);
        if (view.reason == NULL && view.count > 0) {
            ent_text_format(text, " %s: ", ent_point_name(k));
            add_worth(p, view.outcomes[0]);
            ent_text_add(text, ".");
        }
    }
    return ent_section_take(s->job, s->page, &p->scatter.description);
}

static ent_status put_plane(ent_settle_section *s)
{
    plane p = {.section = s, .scatter = {.title = "Outcomes by what they are worth to both"}};
    ent_drawing *drawing = NULL;
    p.parties[0] = ent_bargainer_at(s->bargaining, 0);
    p.parties[1] = ent_bargainer_at(s->bargaining, 1);
    ENT_TRY(make_axis(&p, 0, &p.scatter.across));
    ENT_TRY(make_axis(&p, 1, &p.scatter.up));
    ENT_TRY(make_dots(&p));
    ENT_TRY(make_frontier(&p));
    ENT_TRY(make_marks(&p));
    ENT_TRY(describe(&p));
    ENT_TRY(ent_scatter_draw(&s->page->arena, &p.scatter, &drawing));
    ent_tree_chart(s->page, drawing);
    return ENT_OK;
}

static ent_status make_row(ent_settle_section *s, uint64_t outcome, size_t party,
                           ent_strip_row *out)
{
    const ent_bargainer_view view = ent_bargainer_at(s->bargaining, party);
    const uint32_t at = share_of(&view, ent_outcome_worth(s->bargaining, outcome, party));
    const uint32_t without = share_of(&view, view.at_disagreement_number);
    const int gain = ent_outcome_gain(s->bargaining, outcome, party);
    *out = (ent_strip_row){.label = ent_party_opening(s->dispute, party),
                           .ink = (ent_ink)(ENT_INK_PARTY_1 + party % 8),
                           .known = true,
                           .exact = at == without,
                           .low = at < without ? at : without,
                           .point = at,
                           .high = at < without ? without : at};
    if (view.cardinal) {
        ent_settle_add_worth_of(s, outcome, party);
        ent_text_add(&s->job->text, ": ");
    }
    ent_text_add(&s->job->text, gain > 0 ? "better" : gain < 0 ? "worse" : "the same");
    return ent_section_take(s->job, s->page, &out->numbers);
}

static ent_status make_group(ent_settle_section *s, uint64_t outcome, ent_strip_group *out)
{
    ent_strip_row *rows = ent_arena_new(&s->page->arena, s->parties + 1, sizeof *rows);
    if (rows == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < s->parties; p++) {
        ENT_TRY(make_row(s, outcome, p, &rows[p]));
    }
    ent_settle_add_outcome(s, outcome);
    *out = (ent_strip_group){.rows = rows, .row_count = s->parties};
    return ent_section_take(s->job, s->page, &out->label);
}

/* How much of its range each party gets in the first of the outcomes that are shown. */
static ent_status put_strips(ent_settle_section *s)
{
    static const ent_strip_word ends[] = {{0, "its worst"}, {WHOLE, "its best"}};
    ent_strip_group groups[MOST_GROUPS];
    ent_strip strip = {.title = "How each party fares in efficient outcomes",
                       .words = ends,
                       .word_count = 2,
                       .groups = groups};
    ent_drawing *drawing = NULL;
    ent_text *text = &s->job->text;
    for (; strip.group_count < s->shown_count && strip.group_count < MOST_GROUPS;
         strip.group_count++) {
        ENT_TRY(make_group(s, s->shown[strip.group_count], &groups[strip.group_count]));
    }
    if (strip.group_count == 0) {
        return ENT_OK;
    }
    ent_text_add(text, "For each party a line from what it has without agreement to what it gets, "
                       "on its range from worst to best.");
    for (size_t g = 0; g < strip.group_count; g++) {
        ent_text_format(text, " %s:", groups[g].label);
        for (size_t k = 0; k < groups[g].row_count; k++) {
            ent_text_format(text, "%s %s %s", k == 0 ? "" : ",", groups[g].rows[k].label,
                            groups[g].rows[k].numbers);
        }
        ent_text_add(text, ".");
    }
    ENT_TRY(ent_section_take(s->job, s->page, &strip.description));
    ENT_TRY(ent_strip_draw(&s->page->arena, &strip, &drawing));
    ent_tree_chart(s->page, drawing);
    return ENT_OK;
}

ent_status ent_settle_picture(ent_settle_section *s)
{
    return s->parties == 2 && s->cardinal == 2 ? put_plane(s) : put_strips(s);
}
