/* SPDX-License-Identifier: MIT */
/*
 * Pairing as an assignment problem.
 *
 * As many statements are paired as can be, so that the fields in which partners say the same are as many as can be,
 * and among such pairings, that the order of the statements is kept best (the sum of the squares of differences of
 * place is least). What that leaves open must not depend on who is called first: rows are the fewer
 * statements, or of as many those whose stretches, and then words, come first; the rest is decided by rows.
 *
 * The assignment is found row by row: each new row looks for the cheapest alternating way to a free column, by
 * Dijkstra's search over costs that potentials keep from being negative (Kuhn 1955, Munkres 1957).
 */
#include "coding/pairing.h"

#include <string.h>

enum { MOST = ENT_PAIRING_MOST, ALIKE = 1 << 16 }; /* above all sums of squares of places */

/* Rows are no more than columns. */
typedef struct problem {
    size_t rows, columns;
    int64_t cost[MOST][MOST];
    int64_t row_price[MOST], column_price[MOST];
    size_t row_of[MOST]; /* of a column; MOST: free */
} problem;

/* A search from one row. */
typedef struct search {
    int64_t distance[MOST];
    size_t before[MOST]; /* the column by which a column was reached; MOST: from the row itself */
    bool done[MOST];
} search;

/* Lowers the distances that go through a row, which was reached by column `by` at distance `at`. */
static void relax(const problem *p, search *s, size_t row, size_t by, int64_t at)
{
    for (size_t c = 0; c < p->columns; c++) {
        const int64_t through = at + p->cost[row][c] - p->row_price[row] - p->column_price[c];
        if (!s->done[c] && through < s->distance[c]) {
            s->distance[c] = through;
            s->before[c] = by;
        }
    }
}

/* The nearest column that is not done. */
static size_t nearest(const problem *p, const search *s)
{
    size_t best = MOST;
    for (size_t c = 0; c < p->columns; c++) {
        if (!s->done[c] && (best == MOST || s->distance[c] < s->distance[best])) {
            best = c;
        }
    }
    return best;
}

/* Gives a row a column, and others that stand in its way other ones. */
static void place_row(problem *p, size_t row)
{
    search s = {.done = {false}};
    for (size_t c = 0; c < MOST; c++) {
        s.distance[c] = INT64_MAX;
    }
    relax(p, &s, row, MOST, 0);
    size_t end = nearest(p, &s);
    while (p->row_of[end] != MOST) {
        s.done[end] = true;
        relax(p, &s, p->row_of[end], end, s.distance[end]);
        end = nearest(p, &s);
    }
    const int64_t length = s.distance[end];
    p->row_price[row] += length;
    for (size_t c = 0; c < p->columns; c++) {
        if (s.done[c]) {
            p->row_price[p->row_of[c]] += length - s.distance[c];
            p->column_price[c] -= length - s.distance[c];
        }
    }
    for (size_t c = end; c != MOST; c = s.before[c]) {
        p->row_of[c] = s.before[c] == MOST ? row : p->row_of[s.before[c]];
    }
}

/* In how many fields both say something, and the same. */
static int64_t count_alike(const uint32_t *one, const uint32_t *other)
{
    int64_t alike = 0;
    for (size_t f = 0; f < ENT_CODED_FIELDS; f++) {
        alike += one[f] != ENT_CODE_NONE && one[f] == other[f];
    }
    return alike;
}

static void solve(problem *p, const ent_codes *codes, const uint32_t *rows, const uint32_t *columns)
{
    for (size_t c = 0; c < p->columns; c++) {
        p->row_of[c] = MOST;
        p->column_price[c] = 0;
    }
    for (size_t r = 0; r < p->rows; r++) {
        p->row_price[r] = 0;
        for (size_t c = 0; c < p->columns; c++) {
            const int64_t away = (int64_t)r - (int64_t)c;
            p->cost[r][c] =
                away * away - ALIKE * count_alike(codes->of[rows[r]], codes->of[columns[c]]);
        }
    }
    for (size_t r = 0; r < p->rows; r++) {
        int64_t least = INT64_MAX; /* so that no cost is negative when the row is placed */
        for (size_t c = 0; c < p->columns; c++) {
            const int64_t cost = p->cost[r][c] - p->column_price[c];
            least = cost < least ? cost : least;
        }
        p->row_price[r] = least;
        place_row(p, r);
    }
}

static int compare_numbers(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

/* By the stretches of two statements. */
static int compare_stretches(const ent_coded_statement *a, const ent_coded_statement *b)
{
    int order = compare_numbers(a->start, b->start);
    order = order != 0 ? order : compare_numbers(a->end, b->end);
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS && order == 0; f++) {
        const ent_coded_value *one = ent_statement_field(a, f), *other = ent_statement_field(b, f);
        order = compare_numbers(one != NULL, other != NULL);
        if (order == 0 && one != NULL) {
            order = compare_numbers(one->start, other->start);
            order = order != 0 ? order : compare_numbers(one->end, other->end);
        }
    }
    return order;
}

/* By the words of two statements. */
static int compare_words(const ent_codes *codes, uint32_t a, uint32_t b)
{
    for (size_t f = 0; f < ENT_CODED_FIELDS; f++) {
        const char *one = codes->words[codes->of[a][f]], *other = codes->words[codes->of[b][f]];
        const int order = strcmp(one == NULL ? "" : one, other == NULL ? "" : other);
        if (order != 0) {
            return order;
        }
    }
    return 0;
}

/* Whether the statements of the first coder are the rows. */
static bool first_in_rows(const ent_codes *codes, const ent_sides *sides)
{
    if (sides->first_count != sides->second_count) {
        return sides->first_count < sides->second_count;
    }
    int order = 0;
    for (size_t i = 0; i < sides->first_count && order == 0; i++) {
        order = compare_stretches(ent_codes_statement(codes, sides->first[i]),
                                  ent_codes_statement(codes, sides->second[i]));
    }
    for (size_t i = 0; i < sides->first_count && order == 0; i++) {
        order = compare_words(codes, sides->first[i], sides->second[i]);
    }
    return order <= 0;
}

/* Each with the one at its place. */
static void pair_in_order(const ent_sides *sides, uint32_t *match)
{
    for (size_t i = 0; i < sides->first_count; i++) {
        match[i] = i < sides->second_count ? (uint32_t)i : ENT_UNPAIRED;
    }
}

void ent_pair(const ent_codes *codes, const ent_sides *sides, uint32_t *match)
{
    if (sides->first_count > MOST || sides->second_count > MOST ||
        (sides->first_count == 1 && sides->second_count == 1)) {
        pair_in_order(sides, match);
        return;
    }
    problem p;
    for (size_t i = 0; i < sides->first_count; i++) {
        match[i] = ENT_UNPAIRED;
    }
    const bool straight = first_in_rows(codes, sides);
    p.rows = straight ? sides->first_count : sides->second_count;
    p.columns = straight ? sides->second_count : sides->first_count;
    solve(&p, codes, straight ? sides->first : sides->second,
          straight ? sides->second : sides->first);
    for (size_t c = 0; c < p.columns; c++) {
        if (p.row_of[c] != MOST) {
            match[straight ? p.row_of[c] : c] = (uint32_t)(straight ? c : p.row_of[c]);
        }
    }
}
