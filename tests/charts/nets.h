/* SPDX-License-Identifier: MIT */
/* Random nets, for laws and for looking at. */
#ifndef ENT_TESTS_NETS_H
#define ENT_TESTS_NETS_H

#include "unit/support.h"

#include "report/chart/map.h"

typedef struct random_net {
    ent_net net;
    ent_net_node *nodes;
    ent_net_arrow *arrows;
} random_net;

/* What a random net is made of. Most arrows lead to the next column, as moves from today do; of the rest some stay in their
 * column, and some lead anywhere. */
typedef struct net_plan {
    size_t nodes, columns, arrows, parties, elsewhere; /* of ten arrows so many lead elsewhere */
    bool labels;
} net_plan;

static inline size_t random_end(uint64_t *random, const net_plan *plan, const ent_net_node *nodes,
                                size_t from)
{
    const bool elsewhere = below(random, 10) < plan->elsewhere;
    for (size_t tries = 0; tries < 60; tries++) {
        const size_t to = below(random, plan->nodes);
        if (elsewhere || nodes[to].column == nodes[from].column + 1) {
            return to;
        }
    }
    return below(random, plan->nodes);
}

static inline random_net make_net(uint64_t seed, const net_plan *plan)
{
    static const char *const labels[] = {
        "s1",           "s42", "deal", "guaranteed_deal", "a settlement with rather a long name",
        "s1234 (talks)"};
    static const char *const letters[] = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J"};
    uint64_t random = seed;
    random_net r = {.nodes = calloc(plan->nodes + 1, sizeof *r.nodes),
                    .arrows = calloc(plan->arrows + 1, sizeof *r.arrows)};
    for (size_t n = 0; n < plan->nodes; n++) {
        const size_t column = n < plan->columns ? n : below(&random, plan->columns);
        r.nodes[n] = (ent_net_node){.column = n == 0 ? 0 : column,
                                    .label = labels[below(&random, 6)],
                                    .note = n == 0                   ? "today"
                                            : below(&random, 4) == 0 ? "holds: SEQ"
                                                                     : NULL,
                                    .tip = "every option, in words",
                                    .key = "s1",
                                    .ink = n == 0 ? ENT_INK_TODAY : ENT_INK_NODE,
                                    .strong = n == 0};
        r.nodes[n].ink = r.nodes[n].note != NULL && n > 0 ? ENT_INK_HOLDS : r.nodes[n].ink;
    }
    for (size_t a = 0; a < plan->arrows && plan->nodes > 0; a++) {
        const size_t from = below(&random, plan->nodes);
        const size_t party = below(&random, plan->parties);
        r.arrows[a] = (ent_net_arrow){.from = from,
                                      .to = random_end(&random, plan, r.nodes, from),
                                      .ink = (ent_ink)(ENT_INK_PARTY_1 + party % 8),
                                      .dashed = party >= 8,
                                      .strong = below(&random, 3) == 0,
                                      .label = plan->labels ? letters[party % 10] : NULL,
                                      .tip = "a party's move"};
    }
    r.net = (ent_net){.title = "A net",
                      .description = "Nodes and arrows.",
                      .nodes = r.nodes,
                      .node_count = plan->nodes,
                      .arrows = r.arrows,
                      .arrow_count = plan->arrows};
    r.net.arrow_count = plan->nodes == 0 ? 0 : plan->arrows;
    return r;
}

static inline void free_net(random_net *r)
{
    free(r->nodes);
    free(r->arrows);
}

#endif
