/* SPDX-License-Identifier: MIT */
/*
 * Findings of the analysis, each held against its definition on random small disputes.
 *
 * Rules are judged by trying all assignments, statements by looking at all states or pairs of states.
 * A warning must be there exactly when the definition says so, and the rules that its notes name must
 * be such rules.
 */
#include "unit/support.h"

enum { MOST_RULES = 6, SOURCES = 3 };

typedef struct fixture {
    char *text;
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space; /* NULL when no state is feasible */
} fixture;

static void tear_down(fixture *f)
{
    ent_space_free(f->space);
    ent_dispute_free(f->dispute);
    ent_context_free(f->context);
    free(f->text);
}

static shape random_shape(uint64_t *random)
{
    shape s = {.parties = 1 + below(random, 3), .names = below(random, 4)};
    const size_t options = 1 + below(random, 5);
    for (size_t o = 0; o < options; o++) {
        add_option(&s, o * s.parties / options, below(random, 4) > 0 ? 2 : 3, ENT_MOVES_ANY);
    }
    return s;
}

static void write_source(FILE *out, uint64_t *random)
{
    if (below(random, 12) == 0) {
        fprintf(out, "    source: s_%zu\n", below(random, SOURCES));
    }
}

static void write_quoted(FILE *out, uint64_t *random, const shape *s, int depth)
{
    fputc('"', out);
    write_expression(out, random, s, 0, depth);
    fputs("\"\n", out);
}

static void write_rules(FILE *out, uint64_t *random, const shape *s)
{
    const size_t rules = below(random, MOST_RULES + 1);
    fputs(rules > 0 ? "rules:\n" : "", out);
    for (size_t r = 0; r < rules; r++) {
        fprintf(out, "  - %s: ", below(random, 3) == 0 ? "always" : "never");
        write_quoted(out, random, s, 1 + (int)below(random, 2));
        write_source(out, random);
    }
}

static void write_ranking(FILE *out, uint64_t *random, const shape *s)
{
    fputs("    ranking:\n    - ", out);
    write_quoted(out, random, s, 1);
    if (below(random, 8) == 0) {
        fputs("    - s1\n", out);
    }
    fputs("    - rest\n    of: 4\n", out);
}

static void write_preferences(FILE *out, uint64_t *random, const shape *s)
{
    fputs("preferences:\n", out);
    for (size_t p = 0; p < s->parties; p++) {
        const size_t kind = below(random, 6), statements = below(random, 5);
        fprintf(out, "  p%zu:%s\n", p, kind > 1 && statements == 0 ? " []" : "");
        if (kind == 0) {
            write_ranking(out, random, s);
            continue;
        }
        fputs(kind == 1 ? "    weights:\n" : "", out);
        for (size_t i = 0; i < statements + (kind == 1); i++) {
            fputs("    - want: ", out);
            write_quoted(out, random, s, (int)below(random, 3));
            fputs(kind == 1 ? "      weight: 1\n" : "", out);
            fputs(below(random, 12) == 0 ? "      source: s_0\n" : "", out);
        }
    }
}

static fixture set_up(uint64_t *random)
{
    const shape s = random_shape(random);
    fixture f = {.context = new_context()};
    size_t length = 0;
    FILE *out = open_memstream(&f.text, &length);
    assert_non_null(out);
    write_head(out, random, &s);
    fputs("sources:\n", out);
    for (size_t i = 0; i < SOURCES; i++) {
        fprintf(out, "  s_%zu: {title: t}\n", i);
    }
    write_rules(out, random, &s);
    write_preferences(out, random, &s);
    assert_int_equal(fclose(out), 0);
    f.dispute = read_dispute(f.context, f.text);
    ent_diagnostics_clear(f.context);
    const ent_status status = ent_space_new(f.context, f.dispute, &f.space);
    assert_true(status == ENT_OK || status == ENT_ERROR_INPUT);
    if (status == ENT_OK) {
        assert_int_equal(ent_findings(f.context, f.space), ENT_OK);
    }
    return f;
}

/* The diagnostic with this code at this byte, or NULL. */
static const ent_diagnostic *told(const fixture *f, const char *code, size_t start)
{
    for (size_t i = 0; i < ent_diagnostic_count(f->context); i++) {
        const ent_diagnostic *d = ent_diagnostic_at(f->context, i);
        if (strcmp(d->code, code) == 0 && (!d->has_place || d->place.byte_start == start)) {
            return d;
        }
    }
    return NULL;
}

static size_t found[600]; /* per number of a code: so often was it told, and rightly */

/* Asserts that a diagnostic is there exactly when it should be; returns it. */
static const ent_diagnostic *expect(const fixture *f, const char *code, size_t start, bool should)
{
    const ent_diagnostic *d = told(f, code, start);
    if ((d != NULL) != should) {
        fail_msg("%s %s at byte %zu of\n%s", code, should ? "is missing" : "is wrong", start,
                 f->text);
    }
    found[atoi(code + 1)] += should;
    return d;
}

static bool next_assignment(const ent_dispute *dispute, uint32_t *values)
{
    for (size_t o = 0; o < dispute->option_count; o++) {
        if (++values[o] < dispute->options[o].value_count) {
            return true;
        }
        values[o] = 0;
    }
    return false;
}

/* Whether some assignment makes the rules of a set true and the expression, unless NULL, as wanted. */
static bool possible(const ent_dispute *dispute, unsigned rules, const ent_expression *extra,
                     bool wanted)
{
    uint32_t values[MOST_OPTIONS] = {0};
    do {
        bool holds = extra == NULL || truth(extra, values) == wanted;
        for (size_t r = 0; r < dispute->rule_count && holds; r++) {
            holds = (rules >> r & 1) == 0 || truth(dispute->rules[r].always, values);
        }
        if (holds) {
            return true;
        }
    } while (next_assignment(dispute, values));
    return false;
}

static size_t size_of(unsigned set)
{
    size_t size = 0;
    for (; set != 0; set &= set - 1) {
        size++;
    }
    return size;
}

/* The set of rules that the notes of a diagnostic point to. */
static unsigned noted(const fixture *f, const ent_diagnostic *d)
{
    unsigned set = 0;
    for (size_t i = 0; i < d->note_count; i++) {
        for (size_t r = 0; r < f->dispute->rule_count; r++) {
            set |= (unsigned)(d->notes[i].place.byte_start == f->dispute->rules[r].span.start) << r;
        }
    }
    assert_int_equal(size_of(set), d->note_count);
    return set;
}

/* Whether no set of fewer of the rules in `among` bars what the set bars. */
static bool is_smallest(const ent_dispute *dispute, unsigned set, unsigned among,
                        const ent_expression *extra, bool wanted)
{
    for (unsigned other = 0; other < 1u << dispute->rule_count; other++) {
        if ((other & ~among) == 0 && size_of(other) < size_of(set) &&
            !possible(dispute, other, extra, wanted)) {
            return false;
        }
    }
    return !possible(dispute, set, extra, wanted);
}

static void check_conflict(const fixture *f)
{
    const unsigned all = (1u << f->dispute->rule_count) - 1;
    const ent_diagnostic *d = expect(f, "E313", 0, !possible(f->dispute, all, NULL, true));
    if (d == NULL) {
        return;
    }
    const unsigned set = noted(f, d);
    assert_false(possible(f->dispute, set, NULL, true));
    for (unsigned r = 0; r < f->dispute->rule_count; r++) {
        assert_true((set >> r & 1) == 0 || possible(f->dispute, set & ~(1u << r), NULL, true));
    }
    if (size_of(set) <= 4) { /* all that are smaller were tried */
        assert_true(size_of(set) == 1 || strstr(d->message, "no fewer do") != NULL);
        assert_true(is_smallest(f->dispute, set, all, NULL, true));
    }
}

static void check_rules(const fixture *f)
{
    const unsigned all = (1u << f->dispute->rule_count) - 1;
    for (unsigned r = 0; r < f->dispute->rule_count; r++) {
        const ent_expression *rule = f->dispute->rules[r].always;
        const unsigned others = all & ~(1u << r);
        const ent_diagnostic *d = expect(f, "W506", f->dispute->rules[r].span.start,
                                         !possible(f->dispute, others, rule, false));
        if (d == NULL) {
            continue;
        }
        const unsigned set = noted(f, d);
        assert_int_equal(set & ~others, 0);
        assert_int_equal(strstr(d->message, "nothing can break it") != NULL, set == 0);
        if (size_of(set) <= 4) {
            assert_true(is_smallest(f->dispute, set, others, rule, false));
        }
        for (unsigned first = 0; size_of(set) == 1 && set >> first != 1; first++) {
            assert_true(first == r || possible(f->dispute, 1u << first, rule, false));
        }
    }
}

/* The notes of what the rules bar: none when it bars itself, the first rule that does so alone. */
static void check_bar(const fixture *f, const ent_diagnostic *d, const ent_expression *what,
                      bool wanted)
{
    unsigned expected = 0;
    const bool by_itself = !possible(f->dispute, 0, what, wanted);
    for (unsigned r = 0; r < f->dispute->rule_count && expected == 0 && !by_itself; r++) {
        expected = possible(f->dispute, 1u << r, what, wanted) ? 0 : 1u << r;
    }
    assert_int_equal(noted(f, d), expected);
    assert_int_equal(by_itself, strstr(d->message, "contradicts itself") != NULL ||
                                    strstr(d->message, "whatever happens") != NULL);
}

/* In how many states an expression holds. */
static size_t holds_in(const fixture *f, const ent_expression *e)
{
    size_t total = 0;
    for (size_t s = 0; s < f->space->count; s++) {
        uint32_t values[MOST_OPTIONS];
        state_values(f->space, s, values);
        total += truth(e, values);
    }
    return total;
}

static bool differ(const fixture *f, const ent_expression *e, size_t a, size_t b)
{
    uint32_t one[MOST_OPTIONS], other[MOST_OPTIONS];
    state_values(f->space, a, one);
    state_values(f->space, b, other);
    return truth(e, one) != truth(e, other);
}

/* Whether two states differ on a statement of a party and on none of the first `above`. */
static bool divides_after(const fixture *f, const ent_party *party, size_t above, size_t statement)
{
    for (size_t a = 0; a < f->space->count; a++) {
        for (size_t b = 0; b < a; b++) {
            size_t first = 0;
            while (first < above && !differ(f, party->statements[first].want, a, b)) {
                first++;
            }
            if (first == above && differ(f, party->statements[statement].want, a, b)) {
                return true;
            }
        }
    }
    return false;
}

/* In how many states the statements of a party have different truths. */
static size_t differing(const fixture *f, const ent_party *party, size_t one, size_t other)
{
    size_t count = 0;
    for (size_t s = 0; s < f->space->count; s++) {
        uint32_t values[MOST_OPTIONS];
        state_values(f->space, s, values);
        count += truth(party->statements[one].want, values) !=
                 truth(party->statements[other].want, values);
    }
    return count;
}

/* The first statement above that is the same or the contrary, or else the last that an idle one cannot do without. */
static void check_decider(const fixture *f, const ent_party *party, size_t idle,
                          const ent_diagnostic *d)
{
    size_t kin = 0, needed = idle;
    while (kin < idle && differing(f, party, kin, idle) % f->space->count != 0) {
        kin++;
    }
    while (kin == idle && needed > 0 && !divides_after(f, party, needed - 1, idle)) {
        needed--;
    }
    const size_t shown = kin < idle ? kin : needed - 1;
    assert_int_equal(d->note_count, 1);
    assert_int_equal(d->notes[0].place.byte_start, party->statements[shown].want->span.start);
    if (kin < idle) {
        assert_string_equal(d->notes[0].message, differing(f, party, kin, idle) == 0
                                                     ? "this wish says the same"
                                                     : "this wish says the contrary");
    }
}

static void check_statement(const fixture *f, const ent_party *party, size_t i)
{
    const ent_expression *want = party->statements[i].want;
    const size_t holds = holds_in(f, want), start = want->span.start;
    const ent_diagnostic *never = expect(f, "W504", start, holds == 0);
    const ent_diagnostic *always = expect(f, "W505", start, holds == f->space->count);
    if (never != NULL) {
        check_bar(f, never, want, true);
    }
    if (always != NULL) {
        check_bar(f, always, want, false);
    }
    const bool idle = never == NULL && always == NULL && party->order == ENT_ORDER_STATEMENTS &&
                      !divides_after(f, party, i, i);
    const ent_diagnostic *d = expect(f, "W509", start, idle);
    if (d != NULL) {
        check_decider(f, party, i, d);
    }
}

static void check_preferences(const fixture *f)
{
    for (size_t p = 0; p < f->dispute->party_count; p++) {
        const ent_party *party = &f->dispute->parties[p];
        for (size_t i = 0; i < party->statement_count; i++) {
            check_statement(f, party, i);
        }
        for (size_t i = 0; i < party->ranked_count; i++) {
            const ent_ranked *item = &party->ranked[i];
            if (item->want != NULL) {
                (void)expect(f, "W504", item->want->span.start, holds_in(f, item->want) == 0);
            }
        }
    }
}

static bool same_states(const fixture *f, size_t a, size_t b)
{
    for (size_t s = 0; s < f->space->count; s++) {
        uint32_t values[MOST_OPTIONS];
        state_values(f->space, s, values);
        if (truth(f->dispute->names[a].meaning, values) !=
            truth(f->dispute->names[b].meaning, values)) {
            return false;
        }
    }
    return true;
}

static void check_names(const fixture *f)
{
    for (size_t n = 0; n < f->dispute->name_count; n++) {
        const ent_state_name *name = &f->dispute->names[n];
        const bool empty = holds_in(f, name->meaning) == 0;
        size_t first = 0;
        while (first < n && !same_states(f, first, n)) {
            first++;
        }
        const ent_diagnostic *d = expect(f, "W503", name->span.start, empty);
        if (d != NULL) {
            check_bar(f, d, name->meaning, true);
        }
        d = expect(f, "W507", name->span.start, !empty && first < n);
        assert_true(d == NULL ||
                    d->notes[0].place.byte_start == f->dispute->names[first].span.start);
    }
}

static bool mentions(const ent_expression *e, size_t option)
{
    bool any = e->op == ENT_OP_LEAF && e->option == option;
    any = any || (e->op == ENT_OP_NAME && mentions(e->name->meaning, option));
    for (size_t i = 0; i < e->child_count && !any; i++) {
        any = mentions(e->children[i], option);
    }
    return any;
}

static void check_options(const fixture *f)
{
    for (size_t o = 0; o < f->dispute->option_count; o++) {
        bool silent = false, wanted = false;
        size_t wishes = 0;
        for (size_t p = 0; p < f->dispute->party_count; p++) {
            const ent_party *party = &f->dispute->parties[p];
            wishes += party->statement_count + party->ranked_count;
            for (size_t i = 0; i < party->statement_count; i++) {
                wanted = wanted || mentions(party->statements[i].want, o);
            }
            for (size_t i = 0; i < party->ranked_count; i++) {
                const ent_ranked *item = &party->ranked[i];
                silent = silent || item->number > 0;
                wanted = wanted || (item->want != NULL && mentions(item->want, o));
            }
        }
        const ent_diagnostic *d =
            expect(f, "W508", f->dispute->options[o].span.start, !wanted && !silent && wishes > 0);
        size_t rule = 0;
        while (rule < f->dispute->rule_count && !mentions(f->dispute->rules[rule].always, o)) {
            rule++;
        }
        if (d != NULL) {
            assert_int_equal(noted(f, d), rule < f->dispute->rule_count ? 1u << rule : 0);
        }
    }
}

static void check_sources(const fixture *f)
{
    for (size_t i = 0; i < f->dispute->source_count; i++) {
        char line[40];
        snprintf(line, sizeof line, "source: %s\n", f->dispute->sources[i].id);
        (void)expect(f, "W514", f->dispute->sources[i].span.start, strstr(f->text, line) == NULL);
    }
}

static void findings_are_as_defined(void **unused)
{
    (void)unused;
    uint64_t random = 502;
    for (size_t k = 0; k < 6000; k++) {
        fixture f = set_up(&random);
        check_conflict(&f);
        if (f.space != NULL) {
            check_rules(&f);
            check_names(&f);
            check_options(&f);
            check_sources(&f);
            check_preferences(&f);
        }
        tear_down(&f);
    }
    static const int codes[] = {313, 503, 504, 505, 506, 507, 508, 509, 514};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        print_message("%d was told %zu times\n", codes[i], found[codes[i]]);
        assert_true(found[codes[i]] > 100);
    }
}

/* Findings of a text, errors of preferences or not. */
static fixture read_text(char *text)
{
    fixture f = {.text = text, .context = new_context()};
    f.dispute = read_dispute(f.context, text);
    ent_diagnostics_clear(f.context);
    assert_int_equal(ent_space_new(f.context, f.dispute, &f.space), ENT_OK);
    assert_int_equal(ent_findings(f.context, f.space), ENT_OK);
    return f;
}

/*
 * Pigeons and holes: with `open`, each of n + 1 pigeons needs one of n holes of its own. That this
 * cannot be takes longer to find out than a rule's share of steps, so nothing is said of the rule
 * `never: open`, though it is idle. What is found at once is said all the same.
 */
static void hard_rules_are_passed_over(void **unused)
{
    (void)unused;
    enum { HOLES = 10 };
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    fputs("entente: 1\nparties: {a: }\noptions:\n", out);
    for (size_t i = 0; i < HOLES * (HOLES + 1); i++) {
        fprintf(out, "  p%zu_%zu: {party: a}\n", i / HOLES, i % HOLES);
    }
    fputs("  open: {party: a}\nrules:\n  - never: open\n", out);
    for (size_t p = 0; p <= HOLES; p++) {
        fputs("  - always: open implies atleast 1 of (", out);
        for (size_t h = 0; h < HOLES; h++) {
            fprintf(out, " p%zu_%zu", p, h);
        }
        fputs(")\n", out);
    }
    for (size_t h = 0; h < HOLES; h++) {
        fputs("  - always: atmost 1 of (", out);
        for (size_t p = 0; p <= HOLES; p++) {
            fprintf(out, " p%zu_%zu", p, h);
        }
        fputs(")\n", out);
    }
    for (size_t i = 0; i < HOLES * (HOLES + 1); i++) {
        fprintf(out, "  - always: p%zu_%zu implies open\n", i / HOLES, i % HOLES);
    }
    assert_int_equal(fclose(out), 0);
    fixture f = read_text(text);
    assert_int_equal(ent_state_count(f.space), 1);
    assert_null(told(&f, "W506", f.dispute->rules[0].span.start));
    for (size_t r = 1; r <= HOLES + 1; r++) {
        assert_non_null(told(&f, "W506", f.dispute->rules[r].span.start));
    }
    tear_down(&f);
}

/* A source that only a part which is not analysed cites is cited. */
static void citations_count_everywhere(void **unused)
{
    (void)unused;
    static const char text[] = "entente: 1\nparties: {a: }\noptions: {o: {party: a, source: one}}\n"
                               "sources:\n  one: {title: t}\n  two: {title: t, note: source}\n"
                               "  three: {title: t}\n  four: {title: t}\n"
                               "timeline:\n  - {id: e, date: 2024, source: two}\n"
                               "x-mine: {sources: [three]}\n"
                               "preferences: {a: [o]}\n";
    char *copy = malloc(sizeof text);
    assert_non_null(copy);
    memcpy(copy, text, sizeof text);
    fixture f = read_text(copy);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(told(&f, "W514", f.dispute->sources[i].span.start) != NULL, i == 3);
    }
    tear_down(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_are_as_defined),
        cmocka_unit_test(hard_rules_are_passed_over),
        cmocka_unit_test(citations_count_everywhere),
    };
    return cmocka_run_group_tests_name("findings", tests, NULL, NULL);
}
