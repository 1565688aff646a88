/* SPDX-License-Identifier: MIT */
/*
 * Mistakes in a dispute: that each is refused with what the table says, and with one error alone.
 * How deep an expression may nest, how high names may be built, how many values an option may have.
 */
#include "mistakes.h"
#include "support.h"

static bool has(const char *words, const char *part)
{
    return part == NULL || (words != NULL && strstr(words, part) != NULL);
}

/* Whether a diagnostic is as a row says. */
static bool fits(const ent_diagnostic *d, const mistake *row, const char *text)
{
    const size_t length = row->at == NULL ? 0 : strlen(row->at);
    const bool there =
        row->at == NULL || (d->has_place && d->place.byte_end - d->place.byte_start == length &&
                            memcmp(text + d->place.byte_start, row->at, length) == 0);
    return strcmp(d->code, row->code) == 0 && there && has(d->message, row->message) &&
           has(d->cure, row->cure);
}

/* Compares what the context holds with a row. */
static void check_said(const ent_context *context, const mistake *row, const char *text,
                       ent_status status)
{
    const uint64_t errors = row->errors == 0 ? 1 : row->errors;
    bool said = false;
    for (size_t i = 0; i < ent_diagnostic_count(context); i++) {
        said = said || fits(ent_diagnostic_at(context, i), row, text);
    }
    if (said && status == ENT_ERROR_INPUT && ent_diagnostic_errors(context) == errors) {
        return;
    }
    for (size_t i = 0; i < ent_diagnostic_count(context); i++) {
        const ent_diagnostic *d = ent_diagnostic_at(context, i);
        print_error("%s at '%.*s': %s; %s\n", d->code,
                    d->has_place ? (int)(d->place.byte_end - d->place.byte_start) : 0,
                    text + (d->has_place ? d->place.byte_start : 0), d->message,
                    d->cure == NULL ? "no cure" : d->cure);
    }
    fail_msg("%s was not said of this:\n%s", row->code, text);
}

static void check_texts(const mistake *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ent_context *context = new_context();
        ent_dispute *dispute = NULL;
        const ent_status status =
            ent_dispute_read_text(context, "test", rows[i].text, strlen(rows[i].text), &dispute);
        check_said(context, &rows[i], rows[i].text, status);
        assert_null(dispute);
        ent_context_free(context);
    }
}

#define CHECK(rows) check_texts(rows, sizeof(rows) / sizeof *(rows))

/* The same as a file with one rule, and as an expression that states are looked for by. */
static void check_expressions(const mistake *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char text[12000];
        snprintf(text, sizeof text, HEAD "rules:\n  - always: '%s'\n", rows[i].text);
        mistake row = rows[i];
        row.text = text;
        check_texts(&row, 1);
        ent_context *context = new_context();
        ent_dispute *dispute = read_dispute(context, HEAD);
        ent_space *space = NULL;
        ent_state_set *set = NULL;
        assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
        ent_diagnostics_clear(context);
        const ent_status status = ent_states_find(context, space, "--where", rows[i].text, &set);
        check_said(context, &rows[i], rows[i].text, status);
        assert_null(set);
        ent_space_free(space);
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
}

static void expressions(void **unused)
{
    (void)unused;
    check_expressions(wrong_expressions, sizeof wrong_expressions / sizeof *wrong_expressions);
}

/* The words `begin` of one expression, `count` times, around `core`. */
static void nest(char *out, size_t size, const char *begin, const char *core, const char *end,
                 size_t count)
{
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        used += (size_t)snprintf(out + used, size - used, "%s", begin);
    }
    used += (size_t)snprintf(out + used, size - used, "%s", core);
    for (size_t i = 0; i < count; i++) {
        used += (size_t)snprintf(out + used, size - used, "%s", end);
    }
    assert_true(used < size);
}

/* What nests to the limit is read; one more is refused, in each way of nesting. */
static void nested_expressions(void **unused)
{
    (void)unused;
    static const struct {
        const char *begin, *end;
        size_t most;
    } ways[] = {{"not ", "", ENT_MAX_DEPTH - 1},
                {"(", ")", ENT_MAX_DEPTH - 1},
                {"pay implies ", "", ENT_MAX_DEPTH - 1},
                {"", " iff pay", 2 * ENT_MAX_DEPTH - 1},
                {"exactly 1 of (", ")", ENT_MAX_DEPTH - 1}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        char expression[6000], text[6500];
        nest(expression, sizeof expression, ways[i].begin, "pay", ways[i].end, ways[i].most + 1);
        const mistake row = {expression, "E306", NULL, "nested too deep", "under 'states'", 0};
        check_expressions(&row, 1);
        nest(expression, sizeof expression, ways[i].begin, "pay", ways[i].end, ways[i].most);
        snprintf(text, sizeof text, HEAD "states:\n  it: '%s'\n", expression);
        ent_context *context = new_context();
        ent_dispute_free(read_dispute(context, text));
        ent_context_free(context);
    }
}

/* Names that are built upon names: n1 upon n0, and so on; or n0 upon n1, and so on. */
static void write_tower(FILE *out, size_t height, bool upward)
{
    fputs(HEAD "states:\n", out);
    for (size_t i = 0; i < height; i++) {
        const size_t next = upward ? i - 1 : i + 1;
        if (upward ? i == 0 : i + 1 == height) {
            fprintf(out, "  n%zu: pay\n", i);
        } else {
            fprintf(out, "  n%zu: n%zu\n", i, next);
        }
    }
}

/* Towers of names are refused where the recursion of those who read them would be too deep. */
static void towers_of_names(void **unused)
{
    (void)unused;
    static const struct {
        size_t height;
        bool upward, good;
    } towers[] = {{50, true, true},     {50, false, true},      {5000, true, false},
                  {5000, false, false}, {100000, false, false}, {100000, true, false}};
    for (size_t i = 0; i < sizeof towers / sizeof *towers; i++) {
        char *text = NULL;
        size_t length = 0;
        FILE *out = open_memstream(&text, &length);
        assert_non_null(out);
        write_tower(out, towers[i].height, towers[i].upward);
        assert_int_equal(fclose(out), 0);
        if (towers[i].good) {
            ent_context *context = new_context();
            ent_dispute_free(read_dispute(context, text));
            ent_context_free(context);
        } else {
            const mistake row = {text, "E310", NULL, "too deep", NULL, 0};
            check_texts(&row, 1);
        }
        free(text);
    }
}

static void names(void **unused)
{
    (void)unused;
    CHECK(wrong_labels);
    CHECK(wrong_names);
}

static void parties_and_options(void **unused)
{
    (void)unused;
    CHECK(wrong_parties_and_options);
}

/* Sections that are there and empty say nothing, and that is no mistake. */
static void empty_sections(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(
        context, HEAD "rules:\ntoday:\nstates:\npreferences:\nsources: {s: {title: t}}\n");
    assert_int_equal(ent_name_count(dispute), 0);
    assert_false(ent_today_given(dispute));
    for (size_t p = 0; p < ent_party_count(dispute); p++) {
        assert_int_equal(ent_statement_count(dispute, p), 0);
    }
    ent_dispute_free(dispute);
    ent_context_free(context);
}

/* Which options `today` names; one at its first value is named, too. */
static void options_that_today_names(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, HEAD "today: {level: low}\n");
    assert_true(ent_today_given(dispute));
    for (size_t o = 0; o < ent_option_count(dispute); o++) {
        const ent_option_view option = ent_option_at(dispute, o);
        assert_int_equal(option.today_named, strcmp(option.id, "level") == 0);
    }
    ent_dispute_free(dispute);
    ent_context_free(context);
}

/* Moves from one state by two of its names count together, and that is said; nothing else is. */
static void moves_from_a_state_named_twice(void **unused)
{
    (void)unused;
    static const char text[] = "entente: 1\nparties: {ann: , bob: }\n"
                               "graph: {states: 3, moves: {ann: {s1: s2, 1: [s3, 2]}, bob: }}\n"
                               "preferences: {ann: [s1], bob: [s2]}\n";
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, text);
    size_t said = 0;
    for (size_t i = 0; i < ent_diagnostic_count(context); i++) {
        said += strcmp(ent_diagnostic_at(context, i)->code, "W512") == 0;
    }
    assert_int_equal(said, 1);
    const ent_adjacency *arcs = &dispute->parties[0].arcs;
    assert_int_equal(arcs->start[1] - arcs->start[0], 2);
    assert_int_equal(arcs->to[arcs->start[0]], 1);
    assert_int_equal(arcs->to[arcs->start[0] + 1], 2);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

/* An option may have 256 values, not 257. */
static void numbers_of_values(void **unused)
{
    (void)unused;
    for (size_t count = 256; count <= 257; count++) {
        char text[3000];
        size_t used =
            (size_t)snprintf(text, sizeof text, P "options: {pay: {party: ann, values: [");
        for (size_t v = 0; v < count; v++) {
            used +=
                (size_t)snprintf(text + used, sizeof text - used, "%sv%zu", v == 0 ? "" : ", ", v);
        }
        snprintf(text + used, sizeof text - used, "]}}\n");
        if (count == 256) {
            ent_context *context = new_context();
            ent_dispute *dispute = read_dispute(context, text);
            assert_int_equal(ent_option_at(dispute, 0).value_count, 256);
            ent_dispute_free(dispute);
            ent_context_free(context);
        } else {
            const mistake row = {text, "E311", NULL, "too few or too many", NULL, 0};
            check_texts(&row, 1);
        }
    }
}

static void preferences(void **unused)
{
    (void)unused;
    CHECK(wrong_preferences);
}

static void graphs(void **unused)
{
    (void)unused;
    CHECK(wrong_graphs);
}

static void gmcr(void **unused)
{
    (void)unused;
    CHECK(wrong_gmcr);
}

static void yaml(void **unused)
{
    (void)unused;
    CHECK(wrong_yaml);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expressions),
        cmocka_unit_test(nested_expressions),
        cmocka_unit_test(towers_of_names),
        cmocka_unit_test(names),
        cmocka_unit_test(parties_and_options),
        cmocka_unit_test(numbers_of_values),
        cmocka_unit_test(empty_sections),
        cmocka_unit_test(options_that_today_names),
        cmocka_unit_test(moves_from_a_state_named_twice),
        cmocka_unit_test(preferences),
        cmocka_unit_test(graphs),
        cmocka_unit_test(gmcr),
        cmocka_unit_test(yaml),
    };
    return cmocka_run_group_tests_name("mistakes", tests, NULL, NULL);
}
