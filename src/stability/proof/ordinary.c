/* SPDX-License-Identifier: MIT */
/*
 * Finding what shows an ordinary verdict.
 *
 * The floods of every party and concept are kept, so that they tell at once whether an improvement is
 * deterred, and whether strongly; a forward search then finds a shortest answer. An answer for SSEQ serves all
 * four concepts with sanctions, one for SEQ also GMR, one for SMR also GMR, and what deters strongly serves the
 * concept, too; so they are looked for in this order.
 */
#include "stability/proof/prover.h"
#include <entente/strength.h>

static bool asked_for(const ent_prover *p, ent_concept concept)
{
    return ent_criteria_have(p->judgement->criteria, concept);
}

/* The concepts under which a party stays, then those under which it strongly does. */
static ent_criteria stable_in(const void *judge, size_t party, uint32_t state)
{
    const ent_solution *solution = judge;
    ent_criteria stable = 0;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((solution->concepts >> c & 1) == 0 || !ent_is_stable(solution, c, party, state)) {
            continue;
        }
        stable |= ent_criterion_set(c);
        if (ent_strength_of(solution, c, party, state) == ENT_STRONGLY_STABLE) {
            stable |= ent_criterion_set(ent_criterion_strong(c));
        }
    }
    return stable;
}

ent_judgement ent_judgement_of_solution(const ent_solution *solution)
{
    ent_judgement made = {.space = solution->space,
                          .criteria = solution->concepts,
                          .returns = !solution->no_return,
                          .blind = solution->blind,
                          .judge = solution,
                          .stable = stable_in,
                          .solution = solution};
    for (ent_concept c = 0; solution->strength && c < ENT_CONCEPT_COUNT; c++) {
        if (ent_solution_floods_for(solution, c)) {
            made.criteria |= ent_criterion_set(ent_criterion_strong(c));
        }
    }
    return made;
}

static ent_status flood_all(ent_prover *p)
{
    const ent_solution *solution = p->judgement->solution;
    for (size_t party = 0; party < solution->graph.party_count; party++) {
        const ent_graph *graph = ent_solution_graph(solution, party);
        uint32_t *best = p->best + party * graph->space->count;
        ENT_TRY(ent_graph_best(p->context, graph, party, best));
        const ent_floods floods = ent_solution_floods(solution, party, best);
        if (floods.count > 0) {
            ENT_TRY(
                ent_sanctions_new(graph, floods.count, solution->no_return, &p->sanctions[party]));
            ENT_TRY(ent_flood_run(p->context, graph, &floods, &p->sanctions[party]));
        }
    }
    return ENT_OK;
}

ent_status ent_ordinary_prepare(ent_prover *p)
{
    const ent_graph *graph = &p->judgement->solution->graph;
    p->sanctions = ent_memory_zero(p->allocator, graph->party_count, sizeof *p->sanctions);
    p->best =
        ent_memory_new(p->allocator, graph->party_count * graph->space->count, sizeof *p->best);
    if (p->sanctions == NULL || p->best == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (asked_for(p, ENT_SIM)) {
        ENT_TRY(ent_simultaneous_new(p->context, graph, &p->simultaneous));
    }
    return flood_all(p);
}

void ent_ordinary_free(ent_prover *p)
{
    for (size_t k = 0; p->sanctions != NULL && k < p->judgement->solution->graph.party_count; k++) {
        ent_sanctions_free(&p->sanctions[k]);
    }
    if (p->simultaneous.graph != NULL) {
        ent_simultaneous_free(&p->simultaneous);
    }
    ent_memory_free(p->allocator, p->sanctions);
    ent_memory_free(p->allocator, p->best);
}

/* The concept of a criterion, and whether it asks for strong stability. */
static ent_concept concept_of(size_t criterion, bool *strongly)
{
    *strongly = criterion >= ENT_CRITERION_STRONG;
    return (ent_concept)(*strongly ? criterion - ENT_CRITERION_STRONG + ENT_GMR : criterion);
}

/* Sanctions are of a level below this: the party's own, or those that are far below it. */
static uint32_t bound_of(const ent_prover *p, const ent_departure *d, bool strongly)
{
    const ent_mover *mover = &ent_prover_graph(p, d->party)->movers[d->party];
    const uint32_t level = mover->levels.of[d->from];
    return strongly ? p->judgement->solution->graph.movers[d->party].far[level] : level + 1;
}

/* Whether others can deter a departure under a criterion, by answers that come after it. */
static bool is_deterred(const ent_prover *p, const ent_departure *d, size_t criterion)
{
    bool strongly = false;
    const ent_concept concept = concept_of(criterion, &strongly);
    const size_t flood = ent_solution_flood_of(p->judgement->solution, concept);
    const uint32_t bound = bound_of(p, d, strongly);
    return bound > 0 && ent_deterred(&p->sanctions[d->party], flood, d->from, d->to, bound - 1);
}

/* Begins the answer for a criterion under which the departure is deterred. */
static ent_status find_sequence(ent_prover *p, const ent_departure *d, size_t criterion,
                                ent_proof *out)
{
    bool strongly = false;
    const ent_concept concept = concept_of(criterion, &strongly);
    const ent_solution *solution = p->judgement->solution;
    const ent_graph *graph = ent_prover_graph(p, d->party);
    const ent_floods floods =
        ent_solution_floods(solution, d->party, p->best + d->party * graph->space->count);
    const ent_flood flood = floods.flood[ent_solution_flood_of(solution, concept)];
    const ent_reach_rule rule = {.without = d->party,
                                 .improvements_only = flood.improvements_only,
                                 .value = flood.value,
                                 .most = bound_of(p, d, strongly) - 1,
                                 .except = solution->no_return ? d->from : ENT_REACH_FAR};
    ent_reach reach;
    ENT_TRY(ent_reach_new(p->context, graph, d->to, &rule, &reach));
    const uint32_t ends = ent_reach_nearest(&reach, &rule);
    ent_answer_proof *answer = ent_prover_answer(p, out, reach.steps[ends]);
    if (answer != NULL) {
        answer->ends = ends;
        answer->willing = flood.improvements_only;
        ent_reach_path(&reach, ends, p->rooms[out->answer_count - 1].moves);
    }
    ent_reach_free(&reach);
    return answer == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

/* The criteria that an answer for one of them serves. */
static ent_criteria served_by(size_t criterion)
{
    static const ent_criteria served[ENT_CONCEPT_COUNT] = {
        [ENT_GMR] = 1u << ENT_GMR,
        [ENT_SMR] = 1u << ENT_SMR | 1u << ENT_GMR,
        [ENT_SEQ] = 1u << ENT_SEQ | 1u << ENT_GMR,
        [ENT_SSEQ] = 1u << ENT_SSEQ | 1u << ENT_SEQ | 1u << ENT_SMR | 1u << ENT_GMR,
    };
    bool strongly = false;
    const ent_criteria plain = served[concept_of(criterion, &strongly)];
    return strongly ? plain | plain << (ENT_CRITERION_STRONG - ENT_GMR) : plain;
}

/* Answers that come after the move, for the criteria in `deterred`. */
static ent_status prove_sequences(ent_prover *p, const ent_departure *d, ent_criteria deterred,
                                  ent_proof *out)
{
    static const ent_concept order[] = {ENT_SSEQ, ENT_SEQ, ENT_SMR, ENT_GMR};
    enum { COUNT = sizeof order / sizeof *order };
    for (size_t i = 0; i < 2 * COUNT; i++) {
        const size_t c = i < COUNT ? ent_criterion_strong(order[i]) : order[i - COUNT];
        if (!ent_criteria_have(deterred, c)) {
            continue;
        }
        const ent_criteria under = deterred & served_by(c);
        deterred &= ~under;
        ENT_TRY(find_sequence(p, d, c, out));
        out->answers[out->answer_count - 1].under = under;
        if (ent_criteria_final(under) != 0) {
            ENT_TRY(ent_prover_escapes(p, d->party, out));
        }
    }
    return ENT_OK;
}

/* The answer that is given at the same time. */
static ent_status prove_simultaneous(ent_prover *p, const ent_departure *d, ent_proof *out)
{
    ent_simultaneous *all = &p->simultaneous;
    const size_t parties = p->judgement->solution->graph.party_count;
    all->graph = ent_prover_graph(p, d->party);
    ENT_TRY(ent_simultaneous_at(all, d->from));
    bool deterred = false;
    uint32_t ends = 0;
    ENT_TRY(ent_simultaneous_deterred(all, d->party, d->to, &deterred, &ends));
    if (!deterred) {
        out->open |= ent_criterion_set(ENT_SIM);
        return ENT_OK;
    }
    ent_answer_proof *answer = ent_prover_answer(p, out, parties);
    if (answer == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_move *moves = p->rooms[out->answer_count - 1].moves;
    *answer = (ent_answer_proof){
        .under = ent_criterion_set(ENT_SIM), .at_once = true, .willing = true, .moves = moves};
    answer->ends = ends;
    for (size_t other = 0; other < parties; other++) {
        if (all->chosen[other] > 0) {
            moves[answer->move_count++] =
                (ent_move){.party = other,
                           .from = d->from,
                           .to = all->improvements[other].states[all->chosen[other] - 1]};
        }
    }
    return ENT_OK;
}

ent_status ent_ordinary_prove(ent_prover *p, const ent_departure *d, ent_proof *out)
{
    ent_criteria deterred = 0;
    out->leaves = p->judgement->criteria;
    for (size_t c = ENT_GMR; c < ENT_CRITERION_REPLY; c++) {
        if (c == ENT_SIM || !ent_criteria_have(out->leaves, c)) {
            continue;
        }
        if (is_deterred(p, d, c)) {
            deterred |= ent_criterion_set(c);
        } else {
            out->open |= ent_criterion_set(c);
        }
    }
    ENT_TRY(prove_sequences(p, d, deterred, out));
    return asked_for(p, ENT_SIM) ? prove_simultaneous(p, d, out) : ENT_OK;
}
