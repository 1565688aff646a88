/* SPDX-License-Identifier: MIT */
/*
 * What the map of a dispute shows, on random disputes against plain loops over the definitions: which states, which moves,
 * what each move is, and what is left out. Then the net that is made of it, and memory refused on the way. An argument: so
 * many random disputes.
 */
#include "refusal.h"

#include "report/chart/choose.h"

#include "charts/charts.h"

static size_t rounds = 120;

enum { MOST_PARTIES = 4, FAR = 1 << 20 };

/* A dispute that is solved, and what plain loops tell of it. */
typedef struct subject {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
    size_t states, parties;
    uint64_t today;
    bool *moves;    /* [party][from][to] */
    size_t *fewest; /* [state][last mover]; the last column: nobody has moved */
    ent_arena arena;
} subject;

static bool moves_by_options(const subject *s, size_t party, uint64_t from, uint64_t to)
{
    for (size_t o = 0; o < ent_option_count(s->dispute); o++) {
        const ent_option_view option = ent_option_at(s->dispute, o);
        const size_t a = ent_state_value(s->space, from, o), b = ent_state_value(s->space, to, o);
        if (a == b) {
            continue;
        }
        if (option.party != party || option.moves == ENT_MOVES_NEVER ||
            (option.moves == ENT_MOVES_UP && b < a) || (option.moves == ENT_MOVES_DOWN && b > a) ||
            (option.moves == ENT_MOVES_STEP && a + 1 != b && b + 1 != a)) {
            return false;
        }
    }
    return from != to;
}

static bool *move_at(const subject *s, size_t party, uint64_t from, uint64_t to)
{
    return &s->moves[(party * s->states + from) * s->states + to];
}

/* The fewest moves of legal sequences, by who makes the last one: repeated until nothing changes. */
static void find_fewest(subject *s)
{
    const size_t columns = s->parties + 1;
    for (size_t k = 0; k < s->states * columns; k++) {
        s->fewest[k] = FAR;
    }
    s->fewest[s->today * columns + s->parties] = 0;
    for (bool more = true; more;) {
        more = false;
        for (uint64_t u = 0; u < s->states; u++) {
            for (size_t last = 0; last < columns; last++) {
                for (size_t p = 0; p < s->parties; p++) {
                    for (uint64_t v = 0; v < s->states; v++) {
                        const size_t steps = s->fewest[u * columns + last] + 1;
                        size_t *there = &s->fewest[v * columns + p];
                        if (p != last && *move_at(s, p, u, v) && steps < *there) {
                            *there = steps;
                            more = true;
                        }
                    }
                }
            }
        }
    }
}

static size_t steps_to(const subject *s, uint64_t state)
{
    size_t fewest = FAR;
    for (size_t last = 0; last <= s->parties; last++) {
        const size_t steps = s->fewest[state * (s->parties + 1) + last];
        fewest = steps < fewest ? steps : fewest;
    }
    return fewest;
}

static bool is_shortest(const subject *s, const ent_map_move *move, uint64_t from, uint64_t to)
{
    for (size_t last = 0; last <= s->parties; last++) {
        if (last != move->party &&
            s->fewest[from * (s->parties + 1) + last] + 1 == steps_to(s, to) &&
            steps_to(s, to) < FAR) {
            return true;
        }
    }
    return false;
}

static void open_subject(subject *s, const char *text)
{
    s->context = new_context();
    s->dispute = read_dispute(s->context, text);
    assert_int_equal(ent_space_new(s->context, s->dispute, &s->space), ENT_OK);
    assert_int_equal(ent_solution_new(s->context, s->space, NULL, &s->solution), ENT_OK);
    assert_int_equal(ent_state_today(s->space, &s->today), ENT_OK);
    s->states = (size_t)ent_state_count(s->space);
    s->parties = ent_party_count(s->dispute);
    s->moves = calloc(s->parties * s->states * s->states, sizeof *s->moves);
    s->fewest = calloc(s->states * (s->parties + 1), sizeof *s->fewest);
    ent_arena_init(&s->arena, &s->context->allocator);
}

static void close_subject(subject *s)
{
    ent_arena_free(&s->arena);
    free(s->moves);
    free(s->fewest);
    ent_solution_free(s->solution);
    ent_space_free(s->space);
    ent_dispute_free(s->dispute);
    ent_context_free(s->context);
}

static void know_moves(subject *s)
{
    for (size_t p = 0; p < s->parties; p++) {
        for (uint64_t u = 0; u < s->states; u++) {
            for (uint64_t v = 0; v < s->states; v++) {
                *move_at(s, p, u, v) = moves_by_options(s, p, u, v);
            }
        }
    }
    find_fewest(s);
}

/* A dispute of up to `most` options, whose parties have wishes at random. */
static char *random_text(uint64_t seed, size_t most)
{
    static const ent_moves kinds[] = {ENT_MOVES_ANY,  ENT_MOVES_ANY,  ENT_MOVES_ANY,  ENT_MOVES_UP,
                                      ENT_MOVES_DOWN, ENT_MOVES_STEP, ENT_MOVES_NEVER};
    uint64_t random = seed;
    shape s = {.parties = 2 + below(&random, MOST_PARTIES - 1), .names = below(&random, 3)};
    const size_t options = 2 + below(&random, most - 1);
    for (size_t o = 0; o < options; o++) {
        add_option(&s, o * s.parties / options, below(&random, 5) == 0 ? 3 : 2,
                   kinds[below(&random, 7)]);
    }
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    write_head(out, &random, &s);
    fputs("preferences:\n", out);
    for (size_t p = 0; p < s.parties; p++) {
        fprintf(out, "  p%zu:\n", p);
        for (size_t k = 1 + below(&random, 4); k > 0; k--) {
            fputs("    - want: \"", out);
            write_expression(out, &random, &s, 0, 1);
            fputs("\"\n", out);
        }
    }
    fclose(out);
    return text;
}

static size_t position_of(const ent_map_choice *choice, uint64_t state)
{
    size_t k = 0;
    while (k < choice->state_count && choice->states[k].state != state) {
        k++;
    }
    return k;
}

static void states_are_right(const subject *s, const ent_map_request *request,
                             const ent_map_choice *choice)
{
    size_t reached = 0, shown = 0;
    for (uint64_t u = 0; u < s->states; u++) {
        reached += steps_to(s, u) < FAR;
    }
    for (size_t k = 0; k < choice->state_count; k++) {
        const ent_map_state *state = &choice->states[k];
        const size_t steps = steps_to(s, state->state);
        assert_int_equal(state->steps, steps == FAR ? ENT_NOT_REACHED : steps);
        shown += steps < FAR;
        assert_true(k == 0 || state[-1].steps < state->steps ||
                    (state[-1].steps == state->steps && state[-1].state < state->state));
        const bool settlement = state->settlement < request->shown_count;
        assert_true(!settlement || request->shown[state->settlement] == state->state);
    }
    assert_true(position_of(choice, s->today) < choice->state_count);
    assert_int_equal(choice->reached, reached);
    assert_int_equal(choice->left_states, reached - shown);
    assert_true(choice->state_count <= (request->most == 0 ? ENT_MAP_STATES : request->most));
    if (request->most == 0 && reached <= ENT_MAP_STATES) {
        assert_int_equal(choice->left_states, 0);
    }
}

/* Whether a party's move is to the best it can have, the lowest number first. */
static bool is_best(const subject *s, size_t party, uint64_t from, uint64_t to)
{
    const uint32_t level = ent_level(s->solution, party, to);
    for (uint64_t v = 0; v < s->states; v++) {
        const uint32_t other = ent_level(s->solution, party, v);
        if (*move_at(s, party, from, v) && (other > level || (other == level && v < to))) {
            return false;
        }
    }
    return level > ent_level(s->solution, party, from);
}

static bool moves_by_steps(const subject *s)
{
    for (size_t o = 0; o < ent_option_count(s->dispute); o++) {
        if (ent_option_at(s->dispute, o).moves == ENT_MOVES_STEP) {
            return true;
        }
    }
    return false;
}

static void moves_are_right(const subject *s, const ent_map_choice *choice)
{
    uint64_t among = 0;
    for (size_t i = 0; i < choice->state_count; i++) {
        for (size_t k = 0; k < choice->state_count; k++) {
            for (size_t p = 0; p < s->parties; p++) {
                among += *move_at(s, p, choice->states[i].state, choice->states[k].state);
            }
        }
    }
    assert_int_equal(among, choice->move_count + choice->left_moves);
    for (size_t m = 0; m < choice->move_count; m++) {
        const ent_map_move *move = &choice->moves[m];
        const uint64_t from = choice->states[move->from].state, to = choice->states[move->to].state;
        const uint32_t before = ent_level(s->solution, move->party, from);
        const uint32_t after = ent_level(s->solution, move->party, to);
        assert_true(*move_at(s, move->party, from, to));
        assert_int_equal(move->gain, after > before   ? ENT_GAIN_BETTER
                                     : after < before ? ENT_GAIN_WORSE
                                                      : ENT_GAIN_EQUAL);
        const bool ends_way = is_shortest(s, move, from, to);
        assert_true(move->shortest || !ends_way);
        assert_true(ends_way || !move->shortest || moves_by_steps(s)); /* within a longer way */
        assert_true(move->shortest || move->gain == ENT_GAIN_BETTER);
        if (choice->extent == ENT_MAP_BEST_MOVES && !move->shortest) {
            assert_true(is_best(s, move->party, from, to));
        }
    }
    assert_true(choice->move_count <= ENT_MAP_MOVES || choice->extent == ENT_MAP_BEST_MOVES);
}

/* Where there is room for the ways to all settlements, each that is reached is shown at the end of a way of as few moves,
 * all of them shown. */
static void ways_are_whole(const ent_map_request *request, const ent_map_choice *choice)
{
    uint32_t steps[256];
    size_t need = 1;
    assert_true(choice->state_count < 256);
    for (size_t k = 0; k < choice->state_count; k++) {
        const bool reached = choice->states[k].steps != ENT_NOT_REACHED;
        const bool settlement = choice->states[k].settlement < request->shown_count;
        need += settlement ? (reached ? choice->states[k].steps : 1) : 0;
    }
    if (request->most != 0 && need > request->most) {
        return;
    }
    for (size_t k = 0; k < choice->state_count; k++) {
        steps[k] = choice->states[k].steps == 0 ? 0 : FAR;
    }
    for (size_t turn = 0; turn < choice->state_count; turn++) {
        for (size_t m = 0; m < choice->move_count; m++) {
            const ent_map_move *move = &choice->moves[m];
            if (steps[move->from] + 1 < steps[move->to]) {
                steps[move->to] = steps[move->from] + 1;
            }
        }
    }
    for (size_t k = 0; k < choice->state_count; k++) {
        if (choice->states[k].settlement < request->shown_count &&
            choice->states[k].steps != ENT_NOT_REACHED) {
            assert_true(steps[k] <= choice->states[k].steps);
        }
    }
}

/* Some settlements, of which one may be asked for twice. */
static size_t some_states(const subject *s, uint64_t *random, uint64_t *out)
{
    const size_t count = below(random, 5);
    for (size_t k = 0; k < count; k++) {
        out[k] = below(random, s->states);
    }
    return count;
}

static void random_choices_are_right(void **unused)
{
    (void)unused;
    uint64_t random = 11;
    for (size_t round = 0; round < rounds; round++) {
        subject s;
        uint64_t shown[5];
        char *text = random_text(round, round % 4 == 0 ? 7 : 5);
        open_subject(&s, text);
        know_moves(&s);
        const size_t count = some_states(&s, &random, shown);
        const ent_map_request request = {.solution = s.solution,
                                         .from = s.today,
                                         .shown = shown,
                                         .shown_count = count,
                                         .most = round % 3 == 0 ? 1 + below(&random, 24) : 0};
        ent_map_choice choice;
        assert_int_equal(ent_map_choose(s.context, &s.arena, &request, &choice), ENT_OK);
        states_are_right(&s, &request, &choice);
        moves_are_right(&s, &choice);
        ways_are_whole(&request, &choice);
        close_subject(&s);
        free(text);
    }
}

/* Six switches of each of two parties: 4096 states, of which today is far from the last. */
static const char large[] =
    "entente: 1\nparties: {a: {name: Ann}, b: {name: Bob}}\noptions:\n"
    "  a1: {party: a}\n  a2: {party: a}\n  a3: {party: a}\n  a4: {party: a}\n  a5: {party: a}\n"
    "  b1: {party: b}\n  b2: {party: b}\n  b3: {party: b}\n  b4: {party: b}\n  b5: {party: b}\n"
    "states:\n  all_of_a: a1 and a2 and a3 and a4 and a5\n  much: a1 and b1\n"
    "preferences:\n  a: [a1, not a2, b3, a4]\n  b: [b1, not b2, a3, b4]\n";

static void of_many_states_the_important_ones_are_shown(void **unused)
{
    (void)unused;
    subject s;
    open_subject(&s, large);
    ent_digest *digest = NULL;
    assert_int_equal(ent_digest_new(s.context, s.solution, NULL, 4, &digest), ENT_OK);
    uint64_t shown[4];
    for (size_t k = 0; k < digest->shown_count; k++) {
        shown[k] = digest->shown[k].state;
    }
    const ent_map_request request = {.solution = s.solution,
                                     .from = s.today,
                                     .shown = shown,
                                     .shown_count = digest->shown_count};
    ent_map_choice choice;
    assert_int_equal(ent_map_choose(s.context, &s.arena, &request, &choice), ENT_OK);
    assert_int_equal(choice.reached, 1024);
    assert_true(choice.state_count <= ENT_MAP_STATES &&
                choice.left_states == 1024 - choice.state_count);
    for (size_t k = 0; k < digest->shown_count; k++) {
        assert_true(position_of(&choice, shown[k]) < choice.state_count);
    }
    ways_are_whole(&request, &choice);
    ent_digest_free(s.context, digest);
    close_subject(&s);
}

static bool says(const ent_drawing *d, const char *words)
{
    for (const ent_shape *s = d->first; s != NULL; s = s->next) {
        if ((s->text != NULL && strstr(s->text, words) != NULL) ||
            (s->tip != NULL && strstr(s->tip, words) != NULL)) {
            return true;
        }
    }
    return false;
}

static const char city[] =
    "entente: 1\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
    "options:\n  o: {party: a, label: open the door}\n  q: {party: b, moves: up}\n"
    "states:\n  deal: o and q\n  wide_open: o or q\n"
    "preferences:\n  a: [o and q, not o]\n  b: [not q]\n";

static void a_map_says_what_is_what(void **unused)
{
    (void)unused;
    subject s;
    open_subject(&s, city);
    const uint64_t shown[] = {3};
    const char *const titles[] = {"the deal"};
    const ent_journey_options from_today = {.size = sizeof from_today, .from = s.today};
    ent_journey *journey = NULL;
    assert_int_equal(ent_journey_new(s.context, s.solution, &from_today, &journey), ENT_OK);
    ent_map_request request = {.solution = s.solution,
                               .from = s.today,
                               .shown = shown,
                               .shown_count = 1,
                               .journey = journey};
    ent_map_choice choice;
    ent_drawing *d = NULL;
    assert_int_equal(ent_map_draw(s.context, &s.arena, &request, &choice, &d), ENT_OK);
    assert_true(says(d, "Deal") && !says(d, "the deal"));
    assert_true(says(d, "today") && says(d, "1 move") && says(d, "2 moves") && says(d, "Ann"));
    assert_true(says(d, "s1 to s2: Ann takes up \"open the door\""));
    assert_true(says(d, "s4 (deal, wide_open): 2 moves from today"));
    assert_non_null(strstr(d->description, "s4 (deal, wide_open) is reached by 2 moves."));
    request.titles = titles;
    assert_int_equal(ent_map_draw(s.context, &s.arena, &request, NULL, &d), ENT_OK);
    assert_true(says(d, "the deal") && says(d, "Wide open"));
    static const char *const untitled[] = {NULL};
    request.titles = untitled;
    request.most = 2; /* no room for two moves to the settlement */
    assert_int_equal(ent_map_draw(s.context, &s.arena, &request, &choice, &d), ENT_OK);
    assert_int_equal(choice.left_states, 3);
    assert_int_equal(position_of(&choice, 3), choice.state_count);
    request.most = 0;
    assert_int_equal(ent_map_draw(s.context, &s.arena, &request, &choice, &d), ENT_OK);
    assert_true(says(d, "Deal") && !says(d, "the deal"));
    request.from = 3; /* the journey is from elsewhere */
    assert_int_equal(ent_map_draw(s.context, &s.arena, &request, NULL, &d), ENT_ERROR_ARGUMENT);
    request.journey = NULL;
    assert_int_equal(ent_map_draw(s.context, &s.arena, &request, NULL, &d), ENT_OK);
    ent_journey_free(journey);
    close_subject(&s);
}

static void wrong_requests_are_refused(void **unused)
{
    (void)unused;
    subject s;
    open_subject(&s, city);
    const uint64_t shown[] = {4};
    ent_map_choice choice;
    ent_map_request request = {.solution = s.solution, .from = 4};
    assert_int_equal(ent_map_choose(s.context, &s.arena, &request, &choice), ENT_ERROR_ARGUMENT);
    request = (ent_map_request){.solution = s.solution, .shown = shown, .shown_count = 1};
    assert_int_equal(ent_map_choose(s.context, &s.arena, &request, &choice), ENT_ERROR_ARGUMENT);
    request = (ent_map_request){.solution = NULL};
    assert_int_equal(ent_map_choose(s.context, &s.arena, &request, &choice), ENT_ERROR_ARGUMENT);
    close_subject(&s);
}

/* Listed states: two that nothing leads to, moves that go round, and a party that sees less. */
static const char graph[] =
    "entente: 1\nparties: {a: , b: }\ngraph:\n  states: [here, there, far, off, away]\n  moves:\n"
    "    a: {here: [there], there: [far], far: [here]}\n    b: {there: [here, far], far: [there], "
    "off: [away]}\n"
    "today: here\n"
    "preferences:\n  a: {of: 5, ranking: [[here], [there, far], [off], [away]]}\n"
    "  b: {of: 5, ranking: [[far], [here], [there], [away], [off]]}\n";

static void listed_states_are_shown_by_their_words(void **unused)
{
    (void)unused;
    subject s;
    open_subject(&s, graph);
    const uint64_t shown[] = {3, 2};
    const ent_map_request request = {
        .solution = s.solution, .from = s.today, .shown = shown, .shown_count = 2};
    ent_map_choice choice;
    ent_drawing *d = NULL;
    assert_int_equal(ent_map_draw(s.context, &s.arena, &request, &choice, &d), ENT_OK);
    assert_int_equal(choice.reached, 3);
    assert_int_equal(choice.state_count, 4);
    assert_int_equal(choice.states[3].steps, ENT_NOT_REACHED);
    assert_int_equal(choice.states[2].steps, 2);
    assert_true(says(d, "not reached") && says(d, "off") && says(d, "there"));
    assert_non_null(strstr(d->description, "is not reached."));
    close_subject(&s);
}

/* More parties than inks: moves bear numbers. */
static void many_parties_are_told_by_numbers(void **unused)
{
    (void)unused;
    static const char text[] =
        "entente: 1\nparties: {a: , b: , c: , d: , e: , f: , g: , h: , i: {name: "
        "Ninth}}\noptions:\n"
        "  o: {party: a}\n  q: {party: i}\npreferences:\n  a: [o]\n  i: [q]\n";
    subject s;
    open_subject(&s, text);
    const ent_map_request request = {.solution = s.solution, .from = s.today};
    ent_drawing *d = NULL;
    assert_int_equal(ent_map_draw(s.context, &s.arena, &request, NULL, &d), ENT_OK);
    assert_true(says(d, "9: Ninth"));
    size_t nines = 0;
    for (const ent_shape *one = d->first; one != NULL; one = one->next) {
        nines += one->text != NULL && strcmp(one->text, "9") == 0;
    }
    assert_true(nines > 0);
    close_subject(&s);
}

static const char *const refused_texts[] = {city, graph, large};

static ent_status map_of(refusal *r)
{
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    ent_drawing *d = NULL;
    ent_arena arena;
    uint64_t shown[] = {3};
    ent_map_request request = {.shown = shown, .shown_count = 1, .most = 9};
    ent_arena_init(&arena, &r->context->allocator);
    ent_status status = ent_space_new(r->context, r->dispute, &space);
    status = status == ENT_OK ? ent_solution_new(r->context, space, NULL, &solution) : status;
    if (status == ENT_OK) {
        request.solution = solution;
        assert_int_equal(ent_state_today(space, &request.from), ENT_OK);
        status = ent_map_draw(r->context, &arena, &request, NULL, &d);
        assert_true((status == ENT_OK) == (d != NULL));
    }
    ent_arena_free(&arena);
    ent_solution_free(solution);
    ent_space_free(space);
    return status;
}

static void refused_memory_and_stops_are_told(void **unused)
{
    (void)unused;
    for (size_t k = 0; k < 3; k++) {
        refusal r = {.ordinary = ENT_OK};
        assert_true(refusal_exhaust(&r, map_of, refused_texts[k]) > 10);
    }
}

int main(int count, char **arguments)
{
    rounds = count > 1 ? strtoul(arguments[1], NULL, 10) : rounds;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_choices_are_right),
        cmocka_unit_test(of_many_states_the_important_ones_are_shown),
        cmocka_unit_test(a_map_says_what_is_what),
        cmocka_unit_test(wrong_requests_are_refused),
        cmocka_unit_test(listed_states_are_shown_by_their_words),
        cmocka_unit_test(many_parties_are_told_by_numbers),
        cmocka_unit_test(refused_memory_and_stops_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
