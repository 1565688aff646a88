/* SPDX-License-Identifier: MIT */
/*
 * Clauses under an assignment.
 *
 * A splitting goes breadth first from variable to active clause to variable. On the way each variable
 * is weighed: every active clause that it is in adds to its weight, short ones more (they are near to
 * forcing something, and near to disappearing). The heaviest of a part is the one to decide; ties go to
 * the first. So what is decided depends on the part alone, not on how it was come by.
 */
#include "space/counting/residue.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST = 8 /* literals from which on all clauses weigh the same */ };

static const uint32_t weights[LONGEST + 1] = {0, 0, 64, 45, 32, 24, 16, 8, 4};

/* Counts clauses, literals and uses. */
static ent_status make_room(ent_residue *r, const ent_literal *numbers, size_t length)
{
    const ent_allocator *allocator = r->allocator;
    const size_t variables = (size_t)r->variable_count + 1;
    for (size_t i = 0; i < length; i++) {
        r->clause_count += numbers[i] == 0;
    }
    const size_t literals = length - r->clause_count;
    r->literals = ent_memory_new(allocator, literals, sizeof *r->literals);
    r->start = ent_memory_new(allocator, r->clause_count + 1, sizeof *r->start);
    r->uses = ent_memory_new(allocator, literals, sizeof *r->uses);
    r->use_start = ent_memory_zero(allocator, 2 * variables + 2, sizeof *r->use_start);
    r->value = ent_memory_zero(allocator, variables, sizeof *r->value);
    r->open = ent_memory_new(allocator, r->clause_count, sizeof *r->open);
    r->satisfied = ent_memory_zero(allocator, r->clause_count, sizeof *r->satisfied);
    r->trail = ent_memory_new(allocator, variables, sizeof *r->trail);
    r->free = ent_memory_new(allocator, variables, sizeof *r->free);
    r->variable_mark = ent_memory_zero(allocator, variables, sizeof *r->variable_mark);
    r->clause_mark = ent_memory_zero(allocator, r->clause_count, sizeof *r->clause_mark);
    const bool held = r->literals != NULL && r->start != NULL && r->uses != NULL &&
                      r->use_start != NULL && r->value != NULL && r->open != NULL &&
                      r->satisfied != NULL && r->trail != NULL && r->free != NULL &&
                      r->variable_mark != NULL && r->clause_mark != NULL;
    return held ? ENT_OK : ENT_ERROR_MEMORY;
}

static void copy_clauses(ent_residue *r, const ent_literal *numbers, size_t length)
{
    size_t clause = 0, at = 0;
    r->start[0] = 0;
    for (size_t i = 0; i < length; i++) {
        if (numbers[i] != 0) {
            r->literals[at++] = numbers[i];
            continue;
        }
        r->open[clause] = (uint32_t)(at - r->start[clause]);
        r->contradiction = r->contradiction || r->open[clause] == 0;
        r->start[++clause] = at;
    }
}

/* Files the clauses by literal: count, sum up, file from behind. */
static void file_uses(ent_residue *r)
{
    const size_t literals = r->start[r->clause_count], places = 2 * (size_t)r->variable_count + 3;
    for (size_t i = 0; i < literals; i++) {
        r->use_start[ent_literal_index(r->literals[i])]++;
    }
    for (size_t i = 1; i < places; i++) {
        r->use_start[i] += r->use_start[i - 1];
    }
    for (size_t c = r->clause_count; c-- > 0;) {
        for (size_t i = r->start[c]; i < r->start[c + 1]; i++) {
            r->uses[--r->use_start[ent_literal_index(r->literals[i])]] = (uint32_t)c;
        }
    }
}

ent_status ent_residue_init(ent_residue *r, const ent_clauses *clauses)
{
    size_t length = 0;
    const ent_literal *numbers = ent_clauses_read(clauses, &length);
    *r = (ent_residue){.allocator = ent_clauses_allocator(clauses),
                       .variable_count = ent_clauses_variables(clauses)};
    const ent_status status = make_room(r, numbers, length);
    if (status != ENT_OK) {
        ent_residue_free(r);
        return status;
    }
    copy_clauses(r, numbers, length);
    file_uses(r);
    return ENT_OK;
}

void ent_residue_free(ent_residue *r)
{
    ent_memory_free(r->allocator, r->literals);
    ent_memory_free(r->allocator, r->start);
    ent_memory_free(r->allocator, r->uses);
    ent_memory_free(r->allocator, r->use_start);
    ent_memory_free(r->allocator, r->value);
    ent_memory_free(r->allocator, r->open);
    ent_memory_free(r->allocator, r->satisfied);
    ent_memory_free(r->allocator, r->trail);
    ent_memory_free(r->allocator, r->variables);
    ent_memory_free(r->allocator, r->free);
    ent_memory_free(r->allocator, r->clauses);
    ent_memory_free(r->allocator, r->variable_mark);
    ent_memory_free(r->allocator, r->clause_mark);
    *r = (ent_residue){.allocator = r->allocator};
}

static void make_true(ent_residue *r, ent_literal literal)
{
    r->value[abs(literal)] = literal > 0 ? 1 : -1;
    r->trail[r->trail_length++] = literal;
}

/* Makes the last open literal of an active clause true. It may have a value of which the clauses do not
 * know yet. */
static void force(ent_residue *r, uint32_t clause)
{
    for (size_t i = r->start[clause]; i < r->start[clause + 1]; i++) {
        if (r->value[abs(r->literals[i])] == 0) {
            make_true(r, r->literals[i]);
            return;
        }
    }
}

/* Tells the clauses of the next literal on the trail; false when one is violated. */
static bool settle(ent_residue *r, ent_literal literal)
{
    const size_t *start = r->use_start + ent_literal_index(literal);
    for (size_t i = start[0]; i < start[1]; i++) {
        r->satisfied[r->uses[i]]++;
        r->open[r->uses[i]]--;
    }
    r->steps += start[1] - start[0];
    bool sound = true;
    start = r->use_start + ent_literal_index(-literal);
    for (size_t i = start[0]; i < start[1]; i++) {
        const uint32_t clause = r->uses[i];
        r->open[clause]--;
        if (r->satisfied[clause] == 0 && r->open[clause] <= 1 && sound) {
            if (r->open[clause] == 0) {
                sound = false;
            } else {
                force(r, clause);
            }
        }
    }
    r->steps += start[1] - start[0] + 1;
    return sound;
}

bool ent_residue_assign(ent_residue *r, ent_literal literal)
{
    if (literal != 0) {
        make_true(r, literal);
    } else {
        for (uint32_t c = 0; c < r->clause_count; c++) {
            if (r->open[c] == 1 && r->satisfied[c] == 0) {
                force(r, c);
            }
        }
    }
    bool sound = !r->contradiction;
    while (sound && r->settled < r->trail_length) {
        sound = settle(r, r->trail[r->settled++]);
    }
    return sound;
}

void ent_residue_undo(ent_residue *r, size_t length)
{
    while (r->trail_length > length) {
        const ent_literal literal = r->trail[--r->trail_length];
        r->value[abs(literal)] = 0;
        if (r->trail_length >= r->settled) {
            continue;
        }
        r->settled--;
        const size_t *start = r->use_start + ent_literal_index(literal);
        for (size_t i = start[0]; i < start[1]; i++) {
            r->satisfied[r->uses[i]]--;
            r->open[r->uses[i]]++;
        }
        start = r->use_start + ent_literal_index(-literal);
        for (size_t i = start[0]; i < start[1]; i++) {
            r->open[r->uses[i]]++;
        }
    }
}

/* Begins a splitting; the marks of all before are void. */
static void new_mark(ent_residue *r)
{
    if (++r->mark == 0) {
        memset(r->variable_mark, 0, ((size_t)r->variable_count + 1) * sizeof *r->variable_mark);
        memset(r->clause_mark, 0, r->clause_count * sizeof *r->clause_mark);
        r->mark = 1;
    }
}

/* Makes room for what the new parts can hold at most. */
static ent_status make_lists(ent_residue *r, size_t variables, size_t clauses)
{
    ent_literal *more = ent_memory_grow(r->allocator, r->variables, &r->variables_room,
                                        r->variables_length + variables, sizeof *more);
    if (more == NULL) {
        return ENT_ERROR_MEMORY;
    }
    r->variables = more;
    uint32_t *others = ent_memory_grow(r->allocator, r->clauses, &r->clauses_room,
                                       r->clauses_length + clauses, sizeof *others);
    if (others == NULL) {
        return ENT_ERROR_MEMORY;
    }
    r->clauses = others;
    return ENT_OK;
}

/* Takes a variable into the present part. */
static void reach(ent_residue *r, ent_literal variable)
{
    if (r->variable_mark[variable] != r->mark) {
        r->variable_mark[variable] = r->mark;
        r->variables[r->variables_length++] = variable;
    }
}

/* Takes in the active clauses of a literal, and their open variables; returns what they weigh. */
static uint32_t reach_uses(ent_residue *r, ent_literal literal)
{
    const size_t *start = r->use_start + ent_literal_index(literal);
    uint32_t weight = 0;
    for (size_t i = start[0]; i < start[1]; i++) {
        const uint32_t clause = r->uses[i];
        if (r->satisfied[clause] > 0) {
            continue;
        }
        weight += weights[r->open[clause] < LONGEST ? r->open[clause] : LONGEST];
        if (r->clause_mark[clause] != r->mark) {
            r->clause_mark[clause] = r->mark;
            r->clauses[r->clauses_length++] = clause;
            r->steps += r->start[clause + 1] - r->start[clause];
            for (size_t k = r->start[clause]; k < r->start[clause + 1]; k++) {
                const ent_literal variable = abs(r->literals[k]);
                if (r->value[variable] == 0) {
                    reach(r, variable);
                }
            }
        }
    }
    r->steps += start[1] - start[0] + 1;
    return weight;
}

/* Finds the part of a variable that is in none yet, and which of its variables to decide. */
static ent_part find_part(ent_residue *r, ent_literal variable)
{
    ent_part part = {.variables = r->variables_length, .clauses = r->clauses_length};
    uint32_t most = 0;
    reach(r, variable);
    for (size_t i = part.variables; i < r->variables_length; i++) {
        const ent_literal at = r->variables[i];
        const uint32_t weight = reach_uses(r, at) + reach_uses(r, -at);
        if (weight > most || (weight == most && at < part.branch)) {
            most = weight;
            part.branch = at;
        }
    }
    part.variables_end = r->variables_length;
    part.clauses_end = r->clauses_length;
    return part;
}

ent_status ent_parts_add(const ent_allocator *allocator, ent_parts *parts, const ent_part *part)
{
    ent_part *items =
        ent_memory_grow(allocator, parts->items, &parts->room, parts->count + 1, sizeof *items);
    if (items == NULL) {
        return ENT_ERROR_MEMORY;
    }
    parts->items = items;
    items[parts->count++] = *part;
    return ENT_OK;
}

ent_status ent_residue_split(ent_residue *r, const ent_part *of, ent_parts *parts)
{
    const size_t count = of == NULL ? (size_t)r->variable_count : of->variables_end - of->variables;
    const size_t clauses = of == NULL ? r->clause_count : of->clauses_end - of->clauses;
    ENT_TRY(make_lists(r, count, clauses));
    new_mark(r);
    r->free_count = 0;
    for (size_t i = 0; i < count; i++) {
        const ent_literal variable =
            of == NULL ? (ent_literal)i + 1 : r->variables[of->variables + i];
        if (r->value[variable] != 0 || r->variable_mark[variable] == r->mark) {
            continue;
        }
        const ent_part part = find_part(r, variable);
        if (part.clauses_end > part.clauses) {
            ENT_TRY(ent_parts_add(r->allocator, parts, &part));
        } else {
            r->variables_length = part.variables;
            r->free[r->free_count++] = variable;
        }
    }
    return ENT_OK;
}
