/* SPDX-License-Identifier: MIT */
/*
 * What hangs on each source, and on each basis: the dispute is solved without it and held against the whole.
 *
 * Each is worked out in a context of its own, so that what cannot be solved without it is told here and not as a finding
 * in the file. The bound is a number of states, so that what is told does not depend on the machine.
 */
#include "base/text.h"
#include "diag/context.h"
#include "evidence/evidence.h"

#include <string.h>

/* What one withdrawal is solved with. */
typedef struct trial {
    ent_context *context; /* its own */
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
    ent_comparison *comparison;
} trial;

static void free_trial(trial *t)
{
    ent_comparison_free(t->comparison);
    ent_solution_free(t->solution);
    ent_space_free(t->space);
    ent_dispute_free(t->dispute);
    ent_context_free(t->context);
}

/* A context like another, that lists no more than so many states. */
static ent_status make_context(const ent_context *like, uint64_t states, ent_context **out)
{
    ent_context_options options;
    ent_context_defaults(&options);
    options.allocator = like->allocator;
    options.max_states = states < like->max_states ? states : like->max_states;
    options.max_moves = like->max_moves;
    options.max_input_bytes = like->max_input_bytes;
    options.max_memory = like->max_memory;
    options.threads = like->threads;
    options.cancel = like->cancel;
    options.user = like->user;
    return ent_context_new(&options, out);
}

/* The selection of a dispute, and one source or basis less. The list of sources is in the arena. */
static ent_status select_without(ent_arena *arena, const ent_dispute *dispute, const ent_fall *fall,
                                 ent_selection *out)
{
    *out = ent_dispute_selection(dispute);
    if (fall->source == SIZE_MAX) {
        out->without_bases |= 1u << fall->basis;
        return ENT_OK;
    }
    const size_t count = out->without_source_count;
    const char **ids = ent_arena_new(arena, count + 1, sizeof *ids);
    if (ids == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < count; k++) {
        ids[k] = out->without_sources[k];
    }
    ids[count] = dispute->sources[fall->source].id;
    out->without_sources = ids;
    out->without_source_count = count + 1;
    return ENT_OK;
}

static ent_status solve(trial *t, const ent_solution *whole, const ent_selection *selection)
{
    const ent_dispute *dispute = ent_space_dispute(ent_solution_space(whole));
    ent_solution_options options;
    ent_solution_defaults(&options);
    options.concepts = ent_solution_concepts(whole);
    options.no_return = !ent_solution_counts_return(whole);
    options.blind_others = ent_solution_blinds_others(whole);
    ENT_TRY(ent_dispute_select(t->context, dispute, selection, &t->dispute));
    ENT_TRY(ent_solution_afford(t->context, t->dispute, &options));
    ENT_TRY(ent_space_new(t->context, t->dispute, &t->space));
    ENT_TRY(ent_solution_new(t->context, t->space, &options, &t->solution));
    return ent_comparison_new(t->context, whole, t->solution, &t->comparison);
}

/* The reason in words, with its line in the file where it has one. */
static ent_status keep_reason(ent_arena *arena, const ent_context *context, const char *words,
                              const ent_diagnostic *found, ent_fall *fall)
{
    ent_text text;
    ent_text_init(&text, &context->allocator);
    ent_text_add(&text, words);
    if (found != NULL && found->has_place) {
        ent_text_format(&text, " (line %llu)", (unsigned long long)found->place.line);
    }
    fall->failure = text.failed ? NULL : ent_arena_text(arena, ent_text_get(&text), text.length);
    ent_text_free(&text);
    return fall->failure == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

/* Keeps the first error as the reason; what refused memory or was cancelled stays an error. */
static ent_status tell_failure(ent_arena *arena, const trial *t, ent_status status, ent_fall *fall)
{
    const ent_diagnostic *found = NULL;
    if (status == ENT_ERROR_MEMORY || status == ENT_ERROR_CANCELLED) {
        return status;
    }
    for (size_t k = ent_diagnostic_count(t->context); k > 0; k--) {
        const ent_diagnostic *one = ent_diagnostic_at(t->context, k - 1);
        found = one->severity == ENT_SEVERITY_ERROR ? one : found;
    }
    fall->mistaken = found != NULL;
    return keep_reason(arena, t->context, found != NULL ? found->message : ent_status_text(status),
                       found, fall);
}

/* Works one withdrawal out, within what is left of the bound. */
static ent_status try_one(ent_context *context, const ent_solution *whole, ent_arena *arena,
                          uint64_t most, uint64_t *left, ent_fall *fall)
{
    const ent_dispute *dispute = ent_space_dispute(ent_solution_space(whole));
    trial t = {.context = NULL};
    ent_selection selection;
    ENT_TRY(select_without(arena, dispute, fall, &selection));
    ENT_TRY(make_context(context, *left, &t.context));
    ent_status status = solve(&t, whole, &selection);
    if (status == ENT_OK) {
        *left -= ent_state_count(t.space);
        status = ent_fall_read(arena, t.comparison, most, fall);
    } else {
        status = tell_failure(arena, &t, status, fall);
    }
    free_trial(&t);
    return status;
}

/* Counts the claims that go with each source and each basis. */
static void count_claims(const ent_dispute *dispute, ent_fall *falls)
{
    for (size_t k = 0; k < ent_claim_count(dispute); k++) {
        const ent_claim_view claim = ent_claim_at(dispute, k);
        if (!ent_claim_falls(claim.kind)) {
            continue;
        }
        falls[dispute->source_count + claim.basis].claims++;
        for (size_t s = 0; claim.source != NULL && s < dispute->source_count; s++) {
            falls[s].claims += strcmp(dispute->sources[s].id, claim.source) == 0;
        }
    }
}

/* Copies the states that are asked for into each. */
static ent_status watch(ent_arena *arena, const ent_hanging_options *options, ent_fall *fall)
{
    fall->watched_count = options->watched_count;
    fall->watched = ent_arena_new(arena, options->watched_count, sizeof *fall->watched);
    if (fall->watched == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < options->watched_count; k++) {
        fall->watched[k].state = options->watched[k];
    }
    return ENT_OK;
}

static ent_status list_falls(const ent_dispute *dispute, ent_arena *arena, ent_hanging *out)
{
    out->count = dispute->source_count + ENT_BASIS_COUNT;
    out->falls = ent_arena_new(arena, out->count, sizeof *out->falls);
    if (out->falls == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < out->count; k++) {
        const bool source = k < dispute->source_count;
        out->falls[k].source = source ? k : SIZE_MAX;
        out->falls[k].basis = source ? ENT_BASIS_COUNT : (ent_basis)(k - dispute->source_count);
    }
    count_claims(dispute, out->falls);
    return ENT_OK;
}

ent_status ent_hanging_new(ent_context *context, const ent_solution *solution,
                           const ent_hanging_options *options, ent_arena *arena, ent_hanging *out)
{
    const ent_space *space = ent_solution_space(solution);
    uint64_t left = options->most_states;
    *out = (ent_hanging){.count = 0};
    ENT_TRY(list_falls(ent_space_dispute(space), arena, out));
    for (size_t k = 0; k < out->count; k++) {
        ent_fall *fall = &out->falls[k];
        ENT_TRY(ent_context_step(context, "solving without each source", k, out->count));
        if (fall->claims == 0) {
            continue;
        }
        if (left < ent_state_count(space)) {
            fall->failure = "not solved, since the dispute is large";
            continue;
        }
        ENT_TRY(watch(arena, options, fall));
        ENT_TRY(try_one(context, solution, arena, options->most, &left, fall));
    }
    out->solved = options->most_states - left;
    return ENT_OK;
}
