/* SPDX-License-Identifier: MIT */
/* The parentheses that N609 offers: with them the expression means the same, and there is nothing more to say of it. */
#include "findings/notes.h"

#define HEAD                                                                                       \
    "entente: 1\nparties: {u: , v: }\noptions: {a: {party: u}, b: {party: u}, c: {party: v}, q: "  \
    "{party: v, values: [w, x, y]}}\nstates: {n: a or b}\n"

/* What N609 says of the wish of a party with one; false: nothing. */
static bool read_as(const char *wish, char *out, size_t room)
{
    static const char lead[] = "this is read as: ", others[] = " (and others of this form";
    char text[4000];
    bool told = false;
    (void)snprintf(text, sizeof text, HEAD "preferences:\n  u:\n    - want: %s\n", wish);
    noted n = note(text);
    for (size_t k = 0; k < ent_diagnostic_count(n.context); k++) {
        const ent_diagnostic *d = ent_diagnostic_at(n.context, k);
        if (strcmp(d->code, "N609") == 0) {
            assert_false(told);
            told = true;
            assert_memory_equal(d->message, lead, sizeof lead - 1);
            (void)snprintf(out, room, "%s", d->message + sizeof lead - 1);
        }
    }
    char *tail = told ? strstr(out, others) : NULL;
    if (tail != NULL) {
        *tail = '\0';
    }
    forget(&n);
    return told;
}

/* Whether two expressions are true in the same states: a rule that says so excludes none. */
static bool mean_the_same(const char *first, const char *second)
{
    char text[9000];
    (void)snprintf(text, sizeof text, HEAD "rules:\n  - always: (%s) iff (%s)\n", first, second);
    noted n = note(text);
    const bool same = ent_state_count(n.space) == 2 * 2 * 2 * 3;
    forget(&n);
    return same;
}

/* The form that is offered, whole. */
static void whole_forms(void **unused)
{
    (void)unused;
    static const struct {
        const char *written, *offered; /* NULL: nothing is said */
    } forms[] = {
        {"a iff not b and q < y", "a iff ((not b) and q < y)"},
        {"a iff ((not b) and q < y)", NULL},
        {"a or b and c", "a or (b and c)"},
        {"a or b and c iff n", "(a or (b and c)) iff n"},
        {"a implies b implies not c", "a implies (b implies not c)"},
        {"a and b iff b implies c", "(a and b) iff (b implies c)"},
        {"not a and b or c", "((not a) and b) or c"},
        {"not a and b", "(not a) and b"},
        {"not a and not b", NULL},
        {"a and b implies c", NULL},
        {"(a or b and c) and not n", "(a or (b and c)) and not n"},
        {"exactly 1 of (a (b and c or n) q = x)", "exactly 1 of (a ((b and c) or n) q = x)"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        char offered[2000] = "";
        const bool told = read_as(forms[i].written, offered, sizeof offered);
        assert_int_equal(told, forms[i].offered != NULL);
        assert_string_equal(offered, told ? forms[i].offered : "");
    }
}

/* A text that grows, and the numbers that it is drawn by. */
typedef struct draft {
    char text[1500];
    uint64_t state;
} draft;

static void add(draft *d, const char *words)
{
    assert_true(strlen(d->text) + strlen(words) < sizeof d->text);
    strcat(d->text, words);
}

/* How closely the operators bind: from iff, 0, to what stands for itself, 4. */
static void write_any(draft *d, unsigned level, unsigned depth);

static void write_single(draft *d, unsigned depth)
{
    static const char *const plain[] = {"a", "b", "c", "n", "q = x", "q < y", "q != w", "q >= x"};
    const size_t kind = depth == 0 ? 0 : below(&d->state, 6);
    if (kind < 2) {
        add(d, plain[below(&d->state, 8)]);
    } else if (kind < 4) {
        add(d, "not ");
        write_single(d, depth - 1);
    } else if (kind == 4) {
        add(d, "(");
        write_any(d, 0, depth - 1);
        add(d, ")");
    } else {
        add(d, "exactly 1 of ((");
        write_any(d, 0, depth - 1);
        add(d, ") a)");
    }
}

static void write_any(draft *d, unsigned level, unsigned depth)
{
    static const char *const words[] = {" iff ", " implies ", " or ", " and "};
    if (level == 4) {
        write_single(d, depth);
        return;
    }
    for (size_t k = below(&d->state, 4) == 0 ? 1 + below(&d->state, 2) : 0; k > 0; k--) {
        write_any(d, level + 1, depth);
        add(d, words[level]);
    }
    write_any(d, level + 1, depth);
}

/* Of any expression: what is offered is the same, and is offered nothing. */
static void offers_are_the_last_word(void **unused)
{
    (void)unused;
    size_t told = 0;
    for (uint64_t seed = 0; seed < trials(2000); seed++) {
        draft d = {.text = "", .state = seed};
        char offered[3000] = "", again[3000] = "";
        write_any(&d, 0, 2);
        if (!read_as(d.text, offered, sizeof offered)) {
            continue;
        }
        told++;
        if (read_as(offered, again, sizeof again) || !mean_the_same(d.text, offered)) {
            print_message("seed %ju\nwritten: %s\noffered: %s\nagain: %s\n", (uintmax_t)seed,
                          d.text, offered, again);
            fail();
        }
    }
    assert_true(told > trials(2000) / 10); /* the law is not empty */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(whole_forms),
                                       cmocka_unit_test(offers_are_the_last_word)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
