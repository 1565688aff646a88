/* SPDX-License-Identifier: MIT */
#include <entente/forecast.h>
ent_status ent_report_forecast(ent_context *context, const ent_forecast *forecast,
                               const ent_forecast_report *view, ent_format format,
                               const ent_sink *sink)
{
    (void)context;
    (void)forecast;
    (void)view;
    (void)format;
    (void)sink;
    return ENT_ERROR_UNSUPPORTED;
}
