/* SPDX-License-Identifier: MIT */
/*
 * Rules of every form with each allocation refused in turn: wide disjunctions, so that what is gathered of them grows
 * at every place where it can, with equivalences, conjunctions, counts, ranges and names within.
 */
#include "counting/sample.h"
#include "refusal.h"

enum { PLAIN = 9 /* yes/no options; g0 and g1 have values of their own */ };

static void write_part(FILE *out, uint64_t *random, int depth);

/* Some parts in a row; `by` NULL: only blanks between them, as in a count. */
static void write_row(FILE *out, uint64_t *random, size_t count, const char *by, int depth)
{
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "%s%s", i == 0 ? "" : " ", i == 0 || by == NULL ? "" : by);
        fputs(i == 0 || by == NULL ? "" : " ", out);
        write_part(out, random, depth);
    }
}

static void write_plain_part(FILE *out, uint64_t *random)
{
    static const char *const ranges[] = {"g0 = m", "g1 != m", "g0 >= m", "g1 < h", "late", "odd"};
    if (below(random, 2) == 0) {
        fputs(ranges[below(random, 6)], out);
    } else {
        fprintf(out, "%so%zu", below(random, 3) == 0 ? "not " : "", below(random, PLAIN));
    }
}

static void write_part(FILE *out, uint64_t *random, int depth)
{
    static const char *const counts[] = {"exactly", "atleast", "atmost"};
    const size_t kind = depth == 0 ? 0 : below(random, 8), items = 2 + below(random, 5);
    if (kind < 3) {
        write_plain_part(out, random);
        return;
    }
    fputs(kind == 3 ? "not (" : "(", out);
    if (kind == 4) {
        write_row(out, random, 2, "iff", depth - 1);
    } else if (kind == 5) {
        fprintf(out, "%s %zu of (", counts[below(random, 3)], 1 + below(random, items));
        write_row(out, random, items, NULL, depth - 1);
        fputs(")", out);
    } else {
        write_row(out, random, items, kind == 6 ? "and" : "or", depth - 1);
    }
    fputs(")", out);
}

static char *write_dispute(uint64_t *random, size_t rules)
{
    static const char *const kinds[] = {"always", "always", "never", "same"};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    fputs("entente: 1\nparties: {a: }\noptions:\n", out);
    for (size_t o = 0; o < PLAIN; o++) {
        fprintf(out, "  o%zu: {party: a}\n", o);
    }
    fputs("  g0: {party: a, values: [l, m, h]}\n  g1: {party: a, values: [l, m, n, h]}\nrules:\n",
          out);
    for (size_t r = 0; r < rules; r++) {
        fprintf(out, "  - %s: \"", kinds[below(random, r == 0 ? 2 : 4)]);
        write_row(out, random, 1 + below(random, 12), "or", 2);
        fputs("\"\n", out);
    }
    fputs("states:\n  late: g0 = h and (o1 iff o2)\n  odd: exactly 1 of (o0 o3 late) or g1 = n\n"
          "preferences: {a: [late, odd]}\n",
          out);
    assert_int_equal(fclose(out), 0);
    return text;
}

static ent_status count(refusal *r)
{
    ent_state_total *made = NULL;
    const ent_status status = ent_states_count(r->context, r->dispute, "--where", r->where, &made);
    assert_int_equal(status == ENT_OK, made != NULL);
    ent_state_total_free(made);
    return status;
}

static ent_status list_and_find(refusal *r)
{
    ent_space *made = NULL;
    ent_status status = ent_space_new(r->context, r->dispute, &made);
    if (status == ENT_OK) {
        status = ent_findings(r->context, made);
    }
    ent_space_free(made);
    return status;
}

static void exhaust(uint64_t seed, refusal_action run, const char *where)
{
    uint64_t random = seed;
    for (size_t round = 0; round < 24; round++) {
        char *text = write_dispute(&random, 1 + round % 4);
        refusal r = {.where = where, .whatever = true, .some = round >= 8};
        assert_true(refusal_exhaust(&r, run, text) > 10);
        free(text);
    }
}

static void counted(void **unused)
{
    (void)unused;
    exhaust(3, count, NULL);
    exhaust(4, count, "late or odd");
}

static void listed(void **unused)
{
    (void)unused;
    exhaust(5, list_and_find, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counted),
        cmocka_unit_test(listed),
    };
    return cmocka_run_group_tests_name("refused rules", tests, NULL, NULL);
}
