/* SPDX-License-Identifier: MIT */
/* The spatial model: refused memory, stopped work, progress, and bad arguments. */
#include "refusal.h"

#include "game.h"

#include "forecast/forecast.h"
#include <math.h>

static const char dispute[] = "entente: 1\nparties: {a: }\noptions: {o: {party: a}}\n";

static ent_status make(refusal *r)
{
    ent_spatial_input input = game;
    ent_spatial *out = NULL;
    input.max_turns = 3;
    const ent_status status = ent_spatial_new(r->context, &input, &out);
    assert_int_equal(out != NULL, status == ENT_OK);
    ent_spatial_free(out);
    return status;
}

/* The same on a sheet of two groups. */
static ent_status forecast(refusal *r)
{
    static const size_t first[] = {0, 2, 4, 7}, parties[] = {0, 1, 1, 0, 0, 1, 2};
    double positions[] = {10, 90, 80, 30, 0, 50, 100}, saliences[] = {50, 50, 50, 50, 50, 50, 50};
    double influence[] = {1, 2, 2, 1, 1, 2, 3}, values[3] = {0}, moved[7] = {0};
    size_t rounds[3] = {0};
    const char *reasons[3] = {NULL}, *notes[3] = {NULL};
    const ent_sheet sheet = {.issue_count = 3,
                             .stake_count = 7,
                             .party_count = 3,
                             .first = first,
                             .parties = parties,
                             .positions = positions,
                             .saliences = saliences,
                             .influence = influence};
    ent_opinion opinion = {
        .values = values, .moved = moved, .rounds = rounds, .reasons = reasons, .notes = notes};
    return ent_spatial_issues(r->context, &sheet, &opinion);
}

static void refused(void **state)
{
    (void)state;
    refusal r = {.ordinary = ENT_OK};
    assert_true(refusal_exhaust(&r, make, dispute) > 0);
    r = (refusal){.ordinary = ENT_OK};
    assert_true(refusal_exhaust(&r, forecast, dispute) > 0);
}

static void note_progress(void *user, const char *stage, uint64_t done, uint64_t total)
{
    uint64_t *told = user;
    assert_string_equal(stage, "turns");
    assert_int_equal(done, *told);
    assert_int_equal(total, 100);
    (*told)++;
}

static void progress(void **state)
{
    (void)state;
    uint64_t told = 0;
    ent_context_options options;
    ent_context *context = NULL;
    ent_spatial *out = NULL;
    ent_context_defaults(&options);
    options.progress = note_progress;
    options.user = &told;
    assert_int_equal(ent_context_new(&options, &context), ENT_OK);
    assert_int_equal(ent_spatial_new(context, &game, &out), ENT_OK);
    assert_int_equal(told, 10);
    ent_spatial_free(out);
    ent_context_free(context);
}

static ent_context *context;

static void refuse(const ent_spatial_input *input)
{
    ent_spatial *out = NULL;
    assert_int_equal(ent_spatial_new(context, input, &out), ENT_ERROR_ARGUMENT);
    assert_null(out);
}

/* Each number of the example, one at a time, out of range. */
static void refuse_numbers(void)
{
    double positions[GAME_CELLS], saliences[GAME_CELLS], influence[GAME_PARTIES];
    const double wrong[] = {-1e-9, 100.01, INFINITY, -INFINITY, NAN};
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
        ent_spatial_input input = game;
        memcpy(positions, game_positions, sizeof positions);
        memcpy(saliences, game_saliences, sizeof saliences);
        memcpy(influence, game_influence, sizeof influence);
        positions[20] = wrong[k];
        input.positions = positions;
        refuse(&input);
        input = game;
        saliences[4] = wrong[k];
        input.saliences = saliences;
        refuse(&input);
        input = game;
        influence[3] = wrong[k];
        input.influence = influence;
        if (wrong[k] != 100.01) {
            refuse(&input);
        }
    }
    memcpy(saliences, game_saliences, sizeof saliences);
    saliences[0] = 66; /* with 5.91 and 28.15 */
    ent_spatial_input input = game;
    input.saliences = saliences;
    refuse(&input);
}

static void arguments(void **state)
{
    (void)state;
    ent_spatial *out = NULL;
    context = new_context();
    assert_int_equal(ent_spatial_new(NULL, &game, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_spatial_new(context, NULL, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_spatial_new(context, &game, NULL), ENT_ERROR_ARGUMENT);
    const ent_spatial_input wrong[] = {
        {1, 3, game_positions, game_saliences, game_influence, 0},
        {1001, 3, game_positions, game_saliences, game_influence, 0},
        {7, 0, game_positions, game_saliences, game_influence, 0},
        {7, 1001, game_positions, game_saliences, game_influence, 0},
        {7, 3, NULL, game_saliences, game_influence, 0},
        {7, 3, game_positions, NULL, game_influence, 0},
        {7, 3, game_positions, game_saliences, NULL, 0},
    };
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
        refuse(&wrong[k]);
    }
    refuse_numbers();
    assert_null(out);
    assert_int_equal(ent_diagnostic_count(context), 0);
    ent_spatial_free(NULL);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refused),
        cmocka_unit_test(progress),
        cmocka_unit_test(arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
