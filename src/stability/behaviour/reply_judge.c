/* SPDX-License-Identifier: MIT */
/* Attitudes as a judgement: the same under all four concepts, which differ in the answers that they allow. */
#include "stability/behaviour/attitudes.h"

static const ent_criteria ALL = (((ent_criteria)1 << ENT_REPLY_COUNT) - 1) << ENT_CRITERION_REPLY;

ent_status ent_reply_judge_new(ent_context *context, const ent_replies *replies,
                               ent_reply_judge *out)
{
    out->replies = replies;
    return ent_graph_new_by_arcs(context, &context->allocator, ent_replies_space(replies),
                                 &out->graph);
}

void ent_reply_judge_free(ent_reply_judge *judge)
{
    ent_graph_free(&judge->graph);
}

static ent_criteria stable_in(const void *user, size_t party, uint32_t state)
{
    const ent_reply_judge *judge = user;
    ent_criteria stable = 0;
    for (ent_reply_concept c = 0; c < ENT_REPLY_COUNT; c++) {
        if (ent_reply_stable(judge->replies, c, party, state)) {
            stable |= ent_criterion_set(ENT_CRITERION_REPLY + (size_t)c);
        }
    }
    return stable;
}

static ent_criteria leaves(const void *user, size_t party, uint32_t from, uint32_t to)
{
    const ent_reply_judge *judge = user;
    return ent_pleases(&judge->graph, party, to, from) ? ALL : 0;
}

static ent_criteria deters(const void *user, size_t party, uint32_t from, uint32_t end)
{
    const ent_reply_judge *judge = user;
    return ent_pleases(&judge->graph, party, end, from) ? 0 : ALL;
}

static bool is_willing(const void *user, size_t mover, uint32_t from, uint32_t to)
{
    const ent_reply_judge *judge = user;
    return ent_pleases(&judge->graph, mover, to, from);
}

ent_judgement ent_judgement_of_replies(const ent_reply_judge *judge)
{
    return (ent_judgement){.space = ent_replies_space(judge->replies),
                           .criteria = ALL,
                           .returns = true,
                           .judge = judge,
                           .stable = stable_in,
                           .graph = &judge->graph,
                           .leaves = leaves,
                           .deters = deters,
                           .willing = is_willing};
}
