/* SPDX-License-Identifier: MIT */
/* What provers of all kinds share: room for answers, departures and escapes. */
#include "stability/proof/prover.h"

static ent_status prepare(ent_prover *p)
{
    return p->judgement->solution != NULL ? ent_ordinary_prepare(p)
                                          : ent_chase_new(p->context, p->judgement, &p->chase);
}

ent_status ent_prover_new(ent_context *context, const ent_judgement *judgement, ent_prover **out)
{
    ent_prover *p = ent_memory_zero(&context->allocator, 1, sizeof *p);
    if (p == NULL) {
        return ENT_ERROR_MEMORY;
    }
    p->context = context;
    p->allocator = &context->allocator;
    p->judgement = judgement;
    const ent_status status = prepare(p);
    if (status != ENT_OK) {
        ent_prover_free(p);
        return status;
    }
    *out = p;
    return ENT_OK;
}

const ent_graph *ent_prover_graph(const ent_prover *p, size_t party)
{
    return p->judgement->solution != NULL ? ent_solution_graph(p->judgement->solution, party)
                                          : p->judgement->graph;
}

void ent_prover_free(ent_prover *p)
{
    if (p == NULL) {
        return;
    }
    const ent_allocator *lists = ent_prover_graph(p, 0)->allocator;
    for (size_t k = 0; k < ENT_MOST_ANSWERS; k++) {
        ent_memory_free(p->allocator, p->rooms[k].moves);
        ent_memory_free(lists, p->rooms[k].escapes.states);
    }
    ent_memory_free(lists, p->departures.states);
    ent_ordinary_free(p);
    ent_chase_free(&p->chase);
    ent_memory_free(p->allocator, p);
}

ent_status ent_prover_departures(ent_prover *p, size_t party, uint32_t state,
                                 const ent_state_list **out)
{
    const ent_judgement *j = p->judgement;
    ent_state_list *list = &p->departures;
    *out = list;
    if (j->solution != NULL) {
        ENT_TRY(ent_graph_improvements(ent_prover_graph(p, party), party, state, list));
        ent_state_list_sort(list);
        return ENT_OK;
    }
    ENT_TRY(ent_graph_moves(j->graph, party, state, list));
    size_t kept = 0;
    for (size_t k = 0; k < list->count; k++) {
        if ((j->leaves(j->judge, party, state, list->states[k]) & j->criteria) != 0) {
            list->states[kept++] = list->states[k];
        }
    }
    list->count = kept;
    return ENT_OK;
}

ent_answer_proof *ent_prover_answer(ent_prover *p, ent_proof *proof, size_t moves)
{
    ent_answer_room *r = &p->rooms[proof->answer_count];
    ent_move *room = ent_memory_grow(p->allocator, r->moves, &r->capacity, moves, sizeof *room);
    if (room == NULL) {
        return NULL;
    }
    r->moves = room;
    ent_answer_proof *answer = &proof->answers[proof->answer_count++];
    *answer = (ent_answer_proof){.moves = room, .move_count = moves};
    return answer;
}

ent_status ent_prover_escapes(ent_prover *p, size_t party, ent_proof *proof)
{
    ent_answer_room *r = &p->rooms[proof->answer_count - 1];
    ent_answer_proof *answer = &proof->answers[proof->answer_count - 1];
    ENT_TRY(ent_graph_moves(ent_prover_graph(p, party), party, answer->ends, &r->escapes));
    answer->escapes = r->escapes.states;
    answer->escape_count = r->escapes.count;
    return ENT_OK;
}

ent_status ent_prove(ent_prover *p, const ent_departure *departure, ent_proof *out)
{
    *out = (ent_proof){0};
    return p->judgement->solution != NULL ? ent_ordinary_prove(p, departure, out)
                                          : ent_searched_prove(p, departure, out);
}
