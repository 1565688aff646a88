/* SPDX-License-Identifier: MIT */
/*
 * A certificate: what shows the verdicts of chosen states, so that other code can check them. The form
 * is told in docs/methods/certificates.md.
 *
 * The table of states stands before the verdicts that refer to it, and nothing is kept of these: they are
 * worked out twice, first to gather the states that they name, then to write them. Every byte goes
 * through a hash on its way, which becomes the seal.
 */
#include "report/certificate.h"

#include "report/sealed.h"

#include <stdio.h>

typedef struct certificate {
    ent_context *context;
    const ent_judgement *judgement;
    const ent_space *space;
    const ent_dispute *dispute;
    const ent_certificate_view *view;
    ent_prover *prover;
    uint64_t *shown, *named; /* states with verdicts; states in the table */
    uint32_t *place;         /* per 64 states: states in the table before them */
    bool writing;            /* the second time */
    ent_writer w;
    ent_sealed sealed;
} certificate;

/* The criteria under which every party stays. */
static ent_criteria equilibrium_in(const certificate *c, uint32_t state)
{
    const ent_judgement *j = c->judgement;
    ent_criteria common = j->criteria;
    for (size_t p = 0; common != 0 && p < ent_party_count(c->dispute); p++) {
        common &= j->stable(j->judge, p, state);
    }
    return common;
}

/* The states with verdicts: equilibria under some criterion, and those asked for. */
static void choose(certificate *c)
{
    const uint64_t count = c->space->count;
    for (uint64_t s = 0; s < count; s++) {
        const bool within = c->view->where == NULL || ent_state_set_has(c->view->where, s);
        if ((within && equilibrium_in(c, (uint32_t)s) != 0) ||
            (c->view->also != NULL && ent_state_set_has(c->view->also, s))) {
            ent_bits_add(c->shown, (size_t)s);
        }
    }
}

/* Names a state: by its place in the table, or, the first time, by putting it there. */
static void put_state(certificate *c, uint32_t state)
{
    if (!c->writing) {
        ent_bits_add(c->named, state);
        return;
    }
    const uint64_t before = c->named[state / 64] & (((uint64_t)1 << (state % 64)) - 1);
    ent_json_count(&c->w, c->place[state / 64] + ent_bits_in_word(before));
}

/* Keys and brackets stand only in what is written. */
static void put_key(certificate *c, const char *key)
{
    if (c->writing) {
        ent_json_key(&c->w, key);
    }
}

static void put_open(certificate *c, char bracket)
{
    if (c->writing) {
        ent_json_open(&c->w, bracket);
    }
}

static void put_close(certificate *c, char bracket)
{
    if (c->writing) {
        ent_json_close(&c->w, bracket);
    }
}

static void put_criteria(certificate *c, const char *key, ent_criteria criteria)
{
    if (c->writing) {
        ent_json_criteria(&c->w, key, criteria);
    }
}

static void put_party(certificate *c, size_t party)
{
    if (c->writing) {
        ent_json_key(&c->w, "party");
        ent_json_text(&c->w, ent_party_id(c->dispute, party));
    }
}

static void put_answer(certificate *c, const ent_answer_proof *answer)
{
    put_open(c, '{');
    put_criteria(c, "under", answer->under);
    put_key(c, answer->at_once ? "at_once" : "steps");
    put_open(c, '[');
    for (size_t k = 0; k < answer->move_count; k++) {
        put_open(c, '{');
        put_party(c, answer->moves[k].party);
        put_key(c, "to");
        put_state(c, answer->moves[k].to);
        put_close(c, '}');
    }
    put_close(c, ']');
    if (answer->at_once) {
        put_key(c, "makes");
        put_state(c, answer->ends);
    }
    if (ent_criteria_final(answer->under) != 0) {
        put_key(c, "escapes");
        put_open(c, '[');
        for (size_t k = 0; k < answer->escape_count; k++) {
            put_state(c, answer->escapes[k]);
        }
        put_close(c, ']');
    }
    put_close(c, '}');
}

static ent_status put_departure(certificate *c, const ent_departure *departure)
{
    ent_proof proof;
    ENT_TRY(ent_prove(c->prover, departure, &proof));
    put_open(c, '{');
    put_key(c, "to");
    put_state(c, departure->to);
    put_key(c, "deterred");
    put_open(c, '[');
    for (size_t k = 0; k < proof.answer_count; k++) {
        put_answer(c, &proof.answers[k]);
    }
    put_close(c, ']');
    put_criteria(c, "open", proof.open);
    put_close(c, '}');
    return ENT_OK;
}

static ent_status put_stance(certificate *c, size_t party, uint32_t state)
{
    const ent_judgement *j = c->judgement;
    const ent_state_list *departures = NULL;
    ENT_TRY(ent_prover_departures(c->prover, party, state, &departures));
    put_open(c, '{');
    put_party(c, party);
    put_criteria(c, "stable", j->criteria & j->stable(j->judge, party, state));
    put_key(c, "improvements");
    put_open(c, '[');
    for (size_t k = 0; k < departures->count; k++) {
        const ent_departure departure = {
            .party = party, .from = state, .to = departures->states[k]};
        ENT_TRY(put_departure(c, &departure));
    }
    put_close(c, ']');
    put_close(c, '}');
    return ENT_OK;
}

static ent_status put_verdict(certificate *c, uint32_t state)
{
    put_open(c, '{');
    put_key(c, "state");
    put_state(c, state);
    put_criteria(c, "equilibrium", equilibrium_in(c, state));
    put_key(c, "parties");
    put_open(c, '[');
    for (size_t p = 0; p < ent_party_count(c->dispute); p++) {
        ENT_TRY(put_stance(c, p, state));
    }
    put_close(c, ']');
    put_close(c, '}');
    return ENT_OK;
}

/* Goes over all verdicts: the first time only to gather states. */
static ent_status put_verdicts(certificate *c)
{
    const size_t count = c->space->count;
    put_key(c, "verdicts");
    put_open(c, '[');
    for (size_t s = ent_bits_next(c->shown, count, 0); s < count;
         s = ent_bits_next(c->shown, count, s + 1)) {
        ENT_TRY(ent_context_step(c->context, c->writing ? "writing proofs" : "gathering proofs", s,
                                 count));
        ENT_TRY(put_verdict(c, (uint32_t)s));
        if (c->w.status != ENT_OK) {
            return c->w.status;
        }
    }
    put_close(c, ']');
    return ENT_OK;
}

/* One state of the table: the values of its least member, or its word in graph form. */
static void put_values(certificate *c, uint64_t state)
{
    ent_json_open(&c->w, '[');
    if (ent_is_graph_form(c->dispute)) {
        const char *id = ent_state_id(c->space, state);
        char number[32];
        (void)snprintf(number, sizeof number, "s%llu", (unsigned long long)(state + 1));
        ent_json_text(&c->w, id == NULL ? number : id);
    }
    for (size_t o = 0; o < ent_option_count(c->dispute); o++) {
        ent_json_text(&c->w, ent_option_value(c->dispute, o, ent_state_value(c->space, state, o)));
    }
    ent_json_close(&c->w, ']');
}

static void put_table(certificate *c)
{
    const size_t count = c->space->count;
    uint32_t place = 0;
    for (size_t k = 0; k < ent_bits_words(count); k++) {
        c->place[k] = place;
        place += ent_bits_in_word(c->named[k]);
    }
    ent_json_key(&c->w, "states");
    ent_json_open(&c->w, '[');
    for (size_t s = ent_bits_next(c->named, count, 0); s < count;
         s = ent_bits_next(c->named, count, s + 1)) {
        put_values(c, s);
    }
    ent_json_close(&c->w, ']');
}

static ent_status write_all(certificate *c)
{
    choose(c);
    ENT_TRY(put_verdicts(c));
    c->writing = true;
    const ent_sealed_terms terms = {.criteria = c->judgement->criteria,
                                    .returns = c->judgement->returns,
                                    .blind = c->judgement->blind};
    ent_sealed_head(&c->w, c->dispute, &terms);
    put_table(c);
    return put_verdicts(c);
}

static ent_status make(certificate *c)
{
    const ent_allocator *allocator = &c->context->allocator;
    const size_t words = ent_bits_words(c->space->count);
    c->shown = ent_memory_zero(allocator, words, sizeof *c->shown);
    c->named = ent_memory_zero(allocator, words, sizeof *c->named);
    c->place = ent_memory_new(allocator, words, sizeof *c->place);
    ent_writer_init(&c->w, c->context, &c->sealed.through);
    ent_status status = ENT_ERROR_MEMORY;
    if (c->shown != NULL && c->named != NULL && c->place != NULL) {
        status = ent_prover_new(c->context, c->judgement, &c->prover);
    }
    if (status == ENT_OK) {
        status = write_all(c);
    }
    const ent_status written = ent_writer_end(&c->w);
    status = status == ENT_OK ? written : status;
    return status == ENT_OK ? ent_sealed_end(&c->sealed) : status;
}

ent_status ent_certify(ent_context *context, const ent_judgement *judgement,
                       const ent_certificate_view *view, const ent_sink *sink)
{
    certificate c = {.context = context,
                     .judgement = judgement,
                     .space = judgement->space,
                     .dispute = judgement->space->dispute,
                     .view = view};
    ent_sealed_init(&c.sealed, sink);
    const ent_status status = make(&c);
    ent_prover_free(c.prover);
    ent_memory_free(&context->allocator, c.shown);
    ent_memory_free(&context->allocator, c.named);
    ent_memory_free(&context->allocator, c.place);
    return status;
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
