/* SPDX-License-Identifier: MIT */
/*
 * The certificate of coalitions: coalition by coalition, what shows the verdict on each state. Of an improvement a
 * shortest sequence is told, and of what deters it a nearest sanction; one from which the coalition does not escape
 * serves CGMR and CSMR.
 */
#include "coalitions/teller.h"
#include "report/certified/draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct sheet {
    ent_draft draft;
    const ent_coalitions *found;
    const ent_certificate_view *view;
    unsigned concepts;
    ent_teller *teller;
    uint8_t *common; /* per state: under which concepts it is stable for all coalitions so far */
} sheet;

/* The states with verdicts: those that are stable for all coalitions under some concept, and those asked for. */
static void choose(sheet *s)
{
    const unsigned decided = ent_coalitions_concepts(s->found);
    for (uint64_t state = 0; state < s->draft.space->count; state++) {
        bool shown = s->view->also != NULL && ent_state_set_has(s->view->also, state);
        const bool within = s->view->where == NULL || ent_state_set_has(s->view->where, state);
        for (ent_concept c = 0; within && c < ENT_CONCEPT_COUNT; c++) {
            shown = shown ||
                    ((decided >> c & 1) != 0 && ent_is_coalition_equilibrium(s->found, c, state));
        }
        if (shown) {
            ent_bits_add(s->draft.shown, (size_t)state);
        }
    }
}

/* A list of concepts, as "cnash". */
static void put_concepts(sheet *s, const char *key, unsigned concepts)
{
    ent_draft_key(&s->draft, key);
    ent_draft_open(&s->draft, '[');
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        char word[16];
        (void)snprintf(word, sizeof word, "c%s", ent_concept_key(c));
        if ((concepts >> c & 1) != 0) {
            ent_draft_text(&s->draft, word);
        }
    }
    ent_draft_close(&s->draft, ']');
}

static void put_parties(sheet *s, uint64_t parties)
{
    ent_draft_key(&s->draft, "parties");
    ent_draft_open(&s->draft, '[');
    for (size_t p = 0; p < ent_party_count(s->draft.dispute); p++) {
        if ((parties >> p & 1) != 0) {
            ent_draft_text(&s->draft, ent_party_id(s->draft.dispute, p));
        }
    }
    ent_draft_close(&s->draft, ']');
}

static void put_steps(sheet *s, const ent_step *steps, size_t count)
{
    ent_draft_key(&s->draft, "steps");
    ent_draft_open(&s->draft, '[');
    for (size_t k = 0; k < count; k++) {
        ent_draft_open(&s->draft, '{');
        ent_draft_party(&s->draft, steps[k].party);
        ent_draft_key(&s->draft, "to");
        ent_draft_state(&s->draft, steps[k].to);
        ent_draft_close(&s->draft, '}');
    }
    ent_draft_close(&s->draft, ']');
}

static int ascending(const void *left, const void *right)
{
    const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

/* What the coalition reaches from the end of an answer, that end aside. */
static ent_status put_reaches(sheet *s, uint64_t from)
{
    ent_reach reach;
    ENT_TRY(ent_teller_reach(s->teller, (uint32_t)from, &reach));
    qsort(reach.queue, reach.reached, sizeof *reach.queue, ascending);
    ent_draft_key(&s->draft, "reaches");
    ent_draft_open(&s->draft, '[');
    for (size_t k = 0; k < reach.reached; k++) {
        if (reach.queue[k] != from) {
            ent_draft_state(&s->draft, reach.queue[k]);
        }
    }
    ent_draft_close(&s->draft, ']');
    ent_reach_free(&reach);
    return ENT_OK;
}

/* An answer under CSEQ. */
static void put_actions(sheet *s, const ent_joint_answer *answer)
{
    ent_draft_key(&s->draft, "actions");
    ent_draft_open(&s->draft, '[');
    for (size_t k = 0; k < answer->step_count; k++) {
        ent_draft_open(&s->draft, '{');
        put_parties(s, answer->steps[k].parties);
        put_steps(s, answer->steps[k].moves, answer->steps[k].move_count);
        ent_draft_close(&s->draft, '}');
    }
    ent_draft_close(&s->draft, ']');
}

/* An answer; `under` are the concepts that it serves, perhaps none. */
static ent_status put_answer(sheet *s, const ent_joint_answer *answer, unsigned under)
{
    if (under == 0) {
        return ENT_OK;
    }
    ent_draft_open(&s->draft, '{');
    put_concepts(s, "under", under);
    if (answer->concept == ENT_SEQ) {
        put_actions(s, answer);
    } else {
        put_steps(s, answer->steps[0].moves, answer->steps[0].move_count);
    }
    if (answer->concept == ENT_SMR) {
        ENT_TRY(put_reaches(s, answer->ends));
    }
    ent_draft_close(&s->draft, '}');
    return ENT_OK;
}

static ent_status put_improvement(sheet *s, const ent_joint_move *move)
{
    const unsigned symmetric = 1u << ENT_GMR | 1u << ENT_SMR;
    const bool both = (move->deterred & symmetric) == symmetric;
    ent_draft_open(&s->draft, '{');
    ent_draft_key(&s->draft, "to");
    ent_draft_state(&s->draft, move->to);
    put_steps(s, move->steps, move->step_count);
    ent_draft_key(&s->draft, "deterred");
    ent_draft_open(&s->draft, '[');
    for (size_t k = 0; k < move->answer_count; k++) {
        const ent_concept concept = move->answers[k].concept;
        const unsigned under = both && concept == ENT_GMR   ? 0
                               : both && concept == ENT_SMR ? symmetric
                                                            : 1u << concept;
        ENT_TRY(put_answer(s, &move->answers[k], under));
    }
    ent_draft_close(&s->draft, ']');
    put_concepts(s, "open", s->concepts & ~(move->deterred | 1u << ENT_NASH));
    ent_draft_close(&s->draft, '}');
    return ENT_OK;
}

static int by_number(const void *left, const void *right)
{
    const ent_joint_move *const *a = left, *const *b = right;
    return (*a)->to < (*b)->to ? -1 : (*a)->to > (*b)->to;
}

/* The improvements by ascending number. */
static ent_status put_improvements(sheet *s, const ent_joint_moves *moves)
{
    const ent_allocator *allocator = &s->draft.context->allocator;
    const ent_joint_move **order =
        ent_memory_new(allocator, moves->shown_count, sizeof(const ent_joint_move *));
    ent_status status = order == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    for (size_t k = 0; k < moves->shown_count && status == ENT_OK; k++) {
        order[k] = &moves->shown[k];
    }
    if (status == ENT_OK && moves->shown_count > 1) {
        qsort(order, moves->shown_count, sizeof *order, by_number);
    }
    ent_draft_key(&s->draft, "improvements");
    ent_draft_open(&s->draft, '[');
    for (size_t k = 0; k < moves->shown_count && status == ENT_OK; k++) {
        status = put_improvement(s, order[k]);
    }
    ent_draft_close(&s->draft, ']');
    ent_memory_free(allocator, order);
    return status;
}

static ent_status put_verdict(sheet *s, uint32_t state)
{
    ent_joint_moves *moves = NULL;
    ENT_TRY(ent_teller_tell(s->teller, state, 0, &moves));
    ent_draft_open(&s->draft, '{');
    ent_draft_key(&s->draft, "state");
    ent_draft_state(&s->draft, state);
    put_concepts(s, "stable", moves->stable);
    s->common[state] &= (uint8_t)moves->stable;
    const ent_status status = put_improvements(s, moves);
    ent_draft_close(&s->draft, '}');
    ent_joint_moves_free(s->draft.context, moves);
    return status;
}

static ent_status put_coalition(sheet *s, uint64_t parties)
{
    const size_t count = s->draft.space->count;
    ent_status status = ENT_OK;
    ent_draft_open(&s->draft, '{');
    put_parties(s, parties);
    ent_draft_key(&s->draft, "verdicts");
    ent_draft_open(&s->draft, '[');
    for (size_t k = ent_draft_next(&s->draft, 0); k < count && status == ENT_OK;
         k = ent_draft_next(&s->draft, k + 1)) {
        status = ent_context_step(
            s->draft.context, s->draft.writing ? "writing proofs" : "gathering proofs", k, count);
        if (status == ENT_OK) {
            status = put_verdict(s, (uint32_t)k);
        }
        status = status == ENT_OK ? s->draft.w.status : status;
    }
    ent_draft_close(&s->draft, ']');
    ent_draft_close(&s->draft, '}');
    return status;
}

/* All coalitions, each once. */
static ent_status put_coalitions(sheet *s)
{
    memset(s->common, (int)s->concepts, s->draft.space->count);
    ent_draft_key(&s->draft, "coalitions");
    ent_draft_open(&s->draft, '[');
    for (size_t k = 0; k < ent_coalition_count(s->found); k++) {
        const uint64_t parties = ent_coalition_parties(s->found, k);
        size_t first = 0;
        (void)ent_coalition_find(s->found, parties, &first);
        if (first < k) {
            continue;
        }
        ENT_TRY(ent_teller_new(s->draft.context, s->found, parties, s->concepts, &s->teller));
        const ent_status status = put_coalition(s, parties);
        ent_teller_free(s->teller);
        ENT_TRY(status);
    }
    ent_draft_close(&s->draft, ']');
    return ENT_OK;
}

/* What is stable for all of them. */
static void put_equilibria(sheet *s)
{
    const size_t count = s->draft.space->count;
    ent_draft_key(&s->draft, "equilibria");
    ent_draft_open(&s->draft, '[');
    for (size_t k = ent_draft_next(&s->draft, 0); k < count; k = ent_draft_next(&s->draft, k + 1)) {
        ent_draft_open(&s->draft, '{');
        ent_draft_key(&s->draft, "state");
        ent_draft_state(&s->draft, k);
        put_concepts(s, "stable", s->common[k]);
        ent_draft_close(&s->draft, '}');
    }
    ent_draft_close(&s->draft, ']');
}

static ent_status write_all(sheet *s)
{
    s->common = ent_memory_new(&s->draft.context->allocator, s->draft.space->count, 1);
    if (s->common == NULL) {
        return ENT_ERROR_MEMORY;
    }
    choose(s);
    ENT_TRY(put_coalitions(s));
    put_equilibria(s);
    ent_sealed_dispute(&s->draft.w, s->draft.dispute);
    s->draft.writing = true;
    put_concepts(s, "concepts", s->concepts);
    ent_draft_table(&s->draft);
    ENT_TRY(put_coalitions(s));
    put_equilibria(s);
    return ENT_OK;
}

ent_status ent_report_coalition_certificate(ent_context *context, const ent_coalitions *coalitions,
                                            const ent_certificate_view *view, const ent_sink *sink)
{
    if (context == NULL || coalitions == NULL || view == NULL || sink == NULL ||
        view->size != sizeof *view || ent_coalitions_merged(coalitions)) {
        return ENT_ERROR_ARGUMENT;
    }
    const unsigned decided = ent_coalitions_concepts(coalitions);
    sheet s = {.found = coalitions,
               .view = view,
               .concepts = decided == 0 ? ENT_COALITION_CONCEPTS : decided};
    ent_status status = ent_draft_begin(context, ent_coalitions_space(coalitions), sink, &s.draft);
    if (status == ENT_OK) {
        status = write_all(&s);
    }
    ent_memory_free(&context->allocator, s.common);
    return ent_draft_end(&s.draft, status);
}
