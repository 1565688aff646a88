/* SPDX-License-Identifier: MIT */
/*
 * Comparisons against their definition, by plain loops over pairs of states of random small disputes; laws of
 * comparing a file with itself and in the other direction; and what differs, for pairs made by hand.
 */
#include "refusal.h"

#include <entente/entente.h>

enum { OPTIONS = 5, ROOM = 1 << 14, MOST_STATES = 256 };

static ent_context *context;

/* A version of a dispute: which options it has, of how many values, whose, and what is written of them. */
typedef struct sketch {
    bool has[OPTIONS];
    size_t values[OPTIONS], owner[OPTIONS], first[OPTIONS]; /* the first value is v<first> */
    char rule[200], merge[200], wishes[2][4][200];
    size_t wish_count[2];
} sketch;

/* An expression over options that every version has, as `rule` may. */
static void write_leaf_of(const sketch *s, uint64_t *random, char *out, size_t room)
{
    const size_t o = below(random, 2);
    if (s->values[o] == 2) {
        (void)snprintf(out, room, "%so%zu", below(random, 2) == 0 ? "" : "not ", o);
    } else {
        (void)snprintf(out, room, "o%zu = v%zu", o, 1 + below(random, 2));
    }
}

static void write_pair(const sketch *s, uint64_t *random, char *out, size_t room)
{
    char a[60], b[60];
    write_leaf_of(s, random, a, sizeof a);
    write_leaf_of(s, random, b, sizeof b);
    (void)snprintf(out, room, "%s %s %s", a, below(random, 2) == 0 ? "and" : "or", b);
}

static void draw_sketch(sketch *s, uint64_t *random)
{
    *s = (sketch){.wish_count = {1 + below(random, 4), 1 + below(random, 4)}};
    for (size_t o = 0; o < OPTIONS; o++) {
        s->has[o] = o < 2 || below(random, 3) > 0;
        s->values[o] = below(random, 2) == 0 ? 2 : 3;
        s->owner[o] = o % 2;
    }
    write_pair(s, random, s->rule, sizeof s->rule);
    write_pair(s, random, s->merge, sizeof s->merge);
    s->merge[0] = below(random, 3) == 0 ? s->merge[0] : '\0';
    for (size_t p = 0; p < 2; p++) {
        for (size_t i = 0; i < 4; i++) {
            write_pair(s, random, s->wishes[p][i], sizeof s->wishes[p][i]);
        }
    }
}

/* Changes something, or several things. */
static void change(sketch *s, uint64_t *random)
{
    const size_t o = 2 + below(random, OPTIONS - 2), p = below(random, 2);
    do {
        switch (below(random, 7)) {
        case 0:
            s->has[o] = !s->has[o];
            break;
        case 1:
            s->values[o] = 5 - s->values[o];
            break;
        case 2:
            s->first[o] = s->values[o] == 3 ? 1 - s->first[o] : 0;
            break;
        case 3:
            s->owner[o] = 1 - s->owner[o];
            break;
        case 4:
            write_pair(s, random, s->rule, sizeof s->rule);
            break;
        case 5:
            write_pair(s, random, s->wishes[p][0], sizeof s->wishes[p][0]);
            break;
        default:
            s->merge[0] = '\0';
            break;
        }
    } while (below(random, 2) == 0);
}

static void write_sketch(const sketch *s, char *text)
{
    size_t at = (size_t)snprintf(text, ROOM, "entente: 1\nparties: {p0: , p1: }\noptions:\n");
    for (size_t o = 0; o < OPTIONS; o++) {
        char values[60] = "";
        if (s->values[o] == 3) {
            (void)snprintf(values, sizeof values, ", values: [v%zu, v%zu, v%zu]", s->first[o],
                           s->first[o] + 1, s->first[o] + 2);
        }
        if (s->has[o]) {
            at += (size_t)snprintf(text + at, ROOM - at, "  o%zu: {party: p%zu%s}\n", o,
                                   s->owner[o], values);
        }
    }
    at +=
        (size_t)snprintf(text + at, ROOM - at, "rules:\n  - never: (%s) and o0 and o1\n",
                         s->values[0] == 2 && s->values[1] == 2 ? s->rule : "o0 = v2 and o1 = v2");
    if (s->values[0] != 2 || s->values[1] != 2) { /* graded ones are no truth values */
        at -= strlen(" and o0 and o1\n");
        at += (size_t)snprintf(text + at, ROOM - at, "\n");
    }
    if (s->merge[0] != '\0') {
        at += (size_t)snprintf(text + at, ROOM - at, "  - same: %s\n", s->merge);
    }
    at += (size_t)snprintf(text + at, ROOM - at, "preferences:\n");
    for (size_t p = 0; p < 2; p++) {
        at += (size_t)snprintf(text + at, ROOM - at, "  p%zu:\n", p);
        for (size_t i = 0; i < s->wish_count[p]; i++) {
            at += (size_t)snprintf(text + at, ROOM - at, "    - %s\n", s->wishes[p][i]);
        }
    }
}

/* A version, solved. */
typedef struct version {
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
    uint64_t count;
} version;

static void drop(version *v)
{
    ent_solution_free(v->solution);
    ent_space_free(v->space);
    ent_dispute_free(v->dispute);
    ent_diagnostics_clear(context);
}

static bool solve(const char *text, version *out)
{
    *out = (version){0};
    if (ent_dispute_read_text(context, "test", text, strlen(text), &out->dispute) == ENT_OK &&
        ent_space_new(context, out->dispute, &out->space) == ENT_OK &&
        ent_solution_new(context, out->space, NULL, &out->solution) == ENT_OK) {
        out->count = ent_state_count(out->space);
        ent_diagnostics_clear(context);
        return out->count <= MOST_STATES;
    }
    return false;
}

/* Whether two states correspond, by the definition. */
static bool correspond(const version *a, uint64_t s, const version *b, uint64_t t)
{
    for (size_t o = 0; o < ent_option_count(a->dispute); o++) {
        for (size_t k = 0; k < ent_option_count(b->dispute); k++) {
            if (strcmp(ent_option_at(a->dispute, o).id, ent_option_at(b->dispute, k).id) != 0) {
                continue;
            }
            const bool open = ent_state_varies(a->space, s, o);
            if (open != ent_state_varies(b->space, t, k) ||
                (!open &&
                 strcmp(ent_option_value(a->dispute, o, ent_state_value(a->space, s, o)),
                        ent_option_value(b->dispute, k, ent_state_value(b->space, t, k))) != 0)) {
                return false;
            }
        }
    }
    return true;
}

static ent_outcome outcome_of(const version *a, uint64_t s, const version *b, ent_concept c,
                              uint64_t *matches, uint64_t *first)
{
    bool holds = false;
    *matches = 0;
    for (uint64_t t = 0; t < b->count; t++) {
        if (correspond(a, s, b, t)) {
            *first = *matches == 0 ? t : *first;
            ++*matches;
            holds = holds || ent_is_equilibrium(b->solution, c, t);
        }
    }
    return !ent_is_equilibrium(a->solution, c, s) ? ENT_OUTCOME_NONE
           : *matches == 0                        ? ENT_OUTCOME_ALONE
           : holds                                ? ENT_OUTCOME_KEPT
                                                  : ENT_OUTCOME_CHANGED;
}

static void check_side(const ent_comparison *found, ent_side side, const version *a,
                       const version *b)
{
    for (ent_concept c = 0; c < ENT_SIM; c++) {
        uint64_t counts[ENT_OUTCOME_COUNT] = {0};
        for (uint64_t s = 0; s < a->count; s++) {
            uint64_t matches = 0, first = 0, told = 0;
            const ent_outcome outcome = outcome_of(a, s, b, c, &matches, &first);
            counts[outcome]++;
            assert_int_equal(ent_compared_outcome(found, side, c, s), outcome);
            assert_int_equal(ent_compared_match(found, side, s, &told), matches);
            assert_true(matches == 0 || told == first);
        }
        for (int k = 0; k < ENT_OUTCOME_COUNT; k++) {
            assert_int_equal(ent_compared_count(found, side, c, (ent_outcome)k), counts[k]);
        }
    }
}

/* Who leaves and stays, in pairs that correspond to each other alone. */
static void check_stays(const ent_comparison *found, const version *a, const version *b)
{
    uint64_t pairs = 0, leaves[2][ENT_CONCEPT_COUNT] = {{0}}, stays[2][ENT_CONCEPT_COUNT] = {{0}};
    for (uint64_t s = 0; s < a->count; s++) {
        uint64_t there = 0, back = 0, first = 0;
        (void)outcome_of(a, s, b, ENT_NASH, &there, &first);
        if (there == 1) {
            const uint64_t t = first;
            (void)outcome_of(b, t, a, ENT_NASH, &back, &first);
            for (size_t p = 0; back == 1 && p < 2; p++) {
                for (ent_concept c = 0; c < ENT_SIM; c++) {
                    const bool before = ent_is_stable(a->solution, c, p, s);
                    const bool after = ent_is_stable(b->solution, c, p, t);
                    leaves[p][c] += before && !after;
                    stays[p][c] += after && !before;
                }
            }
        }
        pairs += there == 1 && back == 1;
    }
    assert_int_equal(ent_compared_pairs(found), pairs);
    for (size_t p = 0; p < 2; p++) {
        for (ent_concept c = 0; c < ENT_SIM; c++) {
            assert_int_equal(ent_compared_leaves(found, c, p), leaves[p][c]);
            assert_int_equal(ent_compared_stays(found, c, p), stays[p][c]);
        }
    }
}

/* Every difference turns round when the sides do. */
static void check_mirror(const ent_comparison *found, const ent_comparison *mirror)
{
    assert_int_equal(ent_difference_count(found), ent_difference_count(mirror));
    for (size_t i = 0; i < ent_difference_count(found); i++) {
        const ent_difference d = ent_difference_at(found, i);
        size_t seen = 0;
        for (size_t k = 0; k < ent_difference_count(mirror); k++) {
            const ent_difference e = ent_difference_at(mirror, k);
            seen += d.kind == e.kind && d.before_place == e.after_place &&
                    d.after_place == e.before_place && (d.before == NULL) == (e.after == NULL) &&
                    (d.before == NULL || strcmp(d.before, e.after) == 0);
        }
        assert_true(seen > 0 || d.kind == ENT_DIFFERS_STATEMENT); /* which of two moved is free */
    }
}

static size_t rounds = 250;

static void definition(void **state)
{
    static char text[2][ROOM];
    uint64_t random = 77;
    size_t compared = 0, matched = 0;
    (void)state;
    for (size_t turn = 0; turn < rounds; turn++) {
        sketch s;
        version v[2];
        draw_sketch(&s, &random);
        write_sketch(&s, text[0]);
        change(&s, &random);
        write_sketch(&s, text[1]);
        const bool good[2] = {solve(text[0], &v[0]), solve(text[1], &v[1])};
        if (good[0] && good[1]) {
            ent_comparison *found = NULL, *mirror = NULL, *self = NULL;
            assert_int_equal(ent_comparison_new(context, v[0].solution, v[1].solution, &found),
                             ENT_OK);
            assert_int_equal(ent_comparison_new(context, v[1].solution, v[0].solution, &mirror),
                             ENT_OK);
            assert_int_equal(ent_comparison_new(context, v[0].solution, v[0].solution, &self),
                             ENT_OK);
            check_side(found, ENT_SIDE_BEFORE, &v[0], &v[1]);
            check_side(found, ENT_SIDE_AFTER, &v[1], &v[0]);
            check_side(mirror, ENT_SIDE_BEFORE, &v[1], &v[0]);
            check_stays(found, &v[0], &v[1]);
            check_mirror(found, mirror);
            assert_int_equal(ent_difference_count(self), 0);
            for (ent_concept c = 0; c < ENT_SIM; c++) {
                assert_int_equal(ent_compared_count(self, ENT_SIDE_BEFORE, c, ENT_OUTCOME_KEPT),
                                 ent_equilibrium_count(v[0].solution, c));
                assert_int_equal(ent_compared_leaves(self, c, 0) + ent_compared_stays(self, c, 1),
                                 0);
            }
            compared++;
            matched += ent_compared_pairs(found) > 0;
            ent_comparison_free(self);
            ent_comparison_free(mirror);
            ent_comparison_free(found);
        }
        drop(&v[1]);
        drop(&v[0]);
    }
    assert_true(compared > rounds / 3 && matched > compared / 4);
}

/* The differences, a line each. */
static void expect(const char *before, const char *after, const char *expected)
{
    static char lines[ROOM];
    version v[2];
    ent_comparison *found = NULL;
    size_t at = 0;
    assert_true(solve(before, &v[0]));
    assert_true(solve(after, &v[1]));
    assert_int_equal(ent_comparison_new(context, v[0].solution, v[1].solution, &found), ENT_OK);
    lines[0] = '\0';
    for (size_t i = 0; i < ent_difference_count(found); i++) {
        const ent_difference d = ent_difference_at(found, i);
        at += (size_t)snprintf(lines + at, ROOM - at, "%s %s: %s -> %s",
                               ent_difference_word(d.kind), d.subject == NULL ? "" : d.subject,
                               d.before == NULL ? "none" : d.before,
                               d.after == NULL ? "none" : d.after);
        at += d.before_place == ENT_NO_PLACE && d.after_place == ENT_NO_PLACE
                  ? 0
                  : (size_t)snprintf(lines + at, ROOM - at, " (%d, %d)", (int)d.before_place + 1,
                                     (int)d.after_place + 1);
        at += (size_t)snprintf(lines + at, ROOM - at, "\n");
    }
    assert_string_equal(lines, expected);
    ent_comparison_free(found);
    drop(&v[1]);
    drop(&v[0]);
}

#define HEAD "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: b}}\n"

static void differences(void **state)
{
    (void)state;
    expect(HEAD "preferences: {a: [o, q, not q]}", HEAD "preferences: {a: [q, not  q, o, o or q]}",
           "statement a: o -> o (1, 3)\nstatement a: none -> o or q (0, 4)\n");
    expect(HEAD "preferences: {a: [o, {want: q, label: L}], b: [o]}",
           HEAD "preferences: {a: [o], b: [o]}", "statement a: q -> none (2, 0)\n");
    expect(HEAD "preferences: {a: [{want: o, certainty: unsure}]}",
           HEAD "preferences: {a: [{want: o, strength: strong}]}",
           "weight a: certainty unsure -> strength strong (1, 1)\n");
    expect(HEAD "preferences: {a: {weights: [{want: o, weight: 1}, {want: q, weight: 2}]}}",
           HEAD "preferences: {a: {weights: [{want: q, weight: 2}, {want: o, weight: 3}]}}",
           "weight a: weight 1 -> weight 3 (1, 2)\n");
    expect(HEAD "preferences: {a: {ranking: [[s1, s2], rest], of: 4}}",
           HEAD "preferences: {a: [o]}", "wishes a: s1 | s2 > rest -> statements\n");
    expect(HEAD "rules: [never: o and q, always: o or q, never: o and q]\n",
           HEAD "rules: [always: o  or q, never: o and q]\n", "rule : never: o and q -> none\n");
    expect(HEAD "today: {o: yes}\nstates: {x: o, y: q, w: {o: yes}}\n",
           HEAD "today: {q: true}\nstates: {y: not q, z: o, w: {o: yes, q: yes}}\n",
           "name x: o -> none\nname y: q -> not q\nname w: o: yes -> o: yes, q: yes\n"
           "name z: none -> o\ntoday o: yes -> no\ntoday q: no -> yes\n");
    expect(HEAD,
           "entente: 1\nparties: {a: , c: {name: C}}\n"
           "options: {o: {party: c, values: [x, y]}, r: {party: a, label: R}}\n",
           "party b: b -> none\nparty c: none -> C\noption q: q -> none\noption r: none -> R\n"
           "owner o: a -> c\nvalues o: no, yes -> x, y\ntoday o: no -> x\n");
    expect(HEAD,
           "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a, moves: up}, q: {party: b}}\n",
           "moves o: any -> up\n");
}

#define GRADED                                                                                     \
    "entente: 1\nparties: {a: , b: }\n"                                                            \
    "options: {v: {party: a, values: [low, mid, high]}, o: {party: a}, q: {party: b}}\n"

/* Two wishes that mean the same however they are spelt, and pairs that do not. */
static void meanings(void **state)
{
    static const char *const same[][2] = {
        {"v < high", "v <= mid"},           {"not (v = low)", "v >= mid"},
        {"not (v >= mid)", "v = low"},      {"not o", "o = no"},
        {"not (v = mid)", "not (v=mid)"},   {"(o) and (q)", "o and q"},
        {"o -> q", "o implies q"},          {"exactly 1 of (o q)", "exactly  1  of (o (q))"},
        {"n or v > low", "n  or v >= mid"},
    };
    static const char *const other[][2] = {
        {"v < high", "v <= low"},
        {"o", "q"},
        {"v >= mid", "v = mid"},
        {"o and q", "o or q"},
        {"o and q", "q and o and o"},
        {"exactly 1 of (o q)", "atmost 1 of (o q)"},
        {"atleast 1 of (o q)", "atleast 2 of (o q)"},
        {"n", "m"},
        {"n", "o"},
        {"o and v = low", "o and v = high"},
        {"v = low", "o"},
        {"not (v = mid)", "v = low"},
    };
    char one[512], two[512], told[128];
    (void)state;
    for (size_t k = 0; k < sizeof same / sizeof *same + sizeof other / sizeof *other; k++) {
        const bool alike = k < sizeof same / sizeof *same;
        const char *const *pair = alike ? same[k] : other[k - sizeof same / sizeof *same];
        (void)snprintf(one, sizeof one, GRADED "states: {n: o, m: q}\npreferences: {a: [%s]}\n",
                       pair[0]);
        (void)snprintf(two, sizeof two, GRADED "states: {n: o, m: q}\npreferences: {a: ['%s']}\n",
                       pair[1]);
        (void)snprintf(told, sizeof told,
                       "statement a: %s -> none (1, 0)\nstatement a: none -> %s (0, 1)\n", pair[0],
                       pair[1]);
        expect(one, two, alike ? "" : told);
    }
    expect(HEAD "rules: [never: o and q]\n", HEAD "rules: [never: (o) and q, same: o]\n",
           "rule : none -> same: o\n");
    expect(HEAD "rules: [same: o]\n", HEAD "rules: [same: (o)]\n",
           "rule : same: o -> none\nrule : none -> same: (o)\n");
    expect(HEAD "states: {x: o}\n", HEAD "states: {x: (o)}\n", "");
}

#define GRAPH(words, arcs)                                                                         \
    "entente: 1\nparties: {a: }\ngraph: {states: " words ", moves: {a: " arcs "}}\n"

static void graphs(void **state)
{
    (void)state;
    expect(GRAPH("[x, y]", "{x: y}") "today: x\n", GRAPH("[y, z]", "{y: z}") "today: y\n",
           "today today: x -> y\n");
    expect(GRAPH("2", "{s1: s2}"), GRAPH("3", "{s1: s2}") "today: s2\n", "today today: s1 -> s2\n");
    const char *const pairs[][2] = {
        {GRAPH("2", "{s1: s2}"), GRAPH("[x, y]", "{x: y}")},
        {GRAPH("2", "{s1: s2}"), HEAD},
        {HEAD, "entente: 1\nparties: {a: }\noptions: {r: {party: a}}\n"}};
    for (size_t i = 0; i < 3; i++) {
        version v[2];
        ent_comparison *found = NULL;
        assert_true(solve(pairs[i][0], &v[0]));
        assert_true(solve(pairs[i][1], &v[1]));
        assert_int_equal(ent_comparison_new(context, v[0].solution, v[1].solution, &found),
                         ENT_ERROR_UNSUPPORTED);
        assert_null(found);
        assert_string_equal(ent_diagnostic_at(context, 0)->code, "E741");
        drop(&v[1]);
        drop(&v[0]);
    }
}

static bool take(void *user, const char *bytes, size_t length)
{
    (void)user, (void)bytes, (void)length;
    return true;
}

static bool refuse(void *user, const char *bytes, size_t length)
{
    (void)user, (void)bytes, (void)length;
    return false;
}

static void arguments(void **state)
{
    (void)state;
    version v;
    ent_comparison *out = NULL;
    const ent_sink sink = {.write = take}, none = {NULL, NULL}, deaf = {.write = refuse};
    ent_comparison_view view = {.size = sizeof view};
    ent_solution *nash = NULL, *gmr = NULL;
    ent_solution_options options;
    assert_true(solve(HEAD "preferences: {a: [o]}", &v));
    ent_solution_defaults(&options);
    options.concepts = 1u << ENT_NASH;
    assert_int_equal(ent_solution_new(context, v.space, &options, &nash), ENT_OK);
    options.concepts = 1u << ENT_GMR;
    assert_int_equal(ent_solution_new(context, v.space, &options, &gmr), ENT_OK);
    assert_int_equal(ent_comparison_new(NULL, nash, nash, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_comparison_new(context, NULL, nash, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_comparison_new(context, nash, NULL, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_comparison_new(context, nash, nash, NULL), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_comparison_new(context, nash, gmr, &out), ENT_ERROR_ARGUMENT);
    assert_null(out);
    assert_int_equal(ent_comparison_new(context, v.solution, nash, &out), ENT_OK);
    assert_int_equal(ent_comparison_concepts(out), 1u << ENT_NASH);
    assert_ptr_equal(ent_comparison_solution(out, ENT_SIDE_AFTER), nash);
    size_t other = 9;
    assert_true(ent_compared_party(out, ENT_SIDE_AFTER, 1, &other) && other == 1);
    assert_null(ent_difference_word(ENT_DIFFERENCE_KINDS));
    const ent_format formats[] = {ENT_FORMAT_TEXT, ENT_FORMAT_JSON, ENT_FORMAT_CSV};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(ent_report_comparison(context, out, &view, formats[i], &sink), ENT_OK);
        assert_int_equal(ent_report_comparison(context, out, &view, formats[i], &deaf),
                         ENT_ERROR_IO);
        assert_int_equal(ent_report_comparison(NULL, out, &view, formats[i], &sink),
                         ENT_ERROR_ARGUMENT);
        assert_int_equal(ent_report_comparison(context, NULL, &view, formats[i], &sink),
                         ENT_ERROR_ARGUMENT);
        assert_int_equal(ent_report_comparison(context, out, NULL, formats[i], &sink),
                         ENT_ERROR_ARGUMENT);
        assert_int_equal(ent_report_comparison(context, out, &view, formats[i], &none),
                         ENT_ERROR_ARGUMENT);
        assert_int_equal(ent_report_comparison(context, out, &view, formats[i], NULL),
                         ENT_ERROR_ARGUMENT);
    }
    view.size = 1;
    assert_int_equal(ent_report_comparison(context, out, &view, ENT_FORMAT_TEXT, &sink),
                     ENT_ERROR_ARGUMENT);
    view.size = sizeof view;
    assert_int_equal(ent_report_comparison(context, out, &view, (ent_format)7, &sink),
                     ENT_ERROR_ARGUMENT);
    ent_comparison_free(out);
    ent_comparison_free(NULL);
    ent_solution_free(gmr);
    ent_solution_free(nash);
    drop(&v);
}

static version other_version;
static ent_format wanted;

static ent_status compare_refused(refusal *r)
{
    const ent_sink sink = {.write = take};
    const ent_comparison_view view = {.size = sizeof view};
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    ent_comparison *found = NULL;
    ent_status status = ent_space_new(r->reader, r->dispute, &space);
    status = status == ENT_OK ? ent_solution_new(r->reader, space, NULL, &solution) : status;
    status = status == ENT_OK
                 ? ent_comparison_new(r->context, solution, other_version.solution, &found)
                 : status;
    status =
        status == ENT_OK ? ent_report_comparison(r->context, found, &view, wanted, &sink) : status;
    ent_comparison_free(found);
    ent_solution_free(solution);
    ent_space_free(space);
    ent_diagnostics_clear(r->reader);
    return status;
}

static void refused(void **state)
{
    (void)state;
    assert_true(solve(HEAD "today: {o: yes}\nrules: [never: o and q]\nstates: {x: q, y: o}\n"
                           "preferences: {a: [o, q, {want: not q, strength: mild}], b: {ranking: "
                           "[q, rest]}}\n",
                      &other_version));
    for (int format = 0; format < 3; format++) {
        refusal r = {.ordinary = ENT_OK};
        wanted = (ent_format)format;
        assert_true(
            refusal_exhaust(&r, compare_refused,
                            "entente: 1\nparties: {a: , b: , c: }\noptions: {o: {party: b}, "
                            "q: {party: b, moves: up}, r: {party: c}}\n"
                            "rules: [always: o or q or r]\nstates: {x: not q, z: {r: yes}}\n"
                            "preferences: {a: [q, o, {want: r, certainty: unsure}], b: {ranking: "
                            "[[q, not q and r], rest]}}\n") > 10);
    }
    drop(&other_version);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(definition), cmocka_unit_test(differences), cmocka_unit_test(meanings),
        cmocka_unit_test(graphs),     cmocka_unit_test(arguments),   cmocka_unit_test(refused),
    };
    rounds = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : rounds;
    context = new_context();
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    ent_context_free(context);
    return failed;
}
