/* SPDX-License-Identifier: MIT */
/* Files of issues or positions alone: what they cannot answer is said in one place. */
#include "diag/diagnostic.h"
#include "dispute/model.h"

ent_status ent_states_required(ent_context *context, const ent_dispute *dispute)
{
    if (dispute->option_count > 0) { /* of which a graph has a hidden one */
        return ENT_OK;
    }
    const ent_issue issue = {.kind = ENT_KIND_NEEDS_OPTIONS,
                             .message = "the dispute has no options, so it has no states"};
    ENT_TRY(ent_issue_add(context, &issue));
    return ENT_ERROR_INPUT;
}
