/* SPDX-License-Identifier: MIT */
/* Reading events, selecting and checking moments: with each request for memory refused, cancelled at each question, and
 * with arguments that are none. */
#include "events/findings.h"
#include "refusal.h"

static bool swallow(void *user, const char *bytes, size_t length)
{
    (void)bytes;
    *(size_t *)user += length;
    return true;
}

/* Something of every change, step and key. */
static const char eventful[] =
    "entente: 1\n"
    "sources:\n"
    "  press: {title: Press, file: a.txt, passages: {lead: 0-9, end: {bytes: 9-12, note: n}}}\n"
    "  wire: {title: Wire}\n"
    "parties: {us: {aliases: {leaders: [A], names: [B]}}, ru: {aliases: [C]}}\n"
    "coalitions: {both: [us, ru]}\n"
    "options:\n"
    "  talk: {party: us, aliases: {yes: [talks]}}\n"
    "  aid: {party: us, values: [none, some, full]}\n"
    "  fire: {party: ru}\n"
    "rules: [{id: one, never: talk and fire, source: wire}, {id: two, always: talk or fire}]\n"
    "today: {fire: yes}\n"
    "states: {calm: not fire}\n"
    "preferences:\n"
    "  us: [{id: peace, want: not fire, source: wire, bytes: 1-2}, {id: words, want: talk}, aid = "
    "none]\n"
    "  ru: {weights: [{id: war, want: fire, weight: 2}], strong_from: 1}\n"
    "misperceptions: {us: [{id: u, unseen: fire and talk, source: wire}]}\n"
    "timeline:\n"
    "  - {id: a, date: 2025-02-12, kind: call, label: l, place: p, channel: c, participants: [us, "
    "D],\n"
    "     source: press, speaker: us, coder: x, hedge: h, note: n, passage: lead, bytes: 0-9,\n"
    "     sources: {add: {late: {title: L}}, replace: {wire: {title: W}}},\n"
    "     parties: {add: {eu: }, replace: {us: {name: America}}},\n"
    "     coalitions: {add: {west: [us, eu]}, drop: [both]},\n"
    "     options: {add: {meet: {party: eu}}, replace: {talk: {party: us, moves: up}}},\n"
    "     states: {add: {busy: meet}, replace: {calm: not fire and meet}},\n"
    "     rules: {add: [{id: three, never: meet and fire}], replace: {one: {never: meet and "
    "talk}}, drop: [two]},\n"
    "     today: {fire: no}}\n"
    "  - {id: b, source: wire, preferences: {us: [{insert: fire, before: peace}, {drop: words},\n"
    "     {replace: peace, by: {id: calmness, want: calm}}, {move: calmness, at: first}],\n"
    "     ru: [{insert: {id: w, want: talk, weight: 1}, after: war}], eu: {ranking: [meet, "
    "rest]}},\n"
    "     misperceptions: {ru: [talk]}, attitudes: {us: {ru: negative}}, fuzzy: {ru: {threshold: "
    "0.5}}}\n"
    "  - {id: c, source: press, today: {fire: no}, options: {drop: [aid]},\n"
    "     preferences: {us: {statements: [talk]}, eu: {statements: [{id: z, want: meet}]}}}\n"
    "  - {id: d, states: {}}\n";

static ent_status read_where(refusal *r)
{
    ent_dispute *out = NULL;
    const ent_status status =
        ent_dispute_read_text(r->context, "test", r->where, strlen(r->where), &out);
    assert_true((status == ENT_OK) == (out != NULL));
    ent_dispute_free(out);
    return status;
}

static ent_status select_some(refusal *r)
{
    static const char *const sources[] = {"wire", "late"};
    const ent_selection selection = {.size = sizeof selection,
                                     .moment = 2,
                                     .without_sources = sources,
                                     .without_source_count = 2,
                                     .without_bases = 1u << ENT_BASIS_INFERRED};
    ent_dispute *out = NULL;
    const ent_status status = ent_dispute_select(r->context, r->dispute, &selection, &out);
    ent_dispute_free(out);
    return status;
}

static ent_status select_unknown(refusal *r)
{
    static const char *const sources[] = {"wired"};
    const ent_selection selection = {.size = sizeof selection,
                                     .moment = SIZE_MAX,
                                     .without_sources = sources,
                                     .without_source_count = 1};
    ent_dispute *out = NULL;
    return ent_dispute_select(r->context, r->dispute, &selection, &out);
}

static ent_status find(refusal *r)
{
    size_t moment = 0;
    return ent_moment_find(r->context, r->dispute, r->where, &moment);
}

static ent_status check(refusal *r)
{
    return ent_moments_check(r->context, r->dispute);
}

static ent_status write_moment(refusal *r)
{
    size_t length = 0;
    const ent_sink sink = {.write = swallow, .user = &length};
    return ent_dispute_write_moment(r->context, r->dispute, ENT_DOCUMENT_JSON, &sink);
}

static ent_status edit(refusal *r)
{
    const ent_amendment move = {.kind = ENT_AMEND_DROP, .party = 0, .from = 0};
    ent_revision *revision = NULL;
    const ent_status status = ent_revision_new(r->context, r->dispute, &move, 1, &revision);
    ent_revision_free(revision);
    return status;
}

#define SMALL                                                                                      \
    "entente: 1\nsources: {s: {title: t}}\nparties: {a: , b: }\n"                                  \
    "options: {o: {party: a}, q: {party: b}}\n"                                                    \
    "preferences: {a: [{id: x, want: o}], b: [q]}\ntimeline:\n"

static void refused(void **unused)
{
    (void)unused;
    const struct {
        refusal_action run;
        const char *text, *where;
        ent_status ordinary;
    } cases[] = {
        {read_where, SMALL, eventful, ENT_OK},
        {select_some, eventful, NULL, ENT_OK},
        {select_unknown, eventful, NULL, ENT_ERROR_NOT_FOUND},
        {find, eventful, "2025-02", ENT_OK},
        {find, eventful, "never", ENT_ERROR_NOT_FOUND},
        {check, eventful, NULL, ENT_OK},
        {write_moment, eventful, NULL, ENT_OK},
        {edit, eventful, NULL, ENT_OK},
        {check,
         SMALL "  - {id: e, rules: {add: [{id: n, never: o}, {always: o}]}}\n  - {id: f, rules: "
               "{drop: [n]}}\n",
         NULL, ENT_ERROR_INPUT},
        {check,
         "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}}\n"
         "preferences: {a: {ranking: [s1, s2], of: 2}, b: [o]}\n"
         "timeline: [{id: e, options: {add: {q: {party: b}}}}, {id: f, options: {drop: [q]}}]\n",
         NULL, ENT_ERROR_INPUT},
        {read_where, SMALL,
         SMALL "  - {id: e, preferences: {a: [{drop: y}]}}\n  - {id: f, preferences: {a: [{insert: "
               "{id: y, want: o}}]}}\n",
         ENT_ERROR_INPUT},
        {read_where, SMALL, SMALL "  - {id: e, preferences: {a: [{drop: x}, {move: x}]}}\n",
         ENT_ERROR_INPUT},
        {read_where, SMALL, SMALL "  - {id: e, options: {add: {o: {party: a}}}}\n",
         ENT_ERROR_INPUT},
        {read_where, SMALL, SMALL "  - {id: e, rules: {drop: [r, 1]}}\n", ENT_ERROR_INPUT},
        {read_where, SMALL,
         SMALL "  - {id: e, date: 1}\n  - {id: e, date: 2025}\n  - {id: g, date: 2024}\n",
         ENT_ERROR_INPUT},
        {read_where, SMALL, SMALL "  - {id: e, bytes: 1, source: t}\n", ENT_ERROR_INPUT},
        {read_where, SMALL, SMALL "  - {id: e, options: {drop: [q]}}\n", ENT_ERROR_INPUT},
        {read_where, SMALL,
         SMALL "  - {id: e, preferences: {a: [{insert: o, at: x}, {replace: x}, {by: x}]}}\n",
         ENT_ERROR_INPUT},
        {read_where, SMALL, SMALL "  - {id: e, today: {o: no}}\n  - {id: f, options: {}}\n",
         ENT_OK},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        refusal r = {
            .where = cases[i].where, .ordinary = cases[i].ordinary, .some = cases[i].run == check};
        assert_true(refusal_exhaust(&r, cases[i].run, cases[i].text) > 0 || cases[i].run == find);
    }
}

static void findings(void **unused)
{
    (void)unused;
    static char text[1 << 12];
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        (void)snprintf(text, sizeof text, HEAD RULES FIRE WISHES "timeline:\n%s", told[i].events);
        refusal r = {.where = text, .ordinary = told[i].code[0] == 'E' ? ENT_ERROR_INPUT : ENT_OK};
        assert_true(refusal_exhaust(&r, read_where, SMALL) > 0);
    }
}

/* A certificate of another moment has its dispute made. */
static ent_status verify_other(refusal *r)
{
    ent_certificate *certificate = NULL;
    ent_verification found = {0};
    ent_status status =
        ent_certificate_read_text(r->context, "test", r->where, strlen(r->where), &certificate);
    if (status == ENT_OK) {
        status = ent_verify(r->context, r->dispute, certificate, &found);
    }
    assert_true(status != ENT_OK || found.accepted);
    ent_certificate_free(certificate);
    return status;
}

typedef struct page {
    char text[1 << 14];
    size_t length;
} page;

static bool put(void *user, const char *bytes, size_t length)
{
    page *p = user;
    assert_true(p->length + length < sizeof p->text);
    memcpy(p->text + p->length, bytes, length);
    p->length += length;
    return true;
}

static void certify(const char *text, const ent_selection *selection, page *out)
{
    ent_context *context = new_context();
    ent_dispute *last = read_dispute(context, text), *then = NULL;
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    const ent_certificate_view view = {.size = sizeof view};
    const ent_sink sink = {.write = put, .user = out};
    assert_int_equal(ent_dispute_select(context, last, selection, &then), ENT_OK);
    assert_int_equal(ent_space_new(context, then, &space), ENT_OK);
    assert_int_equal(ent_solution_new(context, space, NULL, &solution), ENT_OK);
    assert_int_equal(ent_report_certificate(context, solution, &view, &sink), ENT_OK);
    ent_solution_free(solution);
    ent_space_free(space);
    ent_dispute_free(then);
    ent_dispute_free(last);
    ent_context_free(context);
}

static void certificates(void **unused)
{
    (void)unused;
    static const char *const wire[] = {"wire"};
    static page written;
    const ent_selection selection = {.size = sizeof selection,
                                     .moment = 1,
                                     .without_sources = wire,
                                     .without_source_count = 1,
                                     .without_bases = 1u << ENT_BASIS_STATED};
    certify(eventful, &selection, &written);
    assert_non_null(strstr(
        written.text, ",\"moment\":\"a\",\"without\":[\"wire\"],\"without_bases\":[\"stated\"]}"));
    refusal r = {.where = written.text};
    assert_true(refusal_exhaust(&r, verify_other, eventful) > 0);
}

/* A certificate in which a word is altered and that is sealed anew, held against a file; why it is then refused. */
typedef struct alteration {
    const char *file, *word, *other, *code;
} alteration;

static void expect_refused(const page *written, const alteration *a)
{
    static char text[1 << 14];
    const char *at = strstr(written->text, a->word), *end = strstr(written->text, ",\"seal\"");
    char seal[65] = "";
    assert_non_null(at);
    assert_non_null(end);
    const int length =
        snprintf(text, sizeof text, "%.*s%s%.*s", (int)(at - written->text), written->text,
                 a->other, (int)(end - at - (long)strlen(a->word)), at + strlen(a->word));
    ent_hash_text(text, (size_t)length, seal);
    (void)snprintf(text + length, sizeof text - (size_t)length, ",\"seal\":\"%s\"}\n", seal);
    ent_context *context = new_context();
    ent_dispute *last = read_dispute(context, a->file);
    ent_certificate *certificate = NULL;
    ent_verification found = {.accepted = true};
    ent_diagnostics_clear(context);
    const ent_status status =
        ent_certificate_read_text(context, "test", text, strlen(text), &certificate);
    if (status == ENT_OK) {
        assert_int_equal(ent_verify(context, last, certificate, &found), ENT_OK);
        assert_false(found.accepted);
    }
    assert_string_equal(ent_diagnostic_at(context, 0)->code, a->code);
    ent_certificate_free(certificate);
    ent_dispute_free(last);
    ent_context_free(context);
}

/* A certificate is checked against whichever dispute of its file is at hand. */
static void at_hand(void **unused)
{
    (void)unused;
    static page written;
    static const char *const wire[] = {"wire", "late"};
    ent_selection selections[] = {
        {.size = sizeof *selections,
         .moment = 1,
         .without_sources = wire,
         .without_source_count = 1},
        {.size = sizeof *selections,
         .moment = 1,
         .without_sources = wire,
         .without_source_count = 2},
        {.size = sizeof *selections,
         .moment = 1,
         .without_sources = wire + 1,
         .without_source_count = 1},
        {.size = sizeof *selections, .moment = 1, .without_bases = 1u << ENT_BASIS_STATED},
        {.size = sizeof *selections, .moment = 2},
        {.size = sizeof *selections, .moment = SIZE_MAX}};
    const size_t count = sizeof selections / sizeof *selections;
    ent_context *context = new_context();
    ent_dispute *last = read_dispute(context, eventful);
    for (size_t i = 0; i < count * count; i++) {
        ent_dispute *hand = NULL;
        ent_certificate *certificate = NULL;
        ent_verification found = {0};
        written.length = 0;
        certify(eventful, &selections[i / count], &written);
        assert_int_equal(ent_dispute_select(context, last, &selections[i % count], &hand), ENT_OK);
        assert_int_equal(
            ent_certificate_read_text(context, "test", written.text, written.length, &certificate),
            ENT_OK);
        const ent_selection *of = &selections[i / count];
        assert_int_equal(ent_verify(context, hand, certificate, &found), ENT_OK);
        assert_true(found.accepted);
        assert_int_equal(found.moment, of->moment == SIZE_MAX ? ent_event_count(last) : of->moment);
        assert_int_equal(found.narrowed, of->without_source_count > 0 || of->without_bases != 0);
        ent_certificate_free(certificate);
        ent_dispute_free(hand);
    }
    ent_dispute_free(last);
    ent_context_free(context);
}

static void altered_certificates(void **unused)
{
    (void)unused;
    static page written;
    static const char *const wire[] = {"wire"};
    const ent_selection selection = {.size = sizeof selection,
                                     .moment = 1,
                                     .without_sources = wire,
                                     .without_source_count = 1,
                                     .without_bases = 1u << ENT_BASIS_STATED};
    written.length = 0;
    certify(eventful, &selection, &written);
    static const alteration altered[] = {
        {eventful, "\"moment\":\"a\"", "\"moment\":\"x\"", "E702"},
        {eventful, "\"moment\":\"a\"", "\"moment\":1", "E701"},
        {eventful, "\"moment\":\"a\"", "\"moment\":\"start\"", "E704"},
        {eventful, "[\"wire\"]", "[\"wired\"]", "E702"},
        {eventful, "[\"wire\"]", "[]", "E701"},
        {eventful, "[\"wire\"]", "\"wire\"", "E701"},
        {eventful, "[\"stated\"]", "[\"said\"]", "E702"},
        {eventful, "\"without\"", "\"besides\"", "E701"},
        {eventful, "[\"wire\"]", "[\"wired\",\"wire\"]", "E702"},
        {SMALL "  - {id: a}\n", "\"stable\"", "\"stable\"", "E702"},
    };
    for (size_t i = 0; i < sizeof altered / sizeof *altered; i++) {
        expect_refused(&written, &altered[i]);
    }
    static const char bare[] =
        "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}}\n"
        "preferences: {a: [o], b: [o]}\ntimeline: [{id: e, today: {o: yes}}]\n";
    const alteration sourceless = {bare, "\"moment\":\"start\"",
                                   "\"moment\":\"start\",\"without\":[\"x\"]", "E702"};
    const ent_selection at_start = {.size = sizeof at_start};
    written.length = 0;
    memset(written.text, 0, sizeof written.text);
    certify(bare, &at_start, &written);
    expect_refused(&written, &sourceless);
}

#define REFUSED(call) assert_int_equal(call, ENT_ERROR_ARGUMENT)

static void arguments(void **unused)
{
    (void)unused;
    ent_context *c = new_context();
    ent_dispute *d = read_dispute(c, eventful), *out = NULL;
    ent_selection s;
    ent_selection_defaults(&s);
    size_t moment = 7, length = 0;
    const char *const none[] = {NULL};
    const ent_sink sink = {.write = swallow, .user = &length}, no_sink = {.write = NULL};
    REFUSED(ent_moment_find(NULL, d, "a", &moment));
    REFUSED(ent_moment_find(c, NULL, "a", &moment));
    REFUSED(ent_moment_find(c, d, NULL, &moment));
    REFUSED(ent_moment_find(c, d, "a", NULL));
    REFUSED(ent_dispute_select(NULL, d, &s, &out));
    REFUSED(ent_dispute_select(c, NULL, &s, &out));
    REFUSED(ent_dispute_select(c, d, NULL, &out));
    REFUSED(ent_dispute_select(c, d, &s, NULL));
    const ent_selection bad[] = {
        {.size = 1, .moment = 0},
        {.size = sizeof s, .moment = 5},
        {.size = sizeof s, .moment = 0, .without_source_count = 1},
        {.size = sizeof s, .moment = 0, .without_sources = none, .without_source_count = 1},
        {.size = sizeof s, .moment = 0, .without_bases = 1u << ENT_BASIS_COUNT}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        REFUSED(ent_dispute_select(c, d, &bad[i], &out));
    }
    REFUSED(ent_moments_check(NULL, d));
    REFUSED(ent_moments_check(c, NULL));
    REFUSED(ent_dispute_write_moment(NULL, d, ENT_DOCUMENT_YAML, &sink));
    REFUSED(ent_dispute_write_moment(c, NULL, ENT_DOCUMENT_YAML, &sink));
    REFUSED(ent_dispute_write_moment(c, d, ENT_DOCUMENT_YAML, NULL));
    REFUSED(ent_dispute_write_moment(c, d, ENT_DOCUMENT_YAML, &no_sink));
    REFUSED(ent_dispute_write_moment(c, d, (ent_document_format)2, &sink));
    assert_true(moment == 7 && out == NULL && length == 0);
    ent_dispute_free(d);
    ent_context_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refused),      cmocka_unit_test(findings),
        cmocka_unit_test(certificates), cmocka_unit_test(altered_certificates),
        cmocka_unit_test(arguments),    cmocka_unit_test(at_hand)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
