/* SPDX-License-Identifier: MIT */
/* Which value an issue has in each outcome, and where expressions hold. */
#include "diag/diagnostic.h"
#include "settlement/utility/utilities.h"
#include "space/merge.h"

static ent_status refuse_members(ent_context *context, const ent_space *space, ent_span span)
{
    const ent_dispute *dispute = space->dispute;
    const ent_issue issue = {.kind = ENT_KIND_MEMBERS_DIFFER,
                             .source = &dispute->source,
                             .span = span,
                             .message = "the members of a merged state differ in this",
                             .note = "the first rule that merges",
                             .note_source = &dispute->source,
                             .note_span = dispute->merges[0].span};
    ENT_TRY(ent_issue_add(context, &issue));
    return ENT_ERROR_INPUT;
}

ent_status ent_settle_find_holds(ent_context *context, ent_bargaining *bargaining,
                                 const ent_expression *where, ent_span span, const uint64_t **out)
{
    const ent_space *space = bargaining->space;
    bool agree = true;
    ENT_TRY(ent_space_agree(space, where, &agree));
    if (!agree) {
        return refuse_members(context, space, span);
    }
    uint64_t *bits = ent_arena_new(&bargaining->arena, ent_bits_words(space->count), sizeof *bits);
    if (bits == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_space_evaluate(context, space, where, bits));
    *out = bits;
    return ENT_OK;
}

/* Whether a merged state stands for different values of an option. */
static ent_status check_option(ent_context *context, const ent_space *space,
                               const ent_bargain_issue *issue)
{
    for (size_t s = space->count - space->merged_count; s < space->count; s++) {
        if (ent_state_varies(space, s, issue->option)) {
            return refuse_members(context, space, issue->span);
        }
    }
    return ENT_OK;
}

/* Gives the outcomes that are still open, a bit each, a value where an expression holds; the last is the rest. */
static ent_status take_value(ent_context *context, ent_bargaining *bargaining,
                             const ent_bargain_issue *issue, size_t value, uint64_t *open,
                             uint8_t *values)
{
    const size_t count = bargaining->space->count;
    const uint64_t *holds = NULL;
    if (issue->where[value] != NULL) {
        ENT_TRY(
            ent_settle_find_holds(context, bargaining, issue->where[value], issue->span, &holds));
    }
    for (size_t w = 0; w < ent_bits_words(count); w++) {
        uint64_t taken = holds == NULL ? open[w] : open[w] & holds[w];
        open[w] &= ~taken;
        for (size_t s = w * 64; taken != 0; s++, taken >>= 1) {
            if ((taken & 1) != 0) {
                values[s] = (uint8_t)value;
            }
        }
    }
    return ENT_OK;
}

static ent_status find_by_where(ent_context *context, ent_bargaining *bargaining, size_t issue)
{
    const ent_bargain_issue *at = &bargaining->bargain->issues[issue];
    const size_t count = bargaining->space->count;
    uint8_t *values = ent_arena_new(&bargaining->arena, count, sizeof *values);
    uint64_t *open = ent_memory_zero(&context->allocator, ent_bits_words(count), sizeof *open);
    ent_status status = values == NULL || open == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    for (size_t s = 0; s < count && status == ENT_OK; s++) {
        ent_bits_add(open, s);
    }
    for (size_t v = 0; v < at->value_count && status == ENT_OK; v++) {
        status = take_value(context, bargaining, at, v, open, values);
    }
    ent_memory_free(&context->allocator, open);
    bargaining->values[issue] = values;
    return status;
}

ent_status ent_settle_find_values(ent_context *context, ent_bargaining *bargaining)
{
    const size_t count = bargaining->bargain == NULL ? 0 : bargaining->bargain->issue_count;
    bargaining->values = ent_arena_new(&bargaining->arena, count, sizeof *bargaining->values);
    if (bargaining->values == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        const ent_bargain_issue *issue = &bargaining->bargain->issues[i];
        ENT_TRY(issue->option == SIZE_MAX ? find_by_where(context, bargaining, i)
                                          : check_option(context, bargaining->space, issue));
    }
    return ENT_OK;
}

size_t ent_settle_issue_value(const ent_bargaining *bargaining, size_t issue, uint64_t outcome)
{
    const size_t option = bargaining->bargain->issues[issue].option;
    return option == SIZE_MAX ? bargaining->values[issue][outcome]
                              : ent_state_value(bargaining->space, outcome, option);
}
