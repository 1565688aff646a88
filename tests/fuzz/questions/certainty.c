/* SPDX-License-Identifier: MIT */
/* Completions one by one, and types by how states compare in all of them. */
#include "common/fuzz.h"
#include "questions/tables.h"

#include <string.h>

enum { MOST_COMPLETIONS = 36, KNOWN_WORSE = 1, KNOWN_EQUAL = 2, KNOWN_BETTER = 4 };

/* What tempts and deters each party, and its moves to what tempts it or might. */
typedef struct demands {
    relation tempts[TABLE_PARTIES], deters[TABLE_PARTIES], credible[TABLE_PARTIES];
} demands;

/* The completion of a party by number; returns how many there are. */
static size_t decide(const wishes *w, size_t number, int *signs)
{
    static const int digits[] = {1, 0, -1};
    size_t count = 1;
    for (size_t i = 0; i < w->count; i++) {
        const size_t radix = w->certainty[i] + 1;
        signs[i] = digits[number % radix];
        number /= radix;
        count *= radix;
    }
    return count;
}

/* How a state compares with another over all completions of a party. */
static unsigned outcomes(const tables *t, size_t party, size_t one, size_t other)
{
    int signs[TABLE_WISHES];
    unsigned found = 0;
    if (relation_has(&t->wishes[party].unknown, one, other)) {
        return KNOWN_WORSE | KNOWN_EQUAL | KNOWN_BETTER;
    }
    for (size_t k = 0, count = 1; k < count; k++) {
        count = decide(&t->wishes[party], k, signs);
        const int by = tables_compare(t, party, signs, one, other);
        found |= by > 0 ? KNOWN_BETTER : by < 0 ? KNOWN_WORSE : KNOWN_EQUAL;
    }
    return found;
}

static void demand(const tables *t, size_t party, const int *signs, demands *d)
{
    for (size_t k = 0; k < t->states * t->states; k++) {
        const size_t s = k / t->states, x = k % t->states;
        const bool better = tables_compare(t, party, signs, x, s) > 0;
        relation_add(better ? &d->tempts[party] : &d->deters[party], s, x);
    }
    for (size_t s = 0; s < t->states; s++) {
        d->credible[party].of[s] = t->moves[party].of[s] & d->tempts[party].of[s];
    }
}

/* The same by a type, from all outcomes. */
static void demand_type(const tables *t, size_t party, ent_certainty_type type,
                        unsigned char found[GAME_STATES][GAME_STATES], demands *d)
{
    const bool bold = type == ENT_TYPE_A || type == ENT_TYPE_C;
    const bool shy = type == ENT_TYPE_C || type == ENT_TYPE_D;
    for (size_t k = 0; k < t->states * t->states; k++) {
        const size_t s = k / t->states, x = k % t->states;
        const unsigned is = found[x][s];
        const bool known = is == KNOWN_WORSE || is == KNOWN_EQUAL || is == KNOWN_BETTER;
        if (is == KNOWN_BETTER || (bold && !known)) {
            relation_add(&d->tempts[party], s, x);
        }
        if (known ? is != KNOWN_BETTER : shy) {
            relation_add(&d->deters[party], s, x);
        }
        if ((is == KNOWN_BETTER || !known) && relation_has(&t->moves[party], s, x)) {
            relation_add(&d->credible[party], s, x);
        }
    }
}

/* The stable states of each party and, behind them, of all, under each concept. */
static void decide_all(const tables *t, const demands *d, uint64_t out[ENT_SIM][TABLE_PARTIES + 1])
{
    relation reach[2];
    for (ent_concept c = 0; c < ENT_SIM; c++) {
        out[c][t->parties] = UINT64_MAX;
    }
    for (size_t p = 0; p < t->parties; p++) {
        tables_reach(t, p, t->moves, &reach[0]);
        tables_reach(t, p, d->credible, &reach[1]);
        for (ent_concept c = 0; c < ENT_SIM; c++) {
            game g = {.states = t->states,
                      .moves = &t->moves[p],
                      .tempts = &d->tempts[p],
                      .deters = &d->deters[p],
                      .no_escape = c == ENT_SMR || c == ENT_SSEQ};
            g.reach = c == ENT_NASH ? NULL : &reach[c == ENT_SEQ || c == ENT_SSEQ];
            out[c][p] = game_stable(&g);
            out[c][t->parties] &= out[c][p];
        }
    }
}

static void check_types(const ent_certainty *certainty, const tables *t)
{
    static unsigned char found[TABLE_PARTIES][GAME_STATES][GAME_STATES];
    static demands d;
    uint64_t stable[ENT_SIM][TABLE_PARTIES + 1];
    for (size_t k = 0; k < t->parties * t->states * t->states; k++) {
        const size_t p = k % t->parties, pair = k / t->parties;
        const size_t one = pair / t->states, other = pair % t->states;
        found[p][one][other] = (unsigned char)outcomes(t, p, one, other);
    }
    for (ent_certainty_type type = 0; type < ENT_TYPE_COUNT; type++) {
        memset(&d, 0, sizeof d);
        for (size_t p = 0; p < t->parties; p++) {
            demand_type(t, p, type, found[p], &d);
        }
        decide_all(t, &d, stable);
        for (size_t k = 0; k < ENT_SIM * (t->parties + 1) * t->states; k++) {
            const ent_concept c = (ent_concept)(k % ENT_SIM);
            const size_t p = k / ENT_SIM % (t->parties + 1), s = k / ENT_SIM / (t->parties + 1);
            fuzz_expect(ent_type_is_stable(certainty, type, c,
                                           p == t->parties ? ENT_ALL_PARTIES : p,
                                           s) == (stable[c][p] >> s & 1),
                        "types are what their definition says");
        }
    }
}

static void check_completions(const ent_certainty *certainty, const tables *t, size_t joint)
{
    uint64_t in_all[ENT_SIM][TABLE_PARTIES + 1], in_some[ENT_SIM][TABLE_PARTIES + 1] = {{0}};
    static demands d;
    memset(in_all, 0xFF, sizeof in_all);
    for (size_t k = 0; k < joint; k++) {
        uint64_t stable[ENT_SIM][TABLE_PARTIES + 1];
        size_t rest = k;
        memset(&d, 0, sizeof d);
        for (size_t p = 0; p < t->parties; p++) {
            int signs[TABLE_WISHES];
            const size_t own = decide(&t->wishes[p], 0, signs);
            (void)decide(&t->wishes[p], rest % own, signs);
            demand(t, p, signs, &d);
            rest /= own;
        }
        decide_all(t, &d, stable);
        for (size_t n = 0; n < ENT_SIM * (t->parties + 1); n++) {
            in_all[n % ENT_SIM][n / ENT_SIM] &= stable[n % ENT_SIM][n / ENT_SIM];
            in_some[n % ENT_SIM][n / ENT_SIM] |= stable[n % ENT_SIM][n / ENT_SIM];
        }
    }
    for (size_t k = 0; k < ENT_SIM * (t->parties + 1) * t->states; k++) {
        const ent_concept c = (ent_concept)(k % ENT_SIM);
        const size_t p = k / ENT_SIM % (t->parties + 1), s = k / ENT_SIM / (t->parties + 1);
        const ent_holds expected = (in_all[c][p] >> s & 1) != 0    ? ENT_HOLDS_IN_EVERY
                                   : (in_some[c][p] >> s & 1) != 0 ? ENT_HOLDS_IN_SOME
                                                                   : ENT_HOLDS_IN_NONE;
        fuzz_expect(ent_holds_in(certainty, c, p == t->parties ? ENT_ALL_PARTIES : p, s) ==
                        expected,
                    "completions are what their definition says");
    }
}

static ent_certainty *solve(ent_context *context, const ent_space *space, bool types)
{
    ent_certainty *out = NULL;
    ent_certainty_options options;
    ent_certainty_defaults(&options);
    options.types = types;
    options.completions = !types;
    options.max_completions = MOST_COMPLETIONS;
    (void)ent_certainty_new(context, space, &options, &out);
    return out;
}

void ask_certainty(ent_context *context, const ent_space *space, const tables *t)
{
    size_t joint = 1, most = 1;
    for (size_t p = 0; p < t->parties; p++) {
        int signs[TABLE_WISHES];
        const size_t own = decide(&t->wishes[p], 0, signs);
        joint *= own;
        most = own > most ? own : most;
    }
    ent_certainty *types = most <= MOST_COMPLETIONS ? solve(context, space, true) : NULL;
    if (types != NULL) {
        check_types(types, t);
    }
    ent_certainty *completions = joint <= MOST_COMPLETIONS ? solve(context, space, false) : NULL;
    if (completions != NULL) {
        check_completions(completions, t, joint);
    }
    ent_certainty_free(types);
    ent_certainty_free(completions);
}
