/* SPDX-License-Identifier: MIT */
/*
 * Evidence: the claims of a file with one of every kind, their places in a text that holds what it should not, the table
 * of discourse analysis, and what falls; with memory refused, stopped, and bad arguments.
 */
#include "refusal.h"

#include "evidence/evidence.h"
#include "evidence/gathered.h"
#include "evidence/sample.h"

static ent_context *context;
static ent_dispute *dispute;

static int set_up(void **state)
{
    (void)state;
    context = new_context();
    dispute = read_dispute(context, sample_file);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    ent_dispute_free(dispute);
    ent_context_free(context);
    return 0;
}

static const char *or_dash(const char *text)
{
    return text == NULL ? "-" : text;
}

/* A line a claim, as far as its kind and its words go. */
static void tell(const ent_claim_view *claim, char *line, size_t room)
{
    (void)snprintf(line, room, "%s %d %zu %s %s %s %s %s %s", ent_claim_word(claim->kind),
                   claim->party == SIZE_MAX ? -1 : (int)claim->party, claim->index,
                   or_dash(claim->id), or_dash(claim->word), or_dash(claim->text),
                   or_dash(claim->label), ent_basis_word(claim->basis), or_dash(claim->source));
}

static void claims(void **state)
{
    static const char *const expected[] = {
        "statement 0 0 money - pay be paid stated news",
        "statement 0 1 - - not raise - assumed talk",
        "statement 1 0 quiet - not raise - stated news",
        "statement 1 1 - - !pay - assumed news",
        "ranking 2 0 - - - - inferred talk",
        "rule -1 0 not_both never raise and pay - inferred talk",
        "rule -1 1 - always raise or not raise - assumed -",
        "rule -1 2 - never not raise and pay and not pay - assumed -",
        "option 0 0 raise - - raise it stated news",
        "option 1 1 pay - - - assumed -",
        "unseen 1 0 - - raise and not pay - assumed -",
        "event -1 0 call - - they spoke stated news",
    };
    (void)state;
    char line[200];
    assert_int_equal(ent_claim_count(dispute), sizeof expected / sizeof *expected);
    for (size_t k = 0; k < ent_claim_count(dispute); k++) {
        const ent_claim_view claim = ent_claim_at(dispute, k);
        tell(&claim, line, sizeof line);
        assert_string_equal(line, expected[k]);
        assert_int_equal(claim.event, k == 2 ? 0 : ENT_NO_EVENT);
        assert_string_equal(claim.place.source, "test");
        assert_string_equal(claim.place.quote, "");
        assert_true(claim.place.line > 12 && claim.place.byte_end > claim.place.byte_start);
    }
    const ent_claim_view first = ent_claim_at(dispute, 0);
    assert_string_equal(first.speaker, "ann");
    assert_string_equal(first.hedge, "perhaps");
    assert_string_equal(first.coder, "ab");
    assert_string_equal(first.note, "so it goes");
    assert_true(first.located && first.byte_start == 6 && first.byte_end == 12);
    assert_false(ent_claim_at(dispute, 1).basis_given);
    assert_null(ent_claim_word(ENT_CLAIM_KINDS));
}

static void sources(void **state)
{
    (void)state;
    assert_int_equal(ent_source_count(dispute), 3);
    const ent_source_view news = ent_source_at(dispute, 0), talk = ent_source_at(dispute, 1);
    assert_string_equal(news.id, "news");
    assert_string_equal(news.author, "A. Writer");
    assert_string_equal(news.date, "2025-02-12");
    assert_string_equal(news.file, "news.txt");
    assert_string_equal(talk.title, "Talk");
    assert_null(talk.file);
}

/* Passages by name, in the order in which they are named; bytes before them; other words are nothing. */
static void stretches(void **state)
{
    (void)state;
    assert_int_equal(ent_claim_stretch_count(dispute, 8), 2);
    const ent_stretch one = ent_claim_stretch_at(dispute, 8, 0);
    const ent_stretch two = ent_claim_stretch_at(dispute, 8, 1);
    assert_string_equal(one.passage, "first");
    assert_true(one.byte_start == 0 && one.byte_end == 5);
    assert_string_equal(two.passage, "last");
    assert_true(two.byte_start == 6 && two.byte_end == 12);
    assert_int_equal(ent_claim_stretch_count(dispute, 0), 1);
    assert_null(ent_claim_stretch_at(dispute, 0, 0).passage);
    assert_int_equal(ent_claim_stretch_count(dispute, 1), 0);
    assert_false(ent_claim_at(dispute, 1).located);
}

static void counted(void **state)
{
    (void)state;
    ent_shares all, parties[3];
    ent_coder *coders = NULL;
    size_t count = 0;
    ent_arena arena;
    ent_arena_init(&arena, &context->allocator);
    ent_shares_count(dispute, &all, parties);
    assert_int_equal(all.claims, 12);
    assert_int_equal(all.bases[ENT_BASIS_STATED], 4);
    assert_int_equal(all.bases[ENT_BASIS_INFERRED], 2);
    assert_int_equal(all.bases[ENT_BASIS_ASSUMED], 5);
    assert_int_equal(all.silent, 1);
    assert_int_equal(all.sourced, 8);
    assert_int_equal(all.hedged, 1);
    assert_int_equal(parties[1].claims, 4);
    assert_int_equal(parties[1].bases[ENT_BASIS_ASSUMED], 2);
    assert_false(ent_party_assumed(dispute, 1));
    assert_false(ent_party_assumed(dispute, 2));
    assert_int_equal(ent_coders_list(dispute, &arena, &coders, &count), ENT_OK);
    assert_int_equal(count, 3);
    assert_string_equal(coders[0].name, "ab");
    assert_int_equal(coders[0].claims, 4); /* the wish of the event has its coder, too */
    assert_string_equal(coders[1].name, "cd");
    assert_null(coders[2].name);
    ent_arena_free(&arena);
}

/* A report of the sample in one format, with its text. */
static const char *report(const ent_evidence_view *view, ent_format format)
{
    static heap out;
    out.length = 0;
    out.bytes[0] = '\0';
    const ent_sink sink = {.write = gather, .user = &out};
    assert_int_equal(ent_report_evidence(context, dispute, view, format, &sink), ENT_OK);
    return out.bytes;
}

static const ent_source_text news = {
    .source = 0, .bytes = sample_text, .length = sizeof sample_text - 1};

static void says(const char *text, const char *words)
{
    if (strstr(text, words) == NULL) {
        print_message("%s\nlacks: %s\n", text, words);
        fail();
    }
}

static void table(void **state)
{
    (void)state;
    const ent_evidence_view view = {.size = sizeof view, .texts = &news, .text_count = 1};
    assert_string_equal(
        report(&view, ENT_FORMAT_CSV),
        "document,speaker,organization,concept,agreement,start,stop,coder,basis,hedge,text\n"
        "news,ann,ann,pay,1,6,12,ab,stated,perhaps,two\n"
        "talk,,ann,raise,0,,,cd,assumed,,\n"
        "news,,bob,raise,0,0,5,ab,stated,,\n"
        "news,,bob,pay,0,3,900,,assumed,,\n"
        "talk,,,raise and pay,0,,,,inferred,,\n"
        "news,,,they spoke,1,0,5,ab,stated,,\n");
}

/* The table of a dispute of its own, with a text for its second source. */
static const char *table_of(const char *file)
{
    static const char words[] = "one\ttwo\r\n   ";
    static const ent_source_text second = {.source = 1, .bytes = words, .length = sizeof words - 1};
    const ent_evidence_view view = {.size = sizeof view, .texts = &second, .text_count = 1};
    ent_dispute *kept = dispute;
    dispute = read_dispute(context, file);
    const char *text = report(&view, ENT_FORMAT_CSV);
    ent_dispute_free(dispute);
    dispute = kept;
    return text;
}

#define COLUMNS                                                                                    \
    "document,speaker,organization,concept,agreement,start,stop,coder,basis,hedge,text\n"

/* What is for or against one thing stands under one concept; anything else under its label, its words or its id. */
static void concepts(void **state)
{
    (void)state;
    assert_string_equal(
        table_of("entente: 1\nsources: {x: {title: X}, y: {title: Y, passages: {p: 0-3, q: 4-7}}}\n"
                 "parties: {a: }\noptions: {o: {party: a}, g: {party: a, values: [l, m, h]}}\n"
                 "rules:\n"
                 "  - {never: not g = h, source: x}\n"
                 "  - {always: o or g = l, source: x}\n"
                 "  - {never: o and g = l, source: x}\n"
                 "  - {same: n, source: x}\n"
                 "states: {n: o and g = h}\n"
                 "preferences:\n"
                 "  a:\n"
                 "    - {want: o = no, source: y, passage: 'q , p'}\n"
                 "    - {want: not n, source: y, bytes: 8-12, speaker: 'A, B'}\n"
                 "    - {want: g >= m, source: y, passage: p. 4}\n"
                 "    - {want: not (o or n), label: neither, source: y}\n"
                 "    - {want: o, bytes: 0-3}\n"
                 "timeline:\n"
                 "  - {id: e, source: x, today: {o: yes, g: h}}\n"),
        COLUMNS "y,,a,o,0,4,7,,assumed,,two\n"
                "y,,a,o,0,0,3,,assumed,,one\n"
                "y,\"A, B\",a,n,0,8,12,,assumed,,\n"
                "y,,a,g >= m,1,,,,assumed,,\n"
                "y,,a,neither,1,,,,assumed,,\n"
                "x,,,g=h,1,,,,assumed,,\n"
                "x,,,o or g = l,1,,,,assumed,,\n"
                "x,,,o and g = l,0,,,,assumed,,\n"
                "x,,,n,1,,,,assumed,,\n"
                "x,,,e,1,,,,assumed,,\n");
    assert_string_equal(
        table_of("entente: 1\nsources: {x: {title: X}, y: {title: Y}}\nparties: {a: }\n"
                 "graph: {states: [u, v], moves: {a: {u: v}}}\n"
                 "preferences:\n  a: [{want: not u, source: x}]\n"),
        COLUMNS "x,,a,not u,1,,,,assumed,,\n");
}

/* Places that cut a character, that are not there, and where the text holds what it should not. */
static void quotes(void **state)
{
    (void)state;
    static const char cuts[] = "Said\xC3\xA9 two";
    const ent_source_text other = {.source = 0, .bytes = cuts, .length = sizeof cuts - 1};
    ent_evidence_view view = {.size = sizeof view, .texts = &news, .text_count = 1};
    const char *text = report(&view, ENT_FORMAT_JSON);
    says(text, "\"problem\":\"the source's text has no such place\"");
    says(text, "\"problem\":\"the place cuts a character of the source's text\"");
    says(text, "\"quote\":\"two\"");
    text = report(&view, ENT_FORMAT_TEXT);
    says(text, "bytes 6-12: \"two\"");
    says(text, "bytes 3-900: the source's text has no such place");
    view.texts = &other;
    says(report(&view, ENT_FORMAT_TEXT), "bytes 6-12: the source's text has no such place");
    view.text_count = 0;
    says(report(&view, ENT_FORMAT_TEXT), "bytes 6-12\n");
}

static void hostile(void **state)
{
    (void)state;
    static const char file[] = "entente: 1\nsources: {x: {title: X}}\nparties: {a: }\n"
                               "options: {o: {party: a, source: x, bytes: 7-25}, p: {party: a, "
                               "source: x, bytes: 25-27}}\n";
    ent_dispute *kept = dispute;
    dispute = read_dispute(context, file);
    const ent_evidence_view view = {.size = sizeof view, .texts = &news, .text_count = 1};
    const char *text = report(&view, ENT_FORMAT_TEXT);
    says(text, "\"two three\xEF\xBF\xBD[31m\xEF\xBF\xBD\"");
    says(text, "the source's text is no UTF-8 there");
    ent_dispute_free(dispute);
    dispute = kept;
}

static void falls(void **state)
{
    (void)state;
    const ent_evidence_view view = {.size = sizeof view, .hanging = true};
    const char *text = report(&view, ENT_FORMAT_TEXT);
    says(text, "What hangs on each source, and on each basis");
    says(text, "without source news (3 wishes, 1 event; 1 option stays)\n");
    says(text, "without what is assumed (2 wishes, 2 rules, 1 thing unseen)\n");
    says(text, "What rests on assumption alone\n  rule always, ");
    says(text, "though it cites a source\n  wish 2 of Ann, \"not raise\": talk, but no basis is "
               "given\n  wish 2 of bob, \"!pay\": news\n");
    says(text, "wish 2 of Ann, \"not raise\": no basis is given, so it counts as assumed; talk");
    assert_null(strstr(text, "without source idle"));
    text = report(&view, ENT_FORMAT_JSON);
    says(text, "\"hanging\":[");
    const size_t issued = ent_diagnostic_count(context);
    ent_evidence_view bound = {.size = sizeof bound, .hanging = true, .most_states = 1};
    says(report(&bound, ENT_FORMAT_TEXT), "this is not worked out, since the dispute is large");
    says(report(&bound, ENT_FORMAT_JSON), "\"large\":true,\"hanging\":null");
    assert_int_equal(ent_diagnostic_count(context), issued);
    bound.most_states = 6; /* the whole has 3 of 4 states */
    says(report(&bound, ENT_FORMAT_TEXT),
         "this could not be worked out: not solved, since the dispute is large");
}

static bool deaf(void *user, const char *bytes, size_t length)
{
    (void)user, (void)bytes, (void)length;
    return false;
}

static bool swallow(void *user, const char *bytes, size_t length)
{
    (void)user, (void)bytes, (void)length;
    return true;
}

static void arguments(void **state)
{
    (void)state;
    const ent_sink sink = {.write = swallow}, none = {NULL, NULL}, closed = {.write = deaf};
    const ent_source_text far = {.source = 3, .bytes = "", .length = 0};
    const ent_source_text lost = {.source = 0, .bytes = NULL, .length = 1};
    ent_evidence_view view = {.size = sizeof view};
    const ent_format csv = ENT_FORMAT_CSV;
    assert_int_equal(ent_report_evidence(NULL, dispute, &view, csv, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_evidence(context, NULL, &view, csv, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_evidence(context, dispute, NULL, csv, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_evidence(context, dispute, &view, csv, NULL), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_evidence(context, dispute, &view, csv, &none), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_evidence(context, dispute, &view, (ent_format)7, &sink),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_evidence(context, dispute, &view, csv, &closed), ENT_ERROR_IO);
    view.text_count = 1;
    assert_int_equal(ent_report_evidence(context, dispute, &view, csv, &sink), ENT_ERROR_ARGUMENT);
    view.texts = &far;
    assert_int_equal(ent_report_evidence(context, dispute, &view, csv, &sink), ENT_ERROR_ARGUMENT);
    view.texts = &lost;
    assert_int_equal(ent_report_evidence(context, dispute, &view, csv, &sink), ENT_ERROR_ARGUMENT);
    view.concepts = 1u << ENT_CONCEPT_COUNT;
    view.texts = &news;
    assert_int_equal(ent_report_evidence(context, dispute, &view, csv, &sink), ENT_ERROR_ARGUMENT);
    view.concepts = 0;
    view.size = 1;
    view.texts = &news;
    assert_int_equal(ent_report_evidence(context, dispute, &view, csv, &sink), ENT_ERROR_ARGUMENT);
}

/* What is refused or stopped. */
static ent_status report_whole(refusal *r)
{
    const ent_sink sink = {.write = swallow};
    const ent_evidence_view view = {
        .size = sizeof view, .texts = &news, .text_count = 1, .hanging = true, .most = 1};
    return ent_report_evidence(r->context, r->dispute, &view, ENT_FORMAT_TEXT, &sink);
}

static ent_status report_json(refusal *r)
{
    const ent_sink sink = {.write = swallow};
    const ent_evidence_view view = {
        .size = sizeof view, .texts = &news, .text_count = 1, .hanging = true};
    return ent_report_evidence(r->context, r->dispute, &view, ENT_FORMAT_JSON, &sink);
}

static ent_status report_table(refusal *r)
{
    const ent_sink sink = {.write = swallow};
    const ent_evidence_view view = {.size = sizeof view, .texts = &news, .text_count = 1};
    return ent_report_evidence(r->context, r->dispute, &view, ENT_FORMAT_CSV, &sink);
}

static void refused(void **state)
{
    (void)state;
    refusal r = {.ordinary = ENT_OK};
    assert_true(refusal_exhaust(&r, report_whole, sample_file) > 100);
    refusal s = {.ordinary = ENT_OK};
    assert_true(refusal_exhaust(&s, report_json, sample_file) > 100);
    refusal t = {.ordinary = ENT_OK};
    assert_true(refusal_exhaust(&t, report_table, sample_file) > 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(claims, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sources, set_up, tear_down),
        cmocka_unit_test_setup_teardown(stretches, set_up, tear_down),
        cmocka_unit_test_setup_teardown(counted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(table, set_up, tear_down),
        cmocka_unit_test_setup_teardown(concepts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(quotes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(hostile, set_up, tear_down),
        cmocka_unit_test_setup_teardown(falls, set_up, tear_down),
        cmocka_unit_test_setup_teardown(arguments, set_up, tear_down),
        cmocka_unit_test(refused),
    };
    return cmocka_run_group_tests_name("evidence", tests, NULL, NULL);
}
