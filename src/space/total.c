/* SPDX-License-Identifier: MIT */
/*
 * Counting the feasible states without listing them.
 *
 * Rules and conditions become clauses, whose solutions are counted. Where rules `same` merge: the states
 * in which none of these holds count one by one; of the rest, two such rules are tied when some state is
 * in both, and the rules that are tied together, as far as any state is in them, are one merged state. A
 * condition holds in it when no member is without.
 */
#include "base/text.h"
#include "diag/diagnostic.h"
#include "space/counting/count.h"
#include "space/find.h"
#include "space/listing.h"
#include "space/refusals.h"
#include <entente/space.h>

#include <string.h>

struct ent_state_total {
    ent_allocator allocator;
    ent_text text;
};

/* What shall hold beside the rules: an expression and its truth; NULL: nothing. */
typedef struct condition {
    const ent_expression *x;
    bool truth;
} condition;

/* A count under way; `where` NULL: of all states. */
typedef struct work {
    ent_context *context;
    const ent_dispute *dispute;
    const ent_expression *where;
    ent_natural total;
    size_t
        *tied; /* per rule `same`: itself, or one before it that it is tied to; SIZE_MAX: it fits no
                     state */
} work;

/* Says that a condition holds, and those of rules `same` that none does (none NULL: nothing of these). */
static ent_status assert_all(const work *w, const ent_rules_clauses *rules,
                             const condition *conditions, size_t count, bool unmerged)
{
    for (size_t i = 0; i < count; i++) {
        if (conditions[i].x != NULL) {
            ENT_TRY(ent_encoding_assert(rules->encoding, conditions[i].x, conditions[i].truth));
        }
    }
    for (size_t m = 0; unmerged && m < w->dispute->merge_count; m++) {
        ENT_TRY(ent_encoding_assert(rules->encoding, w->dispute->merges[m].where, false));
    }
    return ENT_OK;
}

/* Counts the states that the rules allow under the conditions; with `unmerged` those that no rule merges. */
static ent_status count_under(const work *w, const condition *conditions, size_t count,
                              bool unmerged, ent_natural *out)
{
    ent_rules_clauses rules;
    ent_counter counter;
    bool known = false;
    ENT_TRY(ent_rules_clauses_new(w->context, w->dispute, &rules));
    ent_status status = assert_all(w, &rules, conditions, count, unmerged);
    if (status == ENT_OK) {
        status = ent_counter_init(&counter, w->context, rules.clauses, ENT_COUNT_CACHE);
        if (status == ENT_OK) {
            status = ent_counter_run(&counter, UINT64_MAX, out, &known);
            ent_counter_free(&counter);
        }
    }
    ent_rules_clauses_free(&rules);
    return status;
}

/* Whether some state fits the conditions. */
static ent_status possible(const work *w, const condition *conditions, size_t count, bool *out)
{
    ent_natural number;
    ent_natural_init(&number, &w->context->allocator, 0);
    const ent_status status = count_under(w, conditions, count, false, &number);
    *out = !ent_natural_is_zero(&number);
    ent_natural_free(&number);
    return status;
}

static size_t root_of(const work *w, size_t merge)
{
    while (w->tied[merge] != merge) {
        merge = w->tied[merge];
    }
    return merge;
}

/* Finds which rules `same` fit some state, and ties those that share one. */
static ent_status tie(work *w)
{
    const ent_merge *merges = w->dispute->merges;
    for (size_t m = 0; m < w->dispute->merge_count; m++) {
        const condition alone = {merges[m].where, true};
        bool fits = false;
        ENT_TRY(possible(w, &alone, 1, &fits));
        w->tied[m] = fits ? m : SIZE_MAX;
        for (size_t k = 0; k < m && fits; k++) {
            if (w->tied[k] == SIZE_MAX || root_of(w, k) == root_of(w, m)) {
                continue;
            }
            const condition both[2] = {alone, {merges[k].where, true}};
            bool shared = false;
            ENT_TRY(possible(w, both, 2, &shared));
            if (shared) {
                const size_t one = root_of(w, m), other = root_of(w, k);
                w->tied[one > other ? one : other] = one < other ? one : other;
            }
        }
    }
    return ENT_OK;
}

/* Whether the condition holds in all members of the merged state of which `root` is the first rule. */
static ent_status holds_in_merged(const work *w, size_t root, bool *out)
{
    bool without = false;
    for (size_t m = root; m < w->dispute->merge_count && w->where != NULL && !without; m++) {
        if (w->tied[m] != SIZE_MAX && root_of(w, m) == root) {
            const condition member[2] = {{w->dispute->merges[m].where, true}, {w->where, false}};
            ENT_TRY(possible(w, member, 2, &without));
        }
    }
    *out = !without;
    return ENT_OK;
}

static ent_status add_merged(work *w)
{
    ent_natural one;
    ent_natural_init(&one, &w->context->allocator, 1);
    ENT_TRY(tie(w));
    for (size_t m = 0; m < w->dispute->merge_count; m++) {
        bool counts = w->tied[m] == m;
        if (counts) {
            ENT_TRY(holds_in_merged(w, m, &counts));
        }
        if (counts) {
            ENT_TRY(ent_natural_add(&w->total, &one));
        }
    }
    return ENT_OK;
}

static ent_status count_states(work *w)
{
    const condition where = {w->where, true};
    ENT_TRY(count_under(w, &where, 1, true, &w->total));
    if (w->dispute->merge_count == 0) {
        return ENT_OK;
    }
    w->tied = ent_memory_new(&w->context->allocator, w->dispute->merge_count, sizeof *w->tied);
    const ent_status status = w->tied == NULL ? ENT_ERROR_MEMORY : add_merged(w);
    ent_memory_free(&w->context->allocator, w->tied);
    return status;
}

/* Whether today's state is feasible; it is refused when the file says what holds today. */
static ent_status check_today(const work *w, bool *feasible)
{
    *feasible = true;
    for (size_t r = 0; r < w->dispute->rule_count && *feasible; r++) {
        ent_program *program = NULL;
        const ent_expression *rule = w->dispute->rules[r].always;
        uint64_t holds = 0;
        ENT_TRY(ent_program_new(w->dispute, &rule, 1, &program));
        ent_program_run(program, w->dispute->today, 1, &holds);
        ent_program_free(program);
        *feasible = holds != 0;
    }
    if (!*feasible && ent_today_given(w->dispute)) {
        ENT_TRY(ent_refuse_today(w->context, w->dispute));
        return ENT_ERROR_INPUT;
    }
    return ENT_OK;
}

static ent_status count_expression(void *user, const ent_expression *expression)
{
    work *w = user;
    w->where = expression;
    return count_states(w);
}

/* Makes the total one: of a single state that was asked for. */
static void count_one(work *w)
{
    ent_natural_free(&w->total);
    ent_natural_init(&w->total, &w->context->allocator, 1);
}

/* A number, of which the states so far counted must be no fewer. */
static ent_status check_number(work *w, uint64_t number)
{
    ent_natural asked;
    ent_natural_init(&asked, &w->context->allocator, number);
    if (number > 0 && ent_natural_compare(&asked, &w->total) <= 0) {
        count_one(w);
        return ENT_OK;
    }
    ent_text count;
    ent_text_init(&count, &w->context->allocator);
    ent_status status = ent_natural_write(&w->total, false, &count);
    if (status == ENT_OK) {
        status = ent_refuse_number(w->context, number, ent_text_get(&count));
    }
    ent_text_free(&count);
    return status;
}

static ent_status count_option_form(work *w, const char *where, const char *text)
{
    bool today = false;
    uint64_t number = 0;
    ENT_TRY(count_states(w));
    if (ent_natural_is_zero(&w->total)) {
        ENT_TRY(ent_refuse_rules(w->context, w->dispute));
        return ENT_ERROR_INPUT;
    }
    ENT_TRY(check_today(w, &today));
    if (text == NULL) {
        return ENT_OK;
    }
    if (ent_state_number_read(text, &number)) {
        return check_number(w, number);
    }
    if (strcmp(text, "today") == 0) {
        count_one(w);
        return today ? ENT_OK : ent_refuse_no_today(w->context);
    }
    const ent_expression_use use = {.run = count_expression, .user = w};
    return ent_expression_use_text(w->context, w->dispute, where, text, use);
}

/* In graph form the states are listed anyhow. */
static ent_status count_graph(work *w, const char *where, const char *text)
{
    ent_space *space = NULL;
    ent_state_set *set = NULL;
    uint64_t count = w->dispute->options[0].value_count;
    ent_status status = ENT_OK;
    if (text != NULL) {
        ENT_TRY(ent_space_new(w->context, w->dispute, &space));
        status = ent_states_find(w->context, space, where, text, &set);
        count = status == ENT_OK ? ent_state_set_count(set) : 0;
    }
    ent_natural_init(&w->total, &w->context->allocator, count);
    ent_state_set_free(set);
    ent_space_free(space);
    return status;
}

static ent_status new_total(const work *w, ent_state_total **out)
{
    ent_state_total *total = ent_memory_zero(&w->context->allocator, 1, sizeof *total);
    if (total == NULL) {
        return ENT_ERROR_MEMORY;
    }
    total->allocator = w->context->allocator;
    ent_text_init(&total->text, &total->allocator);
    const ent_status status = ent_natural_write(&w->total, false, &total->text);
    if (status != ENT_OK) {
        ent_state_total_free(total);
        return status;
    }
    *out = total;
    return ENT_OK;
}

ent_status ent_states_count(ent_context *context, const ent_dispute *dispute, const char *where,
                            const char *text, ent_state_total **out)
{
    if (context == NULL || dispute == NULL || out == NULL || (text != NULL && where == NULL)) {
        return ENT_ERROR_ARGUMENT;
    }
    ENT_TRY(ent_states_required(context, dispute));
    work w = {.context = context, .dispute = dispute};
    ent_natural_init(&w.total, &context->allocator, 0);
    ent_status status =
        dispute->graph != NULL ? count_graph(&w, where, text) : count_option_form(&w, where, text);
    if (status == ENT_OK) {
        status = new_total(&w, out);
    } else if (status == ENT_ERROR_LIMIT && dispute->graph == NULL) {
        const ent_status told = ent_issue_plain(context, ENT_KIND_STATE_LIMIT,
                                                "the rules are too long to count the states");
        status = told == ENT_OK ? status : told;
    }
    ent_natural_free(&w.total);
    return status;
}

void ent_state_total_free(ent_state_total *total)
{
    if (total != NULL) {
        const ent_allocator allocator = total->allocator;
        ent_text_free(&total->text);
        ent_memory_free(&allocator, total);
    }
}

const char *ent_state_total_text(const ent_state_total *total)
{
    return ent_text_get(&total->text);
}
