/* SPDX-License-Identifier: MIT */
/*
 * Sets of rules that conflict.
 *
 * Leaving out one rule after another, the last first, and putting back those without which the rest
 * does not conflict, ends with a set of which none can be left out: what was put back stays needed,
 * because the set only shrinks. Such a set need not be a smallest one; sets of up to three rules are
 * few enough to try them all.
 */
#include "space/rules.h"

#include <stdio.h>
#include <string.h>

enum { MOST_TRIED = 3 };

ent_status ent_rules_search(ent_context *context, const ent_dispute *dispute, ent_search **out)
{
    const ent_expression **roots =
        ent_memory_new(&context->allocator, dispute->rule_count, sizeof(ent_expression *));
    if (roots == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t r = 0; r < dispute->rule_count; r++) {
        roots[r] = dispute->rules[r].always;
    }
    const ent_status status = ent_search_new(context, dispute, roots, dispute->rule_count, out);
    ent_memory_free(&context->allocator, roots);
    return status;
}

ent_status ent_rules_bar(ent_search *rules, size_t rule_count, const ent_question *never,
                         uint64_t *steps, ent_bar *out)
{
    ent_question question = {.extra = never->extra, .wanted = never->wanted};
    ent_answer answer = ENT_ANSWER_UNKNOWN;
    *out = (ent_bar){.kind = ENT_BARRED};
    ENT_TRY(ent_search_ask(rules, &question, steps, &answer));
    if (answer == ENT_ANSWER_NO) {
        out->kind = ENT_BARRED_BY_ITSELF;
    }
    for (size_t r = 0; r < rule_count && answer == ENT_ANSWER_YES; r++) {
        question.chosen = &r;
        question.count = 1;
        ENT_TRY(ent_search_ask(rules, &question, steps, &answer));
        if (answer == ENT_ANSWER_NO) {
            *out = (ent_bar){.kind = ENT_BARRED_BY_RULE, .rule = r};
        }
    }
    return ENT_OK;
}

/* Leaves out what is not needed. */
static ent_status leave_out(ent_search *rules, const ent_question *never, uint64_t *steps,
                            ent_conflict *conflict)
{
    ent_question question = *never;
    conflict->minimal = true;
    question.chosen = conflict->rules;
    for (size_t i = conflict->count; i-- > 0;) {
        const size_t rule = conflict->rules[i], behind = conflict->count - i - 1;
        ent_answer answer = ENT_ANSWER_UNKNOWN;
        memmove(conflict->rules + i, conflict->rules + i + 1, behind * sizeof(size_t));
        question.count = conflict->count - 1;
        ENT_TRY(ent_search_ask(rules, &question, steps, &answer));
        if (answer == ENT_ANSWER_NO) {
            conflict->count--;
            continue;
        }
        memmove(conflict->rules + i + 1, conflict->rules + i, behind * sizeof(size_t));
        conflict->rules[i] = rule;
        conflict->minimal = conflict->minimal && answer == ENT_ANSWER_YES;
    }
    return ENT_OK;
}

/* Goes to the next ascending choice of `size` numbers below `limit`. */
static bool next_choice(size_t *choice, size_t size, size_t limit)
{
    size_t i = size;
    while (i > 0 && choice[i - 1] == limit - size + i - 1) {
        i--;
    }
    if (i == 0) {
        return false;
    }
    choice[i - 1]++;
    for (; i < size; i++) {
        choice[i] = choice[i - 1] + 1;
    }
    return true;
}

/* Tries all sets of `size` rules; the answer is NO when the set at `chosen` conflicts, YES when none
 * does. */
static ent_status try_size(ent_search *rules, const ent_question *never, size_t size,
                           uint64_t *steps, size_t *chosen, ent_answer *out)
{
    const ent_question question = {
        .chosen = chosen, .count = size, .extra = never->extra, .wanted = never->wanted};
    size_t choice[MOST_TRIED] = {0, 1, 2};
    do {
        for (size_t i = 0; i < size; i++) {
            chosen[i] = never->chosen[choice[i]];
        }
        ENT_TRY(ent_search_ask(rules, &question, steps, out));
    } while (*out == ENT_ANSWER_YES && next_choice(choice, size, never->count));
    return ENT_OK;
}

/* Looks for a conflict of fewer rules than the one at hand. */
static ent_status try_smaller(ent_search *rules, const ent_question *never, uint64_t *steps,
                              ent_conflict *conflict)
{
    size_t chosen[MOST_TRIED];
    ent_answer answer = ENT_ANSWER_YES;
    size_t size = 1;
    for (; size < conflict->count && size <= MOST_TRIED; size++) {
        ENT_TRY(try_size(rules, never, size, steps, chosen, &answer));
        if (answer == ENT_ANSWER_NO) {
            memcpy(conflict->rules, chosen, size * sizeof *chosen);
            conflict->count = size;
        } else if (answer == ENT_ANSWER_UNKNOWN) {
            return ENT_OK;
        }
    }
    conflict->smallest = size >= conflict->count;
    conflict->minimal = conflict->minimal || conflict->smallest;
    return ENT_OK;
}

ent_status ent_rules_narrow(ent_context *context, ent_search *rules, const ent_question *never,
                            uint64_t *steps, ent_conflict *out)
{
    ent_conflict conflict = {.count = never->count};
    conflict.rules = ent_memory_new(&context->allocator, never->count, sizeof(size_t));
    if (conflict.rules == NULL) {
        return ENT_ERROR_MEMORY;
    }
    memcpy(conflict.rules, never->chosen, never->count * sizeof(size_t));
    uint64_t half = *steps / 2;
    *steps -= half;
    ent_status status = leave_out(rules, never, &half, &conflict);
    *steps += half;
    if (status == ENT_OK) {
        status = try_smaller(rules, never, steps, &conflict);
    }
    if (status != ENT_OK) {
        ent_memory_free(&context->allocator, conflict.rules);
        return status;
    }
    *out = conflict;
    return ENT_OK;
}

void ent_rules_note(const ent_dispute *dispute, const ent_conflict *conflict, ent_rule_notes *out)
{
    *out = (ent_rule_notes){.count = 0};
    for (size_t i = 0; i < conflict->count && i < ENT_RULES_SHOWN; i++) {
        out->notes[out->count++] =
            (ent_issue_note){.message = i == 0 ? "this rule" : "and this rule",
                             .source = &dispute->source,
                             .span = dispute->rules[conflict->rules[i]].span};
    }
    if (conflict->count > ENT_RULES_SHOWN) {
        (void)snprintf(out->rest, sizeof out->rest, "and %zu more",
                       conflict->count - ENT_RULES_SHOWN);
        out->notes[out->count++] = (ent_issue_note){.message = out->rest};
    }
}
