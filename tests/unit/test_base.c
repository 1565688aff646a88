/* SPDX-License-Identifier: MIT */
/*
 * The room `base`: memory, text, maps, sorting and bits.
 *
 * Where a thing can be done slowly in a few lines, it is done so here and compared: sorting by
 * insertion, the distance of words by its recursive definition, UTF-8 from the code points.
 * Long because all files of base are tested here, a group each.
 */
#include "base/bits.h"
#include "base/map.h"
#include "base/number.h"
#include "base/sort.h"
#include "base/text.h"
#include "support.h"

/* Counts calls and live blocks; refuses everything while `refuse` is set. */
typedef struct ledger {
    size_t calls, live;
    bool refuse;
} ledger;

static void *ledger_resize(void *user, void *block, size_t size)
{
    ledger *book = user;
    if (size == 0) {
        book->live--;
        free(block);
        return NULL;
    }
    book->calls++;
    if (book->refuse) {
        return NULL;
    }
    book->live += block == NULL;
    return realloc(block, size);
}

static ent_allocator allocator_of(ledger *book)
{
    return (ent_allocator){.resize = ledger_resize, .user = book};
}

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

static void map_holds_many(void **unused)
{
    (void)unused;
    enum { MANY = 20000 };
    static char words[MANY][16];
    ledger book = {0};
    const ent_allocator allocator = allocator_of(&book);
    ent_map map;
    ent_map_init(&map, &allocator);
    assert_null(ent_map_get(&map, "w0", 2));
    for (size_t i = 0; i < MANY; i++) {
        snprintf(words[i], sizeof words[i], "w%zu", i);
        assert_int_equal(ent_map_put(&map, words[i], strlen(words[i]), i * 3), ENT_OK);
    }
    for (size_t i = 0; i < MANY; i++) {
        const ent_map_entry *found = ent_map_get(&map, words[i], strlen(words[i]));
        assert_non_null(found);
        assert_ptr_equal(found->text, words[i]);
        assert_int_equal(found->number, i * 3);
    }
    assert_null(ent_map_get(&map, "w20000", 6));
    assert_null(ent_map_get(&map, "", 0));
    assert_int_equal(ent_map_get(&map, "w123456", 4)->number, 123 * 3);
    ent_map_free(&map);
    assert_int_equal(book.live, 0);
}

static void refused_map_is_unchanged(void **unused)
{
    (void)unused;
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    ledger book = {.refuse = true};
    const ent_allocator allocator = allocator_of(&book);
    ent_map map;
    ent_map_init(&map, &allocator);
    assert_int_equal(ent_map_put(&map, letters, 1, 0), ENT_ERROR_MEMORY);
    book.refuse = false;
    size_t held = 0;
    for (size_t i = 0; i < 26; i++) {
        book.refuse = i >= 5;
        if (ent_map_put(&map, letters + i, 1, i) == ENT_OK) {
            held++;
        }
        assert_int_equal(map.count, held);
    }
    assert_true(held >= 5 && held < 26);
    for (size_t i = 0; i < 26; i++) {
        const ent_map_entry *found = ent_map_get(&map, letters + i, 1);
        assert_int_equal(found != NULL, i < held);
        assert_true(found == NULL || found->number == i);
    }
    ent_map_free(&map);
}

/* The optimal string alignment distance, by its definition. */
static size_t distance(const char *a, size_t m, const char *b, size_t n)
{
    if (m == 0 || n == 0) {
        return m + n;
    }
    size_t best = distance(a, m - 1, b, n - 1) + (a[m - 1] != b[n - 1]);
    const size_t deleted = distance(a, m - 1, b, n) + 1, inserted = distance(a, m, b, n - 1) + 1;
    best = deleted < best ? deleted : best;
    best = inserted < best ? inserted : best;
    if (m > 1 && n > 1 && a[m - 1] == b[n - 2] && a[m - 2] == b[n - 1]) {
        const size_t swapped = distance(a, m - 2, b, n - 2) + 1;
        best = swapped < best ? swapped : best;
    }
    return best;
}

/* The nearest of the words that is at most a third of the text away; ties by alphabet. */
static const char *nearest(const char *const *words, const char *text)
{
    const char *best = NULL;
    size_t least = strlen(text) / 3 + 1;
    for (size_t i = 0; words[i] != NULL; i++) {
        const size_t found = distance(words[i], strlen(words[i]), text, strlen(text));
        if (found < least || (found == least && best != NULL && strcmp(words[i], best) < 0)) {
            best = words[i];
            least = found;
        }
    }
    return best;
}

static void nearest_words_are_nearest(void **unused)
{
    (void)unused;
    enum { WORDS = 12, TRIALS = 3000 };
    uint64_t random = 1;
    size_t near = 0;
    for (size_t trial = 0; trial < TRIALS; trial++) {
        char room[WORDS + 1][8] = {{0}};
        const char *words[WORDS + 1] = {NULL};
        for (size_t i = 0; i <= WORDS; i++) {
            const size_t length = i < WORDS ? 1 + below(&random, 7) : 3 + below(&random, 5);
            for (size_t k = 0; k < length; k++) {
                room[i][k] = (char)('a' + below(&random, 4));
            }
            words[i] = i < WORDS ? room[i] : NULL;
        }
        const char *expected = nearest(words, room[WORDS]);
        const char *found = ent_nearest_word(words, room[WORDS], strlen(room[WORDS]));
        assert_int_equal(expected == NULL, found == NULL);
        if (expected != NULL) {
            assert_string_equal(found, expected);
            near++;
        }
    }
    assert_true(near > TRIALS / 10 && near < TRIALS);
}

static void nearest_in_a_map(void **unused)
{
    (void)unused;
    static const char *const words[] = {"delay", "accept", "abandon", "insist", "modify", "delta"};
    ledger book = {0};
    const ent_allocator allocator = allocator_of(&book);
    ent_map map;
    ent_map_init(&map, &allocator);
    assert_null(ent_map_nearest(&map, "delay", 5));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        assert_int_equal(ent_map_put(&map, words[i], strlen(words[i]), i), ENT_OK);
    }
    assert_string_equal(ent_map_nearest(&map, "delya", 5), "delay"); /* a swap */
    assert_string_equal(ent_map_nearest(&map, "dela", 4), "delay");  /* a tie with delta */
    assert_string_equal(ent_map_nearest(&map, "abndon", 6), "abandon");
    assert_string_equal(ent_map_nearest(&map, "acccceptt", 9), "accept");
    assert_null(ent_map_nearest(&map, "dlya", 4));
    assert_null(ent_map_nearest(&map, "nothing", 7));
    char endless[200];
    memset(endless, 'a', sizeof endless);
    assert_null(ent_map_nearest(&map, endless, sizeof endless));
    ent_map_free(&map);
}

/* Whether key a comes after key b, by the bits of the mask. */
static bool after(const uint64_t *a, const uint64_t *b, const uint64_t *mask, size_t words)
{
    for (size_t w = words; w-- > 0;) {
        if ((a[w] & mask[w]) != (b[w] & mask[w])) {
            return (a[w] & mask[w]) > (b[w] & mask[w]);
        }
    }
    return false;
}

static void insertion_sort(const uint64_t *keys, size_t words, const uint64_t *mask, size_t count,
                           uint32_t *order)
{
    for (size_t i = 1; i < count; i++) {
        const uint32_t next = order[i];
        size_t k = i;
        for (; k > 0 && after(keys + order[k - 1] * words, keys + next * words, mask, words); k--) {
            order[k] = order[k - 1];
        }
        order[k] = next;
    }
}

/* A word of which many, some, few or no bits may be set. */
static uint64_t sparse(uint64_t *random)
{
    uint64_t word = draw(random);
    for (size_t thin = below(random, 5); thin > 0; thin--) {
        word &= draw(random);
    }
    return word;
}

static void sorting_by_key(void **unused)
{
    (void)unused;
    enum { MOST = 300 };
    ledger book = {0};
    const ent_allocator allocator = allocator_of(&book);
    uint64_t random = 2, keys[MOST * 3], mask[3];
    uint32_t order[MOST], expected[MOST];
    for (size_t trial = 0; trial < 400; trial++) {
        const size_t words = 1 + below(&random, 3), count = below(&random, MOST + 1);
        const uint64_t some = sparse(&random);
        for (size_t w = 0; w < words; w++) {
            mask[w] = below(&random, 4) == 0 ? ~(uint64_t)0 : sparse(&random);
        }
        for (size_t i = 0; i < MOST * words; i++) {
            keys[i] = draw(&random) & some;
        }
        for (size_t i = 0; i < count; i++) { /* any indexes, not all, some twice */
            order[i] = expected[i] = (uint32_t)below(&random, MOST);
        }
        insertion_sort(keys, words, mask, count, expected);
        assert_int_equal(ent_sort_by_key(&allocator, keys, words, mask, count, order), ENT_OK);
        assert_memory_equal(order, expected, count * sizeof *order);
    }
    memset(order, 0xFF, sizeof order);
    memset(expected, 0xFF, sizeof expected);
    book.refuse = true;
    assert_int_equal(ent_sort_by_key(&allocator, keys, 1, mask, MOST, order), ENT_ERROR_MEMORY);
    assert_memory_equal(order, expected, sizeof order);
    assert_int_equal(book.live, 0);
}

static void sorting_by_value(void **unused)
{
    (void)unused;
    enum { MOST = 200 };
    static const uint64_t all[] = {~(uint64_t)0};
    ledger book = {0};
    const ent_allocator allocator = allocator_of(&book);
    uint64_t random = 3, keys[MOST];
    uint32_t values[MOST], order[MOST], expected[MOST];
    for (size_t trial = 0; trial < 400; trial++) {
        const size_t count = below(&random, MOST + 1);
        const uint32_t bound = 1 + (uint32_t)below(&random, 1 + below(&random, 400));
        for (size_t i = 0; i < count; i++) {
            values[i] = (uint32_t)below(&random, bound);
            keys[i] = values[i];
            expected[i] = (uint32_t)i;
        }
        insertion_sort(keys, 1, all, count, expected);
        assert_int_equal(ent_sort_by_value(&allocator, values, count, bound, order), ENT_OK);
        assert_memory_equal(order, expected, count * sizeof *order);
    }
    book.refuse = true;
    assert_int_equal(ent_sort_by_value(&allocator, values, 2, 1, order), ENT_ERROR_MEMORY);
    assert_int_equal(book.live, 0);
}

static void check_bits(uint64_t *random, size_t count)
{
    bool member[300] = {false};
    uint64_t bits[5] = {0}, expected = 0;
    const size_t rare = 1 + below(random, 100);
    for (size_t i = 0; i < count; i++) {
        member[i] = below(random, rare) == 0;
        expected += member[i];
        if (member[i]) {
            ent_bits_add(bits, i);
        }
    }
    assert_int_equal(ent_bits_count(bits, ent_bits_words(count)), expected);
    for (size_t from = 0; from <= count; from++) {
        size_t next = from;
        while (next < count && !member[next]) {
            next++;
        }
        assert_true(ent_bits_next(bits, count, from) == next);
        assert_true(from == count || ent_bits_has(bits, from) == member[from]);
    }
}

static void bits_are_sets(void **unused)
{
    (void)unused;
    static const size_t counts[] = {0, 1, 2, 63, 64, 65, 127, 128, 129, 300};
    uint64_t random = 4;
    for (size_t trial = 0; trial < 100; trial++) {
        for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
            check_bits(&random, counts[i]);
        }
    }
    assert_int_equal(ent_bits_words(0), 0);
    assert_int_equal(ent_bits_words(64), 1);
    assert_int_equal(ent_bits_words(65), 2);
    assert_int_equal(ent_bits_in_word(0), 0);
    assert_int_equal(ent_bits_in_word(~(uint64_t)0), 64);
    assert_int_equal(ent_bits_in_word(0x8000000000000001u), 2);
}

int main(void)
{
    const struct CMUnitTest memory[] = {
        cmocka_unit_test(memory_checks_products),
        cmocka_unit_test(memory_of_nothing_is_memory),
        cmocka_unit_test(growing_keeps_content),
        cmocka_unit_test(arena_items_stand_apart),
        cmocka_unit_test(arena_asks_seldom_and_recovers),
    };
    const struct CMUnitTest text[] = {
        cmocka_unit_test(numbers_are_grouped),       cmocka_unit_test(decimals_are_exact),
        cmocka_unit_test(text_grows_until_refused),  cmocka_unit_test(utf8_sequences_are_exact),
        cmocka_unit_test(utf8_length_counts_points),
    };
    const struct CMUnitTest map[] = {
        cmocka_unit_test(map_holds_many),
        cmocka_unit_test(refused_map_is_unchanged),
        cmocka_unit_test(nearest_words_are_nearest),
        cmocka_unit_test(nearest_in_a_map),
    };
    const struct CMUnitTest order[] = {
        cmocka_unit_test(sorting_by_key),
        cmocka_unit_test(sorting_by_value),
        cmocka_unit_test(bits_are_sets),
    };
    return cmocka_run_group_tests_name("memory", memory, NULL, NULL) +
           cmocka_run_group_tests_name("text", text, NULL, NULL) +
           cmocka_run_group_tests_name("map", map, NULL, NULL) +
           cmocka_run_group_tests_name("sort and bits", order, NULL, NULL);
}
