/* SPDX-License-Identifier: MIT */
/*
 * Expressions to literals and to clauses.
 *
 * A literal is made bottom up, by gates. To assert is to go down: a conjunction asserts its parts; a
 * disjunction gathers the literals of its parts on a stack and adds them as one clause. One conjunction
 * (or count) within a disjunction is multiplied out; a second one becomes a gate.
 */
#include "space/encoding.h"

#include <string.h>

enum {
    MOST_CLAUSES = 256, /* for a count without gates */
    MOST_PARTS = 64     /* of a conjunction that is multiplied out */
};

struct ent_encoding {
    const ent_allocator *allocator;
    ent_clauses *clauses;
    const ent_dispute *dispute;
    size_t *first;       /* per option and one more: where its steps begin */
    ent_literal *steps;  /* of all options, from value 1 on */
    ent_literal *names;  /* per name its literal; 0: not made yet */
    ent_literal *gather; /* a stack of literals */
    size_t gathered, room;
    size_t begin; /* how many clauses were stated when all options had their variables */
};

static ent_status new_encoding(ent_clauses *clauses, const ent_dispute *dispute,
                               const ent_allocator *allocator, ent_encoding **out)
{
    ent_encoding *e = ent_memory_zero(allocator, 1, sizeof *e);
    if (e == NULL) {
        return ENT_ERROR_MEMORY;
    }
    *out = e;
    e->allocator = allocator;
    e->clauses = clauses;
    e->dispute = dispute;
    e->first = ent_memory_new(allocator, dispute->option_count + 1, sizeof *e->first);
    e->names = ent_memory_zero(allocator, dispute->name_count, sizeof *e->names);
    if (e->first == NULL || e->names == NULL) {
        return ENT_ERROR_MEMORY;
    }
    size_t steps = 0;
    for (size_t o = 0; o < dispute->option_count; o++) {
        e->first[o] = steps;
        steps += dispute->options[o].value_count - 1;
    }
    e->first[dispute->option_count] = steps;
    e->steps = ent_memory_new(allocator, steps, sizeof *e->steps);
    return e->steps == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

static ent_status new_steps(ent_encoding *e, size_t option)
{
    for (size_t s = e->first[option]; s < e->first[option + 1]; s++) {
        ENT_TRY(ent_clauses_variable(e->clauses, &e->steps[s]));
    }
    for (size_t s = e->first[option] + 1; s < e->first[option + 1]; s++) {
        const ent_literal clause[2] = {e->steps[s - 1], -e->steps[s]};
        ENT_TRY(ent_clauses_add(e->clauses, clause, 2));
    }
    return ENT_OK;
}

ent_status ent_encoding_new(ent_clauses *clauses, const ent_dispute *dispute, ent_encoding **out)
{
    ent_encoding *e = NULL;
    ent_status status = new_encoding(clauses, dispute, ent_clauses_allocator(clauses), &e);
    for (size_t o = 0; o < dispute->option_count && status == ENT_OK; o++) {
        status = new_steps(e, o);
    }
    if (status != ENT_OK) {
        ent_encoding_free(e);
        return status;
    }
    e->begin = ent_clauses_stated_count(clauses);
    *out = e;
    return ENT_OK;
}

size_t ent_encoding_begin(const ent_encoding *e)
{
    return e->begin;
}

ent_status ent_encoding_derive(const ent_encoding *from, ent_encoding **out)
{
    ent_encoding *e = NULL;
    const ent_status status = new_encoding(from->clauses, from->dispute, from->allocator, &e);
    if (status != ENT_OK) {
        ent_encoding_free(e);
        return status;
    }
    memcpy(e->steps, from->steps, from->first[from->dispute->option_count] * sizeof *e->steps);
    *out = e;
    return ENT_OK;
}

void ent_encoding_free(ent_encoding *e)
{
    if (e != NULL) {
        ent_memory_free(e->allocator, e->first);
        ent_memory_free(e->allocator, e->steps);
        ent_memory_free(e->allocator, e->names);
        ent_memory_free(e->allocator, e->gather);
        ent_memory_free(e->allocator, e);
    }
}

/* Names are made anew when an option changes. */
static void forget_names(ent_encoding *e)
{
    memset(e->names, 0, e->dispute->name_count * sizeof *e->names);
}

void ent_encoding_fix(ent_encoding *e, size_t option, uint32_t value)
{
    for (size_t s = e->first[option]; s < e->first[option + 1]; s++) {
        e->steps[s] = s - e->first[option] < value ? ENT_LITERAL_TRUE : ENT_LITERAL_FALSE;
    }
    forget_names(e);
}

ent_status ent_encoding_renew(ent_encoding *e, size_t option)
{
    forget_names(e);
    return new_steps(e, option);
}

ent_literal ent_encoding_step(const ent_encoding *e, size_t option, uint32_t value)
{
    const size_t count = e->first[option + 1] - e->first[option];
    return value == 0      ? ENT_LITERAL_TRUE
           : value > count ? ENT_LITERAL_FALSE
                           : e->steps[e->first[option] + value - 1];
}

/* The literal "low <= value <= high". */
static ent_status range_literal(ent_encoding *e, size_t option, uint32_t low, uint32_t high,
                                ent_literal *out)
{
    const ent_literal both[2] = {ent_encoding_step(e, option, low),
                                 -ent_encoding_step(e, option, high + 1)};
    return ent_clauses_and(e->clauses, both, 2, out);
}

static ent_status push(ent_encoding *e, ent_literal literal)
{
    ent_literal *moved =
        ent_memory_grow(e->allocator, e->gather, &e->room, e->gathered + 1, sizeof *moved);
    if (moved == NULL) {
        return ENT_ERROR_MEMORY;
    }
    e->gather = moved;
    moved[e->gathered++] = literal;
    return ENT_OK;
}

/* Pushes the literals of all children, with this sign. */
static ent_status push_children(ent_encoding *e, const ent_expression *x, int sign)
{
    for (size_t i = 0; i < x->child_count; i++) {
        ent_literal literal = 0;
        ENT_TRY(ent_encoding_literal(e, x->children[i], &literal));
        ENT_TRY(push(e, sign * literal));
    }
    return ENT_OK;
}

static ent_status name_literal(ent_encoding *e, const ent_state_name *name, ent_literal *out)
{
    ent_literal *known = &e->names[name - e->dispute->names];
    if (*known == 0) {
        ENT_TRY(ent_encoding_literal(e, name->meaning, known));
    }
    *out = *known;
    return ENT_OK;
}

/* What is on the stack from `from` on. There is no stack before the first literal. */
static const ent_literal *stacked(const ent_encoding *e, size_t from)
{
    return e->gather == NULL ? NULL : e->gather + from;
}

/* The gate of an operator whose children's literals are on the stack from `from` on. */
static ent_status operator_literal(ent_encoding *e, const ent_expression *x, size_t from,
                                   ent_literal *out)
{
    const ent_literal *literals = stacked(e, from);
    const size_t count = x->child_count;
    switch (x->op) {
    case ENT_OP_NOT:
        *out = -literals[0];
        return ENT_OK;
    case ENT_OP_AND:
        return ent_clauses_and(e->clauses, literals, count, out);
    case ENT_OP_OR: /* the negations are on the stack */
        ENT_TRY(ent_clauses_and(e->clauses, literals, count, out));
        *out = -*out;
        return ENT_OK;
    case ENT_OP_IMPLIES:
        ENT_TRY(ent_clauses_and(e->clauses, (ent_literal[]){literals[0], -literals[1]}, 2, out));
        *out = -*out;
        return ENT_OK;
    case ENT_OP_IFF:
        return ent_clauses_iff(e->clauses, literals[0], literals[1], out);
    default: /* a count: leaves and names are no operators */
        return ent_clauses_between(e->clauses, literals, count, x->low, x->high, out);
    }
}

/* Recursion is bounded: the depth of expressions is, with their names. */
ent_status ent_encoding_literal(ent_encoding *e, const ent_expression *x, ent_literal *out)
{
    if (x->op == ENT_OP_LEAF) {
        return range_literal(e, x->option, x->low, x->high, out);
    }
    if (x->op == ENT_OP_NAME) {
        return name_literal(e, x->name, out);
    }
    const size_t from = e->gathered;
    ENT_TRY(push_children(e, x, x->op == ENT_OP_OR ? -1 : 1));
    ENT_TRY(operator_literal(e, x, from, out));
    e->gathered = from;
    return ENT_OK;
}

/* An expression and the truth that it shall have; `named`: it is said of a name. */
typedef struct demand {
    const ent_expression *x;
    bool truth, named;
} demand;

/* The same where negations are looked through, and a name, once: what is said of names that use names
 * does not multiply. */
static demand look_through(demand d)
{
    while (d.x->op == ENT_OP_NOT || (d.x->op == ENT_OP_NAME && !d.named)) {
        if (d.x->op == ENT_OP_NOT) {
            d.truth = !d.truth;
            d.x = d.x->children[0];
        } else {
            d.named = true;
            d.x = d.x->name->meaning;
        }
    }
    return d;
}

typedef enum form { FORM_LITERAL, FORM_LEAF, FORM_ALL, FORM_ANY, FORM_SAME, FORM_COUNT } form;

/* What a demand says of its parts. */
static form form_of(demand d)
{
    switch (d.x->op) {
    case ENT_OP_LEAF:
        return FORM_LEAF;
    case ENT_OP_AND:
        return d.truth ? FORM_ALL : FORM_ANY;
    case ENT_OP_OR:
    case ENT_OP_IMPLIES:
        return d.truth ? FORM_ANY : FORM_ALL;
    case ENT_OP_IFF:
        return FORM_SAME;
    case ENT_OP_COUNT:
        return FORM_COUNT;
    default: /* a name within a name */
        return FORM_LITERAL;
    }
}

/* The demand on a part of a conjunction or disjunction. */
static demand part_of(demand d, size_t i)
{
    const bool turned = d.x->op == ENT_OP_IMPLIES && i == 0;
    const demand part = {d.x->children[i], d.truth != turned, d.named};
    return look_through(part);
}

/* Pushes one literal for a demand. */
static ent_status push_literal(ent_encoding *e, demand d)
{
    ent_literal literal = 0;
    ENT_TRY(ent_encoding_literal(e, d.x, &literal));
    return push(e, d.truth ? literal : -literal);
}

/* Whether a demand in a disjunction is multiplied out. An equivalence never is: two in one another
 * would double the clauses at every step. */
static bool multiplied(const ent_encoding *e, demand d)
{
    switch (form_of(d)) {
    case FORM_LEAF: /* with two ends */
        return ent_encoding_step(e, d.x->option, d.x->low) != ENT_LITERAL_TRUE &&
               ent_encoding_step(e, d.x->option, d.x->high + 1) != ENT_LITERAL_FALSE;
    case FORM_ALL:
        return d.x->child_count <= MOST_PARTS;
    default:
        return form_of(d) == FORM_COUNT;
    }
}

/* Pushes the literals of a disjunction, but puts off to *later the first part of it that is to be
 * multiplied out. */
static ent_status gather(ent_encoding *e, demand d, demand *later)
{
    const form kind = form_of(d);
    if (kind == FORM_LEAF && !d.truth) {
        ENT_TRY(push(e, -ent_encoding_step(e, d.x->option, d.x->low)));
        return push(e, ent_encoding_step(e, d.x->option, d.x->high + 1));
    }
    if (kind == FORM_ANY) {
        for (size_t i = 0; i < d.x->child_count; i++) {
            ENT_TRY(gather(e, part_of(d, i), later));
        }
        return ENT_OK;
    }
    if (later->x == NULL && multiplied(e, d)) {
        *later = d;
        return ENT_OK;
    }
    return push_literal(e, d);
}

static ent_status assert_under(ent_encoding *e, demand d, size_t from);

/* Adds the clauses of a disjunction, behind what the stack holds from `from` on. */
static ent_status assert_any(ent_encoding *e, const demand *parts, size_t count, size_t from)
{
    demand later = {.x = NULL};
    const size_t before = e->gathered;
    for (size_t i = 0; i < count; i++) {
        ENT_TRY(gather(e, parts[i], &later));
    }
    if (later.x != NULL) {
        ENT_TRY(assert_under(e, later, from));
    } else {
        ENT_TRY(ent_clauses_add(e->clauses, stacked(e, from), e->gathered - from));
    }
    e->gathered = before;
    return ENT_OK;
}

/* a iff b: each implies the other; a iff not b likewise. */
static ent_status assert_same(ent_encoding *e, demand d, size_t from)
{
    for (size_t turn = 0; turn < 2; turn++) {
        const demand a = {d.x->children[0], turn == 1, d.named};
        const demand b = {d.x->children[1], (turn == 1) != d.truth, d.named};
        const demand parts[2] = {look_through(a), look_through(b)};
        ENT_TRY(assert_any(e, parts, 2, from));
    }
    return ENT_OK;
}

/* Both ends of a range. */
static ent_status assert_leaf(ent_encoding *e, demand d, size_t from)
{
    const ent_literal ends[2] = {ent_encoding_step(e, d.x->option, d.x->low),
                                 -ent_encoding_step(e, d.x->option, d.x->high + 1)};
    for (size_t i = 0; i < 2; i++) {
        ENT_TRY(push(e, ends[i]));
        ENT_TRY(ent_clauses_add(e->clauses, stacked(e, from), e->gathered - from));
        e->gathered--;
    }
    return ENT_OK;
}

/* The number of choices of k among n, or a number above `most`. */
static size_t choices(size_t n, size_t k, size_t most)
{
    size_t count = 1;
    for (size_t i = 1; i <= k && count <= most; i++) {
        count = count * (n - k + i) / i;
    }
    return count;
}

/* How the items of a count stand on the stack, and behind them the beginning of each clause. */
typedef struct count_items {
    size_t first, clause;
    int sign;
} count_items;

/* Of any k of the first n items one must be as the sign says: a clause for each choice. */
static ent_status assert_choices(ent_encoding *e, const count_items *items, size_t n, size_t k)
{
    const size_t before = e->gathered;
    if (k == 0 || k == n) {
        for (size_t i = 0; i < k; i++) {
            ENT_TRY(push(e, items->sign * e->gather[items->first + i]));
        }
        ENT_TRY(
            ent_clauses_add(e->clauses, e->gather + items->clause, e->gathered - items->clause));
    } else { /* with the last item, and without it; so deep that choices are few */
        ENT_TRY(push(e, items->sign * e->gather[items->first + n - 1]));
        ENT_TRY(assert_choices(e, items, n - 1, k - 1));
        e->gathered = before;
        ENT_TRY(assert_choices(e, items, n - 1, k));
    }
    e->gathered = before;
    return ENT_OK;
}

/* The bounds that a demand puts on a count of n items; false when it forbids what is in between. */
static bool bounds(demand d, size_t *low, size_t *high)
{
    const size_t n = d.x->child_count;
    const bool below = d.x->low > 0, above = d.x->high < n;
    *low = d.truth ? d.x->low : above ? (size_t)d.x->high + 1 : 0;
    *high = d.truth ? d.x->high : below ? (size_t)d.x->low - 1 : n;
    *high = *high < n ? *high : n;
    return *low <= n && (d.truth || below != above);
}

static ent_status assert_count(ent_encoding *e, demand d, size_t from)
{
    const size_t n = d.x->child_count, prefix = e->gathered - from;
    size_t low = 0, high = n, clauses = MOST_CLAUSES + 1;
    if (bounds(d, &low, &high)) {
        clauses = (low > 0 ? choices(n, n - low + 1, MOST_CLAUSES) : 0) +
                  (high < n ? choices(n, high + 1, MOST_CLAUSES) : 0);
    }
    if (clauses > MOST_CLAUSES) {
        ENT_TRY(push_literal(e, d));
        return ent_clauses_add(e->clauses, stacked(e, from), e->gathered - from);
    }
    count_items items = {.first = e->gathered, .clause = e->gathered + n, .sign = 1};
    ENT_TRY(push_children(e, d.x, 1));
    for (size_t i = 0; i < prefix; i++) {
        ENT_TRY(push(e, e->gather[from + i]));
    }
    if (low > 0) {
        ENT_TRY(assert_choices(e, &items, n, n - low + 1));
    }
    items.sign = -1;
    return high < n ? assert_choices(e, &items, n, high + 1) : ENT_OK;
}

/* Adds the clauses "what the stack holds from `from` on, or the demand". */
static ent_status assert_under(ent_encoding *e, demand d, size_t from)
{
    const size_t before = e->gathered;
    ent_status status = ENT_OK;
    switch (form_of(d)) {
    case FORM_ALL:
        for (size_t i = 0; i < d.x->child_count && status == ENT_OK; i++) {
            status = assert_under(e, part_of(d, i), from);
        }
        break;
    case FORM_SAME:
        status = assert_same(e, d, from);
        break;
    case FORM_COUNT:
        status = assert_count(e, d, from);
        break;
    case FORM_LEAF:
        status = d.truth ? assert_leaf(e, d, from) : assert_any(e, &d, 1, from);
        break;
    default:
        status = assert_any(e, &d, 1, from);
    }
    e->gathered = before;
    return status;
}

ent_status ent_encoding_assert(ent_encoding *e, const ent_expression *expression, bool truth)
{
    return assert_under(e, look_through((demand){expression, truth, false}), e->gathered);
}
