/* SPDX-License-Identifier: MIT */
/*
 * Edits: on files given as arguments, or on random layouts, what is edited is held against plain loops over
 * what was read.
 *
 * A move permutes the bytes of the text, and the move back restores it; a value of today set and set back
 * restores it, too; what is dropped is gone and nothing else. What cannot be done is refused with a finding.
 * Long because each layout that a list of wishes can have has its text here.
 */
#include "amending.h"

enum { ROOM = 1 << 16, MOST = 64 };

static ent_context *context;

/* The dispute of a text as it stands at the start. */
static ent_dispute *read(const char *text)
{
    ent_dispute *out = NULL, *start = NULL;
    ent_selection selection;
    ent_selection_defaults(&selection);
    selection.moment = 0;
    assert_int_equal(ent_dispute_read_text(context, "test", text, strlen(text), &out), ENT_OK);
    assert_int_equal(ent_dispute_select(context, out, &selection, &start), ENT_OK);
    ent_dispute_free(out);
    return start;
}

/* Makes amendments in a text; the new text in `out`, "" when they are refused. */
static ent_status amend(const char *text, const ent_amendment *list, size_t count, char *out)
{
    ent_revision *revision = NULL;
    ent_diagnostics_clear(context);
    ent_dispute *dispute = read(text);
    ent_diagnostics_clear(context);
    const ent_status status = ent_revision_new(context, dispute, list, count, &revision);
    *out = '\0';
    if (status == ENT_OK) {
        size_t length = 0, at = 0, from = 0;
        const char *made = ent_revision_text(revision, &length);
        assert_true(length < ROOM);
        for (size_t i = 0; i < ent_splice_count(revision); i++) {
            const ent_splice s = ent_splice_at(revision, i);
            assert_true(s.byte_start >= from && s.byte_end >= s.byte_start);
            memcpy(out + at, text + from, s.byte_start - from);
            at += s.byte_start - from;
            memcpy(out + at, s.text, s.length);
            at += s.length;
            from = s.byte_end;
        }
        memcpy(out + at, text + from, strlen(text + from) + 1);
        assert_int_equal(at + strlen(text + from), length);
        assert_string_equal(out, made);
        assert_int_equal(ent_diagnostic_count(context), 0);
    } else {
        assert_int_equal(status, ENT_ERROR_INPUT);
        assert_true(ent_diagnostic_errors(context) > 0);
    }
    ent_revision_free(revision);
    ent_dispute_free(dispute);
    return status;
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* The statement is the same, whichever dispute it is of. */
static void expect_same(const ent_dispute *a, size_t i, const ent_dispute *b, size_t k,
                        size_t party)
{
    const ent_statement_view x = ent_statement_at(a, party, i), y = ent_statement_at(b, party, k);
    assert_string_equal(x.want, y.want);
    assert_true(same_text(x.label, y.label) && same_text(x.note, y.note) &&
                same_text(x.source, y.source) && x.basis == y.basis);
}

/* All but the wishes of a party and today is as it was. */
static void expect_rest(const ent_dispute *a, const ent_dispute *b, size_t party, bool today)
{
    for (size_t p = 0; p < ent_party_count(a); p++) {
        for (size_t i = 0; p != party && i < ent_statement_count(a, p); i++) {
            expect_same(a, i, b, i, p);
        }
        assert_true(p == party || ent_statement_count(a, p) == ent_statement_count(b, p));
    }
    assert_true(!today || memcmp(a->today, b->today, a->key_words * sizeof *a->today) == 0);
}

static void expect_permuted(const char *a, const char *b)
{
    int count[256] = {0};
    for (; *a != '\0'; a++) {
        count[(unsigned char)*a]++;
    }
    for (; *b != '\0'; b++) {
        count[(unsigned char)*b]--;
    }
    for (size_t i = 0; i < 256; i++) {
        assert_int_equal(count[i], 0);
    }
}

/* Moves a statement and moves it back. Moves that the format does not allow are refused. */
static void try_move(const char *text, const ent_dispute *dispute, uint64_t *random)
{
    static char moved[ROOM], back[ROOM];
    const size_t party = below(random, ent_party_count(dispute));
    const size_t count = ent_statement_count(dispute, party);
    if (count == 0) {
        return;
    }
    const size_t from = below(random, count), to = below(random, count);
    const ent_amendment move = {.kind = ENT_AMEND_MOVE, .party = party, .from = from, .to = to};
    const ent_amendment inverse = {.kind = ENT_AMEND_MOVE, .party = party, .from = to, .to = from};
    const bool weights = dispute->parties[party].order != ENT_ORDER_STATEMENTS;
    const bool strong = dispute->parties[party].statements[0].strong ||
                        dispute->event_count > 0; /* which may insert strong ones */
    if (amend(text, &move, 1, moved) != ENT_OK) {
        assert_true(weights || strong);
        return;
    }
    assert_false(weights);
    ent_dispute *after = read(moved);
    for (size_t i = 0; i < count; i++) {
        const size_t now = i == from             ? to
                           : i > from && i <= to ? i - 1
                           : i < from && i >= to ? i + 1
                                                 : i;
        expect_same(dispute, i, after, now, party);
    }
    expect_rest(dispute, after, party, true);
    ent_dispute_free(after);
    expect_permuted(text, moved);
    assert_int_equal(amend(moved, &inverse, 1, back), ENT_OK);
    assert_string_equal(back, text);
}

/* Drops one statement or several, or makes comments of them. */
static void try_drop(const char *text, const ent_dispute *dispute, uint64_t *random)
{
    static char dropped[ROOM];
    const size_t party = below(random, ent_party_count(dispute));
    const size_t count = ent_statement_count(dispute, party);
    const ent_amend kind = below(random, 2) == 0 ? ENT_AMEND_DROP : ENT_AMEND_OFF;
    ent_amendment list[MOST];
    size_t goes = 0, next = 0;
    bool gone[MOST] = {false};
    for (size_t i = 0; i < count && i < MOST; i++) {
        gone[i] = below(random, 3) == 0 || below(random, 8) == 0;
        if (gone[i]) {
            list[goes++] = (ent_amendment){.kind = kind, .party = party, .from = i};
        }
    }
    if (goes == 0) {
        return;
    }
    if (amend(text, list, goes, dropped) != ENT_OK) {
        /* what stands in brackets is no comment; what an event names has to be there */
        assert_true(kind == ENT_AMEND_OFF || ent_event_count(dispute) > 0);
        return;
    }
    ent_dispute *after = read(dropped);
    assert_int_equal(ent_statement_count(after, party), count - goes);
    for (size_t i = 0; i < count; i++) {
        if (!gone[i]) {
            expect_same(dispute, i, after, next++, party);
        }
    }
    expect_rest(dispute, after, party, true);
    ent_dispute_free(after);
}

/* Adds a wish, and drops it again: what stood in the text stands there again. */
static void try_add(const char *text, const ent_dispute *dispute, uint64_t *random)
{
    static char added[ROOM], back[ROOM];
    const size_t party = below(random, ent_party_count(dispute));
    const size_t count = ent_statement_count(dispute, party), to = below(random, count + 1);
    if (count == 0 || ent_event_count(dispute) > 0 || dispute->options[0].graded ||
        dispute->parties[party].order != ENT_ORDER_STATEMENTS ||
        dispute->parties[party].statements[count - 1].strong) {
        return;
    }
    const ent_amendment add = {
        .kind = ENT_AMEND_ADD, .party = party, .to = to, .value = dispute->options[0].id};
    const ent_amendment drop = {.kind = ENT_AMEND_DROP, .party = party, .from = to};
    const ent_status status = amend(text, &add, 1, added);
    if (status != ENT_OK) { /* before a strong one */
        assert_true(dispute->parties[party].statements[0].strong);
        return;
    }
    ent_dispute *after = read(added);
    assert_int_equal(ent_statement_count(after, party), count + 1);
    for (size_t i = 0; i < count; i++) {
        expect_same(dispute, i, after, i + (i >= to), party);
    }
    expect_rest(dispute, after, party, true);
    ent_dispute_free(after);
    assert_int_equal(amend(added, &drop, 1, back), ENT_OK);
    assert_string_equal(back, text);
}

/* Sets what holds today, and back: what stood in the text stands there again. */
static void try_today(const char *text, const ent_dispute *dispute, uint64_t *random)
{
    static char changed[ROOM], back[ROOM];
    if (ent_option_count(dispute) == 0) {
        return;
    }
    const size_t o = below(random, ent_option_count(dispute));
    const ent_option *option = &dispute->options[o];
    const size_t value = below(random, option->value_count);
    const ent_amendment set = {.kind = ENT_AMEND_TODAY,
                               .option = option->id,
                               .value = ent_option_value(dispute, o, value)};
    const ent_amendment reset = {.kind = ENT_AMEND_TODAY,
                                 .option = option->id,
                                 .value = ent_option_value(dispute, o, option->today)};
    assert_int_equal(amend(text, &set, 1, changed), ENT_OK);
    ent_dispute *after = read(changed);
    expect_rest(dispute, after, SIZE_MAX, false);
    for (size_t i = 0; i < ent_option_count(dispute); i++) {
        assert_int_equal(after->options[i].today, i == o ? value : dispute->options[i].today);
    }
    ent_dispute_free(after);
    assert_int_equal(amend(changed, &reset, 1, back), ENT_OK);
    if (option->today_span.end > 0 || value == option->today) {
        assert_string_equal(back, text);
    }
    after = read(back);
    expect_rest(dispute, after, SIZE_MAX, true);
    ent_dispute_free(after);
}

static void try_text(const char *text, uint64_t *random, size_t turns)
{
    ent_dispute *dispute = read(text);
    for (size_t i = 0; i < turns; i++) {
        try_move(text, dispute, random);
        try_drop(text, dispute, random);
        try_add(text, dispute, random);
        try_today(text, dispute, random);
    }
    ent_dispute_free(dispute);
}

/* A text that is written piece by piece. */
typedef struct page {
    char text[ROOM];
    size_t length;
    uint64_t *random;
    const char *end; /* of lines */
    size_t comments;
} page;

static void put(page *p, const char *words)
{
    for (; *words != '\0'; words++) {
        const char *piece = *words == '\n' ? p->end : (char[]){*words, '\0'};
        memcpy(p->text + p->length, piece, strlen(piece) + 1);
        p->length += strlen(piece);
    }
}

static bool chance(page *p, size_t one_in)
{
    return below(p->random, one_in) == 0;
}

/* Blank lines and comments, at any depth above that of texts, whose part they would be. */
static void put_gap(page *p, size_t column)
{
    char line[60];
    while (chance(p, 3)) {
        (void)snprintf(line, sizeof line, "%*s# c%zu\n", (int)(column * below(p->random, 4) / 2),
                       "", p->comments++);
        put(p, chance(p, 3) ? "\n" : line);
    }
}

static void put_statement(page *p, size_t party, size_t number)
{
    char line[400], want[200];
    put_gap(p, 4);
    (void)snprintf(want, sizeof want, "%s%s or (o1 = v%zu and o%zu)", chance(p, 2) ? "not " : "",
                   party == 0 ? "o0" : "o2", number % 3, number % 2 * 3);
    switch (below(p->random, 6)) {
    case 0:
        (void)snprintf(line, sizeof line, "    - %s # s%zu\n", want, number);
        break;
    case 1:
        (void)snprintf(line, sizeof line, "    - {want: '%s', label: \"L # %zu\"}\n", want, number);
        break;
    case 2:
        (void)snprintf(line, sizeof line, "    -   want: %s\n        label: L%zu\n", want, number);
        break;
    case 3:
        (void)snprintf(line, sizeof line,
                       "    - note: |\n        - a\n\n        # b\n      want: %s\n", want);
        break;
    case 4:
        (void)snprintf(line, sizeof line, "    -\n      # inner\n      want:\n        %s\n", want);
        break;
    default:
        (void)snprintf(line, sizeof line,
                       "    - want: %s\n      note: >\n        a\n\n        b%zu\n", want, number);
        break;
    }
    put(p, line);
}

static void put_wishes(page *p, size_t party)
{
    const size_t count = 1 + below(p->random, 5);
    put(p, party == 0 ? "  a:" : "  b: ");
    if (party == 0 || chance(p, 2)) {
        put(p, chance(p, 3) ? "  # most important first\n" : "\n");
        for (size_t i = 0; i < count; i++) {
            put_statement(p, party, i);
        }
        put_gap(p, 4);
        return;
    }
    char item[80];
    put(p, chance(p, 2) ? "[" : "[ ");
    for (size_t i = 0; i < count; i++) {
        (void)snprintf(item, sizeof item, chance(p, 2) ? "o%zu" : "{want: \"o%zu\", note: 'x, y'}",
                       i % 2 * 3);
        put(p, item);
        put(p, i + 1 == count ? (chance(p, 4) ? "," : "") : chance(p, 2) ? ", " : ",\n     ");
    }
    put(p, "]\n");
}

static void put_today(page *p)
{
    static const char *const forms[] = {"",
                                        "today:\n  o0: yes # why\n",
                                        "today: {o1: v1, 'o3': \"yes\"}\n",
                                        "today:\n",
                                        "today:\n    \"o1\": 'v2'\n    o0: true\n\n",
                                        "today: {}\n",
                                        "today: null\n",
                                        "today:\n  o3: no\n  # behind\n"};
    put(p, forms[below(p->random, sizeof forms / sizeof *forms)]);
}

static void layouts(void **state)
{
    static page p;
    uint64_t random = 20;
    (void)state;
    for (size_t turn = 0; turn < 400; turn++) {
        p = (page){.random = &random, .end = below(&random, 5) == 0 ? "\r\n" : "\n"};
        put(&p, chance(&p, 3) ? "# head\n---\n" : "");
        put(&p, "entente: 1\nparties: {a: , b: }\n");
        put(&p, "options:\n  o0: {party: a}\n  o1: {party: a, values: [v0, v1, v2]}\n");
        put(&p, "  o2: {party: b}\n  o3: {party: b}\n");
        put_gap(&p, 0);
        put_today(&p);
        put_gap(&p, 0);
        put(&p, chance(&p, 2) ? "states:\n  deal: o0\n" : "");
        put_gap(&p, 0);
        put(&p, "preferences:\n");
        put_wishes(&p, 0);
        put_wishes(&p, 1);
        if (chance(&p, 4)) {
            put(&p, "x-more: 1\n");
        } else if (chance(&p, 3)) { /* no line end behind the last line */
            while (p.length > 0 && (p.text[p.length - 1] == '\n' || p.text[p.length - 1] == '\r')) {
                p.text[--p.length] = '\0';
            }
        }
        try_text(p.text, &random, 6);
    }
}

/* What a text becomes. */
static void expect(const char *text, ent_amendment asked, const char *expected)
{
    static char out[ROOM];
    assert_int_equal(amend(text, &asked, 1, out), ENT_OK);
    assert_string_equal(out, expected);
}

static void styles(void **state)
{
    (void)state;
    expect(HEAD, SET("o", "yes"), HEAD "today:\n  o: yes\n");
    expect(HEAD, SET("o", "no"), HEAD);
    expect(HEAD "\n# of a\npreferences: {a: [o]}\n", SET("o", "true"),
           HEAD "\ntoday:\n  o: yes\n\n# of a\npreferences: {a: [o]}\n");
    expect(HEAD "today: # none\n", SET("q", "yes"), HEAD "today: # none\n  q: yes\n");
    expect(HEAD "today: null # none\n", SET("q", "yes"), HEAD "today: {q: yes} # none\n");
    expect(HEAD "today: {}\n", SET("q", "yes"), HEAD "today: {q: yes}\n");
    expect(HEAD "today: {o: yes, }\n", SET("q", "yes"), HEAD "today: {o: yes, q: yes, }\n");
    expect(HEAD "today: {o: true}\n", SET("o", "no"), HEAD "today: {o: false}\n");
    expect("{\"entente\": 1, \"parties\": {\"a\": {}}, \"options\": {\"o\": {\"party\": \"a\"}}}",
           SET("o", "yes"),
           "{\"entente\": 1, \"parties\": {\"a\": {}}, \"options\": {\"o\": {\"party\": \"a\"}}, "
           "\"today\": {\"o\": \"yes\"}}");
    expect("{\n  \"entente\": 1,\n  \"parties\": {\"a\": {}},\n  \"options\": {\"o\": {\"party\": "
           "\"a\"}},\n"
           "  \"states\": {}\n}\n",
           SET("o", "yes"),
           "{\n  \"entente\": 1,\n  \"parties\": {\"a\": {}},\n  \"options\": {\"o\": {\"party\": "
           "\"a\"}},\n"
           "  \"today\": {\"o\": \"yes\"},\n  \"states\": {}\n}\n");
    expect("{\n  \"entente\": 1,\n  \"parties\": {\"a\": {}},\n  \"options\": {\"o\": {\"party\": "
           "\"a\"}}\n}\n",
           SET("o", "yes"),
           "{\n  \"entente\": 1,\n  \"parties\": {\"a\": {}},\n  \"options\": {\"o\": {\"party\": "
           "\"a\"}},\n"
           "  \"today\": {\"o\": \"yes\"}\n}\n");
    expect(
        "{entente: 1, parties: {a: }, options: {o: {party: a}}, today: , states: {}}\n",
        SET("o", "yes"),
        "{entente: 1, parties: {a: }, options: {o: {party: a}}, today: {o: yes} , states: {}}\n");
}

/* Lists and texts without a line end, with tabs and without items, and keys of odd layouts. */
static void ends(void **state)
{
    static char out[ROOM];
    (void)state;
    const ent_amendment last = {.kind = ENT_AMEND_DROP, .from = 1};
    const ent_amendment only = {.kind = ENT_AMEND_DROP};
    const ent_amendment off = {.kind = ENT_AMEND_OFF};
    expect(HEAD "preferences:\n  a:\n    - o\n    - q", last, HEAD "preferences:\n  a:\n    - o");
    expect(HEAD "preferences:\n  a :\n    - o", only, HEAD "preferences:\n  a : []");
    expect(HEAD "preferences:\n  a:\n  - |\n    o\n\n  - q\n", off,
           HEAD "preferences:\n  a:\n  # - |\n  #   o\n\n  - q\n");
    expect(HEAD "preferences:\n  a: [o, q, ]\n", last, HEAD "preferences:\n  a: [o, ]\n");
    expect("{\"entente\": 1, \"parties\": {\"a\": {}}, \"options\": {\"o\": {\"party\": \"a\"}}, "
           "\"today\": null}",
           SET("o", "yes"),
           "{\"entente\": 1, \"parties\": {\"a\": {}}, \"options\": {\"o\": {\"party\": \"a\"}}, "
           "\"today\": {\"o\": \"yes\"}}");
    expect(
        "entente: 1\nstates: {}\nparties:\n    a:\noptions: {o: {party: a}}\n", SET("o", "yes"),
        "entente: 1\ntoday:\n    o: yes\nstates: {}\nparties:\n    a:\noptions: {o: {party: a}}\n");
    expect("states: {}\nentente: 1\nparties: {a: }\noptions: {o: {party: a}}\n", SET("o", "yes"),
           "today:\n  o: yes\nstates: {}\nentente: 1\nparties: {a: }\noptions: {o: {party: a}}\n");
    const char *const odd[] = {HEAD "preferences:\n  ? a\n  : - o\n    - q\n",
                               HEAD "preferences:\n  ? a\n  :\n    - o\n"};
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(amend(odd[i], i == 0 ? &last : &only, 1, out), ENT_ERROR_INPUT);
        assert_string_equal(ent_diagnostic_at(context, 0)->code, "E734");
    }
    const ent_amendment today = SET("q", "yes");
    assert_int_equal(amend(HEAD "today:\n  ? o\n  : yes\n", &today, 1, out), ENT_ERROR_INPUT);
}

static void graphs(void **state)
{
    (void)state;
#define GRAPH                                                                                      \
    "entente: 1\nparties: {a: }\ngraph: {states: [war, truce], moves: {a: {war: truce}}}\n"
    expect(GRAPH "today: \"war\" # now\n", SET(NULL, "truce"), GRAPH "today: \"truce\" # now\n");
    expect(GRAPH, SET(NULL, "truce"), GRAPH "today: truce\n");
    expect(GRAPH "today:\n", SET(NULL, "truce"), GRAPH "today: truce\n");
    expect(GRAPH "today: null\n", SET(NULL, "truce"), GRAPH "today: truce\n");
    expect("entente: 1\nparties: {a: }\ngraph: {states: 3}\ntoday: s1\n", SET(NULL, "s3"),
           "entente: 1\nparties: {a: }\ngraph: {states: 3}\ntoday: s3\n");
}

/* What is refused, and by which finding. */
static void refusals(void **state)
{
    static char out[ROOM];
    (void)state;
    const struct {
        const char *text, *code;
        size_t count;
        ent_amendment list[2];
    } cases[] = {
        {HEAD, "E302", 1, {SET("p", "yes")}},
        {HEAD, "E304", 1, {SET("o", "maybe")}},
        {HEAD, "E731", 2, {SET("o", "yes"), SET("o", "no")}},
        {GRAPH, "E323", 1, {SET(NULL, "peace")}},
        {GRAPH, "E731", 2, {SET(NULL, "war"), SET(NULL, "truce")}},
        {HEAD "today:\n  o: >-\n    yes\n", "E734", 1, {SET("o", "no")}},
        {HEAD, "E732", 1, {{.kind = ENT_AMEND_DROP}}},
        {HEAD "preferences: {a: [o]}", "E732", 1, {{.kind = ENT_AMEND_DROP, .from = 1}}},
        {HEAD "preferences: {a: [o]}", "E732", 1, {{.kind = ENT_AMEND_MOVE, .to = 1}}},
        {HEAD "preferences: {a: [o, q]}",
         "E732",
         2,
         {{.kind = ENT_AMEND_MOVE, .to = 1}, {.kind = ENT_AMEND_DROP, .from = 1}}},
        {HEAD "preferences: {a: [o, q]}",
         "E731",
         2,
         {{.kind = ENT_AMEND_MOVE}, {.kind = ENT_AMEND_DROP}}},
        {HEAD "preferences: {a: [o, q]}",
         "E731",
         2,
         {{.kind = ENT_AMEND_MOVE}, {.kind = ENT_AMEND_MOVE, .from = 1}}},
        {HEAD "preferences: {a: {ranking: [o, rest]}}", "E733", 1, {{.kind = ENT_AMEND_DROP}}},
        {HEAD "preferences: {a: {weights: [{want: o, weight: 1}]}}",
         "E733",
         1,
         {{.kind = ENT_AMEND_MOVE}}},
        {HEAD "preferences: {a: [o]}", "E734", 1, {{.kind = ENT_AMEND_OFF}}},
        {HEAD "preferences: {a: [o]}", "E732", 1, {ADD(2, "q")}},
        {HEAD "preferences: {a: [o]}", "E731", 2, {ADD(0, "q"), ADD(0, "not q")}},
        {HEAD "preferences: {a: [o]}", "E305", 1, {ADD(0, "nothing")}},
        {HEAD "preferences: {a: {ranking: [o, rest]}}", "E733", 1, {ADD(0, "q")}},
        {HEAD "preferences: {a: {weights: [{want: o, weight: 1}]}}", "E733", 1, {ADD(0, "q")}},
        {HEAD "preferences: {a: [{want: o, strength: strong}, q]}",
         "E341",
         1,
         {{.kind = ENT_AMEND_MOVE, .to = 1}}},
        {HEAD "preferences: {}", "E732", 1, {{.kind = ENT_AMEND_DROP}}},
        {HEAD "preferences: {a: {weights: [{want: o, weight: 1}]}}",
         "E734",
         1,
         {{.kind = ENT_AMEND_OFF}}},
        {"{\"decisionMakers\": [{\"name\": \"A\", \"options\": [0], \"preferences\": [[[0, "
         "\"Y\"]]]}], "
         "\"options\": [{\"name\": \"Stay\", \"permittedDirection\": \"both\"}]}",
         "E734",
         1,
         {{.kind = ENT_AMEND_DROP}}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(amend(cases[i].text, cases[i].list, cases[i].count, out), ENT_ERROR_INPUT);
        const char *code = ent_diagnostic_at(context, 0)->code;
        if (strcmp(code, cases[i].code) != 0) {
            print_error("case %zu: %s, not %s\n", i, code, cases[i].code);
        }
        assert_string_equal(code, cases[i].code);
    }
}

static void weights(void **state)
{
    (void)state;
    const ent_amendment drop = {.kind = ENT_AMEND_DROP};
    expect(HEAD "preferences:\n  a:\n    weights:\n      - want: o\n        weight: 2\n"
                "      - {want: q, weight: 1}\n",
           drop, HEAD "preferences:\n  a:\n    weights:\n      - {want: q, weight: 1}\n");
    expect(HEAD "preferences: {a: {weights: [{want: o, weight: 2}]}}\n", drop,
           HEAD "preferences: {a: {weights: []}}\n");
}

static bool take(void *user, const char *bytes, size_t length)
{
    (void)user, (void)bytes, (void)length;
    return true;
}

static void arguments(void **state)
{
    (void)state;
    ent_dispute *dispute = read(HEAD);
    ent_dispute *graph = read(GRAPH);
    ent_revision *out = NULL;
    const ent_amendment good = SET("o", "yes");
    const ent_amendment bad[] = {SET(NULL, "yes"),
                                 SET("o", NULL),
                                 {.kind = ENT_AMEND_MOVE, .party = 1},
                                 {.kind = ENT_AMEND_ADD},
                                 {.kind = ENT_AMEND_ADD, .party = 1, .value = "o"},
                                 {.kind = (ent_amend)9}};
    ent_diagnostics_clear(context);
    assert_int_equal(ent_revision_new(NULL, dispute, &good, 1, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_revision_new(context, NULL, &good, 1, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_revision_new(context, dispute, NULL, 1, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_revision_new(context, dispute, &good, 1, NULL), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_revision_new(context, graph, &good, 1, &out), ENT_ERROR_ARGUMENT);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(ent_revision_new(context, dispute, &bad[i], 1, &out), ENT_ERROR_ARGUMENT);
    }
    assert_null(out);
    const ent_sink sink = {NULL, NULL};
    assert_int_equal(ent_revision_new(context, dispute, NULL, 0, &out), ENT_OK);
    assert_int_equal(ent_splice_count(out), 0);
    const ent_sink deaf = {.write = take};
    assert_int_equal(ent_report_revision(context, out, ENT_FORMAT_TEXT, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_revision(context, out, ENT_FORMAT_TEXT, NULL), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_revision(NULL, out, ENT_FORMAT_TEXT, &deaf), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_revision(context, NULL, ENT_FORMAT_TEXT, &deaf),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_revision(context, out, (ent_format)9, &deaf), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_revision(context, out, ENT_FORMAT_CSV, &deaf),
                     ENT_ERROR_UNSUPPORTED);
    assert_int_equal(ent_diagnostic_count(context), 0);
    ent_revision_free(out);
    ent_dispute_free(graph);
    ent_dispute_free(dispute);
}

static ent_status revise(refusal *r)
{
    const ent_sink sink = {.write = take};
    const ent_amendment list[] = {SET("o", "yes"),
                                  SET("q", "yes"),
                                  {.kind = ENT_AMEND_MOVE, .from = 2},
                                  {.kind = ENT_AMEND_OFF, .from = 1},
                                  ADD(1, "o or q")};
    ent_revision *out = NULL;
    ent_status status = ent_revision_new(r->context, r->dispute, list, 5, &out);
    if (status == ENT_OK) {
        status = ent_report_revision(r->context, out, ENT_FORMAT_JSON, &sink);
    }
    ent_revision_free(out);
    return status;
}

static void refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        HEAD "today: {o: no}\npreferences:\n  a:\n    - o\n    - q\n    - not o\n",
        HEAD "today:\npreferences:\n  a:\n    - o\n    - q\n    - not o\n",
        HEAD "today:\n  q: no\npreferences:\n  a:\n    - o\n    - q\n    - not o\n    - not q\n",
        HEAD "preferences:\n  a:\n    weights:\n      - {want: o, weight: 1}\n",
        HEAD "preferences:\n  a: [o, q, not o]\n",
        HEAD};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        refusal r = {.whatever = true};
        assert_true(refusal_exhaust(&r, revise, texts[i]) > 10);
    }
    for (size_t i = 0; i < 2; i++) {
        refusal r = {.ordinary = ENT_OK};
        assert_true(refusal_exhaust(&r, revise_graph, i == 0 ? GRAPH : GRAPH "today: war\n") > 10);
    }
}

/* Reads a file whole. */
static void try_file(const char *path)
{
    static char text[ROOM];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    const size_t length = fread(text, 1, sizeof text - 1, file);
    assert_int_equal(fclose(file), 0);
    text[length] = '\0';
    uint64_t random = 5;
    try_text(text, &random, 25);
}

static char **files;

static void all_files(void **state)
{
    (void)state;
    for (char **path = files; *path != NULL; path++) {
        try_file(*path);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest of_files[] = {cmocka_unit_test(all_files)};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layouts),   cmocka_unit_test(styles),  cmocka_unit_test(graphs),
        cmocka_unit_test(weights),   cmocka_unit_test(ends),    cmocka_unit_test(refusals),
        cmocka_unit_test(arguments), cmocka_unit_test(refused),
    };
    files = argv + 1;
    context = new_context();
    const int failed = argc > 1 ? cmocka_run_group_tests(of_files, NULL, NULL)
                                : cmocka_run_group_tests(tests, NULL, NULL);
    ent_context_free(context);
    return failed;
}
