/* SPDX-License-Identifier: MIT */
/*
 * The canonical spelling of expressions and scalars, and names of parties as sentences have them.
 *
 * What is expected is written out case by case. On random expressions: the spelling has itself as its
 * spelling, and means the same in every state.
 */
#include "base/text.h"
#include "dispute/builder.h"
#include "dispute/subject.h"
#include "formats/out/expression.h"
#include "formats/out/scalar.h"
#include "support.h"

static const char head[] = "entente: 1\n"
                           "parties: {p: }\n"
                           "options:\n"
                           "  a: {party: p}\n"
                           "  b: {party: p}\n"
                           "  c: {party: p}\n"
                           "  pay: {party: p, values: [none, some, full]}\n"
                           "  odd: {party: p, values: [not, of, yes]}\n"
                           "states:\n"
                           "  deal: a and b\n";

typedef struct fixture {
    ent_context *context;
    ent_dispute *dispute;
    ent_arena arena;
    ent_builder builder;
} fixture;

static fixture *set_up(const char *text)
{
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    f->context = new_context();
    f->dispute = read_dispute(f->context, text);
    ent_arena_init(&f->arena, &f->dispute->allocator);
    assert_int_equal(
        ent_builder_borrow(&f->builder, f->context, f->dispute, &f->arena, &f->dispute->source),
        ENT_OK);
    return f;
}

static void tear_down(fixture *f)
{
    ent_builder_return(&f->builder);
    ent_arena_free(&f->arena);
    ent_dispute_free(f->dispute);
    ent_context_free(f->context);
    free(f);
}

static ent_expression *parse(fixture *f, const char *text)
{
    const ent_written written = {.text = text, .length = strlen(text), .direct = true};
    ent_expression *expression = NULL;
    assert_int_equal(ent_builder_expression(&f->builder, &written, &expression), ENT_OK);
    if (expression == NULL) {
        fail_msg("cannot be parsed: %s", text);
    }
    return expression;
}

/* The spelling of a text in `out`; false when it has none. */
static bool spell(fixture *f, const char *text, ent_text *out)
{
    ent_text_init(out, &f->dispute->allocator);
    const bool spelled = ent_expression_spell(out, f->dispute, text, parse(f, text));
    assert_false(out->failed);
    return spelled;
}

static void expect(fixture *f, const char *text, const char *expected)
{
    ent_text first, second;
    if (!spell(f, text, &first)) {
        fail_msg("no spelling: %s", text);
    }
    assert_string_equal(ent_text_get(&first), expected);
    assert_true(spell(f, expected, &second));
    assert_string_equal(ent_text_get(&second), expected);
    ent_text_free(&first);
    ent_text_free(&second);
}

typedef struct pair {
    const char *written, *spelled;
} pair;

static void expect_all(const pair *pairs, size_t count)
{
    fixture *f = set_up(head);
    for (size_t i = 0; i < count; i++) {
        expect(f, pairs[i].written, pairs[i].spelled);
    }
    tear_down(f);
}

static void operators(void **unused)
{
    (void)unused;
    static const pair pairs[] = {
        {"a", "a"},
        {"  a ", "a"},
        {"!a", "not a"},
        {"!!a", "not not a"},
        {"a & b && c", "a and b and c"},
        {"a|b||c", "a or b or c"},
        {"a -> b", "a implies b"},
        {"a <-> b", "a iff b"},
        {"deal", "deal"},
        {"!deal", "not deal"},
    };
    expect_all(pairs, sizeof pairs / sizeof *pairs);
}

static void precedence(void **unused)
{
    (void)unused;
    static const pair pairs[] = {
        {"((a))", "a"},
        {"a and b or c", "(a and b) or c"},
        {"a and (b or c)", "a and (b or c)"},
        {"a and (b and c)", "a and b and c"},
        {"(a or b) or c", "a or b or c"},
        {"not (a and b)", "not (a and b)"},
        {"(not a) and b", "not a and b"},
        {"not (deal)", "not deal"},
        {"(a or b) implies c", "a or b implies c"},
        {"(a implies b) implies c", "(a implies b) implies c"},
        {"a implies b implies c", "a implies (b implies c)"},
        {"a or (b implies c)", "a or (b implies c)"},
        {"(a iff b) iff c", "a iff b iff c"},
        {"a iff (b iff c)", "a iff (b iff c)"},
        {"a implies b iff c", "(a implies b) iff c"},
        {"a implies (b iff c)", "a implies (b iff c)"},
        {"(a iff b) implies c", "(a iff b) implies c"},
        {"not (a implies b)", "not (a implies b)"},
        {"not (a iff b) and c", "not (a iff b) and c"},
    };
    expect_all(pairs, sizeof pairs / sizeof *pairs);
}

static void comparisons(void **unused)
{
    (void)unused;
    static const pair pairs[] = {
        {"pay == some", "pay = some"},
        {"pay != some", "pay != some"},
        {"not (pay = some)", "pay != some"},
        {"not (pay != some)", "not pay != some"},
        {"pay < full", "pay <= some"},
        {"pay < some", "pay = none"},
        {"pay <= none", "pay = none"},
        {"pay > none", "pay >= some"},
        {"pay > some", "pay = full"},
        {"pay >= none", "pay >= none"},
        {"pay <= full", "pay >= none"},
        {"pay < none", "not pay >= none"},
        {"not pay >= some", "not pay >= some"},
        {"a = yes", "a"},
        {"a = true", "a"},
        {"a != no", "a"},
        {"a > no", "a"},
        {"a = no", "not a"},
        {"a != yes", "not a"},
        {"a < yes", "not a"},
        {"not (a = no)", "a"},
        {"a >= no", "a >= no"},
        {"b and a = no and c", "b and not a and c"},
    };
    expect_all(pairs, sizeof pairs / sizeof *pairs);
}

static void counts(void **unused)
{
    (void)unused;
    static const pair pairs[] = {
        {"exactly 1 of (a b c)", "exactly 1 of (a b c)"},
        {"atleast 2 of (a b deal)", "atleast 2 of (a b deal)"},
        {"atmost 1 of (a b)", "atmost 1 of (a b)"},
        {"atmost 0 of (a b)", "exactly 0 of (a b)"},
        {"atleast 2 of (a b)", "exactly 2 of (a b)"},
        {"atleast 0 of (a b)", "atleast 0 of (a b)"},
        {"atmost 2 of (a b)", "atleast 0 of (a b)"},
        {"exactly 1 of (a !b pay>none)", "exactly 1 of (a (not b) (pay >= some))"},
        {"exactly 1 of ((a) (b or c))", "exactly 1 of (a (b or c))"},
        {"atmost 1 of (exactly 1 of (a b) c a=no)", "atmost 1 of (exactly 1 of (a b) c (not a))"},
        {"not exactly 1 of (a b) and c", "not exactly 1 of (a b) and c"},
    };
    expect_all(pairs, sizeof pairs / sizeof *pairs);
}

/* A comparison that only a word of the language could name the value of, and one that is too deep. */
static void without_spelling(void **unused)
{
    (void)unused;
    fixture *f = set_up(head);
    ent_text text;
    assert_false(spell(f, "a and odd < yes", &text));
    assert_int_equal(text.length, 0);
    ent_text_free(&text);
    expect(f, "odd >= yes", "odd = yes");
    char deep[4 * ENT_SPELLED_DEPTH + 8] = "";
    for (int i = 0; i < ENT_SPELLED_DEPTH - 1; i++) {
        strcat(deep, "not ");
    }
    strcat(deep, "a");
    expect(f, deep, deep);
    memmove(deep + 4, deep, strlen(deep) + 1);
    memcpy(deep, "not ", 4);
    assert_false(spell(f, deep, &text));
    ent_text_free(&text);
    tear_down(f);
}

/* Random expressions over graded and plain options, counts and names. */
static void random_expressions(void **unused)
{
    (void)unused;
    uint64_t random = 77;
    shape s = {.parties = 1, .names = 2};
    for (size_t o = 0; o < 5; o++) {
        add_option(&s, 0, o % 2 == 0 ? 2 : 3, ENT_MOVES_ANY);
    }
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    write_head(out, &random, &s);
    fclose(out);
    fixture *f = set_up(text);
    free(text);
    for (int k = 0; k < 3000; k++) {
        out = open_memstream(&text, &size);
        write_expression(out, &random, &s, 0, 4);
        fclose(out);
        ent_text first, second;
        assert_true(spell(f, text, &first));
        assert_true(spell(f, ent_text_get(&first), &second));
        assert_string_equal(ent_text_get(&first), ent_text_get(&second));
        const ent_expression *before = parse(f, text), *after = parse(f, ent_text_get(&first));
        for (int i = 0; i < 20; i++) {
            uint32_t values[MOST_OPTIONS];
            for (size_t o = 0; o < s.options; o++) {
                values[o] = (uint32_t)below(&random, s.values[o]);
            }
            assert_int_equal(truth(before, values), truth(after, values));
        }
        ent_text_free(&first);
        ent_text_free(&second);
        free(text);
    }
    tear_down(f);
}

static bool plain(const char *text, ent_scalar_place place)
{
    return ent_is_plain(text, strlen(text), place);
}

static void plain_scalars(void **unused)
{
    (void)unused;
    static const char *const safe[] = {"a",           "not a",      "yes", "a, b",  "p. 8 (of 9)",
                                       "it's",        "2024-03-01", "s12", "x=3",   "a#b",
                                       "caf\xC3\xA9", "http://a.b", "<",   "1 of 2"};
    static const char *const unsafe[] = {"",
                                         " a",
                                         "a ",
                                         "- a",
                                         "-a",
                                         "?",
                                         ":",
                                         "a: b",
                                         "a:",
                                         "a #b",
                                         "[a",
                                         "{a",
                                         "#a",
                                         "&a",
                                         "*a",
                                         "!a",
                                         "|",
                                         ">",
                                         "'a",
                                         "\"a",
                                         "%a",
                                         "@a",
                                         "`a",
                                         "...",
                                         "---",
                                         "3",
                                         "-3",
                                         "+3",
                                         "0.5",
                                         ".5",
                                         "1.",
                                         "1e9",
                                         "0x1F",
                                         "0o7",
                                         "true",
                                         "True",
                                         "null",
                                         "~",
                                         ".inf",
                                         "<<",
                                         "a\tb",
                                         "a\nb",
                                         "\x7F",
                                         "a\xC2\x85",
                                         "\xEF\xBB\xBFz",
                                         "\xE2\x80\xA8",
                                         ",a"};
    for (size_t i = 0; i < sizeof safe / sizeof *safe; i++) {
        if (!plain(safe[i], ENT_SCALAR_VALUE)) {
            fail_msg("should be plain: %s", safe[i]);
        }
    }
    for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe; i++) {
        if (plain(unsafe[i], ENT_SCALAR_VALUE) || plain(unsafe[i], ENT_SCALAR_KEY)) {
            fail_msg("should be quoted: %s", unsafe[i]);
        }
    }
    assert_true(plain("a and b", ENT_SCALAR_IN_LIST));
    assert_false(plain("a, b", ENT_SCALAR_IN_LIST));
    assert_false(plain("a]", ENT_SCALAR_IN_LIST));
    assert_false(plain("a:b", ENT_SCALAR_KEY));
}

static void literals(void **unused)
{
    (void)unused;
    static const char *const yes[] = {"0", "-0", "12", "1.50", "-3.25e+10", "1E5", "true", "null"};
    static const char *const no[] = {"",   "-",   "01",  "1.",   ".5", "+1", "1e",  "1e+",
                                     "0x", "1 2", "yes", "True", "~",  "1a", "--1", "1.2.3"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        assert_true(ent_is_literal(yes[i], strlen(yes[i])));
    }
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        assert_false(ent_is_literal(no[i], strlen(no[i])));
    }
}

static void quoted_strings(void **unused)
{
    (void)unused;
    fixture *f = set_up(head);
    ent_text text;
    ent_text_init(&text, &f->dispute->allocator);
    static const char odd[] =
        "a\"b\\c\nd\te\0f\x7F\xC2\x85\xE2\x80\xA9\xEF\xBB\xBF\xC3\xA9\xF0\x9F\x98\x80";
    ent_text_add_string(&text, odd, sizeof odd - 1);
    assert_string_equal(ent_text_get(&text),
                        "\"a\\\"b\\\\c\\nd\\te\\u0000f\\u007f\\u0085\\u2029\\ufeff"
                        "\xC3\xA9\xF0\x9F\x98\x80\"");
    ent_text_free(&text);
    tear_down(f);
}

static void prose(void **unused)
{
    (void)unused;
    assert_true(ent_is_prose("two words", 9));
    assert_false(ent_is_prose("word", 4));
    assert_false(ent_is_prose("two  blanks", 11));
    assert_false(ent_is_prose(" a b", 4));
    assert_false(ent_is_prose("a b ", 4));
    assert_false(ent_is_prose("a b\nc", 5));
    assert_false(ent_is_prose("a\tb c", 5));
}

/* An article in front of a name is capital where a sentence begins; nothing else is, and it is plural where the file says so. */
static void names_of_parties(void **unused)
{
    (void)unused;
    static const struct {
        const char *name, *opening;
        bool plural;
    } parties[] = {{"the nurses", "The nurses", true}, {"an estate", "An estate", false},
                   {"a town", "A town", false},        {"The Hague", "The Hague", false},
                   {"von Trapp", "von Trapp", true},   {"theatre", "theatre", false}};
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(
        context,
        "entente: 1\nparties:\n  p1: {name: the nurses, plural: yes}\n  p2: {name: an estate, "
        "plural: no}\n"
        "  p3: {name: a town, plural: false}\n  p4: {name: The Hague}\n"
        "  p5: {name: von Trapp, plural: true}\n  theatre: {}\noptions:\n  o: {party: p1}\n");
    for (size_t p = 0; p < sizeof parties / sizeof *parties; p++) {
        assert_string_equal(ent_party_name(dispute, p), parties[p].name);
        assert_string_equal(ent_party_opening(dispute, p), parties[p].opening);
        assert_int_equal(ent_party_is_plural(dispute, p), parties[p].plural);
    }
    assert_string_equal(ent_party_owns(dispute, 0), "'");
    assert_string_equal(ent_party_owns(dispute, 4), "'s");
    assert_string_equal(ent_party_owns(dispute, 2), "'s");
    ent_dispute_free(dispute);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operators),        cmocka_unit_test(precedence),
        cmocka_unit_test(comparisons),      cmocka_unit_test(counts),
        cmocka_unit_test(without_spelling), cmocka_unit_test(random_expressions),
        cmocka_unit_test(plain_scalars),    cmocka_unit_test(literals),
        cmocka_unit_test(quoted_strings),   cmocka_unit_test(prose),
        cmocka_unit_test(names_of_parties),
    };
    return cmocka_run_group_tests_name("spelling", tests, NULL, NULL);
}
