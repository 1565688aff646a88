/* SPDX-License-Identifier: MIT */
/*
 * "What each event changed": the events up to the moment of the report, each with what it came to, and a chart of what
 * holds at each moment.
 */
#include "timeline/timeline.h"
#include "report/chart/moments.h"
#include "report/material/phrases.h"
#include "report/material/pictures.h"
#include "report/material/wording.h"

#include <string.h>

/* Outcomes that the chart has beside today. */
enum { MOST_ROWS = 14 };

/* What the chart is made of. */
typedef struct picture {
    ent_section_job *job;
    ent_page *page;
    const ent_timeline *timeline;
    size_t moments, targets;
    ent_matrix_mark marks[ENT_CONCEPT_COUNT];
    ent_concept concepts[ENT_CONCEPT_COUNT]; /* of each mark */
    size_t mark_count;
} picture;

/* A set of concepts as bits of marks. */
static unsigned marks_of(const picture *p, unsigned concepts)
{
    unsigned found = 0;
    for (size_t k = 0; k < p->mark_count; k++) {
        found |= (concepts >> p->concepts[k] & 1) << k;
    }
    return found;
}

/* "at the start", "after event 3". */
static void add_when(ent_text *text, size_t moment)
{
    if (moment == 0) {
        ent_text_add(text, "at the start");
    } else {
        ent_text_format(text, "after event %zu", moment);
    }
}

static void add_standing(ent_text *text, const ent_target_view *view)
{
    if (!view->known) {
        ent_text_add(text, "means nothing");
    } else if (view->state_count == 0) {
        ent_text_add(text, "is not possible");
    } else if (view->holds == 0) {
        ent_text_add(text, "does not hold");
    } else {
        ent_text_add(text, "holds under ");
        ent_timeline_add_concepts(text, view->holds);
    }
}

/* Today as a target. */
static ent_target_view today_at(const picture *p, size_t moment)
{
    const ent_moment_view view = ent_timeline_moment(p->timeline, moment);
    return (ent_target_view){.known = true,
                             .state_count = view.today_possible,
                             .holds = view.today_holds,
                             .moves = ENT_NOT_REACHED,
                             .improvements = ENT_NOT_REACHED};
}

/* Row 0 is today; the others are targets. */
static ent_target_view standing_of(const picture *p, size_t row, size_t moment)
{
    return row == 0 ? today_at(p, moment) : ent_timeline_target(p->timeline, moment, row - 1);
}

static const char *label_of(const picture *p, size_t row)
{
    return row == 0 ? "today" : ent_timeline_target_name(p->timeline, row - 1);
}

static ent_status make_cell(picture *p, size_t row, size_t moment, ent_moments_cell *out)
{
    const ent_target_view view = standing_of(p, row, moment);
    ent_text *text = &p->job->text;
    *out = (ent_moments_cell){
        .known = view.known, .possible = view.state_count > 0, .holds = marks_of(p, view.holds)};
    if (view.moves != ENT_NOT_REACHED) {
        ent_text_format(text, "%u%s", (unsigned)view.moves,
                        view.improvements == ENT_NOT_REACHED ? "" : "*");
        ENT_TRY(ent_section_take(p->job, p->page, &out->below));
    }
    ent_wording_name(text, label_of(p, row));
    ent_text_add(text, " ");
    add_standing(text, &view);
    ent_text_add(text, " ");
    add_when(text, moment);
    return ent_section_take(p->job, p->page, &out->tip);
}

static ent_status make_row(picture *p, size_t row, ent_moments_row *out)
{
    ent_moments_cell *cells = ent_arena_new(&p->page->arena, p->moments, sizeof *cells);
    if (cells == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t m = 0; m < p->moments; m++) {
        ENT_TRY(make_cell(p, row, m, &cells[m]));
    }
    *out = (ent_moments_row){.today = row == 0, .cells = cells};
    ent_wording_name(&p->job->text, label_of(p, row));
    return ent_section_take(p->job, p->page, &out->label);
}

static ent_status make_column(picture *p, size_t moment, ent_moments_column *out)
{
    ent_text *text = &p->job->text;
    if (moment == 0) {
        *out = (ent_moments_column){.head = "start", .tip = "when the record begins"};
        return ENT_OK;
    }
    const ent_event_view event = ent_event_at(p->job->dispute, moment - 1);
    ent_text_format(text, "%zu", moment);
    ENT_TRY(ent_section_take(p->job, p->page, &out->head));
    ent_text_format(text, "%s%s%s", event.date == NULL ? "" : event.date,
                    event.date == NULL ? "" : ": ", event.label);
    return ent_section_take(p->job, p->page, &out->tip);
}

/* What is to be seen, in words: of each row where it changes. */
static ent_status describe(picture *p, size_t rows, const char **out)
{
    ent_text *text = &p->job->text;
    for (size_t r = 0; r < rows; r++) {
        ent_target_view last = standing_of(p, r, 0);
        bool changes = false;
        ent_text_add(text, r == 0 ? "" : " ");
        ent_wording_name(text, label_of(p, r));
        ent_text_add(text, ": ");
        add_standing(text, &last);
        for (size_t m = 1; m < p->moments; m++) {
            const ent_target_view view = standing_of(p, r, m);
            if (view.known != last.known || view.holds != last.holds ||
                (view.state_count > 0) != (last.state_count > 0)) {
                ent_text_add(text, changes ? ", " : " at the start, ");
                add_standing(text, &view);
                ent_text_add(text, " ");
                add_when(text, m);
                last = view;
                changes = true;
            }
        }
        ent_text_add(text, changes ? "." : p->moments > 1 ? " at each moment." : " at the start.");
    }
    return ent_section_take(p->job, p->page, out);
}

static ent_status draw(picture *p)
{
    const size_t rows = (p->targets < MOST_ROWS ? p->targets : MOST_ROWS) + 1;
    ent_moments moments = {.title = "What holds at each moment",
                           .marks = p->marks,
                           .mark_count = p->mark_count,
                           .signs = {{"2", "moves from today"}, {"2*", "by improvements, too"}},
                           .column_count = p->moments,
                           .row_count = rows};
    ent_moments_column *columns = ent_arena_new(&p->page->arena, p->moments, sizeof *columns);
    ent_moments_row *row = ent_arena_new(&p->page->arena, rows, sizeof *row);
    ent_drawing *drawing = NULL;
    if (columns == NULL || row == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t m = 0; m < p->moments; m++) {
        ENT_TRY(make_column(p, m, &columns[m]));
    }
    for (size_t r = 0; r < rows; r++) {
        ENT_TRY(make_row(p, r, &row[r]));
    }
    ENT_TRY(describe(p, rows, &moments.description));
    moments.columns = columns;
    moments.rows = row;
    ENT_TRY(ent_moments_draw(&p->page->arena, &moments, &drawing));
    ent_tree_chart(p->page, drawing);
    if (rows <= p->targets) {
        ent_phrase_begin(p->page);
        ent_phrase_count(p->job, p->page, p->targets + 1 - rows, "more name is", "more names are");
        ent_tree_text(p->page, " not in the chart.");
        ent_phrase_end(p->page);
    }
    return ENT_OK;
}

/* Words of the timeline, in which names stand as the file has them. */
static void put_words(const picture *p, const char *words)
{
    static const char inner[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    ent_text *text = &p->job->text;
    while (*words != '\0') {
        const size_t length = strspn(words, inner), other = strcspn(words + length, inner);
        bool named = false;
        for (size_t t = 0; t < p->targets && !named; t++) {
            const char *name = ent_timeline_target_name(p->timeline, t);
            named = strlen(name) == length && memcmp(name, words, length) == 0;
            if (named) {
                ent_wording_name(text, name);
            }
        }
        ent_text_add_bytes(text, words, named ? 0 : length);
        ent_text_add_bytes(text, words + length, other);
        words += length + other;
    }
    ent_section_text(p->job, p->page);
}

static void put_event(const picture *p, size_t moment)
{
    const ent_event_view event = ent_event_at(p->job->dispute, moment - 1);
    const ent_moment_view view = ent_timeline_moment(p->timeline, moment);
    ent_tree_open(p->page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    if (event.date != NULL) {
        ent_tree_format(p->page, "%s: ", event.date);
    }
    ent_tree_word(p->page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, event.label, NULL);
    const ent_grounds *grounds = &p->job->dispute->events[moment - 1].grounds;
    ent_tree_text(p->page, " (");
    ent_phrase_counted(p->page, grounds->basis, grounds->has_basis || grounds->source == NULL);
    ent_tree_text(p->page, "): ");
    put_words(p, view.words);
    ent_tree_text(p->page, ".");
    ent_tree_close(p->page, ENT_TREE_ITEM);
}

static void put_events(const picture *p)
{
    ent_tree_open(p->page, ENT_TREE_STEPS, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t m = 1; m < p->moments; m++) {
        put_event(p, m);
    }
    ent_tree_close(p->page, ENT_TREE_STEPS);
}

static void put_intro(const picture *p)
{
    const size_t all = ent_event_count(p->job->dispute), told = p->moments - 1;
    ent_phrase_begin(p->page);
    ent_tree_text(p->page, "The file tells of ");
    ent_phrase_count(p->job, p->page, all, "event", "events");
    if (told == 0) {
        ent_tree_text(p->page, ", none of which has happened at this moment");
    } else if (told < all) {
        ent_tree_format(p->page, ", of which %zu %s happened at this moment", told,
                        told == 1 ? "has" : "have");
    }
    ent_tree_text(p->page, ". The dispute was solved when the record begins and after each event. "
                           "States are the same when they give the same values to the "
                           "options that stand in the file before and after.");
    ent_phrase_end(p->page);
    ent_phrase_begin(p->page);
    ent_tree_text(p->page, "At the start: ");
    put_words(p, ent_timeline_moment(p->timeline, 0).words);
    ent_tree_text(p->page, ".");
    ent_phrase_end(p->page);
}

static ent_status put_timeline(picture *p)
{
    p->moments = ent_timeline_moment_count(p->timeline);
    p->targets = ent_timeline_target_count(p->timeline);
    p->mark_count = ent_picture_marks(ent_timeline_concepts(p->timeline), p->marks, p->concepts);
    put_intro(p);
    put_events(p);
    return draw(p);
}

ent_status ent_section_timeline(ent_section_job *job, ent_page *page)
{
    ent_timeline_options options;
    ent_timeline *timeline = NULL;
    if (ent_event_count(job->dispute) == 0) {
        ent_tree_paragraph(page, ENT_ROLE_PLAIN, "The file tells of no events.");
        return ENT_OK;
    }
    ent_timeline_defaults(&options);
    options.concepts = ent_solution_concepts(job->solution);
    ENT_TRY(ent_timeline_new(job->context, job->dispute, &options, &timeline));
    picture p = {.job = job, .page = page, .timeline = timeline};
    const ent_status status = put_timeline(&p);
    ent_timeline_free(timeline);
    return status;
}
