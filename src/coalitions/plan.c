/* SPDX-License-Identifier: MIT */
/*
 * How much memory coalitions take at most, told from the number of states before any is examined.
 *
 * What one coalition takes is arrays of known size but for the pairs of which its ways are made: those follow
 * from the cells of its members, or from their arcs, and from which cells lead to which. A worker holds one
 * coalition at a time, so the dearest of them counts once a worker. What a coalition of the others could do better
 * is not known beforehand, and so CSEQ has no plan, except where there are no others.
 */
#include "stability/plan.h"
#include "coalitions/coalitions.h"
#include "coalitions/contest.h"
#include "diag/parallel.h"
#include "space/moves.h"

/* A graph of ways: its nodes, arcs, arcs between parts, parts, and places of states in parts. */
typedef struct sizes {
    uint64_t nodes, arcs, links, parts, places;
} sizes;

typedef struct plan {
    const ent_dispute *dispute;
    uint64_t states;
    unsigned concepts;
    sizes of[ENT_MOST_COALITION_PARTIES]; /* what each party adds */
} plan;

static uint64_t greater(uint64_t a, uint64_t b)
{
    return a > b ? a : b;
}

/* How many patterns of one-way options a party has, up to the number of states. */
static uint64_t count_patterns(const plan *p, size_t party)
{
    uint64_t patterns = 1;
    for (size_t o = 0; o < p->dispute->option_count; o++) {
        const ent_option *option = &p->dispute->options[o];
        if (option->party == party && ent_moves_one_way(option)) {
            patterns = patterns > p->states / option->value_count ? p->states
                                                                  : patterns * option->value_count;
        }
    }
    return patterns;
}

/* What a party adds to the ways of a coalition (ways.c). Of two cells one leads to the other at most. */
static sizes size_of(const plan *p, size_t party)
{
    const uint64_t n = p->states;
    if (p->dispute->graph != NULL) {
        const uint64_t moves = p->dispute->parties[party].arcs.start[n];
        return (sizes){.nodes = 4 * n,
                       .arcs = 6 * n + moves,
                       .links = 6 * n + moves,
                       .parts = 4 * n,
                       .places = n};
    }
    const uint64_t cells = ent_plan_cells(p->dispute, n, party);
    const uint64_t links = cells * (count_patterns(p, party) - 1) / 2;
    return (sizes){.nodes = cells, .arcs = 2 * n + links, .links = links};
}

/* The ways of a coalition. */
static sizes size_of_all(const plan *p, uint64_t parties)
{
    const uint64_t n = p->states;
    const bool graph = p->dispute->graph != NULL;
    sizes all = {.nodes = n, .arcs = graph ? n : 0, .parts = n, .places = graph ? 0 : n};
    for (size_t k = 0; k < p->dispute->party_count; k++) {
        if ((parties >> k & 1) != 0) {
            all.nodes += p->of[k].nodes;
            all.arcs += p->of[k].arcs;
            all.links += p->of[k].links;
            all.parts += p->of[k].parts;
            all.places += p->of[k].places;
        }
    }
    return all;
}

/* Bytes of ways that are made, and the most while they are: pairs, lists of arcs both ways, the search for
 * parts, lists of parts. Pairs have room for twice as many at most. */
static uint64_t kept(const plan *p, const sizes *s)
{
    return 4 * p->states + 16 * s->parts + 4 * s->places + 4 * s->links;
}

static uint64_t making(const plan *p, const sizes *s)
{
    const uint64_t lists = 24 * s->arcs + 16 * s->nodes;
    const uint64_t searching = 36 * s->nodes + 4 * s->arcs + 4 * p->states;
    const uint64_t held = 12 * s->nodes + 4 * s->arcs + 4 * p->states;
    const uint64_t parts = held + 24 * s->places + 24 * s->links + 24 * s->parts;
    return greater(lists, greater(searching, parts));
}

/* The most that examining one coalition takes. */
static uint64_t plan_one(const plan *p, uint64_t parties, uint64_t others)
{
    const uint64_t n = p->states, h = ent_bits_in_word(parties);
    const sizes own = size_of_all(p, parties), theirs = size_of_all(p, others);
    const bool by_moves = (p->concepts & (1u << ENT_GMR | 1u << ENT_SMR)) != 0;
    const uint64_t trees = 4 * (h + 1) * own.places, levels = 4 * h * n;
    const uint64_t side = levels + kept(p, &own) + trees;
    const uint64_t lows = (p->concepts >> ENT_GMR & 1) != 0 ? levels : 0;
    const uint64_t hunts =
        (p->concepts >> ENT_SMR & 1) != 0 ? 20 * (own.parts + theirs.parts) + 8 * n : 0;
    const uint64_t open = side + (by_moves ? kept(p, &theirs) + lows + hunts : 0);
    const uint64_t deciding = greater(trees + 20 * n + 8 * own.parts, 4 * h * theirs.parts);
    const uint64_t made =
        greater(levels + making(p, &own), side + (by_moves ? making(p, &theirs) : 0));
    return greater(made, open + deciding) + n / 4 + 64;
}

/* Whether a coalition is answered by actions that cannot be told beforehand. */
static bool is_open(const plan *p, uint64_t others)
{
    return (p->concepts >> ENT_SEQ & 1) != 0 && others != 0;
}

/* The dearest of the coalitions asked for, and how many these are. ENT_ERROR_UNSUPPORTED: one has no plan. */
static ent_status plan_all(const plan *p, const ent_coalition_options *options, uint64_t all,
                           uint64_t *dearest, uint64_t *count)
{
    const uint64_t open = all & ~options->with;
    if (options->list == NULL && ent_bits_in_word(open) > 16) {
        return ENT_ERROR_UNSUPPORTED;
    }
    for (size_t k = 0; options->list != NULL && k < options->list_count; k++) {
        const uint64_t others = all & ~options->list[k];
        *dearest = greater(*dearest, plan_one(p, options->list[k], others));
        *count += 1;
        ENT_TRY(is_open(p, others) ? ENT_ERROR_UNSUPPORTED : ENT_OK);
    }
    uint64_t more = 0;
    do {
        if (options->list == NULL && (more | options->with) != 0) {
            const uint64_t parties = more | options->with, others = all & ~parties;
            *dearest = greater(*dearest, plan_one(p, parties, others));
            *count += 1;
            ENT_TRY(is_open(p, others) ? ENT_ERROR_UNSUPPORTED : ENT_OK);
        }
        more = (more - open) & open; /* the next subset, and none after the last */
    } while (more != 0);
    return ENT_OK;
}

ent_status ent_coalitions_plan(const ent_context *context, const ent_dispute *dispute,
                               uint64_t states, const ent_coalition_options *options, uint64_t *out)
{
    ent_coalition_options chosen;
    ent_solution_options moves;
    uint64_t bytes = 0, dearest = 0, count = 0;
    ent_coalition_defaults(&chosen);
    if (options != NULL) {
        chosen = *options;
    }
    if (context == NULL || dispute == NULL || out == NULL ||
        !ent_coalition_options_fit(&chosen, dispute)) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_solution_defaults(&moves); /* listing, levels and moves are those of Nash */
    moves.concepts = 1u << ENT_NASH;
    ENT_TRY(ent_solution_plan(context, dispute, states, &moves, &bytes));
    if (dispute->party_count > ENT_MOST_COALITION_PARTIES) {
        return ENT_ERROR_UNSUPPORTED;
    }
    plan p = {.dispute = dispute, .states = states, .concepts = chosen.concepts};
    for (size_t party = 0; party < dispute->party_count; party++) {
        p.of[party] = size_of(&p, party);
    }
    const uint64_t all = ent_coalition_everyone(dispute);
    ENT_TRY(plan_all(&p, &chosen, all, &dearest, &count));
    const uint64_t units = 200 * count * states * dispute->party_count;
    const uint64_t workers = ent_workers(context, (size_t)count, units);
    const uint64_t sets = ent_bits_in_word(p.concepts) * (count + 1) * (states / 8 + 8);
    *out = bytes + 16 * count + sets + (p.concepts == 0 ? 0 : workers * dearest);
    return ENT_OK;
}

static ent_status plan_coalitions(const ent_context *context, const ent_dispute *dispute,
                                  uint64_t states, const void *options, uint64_t *out)
{
    return ent_coalitions_plan(context, dispute, states, options, out);
}

ent_status ent_coalitions_afford(ent_context *context, const ent_dispute *dispute,
                                 const ent_coalition_options *options)
{
    return ent_plan_afford(context, dispute, plan_coalitions, options);
}
