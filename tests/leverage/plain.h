/* SPDX-License-Identifier: MIT */
/*
 * Small disputes as plain tables, and the definitions of stability once more by plain loops.
 *
 * What counts is written down when the text is made (write.h); of the library only the reader, the listing and the
 * values and names of states are used.
 */
#ifndef ENT_TESTS_PLAIN_H
#define ENT_TESTS_PLAIN_H

#include "unit/support.h"
#include <entente/conditions.h>

enum {
    MOST_PARTIES = 3,
    MOST_STATES = 16,
    MOST_HERE = 6,
    MOST_WISHES = 3,
    MOST_POOL = 40,
    MOST_MEMBERS = 12
};

/* A condition on options: one or two literals joined; a literal asks for values from low to high. */
typedef struct literal {
    size_t option, low, high;
} literal;

typedef struct wish {
    literal part[2];
    size_t parts;
    bool either; /* or; else and */
    int weight;
    bool holds[MOST_STATES];
} wish;

typedef struct plain_party {
    ent_order_kind order;
    size_t wish_count;
    wish wishes[MOST_WISHES];
    size_t groups, group[MOST_STATES]; /* of a ranking, the best is 0 */
} plain_party;

typedef struct plain {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    bool graph;
    size_t parties, states, options;
    size_t owner[MOST_HERE], values[MOST_HERE];
    bool up[MOST_HERE], down[MOST_HERE], step[MOST_HERE];
    bool arc[MOST_PARTIES][MOST_STATES][MOST_STATES]; /* graph form */
    bool has_rule, merges;
    wish rule, same, names[2];
    size_t members[MOST_STATES]; /* assignments that a state stands for */
    uint8_t member[MOST_STATES][MOST_MEMBERS][MOST_HERE];
    plain_party party[MOST_PARTIES];
    bool blind
        [MOST_PARTIES]; /* the party does not perceive the states of a condition, or one of a graph */
    wish blind_to[MOST_PARTIES];
    bool unseen[MOST_PARTIES][MOST_STATES];
    size_t pool_count;
    bool pool[MOST_POOL][MOST_STATES];
} plain;

/* A dispute in which something has changed. */
typedef struct version {
    bool up[MOST_HERE], down[MOST_HERE];
    /* Per party a list: of wishes, then of the pool from MOST_WISHES on; or of groups. */
    size_t length[MOST_PARTIES];
    uint8_t list[MOST_PARTIES][MOST_STATES];
} version;

typedef struct likings {
    bool better[MOST_PARTIES][MOST_STATES][MOST_STATES]; /* better[p][a][b]: b is better than a */
    bool moves[MOST_PARTIES][MOST_STATES][MOST_STATES];
} likings;

static inline bool wish_holds_at(const wish *w, const uint8_t *values)
{
    bool part[2] = {false, false};
    for (size_t k = 0; k < w->parts; k++) {
        const size_t value = values[w->part[k].option];
        part[k] = value >= w->part[k].low && value <= w->part[k].high;
    }
    return w->parts == 1 ? part[0] : w->either ? part[0] || part[1] : part[0] && part[1];
}

/* In how many members of a state it holds. */
static inline size_t wish_count_in(const plain *d, const wish *w, size_t state)
{
    size_t count = 0;
    for (size_t m = 0; m < d->members[state]; m++) {
        count += wish_holds_at(w, d->member[state][m]);
    }
    return count;
}

static inline bool wish_holds(const plain *d, const wish *w, size_t state)
{
    return wish_count_in(d, w, state) == d->members[state];
}

/* Whether some members of a state differ in it. */
static inline bool wish_varies(const plain *d, const wish *w)
{
    bool varies = false;
    for (size_t s = 0; s < d->states; s++) {
        const size_t count = wish_count_in(d, w, s);
        varies = varies || (count > 0 && count < d->members[s]);
    }
    return varies;
}

/* Whether a party's options lead from an assignment to another. */
static inline bool plain_leads(const plain *d, const version *v, size_t party, const uint8_t *from,
                               const uint8_t *to)
{
    for (size_t o = 0; o < d->options; o++) {
        const size_t was = from[o], is = to[o];
        const bool stepped = !d->step[o] || was + 1 == is || is + 1 == was;
        if (was != is &&
            (d->owner[o] != party || !(is > was ? v->up[o] : v->down[o]) || !stepped)) {
            return false;
        }
    }
    return true;
}

static inline bool plain_moves(const plain *d, const version *v, size_t party, size_t from,
                               size_t to)
{
    bool leads = false;
    if (d->unseen[party][from] || d->unseen[party][to]) {
        return false;
    }
    if (d->graph) {
        return d->arc[party][from][to];
    }
    for (size_t m = 0; from != to && m < d->members[from]; m++) {
        for (size_t n = 0; n < d->members[to]; n++) {
            leads = leads || plain_leads(d, v, party, d->member[from][m], d->member[to][n]);
        }
    }
    return leads;
}

/* How a party compares two states by a version: above 0 when the second is better. */
static inline int plain_gain(const plain *d, const version *v, size_t party, size_t one,
                             size_t other)
{
    const plain_party *p = &d->party[party];
    int sum = 0;
    for (size_t k = 0; k < v->length[party]; k++) {
        const size_t id = v->list[party][k];
        if (p->order == ENT_ORDER_RANKING) {
            if (p->group[one] == id || p->group[other] == id) {
                return (int)(p->group[other] == id) - (int)(p->group[one] == id);
            }
            continue;
        }
        const bool *holds = id < MOST_WISHES ? p->wishes[id].holds : d->pool[id - MOST_WISHES];
        const int gain = (int)holds[other] - (int)holds[one];
        if (p->order == ENT_ORDER_STATEMENTS && gain != 0) {
            return gain;
        }
        sum += p->order == ENT_ORDER_WEIGHTS ? gain * p->wishes[id].weight : 0;
    }
    return sum;
}

static inline void plain_tables(const plain *d, const version *v, likings *out)
{
    for (size_t p = 0; p < d->parties; p++) {
        for (size_t a = 0; a < d->states; a++) {
            for (size_t b = 0; b < d->states; b++) {
                out->better[p][a][b] = plain_gain(d, v, p, a, b) > 0;
                out->moves[p][a][b] = plain_moves(d, v, p, a, b);
            }
        }
    }
}

/* What the opponents of a party bring about by legal sequences, of all moves or of improvements. */
static inline void plain_reach(const plain *d, const likings *l, size_t party, size_t start,
                               bool improving, bool *out)
{
    bool seen[MOST_STATES][MOST_PARTIES] = {{false}};
    memset(out, 0, MOST_STATES * sizeof *out);
    for (bool grows = true, first = true; grows; first = false) {
        grows = false;
        for (size_t s = 0; s < d->states; s++) {
            for (size_t last = 0; last < d->parties; last++) {
                const bool here = seen[s][last] || (first && s == start && last == party);
                for (size_t j = 0; here && j < d->parties; j++) {
                    for (size_t t = 0; j != party && j != last && t < d->states; t++) {
                        if (l->moves[j][s][t] && (!improving || l->better[j][s][t]) &&
                            !seen[t][j]) {
                            seen[t][j] = out[t] = grows = true;
                        }
                    }
                }
            }
        }
    }
}

static inline bool plain_stays(const plain *d, const likings *l, size_t party, size_t state,
                               ent_concept concept)
{
    for (size_t s1 = 0; s1 < d->states; s1++) {
        bool reached[MOST_STATES], deterred = false;
        if (!l->moves[party][state][s1] || !l->better[party][state][s1]) {
            continue;
        }
        if (concept == ENT_NASH) {
            return false;
        }
        plain_reach(d, l, party, s1, concept == ENT_SEQ || concept == ENT_SSEQ, reached);
        for (size_t s2 = 0; s2 < d->states; s2++) {
            bool good = reached[s2] && !l->better[party][state][s2];
            for (size_t s3 = 0; s3 < d->states; s3++) {
                good = good && !((concept == ENT_SMR || concept == ENT_SSEQ) &&
                                 l->moves[party][s2][s3] && l->better[party][state][s3]);
            }
            deterred = deterred || good;
        }
        if (!deterred) {
            return false;
        }
    }
    return true;
}

/* The concepts, as bits, under which a state holds. */
static inline unsigned plain_holds(const plain *d, const version *v, size_t state)
{
    likings l;
    unsigned holds = 0;
    plain_tables(d, v, &l);
    for (ent_concept c = 0; c < ENT_SIM; c++) {
        bool all = true;
        for (size_t p = 0; p < d->parties; p++) {
            all = all && plain_stays(d, &l, p, state, c);
        }
        holds |= (unsigned)all << c;
    }
    return holds;
}

/* --- asking the library --- */

static inline ent_status ask_condition(const plain *d, ent_concept concept, size_t party,
                                       size_t state, ent_condition **out)
{
    const ent_condition_query query = {
        .size = sizeof query, .concept = concept, .party = party, .state = state};
    return ent_condition_new(d->context, d->space, &query, out);
}

static inline ent_status ask_rankings(const plain *d, ent_concept concept, uint64_t parties,
                                      size_t state, ent_rankings **out)
{
    const ent_rankings_query query = {
        .size = sizeof query, .concept = concept, .parties = parties, .state = state};
    return ent_rankings_new(d->context, d->space, &query, out);
}

/* --- what follows from it --- */

/* Puts an item into the pool that may serve at a state. */
static inline void pool_item(plain *d, size_t state, const bool *holds)
{
    size_t count = 0;
    bool known = false;
    for (size_t s = 0; s < d->states; s++) {
        count += holds[s];
    }
    for (size_t k = 0; k < d->pool_count; k++) {
        known = known || memcmp(d->pool[k], holds, d->states * sizeof *holds) == 0;
    }
    if (!known && count > 0 && count < d->states && (count > 1 || !holds[state])) {
        memcpy(d->pool[d->pool_count++], holds, d->states * sizeof *holds);
    }
}

static inline void pool_wish(plain *d, size_t state, const wish *w)
{
    bool holds[MOST_STATES];
    for (size_t s = 0; s < d->states; s++) {
        holds[s] = wish_holds(d, w, s);
    }
    if (!wish_varies(d, w)) {
        pool_item(d, state, holds);
    }
}

static inline void fill_pool(plain *d, size_t state)
{
    d->pool_count = 0;
    for (size_t o = 0; o < d->options; o++) {
        for (size_t v = 1; v < d->values[o]; v++) {
            const wish reached = {.part = {{o, v, d->values[o] - 1}}, .parts = 1};
            const wish missed = {.part = {{o, 0, v - 1}}, .parts = 1};
            pool_wish(d, state, &reached);
            pool_wish(d, state, &missed);
        }
    }
    for (size_t n = 0; n < 2; n++) {
        bool holds[MOST_STATES];
        for (size_t s = 0; s < d->states; s++) {
            holds[s] = ent_state_has_name(d->space, s, n);
        }
        if (d->graph) {
            pool_item(d, state, holds);
        } else {
            pool_wish(d, state, &d->names[n]);
        }
    }
}

static inline void plain_free(plain *d)
{
    ent_space_free(d->space);
    ent_dispute_free(d->dispute);
    ent_context_free(d->context);
    memset(d, 0, sizeof *d);
}

static inline bool plain_read(plain *d, const char *text)
{
    d->context = new_context();
    d->dispute = read_dispute(d->context, text);
    const ent_status status = ent_space_new(d->context, d->dispute, &d->space);
    assert_true(status == ENT_OK || status == ENT_ERROR_INPUT);
    if (status == ENT_OK) {
        d->states = (size_t)ent_state_count(d->space);
    }
    return status == ENT_OK;
}

/* The state that an assignment is, or is a member of. */
static inline size_t state_of(const plain *d, const uint8_t *values)
{
    const size_t last = d->states - 1;
    if (d->merges && ent_state_member_count(d->space, last) > 1 &&
        wish_holds_at(&d->same, values)) {
        return last;
    }
    for (size_t s = 0; s < d->states; s++) {
        bool same = true;
        for (size_t o = 0; o < d->options; o++) {
            same = same && ent_state_value(d->space, s, o) == values[o];
        }
        if (same) {
            return s;
        }
    }
    fail_msg("a state is missing");
    return 0;
}

/* Finds the assignments that each state stands for. */
static inline void find_members(plain *d)
{
    uint8_t values[MOST_HERE] = {0};
    for (size_t o = 0; o < d->options;) {
        if (!d->has_rule || wish_holds_at(&d->rule, values)) {
            const size_t s = state_of(d, values);
            memcpy(d->member[s][d->members[s]++], values, sizeof values);
        }
        for (o = 0; o < d->options && ++values[o] == d->values[o]; o++) {
            values[o] = 0;
        }
    }
}

/* Works out where wishes hold, and what is not perceived; false when members of a state differ in a wish. */
static inline bool look_at(plain *d)
{
    bool agree = true;
    if (!d->graph) {
        find_members(d);
    }
    for (size_t p = 0; p < d->parties; p++) {
        for (size_t i = 0; i < d->party[p].wish_count; i++) {
            agree = agree && !wish_varies(d, &d->party[p].wishes[i]);
        }
        for (size_t s = 0; s < d->states; s++) {
            for (size_t i = 0; i < d->party[p].wish_count; i++) {
                d->party[p].wishes[i].holds[s] = wish_holds(d, &d->party[p].wishes[i], s);
            }
            if (d->blind[p] && !d->graph) {
                d->unseen[p][s] = wish_holds(d, &d->blind_to[p], s);
            }
        }
    }
    return agree;
}

/* The dispute as it is. */
static inline version plain_version(const plain *d)
{
    version v;
    memset(&v, 0, sizeof v);
    memcpy(v.up, d->up, sizeof v.up);
    memcpy(v.down, d->down, sizeof v.down);
    for (size_t p = 0; p < d->parties; p++) {
        const plain_party *party = &d->party[p];
        v.length[p] = party->order == ENT_ORDER_RANKING ? party->groups : party->wish_count;
        for (size_t k = 0; k < v.length[p]; k++) {
            v.list[p][k] = (uint8_t)k;
        }
    }
    return v;
}

#endif
