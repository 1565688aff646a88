/* SPDX-License-Identifier: MIT */
/*
 * The engines that solve readings against the ordinary one: agree FILE..., each a dispute or a bundle of them.
 *
 * Each dispute is solved as it stands, and then again after the parties' orders were exchanged for others and back.
 * Every party and state must be as the ordinary engine says, with and without sanctions by return.
 */
#include "bundle.h"
#include "robust/reader.h"
#include <entente/entente.h>

static size_t small_ones, large_ones;

static void fail(const char *file, const char *what)
{
    (void)fprintf(stderr, "agree: %s: %s\n", file, what);
    exit(1);
}

static void check(bool right, const char *file, const char *what)
{
    if (!right) {
        fail(file, what);
    }
}

/* Other orders, and the first ones again. */
static void go_elsewhere(ent_context *context, ent_reader *reader, const char *file)
{
    for (size_t p = 0; p < reader->setting->graph.party_count; p++) {
        ent_order *order = &reader->orders[p];
        for (size_t k = 0; k + 1 < order->count; k += 2) {
            ent_order_swap(order, k);
        }
        check(ent_reader_solve(context, reader) == ENT_OK, file, "not solved elsewhere");
    }
    for (size_t p = 0; p < reader->setting->graph.party_count; p++) {
        ent_order_reset(&reader->orders[p]);
    }
}

static void compare(const ent_solution *solution, ent_reader *reader, const char *file)
{
    const size_t parties = reader->setting->graph.party_count;
    for (ent_concept c = 0; c < ENT_SIM; c++) {
        for (size_t p = 0; p <= parties; p++) {
            const uint64_t *set = ent_reader_set(reader, c, p);
            for (size_t s = 0; s < reader->setting->space->count; s++) {
                const bool want = p == parties ? ent_is_equilibrium(solution, c, s)
                                               : ent_is_stable(solution, c, p, s);
                if (ent_bits_has(set, s) != want) {
                    (void)fprintf(stderr, "agree: %s: %s, party %zu, state s%zu: %s\n", file,
                                  ent_concept_key(c), p, s + 1, want ? "stable" : "not stable");
                    exit(1);
                }
            }
        }
    }
}

static void solve(ent_context *context, const ent_space *space, bool no_return, bool few,
                  const char *file)
{
    ent_allocator allocator = context->allocator;
    ent_setting setting = {.concepts = ENT_DEFAULT_CONCEPTS, .no_return = no_return};
    ent_solution_options options;
    ent_solution *solution = NULL;
    ent_reader reader = {0};
    ent_solution_defaults(&options);
    options.no_return = no_return;
    const ent_status status = ent_solution_new(context, space, &options, &solution);
    check(ent_setting_new(context, &allocator, space, &setting) == status, file, "not alike");
    if (status == ENT_ERROR_INPUT) {
        return; /* wishes on which the members of a merged state differ */
    }
    check(status == ENT_OK, file, "not solved");
    few = few && setting.is_small;
    setting.is_small = few;
    check(ent_reader_new(context, &setting, &reader) == ENT_OK, file, "no reader");
    for (int round = 0; round < 2; round++) {
        check(ent_reader_solve(context, &reader) == ENT_OK, file, "no reading solved");
        compare(solution, &reader, file);
        go_elsewhere(context, &reader, file);
    }
    *(few ? &small_ones : &large_ones) += 1;
    ent_reader_free(&reader);
    ent_setting_free(&setting);
    ent_solution_free(solution);
}

static void check_dispute(const char *file, const char *text, size_t length)
{
    ent_context *context = NULL;
    ent_dispute *dispute = NULL;
    ent_space *space = NULL;
    check(ent_context_new(NULL, &context) == ENT_OK, file, "no context");
    check(ent_dispute_read_text(context, file, text, length, &dispute) == ENT_OK, file, "not read");
    const ent_status listed = ent_space_new(context, dispute, &space);
    check(listed == ENT_OK || listed == ENT_ERROR_INPUT, file, "not listed");
    for (int n = 0; listed == ENT_OK && n < 4; n++) { /* unless the rules leave no state */
        solve(context, space, n % 2 != 0, n / 2 == 0, file);
    }
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

static void check_file(const char *file)
{
    char *text = read_file(file);
    check(text != NULL, file, "cannot be read");
    for (const char *next = text; next != NULL;) {
        size_t length = 0;
        const char *dispute = next_dispute(&next, &length);
        check_dispute(file, dispute, length);
    }
    free(text);
}

int main(int argc, char **argv)
{
    for (int k = 1; k < argc; k++) {
        check_file(argv[k]);
    }
    printf("%zu solved as few states, %zu as many\n", small_ones, large_ones);
    return 0;
}
