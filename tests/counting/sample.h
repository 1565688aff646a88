/* SPDX-License-Identifier: MIT */
/* Random disputes with rules, for the tests of this folder. */
#ifndef ENT_TESTS_COUNTING_SAMPLE_H
#define ENT_TESTS_COUNTING_SAMPLE_H

#include "unit/support.h"

/* How a random dispute with rules is drawn. */
typedef struct manner {
    size_t most_options, most_values, rules, merges;
    int depth;
} manner;

static inline shape draw_shape(uint64_t *random, const manner *m)
{
    shape s = {.parties = 2, .names = below(random, 3)};
    const size_t options = 1 + below(random, m->most_options), second = below(random, options + 1);
    for (size_t o = 0; o < options; o++) {
        const bool graded = m->most_values > 2 && below(random, 3) == 0;
        add_option(&s, o >= second, graded ? 2 + below(random, m->most_values - 1) : 2,
                   ENT_MOVES_ANY);
    }
    return s;
}

/* Writes `rules` rules of which `merges` merge. Some are clauses, some are anything. */
static inline void write_rules(FILE *out, uint64_t *random, const shape *s, const manner *m)
{
    fputs(m->rules + m->merges > 0 ? "rules:\n" : "", out);
    for (size_t r = 0; r < m->rules + m->merges; r++) {
        fprintf(out, "  - %s: \"",
                r < m->merges           ? "same"
                : below(random, 2) == 0 ? "never"
                                        : "always");
        if (below(random, 2) == 0) {
            for (int i = 0; i < 3; i++) {
                fputs(i == 0 ? "" : r < m->merges ? " and " : " or ", out);
                fputs(below(random, 2) == 0 ? "not (" : "(", out);
                write_leaf(out, random, s);
                fputs(")", out);
            }
        } else {
            write_expression(out, random, s, 0, m->depth);
        }
        fputs("\"\n", out);
    }
}

/* A whole random dispute in `text`. */
static inline shape write_sample(char *text, size_t size, uint64_t *random, const manner *m)
{
    const shape s = draw_shape(random, m);
    FILE *out = fmemopen(text, size, "w");
    assert_non_null(out);
    write_head(out, random, &s);
    write_rules(out, random, &s, m);
    fputs("preferences:\n  p0: []\n  p1: []\n", out);
    assert_int_equal(fclose(out), 0);
    return s;
}

/* Goes to the next assignment of values, the first option fastest; false after the last. */
static inline bool next_values(const shape *s, uint32_t *values)
{
    for (size_t o = 0; o < s->options; o++) {
        if (++values[o] < s->values[o]) {
            return true;
        }
        values[o] = 0;
    }
    return false;
}

/* Whether all rules hold. */
static inline bool feasible(const ent_dispute *dispute, const uint32_t *values)
{
    bool holds = true;
    for (size_t r = 0; r < dispute->rule_count && holds; r++) {
        holds = truth(dispute->rules[r].always, values);
    }
    return holds;
}

#endif
