/* SPDX-License-Identifier: MIT */
/*
 * Disjunctions of conjunctions, from the leaves up: a disjunction joins lists, a conjunction multiplies them out. What
 * contradicts itself and what another term says already is dropped on the way, which keeps lists short in practice.
 */
#include "formats/out/foreign/terms.h"

ent_status ent_marks_new(const ent_dispute *dispute, ent_arena *arena, ent_marks *out)
{
    *out =
        (ent_marks){.dispute = dispute,
                    .first = ent_arena_new(arena, dispute->option_count + 1, sizeof *out->first)};
    if (out->first == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t o = 0; o < dispute->option_count; o++) {
        out->first[o + 1] = out->first[o] + dispute->options[o].value_count - 1;
    }
    out->count = out->first[dispute->option_count];
    out->words = (out->count + 63) / 64;
    return ENT_OK;
}

enum { STEPS = 1 << 18, FIRST_ROOM = 8 };

/* What is being made: of which marks, how much work is left for it, and whether it is still short enough. */
typedef struct making {
    const ent_marks *marks;
    ent_arena *arena;
    size_t steps;
    bool good;
} making;

static void take_step(making *m)
{
    m->good = m->good && m->steps > 0;
    m->steps -= m->good;
}

static ent_status expand(making *m, const ent_expression *expression, bool wanted, ent_terms *out);

/* Whether whatever makes `narrow` true makes `wide` true. */
static bool covers(const making *m, const uint64_t *wide, const uint64_t *narrow)
{
    for (size_t w = 0; w < 2 * m->marks->words; w++) {
        if ((wide[w] & ~narrow[w]) != 0) {
            return false;
        }
    }
    return true;
}

/* Makes room for one term more. Lists double, and what they were before stays in the arena. */
static ent_status make_room(making *m, ent_terms *terms)
{
    if (terms->count < terms->room) {
        return ENT_OK;
    }
    const size_t room = terms->room == 0 ? FIRST_ROOM : 2 * terms->room;
    uint64_t **list = ent_arena_new(m->arena, room, sizeof *list);
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < terms->count; i++) {
        list[i] = terms->list[i];
    }
    terms->list = list;
    terms->room = room;
    return ENT_OK;
}

/* Adds a term, unless one covers it; those that it covers go. */
static ent_status add_term(making *m, ent_terms *terms, uint64_t *term)
{
    size_t kept = 0;
    take_step(m);
    for (size_t i = 0; i < terms->count; i++) {
        if (covers(m, terms->list[i], term)) {
            return ENT_OK;
        }
    }
    for (size_t i = 0; i < terms->count; i++) {
        if (!covers(m, term, terms->list[i])) {
            terms->list[kept++] = terms->list[i];
        }
    }
    terms->count = kept;
    ENT_TRY(make_room(m, terms));
    m->good = m->good && kept < ENT_TERMS_MOST;
    if (m->good) {
        terms->list[terms->count++] = term;
    }
    return ENT_OK;
}

static uint64_t *new_term(making *m)
{
    return ent_arena_new(m->arena, 2 * m->marks->words, sizeof(uint64_t));
}

/* Adds the term of two terms together, unless they contradict each other. */
static ent_status add_both(making *m, ent_terms *terms, const uint64_t *a, const uint64_t *b)
{
    const size_t words = m->marks->words;
    for (size_t w = 0; w < words; w++) {
        if (((a[w] | b[w]) & (a[words + w] | b[words + w])) != 0) {
            return ENT_OK;
        }
    }
    uint64_t *term = new_term(m);
    if (term == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t w = 0; w < 2 * words; w++) {
        term[w] = a[w] | b[w];
    }
    return add_term(m, terms, term);
}

/* Puts all of `more` to the terms. */
static ent_status join(making *m, ent_terms *terms, const ent_terms *more)
{
    for (size_t i = 0; i < more->count && m->good; i++) {
        ENT_TRY(add_term(m, terms, more->list[i]));
    }
    return ENT_OK;
}

static ent_status multiply(making *m, ent_terms *terms, const ent_terms *by)
{
    ent_terms product = {.list = NULL};
    for (size_t i = 0; i < terms->count; i++) {
        for (size_t k = 0; k < by->count && m->good; k++) {
            ENT_TRY(add_both(m, &product, terms->list[i], by->list[k]));
        }
    }
    *terms = product;
    return ENT_OK;
}

/* The term that is always true. */
static ent_status always(making *m, ent_terms *out)
{
    uint64_t *term = new_term(m);
    *out = (ent_terms){.list = NULL};
    return term == NULL ? ENT_ERROR_MEMORY : add_term(m, out, term);
}

/* A term of the marks k of an option: that `at_least` is set, if above 0, and `below` is not, if there is such a mark. */
static ent_status add_range(making *m, const ent_expression *leaf, uint32_t at_least,
                            uint32_t below, ent_terms *out)
{
    const size_t first = m->marks->first[leaf->option], words = m->marks->words;
    const uint32_t count = m->marks->dispute->options[leaf->option].value_count;
    uint64_t *term = new_term(m);
    if (term == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (at_least > 0) {
        const size_t mark = first + at_least - 1;
        term[mark / 64] |= (uint64_t)1 << mark % 64;
    }
    if (below < count) {
        const size_t mark = first + below - 1;
        term[words + mark / 64] |= (uint64_t)1 << mark % 64;
    }
    return add_term(m, out, term);
}

static ent_status expand_leaf(making *m, const ent_expression *leaf, bool wanted, ent_terms *out)
{
    const uint32_t count = m->marks->dispute->options[leaf->option].value_count;
    if (wanted) {
        return leaf->low > leaf->high || leaf->low >= count
                   ? ENT_OK
                   : add_range(m, leaf, leaf->low, leaf->high + 1, out);
    }
    if (leaf->low > 0) {
        ENT_TRY(add_range(m, leaf, 0, leaf->low, out));
    }
    return leaf->high + 1 < count ? add_range(m, leaf, leaf->high + 1, count, out) : ENT_OK;
}

/* All children as wanted, or one of them. */
static ent_status expand_list(making *m, const ent_expression *e, bool all, bool wanted,
                              ent_terms *out)
{
    if (all) {
        ENT_TRY(always(m, out));
    }
    for (size_t i = 0; i < e->child_count && m->good; i++) {
        ent_terms child = {.list = NULL};
        ENT_TRY(expand(m, e->children[i], wanted, &child));
        ENT_TRY((all ? multiply : join)(m, out, &child));
    }
    return ENT_OK;
}

/* The terms of two expressions together. */
static ent_status expand_pair(making *m, const ent_expression *e, bool first, bool second,
                              ent_terms *out)
{
    ent_terms other = {.list = NULL};
    ENT_TRY(expand(m, e->children[0], first, out));
    ENT_TRY(expand(m, e->children[1], second, &other));
    return multiply(m, out, &other);
}

static ent_status expand_implies(making *m, const ent_expression *e, bool wanted, ent_terms *out)
{
    if (!wanted) {
        return expand_pair(m, e, true, false, out);
    }
    ent_terms then = {.list = NULL};
    ENT_TRY(expand(m, e->children[0], false, out));
    ENT_TRY(expand(m, e->children[1], true, &then));
    return join(m, out, &then);
}

static ent_status expand_iff(making *m, const ent_expression *e, bool wanted, ent_terms *out)
{
    ent_terms other = {.list = NULL};
    ENT_TRY(expand_pair(m, e, true, wanted, out));
    ENT_TRY(expand_pair(m, e, false, !wanted, &other));
    return join(m, out, &other);
}

/* What remains of a count at a child, when so many before it are true. */
typedef struct counting {
    const ent_expression *expression;
    bool wanted;
    size_t child, truths;
} counting;

/* Whether what is to come decides nothing any more: then *truth is what comes of it. */
static bool is_settled(const counting *c, bool *truth)
{
    const size_t left = c->expression->child_count - c->child;
    const bool out = c->truths > c->expression->high || c->truths + left < c->expression->low;
    const bool in = c->truths >= c->expression->low && c->truths + left <= c->expression->high;
    *truth = in == c->wanted;
    return out || in;
}

static ent_status expand_count(making *m, const counting *c, ent_terms *out)
{
    bool truth = false;
    take_step(m);
    m->good = m->good && c->expression->child_count <= ENT_TERMS_MOST;
    if (!m->good) {
        return ENT_OK;
    }
    if (is_settled(c, &truth)) {
        return truth ? always(m, out) : ENT_OK;
    }
    for (int holds = 1; holds >= 0 && m->good; holds--) {
        const counting next = {.expression = c->expression,
                               .wanted = c->wanted,
                               .child = c->child + 1,
                               .truths = c->truths + (size_t)holds};
        ent_terms rest = {.list = NULL}, child = {.list = NULL};
        ENT_TRY(expand_count(m, &next, &rest));
        if (rest.count > 0) {
            ENT_TRY(expand(m, c->expression->children[c->child], holds != 0, &child));
            ENT_TRY(multiply(m, &child, &rest));
            ENT_TRY(join(m, out, &child));
        }
    }
    return ENT_OK;
}

static ent_status expand(making *m, const ent_expression *e, bool wanted, ent_terms *out)
{
    const counting whole = {.expression = e, .wanted = wanted};
    take_step(m);
    if (!m->good) {
        return ENT_OK;
    }
    switch (e->op) {
    case ENT_OP_LEAF:
        return expand_leaf(m, e, wanted, out);
    case ENT_OP_NAME:
        return expand(m, e->name->meaning, wanted, out);
    case ENT_OP_NOT:
        return expand(m, e->children[0], !wanted, out);
    case ENT_OP_AND:
    case ENT_OP_OR:
        return expand_list(m, e, (e->op == ENT_OP_AND) == wanted, wanted, out);
    case ENT_OP_IMPLIES:
        return expand_implies(m, e, wanted, out);
    case ENT_OP_IFF:
        return expand_iff(m, e, wanted, out);
    case ENT_OP_COUNT:
        return expand_count(m, &whole, out);
    }
    return ENT_OK;
}

ent_status ent_terms_new(const ent_marks *marks, const ent_expression *expression, bool wanted,
                         ent_arena *arena, ent_terms *out, bool *good)
{
    making m = {.marks = marks, .arena = arena, .steps = STEPS, .good = true};
    *out = (ent_terms){.list = NULL};
    ENT_TRY(expand(&m, expression, wanted, out));
    *good = m.good;
    return ENT_OK;
}

bool ent_terms_tell(const ent_marks *marks, const ent_terms *terms)
{
    for (size_t w = 0; terms->count > 0 && w < 2 * marks->words; w++) {
        if (terms->list[0][w] != 0) {
            return true;
        }
    }
    return false;
}
