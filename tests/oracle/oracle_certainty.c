/* SPDX-License-Identifier: MIT */

/*
 * The slow oracle of certainty: what is stable in every, some or no completion, and the types a to d,
 * straight from the definitions.
 *
 * An unsure statement counts or does not; an unknown one counts, does not, or counts reversed, as if it
 * were its negation. A completion decides each of a party's statements. All combinations of completions of
 * all parties are gone through, and in each all is as in oracle.c.
 *
 * To each other, two states are better, worse or equal for a party if they are so in all its completions,
 * and unknown (U) if not. Then with "worse or equal" among the things that keep a party from leaving:
 *
 *   type  leaves s for what is    sanctions s2 (GMR, SEQ) and also escapes s3 from s2 (SMR, SSEQ) are
 *   a     better or U             worse or equal
 *   b     better                  worse or equal
 *   c     better or U             worse, equal or U
 *   d     better                  worse, equal or U
 *
 * and opponents under SEQ and SSEQ move, in all types, to what is better or U for them. Answers are the
 * sequences of oracle.c: one step or more, nobody stepping twice in a row.
 *
 * With --strong, instead, how strongly a state is stable by the types. s >> x if s is strongly preferred to x, as
 * in oracle_strength.c, in all completions. A state is strongly stable if for each departure of the type there is a
 * strong sanction: under types a and b an s2 with s >> s2, under c and d one with s >> s2 or s U s2; and under SMR
 * and SSEQ the same for all escapes s3.
 *
 * Where the text leaves room it is read so:
 *
 * 1. "Equal in some completions and better in others" is U: known is what all completions agree on.
 * 2. Nash has types: nothing left for; a is c, and b is d. SSEQ has them as SMR, with the answers of SEQ.
 * 3. The state left, s, and the one left for, s1, count as sanctions only if a sequence leads there. So in
 *    types c and d an s1 that is U to s can sanction itself by return.
 * 4. A weight that counts reversed is added where its statement is false.
 * 5. Pairs that are said to be unknown are U to each other, whatever the order says of them and of others;
 *    a state is never U to itself. Where there are such pairs there are types alone, no completions.
 * 6. "all" of completions: in which combinations every party is stable; of types: stable for every party.
 *
 * 7. A strong statement that is unsure or unknown is strong where it counts, reversed or not. In a pair that is
 *    said to be unknown nothing is strong, in either direction.
 * 8. A state without departures is strongly stable. Nash has no strength. Departures, and the answers of
 *    opponents, are of either strength, also for strong stability; "all": the weakest over the parties.
 *
 * Output: of completions 2 every, 1 some, 0 none; nash-a and so on: 1 stable; with --strong gmr-a and so on: 2
 * strongly, 1 weakly, 0 not. More than 10000 combinations are refused. Literature: Li, Hipel, Kilgour and Fang
 * (2004) for the types. See README.md.
 */

#include "graph.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_COMBINATIONS = 10000 };
enum { NASH, GMR, SMR, SEQ, SSEQ, CONCEPTS };
static const char *const concept_words[CONCEPTS] = {"nash", "gmr", "smr", "seq", "sseq"};

typedef struct {
    const char *suffix;
    bool leaves_for_unknown, unknown_deters;
} type;

static const type types[] = {
    {"-a", true, false}, {"-b", false, false}, {"-c", true, true}, {"-d", false, true}};

/* relation[q * states + s]: q stands in it to s, for instance is better than s. */
typedef struct {
    const graph *g;
    int completions[MAX_PARTIES];
    bool **better[MAX_PARTIES];  /* the relation better, of each completion */
    bool *surely[MAX_PARTIES];   /* better */
    bool *possibly[MAX_PARTIES]; /* better or U */
    bool *bearable[MAX_PARTIES]; /* not much worse */
    bool *fine[MAX_PARTIES];     /* neither much worse nor U */
    bool *by_moves[MAX_PARTIES]; /* [s1 * states + s2]: the opponents get from s1 to s2 */
} world;

/* ---- Completions ---------------------------------------------------------------------------- */

static int ways_of(const order *by, int k)
{
    static const int ways[CERTAINTIES] = {[SURE] = 1, [UNSURE] = 2, [UNKNOWN] = 3};
    return by->kind == LEVELS ? 1 : ways[by->certainty[k]];
}

/* How many completions a party has; too many: more than there may be. */
static int completions_of(const order *by)
{
    int count = 1;
    for (int k = 0; k < by->count && count <= MOST_COMBINATIONS; k++)
        count *= ways_of(by, k);
    return count;
}

/* What statement k comes to for state s: 1 or 0 where it counts, as it is or reversed; -1 if it does not. */
static int held(const graph *g, int i, int k, int way, int s)
{
    static const int does_not_count = 1, reversed = 2;
    bool truth = g->truth[i][s][k];
    return way == does_not_count ? -1 : way == reversed ? !truth : truth;
}

/* Whether i prefers q to s in one of its completions. */
static bool prefers(const graph *g, int i, int completion, int q, int s)
{
    const order *by = &g->c->order[i];
    long long worth = 0, other = 0;
    if (by->kind == LEVELS)
        return is_better(g, i, q, s);
    for (int k = 0; k < by->count; completion /= ways_of(by, k++)) {
        int way = completion % ways_of(by, k);
        int at_q = held(g, i, k, way, q), at_s = held(g, i, k, way, s);
        if (by->kind == STATEMENTS && at_q != at_s)
            return at_q == 1;
        worth += at_q == 1 ? by->number[k] : 0;
        other += at_s == 1 ? by->number[k] : 0;
    }
    return by->kind == WEIGHTS && worth > other;
}

/* Whether i prefers s to q strongly in one of its completions. */
static bool prefers_strongly(const graph *g, int i, int completion, int s, int q)
{
    const order *by = &g->c->order[i];
    long long worth = 0, other = 0;
    for (int k = 0; by->kind == LEVELS && k < by->gaps; k++)
        if (g->worth[i][s] >= by->gap[k] && g->worth[i][q] < by->gap[k])
            return true;
    for (int k = 0; by->kind != LEVELS && k < by->count; completion /= ways_of(by, k++)) {
        int way = completion % ways_of(by, k);
        int at_s = held(g, i, k, way, s), at_q = held(g, i, k, way, q);
        if (by->kind == STATEMENTS && by->strong[k] && at_s != at_q)
            return at_s == 1;
        worth += at_s == 1 ? by->number[k] : 0;
        other += at_q == 1 ? by->number[k] : 0;
    }
    return by->kind == WEIGHTS && by->threshold > 0 && worth - other >= by->threshold;
}

/* Whether it is said of q and s that how they compare is not known. */
static bool is_unknown_pair(const graph *g, int i, int q, int s)
{
    const order *by = &g->c->order[i];
    const int *at_q = g->values[g->members[q].item[0]], *at_s = g->values[g->members[s].item[0]];
    for (int k = 0; q != s && k < by->pairs; k++) {
        int a = by->pair[k][0], b = by->pair[k][1];
        if (by->kind == LEVELS ? (a == q && b == s) || (a == s && b == q)
                               : (is_true(g->c, a, at_q) && is_true(g->c, b, at_s)) ||
                                     (is_true(g->c, a, at_s) && is_true(g->c, b, at_q)))
            return true;
    }
    return false;
}

static void compare_states(world *w, int i)
{
    int n = w->g->states, count = w->completions[i];
    w->better[i] = allocate(count, sizeof *w->better[i]);
    w->surely[i] = allocate(n * n, sizeof *w->surely[i]);
    w->possibly[i] = allocate(n * n, sizeof *w->possibly[i]);
    for (int c = 0; c < count; c++) {
        w->better[i][c] = allocate(n * n, sizeof *w->better[i][c]);
        for (int pair = 0; pair < n * n; pair++)
            w->better[i][c][pair] = prefers(w->g, i, c, pair / n, pair % n);
    }
    for (int q = 0; q < n; q++)
        for (int s = 0; s < n; s++) {
            int better = 0, worse = 0, pair = q * n + s;
            for (int c = 0; c < count; c++) {
                better += w->better[i][c][pair];
                worse += w->better[i][c][s * n + q];
            }
            bool unknown = is_unknown_pair(w->g, i, q, s), equal = better == 0 && worse == 0;
            w->surely[i][pair] = better == count && !unknown;
            w->possibly[i][pair] = (worse != count && !equal) || unknown;
        }
}

/* Finds what does not deter strongly. */
static void compare_strength(world *w, int i)
{
    int n = w->g->states;
    w->bearable[i] = allocate(n * n, sizeof *w->bearable[i]);
    w->fine[i] = allocate(n * n, sizeof *w->fine[i]);
    for (int x = 0; x < n; x++)
        for (int s = 0; s < n; s++) {
            int pair = x * n + s;
            bool much_worse = !is_unknown_pair(w->g, i, x, s);
            for (int c = 0; c < w->completions[i]; c++)
                much_worse = much_worse && prefers_strongly(w->g, i, c, s, x);
            bool unknown = w->possibly[i][pair] && !w->surely[i][pair];
            w->bearable[i][pair] = !much_worse;
            w->fine[i][pair] = !much_worse && !unknown;
        }
}

/* ---- Stability ------------------------------------------------------------------------------ */

/* All that the opponents of i reach by these steps, from each state. */
static void mark_all(const graph *g, steps step, int i, bool *reached)
{
    list others = others_than(g, i);
    for (int s1 = 0; s1 < g->states; s1++)
        mark_reached(g, step, others, false, s1, reached + s1 * g->states);
    free(others.item);
}

/* The moves of a party to what stands in the relation to the state left. */
static void list_steps(const graph *g, int j, const bool *relation, list *to)
{
    for (int s = 0; s < g->states; s++) {
        int found[MAX_STATES], count = 0;
        for (int a = 0; a < g->moves[j][s].count; a++)
            if (relation[g->moves[j][s].item[a] * g->states + s])
                found[count++] = g->moves[j][s].item[a];
        to[s] = copy_list(count, found);
    }
}

/* How a state is judged: which moves i makes, and what, led to by an answer, does not hold it down. */
typedef struct {
    int concept;
    const bool *leaves, *bears; /* relations */
    const bool *answers;        /* [s1 * states + s2] */
} rule;

static bool holds_down(const graph *g, const rule *by, int i, int s, int s2)
{
    const list *escapes = &g->moves[i][s2];
    bool may_escape = by->concept == SMR || by->concept == SSEQ;
    for (int a = 0; may_escape && a < escapes->count; a++)
        if (by->bears[escapes->item[a] * g->states + s])
            return false;
    return !by->bears[s2 * g->states + s];
}

static bool is_stable(const graph *g, const rule *by, int i, int s)
{
    for (int a = 0; a < g->moves[i][s].count; a++) {
        int s1 = g->moves[i][s].item[a];
        bool sanctioned = false;
        if (!by->leaves[s1 * g->states + s])
            continue;
        for (int s2 = 0; s2 < g->states && by->concept != NASH; s2++)
            sanctioned =
                sanctioned || (by->answers[s1 * g->states + s2] && holds_down(g, by, i, s, s2));
        if (!sanctioned)
            return false;
    }
    return true;
}

/* Stable under each concept for each party, and behind the parties for all. */
typedef struct {
    bool stable[CONCEPTS][MAX_PARTIES + 1][MAX_STATES];
} verdicts;

/* Judges all, where party j leaves by leaves[j], is not held down by bears[j], and answers by answers[j]. */
static void judge(const world *w, const bool *const *leaves, const bool *const *bears,
                  const bool *const *answers, verdicts *v)
{
    static list step[MAX_PARTIES][MAX_STATES];
    const graph *g = w->g;
    int parties = g->c->parties;
    bool *reached = allocate(g->states * g->states, sizeof *reached);
    for (int j = 0; j < parties; j++)
        list_steps(g, j, answers[j], step[j]);
    for (int k = 0; k < CONCEPTS; k++)
        memset(v->stable[k][parties], true, sizeof v->stable[k][parties]);
    for (int i = 0; i < parties; i++) {
        mark_all(g, (steps)step, i, reached);
        for (int k = 0; k < CONCEPTS; k++) {
            rule by = {k, leaves[i], bears[i], k == SEQ || k == SSEQ ? reached : w->by_moves[i]};
            for (int s = 0; s < g->states; s++) {
                v->stable[k][i][s] = is_stable(g, &by, i, s);
                v->stable[k][parties][s] = v->stable[k][parties][s] && v->stable[k][i][s];
            }
        }
    }
    for (int j = 0; j < parties; j++)
        for (int s = 0; s < g->states; s++)
            free(step[j][s].item);
    free(reached);
}

/* ---- Output --------------------------------------------------------------------------------- */

/* Prints '0' plus whether it is in `some`, plus whether it is in `every` if that is not NULL; of the first
 * concept and those behind it. */
static void print_verdicts(const graph *g, const char *suffix, const verdicts *some,
                           const verdicts *every, int first)
{
    char row[MAX_STATES], name[WORD_SIZE], whose[WORD_SIZE];
    for (int k = first; k < CONCEPTS; k++)
        for (int i = 0; i <= g->c->parties; i++) {
            for (int s = 0; s < g->states; s++)
                row[s] =
                    (char)('0' + some->stable[k][i][s] + (every != NULL && every->stable[k][i][s]));
            snprintf(name, sizeof name, "%s%s", concept_words[k], suffix);
            snprintf(whose, sizeof whose, "%d", i);
            print_row(g, name, i < g->c->parties ? whose : "all", row);
        }
}

/* Takes what is not stable now out of `every`, and what is into `some`. */
static void fold(const graph *g, const verdicts *now, verdicts *every, verdicts *some)
{
    for (int k = 0; k < CONCEPTS; k++)
        for (int i = 0; i <= g->c->parties; i++)
            for (int s = 0; s < g->states; s++)
                if (now->stable[k][i][s])
                    some->stable[k][i][s] = true;
                else
                    every->stable[k][i][s] = false;
}

static void print_completions(const world *w, int combinations)
{
    static verdicts every, some, now;
    memset(&every, true, sizeof every);
    memset(&some, false, sizeof some);
    for (int number = 0; number < combinations; number++) {
        const bool *better[MAX_PARTIES];
        for (int i = 0, rest = number; i < w->g->c->parties; rest /= w->completions[i++])
            better[i] = w->better[i][rest % w->completions[i]];
        judge(w, better, better, better, &now);
        fold(w->g, &now, &every, &some);
    }
    print_verdicts(w->g, "", &some, &every, NASH);
}

/* Judges all by one of the types: with what keeps a party from leaving, or what does so strongly. */
static void judge_type(const world *w, const type *by, bool strongly, verdicts *v)
{
    const bool *leaves[MAX_PARTIES], *bears[MAX_PARTIES], *answers[MAX_PARTIES];
    for (int i = 0; i < w->g->c->parties; i++) {
        const bool *less = strongly ? w->fine[i] : w->surely[i];
        const bool *more = strongly ? w->bearable[i] : w->possibly[i];
        leaves[i] = by->leaves_for_unknown ? w->possibly[i] : w->surely[i];
        bears[i] = by->unknown_deters ? less : more;
        answers[i] = w->possibly[i];
    }
    judge(w, leaves, bears, answers, v);
}

static void print_types(const world *w, bool strongly)
{
    static verdicts stable, strong;
    for (size_t t = 0; t < sizeof types / sizeof *types; t++) {
        judge_type(w, &types[t], false, &stable);
        if (strongly)
            judge_type(w, &types[t], true, &strong);
        print_verdicts(w->g, types[t].suffix, &stable, strongly ? &strong : NULL,
                       strongly ? GMR : NASH);
    }
}

static void clear_world(world *w)
{
    for (int i = 0; i < w->g->c->parties; i++) {
        for (int c = 0; c < w->completions[i]; c++)
            free(w->better[i][c]);
        free(w->better[i]);
        free(w->surely[i]);
        free(w->possibly[i]);
        free(w->by_moves[i]);
        free(w->bearable[i]);
        free(w->fine[i]);
    }
}

static bool has_pairs(const conflict *c)
{
    bool has = false;
    for (int i = 0; i < c->parties; i++)
        has = has || c->order[i].pairs > 0;
    return has;
}

static void print_results(const graph *g, const void *with_strength)
{
    bool strongly = *(const bool *)with_strength;
    world w = {.g = g};
    int combinations = 1;
    for (int i = 0; i < g->c->parties && combinations <= MOST_COMBINATIONS; i++) {
        w.completions[i] = completions_of(&g->c->order[i]);
        combinations *= w.completions[i];
    }
    if (combinations > MOST_COMBINATIONS) {
        puts("refused");
        return;
    }
    for (int i = 0; i < g->c->parties; i++) {
        compare_states(&w, i);
        compare_strength(&w, i);
        w.by_moves[i] = allocate(g->states * g->states, sizeof *w.by_moves[i]);
        mark_all(g, g->moves, i, w.by_moves[i]);
    }
    print_states(g);
    if (!strongly && (g->states == 0 || !has_pairs(g->c)))
        print_completions(&w, combinations);
    print_types(&w, strongly);
    clear_world(&w);
}

int main(int argc, char **argv)
{
    bool strongly = argc > 1 && strcmp(argv[1], "--strong") == 0;
    int first = strongly ? 2 : 1;
    if (argc > first + 1) {
        fputs("usage: oracle_certainty [--strong] [a file that can be read]\n", stderr);
        return EXIT_USAGE;
    }
    return answer_all(argv[first], print_results, &strongly);
}
