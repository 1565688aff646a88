/* SPDX-License-Identifier: MIT */
/*
 * The verdicts of a certificate, each checked against the file.
 *
 * A party has exactly the departures that are listed: moves by which it leaves under some concept asked for.
 * Each is, under every concept under which it is one and others answer, either deterred, by an answer that
 * is followed step by step, or open, and then no answer is found. So the concepts under which the party
 * stays follow, and from those of all parties the equilibrium.
 */
#include "verify/verifier.h"

#include <string.h>

static uint32_t state_of(const ent_verifier *v, const ent_certified_state *claimed)
{
    return v->table[claimed->entry];
}

static const char *show(const ent_verifier *v, uint32_t state, char room[ENT_SHOWN_ROOM])
{
    return ent_certificate_show(v->dispute, ent_verifier_values(v, state), room);
}

/* What a party makes or others answer with where they do not make just any move. */
static const char *gain_word(const ent_verifier *v)
{
    return v->family == ENT_FAMILY_ATTITUDES ? "reply" : "improvement";
}

/* A state that does not do as a sanction, or by which the party escapes; told by what it is to the party. */
static ent_status unfit(ent_verifier *v, const ent_node *at, unsigned what, const char *words)
{
    const char *is = what == ENT_IS_BETTER    ? "better"
                     : what == ENT_IS_UNKNOWN ? "perhaps better"
                     : what == ENT_IS_EQUAL   ? "as good"
                                              : "not far worse";
    return ent_verifier_untrue(v, at, "this is %s for the party, so it %s", is, words);
}

/* A step of another party than the one that left, from a state; *party: whose it is. */
static ent_status check_step(ent_verifier *v, const ent_certified_step *step,
                             const ent_departure *d, uint32_t from, unsigned answers, size_t *party)
{
    const uint32_t to = state_of(v, &step->to);
    ent_state_list moves;
    uint32_t m = 0;
    v->at = step->at;
    if (ent_party_find(v->dispute, step->party->text.text, party) != ENT_OK || *party == d->party) {
        return ent_verifier_untrue(v, step->party, "here must stand one of the other parties");
    }
    ENT_TRY(ent_verifier_moves(v, *party, from, &moves));
    while (m < moves.count && moves.at[m] != to) {
        m++;
    }
    if (m == moves.count || (moves.what[m] & answers) == 0) {
        return ent_verifier_untrue(v, step->at, "the party has no such %s",
                                   answers == ENT_IS_ANYTHING ? "move" : gain_word(v));
    }
    return ent_verifier_reckons(v, d->party, to)
               ? ENT_OK
               : ent_verifier_untrue(v, step->at, "'%s' perceives nothing there",
                                     v->dispute->parties[d->party].id);
}

/* That an answer ends in a sanction. */
static ent_status check_end(ent_verifier *v, const ent_node *at, const ent_departure *d,
                            uint32_t end, unsigned sanction)
{
    const unsigned what = ent_verifier_compare(v, d->party, end, d->s);
    if (end == d->s && !v->certificate->returns) {
        return ent_verifier_untrue(v, at, "going back is no answer here");
    }
    return (what & sanction) != 0 ? ENT_OK : unfit(v, at, what, "does not deter it");
}

/* That the escapes are all moves of the party from the end of the answer, and that none is one. */
static ent_status check_escapes(ent_verifier *v, const ent_certified_answer *answer,
                                const ent_departure *d, uint32_t end, unsigned allowed)
{
    ent_state_list moves;
    ENT_TRY(ent_verifier_moves(v, d->party, end, &moves));
    for (size_t k = 0; k < answer->escape_count; k++) {
        const uint32_t to = state_of(v, &answer->escapes[k]);
        if (k >= moves.count || moves.at[k] != to) {
            return ent_verifier_untrue(v, answer->escapes[k].at,
                                       "this is no move of the party, or one is missing before it");
        }
        const unsigned what = ent_verifier_compare(v, d->party, to, d->s);
        if ((what & allowed) == 0) {
            return unfit(v, answer->escapes[k].at, what, "can escape");
        }
    }
    return answer->escape_count == moves.count
               ? ENT_OK
               : ent_verifier_untrue(v, answer->escapes_at, "a move of the party is missing");
}

static ent_status check_sequence(ent_verifier *v, const ent_certified_answer *answer,
                                 const ent_departure *d, const ent_certified_concept *asked)
{
    size_t last = SIZE_MAX, party = 0;
    uint32_t end = d->t;
    if (answer->step_count == 0) {
        return ent_verifier_untrue(v, answer->at, "an answer is one move of the others at least");
    }
    for (size_t k = 0; k < answer->step_count; k++, last = party) {
        ENT_TRY(check_step(v, &answer->steps[k], d, end, asked->answers, &party));
        if (party == last) {
            return ent_verifier_untrue(v, v->at, "this party has just moved");
        }
        end = state_of(v, &answer->steps[k].to);
    }
    ENT_TRY(check_end(v, v->at, d, end, asked->sanction));
    return asked->escapes != ENT_IS_ANYTHING ? check_escapes(v, answer, d, end, asked->escapes)
                                             : ENT_OK;
}

/* That the changes which others make at once add up to the state that is named. */
static ent_status check_at_once(ent_verifier *v, const ent_certified_answer *answer,
                                const ent_departure *d, const ent_certified_concept *asked)
{
    uint32_t made = 0;
    ent_tuples_free(&v->sums);
    ENT_TRY(ent_tuples_add(&v->sums, ent_verifier_values(v, d->t)));
    uint32_t *sum = v->sums.numbers;
    for (size_t k = 0; k < answer->step_count; k++) {
        size_t p = 0;
        ENT_TRY(check_step(v, &answer->steps[k], d, d->s, asked->answers, &p));
        const size_t first = v->dispute->parties[p].first_option;
        const size_t bytes = v->dispute->parties[p].option_count * sizeof *sum;
        if (memcmp(sum + first, ent_verifier_values(v, d->s) + first, bytes) != 0) {
            return ent_verifier_untrue(v, v->at, "this party stands here twice");
        }
        memcpy(sum + first, ent_verifier_values(v, state_of(v, &answer->steps[k].to)) + first,
               bytes);
    }
    ENT_TRY(ent_verifier_state(v, sum, &made));
    return made == state_of(v, &answer->makes)
               ? check_end(v, answer->makes.at, d, made, asked->sanction)
               : ent_verifier_untrue(v, answer->makes.at, "the changes do not make this state");
}

static ent_status check_answer(ent_verifier *v, const ent_certified_answer *answer,
                               const ent_departure *d)
{
    const ent_certified_concept asked = ent_certified_together(answer->under);
    v->at = answer->at;
    ENT_TRY(asked.at_once ? check_at_once(v, answer, d, &asked)
                          : check_sequence(v, answer, d, &asked));
    v->found.sequences++;
    return ENT_OK;
}

/* That no answer deters a departure under a concept. */
static ent_status check_open(ent_verifier *v, const ent_certified_concept *concept,
                             const ent_departure *d)
{
    uint32_t sanction = 0;
    char room[ENT_SHOWN_ROOM];
    v->found.searches++;
    ENT_TRY(ent_verifier_search(v, concept, d, &sanction));
    return sanction == ENT_NOTHING
               ? ENT_OK
               : ent_verifier_untrue(v, v->at,
                                     "under %s it is deterred: the others can bring about (%s)",
                                     concept->word, show(v, sanction, room));
}

/* A departure under each concept of the set `departs`. */
static ent_status check_departure(ent_verifier *v, const ent_certified_improvement *claimed,
                                  const ent_departure *d, uint64_t departs)
{
    uint64_t told = claimed->open;
    for (size_t k = 0; k < claimed->answer_count; k++) {
        told |= claimed->answers[k].under;
    }
    if (told != ent_certified_answered(departs)) {
        return ent_verifier_untrue(v, claimed->open_at,
                                   "every concept under which others answer this move, and no "
                                   "other, has an answer or stands here");
    }
    for (size_t k = 0; k < claimed->answer_count; k++) {
        ENT_TRY(check_answer(v, &claimed->answers[k], d));
    }
    v->at = claimed->open_at;
    for (unsigned k = 0; k < ENT_CERTIFIED_COUNT; k++) {
        ENT_TRY((claimed->open >> k & 1) != 0 ? check_open(v, ent_certified_at(k), d) : ENT_OK);
    }
    v->found.improvements++;
    return ENT_OK;
}

/* The next departure among moves, from place *m on: the concepts under which it is one; 0 behind the last. */
static uint64_t next_departure(const ent_verifier *v, const ent_state_list *moves, uint32_t *m)
{
    uint64_t departs = 0;
    for (; *m < moves->count && departs == 0; ++*m) {
        departs = ent_certified_leaving(v->certificate->concepts, moves->what[*m]);
    }
    return departs;
}

/* That the departures of a party are those listed; *stable: the concepts under which it stays. */
static ent_status check_departures(ent_verifier *v, const ent_certified_party *claimed,
                                   const ent_departure *from, uint64_t *stable)
{
    const char *id = v->dispute->parties[from->party].id;
    char room[ENT_SHOWN_ROOM];
    ent_state_list moves;
    uint32_t m = 0;
    ENT_TRY(ent_verifier_moves(v, from->party, from->s, &moves));
    for (size_t k = 0; k < claimed->improvement_count; k++) {
        const ent_certified_improvement *improvement = &claimed->improvements[k];
        const ent_departure d = {
            .party = from->party, .s = from->s, .t = state_of(v, &improvement->to)};
        const uint64_t departs = next_departure(v, &moves, &m);
        if (departs == 0 || moves.at[m - 1] != d.t) {
            return ent_verifier_untrue(v, improvement->to.at,
                                       "this is no %s for '%s', or one is missing before it",
                                       gain_word(v), id);
        }
        ENT_TRY(check_departure(v, improvement, &d, departs));
        *stable &= ~(improvement->open | (departs & ~ent_certified_answered(departs)));
    }
    return next_departure(v, &moves, &m) == 0
               ? ENT_OK
               : ent_verifier_untrue(v, claimed->improvements_at, "that of '%s' to (%s) is missing",
                                     id, show(v, moves.at[m - 1], room));
}

static ent_status check_party(ent_verifier *v, const ent_certified_party *claimed, size_t party,
                              uint32_t s)
{
    const char *id = v->dispute->parties[party].id;
    const ent_departure from = {.party = party, .s = s};
    uint64_t stable = v->certificate->concepts;
    v->at = claimed->at;
    if (!ent_node_is(claimed->party, id)) {
        return ent_verifier_untrue(v, claimed->party, "in the order of the file this is '%s'", id);
    }
    ENT_TRY(check_departures(v, claimed, &from, &stable));
    return claimed->stable == stable
               ? ENT_OK
               : ent_verifier_untrue(v, claimed->stable_at,
                                     "this does not follow from the improvements of '%s'", id);
}

static ent_status check_verdict(ent_verifier *v, const ent_certified_verdict *verdict)
{
    uint64_t common = v->certificate->concepts;
    if (verdict->party_count != v->dispute->party_count) {
        return ent_verifier_untrue(v, verdict->parties_at, "the file has %zu parties",
                                   v->dispute->party_count);
    }
    if (v->family == ENT_FAMILY_COMPLETIONS) {
        v->found.verdicts++;
        return ent_verifier_check_completions(v, verdict);
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
