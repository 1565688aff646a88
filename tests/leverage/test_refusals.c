/* SPDX-License-Identifier: MIT */
/*
 * Leverage, conditions and rankings, and their report: refused memory, stopped work, refused writes, bad arguments.
 *
 * Each call is made with its k-th allocation refused, alone and with all that follow, and stopped at its k-th
 * question whether to go on, for every k until it succeeds. A call that fails leaves its out pointer as it was and
 * keeps no block; made again it succeeds.
 */
#include "miser.h"
#include "refused_items.h"

#include <entente/leverage.h>

/* What calls are given, and what is refused. */
typedef struct stage {
    miser m;
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_leverage_options options;
    ent_state_set *set; /* the states that a search is asked of; NULL: one alone */
    uint64_t parties;
    ent_leverage *leverage;
    ent_condition *conditions[2];
    ent_rankings *rankings;
    ent_format format;
} stage;

static ent_status call_leverage(stage *s)
{
    ent_leverage *const before = (ent_leverage *)(void *)s;
    ent_leverage *out = before;
    const ent_status status = ent_leverage_new(s->context, s->space, &s->options, &out);
    assert_true((status == ENT_OK) == (out != before));
    if (status == ENT_OK) {
        ent_leverage_free(out);
    }
    return status;
}

static ent_condition_query condition_of(const stage *s, size_t party)
{
    return (ent_condition_query){.size = sizeof(ent_condition_query),
                                 .concept = s->options.concept,
                                 .state = s->options.state,
                                 .party = party};
}

static ent_rankings_query rankings_of(const stage *s)
{
    return (ent_rankings_query){.size = sizeof(ent_rankings_query),
                                .concept = s->options.concept,
                                .state = s->options.state,
                                .parties = s->parties};
}

static ent_status call_condition(stage *s)
{
    ent_condition *const before = (ent_condition *)(void *)s;
    ent_condition *out = before;
    const ent_condition_query query = condition_of(s, 0);
    const ent_status status = ent_condition_new(s->context, s->space, &query, &out);
    assert_true((status == ENT_OK) == (out != before));
    if (status == ENT_OK) {
        ent_condition_free(s->context, out);
    }
    return status;
}

static ent_status call_rankings(stage *s)
{
    ent_rankings *const before = (ent_rankings *)(void *)s;
    ent_rankings *out = before;
    const ent_rankings_query query = rankings_of(s);
    const ent_status status = ent_rankings_new(s->context, s->space, &query, &out);
    assert_true((status == ENT_OK) == (out != before));
    if (status == ENT_OK) {
        ent_rankings_free(s->context, out);
    }
    return status;
}

static ent_status call_report(stage *s)
{
    const ent_sink sink = miser_sink(&s->m);
    const ent_leverage_view view = {.size = sizeof view,
                                    .conditions = (const ent_condition *const *)s->conditions,
                                    .rankings = s->rankings,
                                    .most = 1};
    return ent_report_leverage(s->context, s->leverage, &view, s->format, &sink);
}

typedef ent_status call(stage *s);

/* Refuses each allocation in turn. */
static void refuse_memory(stage *s, call *made)
{
    for (int onward = 0; onward < (UNDER_COUNTERS ? 1 : 2); onward++) {
        ent_status status = ENT_ERROR_MEMORY;
        for (size_t k = 1; status != ENT_OK; k = next_refused(k)) {
            const size_t live = s->m.live;
            miser_refuse(&s->m, k, onward == 1);
            status = made(s);
            miser_refuse(&s->m, 0, false);
            assert_true(status == ENT_OK || status == ENT_ERROR_MEMORY);
            ent_diagnostics_clear(s->context);
            assert_true(s->m.live <= live + 1); /* the context may keep room for diagnostics */
            assert_true(k < 100000);
        }
    }
    assert_int_equal(made(s), ENT_OK);
}

/* Stops at each question in turn. */
static void stop_work(stage *s, call *made)
{
    ent_status status = ENT_ERROR_CANCELLED;
    for (size_t k = 1; status != ENT_OK; k++) {
        const size_t live = s->m.live;
        s->m.asked = 0;
        s->m.stop_at = k;
        status = made(s);
        s->m.stop_at = 0;
        assert_true(status == ENT_OK || status == ENT_ERROR_CANCELLED);
        ent_diagnostics_clear(s->context);
        assert_true(s->m.live <= live + 1);
    }
    assert_true(s->m.asked > 0 || made != call_leverage);
}

static const char statements[] =
    "entente: 1\nparties:\n  p0: {name: One}\n  p1: {name: Two}\noptions:\n"
    "  a: {party: p0, moves: up}\n  b: {party: p0, values: [low, middle, high]}\n"
    "  c: {party: p1, moves: down}\nrules:\n  - never: a and b = high\nstates:\n  aim: a and c\n"
    "preferences:\n  p0:\n    - want: a implies c\n      certainty: unsure\n    - want: not a\n"
    "    - want: b > low\n  p1:\n    - want: not c\n    - want: a\n";

static const char rankings[] =
    "entente: 1\nparties:\n  p0:\n  p1:\ngraph:\n  states: 4\n  moves:\n"
    "    p0: {s1: [s2, s3], s3: [s4], s4: [s1]}\n    p1: {s2: [s1, s4], s3: [s2]}\n"
    "states:\n  both: s1 or s4\npreferences:\n  p0: {of: 4, ranking: [[s3, s2], [s1], [s4]]}\n"
    "  p1: {of: 4, ranking: [[s4], [s1], [s3], [s2]]}\n";

static const char weights[] =
    "entente: 1\nparties:\n  p0:\n  p1:\noptions:\n  a: {party: p0}\n  b: {party: p1, moves: step, "
    "values: [x, y, z]}\nrules:\n  - same: a and b > x\npreferences:\n  p0:\n    weights:\n"
    "      - want: a\n        weight: 3\n      - want: not a\n        weight: 1\n"
    "  p1:\n    weights:\n      - want: not a\n        weight: 2\n";

/* States so many that the numbers of rankings need memory of their own. */
static const char wide[] =
    "entente: 1\nparties:\n  p0:\n  p1:\noptions:\n  a: {party: p0}\n  b: {party: p0}\n"
    "  c: {party: p1}\n  d: {party: p1}\n  e: {party: p1, values: [x, y, z]}\npreferences:\n"
    "  p0:\n    - want: a iff c\n    - want: e < z\n  p1:\n    - want: not b\n";

static void set_up(stage *s, const char *text, ent_concept concept, bool breaks, uint64_t state)
{
    memset(s, 0, sizeof *s);
    s->context = miser_context(&s->m);
    s->dispute = read_dispute(s->context, text);
    assert_int_equal(ent_space_new(s->context, s->dispute, &s->space), ENT_OK);
    ent_leverage_defaults(&s->options);
    s->options.state = state;
    s->options.concept = concept;
    s->options.breaks = breaks;
    s->options.max_tries = 300;
    s->parties = ent_state_count(s->space) > 6 ? 1 : 3;
}

static void find_all(stage *s)
{
    assert_int_equal(ent_leverage_new(s->context, s->space, &s->options, &s->leverage), ENT_OK);
    for (size_t p = 0; p < 2; p++) {
        const ent_condition_query query = condition_of(s, p);
        assert_int_equal(ent_condition_new(s->context, s->space, &query, &s->conditions[p]),
                         ENT_OK);
    }
    const ent_rankings_query query = rankings_of(s);
    assert_int_equal(ent_rankings_new(s->context, s->space, &query, &s->rankings), ENT_OK);
}

static void tear_down(stage *s)
{
    ent_rankings_free(s->context, s->rankings);
    ent_condition_free(s->context, s->conditions[0]);
    ent_condition_free(s->context, s->conditions[1]);
    ent_leverage_free(s->leverage);
    ent_state_set_free(s->set);
    ent_space_free(s->space);
    ent_dispute_free(s->dispute);
    ent_context_free(s->context);
    assert_int_equal(s->m.live, 0);
}

static void each(void (*trial)(stage *s, call *made))
{
    static const char *const texts[] = {statements, rankings, weights, wide};
    for (size_t k = 0; k < 4 * 2 * 2; k++) {
        stage s;
        const char *text = texts[k % 4];
        set_up(&s, text, k / 4 % 2 == 0 ? ENT_SSEQ : ENT_GMR, k / 8 == 1, k % 4);
        trial(&s, call_leverage);
        trial(&s, call_condition);
        trial(&s, call_rankings);
        find_all(&s);
        for (s.format = ENT_FORMAT_TEXT; s.format <= ENT_FORMAT_CSV; s.format++) {
            trial(&s, call_report);
        }
        tear_down(&s);
    }
}

/* Searches of several states. */
static void each_of_several(void (*trial)(stage *s, call *made))
{
    static const char *const texts[] = {statements, rankings, weights};
    static const char *const sets[] = {"a or c", "both or s2", "b < z"};
    for (size_t k = 0; k < 3 * 3; k++) {
        stage s;
        set_up(&s, texts[k % 3], k / 3 == 0 ? ENT_SSEQ : ENT_NASH, k / 3 == 2, k % 3);
        assert_int_equal(ent_states_find(s.context, s.space, "set", sets[k % 3], &s.set), ENT_OK);
        s.options.where = s.set;
        if (s.options.breaks) {
            (void)ent_state_set_next(s.set, 0, &s.options.state);
        }
        trial(&s, call_leverage);
        find_all(&s);
        s.conditions[0]->state = s.conditions[1]->state = s.rankings->state =
            ent_leverage_asked(s.leverage)->state;
        for (s.format = ENT_FORMAT_TEXT; s.format <= ENT_FORMAT_CSV; s.format++) {
            trial(&s, call_report);
        }
        tear_down(&s);
    }
}

static void memory_refused(void **state)
{
    (void)state;
    each(refuse_memory);
    each_of_several(refuse_memory);
}

static void work_stopped(void **state)
{
    (void)state;
    each(stop_work);
    each_of_several(stop_work);
}

/* Where partial results are taken, stopping a search gives what it had ruled out until then. */
static void told_midway(void **state)
{
    stage s;
    size_t told = 0;
    uint64_t ruled_out = 0;
    bool bound = false;
    (void)state;
    set_up(&s, statements, ENT_SSEQ, false, 0);
    assert_int_equal(ent_leverage_new(s.context, s.space, &s.options, &s.leverage), ENT_OK);
    const uint64_t least = ent_leverage_found(s.leverage).cost;
    assert_int_equal(ent_leverage_found(s.leverage).end, ENT_LEVERAGE_FOUND);
    s.options.partial = true;
    for (bool whole = false; !whole; s.m.stop_at++) {
        ent_leverage *l = NULL;
        s.m.asked = 0;
        const ent_status status = ent_leverage_new(s.context, s.space, &s.options, &l);
        assert_true(status == ENT_OK || status == ENT_ERROR_CANCELLED);
        if (status == ENT_OK) {
            const ent_leverage_facts facts = ent_leverage_found(l);
            whole = s.m.stop_at > 0 && !facts.cancelled;
            assert_true(!facts.cancelled || facts.end == ENT_LEVERAGE_STOPPED ||
                        facts.end == ENT_LEVERAGE_FOUND);
            assert_true(facts.end != ENT_LEVERAGE_STOPPED || facts.tried_to >= ruled_out ||
                        s.m.stop_at == 0);
            ruled_out = facts.end == ENT_LEVERAGE_STOPPED ? facts.tried_to : ruled_out;
            assert_true(facts.bound == NULL || facts.bound->cost >= least);
            bound = bound || facts.bound != NULL;
            told += facts.cancelled;
        }
        ent_leverage_free(l);
        ent_diagnostics_clear(s.context);
    }
    assert_true(told > 0 && bound);
    s.m.stop_at = 0;
    tear_down(&s);
}

/* So it is of several states: what no change up to some cost does is told, and grows with the time. */
static void told_midway_of_several(void **state)
{
    stage s;
    size_t told = 0, bare = 0;
    uint64_t ruled_out = 0;
    (void)state;
    set_up(&s, statements, ENT_NASH, false, 0);
    assert_int_equal(ent_states_find(s.context, s.space, "set", "c", &s.set), ENT_OK);
    s.options.where = s.set;
    assert_int_equal(ent_leverage_new(s.context, s.space, &s.options, &s.leverage), ENT_OK);
    const ent_leverage_facts whole = ent_leverage_found(s.leverage);
    assert_int_equal(whole.end, ENT_LEVERAGE_FOUND);
    assert_int_equal(whole.states.settled, whole.states.fit);
    s.options.partial = true;
    for (bool done = false; !done; s.m.stop_at++) {
        ent_leverage *l = NULL;
        s.m.asked = 0;
        const ent_status status = ent_leverage_new(s.context, s.space, &s.options, &l);
        assert_true(status == ENT_OK || status == ENT_ERROR_CANCELLED);
        if (status == ENT_OK) {
            const ent_leverage_facts f = ent_leverage_found(l);
            done = s.m.stop_at > 0 && !f.cancelled;
            assert_true(!f.cancelled || f.end != ENT_LEVERAGE_NONE);
            assert_true(f.states.tried_to < whole.cost);
            assert_true(f.states.tried_to >= ruled_out || s.m.stop_at == 0);
            ruled_out = s.m.stop_at == 0 ? 0 : f.states.tried_to;
            bare += f.cancelled && ent_leverage_pool_count(l) == 0;
            told += f.cancelled;
        }
        ent_leverage_free(l);
        ent_diagnostics_clear(s.context);
    }
    print_message("%zu stopped midway, %zu before the state was chosen\n", told, bare);
    assert_true(bare > 0 && told > bare);
    s.m.stop_at = 0;
    tear_down(&s);
}

static void writes_refused(void **state)
{
    stage s;
    (void)state;
    set_up(&s, rankings, ENT_SEQ, true, 0);
    find_all(&s);
    for (s.format = ENT_FORMAT_TEXT; s.format <= ENT_FORMAT_CSV; s.format++) {
        s.m.written = 0;
        s.m.fail_at = 1;
        assert_int_equal(call_report(&s), ENT_ERROR_IO);
    }
    tear_down(&s);
}

#define REFUSED(call) assert_int_equal((call), ENT_ERROR_ARGUMENT)

static void bad_arguments(void **state)
{
    stage s;
    ent_leverage *l = NULL;
    ent_leverage_options bad;
    (void)state;
    set_up(&s, rankings, ENT_SEQ, false, 0);
    REFUSED(ent_leverage_new(NULL, s.space, &s.options, &l));
    REFUSED(ent_leverage_new(s.context, NULL, &s.options, &l));
    REFUSED(ent_leverage_new(s.context, s.space, NULL, &l));
    REFUSED(ent_leverage_new(s.context, s.space, &s.options, NULL));
    for (int k = 0; k < 5; k++) {
        bad = s.options;
        bad.size -= k == 0;
        bad.state = k == 1 ? 4 : bad.state;
        bad.concept = k == 2 ? ENT_SIM : bad.concept;
        bad.max_tries = k == 3 ? 0 : bad.max_tries;
        bad.costs[ENT_EDIT_ADD] = k == 4 ? ENT_MOST_EDIT_COST + 1 : 1;
        REFUSED(ent_leverage_new(s.context, s.space, &bad, &l));
    }
    assert_int_equal(ent_states_find(s.context, s.space, "set", "both", &s.set), ENT_OK);
    bad = s.options;
    bad.where = s.set;
    bad.breaks = true;
    bad.state = ent_state_set_has(s.set, 0) ? 1 : 0; /* not among those of which it is asked */
    assert_false(ent_state_set_has(s.set, bad.state));
    REFUSED(ent_leverage_new(s.context, s.space, &bad, &l));
    bad.breaks = false;
    bad.state = 4;
    REFUSED(ent_leverage_new(s.context, s.space, &bad, &l));
    ent_state_set_free(s.set);
    assert_int_equal(ent_states_find(s.context, s.space, "set", "not both and both", &s.set),
                     ENT_OK);
    bad.where = s.set;
    bad.state = 0;
    REFUSED(ent_leverage_new(s.context, s.space, &bad, &l)); /* no state */
    ent_leverage_free(NULL);
    tear_down(&s);
}

static void bad_queries(void **state)
{
    stage s;
    ent_condition *c = NULL;
    ent_rankings *r = NULL;
    (void)state;
    set_up(&s, rankings, ENT_SEQ, false, 0);
    const ent_condition_query query = condition_of(&s, 0);
    REFUSED(ent_condition_new(NULL, s.space, &query, &c));
    REFUSED(ent_condition_new(s.context, NULL, &query, &c));
    REFUSED(ent_condition_new(s.context, s.space, NULL, &c));
    REFUSED(ent_condition_new(s.context, s.space, &query, NULL));
    for (int k = 0; k < 4; k++) {
        ent_condition_query wrong = query;
        wrong.size -= k == 0;
        wrong.state = k == 1 ? 4 : 0;
        wrong.concept = k == 2 ? ENT_SIM : ENT_SEQ;
        wrong.party = k == 3 ? 2 : 0;
        REFUSED(ent_condition_new(s.context, s.space, &wrong, &c));
    }
    const ent_rankings_query free_ones = rankings_of(&s);
    REFUSED(ent_rankings_new(NULL, s.space, &free_ones, &r));
    REFUSED(ent_rankings_new(s.context, NULL, &free_ones, &r));
    REFUSED(ent_rankings_new(s.context, s.space, NULL, &r));
    REFUSED(ent_rankings_new(s.context, s.space, &free_ones, NULL));
    for (int k = 0; k < 5; k++) {
        ent_rankings_query wrong = free_ones;
        wrong.size -= k == 0;
        wrong.state = k == 1 ? 4 : 0;
        wrong.concept = k == 2 ? ENT_SIM : ENT_SEQ;
        wrong.parties = k == 3 ? 0 : k == 4 ? 4 : 1;
        REFUSED(ent_rankings_new(s.context, s.space, &wrong, &r));
    }
    ent_condition_free(s.context, NULL);
    ent_rankings_free(s.context, NULL);
    tear_down(&s);
}

static void bad_reports(void **state)
{
    stage s;
    const ent_sink sink = miser_sink(&s.m);
    (void)state;
    set_up(&s, rankings, ENT_GMR, false, 0);
    find_all(&s);
    ent_leverage_view view = {.size = sizeof view};
    assert_int_equal(ent_report_leverage(s.context, s.leverage, &view, ENT_FORMAT_TEXT, &sink),
                     ENT_OK);
    REFUSED(ent_report_leverage(NULL, s.leverage, &view, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_leverage(s.context, NULL, &view, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_leverage(s.context, s.leverage, NULL, ENT_FORMAT_TEXT, &sink));
    REFUSED(ent_report_leverage(s.context, s.leverage, &view, ENT_FORMAT_TEXT, NULL));
    view.size--;
    REFUSED(ent_report_leverage(s.context, s.leverage, &view, ENT_FORMAT_TEXT, &sink));
    view.size++;
    view.conditions = (const ent_condition *const *)s.conditions;
    s.conditions[1]->state++;
    REFUSED(ent_report_leverage(s.context, s.leverage, &view, ENT_FORMAT_JSON, &sink));
    s.conditions[1]->state--;
    s.conditions[0]->concept = ENT_SEQ;
    REFUSED(ent_report_leverage(s.context, s.leverage, &view, ENT_FORMAT_JSON, &sink));
    view.conditions = NULL;
    view.rankings = s.rankings;
    s.rankings->state++;
    REFUSED(ent_report_leverage(s.context, s.leverage, &view, ENT_FORMAT_JSON, &sink));
    tear_down(&s);
}

/* More parties than a set has bits for, and wishes that do not fit the states. */
static void bad_disputes(void **state)
{
    static char text[4000] = "entente: 1\nparties:\n";
    stage s;
    ent_leverage *l = NULL;
    ent_condition *c = NULL;
    (void)state;
    for (size_t p = 0; p < 65; p++) {
        const size_t length = strlen(text);
        (void)snprintf(text + length, sizeof text - length, "  p%zu:\n", p);
    }
    strcat(text, "options:\n  a: {party: p0}\n");
    set_up(&s, text, ENT_SEQ, false, 0);
    ent_diagnostics_clear(s.context);
    assert_int_equal(ent_leverage_new(s.context, s.space, &s.options, &l), ENT_ERROR_UNSUPPORTED);
    assert_int_equal(ent_diagnostic_count(s.context), 1);
    tear_down(&s);
    set_up(&s,
           "entente: 1\nparties:\n  p0:\noptions:\n  a: {party: p0}\npreferences:\n  p0:\n"
           "    of: 2\n    ranking: [s1]\n",
           ENT_SEQ, false, 0);
    assert_int_equal(ent_leverage_new(s.context, s.space, &s.options, &l), ENT_ERROR_INPUT);
    const ent_condition_query query = condition_of(&s, 0);
    assert_int_equal(ent_condition_new(s.context, s.space, &query, &c), ENT_ERROR_INPUT);
    assert_null(l);
    assert_null(c);
    tear_down(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_refused), cmocka_unit_test(work_stopped),
        cmocka_unit_test(told_midway),    cmocka_unit_test(told_midway_of_several),
        cmocka_unit_test(writes_refused), cmocka_unit_test(bad_arguments),
        cmocka_unit_test(bad_queries),    cmocka_unit_test(bad_reports),
        cmocka_unit_test(bad_disputes)};
    return cmocka_run_group_tests_name("leverage refused", tests, NULL, NULL);
}
