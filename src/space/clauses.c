/* SPDX-License-Identifier: MIT */
/*
 * Storing clauses and making gates.
 *
 * A gate is recorded as its kind, how many inputs it has, the inputs in a normal form, and its
 * variable; a hash table of places finds equal ones again. Clauses for a gate g follow Tseitin (1968),
 * in both directions:
 *
 *     or      not g or a or b ...,   g or not a,  g or not b, ...
 *     iff     g or a or b,  g or not a or not b,  not g or a or not b,  not g or not a or b
 *     choose  by, yes -> g;  by, not yes -> not g;  not by, no -> g;  not by, not no -> not g;
 *             and, though it follows: yes, no -> g;  not yes, not no -> not g
 */
#include "space/clauses.h"

#include <stdlib.h>
#include <string.h>

static const size_t MOST_NUMBERS = (size_t)1 << 26;

enum { GATE_HEAD = 2 /* numbers before the inputs */ };

struct ent_clauses {
    const ent_allocator *allocator;
    ent_literal variables;
    ent_literal *literals; /* the clauses */
    size_t length, room;
    size_t *stated; /* where clauses that were added begin */
    size_t stated_count, stated_room;
    ent_literal *gates; /* the records of gates, one after another */
    size_t gate_length, gate_room, gate_count;
    size_t *slots; /* a hash table: the place of a record and one; 0: free */
    size_t slot_count;
    ent_literal *sorted; /* room to bring literals into a normal form */
    size_t sorted_room;
};

ent_status ent_clauses_new(const ent_allocator *allocator, ent_clauses **out)
{
    ent_clauses *clauses = ent_memory_zero(allocator, 1, sizeof *clauses);
    if (clauses == NULL) {
        return ENT_ERROR_MEMORY;
    }
    clauses->allocator = allocator;
    *out = clauses;
    return ENT_OK;
}

void ent_clauses_free(ent_clauses *clauses)
{
    if (clauses != NULL) {
        ent_memory_free(clauses->allocator, clauses->literals);
        ent_memory_free(clauses->allocator, clauses->stated);
        ent_memory_free(clauses->allocator, clauses->gates);
        ent_memory_free(clauses->allocator, clauses->slots);
        ent_memory_free(clauses->allocator, clauses->sorted);
        ent_memory_free(clauses->allocator, clauses);
    }
}

const ent_allocator *ent_clauses_allocator(const ent_clauses *clauses)
{
    return clauses->allocator;
}

ent_literal ent_clauses_variables(const ent_clauses *clauses)
{
    return clauses->variables;
}

const ent_literal *ent_clauses_read(const ent_clauses *clauses, size_t *length)
{
    *length = clauses->length;
    return clauses->literals;
}

bool ent_clauses_gate(const ent_clauses *clauses, size_t *at, ent_gate *out)
{
    if (*at == clauses->gate_length) {
        return false;
    }
    const ent_literal *record = clauses->gates + *at;
    const size_t count = (size_t)record[1];
    *out = (ent_gate){.kind = record[0],
                      .inputs = record + GATE_HEAD,
                      .count = count,
                      .variable = record[GATE_HEAD + count]};
    *at += GATE_HEAD + count + 1;
    return true;
}

bool ent_clauses_stated(const ent_clauses *clauses, size_t *at, const ent_literal **literals,
                        size_t *count)
{
    if (*at == clauses->stated_count) {
        return false;
    }
    *literals = clauses->literals + clauses->stated[(*at)++];
    for (*count = 0; (*literals)[*count] != 0;) {
        ++*count;
    }
    return true;
}

size_t ent_clauses_stated_count(const ent_clauses *clauses)
{
    return clauses->stated_count;
}

/* Makes room for `more` numbers behind the first `length` of a list. */
static ent_status make_room(const ent_clauses *clauses, ent_literal **list, size_t *room,
                            size_t length, size_t more)
{
    if (more > MOST_NUMBERS - length) {
        return ENT_ERROR_LIMIT;
    }
    ent_literal *moved =
        ent_memory_grow(clauses->allocator, *list, room, length + more, sizeof *moved);
    if (moved == NULL) {
        return ENT_ERROR_MEMORY;
    }
    *list = moved;
    return ENT_OK;
}

ent_status ent_clauses_variable(ent_clauses *clauses, ent_literal *out)
{
    if ((size_t)clauses->variables >= MOST_NUMBERS) {
        return ENT_ERROR_LIMIT;
    }
    *out = ++clauses->variables;
    return ENT_OK;
}

/* Whether a literal stands before another: by variable, of one variable the negation last. */
static bool before(ent_literal a, ent_literal b)
{
    return abs(a) != abs(b) ? abs(a) < abs(b) : a > b;
}

/* Lets the item at `at` of a heap, whose first is the last in order, sink to its place. */
static void sink(ent_literal *heap, size_t count, size_t at)
{
    const ent_literal item = heap[at];
    for (size_t child = 2 * at + 1; child < count; child = 2 * at + 1) {
        child += child + 1 < count && before(heap[child], heap[child + 1]);
        if (!before(item, heap[child])) {
            break;
        }
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = item;
}

static void sort(ent_literal *items, size_t count)
{
    for (size_t i = count / 2; i-- > 0;) {
        sink(items, count, i);
    }
    for (size_t end = count; end-- > 1;) {
        const ent_literal last = items[0];
        items[0] = items[end];
        items[end] = last;
        sink(items, end, 0);
    }
}

/*
 * Copies a disjunction, of the literals or (sign -1) of their negations, to `sorted` in its normal
 * form: ascending, each literal once, no constants. *always is set when it is true whatever the
 * variables are.
 */
static ent_status sort_literals(ent_clauses *clauses, const ent_literal *literals, size_t count,
                                int sign, size_t *kept, bool *always)
{
    ENT_TRY(make_room(clauses, &clauses->sorted, &clauses->sorted_room, 0, count));
    ent_literal *sorted = clauses->sorted;
    size_t taken = 0;
    for (size_t i = 0; i < count; i++) {
        if (sign * literals[i] != ENT_LITERAL_FALSE) {
            sorted[taken++] = sign * literals[i];
        }
    }
    sort(sorted, taken);
    *kept = 0;
    *always = false;
    for (size_t i = 0; i < taken; i++) {
        const ent_literal last = *kept == 0 ? 0 : sorted[*kept - 1];
        *always = *always || sorted[i] == ENT_LITERAL_TRUE || sorted[i] == -last;
        if (sorted[i] != last) {
            sorted[(*kept)++] = sorted[i];
        }
    }
    return ENT_OK;
}

/* Appends a clause as it is. */
static ent_status put_clause(ent_clauses *clauses, const ent_literal *literals, size_t count)
{
    ENT_TRY(make_room(clauses, &clauses->literals, &clauses->room, clauses->length, count + 1));
    for (size_t i = 0; i < count; i++) {
        clauses->literals[clauses->length++] = literals[i];
    }
    clauses->literals[clauses->length++] = 0;
    return ENT_OK;
}

ent_status ent_clauses_add(ent_clauses *clauses, const ent_literal *literals, size_t count)
{
    size_t kept = 0;
    bool always = false;
    ENT_TRY(sort_literals(clauses, literals, count, 1, &kept, &always));
    if (always) {
        return ENT_OK;
    }
    size_t *stated = ent_memory_grow(clauses->allocator, clauses->stated, &clauses->stated_room,
                                     clauses->stated_count + 1, sizeof *stated);
    if (stated == NULL) {
        return ENT_ERROR_MEMORY;
    }
    clauses->stated = stated;
    stated[clauses->stated_count] = clauses->length;
    ENT_TRY(put_clause(clauses, clauses->sorted, kept));
    clauses->stated_count++;
    return ENT_OK;
}

static size_t hash_gate(ent_gate_kind kind, const ent_literal *inputs, size_t count)
{
    uint64_t hash = (uint64_t)kind + 1;
    for (size_t i = 0; i < count; i++) {
        hash = (hash ^ (uint32_t)inputs[i]) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 29;
    }
    return (size_t)hash;
}

/* The slot of a gate: that of its record, or the free one where it would go. */
static size_t find_slot(const ent_clauses *clauses, ent_gate_kind kind, const ent_literal *inputs,
                        size_t count)
{
    size_t slot = hash_gate(kind, inputs, count) & (clauses->slot_count - 1);
    for (; clauses->slots[slot] != 0; slot = (slot + 1) & (clauses->slot_count - 1)) {
        const ent_literal *record = clauses->gates + clauses->slots[slot] - 1;
        if (record[0] == (ent_literal)kind && (size_t)record[1] == count &&
            memcmp(record + GATE_HEAD, inputs, count * sizeof *inputs) == 0) {
            break;
        }
    }
    return slot;
}

/* Doubles the hash table when it is half full. */
static ent_status make_slots(ent_clauses *clauses)
{
    if (clauses->gate_count * 2 < clauses->slot_count) {
        return ENT_OK;
    }
    const size_t count = clauses->slot_count == 0 ? 64 : clauses->slot_count * 2;
    size_t *slots = ent_memory_zero(clauses->allocator, count, sizeof *slots);
    if (slots == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_memory_free(clauses->allocator, clauses->slots);
    clauses->slots = slots;
    clauses->slot_count = count;
    for (size_t at = 0; at < clauses->gate_length;) {
        const ent_literal *record = clauses->gates + at;
        const size_t inputs = (size_t)record[1];
        slots[find_slot(clauses, (ent_gate_kind)record[0], record + GATE_HEAD, inputs)] = at + 1;
        at += GATE_HEAD + inputs + 1;
    }
    return ENT_OK;
}

static ent_status put_or(ent_clauses *clauses, const ent_literal *inputs, size_t count,
                         ent_literal gate)
{
    for (size_t i = 0; i < count; i++) {
        ENT_TRY(put_clause(clauses, (ent_literal[]){gate, -inputs[i]}, 2));
    }
    ENT_TRY(put_clause(clauses, inputs, count));
    clauses->literals[clauses->length - 1] = -gate; /* in place of the 0 */
    return put_clause(clauses, NULL, 0);
}

static ent_status put_iff(ent_clauses *clauses, const ent_literal *inputs, ent_literal gate)
{
    const ent_literal a = inputs[0], b = inputs[1];
    ENT_TRY(put_clause(clauses, (ent_literal[]){gate, a, b}, 3));
    ENT_TRY(put_clause(clauses, (ent_literal[]){gate, -a, -b}, 3));
    ENT_TRY(put_clause(clauses, (ent_literal[]){-gate, a, -b}, 3));
    return put_clause(clauses, (ent_literal[]){-gate, -a, b}, 3);
}

static ent_status put_choose(ent_clauses *clauses, const ent_literal *inputs, ent_literal gate)
{
    const ent_literal by = inputs[0], yes = inputs[1], no = inputs[2];
    ENT_TRY(put_clause(clauses, (ent_literal[]){-by, -yes, gate}, 3));
    ENT_TRY(put_clause(clauses, (ent_literal[]){-by, yes, -gate}, 3));
    ENT_TRY(put_clause(clauses, (ent_literal[]){by, -no, gate}, 3));
    ENT_TRY(put_clause(clauses, (ent_literal[]){by, no, -gate}, 3));
    ENT_TRY(put_clause(clauses, (ent_literal[]){-yes, -no, gate}, 3));
    return put_clause(clauses, (ent_literal[]){yes, no, -gate}, 3);
}

static ent_status put_gate(ent_clauses *clauses, ent_gate_kind kind, const ent_literal *inputs,
                           size_t count, ent_literal gate)
{
    return kind == ENT_GATE_OR    ? put_or(clauses, inputs, count, gate)
           : kind == ENT_GATE_IFF ? put_iff(clauses, inputs, gate)
                                  : put_choose(clauses, inputs, gate);
}

/* Finds a gate, or makes it. Inputs are in normal form. */
static ent_status find_gate(ent_clauses *clauses, ent_gate_kind kind, const ent_literal *inputs,
                            size_t count, ent_literal *out)
{
    ENT_TRY(make_slots(clauses));
    const size_t slot = find_slot(clauses, kind, inputs, count);
    if (clauses->slots[slot] != 0) {
        *out = clauses->gates[clauses->slots[slot] - 1 + GATE_HEAD + count];
        return ENT_OK;
    }
    ENT_TRY(make_room(clauses, &clauses->gates, &clauses->gate_room, clauses->gate_length,
                      GATE_HEAD + count + 1));
    ENT_TRY(ent_clauses_variable(clauses, out));
    ent_literal *record = clauses->gates + clauses->gate_length;
    record[0] = (ent_literal)kind;
    record[1] = (ent_literal)count;
    memcpy(record + GATE_HEAD, inputs, count * sizeof *inputs);
    record[GATE_HEAD + count] = *out;
    clauses->slots[slot] = clauses->gate_length + 1;
    clauses->gate_length += GATE_HEAD + count + 1;
    clauses->gate_count++;
    return put_gate(clauses, kind, inputs, count, *out);
}

ent_status ent_clauses_and(ent_clauses *clauses, const ent_literal *literals, size_t count,
                           ent_literal *out)
{
    size_t kept = 0;
    bool always = false;
    ENT_TRY(sort_literals(clauses, literals, count, -1, &kept, &always));
    if (always || kept == 0) { /* the disjunction of the negations, that is */
        *out = always ? ENT_LITERAL_FALSE : ENT_LITERAL_TRUE;
        return ENT_OK;
    }
    ent_literal any = clauses->sorted[0];
    if (kept > 1) {
        ENT_TRY(find_gate(clauses, ENT_GATE_OR, clauses->sorted, kept, &any));
    }
    *out = -any;
    return ENT_OK;
}

static ent_status or_of(ent_clauses *clauses, ent_literal a, ent_literal b, ent_literal *out)
{
    ENT_TRY(ent_clauses_and(clauses, (ent_literal[]){-a, -b}, 2, out));
    *out = -*out;
    return ENT_OK;
}

static bool constant(ent_literal literal)
{
    return abs(literal) == ENT_LITERAL_TRUE;
}

ent_status ent_clauses_iff(ent_clauses *clauses, ent_literal a, ent_literal b, ent_literal *out)
{
    if (abs(a) == abs(b)) {
        *out = a == b ? ENT_LITERAL_TRUE : ENT_LITERAL_FALSE;
    } else if (constant(a) || constant(b)) {
        const ent_literal other = constant(a) ? b : a;
        *out = (constant(a) ? a : b) == ENT_LITERAL_TRUE ? other : -other;
    } else {
        const ent_literal one = abs(a), two = abs(b);
        const ent_literal inputs[2] = {one < two ? one : two, one < two ? two : one};
        ENT_TRY(find_gate(clauses, ENT_GATE_IFF, inputs, 2, out));
        *out = (a < 0) == (b < 0) ? *out : -*out;
    }
    return ENT_OK;
}

/* Choices of which something is constant or the same; *made false when this is none. */
static ent_status choose_simply(ent_clauses *clauses, ent_choice c, ent_literal *out, bool *made)
{
    *made = true;
    if (constant(c.by) || c.yes == c.no) {
        *out = c.by == ENT_LITERAL_FALSE ? c.no : c.yes;
        return ENT_OK;
    }
    if (c.yes == -c.no) {
        return ent_clauses_iff(clauses, c.by, c.yes, out);
    }
    if (c.yes == ENT_LITERAL_TRUE || c.yes == c.by) {
        return or_of(clauses, c.by, c.no, out);
    }
    if (c.no == ENT_LITERAL_TRUE || c.no == -c.by) {
        return or_of(clauses, -c.by, c.yes, out);
    }
    if (c.yes == ENT_LITERAL_FALSE || c.yes == -c.by) {
        return ent_clauses_and(clauses, (ent_literal[]){-c.by, c.no}, 2, out);
    }
    if (c.no == ENT_LITERAL_FALSE || c.no == c.by) {
        return ent_clauses_and(clauses, (ent_literal[]){c.by, c.yes}, 2, out);
    }
    *made = false;
    return ENT_OK;
}

ent_status ent_clauses_choose(ent_clauses *clauses, ent_choice choice, ent_literal *out)
{
    bool made = false;
    ENT_TRY(choose_simply(clauses, choice, out, &made));
    if (made) {
        return ENT_OK;
    }
    if (choice.by < 0) { /* the normal form: no minus sign before `by` and `yes` */
        choice = (ent_choice){-choice.by, choice.no, choice.yes};
    }
    const ent_literal sign = choice.yes < 0 ? -1 : 1;
    const ent_literal inputs[3] = {choice.by, sign * choice.yes, sign * choice.no};
    ENT_TRY(find_gate(clauses, ENT_GATE_CHOOSE, inputs, 3, out));
    *out *= sign;
    return ENT_OK;
}

/*
 * Level by level from the last literal: at[k] says whether the sum is right when k of the literals
 * before are true. What is more than `high` is wrong whatever follows, so k goes no further than that
 * by one. From small k on, so that at[k + 1] is still that of the level below.
 */
ent_status ent_clauses_between(ent_clauses *clauses, const ent_literal *literals, size_t count,
                               uint32_t low, uint32_t high, ent_literal *out)
{
    const size_t sums = (high < count ? high : count) + 2;
    ent_literal *at = ent_memory_new(clauses->allocator, sums, sizeof *at);
    if (at == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < sums; k++) {
        at[k] = k >= low && k <= high ? ENT_LITERAL_TRUE : ENT_LITERAL_FALSE;
    }
    ent_status status = ENT_OK;
    for (size_t i = count; i-- > 0 && status == ENT_OK;) {
        for (size_t k = 0; k + 1 < sums && k <= i && status == ENT_OK; k++) {
            const ent_choice choice = {.by = literals[i], .yes = at[k + 1], .no = at[k]};
            status = ent_clauses_choose(clauses, choice, &at[k]);
        }
    }
    *out = at[0];
    ent_memory_free(clauses->allocator, at);
    return status;
}
