/* SPDX-License-Identifier: MIT */
/* The glossary: every word is found by each of its names, says something, and leads to words that are there. */
#include "unit/support.h"

#include <ctype.h>

static size_t found(const char *words)
{
    size_t term = SIZE_MAX;
    return ent_term_find(words, &term) == ENT_OK ? term : SIZE_MAX;
}

static void words_are_whole(void **unused)
{
    (void)unused;
    assert_in_range(ent_term_count(), 60, 200);
    for (size_t k = 0; k < ent_term_count(); k++) {
        const ent_term_view term = ent_term_at(k);
        assert_int_equal(strspn(term.key, "abcdefghijklmnopqrstuvwxyz0123456789-"),
                         strlen(term.key));
        assert_int_equal(found(term.key), k);
        assert_int_equal(found(term.term), k);
        for (size_t n = 0; term.others[n] != NULL; n++) {
            assert_int_equal(found(term.others[n]), k);
        }
        assert_non_null(term.see[0]);
        for (size_t n = 0; term.see[n] != NULL; n++) {
            assert_int_not_equal(found(term.see[n]), SIZE_MAX);
            assert_int_not_equal(found(term.see[n]), k);
        }
        assert_int_equal(term.meaning[strlen(term.meaning) - 1], '.');
        assert_true(isupper((unsigned char)term.meaning[0]));
    }
}

static void concepts_are_words(void **unused)
{
    (void)unused;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        const size_t term = found(ent_concept_key(c));
        assert_int_not_equal(term, SIZE_MAX);
        assert_int_equal(found(ent_concept_label(c)), term);
        assert_string_equal(ent_term_at(term).term, ent_concept_name(c));
    }
}

static void words_are_found(void **unused)
{
    (void)unused;
    assert_int_equal(found("Decision-Maker"), found("party"));
    assert_int_equal(found("coalitions"), found("coalition"));
    assert_int_equal(found(""), SIZE_MAX);
    assert_int_equal(found("s"), SIZE_MAX);
    assert_int_equal(found("seq "), SIZE_MAX);
    assert_int_equal(found("nothing of that kind"), SIZE_MAX);
    assert_string_equal(ent_term_nearest("salence"), "salience");
    assert_string_equal(ent_term_nearest("Paretto"), "efficient");
    assert_null(ent_term_nearest("nothing of that kind"));
    assert_null(ent_term_nearest(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_whole),
        cmocka_unit_test(concepts_are_words),
        cmocka_unit_test(words_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
