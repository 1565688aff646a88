/* SPDX-License-Identifier: MIT */
/*
 * What is left of clauses under a partial assignment.
 *
 * Every clause knows how many of its literals are open (without a value) and how many are true. A
 * clause without a true literal is *active*; with one open literal left it forces that (unit
 * propagation). Open variables that share active clauses, directly or by way of others, make a *part*;
 * parts have nothing to do with each other, so the number of solutions is the product of theirs, and
 * twice that for each open variable in no active clause.
 */
#ifndef ENT_SPACE_COUNTING_RESIDUE_H
#define ENT_SPACE_COUNTING_RESIDUE_H

#include "space/clauses.h"

/* A part: places in the lists of variables and clauses, and the variable to decide. */
typedef struct ent_part {
    size_t variables, variables_end, clauses, clauses_end;
    ent_literal branch;
} ent_part;

typedef struct ent_residue {
    const ent_allocator *allocator;
    ent_literal variable_count;
    size_t clause_count;
    ent_literal *literals; /* clause c: literals[start[c]] .. literals[start[c + 1] - 1] */
    size_t *start;
    uint32_t *uses; /* the clauses of literal l: uses[use_start[k]] .., k = ent_literal_index(l) */
    size_t *use_start;
    signed char *value;           /* per variable: 1, -1, or 0 while it is open */
    uint32_t *open, *satisfied;   /* per clause */
    ent_literal *trail;           /* the literals made true, in order */
    size_t trail_length, settled; /* the clauses know of the first `settled` */
    bool contradiction;           /* an empty clause is among them */
    ent_literal *variables;       /* of parts, one after another */
    uint32_t *clauses;            /* likewise */
    size_t variables_length, variables_room, clauses_length, clauses_room;
    ent_literal *free; /* the free variables of the last splitting */
    size_t free_count;
    uint32_t *variable_mark, *clause_mark; /* those of the present splitting */
    uint32_t mark;
    uint64_t steps; /* the work done so far, more or less in instructions */
} ent_residue;

static inline size_t ent_literal_index(ent_literal literal)
{
    return literal > 0 ? 2 * (size_t)literal : 2 * (size_t)-literal + 1;
}

/* Copies the clauses; every variable is open. ENT_ERROR_MEMORY. */
ent_status ent_residue_init(ent_residue *residue, const ent_clauses *clauses);
void ent_residue_free(ent_residue *residue);

/* Makes an open literal true, and all that follows from it; literal 0: what follows from clauses of one
 * literal. False when a clause is violated; then only ent_residue_undo() may follow. O(uses of the
 * literals made true). */
bool ent_residue_assign(ent_residue *residue, ent_literal literal);

/* Takes back what the trail holds beyond its first `length`. */
void ent_residue_undo(ent_residue *residue, size_t length);

/* A list of parts that grows. */
typedef struct ent_parts {
    ent_part *items;
    size_t count, room;
} ent_parts;

/* Appends a part. ENT_ERROR_MEMORY. */
ent_status ent_parts_add(const ent_allocator *allocator, ent_parts *parts, const ent_part *part);

/*
 * Splits what is open of a part, which has been decided further, or of everything (NULL), into parts.
 * They are appended to `parts`, their members to the lists of the residue; open variables in no active
 * clause are then its `free` ones. Nothing may wait to be propagated. ENT_ERROR_MEMORY. O(uses of the
 * open variables).
 */
ent_status ent_residue_split(ent_residue *residue, const ent_part *of, ent_parts *parts);

#endif
