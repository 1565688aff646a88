/* SPDX-License-Identifier: MIT */

/*
 * The slow oracle of look-ahead for two parties: L_h, NM and Stackelberg, straight from the definitions.
 *
 *   G_0(i, s) = s; for h >= 1, j the other party:
 *   G_h(i, s) = s where R_i(s) is empty; else, of the states s1 of R_i(s) let m be one for which
 *               G_(h-1)(j, s1) is best for i, and e = G_(h-1)(j, m): G_h(i, s) = e if i prefers e to s, else s
 *
 *   L_h          s is stable for i iff G_h(i, s) = s
 *   NM           iff that is so for all h from some h on
 *   Stackelberg  with a leader: L_2 for the leader, Nash for the other
 *
 * Where the text leaves room it is read so:
 *
 * 1. Ties: of several m the one with the lowest number; i stays where e is no better than s.
 * 2. NM: the vector of all G_h follows from the one before, so once one comes again, all goes round: s is
 *    stable iff G_h(i, s) = s for every h of the round. It is no matter whether other states go round.
 * 3. The order need not be strict; with ties the results are those of rule 1, not of the literature.
 *
 * Output: g<h>, where things end (numbers of states from 0), and l<h> for h up to 6; gnm (-: it goes round)
 * and nm; stackelberg-<leader>. Other than two parties: refused. Cost: O(moves) a horizon.
 * Literature: Zagare (1984); Kilgour (1984); Fang, Hipel and Kilgour (1993). See README.md.
 */

#include "graph.h"

#include <stdlib.h>
#include <string.h>

enum { HORIZONS = 6, MAX_ROUNDS = 10000 };

/* ends[h][i * states + s]: G_h(i, s), up to the first h that is as an earlier one, `first`. */
typedef struct {
    const graph *g;
    int *ends[MAX_ROUNDS + 1];
    int first, last;
} look;

static int end_of(const graph *g, const int *before, int i, int s)
{
    int best = -1;
    for (int a = 0; a < g->moves[i][s].count; a++) {
        int end = before[(1 - i) * g->states + g->moves[i][s].item[a]];
        if (best < 0 || is_better(g, i, end, best))
            best = end;
    }
    return best >= 0 && is_better(g, i, best, s) ? best : s;
}

static int *next_ends(const graph *g, const int *before)
{
    int *ends = allocate(2 * g->states, sizeof *ends);
    for (int i = 0; i < 2; i++)
        for (int s = 0; s < g->states; s++)
            ends[i * g->states + s] = before == NULL ? s : end_of(g, before, i, s);
    return ends;
}

/* Looks ahead until all ends are as they were at an earlier horizon; false if that takes too long. */
static bool look_ahead(look *ahead)
{
    size_t size = 2 * (size_t)ahead->g->states * sizeof *ahead->ends[0];
    ahead->ends[0] = next_ends(ahead->g, NULL);
    for (ahead->last = 1; ahead->last <= MAX_ROUNDS; ahead->last++) {
        int *ends = next_ends(ahead->g, ahead->ends[ahead->last - 1]);
        ahead->ends[ahead->last] = ends;
        for (ahead->first = 0; ahead->first < ahead->last; ahead->first++)
            if (memcmp(ends, ahead->ends[ahead->first], size) == 0)
                return true;
    }
    ahead->last = MAX_ROUNDS;
    return false;
}

/* The ends at a horizon, however long. */
static const int *ends_at(const look *ahead, int h)
{
    int period = ahead->last - ahead->first;
    return ahead->ends[h < ahead->last ? h : ahead->first + (h - ahead->first) % period];
}

/* Where things end from some horizon on; -1: that goes round. */
static int end_at_last(const look *ahead, int i, int s)
{
    int place = i * ahead->g->states + s, end = ahead->ends[ahead->first][place];
    for (int h = ahead->first; h < ahead->last; h++)
        if (ahead->ends[h][place] != end)
            return -1;
    return end;
}

/* ---- Output --------------------------------------------------------------------------------- */

static void print_ends(const graph *g, const char *name, int i, const int *ends)
{
    printf("g%s %d", name, i);
    for (int s = 0; s < g->states; s++)
        if (ends[s] < 0)
            printf(" -");
        else
            printf(" %d", ends[s]);
    putchar('\n');
}

/* Prints where it is stable for each of the two parties, and for both. */
static void print_stable(const graph *g, const char *name, const int *const *ends)
{
    char row[MAX_STATES], all[MAX_STATES];
    memset(all, '1', sizeof all);
    for (int i = 0; i < 2; i++) {
        for (int s = 0; s < g->states; s++) {
            row[s] = ends[i][s] == s ? '1' : '0';
            all[s] = row[s] == '0' ? '0' : all[s];
        }
        print_row(g, name, i == 0 ? "0" : "1", row);
    }
    print_row(g, name, "all", all);
}

static void print_ahead(const look *ahead)
{
    const graph *g = ahead->g;
    int n = g->states, lasting[2][MAX_STATES];
    char name[WORD_SIZE];
    for (int h = 1; h <= HORIZONS; h++) {
        const int *const ends[] = {ends_at(ahead, h), ends_at(ahead, h) + n};
        snprintf(name, sizeof name, "l%d", h);
        for (int i = 0; i < 2; i++)
            print_ends(g, name + 1, i, ends[i]);
        print_stable(g, name, ends);
    }
    for (int i = 0; i < 2; i++) {
        for (int s = 0; s < n; s++)
            lasting[i][s] = end_at_last(ahead, i, s);
        print_ends(g, "nm", i, lasting[i]);
    }
    print_stable(g, "nm", (const int *const[]){lasting[0], lasting[1]});
    print_stable(g, "stackelberg-0",
                 (const int *const[]){ends_at(ahead, 2), ends_at(ahead, 1) + n});
    print_stable(g, "stackelberg-1",
                 (const int *const[]){ends_at(ahead, 1), ends_at(ahead, 2) + n});
}

static void print_results(const graph *g, const void *nothing)
{
    (void)nothing;
    look *ahead = allocate(1, sizeof *ahead);
    ahead->g = g;
    if (g->c->parties != 2 || !look_ahead(ahead)) {
        puts("refused");
    } else {
        print_states(g);
        print_ahead(ahead);
    }
    for (int h = 0; h <= MAX_ROUNDS; h++)
        free(ahead->ends[h]);
    free(ahead);
}

int main(int argc, char **argv)
{
    if (argc > 2) {
        fputs("usage: oracle_ahead [a file that can be read]\n", stderr);
        return EXIT_USAGE;
    }
    return answer_all(argv[1], print_results, NULL);
}
