/* SPDX-License-Identifier: MIT */
/* Accounts: proofs of all departures from one state, put in order, with the reasons of parties. */
#include "explain/account.h"

#include <stdlib.h>
#include <string.h>

typedef struct work {
    ent_context *context;
    const ent_account_view *view;
    const ent_judgement *judgement;
    ent_account *account;
    ent_prover *prover;
    ent_citations citations;
    ent_fortune *fortunes; /* room for one of each party */
    size_t party;
} work;

/* A departure before it is put in its place. */
typedef struct candidate {
    uint32_t to;
    unsigned open;  /* under so many criteria nobody deters it */
    size_t changed; /* options */
} candidate;

static bool is_known(unsigned fares)
{
    return (fares & (fares - 1)) == 0;
}

/* The wish by which a party fares so: the first that tells the states apart; where wishes are unsure the first
 * sure one of these, or where it is not known how it fares, the first that is not. There is one then: else it could
 * fare equally, or it would be known. */
static size_t deciding(work *w, const ent_fortune *f, uint32_t from, uint32_t to)
{
    const ent_party *wishes = &w->judgement->space->dispute->parties[f->party];
    ent_reasons *reasons = &w->citations.reasons[f->party];
    size_t first = ent_reasons_first(reasons, from, to);
    if (first == ENT_NO_STATEMENT || !w->view->unsure) {
        return first;
    }
    const bool sure = is_known(f->fares);
    while (reasons->one[first] == reasons->other[first] ||
           (wishes->statements[first].certainty == ENT_SURE) != sure) {
        first++;
    }
    return first;
}

/* How those fare in `to` against `from` whose fortunes matter to a party. */
static ent_status tell_fortunes(work *w, size_t party, uint32_t from, uint32_t to,
                                ent_fortunes *out)
{
    const size_t count = w->view->fortunes(w->judgement->judge, party, from, to, w->fortunes);
    out->of = ent_arena_new(&w->account->arena, count, sizeof *out->of);
    if (out->of == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < count; k++) {
        ent_fortune *f = &w->fortunes[k];
        const bool by_wishes = f->fares != ENT_FARES_EQUALLY && !f->by_pair;
        f->statement = by_wishes ? deciding(w, f, from, to) : ENT_NO_STATEMENT;
        ent_cite(&w->citations, f->party, from, to, f->statement, by_wishes);
        out->of[k] = *f;
    }
    out->count = count;
    return ENT_OK;
}

static ent_status keep_answer(work *w, const ent_answer_proof *proof, ent_account_answer *out)
{
    *out = (ent_account_answer){.under = proof->under,
                                .willing = proof->willing,
                                .final = ent_criteria_final(proof->under) != 0,
                                .step_count = proof->move_count,
                                .ends = proof->ends};
    out->steps = ent_arena_new(&w->account->arena, proof->move_count, sizeof *out->steps);
    if (out->steps == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < proof->move_count; k++) {
        const ent_move *move = &proof->moves[k];
        out->steps[k].move = *move;
        if (proof->willing) {
            ENT_TRY(tell_fortunes(w, move->party, move->from, move->to, &out->steps[k].gains));
        }
    }
    return tell_fortunes(w, w->party, w->account->state, proof->ends, &out->losses);
}

static ent_status work_out(work *w, uint32_t to, ent_account_departure *out)
{
    const ent_departure departure = {.party = w->party, .from = w->account->state, .to = to};
    ent_proof proof;
    ENT_TRY(ent_prove(w->prover, &departure, &proof));
    *out = (ent_account_departure){
        .to = to, .leaves = proof.leaves, .open = proof.open, .answer_count = proof.answer_count};
    out->answers = ent_arena_new(&w->account->arena, proof.answer_count, sizeof *out->answers);
    if (out->answers == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(tell_fortunes(w, w->party, w->account->state, to, &out->gains));
    for (size_t k = 0; k < proof.answer_count; k++) {
        ENT_TRY(keep_answer(w, &proof.answers[k], &out->answers[k]));
    }
    return ENT_OK;
}

static int compare_candidates(const void *left, const void *right)
{
    const candidate *a = left, *b = right;
    if (a->open != b->open) {
        return a->open > b->open ? -1 : 1;
    }
    if (a->changed != b->changed) {
        return a->changed < b->changed ? -1 : 1;
    }
    return a->to < b->to ? -1 : 1;
}

/* All departures of the party, in order; they belong to the arena. */
static ent_status list_candidates(work *w, candidate **out, size_t *count)
{
    const ent_space *space = w->judgement->space;
    const uint32_t state = w->account->state;
    const ent_state_list *list = NULL;
    ENT_TRY(ent_prover_departures(w->prover, w->party, state, &list));
    candidate *all = ent_arena_new(&w->account->arena, list->count, sizeof *all);
    if (all == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < list->count; k++) {
        const ent_departure departure = {.party = w->party, .from = state, .to = list->states[k]};
        ent_proof proof;
        ENT_TRY(ent_prove(w->prover, &departure, &proof));
        all[k] = (candidate){.to = departure.to,
                             .open = ent_bits_in_word(proof.open),
                             .changed = ent_space_changed(space, state, departure.to)};
    }
    qsort(all, list->count, sizeof *all, compare_candidates);
    *out = all;
    *count = list->count;
    return ENT_OK;
}

static ent_status account_for(work *w, size_t most, ent_account_stance *stance)
{
    const ent_judgement *j = w->judgement;
    const uint64_t *unseen = j->graph->movers[w->party].unseen;
    candidate *all = NULL;
    ENT_TRY(list_candidates(w, &all, &stance->departure_count));
    stance->stable = j->criteria & j->stable(j->judge, w->party, w->account->state);
    stance->perceives = unseen == NULL || !ent_bits_has(unseen, w->account->state);
    stance->shown_count =
        most == 0 || stance->departure_count < most ? stance->departure_count : most;
    stance->shown = ent_arena_new(&w->account->arena, stance->shown_count, sizeof *stance->shown);
    if (stance->shown == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < stance->shown_count; k++) {
        ENT_TRY(work_out(w, all[k].to, &stance->shown[k]));
    }
    return ENT_OK;
}

static ent_status make(work *w, size_t most)
{
    const ent_allocator *allocator = &w->context->allocator;
    ent_account *account = w->account;
    account->stances =
        ent_arena_new(&account->arena, account->party_count, sizeof *account->stances);
    w->fortunes = ent_memory_new(allocator, account->party_count, sizeof *w->fortunes);
    if (account->stances == NULL || w->fortunes == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_citations_init(&w->citations, allocator, w->judgement->space));
    ENT_TRY(ent_prover_new(w->context, w->judgement, &w->prover));
    for (w->party = 0; w->party < account->party_count; w->party++) {
        ENT_TRY(account_for(w, most, &account->stances[w->party]));
        account->equilibrium &= account->stances[w->party].stable;
    }
    memcpy(account->cited, w->citations.counts, sizeof account->cited);
    return ENT_OK;
}

ent_status ent_account_new(ent_context *context, const ent_account_view *view, uint32_t state,
                           size_t most, ent_account *out)
{
    work w = {.context = context, .view = view, .judgement = view->judgement, .account = out};
    *out = (ent_account){.state = state,
                         .equilibrium = view->judgement->criteria,
                         .party_count = view->judgement->space->dispute->party_count};
    ent_arena_init(&out->arena, &context->allocator);
    const ent_status status = make(&w, most);
    ent_prover_free(w.prover);
    ent_citations_free(&w.citations);
    ent_memory_free(&context->allocator, w.fortunes);
    if (status != ENT_OK) {
        ent_account_free(out);
    }
    return status;
}

void ent_account_free(ent_account *account)
{
    ent_arena_free(&account->arena);
}
