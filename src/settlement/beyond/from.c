/* SPDX-License-Identifier: MIT */
/*
 * The outcome that trades begin at: what the caller names; else today; else, where there is no today, the outcome nearest to
 * the middle value of each issue, counted in steps, the first of several.
 */
#include "settlement/beyond/beyond.h"

#include "diag/context.h"
#include "diag/diagnostic.h"

/* The first of the outcomes that a text stands for. */
static ent_status find_named(ent_context *context, ent_bargaining *b, const char *text)
{
    ent_state_set *set = NULL;
    ENT_TRY(ent_states_find(context, b->space, "--from", text, &set));
    const uint64_t count = ent_state_set_count(set);
    b->beyond->has_from = ent_state_set_next(set, 0, &b->beyond->from);
    ent_state_set_free(set);
    if (!b->beyond->has_from) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_UNKNOWN_STATE, "no outcome fits '%.200s'", text));
        return ENT_ERROR_NOT_FOUND;
    }
    return count == 1
               ? ENT_OK
               : ent_settle_remark_add(
                     b, "%llu outcomes fit '%.200s'; trades begin at the first, s%llu",
                     (unsigned long long)count, text, (unsigned long long)(b->beyond->from + 1));
}

/* How many steps the issues of an outcome are from their middle values. */
static uint64_t steps_from_middle(const ent_bargaining *b, uint64_t outcome)
{
    uint64_t steps = 0;
    for (size_t i = 0; i < ent_settle_issue_count(b); i++) {
        const size_t middle = (ent_settle_value_count(b, i) - 1) / 2;
        const size_t value = ent_settle_value(b, outcome, i);
        steps += value > middle ? value - middle : middle - value;
    }
    return steps;
}

static ent_status find_middle(ent_context *context, ent_bargaining *b)
{
    uint64_t least = UINT64_MAX;
    for (uint64_t outcome = 0; outcome < b->count && least > 0; outcome++) {
        if (outcome % ENT_STAGE_STATES == 0) {
            ENT_TRY(ent_context_poll(context));
        }
        const uint64_t steps = steps_from_middle(b, outcome);
        if (steps < least) {
            least = steps;
            b->beyond->from = outcome;
        }
    }
    b->beyond->has_from = true;
    return ent_settle_remark_add(b,
                                 "no outcome is today's; trades begin at s%llu, which is nearest "
                                 "to the middle value of each issue",
                                 (unsigned long long)(b->beyond->from + 1));
}

ent_status ent_from_find(ent_context *context, ent_bargaining *bargaining)
{
    struct ent_settle_beyond *beyond = bargaining->beyond;
    if (bargaining->options.from != NULL) {
        return find_named(context, bargaining, bargaining->options.from);
    }
    if (!ent_settle_of_packages(bargaining) &&
        ent_state_today(bargaining->space, &beyond->from) == ENT_OK) {
        beyond->has_from = true;
        return ENT_OK;
    }
    return find_middle(context, bargaining);
}

bool ent_settle_from(const ent_bargaining *bargaining, uint64_t *out)
{
    if (bargaining->beyond->has_from) {
        *out = bargaining->beyond->from;
    }
    return bargaining->beyond->has_from;
}
