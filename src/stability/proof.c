/* SPDX-License-Identifier: MIT */
/*
 * Finding what shows a verdict.
 *
 * The floods of every party and concept are kept, so that they tell at once whether an improvement is
 * deterred; a forward search then finds a shortest answer. An answer for SSEQ serves all four concepts
 * with sanctions, one for SEQ also GMR, one for SMR also GMR; so they are looked for in this order.
 */
#include "stability/proof.h"

#include <string.h>

/* What has to be kept of one answer. */
typedef struct room {
    ent_move *moves;
    size_t capacity;
    ent_state_list escapes;
} room;

struct ent_prover {
    ent_context *context;
    const ent_allocator *allocator;
    const ent_solution *solution;
    ent_sanctions *sanctions; /* per party */
    uint32_t *best;           /* per party and state */
    ent_state_list improvements;
    ent_simultaneous simultaneous; /* with SIM alone; its graph is NULL otherwise */
    room rooms[ENT_CONCEPT_COUNT];
};

static bool asked_for(const ent_prover *p, ent_concept concept)
{
    return (p->solution->concepts >> concept & 1) != 0;
}

static ent_status flood_all(ent_prover *p)
{
    const ent_graph *graph = &p->solution->graph;
    for (size_t party = 0; party < graph->party_count; party++) {
        uint32_t *best = p->best + party * graph->space->count;
        ENT_TRY(ent_graph_best(p->context, graph, party, best));
        const ent_floods floods = ent_solution_floods(p->solution, party, best);
        if (floods.count > 0) {
            ENT_TRY(ent_sanctions_new(graph, floods.count, p->solution->no_return,
                                      &p->sanctions[party]));
            ENT_TRY(ent_flood_run(p->context, graph, &floods, &p->sanctions[party]));
        }
    }
    return ENT_OK;
}

static ent_status prepare(ent_prover *p)
{
    const ent_graph *graph = &p->solution->graph;
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

ent_status ent_prover_new(ent_context *context, const ent_solution *solution, ent_prover **out)
{
    ent_prover *p = ent_memory_zero(&context->allocator, 1, sizeof *p);
    if (p == NULL) {
        return ENT_ERROR_MEMORY;
    }
    p->context = context;
    p->allocator = &context->allocator;
    p->solution = solution;
    const ent_status status = prepare(p);
    if (status != ENT_OK) {
        ent_prover_free(p);
        return status;
    }
    *out = p;
    return ENT_OK;
}

void ent_prover_free(ent_prover *p)
{
    if (p == NULL) {
        return;
    }
    const ent_graph *graph = &p->solution->graph;
    for (size_t k = 0; p->sanctions != NULL && k < graph->party_count; k++) {
        ent_sanctions_free(&p->sanctions[k]);
    }
    for (size_t c = 0; c < ENT_CONCEPT_COUNT; c++) {
        ent_memory_free(p->allocator, p->rooms[c].moves);
        ent_memory_free(graph->allocator, p->rooms[c].escapes.states);
    }
    if (p->simultaneous.graph != NULL) {
        ent_simultaneous_free(&p->simultaneous);
    }
    ent_memory_free(graph->allocator, p->improvements.states);
    ent_memory_free(p->allocator, p->sanctions);
    ent_memory_free(p->allocator, p->best);
    ent_memory_free(p->allocator, p);
}

ent_status ent_prover_improvements(ent_prover *p, size_t party, uint32_t state,
                                   const ent_state_list **out)
{
    ENT_TRY(ent_graph_improvements(&p->solution->graph, party, state, &p->improvements));
    ent_state_list_sort(&p->improvements);
    *out = &p->improvements;
    return ENT_OK;
}

/* Room for the moves of an answer. */
static ent_move *moves_of(ent_prover *p, room *r, size_t count)
{
    ent_move *moves = ent_memory_grow(p->allocator, r->moves, &r->capacity, count, sizeof *moves);
    r->moves = moves == NULL ? r->moves : moves;
    return moves;
}

static ent_status find_sequence(ent_prover *p, size_t party, uint32_t state, uint32_t improvement,
                                ent_concept concept, ent_answer_proof *out)
{
    const ent_graph *graph = &p->solution->graph;
    const ent_floods floods =
        ent_solution_floods(p->solution, party, p->best + party * graph->space->count);
    const ent_flood flood = floods.flood[ent_solution_flood_of(p->solution, concept)];
    const ent_reach_rule rule = {.without = party,
                                 .improvements_only = flood.improvements_only,
                                 .value = flood.value,
                                 .most = graph->movers[party].levels.of[state],
                                 .except = p->solution->no_return ? state : ENT_REACH_FAR};
    room *r = &p->rooms[concept];
    ent_reach reach;
    ENT_TRY(ent_reach_new(p->context, graph, improvement, &rule, &reach));
    out->ends = ent_reach_nearest(&reach, &rule);
    out->move_count = reach.steps[out->ends];
    ent_move *moves = moves_of(p, r, out->move_count);
    if (moves != NULL) {
        ent_reach_path(&reach, out->ends, moves);
    }
    ent_reach_free(&reach);
    out->moves = moves;
    return moves == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

static ent_status list_escapes(ent_prover *p, size_t party, room *r, ent_answer_proof *out)
{
    ENT_TRY(ent_graph_moves(&p->solution->graph, party, out->ends, &r->escapes));
    out->escapes = r->escapes.states;
    out->escape_count = r->escapes.count;
    return ENT_OK;
}

/* The concepts that an answer for one of them serves. */
static unsigned served_by(ent_concept concept)
{
    static const unsigned served[ENT_CONCEPT_COUNT] = {
        [ENT_GMR] = 1u << ENT_GMR,
        [ENT_SMR] = 1u << ENT_SMR | 1u << ENT_GMR,
        [ENT_SEQ] = 1u << ENT_SEQ | 1u << ENT_GMR,
        [ENT_SSEQ] = 1u << ENT_SSEQ | 1u << ENT_SEQ | 1u << ENT_SMR | 1u << ENT_GMR,
    };
    return served[concept];
}

/* Answers that come after the move, for the concepts in `deterred`. */
static ent_status prove_sequences(ent_prover *p, size_t party, uint32_t state, uint32_t improvement,
                                  unsigned deterred, ent_proof *out)
{
    static const ent_concept order[] = {ENT_SSEQ, ENT_SEQ, ENT_SMR, ENT_GMR};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const ent_concept c = order[i];
        if ((deterred >> c & 1) == 0) {
            continue;
        }
        ent_answer_proof *answer = &out->answers[out->answer_count++];
        *answer = (ent_answer_proof){.under = deterred & served_by(c)};
        deterred &= ~answer->under;
        ENT_TRY(find_sequence(p, party, state, improvement, c, answer));
        if ((answer->under & (1u << ENT_SMR | 1u << ENT_SSEQ)) != 0) {
            ENT_TRY(list_escapes(p, party, &p->rooms[c], answer));
        }
    }
    return ENT_OK;
}

/* The answer that is given at the same time. */
static ent_status prove_simultaneous(ent_prover *p, size_t party, uint32_t state,
                                     uint32_t improvement, ent_proof *out)
{
    ent_simultaneous *all = &p->simultaneous;
    room *r = &p->rooms[ENT_SIM];
    ent_answer_proof answer = {.under = 1u << ENT_SIM, .at_once = true};
    ENT_TRY(ent_simultaneous_at(all, state));
    bool deterred = false;
    ENT_TRY(ent_simultaneous_deterred(all, party, improvement, &deterred, &answer.ends));
    if (!deterred) {
        out->open |= answer.under;
        return ENT_OK;
    }
    ent_move *moves = moves_of(p, r, p->solution->graph.party_count);
    if (moves == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t other = 0; other < p->solution->graph.party_count; other++) {
        if (all->chosen[other] > 0) {
            moves[answer.move_count++] =
                (ent_move){.party = other,
                           .from = state,
                           .to = all->improvements[other].states[all->chosen[other] - 1]};
        }
    }
    answer.moves = moves;
    out->answers[out->answer_count++] = answer;
    return ENT_OK;
}

ent_status ent_prove(ent_prover *p, size_t party, uint32_t state, uint32_t improvement,
                     ent_proof *out)
{
    const uint32_t level = p->solution->graph.movers[party].levels.of[state];
    unsigned deterred = 0;
    *out = (ent_proof){0};
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (!ent_solution_floods_for(p->solution, c)) {
            continue;
        }
        const size_t flood = ent_solution_flood_of(p->solution, c);
        if (ent_deterred(&p->sanctions[party], flood, state, improvement, level)) {
            deterred |= 1u << c;
        } else {
            out->open |= 1u << c;
        }
    }
    ENT_TRY(prove_sequences(p, party, state, improvement, deterred, out));
    return asked_for(p, ENT_SIM) ? prove_simultaneous(p, party, state, improvement, out) : ENT_OK;
}
