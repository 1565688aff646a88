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
    bool good = view->size == sizeof *view && (view->concepts & ~ENT_ALL_CONCEPTS) == 0 &&
                (view->texts != NULL || view->text_count == 0) &&
                (view->solution == NULL || is_of(dispute, view->solution)) &&
                (view->without == NULL ||
                 is_of(dispute, ent_comparison_solution(view->without, ENT_SIDE_BEFORE)));
    for (size_t k = 0; good && k < view->text_count; k++) {
        good = view->texts[k].source < ent_source_count(dispute) &&
               (view->texts[k].bytes != NULL || view->texts[k].length == 0);
    }
    return good;
}

static uint64_t bound_of(const ent_evidence_view *view)
{
    return view->most_states == 0 ? ENT_HANGING_STATES : view->most_states;
}

/* Works out what hangs on each source, with a solution of the whole. */
static ent_status hang(ent_context *context, ent_evidence_sheet *s, const ent_solution *whole)
{
    s->hanging = ent_arena_new(&s->arena, 1, sizeof *s->hanging);
    if (s->hanging == NULL) {
        return ENT_ERROR_MEMORY;
    }
    s->space = ent_solution_space(whole);
    const ent_hanging_options options = {.most_states = bound_of(s->view), .most = s->view->most};
    return ent_hanging_new(context, whole, &options, &s->arena, s->hanging);
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

/* Lists and solves the whole, unless it has more states than may be solved: then *solution stays NULL, and nothing is issued. */
static ent_status solve(ent_context *context, const ent_evidence_sheet *s, ent_space **space,
                        ent_solution **solution)
{
    const uint64_t states = context->max_states, errors = context->error_count;
    const uint64_t bound = bound_of(s->view);
    const size_t issued = context->diagnostic_count;
    ent_solution_options options;
    ent_solution_defaults(&options);
    options.concepts = s->view->concepts == 0 ? options.concepts : s->view->concepts;
    context->max_states = bound < states ? bound : states;
    ent_status status = ent_space_new(context, s->dispute, space);
    context->max_states = states;
    if (status == ENT_OK) {
        status = ent_solution_new(context, *space, &options, solution);
    }
    if (status == ENT_ERROR_LIMIT) {
        context->diagnostic_count = issued;
        context->error_count = errors;
        status = ENT_OK;
    }
    return status;
}

/* The solution of the whole that the caller has, or NULL. */
static const ent_solution *given(const ent_evidence_view *view)
{
    return view->solution != NULL  ? view->solution
           : view->without != NULL ? ent_comparison_solution(view->without, ENT_SIDE_BEFORE)
                                   : NULL;
}

/* Works out what was asked for, and writes. */
static ent_status work(ent_context *context, ent_evidence_sheet *s, ent_format format)
{
    const bool states = s->dispute->option_count > 0;
    const bool asked =
        format == ENT_FORMAT_JSON || (format == ENT_FORMAT_TEXT && s->view->without == NULL);
    const bool hanging = asked && s->view->hanging && states;
    const ent_solution *whole = given(s->view);
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    ent_status status = ENT_OK;
    if (hanging && whole == NULL) {
        status = solve(context, s, &space, &solution);
        whole = solution;
    }
    s->large = hanging && whole == NULL;
    if (status == ENT_OK && hanging && !s->large) {
        status = hang(context, s, whole);
    }
    if (status == ENT_OK && s->view->without != NULL) {
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
    ent_evidence_sheet sheet = {.context = context, .w = &w, .dispute = dispute, .view = view};
    ent_writer_init(&w, context, sink);
    ent_arena_init(&sheet.arena, &context->allocator);
    const ent_status status = work(context, &sheet, format);
    ent_arena_free(&sheet.arena);
    const ent_status written = ent_writer_end(&w);
    return status == ENT_OK ? written : status;
}
