/* SPDX-License-Identifier: MIT */
/* Codings applied to disputes of every layout, and to files given as arguments: nothing that stood there changes, and
 * what is added stands where it belongs. */
#include "applying.h"

#include <entente/convert.h>

/* Where the first `same` bytes of two texts and their last ones are alike, and the rest was put in between. */
static void expect_put(const char *before, const char *after, const char *const *pieces)
{
    for (; *pieces != NULL; pieces++) {
        const char *at = strstr(after, *pieces);
        assert_non_null(at);
        while (after < at) {
            assert_int_equal(*before++, *after++);
        }
        after += strlen(*pieces);
    }
    assert_string_equal(before, after);
}

/* The event of a plain demand. */
#define EVENT(blank, end)                                                                          \
    "- id: news_1" end blank "label: \"Union demands of City: a raise (at least half)\"" end blank \
    "kind: statement" end blank "participants: [union, city]" end blank "basis: stated" end blank  \
    "source: news" end blank "bytes: 0-43" end blank "speaker: union" end blank                    \
    "coder: ab" end blank "preferences:" end blank "  union:" end blank "    - insert:" end blank  \
    "        id: news_1" end blank "        want: raise >= half" end blank                         \
    "        label: a raise (at least half)" end blank                                             \
    "        note: Its rank and meaning are for the analyst to decide."

#define SOURCE "sources:\n  news:\n    title: article.txt\n    file: article.txt\n"

static void layouts(void **state)
{
    (void)state;
    static const struct {
        const char *before;
        const char *pieces[4];
    } cases[] = {
        /* neither section is there; a comment at the end stays above */
        {HEAD "# the end\n", {SOURCE, "\n\ntimeline:\n  " EVENT("    ", "\n"), NULL}},
        /* no line end behind the last line, and comments that stand apart */
        {"# top\n\n" HEAD "\n# the end", {SOURCE, "\n\ntimeline:\n  " EVENT("    ", "\n"), NULL}},
        /* sections with entries, comments and blank lines */
        {HEAD "sources:\n  old: {title: Old} # mine\n    # deeper\n# apart\ntimeline:\n# why\n- "
              "id: first\n"
              "  label: |\n    it\n    was so\n  # deeper\n\n# apart\nx-mine: 1\n",
         {"\n  news:\n    title: article.txt\n    file: article.txt", "\n" EVENT("  ", "\n"),
          NULL}},
        /* blank lines between events */
        {HEAD "sources:\n  news: {title: Here}\ntimeline:\n  - id: first\n\n  - id: second\n",
         {"\n\n  " EVENT("    ", "\n"), NULL}},
        /* an end that is marked, and sections with blank lines between */
        {"# top\n\nparties:\n  city: {name: City}\n  union: {name: Union}\n\noptions:\n  raise: "
         "{party: "
         "city, values: [none, half, full], label: a raise}\n\npreferences: {city: [raise = none], "
         "union: [raise = full]}\nentente: 1\n...\n",
         {SOURCE "\n", "\n\ntimeline:\n  " EVENT("    ", "\n"), NULL}},
        /* a section that stands behind sources in the format, if not in this file */
        {"title: T\n\ncoalitions: {}\n" HEAD,
         {SOURCE "\n", "\n\ntimeline:\n  " EVENT("    ", "\n"), NULL}},
        /* nothing in them */
        {HEAD "sources: {}\ntimeline: # none yet\n",
         {"news: {title: article.txt, file: article.txt}", "\n  " EVENT("    ", "\n"), NULL}},
    };
    static gathered out, again;
    const ent_coded coded = statement("demand", "raise=half");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(apply(cases[i].before, &coded, 1, &out), ENT_OK);
        expect_put(cases[i].before, out.bytes, cases[i].pieces);
        assert_int_equal(apply(out.bytes, &coded, 1, &again), ENT_ERROR_INPUT); /* it is there */
        assert_string_equal(ent_diagnostic_at(context, 0)->code, "E852");
    }
}

#define PAIR(key, value) "\"" key "\": \"" value "\""
#define JSON_EVENT                                                                                                                                                                   \
    "{" PAIR("id", "news_1") ", " PAIR("label", "Union demands of City: a raise (at least half)") ", " PAIR("kind", "statement") ", \"participants\": [\"union\", \"city\"], " PAIR( \
        "basis",                                                                                                                                                                     \
        "stated") ", " PAIR("source",                                                                                                                                                \
                            "news") ", " PAIR("bytes",                                                                                                                               \
                                              "0-43") ", " PAIR("speaker",                                                                                                           \
                                                                "union") ", " PAIR("coder",                                                                                          \
                                                                                   "ab") ", "                                                                                        \
                                                                                         "\"prefe"                                                                                   \
                                                                                         "rences"                                                                                    \
                                                                                         "\": "                                                                                      \
                                                                                         "{\"unio"                                                                                   \
                                                                                         "n\": "                                                                                     \
                                                                                         "[{"                                                                                        \
                                                                                         "\"inser"                                                                                   \
                                                                                         "t\": "                                                                                     \
                                                                                         "{" PAIR("id", "news_1") ", " PAIR(                                                         \
                                                                                             "wan"                                                                                   \
                                                                                             "t",                                                                                    \
                                                                                             "rai"                                                                                   \
                                                                                             "se "                                                                                   \
                                                                                             ">= "                                                                                   \
                                                                                             "hal"                                                                                   \
                                                                                             "f") ", " PAIR("lab"                                                                    \
                                                                                                            "el",                                                                    \
                                                                                                            "a "                                                                     \
                                                                                                            "rai"                                                                    \
                                                                                                            "se "                                                                    \
                                                                                                            "(at"                                                                    \
                                                                                                            " le"                                                                    \
                                                                                                            "ast"                                                                    \
                                                                                                            " ha"                                                                    \
                                                                                                            "lf"                                                                     \
                                                                                                            ")") ", " PAIR("note",                                                   \
                                                                                                                           "Its rank and meaning are for the analyst to decide.") "}}]}}"
#define JSON_SOURCE "\"news\": {" PAIR("title", "article.txt") ", " PAIR("file", "article.txt") "}"
#define JSON_HEAD                                                                                  \
    "{\"entente\": 1,\n \"parties\": {\"city\": {\"name\": \"City\"}, \"union\": {\"name\": "      \
    "\"Union\"}},\n \"options\": {\"raise\": {\"party\": \"city\", \"values\": [\"none\", "        \
    "\"half\", \"full\"], \"label\": \"a raise\"}, \"strike\": {\"party\": \"union\", \"label\": " \
    "\"the strike\"}},\n \"preferences\": {\"city\": [\"not strike\"], \"union\": [\"raise = "     \
    "full\"]}"

static void brackets(void **state)
{
    (void)state;
    static const struct {
        const char *before;
        const char *pieces[4];
    } cases[] = {
        {JSON_HEAD "\n}\n",
         {"\"sources\": {" JSON_SOURCE "},\n ", ",\n \"timeline\": [" JSON_EVENT "]", NULL}},
        {JSON_HEAD ",\n \"sources\": {}, \"timeline\": []}", {JSON_SOURCE, JSON_EVENT, NULL}},
        {JSON_HEAD ",\n \"timeline\": null}\n", {NULL}},
        {JSON_HEAD ",\n \"sources\": {}, \"timeline\": [\n  {\"id\": \"one\"},\n  {\"id\": "
                   "\"two\"}\n ]}\n",
         {JSON_SOURCE, ",\n  " JSON_EVENT, NULL}},
        {HEAD "sources: {old: {title: Old}, }\ntimeline: [{id: one}] # here\n",
         {", news: {title: article.txt, file: article.txt}",
          ", {id: news_1, label: \"Union demands of City: a raise (at least half)\", kind: "
          "statement, "
          "participants: [union, city], basis: stated, source: news, bytes: 0-43, speaker: union, "
          "coder: ab, preferences: {union: [{insert: {id: news_1, want: raise >= half, label: a "
          "raise (at least half), note: Its rank and meaning are for the analyst to decide.}}]}}",
          NULL}},
    };
    static gathered out;
    const ent_coded coded = statement("demand", "raise=half");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(apply(cases[i].before, &coded, 1, &out), ENT_OK);
        if (i != 2) { /* where null is written over */
            expect_put(cases[i].before, out.bytes, cases[i].pieces);
        } else {
            assert_non_null(strstr(out.bytes, ",\n \"timeline\": [" JSON_EVENT "]}\n"));
        }
    }
}

/* Several into brackets that are empty; and all on one line. */
static void one_line(void **state)
{
    (void)state;
    static gathered out;
    static const char before[] =
        "{entente: 1, parties: {city: {name: City}, union: {name: Union}}, options: {raise: "
        "{party: "
        "city}}, preferences: {city: [not raise], union: [raise]}, timeline: []}";
    static const char plain[] = "{entente: 1, parties: {city: {name: City}, union: {name: Union}}, "
                                "options: {raise: {party: "
                                "city}}, preferences: {city: [not raise], union: [raise]}}";
    const char *const sources[] = {"sources: {news: {title: article.txt, file: article.txt}}, ",
                                   NULL};
    ent_coded coded[2] = {statement("meet", NULL), statement("call", NULL)};
    const char *const events[] = {
        sources[0],
        "{id: news_1, label: Union holds a meeting with City, kind: meeting, participants: [union, "
        "city], basis: stated, source: news, bytes: 0-43, speaker: union, coder: ab}, {id: news_2, "
        "label: Union speaks by telephone with City, kind: call, participants: [union, city], "
        "basis: stated, source: news, bytes: 0-43, speaker: union, coder: ab}",
        NULL};
    assert_int_equal(apply(before, coded, 2, &out), ENT_OK);
    expect_put(before, out.bytes, events);
    assert_int_equal(apply(plain, coded, 1, &out), ENT_OK);
    assert_non_null(strstr(out.bytes, "union: [raise]}, timeline: [{id: news_1, "));
}

/* Line ends as the text has them. */
static void line_ends(void **state)
{
    (void)state;
    static gathered out;
    static const char before[] =
        "entente: 1\r\nparties: {city: {name: City}, union: {name: Union}}\r\noptions: {raise: "
        "{party: city, values: [none, half, full], label: a raise}}\r\npreferences: {city: [raise "
        "= "
        "none], union: [raise = full]}\r\nsources: {news: {title: N}}\r\ntimeline: null\r\n";
    const ent_coded coded = statement("demand", "raise=half");
    assert_int_equal(apply(before, &coded, 1, &out), ENT_OK);
    assert_non_null(strstr(out.bytes, "timeline:\r\n  " EVENT("    ", "\r\n") "\r\n"));
    for (const char *at = out.bytes; (at = strchr(at, '\n')) != NULL; at++) {
        assert_int_equal(at[-1], '\r');
    }
}

static void refused(void **state)
{
    (void)state;
    static gathered out;
    ent_coded coded = statement("demand", "raise=half");
    ent_dispute *dispute = read_dispute(context, HEAD);
    ent_coding *coding = new_coding(context, &coded, 1);
    ent_sink sink = {.write = gather, .user = &out};
    const struct {
        const char *source, *text;
        size_t length;
        const char *code;
    } cases[] = {{"news", article, LENGTH - 1, "E851"},
                 {"news", NULL, 0, "E851"},
                 {"1news", article, LENGTH, "E206"},
                 {"news", article, LENGTH, NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        out.length = 0;
        ent_diagnostics_clear(context);
        const ent_status status = ent_coding_apply(context, dispute, coding, cases[i].source,
                                                   cases[i].text, cases[i].length, &sink);
        assert_int_equal(status, cases[i].code == NULL ? ENT_OK : ENT_ERROR_INPUT);
        assert_true((out.length > 0) == (cases[i].code == NULL));
        if (cases[i].code != NULL) {
            assert_string_equal(ent_diagnostic_at(context, 0)->code, cases[i].code);
        }
    }
    out.length = 0;
    out.refuses = true;
    assert_int_equal(ent_coding_apply(context, dispute, coding, "news", article, LENGTH, &sink),
                     ENT_ERROR_IO);
    out.refuses = false;
#define REFUSED(call) assert_int_equal((call), ENT_ERROR_ARGUMENT)
    REFUSED(ent_coding_apply(NULL, dispute, coding, "news", article, LENGTH, &sink));
    REFUSED(ent_coding_apply(context, NULL, coding, "news", article, LENGTH, &sink));
    REFUSED(ent_coding_apply(context, dispute, NULL, "news", article, LENGTH, &sink));
    REFUSED(ent_coding_apply(context, dispute, coding, NULL, article, LENGTH, &sink));
    REFUSED(ent_coding_apply(context, dispute, coding, "news", NULL, LENGTH, &sink));
    REFUSED(ent_coding_apply(context, dispute, coding, "news", article, LENGTH, NULL));
    sink.write = NULL;
    REFUSED(ent_coding_apply(context, dispute, coding, "news", article, LENGTH, &sink));
    ent_coding_free(coding);
    ent_dispute_free(dispute);
}

/* Names that the dispute does not have, or not any more; a coding with nothing accepted; a moment of the past. */
static void unknown(void **state)
{
    (void)state;
    static gathered out;
    ent_coded coded[3] = {statement("demand", "pay"), statement("demand", "raise=double"),
                          statement("demand", "raise")};
    coded[2].fields[ENT_CODED_ADDRESSEE].value = "state";
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(apply(HEAD, &coded[i], 1, &out), ENT_ERROR_INPUT);
        assert_string_equal(ent_diagnostic_at(context, 0)->code, "E853");
        coded[i].decision = ENT_DECISION_REJECTED;
        assert_int_equal(apply(HEAD, &coded[i], 1, &out), ENT_ERROR_INPUT);
        assert_string_equal(ent_diagnostic_at(context, 0)->code, "E852");
    }
    const ent_coded fine = statement("demand", "raise"); /* an entry that begins no line */
    assert_int_equal(apply(HEAD "? timeline\n: - id: one\n", &fine, 1, &out), ENT_ERROR_INPUT);
    assert_string_equal(ent_diagnostic_at(context, 0)->code, "E734");
    ent_selection start;
    ent_dispute *last = read_dispute(context, HEAD "timeline: [{id: one}]\n"), *first = NULL;
    ent_coding *coding = new_coding(context, coded, 0);
    const ent_sink sink = {.write = gather, .user = &out};
    ent_selection_defaults(&start);
    start.moment = 0;
    assert_int_equal(ent_dispute_select(context, last, &start, &first), ENT_OK);
    REFUSED(ent_coding_apply(context, first, coding, "news", article, LENGTH, &sink));
    start.moment = SIZE_MAX;
    start.without_bases = 1u << ENT_BASIS_ASSUMED;
    ent_dispute_free(first);
    assert_int_equal(ent_dispute_select(context, last, &start, &first), ENT_OK);
    REFUSED(ent_coding_apply(context, first, coding, "news", article, LENGTH, &sink));
    ent_coding_free(coding);
    ent_dispute_free(first);
    ent_dispute_free(last);
}

static ent_status act_apply(refusal *r)
{
    static gathered out;
    const ent_sink sink = {.write = gather, .user = &out};
    ent_coded coded[2] = {statement("demand", "raise=half"), statement("refuse", "strike")};
    coded[1].fields[ENT_CODED_SPEAKER].value = "city";
    coded[1].fields[ENT_CODED_MODALITY] = value_of("possible", 10, 13);
    coded[1].note = "Noted";
    ent_coding *coding = new_coding(context, coded, 2);
    out.length = 0;
    const ent_status status =
        ent_coding_apply(r->context, r->dispute, coding, "news", article, LENGTH, &sink);
    assert_true((out.length > 0) == (status == ENT_OK));
    ent_coding_free(coding);
    return status;
}

static void exhausted(void **state)
{
    (void)state;
    refusal r = {.ordinary = ENT_OK};
    assert_true(refusal_exhaust(&r, act_apply, HEAD) > 20);
    refusal again = {.ordinary = ENT_ERROR_INPUT};
    assert_true(refusal_exhaust(&again, act_apply,
                                "entente: 1\nparties: {city: , union: }\noptions: {raise: {party: "
                                "city}}\npreferences: {city: [raise]}\n") > 5);
}

/* A random statement of what a dispute has. */
static ent_coded draw_statement(const ent_dispute *dispute, uint64_t *random, char *room,
                                size_t size)
{
    const size_t options = ent_option_count(dispute);
    ent_coded coded = statement(ent_act_word((ent_act)below(random, ENT_ACT_COUNT)), NULL);
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        if (f == ENT_CODED_SPEAKER || f == ENT_CODED_ACTOR || f == ENT_CODED_ADDRESSEE) {
            coded.fields[f].value = ent_party_id(dispute, below(random, ent_party_count(dispute)));
        }
    }
    if (options > 0 && below(random, 8) > 0) {
        const size_t option = below(random, options);
        const ent_option_view view = ent_option_at(dispute, option);
        const bool valued = below(random, 2) == 0;
        (void)snprintf(room, size, "%s%s%s", view.id, valued ? "=" : "",
                       valued ? ent_option_value(dispute, option, below(random, view.value_count))
                              : "");
        coded.fields[ENT_CODED_ISSUE] = value_of(room, 25, 30);
    }
    coded.fields[ENT_CODED_NEGATION].value = below(random, 3) == 0 ? "yes" : NULL;
    return coded;
}

/* Every byte that stood there stands there still, in its order. */
static void expect_kept(const char *before, const char *after)
{
    for (; *before != '\0'; before++) {
        after = strchr(after, *before);
        assert_non_null(after);
        after++;
    }
}

/* Applies random statements to a text: the events are there, and nothing is gone. */
static void try_text(const char *text, uint64_t *random)
{
    enum { STATEMENTS = 6, SIZE = 256 };
    static gathered out;
    char rooms[STATEMENTS][SIZE];
    ent_coded coded[STATEMENTS];
    ent_dispute *before = read_dispute(context, text), *after = NULL;
    for (size_t i = 0; i < STATEMENTS; i++) {
        coded[i] = draw_statement(before, random, rooms[i], SIZE);
        coded[i].end -= i; /* each is another */
    }
    assert_int_equal(apply(text, coded, STATEMENTS, &out), ENT_OK);
    expect_kept(text, out.bytes);
    assert_int_equal(ent_dispute_read_text(context, "test", out.bytes, out.length, &after), ENT_OK);
    assert_int_equal(ent_event_count(after), ent_event_count(before) + STATEMENTS);
    ent_dispute_free(before);
    ent_dispute_free(after);
}

static char **files;

static void all_files(void **state)
{
    (void)state;
    uint64_t random = 3;
    for (char **path = files; *path != NULL; path++) {
        static gathered yaml, json;
        const ent_sink to_yaml = {.write = gather, .user = &yaml};
        const ent_sink to_json = {.write = gather, .user = &json};
        ent_dispute *dispute = NULL;
        FILE *file = fopen(*path, "rb");
        assert_non_null(file);
        yaml.length = fread(yaml.bytes, 1, ROOM - 1, file);
        yaml.bytes[yaml.length] = '\0';
        (void)fclose(file);
        try_text(yaml.bytes, &random);
        dispute = read_dispute(context, yaml.bytes);
        yaml.length = json.length = 0;
        assert_int_equal(ent_dispute_write(context, dispute, ENT_DOCUMENT_YAML, &to_yaml), ENT_OK);
        assert_int_equal(ent_dispute_write(context, dispute, ENT_DOCUMENT_JSON, &to_json), ENT_OK);
        ent_dispute_free(dispute);
        try_text(yaml.bytes, &random);
        try_text(json.bytes, &random);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest of_files[] = {cmocka_unit_test(all_files)};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layouts),   cmocka_unit_test(brackets), cmocka_unit_test(line_ends),
        cmocka_unit_test(one_line),  cmocka_unit_test(refused),  cmocka_unit_test(unknown),
        cmocka_unit_test(exhausted),
    };
    files = argv + 1;
    return argc > 1 ? cmocka_run_group_tests(of_files, open_context, close_context)
                    : cmocka_run_group_tests(tests, open_context, close_context);
}
