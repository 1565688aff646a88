/* SPDX-License-Identifier: MIT */
/*
 * How much memory a solution takes at most, told from the number of states before anything is solved.
 *
 * By cells everything is an array of known size, so the plan adds up the arrays that live at the same
 * time, in each of the steps where that is most: ordering the states or laying out the moves of the last
 * party, cutting slices, flooding them, deciding. What a party's cells can be at most follows from the
 * values of the options; rules only leave fewer. Each term stands beside the file that allocates it.
 */
#include "stability/plan.h"

#include "diag/diagnostic.h"
#include "diag/parallel.h"
#include "space/moves.h"
#include "stability/concepts.h"
#include "stability/flood.h"

#include <stdio.h>

/* What does not grow with the states: tables of digits (sort.h), contexts (parallel.h), programs. */
enum { ROOM = 1 << 16, ROOM_OF_A_WORKER = 1 << 15 };

typedef struct plan {
    const ent_dispute *dispute;
    const ent_context *context;
    uint64_t states, floods, concepts;
    bool strength;
    uint64_t views;   /* parties that reckon with fewer moves of the others than there are */
    uint64_t movers;  /* what the movers hold when all are made (graph.h) */
    uint64_t largest; /* the most that lives at the same time while they are made */
} plan;

static uint64_t lesser(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* `by` * `count`, which stays at the number of states once it gets there. */
static uint64_t times(const plan *p, uint64_t by, uint64_t count)
{
    return by > p->states / count ? p->states : by * count;
}

/* At most how many different values the options of `without` leave to all others, those that another
 * party changes freely left out too: the cells of that party in one slice of `without`. */
static uint64_t count_cells(const plan *p, size_t party, size_t without)
{
    uint64_t cells = 1;
    for (size_t o = 0; o < p->dispute->option_count; o++) {
        const ent_option *option = &p->dispute->options[o];
        const bool free = option->party == party && !ent_moves_one_way(option) &&
                          option->moves != ENT_MOVES_NEVER;
        if (option->party != without && !free) {
            cells = times(p, cells, option->value_count);
        }
    }
    return cells;
}

uint64_t ent_plan_cells(const ent_dispute *dispute, uint64_t states, size_t party)
{
    const plan p = {.dispute = dispute, .states = states};
    return count_cells(&p, party, SIZE_MAX);
}

static bool has_one_way(const plan *p, size_t party, uint64_t *pattern_words)
{
    uint64_t bits = 0;
    for (size_t o = 0; o < p->dispute->option_count; o++) {
        const ent_option *option = &p->dispute->options[o];
        bits += option->party == party && ent_moves_one_way(option) ? option->value_count - 1 : 0;
    }
    *pattern_words = (bits + 63) / 64;
    return bits > 0;
}

static const size_t NOBODY = SIZE_MAX;

/* Levels and cells of one party (levels.h, cells.h). */
static void plan_mover(plan *p, size_t party)
{
    const uint64_t cells = count_cells(p, party, NOBODY);
    const bool weights = p->dispute->parties[party].order == ENT_ORDER_WEIGHTS;
    const uint64_t ordering = (weights ? 32 : 30) * p->states;
    const uint64_t sorting = 4 * p->states + 16 * p->states + p->states / 8; /* sort.h, cuts */
    uint64_t words = 0, own = 4 * p->states + 8 * p->states + p->states / 8 + 4 * cells;
    if (has_one_way(p, party, &words)) {
        own += (8 + 8 * words) * cells;
    }
    const uint64_t now =
        p->movers + (sorting + 12 * p->states > ordering ? sorting + 8 * p->states : ordering);
    p->movers += own;
    p->largest = now > p->largest ? now : p->largest;
    p->largest = p->movers > p->largest ? p->movers : p->largest;
}

/* What all workers take for something of so many bytes in each of `count` things of the largest slice, when
 * together they have no more of these than there are states. */
static uint64_t for_workers(const plan *p, uint64_t workers, uint64_t count, uint64_t bytes)
{
    return bytes * lesser(workers * count, p->states);
}

/* Room of the workers that flood the slices of a party (slices.h, slice_flood.h). Rules may leave smaller
 * slices than the options allow, and so let more workers in: then together they take in all states. */
static uint64_t plan_rooms(const plan *p, size_t party)
{
    const uint64_t largest = count_cells(p, NOBODY - 1, party);
    uint64_t slices = 1, words = 0;
    for (size_t o = 0; o < p->dispute->option_count; o++) {
        if (p->dispute->options[o].party == party) {
            slices = times(p, slices, p->dispute->options[o].value_count);
        }
    }
    const bool exact = p->dispute->rule_count == 0;
    const ent_flood_size size = {.states = p->states,
                                 .parties = p->dispute->party_count,
                                 .floods = (size_t)p->floods,
                                 .slices = slices,
                                 .largest = exact ? lesser(largest, p->states) : 1};
    const uint64_t workers = ent_flood_workers(p->context, &size);
    uint64_t bytes = for_workers(p, workers, largest, 20 + 8 + 4 * p->floods) + 4 * slices;
    for (size_t other = 0; other < p->dispute->party_count; other++) {
        if (other != party) {
            const bool one_way = has_one_way(p, other, &words);
            const uint64_t cells = count_cells(p, other, party);
            bytes += for_workers(p, workers, largest, one_way ? 16 : 12) +
                     for_workers(p, workers, cells, one_way ? 12 : 8) +
                     4 * count_cells(p, other, NOBODY) + 4 * slices;
        }
    }
    return bytes;
}

/* Sets of states for each party and all of them (solution.h). */
static uint64_t count_sets(const plan *p)
{
    return p->concepts + (p->strength ? p->floods : 0);
}

/* What strength takes: thresholds a party, kept, and orders and sums while they are made (gaps.c). */
static void plan_gaps(plan *p)
{
    const uint64_t now = p->movers + 4 * p->dispute->party_count * p->states + 20 * p->states;
    if (p->strength) {
        p->movers += 4 * p->dispute->party_count * p->states;
        p->largest = now > p->largest ? now : p->largest;
    }
}

static uint64_t add_up(plan *p)
{
    const uint64_t parties = p->dispute->party_count, states = p->states;
    uint64_t most = 0;
    for (size_t party = 0; party < parties; party++) {
        plan_mover(p, party);
    }
    plan_gaps(p);
    const uint64_t sets = (parties + 1) * count_sets(p) * (states / 8 + 8);
    const uint64_t kept = p->movers + sets + 4 * states;                /* best */
    const uint64_t found = p->floods == 0 ? 0 : 4 * p->floods * states; /* low */
    for (size_t party = 0; p->floods > 0 && party < parties; party++) {
        const uint64_t rooms = plan_rooms(p, party);
        most = rooms > most ? rooms : most;
    }
    const uint64_t sorting = 16 * states + states / 4; /* more than a byte a state to decide */
    const uint64_t slices = 8 * states + (most > sorting ? most : sorting);
    const uint64_t solving = kept + found + (p->floods == 0 ? 0 : slices);
    return solving > p->largest ? solving : p->largest;
}

/* In graph form: levels and arcs both ways (graph.h, arcs.h), and a search a worker (sequences.c). */
static uint64_t add_up_arcs(const plan *p)
{
    const uint64_t parties = p->dispute->party_count, states = p->states;
    uint64_t arcs = 0;
    for (size_t party = 0; party < parties; party++) {
        arcs += p->dispute->parties[party].arcs.start[states];
    }
    const uint64_t sets = (parties + 1) * count_sets(p) * (states / 8 + 8);
    const uint64_t views = p->views * (8 * arcs + 16 * parties * (states + 1));
    const uint64_t unseen = parties * (states / 8 + 8);
    const uint64_t kept = 12 * arcs + parties * states * (20 + 4 * (uint64_t)p->strength) +
                          states * (4 + 12 * p->floods) + views + unseen;
    const uint64_t workers = ent_workers(p->context, p->floods, UINT64_MAX);
    return kept + sets + workers * states * (20 * parties + 24);
}

/* Whether moves will be cells. */
static bool by_cells(const ent_dispute *dispute)
{
    bool transitive = dispute->merge_count == 0 && !ent_has_misperceptions(dispute);
    for (size_t o = 0; o < dispute->option_count; o++) {
        transitive = transitive && !ent_moves_by_steps(&dispute->options[o]);
    }
    return transitive;
}

ent_status ent_solution_plan(const ent_context *context, const ent_dispute *dispute,
                             uint64_t states, const ent_solution_options *options, uint64_t *out)
{
    ent_solution_options chosen;
    if (context == NULL || dispute == NULL || out == NULL || states == 0 ||
        states > UINT32_MAX - 1 ||
        (dispute->graph != NULL && states != dispute->options[0].value_count) ||
        !ent_solution_options_take(options, &chosen)) {
        return ENT_ERROR_ARGUMENT;
    }
    plan p = {
        .dispute = dispute, .context = context, .states = states, .strength = chosen.strength};
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        p.concepts += chosen.concepts >> c & 1;
        p.floods += (chosen.concepts >> c & 1) != 0 && ent_concept_rule_of(c).sanctioned;
    }
    for (size_t party = 0; party < dispute->party_count; party++) {
        p.views += chosen.blind_others && dispute->parties[party].unseen_count > 0;
    }
    uint64_t bytes = 0;
    if (dispute->graph != NULL) {
        bytes = add_up_arcs(&p);
    } else if (!by_cells(dispute)) {
        return ENT_ERROR_UNSUPPORTED;
    } else {
        bytes = add_up(&p);
    }
    bytes += ROOM + ent_workers(context, SIZE_MAX, UINT64_MAX) * ROOM_OF_A_WORKER;
    *out = bytes + states * dispute->key_words * 8 + dispute->name_count * (states / 8 + 8);
    return ENT_OK;
}

/* Writes bytes in the largest unit of which there is at least one, with a decimal. */
static void put_bytes(uint64_t bytes, char *out, size_t room)
{
    static const char *const units[] = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    size_t unit = 0;
    uint64_t whole = bytes, tenths = 0;
    for (; whole >= 1024; unit++) {
        tenths = whole % 1024 * 10 / 1024;
        whole /= 1024;
    }
    if (unit == 0) {
        (void)snprintf(out, room, "%llu bytes", (unsigned long long)whole);
    } else {
        (void)snprintf(out, room, "%llu.%llu %s", (unsigned long long)whole,
                       (unsigned long long)tenths, units[unit]);
    }
}

ent_status ent_plan_check(ent_context *context, uint64_t states, uint64_t bytes)
{
    if (context->max_memory == 0 || bytes <= context->max_memory) {
        return ENT_OK;
    }
    char needed[32], given[32];
    put_bytes(bytes, needed, sizeof needed);
    put_bytes(context->max_memory, given, sizeof given);
    ENT_TRY(ent_issue_plain(context, ENT_KIND_MEMORY_LIMIT,
                            "solving %llu states takes up to %s, and %s may be taken",
                            (unsigned long long)states, needed, given));
    return ENT_ERROR_LIMIT;
}

ent_status ent_solution_check_plan(ent_context *context, const ent_dispute *dispute,
                                   uint64_t states, const ent_solution_options *options)
{
    uint64_t bytes = 0;
    const ent_status status = ent_solution_plan(context, dispute, states, options, &bytes);
    if (status == ENT_ERROR_ARGUMENT) {
        return status;
    }
    return status == ENT_OK ? ent_plan_check(context, states, bytes) : ENT_OK;
}

ent_status ent_plan_afford(ent_context *context, const ent_dispute *dispute, ent_planner *planner,
                           const void *options)
{
    uint64_t bytes = 0, low = 0, high = (uint64_t)UINT32_MAX - 1;
    const uint64_t known =
        dispute != NULL && dispute->graph != NULL ? dispute->options[0].value_count : 1;
    const ent_status status = planner(context, dispute, known, options, &bytes);
    if (status == ENT_ERROR_ARGUMENT) {
        return status;
    }
    context->affordable = 0;
    if (status != ENT_OK || context->max_memory == 0 || dispute->graph != NULL) {
        return ENT_OK;
    }
    while (high - low > 1) {
        const uint64_t middle = low + (high - low) / 2;
        (void)planner(context, dispute, middle, options, &bytes);
        if (bytes <= context->max_memory) {
            low = middle;
        } else {
            high = middle;
        }
    }
    context->affordable = low;
    return ENT_OK;
}

static ent_status plan_solution(const ent_context *context, const ent_dispute *dispute,
                                uint64_t states, const void *options, uint64_t *out)
{
    return ent_solution_plan(context, dispute, states, options, out);
}

ent_status ent_solution_afford(ent_context *context, const ent_dispute *dispute,
                               const ent_solution_options *options)
{
    return ent_plan_afford(context, dispute, plan_solution, options);
}
