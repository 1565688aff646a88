/* SPDX-License-Identifier: MIT */
/*
 * Issues, bargaining and positions: what is read of them, what is refused, what events make of them, and that refused memory and
 * cancelling leave nothing behind.
 */
#include "dispute/bargain.h"
#include "dispute/positions.h"
#include "mistakes.h"
#include "refusal.h"

static bool has(const char *words, const char *part)
{
    return part == NULL || (words != NULL && strstr(words, part) != NULL);
}

/* Whether a diagnostic is as a row says. */
static bool fits(const ent_diagnostic *d, const mistake *row)
{
    const size_t length = row->at == NULL ? 0 : strlen(row->at);
    const bool there =
        row->at == NULL || (d->has_place && d->place.byte_end - d->place.byte_start == length &&
                            memcmp(row->text + d->place.byte_start, row->at, length) == 0);
    return strcmp(d->code, row->code) == 0 && there && has(d->message, row->message) &&
           has(d->cure, row->cure);
}

static void check(const mistake *rows, size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        ent_context *context = new_context();
        ent_dispute *dispute = NULL;
        const ent_diagnostic *first = NULL;
        (void)ent_dispute_read_text(context, "test", rows[i].text, strlen(rows[i].text), &dispute);
        for (size_t k = 0; k < ent_diagnostic_count(context); k++) {
            const ent_diagnostic *d = ent_diagnostic_at(context, k);
            first = first == NULL && d->severity == ENT_SEVERITY_ERROR ? d : first;
        }
        if (first == NULL || ent_diagnostic_errors(context) != 1 || !fits(first, &rows[i])) {
            print_message("%s was not said, but %s of\n%s\n", rows[i].code,
                          first == NULL ? "nothing" : first->message, rows[i].text);
            wrong++;
        }
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
    assert_int_equal(wrong, 0);
}
#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static void mistakes(void **unused)
{
    (void)unused;
    CHECK(wrong_issues);
    CHECK(wrong_ranges);
    CHECK(wrong_utilities);
    CHECK(wrong_terms);
    CHECK(wrong_positions);
    CHECK(wrong_events);
}

static const char packages_text[] =
    "entente: 1\n"
    "parties: {buyer: {name: The buyer}, seller: }\n"
    "sources: {talk: {title: A talk}}\n"
    "issues:\n"
    "  price:\n"
    "    range: [10, 50]\n"
    "    utilities: {buyer: {offset: 1, slope: -0.025}, seller: {from: 10, top: 50, to: 50}}\n"
    "    weights: {seller: 2.5}\n"
    "  term:\n"
    "    label: how long\n"
    "    values: [short, long]\n"
    "    labels: {short: one year}\n"
    "    utilities: {buyer: {long: 7, short: 0}, seller: [5, 0]}\n"
    "    basis: stated\n"
    "    source: talk\n"
    "  depth: {range: [-1, 1], type: real, steps: 5, utilities: {buyer: {slope: 1}}}\n"
    "  third: {range: [0, 1], type: real, steps: 4}\n"
    "  wide: {range: [-1000000000000000000000, 5000000000000000000000], utilities: {seller: "
    "{slope: 1}}}\n"
    "bargaining:\n"
    "  scale: unit\n"
    "  disagreement: worst\n"
    "  reservation: {buyer: 0.3}\n"
    "  discount: {seller: 1}\n"
    "  rules:\n"
    "    - {id: dear, never: price >= 40 and term = long, basis: stated, source: talk}\n"
    "    - always: wide = 5000000000000000000000 and third = 0 and depth > -0.6 and depth != 1\n"
    "  bonuses:\n"
    "    buyer: [{where: price < 12.5, utility: 0.1}, {where: price < 10, utility: -1}]\n";

static void packages(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, packages_text);
    const ent_bargain *bargain = dispute->bargain;
    assert_int_equal(ent_issue_count(dispute), 5);
    assert_true(ent_has_packages(dispute));
    assert_int_equal(bargain->scale, ENT_SCALE_UNIT);
    assert_int_equal(bargain->disagreement, ENT_DISAGREEMENT_WORST);
    assert_true(bargain->parties[0].has_reservation && !bargain->parties[1].has_reservation);
    assert_true(bargain->parties[1].has_discount && bargain->parties[0].bonus_count == 2);
    const ent_bargain_issue *price = &bargain->issues[0], *term = &bargain->issues[1];
    assert_int_equal(price->value_count, 41);
    assert_false(price->sampled);
    assert_string_equal(price->values[40], "50");
    assert_int_equal(price->evaluations[0].kind, ENT_EVALUATION_LINEAR);
    assert_true(price->evaluations[0].slope.nearest == -0.025);
    assert_int_equal(price->evaluations[1].kind, ENT_EVALUATION_TRIANGULAR);
    assert_true(price->evaluations[1].weight.nearest == 2.5 &&
                price->evaluations[0].weight.nearest == 1);
    assert_string_equal(term->label, "how long");
    assert_string_equal(term->labels[0], "one year");
    assert_string_equal(term->labels[1], "long");
    assert_true(term->evaluations[0].table[1].nearest == 7 &&
                term->evaluations[1].table[0].nearest == 5);
    assert_string_equal(term->grounds.source, "talk");
    const ent_bargain_issue *third = &bargain->issues[3], *wide = &bargain->issues[4];
    assert_string_equal(bargain->issues[2].values[1], "-0.5");
    assert_string_equal(third->values[1], "0.333333");
    assert_string_equal(third->values[2], "0.666667");
    assert_true(third->sampled && wide->sampled && wide->value_count == 256);
    assert_string_equal(wide->values[0], "-1000000000000000000000");
    assert_string_equal(wide->values[1], "-976470588235294117647");
    uint64_t count = 0;
    assert_int_equal(ent_packages_count(context, dispute, &count), ENT_OK);
    assert_int_equal(count, (2 * 41 - 11) * 3); /* depth: -0.5, 0, 0.5 */
    ent_dispute_free(dispute);
    ent_context_free(context);
}

/* How many states an expression over packages has. */
static uint64_t count_of(ent_context *context, const ent_space *space, const char *text)
{
    ent_state_set *set = NULL;
    assert_int_equal(ent_states_find(context, space, "test", text, &set), ENT_OK);
    const uint64_t count = ent_state_set_count(set);
    ent_state_set_free(set);
    return count;
}

static void comparisons(void **unused)
{
    (void)unused;
    static const struct {
        const char *text;
        uint64_t count;
    } rows[] = {{"x = 5", 1},    {"x != 5", 4},    {"x < 5", 2},           {"x <= 5", 3},
                {"x > 5", 2},    {"x >= 5", 3},    {"x < 4.9", 2},         {"x <= 4.9", 2},
                {"x > 4.9", 3},  {"x >= 4.9", 3},  {"x < 2.5", 0},         {"x >= 2.5", 5},
                {"x > 7.5", 0},  {"x <= 9", 5},    {"x >= 9", 0},          {"not x > -3", 0},
                {"x = 6.25", 1}, {"x = 6.250", 1}, {"x==3.75 or x=7.5", 2}};
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(
        context,
        "entente: 1\nparties: {a: }\n"
        "issues: {x: {range: [2.5, 7.5], type: real, steps: 5, utilities: {a: {slope: 1}}}}\n");
    ent_space *space = NULL;
    assert_int_equal(ent_space_new(context, dispute->bargain->packages, &space), ENT_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (count_of(context, space, rows[i].text) != rows[i].count) {
            fail_msg("%s", rows[i].text);
        }
    }
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

static void over_states(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(
        context, HEAD "issues:\n  one: {option: level, utilities: {ann: {low: 1, high: 2}}}\n"
                      "  two: {option: pay, labels: {yes: paid}, utilities: {bob: [0, 1]}}\n"
                      "  three: {values: {x: calm, y: pay and level = low, z: rest}}\n"
                      "bargaining: {bonuses: {bob: [{where: calm, utility: 1}]}}\n"
                      "preferences: {ann: [pay], bob: [pay]}\n");
    const ent_bargain *bargain = dispute->bargain;
    uint64_t count = 7;
    assert_false(ent_has_packages(dispute));
    assert_int_equal(ent_packages_count(context, dispute, &count), ENT_OK);
    assert_int_equal(count, 0);
    assert_int_equal(bargain->scale, ENT_SCALE_OF_FILE);
    assert_int_equal(bargain->disagreement, ENT_DISAGREEMENT_OF_FILE);
    assert_string_equal(bargain->issues[0].values[1], "high");
    assert_string_equal(bargain->issues[1].labels[1], "paid");
    assert_int_equal(bargain->issues[2].option, SIZE_MAX);
    assert_true(bargain->issues[2].where[1] != NULL && bargain->issues[2].where[2] == NULL);
    assert_int_equal(bargain->parties[1].bonus_count, 1);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

/* An issue over an option has the words of its values, but where it has others. */
static void labels_of_options(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(
        context,
        "entente: 1\nparties: {ann: , bob: }\noptions:\n"
        "  pay: {party: ann, values: [none, some, all], labels: {some: a part, all: the whole}}\n"
        "issues:\n  one: {option: pay, labels: {some: half}, utilities: {ann: [2, 1, 0]}}\n"
        "  two: {option: pay, utilities: {bob: [0, 1, 2]}}\n");
    const ent_bargain *bargain = dispute->bargain;
    assert_string_equal(bargain->issues[0].values[1], "some");
    assert_string_equal(bargain->issues[0].labels[0], "none");
    assert_string_equal(bargain->issues[0].labels[1], "half");
    assert_string_equal(bargain->issues[0].labels[2], "the whole");
    assert_string_equal(bargain->issues[1].labels[1], "a part");
    ent_dispute_free(dispute);
    ent_context_free(context);
}

static const char stands_text[] =
    "entente: 1\n"
    "parties: {ann: , bob: , cat: }\n"
    "sources: {talk: {title: A talk}}\n"
    "positions:\n"
    "  land:\n"
    "    label: how much land\n"
    "    scale: [-10, 10.5]\n"
    "    meanings: {10: all, -10: none, 2.5: some}\n"
    "    today: 0\n"
    "    parties:\n"
    "      bob: {position: -7.5, salience: 60, spread: {position: 2, influence: 3}, basis: stated, "
    "source: talk}\n"
    "      ann: {position: 10}\n"
    "  sea: {outcome: 40, parties: {cat: {position: 30, influence: 0}}}\n"
    "timeline:\n"
    "  - id: offer\n"
    "    basis: stated\n"
    "    source: talk\n"
    "    positions:\n"
    "      change: {land: {today: 1, parties: {ann: {position: 8}, cat: {position: 1, basis: "
    "inferred}}}}\n"
    "      add: {air: {parties: {ann: {position: 5}}}}\n"
    "  - id: rest\n"
    "    positions: {change: {land: {parties: {bob: , cat: {salience: 9}}}}, drop: [sea]}\n";

static ent_dispute *at_moment(ent_context *context, const ent_dispute *of, size_t moment,
                              const char *without)
{
    ent_selection selection = ent_dispute_selection(of);
    ent_dispute *then = NULL;
    selection.moment = moment;
    selection.without_sources = &without;
    selection.without_source_count = without != NULL;
    assert_int_equal(ent_dispute_select(context, of, &selection, &then), ENT_OK);
    return then;
}

static void positions(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_dispute *last = read_dispute(context, stands_text);
    ent_dispute *start = at_moment(context, last, 0, NULL);
    assert_int_equal(ent_contest_count(start), 2);
    const ent_contest_view land = ent_contest_at(start, 0), sea = ent_contest_at(start, 1);
    assert_string_equal(land.label, "how much land");
    assert_true(land.low == -10 && land.high == 10.5 && land.has_today && land.today == 0);
    assert_true(!land.has_outcome && sea.has_outcome && sea.outcome == 40 && sea.high == 100);
    assert_string_equal(sea.label, "sea");
    assert_int_equal(land.place.line, 5);
    assert_int_equal(land.meaning_count, 3);
    assert_string_equal(ent_meaning_at(start, 0, 1).words, "some");
    assert_true(ent_meaning_at(start, 0, 0).at == -10);
    const ent_stake_view bob = ent_stake_at(start, 0, 0), ann = ent_stake_at(start, 0, 1);
    assert_true(bob.party == 1 && bob.position == -7.5 && bob.salience == 60 &&
                bob.influence == 100);
    assert_true(bob.position_spread == 2 && bob.salience_spread == 0 && bob.influence_spread == 3);
    assert_string_equal(bob.source, "talk");
    assert_true(ann.party == 0 && ann.position == 10 && !ann.basis_given);
    assert_true(ent_stake_at(start, 1, 0).influence == 0);
    ent_dispute_free(start);
    ent_dispute_free(last);
    ent_context_free(context);
}

static void events(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_dispute *last = read_dispute(context, stands_text);
    ent_dispute *offer = at_moment(context, last, 1, NULL);
    ent_dispute *without = at_moment(context, last, 2, "talk");
    assert_int_equal(ent_contest_at(offer, 0).stake_count, 3);
    assert_true(ent_contest_at(offer, 0).today == 1 && ent_contest_count(offer) == 3);
    const ent_stake_view ann = ent_stake_at(offer, 0, 1), cat = ent_stake_at(offer, 0, 2);
    assert_true(ann.position == 8 && ann.basis == ENT_BASIS_STATED &&
                cat.basis == ENT_BASIS_INFERRED);
    assert_string_equal(ann.source, "talk");
    assert_null(cat.source);
    assert_string_equal(ent_contest_at(offer, 2).id, "air");
    assert_int_equal(offer->contests[0].stakes[1].event, 0);
    assert_true(offer->contests[0].stakes[0].event == ENT_NO_EVENT);
    assert_int_equal(ent_contest_count(last), 2); /* the sea is dropped, the air was added */
    assert_int_equal(ent_contest_at(last, 0).stake_count, 2);
    assert_true(ent_stake_at(last, 0, 1).position == 1 && ent_stake_at(last, 0, 1).salience == 9);
    /* without the talk nothing of the offer, nor of bob; of cat only a part is left, which says nothing */
    assert_int_equal(ent_contest_count(without), 1);
    assert_int_equal(ent_contest_at(without, 0).stake_count, 1);
    assert_true(ent_stake_at(without, 0, 0).position == 10 &&
                ent_contest_at(without, 0).today == 0);
    ent_dispute_free(without);
    ent_dispute_free(offer);
    ent_dispute_free(last);
    ent_context_free(context);
}

/* The issues of a party that values something, at a moment, without a basis. */
static void withdrawn_issues(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_dispute *whole = read_dispute(context, packages_text), *left = NULL;
    ent_selection selection;
    uint64_t count = 0;
    ent_selection_defaults(&selection);
    selection.without_bases = 1u << ENT_BASIS_STATED;
    assert_int_equal(ent_dispute_select(context, whole, &selection, &left), ENT_OK);
    assert_int_equal(left->bargain->issue_count, 5); /* their values stay as words */
    assert_int_equal(left->bargain->issues[1].evaluations[0].kind, ENT_EVALUATION_NONE);
    assert_int_equal(left->bargain->issues[0].evaluations[0].kind, ENT_EVALUATION_LINEAR);
    assert_int_equal(ent_packages_count(context, left, &count), ENT_OK);
    assert_int_equal(count, 2 * 41 * 3); /* the rule about the price falls, too */
    ent_dispute_free(left);
    ent_dispute_free(whole);
    ent_context_free(context);
}

static void warnings(void **unused)
{
    (void)unused;
    static const struct {
        const char *text, *code;
    } rows[] = {
        {HEAD "preferences: {ann: [pay], bob: [pay]}\npositions: {x: {}}\n", "W867"},
        {"entente: 1\nparties: {ann: }\nissues: {x: {range: [1, 2]}}\n", "W867"},
        {"entente: 1\nparties: {ann: , bob: }\nissues: {x: {range: [1, 2], utilities: {ann: "
         "{slope: 1}}}}\n",
         "W868"},
        {"entente: 1\nparties: {ann: }\npositions: {x: {parties: {ann: {position: 1, "
         "salience: 101}}}}\n",
         "W869"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ent_context *context = new_context();
        ent_dispute *dispute = read_dispute(context, rows[i].text);
        assert_int_equal(ent_diagnostic_count(context), 1);
        assert_string_equal(ent_diagnostic_at(context, 0)->code, rows[i].code);
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
}

static void without_options(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, stands_text);
    ent_space *space = NULL;
    ent_state_total *total = NULL;
    uint64_t count = 0;
    assert_int_equal(ent_space_new(context, dispute, &space), ENT_ERROR_INPUT);
    assert_string_equal(ent_diagnostic_at(context, 0)->code, "E861");
    assert_int_equal(ent_states_count(context, dispute, NULL, NULL, &total), ENT_ERROR_INPUT);
    assert_int_equal(ent_moments_check(context, dispute), ENT_OK);
    assert_int_equal(ent_packages_count(NULL, dispute, &count), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_packages_count(context, NULL, &count), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_packages_count(context, dispute, NULL), ENT_ERROR_ARGUMENT);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

static ent_status count_packages(refusal *r)
{
    uint64_t count = 0;
    return ent_packages_count(r->context, r->dispute, &count);
}

/* Reads the text of the dispute again, as its start. */
static ent_status read_again(refusal *r)
{
    ent_selection selection = ent_dispute_selection(r->dispute);
    ent_dispute *again = NULL;
    selection.without_bases = 1u << ENT_BASIS_STATED;
    const ent_status status = ent_dispute_select(r->context, r->dispute, &selection, &again);
    ent_dispute_free(again);
    return status;
}

static bool take(void *user, const char *bytes, size_t length)
{
    (void)user;
    (void)bytes;
    (void)length;
    return true;
}

static ent_status write_moment(refusal *r)
{
    const ent_sink sink = {.write = take};
    return ent_dispute_write_moment(r->context, r->dispute, ENT_DOCUMENT_YAML, &sink);
}

static void refused(void **unused)
{
    (void)unused;
    static const char *const texts[] = {packages_text, stands_text};
    for (size_t i = 0; i < 2; i++) {
        refusal count = {.ordinary = ENT_OK}, again = {.ordinary = ENT_OK},
                write = {.ordinary = ENT_OK};
        (void)refusal_exhaust(&count, count_packages, texts[i]);
        assert_true(refusal_exhaust(&again, read_again, texts[i]) > 20);
        assert_true(refusal_exhaust(&write, write_moment, texts[i]) > 5);
    }
    for (size_t i = 0; i < sizeof wrong_terms / sizeof *wrong_terms; i++) {
        ent_context *context = new_context(); /* what is wrong leaves nothing behind either */
        ent_dispute *dispute = NULL;
        assert_int_equal(ent_dispute_read_text(context, "test", wrong_terms[i].text,
                                               strlen(wrong_terms[i].text), &dispute),
                         ENT_ERROR_INPUT);
        ent_context_free(context);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes),
        cmocka_unit_test(packages),
        cmocka_unit_test(comparisons),
        cmocka_unit_test(over_states),
        cmocka_unit_test(labels_of_options),
        cmocka_unit_test(positions),
        cmocka_unit_test(events),
        cmocka_unit_test(withdrawn_issues),
        cmocka_unit_test(warnings),
        cmocka_unit_test(without_options),
        cmocka_unit_test(refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
