/* SPDX-License-Identifier: MIT */
/*
 * Attitudes, by their definition (Inohara, Hipel and Walker 2007).
 *
 * What pleases a party against a state depends on the orders of several parties at once and is no order of
 * states; so nothing is flooded. From each reply the others' legal sequences are searched, breadth first over
 * states and last movers, until a sanction of each kind is found. A kind that is missing once is not looked for again from that state.
 */
#include "diag/context.h"
#include "stability/graph.h"
#include <entente/attitudes.h>

#include <string.h>

struct ent_replies {
    ent_allocator allocator;
    const ent_space *space;
    size_t parties, words; /* words: of one set of states */
    uint64_t *stable;      /* per concept and party a set */
    uint64_t *equilibria;  /* per concept a set */
};

typedef struct work {
    ent_context *context;
    ent_replies *replies;
    ent_graph graph;
    ent_state_list own, moves, escapes; /* of the party at hand; of another; from a sanction */
    size_t *queue;                      /* nodes of a search: state * (parties + 1) + last mover */
    uint64_t *stamp;                    /* per node: the search in which it was reached */
    uint64_t search;
    uint64_t searched; /* nodes, for cancel */
} work;

static const char *const keys[] = {"rnash", "agmr", "asmr", "aseq"};
static const char *const labels[] = {"RNash", "AGMR", "ASMR", "ASEQ"};

const char *ent_reply_key(ent_reply_concept concept)
{
    return keys[concept];
}

const char *ent_reply_label(ent_reply_concept concept)
{
    return labels[concept];
}

/* Whether x pleases a party against s. */
static bool pleases(const work *w, size_t party, uint32_t x, uint32_t s)
{
    const ent_dispute *dispute = w->replies->space->dispute;
    for (size_t j = 0; j < w->replies->parties; j++) {
        const uint32_t *level = w->graph.movers[j].levels.of;
        const ent_attitude attitude = ent_attitude_at(dispute, party, j);
        if ((attitude == ENT_ATTITUDE_POSITIVE && level[x] < level[s]) ||
            (attitude == ENT_ATTITUDE_NEGATIVE && level[x] >= level[s])) {
            return false;
        }
    }
    return true;
}

/* Whether from y a move of the party leads to what pleases it against s. */
static ent_status escapes(work *w, size_t party, uint32_t y, uint32_t s, bool *out)
{
    ENT_TRY(ent_graph_moves(&w->graph, party, y, &w->escapes));
    *out = false;
    for (size_t k = 0; k < w->escapes.count && !*out; k++) {
        *out = pleases(w, party, w->escapes.states[k], s);
    }
    return ENT_OK;
}

/* A search: from which reply, to which state of which party, by what moves. */
typedef struct chase {
    size_t party;
    uint32_t s;
    bool replies_only;
    unsigned missing; /* the kinds of sanction still looked for: bits 1 << concept */
} chase;

/* Notes of which kinds a state is a sanction. */
static ent_status judge(work *w, chase *c, uint32_t y)
{
    bool escape = false;
    if (pleases(w, c->party, y, c->s)) {
        return ENT_OK;
    }
    c->missing &= ~(1u << ENT_REPLY_GMR | 1u << ENT_REPLY_SEQ);
    if ((c->missing >> ENT_REPLY_SMR & 1) != 0) {
        ENT_TRY(escapes(w, c->party, y, c->s, &escape));
        c->missing &= escape ? ~0u : ~(1u << ENT_REPLY_SMR);
    }
    return ENT_OK;
}

/* Goes on from a node by the moves of one party. */
static ent_status go_on(work *w, chase *c, size_t mover, uint32_t state, size_t *tail)
{
    const size_t width = w->replies->parties + 1;
    ENT_TRY(ent_graph_moves(&w->graph, mover, state, &w->moves));
    for (size_t k = 0; k < w->moves.count && c->missing != 0; k++) {
        const uint32_t to = w->moves.states[k];
        const size_t node = to * width + mover;
        if (w->stamp[node] != w->search && (!c->replies_only || pleases(w, mover, to, state))) {
            w->stamp[node] = w->search;
            w->queue[(*tail)++] = node;
            ENT_TRY(judge(w, c, to));
        }
    }
    return ENT_OK;
}

/* Searches what the others reach from a reply; what is missing then deters nobody. */
static ent_status chase_from(work *w, chase *c, uint32_t reply)
{
    const size_t width = w->replies->parties + 1;
    size_t head = 0, tail = 0;
    w->search++;
    w->queue[tail++] = reply * width + w->replies->parties; /* nobody has moved yet */
    while (head < tail && c->missing != 0) {
        const uint32_t state = (uint32_t)(w->queue[head] / width);
        const size_t last = w->queue[head++] % width;
        for (size_t j = 0; j < w->replies->parties; j++) {
            if (j != c->party && j != last) {
                ENT_TRY(go_on(w, c, j, state, &tail));
            }
        }
        if (w->searched++ % ENT_STAGE_STATES == 0) {
            ENT_TRY(ent_context_step(w->context, "searching for answers to replies", c->s,
                                     w->replies->space->count));
        }
    }
    return ENT_OK;
}

static uint64_t *stable_set(const ent_replies *replies, size_t concept, size_t party)
{
    return replies->stable + (concept * replies->parties + party) * replies->words;
}

/* Which concepts are lost: those of which some reply is not deterred. */
static ent_status find_lost(work *w, size_t party, uint32_t s, unsigned *lost)
{
    static const unsigned any_moves = 1u << ENT_REPLY_GMR | 1u << ENT_REPLY_SMR;
    static const unsigned replies_only = 1u << ENT_REPLY_SEQ;
    ENT_TRY(ent_graph_moves(&w->graph, party, s, &w->own));
    *lost = 0;
    for (size_t k = 0; k < w->own.count; k++) {
        const uint32_t reply = w->own.states[k];
        if (!pleases(w, party, reply, s)) {
            continue;
        }
        *lost |= 1u << ENT_REPLY_NASH;
        chase all = {.party = party, .s = s, .missing = any_moves & ~*lost};
        chase some = {
            .party = party, .s = s, .replies_only = true, .missing = replies_only & ~*lost};
        ENT_TRY(chase_from(w, &all, reply));
        ENT_TRY(chase_from(w, &some, reply));
        *lost |= all.missing | some.missing;
    }
    return ENT_OK;
}

static ent_status decide(work *w)
{
    const ent_replies *replies = w->replies;
    for (size_t k = 0; k < replies->space->count * replies->parties; k++) {
        const size_t party = k % replies->parties, s = k / replies->parties;
        unsigned lost = 0;
        if (k % 1024 == 0) {
            ENT_TRY(ent_context_step(w->context, "searching for answers to replies", s,
                                     replies->space->count));
        }
        ENT_TRY(find_lost(w, party, (uint32_t)s, &lost));
        for (size_t c = 0; c < ENT_REPLY_COUNT; c++) {
            if ((lost >> c & 1) == 0) {
                ent_bits_add(stable_set(replies, c, party), s);
            }
        }
    }
    return ENT_OK;
}

/* An equilibrium is stable for all. */
static void intersect(ent_replies *replies)
{
    for (size_t c = 0; c < ENT_REPLY_COUNT; c++) {
        uint64_t *all = replies->equilibria + c * replies->words;
        memcpy(all, stable_set(replies, c, 0), replies->words * sizeof *all);
        for (size_t k = replies->words; k < replies->words * replies->parties; k++) {
            all[k % replies->words] &= stable_set(replies, c, 0)[k];
        }
    }
}

static ent_status fill(ent_context *context, ent_replies *replies)
{
    const ent_allocator *allocator = &replies->allocator;
    const size_t nodes = replies->space->count * (replies->parties + 1);
    const size_t sets = ENT_REPLY_COUNT * replies->words;
    work w = {.context = context, .replies = replies};
    replies->stable = ent_memory_zero(allocator, sets * replies->parties, sizeof(uint64_t));
    replies->equilibria = ent_memory_zero(allocator, sets, sizeof(uint64_t));
    if (replies->stable == NULL || replies->equilibria == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_graph_new(context, allocator, replies->space, &w.graph));
    w.queue = ent_memory_new(allocator, nodes, sizeof *w.queue);
    w.stamp = ent_memory_zero(allocator, nodes, sizeof *w.stamp);
    const ent_status status = w.queue == NULL || w.stamp == NULL ? ENT_ERROR_MEMORY : decide(&w);
    intersect(replies);
    ent_memory_free(allocator, w.queue);
    ent_memory_free(allocator, w.stamp);
    ent_memory_free(allocator, w.own.states);
    ent_memory_free(allocator, w.moves.states);
    ent_memory_free(allocator, w.escapes.states);
    ent_graph_free(&w.graph);
    return status;
}

ent_status ent_replies_new(ent_context *context, const ent_space *space, ent_replies **out)
{
    if (context == NULL || space == NULL || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_replies *replies = ent_memory_zero(&context->allocator, 1, sizeof *replies);
    if (replies == NULL) {
        return ENT_ERROR_MEMORY;
    }
    replies->allocator = context->allocator;
    replies->space = space;
    replies->parties = space->dispute->party_count;
    replies->words = ent_bits_words(space->count);
    const ent_status status = fill(context, replies);
    if (status != ENT_OK) {
        ent_replies_free(replies);
        return status;
    }
    *out = replies;
    return ENT_OK;
}

void ent_replies_free(ent_replies *replies)
{
    if (replies != NULL) {
        const ent_allocator allocator = replies->allocator;
        ent_memory_free(&allocator, replies->stable);
        ent_memory_free(&allocator, replies->equilibria);
        ent_memory_free(&allocator, replies);
    }
}

const ent_space *ent_replies_space(const ent_replies *replies)
{
    return replies->space;
}

bool ent_reply_stable(const ent_replies *replies, ent_reply_concept concept, size_t party,
                      uint64_t state)
{
    return ent_bits_has(stable_set(replies, concept, party), (size_t)state);
}

bool ent_reply_equilibrium(const ent_replies *replies, ent_reply_concept concept, uint64_t state)
{
    return ent_bits_has(replies->equilibria + concept * replies->words, (size_t)state);
}

uint64_t ent_reply_stable_count(const ent_replies *replies, ent_reply_concept concept, size_t party)
{
    return ent_bits_count(stable_set(replies, concept, party), replies->words);
}

uint64_t ent_reply_equilibrium_count(const ent_replies *replies, ent_reply_concept concept)
{
    return ent_bits_count(replies->equilibria + concept * replies->words, replies->words);
}
