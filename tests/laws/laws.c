/* SPDX-License-Identifier: MIT */
/*
 * The laws: what the theory says must hold, on random disputes and through the public API.
 *
 * Usage: laws SEED COUNT. Dispute k is made from seed SEED + k, so `laws SEED 1` with the seed of a
 * failure repeats it. Each law counts once a dispute:
 *
 *   - Nash implies SSEQ, SSEQ implies SEQ and SMR, and each of these GMR, per party and state; an
 *     equilibrium is a state that is stable for all;
 *   - writing the parties and options in another order and with other names gives the same results;
 *     so do a wish that never comes true, a party without options and wishes, a rule that always
 *     holds;
 *   - every explanation is true: its improvements are all there are; its reasons are the first wishes
 *     that differ; its sequences are moves that may be made, by others, none twice in a row, and end
 *     where the concept wants them to, and none is shorter.
 */
#include "solved.h"

enum { EXPLAINED = 10 /* states a dispute */ };

typedef struct bench {
    court court; /* first */
    model model;
    solved base;
    int assignment[MOST_STATES]; /* per state of the base */
    uint64_t states;
    bool moves[MOST_PARTIES][MOST_STATES][MOST_STATES]; /* from state to state */
} bench;

/* The states are those assignments that keep the rules. */
static const char *law_of_states(const bench *b)
{
    int assignments = 1;
    for (int o = 0; o < b->model.options; o++) {
        assignments *= b->model.option[o].values;
    }
    for (int a = 0; a < assignments; a++) {
        if (feasible(&b->model, a) != (b->base.state[a] != UINT64_MAX)) {
            return "a state breaks a rule, or one that keeps all is missing";
        }
    }
    return NULL;
}

static const char *law_of_implication(const bench *b)
{
    static const ent_concept from[] = {ENT_NASH, ENT_SSEQ, ENT_SSEQ, ENT_SEQ, ENT_SMR, ENT_NASH};
    static const ent_concept to[] = {ENT_SSEQ, ENT_SEQ, ENT_SMR, ENT_GMR, ENT_GMR, ENT_SIM};
    const ent_solution *solution = b->base.solution;
    const size_t parties = ent_party_count(b->base.dispute);
    for (uint64_t s = 0; s < b->states; s++) {
        for (size_t i = 0; i < sizeof from / sizeof *from; i++) {
            for (size_t p = 0; p < parties; p++) {
                if (ent_is_stable(solution, from[i], p, s) &&
                    !ent_is_stable(solution, to[i], p, s)) {
                    return "a state is stable under a concept and not under a weaker one";
                }
            }
        }
        for (int c = 0; c < ENT_CONCEPT_COUNT; c++) {
            bool all = true;
            for (size_t p = 0; p < parties; p++) {
                all = all && ent_is_stable(solution, (ent_concept)c, p, s);
            }
            if (all != ent_is_equilibrium(solution, (ent_concept)c, s)) {
                return "an equilibrium is not what is stable for all";
            }
        }
    }
    return NULL;
}

/* Whether two writings of the model agree on a state. */
static const char *compare_state(const bench *b, const solved *other, int assignment)
{
    const uint64_t one = b->base.state[assignment], two = other->state[assignment];
    if ((one == UINT64_MAX) != (two == UINT64_MAX)) {
        return "the states are others";
    }
    for (int c = 0; c < ENT_CONCEPT_COUNT && one != UINT64_MAX; c++) {
        const ent_concept concept = (ent_concept)c;
        for (int p = 0; p < b->model.parties; p++) {
            const size_t here = b->base.party[p], there = other->party[p];
            if (ent_level(b->base.solution, here, one) != ent_level(other->solution, there, two)) {
                return "an order is another";
            }
            if (ent_is_stable(b->base.solution, concept, here, one) !=
                ent_is_stable(other->solution, concept, there, two)) {
                return "a stability is another";
            }
        }
        if (ent_is_equilibrium(b->base.solution, concept, one) !=
            ent_is_equilibrium(other->solution, concept, two)) {
            return "an equilibrium is another";
        }
    }
    return NULL;
}

/* The model written in this style gives the same results. */
static const char *law_of_style(const bench *b, const style *how)
{
    solved other;
    const ent_status status = solve_model(&b->model, how, ENT_ALL_CONCEPTS, &other);
    const char *wrong = status == ENT_OK ? NULL : "it cannot be solved";
    for (int a = 0; a < MOST_STATES && wrong == NULL; a++) {
        wrong = compare_state(b, &other, a);
    }
    for (int c = 0; c < ENT_CONCEPT_COUNT && wrong == NULL; c++) {
        if (ent_equilibrium_count(b->base.solution, (ent_concept)c) !=
            ent_equilibrium_count(other.solution, (ent_concept)c)) {
            wrong = "the number of equilibria is another";
        }
    }
    release(&other);
    return wrong;
}

static void check_styles(bench *b)
{
    model *m = &b->model;
    style how = plain_style();
    how.renamed = true;
    shuffle(m, m->parties, how.party_order);
    shuffle(m, m->options, how.option_order);
    judge(&b->court, "another order, other names", law_of_style(b, &how));
    how = plain_style();
    how.idle_wish = 1 + below(m, MOST_WISHES);
    judge(&b->court, "a wish that never comes true", law_of_style(b, &how));
    how = plain_style();
    how.extra_party = 1 + below(m, m->parties + 1);
    judge(&b->court, "a party without options and wishes", law_of_style(b, &how));
    how = plain_style();
    how.idle_rule = true;
    judge(&b->court, "a rule that always holds", law_of_style(b, &how));
}

static uint32_t level(const bench *b, int p, uint64_t state)
{
    return ent_level(b->base.solution, b->base.party[p], state);
}

/* The party's first statement that is true in `better` and false in `worse`, none before it being
 * different; ENT_NO_STATEMENT when none differs or the party has none. */
static size_t first_difference(const bench *b, int p, uint64_t better, uint64_t worse)
{
    const party *at = &b->model.party[p];
    for (int i = 0; at->kind == STATEMENTS && i < at->wishes; i++) {
        const bool here = holds(&b->model, at->want[i], b->assignment[better]);
        if (here != holds(&b->model, at->want[i], b->assignment[worse])) {
            return here ? (size_t)i : ENT_NO_STATEMENT - 1;
        }
    }
    return ENT_NO_STATEMENT;
}

static int model_party(const bench *b, size_t index)
{
    int p = 0;
    while (b->base.party[p] != index) {
        p++;
    }
    return p;
}

/* What the party can make of a state at best. */
static uint32_t best_level(const bench *b, int p, uint64_t state)
{
    uint32_t best = level(b, p, state);
    for (uint64_t to = 0; to < b->states; to++) {
        if (b->moves[p][state][to] && level(b, p, to) > best) {
            best = level(b, p, to);
        }
    }
    return best;
}

/* Whether a state sanctions party p that has left `start`. */
static bool sanctions(const bench *b, int p, ent_concept by, uint64_t start, uint64_t state)
{
    const bool no_escape = by == ENT_SMR || by == ENT_SSEQ;
    return (no_escape ? best_level(b, p, state) : level(b, p, state)) <= level(b, p, start);
}

/* The fewest moves of others from `from` to a sanction, ring by ring over states and last movers (p:
 * nobody yet); 0 when there is none. */
static size_t fewest_moves(const bench *b, int p, ent_concept by, uint64_t start, uint64_t from)
{
    const bool improving = by == ENT_SEQ || by == ENT_SSEQ;
    size_t steps[MOST_STATES][MOST_PARTIES] = {{0}}, reached = 1;
    struct {
        uint64_t state;
        int last;
    } queue[MOST_STATES * MOST_PARTIES];
    queue[0].state = from;
    queue[0].last = p;
    for (size_t k = 0; k < reached; k++) {
        const uint64_t s = queue[k].state;
        const int last = queue[k].last;
        if (k > 0 && sanctions(b, p, by, start, s)) {
            return steps[s][last];
        }
        for (int j = 0; j < b->model.parties; j++) {
            for (uint64_t to = 0; to < b->states && j != p && j != last; to++) {
                if (b->moves[j][s][to] && steps[to][j] == 0 &&
                    (!improving || level(b, j, to) > level(b, j, s))) {
                    steps[to][j] = steps[s][last] + 1;
                    queue[reached].state = to;
                    queue[reached++].last = j;
                }
            }
        }
    }
    return 0;
}

/* An answer given at the same time: improvements from `start`, which add up to the state it ends in. */
static const char *check_simultaneous(const bench *b, int p, uint64_t start,
                                      const ent_improvement *found)
{
    uint64_t source[MOST_PARTIES]; /* from which state each party's options come */
    for (int j = 0; j < b->model.parties; j++) {
        source[j] = j == p ? found->to : start;
    }
    for (size_t i = 0; i < found->step_count; i++) {
        const ent_step *step = &found->steps[i];
        const int mover = model_party(b, step->party);
        if (mover == p || source[mover] != start || step->from != start ||
            !b->moves[mover][start][step->to] ||
            level(b, mover, step->to) <= level(b, mover, start)) {
            return "a simultaneous answer is no improvement of its party";
        }
        source[mover] = step->to;
    }
    for (size_t o = 0; o < ent_option_count(b->base.dispute); o++) {
        const int owner = model_party(b, ent_option_at(b->base.dispute, o).party);
        if (ent_state_value(b->base.space, found->ends, o) !=
            ent_state_value(b->base.space, source[owner], o)) {
            return "simultaneous answers do not add up";
        }
    }
    return level(b, p, found->ends) <= level(b, p, start) ? NULL
                                                          : "a sum leaves the party better off";
}

/* The steps of a sanction one by one. */
static const char *check_steps(const bench *b, int p, const ent_improvement *found)
{
    const bool improving = found->by == ENT_SEQ || found->by == ENT_SSEQ;
    uint64_t at = found->to;
    int last = p;
    for (size_t i = 0; i < found->step_count; i++) {
        const ent_step *step = &found->steps[i];
        const int mover = model_party(b, step->party);
        if (mover == last || mover == p) {
            return "a party moves that may not move now";
        }
        if (step->from != at || step->to >= b->states || !b->moves[mover][at][step->to]) {
            return "a step is no move of its party";
        }
        if (improving && level(b, mover, step->to) <= level(b, mover, at)) {
            return "a step does not improve its mover's position";
        }
        const size_t gain = improving ? first_difference(b, mover, step->to, at) : ENT_NO_STATEMENT;
        if (step->gain != gain) {
            return "a gain is not the first statement that differs";
        }
        at = step->to;
        last = mover;
    }
    return NULL;
}

/* The sanction that is shown, for the strictest concept under which there is one. */
static const char *check_sanction(const bench *b, int p, uint64_t start,
                                  const ent_improvement *found, ent_concept strictest)
{
    if (found->by != strictest || found->step_count == 0) {
        return "a sanction does not answer to the strictest concept";
    }
    const uint64_t end = found->steps[found->step_count - 1].to;
    const char *wrong = check_steps(b, p, found);
    if (wrong != NULL) {
        return wrong;
    }
    if (found->ends != end || !sanctions(b, p, found->by, start, end)) {
        return "a sanction leaves the party better off";
    }
    if (found->step_count != fewest_moves(b, p, found->by, start, found->to)) {
        return "a sanction is not the shortest";
    }
    return found->loss == first_difference(b, p, start, end)
               ? NULL
               : "a loss is not the first statement that differs";
}

/* One improvement of party p from `start`, and what deters it. */
static const char *check_improvement(const bench *b, int p, uint64_t start,
                                     const ent_improvement *found)
{
    static const ent_concept lenient_first[] = {ENT_GMR, ENT_SMR, ENT_SEQ, ENT_SSEQ};
    ent_concept strictest = ENT_NASH;
    unsigned deterred = 0;
    if (found->reason != first_difference(b, p, found->to, start)) {
        return "a reason is not the first statement that differs";
    }
    for (size_t i = 0; i < sizeof lenient_first / sizeof *lenient_first; i++) {
        if (fewest_moves(b, p, lenient_first[i], start, found->to) > 0) {
            strictest = lenient_first[i];
            deterred |= 1u << strictest;
        }
    }
    if ((found->deterred & ~(1u << ENT_SIM)) != deterred) {
        return "an improvement is deterred, or said to be, against the definition";
    }
    if (found->by == ENT_SIM && found->step_count > 0) {
        return deterred == 0 ? check_simultaneous(b, p, start, found)
                             : "SIM is shown before a concept with sanctions";
    }
    if (deterred == 0) {
        return found->step_count == 0 ? NULL : "a sanction without a concept";
    }
    return check_sanction(b, p, start, found, strictest);
}

/* Which wishes are not met, and of which of them a move of its own meets them. */
static const char *check_unmet(const bench *b, int p, uint64_t start, const ent_stance *stance)
{
    const party *at = &b->model.party[p];
    size_t unmet = 0;
    for (int i = 0; at->kind == STATEMENTS && i < at->wishes; i++) {
        if (holds(&b->model, at->want[i], b->assignment[start])) {
            continue;
        }
        bool reached = false;
        for (uint64_t to = 0; to < b->states; to++) {
            reached = reached ||
                      (b->moves[p][start][to] && holds(&b->model, at->want[i], b->assignment[to]));
        }
        if (unmet == stance->unmet_count || stance->unmet[unmet] != (size_t)i ||
            stance->in_reach[unmet] != reached) {
            return "wishes that are not met, or which of them a move meets, are told wrongly";
        }
        unmet++;
    }
    return unmet == stance->unmet_count ? NULL : "a wish that is met is said not to be";
}

/* Why a party stays that has no improvement: each move of its own is as good, or breaks what is told. */
static const char *check_costs(const bench *b, int p, uint64_t start, const ent_stance *stance)
{
    uint64_t moves = 0, equal = 0, told = 0;
    for (uint64_t to = 0; to < b->states; to++) {
        moves += b->moves[p][start][to];
        equal += b->moves[p][start][to] && level(b, p, to) == level(b, p, start);
    }
    for (size_t k = 0; k < stance->cost_count; k++) {
        const ent_cost *cost = &stance->costs[k];
        uint64_t alike = 0;
        for (uint64_t to = 0; to < b->states; to++) {
            alike += b->moves[p][start][to] && level(b, p, to) < level(b, p, start) &&
                     first_difference(b, p, start, to) == cost->loss;
        }
        if (alike != cost->moves || first_difference(b, p, start, cost->nearest) != cost->loss) {
            return "moves do not break the statement that is told";
        }
        told += alike;
    }
    return stance->move_count == moves && stance->equal_count == equal && told + equal == moves
               ? check_unmet(b, p, start, stance)
               : "the costs are not those of all moves";
}

/* How hard an improvement is to deter: the concepts under which it is, the strictest weighing most. */
static unsigned weigh(unsigned deterred)
{
    static const ent_concept strictest_first[] = {ENT_NASH, ENT_SSEQ, ENT_SEQ,
                                                  ENT_SMR,  ENT_GMR,  ENT_SIM};
    unsigned weight = 0;
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        weight = 2 * weight + (deterred >> strictest_first[k] & 1);
    }
    return weight;
}

/* Improvements that are equally hard to deter stand in the order of liking, and the best liked of all is told. */
static const char *check_order(const bench *b, int p, const ent_stance *stance)
{
    uint64_t liked = stance->shown_count > 0 ? stance->shown[0].to : ENT_NO_STATE;
    for (size_t i = 1; i < stance->shown_count; i++) {
        const ent_improvement *before = &stance->shown[i - 1], *found = &stance->shown[i];
        if (weigh(before->deterred) > weigh(found->deterred) ||
            (before->deterred == found->deterred &&
             level(b, p, before->to) < level(b, p, found->to))) {
            return "improvements are out of order";
        }
        liked = level(b, p, found->to) > level(b, p, liked) ? found->to : liked;
    }
    return stance->liked == liked ? NULL : "the best liked improvement is another";
}

/* All improvements of a party from a state, and its stability there. */
static const char *check_stance(const bench *b, int p, uint64_t start, const ent_stance *stance)
{
    bool seen[MOST_STATES] = {false};
    uint64_t improvements = 0;
    unsigned deterred = ENT_ALL_CONCEPTS & ~(1u << ENT_NASH);
    for (uint64_t to = 0; to < b->states; to++) {
        improvements += b->moves[p][start][to] && level(b, p, to) > level(b, p, start);
    }
    if (stance->improvement_count != improvements || stance->shown_count != improvements) {
        return "the improvements are not all there are";
    }
    for (size_t i = 0; i < stance->shown_count; i++) {
        const ent_improvement *found = &stance->shown[i];
        if (found->to >= b->states || seen[found->to] || !b->moves[p][start][found->to] ||
            level(b, p, found->to) <= level(b, p, start)) {
            return "an improvement is none, or is shown twice";
        }
        seen[found->to] = true;
        deterred &= found->deterred;
        const char *wrong = check_improvement(b, p, start, found);
        if (wrong != NULL) {
            return wrong;
        }
    }
    deterred |= improvements == 0 ? 1u << ENT_NASH : 0;
    const char *untold =
        improvements == 0 ? check_costs(b, p, start, stance) : check_order(b, p, stance);
    if (untold != NULL) {
        return untold;
    }
    for (int c = 0; c < ENT_CONCEPT_COUNT; c++) {
        const bool stable =
            ent_is_stable(b->base.solution, (ent_concept)c, b->base.party[p], start);
        if (stable != (deterred >> c & 1) || stable != (stance->stable >> c & 1)) {
            return "stable is not what has all improvements deterred";
        }
    }
    return NULL;
}

static const char *check_explanation(const bench *b, uint64_t state)
{
    ent_explanation *explanation = NULL;
    if (ent_explanation_new(b->base.context, b->base.solution, state, 0, &explanation) != ENT_OK) {
        return "it cannot be explained";
    }
    const char *wrong = NULL;
    if (explanation->state != state || explanation->party_count != (size_t)b->model.parties ||
        explanation->equilibrium != ent_equilibrium_concepts(b->base.solution, state)) {
        wrong = "it is not about the state";
    }
    for (int p = 0; p < b->model.parties && wrong == NULL; p++) {
        wrong = check_stance(b, p, state, &explanation->stances[b->base.party[p]]);
    }
    ent_explanation_free(b->base.context, explanation);
    return wrong;
}

/* Explains some states, not always the same ones. */
static const char *law_of_explanation(bench *b)
{
    const uint64_t stride = b->states <= EXPLAINED ? 1 : b->states / EXPLAINED + 1;
    const char *wrong = NULL;
    for (uint64_t s = draw(&b->model) % stride; s < b->states && wrong == NULL; s += stride) {
        wrong = check_explanation(b, s);
    }
    return wrong;
}

/* Who can move where, by the model alone. */
static void list_moves(bench *b)
{
    b->states = ent_state_count(b->base.space);
    for (int a = 0; a < MOST_STATES; a++) {
        if (b->base.state[a] != UINT64_MAX) {
            b->assignment[b->base.state[a]] = a;
        }
    }
    for (int p = 0; p < b->model.parties; p++) {
        for (uint64_t s = 0; s < b->states; s++) {
            for (uint64_t q = 0; q < b->states; q++) {
                b->moves[p][s][q] = can_move(&b->model, p, b->assignment[s], b->assignment[q]);
            }
        }
    }
}

/* Makes models from the seed until one has states, and checks it. */
static void check(court *c)
{
    bench *b = (bench *)c;
    const ent_status status = solve_seed(c->seed, ENT_ALL_CONCEPTS, &b->model, &b->base);
    if (status == ENT_OK) {
        list_moves(b);
        judge(&b->court, "states", law_of_states(b));
        judge(&b->court, "implication", law_of_implication(b));
        check_styles(b);
        judge(&b->court, "explanation", law_of_explanation(b));
    } else {
        judge(&b->court, "reading and solving", ent_status_text(status));
    }
    release(&b->base);
}

int main(int argc, char **argv)
{
    static bench b = {.court.program = "laws"};
    return hold_court(&b.court, check, argc, argv);
}
