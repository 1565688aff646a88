/* SPDX-License-Identifier: MIT */
/* Tables of positions and KTAB scenarios: the document that is made, and what is told of those that are wrong. */
#include "unit/support.h"

typedef struct grown {
    char at[4000];
    size_t length;
} grown;

static bool grow(void *user, const char *bytes, size_t length)
{
    grown *text = user;
    assert_true(text->length + length < sizeof text->at);
    memcpy(text->at + text->length, bytes, length);
    text->length += length;
    text->at[text->length] = '\0';
    return true;
}

/* What a table reads as, in the canonical form less its first line. */
static void expect_document(const char *table, const char *expected)
{
    ent_context *context = new_context();
    ent_dispute *dispute = NULL;
    grown text = {.length = 0};
    const ent_sink sink = {.write = grow, .user = &text};
    const ent_status status =
        ent_dispute_read_text(context, "t.csv", table, strlen(table), &dispute);
    if (status != ENT_OK) {
        print_error("%s\n", ent_diagnostic_at(context, 0)->message);
    }
    assert_int_equal(status, ENT_OK);
    assert_int_equal(ent_dispute_write(context, dispute, ENT_DOCUMENT_YAML, &sink), ENT_OK);
    assert_string_equal(text.at, expected);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

/* The finding at this place, 1 the first. */
typedef struct found {
    const char *code;
    size_t line, column;
    const char *message;
} found;

static void expect_findings(const char *table, const found *expected, size_t count)
{
    ent_context *context = new_context();
    ent_dispute *dispute = NULL;
    assert_int_equal(ent_dispute_read_text(context, "t.csv", table, strlen(table), &dispute),
                     ENT_ERROR_INPUT);
    assert_null(dispute);
    assert_int_equal(ent_diagnostic_count(context), count);
    for (size_t i = 0; i < count; i++) {
        const ent_diagnostic *at = ent_diagnostic_at(context, i);
        assert_string_equal(at->code, expected[i].code);
        assert_string_equal(at->message, expected[i].message);
        assert_int_equal(at->place.line, expected[i].line);
        assert_int_equal(at->place.column, expected[i].column);
    }
    ent_context_free(context);
}

static void expect_finding(const char *table, found expected)
{
    expect_findings(table, &expected, 1);
}

#define ROWS                                                                                       \
    "entente: 1\n"                                                                                 \
    "parties:\n"                                                                                   \
    "  city: {}\n"                                                                                 \
    "  the_union:\n"                                                                               \
    "    name: The, \"union\"\n"                                                                   \
    "positions:\n"                                                                                 \
    "  landing:\n"                                                                                 \
    "    parties:\n"                                                                               \
    "      city:\n"                                                                                \
    "        position: 20\n"                                                                       \
    "        salience: 80\n"                                                                       \
    "      the_union:\n"                                                                           \
    "        position: 60.5\n"

static void separators(void **state)
{
    (void)state;
    expect_document("issue,actor,position,salience\nlanding,city,20,80\n"
                    "landing,\"The, \"\"union\"\"\",60.5,\n",
                    ROWS);
    expect_document("\xEF\xBB\xBFissue;party;Position;SALIENCE\r\n\r\nlanding;city;20;80\r\n"
                    "landing;\"The, \"\"union\"\"\"; 60.5;\r\n\r\n",
                    ROWS);
    expect_document("\nsalience\t issue_id \tactor\t\"position\"\t\r80\tlanding\tcity\t+20\r"
                    "\tlanding\t\"The, \"\"union\"\"\"\t060.5",
                    ROWS);
}

static void facts(void **state)
{
    (void)state;
    expect_document("actor,position,high,low,today,outcome,power_of_votes\nA,1.5,10,-2,,3,0.08\n"
                    "B b,-.5,,-2,1,,\nПорт,2e0,10,,1,3,7.\n",
                    "entente: 1\n"
                    "parties:\n"
                    "  a:\n"
                    "    name: A\n"
                    "  b_b:\n"
                    "    name: B b\n"
                    "  party:\n"
                    "    name: Порт\n"
                    "positions:\n"
                    "  issue:\n"
                    "    scale: [-2, 10]\n"
                    "    today: 1\n"
                    "    outcome: 3\n"
                    "    parties:\n"
                    "      a:\n"
                    "        position: 1.5\n"
                    "        influence: 0.08\n"
                    "      b_b:\n"
                    "        position: -0.5\n"
                    "      party:\n"
                    "        position: 2e0\n"
                    "        influence: 7\n");
}

/* Rows of an issue need not stand together, and saliences of at most 1 are shares. */
static void shares(void **state)
{
    (void)state;
    expect_document("issue,actor,position,salience\nx,a,1,.805\ny,a,2,1\nx,b,3,0\n",
                    "entente: 1\n"
                    "parties:\n"
                    "  a: {}\n"
                    "  b: {}\n"
                    "positions:\n"
                    "  x:\n"
                    "    parties:\n"
                    "      a:\n"
                    "        position: 1\n"
                    "        salience: 80.5\n"
                    "      b:\n"
                    "        position: 3\n"
                    "        salience: 0\n"
                    "  y:\n"
                    "    parties:\n"
                    "      a:\n"
                    "        position: 2\n"
                    "        salience: 100\n");
}

static void scenario(void **state)
{
    (void)state;
    expect_document("a,,1,1\nActor,Description,Power,Position,s\nA,b,,1,2\n",
                    "entente: 1\ntitle: a\nparties:\n  a:\n    name: b\npositions:\n"
                    "  position:\n    label: Position\n    parties:\n      a:\n"
                    "        position: 1\n        salience: 2\n");
    expect_document(
        "Port; the game,\"A, b\", 2, 2,\r\nActor,Description,Power,Pay Position,Pay "
        "Salience,Pstn2,Sal2,\r\nC 1,The city, 10.0,1,2,3,4,\r\nU,The union,2,5,6,7,8\r\n",
        "entente: 1\n"
        "title: Port; the game\n"
        "description: A, b\n"
        "parties:\n"
        "  c_1:\n"
        "    name: The city\n"
        "  u:\n"
        "    name: The union\n"
        "positions:\n"
        "  pay:\n"
        "    label: Pay\n"
        "    parties:\n"
        "      c_1:\n"
        "        position: 1\n"
        "        salience: 2\n"
        "        influence: 10.0\n"
        "      u:\n"
        "        position: 5\n"
        "        salience: 6\n"
        "        influence: 2\n"
        "  pstn2:\n"
        "    label: Pstn2\n"
        "    parties:\n"
        "      c_1:\n"
        "        position: 3\n"
        "        salience: 4\n"
        "        influence: 10.0\n"
        "      u:\n"
        "        position: 7\n"
        "        salience: 8\n"
        "        influence: 2\n");
}

/* Three actors of one description have their own names. */
static void same_descriptions(void **state)
{
    (void)state;
    expect_document(
        "a,,3,1\nActor,Description,Power,x,s\nA,same,1,2,3\nB,same,1,2,3\nC,same,1,2,3\n",
        "entente: 1\n"
        "title: a\n"
        "parties:\n"
        "  a:\n"
        "    name: A\n"
        "  b:\n"
        "    name: B\n"
        "  c:\n"
        "    name: C\n"
        "positions:\n"
        "  x:\n"
        "    parties:\n"
        "      a:\n"
        "        position: 2\n"
        "        salience: 3\n"
        "        influence: 1\n"
        "      b:\n"
        "        position: 2\n"
        "        salience: 3\n"
        "        influence: 1\n"
        "      c:\n"
        "        position: 2\n"
        "        salience: 3\n"
        "        influence: 1\n");
}

static void wrong_tables(void **state)
{
    (void)state;
    expect_finding("actor,position\n",
                   (found){"E881", 2, 1, "this table has a heading and no rows"});
    expect_finding("actor,position\na,\"1\n", (found){"E881", 2, 3, "this quote is not closed"});
    expect_finding("actor;position\n\"a\"b;1\n",
                   (found){"E881", 2, 4,
                           "behind a closing quote must stand the next separator or the end of "
                           "the line"});
    expect_finding("actor,position\na\n",
                   (found){"E881", 2, 1, "this row has 1 cell, and the heading 2"});
    expect_finding("issue,position\nx,1\n", (found){"E882", 1, 1, "there is no column 'actor'"});
}

static void wrong_cells(void **state)
{
    (void)state;
    const found cells[] = {{"N885", 1, 1, "columns that are not read: other"},
                           {"E883", 2, 3, "a decimal comma"},
                           {"E883", 3, 3, "this is not a number"},
                           {"E883", 4, 1, "this row names no party"},
                           {"E883", 5, 1, "this row has no position"}};
    expect_findings("actor,position,other\na,\"-1,5\",2\nb,1.5.2,\n,1,2\nc,,\n", cells, 5);
    expect_finding("issue,actor,position\n ,a,1\n",
                   (found){"E883", 2, 1, "this row names no issue"});
    expect_finding("actor,position\na,1\nb,2\na,3\n",
                   (found){"E884", 4, 1, "this party stands on this issue for the second time"});
    expect_finding("issue,actor,position,low\nx,a,1,0\ny,a,1,1\nx,b,1,1\n",
                   (found){"E884", 4, 7, "of the same issue another row says something else"});
    expect_finding("actor;position\na;+3,\n", (found){"E883", 2, 3, "this is not a number"});
    expect_finding("actor;position\na;+\n", (found){"E883", 2, 3, "this is not a number"});
    expect_finding("actor;position\na;,5\n", (found){"E883", 2, 3, "this is not a number"});
    expect_finding("actor;position\na;1,5,\n", (found){"E883", 2, 3, "this is not a number"});
    expect_finding("actor,position,power,power_b\na,1,2,3\n",
                   (found){"E882", 1, 22, "this column says the same as one before it"});
    expect_finding("actor,position,low\na,1,z\n", (found){"E883", 2, 5, "this is not a number"});
}

#define HEADING "t,d,1,1\nActor,Description,Power,x,s\n"

static void wrong_scenarios(void **state)
{
    (void)state;
    expect_finding("t,d,0,1\n", (found){"E888", 1, 5, "this is no number of actors or dimensions"});
    expect_finding("t,d,1,12345678\n",
                   (found){"E888", 1, 7, "this is no number of actors or dimensions"});
    expect_finding(
        "t,d,1,1\n",
        (found){"E888", 2, 1, "there should be three headings, and two for each dimension"});
    expect_finding("t,d,1,2\nActor,Description,Power,x,s,,t\n",
                   (found){"E883", 2, 1, "this dimension has no name"});
    expect_finding("t,d,1,2\nActor,Description,Power,x,s,x,t\n",
                   (found){"E882", 2, 29, "two dimensions have this name"});
    expect_finding(HEADING "a,,1,2,3\nb,,1,2,3\n",
                   (found){"E888", 1, 5, "the rows are not as many as the actors said here"});
    expect_finding(HEADING "a,,1,2\n",
                   (found){"E881", 3, 1, "this row has 4 cells, and the heading 5"});
    expect_finding(HEADING ",,1,2,3\n", (found){"E883", 3, 1, "this row names no actor"});
    expect_finding(HEADING "a,,1,2,\n", (found){"E883", 3, 1, "a number is missing"});
    expect_finding("t,d,2,1\nActor,Description,Power,x,s\na,,1,2,3\na,,1,2,3\n",
                   (found){"E884", 4, 1, "this actor has a row already"});
}

/* What only looks like a table is read as a dispute file, and told as one. */
static void no_tables(void **state)
{
    static const char *const texts[] = {"",
                                        "\n",
                                        "position",
                                        "a,b,1\n",
                                        "a,b,c,d\n",
                                        "a,b,1,c\n",
                                        "a,b,c,1\n",
                                        "a,b,1,2,x\n",
                                        "actor and position\n",
                                        "\"actor,position\"\n"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ent_context *context = new_context();
        ent_dispute *dispute = NULL;
        assert_int_equal(ent_dispute_read_text(context, "t", texts[i], strlen(texts[i]), &dispute),
                         ENT_ERROR_INPUT);
        assert_true(ent_diagnostic_at(context, 0)->code[1] < '8');
        ent_context_free(context);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(separators),
        cmocka_unit_test(facts),
        cmocka_unit_test(shares),
        cmocka_unit_test(scenario),
        cmocka_unit_test(same_descriptions),
        cmocka_unit_test(wrong_tables),
        cmocka_unit_test(wrong_cells),
        cmocka_unit_test(wrong_scenarios),
        cmocka_unit_test(no_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
