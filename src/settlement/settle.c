/* SPDX-License-Identifier: MIT */
#include <entente/settle.h>
void ent_settle_defaults(ent_settle_options *out)
{
    *out = (ent_settle_options){.size = sizeof *out};
}
ent_status ent_settle_new(ent_context *context, const ent_dispute *dispute,
                          const ent_settle_options *options, ent_bargaining **out)
{
    (void)context;
    (void)dispute;
    (void)options;
    *out = NULL;
    return ENT_ERROR_UNSUPPORTED;
}
void ent_settle_free(ent_bargaining *bargaining)
{
    (void)bargaining;
}
