/* SPDX-License-Identifier: MIT */
/*
 * Edits of a dispute that is followed: what the event makes is what the same edits make in a file without a timeline.
 *
 * Random lists of wishes, some with ids, are edited both ways by random moves and drops at once, and the disputes that
 * come of it say the same and are solved alike. The text only grows, in one place.
 */
#include "amending.h"

enum { ROOM = 1 << 14, MOST = 8, EDITS = 6 };

static ent_context *context;

/* The dispute of a text at a moment; SIZE_MAX: the last. */
static ent_dispute *read_at(const char *text, size_t moment)
{
    ent_dispute *last = NULL, *out = NULL;
    ent_selection selection;
    ent_selection_defaults(&selection);
    selection.moment = moment;
    assert_int_equal(ent_dispute_read_text(context, "test", text, strlen(text), &last), ENT_OK);
    assert_int_equal(ent_dispute_select(context, last, &selection, &out), ENT_OK);
    ent_dispute_free(last);
    return out;
}

/* Makes amendments in a text as it stands at a moment. */
static ent_status amend_at(const char *text, size_t moment, const ent_amendment *list, size_t count,
                           char *out)
{
    ent_revision *revision = NULL;
    ent_dispute *dispute = read_at(text, moment);
    ent_diagnostics_clear(context);
    const ent_status status = ent_revision_new(context, dispute, list, count, &revision);
    *out = '\0';
    if (status == ENT_OK) {
        size_t length = 0;
        const char *made = ent_revision_text(revision, &length);
        assert_true(length < ROOM);
        memcpy(out, made, length + 1);
        assert_int_equal(ent_diagnostic_count(context), 0);
    } else {
        assert_int_equal(status, ENT_ERROR_INPUT);
        assert_true(ent_diagnostic_errors(context) > 0);
    }
    if (status == ENT_OK && dispute->moment > 0) { /* one event, put in */
        assert_true(ent_splice_count(revision) <= 1);
        for (size_t i = 0; i < ent_splice_count(revision); i++) {
            const ent_splice s = ent_splice_at(revision, i);
            assert_int_equal(s.byte_start, s.byte_end);
        }
    }
    ent_revision_free(revision);
    ent_dispute_free(dispute);
    return status;
}

static ent_status amend(const char *text, const ent_amendment *list, size_t count, char *out)
{
    return amend_at(text, SIZE_MAX, list, count, out);
}

/* The verdicts of all states, concepts and parties are the same. */
static void expect_verdicts(const ent_dispute *a, const ent_dispute *b)
{
    const ent_dispute *disputes[] = {a, b};
    ent_space *spaces[2];
    ent_solution *solutions[2];
    ent_solution_options options;
    ent_solution_defaults(&options);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(ent_space_new(context, disputes[i], &spaces[i]), ENT_OK);
        assert_int_equal(ent_solution_new(context, spaces[i], &options, &solutions[i]), ENT_OK);
    }
    assert_int_equal(ent_state_count(spaces[0]), ent_state_count(spaces[1]));
    for (uint64_t s = 0; s < ent_state_count(spaces[0]); s++) {
        for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
            for (size_t p = 0; ent_solution_concepts(solutions[0]) >> c & 1 && p < 2; p++) {
                assert_int_equal(ent_is_stable(solutions[0], c, p, s),
                                 ent_is_stable(solutions[1], c, p, s));
            }
        }
    }
    for (size_t i = 0; i < 2; i++) {
        ent_solution_free(solutions[i]);
        ent_space_free(spaces[i]);
    }
}

static void expect_alike(const char *one, const char *other)
{
    ent_dispute *a = read_at(one, SIZE_MAX), *b = read_at(other, SIZE_MAX);
    assert_memory_equal(a->today, b->today, a->key_words * sizeof *a->today);
    for (size_t p = 0; p < ent_party_count(a); p++) {
        assert_int_equal(ent_statement_count(a, p), ent_statement_count(b, p));
        for (size_t i = 0; i < ent_statement_count(a, p); i++) {
            const ent_statement_view x = ent_statement_at(a, p, i), y = ent_statement_at(b, p, i);
            assert_string_equal(x.want, y.want);
            assert_true((x.label == NULL) == (y.label == NULL)); /* what is added has none */
            assert_string_equal(x.label == NULL ? "" : x.label, y.label == NULL ? "" : y.label);
        }
    }
    expect_verdicts(a, b);
    ent_dispute_free(a);
    ent_dispute_free(b);
}

/* A random file of two parties, each with a list of wishes or weights, in lines or in brackets. */
static void write_file(char *text, uint64_t *random, size_t count[2])
{
    static const char *const wants[] = {"o0", "not o0", "o1 = v2", "o1 > v0",
                                        "o2", "not o2", "o3",      "o0 iff o3"};
    FILE *file = fmemopen(text, ROOM, "w");
    assert_non_null(file);
    (void)fputs("entente: 1\nparties: {a: , b: }\n"
                "options: {o0: {party: a}, o1: {party: a, values: [v0, v1, v2]}, o2: {party: b}, "
                "o3: {party: b}}\n",
                file);
    (void)fputs(below(random, 2) == 0 ? "today: {o1: v1, o3: true}\n" : "", file);
    (void)fputs("preferences:\n", file);
    for (size_t p = 0; p < 2; p++) {
        const bool weights = below(random, 6) == 0;
        count[p] = 1 + below(random, MOST);
        fprintf(file, "  %c:%s\n", (int)('a' + p), weights ? "\n    weights:" : "");
        for (size_t i = 0; i < count[p]; i++) {
            fprintf(file, "      - {want: %s, label: w%zu", wants[below(random, 8)], i);
            (void)(weights && fprintf(file, ", weight: %zu", 1 + below(random, 9)));
            (void)(below(random, 2) == 0 && fprintf(file, ", id: i%zu", i));
            (void)fputs("}\n", file);
        }
    }
    assert_int_equal(fclose(file), 0);
}

/* Random edits, of which some cannot be made. */
static size_t draw_edits(ent_amendment *list, uint64_t *random, const size_t count[2])
{
    static const char *const values[] = {"no", "yes"}, *const grades[] = {"v0", "v1", "v2"};
    static const char *const options[] = {"o0", "o1", "o2", "o3"};
    const size_t edits = 1 + below(random, EDITS);
    for (size_t i = 0; i < edits; i++) {
        const size_t kind = below(random, 8), party = below(random, 2), o = below(random, 4);
        const size_t room = count[party] + (below(random, 30) == 0);
        list[i] = (ent_amendment){.kind = kind < 5 ? ENT_AMEND_MOVE : ENT_AMEND_DROP,
                                  .party = party,
                                  .from = below(random, room),
                                  .to = below(random, room)};
        if (kind == 0) {
            list[i] = (ent_amendment){.kind = ENT_AMEND_ADD,
                                      .party = party,
                                      .to = below(random, 3) == 0 ? SIZE_MAX : below(random, room),
                                      .value = below(random, 2) == 0 ? "o0 or o2" : "not o3"};
        }
        if (kind == 7) {
            list[i] = (ent_amendment){.kind = ENT_AMEND_TODAY,
                                      .option = options[o],
                                      .value = o == 1 ? grades[below(random, 3)]
                                                      : values[below(random, 2)]};
        }
    }
    return edits;
}

static void both_ways(void **state)
{
    static char plain[ROOM], followed[ROOM], one[ROOM], other[ROOM], again[ROOM], third[ROOM];
    static const char *const timelines[] = {
        "timeline:\n  - {id: past, label: something}\n", "timeline: [{id: edited_7}]\n",
        "timeline:\n\n  - id: past\n    date: 2025\n\n  - id: edited_x\n    # done\n\nx-more: 1\n"};
    (void)state;
    uint64_t random = 11;
    size_t made = 0;
    for (size_t turn = 0; turn < 1500; turn++) {
        ent_amendment list[EDITS];
        size_t count[2];
        write_file(plain, &random, count);
        (void)snprintf(followed, ROOM, "%s%s", plain, timelines[below(&random, 3)]);
        const size_t edits = draw_edits(list, &random, count);
        const ent_status status = amend(plain, list, edits, one);
        assert_int_equal(amend(followed, list, edits, other), status);
        if (status != ENT_OK) {
            continue;
        }
        made++;
        expect_alike(one, other);
        const ent_amendment move = {.kind = ENT_AMEND_DROP};
        if (amend(one, &move, 1, again) == ENT_OK) { /* and a second event */
            assert_int_equal(amend(other, &move, 1, third), ENT_OK);
            expect_alike(again, third);
        }
    }
    assert_true(made > 300);
}

static void expect(const char *text, const ent_amendment *list, size_t count, const char *expected)
{
    static char out[ROOM];
    assert_int_equal(amend(text, list, count, out), ENT_OK);
    assert_string_equal(out, expected);
}

#define WISHES "preferences: {a: [o, {id: second, want: q}, not o, not q]}\n"
#define PAST   "timeline:\n  - {id: past, today: {o: yes}}\n"
#define EVENT  "  - id: edited_1\n    label: Edited\n    kind: other\n    basis: assumed\n"

/* What is written: ids where there are any, numbers elsewhere, and nothing where nothing changes. */
static void texts(void **state)
{
    (void)state;
    const ent_amendment list[] = {{.kind = ENT_AMEND_MOVE, .from = 3},
                                  {.kind = ENT_AMEND_MOVE, .from = 0, .to = 2},
                                  {.kind = ENT_AMEND_OFF, .from = 2},
                                  SET("q", "yes")};
    expect(HEAD WISHES PAST, list, 4,
           HEAD WISHES PAST EVENT
           "    today:\n      q: yes\n    preferences:\n      a:\n        - drop: 3\n"
           "        - move: 3\n          at: first\n        - move: 2\n          after: second\n");
    expect(HEAD WISHES PAST, &list[1], 1,
           HEAD WISHES PAST EVENT
           "    preferences:\n      a:\n        - move: 1\n          at: 3\n");
    const ent_amendment same[] = {SET("o", "yes"), {.kind = ENT_AMEND_MOVE, .from = 1, .to = 1}};
    expect(HEAD WISHES PAST, same, 2, HEAD WISHES PAST);
    expect(
        "{\"entente\": 1, \"parties\": {\"a\": {}}, \"options\": {\"o\": {\"party\": \"a\"}},\n"
        " \"preferences\": {\"a\": [\"o\", \"not o\"]},\n \"timeline\": [{\"id\": \"past\"}]}\n",
        list, 0,
        "{\"entente\": 1, \"parties\": {\"a\": {}}, \"options\": {\"o\": {\"party\": \"a\"}},\n"
        " \"preferences\": {\"a\": [\"o\", \"not o\"]},\n \"timeline\": [{\"id\": \"past\"}]}\n");
    const ent_amendment second = {.kind = ENT_AMEND_MOVE, .from = 1};
    expect("{\"entente\": 1, \"parties\": {\"a\": {}}, \"options\": {\"o\": {\"party\": \"a\"}},\n"
           " \"preferences\": {\"a\": [\"o\", \"not o\"]},\n \"timeline\": [{\"id\": \"past\"}]}\n",
           &second, 1,
           "{\"entente\": 1, \"parties\": {\"a\": {}}, \"options\": {\"o\": {\"party\": \"a\"}},\n"
           " \"preferences\": {\"a\": [\"o\", \"not o\"]},\n \"timeline\": [{\"id\": \"past\"}, "
           "{\"id\": \"edited_1\", \"label\": \"Edited\", \"kind\": \"other\", \"basis\": "
           "\"assumed\", \"preferences\": {\"a\": [{\"move\": 2, \"at\": \"first\"}]}}]}\n");
}

/* Wishes that are added, alone and beside other changes. */
static void added(void **state)
{
    (void)state;
    const ent_amendment first = ADD(0, "o or q"), last = ADD(SIZE_MAX, "o or q");
    const ent_amendment all[] = {{.kind = ENT_AMEND_DROP},
                                 {.kind = ENT_AMEND_MOVE, .from = 2},
                                 ADD(1, "o or q"),
                                 ADD(SIZE_MAX, "not q")};
    expect(HEAD "preferences:\n  a:\n    # why\n    - o\n\n    - q", &first, 1,
           HEAD "preferences:\n  a:\n    - want: o or q\n    # why\n    - o\n\n    - q");
    expect(HEAD "preferences:\n  a:\n    - o\n      # so it said\n\n    - q", &last, 1,
           HEAD "preferences:\n  a:\n    - o\n      # so it said\n\n    - q\n    - want: o or q");
    expect(HEAD "preferences:\n  a:\n    - o\n    - q\n    - not o\n", all, 4,
           HEAD "preferences:\n  a:\n    - not o\n    - want: o or q\n    - q\n    - want: "
                "not q\n");
    expect(HEAD "preferences: {a: [o, q, not o]}\n", all, 4,
           HEAD "preferences: {a: [not o, {want: o or q}, q, {want: not q}]}\n");
    expect(HEAD "preferences:\n  a:\n    - o\n", (ent_amendment[]){all[0], first}, 2,
           HEAD "preferences:\n  a:\n    - want: o or q\n");
    expect(HEAD "preferences: {a: []}\n", (ent_amendment[]){last, first}, 2,
           HEAD "preferences: {a: [{want: o or q}, {want: o or q}]}\n");
    expect(HEAD, &last, 1, HEAD "\npreferences:\n  a:\n    - want: o or q\n");
    expect(HEAD PAST, &last, 1,
           HEAD PAST EVENT
           "    preferences:\n      a:\n        - insert:\n            want: o or q\n");
    expect(HEAD WISHES PAST, all, 4,
           HEAD WISHES PAST EVENT
           "    preferences:\n      a:\n        - drop: 1\n        - move: 2\n          at: first\n"
           "        - insert:\n            want: o or q\n          at: 2\n"
           "        - insert:\n            want: not q\n");
}

#define GRAPH                                                                                      \
    "entente: 1\nparties: {a: }\ngraph: {states: [war, truce], moves: {a: {war: truce}}}\n"

static void graphs(void **state)
{
    (void)state;
    const ent_amendment truce = SET(NULL, "truce"), war = SET(NULL, "war");
    const char *text = GRAPH "timeline:\n  - {id: past, today: war}\n";
    expect(text, &truce, 1,
           GRAPH "timeline:\n  - {id: past, today: war}\n" EVENT "    today: truce\n");
    expect(text, &war, 1, text);
}

/* Which moments are edited, and what of an event's wishes is not. */
static void moments(void **state)
{
    static char out[ROOM];
    (void)state;
    const ent_amendment move = {.kind = ENT_AMEND_MOVE, .from = 1};
    const char *text = HEAD WISHES PAST "  - {id: later, today: {q: yes}}\n";
    assert_int_equal(amend_at(text, 0, &move, 1, out), ENT_OK);
    assert_string_equal(out,
                        HEAD "preferences: {a: [{id: second, want: q}, o, not o, not q]}\n" PAST
                             "  - {id: later, today: {q: yes}}\n");
    assert_int_equal(amend_at(text, 1, &move, 1, out), ENT_ERROR_INPUT);
    assert_string_equal(ent_diagnostic_at(context, 0)->code, "E735");
    ent_dispute *last = read_at(text, SIZE_MAX), *left = NULL;
    ent_revision *revision = NULL;
    ent_selection selection;
    ent_selection_defaults(&selection);
    selection.without_bases = 1u << ENT_BASIS_STATED;
    assert_int_equal(ent_dispute_select(context, last, &selection, &left), ENT_OK);
    assert_int_equal(ent_revision_new(context, left, &move, 1, &revision), ENT_ERROR_INPUT);
    assert_null(revision);
    ent_dispute_free(left);
    ent_dispute_free(last);
    const struct {
        const char *text, *code;
        ent_amendment asked;
    } cases[] = {
        {HEAD WISHES PAST, "E732", {.kind = ENT_AMEND_DROP, .from = 4}},
        {HEAD WISHES PAST, "E732", {.kind = ENT_AMEND_MOVE, .to = 4}},
        {HEAD PAST, "E732", {.kind = ENT_AMEND_DROP}},
        {HEAD WISHES PAST, "E304", SET("o", "maybe")},
        {HEAD "preferences: {a: {ranking: [o, rest]}}\n" PAST, "E733", {.kind = ENT_AMEND_DROP}},
        {HEAD "preferences: {a: [{want: o, strength: strong}, q]}\n" PAST,
         "E341",
         {.kind = ENT_AMEND_MOVE, .to = 1}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(amend(cases[i].text, &cases[i].asked, 1, out), ENT_ERROR_INPUT);
        assert_string_equal(ent_diagnostic_at(context, 0)->code, cases[i].code);
    }
}

/* Steps by number, as a person writes them. */
static void numbers(void **state)
{
    (void)state;
    static const struct {
        const char *steps, *wishes; /* by their first letters */
    } good[] = {
        {"{move: 3, at: 1}, {drop: 4}", "yxz"},
        {"{move: 1, at: 4}", "zywx"},
        {"{move: z, before: 1}, {move: 4, after: z}", "zwxy"},
        {"{drop: 1}, {drop: 1}, {drop: 1}", "w"},
        {"{insert: {id: n, want: q, label: n}, at: 5}, {move: 5, at: 2}", "xnzyw"},
        {"{insert: {want: q, label: n}, at: 2}, {replace: 2, by: {want: q, label: m}}", "xmzyw"},
        {"{replace: 2, by: {want: o, label: m}}, {drop: z}", "xyw"},
        {"{move: 2, at: 2}, {drop: '4'}", "xzy"},
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        char text[ROOM], labels[MOST] = "";
        (void)snprintf(text, sizeof text,
                       HEAD "preferences: {a: [{want: o, label: x}, {id: z, want: q, label: z}, "
                            "{want: not o, label: y}, {want: not q, label: w}]}\n"
                            "timeline: [{id: past, preferences: {a: [%s]}}]\n",
                       good[i].steps);
        ent_dispute *dispute = read_at(text, SIZE_MAX);
        for (size_t k = 0; k < ent_statement_count(dispute, 0); k++) {
            labels[k] = *ent_statement_at(dispute, 0, k).label;
        }
        assert_string_equal(labels, good[i].wishes);
        ent_dispute_free(dispute);
    }
    static const char *const bad[][2] = {
        {"{drop: 5}", "E801"},           {"{drop: 0}", "E801"},
        {"{move: 1, at: 5}", "E806"},    {"{move: 1, at: 0}", "E806"},
        {"{move: 1, at: 2x}", "E806"},   {"{move: 1, at: [2]}", "E806"},
        {"{move: 2, after: z}", "E806"}, {"{drop: 99999999999999999999}", "E801"},
        {"{drop: 1x}", "E801"},          {"{insert: o, at: 6}", "E806"},
        {"{move: 1, before: 9}", "E801"}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[ROOM];
        ent_dispute *dispute = NULL;
        (void)snprintf(text, sizeof text,
                       HEAD "preferences: {a: [o, {id: z, want: q}, not o, not q]}\n"
                            "timeline: [{id: past, preferences: {a: [%s]}}]\n",
                       bad[i][0]);
        ent_diagnostics_clear(context);
        assert_int_equal(ent_dispute_read_text(context, "t", text, strlen(text), &dispute),
                         ENT_ERROR_INPUT);
        assert_string_equal(ent_diagnostic_at(context, 0)->code, bad[i][1]);
    }
    ent_diagnostics_clear(context);
}

static ent_status revise(refusal *r)
{
    const ent_amendment list[] = {SET("q", "yes"),
                                  {.kind = ENT_AMEND_MOVE, .from = 2},
                                  {.kind = ENT_AMEND_MOVE, .from = 3, .to = 1},
                                  {.kind = ENT_AMEND_OFF, .from = 1}};
    ent_revision *out = NULL;
    const ent_status status = ent_revision_new(r->context, r->dispute, list, 4, &out);
    ent_revision_free(out);
    return status;
}

static ent_status read_numbers(refusal *r)
{
    static const char text[] =
        HEAD WISHES "timeline:\n  - {id: past, preferences: {a: [{move: 3, at: 2}, {drop: 4}]}}\n"
                    "  - {id: later, preferences: {a: [{drop: 9}]}}\n";
    ent_dispute *out = NULL;
    const ent_status status =
        ent_dispute_read_text(r->context, "text", text, sizeof text - 1, &out);
    ent_dispute_free(out);
    return status;
}

static void refused(void **state)
{
    (void)state;
    refusal wishes = {.ordinary = ENT_OK}, graph = wishes, read = {.ordinary = ENT_ERROR_INPUT};
    assert_true(refusal_exhaust(&wishes, revise, HEAD WISHES PAST) > 10);
    assert_true(refusal_exhaust(&graph, revise_graph,
                                GRAPH "timeline:\n  - {id: past, today: war}\n") > 10);
    assert_true(refusal_exhaust(&read, read_numbers, HEAD) > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_ways), cmocka_unit_test(texts),   cmocka_unit_test(added),
        cmocka_unit_test(graphs),    cmocka_unit_test(moments), cmocka_unit_test(numbers),
        cmocka_unit_test(refused),
    };
    context = new_context();
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    ent_context_free(context);
    return failed;
}
