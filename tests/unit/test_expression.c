/* SPDX-License-Identifier: MIT */
/*
 * Expressions: what they mean, and that compiled programs mean the same.
 *
 * On four options without rules state number n + 1 has the bits of n as its values, so the states
 * that make a, b, c, d true are the masks A, B, C, D, and what an expression means is written in C.
 * Long because the grammar, both evaluators and the naive one they are held against share one generator.
 */
#include "dispute/program.h"
#include "support.h"

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

/* A dispute with its states. */
typedef struct fixture {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
} fixture;

static fixture set_up(const char *text)
{
    fixture f = {.context = new_context()};
    f.dispute = read_dispute(f.context, text);
    assert_int_equal(ent_space_new(f.context, f.dispute, &f.space), ENT_OK);
    return f;
}

static void tear_down(fixture *f)
{
    ent_space_free(f->space);
    ent_dispute_free(f->dispute);
    ent_context_free(f->context);
}

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
    fixture f = set_up(dispute);
    const unsigned all = (1u << ent_state_count(f.space)) - 1;
    for (size_t i = 0; i < count; i++) {
        const unsigned found = find(&f, samples[i].text);
        if (found != (samples[i].states & all)) {
            fail_msg("%s: %#x, not %#x", samples[i].text, found, samples[i].states & all);
        }
    }
    tear_down(&f);
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
    fixture f = set_up(four);
    for (unsigned n = 0; n <= 4; n++) {
        char text[64];
        snprintf(text, sizeof text, "exactly %u of (a b c d)", n);
        assert_int_equal(find(&f, text), counted(n, n));
        snprintf(text, sizeof text, "atleast %u of (a b c d)", n);
        assert_int_equal(find(&f, text), counted(n, 4));
        snprintf(text, sizeof text, "atmost %u of (a b c d)", n);
        assert_int_equal(find(&f, text), counted(0, n));
    }
    tear_down(&f);
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
    fixture f = set_up(four);
    for (uint64_t s = 0; s < 16; s++) {
        for (size_t n = 0; n < 3; n++) { /* both, first, second */
            const unsigned meaning[] = {A & ~third, A, ~third};
            assert_int_equal(ent_state_has_name(f.space, s, n), meaning[n] >> s & 1);
        }
    }
    tear_down(&f);
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
    fixture f = set_up(four);
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
    tear_down(&f);
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
    fixture f = set_up(four);
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
    tear_down(&f);
}

/* A dispute with random statements of its first party. */
static ent_dispute *random_dispute(ent_context *context, uint64_t *random, const shape *s,
                                   size_t statements)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    write_head(out, random, s);
    fputs("preferences:\n  p0:\n", out);
    for (size_t i = 0; i < statements; i++) {
        fputs("    - \"", out);
        write_expression(out, random, s, 0, 1 + (int)below(random, 3));
        fputs("\"\n", out);
    }
    assert_int_equal(fclose(out), 0);
    ent_dispute *dispute = read_dispute(context, text);
    free(text);
    return dispute;
}

/* Few options, or more than fit into a word; of the latter some have many values. */
static shape random_shape(uint64_t *random)
{
    shape s = {.parties = 1 + below(random, 3), .names = below(random, 5)};
    const size_t options = below(random, 3) == 0 ? 60 + below(random, 20) : 1 + below(random, 7);
    for (size_t o = 0; o < options; o++) {
        const size_t values = below(random, 3) > 0 ? 2 : 3 + below(random, options > 10 ? 30 : 3);
        add_option(&s, o * s.parties / options, values, ENT_MOVES_ANY);
    }
    return s;
}

static void set_random_key(const ent_dispute *dispute, uint64_t *random, uint32_t *values,
                           uint64_t *key)
{
    for (size_t o = 0; o < dispute->option_count; o++) {
        values[o] = (uint32_t)below(random, dispute->options[o].value_count);
        ent_key_set(&dispute->options[o], key, values[o]);
    }
}

enum { MOST_ROOTS = 40 };

/* All statements at once on up to 64 states at once, against one by one. */
static void check_run(const ent_dispute *dispute, uint64_t *random)
{
    const ent_expression *roots[MOST_ROOTS];
    const ent_party *party = &dispute->parties[0];
    for (size_t i = 0; i < party->statement_count; i++) {
        roots[i] = party->statements[i].want;
    }
    ent_program *program = NULL;
    assert_int_equal(ent_program_new(dispute, roots, party->statement_count, &program), ENT_OK);
    static const size_t counts_tried[] = {1, 2, 63, 64};
    for (size_t c = 0; c < 4; c++) {
        const size_t states = counts_tried[c];
        uint64_t *keys = calloc(64 * dispute->key_words, sizeof *keys);
        uint64_t expected[MOST_ROOTS] = {0}, results[MOST_ROOTS];
        uint32_t values[MOST_OPTIONS];
        for (size_t k = 0; k < states; k++) {
            set_random_key(dispute, random, values, keys + k * dispute->key_words);
            for (size_t i = 0; i < party->statement_count; i++) {
                expected[i] |= (uint64_t)truth(roots[i], values) << k;
            }
        }
        ent_program_run(program, keys, states, results);
        assert_memory_equal(results, expected, party->statement_count * sizeof *results);
        free(keys);
    }
    ent_program_free(program);
}

static void programs_mean_what_trees_mean(void **unused)
{
    (void)unused;
    uint64_t random = 6;
    for (size_t trial = 0; trial < 300; trial++) {
        ent_context *context = new_context();
        const shape s = random_shape(&random);
        ent_dispute *dispute = random_dispute(context, &random, &s, 1 + below(&random, MOST_ROOTS));
        check_run(dispute, &random);
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
}

/* What the completions of a partial assignment make of an expression. */
typedef struct completions {
    bool some_true, some_false;
} completions;

static void complete(const ent_dispute *dispute, const ent_expression *e, const bool *known,
                     uint32_t *values, size_t option, completions *out)
{
    while (option < dispute->option_count && known[option]) {
        option++;
    }
    if (option == dispute->option_count) {
        const bool holds = truth(e, values);
        out->some_true = out->some_true || holds;
        out->some_false = out->some_false || !holds;
        return;
    }
    for (uint32_t v = 0; v < dispute->options[option].value_count; v++) {
        values[option] = v;
        complete(dispute, e, known, values, option + 1, out);
    }
}

/* Forgets some options, as long as there are few completions. */
static bool forget_some(const ent_dispute *dispute, uint64_t *random, bool *known)
{
    size_t left = 400;
    bool any = false;
    const size_t forgotten = below(random, 6);
    for (size_t o = 0; o < dispute->option_count; o++) {
        known[o] = true;
    }
    for (size_t i = 0; i < forgotten; i++) {
        const size_t o = below(random, dispute->option_count);
        if (known[o] && dispute->options[o].value_count <= left) {
            left /= dispute->options[o].value_count;
            known[o] = false;
            any = true;
        }
    }
    return any;
}

/* Returns whether the program said something though not all was known. */
static bool check_partial(const ent_dispute *dispute, const ent_expression *e, uint64_t *random)
{
    ent_program *program = NULL;
    uint32_t values[MOST_OPTIONS];
    bool known[MOST_OPTIONS];
    uint64_t *key = calloc(dispute->key_words, sizeof *key);
    assert_int_equal(ent_program_new(dispute, &e, 1, &program), ENT_OK);
    const bool open = forget_some(dispute, random, known);
    set_random_key(dispute, random, values, key);
    const ent_truth said = ent_program_partial(program, key, known);
    for (size_t o = 0; o < dispute->option_count; o++) { /* unknown values must not matter */
        if (!known[o]) {
            ent_key_set(&dispute->options[o], key,
                        (uint32_t)below(random, dispute->options[o].value_count));
        }
    }
    assert_int_equal(ent_program_partial(program, key, known), said);
    completions all = {false, false};
    complete(dispute, e, known, values, 0, &all);
    assert_true(said != ENT_TRUE || !all.some_false);
    assert_true(said != ENT_FALSE || !all.some_true);
    assert_true(open || said != ENT_OPEN);
    ent_program_free(program);
    free(key);
    return open && said != ENT_OPEN;
}

static void partial_truth_is_sound(void **unused)
{
    (void)unused;
    uint64_t random = 7;
    size_t said = 0, asked = 0;
    for (size_t trial = 0; trial < 250; trial++) {
        ent_context *context = new_context();
        const shape s = random_shape(&random);
        ent_dispute *dispute = random_dispute(context, &random, &s, 8);
        for (size_t i = 0; i < 8; i++) {
            for (size_t k = 0; k < 4; k++, asked++) {
                said += check_partial(dispute, dispute->parties[0].statements[i].want, &random);
            }
        }
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
    assert_true(said > asked / 10); /* or the test would say little */
}

int main(void)
{
    const struct CMUnitTest meaning[] = {
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
    };
    const struct CMUnitTest programs[] = {
        cmocka_unit_test(programs_mean_what_trees_mean),
        cmocka_unit_test(partial_truth_is_sound),
    };
    return cmocka_run_group_tests_name("meaning", meaning, NULL, NULL) +
           cmocka_run_group_tests_name("programs", programs, NULL, NULL);
}
