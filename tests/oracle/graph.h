/* SPDX-License-Identifier: MIT */
/*
 * The graph model of a conflict, as the oracles see it: states, moves and orders, all of them listed.
 *
 *   R_i(s)    unilateral moves: feasible, not s, i's options alone change, each in a permitted way;
 *             in a graph: i's arcs that leave s, less loops; neither from nor to what i does not perceive
 *   R+_i(s)   unilateral improvements: the moves to states that i strictly prefers to s
 *
 * The feasible assignments in which the expression of a `same` rule holds are the members of one
 * state; rules that share a member share the state. It moves as any of its members does, to the
 * states of which the targets are members, less loops. All other assignments are states themselves.
 * i does not perceive a state if one of i's `unseen` expressions holds in it: in each of its members.
 */
#ifndef ORACLE_GRAPH_H
#define ORACLE_GRAPH_H

#include "conflict.h"

/* Some states, for instance R_i(s), or some assignments, or some movers. */
typedef struct {
    int count, *item;
} list;

typedef struct {
    const conflict *c;
    int assignments; /* feasible ones */
    int values[MAX_STATES][MAX_OPTIONS];
    int state_of[MAX_STATES]; /* of which an assignment is a member */
    int states;
    list members[MAX_STATES];
    bool perceives[MAX_PARTIES][MAX_STATES];
    bool *truth[MAX_PARTIES][MAX_STATES];       /* of each of the party's expressions */
    long long worth[MAX_PARTIES][MAX_STATES];   /* by levels or weights */
    list moves[MAX_PARTIES][MAX_STATES];        /* R_i(s) */
    list improvements[MAX_PARTIES][MAX_STATES]; /* R+_i(s) */
} graph;

list copy_list(int count, const int *items);

/* q >_i s: by statements, at the first one on which they differ, q makes it true. */
bool is_better(const graph *g, int i, int q, int s);

/* Whether the owner of an option may take it from one of its values to another one. */
bool may_change(const option *o, int from, int to);

/* What the movers, parties or coalitions, do with each state: steps[mover][s]. */
typedef const list (*steps)[MAX_STATES];

/*
 * Marks what sequences of one or more steps of these movers lead to from s1: those in which no mover
 * steps twice in a row or, with `once`, none steps twice at all. A sequence leads to a state iff a
 * search over pairs (state, last mover) finds it, so s1 counts only if a sequence returns to it.
 */
void mark_reached(const graph *g, steps step, list movers, bool once, int s1, bool *reached);

/* All parties but i. */
list others_than(const graph *g, int i);

/* Prints how many states there are, and the values of the options in each. */
void print_states(const graph *g);

/* Prints a line: the concept, whose it is, and a character for each state. */
void print_row(const graph *g, const char *concept, const char *whose, const char *verdicts);

/* Reads conflicts from a file (NULL: standard input) and prints for each of them what `print` does,
 * or "refused" where an order tells members of one state apart. Returns the exit status. */
int answer_all(const char *path, void (*print)(const graph *g, const void *settings),
               const void *settings);

#endif
