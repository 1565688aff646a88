/* SPDX-License-Identifier: MIT */
/*
 * Agreement: published examples, pairing against all pairings, and laws on random codings. The coefficients of random
 * codings are held against definitions in another language by oracle.py.
 */
#include "sample.h"

#include "coding/agreement.h"

/* A text of dots, in which each byte can be a sentence. */
static ent_coding *coding_of(ent_context *context, const char *coder, size_t length)
{
    char *dots = malloc(length + 1);
    ent_coding *coding = NULL;
    assert_non_null(dots);
    memset(dots, '.', length);
    assert_int_equal(ent_coding_new(context, "dots", dots, length, coder, &coding), ENT_OK);
    free(dots);
    return coding;
}

static void add_word(ent_context *context, ent_coding *coding, uint64_t at, const char *issue)
{
    ent_coded coded = {.start = at, .end = at + 1, .decision = ENT_DECISION_ACCEPTED};
    coded.fields[ENT_CODED_ISSUE].value = issue;
    coded.fields[ENT_CODED_ACT].value = "state";
    assert_int_equal(ent_coding_add(context, coding, &coded), ENT_OK);
}

/* Two coders' values, a letter a unit; . for none. */
static ent_agreement_row compare_letters(const char *first, const char *second)
{
    ent_context *context = new_context();
    ent_coding *codings[] = {coding_of(context, "a", strlen(first)),
                             coding_of(context, "b", strlen(first))};
    for (size_t i = 0; first[i] != '\0'; i++) {
        const char one[] = {'v', first[i], '\0'}, other[] = {'v', second[i], '\0'};
        add_word(context, codings[0], i, first[i] == '.' ? NULL : one);
        add_word(context, codings[1], i, second[i] == '.' ? NULL : other);
    }
    ent_agreement *agreement = NULL;
    assert_int_equal(ent_agreement_new(context, codings[0], codings[1], 0, &agreement), ENT_OK);
    const ent_agreement_row row = ent_agreement_of(agreement, ENT_CODED_ISSUE);
    const ent_agreement_row sentences = ent_agreement_sentences(agreement);
    assert_int_equal(sentences.both, strlen(first));
    assert_int_equal(sentences.agree, strlen(first));
    assert_false(sentences.kappa_defined || sentences.alpha_defined);
    ent_agreement_free(agreement);
    ent_coding_free(codings[0]);
    ent_coding_free(codings[1]);
    ent_context_free(context);
    return row;
}

static void near(double value, double expected, double within)
{
    if (value < expected - within || value > expected + within) {
        print_error("%.9f is not %.9f\n", value, expected);
        fail();
    }
}

/* Cohen 1960: 200 cases of two judges and three categories; kappa .492. */
static void cohen(void **state)
{
    (void)state;
    static const size_t table[3][3] = {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}};
    char first[201] = {0}, second[201] = {0};
    size_t at = 0;
    for (size_t i = 0; i < 9; i++) {
        for (size_t k = 0; k < table[i / 3][i % 3]; k++, at++) {
            first[at] = (char)('a' + i / 3);
            second[at] = (char)('a' + i % 3);
        }
    }
    assert_int_equal(at, 200);
    const ent_agreement_row row = compare_letters(first, second);
    assert_int_equal(row.both, 200);
    assert_int_equal(row.agree, 140);
    assert_true(row.kappa_defined);
    near(row.kappa, 0.492, 0.0005);
    near(row.kappa, 29.0 / 59.0, 1e-12);
}

/* Krippendorff 2011, "Computing Krippendorff's alpha-reliability": examples A (two values) and B (five); alpha .095 and .692. */
static void krippendorff(void **state)
{
    (void)state;
    ent_agreement_row row = compare_letters("0100000010", "1110010000");
    assert_int_equal(row.both, 10);
    assert_int_equal(row.agree, 6);
    assert_true(row.alpha_defined);
    near(row.alpha, 0.095, 0.0005);
    row = compare_letters("aabbdcccedda", "babbbccceddd");
    assert_int_equal(row.both, 12);
    assert_int_equal(row.agree, 9);
    near(row.alpha, 0.692, 0.0005);
    near(row.alpha, 155.0 / 224.0, 1e-12);
}

/* Coders C and D of his example of four with values missing (2011, C): by hand, 10 units of both, 3 of them unlike,
 * and of 20 values 3, 6, 6, 3 and 2 alike. Who has no value has no statement. */
static void missing(void **state)
{
    (void)state;
    static const char first[] = "*33323422 51*", second[] = "123324412 51*";
    ent_context *context = new_context();
    ent_coding *codings[] = {coding_of(context, "c", 13), coding_of(context, "d", 13)};
    for (size_t i = 0; i < 13; i++) {
        const char one[] = {'v', first[i], '\0'}, other[] = {'v', second[i], '\0'};
        if (first[i] >= '1') {
            add_word(context, codings[0], i, one);
        }
        if (second[i] >= '1') {
            add_word(context, codings[1], i, other);
        }
    }
    ent_agreement *agreement = NULL;
    assert_int_equal(ent_agreement_new(context, codings[0], codings[1], 12, &agreement), ENT_OK);
    const ent_agreement_row row = ent_agreement_of(agreement, ENT_CODED_ISSUE);
    const ent_agreement_row sentences = ent_agreement_sentences(agreement);
    assert_int_equal(row.both, 10);
    assert_int_equal(row.agree, 7);
    near(row.alpha, 1 - 19.0 * 6 / (400 - 9 - 36 - 36 - 9 - 4), 1e-12);
    assert_int_equal(sentences.both, 12);
    assert_int_equal(sentences.agree, 11);
    ent_agreement_free(agreement);
    ent_coding_free(codings[0]);
    ent_coding_free(codings[1]);
    ent_context_free(context);
}

/* By hand: agreement by chance alone, none at all, and full agreement. */
static void by_hand(void **state)
{
    (void)state;
    ent_agreement_row row = compare_letters("aabb", "abab");
    near(row.kappa, 0, 1e-12);
    row = compare_letters("ab", "ba");
    near(row.kappa, -1, 1e-12);
    near(row.alpha, -0.5, 1e-12);
    row = compare_letters("abc", "abc");
    near(row.kappa, 1, 0);
    near(row.alpha, 1, 0);
    row = compare_letters("a.", "a."); /* nothing said is a value */
    near(row.kappa, 1, 0);
    row = compare_letters("aaaa", "aaaa");
    assert_false(row.kappa_defined || row.alpha_defined);
    assert_int_equal(row.agree, 4);
    row = compare_letters("", "");
    assert_false(row.kappa_defined || row.alpha_defined);
    assert_int_equal(row.both, 0);
}

/* The best pairing of the statements from `at` on, by trying all: alike fields first, then the order. */
typedef struct tried {
    const ent_codes *codes;
    const ent_sides *sides;
    int64_t best;
    size_t bests; /* pairings that are as good */
} tried;

static int64_t worth(const tried *t, size_t one, size_t other)
{
    const uint32_t *a = t->codes->of[t->sides->first[one]];
    const uint32_t *b = t->codes->of[t->sides->second[other]];
    const int64_t away = (int64_t)one - (int64_t)other;
    int64_t alike = 0;
    for (size_t f = 0; f < ENT_CODED_FIELDS; f++) {
        alike += a[f] != ENT_CODE_NONE && a[f] == b[f];
    }
    return alike * 100000 - away * away;
}

static void try_all(tried *t, size_t at, size_t left, unsigned used, int64_t sum)
{
    if (at == t->sides->first_count) {
        t->bests = sum > t->best ? 1 : t->bests + (sum == t->best);
        t->best = sum > t->best ? sum : t->best;
        return;
    }
    if (left > t->sides->second_count) { /* more than can be paired: one may stay alone */
        try_all(t, at + 1, left - 1, used, sum);
    }
    for (size_t k = 0; k < t->sides->second_count; k++) {
        if ((used >> k & 1) == 0) {
            try_all(t, at + 1, left, used | 1u << k, sum + worth(t, at, k));
        }
    }
}

static void check_pairing(const ent_codes *codes, size_t first_count, size_t second_count)
{
    uint32_t first[8], second[8], match[8], back[8];
    for (size_t i = 0; i < first_count; i++) {
        first[i] = (uint32_t)i;
    }
    for (size_t k = 0; k < second_count; k++) {
        second[k] = (uint32_t)(first_count + k);
    }
    const ent_sides sides = {first, second, first_count, second_count};
    const ent_sides turned = {second, first, second_count, first_count};
    tried t = {.codes = codes, .sides = &sides, .best = INT64_MIN};
    try_all(&t, 0, first_count, 0, 0);
    ent_pair(codes, &sides, match);
    ent_pair(codes, &turned, back);
    int64_t sum = 0;
    size_t paired = 0;
    unsigned used = 0;
    for (size_t i = 0; i < first_count; i++) {
        if (match[i] != ENT_UNPAIRED) {
            assert_true(match[i] < second_count && (used >> match[i] & 1) == 0);
            used |= 1u << match[i];
            sum += worth(&t, i, match[i]);
            assert_int_equal(back[match[i]], i);
            paired++;
        }
    }
    assert_int_equal(paired, first_count < second_count ? first_count : second_count);
    assert_int_equal(sum, t.best);
}

/* Statements of few values, so that many pairings are nearly as good. */
static void draw_few(ent_context *context, ent_coding *coding, uint64_t *random, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ent_coded coded = {.end = 4, .decision = ENT_DECISION_ACCEPTED};
        for (ent_coded_field f = 0; f < 4; f++) {
            coded.fields[f].value = below(random, 2) == 0 ? NULL : draw_value(random, f);
            coded.fields[f].start = f == 0 ? below(random, 3) : 0;
            coded.fields[f].end = coded.fields[f].start;
        }
        assert_int_equal(ent_coding_add(context, coding, &coded), ENT_OK);
    }
}

static void pairing(void **state)
{
    (void)state;
    uint64_t random = 9;
    ent_context *context = new_context();
    for (size_t k = 0; k < 1500; k++) {
        ent_coding *a = new_coding(context, "a"), *b = new_coding(context, "b");
        const size_t first = below(&random, 7), second = below(&random, 7);
        ent_codes codes;
        draw_few(context, a, &random, first);
        draw_few(context, b, &random, second);
        assert_int_equal(ent_codes_new(&a->allocator, a, b, &codes), ENT_OK);
        check_pairing(&codes, first, second);
        ent_codes_free(&a->allocator, &codes);
        ent_coding_free(a);
        ent_coding_free(b);
    }
    ent_context_free(context);
}

/* A random coding whose sentences are cut alike in all: ten bytes each. */
static ent_coding *draw_sentences(ent_context *context, uint64_t *random, const char *coder)
{
    ent_coding *coding = new_coding(context, coder);
    for (uint64_t at = 0; at + 10 <= SAMPLE_LENGTH; at += 10) {
        for (size_t left = below(random, 4); left > 0; left--) {
            ent_coded coded = draw_coded(random);
            coded.start = at;
            coded.end = at + 10;
            assert_int_equal(ent_coding_add(context, coding, &coded), ENT_OK);
        }
    }
    return coding;
}

static ent_agreement *compare(ent_context *context, const ent_coding *a, const ent_coding *b)
{
    ent_agreement *agreement = NULL;
    assert_int_equal(ent_agreement_new(context, a, b, 0, &agreement), ENT_OK);
    return agreement;
}

/* Field by field, and on sentences. */
static void same_rows(const ent_agreement *a, const ent_agreement *b)
{
    for (ent_coded_field f = 0; f <= ENT_CODED_FIELDS; f++) {
        const bool all = f == ENT_CODED_FIELDS;
        const ent_agreement_row one = all ? ent_agreement_sentences(a) : ent_agreement_of(a, f);
        const ent_agreement_row other = all ? ent_agreement_sentences(b) : ent_agreement_of(b, f);
        assert_int_equal(one.both, other.both);
        assert_int_equal(one.agree, other.agree);
        assert_int_equal(one.kappa_defined, other.kappa_defined);
        assert_int_equal(one.alpha_defined, other.alpha_defined);
        near(one.kappa, other.kappa, 0);
        near(one.alpha, other.alpha, 0);
    }
}

/* With itself a coding agrees in all: coefficients are 1 where they are defined. */
static void with_itself(const ent_agreement *agreement)
{
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        const ent_agreement_row row = ent_agreement_of(agreement, f);
        assert_int_equal(row.both, row.agree);
        near(row.kappa, row.kappa_defined ? 1 : 0, 0);
        near(row.alpha, row.alpha_defined ? 1 : 0, 0);
    }
    const ent_agreement_row sentences = ent_agreement_sentences(agreement);
    assert_int_equal(sentences.both, sentences.agree);
}

/* Gives each value of names another name: what is compared is not the words. */
static ent_coding *rename_values(ent_context *context, const ent_coding *coding)
{
    ent_coding *renamed = new_coding(context, "r");
    for (size_t i = 0; i < ent_coding_describe(coding).count; i++) {
        ent_coded coded = ent_coding_at(coding, i);
        char names[ENT_CODED_FIELDS][40];
        for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
            ent_coded_value *value = &coded.fields[f];
            const bool named = f == ENT_CODED_SPEAKER || f == ENT_CODED_ACTOR ||
                               f == ENT_CODED_ADDRESSEE || f == ENT_CODED_ISSUE;
            if (named && value->value != NULL) {
                (void)snprintf(names[f], sizeof names[f], "z%s_renamed", value->value);
                char *equals = strchr(names[f], '=');
                if (equals != NULL) {
                    *equals = '_';
                }
                value->value = names[f];
            }
        }
        assert_int_equal(ent_coding_add(context, renamed, &coded), ENT_OK);
    }
    return renamed;
}

static void laws(void **state)
{
    (void)state;
    uint64_t random = 31;
    for (size_t k = 0; k < 400; k++) {
        ent_context *context = new_context();
        ent_coding *a = draw_sentences(context, &random, "a");
        ent_coding *b = draw_sentences(context, &random, "b");
        ent_coding *c = rename_values(context, a), *d = rename_values(context, b);
        ent_agreement *itself = compare(context, a, a), *forth = compare(context, a, b);
        ent_agreement *back = compare(context, b, a), *renamed = compare(context, c, d);
        with_itself(itself);
        same_rows(forth, back);
        same_rows(forth, renamed);
        ent_agreement_free(itself);
        ent_agreement_free(forth);
        ent_agreement_free(back);
        ent_agreement_free(renamed);
        ent_coding_free(a);
        ent_coding_free(b);
        ent_coding_free(c);
        ent_coding_free(d);
        ent_context_free(context);
    }
}

/* What was rejected or says nothing is not coded, but tells that there is a sentence. */
static void sentences(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_coding *a = coding_of(context, "a", 9), *b = coding_of(context, "b", 9);
    add_word(context, a, 0, "x");
    add_word(context, b, 0, "x");
    add_word(context, a, 2, "x");
    add_word(context, b, 4, "x");
    ent_coded coded = {.start = 4, .end = 6};
    assert_int_equal(ent_coding_add(context, a, &coded),
                     ENT_OK); /* says nothing; one sentence 4-6 */
    coded = ent_coding_at(a, 0);
    coded.start = 6;
    coded.end = 6;
    coded.decision = ENT_DECISION_REJECTED;
    assert_int_equal(ent_coding_add(context, b, &coded), ENT_OK); /* 6-6, apart from the others */
    assert_int_equal(ent_coding_add(context, a, &coded), ENT_OK);
    ent_agreement *agreement = compare(context, a, b);
    ent_agreement_row row = ent_agreement_sentences(agreement);
    assert_int_equal(row.both, 4);
    assert_int_equal(row.agree, 2);
    assert_int_equal(ent_agreement_of(agreement, ENT_CODED_ISSUE).both, 1);
    ent_agreement_free(agreement);
    assert_int_equal(ent_agreement_new(context, a, b, 9, &agreement), ENT_OK);
    row = ent_agreement_sentences(agreement);
    assert_int_equal(row.both, 9);
    assert_int_equal(row.agree, 7);
    near(row.kappa, (7.0 * 9 - 2 * 2 - 7 * 7) / (81 - 53), 1e-12);
    ent_agreement_free(agreement);
    assert_int_equal(ent_agreement_new(context, a, b, 10, &agreement), ENT_ERROR_ARGUMENT);
    ent_coding_free(a);
    ent_coding_free(b);
    ent_context_free(context);
}

/* A sentence with many statements pairs them in their order. */
static void many(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_coding *a = coding_of(context, "a", 9), *b = coding_of(context, "b", 9);
    add_word(context, b, 0, "first");
    for (size_t i = 0; i < ENT_PAIRING_MOST; i++) {
        add_word(context, a, 0, "second");
        add_word(context, b, 0, "second");
    }
    ent_agreement *agreement = compare(context, a, b);
    assert_int_equal(ent_agreement_of(agreement, ENT_CODED_ISSUE).agree, ENT_PAIRING_MOST - 1);
    ent_agreement_free(agreement);
    assert_int_equal(ent_coding_remove(context, b, ENT_PAIRING_MOST), ENT_OK);
    agreement = compare(context, a, b); /* the best, as there are no more than that */
    assert_int_equal(ent_agreement_of(agreement, ENT_CODED_ISSUE).agree, ENT_PAIRING_MOST - 1);
    ent_agreement_free(agreement);
    ent_coding_free(a);
    ent_coding_free(b);
    ent_context_free(context);
}

static void other_texts(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_coding *a = coding_of(context, "a", 9), *b = coding_of(context, "b", 8);
    ent_agreement *out = NULL;
    assert_int_equal(ent_agreement_new(context, a, b, 0, &out), ENT_ERROR_INPUT);
    assert_null(out);
    assert_int_equal(ent_diagnostic_count(context), 1);
    assert_string_equal(ent_diagnostic_at(context, 0)->code, "E849");
    ent_coding_free(a);
    ent_coding_free(b);
    ent_context_free(context);
    ent_agreement_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cohen),     cmocka_unit_test(krippendorff), cmocka_unit_test(by_hand),
        cmocka_unit_test(missing),   cmocka_unit_test(pairing),      cmocka_unit_test(laws),
        cmocka_unit_test(sentences), cmocka_unit_test(many),         cmocka_unit_test(other_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
