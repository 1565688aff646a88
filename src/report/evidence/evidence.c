/* SPDX-License-Identifier: MIT */
/* A report of evidence in the format that is asked for, and what is solved for it. */
#include "report/evidence/sheet.h"

#include "diag/context.h"

static bool is_of(const ent_dispute *dispute, const ent_solution *solution)
{
    return ent_space_dispute(ent_solution_space(solution)) == dispute;
}

static bool are_good(const ent_dispute *dispute, const ent_evidence_view *view)
{
    bool good = view->size == sizeof *view && (view->texts != NULL || view->text_count == 0) &&
                (view->solution == NULL || is_of(dispute, view->solution)) &&
                (view->without == NULL ||
                 is_of(dispute, ent_comparison_solution(view->without, ENT_SIDE_BEFORE)));
    for (size_t k = 0; good && k < view->text_count; k++) {
        good = view->texts[k].source < ent_source_count(dispute) &&
               (view->texts[k].bytes != NULL || view->texts[k].length == 0);
    }
    return good;
}

/* Works out what hangs on each source, with a solution of the whole that is there. */
static ent_status hang(ent_context *context, ent_evidence_sheet *s, const ent_solution *whole)
{
    const ent_evidence_view *view = s->view;
    s->hanging = ent_arena_new(&s->arena, 1, sizeof *s->hanging);
    if (s->hanging == NULL) {
        return ENT_ERROR_MEMORY;
    }
    s->space = ent_solution_space(whole);
    return ent_hanging_new(context, whole,
                           view->most_states == 0 ? ENT_HANGING_STATES : view->most_states,
                           view->most, &s->arena, s->hanging);
}

static ent_status read_without(ent_evidence_sheet *s)
{
    s->without = ent_arena_new(&s->arena, 1, sizeof *s->without);
    if (s->without == NULL) {
        return ENT_ERROR_MEMORY;
    }
    *s->without = (ent_fall){.source = SIZE_MAX, .basis = ENT_BASIS_COUNT};
    s->space = ent_solution_space(ent_comparison_solution(s->view->without, ENT_SIDE_BEFORE));
    return ent_fall_read(&s->arena, s->view->without, s->view->most, s->without);
}

static ent_status put(ent_evidence_sheet *s, ent_format format)
{
    s->parties = ent_arena_new(&s->arena, ent_party_count(s->dispute), sizeof *s->parties);
    if (s->parties == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_shares_count(s->dispute, &s->all, s->parties);
    ENT_TRY(ent_coders_list(s->dispute, &s->arena, &s->coders, &s->coder_count));
    if (format == ENT_FORMAT_TEXT) {
        ent_evidence_text(s);
    } else if (format == ENT_FORMAT_JSON) {
        ent_evidence_json(s);
    } else {
        ent_evidence_csv(s);
    }
    return ENT_OK;
}

/* Solves the whole where that is not done yet, works out what was asked for, and writes. */
static ent_status work(ent_context *context, ent_evidence_sheet *s, ent_format format)
{
    const ent_evidence_view *view = s->view;
    const bool solves = format != ENT_FORMAT_CSV && view->hanging;
    const ent_solution *whole = view->solution != NULL ? view->solution
                                : view->without != NULL
                                    ? ent_comparison_solution(view->without, ENT_SIDE_BEFORE)
                                    : NULL;
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    ent_status status = ENT_OK;
    if (solves && whole == NULL) {
        status = ent_space_new(context, s->dispute, &space);
        status = status == ENT_OK ? ent_solution_new(context, space, NULL, &solution) : status;
        whole = solution;
    }
    if (status == ENT_OK && solves) {
        status = hang(context, s, whole);
    }
    if (status == ENT_OK && view->without != NULL) {
        status = read_without(s);
    }
    status = status == ENT_OK ? put(s, format) : status;
    ent_solution_free(solution);
    ent_space_free(space);
    return status;
}

ent_status ent_report_evidence(ent_context *context, const ent_dispute *dispute,
                               const ent_evidence_view *view, ent_format format,
                               const ent_sink *sink)
{
    if (context == NULL || dispute == NULL || view == NULL || (unsigned)format > ENT_FORMAT_CSV ||
        sink == NULL || sink->write == NULL || !are_good(dispute, view)) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_writer w;
    ent_evidence_sheet sheet = {.w = &w, .dispute = dispute, .view = view};
    ent_writer_init(&w, context, sink);
    ent_arena_init(&sheet.arena, &context->allocator);
    const ent_status status = work(context, &sheet, format);
    ent_arena_free(&sheet.arena);
    const ent_status written = ent_writer_end(&w);
    return status == ENT_OK ? written : status;
}
