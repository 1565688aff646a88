/* SPDX-License-Identifier: MIT */
/* Formats of others: what they look like, what they refuse and where; memory refused, calls cancelled, writes refused. */
#include "refusal.h"

typedef struct grown {
    char at[20000];
    size_t length, writes, refuse_at;
} grown;

static bool grow(void *user, const char *bytes, size_t length)
{
    grown *text = user;
    if (++text->writes == text->refuse_at) {
        return false;
    }
    assert_true(text->length + length < sizeof text->at);
    memcpy(text->at + text->length, bytes, length);
    text->length += length;
    text->at[text->length] = '\0';
    return true;
}

static ent_status export_text(ent_context *context, const char *text, ent_foreign_format format,
                              grown *out)
{
    ent_dispute *dispute = read_dispute(context, text);
    const ent_sink sink = {.write = grow, .user = out};
    ent_diagnostics_clear(context);
    const ent_status status = ent_dispute_export(context, dispute, format, &sink);
    ent_dispute_free(dispute);
    return status;
}

static void expect_written(const char *text, ent_foreign_format format, const char *expected)
{
    ent_context *context = new_context();
    grown written = {.length = 0};
    assert_int_equal(export_text(context, text, format, &written), ENT_OK);
    assert_string_equal(written.at, expected);
    ent_context_free(context);
}

/* It is refused there, with these words, and nothing is written. */
static void expect_refused(const char *text, ent_foreign_format format, size_t line,
                           const char *words)
{
    ent_context *context = new_context();
    grown written = {.length = 0};
    assert_int_equal(export_text(context, text, format, &written), ENT_ERROR_UNSUPPORTED);
    assert_int_equal(written.length, 0);
    assert_int_equal(ent_diagnostic_count(context), 1);
    const ent_diagnostic *found = ent_diagnostic_at(context, 0);
    assert_string_equal(found->code, "E886");
    assert_int_equal(found->place.line, line);
    if (strstr(found->message, words) == NULL) {
        print_error("%s\n", found->message);
    }
    assert_non_null(strstr(found->message, words));
    ent_context_free(context);
}

#define PARTIES                                                                                    \
    "entente: 1\ntitle: \"A \\\"b\\\\c\\\" & <d>\"\nparties: {a: {name: The \"a\"}, b: }\n"

/* Graded options, both orders of wishes, names and today. */
#define RICH                                                                                       \
    PARTIES                                                                                        \
    "coalitions: {both: [a, b]}\n"                                                                 \
    "options:\n"                                                                                   \
    "  x: {party: a, label: \"X, <x>\", values: [no, some, all], moves: up}\n"                     \
    "  y: {party: b, moves: down}\n"                                                               \
    "rules:\n"                                                                                     \
    "  - never: x = all and y\n"                                                                   \
    "today: {x: no, y: no}\n"                                                                      \
    "states: {n: x = some, m: not y}\n"                                                            \
    "misperceptions: {a: [{unseen: x = some and y}]}\n"                                            \
    "preferences:\n"                                                                               \
    "  a: [{want: x = some iff y, strength: strong}, exactly 1 of ((x >= some) y (x = all)), "     \
    "x >= no]\n"                                                                                   \
    "  b: {weights: [{want: y, weight: 0.5}]}\n"

static void gmcr(void **state)
{
    (void)state;
    expect_written(
        PARTIES "options:\n"
                "  x: {party: a, values: [none, some, all], moves: up}\n"
                "  y: {party: b, moves: down}\n"
                "rules: [{never: x = all and y}]\n"
                "states: {n: y}\n"
                "preferences: {a: [x >= some implies n, x >= none, x < none], b: [not n]}\n",
        ENT_FOREIGN_GMCR,
        "{\"program\":\"Entente\",\"decisionMakers\":[{\"name\":\"The "
        "\\\"a\\\"\",\"options\":[0,1],"
        "\"preferences\":[{\"compound\":true,\"members\":[[[0,\"N\"]],[[2,\"Y\"]]]}]},"
        "{\"name\":\"b\",\"options\":[2],\"preferences\":[[[2,\"N\"]]]}],"
        "\"options\":[{\"name\":\"x: some or more\",\"permittedDirection\":\"fwd\"},"
        "{\"name\":\"x: all\",\"permittedDirection\":\"fwd\"},"
        "{\"name\":\"y\",\"permittedDirection\":\"back\"}],"
        "\"infeasibles\":[[[0,\"N\"],[1,\"Y\"]],[[1,\"Y\"],[2,\"Y\"]]],\"coalitions\":[],"
        "\"useManualPreferenceRanking\":false}\n");
}

static void gmcr_refused(void **state)
{
    (void)state;
    expect_refused(PARTIES "options:\n  x: {party: a}\n  y: {party: b, moves: never}\n",
                   ENT_FOREIGN_GMCR, 6, "every option can move");
    expect_refused(PARTIES "options:\n  x: {party: a, values: [k, l, m], moves: step}\n",
                   ENT_FOREIGN_GMCR, 5, "moves by steps");
    expect_refused(PARTIES "options:\n  x: {party: a}\nrules:\n  - same: x\n", ENT_FOREIGN_GMCR, 7,
                   "cannot merge");
    expect_refused(PARTIES "graph: {states: 2, moves: {a: {s1: [s2]}}}\n", ENT_FOREIGN_GMCR, 4,
                   "no graphs");
    expect_refused(
        PARTIES
        "options:\n  x: {party: a, values: [k, l]}\nmisperceptions:\n  b:\n    - unseen: x >= k\n",
        ENT_FOREIGN_GMCR, 8, "some state at least");
    expect_refused(PARTIES "positions: {p: {parties: {a: {position: 3}}}}\n", ENT_FOREIGN_GMCR, 1,
                   "no options");
}

/* An expression with 20 choose 10 conjunctions is too long as a rule, and makes rankings of wishes. */
static void too_many_terms(void **state)
{
    char list[400] = "", text[3000];
    (void)state;
    for (size_t o = 0; o < 12; o++) {
        (void)snprintf(list + strlen(list), 30, "  o%zu: {party: a}\n", o);
    }
    const char *count = "exactly 6 of (o0 o1 o2 o3 o4 o5 o6 o7 o8 o9 o10 o11)";
    (void)snprintf(text, sizeof text, PARTIES "options:\n%srules:\n  - always: %s\n", list, count);
    expect_refused(text, ENT_FOREIGN_GMCR, 18, "more than 512");
    ent_context *context = new_context();
    grown written = {.length = 0};
    (void)snprintf(text, sizeof text,
                   PARTIES "options:\n%srules: [{always: o0 and o1 and o2 and o3 and o4 and o5}]\n"
                           "preferences:\n  a:\n    - %s\n",
                   list, count);
    assert_int_equal(export_text(context, text, ENT_FOREIGN_GMCR, &written), ENT_OK);
    assert_non_null(strstr(written.at, "\"preferenceRanking\":[1,[2,3,"));
    assert_non_null(strstr(written.at, "\"useManualPreferenceRanking\":true"));
    ent_context_free(context);
}

static void nfg(void **state)
{
    (void)state;
    expect_written(PARTIES
                   "options:\n"
                   "  x: {party: a, values: [no, some, all], moves: any}\n"
                   "  y: {party: b}\n"
                   "preferences:\n"
                   "  a: [x = some]\n"
                   "  b: {weights: [{want: y, weight: -0.05}, {want: x > no, weight: 2}]}\n",
                   ENT_FOREIGN_NFG,
                   "NFG 1 R \"A \\\"b/c\\\" & <d>\"\n{ \"The \\\"a\\\"\" \"b\" }\n\n"
                   "{ { \"-\" \"x=some\" \"x=all\" }\n  { \"-\" \"y\" }\n}\n"
                   "\"Outcome k is state k. Payoffs are levels, of which only the order means "
                   "something; but weights for b.\"\n\n{\n"
                   "{ \"s1\" 0, 0 }\n{ \"s2\" 1, 2 }\n{ \"s3\" 0, 2 }\n"
                   "{ \"s4\" 0, -0.05 }\n{ \"s5\" 1, 1.95 }\n{ \"s6\" 0, 1.95 }\n}\n1 2 3 4 5 6\n");
}

static void nfg_refused(void **state)
{
    (void)state;
    expect_refused(PARTIES "options:\n  x: {party: a}\n  y: {party: b, moves: up}\n",
                   ENT_FOREIGN_NFG, 6, "moves one way");
    expect_refused(PARTIES "options:\n  x: {party: a, values: [k, l, m], moves: step}\n",
                   ENT_FOREIGN_NFG, 5, "by steps");
    expect_refused(PARTIES
                   "options:\n  x: {party: a}\n  y: {party: b}\nrules:\n  - never: x and y\n",
                   ENT_FOREIGN_NFG, 8, "hang on what others choose");
    expect_refused(PARTIES "options:\n  x: {party: a}\nrules:\n  - same: x\n", ENT_FOREIGN_NFG, 7,
                   "cannot merge");
    expect_refused(PARTIES "graph: {states: 2, moves: {a: {s1: [s2]}}}\n", ENT_FOREIGN_NFG, 4,
                   "no graph");
    expect_refused(PARTIES "options:\n  x: {party: a}\nmisperceptions:\n  b: [x]\n",
                   ENT_FOREIGN_NFG, 7, "perceives");
    expect_refused(PARTIES
                   "options:\n  x: {party: a, values: [a1, a2, a3, a4, a5, a6, a7, a8, a9, a10]}\n"
                   "  y: {party: b, values: [b1, b2, b3, b4, b5, b6, b7, b8, b9, b10]}\n"
                   "  z: {party: b, values: [c1, c2, c3, c4, c5, c6, c7, c8, c9, c10]}\n"
                   "  u: {party: b, values: [d1, d2, d3, d4, d5, d6, d7, d8, d9, d10]}\n"
                   "  v: {party: b, values: [e1, e2, e3, e4, e5, e6, e7, e8, e9, e10]}\n"
                   "  w: {party: b, values: [f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11]}\n",
                   ENT_FOREIGN_NFG, 1, "1000000");
}

/* A dispute with positions alone. */
#define STANDS                                                                                     \
    PARTIES                                                                                        \
    "positions:\n"                                                                                 \
    "  p: {label: \"Pay, more\", scale: [0, 10], outcome: 4, parties: {a: {position: 2.5, "        \
    "salience: 30, influence: 7}, b: {position: 10, salience: 0.1, influence: 100}}}\n"            \
    "  q: {parties: {b: {position: 0.1, salience: 50, influence: 100}, a: {position: 3, "          \
    "salience: 70, influence: 7}}}\n"

static void tables(void **state)
{
    (void)state;
    expect_written(STANDS, ENT_FOREIGN_POSITIONS,
                   "issue,actor,position,salience,influence,low,high,outcome\n"
                   "\"Pay, more\",\"The \"\"a\"\"\",2.5,30,7,0,10,4\n"
                   "\"Pay, more\",b,10,0.1,100,0,10,4\n"
                   "q,b,0.1,50,100,0,100,\nq,\"The \"\"a\"\"\",3,70,7,0,100,\n");
    expect_written(STANDS, ENT_FOREIGN_KTAB,
                   "\"A \"\"b\\c\"\" & <d>\",,2,2,\n"
                   "Actor,Description,Power,\"Pay, more Position\",\"Pay, more Salience\",q "
                   "Position,q Salience,\n"
                   "a,\"The \"\"a\"\"\",7,25,30,3,70,\nb,b,100,100,0.1,0.1,50,\n");
}

/* Scales that do not begin with 0, and what a first line has. */
static void scales(void **state)
{
    (void)state;
    expect_written(
        "entente: 1\ntitle: T\ndescription: what\nparties: {a: , b: , c: }\n"
        "positions: {p: {scale: [-5, 5], parties: {a: {position: -5}, b: {position: 5}}}}\n",
        ENT_FOREIGN_KTAB,
        "T,what,2,1,\nActor,Description,Power,p Position,p Salience,\n"
        "a,a,100,0,100,\nb,b,100,100,100,\n");
    expect_written("entente: 1\ntitle: T\ndescription: [x]\nparties: {a: }\n"
                   "positions: {p: {scale: [0, 200], parties: {a: {position: 20}}},"
                   " q: {today: 3, scale: [1, 100], parties: {a: {position: 1}}}}\n",
                   ENT_FOREIGN_POSITIONS,
                   "issue,actor,position,salience,influence,low,high,today\n"
                   "p,a,20,100,100,0,200,\nq,a,1,100,100,1,100,3\n");
    expect_refused(PARTIES
                   "positions:\n  p: {parties: {a: {position: 1, salience: 5, influence: 9}}}\n"
                   "  q: {parties: {a: {position: 1, salience: 5, influence: 4}}}\n",
                   ENT_FOREIGN_KTAB, 6, "one power");
}

/* Names that two have, or that are another's id, are left for ids. */
static void names(void **state)
{
    (void)state;
    expect_written(
        "entente: 1\nparties: {a: {name: Same}, b: {name: Same}, c: {name: b}, d: {name: D}}\n"
        "positions: {p: {label: q, parties: {a: {position: 1}, b: {position: 2}, c: {position: 3}, "
        "d: {position: 4}}}, q: {today: 5, parties: {a: "
        "{position: 1}}}}\n",
        ENT_FOREIGN_POSITIONS,
        "issue,actor,position,salience,influence,today\n"
        "p,a,1,100,100,\np,b,2,100,100,\np,c,3,100,100,\np,D,4,100,100,\nq,a,1,100,100,5\n");
}

static void tables_refused(void **state)
{
    (void)state;
    expect_refused(PARTIES "options:\n  x: {party: a}\n", ENT_FOREIGN_POSITIONS, 1, "no positions");
    expect_refused(PARTIES "positions:\n  p: {parties: {a: {position: 1, salience: 0}, b: "
                           "{position: 1, salience: 1}}}\n",
                   ENT_FOREIGN_POSITIONS, 5, "shares");
    expect_refused(PARTIES "positions:\n  p: {parties: {a: {position: 1}, b: {position: 2}}}\n  q: "
                           "{parties: {b: {position: 2}}}\n",
                   ENT_FOREIGN_KTAB, 6, "every party stands on every issue");
    expect_refused(PARTIES "positions:\n  p: {parties: {a: {position: 1, salience: 5}}}\n"
                           "  q: {parties: {a: {position: 1, salience: 5, influence: 4}}}\n",
                   ENT_FOREIGN_KTAB, 6, "one power");
    expect_refused(PARTIES "positions:\n  p: {parties: {a: {position: 1, salience: 60}}}\n"
                           "  q: {parties: {a: {position: 1, salience: 60}}}\n",
                   ENT_FOREIGN_KTAB, 6, "at most 100");
}

/* Blanks at the ends of a name do not tell it from another, and blanks alone are no name. */
static void blanks_in_names(void **state)
{
    (void)state;
    expect_written(
        "entente: 1\nparties: {a: {name: \" x\"}, b: {name: \"x\\t\"}, c: {name: \"  \"}}\n"
        "positions: {p: {parties: {a: {position: 1}, b: {position: 2}, c: {position: 3}}}}\n",
        ENT_FOREIGN_POSITIONS,
        "issue,actor,position,salience,influence\n"
        "p,a,1,100,100\np,b,2,100,100\np,c,3,100,100\n");
}

static void expect_left(const char *text, ent_foreign_format format, const char *message)
{
    ent_context *context = new_context();
    grown written = {.length = 0};
    assert_int_equal(export_text(context, text, format, &written), ENT_OK);
    assert_int_equal(ent_diagnostic_count(context), 1);
    assert_string_equal(ent_diagnostic_at(context, 0)->message, message);
    ent_context_free(context);
}

/* Every way in which wishes may be told by strength or certainty. */
static void shades(void **state)
{
    static const char *const wishes[] = {
        "a: {weights: [{want: x, weight: 2}], strong_from: 1}", "a: [{want: x, certainty: unsure}]",
        "a: [{want: x, certainty: unknown}]", "a: {ranking: [s1, strong gap, s2], of: 2}",
        "a: {ranking: [s1, s2], of: 2, unknown: [[s1, s2]]}"};
    (void)state;
    for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++) {
        char text[400];
        (void)snprintf(text, sizeof text, PARTIES "options: {x: {party: a}}\npreferences: {%s}\n",
                       wishes[i]);
        expect_left(text, ENT_FOREIGN_NFG, "left out: how strong and how sure wishes are");
    }
    expect_left(PARTIES "description: what\noptions: {x: {party: a}}\n"
                        "positions: {p: {parties: {a: {position: 1, spread: {position: 2}}}}}\n",
                ENT_FOREIGN_KTAB, "left out: options and what hangs on them");
}

/* Labels of values: in .gmcr they are the names, pictures and games have the names alone and say so. */
static void value_labels(void **state)
{
    static const char text[] =
        PARTIES "options: {x: {party: a, values: [no, some, all], labels: {some: 'a \"part\"'}}}\n";
    (void)state;
    expect_left(text, ENT_FOREIGN_NFG, "left out: labels of values");
    expect_left(text, ENT_FOREIGN_DOT, "left out: labels of values");
    expect_left(text, ENT_FOREIGN_GRAPHML, "left out: labels of values");
    ent_context *context = new_context();
    grown written = {.length = 0};
    assert_int_equal(export_text(context, text, ENT_FOREIGN_GMCR, &written), ENT_OK);
    assert_non_null(strstr(written.at, "\"name\":\"x: a \\\"part\\\" or more\""));
    assert_non_null(strstr(written.at, "\"name\":\"x: all\""));
    assert_null(strstr(ent_diagnostic_at(context, 0)->message, "labels of values"));
    written = (grown){.length = 0};
    assert_int_equal(export_text(context, text, ENT_FOREIGN_DOT, &written), ENT_OK);
    assert_non_null(strstr(written.at, "x=some"));
    ent_context_free(context);
}

static void left_out(void **state)
{
    (void)state;
    ent_context *context = new_context();
    grown written = {.length = 0};
    assert_int_equal(export_text(context, RICH, ENT_FOREIGN_GMCR, &written), ENT_OK);
    assert_int_equal(ent_diagnostic_count(context), 1);
    assert_string_equal(ent_diagnostic_at(context, 0)->code, "N887");
    assert_string_equal(
        ent_diagnostic_at(context, 0)->message,
        "left out: the title, today, names of states, values of options (each above the "
        "first becomes an option of its own), weights (orders of states are "
        "written), ids (read again, they are made of labels), how strong and how "
        "sure wishes are");
    ent_context_free(context);
}

/* --- pictures --- */

static size_t count_of(const char *text, const char *word)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, word)) != NULL; at++) {
        count++;
    }
    return count;
}

static void pictures(void **state)
{
    (void)state;
    ent_context *context = new_context();
    grown written = {.length = 0};
    assert_int_equal(export_text(context, RICH, ENT_FOREIGN_GRAPHML, &written), ENT_OK);
    assert_int_equal(count_of(written.at, "<node id="), 5);
    assert_int_equal(
        count_of(written.at, "<data key=\"title\">A &quot;b\\c&quot; &amp; &lt;d&gt;<"), 1);
    assert_int_equal(count_of(written.at, "<data key=\"names\">n, m</data>"), 1);
    assert_int_equal(count_of(written.at, "<data key=\"today\">true</data>"), 1);
    assert_int_equal(count_of(written.at, "<data key=\"party\">a</data>"), 3);
    assert_int_equal(count_of(written.at, "<data key=\"party\">b</data>"), 2);
    written = (grown){.length = 0};
    assert_int_equal(export_text(context, RICH, ENT_FOREIGN_DOT, &written), ENT_OK);
    assert_ptr_equal(strstr(written.at, "digraph \"A \\\"b\\\\c\\\" & <d>\" {\n"), written.at);
    assert_int_equal(count_of(written.at, " -> "), 5);
    assert_int_equal(count_of(written.at, "peripheries=2"), 1);
    assert_non_null(strstr(written.at, "s2 [label=\"s2\\nn\\nm\\nx=some\""));
    ent_context_free(context);
}

/* Graph form: states have their words; moves that are too many are refused before anything is written. */
static void pictures_of_graphs(void **state)
{
    static const char text[] =
        PARTIES "graph:\n  states: [war, truce]\n  moves: {a: {war: [truce], truce: [war]}}\n"
                "preferences: {a: {ranking: [truce, war]}, b: {ranking: [[truce, war]]}}\n";
    ent_context_options options;
    (void)state;
    expect_written(text, ENT_FOREIGN_DOT,
                   "digraph \"A \\\"b\\\\c\\\" & <d>\" {\n"
                   "  node [shape=box, style=\"rounded,filled\", fillcolor=white];\n"
                   "  s1 [label=\"s1\\nwar\", peripheries=2];\n"
                   "  s2 [label=\"s2\\ntruce\", fillcolor=\"#6a9cc7\"];\n"
                   "  s1 -> s2 [label=\"a\"];\n  s2 -> s1 [label=\"a\", style=dotted];\n}\n");
    ent_context_defaults(&options);
    options.max_moves = 4;
    ent_context *context = NULL;
    grown written = {.length = 0};
    assert_int_equal(ent_context_new(&options, &context), ENT_OK);
    assert_int_equal(export_text(context, PARTIES "options:\n  x: {party: a}\n  y: {party: b}\n",
                                 ENT_FOREIGN_DOT, &written),
                     ENT_ERROR_LIMIT);
    assert_int_equal(written.length, 0);
    ent_context_free(context);
}

/* --- arguments, memory, cancel, sinks --- */

static void arguments(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, STANDS);
    grown written = {.length = 0};
    const ent_sink sink = {.write = grow, .user = &written}, none = {.user = &written};
    const ent_foreign_format beyond = ENT_FOREIGN_COUNT;
    assert_int_equal(ent_dispute_export(NULL, dispute, ENT_FOREIGN_KTAB, &sink),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_dispute_export(context, NULL, ENT_FOREIGN_KTAB, &sink),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_dispute_export(context, dispute, beyond, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_dispute_export(context, dispute, ENT_FOREIGN_KTAB, NULL),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_dispute_export(context, dispute, ENT_FOREIGN_KTAB, &none),
                     ENT_ERROR_ARGUMENT);
    assert_null(ent_foreign_key(beyond));
    assert_null(ent_foreign_about(beyond));
    for (int f = 0; f < ENT_FOREIGN_COUNT; f++) {
        assert_non_null(ent_foreign_key((ent_foreign_format)f));
        assert_non_null(ent_foreign_about((ent_foreign_format)f));
    }
    ent_dispute_free(dispute);
    ent_context_free(context);
}

/* The format that is written next; an action knows no more than its refusal. */
static ent_status write_as(refusal *r, ent_foreign_format format)
{
    grown written = {.length = 0};
    const ent_sink sink = {.write = grow, .user = &written};
    return ent_dispute_export(r->context, r->dispute, format, &sink);
}

static ent_status write_gmcr(refusal *r)
{
    return write_as(r, ENT_FOREIGN_GMCR);
}

static ent_status write_nfg(refusal *r)
{
    return write_as(r, ENT_FOREIGN_NFG);
}

static ent_status write_graphml(refusal *r)
{
    return write_as(r, ENT_FOREIGN_GRAPHML);
}

static ent_status write_dot(refusal *r)
{
    return write_as(r, ENT_FOREIGN_DOT);
}

static ent_status write_positions(refusal *r)
{
    return write_as(r, ENT_FOREIGN_POSITIONS);
}

static ent_status write_ktab(refusal *r)
{
    return write_as(r, ENT_FOREIGN_KTAB);
}

/* Reads the text that `where` is. */
static ent_status read_table(refusal *r)
{
    ent_dispute *out = NULL;
    const ent_status status =
        ent_dispute_read_text(r->context, "t.csv", r->where, strlen(r->where), &out);
    assert_true((status == ENT_OK) == (out != NULL));
    ent_dispute_free(out);
    return status;
}

#define GAME                                                                                       \
    PARTIES                                                                                        \
    "options: {x: {party: a, values: [k, l, m]}, y: {party: b}}\n"                                 \
    "rules: [{never: x = m}]\n"                                                                    \
    "preferences: {a: [x = l and y, exactly 1 of ((x = l) y)], b: {weights: [{want: y, weight: "   \
    "2}]}}\n"

static void refused(void **state)
{
    static const struct {
        refusal_action action;
        const char *text;
    } cases[] = {{write_gmcr, RICH},
                 {write_gmcr, PARTIES "options: {x: {party: a}}\n"
                                      "preferences: {a: [x]}\n"},
                 {write_gmcr, GAME},
                 {write_nfg, GAME},
                 {write_nfg, RICH},
                 {write_graphml, RICH},
                 {write_dot, RICH},
                 {write_positions, STANDS},
                 {write_ktab, STANDS},
                 {write_ktab, RICH}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        refusal r = {.whatever = true};
        assert_true(refusal_exhaust(&r, cases[i].action, cases[i].text) > 0);
    }
}

static void reading_refused(void **state)
{
    static const char *const texts[] = {
        "issue,actor,position,salience,low,other\nx,a,1,0.5,0,1\ny,b b,2,1,,1\nx,b b,+3,,0,1\n",
        "issue,actor,position\nx,a,1\nx,a,2\nx,b\n\"\n",
        "actor,position\na,\"1,5\"\n,2\nb,\n",
        "actor,actor,low\n",
        "issue,salience\n",
        "issue,actor,position,low\n,a,1,2\nx,a,1,2\nx,b,1,3\n",
        "t,d,0,2\n",
        "t,d,1,1\nActor,Description,Power,,s\n",
        "t,d,1,1\nActor,Power,x,s\n",
        "t,d,1,2\nActor,Description,Power,x Position,s,x,s\n",
        "t,d,1,1\nActor,Description,Power,x,s\n,,1,2,3\na,,1,2\nb,b,z,2,3\nb,b,z,2,3\n\"",
        "t,d,2,2\nActor,Description,Power,x,s,y,t\na,same,1,2,3,4,5\nb,same,1,2,3,4,5\n",
        "t,d,2,1\nActor,Description,Power,x,s\na,,1,2,\n"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        refusal r = {.whatever = true, .where = texts[i]};
        assert_true(refusal_exhaust(&r, read_table, STANDS) > 0);
    }
}

/* A sink that takes nothing. */
static void writes_refused(void **state)
{
    (void)state;
    ent_context *context = new_context();
    for (int f = 0; f < ENT_FOREIGN_COUNT; f++) {
        grown written = {.refuse_at = 1};
        const bool table = f == ENT_FOREIGN_POSITIONS || f == ENT_FOREIGN_KTAB;
        assert_int_equal(
            export_text(context, table ? STANDS : GAME, (ent_foreign_format)f, &written),
            ENT_ERROR_IO);
    }
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gmcr),
        cmocka_unit_test(gmcr_refused),
        cmocka_unit_test(too_many_terms),
        cmocka_unit_test(nfg),
        cmocka_unit_test(nfg_refused),
        cmocka_unit_test(tables),
        cmocka_unit_test(scales),
        cmocka_unit_test(names),
        cmocka_unit_test(tables_refused),
        cmocka_unit_test(value_labels),
        cmocka_unit_test(left_out),
        cmocka_unit_test(blanks_in_names),
        cmocka_unit_test(shades),
        cmocka_unit_test(pictures),
        cmocka_unit_test(pictures_of_graphs),
        cmocka_unit_test(arguments),
        cmocka_unit_test(refused),
        cmocka_unit_test(reading_refused),
        cmocka_unit_test(writes_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
