/* SPDX-License-Identifier: MIT */
/*
 * What may be read otherwise than it is written: told where it should be, and not where the writer has shown that it is
 * meant. And cures that depend on what else stands in a file, or beside it.
 */
#include "findings/notes.h"

#include <unistd.h>

/* What is told of a text that may be misread, and what is not worth telling. */
static void what_may_be_misread(void **unused)
{
    (void)unused;
    static const char head[] =
        "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, p: {party: a, moves: down}, "
        "q: {party: b, values: [low, mid, high], moves: up}}\n";
    static const char wishes[] = "preferences: {a: [q = mid, not o, not p], b: [o, q = low]}\n";
    static const struct {
        const char *text, *codes; /* in order; less those of idle rules and wishes, and of values */
    } texts[] = {
        {"", ""},
        {"rules: [{never: o and q = mid}]\n", "N606"},
        {"rules: [{never: o and q = mid, note: meant}]\n", "N606"},
        {"rules: [{never: o and q = mid}, {never: p and q = low, note: meant}]\n", "N606 N606"},
        {"rules: [{never: o and not p}]\n", "N610"},
        {"rules: [{never: o and not p, note: for good}]\n", "N610"},
        {"rules: [{never: o and p}]\n", ""},
        {"rules: [{always: p or p}, {always: q != mid or q = mid or q = low}]\n", ""},
        {"rules: [{always: exactly 1 of (o p (q = mid))}]\n", "N606"},
        {"states: {x: o and p or not p}\n", "N609"},
        {"states: {x: (o and p) or not p}\n", ""},
        {"states: {x: o iff p implies o, y: not o and p, z: not p and q = low}\n", "N609 N609"},
        {"states: {x: not (o or p) and q = low, y: not o and not p, z: o iff p iff q = low}\n", ""},
        {"states: {x: {o: yes}}\n", "N605"},
        {"states: {x: {o: yes, p: no, q: mid}}\n", ""},
        {"today: {o: yes, q: low}\nstates: {x: {o: yes}}\n", "N614"},
        {"title: one #2\n", "W520"},
        {"title: one  # 2\n", ""},
        {"title: 'one #2'\n", ""},
        {"today: {q: mid, p: yes}\ntimeline: [{id: e, date: 2024, today: {q: low, p: no}}, "
         "{id: f, date: 2025, today: {p: yes}}]\n",
         "W519 W519 N614"},
        {"today: {q: mid}\ntimeline: [{id: e, date: 2024, today: {q: high}}]\n", ""},
        {"today: {q: mid, o: true}\ntimeline: [{id: e, date: 2024, today: {o: false, q: mid}}]\n",
         ""},
        {"states: {x: {o: no}}\n", ""},
        {"states: {x: {o: false, q: mid}}\n", "N605"},
        {"states: {x: {o: no, q: mid}}\n", "N605"},
        {"states: {x: {o: true}}\n", "N605"},
        {"states: {x: {q: mid}, y: {o: no}}\n", "N605"},
        {"states: {x: {p: yes, q: mid}, y: {o: no}, z: {q: low}}\n", "N605"},
        {"x-own:\n  labels:\n    a: five #percent\n", "W520"},
        {"x-own:\n  others:\n    a: five #percent\n", ""},
        {"title: one #\n", "W520"},
        {"title: one\t# two\n", "W520"},
        {"title: one #\ttwo\n", "W520"},
        {"title: one  #two\n", "W520"},
        {"rules: [{never: p and not o}]\n", ""},
        {"rules: [{never: q = high and q = low}]\n", ""},
        {"rules: [{never: o and not p}, {never: o and p = no}, {never: o and p = no and o}]\n",
         "N610"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char codes[100] = "", *text = NULL;
        size_t length = 0;
        FILE *out = open_memstream(&text, &length);
        assert_non_null(out);
        fprintf(out, "%s%s%s", head, texts[i].text, wishes);
        assert_int_equal(fclose(out), 0);
        noted n = note(text);
        for (size_t k = 0; k < ent_diagnostic_count(n.context); k++) {
            const char *code = ent_diagnostic_at(n.context, k)->code;
            if (strncmp(code, "W50", 3) != 0 && strcmp(code, "N604") != 0 &&
                strcmp(code, "N615") != 0 && strcmp(code, "N617") != 0) {
                strcat(codes, codes[0] != '\0' ? " " : "");
                strcat(codes, code);
            }
        }
        assert_string_equal(codes, texts[i].codes);
        forget(&n);
        free(text);
    }
}

/* Means of pressure that are only a cost: where each wish speaks against what is done today, and nowhere else. */
static void costs_and_pressure(void **unused)
{
    (void)unused;
    static const struct {
        const char *options, *today, *wishes;
        bool told;
    } texts[] = {
        {"", "", "[pay, not o]", true},
        {"", "", "[pay, o = no]", true},
        {"", "", "[pay, o != yes]", true},
        {"", "", "[pay, o implies pay]", true},
        {"", "", "[pay, not (o and pay)]", true},
        {"", "", "[pay, not out]", true},
        {"", "", "[pay, exactly 0 of (o pay)]", true},
        {"", "", "[pay, atmost 1 of (o pay)]", true},
        {"", "", "[pay, not (atleast 1 of (o pay))]", true},
        {"", "", "[not (not o implies pay), not o]", true},
        {"", "", "[not o]", true},
        {"", "", "[o iff not pay]", false},
        {"", "", "[not o, o iff not pay]", false},
        {"", "", "[pay, o]", false},
        {"", "", "[pay, not not o]", false},
        {"", "", "[not o, pay implies o]", false},
        {"", "", "[pay, exactly 1 of (o pay)]", false},
        {"", "", "[pay, atleast 1 of (o pay)]", false},
        {"", "", "[not out, out or pay]", false},
        {"", "", "[not out iff pay]", false},
        {"", "", "[pay, q = low]", false},
        {"", "o: no", "[pay, not o]", false},
        {", moves: up", "", "[pay, not o]", false},
        {", moves: down", "", "[pay, not o]", true},
        {"", "o: no, q: mid", "[pay, q = low]", true},
        {"", "o: no, q: high", "[pay, q <= low]", true},
        {"", "o: no, q: high", "[pay, q < mid]", true},
        {"", "o: no, q: high", "[pay, q != high]", true},
        {"", "o: no, q: high", "[pay, not q >= mid]", true},
        {"", "o: no, q: high", "[pay, q = mid]", false},
        {"", "o: no, q: high", "[pay, q != mid]", false},
        {"", "o: no, q: high", "[pay, q >= low]", false},
        {"", "o: no, q: high", "[pay, q > low]", false},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char text[600];
        (void)snprintf(
            text, sizeof text,
            "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a%s}, q: {party: a, "
            "values: [low, mid, high]}, pay: {party: b}}\ntoday: {%s}\nstates: {out: o or "
            "q = high}\npreferences: {a: %s, b: [pay]}\n",
            texts[i].options, texts[i].today[0] == '\0' ? "o: yes" : texts[i].today,
            texts[i].wishes);
        const size_t told = count_notes(text, "N614");
        if (told != texts[i].told) {
            print_message("%zu of: %s\n", told, text);
            fail();
        }
    }
}

#define STRIKE(NAME, TODAY, WISHES)                                                                \
    "entente: 1\nparties: {a: {name: " NAME                                                        \
    "}, b: }\noptions: {strike: {party: a}, fee: {party: a, "                                      \
    "values: [none, some]}, pay: {party: b, values: [p0, p3]}}\ntoday: {" TODAY "}\n"              \
    "preferences: {a: " WISHES ", b: [pay = p0]}\n"

/* What is said of them; and it is of statements alone, and of the moment. */
static void words_of_pressure(void **unused)
{
    (void)unused;
    note_says(
        STRIKE("the drivers, plural: yes", "strike: yes", "[pay >= p3, not strike]"), "N614",
        "the drivers would drop 'strike' at once, whatever they get: each of their wishes that "
        "names it speaks against it",
        "want: strike iff not (pay >= p3), at the place of what it would bear it for");
    note_says(
        STRIKE("the union", "fee: some", "[not strike, fee = none]"), "N614",
        "the union would set 'fee' back to none at once, whatever it gets: each of its wishes",
        "want: fee != none iff strike, at the place of what it would bear it for; if it "
        "is "
        "paid for what another does, see docs/format.md, A payment or a promise; if it is only a "
        "cost, leave it so");
    static const char *const aims[][2] = {
        {"[not (pay = p0), not strike]", "strike iff (pay = p0), at"},
        {"['not pay >= p3', not strike]", "strike iff (pay >= p3), at"},
        {"['not not pay >= p3', not strike]", "strike iff (not pay >= p3), at"},
        {"['! (pay = p0)', not strike]", "strike iff not (! (pay = p0)), at"},
        {"[pay != p0, not strike]", "strike iff not (pay != p0), at"},
    };
    for (size_t i = 0; i < sizeof aims / sizeof *aims; i++) {
        char text[400];
        (void)snprintf(text, sizeof text, STRIKE("the union", "strike: yes", "%s"), aims[i][0]);
        note_says(text, "N614", "would drop 'strike'", aims[i][1]);
    }
    note_says(STRIKE("the union", "strike: yes", "[not strike]"), "N614", "would drop 'strike'",
              "want: strike iff not WHAT_IT_IS_FOR, at");
    static const char *const silent[] = {
        STRIKE("x", "strike: yes",
               "{weights: [{want: pay = p3, weight: 1}, {want: not strike, weight: 2}]}"),
        STRIKE("x", "strike: yes", "{ranking: [not strike, strike]}"),
        STRIKE("x", "strike: yes",
               "[pay >= p3, not strike]") "timeline: [{id: e, date: 2024, today: {strike: no}}]\n",
    };
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++) {
        assert_int_equal(count_notes(silent[i], "N614"), 0);
    }
}

/* The cure of the first error of a text. */
static void cure_says(const char *text, const char *words)
{
    ent_context *context = new_context();
    ent_dispute *dispute = NULL;
    assert_int_equal(ent_dispute_read_text(context, "test", text, strlen(text), &dispute),
                     ENT_ERROR_INPUT);
    const char *cure = ent_diagnostic_at(context, 0)->cure;
    if (strstr(cure, words) == NULL) {
        print_message("%s\nlacks: %s\ncure: %s\n", text, words, cure);
        fail();
    }
    ent_context_free(context);
}

/* A key that stands twice was perhaps to be called what is used and declared nowhere, wherever that stands. */
static void keys_that_stand_twice(void **unused)
{
    (void)unused;
    static const struct {
        const char *options, *rest, *words;
    } twice[] = {
        {"join: {party: a}, join: {party: b}", "today: {mediate: yes}", "'mediate'"},
        {"join: {party: a}, join: {party: b}", "states: {x: mediate, y: {o: yes}}", "'mediate'"},
        {"join: {party: a}, join: {party: b}", "rules: [{never: join and mediate}]", "'mediate'"},
        {"join: {party: a}, join: {party: b}", "rules: [{always: mediate}, join]", "'mediate'"},
        {"join: {party: a}, join: {party: b}", "rules: [{same: mediate}, [join]]", "remove one"},
        {"join: {party: a}, join: {party: b}", "rules: [{never: [join]}]", "remove one"},
        {"join: {party: a}, join: {party: b}",
         "preferences: {a: [join = mediate, join > mediate, mediate]}", "'mediate'"},
        {"join: {party: a}, join: {party: b}", "preferences: {a: [join = mediate]}", "remove one"},
        {"join: {party: a}, join: {party: b}", "preferences: {a: {ranking: [x]}}", "remove one"},
        {"join: {party: a}, join: {party: b}", "preferences: [a]\ntoday: [join]\nstates: [x]",
         "remove one"},
        {"join: {party: a}, join: {party: b}",
         "today: {9: yes, join: yes, x: yes}\nstates: {x: join}", "remove one"},
        {"join: {party: a}, k: {party: b, party: a}", "today: {mediate: yes}", ""},
        {"join: {party: a}", "states: {x: join, x: not join}", "give the second its own name"},
        {"join: {party: a}", "sources: {x: {title: t}, x: {title: u}}",
         "give the second its own name"},
        {"join: {party: a}", "title: x\ntitle: y", "remove one"},
    };
    for (size_t i = 0; i < sizeof twice / sizeof *twice; i++) {
        char text[500];
        (void)snprintf(text, sizeof text, "entente: 1\nparties: {a: , b: }\noptions: {%s}\n%s\n",
                       twice[i].options, twice[i].rest);
        cure_says(text, twice[i].words);
    }
    cure_says("entente: 1\nparties: {a: , a: }\noptions: {o: {party: b}}\n", "'b'");
    cure_says("entente: 1\nparties: {a: , a: }\noptions: {o: {party: a}, p: [a], q: {party: [b]}}\n"
              "preferences: {a: [o], c: [o]}\n",
              "'c'");
    cure_says("entente: 1\nparties: {a: , a: }\noptions: [o]\npreferences: [a]\n", "remove one");
    cure_says("entente: 1\nparties: {a: , a: }\noptions: {o: {label: x}}\n", "remove one");
}

/* A missing dash, a missing colon, and a line that stands between two blocks. */
static void lines_that_are_not_items(void **unused)
{
    (void)unused;
    static const struct {
        const char *text, *words;
    } lines[] = {
        {"rules:\n  - never a and b\n    note: x\n", "write: never: a and b"},
        {"rules:\n  -   always a\n    note: x\n", "write: always: a"},
        {"rules:\n  - neverland\n    note: x\n", "begin the item with a key"},
        {"rules:\n  - ever a\n    note: x\n", "begin the item with a key"},
        {"rules:\n  - want\n    note: x\n", "write: want:"},
        {"rules:\n  - wanted\n    note: x\n", "begin the item with a key"},
        {"p:\n  a:\n    want: x\n      label: y\n    - want: z\n", "begin it with '- '"},
        {"p:\n  a:\n    want: x\n      label: y\n    -z\n", NULL},
        {"p:\n  a:\n    want: x\n      label: y\n", NULL},
        {"p:\n  a: x\n    label: y\n  b: z\n", NULL},
        {"p:\n    a: x\n  b: y\n    c: z\n", NULL},
        {"p:\n  q:\n      a: x\n    b: y\n      c: z\n", "as the line below it"},
        {"p:\n  q:\n    a: x\n   r:\n    b: y\n", "indent it by 2 blanks, so that the line below"},
        {"p:\n  q:\n      - a: x\n    b: y\n", NULL},
        {"p:\n  q:\n      - a: x\n        c: z\n       b: y\n", NULL},
        {"p:\n  - q:\n      a: x\n   b: y\n", NULL},
    };
    char wide[300] = "a:\n  ";
    memset(wide + strlen(wide), 'b', 250);
    strcat(wide, "\n  c: d\n");
    cure_says(wide, "write a colon and a blank there");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        ent_context *context = new_context();
        ent_dispute *dispute = NULL;
        assert_int_equal(
            ent_dispute_read_text(context, "test", lines[i].text, strlen(lines[i].text), &dispute),
            ENT_ERROR_INPUT);
        ent_context_free(context);
        if (lines[i].words != NULL) {
            cure_says(lines[i].text, lines[i].words);
        }
    }
}

/* A file that is not there, and one beside it that may be meant. */
static void files_beside(void **unused)
{
    (void)unused;
    char folder[] = "/tmp/entente-misread-XXXXXX", path[100];
    assert_non_null(mkdtemp(folder));
    (void)snprintf(path, sizeof path, "%s/a.yaml", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
    static const struct {
        const char *name;
        bool meant;
    } names[] = {{"a.yml", true}, {"a", true},   {"a.", true},    {"b.yml", false},
                 {"b", false},    {".a", false}, {".yaml", false}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        ent_context *context = new_context();
        ent_dispute *dispute = NULL;
        char wrong[100];
        (void)snprintf(wrong, sizeof wrong, "%s/%s", folder, names[i].name);
        assert_int_equal(ent_dispute_read_file(context, wrong, &dispute), ENT_ERROR_IO);
        assert_int_equal(strstr(ent_diagnostic_at(context, 0)->cure, path) != NULL, names[i].meant);
        ent_context_free(context);
    }
    char far[3000];
    memset(far, 'x', sizeof far - 1);
    far[sizeof far - 1] = '\0';
    const size_t lengths[] = {1022, 1100, sizeof far - 1};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        ent_context *context = new_context();
        ent_dispute *dispute = NULL;
        far[lengths[i]] = '\0';
        for (size_t k = 100; k < lengths[i]; k += 100) {
            far[k] = '/'; /* no name is too long in itself */
        }
        assert_int_equal(ent_dispute_read_file(context, far, &dispute), ENT_ERROR_IO);
        ent_context_free(context);
        far[lengths[i]] = 'x';
    }
    ent_context *context = new_context();
    ent_dispute *dispute = NULL;
    assert_int_equal(ent_dispute_read_file(context, ".nowhere", &dispute), ENT_ERROR_IO);
    assert_int_equal(ent_dispute_read_file(context, "nowhere.yaml", &dispute), ENT_ERROR_IO);
    ent_context_free(context);
    assert_int_equal(remove(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

/* Words that people join by: the line is written anew where both sides are whole, and nowhere else. */
static void lines_written_anew(void **unused)
{
    (void)unused;
    static const struct {
        const char *want, *words; /* NULL: not written anew */
    } wants[] = {
        {"o implies p if p", "write: p implies (o implies p)"},
        {"o iff p if p", "write: p implies (o iff p)"},
        {"o if (o implies p)", "write: (o implies p) implies o"},
        {"o if $", NULL},
        {"o if p) and (p", NULL},
        {"o if (p", NULL},
        {"o if", NULL},
        {"o only p", NULL},
        {"if $ then o", NULL},
        {"if o then $", NULL},
        {"if o", NULL},
        {"if then o", NULL},
        {"> o", NULL},
        {"o and > p", NULL},
        {"o = -", NULL},
        {"o >= 1.", NULL},
        {"o >= 1.2.3", NULL},
        {"o >= 1.x", NULL},
        {"o >= -.5", NULL},
        {"exactly x of (o p)", NULL},
        {"exactly of of (o p)", NULL},
        {"exactly 1a of (o p)", NULL},
        {"exactly 1.5 of (o p)", NULL},
        {"exactly -1 of (o p)", NULL},
        {"o >= 1a.5", NULL},
        {"(o if p)", NULL},
        {"(o if p", NULL},
        {"o) if (p", NULL},
        {"if (o then p", NULL},
    };
    for (size_t i = 0; i < sizeof wants / sizeof *wants; i++) {
        char text[200];
        (void)snprintf(text, sizeof text,
                       "entente: 1\nparties: {a: }\noptions: {o: {party: a}, p: {party: a}}\n"
                       "preferences:\n  a:\n    - want: \"%s\"\n",
                       wants[i].want);
        ent_context *context = new_context();
        ent_dispute *dispute = NULL;
        assert_int_equal(ent_dispute_read_text(context, "test", text, strlen(text), &dispute),
                         ENT_ERROR_INPUT);
        const char *cure = ent_diagnostic_at(context, 0)->cure;
        const char *line = cure == NULL ? NULL : strstr(cure, "write: ");
        const bool anew = line != NULL && strstr(line, "implies") != NULL &&
                          strstr(line, "write: a implies b") == NULL;
        if (anew != (wants[i].words != NULL) || (anew && strstr(cure, wants[i].words) == NULL)) {
            print_message("%s: %s\n", wants[i].want, cure);
            fail();
        }
        ent_context_free(context);
    }
}

/* Numbers of an issue that no package has: compared with they are below or above the least, as values they are none. */
static void numbers_of_issues(void **unused)
{
    (void)unused;
    static const struct {
        const char *rule, *words; /* NULL: it is read */
    } rules[] = {
        {"price < 0", NULL},    {"price <= 0.5", NULL},         {"price > 9", NULL},
        {"price >= 2.5", NULL}, {"price <= 9", NULL},           {"price = 2.5", "write one of"},
        {"price = may", ""},    {"price != 9", "write one of"}, {"day = 3", ""}};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        char text[600];
        (void)snprintf(
            text, sizeof text,
            "entente: 1\nparties: {b: , s: }\nissues:\n"
            "  price: {range: [1, 5], steps: 5, utilities: {b: {offset: 5, slope: -1}, s: "
            "{offset: 0, slope: 1}}}\n"
            "  day: {values: [may, june], utilities: {b: {may: 1, june: 0}, s: {may: 0, "
            "june: 1}}}\nbargaining:\n  rules:\n    - never: %s\n",
            rules[i].rule);
        if (rules[i].words != NULL) {
            cure_says(text, rules[i].words);
            continue;
        }
        ent_context *context = new_context();
        ent_dispute_free(read_dispute(context, text));
        ent_context_free(context);
    }
}

/* Words of the language are no names, with or without other signs; and what was withdrawn is no event that findings name. */
static void names_and_events(void **unused)
{
    (void)unused;
    cure_says("entente: 1\nparties: {x: }\noptions: {'and!': {party: x}}\n", "");
    cure_says("entente: 1\nparties: {x: }\noptions: {'a b': {party: x}}\n", "a_b");
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(
        context,
        "entente: 1\nsources: {x: {title: t}}\nparties: {a: }\noptions: {o: {party: a}, p: {party: "
        "a}}\n"
        "preferences: {a: [{id: w, want: o}, p]}\n"
        "timeline: [{id: e, date: 2024, source: x, preferences: {a: [{drop: w}]}}, "
        "{id: f, date: 2025, today: {p: yes}}, {id: g, date: 2026, source: x, today: {o: yes}}]\n");
    ent_selection selection;
    ent_dispute *less = NULL;
    ent_space *space = NULL;
    static const char *const sources[] = {"x"};
    ent_selection_defaults(&selection);
    selection.without_sources = sources;
    selection.without_source_count = 1;
    assert_int_equal(ent_dispute_select(context, dispute, &selection, &less), ENT_OK);
    for (int k = 0; k < 2; k++) {
        ent_diagnostics_clear(context);
        assert_int_equal(ent_space_new(context, k == 0 ? dispute : less, &space), ENT_OK);
        assert_int_equal(ent_findings(context, space), ENT_OK);
        bool found = false;
        for (size_t i = 0; i < ent_diagnostic_count(context); i++) {
            const ent_diagnostic *at = ent_diagnostic_at(context, i);
            found = found ||
                    (strcmp(at->code, "W508") == 0 && strstr(at->message, "after event") != NULL);
        }
        assert_int_equal(found, k == 0);
        ent_space_free(space);
    }
    ent_dispute_free(less);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

/* A source that the file does not have: which is meant, or which there are. */
static void unknown_sources(void **unused)
{
    (void)unused;
    static const struct {
        const char *rest, *words;
    } files[] = {
        {"", "the file has no sources"},
        {"sources: {letter: {title: t}}\n", "write one of: letter"},
        {"sources: {zzzzz: {title: t}}\n", "did you mean 'zzzzz'?"},
        {"sources: {s1: {title: t}, s2: {title: t}, s3: {title: t}, s4: {title: t}, s5: {title: "
         "t}, "
         "s6: {title: t}, s7: {title: t}, s8: {title: t}, s9: {title: t}, t1: {title: t}, "
         "t2: {title: t}, t3: {title: t}, t4: {title: t}, t5: {title: t}}\n",
         "t3, ..."},
        {"timeline: [{id: e, date: 2024, sources: {add: {later: {title: t}}}}, {id: f, date: 2025, "
         "today: {o: yes}}]\n",
         "write one of: later"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char text[900];
        (void)snprintf(text, sizeof text,
                       "entente: 1\nparties: {a: }\noptions: {o: {party: a}}\n%s"
                       "preferences: {a: [o]}\n",
                       files[i].rest);
        ent_context *context = new_context();
        ent_dispute *dispute = read_dispute(context, text), *other = NULL;
        ent_selection selection;
        static const char *const sources[] = {"zzzzy"};
        ent_selection_defaults(&selection);
        selection.without_sources = sources;
        selection.without_source_count = 1;
        ent_diagnostics_clear(context);
        assert_int_equal(ent_dispute_select(context, dispute, &selection, &other),
                         ENT_ERROR_NOT_FOUND);
        assert_non_null(strstr(ent_diagnostic_at(context, 0)->cure, files[i].words));
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
}

/* Codes are found in small letters, too, and nothing else is. */
static void codes(void **unused)
{
    (void)unused;
    ent_code_view view = {0};
    assert_int_equal(ent_code_find("n606", &view), ENT_OK);
    assert_int_equal(ent_code_find("E101", &view), ENT_OK);
    static const char *const none[] = {"", "{606", "N6", "N6066", "x101"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_int_equal(ent_code_find(none[i], &view), ENT_ERROR_NOT_FOUND);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_may_be_misread),
        cmocka_unit_test(costs_and_pressure),
        cmocka_unit_test(words_of_pressure),
        cmocka_unit_test(keys_that_stand_twice),
        cmocka_unit_test(lines_that_are_not_items),
        cmocka_unit_test(files_beside),
        cmocka_unit_test(lines_written_anew),
        cmocka_unit_test(names_and_events),
        cmocka_unit_test(numbers_of_issues),
        cmocka_unit_test(unknown_sources),
        cmocka_unit_test(codes),
    };
    return cmocka_run_group_tests_name("misread", tests, NULL, NULL);
}
