/* SPDX-License-Identifier: MIT */
/*
 * Why a party cannot change an option.
 *
 * An option is fixed in a state when each move of its party leaves it as it is. Changed alone, to each value that its
 * `moves` allow, it then gives no state that the party moves to: there is no such value, or a rule is broken, or the
 * party does not perceive what comes of it. Lower and higher values may be barred by different things, and each side is
 * told by itself. Where the change alone is possible all the same, as by a rule that merges states, nothing is said.
 *
 * That an option cannot be taken back does not tell that its party would do so. Hence the states are looked at that the
 * values give which `moves` alone bar: does the party like one of them better? What a rule forbids is no state and has
 * no level; there the wishes are asked themselves.
 */
#include "explain/fixed.h"

#include "preference/reason.h"
#include "space/moves.h"
#include "space/rules.h"

#include <string.h>

typedef struct work {
    const ent_costs_query *query;
    const ent_space *space;
    const ent_dispute *dispute;
    const ent_party *owner;
    ent_state_list moves;
    uint64_t *key, *kept; /* room for an assignment each; kept: the one that `forbidden` is of */
    ent_reasons reasons;
} work;

/* Whether some move changes the option. */
static bool changes(const work *w, size_t option)
{
    const size_t here = ent_state_value(w->space, w->query->state, option);
    for (size_t k = 0; k < w->moves.count; k++) {
        const uint64_t to = w->moves.states[k];
        if (ent_state_varies(w->space, to, option) ||
            ent_state_value(w->space, to, option) != here) {
            return true;
        }
    }
    return false;
}

/* The state that an option changed alone gives; false: there is none. The assignment stays in w->key. */
static bool locate(work *w, size_t which, uint32_t value, size_t *to)
{
    const uint64_t *from = ent_space_key(w->space, w->query->state);
    for (size_t k = 0; k < w->dispute->key_words; k++) {
        w->key[k] = from[k];
    }
    ent_key_set(&w->dispute->options[which], w->key, value);
    return ent_space_locate(w->space, w->key, to);
}

/* Whether the party does not perceive a state. */
static bool is_unseen(const work *w, size_t state)
{
    const uint64_t *unseen = w->query->graph->movers[w->query->party].unseen;
    return unseen != NULL && ent_bits_has(unseen, state);
}

/* What stands against one value of an option; *known false: nothing that is known of. */
static ent_status try_value(work *w, size_t which, uint32_t value, ent_fixed_side *out, bool *known)
{
    size_t to = 0;
    if (locate(w, which, value, &to)) {
        out->why = ENT_FIXED_UNSEEN;
        *known = is_unseen(w, to);
        return ENT_OK;
    }
    out->why = ENT_FIXED_RULE;
    ENT_TRY(ent_rules_broken(w->dispute, w->key, &out->rule));
    *known = out->rule < w->dispute->rule_count;
    return ENT_OK;
}

/* Whether the same stands against two values. */
static bool is_same(const ent_fixed_side *one, const ent_fixed_side *other)
{
    return one->why == other->why && (one->why != ENT_FIXED_RULE || one->rule == other->rule);
}

/* Why no value on one side is taken, above or below; the nearest one first. */
static ent_status tell_side(work *w, size_t which, bool above, ent_fixed_side *out, bool *known)
{
    const ent_option *option = &w->dispute->options[which];
    const uint32_t here = (uint32_t)ent_state_value(w->space, w->query->state, which);
    const uint32_t count = above ? option->value_count - 1 - here : here;
    *out = (ent_fixed_side){.why = count == 0 ? ENT_FIXED_NONE : ENT_FIXED_DIRECTION};
    for (uint32_t k = 1; *known && k <= count; k++) {
        const uint32_t value = above ? here + k : here - k;
        ent_fixed_side one = {.why = ENT_FIXED_NONE};
        if (!ent_moves_lead(option, here, value)) {
            continue;
        }
        ENT_TRY(try_value(w, which, value, &one, known));
        if (out->why == ENT_FIXED_DIRECTION) {
            *out = one;
        }
        out->others = out->others || !is_same(out, &one);
    }
    return ENT_OK;
}

/* Why an option is fixed. */
static ent_status tell(work *w, ent_fixed *out, bool *known)
{
    *known = true;
    ENT_TRY(tell_side(w, out->option, false, &out->less, known));
    return tell_side(w, out->option, true, &out->more, known);
}

/* What the party would come to if only its `moves` did not bar a value. */
static void lift(work *w, ent_fixed *out)
{
    const ent_option *option = &w->dispute->options[out->option];
    const uint32_t *level = w->query->graph->movers[w->query->party].levels.of;
    const uint32_t here = (uint32_t)ent_state_value(w->space, w->query->state, out->option);
    out->barred = ENT_NO_STATE;
    for (uint32_t value = 0; value < option->value_count; value++) {
        size_t to = 0;
        const ent_fixed_side *side = value < here ? &out->less : &out->more;
        if (value == here || side->why != ENT_FIXED_DIRECTION ||
            !locate(w, out->option, value, &to) || is_unseen(w, to)) {
            continue;
        }
        if (out->barred == ENT_NO_STATE || level[to] > level[out->barred]) {
            out->barred = to;
        }
    }
    out->tempting = out->barred != ENT_NO_STATE && level[out->barred] > level[w->query->state];
}

/* How the party likes the assignment in w->key, which rules forbid. */
static ent_forbidden judge(work *w)
{
    if (w->owner->order == ENT_ORDER_RANKING) {
        return ENT_FORBIDDEN_UNTOLD;
    }
    const int order =
        ent_reasons_order(&w->reasons, w->key, ent_space_key(w->space, w->query->state));
    return order > 0    ? ENT_FORBIDDEN_BETTER
           : order == 0 ? ENT_FORBIDDEN_EQUAL
                        : ENT_FORBIDDEN_WORSE;
}

/* Whether a rule speaks of an option of another party. */
static ent_status speaks_of_others(const work *w, size_t rule, bool *out)
{
    const ent_expression *always = w->dispute->rules[rule].always;
    ent_program *program = NULL;
    size_t at = 0, option = 0;
    *out = false;
    ENT_TRY(ent_program_new(w->dispute, &always, 1, &program));
    while (!*out && ent_program_option(program, &at, &option)) {
        *out = w->dispute->options[option].party != w->query->party;
    }
    ent_program_free(program);
    return ENT_OK;
}

/* Keeps the assignment in w->key where it tells more than the one that is kept, or as well and is liked better. */
static void keep(work *w, uint32_t value, size_t rule, ent_fixed *out)
{
    const size_t words = w->dispute->key_words;
    const ent_forbidden one = judge(w);
    if (one < out->forbidden ||
        (one == out->forbidden &&
         (one == ENT_FORBIDDEN_UNTOLD || ent_reasons_order(&w->reasons, w->key, w->kept) <= 0))) {
        return;
    }
    out->forbidden = one;
    out->forbidden_value = value;
    out->forbidding = rule;
    memcpy(w->kept, w->key, words * sizeof *w->kept);
}

/* How the party would like the values that rules forbid. */
static ent_status allow(work *w, ent_fixed *out)
{
    const ent_option *option = &w->dispute->options[out->option];
    const uint32_t here = (uint32_t)ent_state_value(w->space, w->query->state, out->option);
    for (uint32_t value = 0; value < option->value_count; value++) {
        size_t to = 0, rule = 0;
        bool theirs = false;
        if (value == here || !ent_moves_lead(option, here, value) ||
            locate(w, out->option, value, &to)) {
            continue;
        }
        ENT_TRY(ent_rules_broken(w->dispute, w->key, &rule));
        if (rule < w->dispute->rule_count) {
            ENT_TRY(speaks_of_others(w, rule, &theirs));
        }
        if (theirs) {
            keep(w, value, rule, out);
        }
    }
    return ENT_OK;
}

static ent_status find(work *w, ent_fixed *list, size_t *count)
{
    for (size_t k = 0; k < w->owner->option_count; k++) {
        ent_fixed fixed = {.option = w->owner->first_option + k};
        bool known = false;
        if (ent_state_varies(w->space, w->query->state, fixed.option) || changes(w, fixed.option)) {
            continue;
        }
        ENT_TRY(tell(w, &fixed, &known));
        lift(w, &fixed);
        ENT_TRY(allow(w, &fixed));
        list[*count] = fixed;
        *count += known;
    }
    return ENT_OK;
}

ent_status ent_fixed_find(ent_context *context, const ent_costs_query *query, ent_stance *out)
{
    const ent_graph *graph = query->graph;
    work w = {.query = query, .space = graph->space, .dispute = graph->space->dispute};
    w.owner = &w.dispute->parties[query->party];
    if (ent_is_graph_form(w.dispute)) {
        return ENT_OK;
    }
    ent_fixed *list = ent_arena_new(query->arena, w.owner->option_count, sizeof *list);
    w.key = ent_memory_new(&context->allocator, 2 * w.dispute->key_words, sizeof *w.key);
    w.kept = w.key == NULL ? NULL : w.key + w.dispute->key_words;
    ent_status status = list == NULL || w.key == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    if (status == ENT_OK) {
        status = ent_reasons_init(&w.reasons, &context->allocator, w.space, query->party);
    }
    if (status == ENT_OK) {
        status = ent_graph_all_moves(graph, query->party, query->state, &w.moves);
    }
    if (status == ENT_OK) {
        status = find(&w, list, &out->fixed_count);
    }
    out->fixed = list;
    ent_reasons_free(&w.reasons);
    ent_memory_free(graph->allocator, w.moves.states);
    ent_memory_free(&context->allocator, w.key);
    return status;
}
