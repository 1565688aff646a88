/* SPDX-License-Identifier: MIT */
/*
 * The laws of coalitions, on random disputes and through the public API.
 * Long because it holds the definitions once more, to judge by.
 *
 * Usage: coalition_laws SEED COUNT. Dispute k is made from seed SEED + k, so `coalition_laws SEED 1` with
 * the seed of a failure repeats it. Each law counts once a dispute:
 *
 *   - what is stable for each coalition under CNash, CGMR, CSMR and CSEQ is what the definitions say, worked
 *     out here by searching over states and last movers, and sets of sets of parties;
 *   - for one party CNash, CGMR and CSMR are Nash, GMR and SMR, and SEQ implies CSEQ; for all parties the
 *     four are one; CNash implies the others and CSMR implies CGMR;
 *   - a list of coalitions, in any order, gives what all coalitions give, and so does writing the parties and
 *     options in another order;
 *   - what a coalition is said to be able to do is what it can do, its sequences are legal, and so are the
 *     answers of the others, which end in sanctions; what deters says what is stable.
 *
 * All but the other order also in graph form, with any moves.
 */
#include "solved.h"

enum { SETS = 1 << MOST_PARTIES, TOLD = 4 /* states a dispute */, MOST_GRAPH_STATES = 12 };

static const ent_concept concepts[] = {ENT_NASH, ENT_GMR, ENT_SMR, ENT_SEQ};
enum { CONCEPTS = sizeof concepts / sizeof *concepts };

/* Sets of parties here are those of the model: bit p for its party p. */
typedef struct bench {
    court court; /* first */
    model model;
    solved base;
    int states, assignment[MOST_STATES];
    bool moves[MOST_PARTIES][MOST_STATES][MOST_STATES];
    bool reach[SETS][MOST_STATES][MOST_STATES];    /* R_H */
    bool improves[SETS][MOST_STATES][MOST_STATES]; /* R++_H */
    bool replies[MOST_STATES];                     /* what the others reach by improvements */
} bench;

/* Examines the coalitions of what was solved. */
static ent_status examine(ent_status status, solved *s)
{
    return status == ENT_OK ? ent_coalitions_new(s->context, s->space, NULL, &s->coalitions)
                            : status;
}

/* Writes a ranking of so many states in groups, some of which may come out empty. */
static void write_ranking(FILE *out, bench *b, int states)
{
    int place[MOST_STATES];
    const char *next = "";
    const int groups = 1 + below(&b->model, states);
    for (int s = 0; s < states; s++) {
        place[s] = below(&b->model, groups);
    }
    fputs("ranking: [", out);
    for (int g = 0; g < groups; g++) {
        bool open = false;
        for (int s = 0; s < states; s++) {
            if (place[s] == g) {
                fprintf(out, "%s%ss%d", open ? "" : next, open ? ", " : "[", s + 1);
                open = true;
            }
        }
        fputs(open ? "]" : "", out);
        next = open ? ", " : next;
    }
    fprintf(out, "], of: %d", states);
}

/* Makes a dispute in graph form, whose moves are any, writes, reads and solves it. */
static ent_status solve_graph(bench *b)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    if (out == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const int states = 2 + below(&b->model, MOST_GRAPH_STATES - 1);
    const int density = 1 + below(&b->model, 4);
    b->model.parties = 1 + below(&b->model, 4);
    fputs("entente: 1\nparties: {p0: , p1: , p2: , p3: }\ngraph:\n", out);
    fprintf(out, "  states: %d\n  moves:\n", states);
    for (int p = 0; p < b->model.parties; p++) {
        fprintf(out, "    p%d:\n", p);
        for (int s = 0; s < states; s++) {
            fprintf(out, "      s%d: [", s + 1);
            const char *next = "";
            for (int q = 0; q < states; q++) {
                b->moves[p][s][q] = q != s && below(&b->model, 8) < density;
                if (b->moves[p][s][q]) {
                    fprintf(out, "%ss%d", next, q + 1);
                    next = ", ";
                }
            }
            fputs("]\n", out);
        }
    }
    fputs("preferences:\n", out);
    for (int p = 0; p < b->model.parties; p++) {
        fprintf(out, "  p%d: {", p);
        write_ranking(out, b, states);
        fputs("}\n", out);
    }
    if (fclose(out) != 0) {
        return ENT_ERROR_MEMORY;
    }
    for (int k = b->model.parties; k < 4; k++) { /* no more parties than have moves */
        char *extra = strstr(text, k == 3 ? ", p3: " : k == 2 ? ", p2: " : ", p1: ");
        memset(extra, ' ', 6);
    }
    return examine(solve_text(text, length, ENT_DEFAULT_CONCEPTS, &b->base), &b->base);
}

static uint64_t index_of(const bench *b, int s)
{
    return b->base.state[b->assignment[s]];
}

static bool better(const bench *b, unsigned parties, int x, int s)
{
    for (int p = 0; p < b->model.parties; p++) {
        if ((parties >> p & 1) != 0 &&
            ent_level(b->base.solution, b->base.party[p], index_of(b, x)) <=
                ent_level(b->base.solution, b->base.party[p], index_of(b, s))) {
            return false;
        }
    }
    return true;
}

/* What a coalition reaches from a state, over states and last movers. */
static void find_reach(bench *b, unsigned parties, int start)
{
    bool met[MOST_STATES][MOST_PARTIES] = {{false}};
    int queue[MOST_STATES * MOST_PARTIES + 1], reached = 1;
    queue[0] = start * (MOST_PARTIES + 1) + MOST_PARTIES;
    for (int k = 0; k < reached; k++) {
        const int s = queue[k] / (MOST_PARTIES + 1), last = queue[k] % (MOST_PARTIES + 1);
        for (int j = 0; j < b->model.parties; j++) {
            for (int to = 0; to < b->states && (parties >> j & 1) != 0 && j != last; to++) {
                if (b->moves[j][s][to] && !met[to][j]) {
                    met[to][j] = true;
                    b->reach[parties][start][to] = true;
                    queue[reached++] = to * (MOST_PARTIES + 1) + j;
                }
            }
        }
    }
}

/* The states and moves of a model. */
static void find_moves(bench *b)
{
    b->states = 0;
    for (int a = 0; a < MOST_STATES; a++) {
        if (b->base.state[a] != UINT64_MAX) {
            b->assignment[b->states++] = a;
        }
    }
    for (int s = 0; s < b->states; s++) {
        for (int q = 0; q < b->states; q++) {
            for (int p = 0; p < b->model.parties; p++) {
                b->moves[p][s][q] = can_move(&b->model, p, b->assignment[s], b->assignment[q]);
            }
        }
    }
}

static void find_sets(bench *b)
{
    memset(b->reach, 0, sizeof b->reach);
    for (unsigned h = 1; h < 1u << b->model.parties; h++) {
        for (int s = 0; s < b->states; s++) {
            find_reach(b, h, s);
            for (int x = 0; x < b->states; x++) {
                b->improves[h][s][x] = b->reach[h][s][x] && better(b, h, x, s);
            }
        }
    }
}

/* What coalitions of some parties reach from a state by improvements, none acting twice in a row. */
static void find_replies(bench *b, unsigned parties, int start)
{
    static bool met[MOST_STATES][SETS];
    static int queue[MOST_STATES * SETS + 1];
    int reached = 1;
    memset(met, 0, sizeof met);
    memset(b->replies, 0, sizeof b->replies);
    queue[0] = start * SETS;
    for (int k = 0; k < reached; k++) {
        const int s = queue[k] / SETS;
        const unsigned last = (unsigned)(queue[k] % SETS);
        for (unsigned f = 1; f < SETS; f++) {
            for (int to = 0; to < b->states && (f & ~parties) == 0 && f != last; to++) {
                if (b->improves[f][s][to] && !met[to][f]) {
                    met[to][f] = true;
                    b->replies[to] = true;
                    queue[reached++] = to * SETS + (int)f;
                }
            }
        }
    }
}

/* Whether a state is a sanction against coalition h for leaving s, under GMR or SEQ, or SMR. */
static bool sanctions(const bench *b, ent_concept concept, unsigned h, int y, int s)
{
    if (better(b, h, y, s)) {
        return false;
    }
    for (int z = 0; z < b->states && concept == ENT_SMR; z++) {
        if (b->reach[h][y][z] && better(b, h, z, s)) {
            return false;
        }
    }
    return true;
}

/* Whether the others deter improvement x of coalition h from s; for SEQ b->replies is that of x. */
static bool deterred(const bench *b, ent_concept concept, unsigned h, int x, int s)
{
    const unsigned others = ((1u << b->model.parties) - 1) & ~h;
    for (int y = 0; y < b->states && others != 0; y++) {
        const bool reached = concept == ENT_SEQ ? b->replies[y] : b->reach[others][x][y];
        if (reached && sanctions(b, concept, h, y, s)) {
            return true;
        }
    }
    return false;
}

static uint64_t set_in(const bench *b, const solved *s, unsigned parties)
{
    uint64_t set = 0;
    for (int p = 0; p < b->model.parties; p++) {
        set |= (uint64_t)(parties >> p & 1) << s->party[p];
    }
    return set;
}

static bool is_stable(const solved *s, ent_concept concept, uint64_t parties, uint64_t state)
{
    size_t k = 0;
    return ent_coalition_find(s->coalitions, parties, &k) == ENT_OK &&
           ent_coalition_is_stable(s->coalitions, concept, k, state);
}

/* Holds one coalition and concept against the definition. */
static const char *check_definition(bench *b, ent_concept concept, unsigned h)
{
    const unsigned others = ((1u << b->model.parties) - 1) & ~h;
    bool stable[MOST_STATES];
    memset(stable, true, sizeof stable);
    for (int x = 0; x < b->states; x++) {
        bool wanted = false;
        for (int s = 0; s < b->states; s++) {
            wanted = wanted || b->improves[h][s][x];
        }
        if (wanted && concept == ENT_SEQ) {
            find_replies(b, others, x);
        }
        for (int s = 0; s < b->states && wanted; s++) {
            if (b->improves[h][s][x] && (concept == ENT_NASH || !deterred(b, concept, h, x, s))) {
                stable[s] = false;
            }
        }
    }
    for (int s = 0; s < b->states; s++) {
        if (stable[s] != is_stable(&b->base, concept, set_in(b, &b->base, h), index_of(b, s))) {
            return ent_coalition_concept_label(concept);
        }
    }
    return NULL;
}

static const char *law_of_definition(bench *b)
{
    const char *wrong = NULL;
    for (unsigned h = 1; h < 1u << b->model.parties && wrong == NULL; h++) {
        for (int c = 0; c < CONCEPTS && wrong == NULL; c++) {
            wrong = check_definition(b, concepts[c], h);
        }
    }
    return wrong;
}

static const char *law_of_implication(const bench *b)
{
    const uint64_t all = (1u << b->model.parties) - 1;
    for (uint64_t s = 0; s < (uint64_t)b->states; s++) {
        bool hold[CONCEPTS] = {true, true, true, true};
        for (uint64_t h = 1; h <= all; h++) {
            bool stable[CONCEPTS];
            for (int c = 0; c < CONCEPTS; c++) {
                stable[c] = is_stable(&b->base, concepts[c], h, s);
                hold[c] = hold[c] && stable[c];
                if (stable[0] && !stable[c]) {
                    return "CNash does not imply another concept";
                }
                if (h == all && stable[c] != stable[0]) {
                    return "for all parties the concepts are not one";
                }
            }
            if (stable[2] && !stable[1]) {
                return "CSMR does not imply CGMR";
            }
            for (size_t p = 0; p < (size_t)b->model.parties; p++) {
                for (int c = 0; c < 3 && h == (uint64_t)1 << p; c++) {
                    if (stable[c] != ent_is_stable(b->base.solution, concepts[c], p, s)) {
                        return "a coalition of one party is not the party";
                    }
                }
                if (h == (uint64_t)1 << p && ent_is_stable(b->base.solution, ENT_SEQ, p, s) &&
                    !stable[3]) {
                    return "SEQ does not imply CSEQ";
                }
            }
        }
        for (int c = 0; c < CONCEPTS; c++) {
            if (hold[c] != ent_is_coalition_equilibrium(b->base.coalitions, concepts[c], s)) {
                return "an equilibrium is not what holds against all";
            }
        }
    }
    return NULL;
}

/* The coalitions one by one, the last first, on several threads, under one concept at a time. */
static const char *law_of_lists(bench *b)
{
    uint64_t list[SETS];
    const size_t listed = ((size_t)1 << b->model.parties) - 1;
    ent_coalition_options options;
    ent_coalition_defaults(&options);
    for (size_t k = 0; k < listed; k++) {
        list[k] = listed - k;
    }
    options.list = list;
    options.list_count = listed;
    for (int c = 0; c < CONCEPTS; c++) {
        ent_coalitions *again = NULL;
        const ent_concept concept = concepts[c];
        options.concepts = 1u << concept;
        if (ent_coalitions_new(b->base.context, b->base.space, &options, &again) != ENT_OK) {
            return "a list cannot be examined";
        }
        bool same = ent_coalition_count(again) == listed;
        for (size_t k = 0; k < listed && same; k++) {
            for (uint64_t s = 0; s < (uint64_t)b->states; s++) {
                same = same && ent_coalition_parties(again, k) == list[k] &&
                       ent_coalition_is_stable(again, concept, k, s) ==
                           is_stable(&b->base, concept, list[k], s);
            }
        }
        ent_coalitions_free(again);
        if (!same) {
            return "a list gives something else";
        }
    }
    return NULL;
}

static const char *law_of_style(bench *b)
{
    style how = plain_style();
    solved other;
    how.renamed = true;
    shuffle(&b->model, b->model.parties, how.party_order);
    shuffle(&b->model, b->model.options, how.option_order);
    const ent_status status =
        examine(solve_model(&b->model, &how, ENT_DEFAULT_CONCEPTS, &other), &other);
    const char *wrong = status == ENT_OK ? NULL : "it cannot be solved";
    for (unsigned h = 1; h < 1u << b->model.parties && wrong == NULL; h++) {
        for (int k = 0; k < b->states * CONCEPTS && wrong == NULL; k++) {
            const ent_concept concept = concepts[k % CONCEPTS];
            const int s = k / CONCEPTS;
            if (is_stable(&b->base, concept, set_in(b, &b->base, h), index_of(b, s)) !=
                is_stable(&other, concept, set_in(b, &other, h), other.state[b->assignment[s]])) {
                wrong = "a stability is another";
            }
        }
    }
    release(&other);
    return wrong;
}

/* The number of a state in this file. */
static int number_of(const bench *b, uint64_t state)
{
    int s = 0;
    while (index_of(b, s) != state) {
        s++;
    }
    return s;
}

/* Whether moves are a legal sequence of some of the parties, from one state to another. */
static bool legal(const bench *b, unsigned parties, const ent_step *moves, size_t length, int from,
                  int to)
{
    int at = from;
    size_t last = SIZE_MAX;
    for (size_t k = 0; k < length; k++) {
        const size_t p = moves[k].party; /* written plainly, parties have the model's numbers */
        const int next = number_of(b, moves[k].to);
        if ((parties >> p & 1) == 0 || p == last || number_of(b, moves[k].from) != at ||
            !b->moves[p][at][next]) {
            return false;
        }
        at = next;
        last = p;
    }
    return at == to && length > 0;
}

static const char *check_answer(const bench *b, unsigned h, int s, int x,
                                const ent_joint_answer *answer)
{
    const unsigned others = ((1u << b->model.parties) - 1) & ~h;
    int at = x;
    uint64_t last = 0;
    for (size_t k = 0; k < answer->step_count; k++) {
        const ent_joint_step *step = &answer->steps[k];
        const unsigned f = (unsigned)step->parties;
        const int next = number_of(b, step->to);
        if ((f & ~others) != 0 || step->parties == last || number_of(b, step->from) != at ||
            !legal(b, f, step->moves, step->move_count, at, next) ||
            (answer->concept == ENT_SEQ && !b->improves[f][at][next])) {
            return "an answer cannot be given so";
        }
        at = next;
        last = step->parties;
    }
    return at == number_of(b, answer->ends) && sanctions(b, answer->concept, h, at, s)
               ? NULL
               : "an answer does not end in a sanction";
}

static const char *check_move(bench *b, unsigned h, int s, const ent_joint_move *move)
{
    const unsigned others = ((1u << b->model.parties) - 1) & ~h;
    const int x = number_of(b, move->to);
    size_t answers = 0;
    if (!b->improves[h][s][x] || !legal(b, h, move->steps, move->step_count, s, x)) {
        return "a coalition cannot do what is said";
    }
    find_replies(b, others, x);
    for (int c = 1; c < CONCEPTS; c++) {
        const bool said = (move->deterred >> concepts[c] & 1) != 0;
        if (said != deterred(b, concepts[c], h, x, s)) {
            return "what is deterred is something else";
        }
        answers += said;
    }
    const char *wrong = answers == move->answer_count ? NULL : "an answer is missing";
    for (size_t k = 0; k < move->answer_count && wrong == NULL; k++) {
        wrong = check_answer(b, h, s, x, &move->answers[k]);
    }
    return wrong;
}

static const char *check_moves(bench *b, unsigned h, int s)
{
    ent_joint_moves *moves = NULL;
    if (ent_joint_moves_new(b->base.context, b->base.coalitions, h, index_of(b, s), 0, &moves) !=
        ENT_OK) {
        return "what a coalition can do is not told";
    }
    uint64_t improvements = 0;
    for (int x = 0; x < b->states; x++) {
        improvements += b->improves[h][s][x];
    }
    const char *wrong = improvements == moves->count && moves->shown_count == moves->count
                            ? NULL
                            : "an improvement is missing";
    for (size_t k = 0; k < moves->shown_count && wrong == NULL; k++) {
        wrong = check_move(b, h, s, &moves->shown[k]);
    }
    for (int c = 0; c < CONCEPTS && wrong == NULL; c++) {
        if (((moves->stable >> concepts[c] & 1) != 0) !=
            is_stable(&b->base, concepts[c], h, index_of(b, s))) {
            wrong = "what is told of a state is not what was decided";
        }
    }
    ent_joint_moves_free(b->base.context, moves);
    return wrong;
}

static const char *law_of_moves(bench *b)
{
    const int stride = b->states <= TOLD ? 1 : b->states / TOLD + 1;
    const char *wrong = NULL;
    for (int s = below(&b->model, stride); s < b->states && wrong == NULL; s += stride) {
        for (unsigned h = 1; h < 1u << b->model.parties && wrong == NULL; h++) {
            wrong = check_moves(b, h, s);
        }
    }
    return wrong;
}

static void check_dispute(bench *b)
{
    const ent_status status =
        examine(solve_seed(b->court.seed, ENT_DEFAULT_CONCEPTS, &b->model, &b->base), &b->base);
    if (status == ENT_OK) {
        find_moves(b);
        find_sets(b);
        judge(&b->court, "definition", law_of_definition(b));
        judge(&b->court, "implication", law_of_implication(b));
        judge(&b->court, "lists", law_of_lists(b));
        judge(&b->court, "another order", law_of_style(b));
        judge(&b->court, "joint moves", law_of_moves(b));
    } else {
        judge(&b->court, "reading and examining", ent_status_text(status));
    }
    release(&b->base);
}

/* The same in graph form, where moves need not be transitive. */
static void check_graph(bench *b)
{
    const ent_status status = solve_graph(b);
    if (status == ENT_OK) {
        b->states = (int)ent_state_count(b->base.space);
        for (int p = 0; p < b->model.parties; p++) {
            b->base.party[p] = (size_t)p;
        }
        for (int s = 0; s < b->states; s++) {
            b->assignment[s] = s;
            b->base.state[s] = (uint64_t)s;
        }
        find_sets(b);
        judge(&b->court, "definition in a graph", law_of_definition(b));
        judge(&b->court, "implication in a graph", law_of_implication(b));
        judge(&b->court, "lists in a graph", law_of_lists(b));
        judge(&b->court, "joint moves in a graph", law_of_moves(b));
    } else {
        judge(&b->court, "reading and examining a graph", ent_status_text(status));
    }
    release(&b->base);
}

static void check(court *c)
{
    check_dispute((bench *)c);
    check_graph((bench *)c);
}

int main(int argc, char **argv)
{
    static bench b = {.court.program = "coalition_laws"};
    return hold_court(&b.court, check, argc, argv);
}
