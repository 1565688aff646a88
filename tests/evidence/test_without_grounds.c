/* SPDX-License-Identifier: MIT */
/*
 * The law of withdrawing: what a selection makes of a file is what the file without those items says.
 *
 * A random dispute is written twice, whole and without the items and events that rest on what is withdrawn; the selection
 * of the first and the second as it stands must give the same solution, state by state, at every moment.
 */
#include "refusal.h"
#include "unit/one_context.h"

#include "evidence/evidence.h"

enum { ROOM = 1 << 15, SOURCES = 3, PARTIES = 3, OPTIONS = 5, WISHES = 5, RULES = 3, EVENTS = 4 };

static size_t rounds = 300;

/* On what an item rests, as written: SOURCES and ENT_BASIS_COUNT: silent. */
typedef struct rest {
    size_t source, basis;
} rest;

typedef struct item {
    char text[160];
    rest on;
} item;

/* A change of the wishes of a party: insert, drop, replace or move. */
typedef struct step {
    int kind;
    size_t party, wish,
        place; /* the id that is changed; of the place: WISHES first, WISHES + 1 last */
    item brought;
} step;

typedef struct event {
    rest on;
    step steps[2];
    size_t step_count, today; /* an option that is turned; OPTIONS: none */
    bool turned, rule;        /* its value, and whether the event adds a rule */
    item added;
} event;

typedef struct sketch {
    bool weights[PARTIES], ranked[PARTIES];
    item wishes[PARTIES][WISHES], ranking[PARTIES], rules[RULES], unseen[PARTIES];
    size_t rule_count, event_count;
    event events[EVENTS];
} sketch;

/* What is withdrawn, as bits. */
typedef struct cut {
    unsigned sources, bases;
} cut;

static rest draw_rest(uint64_t *random)
{
    return (rest){below(random, SOURCES + 1), below(random, ENT_BASIS_COUNT + 1)};
}

static bool is_cut(const cut *c, rest on)
{
    const size_t basis = on.basis == ENT_BASIS_COUNT ? ENT_BASIS_ASSUMED : on.basis;
    return (c->bases >> basis & 1) != 0 || (on.source < SOURCES && (c->sources >> on.source & 1));
}

/* What an event brings is silent or has grounds of its own, and then both. */
static bool is_brought_cut(const cut *c, rest on, rest of_event)
{
    const bool silent = on.source == SOURCES && on.basis == ENT_BASIS_COUNT;
    return is_cut(c, of_event) || (!silent && is_cut(c, on));
}

static void draw_expression(uint64_t *random, char *out, size_t room)
{
    static const char *const joints[] = {"and", "or", "implies"};
    (void)snprintf(out, room, "%so%zu %s %so%zu", below(random, 2) ? "not " : "",
                   below(random, OPTIONS), joints[below(random, 3)], below(random, 2) ? "not " : "",
                   below(random, OPTIONS));
}

static void draw_item(uint64_t *random, item *out)
{
    draw_expression(random, out->text, sizeof out->text);
    out->on = draw_rest(random);
}

static void draw_step(uint64_t *random, const sketch *s, step *out)
{
    do {
        out->party = below(random, PARTIES);
    } while (s->ranked[out->party]);
    out->kind = (int)below(random, 4);
    out->wish = below(random, WISHES);
    out->place = below(random, WISHES + 2);
    draw_item(random, &out->brought);
}

static void draw_event(uint64_t *random, const sketch *s, event *out)
{
    out->on = draw_rest(random);
    out->step_count = below(random, 3);
    for (size_t k = 0; k < out->step_count; k++) {
        draw_step(random, s, &out->steps[k]);
    }
    out->today = below(random, 2) == 0 ? below(random, OPTIONS) : OPTIONS;
    out->turned = below(random, 2) == 0;
    out->rule = below(random, 3) == 0;
    draw_item(random, &out->added);
}

static void draw_sketch(uint64_t *random, size_t events, sketch *s)
{
    *s = (sketch){.rule_count = below(random, RULES + 1), .event_count = events};
    for (size_t p = 0; p < PARTIES; p++) {
        s->ranked[p] = p > 0 && below(random, 4) == 0;
        s->weights[p] = below(random, 3) == 0;
        for (size_t k = 0; k < WISHES; k++) {
            draw_item(random, &s->wishes[p][k]);
        }
        draw_item(random, &s->ranking[p]);
        draw_item(random, &s->unseen[p]);
    }
    for (size_t k = 0; k < RULES; k++) {
        draw_item(random, &s->rules[k]);
    }
    for (size_t k = 0; k < events; k++) {
        draw_event(random, s, &s->events[k]);
    }
}

/* A growing text. */
typedef struct page {
    char text[ROOM];
    size_t at;
} page;

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
static void
put(page *out, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    out->at += (size_t)vsnprintf(out->text + out->at, ROOM - out->at, format, list);
    va_end(list);
    assert_true(out->at < ROOM);
}

static void put_rest(page *out, rest on)
{
    if (on.source < SOURCES) {
        put(out, ", source: s%zu", on.source);
    }
    if (on.basis < ENT_BASIS_COUNT) {
        put(out, ", basis: %s", ent_basis_word((ent_basis)on.basis));
    }
}

/* A mapping with an expression, its grounds, and what else. */
static void put_item(page *out, const char *key, const item *one, const char *more)
{
    put(out, "{%s: %s%s", key, one->text, more);
    put_rest(out, one->on);
    put(out, "}\n");
}

/* A key, the first time that something stands under it. */
static void put_key(page *out, bool *known, const char *key)
{
    put(out, "%s", *known ? "" : key);
    *known = true;
}

static void put_wishes(page *out, const sketch *s, const cut *c, size_t p)
{
    char more[40], key[40];
    bool known = false;
    (void)snprintf(key, sizeof key, "  p%zu:\n%s", p, s->weights[p] ? "    weights:\n" : "");
    for (size_t k = 0; k < WISHES; k++) {
        if (!is_cut(c, s->wishes[p][k].on)) {
            put_key(out, &known, key);
            (void)snprintf(more, sizeof more,
                           s->weights[p] ? ", id: w%zu, weight: %zu" : ", id: w%zu", k, k + 1);
            put(out, "      - ");
            put_item(out, "want", &s->wishes[p][k], more);
        }
    }
    if (!known && !s->ranked[p]) { /* an empty list is one, too: events may insert into it */
        put(out, s->weights[p] ? "  p%zu: {weights: []}\n" : "  p%zu: []\n", p);
    }
}

static void put_ranking(page *out, const sketch *s, const cut *c, size_t p)
{
    if (!is_cut(c, s->ranking[p].on)) {
        put(out, "  p%zu: {ranking: [['%s'], rest]", p, s->ranking[p].text);
        put_rest(out, s->ranking[p].on);
        put(out, "}\n");
    }
}

static void put_sections(page *out, const sketch *s, const cut *c)
{
    bool known = false;
    put(out, "entente: 1\nsources: {s0: {title: A}, s1: {title: B}, s2: {title: C}}\n"
             "parties: {p0: , p1: , p2: }\noptions:\n");
    for (size_t o = 0; o < OPTIONS; o++) {
        put(out, "  o%zu: {party: p%zu, source: s%zu, basis: inferred}\n", o, o * PARTIES / OPTIONS,
            o % SOURCES);
    }
    for (size_t k = 0; k < s->rule_count; k++) {
        if (!is_cut(c, s->rules[k].on)) {
            put_key(out, &known, "rules:\n");
            put(out, "  - ");
            put_item(out, k == 2 ? "same" : "never", &s->rules[k], "");
        }
    }
    put(out, "states: {calm: not o0 and not o2, deal: o0 and o1 and o4}\npreferences:\n");
    for (size_t p = 0; p < PARTIES; p++) {
        (s->ranked[p] ? put_ranking : put_wishes)(out, s, c, p);
    }
    known = false;
    for (size_t p = 0; p < PARTIES; p++) {
        if (!is_cut(c, s->unseen[p].on)) {
            put_key(out, &known, "misperceptions:\n");
            put(out, "  p%zu:\n    - ", p);
            put_item(out, "unseen", &s->unseen[p], "");
        }
    }
}

static void put_place(page *out, size_t place)
{
    if (place < WISHES) {
        put(out, "          before: w%zu\n", place);
    } else {
        put(out, "          at: %s\n", place == WISHES ? "first" : "last");
    }
}

static void put_step(page *out, const sketch *s, const cut *c, const event *e, size_t k,
                     size_t number)
{
    static const char *const words[] = {"insert", "drop", "replace", "move"};
    const step *one = &e->steps[k];
    char more[40];
    const char *weight = s->weights[one->party] ? ", weight: 9" : "";
    const bool gone = is_brought_cut(c, one->brought.on, e->on);
    if (one->kind == 0 && gone) {
        return;
    }
    const int kind = one->kind == 2 && gone ? 1 : one->kind; /* replaced by nothing */
    put(out, "      p%zu:\n        - %s: ", one->party, words[kind]);
    if (kind == 0) {
        (void)snprintf(more, sizeof more, ", id: n%zu_%zu%s", number, k, weight);
        put_item(out, "want", &one->brought, more);
        put_place(out, one->place);
        return;
    }
    put(out, "w%zu\n", one->wish);
    if (kind == 2) {
        put(out, "          by: ");
        put_item(out, "want", &one->brought, weight);
    } else if (kind == 3) {
        put_place(out, one->place);
    }
}

static void put_event(page *out, const sketch *s, const cut *c, size_t number)
{
    const event *e = &s->events[number];
    put(out, "  - id: e%zu\n", number);
    if (e->on.source < SOURCES) {
        put(out, "    source: s%zu\n", e->on.source);
    }
    if (e->on.basis < ENT_BASIS_COUNT) {
        put(out, "    basis: %s\n", ent_basis_word((ent_basis)e->on.basis));
    }
    if (e->today < OPTIONS) {
        put(out, "    today: {o%zu: %s}\n", e->today, e->turned ? "yes" : "no");
    }
    if (e->rule && !is_brought_cut(c, e->added.on, e->on)) {
        put(out, "    rules:\n      add:\n        - ");
        put_item(out, "never", &e->added, "");
    }
    for (size_t k = 0; k < e->step_count; k++) {
        if (k == 0) {
            put(out, "    preferences:\n");
        }
        put_step(out, s, c, e, k, number);
    }
}

/* The file without what is cut, at a moment. */
static void write_file(page *out, const sketch *s, const cut *c, size_t moment)
{
    bool known = false;
    out->at = 0;
    put_sections(out, s, c);
    for (size_t k = 0; k < moment; k++) {
        if (!is_cut(c, s->events[k].on)) {
            put_key(out, &known, "timeline:\n");
            put_event(out, s, c, k);
        }
    }
}

static bool gather(void *user, const char *bytes, size_t length)
{
    page *to = user;
    assert_true(to->at + length < ROOM);
    memcpy(to->text + to->at, bytes, length);
    to->at += length;
    to->text[to->at] = '\0';
    return true;
}

/* What `solve` writes of a dispute, or what the matter is; the dispute is released. */
static void solve(ent_status status, ent_dispute *dispute, page *out)
{
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    const ent_sink sink = {.write = gather, .user = out};
    const ent_solution_view view = {.size = sizeof view};
    out->at = 0;
    out->text[0] = '\0';
    if (status == ENT_OK) {
        status = ent_space_new(context, dispute, &space);
    }
    if (status == ENT_OK) {
        status = ent_solution_new(context, space, NULL, &solution);
    }
    if (status == ENT_OK) {
        status = ent_report_solution(context, solution, &view, ENT_FORMAT_CSV, &sink);
    }
    if (status != ENT_OK) {
        put(out, "failed: %s", ent_status_text(status));
    }
    ent_diagnostics_clear(context);
    ent_solution_free(solution);
    ent_space_free(space);
    ent_dispute_free(dispute);
}

static void selected(const ent_dispute *whole, const cut *c, size_t moment, page *out)
{
    static const char *const ids[] = {"s0", "s1", "s2"};
    const char *without[SOURCES];
    ent_selection selection;
    ent_dispute *dispute = NULL;
    ent_selection_defaults(&selection);
    for (size_t k = 0; k < SOURCES; k++) {
        if ((c->sources >> k & 1) != 0) {
            without[selection.without_source_count++] = ids[k];
        }
    }
    selection.moment = moment;
    selection.without_sources = without;
    selection.without_bases = c->bases;
    const ent_status status = ent_dispute_select(context, whole, &selection, &dispute);
    solve(status, dispute, out);
}

/* What is withdrawn: mostly one source or one basis. */
static cut draw_cut(uint64_t *random)
{
    cut c = {.sources = 1u << below(random, SOURCES)};
    if (below(random, 3) == 0) {
        c = (cut){.bases = 1u << below(random, ENT_BASIS_COUNT)};
    } else if (below(random, 4) == 0) {
        c = (cut){(unsigned)below(random, 8), (unsigned)below(random, 8)};
    }
    return c;
}

/* Holds one selection against the file that is written without it. Counts those of which there is something to say. */
static void compare(const sketch *s, const ent_dispute *whole, const cut *c, size_t moment,
                    size_t *said)
{
    static page file, by_hand, by_selection;
    ent_dispute *dispute = NULL;
    write_file(&file, s, c, moment);
    const ent_status status = ent_dispute_read_text(context, "cut", file.text, file.at, &dispute);
    if (status == ENT_ERROR_INPUT) { /* an event speaks of what is withdrawn */
        ent_diagnostics_clear(context);
        return;
    }
    solve(status, dispute, &by_hand);
    selected(whole, c, moment, &by_selection);
    if (strcmp(by_hand.text, by_selection.text) != 0) {
        print_message("without %x, bases %x, at %zu:\n%s", c->sources, c->bases, moment, file.text);
    }
    assert_string_equal(by_selection.text, by_hand.text);
    *said += strncmp(by_hand.text, "failed", 6) != 0;
}

static size_t run(uint64_t seed, size_t events)
{
    static page file;
    static const cut nothing = {0, 0};
    uint64_t random = seed;
    size_t said = 0;
    for (size_t turn = 0; turn < rounds; turn++) {
        sketch s;
        ent_dispute *whole = NULL;
        draw_sketch(&random, events, &s);
        write_file(&file, &s, &nothing, events);
        if (ent_dispute_read_text(context, "whole", file.text, file.at, &whole) != ENT_OK) {
            ent_diagnostics_clear(context);
            continue; /* an event drops what another one changes, or changes one thing twice */
        }
        for (size_t k = 0; k < 4; k++) {
            const cut c = draw_cut(&random);
            compare(&s, whole, &c, below(&random, events + 1), &said);
        }
        ent_diagnostics_clear(context);
        ent_dispute_free(whole);
    }
    return said;
}

/* A dispute, solved. */
typedef struct solved {
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
} solved;

static bool solve_text(const page *file, solved *out)
{
    *out = (solved){.dispute = NULL};
    ent_status status = ent_dispute_read_text(context, "test", file->text, file->at, &out->dispute);
    if (status == ENT_OK) {
        status = ent_space_new(context, out->dispute, &out->space);
    }
    if (status == ENT_OK) {
        status = ent_solution_new(context, out->space, NULL, &out->solution);
    }
    ent_diagnostics_clear(context);
    return status == ENT_OK;
}

static void drop(solved *one)
{
    ent_solution_free(one->solution);
    ent_space_free(one->space);
    ent_dispute_free(one->dispute);
}

/* Holds two tellings of what falls against each other. */
static void same_fall(const ent_fall *a, const ent_fall *b)
{
    assert_int_equal(a->states, b->states);
    assert_int_equal(a->concepts, b->concepts);
    assert_int_equal(a->name_count, 2);
    assert_memory_equal(a->names, b->names, 2 * sizeof *a->names);
    assert_memory_equal(a->counts, b->counts, sizeof a->counts);
    assert_memory_equal(a->today, b->today, sizeof a->today);
    assert_memory_equal(a->today_known, b->today_known, sizeof a->today_known);
    assert_int_equal(a->gained.total, b->gained.total);
    assert_int_equal(a->lost.total, b->lost.total);
    assert_int_equal(a->lost.count, b->lost.count);
    for (size_t k = 0; k < a->lost.count; k++) {
        assert_int_equal(a->lost.states[k].state, b->lost.states[k].state);
        assert_int_equal(a->lost.states[k].concepts, b->lost.states[k].concepts);
    }
}

/* Under which concepts a state is in a list. */
static unsigned listed(const ent_fall_list *list, uint64_t state)
{
    unsigned found = 0;
    for (uint64_t k = 0; k < list->count; k++) {
        found = list->states[k].state == state ? list->states[k].concepts : found;
    }
    return found;
}

/* Holds what is told to hang on a source or a basis against the file without it. Returns whether there was one. */
static bool check_fall(const sketch *s, const solved *whole, const ent_fall *fall, ent_arena *arena)
{
    static page file;
    const cut c = {fall->source == SIZE_MAX ? 0 : 1u << fall->source,
                   fall->source == SIZE_MAX ? 1u << fall->basis : 0};
    ent_fall by_hand = {.claims = 0};
    ent_comparison *comparison = NULL;
    solved left;
    write_file(&file, s, &c, s->event_count);
    const bool good = solve_text(&file, &left);
    if (good && fall->claims > 0) {
        assert_null(fall->failure);
        assert_true(fall->worked);
        assert_int_equal(ent_comparison_new(context, whole->solution, left.solution, &comparison),
                         ENT_OK);
        assert_int_equal(ent_fall_read(arena, comparison, 0, &by_hand), ENT_OK);
        same_fall(fall, &by_hand);
        assert_int_equal(fall->watched[0].lost, listed(&by_hand.lost, fall->watched[0].state));
    }
    ent_comparison_free(comparison);
    drop(&left);
    return good && fall->claims > 0;
}

static void hanging(void **state)
{
    (void)state;
    static page file;
    static const cut nothing = {0, 0};
    uint64_t random = 15;
    size_t checked = 0;
    for (size_t turn = 0; turn < rounds / 3; turn++) {
        sketch s;
        solved whole;
        ent_arena arena;
        ent_hanging found;
        draw_sketch(&random, below(&random, EVENTS), &s);
        write_file(&file, &s, &nothing, s.event_count);
        ent_arena_init(&arena, &context->allocator);
        if (solve_text(&file, &whole)) {
            const uint64_t last = ent_state_count(ent_solution_space(whole.solution)) - 1;
            const ent_hanging_options options = {
                .most_states = 1 << 20, .watched = &last, .watched_count = 1};
            assert_int_equal(ent_hanging_new(context, whole.solution, &options, &arena, &found),
                             ENT_OK);
            assert_int_equal(found.count, SOURCES + ENT_BASIS_COUNT);
            for (size_t k = 0; k < found.count; k++) {
                checked += check_fall(&s, &whole, &found.falls[k], &arena);
            }
        }
        drop(&whole);
        ent_arena_free(&arena);
    }
    assert_true(checked > rounds / 3);
}

static void sections(void **state)
{
    (void)state;
    assert_true(run(11, 0) > 2 * rounds);
}

static void events(void **state)
{
    (void)state;
    assert_true(run(12, 1) + run(13, 2) + run(14, EVENTS) > rounds);
}

int main(int count, char **words)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sections), cmocka_unit_test(events),
                                       cmocka_unit_test(hanging)};
    rounds = count > 1 ? strtoul(words[1], NULL, 10) : rounds;
    return cmocka_run_group_tests_name("withdrawn", tests, open_context, close_context);
}
