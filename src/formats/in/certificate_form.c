/* SPDX-License-Identifier: MIT */
/*
 * The form of a certificate, taken strictly: it is JSON and nothing else, so text stands in double quotes
 * and numbers and truth values in none, and no key is missing or unknown. What can be judged without the
 * dispute is judged here: lists of concepts, places in the table, that no concept has two answers to one
 * improvement, or has one and is open. Which must have either is the dispute's business.
 */
#include "formats/in/certificate.h"

#include "formats/in/certified/families.h"

static const char *word_of(unsigned k)
{
    return ent_certified_at(k)->word;
}

static ent_status take_concepts(ent_form *r, const ent_node *list, uint64_t among, uint64_t *out)
{
    return ent_form_concepts(r, list, word_of, among, out);
}

/* An answer, to concepts of the set `left`. */
static ent_status take_answer(ent_form *r, const ent_node *node, uint64_t left,
                              ent_certified_answer *out)
{
    static const char *const at_once[] = {"under", "at_once", "makes", NULL};
    static const char *const steps[] = {"under", "steps", "escapes", NULL};
    static const char *const plain[] = {"under", "steps", NULL};
    const ent_node *list = NULL, *at[3];
    ENT_TRY(ent_form_under(r, node, &list));
    out->at = node;
    ENT_TRY(take_concepts(r, list, left, &out->under));
    const ent_certified_concept asked = ent_certified_together(out->under);
    if (out->under == 0 || (asked.at_once && (out->under & (out->under - 1)) != 0)) {
        return ent_form_refuse(r, list, "here must stand sim alone, or other concepts");
    }
    const bool escapes = asked.escapes != ENT_IS_ANYTHING;
    ENT_TRY(ent_form_fields(r, node, asked.at_once ? at_once : escapes ? steps : plain, at));
    ENT_TRY(ent_form_steps(r, at[1], &out->steps, &out->step_count));
    if (asked.at_once) {
        return ent_form_state(r, at[2], &out->makes);
    }
    out->escapes_at = escapes ? at[2] : NULL;
    return escapes ? ent_form_states(r, at[2], &out->escapes, &out->escape_count) : ENT_OK;
}

static ent_status take_improvement(ent_form *r, const ent_node *node,
                                   ent_certified_improvement *out)
{
    static const char *const keys[] = {"to", "deterred", "open", NULL};
    const ent_node *at[3];
    void *answers = NULL;
    ENT_TRY(ent_form_fields(r, node, keys, at));
    out->at = node;
    out->open_at = at[2];
    ENT_TRY(ent_form_state(r, at[0], &out->to));
    ENT_TRY(ent_form_list(r, at[1], sizeof *out->answers, &answers, &out->answer_count));
    out->answers = answers;
    uint64_t left = ent_certified_answered(r->certificate->concepts);
    for (size_t i = 0; i < out->answer_count; i++) {
        ENT_TRY(take_answer(r, at[1]->items[i], left, &out->answers[i]));
        left &= ~out->answers[i].under;
    }
    return take_concepts(r, at[2], left, &out->open);
}

static ent_status take_party(ent_form *r, const ent_node *node, ent_certified_party *out)
{
    static const char *const keys[] = {"party", "stable", "improvements", NULL};
    const ent_node *at[3];
    void *improvements = NULL;
    ENT_TRY(ent_form_fields(r, node, keys, at));
    ENT_TRY(ent_form_text(r, at[0]));
    ENT_TRY(take_concepts(r, at[1], r->certificate->concepts, &out->stable));
    ENT_TRY(
        ent_form_list(r, at[2], sizeof *out->improvements, &improvements, &out->improvement_count));
    out->at = node;
    out->party = at[0];
    out->stable_at = at[1];
    out->improvements_at = at[2];
    out->improvements = improvements;
    for (size_t i = 0; i < out->improvement_count; i++) {
        ENT_TRY(take_improvement(r, at[2]->items[i], &out->improvements[i]));
    }
    return ENT_OK;
}

static ent_status take_verdict(ent_form *r, const ent_node *node, ent_certified_verdict *out)
{
    static const char *const keys[] = {"state", "equilibrium", "parties", NULL};
    const ent_node *at[3];
    void *parties = NULL;
    ENT_TRY(ent_form_fields(r, node, keys, at));
    ENT_TRY(ent_form_state(r, at[0], &out->state));
    if (r->judged[out->state.entry]) {
        return ent_form_refuse(r, at[0], "this state has a verdict already");
    }
    r->judged[out->state.entry] = true;
    ENT_TRY(take_concepts(r, at[1], r->certificate->concepts, &out->equilibrium));
    ENT_TRY(ent_form_list(r, at[2], sizeof *out->parties, &parties, &out->party_count));
    out->equilibrium_at = at[1];
    out->parties_at = at[2];
    out->parties = parties;
    for (size_t i = 0; i < out->party_count; i++) {
        ENT_TRY(take_party(r, at[2]->items[i], &out->parties[i]));
    }
    return ENT_OK;
}

static ent_status take_verdicts(ent_form *r, const ent_node *list)
{
    ent_certificate *c = r->certificate;
    void *verdicts = NULL;
    ENT_TRY(ent_form_list(r, list, sizeof *c->verdicts, &verdicts, &c->verdict_count));
    c->verdicts = verdicts;
    for (size_t i = 0; i < c->verdict_count; i++) {
        ENT_TRY(take_verdict(r, list->items[i], &c->verdicts[i]));
    }
    ent_form_unused(r);
    return ENT_OK;
}

static ent_status take_truth(ent_form *r, const ent_node *node, bool *out)
{
    *out = ent_node_is(node, "true");
    return !node->quoted && (*out || ent_node_is(node, "false"))
               ? ENT_OK
               : ent_form_refuse(r, node, "here must stand true or false");
}

/* The concepts that were asked for, which must go together. */
static ent_status take_asked(ent_form *r, const ent_node *list)
{
    ent_certificate *c = r->certificate;
    c->concepts_at = list;
    ENT_TRY(take_concepts(r, list, ent_certified_bit(ENT_CERTIFIED_COUNT) - 1, &c->concepts));
    if (c->concepts == 0) {
        return ent_form_refuse(r, list, "no concept was asked for");
    }
    const ent_family family = ent_certified_together(c->concepts).family;
    size_t place = 0;
    for (unsigned k = 0; k < ENT_CERTIFIED_COUNT; k++) {
        const ent_certified_concept *concept = ent_certified_at(k);
        if ((c->concepts >> k & 1) == 0) {
            continue;
        }
        if (concept->family != family) {
            return ent_form_refuse(r, list, "a certificate speaks of concepts of one kind");
        }
        if (concept->beside != 0 && (c->concepts >> concept->beside & 1) == 0) {
            return ent_certificate_refuse(r->context, c, ENT_KIND_CERTIFICATE_FORM,
                                          list->items[place], "this stands only beside '%s'",
                                          ent_certified_at(concept->beside)->word);
        }
        place++;
    }
    return ENT_OK;
}

ent_status ent_certificate_take(ent_context *context, ent_certificate *certificate)
{
    static const char *const all[] = {"blind_others",
                                      "entente_certificate",
                                      "seal",
                                      "dispute",
                                      "concepts",
                                      "sanction_by_return",
                                      "states",
                                      "verdicts",
                                      NULL};
    ent_form r = {.context = context, .certificate = certificate};
    const ent_node *fields[8], **at = fields + 1;
    if (ent_field(certificate->root, "coalitions") != NULL) {
        return ent_form_coalitions(&r);
    }
    if (ent_field(certificate->root, "lookahead") != NULL) {
        return ent_form_lookahead(&r);
    }
    certificate->blind_at = ent_field(certificate->root, all[0]);
    if (certificate->blind_at == NULL) {
        ENT_TRY(ent_form_fields(&r, certificate->root, all + 1, at));
    } else {
        ENT_TRY(ent_form_fields(&r, certificate->root, all, fields));
        ENT_TRY(take_truth(&r, fields[0], &certificate->blind));
    }
    ENT_TRY(ent_form_head(&r, at[2]));
    ENT_TRY(take_asked(&r, at[3]));
    ENT_TRY(take_truth(&r, at[4], &certificate->returns));
    ENT_TRY(ent_form_table(&r, at[5]));
    return take_verdicts(&r, at[6]);
}
