/* SPDX-License-Identifier: MIT */
/*
 * A certificate: what shows the verdicts of chosen states, so that other code can check them. The form
 * is told in docs/methods/certificates.md.
 *
 * Verdicts are worked out twice, first to gather the states that they name, then to write them (draft.h).
 */
#include "report/certificate.h"

#include "report/certified/draft.h"

typedef struct certificate {
    ent_draft draft;
    const ent_judgement *judgement;
    const ent_certificate_view *view;
    ent_prover *prover;
} certificate;

/* The criteria under which every party stays. */
static ent_criteria equilibrium_in(const certificate *c, uint32_t state)
{
    const ent_judgement *j = c->judgement;
    if (j->equilibrium != NULL) {
        return j->equilibrium(j->judge, state);
    }
    ent_criteria common = j->criteria;
    for (size_t p = 0; common != 0 && p < ent_party_count(c->draft.dispute); p++) {
        common &= j->stable(j->judge, p, state);
    }
    return common;
}

/* The states with verdicts: equilibria under some criterion, and those asked for. */
static void choose(certificate *c)
{
    const uint64_t count = c->draft.space->count;
    for (uint64_t s = 0; s < count; s++) {
        const bool within = c->view->where == NULL || ent_state_set_has(c->view->where, s);
        if ((within && equilibrium_in(c, (uint32_t)s) != 0) ||
            (c->view->also != NULL && ent_state_set_has(c->view->also, s))) {
            ent_bits_add(c->draft.shown, (size_t)s);
        }
    }
}

static void put_criteria(certificate *c, const char *key, ent_criteria criteria)
{
    if (c->draft.writing) {
        ent_json_criteria(&c->draft.w, key, criteria);
    }
}

static void put_answer(certificate *c, const ent_answer_proof *answer)
{
    ent_draft_open(&c->draft, '{');
    put_criteria(c, "under", answer->under);
    ent_draft_key(&c->draft, answer->at_once ? "at_once" : "steps");
    ent_draft_open(&c->draft, '[');
    for (size_t k = 0; k < answer->move_count; k++) {
        ent_draft_open(&c->draft, '{');
        ent_draft_party(&c->draft, answer->moves[k].party);
        ent_draft_key(&c->draft, "to");
        ent_draft_state(&c->draft, answer->moves[k].to);
        ent_draft_close(&c->draft, '}');
    }
    ent_draft_close(&c->draft, ']');
    if (answer->at_once) {
        ent_draft_key(&c->draft, "makes");
        ent_draft_state(&c->draft, answer->ends);
    }
    if (ent_criteria_final(answer->under) != 0) {
        ent_draft_key(&c->draft, "escapes");
        ent_draft_open(&c->draft, '[');
        for (size_t k = 0; k < answer->escape_count; k++) {
            ent_draft_state(&c->draft, answer->escapes[k]);
        }
        ent_draft_close(&c->draft, ']');
    }
    ent_draft_close(&c->draft, '}');
}

static ent_status put_departure(certificate *c, const ent_departure *departure)
{
    ent_proof proof;
    ENT_TRY(ent_prove(c->prover, departure, &proof));
    ent_draft_open(&c->draft, '{');
    ent_draft_key(&c->draft, "to");
    ent_draft_state(&c->draft, departure->to);
    ent_draft_key(&c->draft, "deterred");
    ent_draft_open(&c->draft, '[');
    for (size_t k = 0; k < proof.answer_count; k++) {
        put_answer(c, &proof.answers[k]);
    }
    ent_draft_close(&c->draft, ']');
    put_criteria(c, "open", proof.open);
    ent_draft_close(&c->draft, '}');
    return ENT_OK;
}

static ent_status put_stance(certificate *c, size_t party, uint32_t state)
{
    const ent_judgement *j = c->judgement;
    const ent_state_list *departures = NULL;
    ENT_TRY(ent_prover_departures(c->prover, party, state, &departures));
    ent_draft_open(&c->draft, '{');
    ent_draft_party(&c->draft, party);
    put_criteria(c, "stable", j->criteria & j->stable(j->judge, party, state));
    ent_draft_key(&c->draft, "improvements");
    ent_draft_open(&c->draft, '[');
    for (size_t k = 0; k < departures->count; k++) {
        const ent_departure departure = {
            .party = party, .from = state, .to = departures->states[k]};
        ENT_TRY(put_departure(c, &departure));
    }
    ent_draft_close(&c->draft, ']');
    ent_draft_close(&c->draft, '}');
    return ENT_OK;
}

static ent_status put_verdict(certificate *c, uint32_t state)
{
    ent_draft_open(&c->draft, '{');
    ent_draft_key(&c->draft, "state");
    ent_draft_state(&c->draft, state);
    put_criteria(c, "equilibrium", equilibrium_in(c, state));
    ent_draft_key(&c->draft, "parties");
    ent_draft_open(&c->draft, '[');
    for (size_t p = 0; p < ent_party_count(c->draft.dispute); p++) {
        ENT_TRY(put_stance(c, p, state));
    }
    ent_draft_close(&c->draft, ']');
    ent_draft_close(&c->draft, '}');
    return ENT_OK;
}

/* Goes over all verdicts: the first time only to gather states. */
static ent_status put_verdicts(certificate *c)
{
    const size_t count = c->draft.space->count;
    ent_draft_key(&c->draft, "verdicts");
    ent_draft_open(&c->draft, '[');
    for (size_t s = ent_draft_next(&c->draft, 0); s < count; s = ent_draft_next(&c->draft, s + 1)) {
        ENT_TRY(ent_context_step(
            c->draft.context, c->draft.writing ? "writing proofs" : "gathering proofs", s, count));
        ENT_TRY(put_verdict(c, (uint32_t)s));
        if (c->draft.w.status != ENT_OK) {
            return c->draft.w.status;
        }
    }
    ent_draft_close(&c->draft, ']');
    return ENT_OK;
}

static ent_status write_all(certificate *c)
{
    choose(c);
    ENT_TRY(put_verdicts(c));
    const ent_sealed_terms terms = {.criteria = c->judgement->criteria,
                                    .returns = c->judgement->returns,
                                    .blind = c->judgement->blind};
    ent_sealed_head(&c->draft.w, c->draft.dispute, &terms);
    ent_draft_table(&c->draft);
    return put_verdicts(c);
}

ent_status ent_certify(ent_context *context, const ent_judgement *judgement,
                       const ent_certificate_view *view, const ent_sink *sink)
{
    certificate c = {.judgement = judgement, .view = view};
    ent_status status = ent_draft_begin(context, judgement->space, sink, &c.draft);
    if (status == ENT_OK) {
        status = ent_prover_new(context, judgement, &c.prover);
    }
    if (status == ENT_OK) {
        status = write_all(&c);
    }
    ent_prover_free(c.prover);
    return ent_draft_end(&c.draft, status);
}

ent_status ent_report_certificate(ent_context *context, const ent_solution *solution,
                                  const ent_certificate_view *view, const ent_sink *sink)
{
    if (context == NULL || solution == NULL || view == NULL || sink == NULL ||
        view->size != sizeof *view) {
        return ENT_ERROR_ARGUMENT;
    }
    const ent_judgement judgement = ent_judgement_of_solution(solution);
    return ent_certify(context, &judgement, view, sink);
}
