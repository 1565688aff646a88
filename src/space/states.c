/* SPDX-License-Identifier: MIT */
/*
 * Listing the feasible states: the assignments in which all rules hold, by `search`, which brings them
 * out in the order of their numbers. Rules that fail only at the bottom make it 2^options; rules that
 * prune make disputes of more than 64 options work.
 */
#include "diag/diagnostic.h"
#include "space/merge.h"
#include "space/refusals.h"

#include <string.h>

/* 2 GiB: beyond it disputes of very many options end with a message, not with the machine's memory. */
static const uint64_t MOST_KEY_BYTES = (uint64_t)1 << 31;

/* Adds a key to the states. `most` is the context's limit, or what MOST_KEY_BYTES allows. */
static ent_status add_state(ent_context *context, ent_space *space, const uint64_t *key,
                            uint64_t most, size_t *room)
{
    const size_t words = space->dispute->key_words;
    if (space->count == most) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_STATE_LIMIT, "more than %llu states are feasible",
                                (unsigned long long)most));
        return ENT_ERROR_LIMIT;
    }
    uint64_t *keys = ent_memory_grow(&space->allocator, space->keys, room,
                                     (space->count + 1) * words, sizeof *keys);
    if (keys == NULL) {
        return ENT_ERROR_MEMORY;
    }
    space->keys = keys;
    memcpy(keys + space->count * words, key, words * sizeof *keys);
    space->count++;
    return ENT_OK;
}

static ent_status list_keys(ent_context *context, ent_space *space, ent_search *search)
{
    const uint64_t fitting = MOST_KEY_BYTES / (space->dispute->key_words * sizeof(uint64_t));
    const uint64_t most = fitting < context->max_states ? fitting : context->max_states;
    const uint64_t *key = NULL;
    ent_answer answer = ENT_ANSWER_NO;
    size_t room = 0;
    ent_search_list(search);
    for (;;) {
        ENT_TRY(ent_search_next(search, &key, &answer));
        if (answer != ENT_ANSWER_YES) {
            return ENT_OK;
        }
        ENT_TRY(add_state(context, space, key, most, &room));
    }
}

static ent_status list_states(ent_context *context, ent_space *space)
{
    ent_search *search = NULL;
    ENT_TRY(ent_rules_search(context, space->dispute, &search));
    const ent_status status = list_keys(context, space, search);
    ent_search_free(search);
    if (status == ENT_OK && space->count == 0) {
        ENT_TRY(ent_refuse_rules(context, space->dispute));
        return ENT_ERROR_INPUT;
    }
    return status;
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
    if (context == NULL || dispute == NULL || out == NULL || dispute->option_count == 0) {
        return ENT_ERROR_ARGUMENT;
    }
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
