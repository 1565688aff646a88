/* SPDX-License-Identifier: MIT */
/*
 * Charts as drawings: no word stands on another or outside, whatever the sizes and however long the words; what is to
 * be seen is there; nothing to show is shown, too; wrong input and refused memory are told.
 */
#include "charts/charts.h"
#include "charts/nets.h"
#include "report/standing.h"

#include "report/chart/bars.h"
#include "report/chart/matrix.h"
#include "report/chart/moments.h"
#include "report/chart/ranges.h"

enum { MOST_ROWS = 20, MOST_PARTIES = 12 };

static const ent_matrix_mark marks[] = {
    {"N", "Nash"}, {"SS", "SSEQ"}, {"S", "SEQ"}, {"M", "SMR"}, {"G", "GMR"}};

/* Rows and parties of which every third has a long name; `name`, if given, is that of all. */
typedef struct table {
    ent_matrix matrix;
    ent_matrix_row rows[MOST_ROWS];
    unsigned stays[MOST_ROWS][MOST_PARTIES];
    const char *parties[MOST_PARTIES];
} table;

static void fill(table *t, size_t rows, size_t parties, const char *name)
{
    uint64_t random = rows * 100 + parties;
    for (size_t p = 0; p < parties; p++) {
        t->parties[p] = name != NULL ? name : p % 3 == 2 ? long_name : "Ukraine";
    }
    for (size_t r = 0; r < rows; r++) {
        for (size_t p = 0; p < parties; p++) {
            t->stays[r][p] = (unsigned)below(&random, 32);
        }
        t->rows[r] = (ent_matrix_row){.label = name != NULL ? name
                                               : r % 3 == 2 ? long_name
                                                            : "s12",
                                      .note = r % 2 == 0 ? "today" : NULL,
                                      .key = "s12",
                                      .today = r == 0,
                                      .stays = t->stays[r],
                                      .holds = (unsigned)below(&random, 32)};
    }
    t->matrix = (ent_matrix){"t", "d", marks, 5, t->parties, parties, t->rows, rows};
}

static void matrices_of_all_sizes_are_in_order(void **unused)
{
    (void)unused;
    static const size_t rows[] = {0, 1, 5, 20};
    for (size_t parties = 0; parties <= MOST_PARTIES; parties++) {
        for (size_t k = 0; k < 4; k++) {
            stage s;
            table t;
            ent_drawing *d = NULL;
            set_up(&s);
            fill(&t, rows[k], parties, NULL);
            assert_int_equal(ent_matrix_draw(&s.arena, &t.matrix, &d), ENT_OK);
            words_stand_apart(d);
            assert_true(parties > 10 || d->width <= 72000);
            const size_t cells = 5 * (parties + 1) * rows[k];
            assert_int_equal(shapes_of(d, ENT_SHAPE_RECT, ENT_INK_HOLDS) +
                                 shapes_of(d, ENT_SHAPE_RECT, ENT_INK_FAILS),
                             cells + 2); /* and two in the legend */
            assert_true(says(d, "SSEQ") && (parties < 3 || says(d, long_name)));
            tear_down(&s);
        }
    }
}

static void a_matrix_tells_who_stays(void **unused)
{
    (void)unused;
    stage s;
    set_up(&s);
    static const unsigned stays[] = {1u << 0 | 1u << 4, 0};
    static const char *const parties[] = {"Ukraine", "Russia"};
    static const ent_matrix_row row = {
        .label = "s3 (deal)", .key = "s3", .stays = stays, .holds = 1u << 4};
    const ent_matrix matrix = {"t", "d", marks, 5, parties, 2, &row, 1};
    ent_drawing *d = NULL;
    assert_int_equal(ent_matrix_draw(&s.arena, &matrix, &d), ENT_OK);
    assert_true(says(d, "Ukraine would stay in s3 (deal) under Nash"));
    assert_true(says(d, "Ukraine would leave s3 (deal) under SMR"));
    assert_true(says(d, "Russia would leave s3 (deal) under GMR"));
    assert_true(says(d, "all would stay in s3 (deal) under GMR"));
    assert_true(says(d, "not all would stay in s3 (deal) under Nash"));
    assert_int_equal(shapes_of(d, ENT_SHAPE_RECT, ENT_INK_HOLDS), 3 + 1);
    ent_matrix wrong = matrix;
    wrong.mark_count = ENT_MATRIX_MARKS + 1;
    assert_int_equal(ent_matrix_draw(&s.arena, &wrong, &d), ENT_ERROR_ARGUMENT);
    tear_down(&s);
}

enum { MOST_MOMENTS = 40 };

/* Rows and columns of moments: some unknown, some not possible, the rest holding under some concepts. */
typedef struct story {
    ent_moments moments;
    ent_moments_row rows[MOST_ROWS];
    ent_moments_cell cells[MOST_ROWS][MOST_MOMENTS];
    ent_moments_column columns[MOST_MOMENTS];
} story;

static void tell_story(story *t, size_t rows, size_t columns, const char *name)
{
    uint64_t random = rows * 100 + columns;
    for (size_t m = 0; m < columns; m++) {
        t->columns[m] = (ent_moments_column){m == 0 ? "start" : "12", "2025-02-12: a call"};
    }
    for (size_t r = 0; r < rows; r++) {
        for (size_t m = 0; m < columns; m++) {
            const bool known = below(&random, 5) > 0, possible = below(&random, 5) > 0;
            t->cells[r][m] = (ent_moments_cell){.known = known,
                                                .possible = possible,
                                                .holds = (unsigned)below(&random, 32),
                                                .below = r % 2 == 1 ? "12*" : NULL,
                                                .tip = "a tip"};
        }
        t->rows[r] = (ent_moments_row){.label = name != NULL ? name
                                                : r % 3 == 2 ? long_name
                                                             : "deal",
                                       .today = r == 0,
                                       .cells = t->cells[r]};
    }
    t->moments = (ent_moments){.title = "t",
                               .description = "d",
                               .marks = marks,
                               .mark_count = 5,
                               .signs = {{"2", "moves"}, {"2*", "improvements"}},
                               .columns = t->columns,
                               .column_count = columns,
                               .rows = t->rows,
                               .row_count = rows};
}

static size_t boxes_of(const story *t)
{
    size_t count = 0;
    for (size_t r = 0; r < t->moments.row_count; r++) {
        for (size_t m = 0; m < t->moments.column_count; m++) {
            count += t->cells[r][m].known && t->cells[r][m].possible;
        }
    }
    return count;
}

static void moments_of_all_sizes_are_in_order(void **unused)
{
    (void)unused;
    static const size_t rows[] = {0, 1, 5, MOST_ROWS}, columns[] = {1, 2, 9, 13, MOST_MOMENTS};
    for (size_t k = 0; k < 4; k++) {
        for (size_t m = 0; m < 5; m++) {
            stage s;
            story t;
            ent_drawing *d = NULL;
            set_up(&s);
            tell_story(&t, rows[k], columns[m], NULL);
            assert_int_equal(ent_moments_draw(&s.arena, &t.moments, &d), ENT_OK);
            words_stand_apart(d);
            assert_true(d->width >= 36000 && d->width <= 72000);
            assert_int_equal(shapes_of(d, ENT_SHAPE_RECT, ENT_INK_FAILS), boxes_of(&t) + 1);
            assert_true(says(d, "start") && says(d, "not possible"));
            tear_down(&s);
        }
    }
}

/* The box is filled from below by the share of concepts; more marks than there may be, or none, are refused. */
static void a_box_is_filled_by_its_share(void **unused)
{
    (void)unused;
    stage s;
    story t;
    ent_drawing *d = NULL;
    set_up(&s);
    tell_story(&t, 1, 1, NULL);
    t.cells[0][0] = (ent_moments_cell){.known = true, .possible = true, .holds = 1u << 3 | 1u << 4};
    assert_int_equal(ent_moments_draw(&s.arena, &t.moments, &d), ENT_OK);
    const ent_shape *box = NULL, *filled = NULL;
    for (const ent_shape *o = d->first; o != NULL && filled == NULL; o = o->next) {
        const bool rect = o->kind == ENT_SHAPE_RECT;
        box = rect && o->ink == ENT_INK_FAILS ? o : box;
        filled = rect && o->ink == ENT_INK_HOLDS ? o : filled;
    }
    assert_true(box != NULL && filled != NULL);
    assert_int_equal(filled->height * 5, box->height * 2);
    assert_int_equal(filled->y + filled->height, box->y + box->height);
    assert_true(says(d, "M"));
    t.moments.mark_count = ENT_MATRIX_MARKS + 1;
    assert_int_equal(ent_moments_draw(&s.arena, &t.moments, &d), ENT_ERROR_ARGUMENT);
    t.moments.mark_count = 0;
    assert_int_equal(ent_moments_draw(&s.arena, &t.moments, &d), ENT_ERROR_ARGUMENT);
    tear_down(&s);
}

static const ent_range some_ranges[] = {{"a family", NULL, 581000, 624149, 664901, false},
                                        {"none", "tip", 0, 30, 400, false},
                                        {"all but some", NULL, 999400, 999990, 1000000, false},
                                        {"counted", NULL, 5, 1000000, 2, true},
                                        {long_name, NULL, 0, 500000, 1000000, false}};
static const ent_range_group some_groups[] = {{"s12 (deal)", NULL, "s12", some_ranges, 5},
                                              {long_name, "tip", NULL, some_ranges, 0},
                                              {long_name, NULL, NULL, some_ranges + 3, 1}};

static void ranges_are_told_in_numbers(void **unused)
{
    (void)unused;
    stage s;
    set_up(&s);
    ent_drawing *d = NULL;
    assert_int_equal(ent_ranges_draw(&s.arena, &(ent_ranges){"t", "d", some_groups, 3}, &d),
                     ENT_OK);
    words_stand_apart(d);
    assert_int_equal(d->width, 72000);
    assert_true(says(d, "62.4 % (58.1 to 66.5)")); /* outwards */
    assert_true(says(d, "<0.1 % (0 to 0.1)"));
    assert_true(says(d, ">99.9 % (99.9 to 100)"));
    assert_true(says(d, "100 %"));
    assert_int_equal(shapes_of(d, ENT_SHAPE_CIRCLE, ENT_INK_POINT), 6 + 1);
    assert_int_equal(shapes_of(d, ENT_SHAPE_RECT, ENT_INK_RANGE), 4 + 1);
    assert_int_equal(ent_ranges_draw(&s.arena, &(ent_ranges){"t", "d", NULL, 0}, &d), ENT_OK);
    words_stand_apart(d);
    tear_down(&s);
}

static void ranges_out_of_order_are_refused(void **unused)
{
    (void)unused;
    static const ent_range wrong[] = {{"r", NULL, 5, 4, 6, false},
                                      {"r", NULL, 5, 7, 6, false},
                                      {"r", NULL, 5, 6, 1000001, false},
                                      {"r", NULL, 0, 1000001, 0, true}};
    stage s;
    set_up(&s);
    for (size_t k = 0; k < 4; k++) {
        const ent_range_group group = {"g", NULL, NULL, &wrong[k], 1};
        ent_drawing *d = NULL;
        assert_int_equal(ent_ranges_draw(&s.arena, &(ent_ranges){"t", "d", &group, 1}, &d),
                         ENT_ERROR_ARGUMENT);
    }
    tear_down(&s);
}

static const uint64_t counts[][3] = {{12, 3, 7}, {0, 0, 0}, {1000, 1, 400000000}};
static const ent_bar_kind kinds[] = {{"stated", "S", ENT_INK_HOLDS, false},
                                     {"inferred", "I", ENT_INK_RANGE, false},
                                     {"assumed", "A", ENT_INK_FAILS, true}};
static const ent_bar_row bar_rows[] = {
    {"Ukraine", NULL, counts[0]}, {"Nobody", "tip", counts[1]}, {long_name, NULL, counts[2]}};

/* The parts of a row fill it, end to end. */
static void parts_are_end_to_end(const ent_drawing *d, int64_t length)
{
    int64_t sum = 0, end = -1;
    for (const ent_shape *s = d->first; s != NULL; s = s->next) {
        if (s->kind == ENT_SHAPE_RECT && s->tip != NULL && strncmp(s->tip, "Ukraine: ", 9) == 0) {
            assert_true(end == -1 || s->x == end);
            end = s->x + s->width;
            sum += s->width;
        }
    }
    assert_int_equal(sum, length);
}

static void bars_are_in_order(void **unused)
{
    (void)unused;
    stage s;
    set_up(&s);
    ent_drawing *d = NULL;
    ent_bars bars = {"t", "d", kinds, 3, bar_rows, 3, false};
    assert_int_equal(ent_bars_draw(&s.arena, &bars, &d), ENT_OK);
    words_stand_apart(d);
    parts_are_end_to_end(d, 32000);
    assert_true(says(d, "S 12, I 3, A 7") && says(d, "A 400,000,000") &&
                says(d, "Ukraine: 12 stated"));
    assert_int_equal(d->width, 72000);
    bars.to_scale = true;
    bars.row_count = 2;
    assert_int_equal(ent_bars_draw(&s.arena, &bars, &d), ENT_OK);
    parts_are_end_to_end(d, 32000);
    bars.row_count = 3;
    assert_int_equal(ent_bars_draw(&s.arena, &bars, &d), ENT_OK);
    parts_are_end_to_end(d, (int64_t)(22 * 32000 / 400001001u));
    bars.row_count = 0;
    assert_int_equal(ent_bars_draw(&s.arena, &bars, &d), ENT_OK);
    words_stand_apart(d);
    bars.kind_count = ENT_BAR_KINDS + 1;
    assert_int_equal(ent_bars_draw(&s.arena, &bars, &d), ENT_ERROR_ARGUMENT);
    static const uint64_t huge[] = {0, (uint64_t)1 << 41, 0};
    static const ent_bar_row row = {"r", NULL, huge};
    assert_int_equal(ent_bars_draw(&s.arena, &(ent_bars){"t", "d", kinds, 3, &row, 1, false}, &d),
                     ENT_ERROR_ARGUMENT);
    tear_down(&s);
}

static const ent_sample samples[] = {
    {ENT_SAMPLE_BOX, ENT_INK_HOLDS, false, false, "Nash", "holds"},
    {ENT_SAMPLE_LINE, ENT_INK_PARTY_1, true, true, NULL, long_name},
    {ENT_SAMPLE_POINT, ENT_INK_POINT, false, false, NULL, long_name},
    {ENT_SAMPLE_WORDS, ENT_INK_TEXT, false, false, "1", long_name},
    {ENT_SAMPLE_WORDS, ENT_INK_TEXT, false, false, NULL, "end"}};

static void nets_are_drawn_the_same_twice(void **unused)
{
    (void)unused;
    static const char *const columns[] = {"today", NULL, "2 moves, which is a rather long heading"};
    static const size_t sizes[] = {0, 1, 5, 20, 60};
    for (size_t k = 0; k < 5; k++) {
        char *drawings[2];
        for (size_t turn = 0; turn < 2; turn++) {
            stage s;
            ent_drawing *d = NULL;
            set_up(&s);
            const net_plan plan = {sizes[k], 1 + sizes[k] / 6, sizes[k] * 2, 10, 2, k % 2 == 0};
            random_net r = make_net(k, &plan);
            r.net.columns = columns;
            r.net.column_count = 3;
            r.net.samples = samples;
            r.net.sample_count = 5;
            assert_int_equal(ent_net_draw(&s.arena, &r.net, &d), ENT_OK);
            words_stand_apart(d);
            assert_int_equal(shapes_of(d, ENT_SHAPE_RECT, ENT_INK_TODAY), sizes[k] > 0 ? 1 : 0);
            drawings[turn] = drawn(&s.b, d, k == 3);
            free_net(&r);
            tear_down(&s);
        }
        assert_string_equal(drawings[0], drawings[1]);
        free(drawings[0]);
        free(drawings[1]);
    }
}

static void arrows_to_nowhere_are_refused(void **unused)
{
    (void)unused;
    stage s;
    set_up(&s);
    const ent_net_node node = {.label = "s1"};
    const ent_net_arrow arrow = {.from = 0, .to = 7};
    const ent_net net = {.title = "t",
                         .description = "d",
                         .nodes = &node,
                         .node_count = 1,
                         .arrows = &arrow,
                         .arrow_count = 1};
    ent_drawing *d = NULL;
    assert_int_equal(ent_net_draw(&s.arena, &net, &d), ENT_ERROR_ARGUMENT);
    assert_null(d);
    tear_down(&s);
}

static ent_status draw_each(stage *s, const char *name, ent_drawing **out)
{
    table t;
    ent_drawing *d = NULL;
    fill(&t, 3, 4, name);
    ENT_TRY(ent_matrix_draw(&s->arena, &t.matrix, &d));
    words_stand_apart(d);
    story told;
    tell_story(&told, 3, 20, name);
    ENT_TRY(ent_moments_draw(&s->arena, &told.moments, &d));
    words_stand_apart(d);
    ENT_TRY(ent_ranges_draw(&s->arena, &(ent_ranges){name, name, some_groups, 3}, &d));
    ENT_TRY(ent_bars_draw(&s->arena, &(ent_bars){name, name, kinds, 3, bar_rows, 3, false}, &d));
    const ent_net_node nodes[] = {{.label = name, .note = name, .tip = name, .key = name},
                                  {.column = 1, .label = name, .ink = ENT_INK_NODE}};
    const ent_net_arrow arrows[] = {
        {.from = 0, .to = 1, .ink = ENT_INK_PARTY_1, .label = name, .tip = name}};
    const char *const headings[] = {name};
    const ent_net net = {name, name, nodes, 2, arrows, 1, headings, 1, samples, 5};
    ENT_TRY(ent_net_draw(&s->arena, &net, &d));
    words_stand_apart(d);
    *out = d;
    return ENT_OK;
}

static void hostile_names_do_no_harm(void **unused)
{
    (void)unused;
    harm_nothing(draw_each);
}

static ent_status draw_quietly(stage *s)
{
    table t;
    ent_drawing *d = NULL;
    fill(&t, 2, 3, NULL);
    const ent_net_node nodes[] = {{.label = "s1", .note = "today"},
                                  {.column = 1, .label = long_name}};
    const ent_net_arrow arrows[] = {{.from = 0, .to = 1, .label = "1"}, {.from = 1, .to = 1}};
    const ent_net net = {"t", "d", nodes, 2, arrows, 2, NULL, 0, samples, 5};
    story told;
    tell_story(&told, 2, 3, NULL);
    ENT_TRY(ent_moments_draw(&s->arena, &told.moments, &d));
    ENT_TRY(ent_matrix_draw(&s->arena, &t.matrix, &d));
    ENT_TRY(ent_ranges_draw(&s->arena, &(ent_ranges){"t", "d", some_groups, 3}, &d));
    ENT_TRY(ent_bars_draw(&s->arena, &(ent_bars){"t", "d", kinds, 3, bar_rows, 3, false}, &d));
    return ent_net_draw(&s->arena, &net, &d);
}

static void refused_memory_is_told(void **unused)
{
    (void)unused;
    const size_t refused = refuse_each(draw_quietly);
#ifdef REFUSE_ITEMS
    assert_true(refused > 300);
#else
    assert_true(refused > 0);
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matrices_of_all_sizes_are_in_order),
        cmocka_unit_test(a_matrix_tells_who_stays),
        cmocka_unit_test(moments_of_all_sizes_are_in_order),
        cmocka_unit_test(a_box_is_filled_by_its_share),
        cmocka_unit_test(ranges_are_told_in_numbers),
        cmocka_unit_test(ranges_out_of_order_are_refused),
        cmocka_unit_test(bars_are_in_order),
        cmocka_unit_test(nets_are_drawn_the_same_twice),
        cmocka_unit_test(arrows_to_nowhere_are_refused),
        cmocka_unit_test(hostile_names_do_no_harm),
        cmocka_unit_test(refused_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
