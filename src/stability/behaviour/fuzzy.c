/* SPDX-License-Identifier: MIT */
/*
 * Fuzzy stability, by its definition (Bashar, Kilgour and Hipel 2012).
 *
 * What is preferred with enough certainty need be no order: under a threshold indifference is not transitive, and by
 * pairs preference can go round. So it is a leaning, from which all else follows (deterrence.h).
 */
#include "preference/fuzzy.h"
#include "diag/diagnostic.h"
#include "dispute/degrees.h"
#include "stability/behaviour/leaning_judge.h"
#include <entente/fuzzy.h>

struct ent_fuzzy {
    ent_allocator allocator;
    const ent_space *space;
    size_t parties;
    ent_fuzzy_relation *relations; /* per party */
    ent_stable_sets sets;
};

static const char *const keys[] = {"fnash", "fgmr", "fsmr", "fseq"};
static const char *const labels[] = {"FNash", "FGMR", "FSMR", "FSEQ"};

static const size_t place_of[] = {[ENT_FUZZY_NASH] = ENT_UNDER_NASH,
                                  [ENT_FUZZY_GMR] = ENT_UNDER_GMR,
                                  [ENT_FUZZY_SMR] = ENT_UNDER_SMR,
                                  [ENT_FUZZY_SEQ] = ENT_UNDER_SEQ};

const char *ent_fuzzy_key(ent_fuzzy_concept concept)
{
    return keys[concept];
}

const char *ent_fuzzy_label(ent_fuzzy_concept concept)
{
    return labels[concept];
}

void ent_fuzzy_defaults(ent_fuzzy_options *options)
{
    *options = (ent_fuzzy_options){.size = sizeof *options};
}

static uint64_t rather(const void *user, size_t party, uint32_t s, uint32_t first, size_t count)
{
    const ent_fuzzy *fuzzy = user;
    return ent_fuzzy_rather(&fuzzy->relations[party], s, first, count);
}

static ent_status find_relations(ent_context *context, ent_fuzzy *fuzzy, const uint32_t *thresholds)
{
    for (size_t p = 0; p < fuzzy->parties; p++) {
        const uint32_t own = thresholds == NULL ? 0 : thresholds[p];
        ENT_TRY(ent_context_step(context, "comparing states", p, fuzzy->parties));
        ENT_TRY(ent_fuzzy_relation_new(context, fuzzy->space, p,
                                       own > 0 ? own : fuzzy->space->dispute->parties[p].threshold,
                                       &fuzzy->relations[p]));
    }
    return ENT_OK;
}

static ent_status decide(ent_context *context, ent_fuzzy *fuzzy, const uint32_t *thresholds)
{
    ent_graph graph;
    const ent_leaning leaning = {.rather = rather, .user = fuzzy};
    if (!ent_fuzzy_given(fuzzy->space->dispute)) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_NOTHING_FUZZY,
                                "nothing in the file is less than certain"));
    }
    ENT_TRY(ent_tell_taken_as_sure(context, fuzzy->space->dispute));
    fuzzy->relations = ent_memory_zero(&fuzzy->allocator, fuzzy->parties, sizeof *fuzzy->relations);
    if (fuzzy->relations == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_stable_sets_new(&fuzzy->allocator, fuzzy->space, &fuzzy->sets));
    ENT_TRY(ent_graph_new_by_arcs(context, &context->allocator, fuzzy->space, &graph));
    ent_status status = find_relations(context, fuzzy, thresholds);
    if (status == ENT_OK) {
        status = ent_deter(context, &graph, &leaning, &fuzzy->sets);
    }
    ent_graph_free(&graph);
    return status;
}

/* Whether options are what they may be. */
static bool fits(const ent_fuzzy_options *options, size_t parties)
{
    if (options->size != sizeof *options) {
        return false;
    }
    for (size_t p = 0; options->thresholds != NULL && p < parties; p++) {
        if (options->thresholds[p] > ENT_FUZZY_ONE) {
            return false;
        }
    }
    return true;
}

ent_status ent_fuzzy_new(ent_context *context, const ent_space *space,
                         const ent_fuzzy_options *options, ent_fuzzy **out)
{
    if (context == NULL || space == NULL || out == NULL ||
        (options != NULL && !fits(options, space->dispute->party_count))) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_fuzzy *fuzzy = ent_memory_zero(&context->allocator, 1, sizeof *fuzzy);
    if (fuzzy == NULL) {
        return ENT_ERROR_MEMORY;
    }
    fuzzy->allocator = context->allocator;
    fuzzy->space = space;
    fuzzy->parties = space->dispute->party_count;
    const ent_status status = decide(context, fuzzy, options == NULL ? NULL : options->thresholds);
    if (status != ENT_OK) {
        ent_fuzzy_free(fuzzy);
        return status;
    }
    *out = fuzzy;
    return ENT_OK;
}

void ent_fuzzy_free(ent_fuzzy *fuzzy)
{
    if (fuzzy == NULL) {
        return;
    }
    const ent_allocator allocator = fuzzy->allocator;
    for (size_t p = 0; fuzzy->relations != NULL && p < fuzzy->parties; p++) {
        ent_fuzzy_relation_free(&allocator, &fuzzy->relations[p]);
    }
    ent_memory_free(&allocator, fuzzy->relations);
    ent_stable_sets_free(&fuzzy->sets);
    ent_memory_free(&allocator, fuzzy);
}

const ent_space *ent_fuzzy_space(const ent_fuzzy *fuzzy)
{
    return fuzzy->space;
}

uint32_t ent_fuzzy_threshold(const ent_fuzzy *fuzzy, size_t party)
{
    return fuzzy->relations[party].threshold;
}

bool ent_fuzzy_prefers(const ent_fuzzy *fuzzy, size_t party, uint64_t better, uint64_t worse)
{
    return rather(fuzzy, party, (uint32_t)worse, (uint32_t)better, 1) != 0;
}

bool ent_fuzzy_stable(const ent_fuzzy *fuzzy, ent_fuzzy_concept concept, size_t party,
                      uint64_t state)
{
    return ent_stable_sets_has(&fuzzy->sets, place_of[concept], party, state);
}

bool ent_fuzzy_equilibrium(const ent_fuzzy *fuzzy, ent_fuzzy_concept concept, uint64_t state)
{
    return ent_stable_sets_has(&fuzzy->sets, place_of[concept], fuzzy->parties, state);
}

uint64_t ent_fuzzy_stable_count(const ent_fuzzy *fuzzy, ent_fuzzy_concept concept, size_t party)
{
    return ent_stable_sets_count(&fuzzy->sets, place_of[concept], party);
}

uint64_t ent_fuzzy_equilibrium_count(const ent_fuzzy *fuzzy, ent_fuzzy_concept concept)
{
    return ent_stable_sets_count(&fuzzy->sets, place_of[concept], fuzzy->parties);
}

ent_status ent_fuzzy_judge_new(ent_context *context, const ent_fuzzy *fuzzy, ent_leaning_judge *out)
{
    *out = (ent_leaning_judge){.sets = &fuzzy->sets,
                               .first = ENT_CRITERION_FUZZY,
                               .leaning = {.rather = rather, .user = fuzzy}};
    return ent_graph_new_by_arcs(context, &context->allocator, fuzzy->space, &out->graph);
}

int32_t ent_fuzzy_certainty_of(const ent_fuzzy *fuzzy, size_t party, uint32_t state, uint32_t other,
                               bool *by_pair)
{
    return ent_fuzzy_certainty(&fuzzy->relations[party], &fuzzy->space->dispute->parties[party],
                               state, other, by_pair);
}
