/* SPDX-License-Identifier: MIT */
/*
 * Listing solutions.
 *
 * `sum` is what the variables that are true at present weigh. A part alone in its branch lists its
 * solutions on top of that sum. Where there are several, all but the first are listed on top of nothing,
 * onto a stack, and then each solution of one is added to each of the other. A free variable is a part
 * of its own with two solutions.
 */
#include "space/counting/solutions.h"

#include <stdlib.h>
#include <string.h>

enum { LOOK = 1 << 18 /* steps between two looks at cancel */ };

/* A list of solutions that grows; `fixed`: it has all the room it needs. */
typedef struct list {
    uint64_t *words;
    size_t length, room;
    bool fixed;
} list;

typedef struct lister {
    ent_counter *counter;
    ent_weights weights;
    uint64_t *sum;
    list stack;
    uint64_t look;
} lister;

static ent_status make_room(const lister *l, list *to, size_t words)
{
    if (to->fixed) {
        return ENT_OK;
    }
    uint64_t *more = ent_memory_grow(l->counter->residue.allocator, to->words, &to->room,
                                     to->length + words, sizeof *more);
    if (more == NULL) {
        return ENT_ERROR_MEMORY;
    }
    to->words = more;
    return ENT_OK;
}

/* Adds what the literals on the trail from `from` on weigh, or takes it off the sum. */
static void weigh(lister *l, size_t from, bool add)
{
    const ent_residue *r = &l->counter->residue;
    const size_t words = l->weights.words;
    for (size_t i = from; i < r->trail_length; i++) {
        for (size_t w = 0; r->trail[i] > 0 && w < words; w++) {
            const uint64_t weight = l->weights.of[(size_t)r->trail[i] * words + w];
            l->sum[w] += add ? weight : 0 - weight;
        }
    }
}

/* Appends the sums of the present sum and any of `count` variables' weights. */
static ent_status list_free(lister *l, const ent_literal *variables, size_t count, list *to)
{
    const size_t words = l->weights.words;
    ENT_TRY(make_room(l, to, words << count));
    uint64_t *out = to->words + to->length;
    memcpy(out, l->sum, words * sizeof *out);
    size_t length = words;
    for (size_t i = 0; i < count; i++) {
        const uint64_t *weight = l->weights.of + (size_t)variables[i] * words;
        for (size_t k = 0; k < length; k += words) {
            for (size_t w = 0; w < words; w++) {
                out[length + k + w] = out[k + w] + weight[w];
            }
        }
        length *= 2;
    }
    to->length += length;
    return ENT_OK;
}

/* Appends the sums of one of the solutions at one place of the stack and one at another. */
static ent_status cross(lister *l, const size_t *places, list *to)
{
    const size_t words = l->weights.words;
    const size_t ones = places[1] - places[0], others = places[2] - places[1];
    ENT_TRY(make_room(l, to, ones / words * others));
    const uint64_t *one = l->stack.words + places[0], *other = l->stack.words + places[1];
    uint64_t *out = to->words + to->length;
    for (size_t i = 0; i < ones; i += words) {
        if (words == 1) {
            for (size_t k = 0; k < others; k++) {
                out[k] = one[i] + other[k];
            }
            out += others;
            continue;
        }
        for (size_t k = 0; k < others; k++) {
            *out++ = one[i + k % words] + other[k];
        }
    }
    to->length += ones / words * others;
    return ENT_OK;
}

static ent_status list_part(lister *l, size_t part, list *to);

/* A part that has no clauses is the free variables. */
static ent_status list_any(lister *l, size_t part, list *to)
{
    const ent_part *p = &l->counter->parts.items[part];
    return p->clauses == p->clauses_end ? list_free(l, l->counter->residue.variables + p->variables,
                                                    p->variables_end - p->variables, to)
                                        : list_part(l, part, to);
}

/* Lists the parts behind the first on top of nothing, each crossed with what there is: the solutions
 * of all stand on the stack from `base` on, with the last two not yet crossed. */
static ent_status list_others(lister *l, size_t from, size_t base, size_t *places)
{
    const size_t end = l->counter->parts.count;
    for (size_t part = from + 1; part < end; part++) {
        places[1] = l->stack.length;
        ENT_TRY(list_any(l, part, &l->stack));
        places[2] = l->stack.length;
        if (part + 1 < end) {
            ENT_TRY(cross(l, places, &l->stack));
            const size_t length = l->stack.length - places[2];
            memmove(l->stack.words + base, l->stack.words + places[2], length * sizeof(uint64_t));
            l->stack.length = base + length;
        }
    }
    return ENT_OK;
}

/* The solutions of the parts from `from` on, together, on top of the sum. */
static ent_status list_product(lister *l, size_t from, list *to)
{
    const size_t words = l->weights.words, base = l->stack.length;
    if (l->counter->parts.count - from < 2) {
        return l->counter->parts.count == from ? list_free(l, NULL, 0, to) : list_any(l, from, to);
    }
    ENT_TRY(make_room(l, &l->stack, words)); /* the sum is put by */
    memcpy(l->stack.words + base, l->sum, words * sizeof *l->sum);
    l->stack.length += words;
    size_t places[3] = {l->stack.length, 0, 0};
    ENT_TRY(list_any(l, from, &l->stack));
    memset(l->sum, 0, words * sizeof *l->sum);
    ENT_TRY(list_others(l, from, places[0], places));
    memcpy(l->sum, l->stack.words + base, words * sizeof *l->sum);
    ENT_TRY(cross(l, places, to));
    if (to == &l->stack) {
        const size_t length = l->stack.length - places[2];
        memmove(to->words + base, to->words + places[2], length * sizeof(uint64_t));
        to->length = base + length;
    } else {
        l->stack.length = base;
    }
    return ENT_OK;
}

/* Puts the free variables behind the parts as one more. */
static ent_status add_free(lister *l)
{
    ent_residue *r = &l->counter->residue;
    const ent_part part = {.variables = r->variables_length,
                           .variables_end = r->variables_length + r->free_count,
                           .clauses = r->clauses_length,
                           .clauses_end = r->clauses_length};
    if (r->free_count == 0) {
        return ENT_OK;
    }
    memcpy(r->variables + part.variables, r->free, r->free_count * sizeof *r->free);
    r->variables_length = part.variables_end; /* the splitting made room for them */
    return ent_parts_add(r->allocator, &l->counter->parts, &part);
}

/* Whether one of the parts from `from` on has no solution. */
static ent_status barren(lister *l, size_t from, bool *out)
{
    ent_counter *c = l->counter;
    ent_natural count;
    ent_natural_init(&count, c->residue.allocator, 0);
    ent_status status = ENT_OK;
    *out = false;
    for (size_t p = from; p < c->parts.count && !*out && status == ENT_OK; p++) {
        const ent_part part = c->parts.items[p];
        if (part.clauses < part.clauses_end) { /* not the free variables */
            status = ent_counter_part(c, &part, &count);
            *out = status == ENT_OK && ent_natural_is_zero(&count);
        }
    }
    ent_natural_free(&count);
    return status;
}

/* Lists the solutions with one more literal (0: none) decided. */
static ent_status list_decided(lister *l, const ent_part *part, ent_literal literal, list *to)
{
    ent_counter *c = l->counter;
    ent_residue *r = &c->residue;
    const size_t trail = r->trail_length, from = c->parts.count;
    const size_t variables = r->variables_length, clauses = r->clauses_length;
    bool empty = !ent_residue_assign(r, literal);
    if (!empty) {
        ENT_TRY(ent_residue_split(r, part, &c->parts));
        ENT_TRY(add_free(l));
        ENT_TRY(barren(l, from, &empty));
    }
    if (!empty) {
        weigh(l, trail, true);
        ENT_TRY(list_product(l, from, to));
        weigh(l, trail, false);
    }
    ent_residue_undo(r, trail);
    c->parts.count = from;
    r->variables_length = variables;
    r->clauses_length = clauses;
    return ENT_OK;
}

/* Recursion is bounded by the number of variables, see ENT_SOLUTIONS_VARIABLES. */
static ent_status list_part(lister *l, size_t at, list *to)
{
    const ent_part part = l->counter->parts.items[at];
    if (l->counter->residue.steps >= l->look) {
        l->look = l->counter->residue.steps + LOOK;
        ENT_TRY(ent_context_step(l->counter->context, "listing states", to->length, 0));
    }
    ENT_TRY(list_decided(l, &part, part.branch, to));
    return list_decided(l, &part, -part.branch, to);
}

ent_status ent_solutions_list(ent_counter *counter, const ent_weights *weights, uint64_t *keys,
                              uint64_t *count)
{
    const ent_allocator *allocator = counter->residue.allocator;
    lister l = {.counter = counter, .weights = *weights};
    list to = {.words = keys, .fixed = true};
    l.sum = ent_memory_zero(allocator, weights->words, sizeof *l.sum);
    ent_status status = l.sum == NULL ? ENT_ERROR_MEMORY : list_decided(&l, NULL, 0, &to);
    ent_memory_free(allocator, l.sum);
    ent_memory_free(allocator, l.stack.words);
    *count = to.length / weights->words;
    return status;
}
