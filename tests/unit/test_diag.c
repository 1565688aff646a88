/* SPDX-License-Identifier: MIT */
/*
 * The room `diag`: contexts and their limits, words for statuses, diagnostics, and places in a text.
 *
 * Places are checked on texts that a dispute could not be: with bytes that are no UTF-8, and spans that
 * lead beyond the end.
 */
#include "diag/diagnostic.h"
#include "support.h"

static void contexts_refuse_what_they_cannot_keep(void **unused)
{
    (void)unused;
    ent_context *out = NULL;
    ent_context_options good;
    ent_context_defaults(&good);
    ent_context_options bad[7];
    for (size_t i = 0; i < 7; i++) {
        bad[i] = good;
    }
    bad[0].size--;
    bad[1].size = 0;
    bad[2].allocator.resize = NULL;
    bad[3].max_states = 0;
    bad[4].max_states = UINT32_MAX;
    bad[5].max_states = UINT64_MAX;
    bad[6].max_moves = 0;
    for (size_t i = 0; i < 7; i++) {
        assert_int_equal(ent_context_new(&bad[i], &out), ENT_ERROR_ARGUMENT);
        assert_null(out);
    }
    assert_int_equal(ent_context_new(&good, NULL), ENT_ERROR_ARGUMENT);
    good.max_states = UINT32_MAX - 1;
    good.max_moves = 1;
    assert_int_equal(ent_context_new(&good, &out), ENT_OK);
    ent_context_free(out);
    ent_context_free(NULL);
}

static void statuses_have_words_of_their_own(void **unused)
{
    (void)unused;
    const char *unknown = ent_status_text((ent_status)-1);
    for (int i = ENT_OK; i <= ENT_ERROR_CANCELLED; i++) {
        const char *text = ent_status_text((ent_status)i);
        assert_string_not_equal(text, unknown);
        for (int k = ENT_OK; k < i; k++) {
            assert_string_not_equal(text, ent_status_text((ent_status)k));
        }
    }
    assert_string_equal(ent_status_text((ent_status)(ENT_ERROR_CANCELLED + 1)), unknown);
}

/* What a context was told and asked. */
typedef struct listener {
    const char *stage;
    uint64_t done, total;
    size_t asked;
    bool stop;
} listener;

static void listen(void *user, const char *stage, uint64_t done, uint64_t total)
{
    listener *l = user;
    l->stage = stage;
    l->done = done;
    l->total = total;
}

static bool ask(void *user)
{
    listener *l = user;
    l->asked++;
    return l->stop;
}

static void steps_are_told_and_can_be_stopped(void **unused)
{
    (void)unused;
    listener l = {0};
    ent_context_options options;
    ent_context_defaults(&options);
    options.progress = listen;
    options.cancel = ask;
    options.user = &l;
    ent_context *context = NULL;
    assert_int_equal(ent_context_new(&options, &context), ENT_OK);
    assert_int_equal(ent_context_step(context, "counting", 3, 7), ENT_OK);
    assert_string_equal(l.stage, "counting");
    assert_int_equal(l.done, 3);
    assert_int_equal(l.total, 7);
    assert_int_equal(l.asked, 1);
    l.stop = true;
    assert_int_equal(ent_context_step(context, "counting", 4, 7), ENT_ERROR_CANCELLED);
    assert_int_equal(l.done, 4);
    assert_int_equal(l.asked, 2);
    ent_context_free(context);
}

static void diagnostics_are_kept_in_order(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    const ent_issue_note notes[] = {{.message = "without a place"}, {.message = "likewise"}};
    const ent_issue issue = {.kind = ENT_KIND_NO_STATES,
                             .message = "with notes",
                             .cure = "a cure of its own",
                             .more = notes,
                             .more_count = 2};
    assert_int_equal(ent_issue_add(context, &issue), ENT_OK);
    assert_int_equal(ent_issue_plain(context, ENT_KIND_EMPTY, "number %d", 7), ENT_OK);
    assert_int_equal(ent_diagnostic_count(context), 2);
    const ent_diagnostic *first = ent_diagnostic_at(context, 0);
    assert_string_equal(first->code, "E313");
    assert_string_equal(first->cure, "a cure of its own");
    assert_false(first->has_place);
    assert_int_equal(first->note_count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_string_equal(first->notes[i].message, notes[i].message);
        assert_false(first->notes[i].has_place);
    }
    assert_string_equal(ent_diagnostic_at(context, 1)->message, "number 7");
    assert_null(ent_diagnostic_at(context, 2));
    assert_null(ent_diagnostic_at(context, SIZE_MAX));
    ent_diagnostics_clear(context);
    assert_null(ent_diagnostic_at(context, 0));
    ent_context_free(context);
}

/* A text, a stretch of it, and how it must be shown. */
typedef struct shown {
    const char *text;
    size_t start, end;
    uint64_t line, column, end_line, end_column;
    const char *quote;
    size_t caret, width;
} shown;

static void check_shown(const shown *s)
{
    ent_context_options options;
    ent_context_defaults(&options);
    const ent_allocator allocator = options.allocator;
    ent_arena arena;
    ent_arena_init(&arena, &allocator);
    ent_source source;
    ent_place place;
    assert_int_equal(ent_source_init(&source, &allocator, "name", s->text, strlen(s->text)),
                     ENT_OK);
    assert_int_equal(ent_source_place(&source, (ent_span){s->start, s->end}, &arena, &place),
                     ENT_OK);
    assert_string_equal(place.source, "name");
    assert_string_equal(place.quote, s->quote);
    assert_int_equal(place.line, s->line);
    assert_int_equal(place.column, s->column);
    assert_int_equal(place.end_line, s->end_line);
    assert_int_equal(place.end_column, s->end_column);
    assert_int_equal(place.caret, s->caret);
    assert_int_equal(place.caret_width, s->width);
    ent_source_free(&source);
    ent_arena_free(&arena);
}

#define MARK "\xEF\xBF\xBD" /* stands for a byte that is no UTF-8 */

static void places_are_shown(void **unused)
{
    (void)unused;
    static const shown rows[] = {
        {"one\ntwo\nthree", 4, 7, 2, 1, 2, 4, "two", 0, 3},
        {"one\ntwo\nthree", 9, 13, 3, 2, 3, 6, "three", 1, 4},
        {"one\r\ntwo\r\n", 5, 8, 2, 1, 2, 4, "two", 0, 3},
        {"one\r\ntwo\r\n", 6, 10, 2, 2, 3, 1, "two", 1, 2},
        {"one\r\ntwo\r\n", 9, 10, 2, 5, 3, 1, "two ", 4, 1}, /* the line end itself */
        {"one\r\n\r\n", 5, 5, 2, 1, 2, 1, "", 0, 1},
        {"a\tb\x7F", 1, 4, 1, 2, 1, 5, "a b ", 1, 3},
        {"\xC3\xA9t\xC3\xA9 x", 3, 5, 1, 3, 1, 4, "\xC3\xA9t\xC3\xA9 x", 2, 1},
        {"a\xFFz", 2, 3, 1, 3, 1, 4, "a\xEF\xBF\xBDz", 2, 1}, /* no UTF-8: replaced */
        {"a\x80", 1, 2, 1, 2, 1, 2, "a" MARK, 1,
         1}, /* continues nothing: underlined all the same */
        {"one\ntwo", 5, 4, 2, 2, 2, 2, "two", 1, 1},   /* backwards: nothing is underlined */
        {"one\ntwo", 90, 99, 2, 4, 2, 4, "two", 3, 1}, /* beyond the end */
        {"one\ntwo", 90, 5, 2, 4, 2, 4, "two", 3, 1},
        {"", 0, 1, 1, 1, 1, 1, "", 0, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_shown(&rows[i]);
    }
}

#define X10    "xxxxxxxxxx"
#define X40    X10 X10 X10 X10
#define X110   X40 X40 X10 X10 X10
#define E5     "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
#define BAD10  "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80"
#define BAD40  BAD10 BAD10 BAD10 BAD10
#define MARK10 MARK MARK MARK MARK MARK MARK MARK MARK MARK MARK

/* Long lines are cut around what is underlined, never inside a character. */
static void long_lines_are_cut(void **unused)
{
    (void)unused;
    static const shown rows[] = {
        {X110, 0, 1, 1, 1, 1, 2, X110, 0, 1},
        {X110 "y", 0, 1, 1, 1, 1, 2, X110 "...", 0, 1},
        {X110 "y", 110, 111, 1, 111, 1, 112, "..." X40 "y", 43, 1},
        {X110 X110, 50, 60, 1, 51, 1, 61, "..." X110 "...", 43, 10},
        /* 40 bytes before the span, and 110 behind the start, lie inside a character */
        {E5 X10 "x" X10 X10 "z" X110, 45, 46, 1, 41, 1, 42,
         "...\xC3\xA9\xC3\xA9\xC3\xA9" X10 "x" X10 X10 "z" X40 X10 X10 X10 "xx...", 41, 1},
        {X110 X110, 40, 41, 1, 41, 1, 42, X110 "...", 40, 1},
        {X40 X40 X10 X10 "xxxxxxxxx\xC3\xA9", 0, 1, 1, 1, 1, 2, X40 X40 X10 X10 "xxxxxxxxx...", 0,
         1},
        /* bytes that continue nothing: back to the beginning of the line */
        {BAD40 BAD10 "y" X110, 50, 51, 1, 1, 1, 2,
         MARK10 MARK10 MARK10 MARK10 MARK10 "y" X40 X10 "xxxxxxxxx...", 0, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_shown(&rows[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contexts_refuse_what_they_cannot_keep),
        cmocka_unit_test(statuses_have_words_of_their_own),
        cmocka_unit_test(steps_are_told_and_can_be_stopped),
        cmocka_unit_test(diagnostics_are_kept_in_order),
        cmocka_unit_test(places_are_shown),
        cmocka_unit_test(long_lines_are_cut),
    };
    return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
