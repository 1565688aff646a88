/* SPDX-License-Identifier: MIT */
/*
 * Which of several answers an explanation tells, held against its definition on random small disputes.
 *
 * An answer of one move is a move of another party to a state that the one that left does not like better than what it
 * left (under SSEQ and SMR: nor any that it can move on to), under SSEQ and SEQ a move by which its giver gains. It is
 * unprompted when the giver would gain by the same values in the state that was left. If there is an answer of one move, one
 * is told: one that is not unprompted, if there is one; of these the one that changes the fewest options, then the first.
 * All of this is worked out here by plain loops over states; options change freely, and rules leave states out.
 */
#include "unit/support.h"

enum { PARTIES = 3, OPTIONS = 6 };

typedef struct found {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
    uint64_t states;
} found;

/* An improvement and the answers to it. */
typedef struct departure {
    const found *f;
    size_t party;
    uint64_t state;
    const ent_improvement *told;
} departure;

/* What was seen, so that the test can fail. */
typedef struct seen {
    size_t chosen; /* an unprompted answer was nearer than the one told */
    size_t unprompted, others;
} seen;

static found find(const char *text)
{
    found f = {.context = new_context()};
    f.dispute = read_dispute(f.context, text);
    assert_int_equal(ent_space_new(f.context, f.dispute, &f.space), ENT_OK);
    assert_int_equal(ent_solution_new(f.context, f.space, NULL, &f.solution), ENT_OK);
    f.states = ent_state_count(f.space);
    return f;
}

static void forget(found *f)
{
    ent_solution_free(f->solution);
    ent_space_free(f->space);
    ent_dispute_free(f->dispute);
    ent_context_free(f->context);
}

/* Options o = 2 p and o + 1 are those of party p. */
static bool moves(const found *f, size_t party, uint64_t from, uint64_t to)
{
    bool alike = from != to;
    for (size_t o = 0; o < OPTIONS; o++) {
        alike = alike && (o / 2 == party ||
                          ent_state_value(f->space, from, o) == ent_state_value(f->space, to, o));
    }
    return alike;
}

static bool likes(const found *f, size_t party, uint64_t to, uint64_t from)
{
    return ent_level(f->solution, party, to) > ent_level(f->solution, party, from);
}

static size_t changed(const found *f, uint64_t from, uint64_t to)
{
    size_t count = 0;
    for (size_t o = 0; o < OPTIONS; o++) {
        count += ent_state_value(f->space, from, o) != ent_state_value(f->space, to, o);
    }
    return count;
}

/* Whether a move of a party from where the departure leads is an answer of the kind told. */
static bool answers(const departure *d, size_t giver, uint64_t to)
{
    const found *f = d->f;
    const ent_concept by = d->told->by;
    if (giver == d->party || !moves(f, giver, d->told->to, to) ||
        likes(f, d->party, to, d->state) ||
        ((by == ENT_SEQ || by == ENT_SSEQ) && !likes(f, giver, to, d->told->to))) {
        return false;
    }
    for (uint64_t s = 0; (by == ENT_SMR || by == ENT_SSEQ) && s < f->states; s++) {
        if (moves(f, d->party, to, s) && likes(f, d->party, s, d->state)) {
            return false;
        }
    }
    return true;
}

/* Where the giver's values in a state lead from the one that was left, if it gains there. */
static uint64_t unprompted(const departure *d, size_t giver, uint64_t to)
{
    const found *f = d->f;
    for (uint64_t s = 0; s < f->states; s++) {
        bool alike = true;
        for (size_t o = 0; o < OPTIONS; o++) {
            alike = alike && ent_state_value(f->space, s, o) ==
                                 ent_state_value(f->space, o / 2 == giver ? to : d->state, o);
        }
        if (alike) {
            return likes(f, giver, s, d->state) ? s : ENT_NO_STATE;
        }
    }
    return ENT_NO_STATE;
}

/* Counts the answers of one move; *first is the one that the definition tells, or of all the nearest. */
static size_t list(const departure *d, bool any, ent_step *first)
{
    size_t count = 0, best = 0;
    bool best_comes = true;
    for (size_t p = 0; p < PARTIES; p++) {
        for (uint64_t s = 0; s < d->f->states; s++) {
            if (!answers(d, p, s)) {
                continue;
            }
            const size_t made = changed(d->f, d->told->to, s);
            const bool comes = !any && unprompted(d, p, s) != ENT_NO_STATE;
            if (count == 0 || comes < best_comes ||
                (comes == best_comes && (made < best || (made == best && s < first->to)))) {
                *first = (ent_step){.party = p, .from = d->told->to, .to = s};
                best = made;
                best_comes = comes;
            }
            count++;
        }
    }
    return count;
}

static void check_answer(const departure *d, seen *all)
{
    const ent_improvement *told = d->told;
    ent_step first = {0}, nearest = {0};
    const size_t count = list(d, false, &first);
    (void)list(d, true, &nearest);
    assert_int_equal(told->step_count == 1, count > 0);
    assert_int_equal(told->unprompted, unprompted(d, told->steps[0].party, told->steps[0].to));
    all->unprompted += told->unprompted != ENT_NO_STATE;
    if (count == 0) {
        assert_int_equal(told->other_count, 0);
        return;
    }
    assert_int_equal(told->steps[0].party, first.party);
    assert_int_equal(told->steps[0].to, first.to);
    assert_int_equal(told->ends, first.to);
    assert_int_equal(told->other_count, count - 1);
    all->others += count > 1;
    all->chosen += nearest.to != first.to;
}

static void check(const found *f, seen *all)
{
    for (uint64_t s = 0; s < f->states; s++) {
        ent_explanation *why = NULL;
        assert_int_equal(ent_explanation_new(f->context, f->solution, s, 0, &why), ENT_OK);
        for (size_t p = 0; p < PARTIES; p++) {
            for (size_t k = 0; k < why->stances[p].shown_count; k++) {
                const departure d = {f, p, s, &why->stances[p].shown[k]};
                if (d.told->step_count > 0) {
                    check_answer(&d, all);
                }
            }
        }
        ent_explanation_free(f->context, why);
    }
}

static void on_random_disputes(void **state)
{
    static const char *const wishes[] = {
        "x",     "y",     "z",     "not x",   "not y",   "not z",   "u",      "v",       "w",
        "not u", "not v", "not w", "x iff y", "z iff u", "v iff x", "w or x", "y iff w", "u iff v"};
    uint64_t random = 11;
    seen all = {0};
    (void)state;
    for (size_t round = 0; round < trials(60); round++) {
        char text[900];
        const char *wish[9];
        const bool ruled = below(&random, 2) == 0;
        for (size_t k = 0; k < 9; k++) { /* one by one, so that every compiler draws the same */
            wish[k] = wishes[below(&random, sizeof wishes / sizeof *wishes)];
        }
        (void)snprintf(
            text, sizeof text,
            "entente: 1\nparties: {a: , b: , c: }\noptions: {x: {party: a}, u: {party: a}, "
            "y: {party: b}, v: {party: b}, z: {party: c}, w: {party: c}}\n%s"
            "preferences:\n  a: [%s, %s, %s]\n  b: [%s, %s, %s]\n  c: [%s, %s, %s]\n",
            ruled ? "rules:\n  - never: x and not w\n" : "", wish[0], wish[1], wish[2], wish[3],
            wish[4], wish[5], wish[6], wish[7], wish[8]);
        found f = find(text);
        check(&f, &all);
        forget(&f);
    }
    assert_true(all.chosen > 20 && all.unprompted > 20 && all.others > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(on_random_disputes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
