/* SPDX-License-Identifier: MIT */
/* Wishes about merged states: what their members differ on cannot be said of the one state they are. */
#include "diag/diagnostic.h"
#include "preference/levels.h"
#include "space/merge.h"

static ent_status check(ent_context *context, const ent_space *space, const ent_expression *want,
                        ent_span span, bool *good)
{
    bool agree = true;
    ENT_TRY(ent_space_agree(space, want, &agree));
    if (agree) {
        return ENT_OK;
    }
    const ent_dispute *dispute = space->dispute;
    *good = false;
    const ent_issue issue = {.kind = ENT_KIND_MEMBERS_DIFFER,
                             .source = &dispute->source,
                             .span = span,
                             .message = "the members of a merged state differ in this",
                             .note = dispute->merge_count == 1 ? "they are merged by this rule"
                                                               : "the first rule that merges",
                             .note_source = &dispute->source,
                             .note_span = dispute->merges[0].span};
    return ent_issue_add(context, &issue);
}

ent_status ent_wishes_agree(ent_context *context, const ent_space *space, size_t party)
{
    const ent_party *wishes = &space->dispute->parties[party];
    bool good = true;
    if (space->merged_count == 0) {
        return ENT_OK;
    }
    for (size_t i = 0; i < wishes->statement_count; i++) {
        const ent_statement *at = &wishes->statements[i];
        ENT_TRY(check(context, space, at->want, at->want->span, &good));
    }
    for (size_t i = 0; i < wishes->ranked_count; i++) {
        const ent_ranked *at = &wishes->ranked[i];
        if (at->want != NULL) {
            ENT_TRY(check(context, space, at->want, at->span, &good));
        }
    }
    for (size_t i = 0; i < 2 * wishes->unknown_count; i++) {
        const ent_ranked *at = &wishes->unknown[i / 2].item[i % 2];
        if (at->want != NULL) {
            ENT_TRY(check(context, space, at->want, at->span, &good));
        }
    }
    return good ? ENT_OK : ENT_ERROR_INPUT;
}
