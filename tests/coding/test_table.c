/* SPDX-License-Identifier: MIT */
/* Tables of discourse analysis: rows and cells, names, places, and that what is written as a table is read again. */
#include "sample.h"

#include "formats/in/tables/csv.h"

static const char dispute_text[] =
    "entente: 1\n"
    "parties:\n"
    "  alpha: {name: The Alpha, aliases: [first, both, beta]}\n"
    "  beta: {name: Twin, aliases: [both]}\n"
    "  gamma: {name: Twin}\n"
    "  delta_2:\n"
    "options:\n"
    "  plan: {party: alpha, label: Present a plan, aliases: {\"no\": [no  PLAN]}}\n"
    "  talks: {party: beta}\n"
    "  costs: {party: gamma, aliases: [money]}\n"
    "  _x: {party: delta_2, values: [v0, v1], aliases: {v1: [the second]}}\n"
    "preferences: {alpha: [plan], beta: [talks], gamma: [costs], delta_2: [_x = v1]}\n";

#define HEADING "document,speaker,organization,concept,agreement,start,stop\n"

static ent_status read_as(ent_context *context, const char *table, const char *document,
                          bool in_characters, ent_coding **out)
{
    ent_dispute *dispute = read_dispute(context, dispute_text);
    const ent_table_options options = {.size = sizeof options,
                                       .text_name = "some/sample.txt",
                                       .text = sample_text,
                                       .text_length = SAMPLE_LENGTH,
                                       .document = document,
                                       .coder = "ab",
                                       .in_characters = in_characters};
    ent_diagnostics_clear(context);
    const ent_status status =
        ent_coding_read_table(context, dispute, "t.csv", table, strlen(table), &options, out);
    ent_dispute_free(dispute);
    return status;
}

static ent_coding *must_read(ent_context *context, const char *table, size_t warnings)
{
    ent_coding *coding = NULL;
    const ent_status status = read_as(context, table, NULL, false, &coding);
    for (size_t i = 0; i < ent_diagnostic_count(context) && warnings == 0; i++) {
        print_error("%s\n", ent_diagnostic_at(context, i)->message);
    }
    assert_int_equal(status, ENT_OK);
    assert_int_equal(ent_diagnostic_count(context), warnings);
    return coding;
}

/* "speaker issue negation start end;" of each statement. */
static void expect(const char *table, const char *expected, size_t warnings)
{
    ent_context *context = new_context();
    ent_coding *coding = must_read(context, table, warnings);
    char found[1000] = "";
    for (size_t i = 0; i < ent_coding_describe(coding).count; i++) {
        const ent_coded coded = ent_coding_at(coding, i);
        const char *words[3] = {coded.fields[ENT_CODED_SPEAKER].value,
                                coded.fields[ENT_CODED_ISSUE].value,
                                coded.fields[ENT_CODED_NEGATION].value};
        const size_t used = strlen(found);
        (void)snprintf(found + used, sizeof found - used, "%s %s %s %d %d;",
                       words[0] == NULL ? "-" : words[0], words[1] == NULL ? "-" : words[1],
                       words[2] == NULL ? "-" : words[2], (int)coded.start, (int)coded.end);
        assert_int_equal(coded.decision, ENT_DECISION_ACCEPTED);
    }
    assert_string_equal(found, expected);
    ent_coding_free(coding);
    ent_context_free(context);
}

static void cells(void **state)
{
    (void)state;
    expect(HEADING "sample.txt,,alpha,plan,1,0,5\n", "alpha plan - 0 5;", 0);
    expect(HEADING "sample,,alpha,plan,0,0,5", "alpha plan yes 0 5;", 0); /* no line end */
    expect("\xEF\xBB\xBF" HEADING "\r\n\r\nsample,,alpha,plan,1,,\r\n\nsample,,beta,,1,1,2\r",
           "alpha plan - 0 0;beta - - 1 2;", 0);
    expect("Stop, START ,agreement,x,Concept,organization,x,speaker,\"document\"\n"
           "5,0,1,\"a \"\"q\"\",\r\nb\",\"plan\",\"alpha\",,,sample\n",
           "alpha plan - 0 5;", 0);
    expect(HEADING "other,,alpha,plan,9,9,9\nsample,,alpha,plan,FALSE,,\n", "alpha plan yes 0 0;",
           0);
    expect(HEADING, "", 1);
    expect(HEADING "sample.txt.txt,,alpha,plan,1,,\nsampl,,alpha,plan,1,,\n", "", 1);
}

static void names(void **state)
{
    (void)state;
    expect(HEADING "sample,,\" the  ALPHA \",present a plan,1,,\n", "alpha plan - 0 0;", 0);
    expect(HEADING "sample,,First,No plan,1,,\n", "alpha plan=no - 0 0;", 0);
    expect(HEADING "sample,,beta,the second,1,,\n", "beta _x=v1 - 0 0;",
           0); /* an id, not an alias */
    expect(HEADING "sample,Alpha,,_X  = V0,1,,\n", "alpha _x=v0 - 0 0;", 0);
    expect(HEADING "sample,alpha,beta,money,1,,\n", "beta costs - 0 0;", 0);
    expect(HEADING "sample,,,talks=yes,0,,\n", "- talks=yes yes 0 0;", 0);
    expect(HEADING "sample,,both,plan,1,,\n", "- plan - 0 0;", 1);
    expect(HEADING "sample,,Twin,plan,1,,\n", "- plan - 0 0;", 1);
    expect(HEADING "sample,alpha,nobody,plan,1,,\n", "- plan - 0 0;", 1);
    expect(HEADING "sample,,alpha,peace,0,,\n", "alpha - - 0 0;", 1);
    expect(HEADING "sample,,nobody,peace,0,,\nsample,,nobody,peace,1,,\n", "", 2);
    expect(HEADING "sample,,,,1,,\n", "", 0);
}

/* Of many words that mean nothing twenty are told, and how many more there are. */
static void many_names(void **state)
{
    (void)state;
    ent_context *context = new_context();
    char table[8000] = HEADING;
    for (size_t i = 0; i < 60; i++) {
        const size_t used = strlen(table);
        (void)snprintf(table + used, sizeof table - used, "sample,,who%zu,plan,1,,\n", i % 30);
    }
    ent_coding *coding = must_read(context, table, 21);
    assert_int_equal(ent_coding_describe(coding).count, 60);
    assert_string_equal(ent_diagnostic_at(context, 19)->message,
                        "'who19' is no party of the dispute");
    assert_string_equal(ent_diagnostic_at(context, 20)->message,
                        "10 more words of the table mean nothing in the dispute");
    ent_coding_free(coding);
    ent_context_free(context);
}

static void documents(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_coding *coding = NULL;
    assert_int_equal(
        read_as(context, HEADING "x,,alpha,,1,,\nsample,,beta,,1,,\n", "x", false, &coding),
        ENT_OK);
    assert_int_equal(ent_coding_describe(coding).count, 1);
    assert_string_equal(ent_coding_at(coding, 0).fields[ENT_CODED_SPEAKER].value, "alpha");
    assert_string_equal(ent_coding_describe(coding).text_name, "sample.txt");
    ent_coding_free(coding);
    assert_int_equal(read_as(context, HEADING, "y", false, &coding), ENT_OK);
    assert_string_equal(ent_diagnostic_at(context, 0)->message, "no row of the table is of 'y'");
    ent_coding_free(coding);
    ent_context_free(context);
}

/* What is refused, with the first finding: its code, line, column and message. */
static void refused(void **state)
{
    (void)state;
    static const struct {
        const char *table, *code;
        size_t line, column, errors;
        const char *message;
    } cases[] = {
        {"", "E846", 1, 1, 1,
         "missing: document, speaker, organization, concept, agreement, start, stop"},
        {"document,speaker,organization,concept,agreement,start,Start,stop\n", "E846", 1, 55, 1,
         "'Start' stands twice among the columns"},
        {HEADING "sample\n", "E845", 2, 1, 1, "this row has 1 cell, and the heading 7"},
        {HEADING "other,,,,,,,\n", "E845", 2, 1, 1, "this row has 8 cells, and the heading 7"},
        {HEADING "sample,,a\"b,plan,1,,\n", "E845", 2, 10, 1,
         "a quote in a cell that does not begin with one"},
        {HEADING "sample,,\"a\" ,plan,1,,\n", "E845", 2, 12, 1,
         "behind a closing quote must stand a comma or the end of the line"},
        {HEADING "sample,,\xC3\xA9,\"plan\n,1,,", "E845", 2, 11, 1, "this quote is not closed"},
        {HEADING "sample,,alpha,plan,yep,,\n", "E847", 2, 20, 1, "'yep' is neither 1 nor 0"},
        {HEADING "sample,,alpha,plan,1,,5\n", "E847", 2, 22, 1, "'' is no whole number"},
        {HEADING "sample,,alpha,plan,1,-1,5\n", "E847", 2, 22, 1, "'-1' is no whole number"},
        {HEADING "sample,,alpha,plan,1,1,1234567890123456\n", "E847", 2, 24, 1,
         "'1234567890123456' is no whole number"},
        {HEADING "sample,,alpha,plan,1,1,123456789012345\n", "E847", 2, 24, 1,
         "'123456789012345' is behind the end of the text"},
        {HEADING "sample,,alpha,plan,1,7,6\n", "E847", 2, 24, 1, "'6' is before the start"},
        {HEADING "sample,,alpha,plan,1,0,79\n", "E847", 2, 24, 1,
         "'79' is a byte within a character"},
        {HEADING "sample,,alpha,plan,1,0,\xFF\n", "E104", 2, 24, 1, "this byte is not valid UTF-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ent_context *context = new_context();
        ent_coding *coding = NULL;
        assert_int_equal(read_as(context, cases[i].table, NULL, false, &coding), ENT_ERROR_INPUT);
        assert_null(coding);
        const ent_diagnostic *first = ent_diagnostic_at(context, 0);
        assert_non_null(first);
        assert_string_equal(first->message, cases[i].message);
        assert_string_equal(first->code, cases[i].code);
        assert_int_equal(first->place.line, cases[i].line);
        assert_int_equal(first->place.column, cases[i].column);
        assert_int_equal(ent_diagnostic_errors(context), cases[i].errors);
        ent_context_free(context);
    }
}

static void many_cells(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_coding *coding = NULL;
    char table[2 * ENT_CSV_MOST_CELLS] = HEADING;
    memset(table + strlen(table), ',', ENT_CSV_MOST_CELLS);
    assert_int_equal(read_as(context, table, NULL, false, &coding), ENT_ERROR_INPUT);
    assert_string_equal(ent_diagnostic_at(context, 0)->message, "a row has at most 1000 cells");
    assert_null(coding);
    ent_context_free(context);
}

static bool is_border(uint64_t byte)
{
    return byte == SAMPLE_LENGTH || ((unsigned char)sample_text[byte] & 0xC0) != 0x80;
}

/* The characters before a byte. */
static int characters(uint64_t byte)
{
    int count = 0;
    for (uint64_t i = 0; i < byte; i++) {
        count += is_border(i);
    }
    return count;
}

static void in_characters(void **state)
{
    (void)state;
    for (uint64_t start = 0; start <= SAMPLE_LENGTH; start++) {
        if (!is_border(start)) {
            continue;
        }
        ent_context *context = new_context();
        ent_coding *coding = NULL;
        char table[200];
        (void)snprintf(table, sizeof table, HEADING "sample,,alpha,,1,%d,%d\n", characters(start),
                       characters(SAMPLE_LENGTH));
        assert_int_equal(read_as(context, table, NULL, true, &coding), ENT_OK);
        const ent_coded coded = ent_coding_at(coding, 0);
        assert_int_equal(coded.start, start);
        assert_int_equal(coded.end, SAMPLE_LENGTH);
        ent_coding_free(coding);
        (void)snprintf(table, sizeof table, HEADING "sample,,alpha,,1,0,%d\n",
                       characters(SAMPLE_LENGTH) + 1);
        assert_int_equal(read_as(context, table, NULL, true, &coding), ENT_ERROR_INPUT);
        ent_context_free(context);
    }
}

/* A statement as its row tells it: who speaks, on what, whether it is denied, and where. */
static bool as_row(const ent_coded *coded, ent_coded *out)
{
    static const ent_coded_field fields[] = {ENT_CODED_SPEAKER, ENT_CODED_ISSUE,
                                             ENT_CODED_NEGATION};
    *out = (ent_coded){.decision = ENT_DECISION_ACCEPTED};
    if (coded->start < coded->end) {
        out->start = coded->start;
        out->end = coded->end;
    }
    for (size_t k = 0; k < 3; k++) {
        const char *value = coded->fields[fields[k]].value;
        if (value != NULL && (k < 2 || out->fields[ENT_CODED_ISSUE].value != NULL)) {
            out->fields[fields[k]] = (ent_coded_value){.value = value,
                                                       .start = out->start,
                                                       .end = out->start,
                                                       .rule = "table",
                                                       .confidence = ENT_CONFIDENCE_HIGH};
        }
    }
    return out->fields[ENT_CODED_SPEAKER].value != NULL ||
           out->fields[ENT_CODED_ISSUE].value != NULL;
}

static ent_coding *draw_on_borders(ent_context *context, uint64_t *random)
{
    ent_coding *coding = new_coding(context, "ab");
    for (size_t left = below(random, 12); left > 0; left--) {
        ent_coded coded = draw_coded(random);
        while (!is_border(coded.start) || !is_border(coded.end)) {
            draw_stretch(random, &coded.start, &coded.end);
        }
        assert_int_equal(ent_coding_add(context, coding, &coded), ENT_OK);
    }
    return coding;
}

/* What is written as a table is read again, as far as a table goes. */
static void round_trip(void **state)
{
    (void)state;
    uint64_t random = 3;
    for (size_t k = 0; k < 300; k++) {
        ent_context *context = new_context();
        ent_coding *coding = draw_on_borders(context, &random), *again = NULL;
        const gathered table =
            written(context, coding, k % 2 == 0 ? sample_text : NULL, ENT_FORMAT_CSV);
        assert_int_equal(read_as(context, table.bytes, NULL, false, &again), ENT_OK);
        size_t found = 0;
        for (size_t i = 0; i < ent_coding_describe(coding).count; i++) {
            const ent_coded coded = ent_coding_at(coding, i);
            ent_coded row;
            if (as_row(&coded, &row)) {
                const ent_coded read = ent_coding_at(again, found++);
                same_coded(&row, &read);
            }
        }
        assert_int_equal(ent_coding_describe(again).count, found);
        free(table.bytes);
        ent_coding_free(coding);
        ent_coding_free(again);
        ent_context_free(context);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells),         cmocka_unit_test(names),      cmocka_unit_test(many_names),
        cmocka_unit_test(documents),     cmocka_unit_test(refused),    cmocka_unit_test(many_cells),
        cmocka_unit_test(in_characters), cmocka_unit_test(round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
