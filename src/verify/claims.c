/* SPDX-License-Identifier: MIT */
/*
 * The verdicts of a certificate, each checked against the file.
 *
 * A party has exactly the improvements that are listed. Each is, under each concept asked for but Nash,
 * either deterred, by an answer that is followed step by step, or open, and then no answer is found. So
 * the concepts under which the party stays follow, and from those of all parties the equilibrium.
 */
#include "verify/verifier.h"

#include <string.h>

/* An improvement of a party from s to t. */
typedef struct claim {
    size_t party;
    uint32_t s, t;
} claim;

static uint32_t state_of(const ent_verifier *v, const ent_certified_state *claimed)
{
    return v->table[claimed->entry];
}

static const char *show(const ent_verifier *v, uint32_t state, char room[ENT_SHOWN_ROOM])
{
    return ent_certificate_show(v->dispute, ent_verifier_values(v, state), room);
}

/* A step of another party than the one of the claim, from a state; *party: whose it is. */
static ent_status check_step(ent_verifier *v, const ent_certified_step *step, const claim *c,
                             uint32_t from, bool improving, size_t *party)
{
    ent_state_list moves;
    uint32_t m = 0;
    v->at = step->at;
    if (ent_party_find(v->dispute, step->party->text.text, party) != ENT_OK || *party == c->party) {
        return ent_verifier_untrue(v, step->party, "here must stand one of the other parties");
    }
    ENT_TRY(ent_verifier_moves(v, *party, from, improving, &moves));
    while (m < moves.count && moves.at[m] != state_of(v, &step->to)) {
        m++;
    }
    return m < moves.count ? ENT_OK
                           : ent_verifier_untrue(v, step->at, "the party has no such %s",
                                                 improving ? "improvement" : "move");
}

/* That an answer ends in a state that the party of the claim does not prefer. */
static ent_status check_end(ent_verifier *v, const ent_node *at, const claim *c, uint32_t end)
{
    if (end == c->s && !v->certificate->returns) {
        return ent_verifier_untrue(v, at, "going back is no answer here");
    }
    return ent_verifier_prefers(v, c->party, end, c->s)
               ? ent_verifier_untrue(v, at, "'%s' prefers where this ends, so it is not deterred",
                                     v->dispute->parties[c->party].id)
               : ENT_OK;
}

/* That the escapes are all moves of the party from the end of the answer, and that none is better. */
static ent_status check_escapes(ent_verifier *v, const ent_certified_answer *answer, const claim *c,
                                uint32_t end)
{
    ent_state_list moves;
    ENT_TRY(ent_verifier_moves(v, c->party, end, false, &moves));
    for (size_t k = 0; k < answer->escape_count; k++) {
        const uint32_t to = state_of(v, &answer->escapes[k]);
        if (k >= moves.count || moves.at[k] != to) {
            return ent_verifier_untrue(v, answer->escapes[k].at,
                                       "this is no move of the party, or one is missing before it");
        }
        if (ent_verifier_prefers(v, c->party, to, c->s)) {
            return ent_verifier_untrue(v, answer->escapes[k].at,
                                       "the party prefers this state, so it can escape");
        }
    }
    return answer->escape_count == moves.count
               ? ENT_OK
               : ent_verifier_untrue(v, answer->escapes_at, "a move of the party is missing");
}

static ent_status check_sequence(ent_verifier *v, const ent_certified_answer *answer,
                                 const claim *c)
{
    const bool improving = (answer->under & ENT_BY_IMPROVEMENTS) != 0;
    size_t last = SIZE_MAX, party = 0;
    uint32_t end = c->t;
    for (size_t k = 0; k < answer->step_count; k++, last = party) {
        ENT_TRY(check_step(v, &answer->steps[k], c, end, improving, &party));
        if (party == last) {
            return ent_verifier_untrue(v, v->at, "this party has just moved");
        }
        end = state_of(v, &answer->steps[k].to);
    }
    ENT_TRY(check_end(v, v->at, c, end));
    return (answer->under & ENT_SYMMETRIC) != 0 ? check_escapes(v, answer, c, end) : ENT_OK;
}

/* That the changes which others make at once add up to the state that is named. */
static ent_status check_at_once(ent_verifier *v, const ent_certified_answer *answer, const claim *c)
{
    uint32_t made = 0;
    ent_tuples_free(&v->sums);
    ENT_TRY(ent_tuples_add(&v->sums, ent_verifier_values(v, c->t)));
    uint32_t *sum = v->sums.numbers;
    for (size_t k = 0; k < answer->step_count; k++) {
        size_t p = 0;
        ENT_TRY(check_step(v, &answer->steps[k], c, c->s, true, &p));
        const size_t first = v->dispute->parties[p].first_option;
        const size_t bytes = v->dispute->parties[p].option_count * sizeof *sum;
        if (memcmp(sum + first, ent_verifier_values(v, c->s) + first, bytes) != 0) {
            return ent_verifier_untrue(v, v->at, "this party stands here twice");
        }
        memcpy(sum + first, ent_verifier_values(v, state_of(v, &answer->steps[k].to)) + first,
               bytes);
    }
    ENT_TRY(ent_verifier_state(v, sum, &made));
    return made == state_of(v, &answer->makes)
               ? check_end(v, answer->makes.at, c, made)
               : ent_verifier_untrue(v, answer->makes.at, "the changes do not make this state");
}

/* That no answer deters an improvement under a concept. */
static ent_status check_open(ent_verifier *v, ent_concept concept, const claim *c)
{
    uint32_t sanction = 0;
    char room[ENT_SHOWN_ROOM];
    v->found.searches++;
    ENT_TRY(ent_verifier_search(v, concept, c->party, c->s, c->t, &sanction));
    return sanction == ENT_NOTHING
               ? ENT_OK
               : ent_verifier_untrue(v, v->at,
                                     "under %s it is deterred: the others can bring about (%s)",
                                     ent_certificate_concept(concept), show(v, sanction, room));
}

static ent_status check_improvement(ent_verifier *v, const ent_certified_improvement *improvement,
                                    const claim *c)
{
    for (size_t k = 0; k < improvement->answer_count; k++) {
        const ent_certified_answer *answer = &improvement->answers[k];
        v->at = answer->at;
        ENT_TRY(answer->under == ENT_CONCEPT_SET(ENT_SIM) ? check_at_once(v, answer, c)
                                                          : check_sequence(v, answer, c));
        v->found.sequences++;
    }
    v->at = improvement->open_at;
    for (ent_concept concept = ENT_GMR; concept < ENT_CONCEPT_COUNT; concept ++) {
        ENT_TRY((improvement->open & ENT_CONCEPT_SET(concept)) != 0 ? check_open(v, concept, c)
                                                                    : ENT_OK);
    }
    v->found.improvements++;
    return ENT_OK;
}

static ent_status check_party(ent_verifier *v, const ent_certified_party *claimed, size_t party,
                              uint32_t s)
{
    const char *id = v->dispute->parties[party].id;
    unsigned stable = v->certificate->concepts;
    char room[ENT_SHOWN_ROOM];
    ent_state_list gains;
    v->at = claimed->at;
    if (!ent_node_is(claimed->party, id)) {
        return ent_verifier_untrue(v, claimed->party, "in the order of the file this is '%s'", id);
    }
    ENT_TRY(ent_verifier_moves(v, party, s, true, &gains));
    for (size_t k = 0; k < claimed->improvement_count; k++) {
        const ent_certified_improvement *improvement = &claimed->improvements[k];
        const claim c = {.party = party, .s = s, .t = state_of(v, &improvement->to)};
        if (k >= gains.count || gains.at[k] != c.t) {
            return ent_verifier_untrue(v, improvement->to.at,
                                       "this is no improvement for '%s', or one is missing before "
                                       "it",
                                       id);
        }
        ENT_TRY(check_improvement(v, improvement, &c));
        stable &= ~(improvement->open | ENT_CONCEPT_SET(ENT_NASH));
    }
    if (claimed->improvement_count < gains.count) {
        return ent_verifier_untrue(v, claimed->improvements_at, "that of '%s' to (%s) is missing",
                                   id, show(v, gains.at[claimed->improvement_count], room));
    }
    return claimed->stable == stable
               ? ENT_OK
               : ent_verifier_untrue(v, claimed->stable_at,
                                     "this does not follow from the improvements of '%s'", id);
}

static ent_status check_verdict(ent_verifier *v, const ent_certified_verdict *verdict)
{
    unsigned common = v->certificate->concepts;
    if (verdict->party_count != v->dispute->party_count) {
        return ent_verifier_untrue(v, verdict->parties_at, "the file has %zu parties",
                                   v->dispute->party_count);
    }
    for (size_t p = 0; p < verdict->party_count; p++) {
        ENT_TRY(check_party(v, &verdict->parties[p], p, state_of(v, &verdict->state)));
        common &= verdict->parties[p].stable;
    }
    v->found.verdicts++;
    return verdict->equilibrium == common
               ? ENT_OK
               : ent_verifier_untrue(v, verdict->equilibrium_at,
                                     "this does not follow from what is stable for the parties");
}

ent_status ent_verifier_verdicts(ent_verifier *v)
{
    const uint64_t most = v->context->error_count + ENT_MAX_ERRORS;
    ent_status whole = ENT_OK;
    for (size_t k = 0; k < v->certificate->verdict_count && v->context->error_count < most; k++) {
        const ent_status status = check_verdict(v, &v->certificate->verdicts[k]);
        whole = status == ENT_OK ? whole : status;
        ENT_TRY(status == ENT_ERROR_INPUT ? ENT_OK : status);
    }
    return whole;
}
