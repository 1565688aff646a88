/* SPDX-License-Identifier: MIT */
/* Outlines: places are those of the text, whatever is wrong with it otherwise. */
#include "refusal.h"

#include <entente/entente.h>

static const char sound[] =
    "# first\nentente: 1\ntitle: \"A strike\"\nsources:\n  paper: {title: Paper}\n"
    "parties:\n  city: {name: Stadt K\xC3\xB6ln}\n  union:\n"
    "options:\n  raise: {party: city}\n"
    "  strike:\n    party: union # why\n    values: [low, \"mid\", high]\n"
    "today: {strike: 'mid', raise: true}\n"
    "states:\n  deal: raise and strike = low\n"
    "preferences:\n  city:\n    # why\n    - want: not raise\n      note: >\n"
    "        folded\n        text\n\n    - raise\n"
    "  union: [raise,\n    {want: 'strike = low', label: x}]\n";

static char written[1 << 16];
static size_t written_length;

static bool keep(void *user, const char *bytes, size_t length)
{
    (void)user;
    assert_true(written_length + length < sizeof written);
    memcpy(written + written_length, bytes, length);
    written_length += length;
    written[written_length] = '\0';
    return true;
}

static const ent_sink sink = {.write = keep};

/* Writes the outline of a text. */
static ent_status outline(ent_context *context, const char *text)
{
    ent_outline *out = NULL;
    written_length = 0;
    const ent_status status = ent_outline_read_text(context, "test", text, strlen(text), &out);
    if (status == ENT_OK) {
        assert_int_equal(ent_report_outline(context, out, NULL, &sink), ENT_OK);
        ent_outline_free(out);
    }
    return status;
}

/* The text at the first "KEY":{"byte_start":A,"byte_end":B,... behind `after`, to be compared. */
static void expect_place(const char *text, const char *after, const char *key, const char *expected)
{
    const char *at = strstr(written, after);
    assert_non_null(at);
    at = strstr(at, key);
    assert_non_null(at);
    unsigned long start = 0, end = 0;
    assert_int_equal(
        sscanf(at + strlen(key), "\":{\"byte_start\":%lu,\"byte_end\":%lu", &start, &end), 2);
    assert_int_equal(end - start, strlen(expected));
    assert_memory_equal(text + start, expected, end - start);
}

static void places(void **state)
{
    (void)state;
    ent_context *context = new_context();
    assert_int_equal(outline(context, sound), ENT_OK);
    expect_place(sound, "\"key\":\"title\"", "\"place", "title: \"A strike\"");
    expect_place(sound, "\"id\":\"paper\"", "\"place", "paper: {title: Paper}");
    expect_place(sound, "\"id\":\"union\"", "\"place", "union");
    expect_place(sound, "\"id\":\"strike\"", "\"place",
                 "strike:\n    party: union # why\n    values: [low, \"mid\", high]");
    expect_place(sound, "\"id\":\"strike\"", "today_place", "'mid'");
    expect_place(sound, "\"id\":\"strike\"", "key_place", "strike");
    expect_place(sound, "\"name\":\"deal\"", "\"place", "deal: raise and strike = low");
    expect_place(sound, "\"wish\":1", "want_place", "not raise");
    expect_place(sound, "\"wish\":1", "\"place",
                 "- want: not raise\n      note: >\n        folded\n        text");
    expect_place(sound, "\"wish\":2", "\"place", "- raise");
    expect_place(sound, "\"want\":\"strike = low\"", "\"place", "{want: 'strike = low', label: x}");
    expect_place(sound, "\"want\":\"strike = low\"", "want_place", "'strike = low'");
    static const char blocks[] = "title: |\r\n  a \t\r\n\r\ndescription: >\n\n\n'key': \"\"\n";
    assert_int_equal(outline(context, blocks), ENT_OK);
    expect_place(blocks, "\"key\":\"title\"", "\"place", "title: |\r\n  a");
    expect_place(blocks, "\"key\":\"key\"", "\"place", "'key': \"\"");
    expect_place(blocks, "\"key\":\"key\"", "key_place", "'key'");
    assert_int_equal(outline(context, sound), ENT_OK);
    assert_non_null(strstr(written, "\"today\":\"yes\"")); /* `true` is a spelling of it */
    assert_non_null(strstr(written, "\"line\":7,\"column\":3,\"end_line\":7,\"end_column\":27"));
    assert_non_null(strstr(written, "\"moves\":[\"any\",\"up\",\"down\",\"step\",\"never\"]"));
    assert_int_equal(ent_diagnostic_count(context), 0);
    ent_context_free(context);
}

/* Events, in their order, and what each adds. */
static void events(void **state)
{
    (void)state;
    static const char text[] =
        "sources: {paper: {file: a.txt}}\ntimeline:\n"
        "  - id: first\n    date: 2025-02-03\n    label: It begins\n    kind: call\n"
        "    sources: {add: {radio: {title: News, file: b.txt}}}\n"
        "    parties: {add: {court: {name: The court}, other: }}\n"
        "    options: {add: {rule: {party: court, label: rules}, fine: {values: [low, high], "
        "labels: {high: "
        "'5 \"percent\"', low: , x: [1]}}}}\n"
        "  - {id: second, parties: {add: [x]}, options: 3}\n  - loose\n";
    ent_context *context = new_context();
    assert_int_equal(outline(context, text), ENT_OK);
    expect_place(text, "\"id\":\"second\"", "\"place",
                 "- {id: second, parties: {add: [x]}, options: 3}");
    static const char *const parts[] = {
        "\"file\":\"a.txt\"",
        "\"timeline\":[{\"id\":\"first\",\"date\":\"2025-02-03\",\"label\":\"It begins\","
        "\"kind\":\"call\",\"source\":null,\"sources\":[{\"id\":\"radio\",\"title\":\"News\","
        "\"file\":\"b.txt\"}],"
        "\"parties\":[{\"id\":\"court\",\"name\":\"The "
        "court\"},{\"id\":\"other\",\"name\":\"other\"}],"
        "\"options\":[{\"id\":\"rule\",\"label\":\"rules\",\"party\":\"court\",\"values\":[\"no\","
        "\"yes\"]},"
        "{\"id\":\"fine\",\"label\":\"fine\",\"party\":null,\"values\":[\"low\",\"high\"],"
        "\"labels\":{\"high\":\"5 \\\"percent\\\"\"}}]",
        "{\"id\":\"second\",\"date\":null,\"label\":null,\"kind\":null,\"source\":null,\"sources\":"
        "[],\"parties\":["
        "],"
        "\"options\":[]",
        "{\"id\":null,"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        assert_non_null(strstr(written, parts[i]));
    }
    ent_context_free(context);
}

/* What is wrong in a dispute leaves an outline; what is no mapping has none. */
static void wrong_files(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "entente: 7\nparties: [a, b]\noptions: {o: 3, p: , q: {values: {a: b}, party: [x]}}\n"
        "today: [o]\npreferences: {a: {weights: 3}, b: [[x], {label: y}, ], c: {ranking: [[o, p], "
        "rest]}}",
        "options: {o: {party: nobody, values: []}, p: {values: [{a: b}]}}\ntoday: {o: [1]}\n",
        "graph: {states: 12}\ntoday: s3\nstates: {a: {o: 3}, b: }\nsources: {s: x}\n",
        "preferences: 3\ncoalitions: {c: [a, [b]], d: e}\ngraph: [a]\n",
    };
    ent_context *context = new_context();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(outline(context, texts[i]), ENT_OK);
        assert_true(written[0] == '{');
    }
    assert_non_null(strstr(written, "\"members\":[\"a\"]"));
    assert_int_equal(outline(context, "[a, b]\n"), ENT_OK);
    assert_string_equal(written, "null");
    assert_int_equal(outline(context, "decisionMakers: []\n"), ENT_OK);
    assert_string_equal(written, "null");
    assert_int_equal(ent_diagnostic_count(context), 0);
    assert_int_equal(outline(context, "a: [\n"), ENT_ERROR_INPUT);
    assert_int_equal(ent_diagnostic_errors(context), 1);
    assert_int_equal(outline(context, "a: \x01\n"), ENT_ERROR_INPUT);
    ent_context_free(context);
}

/* With the states the names tell how many bear them, but for those of another file. */
static void bearers(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, sound);
    ent_space *space = NULL;
    ent_outline *out = NULL;
    static const char other[] = "states: {deal: x, more: y}\n", foreign[] = "states: {more: y}\n";
    assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
    const char *const texts[] = {sound, other, foreign};
    const char *const expected[] = {"\"states\":1", "\"states\":null", "\"states\":null"};
    for (size_t i = 0; i < 3; i++) {
        written_length = 0;
        assert_int_equal(ent_outline_read_text(context, "test", texts[i], strlen(texts[i]), &out),
                         ENT_OK);
        assert_int_equal(ent_report_outline(context, out, space, &sink), ENT_OK);
        assert_non_null(strstr(written, expected[i]));
        ent_outline_free(out);
    }
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

/* What holds after the last event, of the same text alone. */
static void last(void **state)
{
    (void)state;
    static const char text[] =
        "entente: 1\nparties: {a: }\noptions: {o: {party: a}}\ntoday: {o: no}\n"
        "preferences: {a: [o, not o]}\ntimeline:\n  - id: past\n    today: {o: yes}\n"
        "    options: {add: {q: {party: a}}}\n    basis: stated\n"
        "    preferences: {a: [{move: 2, at: 1}, {insert: q}]}\n";
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, text);
    ent_space *space = NULL;
    ent_outline *out = NULL;
    assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
    assert_int_equal(ent_outline_read_text(context, "test", text, strlen(text), &out), ENT_OK);
    written_length = 0;
    assert_int_equal(ent_report_outline(context, out, space, &sink), ENT_OK);
    const char *from = strstr(written, "\"last\":{");
    assert_non_null(from);
    assert_null(strstr(written, "\"last\":null"));
    static const char *const parts[] = {
        "\"id\":\"o\"",     "\"today\":\"yes\"", "\"id\":\"q\"",
        "\"today\":\"no\"", "\"wish\":1,",       "\"want\":\"not o\"",
        "\"want\":\"o\"",   "\"want\":\"q\"",    "\"basis\":\"stated\""};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        from = strstr(from, parts[i]);
        assert_non_null(from);
    }
    char place[64];
    (void)snprintf(place, sizeof place, "\"place\":{\"byte_start\":%zu}",
                   (size_t)(strstr(text, "q}]}") - text));
    assert_non_null(strstr(from, place));
    ent_outline_free(out);
    assert_int_equal(ent_outline_read_text(context, "test", text, strlen(text) - 20, &out),
                     ENT_ERROR_INPUT);
    assert_int_equal(ent_outline_read_text(context, "test", sound, strlen(sound), &out), ENT_OK);
    written_length = 0;
    assert_int_equal(ent_report_outline(context, out, space, &sink), ENT_OK);
    assert_non_null(strstr(written, "\"last\":null"));
    ent_outline_free(out);
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

static void arguments(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_outline *out = NULL;
    size_t length = 0;
    assert_int_equal(ent_outline_read_text(NULL, "n", "", 0, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_outline_read_text(context, NULL, "", 0, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_outline_read_text(context, "n", NULL, 1, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_outline_read_text(context, "n", "", 0, NULL), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_outline_read_file(NULL, "n", &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_outline_read_file(context, NULL, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_outline_read_file(context, "n", NULL), ENT_ERROR_ARGUMENT);
    assert_null(out);
    assert_int_equal(ent_outline_read_text(context, "n", "a: b", 4, &out), ENT_OK);
    assert_string_equal(ent_outline_name(out), "n");
    assert_string_equal(ent_outline_text(out, &length), "a: b");
    assert_int_equal(length, 4);
    assert_int_equal(ent_report_outline(NULL, out, NULL, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_outline(context, NULL, NULL, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_outline(context, out, NULL, NULL), ENT_ERROR_ARGUMENT);
    ent_outline_free(out);
    ent_outline_free(NULL);
    assert_int_equal(ent_outline_read_file(context, "/nowhere/at/all", &out), ENT_ERROR_IO);
    ent_context_free(context);
}

static ent_status outline_refused(refusal *r)
{
    ent_outline *out = NULL;
    written_length = 0;
    ent_status status = ent_outline_read_text(r->context, "test", sound, strlen(sound), &out);
    if (status == ENT_OK) {
        status = ent_report_outline(r->context, out, NULL, &sink);
    }
    ent_outline_free(out);
    return status;
}

static void refused(void **state)
{
    (void)state;
    refusal r = {.ordinary = ENT_OK};
    assert_true(refusal_exhaust(&r, outline_refused, sound) > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events),  cmocka_unit_test(places),    cmocka_unit_test(wrong_files),
        cmocka_unit_test(bearers), cmocka_unit_test(arguments), cmocka_unit_test(refused),
        cmocka_unit_test(last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
