/* SPDX-License-Identifier: MIT */
/* Codings, tables and agreement: refused memory, stopped work, refused writes, bad arguments, and JSON that is none. */
#include "sample.h"

#include "refusal.h"

static const char dispute_text[] =
    "entente: 1\nparties:\n  alpha: {aliases: [both]}\n  beta: {aliases: [both, b]}\n"
    "options:\n  plan: {party: alpha, aliases: {\"no\": [none]}}\n"
    "  talks: {party: beta, values: [low, high], aliases: {low: [little]}}\n"
    "preferences: {alpha: [plan], beta: [talks = low]}\n";

static const char table_text[] = "document,speaker,organization,concept,agreement,start,stop\n"
                                 "sample.txt,,alpha,plan,1,0,5\nsample.txt,,\"Beta\",none,0,,"
                                 "\nsample.txt,both,,talks=low,1,1,2\n"
                                 "sample.txt,,nobody,nothing,1,,\n";

static const char wrong_table[] =
    "document,speaker,organization,concept,agreement,start,stop\n"
    "sample.txt\nsample.txt,,alpha,plan,x,9,8\nsample.txt,,alpha,plan,1,,\"5\n";

/* What is made before anything is refused. */
static struct {
    ent_context *context;
    ent_coding *first, *second, *other;
    gathered json;
    const char *text; /* to be read */
    ent_format format;
    size_t left; /* writes that a sink takes */
} f;

static bool drop(void *user, const char *bytes, size_t length)
{
    (void)user;
    (void)bytes;
    (void)length;
    return f.left-- > 0;
}

static const ent_sink sink = {.write = drop};

static ent_coding_report with_text(void)
{
    return (ent_coding_report){
        .size = sizeof(ent_coding_report), .text = sample_text, .text_length = SAMPLE_LENGTH};
}

/* Makes and changes a coding; what fails changes nothing. */
static ent_status change(refusal *r)
{
    ent_coding *coding = NULL;
    ENT_TRY(ent_coding_new(r->context, "sample.txt", sample_text, SAMPLE_LENGTH, "ab", &coding));
    const ent_coded coded = ent_coding_at(f.first, 0), other = ent_coding_at(f.first, 1);
    ent_status status = ent_coding_add(r->context, coding, &coded);
    assert_int_equal(ent_coding_describe(coding).count, status == ENT_OK);
    if (status == ENT_OK) {
        status = ent_coding_set(r->context, coding, 0, &other);
        const ent_coded kept = ent_coding_at(coding, 0);
        same_coded(&kept, status == ENT_OK ? &other : &coded);
    }
    if (status == ENT_OK) {
        status = ent_coding_sign(r->context, coding, "cd");
        assert_string_equal(ent_coding_describe(coding).coder, status == ENT_OK ? "cd" : "ab");
    }
    ent_coding_free(coding);
    return status;
}

static ent_status write(refusal *r)
{
    const ent_coding_report report = with_text();
    f.left = SIZE_MAX;
    return ent_coding_write(r->context, f.first, &report, f.format, &sink);
}

static ent_status read_json(refusal *r)
{
    ent_coding *out = NULL;
    const ent_status status =
        ent_coding_read_text(r->context, "test", f.text, strlen(f.text), &out);
    assert_int_equal(out != NULL, status == ENT_OK);
    ent_coding_free(out);
    return status;
}

static ent_status read_table(refusal *r)
{
    ent_coding *out = NULL;
    const ent_table_options options = {.size = sizeof options,
                                       .text_name = "sample.txt",
                                       .text = sample_text,
                                       .text_length = SAMPLE_LENGTH,
                                       .coder = "ab",
                                       .in_characters = true};
    const ent_status status = ent_coding_read_table(r->context, r->dispute, "t.csv", f.text,
                                                    strlen(f.text), &options, &out);
    assert_int_equal(out != NULL, status == ENT_OK);
    ent_coding_free(out);
    return status;
}

static ent_status agree(refusal *r)
{
    ent_agreement *out = NULL;
    const ent_status made = ent_agreement_new(r->context, f.first, f.second, 0, &out);
    assert_int_equal(out != NULL, made == ENT_OK);
    f.left = SIZE_MAX;
    const ent_status status = made != ENT_OK ? made
                                             : ent_report_agreement(r->context, out, sample_text,
                                                                    SAMPLE_LENGTH, f.format, &sink);
    ent_agreement_free(out);
    return status;
}

static ent_status agree_other(refusal *r)
{
    ent_agreement *out = NULL;
    const ent_status status = ent_agreement_new(r->context, f.first, f.other, 0, &out);
    assert_null(out);
    return status;
}

static void exhaust(refusal_action action, ent_status ordinary)
{
    refusal r = {.ordinary = ordinary};
    assert_true(refusal_exhaust(&r, action, dispute_text) > 0);
}

static void memory(void **state)
{
    (void)state;
    exhaust(change, ENT_OK);
    exhaust(agree_other, ENT_ERROR_INPUT);
    for (f.format = ENT_FORMAT_TEXT; f.format <= ENT_FORMAT_CSV; f.format++) {
        exhaust(write, ENT_OK);
        exhaust(agree, ENT_OK);
    }
    f.text = f.json.bytes;
    exhaust(read_json, ENT_OK);
    f.text = table_text;
    exhaust(read_table, ENT_OK);
    f.text = wrong_table;
    exhaust(read_table, ENT_ERROR_INPUT);
    f.text = "document;speaker";
    exhaust(read_table, ENT_ERROR_INPUT);
    f.text = "document,speaker,organization,concept,agreement,start,stop\n";
    exhaust(read_table, ENT_OK);
}

/* A coding around statements, or around what stands in their place. */
static const char *wrap(const char *statements)
{
    static char text[2000];
    (void)snprintf(text, sizeof text,
                   "{\"entente_coding\": 1, \"text\": {\"name\": \"n\", \"length\": 40, \"sha256\":"
                   " \"%064d\"}, \"coder\": \"ab\", \"statements\": %s}",
                   0, statements);
    return text;
}

static void expect_refusal(const char *text, const char *code, const char *message)
{
    ent_coding *out = NULL;
    ent_diagnostics_clear(f.context);
    assert_int_equal(ent_coding_read_text(f.context, "test", text, strlen(text), &out),
                     ENT_ERROR_INPUT);
    assert_null(out);
    assert_int_equal(ent_diagnostic_count(f.context), 1);
    assert_string_equal(ent_diagnostic_at(f.context, 0)->message, message);
    assert_string_equal(ent_diagnostic_at(f.context, 0)->code, code);
    assert_true(ent_diagnostic_at(f.context, 0)->has_place);
    f.text = text;
    exhaust(read_json, ENT_ERROR_INPUT);
}

#define STATEMENT(rest) wrap("[{\"start\": 1, \"end\": 9, \"decision\": \"edited\", " rest "}]")
#define FIELD(name, rest)                                                                          \
    STATEMENT("\"fields\": {\"" name                                                               \
              "\": {\"start\": 2, \"end\": 3, \"confidence\": \"low\", " rest "}}")

static void forms(void **state)
{
    (void)state;
    expect_refusal("[1]", "E841", "this is not a coding");
    expect_refusal("{\"entente_coding\": 2}", "E841",
                   "this is not a version that this program reads");
    expect_refusal("{\"entente_coding\": \"1\"}", "E841",
                   "this is not a version that this program reads");
    expect_refusal("{\"entente_coding\": 1}", "E841", "the key 'text' is missing");
    expect_refusal("{\"entente_coding\": 1, \"texts\": 1}", "E841",
                   "this key does not belong here");
    expect_refusal(wrap("{}"), "E841", "here must stand a list");
    expect_refusal(wrap("[1]"), "E841", "here must stand an object");
    expect_refusal(wrap("[{}]"), "E841", "the key 'start' is missing");
    expect_refusal(STATEMENT("\"note\": 1, \"fields\": {}"), "E841",
                   "here must stand a text in quotes");
    expect_refusal(STATEMENT("\"fields\": []"), "E841", "here must stand an object");
    expect_refusal(STATEMENT("\"fields\": {\"verb\": {}}"), "E841",
                   "this key does not belong here");
    expect_refusal(FIELD("act", "\"rule\": \"r\""), "E841", "the key 'value' is missing");
    expect_refusal(FIELD("act", "\"value\": state"), "E841", "here must stand a text in quotes");
    expect_refusal(FIELD("act", "\"value\": \"state\", \"rule\": [1]"), "E841",
                   "here must stand a text in quotes");
    expect_refusal(wrap("[{\"start\": \"1\", \"end\": 9}]"), "E841",
                   "the key 'decision' is missing");
    expect_refusal(
        wrap("[{\"start\": \"1\", \"end\": 9, \"decision\": \"edited\", \"fields\": {}}]"), "E841",
        "here must stand a whole number");
    expect_refusal(wrap("[{\"start\": 1.0, \"end\": 9, \"decision\": \"edited\", \"fields\": {}}]"),
                   "E841", "here must stand a whole number");
}

static void places_and_words(void **state)
{
    (void)state;
    expect_refusal(wrap("[{\"start\": 9, \"end\": 8, \"decision\": \"edited\", \"fields\": {}}]"),
                   "E842", "this stretch ends before it starts");
    expect_refusal(wrap("[{\"start\": 9, \"end\": 41, \"decision\": \"edited\", \"fields\": {}}]"),
                   "E842", "the text ends at byte 40, before this place");
    expect_refusal(FIELD("act", "\"value\": null, \"other\": {\"value\": \"do\", \"start\": 1, "
                                "\"end\": 0}"),
                   "E842", "this stretch ends before it starts");
    expect_refusal(wrap("[{\"start\": 9, \"end\": 9, \"decision\": \"maybe\", \"fields\": {}}]"),
                   "E843", "'maybe' is no word that can stand here");
    expect_refusal(FIELD("negation", "\"value\": \"no\""), "E843",
                   "'no' is no word that can stand here");
    expect_refusal(FIELD("actor", "\"value\": \"a b\""), "E843", "'a b' is not a name");
    expect_refusal(FIELD("issue", "\"value\": \"a=\""), "E843",
                   "'a=' is not OPTION or OPTION=VALUE");
    expect_refusal(FIELD("issue", "\"value\": \"\", \"other\": null"), "E843",
                   "'' is not OPTION or OPTION=VALUE");
    expect_refusal(FIELD("act", "\"value\": \"do\", \"rule\": \"\""), "E844",
                   "here must stand one line of 1 to 1024 bytes");
    expect_refusal("{\"entente_coding\": 1, \"coder\": \"a\", \"statements\": [], \"text\": "
                   "{\"name\": \"a/b\", \"length\": 1, \"sha256\": \"\"}}",
                   "E844", "here must stand the name of a file without folders");
    expect_refusal("{\"entente_coding\": 1, \"coder\": \"a\", \"statements\": [], \"text\": "
                   "{\"name\": \"b\", \"length\": 1, \"sha256\": \"AB\"}}",
                   "E844", "a SHA-256 is 64 hexadecimal digits in lower case");
    expect_refusal(FIELD("act", "\"value\": \"d\\u0007o\""), "E103",
                   "an escape stands for a control character in this text");
}

static void long_note(void **state)
{
    (void)state;
    static char text[ENT_NOTE_LONGEST + 1000];
    const char *whole = STATEMENT("\"note\": \"@\", \"fields\": {}");
    const size_t before = (size_t)(strchr(whole, '@') - whole);
    memcpy(text, whole, before);
    memset(text + before, 'n', ENT_NOTE_LONGEST + 1);
    memcpy(text + before + ENT_NOTE_LONGEST + 1, whole + before + 1, strlen(whole) - before);
    expect_refusal(text, "E844", "a note has at most 65536 bytes");
}

static void writes(void **state)
{
    (void)state;
    const ent_coding_report report = with_text();
    ent_agreement *agreement = NULL;
    assert_int_equal(ent_agreement_new(f.context, f.first, f.second, 0, &agreement), ENT_OK);
    for (ent_format format = ENT_FORMAT_TEXT; format <= ENT_FORMAT_CSV; format++) {
        f.left = 0;
        assert_int_equal(ent_coding_write(f.context, f.first, &report, format, &sink),
                         ENT_ERROR_IO);
        f.left = 0;
        assert_int_equal(ent_report_agreement(f.context, agreement, NULL, 0, format, &sink),
                         ENT_ERROR_IO);
    }
    ent_agreement_free(agreement);
}

#define REFUSED(call) assert_int_equal((call), ENT_ERROR_ARGUMENT)

static void changing_arguments(void **state)
{
    (void)state;
    ent_coding *out = NULL;
    const ent_coded coded = {.end = 1};
    REFUSED(ent_coding_new(NULL, "n", "a", 1, "ab", &out));
    REFUSED(ent_coding_new(f.context, NULL, "a", 1, "ab", &out));
    REFUSED(ent_coding_new(f.context, "n", NULL, 1, "ab", &out));
    REFUSED(ent_coding_new(f.context, "n", "a", 1, NULL, &out));
    REFUSED(ent_coding_new(f.context, "n", "a", 1, "ab", NULL));
    REFUSED(ent_coding_add(NULL, f.first, &coded));
    REFUSED(ent_coding_add(f.context, NULL, &coded));
    REFUSED(ent_coding_add(f.context, f.first, NULL));
    REFUSED(ent_coding_set(NULL, f.first, 0, &coded));
    REFUSED(ent_coding_set(f.context, NULL, 0, &coded));
    REFUSED(ent_coding_set(f.context, f.first, 0, NULL));
    REFUSED(ent_coding_remove(NULL, f.first, 0));
    REFUSED(ent_coding_remove(f.context, NULL, 0));
    REFUSED(ent_coding_sign(NULL, f.first, "a"));
    REFUSED(ent_coding_sign(f.context, NULL, "a"));
    REFUSED(ent_coding_sign(f.context, f.first, NULL));
    assert_null(out);
}

static void reading_arguments(void **state)
{
    (void)state;
    ent_coding *out = NULL;
    REFUSED(ent_coding_read_text(NULL, "n", "a", 1, &out));
    REFUSED(ent_coding_read_text(f.context, NULL, "a", 1, &out));
    REFUSED(ent_coding_read_text(f.context, "n", NULL, 1, &out));
    REFUSED(ent_coding_read_text(f.context, "n", "a", 1, NULL));
    REFUSED(ent_coding_read_file(NULL, "n", &out));
    REFUSED(ent_coding_read_file(f.context, NULL, &out));
    REFUSED(ent_coding_read_file(f.context, "n", NULL));
    ent_dispute *dispute = read_dispute(f.context, dispute_text);
    const ent_table_options good = {
        .size = sizeof good, .text_name = "n", .text = "a", .text_length = 1, .coder = "ab"};
    ent_table_options bad[] = {good, good, good, good, good};
    bad[0].size--;
    bad[1].text_name = NULL;
    bad[2].text = NULL;
    bad[3].coder = NULL;
    bad[4].coder = "";
    for (size_t i = 0; i < 5; i++) {
        REFUSED(ent_coding_read_table(f.context, dispute, "n", "a", 1, &bad[i], &out));
    }
    REFUSED(ent_coding_read_table(NULL, dispute, "n", "a", 1, &good, &out));
    REFUSED(ent_coding_read_table(f.context, NULL, "n", "a", 1, &good, &out));
    REFUSED(ent_coding_read_table(f.context, dispute, NULL, "a", 1, &good, &out));
    REFUSED(ent_coding_read_table(f.context, dispute, "n", NULL, 1, &good, &out));
    REFUSED(ent_coding_read_table(f.context, dispute, "n", "a", 1, NULL, &out));
    REFUSED(ent_coding_read_table(f.context, dispute, "n", "a", 1, &good, NULL));
    assert_null(out);
    ent_dispute_free(dispute);
    assert_int_equal(ent_coding_read_text(f.context, "n", NULL, 0, &out), ENT_ERROR_INPUT);
    assert_int_equal(ent_coding_read_file(f.context, "/nowhere", &out), ENT_ERROR_IO);
}

static void writing_arguments(void **state)
{
    (void)state;
    const ent_sink none = {.write = NULL};
    const ent_coding_report good = with_text();
    ent_coding_report bad[] = {good, good, good};
    bad[0].size--;
    bad[1].text_length--;
    bad[2].decisions = 1u << ENT_DECISION_COUNT;
    for (size_t i = 0; i < 3; i++) {
        REFUSED(ent_coding_write(f.context, f.first, &bad[i], ENT_FORMAT_TEXT, &sink));
    }
    REFUSED(ent_coding_write(NULL, f.first, &good, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_coding_write(f.context, NULL, &good, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_coding_write(f.context, f.first, &good, ENT_FORMAT_CSV + 1, &sink));
    REFUSED(ent_coding_write(f.context, f.first, &good, ENT_FORMAT_TEXT, NULL));
    REFUSED(ent_coding_write(f.context, f.first, &good, ENT_FORMAT_TEXT, &none));
    ent_agreement *a = NULL;
    REFUSED(ent_agreement_new(NULL, f.first, f.second, 0, &a));
    REFUSED(ent_agreement_new(f.context, NULL, f.second, 0, &a));
    REFUSED(ent_agreement_new(f.context, f.first, NULL, 0, &a));
    REFUSED(ent_agreement_new(f.context, f.first, f.second, SAMPLE_LENGTH + 1, &a));
    REFUSED(ent_agreement_new(f.context, f.first, f.second, 0, NULL));
    assert_null(a);
    assert_int_equal(ent_agreement_new(f.context, f.first, f.second, 0, &a), ENT_OK);
    REFUSED(ent_report_agreement(NULL, a, NULL, 0, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_agreement(f.context, NULL, NULL, 0, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_agreement(f.context, a, sample_text, 1, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_agreement(f.context, a, NULL, 0, ENT_FORMAT_CSV + 1, &sink));
    REFUSED(ent_report_agreement(f.context, a, NULL, 0, ENT_FORMAT_TEXT, NULL));
    REFUSED(ent_report_agreement(f.context, a, NULL, 0, ENT_FORMAT_TEXT, &none));
    ent_agreement_free(a);
}

/* Without a report all is written, and without a text no quotation; of some decisions only these. */
static void some_decisions(void **state)
{
    (void)state;
    ent_coding_report report = with_text();
    size_t lines[ENT_DECISION_COUNT + 1] = {0}, sum = 0;
    for (ent_decision d = 0; d <= ENT_DECISION_COUNT; d++) {
        gathered all = {0};
        const ent_sink into = {.write = gather, .user = &all};
        report.decisions = d == ENT_DECISION_COUNT ? 0 : 1u << d;
        assert_int_equal(ent_coding_write(f.context, f.first, &report, ENT_FORMAT_CSV, &into),
                         ENT_OK);
        for (const char *at = strchr(all.bytes, '\n'); at != NULL; at = strchr(at + 1, '\n')) {
            lines[d]++;
        }
        sum += d < ENT_DECISION_COUNT ? lines[d] - 1 : 0;
        free(all.bytes);
    }
    assert_int_equal(sum, lines[ENT_DECISION_COUNT] - 1);
    assert_int_equal(sum, ent_coding_describe(f.first).count);
    gathered all = {0};
    const ent_sink into = {.write = gather, .user = &all};
    assert_int_equal(ent_coding_write(f.context, f.first, NULL, ENT_FORMAT_TEXT, &into), ENT_OK);
    assert_non_null(strstr(all.bytes, "sample.txt, coded by ab: 12 statements ("));
    assert_null(strstr(all.bytes, "Alpha said"));
    free(all.bytes);
}

static int set_up(void **state)
{
    (void)state;
    uint64_t random = 41;
    f.context = new_context();
    f.first = draw_coding(f.context, &random, 12);
    f.second = draw_coding(f.context, &random, 9);
    assert_int_equal(ent_coding_new(f.context, "n", "a", 1, "ab", &f.other), ENT_OK);
    f.json = written(f.context, f.first, NULL, ENT_FORMAT_JSON);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    free(f.json.bytes);
    ent_coding_free(f.first);
    ent_coding_free(f.second);
    ent_coding_free(f.other);
    ent_context_free(f.context);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory),
        cmocka_unit_test(forms),
        cmocka_unit_test(places_and_words),
        cmocka_unit_test(long_note),
        cmocka_unit_test(writes),
        cmocka_unit_test(changing_arguments),
        cmocka_unit_test(reading_arguments),
        cmocka_unit_test(writing_arguments),
        cmocka_unit_test(some_decisions),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
