/* SPDX-License-Identifier: MIT */
/* Memory of the default allocator: what a block holds stays where it grows past whole large pages, and shrinks again. */
#include "unit/support.h"

#include <stdint.h>

/* A word that only its place has. */
static uint64_t word_of(size_t place)
{
    return (uint64_t)place * 0x9e3779b97f4a7c15u + 1;
}

static void blocks_keep_what_they_hold(void **unused)
{
    static const size_t sizes[] = {1 << 10, 1 << 21, (1 << 22) + 24, 3 << 22, 1 << 21, 1 << 12};
    ent_context_options options;
    uint64_t *block = NULL;
    size_t held = 0;
    (void)unused;
    ent_context_defaults(&options);
    const ent_allocator *memory = &options.allocator;
    for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
        const size_t words = sizes[k] / sizeof *block;
        block = memory->resize(memory->user, block, sizes[k]);
        assert_non_null(block);
        for (size_t w = 0; w < (held < words ? held : words); w++) {
            assert_int_equal(block[w], word_of(w));
        }
        for (size_t w = held; w < words; w++) {
            block[w] = word_of(w);
        }
        held = words;
    }
    assert_null(memory->resize(memory->user, block, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(blocks_keep_what_they_hold)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
