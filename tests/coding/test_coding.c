/* SPDX-License-Identifier: MIT */
/* What a coding holds and refuses; that the JSON of any coding is read again as the same coding. */
#include "sample.h"

#include <entente/hash.h>

static void words(void **state)
{
    (void)state;
    assert_string_equal(ent_coded_field_word(ENT_CODED_SPEAKER), "speaker");
    assert_string_equal(ent_coded_field_word(ENT_CODED_QUOTATION), "quotation");
    assert_null(ent_coded_field_word(ENT_CODED_FIELDS));
    assert_string_equal(ent_act_word(ENT_ACT_STATE), "state");
    assert_string_equal(ent_act_word(ENT_ACT_DO), "do");
    assert_null(ent_act_word(ENT_ACT_COUNT));
    assert_string_equal(ent_confidence_word(ENT_CONFIDENCE_HIGH), "high");
    assert_null(ent_confidence_word(ENT_CONFIDENCE_HIGH + 1));
    assert_string_equal(ent_decision_word(ENT_DECISION_REJECTED), "rejected");
    assert_null(ent_decision_word(ENT_DECISION_COUNT));
    for (ent_act act = 0; act < ENT_ACT_COUNT; act++) {
        assert_non_null(ent_act_word(act));
    }
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        assert_non_null(ent_coded_field_word(f));
    }
}

static void describing(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_coding *coding = new_coding(context, "entente");
    char hash[ENT_HASH_TEXT];
    ent_hash_text(sample_text, SAMPLE_LENGTH, hash);
    ent_coding_view view = ent_coding_describe(coding);
    assert_string_equal(view.text_name, "sample.txt");
    assert_int_equal(view.text_length, SAMPLE_LENGTH);
    assert_string_equal(view.text_sha256, hash);
    assert_string_equal(view.coder, "entente");
    assert_int_equal(view.count, 0);
    assert_int_equal(ent_coding_sign(context, coding, "cd"), ENT_OK);
    view = ent_coding_describe(coding);
    assert_int_equal(ent_coding_sign(context, coding, view.coder), ENT_OK); /* its own */
    assert_string_equal(ent_coding_describe(coding).coder, "cd");
    ent_coding_free(coding);
    ent_coding_free(NULL);
    ent_context_free(context);
}

/* A list that is changed at random against an array that is. */
static void changing(void **state)
{
    (void)state;
    enum { MOST = 40 };
    uint64_t random = 5;
    ent_context *context = new_context();
    ent_coding *coding = new_coding(context, "ab");
    ent_coded expected[MOST];
    size_t count = 0;
    for (size_t step = 0; step < 3000; step++) {
        const ent_coded coded = draw_coded(&random);
        const size_t at = count == 0 ? 0 : below(&random, count);
        const size_t kind = below(&random, 3);
        if (kind == 0 && count < MOST) {
            assert_int_equal(ent_coding_add(context, coding, &coded), ENT_OK);
            expected[count++] = coded;
        } else if (kind == 1 && count > 0) {
            assert_int_equal(ent_coding_set(context, coding, at, &coded), ENT_OK);
            expected[at] = coded;
        } else if (kind == 2 && count > 0) {
            assert_int_equal(ent_coding_remove(context, coding, at), ENT_OK);
            memmove(expected + at, expected + at + 1, (--count - at) * sizeof *expected);
        }
        assert_int_equal(ent_coding_describe(coding).count, count);
        for (size_t i = 0; i < count; i++) {
            const ent_coded one = ent_coding_at(coding, i);
            same_coded(&one, &expected[i]);
        }
    }
    ent_coding_free(coding);
    ent_context_free(context);
}

/* A statement may be set to what the coding itself gave of it; what is not said has no place, no rule and no note. */
static void setting_to_itself(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_coding *coding = new_coding(context, "ab");
    ent_coded coded = {.end = 5, .note = ""};
    coded.fields[ENT_CODED_ACT] = (ent_coded_value){.value = "demand", .rule = "r", .end = 3};
    coded.fields[ENT_CODED_ISSUE] =
        (ent_coded_value){.rule = "r", .start = 999, .confidence = ENT_CONFIDENCE_HIGH};
    assert_int_equal(ent_coding_add(context, coding, &coded), ENT_OK);
    ent_coded kept = ent_coding_at(coding, 0);
    assert_null(kept.note);
    assert_null(kept.fields[ENT_CODED_ISSUE].rule);
    assert_int_equal(kept.fields[ENT_CODED_ISSUE].start, 0);
    kept.decision = ENT_DECISION_EDITED;
    kept.fields[ENT_CODED_ACT].other = kept.fields[ENT_CODED_ACT].value;
    assert_int_equal(ent_coding_set(context, coding, 0, &kept), ENT_OK);
    kept = ent_coding_at(coding, 0);
    assert_string_equal(kept.fields[ENT_CODED_ACT].other, "demand");
    assert_int_equal(kept.decision, ENT_DECISION_EDITED);
    ent_coding_free(coding);
    ent_context_free(context);
}

/* Whether a coding takes a statement in which a field says this. */
static bool takes(ent_coded_field field, const char *value)
{
    ent_context *context = new_context();
    ent_coding *coding = new_coding(context, "ab");
    ent_coded coded = {.end = 5}, other = coded;
    coded.fields[field].value = value;
    other.fields[field].other = value;
    const ent_status status = ent_coding_add(context, coding, &coded);
    assert_int_equal(ent_coding_add(context, coding, &other), status);
    assert_int_equal(ent_coding_describe(coding).count, status == ENT_OK ? 2 : 0);
    assert_true(status == ENT_OK || status == ENT_ERROR_ARGUMENT);
    ent_coding_free(coding);
    ent_context_free(context);
    return status == ENT_OK;
}

static void values(void **state)
{
    (void)state;
    char name[ENT_CODED_LONGEST + 2] = {0};
    memset(name, 'a', ENT_CODED_LONGEST);
    assert_true(takes(ENT_CODED_SPEAKER, name));
    assert_true(takes(ENT_CODED_ISSUE, name));
    name[ENT_CODED_LONGEST] = 'a';
    assert_false(takes(ENT_CODED_SPEAKER, name));
    assert_false(takes(ENT_CODED_ISSUE, name));
    assert_true(takes(ENT_CODED_ACTOR, "_a1"));
    assert_false(takes(ENT_CODED_ACTOR, ""));
    assert_false(takes(ENT_CODED_ACTOR, "1a"));
    assert_false(takes(ENT_CODED_ADDRESSEE, "a b"));
    assert_false(takes(ENT_CODED_ADDRESSEE, "a\n"));
    assert_true(takes(ENT_CODED_ISSUE, "plan=yes"));
    assert_false(takes(ENT_CODED_ISSUE, "plan="));
    assert_false(takes(ENT_CODED_ISSUE, "=yes"));
    assert_false(takes(ENT_CODED_ISSUE, "plan=yes=no"));
    assert_false(takes(ENT_CODED_ISSUE, "plan = yes"));
    assert_true(takes(ENT_CODED_ACT, "threaten"));
    assert_false(takes(ENT_CODED_ACT, "Threaten"));
    assert_false(takes(ENT_CODED_ACT, "threat"));
    assert_true(takes(ENT_CODED_MODALITY, "conditional"));
    assert_false(takes(ENT_CODED_MODALITY, "maybe"));
    assert_true(takes(ENT_CODED_NEGATION, "yes"));
    assert_false(takes(ENT_CODED_NEGATION, "no"));
    assert_true(takes(ENT_CODED_QUOTATION, "yes"));
    assert_false(takes(ENT_CODED_QUOTATION, "true"));
}

/* Refuses statements that differ from a good one in one thing. */
static void statements(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_coding *coding = new_coding(context, "ab");
    const ent_coded good = {.start = 3, .end = SAMPLE_LENGTH};
    ent_coded bad[12];
    char *note = calloc(1, ENT_NOTE_LONGEST + 2);
    assert_non_null(note);
    memset(note, 'a', ENT_NOTE_LONGEST);
    for (size_t i = 0; i < 12; i++) {
        bad[i] = good;
        bad[i].fields[0] = (ent_coded_value){.value = "a", .start = 3, .end = 4};
        bad[i].note = note;
    }
    assert_int_equal(ent_coding_add(context, coding, &bad[0]), ENT_OK);
    bad[0].start = SAMPLE_LENGTH + 1;
    bad[1].end = SAMPLE_LENGTH + 1;
    bad[2].end = 2;
    bad[3].decision = ENT_DECISION_COUNT;
    bad[4].fields[0].start = 5;
    bad[5].fields[0].end = SAMPLE_LENGTH + 1;
    bad[6].fields[0].confidence = ENT_CONFIDENCE_HIGH + 1;
    bad[7].fields[0].rule = "";
    bad[8].fields[0].rule = "two\nlines";
    bad[9].fields[0].other = "b";
    bad[9].fields[0].other_start = 1;
    bad[10].note = "carriage\rreturn";
    bad[11].note = "not \xC3 text";
    for (size_t i = 0; i < 12; i++) {
        assert_int_equal(ent_coding_add(context, coding, &bad[i]), ENT_ERROR_ARGUMENT);
        assert_int_equal(ent_coding_set(context, coding, 0, &bad[i]), ENT_ERROR_ARGUMENT);
    }
    note[ENT_NOTE_LONGEST] = 'a';
    bad[0] = good;
    bad[0].note = note;
    assert_int_equal(ent_coding_add(context, coding, &bad[0]), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_coding_set(context, coding, 1, &good), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_coding_remove(context, coding, 1), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_coding_describe(coding).count, 1);
    free(note);
    ent_coding_free(coding);
    ent_context_free(context);
}

static void names(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_coding *out = NULL;
    assert_int_equal(ent_coding_new(context, "a/", "", 0, "ab", &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_coding_new(context, "a", "", 0, "", &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_coding_new(context, "a", "", 0, "a\tb", &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_coding_new(context, "a\x7F", "", 0, "ab", &out), ENT_ERROR_ARGUMENT);
    assert_null(out);
    assert_int_equal(ent_coding_new(context, "a", NULL, 0, "ab", &out), ENT_OK);
    assert_int_equal(ent_coding_sign(context, out, ""), ENT_ERROR_ARGUMENT);
    assert_string_equal(ent_coding_describe(out).coder, "ab");
    ent_coding_free(out);
    ent_context_free(context);
}

/* What is written as JSON is read again, whole, and written the same. */
static void round_trip(void **state)
{
    (void)state;
    uint64_t random = 77;
    for (size_t k = 0; k < 400; k++) {
        ent_context *context = new_context();
        ent_coding *coding = draw_coding(context, &random, below(&random, 12));
        const gathered first = written(context, coding, NULL, ENT_FORMAT_JSON);
        ent_coding *again = NULL;
        assert_int_equal(ent_coding_read_text(context, "test", first.bytes, first.length, &again),
                         ENT_OK);
        same_coding(coding, again);
        const gathered second = written(context, again, sample_text, ENT_FORMAT_JSON);
        assert_string_equal(first.bytes, second.bytes);
        free(first.bytes);
        free(second.bytes);
        ent_coding_free(again);
        ent_coding_free(coding);
        ent_context_free(context);
    }
}

/* In words: what is foreign is shown as one line, cut where it is long, with ? for what could mislead. */
static void in_words(void **state)
{
    (void)state;
    static const char head[] = "One \x1B[31m\n\ttwo \xC3 three. ";
    char text[400];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    memcpy(text, head, sizeof head - 1);
    ent_context *context = new_context();
    ent_coding *coding = NULL;
    assert_int_equal(ent_coding_new(context, "t", text, strlen(text), "ab", &coding), ENT_OK);
    ent_coded coded = {.end = sizeof head - 2, .note = "two\nlines"};
    coded.fields[ENT_CODED_ACT] = (ent_coded_value){.value = "demand",
                                                    .start = 0,
                                                    .end = 3,
                                                    .rule = "verb",
                                                    .other = "offer",
                                                    .other_start = 11,
                                                    .other_end = 14};
    coded.fields[ENT_CODED_ISSUE] = (ent_coded_value){.other = "plan"};
    assert_int_equal(ent_coding_add(context, coding, &coded), ENT_OK);
    coded = (ent_coded){.start = 40, .end = 400 - 1, .decision = ENT_DECISION_REJECTED};
    assert_int_equal(ent_coding_add(context, coding, &coded), ENT_OK);
    const gathered all = written(context, coding, text, ENT_FORMAT_TEXT);
    char expected[1000];
    (void)snprintf(expected, sizeof expected,
                   "t, coded by ab: 2 statements (1 proposed, 1 rejected)\n"
                   "\n1. bytes 0-%zu, proposed\n"
                   "   \"One ?[31m two ? three.\"\n"
                   "   act        demand \"One\" (verb, low); or offer \"two\"\n"
                   "   issue      - (low); or plan\n"
                   "   note: two lines\n"
                   "\n2. bytes 40-399, rejected\n"
                   "   \"%.*s...\"\n",
                   sizeof head - 2, 200, text + 40);
    assert_string_equal(all.bytes, expected);
    free(all.bytes);
    ent_coding_free(coding);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words),    cmocka_unit_test(describing),
        cmocka_unit_test(changing), cmocka_unit_test(setting_to_itself),
        cmocka_unit_test(values),   cmocka_unit_test(statements),
        cmocka_unit_test(names),    cmocka_unit_test(round_trip),
        cmocka_unit_test(in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
