/* SPDX-License-Identifier: MIT */
/*
 * Proofs by search, for judgements that are no order of the states.
 *
 * First what willing answers deter is looked for, then what any answer does. The strictest criteria choose
 * first, and an answer serves every other criterion under which it deters, too.
 */
#include "stability/proof/prover.h"

/* Adds an answer that leads to a node of the last search, for all of `wanted` that it serves. */
static ent_status add_answer(ent_prover *p, const ent_quarry *q, size_t node, ent_criteria *wanted,
                             ent_proof *out)
{
    const uint32_t ends = ent_chase_state(&p->chase, node);
    const ent_criteria fit = q->willing ? *wanted : *wanted & ~ent_criteria_willing(*wanted);
    ent_answer_proof *answer = ent_prover_answer(p, out, ent_chase_length(&p->chase, node));
    if (answer == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_chase_path(&p->chase, node, p->rooms[out->answer_count - 1].moves);
    answer->ends = ends;
    answer->willing = q->willing;
    answer->under = ent_chase_deters(p->judgement, &q->departure, ends, fit);
    *wanted &= ~answer->under;
    return ent_criteria_final(answer->under) != 0 ? ent_prover_escapes(p, q->departure.party, out)
                                                  : ENT_OK;
}

/* Searches by one kind of moves, and takes what it finds out of `wanted`. */
static ent_status prove_by(ent_prover *p, const ent_departure *d, bool willing,
                           ent_criteria *wanted, ent_proof *out)
{
    const ent_answers kinds[] = {willing ? ENT_ANSWERS_WILLING_FINAL : ENT_ANSWERS_ANY_FINAL,
                                 willing ? ENT_ANSWERS_WILLING : ENT_ANSWERS_ANY};
    ent_quarry q = {.departure = *d, .willing = willing};
    q.wanted = ent_criteria_answered(*wanted, kinds[0]) | ent_criteria_answered(*wanted, kinds[1]);
    if (q.wanted == 0) {
        return ENT_OK;
    }
    ENT_TRY(ent_chase_run(&p->chase, &q));
    for (size_t k = 0; k < 2; k++) {
        const ent_criteria found = ent_criteria_answered(q.found, kinds[k]);
        for (size_t c = 0; found >> c != 0; c++) {
            if (ent_criteria_have(found & *wanted, c)) {
                ENT_TRY(add_answer(p, &q, q.node[c], wanted, out));
            }
        }
    }
    return ENT_OK;
}

ent_status ent_searched_prove(ent_prover *p, const ent_departure *d, ent_proof *out)
{
    const ent_judgement *j = p->judgement;
    out->leaves = j->criteria & j->leaves(j->judge, d->party, d->from, d->to);
    ent_criteria wanted = out->leaves & ~ent_criteria_answered(out->leaves, ENT_ANSWERS_NONE);
    ENT_TRY(prove_by(p, d, true, &wanted, out));
    ENT_TRY(prove_by(p, d, false, &wanted, out));
    out->open = wanted;
    return ENT_OK;
}
