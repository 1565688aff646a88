/* SPDX-License-Identifier: MIT */
/*
 * Joint moves one after another, by hand: which are told of several, that no set acts twice in a row, that whoever moved
 * last may move first in the next; which groups are the smallest; where there are too many states and sets, and what is said of that.
 */
#include "journey/joint_cases.h"
#include "journey/trip.h"
#include "report/journey/joint.h"

/* a: today, then all three, then z alone; b: x and y; c: z. c goes first, or a and b do: as many parties and changes, and
 * of the two ends the lower set is told. */
static const char lake[] = "entente: 1\nparties: {a: , b: , c: }\n"
                           "options: {x: {party: a}, y: {party: b}, z: {party: c}}\n"
                           "today: {x: no, y: no, z: no}\n"
                           "preferences:\n  a: [not z, x and y]\n  b: [x and y]\n  c: [z]\n";

static void two_joint_moves(void **state)
{
    trip t;
    (void)state;
    go(&t, lake, "x and y and z");
    const ent_joint_sequence *told = t.route->sequence;
    assert_int_equal(t.route->joint->losing, 1);
    assert_true(told->asked && told->complete);
    assert_int_equal(told->count, 2);
    assert_int_equal(told->moves[0].parties, 4);
    assert_int_equal(told->moves[0].to, 4);
    assert_int_equal(told->moves[0].reasons[2], 0);
    assert_int_equal(told->moves[1].parties, 3);
    assert_int_equal(told->moves[1].to, 7);
    assert_int_equal(told->moves[1].step_count, 2);
    assert_int_equal(told->moves[1].reasons[0], 1);
    come_back(&t);
}

/* a alone would go on from s2 to s3 after it has come there; b cannot help, since it prefers s2. */
static const char stairs[] = "entente: 1\nparties: {a: , b: }\ngraph:\n  states: 4\n  moves:\n"
                             "    a: {s1: [s2], s2: [s3], s4: [s3]}\n    b: {s2: [s4]}\ntoday: s1\n"
                             "preferences:\n  a: {of: 4, ranking: [[s3], [s2], [s1], [s4]]}\n"
                             "  b: {of: 4, ranking: [[s1], [s2], [s3], [s4]]}\n";

static void where_no_moves_lead(void **state)
{
    trip t;
    (void)state;
    go(&t, bridge, "s5");
    const ent_joint_sequence *told = t.route->sequence;
    assert_null(t.route->joint);
    assert_true(told->asked && told->complete);
    assert_int_equal(told->count, 2);
    assert_int_equal(told->moves[0].parties, 3);
    assert_int_equal(told->moves[0].to, 2);
    assert_int_equal(told->moves[1].parties, 5);
    come_back(&t);
}

static void no_set_twice_in_a_row(void **state)
{
    trip t;
    (void)state;
    go(&t, stairs, "s3");
    assert_int_equal(t.route->joint->losing, 2);
    assert_true(t.route->sequence->asked && t.route->sequence->complete);
    assert_int_equal(t.route->sequence->count, 0);
    come_back(&t);
    go(&t, ladder, "s3");
    const ent_joint_sequence *told = t.route->sequence;
    assert_int_equal(told->count, 2);
    assert_int_equal(told->moves[0].parties, 1);
    assert_int_equal(told->moves[1].parties, 3);
    assert_int_equal(told->moves[1].step_count, 2);
    assert_int_equal(told->moves[1].steps[0].party, 1);
    come_back(&t);
}

/* A dispute of four parties, each with an option x, y, z or v of its own that it would rather not take up. */
#define FOUR                                                                                       \
    "entente: 1\nparties: {a: , b: , c: , d: }\n"                                                  \
    "options: {x: {party: a}, y: {party: b}, z: {party: c}, v: {party: d}}\ntoday: {x: no}\n"      \
    "preferences:\n"

/* The joint moves of smaller groups by which all four options are taken up: their sets, one after another. */
static void smaller(const char *text, const uint64_t *sets, size_t count)
{
    trip t;
    go(&t, text, "x and y and z and v");
    assert_int_equal(t.route->joint->parties, 15);
    assert_int_equal(t.route->joint->losing, 0);
    assert_null(t.route->sequence);
    assert_true(t.route->smaller->asked && t.route->smaller->complete);
    assert_int_equal(t.route->smaller->count, count);
    for (size_t k = 0; k < count; k++) {
        assert_int_equal(t.route->smaller->moves[k].parties, sets[k]);
    }
    come_back(&t);
}

static void of_smaller_groups(void **state)
{
    static const uint64_t three[] = {8, 7}, two[] = {12, 3};
    trip t;
    (void)state;
    /* d gains alone; a, b and c by all three of them, not by two. */
    smaller(FOUR "  a: [x and y and z, not x]\n  b: [x and y and z, not y]\n"
                 "  c: [x and y and z, not z]\n  d: [v]\n",
            three, 2);
    /* Two pairs. */
    smaller(FOUR "  a: [x and y, not x]\n  b: [x and y, not y]\n"
                 "  c: [z and v, not z]\n  d: [z and v, not v]\n",
            two, 2);
    /* Nobody gains before all have moved. */
    smaller(FOUR "  a: [x and y and z and v, not x]\n  b: [x and y and z and v, not y]\n"
                 "  c: [x and y and z and v, not z]\n  d: [x and y and z and v, not v]\n",
            NULL, 0);
    /* Of two it is not asked. */
    go(&t, FOUR "  a: [x and y, not x]\n  b: [x and y, not y]\n  c: []\n  d: []\n",
       "x and y and not z and not v");
    assert_int_equal(t.route->joint->parties, 3);
    assert_null(t.route->smaller);
    come_back(&t);
}

/* Thirteen parties, each of which would rather not move. */
static void too_many(void **state)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    trip t;
    (void)state;
    assert_non_null(out);
    fputs("entente: 1\nparties:\n", out);
    for (int p = 0; p < 13; p++) {
        fprintf(out, "  p%d:\n", p);
    }
    fputs("options:\n", out);
    for (int p = 0; p < 13; p++) {
        fprintf(out, "  o%d: {party: p%d}\n", p, p);
    }
    fputs("today: {o0: no}\npreferences:\n", out);
    for (int p = 0; p < 13; p++) {
        fprintf(out, "  p%d: [not o%d]\n", p, p);
    }
    assert_int_equal(fclose(out), 0);
    go(&t, text, "o0 and o1");
    assert_int_equal(t.route->joint->losing, 3);
    assert_false(t.route->sequence->asked);
    come_back(&t);
    free(text);
}

/* The parties of a set go from s1 to s68 by way of s69, and gain; p2 can go there alone, and does not. All other states that
 * are asked for leave other sets better off, more than are looked at for one joint move, and nobody can go there. */
static void write_crowd(FILE *out)
{
    enum { PARTIES = 7, STATES = 69, END = 68, BETWEEN = 69 };
    fprintf(out, "entente: 1\nparties:\n");
    for (int p = 0; p < PARTIES; p++) {
        fprintf(out, "  p%d:\n", p);
    }
    fprintf(out,
            "graph:\n  states: %d\n  moves:\n    p0: {s1: [s69]}\n    p1: {s69: [s68]}\n"
            "    p2: {s1: [s68]}\ntoday: s1\npreferences:\n",
            STATES);
    for (int p = 0; p < PARTIES; p++) {
        const char *joint = "";
        fprintf(out, "  p%d: {of: %d, ranking: [[", p, STATES);
        for (int better = 1; better >= 0; better--) {
            for (int s = 2; s <= STATES; s++) {
                const int set = s == END ? 123 : s == BETWEEN ? 0 : s - 1;
                if ((set >> p & 1) == better) {
                    fprintf(out, "%ss%d", joint, s);
                    joint = ", ";
                }
            }
            fputs(better == 1 ? "], [s1], [" : "]]}\n", out);
            joint = "";
        }
    }
}

static void beyond_the_sets_looked_at(void **state)
{
    char *text = NULL, wanted[600] = "s2";
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    trip t;
    (void)state;
    assert_non_null(out);
    write_crowd(out);
    assert_int_equal(fclose(out), 0);
    for (int s = 3; s <= 68; s++) {
        const size_t end = strlen(wanted);
        (void)snprintf(wanted + end, sizeof wanted - end, " or s%d", s);
    }
    go(&t, text, wanted);
    assert_null(t.route->sequence);
    assert_int_equal(t.route->joint->losing, 0);
    assert_int_equal(t.route->joint->parties, 3);
    assert_int_equal(t.route->joint->to, 67);
    assert_false(t.route->joint->complete);
    come_back(&t);
    free(text);
}

/* What is said of what was not asked, or in part. */
static void in_words(void **state)
{
    static const struct {
        ent_joint_sequence sequence;
        bool joint_complete, has;
        const char *words, *more;
    } rows[] = {
        {{.asked = false}, true, false, "Not asked: whether", "too many states and sets"},
        {{.asked = true}, true, false, "Not asked to the end: whether", "none do."},
        {{.asked = true}, false, false, "Not all sets of parties were looked at. Not asked", ""},
        {{.asked = true, .complete = true}, true, true, "", ""},
        {{.asked = true, .complete = true}, false, true, "", ""},
        {{.asked = true, .count = 2}, false, true, "Not all sets of parties were looked at.", ""},
    };
    ent_context *context = new_context();
    (void)state;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        const ent_joint_way joint = {.parties = 1, .losing = 1, .complete = rows[k].joint_complete};
        const ent_route route = {.joint = &joint, .sequence = &rows[k].sequence};
        ent_text text;
        ent_text_init(&text, &context->allocator);
        ent_words_joint_unlooked(&text, &route);
        assert_int_equal(ent_words_has_sequence(&route), rows[k].has);
        assert_int_equal(strncmp(ent_text_get(&text), rows[k].words, strlen(rows[k].words)), 0);
        assert_non_null(strstr(ent_text_get(&text), rows[k].more));
        assert_int_equal(ent_text_get(&text)[0] == '\0', rows[k].words[0] == '\0');
        ent_text_clear(&text);
        ent_words_sequence_unlooked(&text, &rows[k].sequence);
        assert_int_equal(strncmp(ent_text_get(&text), "Not all sequences", 17) == 0,
                         !rows[k].sequence.complete);
        ent_text_free(&text);
    }
    ent_context_free(context);
}

/* What is said of smaller groups. */
static void smaller_in_words(void **state)
{
    const ent_joint_way moves[] = {{.parties = 1}, {.parties = 7}};
    const struct {
        ent_joint_sequence sequence;
        const char *words;
    } rows[] = {
        {{.asked = false}, "not asked; there are too many states and sets of parties for that."},
        {{.asked = true}, "not asked to the end; of those that were looked at none lead there."},
        {{.asked = true, .complete = true},
         "none that are each a gain to those who make them lead there."},
        {{.asked = true, .complete = true, .count = 2, .moves = moves},
         "2, of at most 3 parties, each a gain to those who make it."},
    };
    ent_context *context = new_context();
    (void)state;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        ent_text text;
        ent_text_init(&text, &context->allocator);
        ent_words_smaller(&text, &rows[k].sequence);
        assert_string_equal(ent_text_get(&text), rows[k].words);
        ent_text_free(&text);
    }
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_joint_moves),           cmocka_unit_test(no_set_twice_in_a_row),
        cmocka_unit_test(where_no_moves_lead),       cmocka_unit_test(too_many),
        cmocka_unit_test(beyond_the_sets_looked_at), cmocka_unit_test(in_words),
        cmocka_unit_test(of_smaller_groups),         cmocka_unit_test(smaller_in_words)};
    return cmocka_run_group_tests_name("joint moves", tests, NULL, NULL);
}
