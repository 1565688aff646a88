/* SPDX-License-Identifier: MIT */
/*
 * The types a to d as a judgement. The outcomes of a comparison say by which types a party leaves, and by which
 * it is deterred; opponents are willing to move to what is better or unknown for them, in all types.
 */
#include "certainty/judge.h"

#include "space/arcs.h"
#include "stability/behaviour/perception.h"

static const ent_criteria ALL = ((ent_criteria)1 << ENT_TYPE_CONCEPTS) - 1; /* of one type */

bool ent_type_leaves(ent_certainty_type type, unsigned outcomes)
{
    return outcomes == ENT_OUTCOME_BETTER ||
           ((type == ENT_TYPE_A || type == ENT_TYPE_C) && !ent_outcomes_known(outcomes));
}

bool ent_type_deters(ent_certainty_type type, unsigned outcomes)
{
    return outcomes == ENT_OUTCOME_WORSE || outcomes == ENT_OUTCOME_EQUAL ||
           ((type == ENT_TYPE_C || type == ENT_TYPE_D) && !ent_outcomes_known(outcomes));
}

/* The states that a party does not perceive; NULL where the file names none. */
static ent_status find_unseen(ent_context *context, const ent_space *space, size_t party,
                              uint64_t **out)
{
    if (space->dispute->parties[party].unseen_count == 0) {
        return ENT_OK;
    }
    *out = ent_memory_new(&context->allocator, ent_bits_words(space->count), sizeof **out);
    return *out == NULL ? ENT_ERROR_MEMORY : ent_space_unseen(context, space, party, *out);
}

ent_status ent_type_moves(ent_context *context, const ent_space *space, size_t party,
                          ent_adjacency *out)
{
    uint64_t *unseen = NULL;
    ENT_TRY(ent_arcs_new(context, space, party, out));
    const ent_status status = find_unseen(context, space, party, &unseen);
    if (status == ENT_OK && unseen != NULL) {
        ent_arcs_forget(out, space->count, unseen);
    }
    ent_memory_free(&context->allocator, unseen);
    return status;
}

static ent_status fill(ent_context *context, ent_type_judge *judge)
{
    const ent_space *space = judge->graph.space;
    for (size_t p = 0; p < judge->graph.party_count; p++) {
        ENT_TRY(ent_context_step(context, "laying out moves", p, judge->graph.party_count));
        ENT_TRY(ent_relation_new(context, space, p, &judge->relations[p]));
        ENT_TRY(ent_type_moves(context, space, p, &judge->graph.movers[p].forward));
        ENT_TRY(find_unseen(context, space, p, &judge->graph.movers[p].unseen));
    }
    return ENT_OK;
}

ent_status ent_type_judge_new(ent_context *context, const ent_certainty *certainty,
                              ent_type_judge *out)
{
    const ent_space *space = ent_certainty_space(certainty);
    const size_t parties = space->dispute->party_count;
    ent_type_judge judge = {.allocator = &context->allocator, .certainty = certainty};
    judge.relations = ent_memory_zero(judge.allocator, parties, sizeof *judge.relations);
    judge.graph =
        (ent_graph){.allocator = judge.allocator,
                    .space = space,
                    .movers = ent_memory_zero(judge.allocator, parties, sizeof *judge.graph.movers),
                    .party_count = parties,
                    .by_arcs = true};
    const ent_status status = judge.relations == NULL || judge.graph.movers == NULL
                                  ? ENT_ERROR_MEMORY
                                  : fill(context, &judge);
    if (status != ENT_OK) {
        ent_type_judge_free(&judge);
        return status;
    }
    *out = judge;
    return ENT_OK;
}

void ent_type_judge_free(ent_type_judge *judge)
{
    for (size_t p = 0; judge->relations != NULL && p < judge->graph.party_count; p++) {
        ent_relation_free(judge->allocator, &judge->relations[p]);
    }
    ent_memory_free(judge->allocator, judge->relations);
    ent_graph_free(&judge->graph);
}

static ent_criteria stable_in(const void *user, size_t party, uint32_t state)
{
    const ent_type_judge *judge = user;
    const unsigned concepts = ent_certainty_concepts(judge->certainty);
    ent_criteria stable = 0;
    for (ent_certainty_type t = 0; t < ENT_TYPE_COUNT; t++) {
        for (ent_concept c = ENT_NASH; c <= ENT_SSEQ; c++) {
            if ((concepts >> c & ent_certainty_types(judge->certainty) >> t & 1) != 0 &&
                ent_type_is_stable(judge->certainty, t, c, party, state)) {
                stable |= ent_criterion_set(ent_criterion_of_type(t, c));
            }
        }
    }
    return stable;
}

/* All criteria of the types by which something is so. */
static ent_criteria of_types(bool (*is_so)(ent_certainty_type type, unsigned outcomes),
                             unsigned outcomes)
{
    ent_criteria set = 0;
    for (ent_certainty_type t = 0; t < ENT_TYPE_COUNT; t++) {
        set |= is_so(t, outcomes) ? ALL << ent_criterion_of_type(t, ENT_NASH) : 0;
    }
    return set;
}

static ent_criteria leaves(const void *user, size_t party, uint32_t from, uint32_t to)
{
    const ent_type_judge *judge = user;
    return of_types(ent_type_leaves, ent_relation_compare(&judge->relations[party], to, from));
}

static ent_criteria deters(const void *user, size_t party, uint32_t from, uint32_t end)
{
    const ent_type_judge *judge = user;
    return of_types(ent_type_deters, ent_relation_compare(&judge->relations[party], end, from));
}

static bool is_willing(const void *user, size_t mover, uint32_t from, uint32_t to)
{
    const ent_type_judge *judge = user;
    return ent_type_leaves(ENT_TYPE_A, ent_relation_compare(&judge->relations[mover], to, from));
}

ent_judgement ent_judgement_of_types(const ent_type_judge *judge)
{
    ent_judgement made = {.space = judge->graph.space,
                          .returns = true,
                          .judge = judge,
                          .stable = stable_in,
                          .graph = &judge->graph,
                          .leaves = leaves,
                          .deters = deters,
                          .willing = is_willing};
    for (ent_certainty_type t = 0; t < ENT_TYPE_COUNT; t++) {
        if ((ent_certainty_types(judge->certainty) >> t & 1) != 0) {
            made.criteria |= (ent_criteria)ent_certainty_concepts(judge->certainty)
                             << ent_criterion_of_type(t, ENT_NASH);
        }
    }
    return made;
}

/* In how many completions something holds, of a party or of all. */
static ent_criteria held_in(const ent_type_judge *judge, size_t party, uint32_t state)
{
    const unsigned concepts = ent_certainty_concepts(judge->certainty);
    ent_criteria held = 0;
    for (ent_concept c = ENT_NASH; c <= ENT_SSEQ; c++) {
        const ent_holds holds = (concepts >> c & 1) == 0
                                    ? ENT_HOLDS_IN_NONE
                                    : ent_holds_in(judge->certainty, c, party, state);
        held |=
            holds == ENT_HOLDS_IN_EVERY ? ent_criterion_set((size_t)ENT_CRITERION_EVERY + c) : 0;
        held |= holds != ENT_HOLDS_IN_NONE ? ent_criterion_set((size_t)ENT_CRITERION_SOME + c) : 0;
    }
    return held;
}

static ent_criteria stays_in(const void *user, size_t party, uint32_t state)
{
    return held_in(user, party, state);
}

static ent_criteria all_stay_in(const void *user, uint32_t state)
{
    return held_in(user, ENT_ALL_PARTIES, state);
}

static ent_criteria leaves_never(const void *user, size_t party, uint32_t from, uint32_t to)
{
    (void)user;
    (void)party;
    (void)from;
    (void)to;
    return 0;
}

ent_judgement ent_judgement_of_completions(const ent_type_judge *judge)
{
    const ent_criteria concepts = ent_certainty_concepts(judge->certainty);
    return (ent_judgement){.space = judge->graph.space,
                           .criteria = concepts << ENT_CRITERION_EVERY | concepts
                                                                             << ENT_CRITERION_SOME,
                           .returns = true,
                           .judge = judge,
                           .stable = stays_in,
                           .equilibrium = all_stay_in,
                           .graph = &judge->graph,
                           .leaves = leaves_never};
}
