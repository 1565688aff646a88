/* SPDX-License-Identifier: MIT */
/*
 * How many sets of each size satisfy a condition: a polynomial whose k-th coefficient counts the sets of k states.
 *
 * A part of the condition that shares no state with the rest is counted by itself, and the polynomials multiply. In
 * one part the state that occurs most is taken to be in, which satisfies or shortens what has it, and to be out;
 * the polynomial of the first, times x, and of the second add up. States that are left in no clause are free: 1 + x each.
 */
#include "leverage/formula.h"

#include "base/bits.h"

#include <string.h>

/* A set of the states that are counted over. */
typedef struct set {
    uint64_t word[ENT_COUNT_WORDS];
} set;

/* Clauses whose terms follow one another: those of clause c from start[c] to start[c + 1]. */
typedef struct part {
    size_t clauses;
    size_t *start;
    set *terms;
} part;

/* Coefficients of 1, x, x^2, ... */
typedef struct poly {
    size_t degree;
    ent_wide *of;
} poly;

typedef struct tally {
    ent_context *context;
    const ent_allocator *allocator;
    uint64_t steps; /* that are left */
    bool stopped;
} tally;

static bool has(const set *s, size_t at)
{
    return ent_bits_has(s->word, at);
}

static bool is_empty(const set *s)
{
    uint64_t all = 0;
    for (size_t w = 0; w < ENT_COUNT_WORDS; w++) {
        all |= s->word[w];
    }
    return all == 0;
}

static void unite(set *to, const set *other)
{
    for (size_t w = 0; w < ENT_COUNT_WORDS; w++) {
        to->word[w] |= other->word[w];
    }
}

static bool meet(const set *one, const set *other)
{
    bool any = false;
    for (size_t w = 0; w < ENT_COUNT_WORDS; w++) {
        any = any || (one->word[w] & other->word[w]) != 0;
    }
    return any;
}

static set clause_states(const part *f, size_t clause)
{
    set all = {{0}};
    for (size_t t = f->start[clause]; t < f->start[clause + 1]; t++) {
        unite(&all, &f->terms[t]);
    }
    return all;
}

static set part_states(const part *f)
{
    set all = {{0}};
    for (size_t t = 0; t < f->start[f->clauses]; t++) {
        unite(&all, &f->terms[t]);
    }
    return all;
}

/* to += one * other; sums of counts stay below 2^256. */
static void add_product(ent_wide *to, const ent_wide *one, const ent_wide *other)
{
    enum { DIGITS = 2 * ENT_COUNT_WORDS };
    for (size_t i = 0; i < DIGITS; i++) {
        uint64_t carry = 0;
        for (size_t j = 0; one->digit[i] != 0 && i + j < DIGITS; j++) {
            carry += to->digit[i + j] + (uint64_t)one->digit[i] * other->digit[j];
            to->digit[i + j] = (uint32_t)carry;
            carry >>= 32;
        }
    }
}

static ent_status new_poly(const tally *c, size_t degree, poly *out)
{
    out->of = ent_memory_zero(c->allocator, degree + 1, sizeof *out->of);
    out->degree = degree;
    return out->of == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

/* Replaces a polynomial by its product with another, which is released. */
static ent_status multiply(const tally *c, poly *to, poly *other)
{
    poly product;
    const ent_status status = new_poly(c, to->degree + other->degree, &product);
    for (size_t i = 0; status == ENT_OK && i <= to->degree; i++) {
        for (size_t j = 0; j <= other->degree; j++) {
            add_product(&product.of[i + j], &to->of[i], &other->of[j]);
        }
    }
    ent_memory_free(c->allocator, other->of);
    if (status == ENT_OK) {
        ent_memory_free(c->allocator, to->of);
        *to = product;
    }
    return status;
}

/* Multiplies by 1 + x so many times, in place: each coefficient gets the one below it added. */
static ent_status set_free(const tally *c, poly *to, size_t states)
{
    const ent_wide one = {{1}};
    poly wider;
    ENT_TRY(new_poly(c, to->degree + states, &wider));
    memcpy(wider.of, to->of, (to->degree + 1) * sizeof *to->of);
    for (size_t k = 1; k <= states; k++) {
        for (size_t d = to->degree + k; d > 0; d--) {
            add_product(&wider.of[d], &wider.of[d - 1], &one);
        }
    }
    ent_memory_free(c->allocator, to->of);
    *to = wider;
    return ENT_OK;
}

/* Room for a part no larger than another. */
static ent_status new_part(const tally *c, const part *like, part *out)
{
    out->clauses = 0;
    out->start = ent_memory_zero(c->allocator, like->clauses + 1, sizeof *out->start);
    out->terms = ent_memory_new(c->allocator, like->start[like->clauses], sizeof *out->terms);
    if (out->start == NULL || out->terms == NULL) {
        ent_memory_free(c->allocator, out->start);
        ent_memory_free(c->allocator, out->terms);
        return ENT_ERROR_MEMORY;
    }
    return ENT_OK;
}

static void free_part(const tally *c, part *f)
{
    ent_memory_free(c->allocator, f->start);
    ent_memory_free(c->allocator, f->terms);
}

/* Adds a clause where a state is in, or out; nothing when it holds then. False: it cannot hold. */
static bool decide_clause(const part *f, size_t clause, size_t state, bool in, part *out)
{
    size_t end = out->start[out->clauses];
    for (size_t t = f->start[clause]; t < f->start[clause + 1]; t++) {
        set term = f->terms[t];
        if (has(&term, state) && !in) {
            continue;
        }
        ent_bits_remove(term.word, state);
        if (is_empty(&term)) {
            return true;
        }
        out->terms[end++] = term;
    }
    const bool can = end > out->start[out->clauses];
    out->start[++out->clauses] = end;
    return can;
}

/* The state in the most clauses. */
static size_t choose(const part *f)
{
    size_t in[ENT_MOST_COUNTED] = {0}, best = 0;
    for (size_t k = 0; k < f->clauses; k++) {
        const set states = clause_states(f, k);
        for (size_t s = 0; s < ENT_MOST_COUNTED; s++) {
            in[s] += has(&states, s);
        }
    }
    for (size_t s = 0; s < ENT_MOST_COUNTED; s++) {
        best = in[s] > in[best] ? s : best;
    }
    return best;
}

static ent_status count_part(tally *c, const part *f, poly *out);

/* How many states occur in a part. */
static size_t count_states(const part *f)
{
    const set all = part_states(f);
    return (size_t)ent_bits_count(all.word, ENT_COUNT_WORDS);
}

/* What is counted where a state is in, or out, over the other states of the part; nothing: it cannot be. */
static ent_status count_case(tally *c, const part *f, size_t state, bool in, poly *out)
{
    part rest;
    bool can = true;
    ENT_TRY(new_part(c, f, &rest));
    for (size_t k = 0; can && k < f->clauses; k++) {
        can = decide_clause(f, k, state, in, &rest);
    }
    ent_status status = can ? count_part(c, &rest, out) : new_poly(c, 0, out);
    if (status == ENT_OK && can) {
        status = set_free(c, out, count_states(f) - 1 - count_states(&rest));
        if (status != ENT_OK) {
            ent_memory_free(c->allocator, out->of);
        }
    }
    free_part(c, &rest);
    return status;
}

/* Adds up the two cases of a state. */
static ent_status branch(tally *c, const part *f, poly *out)
{
    const ent_wide one = {{1}};
    const size_t state = choose(f);
    poly sum;
    ENT_TRY(new_poly(c, count_states(f), &sum));
    for (int in = 0; in < 2; in++) {
        poly one_case;
        const ent_status status = count_case(c, f, state, in == 1, &one_case);
        if (status != ENT_OK) {
            ent_memory_free(c->allocator, sum.of);
            return status;
        }
        for (size_t k = 0; k <= one_case.degree; k++) {
            add_product(&sum.of[k + (size_t)in], &one_case.of[k], &one);
        }
        ent_memory_free(c->allocator, one_case.of);
    }
    *out = sum;
    return ENT_OK;
}

/* Takes the clauses that hang together with the first one, over states. */
static set find_together(const part *f)
{
    set reached = clause_states(f, 0);
    for (bool grows = true; grows;) {
        const set before = reached;
        for (size_t k = 0; k < f->clauses; k++) {
            const set states = clause_states(f, k);
            if (meet(&states, &reached)) {
                unite(&reached, &states);
            }
        }
        grows = memcmp(&before, &reached, sizeof before) != 0;
    }
    return reached;
}

/* Copies the clauses that share states with a set, or those that do not. */
static void take(const part *f, const set *states, bool sharing, part *out)
{
    for (size_t k = 0; k < f->clauses; k++) {
        const set own = clause_states(f, k);
        if (meet(&own, states) != sharing) {
            continue;
        }
        const size_t at = out->start[out->clauses], terms = f->start[k + 1] - f->start[k];
        memcpy(out->terms + at, f->terms + f->start[k], terms * sizeof *f->terms);
        out->start[++out->clauses] = at + terms;
    }
}

/* Counts what hangs together with the first clause, and the rest. */
static ent_status split(tally *c, const part *f, const set *together, poly *out)
{
    part half;
    poly rest = {0};
    ENT_TRY(new_part(c, f, &half));
    take(f, together, true, &half);
    ent_status status = branch(c, &half, out);
    free_part(c, &half);
    if (status != ENT_OK) {
        return status;
    }
    status = new_part(c, f, &half);
    if (status == ENT_OK) {
        take(f, together, false, &half);
        status = count_part(c, &half, &rest);
        free_part(c, &half);
    }
    if (status == ENT_OK) {
        status = multiply(c, out, &rest);
    }
    if (status != ENT_OK) {
        ent_memory_free(c->allocator, out->of);
    }
    return status;
}

/* Counts a part over the states that occur in it. */
static ent_status count_part(tally *c, const part *f, poly *out)
{
    ENT_TRY(ent_context_poll(c->context));
    const uint64_t size = f->start[f->clauses] + 1;
    c->stopped = c->stopped || c->steps < size;
    c->steps -= c->stopped ? 0 : size;
    if (f->clauses == 0 || c->stopped) {
        ENT_TRY(new_poly(c, 0, out));
        out->of[0].digit[0] = 1;
        return ENT_OK;
    }
    const set together = find_together(f), all = part_states(f);
    return memcmp(&together, &all, sizeof all) == 0 ? branch(c, f, out)
                                                    : split(c, f, &together, out);
}

/* Which states occur, as numbers from 0; their number, ENT_MOST_COUNTED + 1 when they are too many. */
static size_t number_states(const ent_formula *formula, uint32_t *states)
{
    size_t count = 0;
    for (size_t k = 0; k < formula->count; k++) {
        const ent_raw_clause *clause = &formula->clauses[k];
        for (size_t t = 0; !clause->idle && t < clause->count; t++) {
            for (size_t i = 0; i < clause->terms[t].count; i++) {
                size_t at = 0;
                while (at < count && states[at] != clause->terms[t].states[i]) {
                    at++;
                }
                if (at == count && count == ENT_MOST_COUNTED) {
                    return ENT_MOST_COUNTED + 1;
                }
                states[at] = clause->terms[t].states[i];
                count += at == count;
            }
        }
    }
    return count;
}

/* The formula over numbered states. */
static void write_part(const ent_formula *formula, const uint32_t *states, part *out)
{
    size_t end = 0;
    for (size_t k = 0; k < formula->count; k++) {
        const ent_raw_clause *clause = &formula->clauses[k];
        for (size_t t = 0; !clause->idle && t < clause->count; t++) {
            memset(&out->terms[end], 0, sizeof *out->terms);
            for (size_t i = 0; i < clause->terms[t].count; i++) {
                size_t at = 0;
                while (states[at] != clause->terms[t].states[i]) {
                    at++;
                }
                ent_bits_add(out->terms[end].word, at);
            }
            end++;
        }
        if (!clause->idle) {
            out->start[++out->clauses] = end;
        }
    }
}

ent_status ent_formula_count(ent_context *context, const ent_formula *formula, uint64_t steps,
                             ent_wide *counts, size_t *states, bool *counted)
{
    uint32_t numbered[ENT_MOST_COUNTED];
    size_t terms = 0;
    tally c = {.context = context, .allocator = &context->allocator, .steps = steps};
    part whole = {0};
    poly result = {0};
    *states = number_states(formula, numbered);
    *counted = *states <= ENT_MOST_COUNTED;
    if (!*counted) {
        return ENT_OK;
    }
    for (size_t k = 0; k < formula->count; k++) {
        terms += formula->clauses[k].count;
    }
    whole.start = ent_memory_zero(c.allocator, formula->count + 1, sizeof *whole.start);
    whole.terms = ent_memory_new(c.allocator, terms, sizeof *whole.terms);
    ent_status status = whole.start == NULL || whole.terms == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    if (status == ENT_OK) {
        write_part(formula, numbered, &whole);
        status = count_part(&c, &whole, &result);
    }
    if (status == ENT_OK) {
        memset(counts, 0, (ENT_MOST_COUNTED + 1) * sizeof *counts);
        memcpy(counts, result.of, (result.degree + 1) * sizeof *counts);
        *counted = !c.stopped;
        ent_memory_free(c.allocator, result.of);
    }
    free_part(&c, &whole);
    return status;
}
