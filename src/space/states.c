/* SPDX-License-Identifier: MIT */
/*
 * Listing the feasible states.
 *
 * Depth-first search over the options, the most significant first and values ascending, so that
 * states come out in the order of their numbers. After each decision the rules that mention the option
 * are evaluated with three truth values; a rule that is false already closes the branch. With all
 * options decided every rule is decided, so what arrives at the bottom is feasible.
 *
 * Cost: the nodes visited, times the sizes of the rules that mention their options. Rules that fail
 * only at the bottom make it 2^options; rules that prune make disputes of more than 64 options work.
 */
#include "diag/diagnostic.h"
#include "dispute/program.h"
#include "space/merge.h"

#include <string.h>

/* 2 GiB: beyond it disputes of very many options end with a message, not with the machine's memory. */
static const uint64_t MOST_KEY_BYTES = (uint64_t)1 << 31;

typedef struct search {
    ent_context *context;
    ent_space *space;
    size_t room; /* of space->keys, in words */
    ent_program **rules;
    size_t *mentioned; /* rules that mention option o: mentioned[first[o] .. first[o + 1] - 1] */
    size_t *first;
    size_t *stamp; /* the last rule that was filed under an option, so that each is filed once */
    uint64_t *key;
    bool *known;
    uint32_t *next; /* the value to try next, per option */
    uint64_t steps;
    uint64_t most; /* states: the context's limit, and keys of at most MOST_KEY_BYTES together */
} search;

static ent_status compile_rules(search *s)
{
    const ent_dispute *dispute = s->space->dispute;
    const ent_allocator *allocator = &s->context->allocator;
    s->rules = ent_memory_zero(allocator, dispute->rule_count, sizeof(ent_program *));
    s->first = ent_memory_zero(allocator, dispute->option_count + 1, sizeof *s->first);
    s->stamp = ent_memory_zero(allocator, dispute->option_count, sizeof *s->stamp);
    s->key = ent_memory_zero(allocator, dispute->key_words, sizeof *s->key);
    s->known = ent_memory_zero(allocator, dispute->option_count, sizeof *s->known);
    s->next = ent_memory_zero(allocator, dispute->option_count, sizeof *s->next);
    if (s->rules == NULL || s->first == NULL || s->stamp == NULL || s->key == NULL ||
        s->known == NULL || s->next == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t r = 0; r < dispute->rule_count; r++) {
        const ent_expression *root = dispute->rules[r].always;
        ENT_TRY(ent_program_new(dispute, &root, 1, &s->rules[r]));
    }
    return ENT_OK;
}

/* Adds to counts[o + 1] for every option that a rule mentions, or, on the second round, files the rule. */
static void visit_mentions(search *s, bool file)
{
    const ent_dispute *dispute = s->space->dispute;
    for (size_t r = 0; r < dispute->rule_count; r++) {
        size_t option = 0;
        for (size_t at = 0; ent_program_option(s->rules[r], &at, &option);) {
            const size_t mark = 1 + r + (file ? dispute->rule_count : 0);
            if (s->stamp[option] == mark) {
                continue;
            }
            s->stamp[option] = mark;
            if (file) {
                s->mentioned[s->first[option]++] = r;
            } else {
                s->first[option + 1]++;
            }
        }
    }
}

/* Sorts the rules under the options that they mention. */
static ent_status index_rules(search *s)
{
    const size_t options = s->space->dispute->option_count;
    visit_mentions(s, false);
    for (size_t o = 0; o < options; o++) {
        s->first[o + 1] += s->first[o];
    }
    s->mentioned = ent_memory_new(&s->context->allocator, s->first[options], sizeof *s->mentioned);
    if (s->mentioned == NULL) {
        return ENT_ERROR_MEMORY;
    }
    visit_mentions(s, true);
    for (size_t o = options; o > 0; o--) { /* filing moved every start to the next one's */
        s->first[o] = s->first[o - 1];
    }
    s->first[0] = 0;
    return ENT_OK;
}

static bool consistent(search *s, size_t option)
{
    for (size_t i = s->first[option]; i < s->first[option + 1]; i++) {
        if (ent_program_partial(s->rules[s->mentioned[i]], s->key, s->known) == ENT_FALSE) {
            return false;
        }
    }
    return true;
}

static ent_status emit(search *s)
{
    ent_space *space = s->space;
    const size_t words = space->dispute->key_words;
    if (space->count == s->most) {
        ENT_TRY(ent_issue_plain(s->context, ENT_KIND_STATE_LIMIT,
                                "more than %llu states are feasible", (unsigned long long)s->most));
        return ENT_ERROR_LIMIT;
    }
    uint64_t *keys = ent_memory_grow(&space->allocator, space->keys, &s->room,
                                     (space->count + 1) * words, sizeof *keys);
    if (keys == NULL) {
        return ENT_ERROR_MEMORY;
    }
    space->keys = keys;
    memcpy(keys + space->count * words, s->key, words * sizeof *keys);
    space->count++;
    return ENT_OK;
}

/* The search itself, without recursion: `at` is the option that is being decided. */
static ent_status run(search *s)
{
    const ent_dispute *dispute = s->space->dispute;
    size_t at = dispute->option_count - 1;
    for (;;) {
        if (++s->steps % ENT_STAGE_STATES == 0) {
            ENT_TRY(ent_context_step(s->context, "listing states", s->space->count, 0));
        }
        if (s->next[at] == dispute->options[at].value_count) {
            s->next[at] = 0;
            s->known[at] = false;
            if (++at == dispute->option_count) {
                return ENT_OK;
            }
            continue;
        }
        ent_key_set(&dispute->options[at], s->key, s->next[at]++);
        s->known[at] = true;
        if (consistent(s, at)) {
            if (at > 0) {
                at--;
            } else {
                ENT_TRY(emit(s));
            }
        }
    }
}

static void release(search *s)
{
    const ent_allocator *allocator = &s->context->allocator;
    for (size_t r = 0; s->rules != NULL && r < s->space->dispute->rule_count; r++) {
        ent_program_free(s->rules[r]);
    }
    ent_memory_free(allocator, s->rules);
    ent_memory_free(allocator, s->mentioned);
    ent_memory_free(allocator, s->first);
    ent_memory_free(allocator, s->stamp);
    ent_memory_free(allocator, s->key);
    ent_memory_free(allocator, s->known);
    ent_memory_free(allocator, s->next);
}

static ent_status list_states(ent_context *context, ent_space *space)
{
    search s = {.context = context, .space = space, .most = context->max_states};
    const uint64_t fitting = MOST_KEY_BYTES / (space->dispute->key_words * sizeof(uint64_t));
    s.most = fitting < s.most ? fitting : s.most;
    ent_status status = compile_rules(&s);
    if (status == ENT_OK) {
        status = index_rules(&s);
    }
    if (status == ENT_OK) {
        status = run(&s);
    }
    release(&s);
    if (status == ENT_OK && space->count == 0) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_NO_STATES, "the rules leave no state"));
        return ENT_ERROR_INPUT;
    }
    return status;
}

/* Today breaks a rule: says which. */
static ent_status refuse_today(ent_context *context, const ent_space *space)
{
    const ent_dispute *dispute = space->dispute;
    ent_issue issue = {.kind = ENT_KIND_TODAY_INFEASIBLE,
                       .source = &dispute->source,
                       .span = dispute->today_span,
                       .message = "today's state is not possible under the rules",
                       .note_source = &dispute->source};
    for (size_t r = 0; r < dispute->rule_count && issue.note == NULL; r++) {
        ent_program *program = NULL;
        const ent_expression *root = dispute->rules[r].always;
        uint64_t holds = 0;
        ENT_TRY(ent_program_new(dispute, &root, 1, &program));
        ent_program_run(program, dispute->today, 1, &holds);
        ent_program_free(program);
        if (holds == 0) {
            issue.note = "it breaks this rule";
            issue.note_span = dispute->rules[r].span;
        }
    }
    ENT_TRY(ent_issue_add(context, &issue));
    return ENT_ERROR_INPUT;
}

static ent_status find_today(ent_context *context, ent_space *space)
{
    space->has_today = ent_space_locate(space, space->dispute->today, &space->today);
    if (!space->has_today && ent_today_given(space->dispute)) {
        return refuse_today(context, space);
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
    for (size_t n = 0; n < dispute->name_count; n++) {
        const ent_state_name *name = &dispute->names[n];
        ENT_TRY(check_members(context, space, name));
        ENT_TRY(ent_space_evaluate(context, space, name->meaning, space->named + n * words));
        if (ent_bits_count(space->named + n * words, words) == 0) {
            const ent_issue issue = {.kind = ENT_KIND_EMPTY_NAME,
                                     .source = &dispute->source,
                                     .span = name->span,
                                     .message = "this named state is not possible under the rules"};
            ENT_TRY(ent_issue_add(context, &issue));
        }
    }
    return ENT_OK;
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
