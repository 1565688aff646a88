/* SPDX-License-Identifier: MIT */
/*
 * The room `base`: maps, the nearest words, sorting and bits, against what can be done slowly in a few lines: sorting by
 * insertion, and the distance of words by its recursive definition.
 */
#include "base/bits.h"
#include "base/ledger.h"
#include "base/map.h"
#include "base/sort.h"

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
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(map_holds_many),
        cmocka_unit_test(refused_map_is_unchanged),
        cmocka_unit_test(nearest_words_are_nearest),
        cmocka_unit_test(nearest_in_a_map),
        cmocka_unit_test(sorting_by_key),
        cmocka_unit_test(sorting_by_value),
        cmocka_unit_test(bits_are_sets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
