/* SPDX-License-Identifier: MIT */
#include <entente/forecast.h>
void ent_forecast_defaults(ent_forecast_options *out)
{
    *out = (ent_forecast_options){.size = sizeof *out};
}
ent_status ent_forecast_new(ent_context *context, const ent_dispute *dispute,
                            const ent_forecast_options *options, ent_forecast **out)
{
    (void)context;
    (void)dispute;
    (void)options;
    *out = NULL;
    return ENT_ERROR_UNSUPPORTED;
}
void ent_forecast_free(ent_forecast *forecast)
{
    (void)forecast;
}
