/* SPDX-License-Identifier: MIT */
/*
 * Threads: that items are given out once each, that failures and cancellation end it, that memory behind a
 * lock is memory, and that what comes out is the same for any number of threads.
 */
#include "base/sort.h"
#include "base/threads.h"
#include "diag/parallel.h"
#include "stability/solution.h"
#include "unit/support.h"

#include <sched.h>
#include <stdatomic.h>
#include <sys/resource.h>

enum { ITEMS = 200, WORKERS = 4 };

typedef struct tally {
    atomic_uint done[ITEMS];
    atomic_uint begun[WORKERS]; /* per worker: items */
    atomic_uint present;        /* workers that have begun */
    size_t fails_at;
    bool meets; /* the first items wait for a second worker */
} tally;

static ent_status count_item(ent_context *context, void *user, size_t worker, size_t item)
{
    tally *c = user;
    assert_true(worker < WORKERS && item < ITEMS);
    if (atomic_fetch_add(&c->begun[worker], 1) == 0) {
        atomic_fetch_add(&c->present, 1);
    }
    for (size_t spins = 0; c->meets && atomic_load(&c->present) < 2 && spins < 10000000; spins++) {
        (void)sched_yield();
    }
    atomic_fetch_add(&c->done[item], 1);
    context->work[ENT_WORK_SEEDS] += item;
    void *block = ent_memory_new(&context->allocator, item + 1, 8);
    assert_non_null(block);
    ent_memory_free(&context->allocator, block);
    return item == c->fails_at ? ENT_ERROR_LIMIT : ENT_OK;
}

static void items_are_given_out_once(void **unused)
{
    (void)unused;
    ent_context *context = NULL;
    assert_int_equal(ent_context_new(NULL, &context), ENT_OK);
    for (size_t workers = 1; workers <= WORKERS; workers++) {
        tally c = {.fails_at = ITEMS, .meets = workers > 1};
        context->work[ENT_WORK_SEEDS] = 0;
        assert_int_equal(ent_parallel(context, "counting", workers, ITEMS, count_item, &c), ENT_OK);
        for (size_t i = 0; i < ITEMS; i++) {
            assert_int_equal(atomic_load(&c.done[i]), 1);
        }
        assert_int_equal(context->work[ENT_WORK_SEEDS], ITEMS * (ITEMS - 1) / 2);
        assert_true(workers == 1 || atomic_load(&c.present) > 1);
    }
    ent_context_free(context);
}

static void a_failure_ends_it(void **unused)
{
    (void)unused;
    ent_context *context = NULL;
    assert_int_equal(ent_context_new(NULL, &context), ENT_OK);
    for (size_t workers = 1; workers <= WORKERS; workers++) {
        tally c = {.fails_at = 3};
        assert_int_equal(ent_parallel(context, "counting", workers, ITEMS, count_item, &c),
                         ENT_ERROR_LIMIT);
        assert_int_equal(atomic_load(&c.done[3]), 1);
    }
    ent_context_free(context);
}

/* Items that fail in different ways at the same time: what says more is told. */
static ent_status fail_item(ent_context *context, void *user, size_t worker, size_t item)
{
    atomic_uint *present = user;
    (void)context;
    (void)worker;
    atomic_fetch_add(present, 1);
    for (size_t spins = 0; atomic_load(present) < 2 && spins < 10000000; spins++) {
        (void)sched_yield();
    }
    return item == 0 ? ENT_ERROR_CANCELLED : ENT_ERROR_LIMIT;
}

static void the_failure_that_says_more_is_told(void **unused)
{
    (void)unused;
    ent_context *context = NULL;
    assert_int_equal(ent_context_new(NULL, &context), ENT_OK);
    for (size_t trial = 0; trial < 50; trial++) {
        atomic_uint present = 0;
        assert_int_equal(ent_parallel(context, "failing", 2, 2, fail_item, &present),
                         ENT_ERROR_LIMIT);
    }
    ent_context_free(context);
}

static void tell(void *user, const char *stage, uint64_t done, uint64_t total)
{
    uint64_t *told = user;
    assert_string_equal(stage, "counting");
    assert_true(done <= total && total == ITEMS);
    ++*told;
}

static void progress_is_told(void **unused)
{
    (void)unused;
    uint64_t told = 0;
    ent_context_options options;
    ent_context *context = NULL;
    ent_context_defaults(&options);
    options.progress = tell;
    options.user = &told;
    assert_int_equal(ent_context_new(&options, &context), ENT_OK);
    tally c = {.fails_at = ITEMS};
    assert_int_equal(ent_parallel(context, "counting", 1, ITEMS, count_item, &c), ENT_OK);
    assert_int_equal(told, ITEMS);
    assert_string_equal(ent_work_name(ENT_WORK_SEEDS), "flood_seeds");
    assert_null(ent_work_name(ent_work_kinds()));
    assert_int_equal(ent_work_done(context, ENT_WORK_SEEDS), ITEMS * (ITEMS - 1) / 2);
    assert_int_equal(ent_work_done(context, ent_work_kinds()), 0);
    assert_int_equal(ent_work_done(NULL, 0), 0);
    ent_context_free(context);
}

/* Refuses the request that the counter comes to. */
static void *refusing(void *user, void *block, size_t size)
{
    size_t *left = user;
    if (size == 0) {
        free(block);
        return NULL;
    }
    return --*left == 0 ? NULL : realloc(block, size);
}

static void refused_memory_is_told(void **unused)
{
    (void)unused;
    size_t left = SIZE_MAX;
    ent_context_options options;
    ent_context *context = NULL;
    ent_context_defaults(&options);
    options.allocator = (ent_allocator){.resize = refusing, .user = &left};
    assert_int_equal(ent_context_new(&options, &context), ENT_OK);
    for (size_t k = 1; k <= 3; k++) { /* a lock, contexts, statuses */
        tally c = {.fails_at = ITEMS};
        left = k;
        assert_int_equal(ent_parallel(context, "counting", 2, ITEMS, count_item, &c),
                         ENT_ERROR_MEMORY);
        left = SIZE_MAX;
    }
    ent_context_free(context);
}

static void processors_are_clamped(void **unused)
{
    (void)unused;
    assert_int_equal(ent_threads_clamp(-1), 1);
    assert_int_equal(ent_threads_clamp(0), 1);
    assert_int_equal(ent_threads_clamp(7), 7);
    assert_int_equal(ent_threads_clamp(100000), ENT_MOST_THREADS);
    assert_in_range(ent_threads_available(), 1, ENT_MOST_THREADS);
    assert_int_equal(ent_sort_bits(0), 0);
    assert_int_equal(ent_sort_bits(1), 0);
    assert_int_equal(ent_sort_bits(2), 1);
    assert_int_equal(ent_sort_bits(UINT64_MAX), 64);
}

#ifndef ENT_SANITIZED
static void mark_worker(void *user, size_t worker)
{
    atomic_uint *calls = user;
    atomic_fetch_add(&calls[worker], 1);
}

/* Where the system has no room for a thread, its work is done all the same. Memcheck has to leave this out, as the
 * sanitizers do: the limit is on its own memory, too. */
static void threads_may_be_refused(void **unused)
{
    (void)unused;
    struct rlimit before, none;
    atomic_uint calls[WORKERS] = {0};
    if (getenv("ENTENTE_MEMCHECK") != NULL) {
        skip();
    }
    assert_int_equal(getrlimit(RLIMIT_AS, &before), 0);
    none = before;
    none.rlim_cur = 1 << 20;
    assert_int_equal(setrlimit(RLIMIT_AS, &none), 0);
    ent_threads_run(WORKERS, mark_worker, calls);
    assert_int_equal(setrlimit(RLIMIT_AS, &before), 0);
    for (size_t k = 0; k < WORKERS; k++) {
        assert_int_equal(atomic_load(&calls[k]), 1);
    }
}
#endif

static bool always(void *user)
{
    (void)user;
    return true;
}

static void the_caller_can_cancel(void **unused)
{
    (void)unused;
    ent_context_options options;
    ent_context *context = NULL;
    ent_context_defaults(&options);
    options.cancel = always;
    assert_int_equal(ent_context_new(&options, &context), ENT_OK);
    tally c = {.fails_at = ITEMS};
    assert_int_equal(ent_parallel(context, "counting", 1, ITEMS, count_item, &c),
                     ENT_ERROR_CANCELLED);
    assert_int_equal(atomic_load(&c.done[0]), 0);
    ent_context_free(context);
}

/* Few threads for little work, never none, never more than there are items. */
static void workers_are_chosen_by_the_work(void **unused)
{
    (void)unused;
    ent_context *context = NULL;
    ent_context_options options;
    ent_context_defaults(&options);
    options.threads = 5;
    assert_int_equal(ent_context_new(&options, &context), ENT_OK);
    assert_int_equal(ent_workers(context, 0, UINT64_MAX), 1);
    assert_int_equal(ent_workers(context, 3, UINT64_MAX), 3);
    assert_int_equal(ent_workers(context, 100, UINT64_MAX), 5);
    assert_int_equal(ent_workers(context, 100, 0), 1);
    ent_context_free(context);
    assert_int_equal(ent_context_new(NULL, &context), ENT_OK);
    assert_in_range(ent_workers(context, SIZE_MAX, UINT64_MAX), 1, ENT_MOST_THREADS);
    ent_context_free(context);
    options.threads = ENT_MOST_THREADS + 1;
    assert_int_equal(ent_context_new(&options, &context), ENT_ERROR_ARGUMENT);
}

enum { MOST = 3000 };

static int compare_fields(const ent_sort_field *fields, size_t from, size_t count, uint32_t a,
                          uint32_t b)
{
    for (size_t f = count; f-- > from;) {
        const uint32_t x = ent_sort_field_of(&fields[f], a), y = ent_sort_field_of(&fields[f], b);
        if (x != y) {
            return x < y ? -1 : 1;
        }
    }
    return 0;
}

static void check_sorted(const ent_sort_plan *plan, size_t count, const uint32_t *order)
{
    bool seen[MOST] = {false};
    for (size_t k = 0; k < count; k++) {
        const uint32_t a = k == 0 ? 0 : order[k - 1], b = order[k];
        assert_true(b < count && !seen[b]);
        seen[b] = true;
        const int all = k == 0 ? -1 : compare_fields(plan->fields, 0, plan->field_count, a, b);
        const int some =
            k == 0 ? -1 : compare_fields(plan->fields, plan->marks.from, plan->field_count, a, b);
        assert_true(all < 0 || (all == 0 && a < b));
        assert_true(ent_bits_has(plan->marks.changes, k) == (all != 0));
        assert_true(ent_bits_has(plan->marks.cuts, k) == (some != 0));
    }
}

/* Fields of values and of keys, in all ways in which they fall into digits and pieces. */
static void sorts_are_right_on_threads(void **unused)
{
    (void)unused;
    static uint64_t keys[2 * MOST], cuts[MOST / 64 + 1], changes[MOST / 64 + 1];
    static uint32_t values[MOST], order[MOST];
    ent_context *context = NULL;
    uint64_t random = 77;
    assert_int_equal(ent_context_new(NULL, &context), ENT_OK);
    for (size_t trial = 0; trial < 300; trial++) {
        const size_t count = 1 + below(&random, trial % 3 == 0 ? 70 : MOST);
        const unsigned bits = (unsigned)below(&random, 13);
        for (size_t i = 0; i < count; i++) {
            values[i] = (uint32_t)below(&random, (size_t)1 << bits);
            keys[2 * i] = draw(&random) & draw(&random);
            keys[2 * i + 1] = draw(&random) & 7;
            order[i] = (uint32_t)i;
        }
        ent_sort_field fields[4] = {{.values = values, .bits = bits}};
        size_t made = 1;
        for (size_t more = below(&random, 4); more > 0; more--) {
            fields[made++] =
                (ent_sort_field){.words = keys + below(&random, 2),
                                 .stride = 2,
                                 .shift = (unsigned)below(&random, 30),
                                 .bits = (unsigned)below(&random, trial % 2 == 0 ? 4 : 33)};
        }
        const ent_sort_plan plan = {
            .fields = fields,
            .field_count = made,
            .workers = 1 + below(&random, WORKERS),
            .marks = {.from = below(&random, made + 1), .cuts = cuts, .changes = changes}};
        assert_int_equal(ent_sort_by_fields(&context->allocator, &plan, count, order), ENT_OK);
        check_sorted(&plan, count, order);
    }
    ent_context_free(context);
}

static ent_solution *solve_on(ent_context *context, const ent_space *space, size_t threads)
{
    ent_solution *solution = NULL;
    context->threads = threads;
    assert_int_equal(ent_solution_new(context, space, NULL, &solution), ENT_OK);
    return solution;
}

static void compare_solutions(const ent_solution *one, const ent_solution *other)
{
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((one->concepts >> c & 1) != 0) {
            assert_memory_equal(one->stable[c], other->stable[c],
                                one->graph.party_count * one->words * sizeof(uint64_t));
            assert_memory_equal(one->equilibria[c], other->equilibria[c],
                                one->words * sizeof(uint64_t));
        }
    }
}

/* Reversible, one-way and constrained, large enough for threads in every step. */
static void answers_are_the_same_on_threads(void **unused)
{
    (void)unused;
    static const char *const extra[] = {"}", ", moves: up}", ", values: [a, b, c]}"};
    const size_t options = UNDER_SANITIZER ? 15 : 18;
    uint64_t random = 5;
    for (size_t kind = 0; kind < 3; kind++) {
        char *text = NULL;
        size_t length = 0;
        ent_context *context = NULL;
        ent_dispute *dispute = NULL;
        ent_space *space = NULL;
        FILE *out = open_memstream(&text, &length);
        fprintf(out, "entente: 1\nparties:\n  p0:\n  p1:\n  p2:\noptions:\n");
        for (size_t o = 0; o < options; o++) {
            fprintf(out, "  o%zu: {party: p%zu%s\n", o, o * 3 / options,
                    extra[o % 5 == 0 ? kind : 0]);
        }
        fprintf(out, "rules:\n  - never: o1 and o7 and o13\n%spreferences:\n",
                kind == 2 ? "  - never: o2 and o3\n  - always: o4 or o9\n" : "");
        for (size_t p = 0; p < 3; p++) {
            fprintf(out, "  p%zu:\n", p);
            for (size_t w = 0; w < 20; w++) {
                const size_t five = 5 * below(&random, 3), one = 1 + below(&random, 3) + five;
                fprintf(out, "    - %so%zu %s o%zu\n", w % 3 == 0 ? "not " : "", one,
                        w % 2 == 0 ? "and" : "or", 1 + below(&random, 4));
            }
        }
        assert_int_equal(fclose(out), 0);
        assert_int_equal(ent_context_new(NULL, &context), ENT_OK);
        assert_int_equal(ent_dispute_read_text(context, "test", text, length, &dispute), ENT_OK);
        assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
        assert_true(ent_state_count(space) > (UNDER_SANITIZER ? 12500 : 100000));
        ent_solution *one = solve_on(context, space, 1);
        for (size_t threads = 2; threads <= 5; threads += 3) {
            ent_solution *other = solve_on(context, space, threads);
            compare_solutions(one, other);
            ent_solution_free(other);
        }
        ent_solution_free(one);
        ent_space_free(space);
        ent_dispute_free(dispute);
        ent_context_free(context);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#ifndef ENT_SANITIZED
        cmocka_unit_test(threads_may_be_refused), /* first: stacks are kept for later threads */
#endif
        cmocka_unit_test(items_are_given_out_once),
        cmocka_unit_test(a_failure_ends_it),
        cmocka_unit_test(the_caller_can_cancel),
        cmocka_unit_test(the_failure_that_says_more_is_told),
        cmocka_unit_test(progress_is_told),
        cmocka_unit_test(refused_memory_is_told),
        cmocka_unit_test(processors_are_clamped),
        cmocka_unit_test(workers_are_chosen_by_the_work),
        cmocka_unit_test(sorts_are_right_on_threads),
        cmocka_unit_test(answers_are_the_same_on_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
