/* SPDX-License-Identifier: MIT */
/*
 * Mistakes in a dispute: for each the code, the words that are underlined, what is said and the cure.
 *
 * A text must be refused with one error alone, as the second of two would only echo the first; where a
 * text holds two mistakes there are two rows for it.
 * Long because it is one table of everything that a person may get wrong.
 */
#include "support.h"

/* What is said of a text; NULL: not looked at. */
typedef struct mistake {
    const char *text, *code, *at, *message, *cure;
    uint64_t errors; /* 0: one */
} mistake;

static bool has(const char *words, const char *part)
{
    return part == NULL || (words != NULL && strstr(words, part) != NULL);
}

/* Whether a diagnostic is as a row says. */
static bool fits(const ent_diagnostic *d, const mistake *row, const char *text)
{
    const size_t length = row->at == NULL ? 0 : strlen(row->at);
    const bool there =
        row->at == NULL || (d->has_place && d->place.byte_end - d->place.byte_start == length &&
                            memcmp(text + d->place.byte_start, row->at, length) == 0);
    return strcmp(d->code, row->code) == 0 && there && has(d->message, row->message) &&
           has(d->cure, row->cure);
}

/* Compares what the context holds with a row. */
static void check_said(const ent_context *context, const mistake *row, const char *text,
                       ent_status status)
{
    const uint64_t errors = row->errors == 0 ? 1 : row->errors;
    bool said = false;
    for (size_t i = 0; i < ent_diagnostic_count(context); i++) {
        said = said || fits(ent_diagnostic_at(context, i), row, text);
    }
    if (said && status == ENT_ERROR_INPUT && ent_diagnostic_errors(context) == errors) {
        return;
    }
    for (size_t i = 0; i < ent_diagnostic_count(context); i++) {
        const ent_diagnostic *d = ent_diagnostic_at(context, i);
        print_error("%s at '%.*s': %s; %s\n", d->code,
                    d->has_place ? (int)(d->place.byte_end - d->place.byte_start) : 0,
                    text + (d->has_place ? d->place.byte_start : 0), d->message,
                    d->cure == NULL ? "no cure" : d->cure);
    }
    fail_msg("%s was not said of this:\n%s", row->code, text);
}

static void check_texts(const mistake *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ent_context *context = new_context();
        ent_dispute *dispute = NULL;
        const ent_status status =
            ent_dispute_read_text(context, "test", rows[i].text, strlen(rows[i].text), &dispute);
        check_said(context, &rows[i], rows[i].text, status);
        assert_null(dispute);
        ent_context_free(context);
    }
}

#define CHECK(rows) check_texts(rows, sizeof(rows) / sizeof *(rows))

/* Two parties, an option of two values, one of two values of its own, one of many. */
#define HEAD                                                                                       \
    "entente: 1\n"                                                                                 \
    "parties: {ann: , bob: }\n"                                                                    \
    "options:\n"                                                                                   \
    "  pay: {party: ann}\n"                                                                        \
    "  level: {party: bob, values: [low, high]}\n"                                                 \
    "  wide: {party: bob, values: [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3]}\n"

/* The same as a file with one rule, and as an expression that states are looked for by. */
static void check_expressions(const mistake *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char text[12000];
        snprintf(text, sizeof text, HEAD "rules:\n  - always: '%s'\n", rows[i].text);
        mistake row = rows[i];
        row.text = text;
        check_texts(&row, 1);
        ent_context *context = new_context();
        ent_dispute *dispute = read_dispute(context, HEAD);
        ent_space *space = NULL;
        ent_state_set *set = NULL;
        assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
        ent_diagnostics_clear(context);
        const ent_status status = ent_states_find(context, space, "--where", rows[i].text, &set);
        check_said(context, &rows[i], rows[i].text, status);
        assert_null(set);
        ent_space_free(space);
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
}

static void expressions(void **unused)
{
    (void)unused;
    static const mistake rows[] = {
        {"pay AND level = low", "E307", "AND", "does not belong", "in small letters", 0},
        {"pay NOT pay", "E307", "NOT", NULL, "in small letters", 0},
        {"pay Or pay", "E307", "Or", NULL, "join the two parts", 0},
        {"pay, pay", "E307", ",", NULL, "lists in counts have no commas", 0},
        {"pay)", "E307", ")", NULL, "remove this parenthesis", 0},
        {"no pay", "E306", "no", "found 'no'", "write 'not'", 0},
        {"pay and false", "E306", "false", "found 'false'", "write 'not'", 0},
        {"exactly no of (pay)", "E306", "no", "found 'no'", "for example", 0},
        {"2b and pay", "E306", "2b", "found '2b'", NULL, 0},
        {"pay and [pay]", "E306", "[", "found '['", NULL, 0},
        {"pay and @", "E306", "@", "found '@'", NULL, 0},
        {"pay and ^", "E306", "^", "found '^'", NULL, 0},
        {"pay and `", "E306", "`", "found '`'", NULL, 0},
        {"pay and {", "E306", "{", "found '{'", NULL, 0},
        {"pay and \xE2\x82\xAC", "E306", "\xE2\x82\xAC", "found '\xE2\x82\xAC'", NULL, 0},
        {"exactly 1234567 of (pay)", "E306", "1234567", "below one million", NULL, 0},
        {"exactly 12345678901234567890123456789012345678901234567890 of (pay)", "E306",
         "12345678901234567890123456789012345678901234567890",
         "found '1234567890123456789012345678901234567890'", NULL, 0},
        {"exactly 1 (pay)", "E306", "(", "expected 'of'", "exactly 1 of (a b c)", 0},
        {"exactly 1 of pay", "E306", "pay", "expected '('", "without commas", 0},
        {"exactly 1 of", "E306", NULL, "ends where '(' should follow", NULL, 0},
        {"exactly 1 of (pay, pay)", "E306", ",", "found ','", "have no commas", 0},
        {"exactly 2 of (pay)", "E309", "exactly 2 of (pay)", "more than the things", NULL, 0},
        {"(pay pay)", "E306", "pay", "expected 'and', 'or'", NULL, 0},
        {"pay implies (", "E306", NULL, "ends where an option", NULL, 0},
        {"pay iff )", "E306", ")", "expected an option", NULL, 0},
        {"pay and (pay", "E306", "(", "never closed", "add the missing", 0},
        {"low", "E305", "low", "'low'", "it is a value of 'level'; compare: level >= low", 0},
        {"today and pay", "E305", "today", NULL, "give today's state a name", 0},
        {"if and pay", "E305", "if", NULL, "write: a implies b", 0},
        {"pay and when", "E305", "when", NULL, "write: a implies b", 0},
        {"bob", "E305", "bob", NULL, "it is a party", 0},
        {"pai", "E305", "pai", NULL, "did you mean 'pay'?", 0},
        {"unheard_of", "E305", "unheard_of", "'unheard_of'", NULL, 0},
        {"level", "E308", "level", NULL, "for example: level >= high", 0},
        {"level = medium", "E304", "medium", "'level' has no value 'medium'",
         "write one of: low high", 0},
        {"pay = high", "E304", "high", NULL, "write one of: no yes", 0},
        {"wide = c", "E304", "c", NULL, "a9 b0 b1", 0},
        {"level = 2", "E306", "2", "expected a value of the option", NULL, 0},
    };
    check_expressions(rows, sizeof rows / sizeof *rows);
}

/* The words `begin` of one expression, `count` times, around `core`. */
static void nest(char *out, size_t size, const char *begin, const char *core, const char *end,
                 size_t count)
{
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        used += (size_t)snprintf(out + used, size - used, "%s", begin);
    }
    used += (size_t)snprintf(out + used, size - used, "%s", core);
    for (size_t i = 0; i < count; i++) {
        used += (size_t)snprintf(out + used, size - used, "%s", end);
    }
    assert_true(used < size);
}

/* What nests to the limit is read; one more is refused, in each way of nesting. */
static void nested_expressions(void **unused)
{
    (void)unused;
    static const struct {
        const char *begin, *end;
        size_t most;
    } ways[] = {{"not ", "", ENT_MAX_DEPTH - 1},
                {"(", ")", ENT_MAX_DEPTH - 1},
                {"pay implies ", "", ENT_MAX_DEPTH - 1},
                {"", " iff pay", 2 * ENT_MAX_DEPTH - 1},
                {"exactly 1 of (", ")", ENT_MAX_DEPTH - 1}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        char expression[6000], text[6200];
        nest(expression, sizeof expression, ways[i].begin, "pay", ways[i].end, ways[i].most + 1);
        const mistake row = {expression, "E306", NULL, "nested too deep", "under 'states'", 0};
        check_expressions(&row, 1);
        nest(expression, sizeof expression, ways[i].begin, "pay", ways[i].end, ways[i].most);
        snprintf(text, sizeof text, HEAD "states:\n  it: '%s'\n", expression);
        ent_context *context = new_context();
        ent_dispute_free(read_dispute(context, text));
        ent_context_free(context);
    }
}

/* Names that are built upon names: n1 upon n0, and so on; or n0 upon n1, and so on. */
static void write_tower(FILE *out, size_t height, bool upward)
{
    fputs(HEAD "states:\n", out);
    for (size_t i = 0; i < height; i++) {
        const size_t next = upward ? i - 1 : i + 1;
        if (upward ? i == 0 : i + 1 == height) {
            fprintf(out, "  n%zu: pay\n", i);
        } else {
            fprintf(out, "  n%zu: n%zu\n", i, next);
        }
    }
}

/* Towers of names are refused where the recursion of those who read them would be too deep. */
static void towers_of_names(void **unused)
{
    (void)unused;
    static const struct {
        size_t height;
        bool upward, good;
    } towers[] = {{50, true, true},     {50, false, true},      {5000, true, false},
                  {5000, false, false}, {100000, false, false}, {100000, true, false}};
    for (size_t i = 0; i < sizeof towers / sizeof *towers; i++) {
        char *text = NULL;
        size_t length = 0;
        FILE *out = open_memstream(&text, &length);
        assert_non_null(out);
        write_tower(out, towers[i].height, towers[i].upward);
        assert_int_equal(fclose(out), 0);
        if (towers[i].good) {
            ent_context *context = new_context();
            ent_dispute_free(read_dispute(context, text));
            ent_context_free(context);
        } else {
            const mistake row = {text, "E310", NULL, "too deep", NULL, 0};
            check_texts(&row, 1);
        }
        free(text);
    }
}

static void names(void **unused)
{
    (void)unused;
    static const mistake rows[] = {
        {HEAD "states: {pay: pay}\n", "E208", "pay", "'pay'", NULL, 0},
        {HEAD "states: {one: not (other), other: one and pay}\n", "E310", "one", "by itself", NULL,
         0},
        {HEAD "states: {one: 'pay and', other: one}\n", "E306", NULL, "ends where", NULL, 0},
        {HEAD "states: {deal: pay, one: {deal: yes}}\n", "E302", "deal", "no option 'deal'", NULL,
         0},
        {HEAD "states: {one: {pay: perhaps}}\n", "E304", "perhaps", NULL, NULL, 0},
        {HEAD "states: {one: {pay: [yes]}}\n", "E201", "[yes]", "the value of an option", NULL, 0},
        {HEAD "states: [pay]\n", "E201", "[pay]", "the section 'states'", NULL, 0},
        {HEAD "states: {rest: pay}\n", "E207", "rest", NULL, NULL, 0},
        {HEAD "states: {one: }\n", "E201", NULL, "this is empty", NULL, 0},
        {HEAD "today: {level: low, pya: yes}\n", "E302", "pya", NULL, "did you mean 'pay'?", 0},
        {HEAD "today: [pay]\n", "E201", "[pay]", "the section 'today'", NULL, 0},
    };
    CHECK(rows);
}

static void parties_and_options(void **unused)
{
    (void)unused;
#define P "entente: 1\nparties: {ann: }\n"
    static const mistake rows[] = {
        {"parties: {ann: }\noptions: {pay: {party: ann}}\n", "E203", "p", "'entente' is missing",
         NULL, 0},
        {"entente: [1]\nparties: {ann: }\n", "E204", "[1]", "not a version", NULL, 0},
        {"entente: 1\noptions: {pay: {party: ann}}\n", "E203", "e", "'parties' is missing", NULL,
         0},
        {P, "E203", "e", "'options' is missing", NULL, 0},
        {"entente: 1\nparties: {'': }\noptions: {pay: {party: ann}}\n", "E206", "", NULL, NULL, 0},
        {"entente: 1\nparties: [ann]\noptions: {pay: {party: ann}}\n", "E201", "[ann]",
         "the section 'parties'", NULL, 0},
        {"entente: 1\nparties: {}\noptions: {pay: {party: ann}}\n", "E301", "ann", "no party 'ann'",
         NULL, 0},
        {"entente: 1\nparties: {a: , b: , c: , d: , e: , f: , g: , h: , i: , j: , k: , l: , m: }\n"
         "options: {pay: {party: somebody}}\n",
         "E301", "somebody", NULL, "write one of: a b c d e f g h i j k l", 0},
        {P "options: {pay: {party: anne}}\n", "E301", "anne", NULL, "did you mean 'ann'?", 0},
        {P "options: [pay]\n", "E201", "[pay]", "the section 'options'", NULL, 0},
        {P "options: {}\n", "E314", "{}", NULL, NULL, 0},
        {P "options: {pay: {party: [ann]}}\n", "E201", "[ann]", "party must be", NULL, 0},
        {P "options: {pay: {party: ann, values: some}}\n", "E201", "some", "values must be", NULL,
         0},
        {P "options: {pay: {party: ann, values: [[a], b]}}\n", "E201", "[a]", "a value must be",
         NULL, 0},
        {P "options: {pay: {party: ann, values: [b, {a: c}]}}\n", "E201", "{a: c}",
         "a value must be", NULL, 0},
        {P "options: {and: {party: ann, values: [a, 2]}}\n", "E207", "and", NULL, NULL, 2},
        {P "options: {and: {party: ann, values: [a, 2]}}\n", "E206", "2", NULL, NULL, 2},
        {P "options: {and: {party: ann, values: [a, b]}}\n", "E207", "and", NULL, NULL, 0},
        {P "options: {pay: {party: ann, moves: [up]}}\n", "E201", "[up]", "moves must be", NULL, 0},
        {P "options: {pay: {party: ann, label: {a: b}}}\n", "E201", "{a: b}", "label must be", NULL,
         0},
        {P "options: {pay: {party: ann, source: [a]}}\n", "E201", "[a]", "source must be", NULL, 0},
        {P "options: {pay: {party: ann, label: a, b}}\n", "E112", "b", "a comma cut this off", NULL,
         0},
        {P "options: {pay: {party: ann, lable: b}}\n", "E202", "lable", NULL, "'label'", 0},
        {P "options: {pay: {party: ann, lable: ''}}\n", "E202", "lable", NULL, "'label'", 0},
        {P "options: {pay: {party: ann, lable: null}}\n", "E202", "lable", NULL, "'label'", 0},
        {P "sources: [a]\noptions: {pay: {party: ann}}\n", "E201", "[a]", "the section 'sources'",
         NULL, 0},
        {P "sources: {a: b}\noptions: {pay: {party: ann}}\n", "E201", "b", "a source", NULL, 0},
        {P "sources: {a: {title: t, w: z}}\noptions: {pay: {party: ann}}\n", "E202", "w", NULL,
         NULL, 0},
        {P "rules: {never: pay}\noptions: {pay: {party: ann}}\n", "E201", "{never: pay}",
         "the section 'rules'", NULL, 0},
        {P "rules: [pay]\noptions: {pay: {party: ann}}\n", "E201", "pay", "a rule", NULL, 0},
        {P "rules:\n  -\n  - never: pay\noptions: {pay: {party: ann}}\n", "E201", NULL,
         "this is empty", NULL, 0},
        {P "rules: [{never: pay, w: pay}]\noptions: {pay: {party: ann}}\n", "E202", "w", NULL, NULL,
         0},
    };
    CHECK(rows);
}

/* An option may have 256 values, not 257. */
static void numbers_of_values(void **unused)
{
    (void)unused;
    for (size_t count = 256; count <= 257; count++) {
        char text[3000];
        size_t used =
            (size_t)snprintf(text, sizeof text, P "options: {pay: {party: ann, values: [");
        for (size_t v = 0; v < count; v++) {
            used +=
                (size_t)snprintf(text + used, sizeof text - used, "%sv%zu", v == 0 ? "" : ", ", v);
        }
        snprintf(text + used, sizeof text - used, "]}}\n");
        if (count == 256) {
            ent_context *context = new_context();
            ent_dispute *dispute = read_dispute(context, text);
            assert_int_equal(ent_option_at(dispute, 0).value_count, 256);
            ent_dispute_free(dispute);
            ent_context_free(context);
        } else {
            const mistake row = {text, "E311", NULL, "too few or too many", NULL, 0};
            check_texts(&row, 1);
        }
    }
}

static void preferences(void **unused)
{
    (void)unused;
#define W HEAD "preferences:\n"
    static const mistake rows[] = {
        {HEAD "preferences: [pay]\n", "E201", "[pay]", "the section 'preferences'", NULL, 0},
        {W "  ann: pay\n", "E201", "pay", "the preferences of a party", NULL, 0},
        {W "  ann: {of: 3}\n", "E203", "{of: 3}", "a 'ranking' or 'weights'", NULL, 0},
        {W "  ann: {weights: pay}\n", "E201", "pay", "weights must be", NULL, 0},
        {W "  ann: {weights: [{want: pay, weight: [1]}]}\n", "E316", "[1]", "not a weight", NULL,
         0},
        {W "  ann: {ranking: pay}\n", "E201", "pay", "a ranking must be", NULL, 0},
        {W "  ann: {ranking: [[[pay]], rest]}\n", "E201", "[pay]", "a state in a ranking", NULL, 0},
        {W "  ann: {ranking: ['', rest]}\n", "E306", NULL, "ends where", NULL, 0},
        {W "  ann: {ranking: [12345678901, rest], of: 5}\n", "E306", "12345678901", NULL, NULL, 0},
        {W "  ann: {ranking: [1, rest], of: s5}\n", "E316", "s5", "a number of states", NULL, 0},
        {W "  ann: {ranking: [1, rest], of: [5]}\n", "E316", "[5]", "a number of states", NULL, 0},
        {W "  ann: {ranking: [1, rest], of: ''}\n", "E316", "", "a number of states", NULL, 0},
        {W "  ann: {ranking: [1, rest], oof: 5, of: 56}\n", "E202", "oof", NULL, "'of'", 0},
        {W "  ann: [{want: pay, strength: weak}]\n", "E205", "weak", "'strength'", "mild strong",
         0},
        {W "  ann: [{want: pay, strength: [mild]}]\n", "E201", "[mild]", "strength must be", NULL,
         0},
        {W "  ann: [{want: pay, w: pay}]\n", "E202", "w", NULL, NULL, 0},
        {W "  ann: [{want: [pay]}]\n", "E201", "[pay]", "what a party wants", NULL, 0},
    };
    CHECK(rows);
}

static void graphs(void **unused)
{
    (void)unused;
#define G  "entente: 1\nparties: {ann: , bob: }\ngraph:\n"
#define XY G "  states: [x, y]\n"
    static const mistake rows[] = {
        {"entente: 1\nparties: {ann: }\ngraph: [x, y]\n", "E201", "[x, y]", "the section 'graph'",
         NULL, 0},
        {G "  states: {x: y}\n", "E324", "{x: y}", NULL, NULL, 0},
        {G "  states: []\n", "E324", "[]", NULL, NULL, 0},
        {G "  states: 0\n", "E324", "0", NULL, NULL, 0},
        {G "  states: -3\n", "E324", "-3", NULL, NULL, 0},
        {G "  states: 3:\n", "E105", NULL, NULL, NULL, 0},
        {G "  states: '3;'\n", "E324", "3;", NULL, NULL, 0},
        {G "  states: 123456789\n", "E324", "123456789", NULL, NULL, 0},
        {G "  states: 16777217\n", "E324", "16777217", NULL, NULL, 0},
        {G "  states: [x, [y]]\n", "E201", "[y]", "a state of the graph", NULL, 0},
        {G "  states: [x, y, x]\n", "E324", "x", "stands twice", NULL, 0},
        {XY "  state: z\n", "E202", "state", NULL, "'states'", 0},
        {XY "  moves: [x]\n", "E201", "[x]", "the moves of a graph", NULL, 0},
        {XY "  moves: {ann: x}\n", "E201", "x", "the moves of a party", NULL, 0},
        {XY "  moves: {carl: {x: y}}\n", "E301", "carl", NULL, NULL, 0},
        {XY "  moves: {\"ann\\0carl\": {x: y}}\n", "E301", "ann\\0carl", NULL, NULL, 0},
        {XY "  moves: {ann: {x: z}}\n", "E323", "z", "no state 'z'", NULL, 0},
        {XY "  moves: {ann: {x: }}\n", "E201", NULL, "this is empty", NULL, 0},
        {XY "today: calm\nstates: {calm: x}\n", "E323", "calm", "not what stands under 'states'",
         NULL, 0},
        {XY "today: [x]\n", "E201", "[x]", "a state of the graph", NULL, 0},
        {XY "states: {x: y}\n", "E208", "x", "'x'", NULL, 0},
        {XY "states: {calm: lost}\n", "E305", "lost", NULL, NULL, 0},
        {XY "options: {pay: {party: ann}}\n", "E210", "options", NULL, NULL, 0},
        {G "  states: 3\ntoday: s0\n", "E323", "s0", NULL, NULL, 0},
        {G "  states: 3\ntoday: s4\n", "E323", "s4", NULL, NULL, 0},
        {G "  states: 3\ntoday: ''\n", "E323", "", NULL, NULL, 0},
        {G "  states: 3\ntoday: x1\n", "E323", "x1", NULL, NULL, 0},
        {G "  states: 3\ntoday: 's.'\n", "E323", "s.", NULL, NULL, 0},
        {G "  states: 3\ntoday: s12345678901\n", "E323", "s12345678901", NULL, NULL, 0},
    };
    CHECK(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expressions),         cmocka_unit_test(nested_expressions),
        cmocka_unit_test(towers_of_names),     cmocka_unit_test(names),
        cmocka_unit_test(parties_and_options), cmocka_unit_test(numbers_of_values),
        cmocka_unit_test(preferences),         cmocka_unit_test(graphs),
    };
    return cmocka_run_group_tests_name("mistakes", tests, NULL, NULL);
}
