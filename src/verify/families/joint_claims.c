/* SPDX-License-Identifier: MIT */
/*
 * What a certificate says of coalitions, checked against the file.
 *
 * A coalition has exactly the improvements that are listed, each with a legal sequence of its members that leads
 * there. Each is, under each concept asked for but CNash, either deterred, by an answer that is followed step by
 * step, or open, and then no answer is found. So the concepts under which the coalition stays follow, and from
 * those of all coalitions what is stable for all.
 */
#include "verify/families/joint.h"

static uint32_t state_of(const ent_joint_verifier *j, const ent_certified_state *claimed)
{
    return j->v->table[claimed->entry];
}

static const char *show(const ent_joint_verifier *j, uint32_t state, char room[ENT_SHOWN_ROOM])
{
    return ent_certificate_show(j->v->dispute, ent_verifier_values(j->v, state), room);
}

/* A coalition: parties in the order of the file, each of the set `among`. */
static ent_status take_parties(ent_joint_verifier *j, const ent_node *list, uint64_t among,
                               uint64_t *out)
{
    *out = 0;
    for (size_t k = 0; k < list->count; k++) {
        size_t party = 0;
        if (ent_party_find(j->v->dispute, list->items[k]->text.text, &party) != ENT_OK ||
            (among >> party & 1) == 0) {
            return ent_verifier_untrue(j->v, list->items[k], "no such party can stand here");
        }
        if (*out >> party != 0) {
            return ent_verifier_untrue(j->v, list->items[k],
                                       "this party stands twice or not in the order of the file");
        }
        *out |= (uint64_t)1 << party;
    }
    return ENT_OK;
}

/* Follows a legal sequence of some parties' moves from a state; *end: where it ends. */
static ent_status follow(ent_joint_verifier *j, const ent_certified_steps *steps, uint64_t parties,
                         uint32_t from, uint32_t *end)
{
    size_t last = SIZE_MAX, party = 0;
    *end = from;
    for (size_t k = 0; k < steps->count; k++, last = party) {
        const ent_certified_step *step = &steps->steps[k];
        ent_state_list moves;
        uint32_t m = 0;
        if (ent_party_find(j->v->dispute, step->party->text.text, &party) != ENT_OK ||
            (parties >> party & 1) == 0) {
            return ent_verifier_untrue(j->v, step->party,
                                       "here must stand one of the parties that act");
        }
        if (party == last) {
            return ent_verifier_untrue(j->v, step->at, "this party has just moved");
        }
        ENT_TRY(ent_joint_moves_of(j, party, *end, &moves));
        while (m < moves.count && moves.at[m] != state_of(j, &step->to)) {
            m++;
        }
        if (m == moves.count) {
            return ent_verifier_untrue(j->v, step->at, "the party has no such move");
        }
        *end = state_of(j, &step->to);
    }
    return ENT_OK;
}

static ent_status check_end(ent_joint_verifier *j, const ent_node *at, const ent_joint_claim *c,
                            uint32_t end)
{
    return ent_joint_better(j, c->parties, end, c->s)
               ? ent_verifier_untrue(j->v, at,
                                     "the coalition prefers where this ends, so it is not deterred")
               : ENT_OK;
}

/* That what the coalition reaches from the end of an answer, that end aside, is what is listed, and nothing of it
 * better. */
static ent_status check_reaches(ent_joint_verifier *j, const ent_certified_counter *counter,
                                const ent_joint_claim *c, uint32_t end)
{
    ent_joint_list reached;
    size_t count = 0;
    ENT_TRY(ent_joint_reach(j, c->parties, end, false, &reached));
    j->list++;
    for (uint32_t k = 0; k < reached.count; k++) {
        if (reached.at[k] != end) {
            ENT_TRY(ent_joint_note(j, reached.at[k]));
            count++;
        }
    }
    for (size_t k = 0; k < counter->reach_count; k++) {
        const ent_certified_state *claimed = &counter->reaches[k];
        const uint32_t state = state_of(j, claimed);
        ENT_TRY(ent_verifier_tick(j->v));
        if (!ent_joint_is_noted(j, state) ||
            (k > 0 && claimed->entry <= counter->reaches[k - 1].entry)) {
            return ent_verifier_untrue(j->v, claimed->at,
                                       "the coalition does not reach this, or it is out of order");
        }
        if (ent_joint_better(j, c->parties, state, c->s)) {
            return ent_verifier_untrue(j->v, claimed->at,
                                       "the coalition prefers this state, so it can escape");
        }
    }
    return counter->reach_count == count
               ? ENT_OK
               : ent_verifier_untrue(j->v, counter->reaches_at,
                                     "a state that the coalition reaches is missing");
}

/* An answer under CSEQ: each action pays for all who act. */
static ent_status check_actions(ent_joint_verifier *j, const ent_certified_counter *counter,
                                const ent_joint_claim *c)
{
    uint64_t last = 0, actors = 0;
    uint32_t from = c->x;
    for (size_t k = 0; k < counter->action_count; k++, last = actors) {
        const ent_certified_action *action = &counter->actions[k];
        uint32_t end = 0;
        ENT_TRY(take_parties(j, action->parties, c->others, &actors));
        if (actors == last) {
            return ent_verifier_untrue(j->v, action->parties, "these have just acted");
        }
        ENT_TRY(follow(j, &action->steps, actors, from, &end));
        if (!ent_joint_better(j, actors, end, from)) {
            return ent_verifier_untrue(j->v, action->at, "this does not pay for all who act");
        }
        from = end;
    }
    return check_end(j, counter->at, c, from);
}

static ent_status check_counter(ent_joint_verifier *j, const ent_certified_counter *counter,
                                const ent_joint_claim *c)
{
    uint32_t end = 0;
    j->v->at = counter->at;
    j->v->found.sequences++;
    if (counter->action_count > 0) {
        return check_actions(j, counter, c);
    }
    ENT_TRY(follow(j, &counter->steps, c->others, c->x, &end));
    ENT_TRY(check_end(j, counter->at, c, end));
    return counter->reaches_at == NULL ? ENT_OK : check_reaches(j, counter, c, end);
}

/* That no answer deters an improvement under a concept. */
static ent_status check_open(ent_joint_verifier *j, unsigned concept, const ent_joint_claim *c)
{
    uint32_t sanction = 0;
    char room[ENT_SHOWN_ROOM];
    j->v->found.searches++;
    ENT_TRY(ent_joint_search(j, concept, c, &sanction));
    return sanction == ENT_NOTHING
               ? ENT_OK
               : ent_verifier_untrue(j->v, j->v->at,
                                     "under %s it is deterred: the others can bring about (%s)",
                                     ent_certified_joint_word(concept), show(j, sanction, room));
}

/* An improvement: that its members make it, that it is one, and what the others can do. */
static ent_status check_improvement(ent_joint_verifier *j, const ent_certified_joint *claimed,
                                    const ent_joint_claim *c)
{
    uint32_t end = 0;
    ENT_TRY(follow(j, &claimed->steps, c->parties, c->s, &end));
    if (end != c->x) {
        return ent_verifier_untrue(j->v, claimed->to.at, "the steps do not lead here");
    }
    if (!ent_joint_better(j, c->parties, c->x, c->s)) {
        return ent_verifier_untrue(j->v, claimed->to.at, "this is not better for all members");
    }
    for (size_t k = 0; k < claimed->counter_count; k++) {
        ENT_TRY(check_counter(j, &claimed->counters[k], c));
    }
    j->v->at = claimed->open_at;
    for (unsigned concept = ENT_CGMR; concept < ENT_JOINT_COUNT; concept ++) {
        ENT_TRY((claimed->open >> concept & 1) != 0 ? check_open(j, concept, c) : ENT_OK);
    }
    j->v->found.improvements++;
    return ENT_OK;
}

/* That no improvement is missing; those listed are right, and in the order of the table. */
static ent_status check_whole(ent_joint_verifier *j, const ent_certified_stance *claimed,
                              const ent_joint_claim *c)
{
    char room[ENT_SHOWN_ROOM];
    ent_joint_list improvements;
    ENT_TRY(ent_joint_reach(j, c->parties, c->s, true, &improvements));
    j->list++;
    for (size_t i = 0; i < claimed->improvement_count; i++) {
        ENT_TRY(ent_joint_note(j, state_of(j, &claimed->improvements[i].to)));
    }
    for (uint32_t k = 0; k < improvements.count; k++) {
        ENT_TRY(ent_verifier_tick(j->v));
        if (!ent_joint_is_noted(j, improvements.at[k])) {
            return ent_verifier_untrue(j->v, claimed->improvements_at, "that to (%s) is missing",
                                       show(j, improvements.at[k], room));
        }
    }
    return ENT_OK;
}

static ent_status check_stance(ent_joint_verifier *j, const ent_certified_stance *claimed,
                               uint64_t parties)
{
    const size_t count = j->v->dispute->party_count;
    const uint64_t all = count == 64 ? UINT64_MAX : ((uint64_t)1 << count) - 1;
    unsigned stable = j->v->certificate->coalitions->concepts;
    ent_joint_claim c = {
        .parties = parties, .others = all & ~parties, .s = state_of(j, &claimed->state)};
    j->v->at = claimed->at;
    for (size_t k = 0; k < claimed->improvement_count; k++) {
        const ent_certified_joint *improvement = &claimed->improvements[k];
        c.x = state_of(j, &improvement->to);
        if (k > 0 && improvement->to.entry <= claimed->improvements[k - 1].to.entry) {
            return ent_verifier_untrue(j->v, improvement->to.at, "this is out of order");
        }
        ENT_TRY(check_improvement(j, improvement, &c));
        stable &= ~(improvement->open | 1u << ENT_CNASH);
    }
    ENT_TRY(check_whole(j, claimed, &c));
    j->v->found.verdicts++;
    return claimed->stable == stable
               ? ENT_OK
               : ent_verifier_untrue(j->v, claimed->stable_at,
                                     "this does not follow from the improvements");
}

/* That a coalition is none of those before it. */
static ent_status check_new(ent_joint_verifier *j, size_t place, const uint64_t *parties)
{
    const ent_certified_coalition *claimed = &j->v->certificate->coalitions->coalitions[place];
    for (size_t k = 0; k < place; k++) {
        if (parties[k] == parties[place]) {
            return ent_verifier_untrue(j->v, claimed->parties, "this coalition stands here twice");
        }
    }
    return ENT_OK;
}

/* The coalitions one by one, each verdict by itself; refusals are gathered. */
static ent_status check_coalitions(ent_joint_verifier *j, uint64_t *parties)
{
    const struct ent_certified_coalitions *claimed = j->v->certificate->coalitions;
    const uint64_t most = j->v->context->error_count + ENT_MAX_ERRORS;
    ent_status whole = ENT_OK;
    for (size_t k = 0; k < claimed->count; k++) {
        ENT_TRY(take_parties(j, claimed->coalitions[k].parties, UINT64_MAX, &parties[k]));
        ENT_TRY(check_new(j, k, parties));
        for (size_t i = 0; i < claimed->hold_count && j->v->context->error_count < most; i++) {
            const ent_status status =
                check_stance(j, &claimed->coalitions[k].verdicts[i], parties[k]);
            if (status != ENT_OK && status != ENT_ERROR_INPUT) {
                return status;
            }
            whole = status == ENT_OK ? whole : status;
        }
    }
    return whole;
}

/* What is stable for all of them. */
static ent_status check_equilibria(ent_joint_verifier *j)
{
    const struct ent_certified_coalitions *claimed = j->v->certificate->coalitions;
    for (size_t i = 0; i < claimed->hold_count; i++) {
        unsigned common = claimed->concepts;
        for (size_t k = 0; k < claimed->count; k++) {
            common &= claimed->coalitions[k].verdicts[i].stable;
        }
        if (common != claimed->equilibria[i].stable) {
            return ent_verifier_untrue(
                j->v, claimed->equilibria[i].stable_at,
                "this does not follow from what is stable for the coalitions");
        }
    }
    return ENT_OK;
}

static ent_status check_all(ent_joint_verifier *j)
{
    ent_verifier *v = j->v;
    if (v->dispute->party_count > 64) {
        return ent_verifier_untrue(v, v->certificate->root, "coalitions are of 64 parties at most");
    }
    uint64_t *parties =
        ent_arena_new(&v->arena, v->certificate->coalitions->count, sizeof *parties);
    if (parties == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(check_coalitions(j, parties));
    return check_equilibria(j);
}

ent_status ent_verifier_coalitions(ent_verifier *v)
{
    const ent_allocator *allocator = &v->context->allocator;
    ent_joint_verifier j = {.v = v};
    ent_tuples_init(&j.asked, allocator, 4);
    ent_tuples_init(&j.nodes, allocator, 2);
    ent_tuples_init(&j.found, allocator, 1);
    ent_tuples_init(&j.acted, allocator, 3);
    const ent_status status = check_all(&j);
    ent_tuples_free(&j.asked);
    ent_tuples_free(&j.nodes);
    ent_tuples_free(&j.found);
    ent_tuples_free(&j.acted);
    ent_memory_free(allocator, j.known);
    ent_memory_free(allocator, j.mark);
    ent_memory_free(allocator, j.noted);
    return status;
}
