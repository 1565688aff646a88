/* SPDX-License-Identifier: MIT */
/* A space: the feasible states, what is merged of them, today, and what bears a name. */
#include "diag/diagnostic.h"
#include "space/listing.h"
#include "space/merge.h"
#include "space/refusals.h"

static ent_status list_states(ent_context *context, ent_space *space)
{
    ent_listing listing;
    ENT_TRY(ent_listing_make(context, space->dispute, &listing));
    space->keys = listing.keys;
    space->count = listing.count;
    if (space->count == 0) {
        ENT_TRY(ent_refuse_rules(context, space->dispute));
        return ENT_ERROR_INPUT;
    }
    return ENT_OK;
}

static ent_status find_today(ent_context *context, ent_space *space)
{
    space->has_today = ent_space_locate(space, space->dispute->today, &space->today);
    if (!space->has_today && ent_today_given(space->dispute)) {
        ENT_TRY(ent_refuse_today(context, space->dispute));
        return ENT_ERROR_INPUT;
    }
    return ENT_OK;
}

/* Tells when a name fits some members of a merged state and not all. */
static ent_status check_members(ent_context *context, const ent_space *space,
                                const ent_state_name *name)
{
    bool agree = true;
    ENT_TRY(ent_space_agree(space, name->meaning, &agree));
    const ent_issue issue = {.kind = ENT_KIND_NAME_DIFFERS,
                             .source = &space->dispute->source,
                             .span = name->span,
                             .message = "the members of a merged state differ in this name"};
    return agree ? ENT_OK : ent_issue_add(context, &issue);
}

static ent_status mark_names(ent_context *context, ent_space *space)
{
    const ent_dispute *dispute = space->dispute;
    const size_t words = ent_bits_words(space->count);
    space->named =
        ent_memory_zero(&space->allocator, dispute->name_count * words, sizeof(uint64_t));
    if (space->named == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_inquiry inquiry = {.context = context, .dispute = dispute, .steps = ENT_NAME_STEPS};
    ent_status status = ENT_OK;
    for (size_t n = 0; n < dispute->name_count && status == ENT_OK; n++) {
        uint64_t *named = space->named + n * words;
        status = check_members(context, space, &dispute->names[n]);
        if (status == ENT_OK) {
            status = ent_space_evaluate(context, space, dispute->names[n].meaning, named);
        }
        if (status == ENT_OK && ent_bits_count(named, words) == 0) {
            status = ent_doubt_name(&inquiry, &dispute->names[n]);
        }
    }
    ent_search_free(inquiry.rules);
    return status;
}

ent_status ent_space_new(ent_context *context, const ent_dispute *dispute, ent_space **out)
{
    if (context == NULL || dispute == NULL || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ENT_TRY(ent_states_required(context, dispute));
    ent_space *space = ent_memory_zero(&context->allocator, 1, sizeof *space);
    if (space == NULL) {
        return ENT_ERROR_MEMORY;
    }
    space->allocator = context->allocator;
    space->dispute = dispute;
    ent_status status = list_states(context, space);
    if (status == ENT_OK) {
        status = ent_space_merge(context, space);
    }
    if (status == ENT_OK) {
        status = find_today(context, space);
    }
    if (status == ENT_OK) {
        status = mark_names(context, space);
    }
    if (status != ENT_OK) {
        ent_space_free(space);
        return status;
    }
    context->work[ENT_WORK_STATES] += space->count;
    *out = space;
    return ENT_OK;
}

void ent_space_free(ent_space *space)
{
    if (space != NULL) {
        const ent_allocator allocator = space->allocator;
        ent_memory_free(&allocator, space->keys);
        ent_memory_free(&allocator, space->named);
        ent_memory_free(&allocator, space->member_start);
        ent_memory_free(&allocator, space->varying);
        ent_memory_free(&allocator, space);
    }
}
