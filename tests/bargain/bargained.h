/* SPDX-License-Identifier: MIT */
/*
 * Random settlement problems as text, and what their outcomes are worth, worked out once more in plain whole numbers.
 *
 * All worths are whole numbers over SCALE: utilities have one decimal, weights one, and on the unit scale the largest
 * of a list is one of 1, 2, 4 and 5. A problem can be written with each party's utilities times a factor and plus a
 * constant, both decimals of many digits, which does not change what it is a rescaling of.
 */
#ifndef ENT_TESTS_BARGAINED_H
#define ENT_TESTS_BARGAINED_H

#include "unit/support.h"

enum { MOST_BARGAINERS = 5, MOST_ISSUES = 4, MOST_VALUES = 4, SCALE = 400 };

typedef struct problem {
    size_t parties, issues, values[MOST_ISSUES];
    bool unit;
    int tenths[MOST_BARGAINERS][MOST_ISSUES][MOST_VALUES]; /* utilities */
    int weight[MOST_BARGAINERS][MOST_ISSUES];              /* in tenths */
    int bonus[MOST_BARGAINERS]; /* in tenths, where the first issue has its first value; 0: none */
    int reservation[MOST_BARGAINERS]; /* in tenths */
    bool reserved[MOST_BARGAINERS];
} problem;

/* A factor and a constant, as text; NULL: 1 and 0. */
typedef struct rescaling {
    const char *factor[MOST_BARGAINERS]; /* of weights: with the weight's digits before it */
    const char *constant[MOST_BARGAINERS];
} rescaling;

static inline int draw_utility(uint64_t *random, const problem *p, bool last, bool wide)
{
    static const int largest[] = {10, 20, 40, 50};
    if (!p->unit) {
        return (int)below(random, wide ? 90 : 4) * (wide ? 1 : 10) - 10;
    }
    return last ? largest[below(random, 4)] : (int)below(random, 2) * 5 - 5;
}

static inline void draw_problem(uint64_t *random, problem *p)
{
    const bool wide = below(random, 2) == 0;
    *p = (problem){.parties = 2 + below(random, MOST_BARGAINERS - 1),
                   .issues = 1 + below(random, MOST_ISSUES),
                   .unit = below(random, 3) == 0};
    for (size_t i = 0; i < p->issues; i++) {
        p->values[i] = 2 + below(random, MOST_VALUES - 1);
    }
    for (size_t k = 0; k < p->parties; k++) {
        for (size_t i = 0; i < p->issues; i++) {
            const size_t best = below(random, p->values[i]);
            for (size_t v = 0; v < p->values[i]; v++) {
                p->tenths[k][i][v] = draw_utility(random, p, v == best, wide);
            }
            p->weight[k][i] = 1 + (int)below(random, wide ? 9 : 3);
        }
        p->bonus[k] = below(random, 3) == 0 ? (int)below(random, 9) - 4 : 0;
        p->reserved[k] = below(random, 2) == 0;
        p->reservation[k] = (int)below(random, 12) - 4;
    }
}

/* A party's worth of what one issue has, over SCALE. */
static inline int64_t issue_worth(const problem *p, size_t party, size_t issue, size_t value)
{
    const int *tenths = p->tenths[party][issue];
    int64_t largest = 0;
    for (size_t v = 0; v < p->values[issue]; v++) {
        largest = tenths[v] > largest ? tenths[v] : largest;
    }
    const int64_t weighed = p->weight[party][issue] * (int64_t)tenths[value]; /* in hundredths */
    return p->unit ? weighed * (SCALE / 10) / largest : weighed * (SCALE / 100);
}

static inline int64_t outcome_worth(const problem *p, size_t party, const size_t *values)
{
    int64_t sum = 0;
    for (size_t i = 0; i < p->issues; i++) {
        sum += issue_worth(p, party, i, values[i]);
    }
    sum = p->unit && sum > SCALE ? SCALE : sum;
    return sum + (values[0] == 0 ? p->bonus[party] * (int64_t)(SCALE / 10) : 0);
}

static inline void write_tenths(FILE *out, int tenths)
{
    fprintf(out, "%s%d.%d", tenths < 0 ? "-" : "", abs(tenths) / 10, abs(tenths) % 10);
}

static inline void write_issue(FILE *out, const problem *p, size_t issue, const rescaling *by)
{
    fprintf(out, "  i%zu:\n    values: [", issue);
    for (size_t v = 0; v < p->values[issue]; v++) {
        fprintf(out, "%sv%zu", v == 0 ? "" : ", ", v);
    }
    fputs("]\n    utilities:\n", out);
    for (size_t k = 0; k < p->parties; k++) {
        fprintf(out, "      p%zu: [", k);
        for (size_t v = 0; v < p->values[issue]; v++) {
            fputs(v == 0 ? "" : ", ", out);
            write_tenths(out, p->tenths[k][issue][v]);
        }
        fputs("]\n", out);
    }
    fputs("    weights: {", out);
    for (size_t k = 0; k < p->parties; k++) {
        fprintf(out, "%sp%zu: ", k == 0 ? "" : ", ", k);
        if (by == NULL) {
            write_tenths(out, p->weight[k][issue]);
        } else { /* a digit times a factor of ones and zeros */
            for (const char *digit = by->factor[k]; *digit != '\0'; digit++) {
                fputc(*digit == '1' ? '0' + p->weight[k][issue] : *digit, out);
            }
        }
    }
    fputs("}\n", out);
}

/* The bonuses: that of the problem, times a factor, and a constant, which holds everywhere. */
static inline void write_bonuses(FILE *out, const problem *p, const rescaling *by)
{
    fputs("  bonuses:\n", out);
    for (size_t k = 0; k < p->parties; k++) {
        fprintf(out, "    p%zu:\n      - where: i0 = v0\n        utility: ", k);
        if (by == NULL) {
            write_tenths(out, p->bonus[k]);
        } else {
            fputs(p->bonus[k] < 0 ? "-" : "", out);
            for (const char *digit = by->factor[k]; *digit != '\0'; digit++) {
                fputc(*digit == '1' ? '0' + abs(p->bonus[k]) : *digit, out);
            }
            fprintf(out, "\n      - where: i0 = v0 or i0 != v0\n        utility: %s",
                    by->constant[k]);
        }
        fputs("\n", out);
    }
}

/* Writes a problem; rescaled ones, which are on the written scale, have no reservations. */
static inline char *write_problem(const problem *p, const rescaling *by)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    fputs("entente: 1\nparties:\n", out);
    for (size_t k = 0; k < p->parties; k++) {
        fprintf(out, "  p%zu: {name: party %zu}\n", k, k);
    }
    fputs("issues:\n", out);
    for (size_t i = 0; i < p->issues; i++) {
        write_issue(out, p, i, by);
    }
    fprintf(out, "bargaining:\n  scale: %s\n", p->unit ? "unit" : "written");
    fputs("  reservation: {", out);
    for (size_t k = 0, written = 0; k < p->parties; k++) {
        if (p->reserved[k] && by == NULL) {
            fprintf(out, "%sp%zu: ", written++ == 0 ? "" : ", ", k);
            write_tenths(out, p->reservation[k]);
        }
    }
    fputs("}\n", out);
    write_bonuses(out, p, by);
    assert_int_equal(fclose(out), 0);
    return text;
}

#endif
