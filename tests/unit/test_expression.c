/* SPDX-License-Identifier: MIT */
/*
 * Expressions: what they mean. test_programs.c holds what is compiled of them against it.
 *
 * On four options without rules state number n + 1 has the bits of n as its values, so the states
 * that make a, b, c, d true are the masks A, B, C, D, and what an expression means is written in C.
 */
#include "unit/fixture.h"

#define A   0xAAAAu
#define B   0xCCCCu
#define C   0xF0F0u
#define D   0xFF00u
#define ALL 0xFFFFu

static const char four[] = "entente: 1\n"
                           "parties: {p: }\n"
                           "options:\n"
                           "  a: {party: p}\n"
                           "  b: {party: p}\n"
                           "  c: {party: p}\n"
                           "  d: {party: p}\n"
                           "states:\n"
                           "  both: first and second\n" /* uses what stands below */
                           "  first: a\n"
                           "  second: not third\n"
                           "  third: b implies first and c\n"
                           "  corner: {a: yes, d: yes}\n";

static const char graded[] = "entente: 1\n"
                             "parties: {p: }\n"
                             "options:\n"
                             "  g: {party: p, values: [none, low, mid, full]}\n"
                             "  a: {party: p}\n";

/* The states that a text stands for, a bit each. */
static unsigned find(fixture *f, const char *text)
{
    ent_state_set *set = NULL;
    const ent_status status = ent_states_find(f->context, f->space, "--where", text, &set);
    if (status != ENT_OK) {
        fail_msg("%s: %s", text, ent_status_text(status));
    }
    unsigned states = 0, next = 0;
    for (uint64_t s = 0; s < ent_state_count(f->space); s++) {
        states |= (unsigned)ent_state_set_has(set, s) << s;
    }
    for (uint64_t s = 0; ent_state_set_next(set, s, &s); s++) {
        next |= 1u << s;
    }
    assert_int_equal(next, states);
    uint64_t bits = states;
    assert_int_equal(ent_state_set_count(set), ent_bits_count(&bits, 1));
    ent_state_set_free(set);
    return states;
}

typedef struct sample {
    const char *text;
    unsigned states;
} sample;

static void check_samples(const char *dispute, const sample *samples, size_t count)
{
    fixture f = open_fixture(dispute, 0);
    const unsigned all = (1u << ent_state_count(f.space)) - 1;
    for (size_t i = 0; i < count; i++) {
        const unsigned found = find(&f, samples[i].text);
        if (found != (samples[i].states & all)) {
            fail_msg("%s: %#x, not %#x", samples[i].text, found, samples[i].states & all);
        }
    }
    close_fixture(&f);
}

static void precedence(void **unused)
{
    (void)unused;
    static const sample samples[] = {
        {"not a and b", ~A & B},
        {"not (a and b)", ~(A & B)},
        {"not not a", A},
        {"not not not a or b", ~A | B},
        {"a or b and c", A | (B & C)},
        {"(a or b) and c", (A | B) & C},
        {"a and b or c and d", (A & B) | (C & D)},
        {"a or b implies c", ~(A | B) | C},
        {"a implies b or c", ~A | B | C},
        {"not a implies b", A | B},
        {"a implies b iff c", ~((~A | B) ^ C)},
        {"a iff b implies c", ~(A ^ (~B | C))},
        {"a iff b or c", ~(A ^ (B | C))},
        {"not a iff b and c or d implies a", ~(~A ^ (~((B & C) | D) | A))},
        {"a implies b implies c", ~A | ~B | C},
        {"(a implies b) implies c", ~(~A | B) | C},
        {"a implies b implies c implies d", ~A | ~B | ~C | D},
        {"a iff b iff c", ~(~(A ^ B) ^ C)},
        {"a iff b iff c iff d", ~(~(~(A ^ B) ^ C) ^ D)},
        {"((((a))))", A},
        {" \t a\n and\r\n b ", A & B},
    };
    check_samples(four, samples, sizeof samples / sizeof *samples);
}

static void signs(void **unused)
{
    (void)unused;
    static const sample samples[] = {
        {"!a", ~A},
        {"! a & b", ~A & B},
        {"!!a|b", A | B},
        {"!(a&b)", ~(A & B)},
        {"a & b | c & d", (A & B) | (C & D)},
        {"a && b || c", (A & B) | C},
        {"a->b", ~A | B},
        {"a -> b -> c", ~A | ~B | C},
        {"a <-> b", ~(A ^ B)},
        {"a<->b->c|d&!a", ~(A ^ (~B | C | (D & ~A)))},
        {"a and b | c", (A & B) | C},
    };
    check_samples(four, samples, sizeof samples / sizeof *samples);
}

/* How 'implies' and 'iff' group does not always show in what they mean; it does in the tree. */
static void grouping(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, "entente: 1\n"
                                                 "parties: {p: }\n"
                                                 "options: {a: {party: p}}\n"
                                                 "preferences:\n"
                                                 "  p:\n"
                                                 "    - a iff a iff a\n"
                                                 "    - a implies a implies a\n"
                                                 "    - a and a and a and a\n"
                                                 "    - a or (a or a)\n");
    const ent_statement *statements = dispute->parties[0].statements;
    const ent_expression *iff = statements[0].want, *implies = statements[1].want;
    assert_int_equal(iff->op, ENT_OP_IFF);
    assert_int_equal(iff->children[0]->op, ENT_OP_IFF);
    assert_int_equal(iff->children[1]->op, ENT_OP_LEAF);
    assert_int_equal(implies->op, ENT_OP_IMPLIES);
    assert_int_equal(implies->children[0]->op, ENT_OP_LEAF);
    assert_int_equal(implies->children[1]->op, ENT_OP_IMPLIES);
    assert_int_equal(statements[2].want->child_count, 4);
    assert_int_equal(statements[3].want->child_count, 2);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

/* The values of g change first: bit n of a mask is value n % 4, and a from bit 4 on. */
static const sample comparison_samples[] = {
    {"g = none", 0x11},
    {"g == low", 0x22},
    {"g = full", 0x88},
    {"g != none", 0xEE},
    {"g != mid", 0xBB},
    {"g != full", 0x77},
    {"g < none", 0x00},
    {"g < low", 0x11},
    {"g < full", 0x77},
    {"g <= none", 0x11},
    {"g <= mid", 0x77},
    {"g <= full", 0xFF},
    {"g > none", 0xEE},
    {"g > mid", 0x88},
    {"g > full", 0x00},
    {"g >= none", 0xFF},
    {"g >= low", 0xEE},
    {"g >= full", 0x88},
    {"not (g < none)", 0xFF},
    {"not g > full", 0xFF},
    {"not g != low", 0x22},
    {"g < none or a", 0xF0},
    {"g > full implies a", 0xFF},
    {"g>=low and g<full", 0x66},
    {"a = yes", 0xF0},
    {"a = no", 0x0F},
    {"a != yes", 0x0F},
    {"a = true", 0xF0},
    {"a == false", 0x0F},
    {"a < yes", 0x0F},
    {"a >= no", 0xFF},
    {"a > yes", 0x00},
    {"a < no", 0x00},
    {"not a = yes", 0x0F},
    {"a > no and g = mid", 0x40},
    {"g < none iff g > full", 0xFF},
};

static void comparisons(void **unused)
{
    (void)unused;
    check_samples(graded, comparison_samples,
                  sizeof comparison_samples / sizeof *comparison_samples);
}

/* The states of `four` in which between low and high of a, b, c, d hold. */
static unsigned counted(unsigned low, unsigned high)
{
    unsigned states = 0;
    for (unsigned s = 0; s < 16; s++) {
        const unsigned true_ones = (s & 1) + (s >> 1 & 1) + (s >> 2 & 1) + (s >> 3 & 1);
        states |= (unsigned)(true_ones >= low && true_ones <= high) << s;
    }
    return states;
}

static void counts(void **unused)
{
    (void)unused;
    fixture f = open_fixture(four, 0);
    for (unsigned n = 0; n <= 4; n++) {
        char text[64];
        snprintf(text, sizeof text, "exactly %u of (a b c d)", n);
        assert_int_equal(find(&f, text), counted(n, n));
        snprintf(text, sizeof text, "atleast %u of (a b c d)", n);
        assert_int_equal(find(&f, text), counted(n, 4));
        snprintf(text, sizeof text, "atmost %u of (a b c d)", n);
        assert_int_equal(find(&f, text), counted(0, n));
    }
    close_fixture(&f);
    static const sample samples[] = {
        {"exactly 1 of (a)", A},
        {"exactly 0 of (a)", ~A},
        {"exactly 2 of (a a)", A},
        {"exactly 1 of (a a)", 0},
        {"atleast 2 of ((a and b) !c not d)", (A & B & ~C) | (A & B & ~D) | (~C & ~D)},
        {"not exactly 1 of (a b)", ~(A ^ B)},
        {"exactly 1 of (a b) and c", (A ^ B) & C},
        {"atmost 1 of (exactly 1 of (a b) (c or d))", ~((A ^ B) & (C | D))},
    };
    check_samples(four, samples, sizeof samples / sizeof *samples);
}

static void names(void **unused)
{
    (void)unused;
    const unsigned third = ~B | (A & C);
    const sample samples[] = {
        {"first", A},
        {"third", third},
        {"second", ~third},
        {"both", A & ~third},
        {"corner", A & ~B & ~C & D},
        {"both or corner", (A & ~third) | (A & ~B & ~C & D)},
        {"not first and third", ~A & third},
        {"first iff a", ALL},
        {"s1", 1},
        {"12", 1u << 11},
        {"s16", 1u << 15},
        {"today", 1},
    };
    check_samples(four, samples, sizeof samples / sizeof *samples);
    fixture f = open_fixture(four, 0);
    for (uint64_t s = 0; s < 16; s++) {
        for (size_t n = 0; n < 3; n++) { /* both, first, second */
            const unsigned meaning[] = {A & ~third, A, ~third};
            assert_int_equal(ent_state_has_name(f.space, s, n), meaning[n] >> s & 1);
        }
    }
    close_fixture(&f);
}

/* A mapping that gives the only option there is. */
static void a_name_of_one_option(void **unused)
{
    (void)unused;
    static const sample samples[] = {{"on", 2}, {"off", 1}, {"on or off", 3}, {"not off", 2}};
    check_samples("entente: 1\nparties: {p: }\noptions: {a: {party: p}}\n"
                  "states: {on: {a: yes}, off: {a: no}}\n",
                  samples, sizeof samples / sizeof *samples);
}

static const char *const refused_texts[] = {
    "",
    "a b",
    "a and",
    "and a",
    "not",
    "(a",
    "a)",
    "a = maybe",
    "a < ",
    "nobody",
    "a, b",
    "exactly 5 of (a b c d)",
    "a = b",
    "exactly 1 (a)",
    "exactly of (a)",
    "exactly -1 of (a)",
    "1 of (a)",
    "a === b",
    "a => b",
    "yes",
    "exactly 1 of (a, b)",
    "both = yes",
    "a ? b",
    "\xC3\xA9",
};

static void refused(void **unused)
{
    (void)unused;
    fixture f = open_fixture(four, 0);
    for (size_t i = 0; i < sizeof refused_texts / sizeof *refused_texts; i++) {
        ent_state_set *set = NULL;
        ent_diagnostics_clear(f.context);
        const ent_status status =
            ent_states_find(f.context, f.space, "--where", refused_texts[i], &set);
        if (status != ENT_ERROR_INPUT || ent_diagnostic_errors(f.context) != 1) {
            fail_msg("'%s' was not refused", refused_texts[i]);
        }
        assert_null(set);
    }
    close_fixture(&f);
}

/* The grammar wants at least one thing in a count. */
static void empty_counts_are_refused(void **unused)
{
    (void)unused;
    static const char *const words[] = {"exactly", "atleast", "atmost"};
    for (size_t i = 0; i < 3; i++) {
        char text[200];
        ent_context *context = new_context();
        ent_dispute *dispute = NULL;
        snprintf(text, sizeof text,
                 "entente: 1\nparties: {p: }\noptions: {a: {party: p}}\n"
                 "rules:\n  - never: %s 0 of ()\n",
                 words[i]);
        const ent_status status =
            ent_dispute_read_text(context, "test", text, strlen(text), &dispute);
        ent_dispute_free(dispute);
        ent_context_free(context);
        assert_int_equal(status, ENT_ERROR_INPUT);
    }
}

/* Text that is written by the grammar, with no parenthesis that is not needed, and what it means. */
typedef struct phrase {
    FILE *out;
    uint64_t random;
} phrase;

static unsigned say_iff(phrase *p, int depth);

static unsigned say_not(phrase *p, int depth)
{
    static const unsigned masks[] = {A, B, C, D};
    const size_t kind = depth == 0 ? 0 : below(&p->random, 6);
    if (kind == 1) {
        fputs(below(&p->random, 2) == 0 ? "not " : "!", p->out);
        return ~say_not(p, depth - 1);
    }
    if (kind == 2) {
        fputc('(', p->out);
        const unsigned inside = say_iff(p, depth - 1);
        fputc(')', p->out);
        return inside;
    }
    const size_t option = below(&p->random, 4);
    fputc("abcd"[option], p -> out);
    return masks[option];
}

static bool say_joint(phrase *p, const char *word, const char *sign)
{
    const bool more = below(&p->random, 4) == 0;
    if (more) {
        fprintf(p->out, " %s ", below(&p->random, 2) == 0 ? word : sign);
    }
    return more;
}

static unsigned say_or(phrase *p, int depth)
{
    unsigned any = 0;
    do {
        unsigned all = ~0u;
        do {
            all &= say_not(p, depth);
        } while (say_joint(p, "and", "&"));
        any |= all;
    } while (say_joint(p, "or", "|"));
    return any;
}

static unsigned say_implies(phrase *p, int depth)
{
    const unsigned from = say_or(p, depth);
    return say_joint(p, "implies", "->") ? ~from | say_implies(p, depth) : from;
}

static unsigned say_iff(phrase *p, int depth)
{
    unsigned left = say_implies(p, depth);
    while (say_joint(p, "iff", "<->")) {
        left = ~(left ^ say_implies(p, depth));
    }
    return left;
}

static void random_phrases(void **unused)
{
    (void)unused;
    fixture f = open_fixture(four, 0);
    phrase p = {.random = 5};
    for (size_t trial = 0; trial < 3000; trial++) {
        char *text = NULL;
        size_t length = 0;
        p.out = open_memstream(&text, &length);
        assert_non_null(p.out);
        const unsigned meaning = say_iff(&p, 4) & ALL;
        assert_int_equal(fclose(p.out), 0);
        const unsigned found = find(&f, text);
        if (found != meaning) {
            fail_msg("%s: %#x, not %#x", text, found, meaning);
        }
        free(text);
    }
    close_fixture(&f);
}

/* Whether the cure of a question that is no expression has some words. */
static void cure_of(const char *text, const char *question, const char *words, bool there)
{
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, text);
    ent_space *space = NULL;
    ent_state_set *set = NULL;
    assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
    ent_diagnostics_clear(context);
    assert_int_equal(ent_states_find(context, space, "test", question, &set), ENT_ERROR_INPUT);
    const char *cure = ent_diagnostic_at(context, 0)->cure;
    const bool has = cure != NULL && strstr(cure, words) != NULL;
    if (has != there) {
        print_message("%s: %s\n", question, cure == NULL ? "no cure" : cure);
        fail();
    }
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

#define OPTIONS(TODAY)                                                                             \
    "entente: 1\nparties: {p: , q: }\noptions: {fly: {party: p}, halt: {party: p}, "               \
    "give_way: {party: q}, fee: {party: q, values: [low, mid, high]}}\ntoday: {" TODAY "}\n"       \
    "preferences: {p: [fly], q: [halt]}\n"
#define PLAIN(TODAY)                                                                               \
    "entente: 1\nparties: {p: , q: }\noptions: {fly: {party: p}, halt: {party: q}}\n"              \
    "today: {" TODAY "}\npreferences: {p: [fly], q: [halt]}\n"

/* What to write for today's state: what is taken up, values, and what is not. */
static void cures_of_today(void **unused)
{
    (void)unused;
    cure_of(OPTIONS("halt: yes, fee: mid"), "fly or today",
            "write: (halt and fee = mid and not (fly or give_way))", true);
    cure_of(OPTIONS("fly: yes, give_way: yes, fee: low"), "fly or today",
            "write: (fly and give_way and fee = low and not halt)", true);
    cure_of(PLAIN("fly: no, halt: no"), "fly or today", "write: (not (fly or halt))", true);
    cure_of(PLAIN("fly: yes, halt: yes"), "fly or today", "write: (fly and halt)", true);
    cure_of(PLAIN("fly: yes"), "fly or today", "write: (fly and not halt)", true);
}

/* A word is taken for the number of a state, an article, or a part of a name, only where it is one. */
static void cures_of_words(void **unused)
{
    (void)unused;
    static const char numbers[] = "a number of a state is taken alone", blank[] = "write give_way",
                      articles[] = "no articles";
    cure_of(PLAIN(""), "fly or s12", numbers, true);
    cure_of(PLAIN(""), "fly or s", numbers, false);
    cure_of(PLAIN(""), "fly or s1x", numbers, false);
    cure_of(PLAIN(""), "fly or s1-", numbers, true);
    cure_of(PLAIN(""), "fly or t12", numbers, false);
    cure_of(PLAIN(""), "the fly", articles, true);
    cure_of(PLAIN(""), "a fly", articles, true);
    cure_of(PLAIN(""), "any fly", articles, false);
    cure_of(PLAIN(""), "x fly", articles, false);
    cure_of(PLAIN(""), "the", articles, false);
    cure_of(OPTIONS(""), "give way", blank, true);
    cure_of(OPTIONS(""), "give-way", blank, true);
    cure_of(OPTIONS(""), "give + way", blank, false);
    cure_of(OPTIONS(""), "one two six ten old new give way", blank, false);
}

/* A file with an unknown word; what its cure lists, and does not. */
static void cure_in_file(const char *text, const char *words, bool there)
{
    ent_context *context = new_context();
    ent_dispute *dispute = NULL;
    assert_int_equal(ent_dispute_read_text(context, "test", text, strlen(text), &dispute),
                     ENT_ERROR_INPUT);
    const char *cure = ent_diagnostic_at(context, 0)->cure;
    assert_non_null(strstr(ent_diagnostic_at(context, 0)->message, "unheard_of"));
    assert_int_equal(cure != NULL && strstr(cure, words) != NULL, there);
    ent_context_free(context);
}

/* In a file the options are listed, where these are few and there are any. */
static void cures_that_list(void **unused)
{
    (void)unused;
    static const char list[] = "or an option:";
    cure_in_file("entente: 1\nparties: {p: }\noptions: {fly: {party: p}}\n"
                 "preferences: {p: [unheard_of]}\n",
                 list, true);
    cure_in_file(
        "entente: 1\nparties: {p: }\noptions: {oa: {party: p}, ob: {party: p}, oc: {party: "
        "p}, od: {party: p}, oe: {party: p}, on: {party: p}, og: {party: p}, oh: {party: "
        "p}, oi: {party: p}, oj: {party: p}, ok: {party: p}, ol: {party: p}, om: {party: "
        "p}}\npreferences: {p: [unheard_of]}\n",
        list, false);
    cure_of(PLAIN(""), "fly only halt", "write: fly implies halt", false);
    cure_of(PLAIN(""), "fly only if halt", "write: fly implies halt", true);
    cure_of(PLAIN(""), "+ +", "names have no blanks", false);
    cure_of(PLAIN(""), "12 fly", "names have no blanks", false);
    cure_of(PLAIN(""), "or fly", "names have no blanks", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cures_that_list),
        cmocka_unit_test(precedence),
        cmocka_unit_test(signs),
        cmocka_unit_test(grouping),
        cmocka_unit_test(comparisons),
        cmocka_unit_test(counts),
        cmocka_unit_test(names),
        cmocka_unit_test(a_name_of_one_option),
        cmocka_unit_test(refused),
        cmocka_unit_test(random_phrases),
        cmocka_unit_test(empty_counts_are_refused),
        cmocka_unit_test(cures_of_today),
        cmocka_unit_test(cures_of_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
