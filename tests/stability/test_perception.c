/* SPDX-License-Identifier: MIT */
/*
 * Misperception, against the definition.
 *
 * On random disputes of two to four parties, with options and in graph form, some parties do not perceive some
 * states. Nash, GMR, SMR, SEQ and SSEQ are decided once more, by search over states and last movers with the moves
 * that are left, and compared with the engine: with the moves of others as they are, and with those left out that a
 * party does not see. Then: what explanations show are moves that are left; expressions that fit no state change
 * nothing; a merged state is judged by all its members; certificates are refused, by the writer and by the verifier.
 */
#include "stability/tables.h"

#include <stdlib.h>

/* What a party reckons with: the moves of all, as it takes them to be. */
typedef struct reckoning {
    bool moves[MOST_PARTIES][MOST_STATES][MOST_STATES];
} reckoning;

static void add_misperceptions(const tables *t, FILE *out, uint64_t *random)
{
    fputs("misperceptions:\n", out);
    for (size_t p = 0; p < t->parties; p++) {
        const size_t items = below(random, 3);
        fprintf(out, "  p%zu:%s\n", p, items == 0 ? " []" : "");
        for (size_t i = 0; i < items; i++) {
            if (ent_is_graph_form(t->dispute)) {
                fprintf(out, "    - s%zu or s%zu\n", 1 + below(random, t->count),
                        1 + below(random, t->count));
            } else {
                const size_t options = ent_option_count(t->dispute);
                const ent_option_view o = ent_option_at(t->dispute, below(random, options));
                const ent_option_view q = ent_option_at(t->dispute, below(random, options));
                fprintf(out, "    - unseen: %s %s and %s != %s\n      note: n\n", o.id,
                        o.graded ? "= v1" : "= yes", q.id, q.graded ? "v0" : "no");
            }
        }
    }
}

static bool unseen(const tables *t, size_t party, size_t state)
{
    uint32_t values[MOST_OPTIONS];
    bool any = false;
    state_values(t->space, state, values);
    for (size_t i = 0; i < t->dispute->parties[party].unseen_count; i++) {
        any = any || truth(t->dispute->parties[party].unseen[i].where, values);
    }
    return any;
}

/* The moves as `party` takes them to be. */
static void reckon(const tables *t, size_t party, bool blind, reckoning *out)
{
    *out = (reckoning){0};
    for (size_t p = 0; p < t->parties; p++) {
        for (size_t s = 0; s < t->count; s++) {
            for (size_t to = 0; to < t->count; to++) {
                const bool its_own = !unseen(t, p, s) && !unseen(t, p, to);
                const bool known = !unseen(t, party, s) && !unseen(t, party, to);
                out->moves[p][s][to] = t->moves[p][s][to] && its_own && (!blind || known);
            }
        }
    }
}

/* What the others reach from a state by legal sequences, by improvements alone or not. */
static void reach(const tables *t, const reckoning *r, size_t party, size_t from, bool improving,
                  bool *reached)
{
    static bool seen[MOST_STATES][MOST_PARTIES + 1]; /* by last mover; nobody: the last */
    static size_t queue[MOST_STATES * (MOST_PARTIES + 1)];
    size_t head = 0, tail = 0;
    memset(seen, 0, sizeof seen);
    memset(reached, 0, MOST_STATES * sizeof *reached);
    queue[tail++] = from * (MOST_PARTIES + 1) + MOST_PARTIES;
    while (head < tail) {
        const size_t s = queue[head] / (MOST_PARTIES + 1), last = queue[head] % (MOST_PARTIES + 1);
        head++;
        for (size_t p = 0; p < t->parties; p++) {
            for (size_t to = 0; p != party && p != last && to < t->count; to++) {
                const bool pays = !improving || t->rank[p][to] > t->rank[p][s];
                if (r->moves[p][s][to] && pays && !seen[to][p]) {
                    seen[to][p] = reached[to] = true;
                    queue[tail++] = to * (MOST_PARTIES + 1) + p;
                }
            }
        }
    }
}

/* Whether a sanction leaves no escape. */
static bool traps(const tables *t, const reckoning *r, size_t party, size_t s, size_t s2)
{
    for (size_t s3 = 0; s3 < t->count; s3++) {
        if (r->moves[party][s2][s3] && t->rank[party][s3] > t->rank[party][s]) {
            return false;
        }
    }
    return true;
}

static bool is_stable(const tables *t, const reckoning *r, ent_concept concept, size_t party,
                      size_t s)
{
    const size_t *rank = t->rank[party];
    const bool improving = concept == ENT_SEQ || concept == ENT_SSEQ;
    const bool final = concept == ENT_SMR || concept == ENT_SSEQ;
    bool reached[MOST_STATES];
    for (size_t s1 = 0; s1 < t->count; s1++) {
        if (!r->moves[party][s][s1] || rank[s1] <= rank[s]) {
            continue;
        }
        bool deterred = false;
        reach(t, r, party, s1, improving, reached);
        for (size_t s2 = 0; concept != ENT_NASH && s2 < t->count; s2++) {
            deterred = deterred || (reached[s2] && rank[s2] <= rank[s] &&
                                    (!final || traps(t, r, party, s, s2)));
        }
        if (!deterred) {
            return false;
        }
    }
    return true;
}

static ent_solution *solve(const tables *t, bool blind, unsigned concepts)
{
    ent_solution_options options;
    ent_solution *solution = NULL;
    ent_solution_defaults(&options);
    options.blind_others = blind;
    options.concepts = concepts;
    assert_int_equal(ent_solution_new(t->context, t->space, &options, &solution), ENT_OK);
    assert_int_equal(ent_solution_blinds_others(solution), blind);
    return solution;
}

/* Compares all verdicts; returns how many differ from those of the dispute in which all perceive all. */
static void compare(const tables *t, bool blind)
{
    static reckoning r;
    ent_solution *solution = solve(t, blind, ENT_DEFAULT_CONCEPTS);
    for (size_t p = 0; p < t->parties; p++) {
        reckon(t, p, blind, &r);
        for (size_t s = 0; s < t->count; s++) {
            assert_int_equal(ent_perceives(solution, p, s), !unseen(t, p, s));
            for (ent_concept c = ENT_NASH; c <= ENT_SSEQ; c++) {
                if (ent_is_stable(solution, c, p, s) != is_stable(t, &r, c, p, s)) {
                    fail_msg("%s of s%zu for p%zu, %s", ent_concept_key(c), s + 1, p,
                             blind ? "blind" : "plain");
                }
            }
        }
    }
    ent_solution_free(solution);
}

/* Every move and answer that is shown is one that the party reckons with. */
static void check_explanation(const tables *t, bool blind, size_t state)
{
    static reckoning r;
    ent_solution *solution = solve(t, blind, ENT_DEFAULT_CONCEPTS);
    ent_explanation *explanation = NULL;
    assert_int_equal(ent_explanation_new(t->context, solution, state, 0, &explanation), ENT_OK);
    for (size_t p = 0; p < t->parties; p++) {
        const ent_stance *stance = &explanation->stances[p];
        reckon(t, p, blind, &r);
        for (size_t i = 0; i < stance->shown_count; i++) {
            const ent_improvement *shown = &stance->shown[i];
            assert_true(r.moves[p][state][shown->to]);
            for (size_t k = 0; k < shown->step_count; k++) {
                const ent_step *step = &shown->steps[k];
                assert_true(r.moves[step->party][step->from][step->to]);
            }
        }
    }
    ent_explanation_free(t->context, explanation);
    ent_solution_free(solution);
}

static void as_defined(void **unused)
{
    static tables t;
    uint64_t random = 4711;
    size_t compared = 0;
    (void)unused;
    for (int round = 0; round < 240; round++) {
        set_up(&t, &random, (form)(round % FORM_COUNT), 2 + below(&random, 3), add_misperceptions);
        if (t.space != NULL) {
            compare(&t, false);
            compare(&t, true);
            const size_t state = below(&random, t.count);
            check_explanation(&t, false, state);
            check_explanation(&t, true, state);
            compared += ent_has_misperceptions(t.dispute);
        }
        tear_down(&t);
    }
    assert_true(compared > 100);
}

#define HEAD                                                                                       \
    "entente: 1\n"                                                                                 \
    "parties:\n  a:\n  b:\n"                                                                       \
    "options:\n  o: {party: a}\n  q: {party: b}\n"                                                 \
    "preferences:\n"                                                                               \
    "  a: [not (o and q), not q, o]\n"                                                             \
    "  b: [not (o and q), not o, q]\n"

static void that_fit_nothing(void **unused)
{
    static tables t;
    static const char *const texts[] = {HEAD, HEAD "misperceptions: {a: [o and not o], b: []}\n"};
    uint64_t stable[2][2] = {{0}};
    (void)unused;
    for (size_t i = 0; i < 2; i++) {
        read_it(&t, texts[i]);
        ent_solution *solution = solve(&t, true, ENT_ALL_CONCEPTS);
        for (size_t k = 0; k < 2 * 4 * ENT_CONCEPT_COUNT; k++) {
            const ent_concept c = (ent_concept)(k / 8);
            stable[i][k % 2] |= (uint64_t)ent_is_stable(solution, c, k % 2, k / 2 % 4) << (k / 2);
        }
        assert_true(ent_perceives(solution, 0, 3));
        ent_solution_free(solution);
        tear_down(&t);
    }
    assert_memory_equal(stable[0], stable[1], sizeof stable[0]);
}

#define MERGED                                                                                     \
    "entente: 1\n"                                                                                 \
    "parties:\n  a:\n  b:\n"                                                                       \
    "options:\n  o: {party: a}\n  q: {party: b}\n"                                                 \
    "rules:\n  - same: o\n"                                                                        \
    "preferences:\n  a: [not o]\n  b: [not o]\n"

/* A merged state is out of sight by one expression that holds in all members, not by several together. */
static void merged(void **unused)
{
    static const struct {
        const char *text;
        bool perceived;
    } rows[] = {{MERGED "misperceptions: {a: [q, not q]}\n", true},
                {MERGED "misperceptions: {a: [o and q, o and not q]}\n", true},
                {MERGED "misperceptions: {a: [q or not q]}\n", false},
                {MERGED "misperceptions: {a: [not o, o]}\n", false}};
    static tables t;
    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        read_it(&t, rows[i].text);
        ent_solution *solution = solve(&t, false, ENT_DEFAULT_CONCEPTS);
        const uint64_t state = ent_state_count(t.space) - 1; /* merged ones stand last */
        assert_int_equal(ent_state_member_count(t.space, state), 2);
        assert_int_equal(ent_perceives(solution, 0, state), rows[i].perceived);
        assert_true(ent_perceives(solution, 1, state));
        ent_solution_free(solution);
        tear_down(&t);
    }
}

static bool keep(void *user, const char *bytes, size_t length)
{
    return fwrite(bytes, 1, length, user) == length;
}

/* Writes the certificate of a dispute. */
static ent_status certify(const tables *t, char **text, size_t *length)
{
    FILE *out = open_memstream(text, length);
    const ent_sink sink = {.write = keep, .user = out};
    const ent_certificate_view view = {.size = sizeof view};
    ent_solution *solution = solve(t, false, ENT_DEFAULT_CONCEPTS);
    const ent_status status = ent_report_certificate(t->context, solution, &view, &sink);
    assert_int_equal(fclose(out), 0);
    ent_solution_free(solution);
    return status;
}

static const char *last_code(const tables *t)
{
    return ent_diagnostic_at(t->context, ent_diagnostic_count(t->context) - 1)->code;
}

static void without_certificates(void **unused)
{
    static tables t;
    char *text = NULL, *told = NULL;
    size_t length = 0, much = 0;
    ent_certificate *certificate = NULL;
    ent_verification found;
    (void)unused;
    read_it(&t, HEAD);
    assert_int_equal(certify(&t, &text, &length), ENT_OK);
    tear_down(&t);
    read_it(&t, HEAD "misperceptions: {a: [o and q]}\n");
    assert_int_equal(ent_misperception_count(t.dispute, 0), 1);
    assert_int_equal(ent_misperception_count(t.dispute, 1), 0);
    assert_int_equal(certify(&t, &told, &much), ENT_OK);
    assert_non_null(strstr(told, "\"sanction_by_return\":true,\"blind_others\":false,"));
    assert_null(strstr(text, "blind_others"));
    assert_int_equal(ent_certificate_read_text(t.context, "c", text, length, &certificate), ENT_OK);
    assert_int_equal(ent_verify(t.context, t.dispute, certificate, &found), ENT_OK);
    assert_false(found.accepted);
    assert_string_equal(last_code(&t), "E702");
    ent_certificate_free(certificate);
    tear_down(&t);
    free(text);
    free(told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_defined),
        cmocka_unit_test(that_fit_nothing),
        cmocka_unit_test(merged),
        cmocka_unit_test(without_certificates),
    };
    return cmocka_run_group_tests_name("misperception", tests, NULL, NULL);
}
