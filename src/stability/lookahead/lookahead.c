/* SPDX-License-Identifier: MIT */
/*
 * Look-ahead: horizons one after another, until the ends repeat.
 *
 * The ends at one horizon, of both parties, follow from those at the horizon before alone. There are finitely
 * many, so from some horizon on they go round. Each is compared with the one before it, which shows that they
 * are constant, and with one that was put by at a power of two (Brent 1980), which shows a longer period p
 * before three times as many horizons have passed as are needed to come round once. Then p more horizons
 * are all that ever come: a state whose end is the same in these is one whose end is constant.
 *
 * Kilgour, D. M., 1984; Zagare, F. C., 1984; Fang, L., Hipel, K. W. and Kilgour, D. M., 1993.
 */
#include "stability/lookahead/lookahead.h"

#include "diag/diagnostic.h"
#include "stability/plan.h"

#include <string.h>

/* Room while horizons are worked out: each holds the ends of both parties. */
typedef struct work {
    ent_lookahead *ahead;
    ent_rounds rounds;
    size_t both;        /* ends of both parties */
    uint32_t *spare[2]; /* for horizons that are not kept, by turns */
    uint32_t *put_by;   /* those of horizon `put_at` */
    uint64_t put_at;
    const uint32_t *now; /* of the last horizon worked out */
} work;

/* Works out the ends of the next horizon from w->now; `ties` per party. */
static ent_status next_horizon(ent_context *context, work *w, uint32_t *out, uint64_t *ties)
{
    const size_t count = w->ahead->space->count;
    for (size_t p = 0; p < 2; p++) {
        ENT_TRY(
            ent_round(context, &w->rounds, p, w->now + (1 - p) * count, out + p * count, &ties[p]));
    }
    w->now = out;
    return ENT_OK;
}

/* Looks whether the ends of horizon h, w->now, have been there before. */
static void note_repetition(work *w, uint64_t h, const uint32_t *before)
{
    ent_lookahead_facts *facts = &w->ahead->facts;
    const size_t bytes = w->both * sizeof *w->now;
    if (memcmp(w->now, before, bytes) == 0) {
        facts->limit = ENT_LOOKAHEAD_CONSTANT;
        facts->from = h - 1;
        facts->period = 1;
    } else if (h > 1 && memcmp(w->now, w->put_by, bytes) == 0) {
        facts->limit = ENT_LOOKAHEAD_CYCLES;
        facts->from = w->put_at;
        facts->period = h - w->put_at;
    } else if (h == 1 || h == 2 * w->put_at) {
        memcpy(w->put_by, w->now, bytes);
        w->put_at = h;
    }
}

/* Works out the horizons that are kept, and more until the ends repeat. */
static ent_status all_horizons(ent_context *context, work *w, uint64_t most)
{
    ent_lookahead *ahead = w->ahead;
    ent_lookahead_facts *facts = &ahead->facts;
    for (uint64_t h = 1; h <= facts->horizon || (h <= most && facts->period == 0); h++) {
        const bool kept = h <= facts->horizon;
        const uint32_t *before = w->now;
        uint64_t ties[2];
        ENT_TRY(ent_context_step(context, "looking ahead", h, 0));
        ENT_TRY(next_horizon(
            context, w, kept ? ent_lookahead_ends(ahead, (uint32_t)h, 0) : w->spare[h % 2], ties));
        facts->rounds = h;
        facts->ties += ties[0] + ties[1];
        if (kept) {
            memcpy(ahead->ties[h], ties, sizeof ties);
        }
        if (facts->period == 0 && facts->limit_asked) {
            note_repetition(w, h, before);
        }
    }
    return ENT_OK;
}

/* Once the ends repeat: goes round once, and finds the states whose end stays the same. */
static ent_status go_round(ent_context *context, work *w)
{
    ent_lookahead *ahead = w->ahead;
    const size_t count = ahead->space->count;
    memcpy(ahead->limit, w->now, w->both * sizeof *w->now);
    memset(ahead->lasting, 0xFF, 2 * ahead->words * sizeof *ahead->lasting);
    for (uint64_t h = 1; h < ahead->facts.period; h++) {
        uint64_t ties[2];
        ENT_TRY(ent_context_step(context, "looking ahead", h, ahead->facts.period));
        ENT_TRY(next_horizon(context, w, w->spare[w->now == w->spare[0]], ties));
        for (size_t k = 0; k < w->both; k++) {
            if (w->now[k] != ahead->limit[k]) {
                ent_bits_remove(ahead->lasting + k / count * ahead->words, k % count);
            }
        }
    }
    return ENT_OK;
}

static ent_status look_ahead(ent_context *context, work *w, uint64_t most)
{
    ent_lookahead *ahead = w->ahead;
    const ent_allocator *allocator = &ahead->allocator;
    const size_t count = ahead->space->count;
    w->both = 2 * count;
    w->now = ahead->ends;
    for (size_t k = 0; k < w->both; k++) {
        ahead->ends[k] = (uint32_t)(k % count); /* with no move left things end where they are */
    }
    ENT_TRY(ent_rounds_new(context, &ahead->graph, &w->rounds));
    for (size_t i = 0; i < 2; i++) {
        w->spare[i] = ent_memory_new(allocator, w->both, sizeof(uint32_t));
    }
    w->put_by = ent_memory_new(allocator, w->both, sizeof(uint32_t));
    if (w->spare[0] == NULL || w->spare[1] == NULL || w->put_by == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(all_horizons(context, w, most));
    if (ahead->facts.period == 0) {
        return ENT_OK;
    }
    ahead->limit = ent_memory_new(allocator, w->both, sizeof(uint32_t));
    ahead->lasting = ent_memory_new(allocator, 2 * ahead->words, sizeof(uint64_t));
    return ahead->limit == NULL || ahead->lasting == NULL ? ENT_ERROR_MEMORY : go_round(context, w);
}

static ent_status fill(ent_context *context, ent_lookahead *ahead, uint64_t most)
{
    const size_t kept = ((size_t)ahead->facts.horizon + 1) * 2;
    work w = {.ahead = ahead};
    ENT_TRY(ent_graph_new(context, &ahead->allocator, ahead->space, &ahead->graph));
    ahead->ends = ent_memory_new(&ahead->allocator, ahead->space->count, kept * sizeof(uint32_t));
    if (ahead->ends == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const ent_status status = look_ahead(context, &w, most);
    if (w.rounds.graph != NULL) {
        ent_rounds_free(&w.rounds);
    }
    ent_memory_free(&ahead->allocator, w.spare[0]);
    ent_memory_free(&ahead->allocator, w.spare[1]);
    ent_memory_free(&ahead->allocator, w.put_by);
    return status;
}

/* Refuses what would take more memory than may be taken: the plan for Nash, which has the moves, and the
 * arrays of this file and rounds.c. */
static ent_status check_memory(ent_context *context, const ent_space *space, uint32_t horizon)
{
    const uint64_t states = space->count;
    ent_solution_options nash;
    uint64_t bytes = 0;
    ent_solution_defaults(&nash);
    nash.concepts = 1u << ENT_NASH;
    if (ent_solution_plan(context, space->dispute, states, &nash, &bytes) != ENT_OK) {
        return ENT_OK; /* moves are kept one by one: max_moves is the limit */
    }
    return ent_plan_check(context, states,
                          bytes + states * (8 * ((uint64_t)horizon + 1) + 3 * 8 + 8 + 32 + 1));
}

void ent_lookahead_defaults(ent_lookahead_options *out)
{
    *out = (ent_lookahead_options){.size = sizeof *out, .horizon = 4, .max_rounds = 10000};
}

static ent_status check_parties(ent_context *context, const ent_space *space)
{
    const size_t parties = space->dispute->party_count;
    if (parties == 2) {
        return ENT_OK;
    }
    ENT_TRY(ent_issue_plain(context, ENT_KIND_LOOKAHEAD_PARTIES,
                            parties == 1 ? "there is only %zu party" : "there are %zu parties",
                            parties));
    return ENT_ERROR_UNSUPPORTED;
}

ent_status ent_lookahead_new(ent_context *context, const ent_space *space,
                             const ent_lookahead_options *options, ent_lookahead **out)
{
    ent_lookahead_options chosen;
    ent_lookahead_defaults(&chosen);
    if (options != NULL) {
        chosen = *options;
    }
    if (context == NULL || space == NULL || out == NULL || chosen.size != sizeof chosen ||
        chosen.horizon < 1 || chosen.horizon > ENT_MOST_HORIZON ||
        (chosen.stackelberg && chosen.leader >= space->dispute->party_count)) {
        return ENT_ERROR_ARGUMENT;
    }
    const uint32_t horizon = chosen.stackelberg && chosen.horizon < 2 ? 2 : chosen.horizon;
    ENT_TRY(check_parties(context, space));
    ENT_TRY(check_memory(context, space, horizon));
    ent_lookahead *ahead = ent_memory_zero(&context->allocator, 1, sizeof *ahead);
    if (ahead == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ahead->allocator = context->allocator;
    ahead->space = space;
    ahead->words = ent_bits_words(space->count);
    ahead->facts = (ent_lookahead_facts){.horizon = horizon,
                                         .stackelberg = chosen.stackelberg,
                                         .leader = chosen.leader,
                                         .limit = ENT_LOOKAHEAD_UNDECIDED,
                                         .limit_asked = chosen.max_rounds > 0};
    const ent_status status = fill(context, ahead, chosen.max_rounds);
    if (status != ENT_OK) {
        ent_lookahead_free(ahead);
        return status;
    }
    *out = ahead;
    return ENT_OK;
}

void ent_lookahead_free(ent_lookahead *lookahead)
{
    if (lookahead != NULL) {
        const ent_allocator allocator = lookahead->allocator;
        ent_memory_free(&allocator, lookahead->ends);
        ent_memory_free(&allocator, lookahead->limit);
        ent_memory_free(&allocator, lookahead->lasting);
        ent_graph_free(&lookahead->graph);
        ent_memory_free(&allocator, lookahead);
    }
}

const ent_space *ent_lookahead_space(const ent_lookahead *lookahead)
{
    return lookahead->space;
}

ent_lookahead_facts ent_lookahead_facts_of(const ent_lookahead *lookahead)
{
    return lookahead->facts;
}

uint64_t ent_lookahead_end(const ent_lookahead *lookahead, ent_lookahead_kind kind,
                           uint32_t horizon, size_t party, uint64_t state)
{
    const size_t at = (size_t)state;
    if (kind == ENT_NONMYOPIC) {
        const bool lasts = lookahead->limit != NULL &&
                           ent_bits_has(lookahead->lasting + party * lookahead->words, at);
        return lasts ? lookahead->limit[party * lookahead->space->count + at] : ENT_NO_STATE;
    }
    if (kind == ENT_STACKELBERG) {
        horizon = party == lookahead->facts.leader ? 2 : 1;
    }
    return ent_lookahead_ends(lookahead, horizon, party)[at];
}

bool ent_lookahead_is_stable(const ent_lookahead *lookahead, ent_lookahead_kind kind,
                             uint32_t horizon, size_t party, uint64_t state)
{
    return ent_lookahead_end(lookahead, kind, horizon, party, state) == state;
}

bool ent_lookahead_is_equilibrium(const ent_lookahead *lookahead, ent_lookahead_kind kind,
                                  uint32_t horizon, uint64_t state)
{
    return ent_lookahead_is_stable(lookahead, kind, horizon, 0, state) &&
           ent_lookahead_is_stable(lookahead, kind, horizon, 1, state);
}

uint64_t ent_lookahead_stable_count(const ent_lookahead *lookahead, ent_lookahead_kind kind,
                                    uint32_t horizon, size_t party)
{
    uint64_t total = 0;
    for (size_t s = 0; s < lookahead->space->count; s++) {
        total += ent_lookahead_is_stable(lookahead, kind, horizon, party, s);
    }
    return total;
}

uint64_t ent_lookahead_equilibrium_count(const ent_lookahead *lookahead, ent_lookahead_kind kind,
                                         uint32_t horizon)
{
    uint64_t total = 0;
    for (size_t s = 0; s < lookahead->space->count; s++) {
        total += ent_lookahead_is_equilibrium(lookahead, kind, horizon, s);
    }
    return total;
}

uint64_t ent_lookahead_ties(const ent_lookahead *lookahead, uint32_t horizon, size_t party)
{
    return lookahead->ties[horizon][party];
}
