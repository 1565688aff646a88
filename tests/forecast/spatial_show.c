/* SPDX-License-Identifier: MIT */
/*
 * A game of the spatial model as JSON, with everything that is worked out in it.
 *
 * Reads parties, issues and the most turns, then for each party its influence and a position and a salience an issue.
 * What the public view has is taken from there; the rest is worked out by the inside of the library.
 */
#include "forecast/spatial/spatial.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct show {
    ent_spatial_input input;
    ent_arena arena;
    ent_game game;
    ent_round round;
    const ent_spatial *spatial;
    size_t turn;
    ent_spatial_turn view;
} show;

static void fail(const char *why)
{
    fprintf(stderr, "spatial_show: %s\n", why);
    exit(1);
}

static double next_number(void)
{
    double number = 0;
    if (scanf("%lf", &number) != 1) {
        fail("a number is missing");
    }
    return number;
}

static double *room(ent_arena *arena, size_t count)
{
    double *numbers = ent_arena_new(arena, count, sizeof *numbers);
    if (numbers == NULL) {
        fail("out of memory");
    }
    return numbers;
}

static ent_spatial_input read_input(ent_arena *arena)
{
    const size_t parties = (size_t)next_number(), issues = (size_t)next_number();
    const uint64_t turns = (uint64_t)next_number();
    double *positions = room(arena, parties * issues), *saliences = room(arena, parties * issues);
    double *influence = room(arena, parties);
    for (size_t i = 0; i < parties; i++) {
        influence[i] = next_number();
        for (size_t k = i * issues; k < (i + 1) * issues; k++) {
            positions[k] = next_number();
            saliences[k] = next_number();
        }
    }
    return (ent_spatial_input){parties, issues, positions, saliences, influence, turns};
}

static void print_list(const double *numbers, size_t count)
{
    printf("[");
    for (size_t k = 0; k < count; k++) {
        printf("%s%.17g", k > 0 ? ", " : "", numbers[k]);
    }
    printf("]");
}

/* Rows of parties, columns of positions. */
static void print_matrix(const double *matrix, size_t parties)
{
    for (size_t i = 0; i < parties; i++) {
        printf("%s[", i == 0 ? "[" : ", ");
        for (size_t j = 0; j < parties; j++) {
            printf("%s%.17g", j > 0 ? ", " : "", matrix[j * parties + i]);
        }
        printf("]");
    }
    printf("]");
}

static void print_sight(show *s)
{
    const size_t parties = s->game.parties;
    printf(",\n \"neutral\": ");
    print_matrix(s->game.neutral, parties);
    printf(",\n \"own\": ");
    print_matrix(s->game.own, parties);
    printf(",\n \"seen\": [");
    for (size_t h = 0; h < parties; h++) {
        printf("%s", h > 0 ? ", " : "");
        ent_game_look(&s->game, s->view.risks, h, s->game.seen);
        print_matrix(s->game.seen, parties);
    }
    printf("]");
}

/* The challenges, as challenger and target see them; and the bargain that KTAB prints as the target's, in which
 * the challenger's gain stands where the odds should. */
static void print_clashes(show *s)
{
    printf(",\n \"clashes\": [");
    for (size_t i = 0; i < s->game.parties; i++) {
        const size_t j = s->view.targets[i], pair[2] = {i, j};
        double *bargain = room(&s->arena, 2 * s->game.issues);
        ent_game_look(&s->game, s->view.risks, i, s->game.seen);
        const ent_clash one = ent_game_clash(&s->game, s->game.seen, i, j == i ? !i : j);
        ent_game_look(&s->game, s->view.risks, j, s->game.seen);
        const ent_clash other = ent_game_clash(&s->game, s->game.seen, i, j == i ? !i : j);
        ent_game_bargain(&s->game, s->view.positions, pair, other.gains[0], bargain);
        printf("%s[%.17g, %.17g, %.17g, %.17g, %.17g, %.17g, ", i > 0 ? ", " : "", one.odds,
               one.gains[0], one.gains[1], other.odds, other.gains[0], other.gains[1]);
        print_list(bargain, 2 * s->game.issues);
        printf("]");
    }
    printf("]");
}

/* The votes among the options of a party, row by row. */
static void print_votes(const show *s, size_t party, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        s->game.columns[k] = ent_spatial_option_at(s->spatial, s->turn, party, k).worth;
    }
    const ent_ballot ballot = {s->game.parties, count, s->game.influence, s->game.columns};
    printf("\"votes\": [");
    for (size_t k = 0; k < count; k++) {
        for (size_t l = 0; l < count; l++) {
            double votes[2];
            ent_ballot_votes(&ballot, k, l, votes);
            printf("%s%.17g", k + l > 0 ? ", " : "", votes[0]);
        }
    }
    printf("], ");
}

static void print_options(const show *s)
{
    printf(",\n \"options\": [");
    for (size_t p = 0; p < s->game.parties; p++) {
        const size_t count = ent_spatial_option_count(s->spatial, s->turn, p);
        printf("%s\n  {", p > 0 ? "," : "");
        print_votes(s, p, count);
        printf("\"list\": [");
        for (size_t k = 0; k < count; k++) {
            const ent_spatial_option o = ent_spatial_option_at(s->spatial, s->turn, p, k);
            printf("%s[%zu, %zu, %.17g, %d, ", k > 0 ? ", " : "", o.initiator, o.target, o.chance,
                   o.chosen);
            print_list(o.worth, s->game.parties);
            printf("]");
        }
        printf("]}");
    }
    printf("]");
}

static void print_turn(show *s)
{
    const size_t parties = s->game.parties, cells = parties * s->game.issues;
    ent_context *context = NULL;
    for (size_t k = 0; k < cells; k++) {
        s->round.positions[k] = s->view.positions[k];
    }
    if (ent_context_new(NULL, &context) != ENT_OK ||
        ent_game_survey(context, &s->game, &s->round) != ENT_OK) {
        fail("no survey");
    }
    ent_context_free(context);
    printf("{\"positions\": ");
    print_list(s->view.positions, cells);
    printf(",\n \"risks\": ");
    print_list(s->view.risks, parties);
    printf(",\n \"chances\": ");
    print_list(s->view.chances, parties);
    print_sight(s);
    if (s->view.targets != NULL) {
        printf(",\n \"targets\": [");
        for (size_t i = 0; i < parties; i++) {
            printf("%s%zu", i > 0 ? ", " : "", s->view.targets[i]);
        }
        printf("],\n \"gains\": ");
        print_list(s->view.gains, parties);
        printf(",\n \"odds\": ");
        print_list(s->view.odds, parties);
        printf(",\n \"bargains\": ");
        print_list(s->view.bargains, 2 * cells);
        print_clashes(s);
        print_options(s);
    }
    printf("}");
}

int main(void)
{
    ent_context_options options;
    ent_context *context = NULL;
    ent_spatial *spatial = NULL;
    show s = {.turn = 0};
    ent_context_defaults(&options);
    ent_arena_init(&s.arena, &options.allocator);
    s.input = read_input(&s.arena);
    if (ent_context_new(NULL, &context) != ENT_OK) {
        fail("no context");
    }
    const ent_status status = ent_spatial_new(context, &s.input, &spatial);
    if (status != ENT_OK) {
        fail(ent_status_text(status));
    }
    if (ent_game_new(&s.arena, &s.input, &s.game) != ENT_OK ||
        ent_round_new(&s.arena, &s.game, &s.round) != ENT_OK) {
        fail("out of memory");
    }
    s.spatial = spatial;
    printf("[");
    for (; s.turn < ent_spatial_turn_count(spatial); s.turn++) {
        printf("%s", s.turn > 0 ? ",\n" : "");
        s.view = ent_spatial_turn_at(spatial, s.turn);
        print_turn(&s);
    }
    printf("]\n");
    ent_spatial_free(spatial);
    ent_context_free(context);
    ent_arena_free(&s.arena);
    return 0;
}
