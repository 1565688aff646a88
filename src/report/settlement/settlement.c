/* SPDX-License-Identifier: MIT */
#include <entente/settle.h>
ent_status ent_report_bargaining(ent_context *context, const ent_bargaining *bargaining,
                                 const ent_settle_view *view, ent_format format,
                                 const ent_sink *sink)
{
    (void)context;
    (void)bargaining;
    (void)view;
    (void)format;
    (void)sink;
    return ENT_ERROR_UNSUPPORTED;
}
