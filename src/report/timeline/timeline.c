/* SPDX-License-Identifier: MIT */
/* The report of a timeline: which renderer, and what the renderers share. */
#include "report/timeline/sheet.h"

#include "diag/context.h"

ent_status ent_report_timeline(ent_context *context, const ent_timeline *timeline,
                               const ent_timeline_view *view, ent_format format,
                               const ent_sink *sink)
{
    if (context == NULL || timeline == NULL || view == NULL || view->size != sizeof *view ||
        (unsigned)format > ENT_FORMAT_CSV || sink == NULL || sink->write == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_writer writer;
    ent_timeline_sheet sheet = {.context = context,
                                .timeline = timeline,
                                .dispute = ent_timeline_dispute(timeline),
                                .moments = ent_timeline_moment_count(timeline),
                                .targets = ent_timeline_target_count(timeline),
                                .most = view->most == 0 ? UINT64_MAX : view->most,
                                .w = &writer};
    ent_text_init(&sheet.text, &context->allocator);
    ent_writer_init(&writer, context, sink);
    if (format == ENT_FORMAT_TEXT) {
        ent_timeline_text(&sheet);
    } else if (format == ENT_FORMAT_JSON) {
        ent_timeline_json(&sheet);
    } else {
        ent_timeline_csv(&sheet);
    }
    ent_writer_drop(&writer, &sheet.text);
    return ent_writer_end(&writer);
}
