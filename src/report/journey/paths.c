/* SPDX-License-Identifier: MIT */
/* The report of paths: which renderer, and what the renderers share. */
#include "diag/context.h"
#include "report/journey/sheet.h"

ent_name_way ent_name_way_of(const ent_paths_sheet *sheet, size_t name)
{
    ent_name_way way = {0, {ENT_NOT_REACHED, ENT_NOT_REACHED}};
    for (uint64_t s = 0; s < ent_state_count(sheet->space); s++) {
        if (!ent_state_has_name(sheet->space, s, name)) {
            continue;
        }
        way.states++;
        for (int kind = 0; kind < 2; kind++) {
            const uint32_t steps = ent_journey_steps(sheet->journeys[kind], s);
            way.steps[kind] = steps < way.steps[kind] ? steps : way.steps[kind];
        }
    }
    return way;
}

/* Whether the two journeys are as they must be, and of a set both routes are there. */
static bool fit(const ent_journey *moves, const ent_journey *improvements,
                const ent_paths_view *view)
{
    return !ent_journey_improves(moves) && ent_journey_improves(improvements) &&
           ent_journey_solution(moves) == ent_journey_solution(improvements) &&
           ent_journey_from(moves) == ent_journey_from(improvements) &&
           (view->called == NULL || (view->moves != NULL && view->improvements != NULL));
}

ent_status ent_report_paths(ent_context *context, ent_journey *moves, ent_journey *improvements,
                            const ent_paths_view *view, ent_format format, const ent_sink *sink)
{
    if (context == NULL || moves == NULL || improvements == NULL || view == NULL || sink == NULL ||
        view->size != sizeof *view || !fit(moves, improvements, view)) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_writer writer;
    ent_paths_sheet sheet = {.context = context,
                             .solution = ent_journey_solution(moves),
                             .journeys = {moves, improvements},
                             .view = view,
                             .w = &writer};
    sheet.space = ent_solution_space(sheet.solution);
    sheet.dispute = ent_space_dispute(sheet.space);
    ent_writer_init(&writer, context, sink);
    switch (format) {
    case ENT_FORMAT_TEXT:
        ent_paths_text(&sheet);
        break;
    case ENT_FORMAT_JSON:
        ent_paths_json(&sheet);
        break;
    case ENT_FORMAT_CSV:
        ent_paths_csv(&sheet);
        break;
    }
    return ent_writer_end(&writer);
}
