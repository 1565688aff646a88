/* SPDX-License-Identifier: MIT */
/*
 * Timelines of small disputes: what each event is told to change, against what is known by hand; bad arguments; work
 * that is stopped, and memory that is refused.
 */
#include "refusal.h"

#include <entente/entente.h>

static ent_context *context;

/* Two neighbours, a fence and a hedge. `b` wants the fence only where the hedge goes. */
#define HEAD                                                                                       \
    "entente: 1\ntitle: Fence\nparties: {a: {name: Ann}, b: {name: Ben}}\n"                        \
    "options: {fence: {party: a, label: put up a fence}, cut: {party: b, label: cut the hedge}}\n" \
    "states: {deal: fence and cut, bare: cut and not fence}\ntoday: {fence: no, cut: no}\n"        \
    "sources: {letter: {title: A letter}}\n"                                                       \
    "preferences:\n  a: [{id: cut, want: cut}, {id: fence, want: not fence}]\n"                    \
    "  b: [{id: fence, want: fence}, {id: keep, want: not cut}]\n"

#define EVENTS                                                                                     \
    "timeline:\n"                                                                                  \
    "- {id: letter, date: 2025-01, label: Ben writes, source: letter, preferences: {b: ["          \
    "{insert: {id: swap, want: cut iff fence}, at: first}]}}\n"                                    \
    "- {id: starts, date: 2025-02-03, label: The fence is begun, today: {fence: yes}}\n"           \
    "- {id: idle, label: Nothing comes of it, preferences: {a: [{insert: {want: cut or not cut}, " \
    "at: last}]}}\n"                                                                               \
    "- {id: judge, date: 2025-03, label: A judge is asked, options: {add: {sue: {party: a}}}, "    \
    "states: {add: {court: sue}}, preferences: {b: [{insert: {id: sued, want: not sue}, at: "      \
    "first}], a: [{insert: {id: calm, want: not sue}, at: last}]}}\n"                              \
    "- {id: peace, date: 2025-04, options: {drop: [sue]}, states: {drop: [court]}, preferences: "  \
    "{b: [{drop: sued}], a: [{drop: calm}]}}\n"

enum { MOMENTS = 6 };

static ent_timeline *make(const ent_dispute *dispute, bool leverage)
{
    ent_timeline_options options;
    ent_timeline *out = NULL;
    ent_timeline_defaults(&options);
    options.leverage = leverage;
    assert_int_equal(ent_timeline_new(context, dispute, &options, &out), ENT_OK);
    return out;
}

/* Solves the dispute of a moment by itself. */
static ent_solution *solve(const ent_dispute *whole, size_t moment, ent_dispute **dispute,
                           ent_space **space)
{
    ent_selection selection;
    ent_solution *solution = NULL;
    ent_selection_defaults(&selection);
    selection.moment = moment;
    assert_int_equal(ent_dispute_select(context, whole, &selection, dispute), ENT_OK);
    assert_int_equal(ent_space_new(context, *dispute, space), ENT_OK);
    assert_int_equal(ent_solution_new(context, *space, NULL, &solution), ENT_OK);
    return solution;
}

/* What a target holds under, by asking each state. */
static unsigned holding(const ent_space *space, const ent_solution *solution, const char *target,
                        uint64_t *count)
{
    ent_state_set *set = NULL;
    unsigned holds = 0;
    uint64_t state = 0;
    assert_int_equal(ent_states_find(context, space, "test", target, &set), ENT_OK);
    *count = ent_state_set_count(set);
    for (uint64_t from = 0; ent_state_set_next(set, from, &state); from = state + 1) {
        holds |= ent_equilibrium_concepts(solution, state);
    }
    ent_state_set_free(set);
    return holds;
}

static void check_moment(const ent_dispute *whole, const ent_timeline *timeline, size_t moment)
{
    ent_dispute *dispute = NULL;
    ent_space *space = NULL;
    uint64_t today = 0;
    ent_solution *solution = solve(whole, moment, &dispute, &space);
    const ent_moment_view view = ent_timeline_moment(timeline, moment);
    assert_int_equal(view.state_count, ent_state_count(space));
    assert_int_equal(ent_state_today(space, &today), ENT_OK);
    assert_true(view.today_possible);
    assert_int_equal(view.today_holds, ent_equilibrium_concepts(solution, today));
    for (ent_concept c = 0; c < ENT_SIM; c++) {
        assert_int_equal(view.equilibria[c], ent_equilibrium_count(solution, c));
    }
    for (size_t t = 0; t < ent_timeline_target_count(timeline); t++) {
        const ent_target_view target = ent_timeline_target(timeline, moment, t);
        uint64_t count = 0;
        if (target.known) {
            const char *name = ent_timeline_target_name(timeline, t);
            assert_int_equal(target.holds, holding(space, solution, name, &count));
            assert_int_equal(target.state_count, count);
        }
    }
    ent_solution_free(solution);
    ent_space_free(space);
    ent_dispute_free(dispute);
}

/* In graph form: what holds changes, and whole rankings. */
#define GRAPH                                                                                      \
    "entente: 1\nparties: {a: , b: }\ngraph:\n  states: [x, y, z]\n"                               \
    "  moves: {a: {x: [y], y: [x]}, b: {y: [z], z: [x]}}\nstates: {far: z, near: x or y}\n"        \
    "today: x\npreferences: {a: {ranking: [y, x, z]}, b: {ranking: [z, y, x]}}\n"                  \
    "timeline:\n- {id: first, today: y}\n"                                                         \
    "- {id: second, preferences: {b: {ranking: [x, y, z]}}}\n"                                     \
    "- {id: third, today: z, preferences: {a: {ranking: [z, x, y]}}}\n"

/* States that a rule merges, options that move by steps, weights, a party that does not see. */
#define WIDE                                                                                       \
    "entente: 1\nparties: {a: , b: }\n"                                                            \
    "options: {o: {party: a, values: [low, mid, high], moves: step}, q: {party: b}, r: {party: "   \
    "b}}\n"                                                                                        \
    "rules: [{id: one, same: o = high and q}, {id: two, never: q and r}]\n"                        \
    "states: {top: o = high, calm: not q and not r}\ntoday: {o: mid}\n"                            \
    "preferences:\n  a: {weights: [{id: up, want: o = high, weight: 3}, {id: no, want: not q, "    \
    "weight: 2}]}\n  b: [{id: w, want: r or o = high and q}, {id: v, want: q iff o = low}]\n"      \
    "timeline:\n- {id: first, rules: {drop: [two]}, today: {o: high}}\n"                           \
    "- {id: second, preferences: {a: [{replace: up, by: {want: o = low, weight: 5}}]}, "           \
    "misperceptions: {b: [o = low]}}\n"                                                            \
    "- {id: third, rules: {drop: [one], add: [{id: three, never: o = low and r}]}}\n"

/* Each moment is what solving it alone comes to. */
static void agrees(void **state)
{
    static const char *const texts[] = {HEAD EVENTS, GRAPH, WIDE};
    (void)state;
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
        ent_dispute *dispute = read_dispute(context, texts[k]);
        ent_timeline *timeline = make(dispute, false);
        assert_int_equal(ent_timeline_moment_count(timeline), ent_event_count(dispute) + 1);
        assert_ptr_equal(ent_timeline_dispute(timeline), dispute);
        assert_int_equal(ent_timeline_concepts(timeline), ENT_DEFAULT_CONCEPTS);
        for (size_t m = 0; m < ent_timeline_moment_count(timeline); m++) {
            check_moment(dispute, timeline, m);
        }
        ent_timeline_free(timeline);
        ent_dispute_free(dispute);
        ent_diagnostics_clear(context);
    }
}

/* Where states match one to one, what is gained less what is lost adds up. */
static void adds_up(void **state)
{
    (void)state;
    ent_dispute *dispute = read_dispute(context, HEAD EVENTS);
    ent_timeline *timeline = make(dispute, false);
    for (size_t m = 1; m <= 3; m++) {
        const ent_moment_view before = ent_timeline_moment(timeline, m - 1);
        const ent_moment_view now = ent_timeline_moment(timeline, m);
        for (ent_concept c = 0; c < ENT_SIM; c++) {
            assert_int_equal(before.equilibria[c] + now.gained[c], now.equilibria[c] + now.lost[c]);
        }
    }
    ent_timeline_free(timeline);
    ent_dispute_free(dispute);
}

/* Settlements are told once, those that are new or gone as a whole first, and each for what it is. */
static void turns(void **state)
{
    (void)state;
    ent_dispute *dispute = read_dispute(context, HEAD EVENTS);
    ent_timeline *timeline = make(dispute, false);
    size_t told = 0;
    for (size_t m = 1; m < MOMENTS; m++) {
        const ent_moment_view view = ent_timeline_moment(timeline, m);
        uint64_t counts[2][2] = {{0, 0}, {0, 0}};
        for (size_t k = 0; k < view.turn_count; k++) {
            const ent_turn *turn = &view.turns[k];
            counts[turn->gained][turn->kept == 0]++;
            assert_true(turn->concepts != 0 && (turn->concepts & turn->kept) == 0);
            assert_int_equal(turn->words[0], 's');
            assert_true(k == 0 || view.turns[k - 1].gained >= turn->gained);
        }
        assert_int_equal(counts[1][1], view.appeared);
        assert_int_equal(counts[0][1], view.vanished);
        assert_int_equal(counts[1][0], view.firmer);
        assert_int_equal(counts[0][0], view.weaker);
        told += view.turn_count;
    }
    assert_true(told > 0);
    ent_timeline_free(timeline);
    ent_dispute_free(dispute);
}

static void is_told(const ent_timeline *timeline, size_t moment, const char *words)
{
    const char *told = ent_timeline_moment(timeline, moment).words;
    if (strstr(told, words) == NULL) {
        print_error("'%s' does not stand in '%s'\n", words, told);
        fail();
    }
}

/* What each event came to, in words; and that nothing is told of what changed nothing. */
static void words(void **state)
{
    (void)state;
    ent_dispute *dispute = read_dispute(context, HEAD EVENTS);
    ent_timeline *timeline = make(dispute, false);
    assert_int_equal(ent_timeline_target_count(timeline), 3);
    assert_string_equal(ent_timeline_target_name(timeline, 2), "court");
    is_told(timeline, 0, "4 possible states");
    is_told(timeline, 2, "today");
    is_told(timeline, 1, "changes 1 wish of Ben; ");
    is_told(timeline, 2, "changes today's state; ");
    assert_string_equal(ent_timeline_moment(timeline, 3).words,
                        "changes 1 wish of Ann; what would hold stays as it was");
    is_told(timeline, 4,
            "changes option sue, name court, 1 wish of Ann and 1 wish of Ben; 4 possible states "
            "become 8; ");
    is_told(timeline, 4, "court has a meaning from here on");
    is_told(timeline, 5, "court means nothing any more");
    assert_false(ent_timeline_target(timeline, 3, 2).known);
    assert_true(ent_timeline_target(timeline, 4, 2).known);
    assert_int_equal(ent_timeline_target(timeline, 4, 2).state_count, 4);
    assert_false(ent_timeline_target(timeline, 5, 2).known);
    assert_int_equal(ent_timeline_moment(timeline, 4).state_count, 8);
    ent_timeline_free(timeline);
    ent_dispute_free(dispute);
}

/* Ways open, close, grow longer and shorter, and lead by improvements or not. */
static void ways(void **state)
{
    (void)state;
    ent_dispute *dispute = read_dispute(
        context,
        "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: b}, r: {party: b, "
        "moves: never}}\nstates: {both: o and q, shut: r}\ntoday: {o: no, q: no, r: no}\n"
        "preferences: {a: [{id: w, want: not o}], b: [{id: v, want: not q}]}\ntimeline:\n"
        "- {id: like, preferences: {a: [{replace: w, by: {want: o}}], b: [{replace: v, by: {want: "
        "q iff o}}]}}\n- {id: step, today: {o: yes}}\n- {id: back, today: {o: no, r: yes}}\n"
        "- {id: loathe, preferences: {a: [{replace: w, by: {want: not o}}]}}\n");
    ent_timeline *timeline = make(dispute, false);
    const ent_target_view first = ent_timeline_target(timeline, 0, 0);
    assert_int_equal(first.moves, 2);
    assert_int_equal(first.improvements, ENT_NOT_REACHED);
    assert_int_equal(ent_timeline_target(timeline, 0, 1).moves, ENT_NOT_REACHED);
    is_told(timeline, 1, "a way opens to both (2 improvements)");
    is_told(timeline, 2, "nearer: both (1 move, was 2)");
    is_told(timeline, 3, "a way opens to shut (today)");
    is_told(timeline, 3, "farther: both (2 moves, was 1)");
    is_told(timeline, 4, "the way closes to both (by improvements)");
    ent_timeline_free(timeline);
    ent_dispute_free(dispute);
}

/* A target that is an expression; one whose option comes later; one that never means anything. */
static void targets(void **state)
{
    (void)state;
    static const char *const asked[] = {"fence and cut", "sue and cut"};
    static const char *const wrong[] = {"fence and cut", "no_such_option"};
    ent_dispute *dispute = read_dispute(context, HEAD EVENTS);
    ent_timeline_options options;
    ent_timeline *out = NULL;
    ent_timeline_defaults(&options);
    options.targets = asked;
    options.target_count = 2;
    assert_int_equal(ent_timeline_new(context, dispute, &options, &out), ENT_OK);
    assert_int_equal(ent_timeline_target_count(out), 2);
    for (size_t m = 0; m < MOMENTS; m++) {
        assert_true(ent_timeline_target(out, m, 0).known);
        assert_int_equal(ent_timeline_target(out, m, 1).known, m == 4);
    }
    ent_timeline_free(out);
    assert_int_equal(ent_diagnostic_count(context), 0);
    options.targets = wrong;
    out = NULL;
    assert_int_equal(ent_timeline_new(context, dispute, &options, &out), ENT_ERROR_INPUT);
    assert_null(out);
    assert_int_equal(ent_diagnostic_count(context), 1);
    ent_diagnostics_clear(context);
    ent_dispute_free(dispute);
}

/* The least change is that of a search of the state itself; and none is asked for where it holds. */
static void leverage(void **state)
{
    (void)state;
    ent_dispute *dispute = read_dispute(context, HEAD EVENTS), *first = NULL;
    ent_timeline *timeline = make(dispute, true);
    ent_space *space = NULL;
    ent_solution *solution = solve(dispute, 0, &first, &space);
    for (size_t t = 0; t < 2; t++) { /* deal and bare, each of one state */
        const ent_target_view view = ent_timeline_target(timeline, 0, t);
        ent_leverage_options options;
        ent_leverage *found = NULL;
        ent_state_set *set = NULL;
        ent_leverage_defaults(&options);
        assert_int_equal(
            ent_states_find(context, space, "test", ent_timeline_target_name(timeline, t), &set),
            ENT_OK);
        assert_true(ent_state_set_next(set, 0, &options.state));
        assert_int_equal(ent_leverage_new(context, space, &options, &found), ENT_OK);
        const ent_leverage_facts facts = ent_leverage_found(found);
        assert_int_equal(view.cost, facts.end == ENT_LEVERAGE_ALREADY ? 0
                                    : facts.end == ENT_LEVERAGE_FOUND ? (int64_t)facts.cost
                                                                      : -1);
        assert_int_equal(view.change != NULL, facts.end == ENT_LEVERAGE_FOUND);
        ent_leverage_free(found);
        ent_state_set_free(set);
    }
    ent_solution_free(solution);
    ent_space_free(space);
    ent_dispute_free(first);
    ent_timeline_free(timeline);
    ent_dispute_free(dispute);
}

/* Of an earlier moment the timeline ends there; what is withdrawn changes nothing. */
static void selections(void **state)
{
    (void)state;
    static const char *const letter[] = {"letter"};
    ent_dispute *dispute = read_dispute(context, HEAD EVENTS), *part = NULL;
    ent_selection selection;
    ent_selection_defaults(&selection);
    selection.moment = 2;
    selection.without_sources = letter;
    selection.without_source_count = 1;
    assert_int_equal(ent_dispute_select(context, dispute, &selection, &part), ENT_OK);
    ent_timeline *timeline = make(part, false);
    assert_int_equal(ent_timeline_moment_count(timeline), 3);
    assert_true(ent_timeline_moment(timeline, 1).withdrawn);
    assert_string_equal(ent_timeline_moment(timeline, 1).words, "withdrawn");
    assert_int_equal(ent_timeline_moment(timeline, 1).difference_count, 0);
    assert_false(ent_timeline_moment(timeline, 2).withdrawn);
    assert_true(ent_timeline_moment(timeline, 2).difference_count > 0);
    ent_timeline_free(timeline);
    ent_dispute_free(part);
    ent_dispute_free(dispute);
}

static bool take(void *user, const char *bytes, size_t length)
{
    (void)user;
    return bytes != NULL && length > 0;
}

static void arguments(void **state)
{
    (void)state;
    static const char *const none[] = {NULL};
    ent_dispute *dispute = read_dispute(context, HEAD EVENTS);
    ent_dispute *quiet = read_dispute(context, HEAD);
    ent_timeline_options options, bad;
    ent_timeline *out = NULL;
    ent_timeline_defaults(&options);
    assert_int_equal(ent_timeline_new(NULL, dispute, &options, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_timeline_new(context, NULL, &options, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_timeline_new(context, dispute, NULL, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_timeline_new(context, dispute, &options, NULL), ENT_ERROR_ARGUMENT);
    for (int k = 0; k < 5; k++) {
        bad = options;
        bad.size -= k == 0;
        bad.concepts = k == 1 ? 0 : k == 2 ? 1u << ENT_CONCEPT_COUNT : bad.concepts;
        bad.max_tries = k == 3 ? 0 : bad.max_tries;
        bad.targets = k == 4 ? none : NULL;
        bad.target_count = k == 4;
        assert_int_equal(ent_timeline_new(context, dispute, &bad, &out), ENT_ERROR_ARGUMENT);
    }
    assert_null(out);
    assert_int_equal(ent_timeline_new(context, quiet, &options, &out), ENT_ERROR_NOT_FOUND);
    assert_string_equal(ent_diagnostic_at(context, 0)->code, "E809");
    ent_diagnostics_clear(context);
    ent_timeline_free(NULL);
    ent_dispute_free(quiet);
    ent_dispute_free(dispute);
}

static void report_arguments(void **state)
{
    (void)state;
    ent_dispute *dispute = read_dispute(context, HEAD EVENTS);
    ent_timeline *timeline = make(dispute, false);
    const ent_sink sink = {.write = take}, none = {.write = NULL};
    ent_timeline_view view = {.size = sizeof view, .most = 1};
    for (int format = 0; format < 3; format++) {
        const ent_format f = (ent_format)format;
        assert_int_equal(ent_report_timeline(context, timeline, &view, f, &sink), ENT_OK);
        assert_int_equal(ent_report_timeline(NULL, timeline, &view, f, &sink), ENT_ERROR_ARGUMENT);
        assert_int_equal(ent_report_timeline(context, NULL, &view, f, &sink), ENT_ERROR_ARGUMENT);
        assert_int_equal(ent_report_timeline(context, timeline, NULL, f, &sink),
                         ENT_ERROR_ARGUMENT);
        assert_int_equal(ent_report_timeline(context, timeline, &view, f, NULL),
                         ENT_ERROR_ARGUMENT);
        assert_int_equal(ent_report_timeline(context, timeline, &view, f, &none),
                         ENT_ERROR_ARGUMENT);
    }
    assert_int_equal(ent_report_timeline(context, timeline, &view, (ent_format)7, &sink),
                     ENT_ERROR_ARGUMENT);
    view.size = 1;
    assert_int_equal(ent_report_timeline(context, timeline, &view, ENT_FORMAT_TEXT, &sink),
                     ENT_ERROR_ARGUMENT);
    ent_timeline_free(timeline);
    ent_dispute_free(dispute);
}

/* An event that leaves nothing in common, and one after which no state is possible. */
static void failures(void **state)
{
    (void)state;
    ent_dispute *dispute = read_dispute(
        context,
        "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}}\npreferences: {a: [{id: x, "
        "want: o}], b: [{id: y, want: o}]}\ntimeline: [{id: all, options: {drop: [o], add: {q: "
        "{party: b}}}, preferences: {a: [{drop: x}], b: [{replace: y, by: {want: q}}]}}]\n");
    ent_timeline_options options;
    ent_timeline *out = NULL;
    ent_timeline_defaults(&options);
    ent_diagnostics_clear(context); /* that a party has no options */
    assert_int_equal(ent_timeline_new(context, dispute, &options, &out), ENT_ERROR_UNSUPPORTED);
    assert_null(out);
    assert_string_equal(ent_diagnostic_at(context, 0)->code, "E741");
    ent_diagnostics_clear(context);
    ent_dispute_free(dispute);
    dispute = read_dispute(context, HEAD "timeline: [{id: none, rules: {add: [never: cut or not "
                                         "cut]}}]\n");
    assert_int_equal(ent_timeline_new(context, dispute, &options, &out), ENT_ERROR_INPUT);
    assert_null(out);
    assert_true(ent_diagnostic_errors(context) > 0);
    const ent_diagnostic *last = ent_diagnostic_at(context, ent_diagnostic_count(context) - 1);
    assert_string_equal(last->code, "N810"); /* of which moment */
    ent_diagnostics_clear(context);
    ent_dispute_free(dispute);
}

/* More states than there may be, at the moment that has them. */
static void limits(void **state)
{
    (void)state;
    ent_context_options limited;
    ent_context *own = NULL;
    ent_timeline_options options;
    ent_timeline *out = NULL;
    ent_context_defaults(&limited);
    limited.max_states = 4;
    assert_int_equal(ent_context_new(&limited, &own), ENT_OK);
    ent_dispute *dispute = read_dispute(context, HEAD EVENTS);
    ent_timeline_defaults(&options);
    assert_int_equal(ent_timeline_new(own, dispute, &options, &out), ENT_ERROR_LIMIT);
    assert_null(out);
    assert_string_equal(ent_diagnostic_at(own, 0)->code, "E401");
    ent_dispute_free(dispute);
    ent_context_free(own);
}

/* How far it is, as it is told. */
typedef struct progress {
    uint64_t last, total;
    size_t told;
} progress;

static void tell(void *user, const char *stage, uint64_t done, uint64_t total)
{
    progress *p = user;
    assert_non_null(stage);
    assert_true(done >= p->last && done <= total);
    p->last = done;
    p->total = total;
    p->told++;
}

/* Progress is told by moments and never goes back. */
static void progress_by_moments(void **state)
{
    (void)state;
    progress seen = {.last = 0};
    ent_context_options options;
    ent_context *own = NULL;
    ent_timeline_options asked;
    ent_timeline *out = NULL;
    ent_context_defaults(&options);
    options.progress = tell;
    options.user = &seen;
    assert_int_equal(ent_context_new(&options, &own), ENT_OK);
    ent_dispute *dispute = read_dispute(context, HEAD EVENTS);
    ent_timeline_defaults(&asked);
    assert_int_equal(ent_timeline_new(own, dispute, &asked, &out), ENT_OK);
    assert_true(seen.told >= MOMENTS);
    assert_int_equal(seen.total, MOMENTS);
    assert_int_equal(seen.last, MOMENTS - 1);
    ent_timeline_free(out);
    ent_dispute_free(dispute);
    ent_context_free(own);
}

static ent_format wanted;

static ent_status act(refusal *r)
{
    const ent_sink sink = {.write = take};
    const ent_timeline_view view = {.size = sizeof view};
    ent_timeline_options options;
    ent_timeline *out = NULL;
    ent_timeline_defaults(&options);
    options.leverage = wanted == ENT_FORMAT_JSON;
    options.max_tries = 50;
    ent_status status = ent_timeline_new(r->context, r->dispute, &options, &out);
    assert_int_equal(out != NULL, status == ENT_OK);
    if (status == ENT_OK) {
        status = ent_report_timeline(r->context, out, &view, wanted, &sink);
    }
    ent_timeline_free(out);
    return status;
}

static void refused(void **state)
{
    (void)state;
    for (int format = 0; format < 3; format++) {
        refusal r = {.ordinary = ENT_OK, .some = true};
        wanted = (ent_format)format;
        assert_true(refusal_exhaust(&r, act, HEAD EVENTS) > 10);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees),
        cmocka_unit_test(adds_up),
        cmocka_unit_test(turns),
        cmocka_unit_test(ways),
        cmocka_unit_test(words),
        cmocka_unit_test(targets),
        cmocka_unit_test(leverage),
        cmocka_unit_test(selections),
        cmocka_unit_test(arguments),
        cmocka_unit_test(report_arguments),
        cmocka_unit_test(failures),
        cmocka_unit_test(limits),
        cmocka_unit_test(progress_by_moments),
        cmocka_unit_test(refused),
    };
    context = new_context();
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    ent_context_free(context);
    return failed;
}
