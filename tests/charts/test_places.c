/* SPDX-License-Identifier: MIT */
/*
 * Charts of places: the scale of an issue, and outcomes by what they are worth to two. No word stands on another, whatever
 * the places and however long the words; all points are there; wrong input and refused memory are told.
 */
#include "charts/nets.h"
#include "report/standing.h"

#include "report/chart/scatter.h"
#include "report/chart/strip.h"

enum { WHOLE = 1000000, MOST = 24 };

/* A strip of random places, of which every third word is long; `name`, if given, is that of all. */
typedef struct issue {
    ent_strip strip;
    ent_strip_word words[MOST];
    ent_strip_line lines[2];
    ent_strip_row rows[MOST];
    ent_strip_group groups[2];
} issue;

static uint32_t place(uint64_t *random)
{
    return (uint32_t)below(random, WHOLE + 1);
}

static int by_place(const void *a, const void *b)
{
    const ent_strip_word *one = a, *other = b;
    return one->at < other->at ? -1 : one->at > other->at;
}

static void make_issue(issue *i, size_t words, size_t rows, const char *name)
{
    uint64_t random = words * 100 + rows + 1;
    for (size_t k = 0; k < words; k++) {
        i->words[k] = (ent_strip_word){place(&random), name != NULL ? name
                                                       : k % 3 == 2 ? long_name
                                                                    : "50: some"};
    }
    qsort(i->words, words, sizeof *i->words, by_place);
    i->lines[0] = (ent_strip_line){place(&random), ENT_INK_TODAY, "today"};
    i->lines[1] = (ent_strip_line){place(&random), ENT_INK_MARK, "came about"};
    for (size_t k = 0; k < rows; k++) {
        const uint32_t low = place(&random), high = place(&random);
        i->rows[k] = (ent_strip_row){.label = name != NULL ? name
                                              : k % 3 == 2 ? long_name
                                                           : "Russia",
                                     .numbers = k % 5 == 4 ? long_name : "5 (plus or minus 20)",
                                     .ink = k % 2 == 0 ? ENT_INK_POINT : ENT_INK_PARTY_1,
                                     .known = k % 4 != 3,
                                     .exact = k % 4 == 2,
                                     .low = low < high ? low : high,
                                     .point = place(&random),
                                     .high = low < high ? high : low};
    }
    i->groups[0] = (ent_strip_group){"Where the parties stand", i->rows, rows / 2};
    i->groups[1] =
        (ent_strip_group){name != NULL ? name : long_name, i->rows + rows / 2, rows - rows / 2};
    i->strip = (ent_strip){.title = "t",
                           .description = "d",
                           .words = i->words,
                           .word_count = words,
                           .lines = i->lines,
                           .line_count = 2,
                           .groups = i->groups,
                           .group_count = 2};
}

static void strips_of_all_sizes_are_in_order(void **unused)
{
    (void)unused;
    for (size_t words = 0; words <= MOST; words += 3) {
        for (size_t rows = 0; rows <= MOST; rows += 8) {
            stage s;
            issue i;
            ent_drawing *d = NULL;
            set_up(&s);
            make_issue(&i, words, rows, NULL);
            assert_int_equal(ent_strip_draw(&s.arena, &i.strip, &d), ENT_OK);
            words_stand_apart(d);
            assert_true(d->width <= 72000);
            assert_int_equal(shapes_of(d, ENT_SHAPE_CIRCLE, ENT_INK_POINT) +
                                 shapes_of(d, ENT_SHAPE_CIRCLE, ENT_INK_PARTY_1),
                             rows - rows / 4); /* every fourth is not known */
            assert_int_equal(shapes_of(d, ENT_SHAPE_LINE, ENT_INK_TODAY), 2);
            assert_true(says(d, "today") && says(d, "came about"));
            tear_down(&s);
        }
    }
}

static void strips_beyond_the_scale_are_refused(void **unused)
{
    (void)unused;
    static const ent_strip_row wrong[] = {
        {.label = "r", .numbers = "", .known = true, .low = 7, .point = 6, .high = 6},
        {.label = "r", .numbers = "", .known = true, .point = WHOLE + 1, .exact = true},
        {.label = "r", .numbers = "", .known = true, .high = WHOLE + 1}};
    stage s;
    issue i;
    ent_drawing *d = NULL;
    set_up(&s);
    for (size_t k = 0; k < 3; k++) {
        make_issue(&i, 1, 1, NULL);
        i.rows[0] = wrong[k];
        assert_int_equal(ent_strip_draw(&s.arena, &i.strip, &d), ENT_ERROR_ARGUMENT);
    }
    make_issue(&i, 1, 1, NULL);
    i.words[0].at = WHOLE + 1;
    assert_int_equal(ent_strip_draw(&s.arena, &i.strip, &d), ENT_ERROR_ARGUMENT);
    make_issue(&i, 1, 1, NULL);
    i.lines[1].at = WHOLE + 1;
    assert_int_equal(ent_strip_draw(&s.arena, &i.strip, &d), ENT_ERROR_ARGUMENT);
    assert_null(d);
    tear_down(&s);
}

/* Outcomes at random places, and marks on some of them, several on one spot. */
typedef struct field {
    ent_scatter scatter;
    ent_scatter_dot dots[MOST], frontier[MOST];
    ent_scatter_mark marks[MOST];
} field;

static void make_field(field *f, size_t dots, size_t marks, const char *name)
{
    static const ent_scatter_letter letters[] = {{"N", "Nash"}, {"0", "without agreement"}};
    uint64_t random = dots * 100 + marks + 1;
    for (size_t k = 0; k < dots; k++) {
        f->dots[k] = (ent_scatter_dot){place(&random), place(&random), false, false, name, "s12"};
        f->frontier[k] = (ent_scatter_dot){
            place(&random), place(&random), true, k % 2 == 0, name != NULL ? name : "tip", NULL};
    }
    for (size_t k = 0; k < marks; k++) {
        const bool near = k % 2 == 1;
        f->marks[k] = (ent_scatter_mark){near ? f->marks[k - 1].x : place(&random),
                                         near ? f->marks[k - 1].y : place(&random), ENT_INK_POINT,
                                         name != NULL ? name : "N K", "Nash"};
    }
    f->scatter = (ent_scatter){.title = "t",
                               .description = "d",
                               .across = {name != NULL ? name : long_name, "0", "12.25"},
                               .up = {name != NULL ? name : long_name, "-1234567890.5", "1/3"},
                               .corner = dots % 2 == 0,
                               .corner_x = place(&random),
                               .corner_y = place(&random),
                               .dots = f->dots,
                               .dot_count = dots,
                               .frontier = f->frontier,
                               .frontier_count = dots,
                               .marks = f->marks,
                               .mark_count = marks,
                               .letters = letters,
                               .letter_count = 2};
}

static void fields_of_all_sizes_are_in_order(void **unused)
{
    (void)unused;
    for (size_t dots = 0; dots <= MOST; dots += 4) {
        for (size_t marks = 0; marks <= MOST; marks += 3) {
            stage s;
            field f;
            ent_drawing *d = NULL;
            set_up(&s);
            make_field(&f, dots, marks, NULL);
            assert_int_equal(ent_scatter_draw(&s.arena, &f.scatter, &d), ENT_OK);
            words_stand_apart(d);
            assert_true(d->width <= 72000);
            assert_int_equal(shapes_of(d, ENT_SHAPE_CIRCLE, ENT_INK_HOLDS), dots / 2);
            assert_int_equal(shapes_of(d, ENT_SHAPE_CIRCLE, ENT_INK_NODE), dots + dots / 2);
            assert_int_equal(shapes_of(d, ENT_SHAPE_CIRCLE, ENT_INK_POINT), marks);
            assert_int_equal(shapes_of(d, ENT_SHAPE_RECT, ENT_INK_MARK), dots % 2 == 0 ? 2 : 0);
            assert_int_equal(shapes_of(d, ENT_SHAPE_LINE, ENT_INK_MOVE), dots > 0 ? dots - 1 : 0);
            tear_down(&s);
        }
    }
}

static void fields_beyond_the_plot_are_refused(void **unused)
{
    (void)unused;
    stage s;
    ent_drawing *d = NULL;
    set_up(&s);
    for (size_t k = 0; k < 4; k++) {
        field f;
        make_field(&f, 2, 2, NULL);
        *(k == 0   ? &f.dots[1].x
          : k == 1 ? &f.frontier[0].y
          : k == 2 ? &f.marks[1].y
                   : &f.scatter.corner_x) = WHOLE + 1;
        assert_int_equal(ent_scatter_draw(&s.arena, &f.scatter, &d), ENT_ERROR_ARGUMENT);
    }
    assert_null(d);
    tear_down(&s);
}

static ent_status draw_both(stage *s, const char *name, ent_drawing **out)
{
    issue i;
    field f;
    ent_drawing *d = NULL;
    make_issue(&i, 5, 6, name);
    make_field(&f, 3, 4, name);
    ENT_TRY(ent_strip_draw(&s->arena, &i.strip, &d));
    words_stand_apart(d);
    ENT_TRY(ent_scatter_draw(&s->arena, &f.scatter, &d));
    words_stand_apart(d);
    *out = d;
    return ENT_OK;
}

static void hostile_words_do_no_harm(void **unused)
{
    (void)unused;
    harm_nothing(draw_both);
}

static ent_status draw_quietly(stage *s)
{
    issue i;
    field f;
    ent_drawing *d = NULL;
    make_issue(&i, 5, 6, NULL);
    make_field(&f, 3, 4, NULL);
    ENT_TRY(ent_strip_draw(&s->arena, &i.strip, &d));
    return ent_scatter_draw(&s->arena, &f.scatter, &d);
}

static void refused_memory_is_told(void **unused)
{
    (void)unused;
    const size_t refused = refuse_each(draw_quietly);
#ifdef REFUSE_ITEMS
    assert_true(refused > 100);
#else
    assert_true(refused > 0);
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strips_of_all_sizes_are_in_order),
        cmocka_unit_test(strips_beyond_the_scale_are_refused),
        cmocka_unit_test(fields_of_all_sizes_are_in_order),
        cmocka_unit_test(fields_beyond_the_plot_are_refused),
        cmocka_unit_test(hostile_words_do_no_harm),
        cmocka_unit_test(refused_memory_is_told),
    };
    return cmocka_run_group_tests_name("charts of places", tests, NULL, NULL);
}
