/* SPDX-License-Identifier: MIT */
/* The question as a whole: the ground, the search, what it found as edits, each of them solved once more. */
#include "leverage/leverage.h"

#include "base/assume.h"
#include "diag/diagnostic.h"
#include "dispute/degrees.h"
#include "leverage/bound/bound.h"
#include "leverage/edits.h"
#include "leverage/several/several.h"

enum { MOST_PARTIES = 64, CLASS_BYTES = 1 << 28 };

const char *ent_edit_word(ent_edit_kind kind)
{
    static const char *const words[] = {"move", "drop", "add", "swap", "moves"};
    return words[kind];
}

const char *ent_leverage_word(ent_leverage_end end)
{
    static const char *const words[] = {"already", "found", "none", "stopped"};
    return words[end];
}

void ent_leverage_defaults(ent_leverage_options *out)
{
    *out = (ent_leverage_options){.size = sizeof *out,
                                  .concept = ENT_SEQ,
                                  .costs = {1, 2, 2, 1, 3},
                                  .max_tries = 1000000,
                                  .most = 5};
}

/* Everything the search needs. */
static ent_status set_up(ent_context *context, ent_leverage *l, const ent_graph *graph,
                         ent_lever_search *s)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t parties = graph->party_count;
    ENT_TRY(ent_ground_new(context, graph, (size_t)l->options.state,
                           l->options.costs[ENT_EDIT_MOVES] > 0, &s->ground));
    ENT_TRY(ent_judge_new(&s->ground, &s->judge));
    s->plan.ground = &s->ground;
    s->wishes = ent_memory_zero(allocator, parties, sizeof *s->wishes);
    s->asked = ent_memory_zero(allocator, parties, sizeof *s->asked);
    s->class = ent_memory_zero(allocator, parties, sizeof *s->class);
    s->views = ent_memory_zero(allocator, parties, sizeof *s->views);
    s->verdicts = ent_memory_zero(allocator, parties, sizeof *s->verdicts);
    s->chosen = ent_memory_zero(allocator, s->ground.toggle_count, sizeof *s->chosen);
    if (s->wishes == NULL || s->asked == NULL || s->class == NULL || s->views == NULL ||
        s->verdicts == NULL || s->chosen == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < parties; p++) {
        ENT_TRY(ent_wishes_new(context, &s->plan, p, &s->wishes[p]));
    }
    for (size_t p = 0; p < parties; p++) {
        s->views[p] = ent_wishes_view(&s->wishes[p], 0);
    }
    return ENT_OK;
}

static void tear_down(ent_context *context, ent_lever_search *s)
{
    const ent_allocator *allocator = &context->allocator;
    for (size_t p = 0; p < s->ground.parties; p++) {
        if (s->wishes != NULL) {
            ent_wishes_free(&s->wishes[p]);
        }
        if (s->verdicts != NULL) {
            ent_memory_free(allocator, s->verdicts[p].given);
            ent_memory_free(allocator, s->verdicts[p].now);
        }
    }
    ent_memory_free(allocator, s->wishes);
    ent_memory_free(allocator, s->asked);
    ent_memory_free(allocator, s->class);
    ent_memory_free(allocator, s->views);
    ent_memory_free(allocator, s->verdicts);
    ent_memory_free(allocator, s->chosen);
    ent_memory_free(allocator, s->ways.ways);
    ent_memory_free(allocator, s->sets.ways);
    ent_judge_free(&s->judge);
    ent_ground_free(&s->ground);
}

/* Writes changes as edits, after the ordinary solver has agreed to each. */
static ent_status write_levers(ent_lever_search *s, const ent_lever_ways *list,
                               const ent_lever **out)
{
    ent_lever *levers = ent_arena_new(s->arena, list->count, sizeof *levers);
    if (levers == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < list->count; k++) {
        ent_lever_after after;
        ENT_TRY(ent_lever_write(s, &list->ways[k], &levers[k]));
        if (s->cancelled) {
            continue; /* there is no time for it */
        }
        ENT_TRY(ent_lever_solve(s, &list->ways[k], &after));
        if (ENT_NEVER(after.holds == s->breaks)) {
            return ENT_ERROR_UNSUPPORTED; /* both judge by the same definitions */
        }
        levers[k].left = after.count;
        levers[k].first_left = after.first;
    }
    *out = levers;
    return ENT_OK;
}

/* What is known of each party alone. */
static void tell_alone(const ent_lever_search *s, ent_leverage *l)
{
    for (size_t p = 0; p < s->ground.parties; p++) {
        ent_alone *alone = &l->alone[p];
        alone->end = s->already                                   ? ENT_LEVERAGE_ALREADY
                     : ent_lever_never_alone(s, p) || !s->stopped ? ENT_LEVERAGE_NONE
                                                                  : ENT_LEVERAGE_STOPPED;
        alone->tried_to = s->tried_to;
        for (size_t k = 0; k < s->sets.count; k++) {
            if (s->sets.ways[k].parties == (uint64_t)1 << p) {
                *alone = (ent_alone){ENT_LEVERAGE_FOUND, s->sets.ways[k].cost, 0};
            }
        }
    }
}

static ent_status tell(ent_lever_search *s, ent_leverage *l)
{
    ent_leverage_facts *facts = &l->facts;
    *facts = (ent_leverage_facts){.cost = s->found_cost,
                                  .tried_to = s->tried_to,
                                  .tries = s->budget.used,
                                  .change_count = s->way_count,
                                  .lever_count = s->kinds,
                                  .kept = s->ways.count,
                                  .sets_to = s->tried_to,
                                  .set_count = s->sets.count};
    facts->cancelled = s->cancelled;
    facts->counted = !s->stopped || s->settled_whole;
    facts->end = s->already         ? ENT_LEVERAGE_ALREADY
                 : s->way_count > 0 ? ENT_LEVERAGE_FOUND
                 : s->stopped       ? ENT_LEVERAGE_STOPPED
                                    : ENT_LEVERAGE_NONE;
    if (facts->end == ENT_LEVERAGE_FOUND) {
        facts->tried_to = s->found_cost - 1;
    }
    if (facts->end == ENT_LEVERAGE_STOPPED) {
        ENT_TRY(ent_lever_bound(s, &l->bound));
        facts->bound = l->bound.edit_count > 0 ? &l->bound : NULL;
    }
    tell_alone(s, l);
    ENT_TRY(write_levers(s, &s->ways, &facts->levers));
    return write_levers(s, &s->sets, &facts->sets);
}

/* A search before it begins; it refers to itself, and so stays where it is. */
static void begin(ent_leverage *l, ent_lever_search *out)
{
    ent_lever_search *s = out;
    *s = (ent_lever_search){.arena = &l->arena,
                            .concept = l->options.concept,
                            .rule = ent_concept_rule_of(l->options.concept),
                            .breaks = l->options.breaks,
                            .where = l->options.breaks ? l->options.where : NULL,
                            .partial = l->options.partial,
                            .most = l->options.most == 0 || l->options.most > ENT_MOST_LEVERS
                                        ? ENT_MOST_LEVERS
                                        : l->options.most,
                            .most_cost = UINT64_MAX,
                            .budget = {.most = l->options.max_tries, .bytes = CLASS_BYTES}};
    s->needed = s->rule;
    s->needed.improvements_only = false;
    s->own = !s->rule.improvements_only;
    s->plan = (ent_wish_plan){.pool = &l->pool,
                              .costs = l->options.costs,
                              .improving = s->rule.improvements_only,
                              .near_only = s->own,
                              .breaks = s->breaks,
                              .budget = &s->budget};
}

/* Searches at one state, and tells all of it. */
static ent_status search_at(ent_context *context, ent_leverage *l, const ent_graph *graph)
{
    ent_lever_search s;
    ENT_TRY(ent_pool_new(context, l->space, (size_t)l->options.state, &l->arena, &l->pool));
    begin(l, &s);
    ent_status status = set_up(context, l, graph, &s);
    if (status == ENT_OK) {
        status = ent_lever_search_run(&s);
    }
    if (status == ENT_OK) {
        status = tell(&s, l);
    }
    tear_down(context, &s);
    return status;
}

ent_status ent_lever_look_at(ent_context *context, const ent_graph *graph,
                             const ent_leverage_options *options, ent_lever_look *look)
{
    ent_leverage l = {.allocator = context->allocator, .space = graph->space, .options = *options};
    ent_lever_search s;
    ent_arena_init(&l.arena, &l.allocator);
    begin(&l, &s);
    s.brief = true;
    s.most_cost = look->most_cost;
    s.budget.used = look->tries;
    ent_status status = ent_pool_new(context, l.space, (size_t)options->state, &l.arena, &l.pool);
    if (status == ENT_OK) {
        status = set_up(context, &l, graph, &s);
    }
    if (status == ENT_OK) {
        status = ent_lever_search_run(&s);
    }
    look->tries = s.budget.used;
    look->cost = s.found_cost;
    look->tried_to = s.tried_to;
    look->cancelled = s.cancelled;
    look->end = s.already         ? ENT_LEVERAGE_ALREADY
                : s.way_count > 0 ? ENT_LEVERAGE_FOUND
                : s.used_up       ? ENT_LEVERAGE_NONE
                                  : ENT_LEVERAGE_STOPPED;
    tear_down(context, &s);
    ent_memory_free(&l.allocator, l.pool.items);
    ent_arena_free(&l.arena);
    return status;
}

/* What is known of a state when there is no time to search at it alone. */
static void tell_cancelled(ent_leverage *l, uint64_t tried_to)
{
    l->facts = (ent_leverage_facts){
        .end = ENT_LEVERAGE_STOPPED, .tried_to = tried_to, .sets_to = tried_to, .cancelled = true};
    for (size_t p = 0; p < l->space->dispute->party_count; p++) {
        l->alone[p] = (ent_alone){.end = ENT_LEVERAGE_STOPPED, .tried_to = tried_to};
    }
}

/* Finds the state that takes the least, and searches at it as if it alone had been asked about. */
static ent_status search_several(ent_context *context, ent_leverage *l, const ent_graph *graph)
{
    ent_several several;
    ENT_TRY(ent_several_search(context, graph, &l->options, &several));
    const ent_lever_candidate *chosen = ent_several_chosen(&several);
    l->options.state = chosen->state;
    l->options.where = NULL;
    ent_status status = several.cancelled ? ENT_ERROR_CANCELLED : search_at(context, l, graph);
    if (status == ENT_ERROR_CANCELLED && l->options.partial) {
        tell_cancelled(l, chosen->tried_to);
        status = ENT_OK;
    }
    ent_several_tell(&several, &l->facts);
    return status;
}

/* How many of the states that are asked about hold as things stand. */
static ent_status count_holding(ent_context *context, const ent_leverage *l,
                                ent_leverage_states *out)
{
    ent_solution *solution = NULL;
    ent_solution_options options;
    ent_lever_after now = {.count = 0};
    ent_solution_defaults(&options);
    options.concepts = 1u << l->options.concept;
    ENT_TRY(ent_solution_new(context, l->space, &options, &solution));
    ent_lever_count(solution, l->options.concept, l->options.where, &now);
    ent_solution_free(solution);
    out->holding = now.count;
    out->first_holding = now.first;
    return ENT_OK;
}

/* Searches at the state that is asked about; where that is to hold no more, others that are asked about are counted. */
static ent_status search_one(ent_context *context, ent_leverage *l, const ent_graph *graph)
{
    ent_leverage_states states = {.fit = 1, .searched = 1};
    if (l->options.where != NULL) {
        states.fit = ent_state_set_count(l->options.where);
        ENT_TRY(count_holding(context, l, &states));
    }
    ENT_TRY(search_at(context, l, graph));
    states.settled = l->facts.end != ENT_LEVERAGE_STOPPED;
    states.tried_to = l->facts.tried_to;
    l->facts.states = states;
    l->options.where = NULL;
    return ENT_OK;
}

static ent_status search(ent_context *context, ent_leverage *l)
{
    ent_graph graph;
    l->alone = ent_arena_new(&l->arena, l->space->dispute->party_count, sizeof *l->alone);
    if (l->alone == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (l->space->dispute->party_count > MOST_PARTIES) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_COALITION_PARTIES,
                                "leverage is found for %d parties at most, and there are %zu",
                                MOST_PARTIES, l->space->dispute->party_count));
        return ENT_ERROR_UNSUPPORTED;
    }
    ENT_TRY(ent_tell_taken_as_sure(context, l->space->dispute));
    ENT_TRY(ent_graph_new_by_arcs(context, &context->allocator, l->space, &graph));
    const ent_status status = l->options.where == NULL || l->options.breaks
                                  ? search_one(context, l, &graph)
                                  : search_several(context, l, &graph);
    ent_graph_free(&graph);
    return status;
}

static bool are_good(const ent_leverage_options *options, const ent_space *space)
{
    bool good = options->size == sizeof *options && options->state < space->count &&
                (unsigned)options->concept < ENT_SIM && options->max_tries > 0 &&
                (options->where == NULL ||
                 (options->where->count > 0 && options->where->state_count == space->count &&
                  (!options->breaks || ent_state_set_has(options->where, options->state))));
    for (size_t kind = 0; kind < ENT_EDIT_KIND_COUNT; kind++) {
        good = good && options->costs[kind] <= ENT_MOST_EDIT_COST;
    }
    return good;
}

ent_status ent_leverage_new(ent_context *context, const ent_space *space,
                            const ent_leverage_options *options, ent_leverage **out)
{
    if (context == NULL || space == NULL || options == NULL || out == NULL ||
        !are_good(options, space)) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_leverage *leverage = ent_memory_zero(&context->allocator, 1, sizeof *leverage);
    if (leverage == NULL) {
        return ENT_ERROR_MEMORY;
    }
    leverage->allocator = context->allocator;
    leverage->space = space;
    leverage->options = *options;
    ent_arena_init(&leverage->arena, &leverage->allocator);
    const ent_status status = search(context, leverage);
    if (status != ENT_OK) {
        ent_leverage_free(leverage);
        return status;
    }
    *out = leverage;
    return ENT_OK;
}

void ent_leverage_free(ent_leverage *leverage)
{
    if (leverage != NULL) {
        const ent_allocator allocator = leverage->allocator;
        ent_memory_free(&allocator, leverage->pool.items);
        ent_arena_free(&leverage->arena);
        ent_memory_free(&allocator, leverage);
    }
}

const ent_space *ent_leverage_space(const ent_leverage *leverage)
{
    return leverage->space;
}

const ent_leverage_options *ent_leverage_asked(const ent_leverage *leverage)
{
    return &leverage->options;
}

ent_leverage_facts ent_leverage_found(const ent_leverage *leverage)
{
    return leverage->facts;
}

ent_alone ent_leverage_alone(const ent_leverage *leverage, size_t party)
{
    return leverage->alone[party];
}

size_t ent_leverage_pool_count(const ent_leverage *leverage)
{
    return leverage->pool.count;
}

const char *ent_leverage_pool_at(const ent_leverage *leverage, size_t item)
{
    return leverage->pool.items[item].words;
}
