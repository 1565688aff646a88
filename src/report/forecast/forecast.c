/* SPDX-License-Identifier: MIT */
/* The report of a forecast: which renderer. */
#include "diag/context.h"
#include "report/forecast/sheet.h"

ent_status ent_report_forecast(ent_context *context, const ent_forecast *forecast,
                               const ent_forecast_report *view, ent_format format,
                               const ent_sink *sink)
{
    if (context == NULL || forecast == NULL || view == NULL || view->size != sizeof *view ||
        (unsigned)format > ENT_FORMAT_CSV || sink == NULL || sink->write == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_writer writer;
    ent_forecast_sheet sheet = {.forecast = forecast,
                                .dispute = ent_forecast_dispute(forecast),
                                .asked = ent_forecast_asked(forecast),
                                .most = view->most == 0 ? UINT64_MAX : view->most,
                                .w = &writer};
    ent_text_init(&sheet.text, &context->allocator);
    ent_writer_init(&writer, context, sink);
    if (format == ENT_FORMAT_TEXT) {
        ent_forecast_text(&sheet);
    } else if (format == ENT_FORMAT_JSON) {
        ent_forecast_json(&sheet);
    } else {
        ent_forecast_csv(&sheet);
    }
    ent_writer_drop(&writer, &sheet.text);
    return ent_writer_end(&writer);
}
