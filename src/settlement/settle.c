/* SPDX-License-Identifier: MIT */
/* A settlement problem, worked out step by step. */
#include "diag/diagnostic.h"
#include "settlement/fair/measure.h"
#include "settlement/standing.h"

#include <entente/stability.h>

void ent_settle_defaults(ent_settle_options *out)
{
    *out = (ent_settle_options){
        .size = sizeof *out, .concepts = ENT_DEFAULT_CONCEPTS, .lotteries = true, .max_trades = 20};
}

void ent_settle_free(ent_bargaining *bargaining)
{
    if (bargaining == NULL) {
        return;
    }
    const ent_allocator allocator = bargaining->allocator;
    ent_settle_beyond_free(bargaining);
    for (size_t p = 0; p < bargaining->parties && bargaining->utilities != NULL; p++) {
        ent_utility *utility = &bargaining->utilities[p];
        ent_natural_free(&utility->denominator);
        ent_natural_free(&utility->base);
        ent_natural_free(&utility->disagreement_whole);
        ent_memory_free(&allocator, utility->worths);
        ent_memory_free(&allocator, utility->items);
    }
    ent_memory_free(&allocator, bargaining->keys);
    ent_memory_free(&allocator, bargaining->rational);
    ent_memory_free(&allocator, bargaining->efficient);
    ent_memory_free(&allocator, bargaining->frontier);
    ent_space_free(bargaining->space);
    ent_arena_free(&bargaining->arena);
    ent_memory_free(&allocator, bargaining);
}

static ent_status check_parties(ent_context *context, const ent_bargaining *b)
{
    bool wishes = false;
    for (size_t p = 0; p < b->parties; p++) {
        const ent_party *at = &b->dispute->parties[p];
        const bool ordered =
            !ent_settle_of_packages(b) && (at->statement_count > 0 || at->ranked_count > 0);
        wishes = wishes || ordered || ent_settle_has_utilities(b, p);
    }
    if (wishes && b->parties <= ENT_MOST_BARGAINERS) {
        return ENT_OK;
    }
    const ent_issue issue = {.kind = wishes ? ENT_KIND_MANY_BARGAINERS : ENT_KIND_NO_WISHES,
                             .source = &b->dispute->source,
                             .span = b->dispute->parties[0].span,
                             .message = wishes ? "there are more than 64 parties"
                                               : "the file does not say what any party wants"};
    ENT_TRY(ent_issue_add(context, &issue));
    return ENT_ERROR_UNSUPPORTED;
}

static ent_status find_utilities(ent_context *context, ent_bargaining *b)
{
    b->utilities = ent_arena_new(&b->arena, b->parties, sizeof *b->utilities);
    b->bargainers = ent_arena_new(&b->arena, b->parties, sizeof *b->bargainers);
    b->keys = ent_memory_new(&b->allocator, b->space->count * b->parties, sizeof *b->keys);
    for (size_t p = 0; p < b->parties && b->utilities != NULL; p++) {
        ent_natural_init(&b->utilities[p].denominator, &b->allocator, 1);
        ent_natural_init(&b->utilities[p].base, &b->allocator, 0);
        ent_natural_init(&b->utilities[p].disagreement_whole, &b->allocator, 0);
    }
    if (b->utilities == NULL || b->bargainers == NULL || b->keys == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_settle_find_values(context, b));
    for (size_t p = 0; p < b->parties; p++) {
        ENT_TRY(ent_settle_find_utility(context, b, p));
    }
    return ENT_OK;
}

/* Lists the efficient outcomes. */
static ent_status list_frontier(ent_bargaining *b)
{
    const size_t count = b->space->count;
    b->frontier_count = ent_bits_count(b->efficient, ent_bits_words(count));
    b->frontier = ent_memory_new(&b->allocator, (size_t)b->frontier_count, sizeof *b->frontier);
    if (b->frontier == NULL) {
        return ENT_ERROR_MEMORY;
    }
    size_t at = 0;
    for (size_t k = 0; k < b->frontier_count; k++, at++) {
        at = ent_bits_next(b->efficient, count, at);
        b->frontier[k] = (uint32_t)at;
        b->frontier_rational += ent_bits_has(b->rational, at);
    }
    return ENT_OK;
}

/* Finds the efficient outcomes, and of these the points. */
static ent_status find_frontier(ent_context *context, ent_bargaining *b)
{
    ent_table table = {.parties = b->parties, .count = b->space->count, .utilities = b->keys};
    ent_vectors vectors = {.rows = NULL};
    b->efficient =
        ent_memory_zero(&b->allocator, ent_bits_words(b->space->count), sizeof *b->efficient);
    if (b->efficient == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_pareto(context, b->parties, b->count, b->keys, b->efficient));
    ENT_TRY(list_frontier(b));
    for (size_t p = 0; p < b->parties; p++) {
        table.least[p] = b->utilities[p].least;
        table.most[p] = b->utilities[p].most;
    }
    ENT_TRY(ent_vectors_new(context, &table, b->frontier, (size_t)b->frontier_count, &vectors));
    b->frontier_distinct = vectors.count;
    const ent_status status = ent_settle_find_points(context, b, &vectors);
    ent_vectors_free(context, &vectors);
    return status;
}

/* Keeps, of each outcome, under which concepts it is an equilibrium. */
static ent_status keep_holds(ent_context *context, ent_bargaining *b, const ent_solution *solution)
{
    b->holds = ent_arena_new(&b->arena, b->space->count, sizeof *b->holds);
    if (b->holds == NULL) {
        return ENT_ERROR_MEMORY;
    }
    b->concepts = ent_solution_concepts(solution);
    for (size_t s = 0; s < b->space->count; s++) {
        for (ent_concept k = 0; k < ENT_CONCEPT_COUNT; k++) {
            if ((b->concepts >> k & 1) != 0 && ent_is_equilibrium(solution, k, s)) {
                b->holds[s] |= (uint8_t)(1u << k);
            }
        }
        if (s % ENT_STAGE_STATES == 0) {
            ENT_TRY(ent_context_poll(context));
        }
    }
    return ENT_OK;
}

static ent_status find_holds(ent_context *context, ent_bargaining *b)
{
    ent_solution_options options;
    ent_solution *solution = NULL;
    if (ent_settle_of_packages(b) || b->options.concepts == 0) {
        return ENT_OK;
    }
    ent_solution_defaults(&options);
    options.concepts = b->options.concepts;
    ENT_TRY(ent_solution_new(context, b->space, &options, &solution));
    const ent_status status = keep_holds(context, b, solution);
    ent_solution_free(solution);
    return status;
}

static ent_status work_out(ent_context *context, ent_bargaining *b)
{
    const ent_dispute *of = b->dispute;
    if (ent_settle_of_packages(b)) {
        of = b->bargain->packages;
    }
    ENT_TRY(check_parties(context, b));
    ENT_TRY(ent_space_new(context, of, &b->space));
    b->count = b->space->count;
    ENT_TRY(find_utilities(context, b));
    ENT_TRY(ent_settle_find_rational(context, b));
    ENT_TRY(find_frontier(context, b));
    ENT_TRY(ent_settle_put_in_words(b));
    ENT_TRY(find_holds(context, b));
    return ent_settle_beyond_new(context, b);
}

static bool are_good(const ent_settle_options *options)
{
    return options->size == sizeof *options && (unsigned)options->scale <= ENT_SCALE_UNIT &&
           (unsigned)options->disagreement <= ENT_DISAGREEMENT_WORST &&
           (options->concepts & ~ENT_ALL_CONCEPTS) == 0;
}

/* The scale that is asked for; else the file's; else as written. */
static ent_scale choose_scale(const ent_settle_options *options, const ent_bargain *bargain)
{
    ent_scale scale = options->scale;
    if (scale == ENT_SCALE_OF_FILE && bargain != NULL) {
        scale = bargain->scale;
    }
    return scale == ENT_SCALE_OF_FILE ? ENT_SCALE_WRITTEN : scale;
}

ent_status ent_settle_new(ent_context *context, const ent_dispute *dispute,
                          const ent_settle_options *options, ent_bargaining **out)
{
    ent_settle_options defaults;
    ent_settle_defaults(&defaults);
    options = options == NULL ? &defaults : options;
    if (context == NULL || dispute == NULL || out == NULL || !are_good(options)) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_bargaining *b = ent_memory_zero(&context->allocator, 1, sizeof *b);
    if (b == NULL) {
        return ENT_ERROR_MEMORY;
    }
    b->allocator = context->allocator;
    ent_arena_init(&b->arena, &b->allocator);
    b->dispute = dispute;
    b->bargain = dispute->bargain;
    b->options = *options;
    b->scale = choose_scale(options, b->bargain);
    b->parties = dispute->party_count;
    const ent_status status = work_out(context, b);
    if (status != ENT_OK) {
        ent_settle_free(b);
        return status;
    }
    b->options.from = NULL; /* the caller's text */
    *out = b;
    return ENT_OK;
}
