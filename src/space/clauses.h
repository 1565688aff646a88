/* SPDX-License-Identifier: MIT */
/*
 * Clauses over 0/1 variables, and gates: variables that are functions of others.
 *
 * A *literal* is a variable, counted from 1, or its negation, with a minus sign; a clause is a list of
 * literals of which one at least is true. Clauses stand one after another, each ended by 0 (as in the
 * DIMACS format). A gate's variable is equivalent to what it stands for, so whoever knows the other
 * variables knows it, and gates leave the number of solutions as it is. Equal gates are made once.
 * Constants are folded away: no clause contains one.
 */
#ifndef ENT_SPACE_CLAUSES_H
#define ENT_SPACE_CLAUSES_H

#include "base/memory.h"

typedef int32_t ent_literal;

/* The literals that are always true and always false: each is the other's negation. They can be given
 * wherever a literal can, and come out of gates; they never stand in a clause. */
#define ENT_LITERAL_TRUE  INT32_MAX
#define ENT_LITERAL_FALSE (-INT32_MAX)

typedef struct ent_clauses ent_clauses;

/* No variables and no clauses. ENT_ERROR_MEMORY. The allocator must outlive them. */
ent_status ent_clauses_new(const ent_allocator *allocator, ent_clauses **out);
void ent_clauses_free(ent_clauses *clauses);

/* Where its memory comes from. */
const ent_allocator *ent_clauses_allocator(const ent_clauses *clauses);

/* How many variables there are. */
ent_literal ent_clauses_variables(const ent_clauses *clauses);

/* All clauses, and in *length how many numbers that are, the zeros counted. They may move when
 * something is added; what was there stays in its place, so that a reader can go on where it was. */
const ent_literal *ent_clauses_read(const ent_clauses *clauses, size_t *length);

/* A gate: its inputs are literals of variables that were there before. */
typedef enum ent_gate_kind {
    ENT_GATE_OR,    /* true when one of them is */
    ENT_GATE_IFF,   /* true when both are the same */
    ENT_GATE_CHOOSE /* the second where the first is true, else the third */
} ent_gate_kind;

typedef struct ent_gate {
    int kind;
    const ent_literal *inputs;
    size_t count;
    ent_literal variable;
} ent_gate;

/* Goes through the gates in the order in which they were made: start with *at 0, go on while true. */
bool ent_clauses_gate(const ent_clauses *clauses, size_t *at, ent_gate *out);

/* Likewise through the clauses that were added, those of gates left out. */
bool ent_clauses_stated(const ent_clauses *clauses, size_t *at, const ent_literal **literals,
                        size_t *count);

/* How many were added: where a clause that comes next will stand for ent_clauses_stated(). */
size_t ent_clauses_stated_count(const ent_clauses *clauses);

/* Whatever adds something: ENT_ERROR_MEMORY; ENT_ERROR_LIMIT beyond 2^26 numbers. */

/* A new variable. */
ent_status ent_clauses_variable(ent_clauses *clauses, ent_literal *out);

/* Adds a clause. Repeated literals are taken once, and a clause that is always true is left out; one
 * that is always false is the empty one, a lone 0. O(count log count). */
ent_status ent_clauses_add(ent_clauses *clauses, const ent_literal *literals, size_t count);

/* The literal that is true when all of the given ones are; of none, the true one. */
ent_status ent_clauses_and(ent_clauses *clauses, const ent_literal *literals, size_t count,
                           ent_literal *out);

/* The literal that is true when both are the same. */
ent_status ent_clauses_iff(ent_clauses *clauses, ent_literal a, ent_literal b, ent_literal *out);

/* What to choose between. */
typedef struct ent_choice {
    ent_literal by, yes, no;
} ent_choice;

/* The literal that is `yes` where `by` is true and `no` where it is false. */
ent_status ent_clauses_choose(ent_clauses *clauses, ent_choice choice, ent_literal *out);

/*
 * The literal that is true when at least `low` and at most `high` of the given ones are. A decision
 * diagram of choices: O(count * min(high, count) + count) gates at most.
 */
ent_status ent_clauses_between(ent_clauses *clauses, const ent_literal *literals, size_t count,
                               uint32_t low, uint32_t high, ent_literal *out);

#endif
