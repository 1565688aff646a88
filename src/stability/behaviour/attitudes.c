/* SPDX-License-Identifier: MIT */
/*
 * Attitudes (Inohara, Hipel and Walker 2007): the answers, which regard.c finds, what is asked of them, and attitudes as
 * a leaning, for proofs: a reply is a departure, and what does not please deters.
 */
#include "stability/behaviour/attitudes.h"

#include "diag/context.h"
#include "stability/behaviour/leaning_judge.h"

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

/* Which states please a party against s. */
static uint64_t pleases(const void *user, size_t party, uint32_t s, uint32_t first, size_t count)
{
    const ent_graph *graph = user;
    uint64_t pleasing = ~(uint64_t)0 >> (64 - count);
    for (size_t j = 0; j < graph->party_count; j++) {
        const uint32_t *level = graph->movers[j].levels.of;
        const ent_attitude attitude = ent_attitude_at(graph->space->dispute, party, j);
        if (attitude == ENT_ATTITUDE_NEUTRAL) {
            continue;
        }
        uint64_t no_worse = 0;
        for (size_t k = 0; k < count; k++) {
            no_worse |= (uint64_t)(level[first + k] >= level[s]) << k;
        }
        pleasing &= attitude == ENT_ATTITUDE_POSITIVE ? no_worse : ~no_worse;
    }
    return pleasing;
}

static ent_status decide(ent_context *context, ent_replies *replies)
{
    ent_graph graph;
    ENT_TRY(ent_stable_sets_new(&replies->allocator, replies->space, &replies->sets));
    ENT_TRY(ent_graph_new(context, &context->allocator, replies->space, &graph));
    const ent_status status = ent_replies_decide(context, &graph, &replies->sets);
    ent_graph_free(&graph);
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
    const ent_status status = decide(context, replies);
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
        ent_stable_sets_free(&replies->sets);
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
    return ent_stable_sets_has(&replies->sets, concept, party, state);
}

bool ent_reply_equilibrium(const ent_replies *replies, ent_reply_concept concept, uint64_t state)
{
    return ent_stable_sets_has(&replies->sets, concept, replies->sets.parties, state);
}

uint64_t ent_reply_stable_count(const ent_replies *replies, ent_reply_concept concept, size_t party)
{
    return ent_stable_sets_count(&replies->sets, concept, party);
}

uint64_t ent_reply_equilibrium_count(const ent_replies *replies, ent_reply_concept concept)
{
    return ent_stable_sets_count(&replies->sets, concept, replies->sets.parties);
}

ent_status ent_reply_judge_new(ent_context *context, const ent_replies *replies,
                               ent_leaning_judge *out)
{
    *out = (ent_leaning_judge){.sets = &replies->sets,
                               .first = ENT_CRITERION_REPLY,
                               .leaning = {.rather = pleases, .user = &out->graph}};
    return ent_graph_new_by_arcs(context, &context->allocator, replies->space, &out->graph);
}
