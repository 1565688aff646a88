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

static const char dispute_text[] =
    "entente: 1\ntitle: Two of them, with a BATNA\nparties:\n  a: {name: First}\n  b: {}\n"
    "options:\n  x: {party: a}\n  y: {party: b}\n"
    "preferences:\n  a: [x, not y]\n  b: [x and y]\n";

/* What a sink gathers. */
typedef struct gathered {
    char text[1 << 16];
    size_t length;
} gathered;

static bool gather(void *user, const char *bytes, size_t length)
{
    gathered *to = user;
    assert_true(to->length + length < sizeof to->text);
    memcpy(to->text + to->length, bytes, length);
    to->length += length;
    to->text[to->length] = '\0';
    return true;
}

static void pages_end_with_their_words(void **unused)
{
    (void)unused;
    static const char *const sections[] = {"dispute", "settlements", "words"};
    static gathered told;
    const ent_sink sink = {.write = gather, .user = &told};
    ent_context *context = NULL;
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    ent_page *page = NULL;
    ent_page_options options;
    assert_int_equal(ent_context_new(NULL, &context), ENT_OK);
    ent_dispute *dispute = read_dispute(context, dispute_text);
    assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
    assert_int_equal(ent_solution_new(context, space, NULL, &solution), ENT_OK);
    ent_page_defaults(&options);
    options.sections = sections;
    options.section_count = 3;
    assert_int_equal(ent_page_new(context, solution, &options, &page), ENT_OK);
    assert_int_equal(ent_page_write(context, page, ENT_PAGE_TEXT, &sink), ENT_OK);
    const char *words = strstr(told.text, "The words it uses\n");
    assert_non_null(words);
    assert_non_null(strstr(words, "\nparty\n    Someone who can act"));
    assert_non_null(
        strstr(words, "\nNash stability [Nash]\n")); /* there is no section that defines it */
    assert_non_null(strstr(words, "\nsequential stability [SEQ]\n")); /* by its other name */
    assert_null(strstr(words, "\nreservation\n")); /* in the title, and nothing of what is fair */
    assert_null(strstr(words, "Kalai"));
    ent_page_free(page);
    ent_solution_free(solution);
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_whole),
        cmocka_unit_test(concepts_are_words),
        cmocka_unit_test(words_are_found),
        cmocka_unit_test(pages_end_with_their_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
