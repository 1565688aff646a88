/* SPDX-License-Identifier: MIT */
/* What a certificate says of looking ahead, compared with what follows from the definition. */
#include "verify/families/ahead.h"

static uint32_t state_of(const ent_ahead *ahead, const ent_certified_state *claimed)
{
    return ahead->v->table[claimed->entry];
}

/* The end of one party at one horizon. */
static ent_status check_end(ent_ahead *ahead, const ent_certified_end *claimed, uint32_t party,
                            uint32_t state)
{
    char room[ENT_SHOWN_ROOM];
    const ent_ahead_end end = ent_ahead_end_of(ahead, state, party);
    ent_verifier *v = ahead->v;
    v->at = claimed->at;
    v->found.improvements += end.to != state;
    if (state_of(ahead, &claimed->to) != end.to) {
        return ent_verifier_untrue(
            v, claimed->to.at,
            end.to == state ? "the party stays: (%s)" : "the party moves to (%s)",
            ent_certificate_show(v->dispute, ent_verifier_values(v, end.to), room));
    }
    if (state_of(ahead, &claimed->ends) != end.ends) {
        return ent_verifier_untrue(
            v, claimed->ends.at, "it ends in (%s)",
            ent_certificate_show(v->dispute, ent_verifier_values(v, end.ends), room));
    }
    return ENT_OK;
}

/* All ends at the horizon worked out last; refusals are gathered. */
static ent_status check_horizon(ent_ahead *ahead, uint32_t horizon, uint64_t most)
{
    const struct ent_certified_lookahead *claimed = ahead->v->certificate->lookahead;
    ent_status whole = ENT_OK;
    for (size_t k = 0; k < 2 * claimed->count && ahead->v->context->error_count < most; k++) {
        const ent_certified_prospect *prospect = &claimed->prospects[k / 2];
        const ent_status status = check_end(ahead, &prospect->parties[k % 2].ends[horizon - 1],
                                            (uint32_t)(k % 2), state_of(ahead, &prospect->state));
        whole = status == ENT_OK ? whole : status;
        ENT_TRY(status == ENT_ERROR_INPUT ? ENT_OK : status);
    }
    return whole;
}

/* The horizons at which a party stays, by its ends. */
static uint64_t staying(const ent_ahead *ahead, const ent_certified_prospect *prospect,
                        size_t party)
{
    uint64_t stays = 0;
    for (uint32_t h = 0; h < ahead->horizon; h++) {
        const bool same = prospect->parties[party].ends[h].ends.entry == prospect->state.entry;
        stays |= (uint64_t)same << h;
    }
    return stays;
}

/* Who is who, and that what is stable follows from the ends. */
static ent_status check_prospect(ent_ahead *ahead, const ent_certified_prospect *prospect)
{
    ent_verifier *v = ahead->v;
    uint64_t common = UINT64_MAX;
    for (size_t p = 0; p < 2; p++) {
        const ent_certified_foresight *party = &prospect->parties[p];
        const uint64_t stays = staying(ahead, prospect, p);
        if (!ent_node_is(party->party, v->dispute->parties[p].id)) {
            return ent_verifier_untrue(v, party->party, "in the order of the file this is '%s'",
                                       v->dispute->parties[p].id);
        }
        if (party->stable != stays) {
            return ent_verifier_untrue(v, party->stable_at,
                                       "this does not follow from where things end");
        }
        common &= stays;
    }
    v->found.verdicts++;
    return prospect->equilibrium == common
               ? ENT_OK
               : ent_verifier_untrue(v, prospect->equilibrium_at,
                                     "this does not follow from what is stable for the parties");
}

static ent_status check_all(ent_ahead *ahead)
{
    const struct ent_certified_lookahead *claimed = ahead->v->certificate->lookahead;
    const uint64_t most = ahead->v->context->error_count + ENT_MAX_ERRORS;
    ent_status whole = ENT_OK;
    if (ahead->v->dispute->party_count != 2) {
        return ent_verifier_untrue(ahead->v, claimed->horizon_at,
                                   "looking ahead is for two parties, and the file has %zu",
                                   ahead->v->dispute->party_count);
    }
    for (size_t k = 0; k < claimed->count; k++) {
        ENT_TRY(check_prospect(ahead, &claimed->prospects[k]));
    }
    ENT_TRY(ent_ahead_find_places(ahead));
    for (uint32_t h = 1; h <= ahead->horizon; h++) {
        ENT_TRY(ent_ahead_work_out(ahead, h));
        const ent_status status = check_horizon(ahead, h, most);
        whole = status == ENT_OK ? whole : status;
        ENT_TRY(status == ENT_ERROR_INPUT ? ENT_OK : status);
    }
    return whole;
}

ent_status ent_verifier_lookahead(ent_verifier *v)
{
    const ent_allocator *allocator = &v->context->allocator;
    ent_ahead ahead = {.v = v, .horizon = v->certificate->lookahead->horizon};
    ent_tuples_init(&ahead.places, allocator, 2);
    const ent_status status = check_all(&ahead);
    ent_tuples_free(&ahead.places);
    ent_memory_free(allocator, ahead.distance);
    ent_memory_free(allocator, ahead.before);
    ent_memory_free(allocator, ahead.now);
    return status;
}
