/* SPDX-License-Identifier: MIT */
/* What an event says of a statement: the wish by the rule, which is written here once more as a table; the words; who
 * speaks of whom; and what is new when a coding is applied again. */
#include "applying.h"

/* What the only wish of the event is; "" without one. */
static const char *wish_of(const char *text, char *room)
{
    const char *at = strstr(text, "want: ");
    *room = '\0';
    if (at != NULL) {
        const char *end = strchr(at, '\n');
        memcpy(room, at + 6, (size_t)(end - at - 6));
        room[end - at - 6] = '\0';
    }
    return room;
}

static void wishes(void **state)
{
    (void)state;
    static const char text[] =
        "entente: 1\nparties: {city: , union: }\noptions: {raise: {party: city, values: [none, "
        "half, full]}, strike: {party: union}}\npreferences: {city: [not strike], union: [raise = "
        "full]}\n";
    static const struct {
        const char *acts, *issue, *wish, *denied;
    } rules[] = {
        {"demand welcome", "raise=half", "raise >= half", "raise < half"},
        {"offer promise agree", "raise=half", "raise = half", "raise < half"},
        {"refuse", "raise=half", "raise < half", "raise < half"},
        {"demand welcome offer promise agree", "raise=full", "raise = full", "raise < full"},
        {"demand welcome offer promise agree", "raise=none", "raise = none", "raise > none"},
        {"refuse", "raise=none", "raise > none", "raise > none"},
        {"demand welcome offer promise agree", "raise", "raise > none", "raise = none"},
        {"refuse", "raise", "raise = none", "raise = none"},
        {"demand welcome offer promise agree", "strike", "strike", "not strike"},
        {"demand welcome offer promise agree", "strike=yes", "strike", "not strike"},
        {"demand welcome offer promise agree", "strike=no", "not strike", "strike"},
        {"refuse", "strike", "not strike", "not strike"},
        {"refuse", "strike=no", "strike", "strike"},
        {"state expect threaten concede meet call do", "strike", "", ""},
        {"demand", NULL, "", ""},
    };
    static gathered out;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        char acts[64], room[64], *rest = acts;
        (void)snprintf(acts, sizeof acts, "%s", rules[i].acts);
        for (char *act = strtok_r(rest, " ", &rest); act != NULL;
             act = strtok_r(NULL, " ", &rest)) {
            for (int denied = 0; denied < 2; denied++) {
                ent_coded coded = statement(act, rules[i].issue);
                coded.fields[ENT_CODED_NEGATION].value = denied ? "yes" : NULL;
                assert_int_equal(apply(text, &coded, 1, &out), ENT_OK);
                assert_string_equal(wish_of(out.bytes, room),
                                    denied ? rules[i].denied : rules[i].wish);
            }
        }
    }
}

/* The only event of what results. */
static ent_event_view event_of(const char *text, ent_dispute **dispute)
{
    assert_int_equal(ent_dispute_read_text(context, "test", text, strlen(text), dispute), ENT_OK);
    assert_int_equal(ent_event_count(*dispute), 1);
    return ent_event_at(*dispute, 0);
}

/* Acts and their words and kinds. */
static void labels(void **state)
{
    (void)state;
    static const struct {
        const char *act, *with, *without, *kind;
    } acts[] = {
        {"state", "Union makes a statement to City: the strike", "Union makes a statement to City",
         "statement"},
        {"expect", "Union expects of City: the strike", "Union voices an expectation of City",
         "statement"},
        {"demand", "Union demands of City: the strike", "Union makes a demand of City",
         "statement"},
        {"offer", "Union offers City: the strike", "Union makes an offer to City", "statement"},
        {"refuse", "Union refuses City: the strike", "Union refuses City", "refusal"},
        {"promise", "Union promises City: the strike", "Union makes a promise to City",
         "statement"},
        {"threaten", "Union threatens City: the strike", "Union threatens City", "statement"},
        {"concede", "Union concedes to City: the strike", "Union makes a concession to City",
         "statement"},
        {"agree", "Union agrees with City: the strike", "Union agrees with City", "agreement"},
        {"welcome", "Union welcomes from City: the strike", "Union voices a welcome to City",
         "statement"},
        {"meet", "Union holds a meeting with City: the strike", "Union holds a meeting with City",
         "meeting"},
        {"call", "Union speaks by telephone with City: the strike",
         "Union speaks by telephone with City", "call"},
        {"do", "Union acts towards City: the strike", "Union acts towards City", "action"},
    };
    static gathered out;
    for (size_t i = 0; i < 2 * sizeof acts / sizeof *acts; i++) {
        ent_dispute *dispute = NULL;
        const ent_coded coded = statement(acts[i / 2].act, i % 2 == 0 ? "strike" : NULL);
        assert_int_equal(apply(HEAD, &coded, 1, &out), ENT_OK);
        const ent_event_view event = event_of(out.bytes, &dispute);
        assert_string_equal(event.label, i % 2 == 0 ? acts[i / 2].with : acts[i / 2].without);
        assert_string_equal(event.kind, acts[i / 2].kind);
        ent_dispute_free(dispute);
    }
}

/* Who speaks of whom, with which words, on what basis. */
static void speakers(void **state)
{
    (void)state;
    static gathered out;
    ent_dispute *dispute = NULL;
    ent_coded coded = statement("refuse", "strike=no");
    coded.fields[ENT_CODED_SPEAKER] = value_of("city", 38, 42);
    coded.fields[ENT_CODED_MODALITY] = value_of("conditional", 10, 22); /* over a line end */
    coded.note = "Mine: \"quoted\"";
    assert_int_equal(apply(HEAD, &coded, 1, &out), ENT_OK);
    ent_event_view event = event_of(out.bytes, &dispute);
    assert_string_equal(event.label, "City says that Union refuses City: the strike (no)");
    assert_int_equal(event.participant_count, 2);
    assert_string_equal(event.hedge, "may demand");
    assert_string_equal(event.note, "Mine: \"quoted\"");
    assert_string_equal(event.coder, "ab");
    assert_int_equal(event.basis, ENT_BASIS_STATED);
    ent_statement_view wish = ent_statement_at(dispute, 1, 1);
    assert_string_equal(wish.want, "strike");
    assert_int_equal(wish.basis, ENT_BASIS_INFERRED);
    assert_string_equal(wish.source, "news");
    assert_string_equal(wish.note,
                        "Said on a condition. Its rank and meaning are for the analyst to decide.");
    ent_dispute_free(dispute);
    const ent_coded nobody = {.start = FIRST, .end = FIRST, .decision = ENT_DECISION_EDITED};
    assert_int_equal(apply(HEAD, &nobody, 1, &out), ENT_OK);
    event = event_of(out.bytes, &dispute);
    assert_string_equal(event.label, "Someone makes a statement");
    assert_int_equal(event.participant_count, 0);
    ent_dispute_free(dispute);
    coded = statement("offer", "strike");
    coded.fields[ENT_CODED_ACTOR].value = coded.fields[ENT_CODED_ADDRESSEE].value = NULL;
    coded.fields[ENT_CODED_MODALITY] = value_of("likely", 13, 16); /* blanks */
    assert_int_equal(apply(HEAD, &coded, 1, &out), ENT_OK);
    event = event_of(out.bytes, &dispute);
    assert_string_equal(event.label, "Union offers: the strike");
    assert_string_equal(event.hedge, "likely");
    assert_int_equal(ent_statement_at(dispute, 1, 1).basis, ENT_BASIS_STATED);
    ent_dispute_free(dispute);
}

/* What is said of a degree is told by its label, in the event and in the wish; the wish itself names it. */
static void degrees(void **state)
{
    (void)state;
    static const char text[] =
        "entente: 1\nparties: {city: {name: City}, union: {name: Union}}\n"
        "options: {raise: {party: city, label: a raise, values: [none, p5, p10], labels: {p5: 5 "
        "percent}}, strike: {party: union}}\npreferences: {city: [not strike], union: [strike]}\n";
    static gathered out;
    ent_dispute *dispute = NULL;
    const ent_coded coded = statement("demand", "raise=p5");
    assert_int_equal(apply(text, &coded, 1, &out), ENT_OK);
    const ent_event_view event = event_of(out.bytes, &dispute);
    assert_string_equal(event.label, "Union demands of City: a raise (at least 5 percent)");
    assert_non_null(strstr(out.bytes, "want: raise >= p5"));
    assert_non_null(strstr(out.bytes, "label: a raise (at least 5 percent)"));
    ent_dispute_free(dispute);
}

/* Orders into which nothing can be inserted. */
static void orders(void **state)
{
    (void)state;
    static const struct {
        const char *wishes, *said, *note;
    } cases[] = {
        {"{ranking: [strike, rest]}", NULL,
         "The wishes of Union are a ranking, in which nothing is inserted."},
        {"{weights: [{want: strike, weight: 2}]}", "Mine.",
         "Mine. The wishes of Union are weighted, in which nothing is inserted."},
        {"", NULL, NULL},
    };
    static gathered out;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[512];
        ent_dispute *dispute = NULL;
        (void)snprintf(text, sizeof text,
                       "entente: 1\nparties: {city: , union: {name: Union}}\noptions: {strike: "
                       "{party: union}}\npreferences:\n  city: [not strike]\n%s%s\n",
                       *cases[i].wishes == '\0' ? "" : "  union: ", cases[i].wishes);
        ent_coded coded = statement("demand", "strike=no");
        coded.note = cases[i].said;
        assert_int_equal(apply(text, &coded, 1, &out), ENT_OK);
        const ent_event_view event = event_of(out.bytes, &dispute);
        if (cases[i].note == NULL) {
            assert_null(event.note);
            assert_string_equal(ent_statement_at(dispute, 1, 0).want, "not strike");
        } else {
            assert_string_equal(event.note, cases[i].note);
            assert_null(strstr(out.bytes, "insert:"));
        }
        ent_dispute_free(dispute);
    }
}

/* Several statements: in the order of the text, with ids that are free; what is not accepted stays out. */
static void several(void **state)
{
    (void)state;
    static gathered out;
    static const char text[] =
        HEAD "timeline:\n  - id: news_7\n  - id: news_8x\n  - id: newsy_9\n  - id: new\n";
    ent_coded coded[4] = {statement("refuse", "raise"), statement("demand", "raise"),
                          statement("offer", "raise"), statement("promise", "raise")};
    coded[0].start = SECOND;
    coded[0].end = LENGTH - 1;
    coded[2].decision = ENT_DECISION_REJECTED;
    coded[3].decision = ENT_DECISION_PROPOSED;
    ent_dispute *dispute = NULL;
    assert_int_equal(apply(text, coded, 4, &out), ENT_OK);
    assert_int_equal(ent_dispute_read_text(context, "test", out.bytes, out.length, &dispute),
                     ENT_OK);
    assert_int_equal(ent_event_count(dispute), 6);
    assert_string_equal(ent_event_at(dispute, 4).id, "news_8");
    assert_string_equal(ent_event_at(dispute, 4).label, "Union demands of City: a raise");
    assert_string_equal(ent_event_at(dispute, 5).id, "news_9");
    assert_string_equal(ent_event_at(dispute, 5).label, "Union refuses City: a raise");
    assert_int_equal(ent_statement_count(dispute, 1), 3);
    ent_dispute_free(dispute);
    static gathered more;
    coded[2].decision = ENT_DECISION_EDITED; /* applied again: only what is new */
    assert_int_equal(apply(out.bytes, coded, 4, &more), ENT_OK);
    assert_int_equal(ent_dispute_read_text(context, "test", more.bytes, more.length, &dispute),
                     ENT_OK);
    assert_int_equal(ent_event_count(dispute), 7);
    assert_string_equal(ent_event_at(dispute, 6).id, "news_10");
    ent_dispute_free(dispute);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wishes), cmocka_unit_test(labels),  cmocka_unit_test(speakers),
        cmocka_unit_test(orders), cmocka_unit_test(several), cmocka_unit_test(degrees),
    };
    return cmocka_run_group_tests(tests, open_context, close_context);
}
