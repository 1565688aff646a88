/* SPDX-License-Identifier: MIT */
/* Reading with a grammar of our own: what it says of the verbs of a statement makes fields sure, or shows another value. */
#include <entente/entente.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char dispute_text[] =
    "entente: 1\n"
    "parties:\n"
    "  norland: {name: Norland}\n"
    "  sudland: {name: Sudland}\n"
    "  eastland: {name: Eastland}\n"
    "options:\n"
    "  withdraw: {party: sudland, label: withdraw its troops, aliases: [its troops]}\n"
    "  plan: {party: norland, label: the plan}\n"
    "preferences:\n"
    "  norland: [withdraw]\n"
    "  sudland: [not withdraw]\n"
    "  eastland: [plan]\n";

enum { MOST = 4 };

/* A link between two words of a sentence, by their text. */
typedef struct said {
    ent_grammar_role role;
    const char *left, *right;
} said;

/* What is expected of the field of the first statement. */
typedef struct wanted {
    ent_coded_field field;
    const char *value; /* NULL: nothing */
    ent_confidence confidence;
    const char *other; /* or NULL */
} wanted;

static const struct sample {
    const char *text;
    said links[MOST];
    wanted fields[MOST];
} samples[] = {
    {"Norland said that Sudland must withdraw its troops.",
     {{ENT_GRAMMAR_SUBJECT, "Norland", "said"}, {ENT_GRAMMAR_SUBJECT, "Sudland", "withdraw"}},
     {{ENT_CODED_SPEAKER, "norland", ENT_CONFIDENCE_HIGH, NULL},
      {ENT_CODED_ACTOR, "norland", ENT_CONFIDENCE_HIGH, NULL}}},
    {"Norland said that Sudland must withdraw its troops.",
     {{ENT_GRAMMAR_SUBJECT, "Sudland", "said"}},
     {{ENT_CODED_SPEAKER, "norland", ENT_CONFIDENCE_LOW, "sudland"},
      {ENT_CODED_ACTOR, "norland", ENT_CONFIDENCE_LOW, "sudland"}}},
    {"Norland rejected the plan.",
     {{ENT_GRAMMAR_SUBJECT, "Norland", "rejected"}},
     {{ENT_CODED_SPEAKER, "norland", ENT_CONFIDENCE_HIGH, NULL},
      {ENT_CODED_ACTOR, "norland", ENT_CONFIDENCE_HIGH, NULL}}},
    {"The plan was rejected by Norland.",
     {{ENT_GRAMMAR_SUBJECT, "Norland", "rejected"}, {ENT_GRAMMAR_OBJECT, "rejected", "The plan"}},
     {{ENT_CODED_SPEAKER, "norland", ENT_CONFIDENCE_HIGH, NULL},
      {ENT_CODED_ACTOR, "norland", ENT_CONFIDENCE_HIGH, NULL}}},
    {"Sudland will not withdraw its troops, Norland said.",
     {{ENT_GRAMMAR_NEGATION, "withdraw", "not"}, {ENT_GRAMMAR_SUBJECT, "Sudland", "withdraw"}},
     {{ENT_CODED_NEGATION, "yes", ENT_CONFIDENCE_HIGH, NULL},
      {ENT_CODED_SPEAKER, "norland", ENT_CONFIDENCE_MEDIUM, NULL},
      {ENT_CODED_ACTOR, "sudland", ENT_CONFIDENCE_HIGH, NULL}}},
    {"Norland told Sudland that Eastland will withdraw its troops.",
     {{ENT_GRAMMAR_SUBJECT, "Norland", "Eastland"}},
     {{ENT_CODED_SPEAKER, "norland", ENT_CONFIDENCE_MEDIUM, NULL}}},
};

static size_t say(void *user, const char *sentence, size_t length, ent_grammar_link *links,
                  size_t room)
{
    const struct sample *sample = user;
    size_t count = 0;
    assert_int_equal(length, strlen(sample->text));
    assert_memory_equal(sentence, sample->text, length);
    for (; count < MOST && count < room && sample->links[count].left != NULL; count++) {
        const said *one = &sample->links[count];
        const size_t left = (size_t)(strstr(sample->text, one->left) - sample->text);
        const size_t right = (size_t)(strstr(sample->text, one->right) - sample->text);
        links[count] = (ent_grammar_link){one->role, left, left + strlen(one->left), right,
                                          right + strlen(one->right)};
    }
    return count;
}

static void check(const struct sample *sample, const wanted *want, const ent_coded *coded)
{
    const ent_coded_value *got = &coded->fields[want->field];
    const bool same = (got->value == NULL) == (want->value == NULL) &&
                      (got->value == NULL || strcmp(got->value, want->value) == 0) &&
                      got->confidence == want->confidence &&
                      (got->other == NULL) == (want->other == NULL) &&
                      (got->other == NULL || strcmp(got->other, want->other) == 0);
    if (!same) {
        fail_msg("%s %s is %s, %s, not %s", sample->text, ent_coded_field_word(want->field),
                 got->value == NULL ? "-" : got->value, ent_confidence_word(got->confidence),
                 got->other == NULL ? "-" : got->other);
    }
}

static void test_samples(void **state)
{
    ent_context *context = NULL;
    ent_dispute *dispute = NULL;
    (void)state;
    assert_int_equal(ent_context_new(NULL, &context), ENT_OK);
    assert_int_equal(
        ent_dispute_read_text(context, "dispute", dispute_text, sizeof dispute_text - 1, &dispute),
        ENT_OK);
    for (size_t k = 0; k < sizeof samples / sizeof *samples; k++) {
        struct sample sample = samples[k];
        ent_coding *coding = NULL;
        ent_reading_options options;
        ent_reading_defaults(&options);
        options.grammar = say;
        options.grammar_user = &sample;
        assert_int_equal(ent_reading_new(context, dispute, "text", sample.text, strlen(sample.text),
                                         &options, &coding),
                         ENT_OK);
        assert_true(ent_coding_describe(coding).count > 0);
        const ent_coded coded = ent_coding_at(coding, 0);
        for (size_t f = 0; f < MOST && sample.fields[f].value != NULL; f++) {
            check(&sample, &sample.fields[f], &coded);
        }
        ent_coding_free(coding);
    }
    ent_dispute_free(dispute);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_samples)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
