/* SPDX-License-Identifier: MIT */
/* Holding proposals against a grammar: where both agree, where they differ, and whatever a grammar may say. */
#include "reading/opinion.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A sentence that does not begin its text. */
static const char text[] = "Yes. Norland told Sudland that Eastland will not accept the plan.";
static const char *const parties[] = {"norland", "sudland", "eastland"};
static const char *const names[] = {"Norland", "Sudland", "Eastland"};

static ent_span find(const char *words)
{
    const size_t start = (size_t)(strstr(text, words) - text);
    return (ent_span){start, start + strlen(words)};
}

static ent_span sentence_of(void)
{
    return (ent_span){5, sizeof text - 1};
}

/* A grammar that says what it is told to say. */
typedef struct told {
    ent_grammar_link links[8];
    size_t count;
} told;

static size_t say(void *user, const char *sentence, size_t length, ent_grammar_link *links,
                  size_t room)
{
    const told *t = user;
    assert_ptr_equal(sentence, text + 5);
    assert_int_equal(length, sizeof text - 6);
    for (size_t k = 0; k < t->count && k < room; k++) {
        links[k] = t->links[k];
    }
    return t->count;
}

static void tell(told *t, ent_grammar_role role, const char *left, const char *right)
{
    const ent_span a = find(left), b = find(right);
    t->links[t->count++] = (ent_grammar_link){role, a.start - 5, a.end - 5, b.start - 5, b.end - 5};
}

static ent_coded_value value_of(const char *value, const char *words)
{
    const ent_span at = words == NULL ? (ent_span){0, 0} : find(words);
    return (ent_coded_value){.value = value,
                             .start = at.start,
                             .end = at.end,
                             .rule = "a-rule",
                             .confidence = ENT_CONFIDENCE_MEDIUM};
}

/* Merges what is told with fields, by the verbs of the sentence. */
static bool merge(told *t, ent_coded *coded)
{
    static ent_opinion opinion;
    ent_opinion_name found[3];
    for (size_t k = 0; k < 3; k++) {
        found[k] = (ent_opinion_name){find(names[k]), parties[k]};
    }
    ent_reading_options options = {.size = sizeof options, .grammar = say, .grammar_user = t};
    const ent_opinion_basis basis = {find("told"), find("accept"), find("accept"), found, 3};
    const bool any = ent_opinion_ask(&options, text, sentence_of(), &opinion);
    ent_opinion_merge(&opinion, &basis, coded);
    return any;
}

static void expect_other(const ent_coded_value *value, const char *other, const char *words)
{
    const ent_span at = find(words);
    assert_int_equal(value->confidence, ENT_CONFIDENCE_LOW);
    assert_non_null(value->other);
    assert_string_equal(value->other, other);
    assert_int_equal(value->other_start, at.start);
    assert_int_equal(value->other_end, at.end);
}

static void test_agree(void **state)
{
    told t = {0};
    ent_coded coded = {0};
    (void)state;
    tell(&t, ENT_GRAMMAR_SUBJECT, "Norland", "told");
    tell(&t, ENT_GRAMMAR_OBJECT, "told", "Sudland");
    tell(&t, ENT_GRAMMAR_SUBJECT, "Eastland", "will");
    tell(&t, ENT_GRAMMAR_SUBJECT, "Eastland", "accept");
    tell(&t, ENT_GRAMMAR_NEGATION, "accept", "not");
    coded.fields[ENT_CODED_SPEAKER] = value_of("norland", "Norland");
    coded.fields[ENT_CODED_ACTOR] = value_of("eastland", "Eastland");
    coded.fields[ENT_CODED_ADDRESSEE] = value_of("sudland", "Sudland");
    coded.fields[ENT_CODED_NEGATION] = value_of("yes", "not");
    coded.fields[ENT_CODED_ACT] = value_of("refuse", "accept");
    assert_true(merge(&t, &coded));
    for (size_t f = 0; f < ENT_CODED_FIELDS; f++) {
        const bool held = coded.fields[f].value != NULL && f != ENT_CODED_ACT;
        assert_int_equal(coded.fields[f].confidence, held                 ? ENT_CONFIDENCE_HIGH
                                                     : f == ENT_CODED_ACT ? ENT_CONFIDENCE_MEDIUM
                                                                          : ENT_CONFIDENCE_LOW);
        assert_null(coded.fields[f].other);
    }
}

static void test_differ(void **state)
{
    told t = {0};
    ent_coded coded = {0};
    (void)state;
    tell(&t, ENT_GRAMMAR_SUBJECT, "Norland", "told");
    tell(&t, ENT_GRAMMAR_OBJECT, "told", "Sudland");
    tell(&t, ENT_GRAMMAR_SUBJECT, "Eastland", "accept");
    coded.fields[ENT_CODED_SPEAKER] = value_of("sudland", "Sudland");
    coded.fields[ENT_CODED_ACTOR] = value_of("norland", "Norland");
    coded.fields[ENT_CODED_ADDRESSEE] = value_of("eastland", "Eastland");
    coded.fields[ENT_CODED_NEGATION] = value_of("yes", "not");
    assert_true(merge(&t, &coded));
    expect_other(&coded.fields[ENT_CODED_SPEAKER], "norland", "Norland");
    expect_other(&coded.fields[ENT_CODED_ACTOR], "eastland", "Eastland");
    expect_other(&coded.fields[ENT_CODED_ADDRESSEE], "sudland", "Sudland");
    assert_string_equal(coded.fields[ENT_CODED_SPEAKER].value, "sudland");
    assert_int_equal(coded.fields[ENT_CODED_NEGATION].confidence, ENT_CONFIDENCE_MEDIUM);
}

/* Where the rules are silent, or the grammar, or it names nobody. */
static void test_one(void **state)
{
    told t = {0};
    ent_coded coded = {0};
    (void)state;
    tell(&t, ENT_GRAMMAR_SUBJECT, "Norland", "told");
    tell(&t, ENT_GRAMMAR_OBJECT, "told", "Sudland");
    tell(&t, ENT_GRAMMAR_SUBJECT, "the plan", "accept");
    tell(&t, ENT_GRAMMAR_NEGATION, "accept", "not");
    coded.fields[ENT_CODED_ACTOR] = value_of("eastland", "Eastland");
    assert_true(merge(&t, &coded));
    expect_other(&coded.fields[ENT_CODED_SPEAKER], "norland", "Norland");
    assert_null(coded.fields[ENT_CODED_SPEAKER].value);
    expect_other(&coded.fields[ENT_CODED_NEGATION], "yes", "not");
    assert_null(coded.fields[ENT_CODED_ADDRESSEE].other);
    assert_null(coded.fields[ENT_CODED_ACTOR].other);
    assert_int_equal(coded.fields[ENT_CODED_ACTOR].confidence, ENT_CONFIDENCE_MEDIUM);
    t.count = 0;
    coded = (ent_coded){0};
    coded.fields[ENT_CODED_SPEAKER] = value_of("norland", "Norland");
    assert_false(merge(&t, &coded));
    assert_int_equal(coded.fields[ENT_CODED_SPEAKER].confidence, ENT_CONFIDENCE_MEDIUM);
}

/* Several subjects: one of them is enough. What is linked to other verbs is not looked at. */
static void test_several(void **state)
{
    told t = {0};
    ent_coded coded = {0};
    (void)state;
    tell(&t, ENT_GRAMMAR_SUBJECT, "Norland", "told");
    tell(&t, ENT_GRAMMAR_SUBJECT, "Sudland", "told");
    tell(&t, ENT_GRAMMAR_SUBJECT, "Norland", "will");
    coded.fields[ENT_CODED_SPEAKER] = value_of("sudland", "Sudland");
    coded.fields[ENT_CODED_ACTOR] = value_of("eastland", "Eastland");
    assert_true(merge(&t, &coded));
    assert_int_equal(coded.fields[ENT_CODED_SPEAKER].confidence, ENT_CONFIDENCE_HIGH);
    assert_int_equal(coded.fields[ENT_CODED_ACTOR].confidence, ENT_CONFIDENCE_MEDIUM);
    /* A name that is no alias, and a pronoun. */
    t.count = 0;
    tell(&t, ENT_GRAMMAR_SUBJECT, "the plan", "accept");
    coded.fields[ENT_CODED_ACTOR] = value_of("eastland", "plan");
    assert_true(merge(&t, &coded));
    assert_int_equal(coded.fields[ENT_CODED_ACTOR].confidence, ENT_CONFIDENCE_HIGH);
    coded.fields[ENT_CODED_ACTOR].confidence = ENT_CONFIDENCE_LOW;
    assert_true(merge(&t, &coded));
    assert_int_equal(coded.fields[ENT_CODED_ACTOR].confidence, ENT_CONFIDENCE_LOW);
    /* Words of the field's stretch, but no name of its party there: nobody agrees, nobody differs. */
    t.count = 0;
    tell(&t, ENT_GRAMMAR_SUBJECT, "Norland told Sudland", "accept");
    coded.fields[ENT_CODED_ACTOR] = value_of("eastland", "Sudland");
    assert_true(merge(&t, &coded));
    assert_null(coded.fields[ENT_CODED_ACTOR].other);
}

/* Says one link. */
static size_t say_it(void *user, const char *sentence, size_t length, ent_grammar_link *links,
                     size_t room)
{
    (void)sentence, (void)length, (void)room;
    links[0] = *(const ent_grammar_link *)user;
    return 1;
}

static size_t say_none(void *user, const char *sentence, size_t length, ent_grammar_link *links,
                       size_t room)
{
    (void)user, (void)sentence, (void)length, (void)links, (void)room;
    return SIZE_MAX;
}

/* Links that are none of a sentence. */
static void test_none(void **state)
{
    static const char curly[] = "a\xe2\x80\x99z"; /* a character of three bytes */
    static ent_opinion opinion;
    (void)state;
    ent_grammar_link wild[] = {
        {ENT_GRAMMAR_SUBJECT, 0, 1, 2, 5},       {ENT_GRAMMAR_SUBJECT, 0, 1, 1, 3},
        {ENT_GRAMMAR_SUBJECT, 0, 1, 4, 6},       {ENT_GRAMMAR_SUBJECT, 0, 0, 4, 5},
        {ENT_GRAMMAR_SUBJECT, 1, 0, 4, 5},       {(ent_grammar_role)7, 0, 1, 4, 5},
        {ENT_GRAMMAR_OBJECT, SIZE_MAX, 1, 4, 5}, {ENT_GRAMMAR_OBJECT, 0, SIZE_MAX, 4, 5},
    };
    ent_reading_options options = {.size = sizeof options};
    const ent_span all = {0, sizeof curly - 1}, nothing = {0, 0};
    assert_false(ent_opinion_ask(&options, curly, all, &opinion));
    options.grammar = say_it;
    assert_false(ent_opinion_ask(&options, curly, nothing, &opinion));
    assert_int_equal(opinion.count, 0);
    for (size_t k = 0; k < sizeof wild / sizeof *wild; k++) {
        options.grammar = say_it;
        options.grammar_user = &wild[k];
        if (ent_opinion_ask(&options, curly, all, &opinion)) {
            fail_msg("link %zu is taken", k);
        }
    }
    options.grammar = say_none;
    assert_false(ent_opinion_ask(&options, curly, all, &opinion));
    assert_int_equal(opinion.count, 0);
}

/* The same numbers everywhere. */
static uint32_t draw(uint32_t *from)
{
    *from = *from * 1664525u + 1013904223u;
    return *from >> 8;
}

typedef struct wild {
    uint32_t random;
    bool liar; /* says that there are more links than it has room for */
} wild;

/* Any links at all, with many places that are in the sentence. */
static size_t say_anything(void *user, const char *sentence, size_t length, ent_grammar_link *links,
                           size_t room)
{
    wild *w = user;
    (void)sentence;
    for (size_t k = 0; k < room; k++) {
        size_t places[4];
        for (size_t p = 0; p < 4; p++) {
            places[p] = draw(&w->random) % 16 == 0 ? SIZE_MAX - draw(&w->random) % 3
                                                   : draw(&w->random) % (length + 3);
        }
        links[k] = (ent_grammar_link){(ent_grammar_role)(draw(&w->random) % 4), places[0],
                                      places[1], places[2], places[3]};
    }
    return w->liar ? room + 1 + draw(&w->random) : draw(&w->random) % (room + 1);
}

static void test_wild(void **state)
{
    static const char curly[] = "Yes. “Norland” told Südland’s envoy “no”.";
    static ent_opinion opinion;
    wild w = {.random = 5};
    (void)state;
    for (size_t round = 0; round < 3000; round++) {
        w.liar = round % 50 == 0;
        const ent_span sentence = {5, sizeof curly - 1};
        ent_reading_options options = {
            .size = sizeof options, .grammar = say_anything, .grammar_user = &w};
        const bool any = ent_opinion_ask(&options, curly, sentence, &opinion);
        assert_true(!w.liar || !any);
        for (size_t k = 0; k < opinion.count; k++) {
            const ent_grammar_link *link = &opinion.links[k];
            assert_true(link->left_start >= sentence.start && link->left_start < link->left_end);
            assert_true(link->left_end <= sentence.end && link->right_end <= sentence.end);
            assert_true(link->right_start >= sentence.start && link->right_start < link->right_end);
            assert_true((curly[link->left_start] & 0xC0) != 0x80 &&
                        (curly[link->right_start] & 0xC0) != 0x80);
        }
        const ent_opinion_name name = {{8, 15}, "norland"};
        const ent_opinion_basis basis = {{18, 22}, {30, 34}, {30, 34}, &name, round % 2};
        ent_coded coded = {0};
        coded.fields[ENT_CODED_SPEAKER] =
            (ent_coded_value){.value = "sudland", .start = 23, .end = 31};
        ent_opinion_merge(&opinion, &basis, &coded);
        assert_string_equal(coded.fields[ENT_CODED_SPEAKER].value, "sudland");
        for (size_t f = 0; f < ENT_CODED_FIELDS; f++) {
            const ent_coded_value *value = &coded.fields[f];
            assert_true(value->other == NULL || (value->other_start >= sentence.start &&
                                                 value->other_start < value->other_end &&
                                                 value->other_end <= sentence.end));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_agree), cmocka_unit_test(test_differ),
                                       cmocka_unit_test(test_one),   cmocka_unit_test(test_several),
                                       cmocka_unit_test(test_none),  cmocka_unit_test(test_wild)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
