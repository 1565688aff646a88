/* SPDX-License-Identifier: MIT */
/*
 * What certificates say of coalitions and of looking ahead, as it was read: well formed, and not yet compared
 * with any dispute. The forms are described in docs/methods/certificates.md.
 */
#ifndef ENT_DISPUTE_CERTIFIED_FAMILIES_H
#define ENT_DISPUTE_CERTIFIED_FAMILIES_H

#include "dispute/certificate.h"

/* The concepts for coalitions, in their order; sets of them have a bit each. */
enum { ENT_CNASH, ENT_CGMR, ENT_CSMR, ENT_CSEQ, ENT_JOINT_COUNT };

/* The word for one of them in certificates; constant. */
static inline const char *ent_certified_joint_word(unsigned concept)
{
    static const char *const words[ENT_JOINT_COUNT] = {"cnash", "cgmr", "csmr", "cseq"};
    return words[concept];
}

typedef struct ent_certified_steps {
    const ent_node *at;
    size_t count;
    ent_certified_step *steps;
} ent_certified_steps;

/* What a coalition brings about in an answer under CSEQ. */
typedef struct ent_certified_action {
    const ent_node *at, *parties; /* a list of texts */
    ent_certified_steps steps;
} ent_certified_action;

/* What deters a coalition's improvement: a sequence, or under CSEQ alone actions. */
typedef struct ent_certified_counter {
    const ent_node *at;
    unsigned under; /* not empty */
    ent_certified_steps steps;
    const ent_node *reaches_at; /* with CSMR: what the coalition then reaches */
    size_t reach_count;
    ent_certified_state *reaches;
    size_t action_count;
    ent_certified_action *actions;
} ent_certified_counter;

typedef struct ent_certified_joint {
    const ent_node *at, *open_at;
    ent_certified_state to;
    ent_certified_steps steps; /* by which its members make it */
    size_t counter_count;
    ent_certified_counter *counters;
    unsigned open; /* with the counters every concept asked for but CNash, each once */
} ent_certified_joint;

/* A coalition in a state. */
typedef struct ent_certified_stance {
    const ent_node *at, *stable_at, *improvements_at;
    ent_certified_state state;
    unsigned stable;
    size_t improvement_count;
    ent_certified_joint *improvements;
} ent_certified_stance;

typedef struct ent_certified_coalition {
    const ent_node *at, *parties; /* a list of texts */
    size_t verdict_count;         /* of the states of the equilibria, in their order */
    ent_certified_stance *verdicts;
} ent_certified_coalition;

/* Under which concepts a state is stable for all coalitions. */
typedef struct ent_certified_hold {
    ent_certified_state state;
    const ent_node *stable_at;
    unsigned stable;
} ent_certified_hold;

struct ent_certified_coalitions {
    unsigned concepts; /* never empty */
    size_t count, hold_count;
    ent_certified_coalition *coalitions;
    ent_certified_hold *equilibria;
};

/* Where a party expects things to end when it may move first, and its own move; `to` is the state itself where it
 * stays. */
typedef struct ent_certified_end {
    const ent_node *at;
    ent_certified_state to, ends;
} ent_certified_end;

typedef struct ent_certified_foresight {
    const ent_node *at, *party;
    const ent_node *stable_at;
    uint64_t stable;         /* 1 << (horizon - 1) for each */
    ent_certified_end *ends; /* from horizon 1 on, as many as the horizon */
} ent_certified_foresight;

typedef struct ent_certified_prospect {
    const ent_node *at, *equilibrium_at;
    ent_certified_state state;
    uint64_t equilibrium;
    ent_certified_foresight parties[2];
} ent_certified_prospect;

struct ent_certified_lookahead {
    const ent_node *horizon_at;
    uint32_t horizon; /* 1 to ENT_CERTIFIED_HORIZON */
    size_t count;
    ent_certified_prospect *prospects;
};

enum { ENT_CERTIFIED_HORIZON = 64 };

#endif
