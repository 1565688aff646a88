/* SPDX-License-Identifier: MIT */
/*
 * Sets of rules that conflict.
 *
 * Leaving out one rule after another, the last first, and putting back those without which the rest
 * does not conflict, ends with a set of which none can be left out: what was put back stays needed,
 * because the set only shrinks. Halves, quarters and so on are tried before single rules, so that many
 * rules that are not needed go at once. Such a set need not be a smallest one; sets of up to three
 * rules are few enough to try them all.
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

ent_status ent_rules_broken(const ent_dispute *dispute, const uint64_t *key, size_t *out)
{
    for (*out = 0; *out < dispute->rule_count; ++*out) {
        const ent_expression *always = dispute->rules[*out].always;
        ent_program *program = NULL;
        uint64_t holds = 0;
        ENT_TRY(ent_program_new(dispute, &always, 1, &program));
        ent_program_run(program, key, 1, &holds);
        ent_program_free(program);
        if (holds == 0) {
            break;
        }
    }
    return ENT_OK;
}

/* Whether the rule alone bars the question's extra, or, with NULL, nothing at all is needed for it. */
static ent_status bars(ent_inquiry *inquiry, ent_program *extra, bool wanted, const size_t *rule,
                       ent_answer *out)
{
    const ent_question question = {
        .chosen = rule, .count = rule != NULL, .extra = extra, .wanted = wanted};
    return ent_search_ask(inquiry->rules, &question, &inquiry->steps, out);
}

static ent_status find_bar(ent_inquiry *inquiry, ent_program *extra, bool wanted, ent_bar *out)
{
    ent_answer answer = ENT_ANSWER_UNKNOWN;
    *out = (ent_bar){.kind = ENT_BARRED};
    ENT_TRY(bars(inquiry, extra, wanted, NULL, &answer));
    if (answer == ENT_ANSWER_NO) {
        out->kind = ENT_BARRED_BY_ITSELF;
    }
    for (size_t r = 0; r < inquiry->dispute->rule_count && answer == ENT_ANSWER_YES; r++) {
        ENT_TRY(bars(inquiry, extra, wanted, &r, &answer));
        if (answer == ENT_ANSWER_NO) {
            *out = (ent_bar){.kind = ENT_BARRED_BY_RULE, .rule = r};
        }
    }
    return ENT_OK;
}

ent_status ent_rules_bar(ent_inquiry *inquiry, const ent_expression *expression, bool wanted,
                         ent_bar *out)
{
    ent_program *program = NULL;
    if (inquiry->rules == NULL) {
        ENT_TRY(ent_rules_search(inquiry->context, inquiry->dispute, &inquiry->rules));
    }
    ENT_TRY(ent_program_new(inquiry->dispute, &expression, 1, &program));
    const ent_status status = find_bar(inquiry, program, wanted, out);
    ent_program_free(program);
    return status;
}

/* A conflict on its way to fewer rules. */
typedef struct narrowing {
    ent_search *search;
    const ent_question *never;
    uint64_t steps;
    ent_conflict conflict;
    size_t *aside; /* room for the rules that are left out on trial */
} narrowing;

/* Asks whether the conflict stands without `size` rules from `at` on, and if so leaves them out. */
static ent_status try_without(narrowing *n, size_t at, size_t size, ent_answer *out)
{
    size_t *rules = n->conflict.rules;
    const size_t left = n->conflict.count - size, behind = left - at;
    ent_question question = *n->never;
    question.chosen = rules;
    question.count = left;
    memcpy(n->aside, rules + at, size * sizeof *rules);
    memmove(rules + at, rules + at + size, behind * sizeof *rules);
    ENT_TRY(ent_search_ask(n->search, &question, &n->steps, out));
    if (*out == ENT_ANSWER_NO) {
        n->conflict.count = left;
    } else {
        memmove(rules + at + size, rules + at, behind * sizeof *rules);
        memcpy(rules + at, n->aside, size * sizeof *rules);
    }
    return ENT_OK;
}

/* Leaves out what is not needed. */
static ent_status leave_out(narrowing *n)
{
    size_t size = n->conflict.count;
    do {
        size = size > 1 ? size / 2 : 1;
        n->conflict.minimal = size == 1;
        for (size_t end = n->conflict.count, at = 0; end > 0; end = at) {
            ent_answer answer = ENT_ANSWER_UNKNOWN;
            at = end > size ? end - size : 0;
            ENT_TRY(try_without(n, at, end - at, &answer));
            n->conflict.minimal = n->conflict.minimal && answer != ENT_ANSWER_UNKNOWN;
        }
    } while (size > 1);
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
static ent_status try_size(narrowing *n, size_t size, size_t *chosen, ent_answer *out)
{
    const size_t *among = n->never->chosen;
    ent_question question = *n->never;
    question.chosen = chosen;
    question.count = size;
    size_t choice[MOST_TRIED] = {0, 1, 2};
    do {
        for (size_t i = 0; i < size; i++) {
            chosen[i] = among[choice[i]];
        }
        ENT_TRY(ent_search_ask(n->search, &question, &n->steps, out));
    } while (*out == ENT_ANSWER_YES && next_choice(choice, size, n->never->count));
    return ENT_OK;
}

/* Looks for a conflict of fewer rules than the one at hand. */
static ent_status try_smaller(narrowing *n)
{
    ent_conflict *conflict = &n->conflict;
    size_t chosen[MOST_TRIED], size = 1;
    for (; size < conflict->count && size <= MOST_TRIED; size++) {
        ent_answer answer = ENT_ANSWER_UNKNOWN;
        ENT_TRY(try_size(n, size, chosen, &answer));
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

/* Half of the steps may go into each of the two. */
static ent_status narrow(narrowing *n)
{
    const uint64_t half = n->steps / 2;
    n->steps -= half;
    ENT_TRY(leave_out(n));
    n->steps += half;
    return try_smaller(n);
}

ent_status ent_rules_narrow(ent_inquiry *inquiry, const ent_question *never, ent_conflict *out)
{
    const ent_allocator *allocator = &inquiry->context->allocator;
    narrowing n = {.search = inquiry->rules, .never = never, .steps = inquiry->steps};
    n.conflict.count = never->count;
    n.conflict.rules = ent_memory_new(allocator, never->count, sizeof(size_t));
    n.aside = ent_memory_new(allocator, never->count, sizeof(size_t));
    ent_status status = ENT_ERROR_MEMORY;
    if (n.conflict.rules != NULL && n.aside != NULL) {
        memcpy(n.conflict.rules, never->chosen, never->count * sizeof(size_t));
        status = narrow(&n);
    }
    inquiry->steps = n.steps;
    ent_memory_free(allocator, n.aside);
    if (status != ENT_OK) {
        ent_memory_free(allocator, n.conflict.rules);
        return status;
    }
    *out = n.conflict;
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
