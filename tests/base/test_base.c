/* SPDX-License-Identifier: MIT */
/* The room `base`: memory, numbers and text; UTF-8 from the code points. test_maps.c has the rest. */
#include "base/inflect.h"
#include "base/ledger.h"
#include "base/number.h"
#include "base/text.h"

static void memory_checks_products(void **unused)
{
    (void)unused;
    ledger book = {0};
    const ent_allocator allocator = allocator_of(&book);
    size_t capacity = 0;
    assert_null(ent_memory_new(&allocator, SIZE_MAX / 2, 3));
    assert_null(ent_memory_zero(&allocator, SIZE_MAX, 2));
    assert_null(ent_memory_new(&allocator, 3, SIZE_MAX / 2));
    assert_null(ent_memory_grow(&allocator, NULL, &capacity, SIZE_MAX, 1));
    assert_null(ent_memory_grow(&allocator, NULL, &capacity, SIZE_MAX / 8, 16));
    assert_int_equal(capacity, 0);
    ent_arena arena;
    ent_arena_init(&arena, &allocator);
    assert_null(ent_arena_new(&arena, SIZE_MAX / 4, 8));
    assert_null(ent_arena_new(&arena, SIZE_MAX, 1));
    assert_null(ent_arena_new(&arena, 1, SIZE_MAX - 40));
    assert_null(ent_arena_text(&arena, "", SIZE_MAX));
    ent_arena_free(&arena);
    assert_int_equal(book.calls, 0);
}

static void memory_of_nothing_is_memory(void **unused)
{
    (void)unused;
    ledger book = {0};
    const ent_allocator allocator = allocator_of(&book);
    void *nothing = ent_memory_new(&allocator, 0, 8), *zero = ent_memory_zero(&allocator, 7, 0);
    assert_non_null(nothing);
    assert_non_null(zero);
    assert_int_equal(book.live, 2);
    ent_memory_free(&allocator, nothing);
    ent_memory_free(&allocator, zero);
    ent_memory_free(&allocator, NULL);
    assert_int_equal(book.live, 0);
    unsigned char *zeros = ent_memory_zero(&allocator, 100, 3);
    for (size_t i = 0; i < 300; i++) {
        assert_int_equal(zeros[i], 0);
    }
    ent_memory_free(&allocator, zeros);
}

static void sentences_fit_their_subject(void **unused)
{
    (void)unused;
    const char *marked = "%s {has|have} no move; {|so }{it stays|they stay}{.|}";
    ent_subject one = ent_subject_of(false), many = ent_subject_of(true);
    assert_string_equal(ent_inflect(&one, marked), "%s has no move; it stays.");
    assert_string_equal(ent_inflect(&many, marked), "%s have no move; so they stay");
    assert_string_equal(ent_inflect(&one, ""), "");
    assert_string_equal(ent_inflect(&many, "would leave | no } marks"), "would leave | no } marks");
}

static void growing_keeps_content(void **unused)
{
    (void)unused;
    ledger book = {0};
    const ent_allocator allocator = allocator_of(&book);
    uint32_t *items = NULL;
    size_t capacity = 0;
    for (uint32_t i = 0; i < 5000; i++) {
        uint32_t *grown = ent_memory_grow(&allocator, items, &capacity, i + 1, sizeof *items);
        assert_non_null(grown);
        assert_true(capacity > i);
        items = grown;
        items[i] = i * 7;
    }
    assert_true(book.calls < 15);
    assert_ptr_equal(ent_memory_grow(&allocator, items, &capacity, 17, sizeof *items), items);
    const size_t before = capacity;
    book.refuse = true;
    assert_null(ent_memory_grow(&allocator, items, &capacity, capacity + 1, sizeof *items));
    assert_int_equal(capacity, before);
    for (uint32_t i = 0; i < 5000; i++) {
        assert_int_equal(items[i], i * 7);
    }
    ent_memory_free(&allocator, items);
    assert_int_equal(book.live, 0);
}

/* Items of all small sizes and some large ones: aligned, zeroed, and none on another. */
static void arena_items_stand_apart(void **unused)
{
    (void)unused;
    enum { ITEMS = 600, LARGE = 3 << 20 };
    static unsigned char *item[ITEMS];
    ledger book = {0};
    const ent_allocator allocator = allocator_of(&book);
    ent_arena arena;
    ent_arena_init(&arena, &allocator);
    for (size_t i = 0; i < ITEMS; i++) {
        const size_t size = i % 200 == 199 ? LARGE : i % 200;
        item[i] = ent_arena_new(&arena, size, 1);
        assert_non_null(item[i]);
        assert_int_equal((uintptr_t)item[i] % _Alignof(max_align_t), 0);
        for (size_t k = 0; k < size; k++) {
            assert_true(item[i][k] == 0);
        }
        memset(item[i], (int)(i % 251 + 1), size);
    }
    for (size_t i = 0; i < ITEMS; i++) {
        const size_t size = i % 200 == 199 ? LARGE : i % 200;
        for (size_t k = 0; k < size; k++) {
            assert_true(item[i][k] == i % 251 + 1);
        }
    }
    ent_arena_free(&arena);
    assert_int_equal(book.live, 0);
}

static void arena_asks_seldom_and_recovers(void **unused)
{
    (void)unused;
    ledger book = {0};
    const ent_allocator allocator = allocator_of(&book);
    ent_arena arena;
    ent_arena_init(&arena, &allocator);
    book.refuse = true;
    assert_null(ent_arena_new(&arena, 1, 8));
    assert_null(ent_arena_text(&arena, "text", 4));
    book = (ledger){0};
    for (size_t i = 0; i < 100000; i++) {
        assert_non_null(ent_arena_new(&arena, 1, 8));
    }
    assert_true(book.calls < 20);
    const char *text = ent_arena_text(&arena, "a text", 4),
               *empty = ent_arena_text(&arena, NULL, 0);
    book.refuse = true;
    assert_null(ent_arena_new(&arena, 1, 9 << 20));
    assert_string_equal(text, "a te");
    assert_string_equal(empty, "");
    ent_arena_free(&arena);
    assert_int_equal(book.live, 0);
}

static void numbers_are_grouped(void **unused)
{
    (void)unused;
    static const struct {
        uint64_t number;
        const char *plain, *grouped;
    } samples[] = {{0, "0", "0"},
                   {7, "7", "7"},
                   {999, "999", "999"},
                   {1000, "1000", "1,000"},
                   {99999, "99999", "99,999"},
                   {100000, "100000", "100,000"},
                   {16777216, "16777216", "16,777,216"},
                   {1000000000, "1000000000", "1,000,000,000"},
                   {UINT64_MAX, "18446744073709551615", "18,446,744,073,709,551,615"}};
    ledger book = {0};
    const ent_allocator allocator = allocator_of(&book);
    ent_text text;
    ent_text_init(&text, &allocator);
    assert_string_equal(ent_text_get(&text), "");
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        ent_text_add_grouped(&text, samples[i].number);
        assert_string_equal(ent_text_get(&text), samples[i].grouped);
        assert_int_equal(text.length, strlen(samples[i].grouped));
        ent_text_clear(&text);
        ent_text_add_count(&text, samples[i].number);
        assert_string_equal(ent_text_get(&text), samples[i].plain);
        ent_text_clear(&text);
    }
    ent_text_free(&text);
    assert_int_equal(book.live, 0);
}

static void decimals_are_exact(void **unused)
{
    (void)unused;
    static const struct {
        const char *text;
        int64_t value;
    } good[] = {{"0", 0},
                {"3", 3000000},
                {"-2", -2000000},
                {"+2", 2000000},
                {"0.25", 250000},
                {"-0.000001", -1},
                {"1.000000", 1000000},
                {"007", 7000000},
                {"999999999.999999", 999999999999999}};
    static const char *const bad[] = {"",    "-",   "+",    ".",    "1.",        ".5",
                                      "1e3", "--1", "1 ",   " 1",   "1.0000001", "1234567890",
                                      "1,5", "x",   "1.5x", "1.-5", "1..5"};
    int64_t value = 0;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(ent_decimal_read(good[i].text, strlen(good[i].text), 6, &value));
        assert_true(value == good[i].value);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(ent_decimal_read(bad[i], strlen(bad[i]), 6, &value));
    }
    assert_true(ent_decimal_read("123", 2, 0, &value));
    assert_int_equal(value, 12);
}

static void text_grows_until_refused(void **unused)
{
    (void)unused;
    ledger book = {0};
    const ent_allocator allocator = allocator_of(&book);
    ent_text text;
    ent_text_init(&text, &allocator);
    for (unsigned i = 0; i < 2000; i++) {
        ent_text_format(&text, "%03u%s", i % 1000, "|");
        ent_text_add_bytes(&text, "xyz", 1);
        ent_text_add(&text, "");
    }
    assert_false(text.failed);
    assert_int_equal(text.length, 2000 * 5);
    assert_int_equal(strlen(ent_text_get(&text)), text.length);
    assert_memory_equal(text.bytes + 5 * 1234, "234|x235|x", 10);
    book.refuse = true;
    while (!text.failed) {
        ent_text_add(&text, "more");
    }
    const size_t length = text.length;
    book.refuse = false;
    ent_text_add(&text, "more");
    ent_text_format(&text, "%d", 1);
    ent_text_add_grouped(&text, 1);
    assert_int_equal(text.length, length);
    ent_text_free(&text);
    assert_int_equal(book.live, 0);
}

/* UTF-8 of a number in so many bytes, needed or not. */
static void encode(uint32_t point, size_t size, char *out)
{
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = size; i-- > 1; point >>= 6) {
        out[i] = (char)(0x80 | (point & 0x3F));
    }
    out[0] = (char)(size == 1 ? point : lead[size] | point);
}

/* All numbers that four bytes can hold, in every length that can hold them. */
static void utf8_sequences_are_exact(void **unused)
{
    (void)unused;
    static const uint32_t bound[] = {0, 0x80, 0x800, 0x10000, 0x200000};
    for (uint32_t point = 0; point < bound[4]; point++) {
        const bool allowed = point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
        for (size_t size = 1; size <= 4; size++) {
            if (point >= bound[size]) {
                continue;
            }
            char bytes[5] = {0};
            encode(point, size, bytes);
            const bool shortest = point >= (size == 1 ? 0 : bound[size - 1]);
            const size_t expected = allowed && shortest ? size : 0;
            assert_true(ent_utf8_sequence(bytes, 4) == expected);
            assert_true(ent_utf8_sequence(bytes, size) == expected);
            assert_true(size == 1 || ent_utf8_sequence(bytes, size - 1) == 0);
            bytes[size - 1] = (char)(size == 1 ? 0x80 : 0x2F);
            assert_true(ent_utf8_sequence(bytes, 4) == 0);
        }
    }
    for (int byte = 0xF8; byte <= 0xFF; byte++) {
        const char bytes[4] = {(char)byte, (char)0x80, (char)0x80, (char)0x80};
        assert_int_equal(ent_utf8_sequence(bytes, 4), 0);
    }
}

static void utf8_length_counts_points(void **unused)
{
    (void)unused;
    static const char *const texts[] = {"", "plain", "h\xC3\xA9llo", "\xE2\x82\xAC 5",
                                        "\xF0\x9F\x8C\x8D\xF0\x9F\x8C\x8D"};
    static const size_t lengths[] = {0, 5, 5, 3, 2};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        assert_int_equal(ent_utf8_length(texts[i], strlen(texts[i])), lengths[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_checks_products),
        cmocka_unit_test(memory_of_nothing_is_memory),
        cmocka_unit_test(sentences_fit_their_subject),
        cmocka_unit_test(growing_keeps_content),
        cmocka_unit_test(arena_items_stand_apart),
        cmocka_unit_test(arena_asks_seldom_and_recovers),
        cmocka_unit_test(numbers_are_grouped),
        cmocka_unit_test(decimals_are_exact),
        cmocka_unit_test(text_grows_until_refused),
        cmocka_unit_test(utf8_sequences_are_exact),
        cmocka_unit_test(utf8_length_counts_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
