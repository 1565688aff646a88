/* SPDX-License-Identifier: MIT */
/*
 * Expressions over the options of a dispute, as trees.
 *
 * A leaf asks whether an option's value lies in a range; a name stands for another expression. Lists
 * of the same operator are kept flat, so depth is what a person nested, not how much was written.
 */
#ifndef ENT_DISPUTE_EXPRESSION_H
#define ENT_DISPUTE_EXPRESSION_H

#include "diag/source.h"

enum { ENT_MAX_DEPTH = 200 }; /* of parentheses; of the tree twice that */

typedef enum ent_operator {
    ENT_OP_LEAF,    /* low <= value of option <= high */
    ENT_OP_NAME,    /* the expression of a named state */
    ENT_OP_NOT,     /* one child */
    ENT_OP_AND,     /* two or more */
    ENT_OP_OR,      /* two or more */
    ENT_OP_IMPLIES, /* two */
    ENT_OP_IFF,     /* two */
    ENT_OP_COUNT    /* low <= number of true children <= high */
} ent_operator;

typedef struct ent_state_name ent_state_name;

typedef struct ent_expression {
    ent_operator op;
    size_t option;
    uint32_t low, high;
    const ent_state_name *name;
    struct ent_expression **children;
    size_t child_count;
    unsigned depth; /* of the tree below, this node counted; names count as leaves */
    ent_span span;
    bool enclosed; /* it stands in parentheses of its own */
} ent_expression;

/* A name for the states that make an expression true. */
struct ent_state_name {
    const char *id;
    ent_expression *meaning;
    ent_span span;
};

#endif
