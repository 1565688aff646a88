/* SPDX-License-Identifier: MIT */
/*
 * Rules that exclude nothing of their own.
 *
 * A rule is idle when no assignment breaks it alone: either none breaks it at all, or every one that
 * does breaks some other rule too. Each rule is judged by itself: of two equal rules both are idle,
 * and the cure says that only one may go.
 */
#include "space/rules.h"

#include <stdio.h>

/* What the rules of a dispute may take together, and one rule at most. */
static const uint64_t ALL_STEPS = (uint64_t)1 << 28, RULE_STEPS = (uint64_t)1 << 23;

static ent_status issue_unbreakable(ent_inquiry *inquiry, size_t rule)
{
    const ent_issue issue = {.kind = ENT_KIND_IDLE_RULE,
                             .source = &inquiry->dispute->source,
                             .span = inquiry->dispute->rules[rule].span,
                             .message = "this rule never applies: nothing can break it"};
    return ent_issue_add(inquiry->context, &issue);
}

static ent_status issue_implied(ent_inquiry *inquiry, size_t rule, const ent_conflict *others)
{
    const ent_dispute *dispute = inquiry->dispute;
    char message[120] = "this rule never applies: the other rules exclude the same already";
    ent_rule_notes notes = {.count = 0};
    if (others->count == 1) {
        (void)snprintf(message, sizeof message,
                       "this rule never applies: another rule excludes the same already");
    } else if (others->minimal) {
        (void)snprintf(message, sizeof message,
                       "this rule never applies: %zu other rules together exclude the same already",
                       others->count);
    }
    if (others->minimal) {
        ent_rules_note(dispute, others, &notes);
    }
    const ent_issue issue = {.kind = ENT_KIND_IDLE_RULE,
                             .source = &dispute->source,
                             .span = dispute->rules[rule].span,
                             .message = message,
                             .cure = "correct it, or leave it out; then check again, as it may be "
                                     "what makes another rule idle",
                             .more = notes.notes,
                             .more_count = notes.count};
    return ent_issue_add(inquiry->context, &issue);
}

/* Judges one rule; `others` holds the indexes of all the rest. */
static ent_status judge(ent_inquiry *inquiry, size_t rule, const size_t *others)
{
    ent_question broken = {.extra = ent_search_program(inquiry->rules, rule), .wanted = false};
    ent_answer answer = ENT_ANSWER_UNKNOWN;
    ent_conflict conflict = {0};
    ENT_TRY(ent_search_ask(inquiry->rules, &broken, &inquiry->steps, &answer));
    if (answer == ENT_ANSWER_NO) {
        return issue_unbreakable(inquiry, rule);
    }
    broken.chosen = others;
    broken.count = inquiry->dispute->rule_count - 1;
    ENT_TRY(ent_search_ask(inquiry->rules, &broken, &inquiry->steps, &answer));
    if (answer != ENT_ANSWER_NO) {
        return ENT_OK;
    }
    ENT_TRY(ent_rules_narrow(inquiry, &broken, &conflict));
    const ent_status status = conflict.count == 0 ? issue_unbreakable(inquiry, rule)
                                                  : issue_implied(inquiry, rule, &conflict);
    ent_memory_free(&inquiry->context->allocator, conflict.rules);
    return status;
}

static ent_status judge_all(ent_inquiry *inquiry, size_t *others)
{
    const size_t count = inquiry->dispute->rule_count;
    const uint64_t share = ALL_STEPS / count < RULE_STEPS ? ALL_STEPS / count : RULE_STEPS;
    for (size_t r = 0; r < count; r++) {
        others[r] = r + 1;
    }
    for (size_t r = 0; r < count; r++) { /* others: all but r */
        inquiry->steps = share;
        ENT_TRY(judge(inquiry, r, others));
        others[r] = r;
    }
    return ENT_OK;
}

ent_status ent_rules_findings(ent_context *context, const ent_dispute *dispute)
{
    if (dispute->rule_count == 0) {
        return ENT_OK;
    }
    ent_inquiry inquiry = {.context = context, .dispute = dispute};
    size_t *others = ent_memory_new(&context->allocator, dispute->rule_count, sizeof *others);
    ent_status status =
        others == NULL ? ENT_ERROR_MEMORY : ent_rules_search(context, dispute, &inquiry.rules);
    if (status == ENT_OK) {
        status = judge_all(&inquiry, others);
    }
    ent_search_free(inquiry.rules);
    ent_memory_free(&context->allocator, others);
    return status;
}
