/* SPDX-License-Identifier: MIT */
/* The room `base` at its edges: sizes that overflow, texts that are cut, words too long to compare. */
#include "base/adjacency.h"
#include "base/map.h"
#include "base/number.h"
#include "base/text.h"
#include "unit/support.h"

#include <math.h>
#include <wchar.h>

static ent_allocator plain_allocator(void)
{
    ent_context_options options;
    ent_context_defaults(&options);
    return options.allocator;
}

static void items_of_no_size(void **unused)
{
    (void)unused;
    const ent_allocator allocator = plain_allocator();
    ent_arena arena;
    ent_arena_init(&arena, &allocator);
    assert_non_null(ent_arena_new(&arena, SIZE_MAX, 0));
    assert_non_null(ent_arena_new(&arena, 0, SIZE_MAX));
    ent_arena_free(&arena);
}

static void text_cannot_overflow(void **unused)
{
    (void)unused;
    const ent_allocator allocator = plain_allocator();
    ent_text text;
    ent_text_init(&text, &allocator);
    ent_text_add(&text, "four");
    ent_text_add_bytes(&text, "", SIZE_MAX - 4);
    assert_true(text.failed);
    assert_string_equal(ent_text_get(&text), "four");
    ent_text_free(&text);
    assert_false(text.failed);
    ent_text_add_bytes(&text, "", SIZE_MAX);
    assert_true(text.failed);
    assert_string_equal(ent_text_get(&text), "");
    ent_text_free(&text);
}

/* What printf cannot write, here a wide character that does not exist, is a failure like any other. */
static void formats_that_fail(void **unused)
{
    (void)unused;
    const wchar_t no_character[] = {0x7FFFFFFF, 0};
    const ent_allocator allocator = plain_allocator();
    ent_text text;
    ent_text_init(&text, &allocator);
    ent_text_format(&text, "%d", 12);
    ent_text_format(&text, "%ls", no_character);
    assert_true(text.failed);
    assert_string_equal(ent_text_get(&text), "12");
    ent_text_free(&text);
}

static void quotes_are_cut_between_characters(void **unused)
{
    (void)unused;
    static const struct {
        const char *words;
        size_t most;
        const char *quoted;
    } rows[] = {
        {"", 5, "''"},
        {"abcde", 5, "'abcde'"},
        {"abcdef", 5, "'abcde...'"},
        {"abcdef", 0, "'...'"},
        {"\xC3\xA9\xC3\xA9", 4, "'\xC3\xA9\xC3\xA9'"},
        {"\xC3\xA9\xC3\xA9", 3, "'\xC3\xA9...'"},
        {"\xE2\x82\xAC", 2, "'...'"},
        {"\xE2\x82\xAC", 1, "'...'"},
        {"a\xF0\x9F\x98\x80z", 4, "'a...'"},
    };
    const ent_allocator allocator = plain_allocator();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ent_text text;
        ent_text_init(&text, &allocator);
        ent_text_add_quoted(&text, rows[i].words, strlen(rows[i].words), rows[i].most);
        assert_string_equal(ent_text_get(&text), rows[i].quoted);
        ent_text_free(&text);
    }
}

/* Every code point against the list of those that are no text: controls, and what ends or turns lines. */
static void controls_are_exact(void **unused)
{
    (void)unused;
    for (uint32_t c = 0; c < 0x11000; c++) {
        const char bytes[4] = {(char)(c < 0x80      ? c
                                      : c < 0x800   ? 0xC0 | c >> 6
                                      : c < 0x10000 ? 0xE0 | c >> 12
                                                    : 0xF0 | c >> 18),
                               (char)(0x80 | ((c < 0x800     ? c
                                               : c < 0x10000 ? c >> 6
                                                             : c >> 12) &
                                              0x3F)),
                               (char)(0x80 | ((c < 0x10000 ? c : c >> 6) & 0x3F)),
                               (char)(0x80 | (c & 0x3F))};
        const bool control = (c < 0x20 && c != 9 && c != 10 && c != 13) ||
                             (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E) ||
                             (c >= 0x2066 && c <= 0x2069);
        const size_t size = ent_utf8_sequence(bytes, 4);
        if (size > 0 && ent_utf8_control(bytes, size) != control) {
            fail_msg("U+%04X", c);
        }
        assert_true(size > 0 || (c >= 0xD800 && c < 0xE000));
    }
}

/* Words beyond 64 bytes are not compared: neither those looked for nor those there. */
static void long_words_are_near_nothing(void **unused)
{
    (void)unused;
    char words[2][70];
    memset(words, 'x', sizeof words);
    const ent_allocator allocator = plain_allocator();
    for (size_t length = 63; length <= 66; length++) {
        ent_map map;
        ent_map_init(&map, &allocator);
        words[0][length] = words[1][length] = '\0';
        words[1][7] = 'y';
        assert_int_equal(ent_map_put(&map, words[0], length, 0), ENT_OK);
        const char *near = length <= 64 ? words[0] : NULL;
        assert_ptr_equal(ent_map_nearest(&map, words[1], length), near);
        assert_ptr_equal(ent_map_nearest(&map, words[1], 60), near);
        const char *const list[] = {words[0], NULL};
        assert_ptr_equal(ent_nearest_word(list, words[1], length), near);
        ent_map_free(&map);
        words[0][length] = words[1][length] = 'x';
    }
    ent_map map;
    ent_map_init(&map, &allocator);
    words[0][60] = '\0';
    assert_int_equal(ent_map_put(&map, words[0], 60, 0), ENT_OK);
    assert_null(ent_map_nearest(&map, words[1], 65));
    ent_map_free(&map);
}

/* Random arcs, repeated ones among them, against a table of who follows whom. */
static void arcs_count_once(void **unused)
{
    (void)unused;
    enum { NODES = 9, ARCS = 60 };
    const ent_allocator allocator = plain_allocator();
    uint64_t random = 5;
    for (size_t round = 0; round < 50; round++) {
        uint32_t from[ARCS], to[ARCS];
        bool follows[NODES][NODES] = {{false}};
        const size_t count = below(&random, ARCS + 1);
        for (size_t k = 0; k < count; k++) {
            from[k] = (uint32_t)below(&random, NODES);
            to[k] = (uint32_t)below(&random, NODES);
            follows[from[k]][to[k]] = true;
        }
        ent_adjacency forward, backward;
        assert_int_equal(ent_adjacency_new(&allocator, NODES, from, to, count, &forward), ENT_OK);
        assert_int_equal(ent_adjacency_reverse(&forward, NODES, &backward), ENT_OK);
        size_t next = 0, back = 0;
        for (uint32_t a = 0; a < NODES; a++) {
            assert_int_equal(forward.start[a], next);
            assert_int_equal(backward.start[a], back);
            for (uint32_t b = 0; b < NODES; b++) {
                if (follows[a][b]) {
                    assert_int_equal(forward.to[next++], b);
                }
                if (follows[b][a]) {
                    assert_int_equal(backward.to[back++], b);
                }
            }
        }
        assert_int_equal(forward.start[NODES], next);
        assert_int_equal(backward.start[NODES], back);
        ent_adjacency_free(&forward);
        ent_adjacency_free(&backward);
    }
}

static void numbers_as_text(void **unused)
{
    (void)unused;
    static const struct {
        double number;
        const char *text, *rounded; /* to 4 digits */
    } rows[] = {{0, "0", "0"},
                {-0.0, "0", "0"},
                {0.1, "0.1", "0.1"},
                {-25, "-25", "-25"},
                {100, "100", "100"},
                {1.0 / 3, "0.3333333333333333", "0.3333"},
                {2.0 / 3, "0.6666666666666666", "0.6667"},
                {0.30000000000000004, "0.30000000000000004", "0.3"},
                {9999.96, "9999.96", "10000"},
                {0.00001, "0.00001", "0.00001"},
                {0.0000012345, "1.2345e-06", "1.234e-06"},
                {123456789, "123456789", "123500000"},
                {1e15, "1000000000000000", "1000000000000000"},
                {-1e300, "-1e+300", "-1e+300"},
                {-1.7976931348623157e308, "-1.7976931348623157e+308", "-1.798e+308"},
                {INFINITY, "", ""},
                {NAN, "", ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char room[ENT_NUMBER_ROOM];
        ent_number_text(room, rows[i].number);
        assert_string_equal(room, rows[i].text);
        ent_number_rounded(room, rows[i].number, 4);
        assert_string_equal(room, rows[i].rounded);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_of_no_size),   cmocka_unit_test(text_cannot_overflow),
        cmocka_unit_test(formats_that_fail),  cmocka_unit_test(quotes_are_cut_between_characters),
        cmocka_unit_test(controls_are_exact), cmocka_unit_test(long_words_are_near_nothing),
        cmocka_unit_test(arcs_count_once),    cmocka_unit_test(numbers_as_text),
    };
    return cmocka_run_group_tests_name("edges of base", tests, NULL, NULL);
}
