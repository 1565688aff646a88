/* SPDX-License-Identifier: MIT */
/*
 * How much memory types take at most, told from the number of states before anything is listed.
 *
 * Known where all is decided by cells: then arrays have known sizes, and what is found in components has bounds.
 * Of classes none of which is below another no two agree on all that is not sure, since what is sure then decides,
 * so with u statements that are not sure there are at most 2^u in one place. There are no more elements than states,
 * nor outcomes than the best classes of all cells. This is more than is mostly found, where few states do in
 * place of all. Each term stands beside the file that allocates it.
 */
#include "certainty/by_cells.h"
#include "diag/parallel.h"
#include "space/moves.h"
#include "stability/concepts.h"

/* What does not grow with the states: tables of digits (sort.h), contexts (parallel.h), programs. */
enum { ROOM = 1 << 17, ROOM_OF_A_WORKER = 1 << 15, GROWS = 2 };

typedef struct plan {
    const ent_dispute *dispute;
    const ent_context *context;
    const ent_certainty_options *options;
    uint64_t states;
    uint64_t kept;    /* relations and cells so far */
    uint64_t largest; /* the most that lives at the same time */
} plan;

static uint64_t lesser(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* `by` * `count`, at most the number of states. */
static uint64_t times(const plan *p, uint64_t by, uint64_t count)
{
    return by > p->states / count ? p->states : by * count;
}

static void note(plan *p, uint64_t bytes)
{
    p->largest = p->kept + bytes > p->largest ? p->kept + bytes : p->largest;
}

/* At most 2 to the number of statements, or of those that are not sure. */
static uint64_t power(const plan *p, size_t party, bool unsure)
{
    const ent_party *at = &p->dispute->parties[party];
    uint64_t count = 1;
    for (size_t i = 0; i < at->statement_count; i++) {
        count = !unsure || at->statements[i].certainty != ENT_SURE ? times(p, count, 2) : count;
    }
    return at->order == ENT_ORDER_RANKING && !unsure ? p->states : count;
}

/* Cells of a party: what it cannot take back at will is as it is in each. */
static uint64_t count_cells(const plan *p, size_t party)
{
    uint64_t cells = 1;
    for (size_t o = 0; o < p->dispute->option_count; o++) {
        const ent_option *option = &p->dispute->options[o];
        if (option->party != party || ent_moves_one_way(option) ||
            option->moves == ENT_MOVES_NEVER) {
            cells = times(p, cells, option->value_count);
        }
    }
    return cells;
}

/* At most how many states it moves among. */
static uint64_t count_group(const plan *p, size_t party)
{
    uint64_t states = 1;
    for (size_t o = 0; o < p->dispute->option_count; o++) {
        const ent_option *option = &p->dispute->options[o];
        if (option->party == party && option->moves != ENT_MOVES_NEVER) {
            states = times(p, states, option->value_count);
        }
    }
    return states;
}

/* Components of its opponents: what they cannot change is as it is in each; rules may cut further. */
static uint64_t count_components(const plan *p, size_t party)
{
    uint64_t components = p->dispute->rule_count > 0 ? p->states : 1;
    for (size_t o = 0; o < p->dispute->option_count; o++) {
        const ent_option *option = &p->dispute->options[o];
        if (option->party == party || option->moves == ENT_MOVES_NEVER) {
            components = times(p, components, option->value_count);
        }
    }
    return components;
}

/* A relation (relation.c, levels.h) and what its making takes. */
static void plan_relation(plan *p, size_t party)
{
    const ent_party *at = &p->dispute->parties[party];
    const uint64_t words = ent_bits_words(at->statement_count), classes = power(p, party, false);
    const bool weights = at->order == ENT_ORDER_WEIGHTS;
    const uint64_t numbering = weights ? (32 + 8 * words) * classes : 4 * classes;
    const uint64_t ordering = 25 * p->states + p->states / 4;
    p->kept += 4 * p->states + (8 * words + (weights ? 8 : 0)) * classes;
    note(p, ordering > numbering ? ordering : numbering);
}

/* Cells (cells.h): the one-way options of a party have patterns. */
static void plan_cells(plan *p, size_t party)
{
    const uint64_t cells = count_cells(p, party);
    uint64_t bits = 0;
    for (size_t o = 0; o < p->dispute->option_count; o++) {
        const ent_option *option = &p->dispute->options[o];
        bits += option->party == party && ent_moves_one_way(option) ? option->value_count - 1 : 0;
    }
    p->kept += 8 * p->states + p->states / 8 + 4 * cells +
               (bits > 0 ? (8 + 8 * ((bits + 63) / 64)) * cells : 0);
    note(p, 20 * p->states + p->states / 4);
}

/* Minima under GMR or SMR (minima.h). */
static uint64_t plan_minima(const plan *p, size_t party, bool no_escape)
{
    const uint64_t components = count_components(p, party), apart = power(p, party, true);
    const uint64_t classes = power(p, party, false);
    const uint64_t best =
        count_cells(p, party) * lesser(count_group(p, party), lesser(apart, classes));
    const uint64_t outcomes = no_escape ? GROWS * 8 * best + 28 * best : 12 * classes;
    const uint64_t elements = no_escape ? p->states : times(p, components, lesser(apart, classes));
    const uint64_t found = p->dispute->rule_count > 0 ? elements : elements / components + 1;
    const bool others = (p->options->type_set >> ENT_TYPE_C & 1) != 0;
    return 4 * p->states + 8 * (components + 1) + outcomes +
           GROWS * sizeof(uint64_t) * 3 * (elements + found) + (others ? 12 * p->states : 0);
}

/* What is decided for one party (by_cells.c). */
static void plan_party(plan *p, size_t party)
{
    const uint64_t components = count_components(p, party);
    const uint64_t workers = ent_workers(p->context, SIZE_MAX, 100 * p->states);
    uint64_t bytes = 2 * p->states + workers * 12 * lesser(1u << 18, 4 * p->states);
    if ((p->options->concepts & ~(1u << ENT_NASH)) != 0) {
        bytes += 8 * p->states + 12 * components + components / 8;
    }
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((p->options->concepts >> c & 1) != 0 && c != ENT_NASH) {
            bytes += plan_minima(p, party, ent_concept_rule_of(c).no_escape);
        }
    }
    note(p, bytes);
}

/* Whether all is decided by cells; whoever has a one-way option is an opponent of all others. */
static bool is_known(const ent_dispute *dispute, const ent_certainty_options *options)
{
    const bool own = (options->concepts & ~(unsigned)ENT_OWN_CONCEPTS) == 0;
    bool known = options->types && !options->completions && own && dispute->graph == NULL &&
                 dispute->merge_count == 0 && !ent_has_misperceptions(dispute) &&
                 (!options->strength || options->concepts == 1u << ENT_NASH);
    for (size_t o = 0; o < dispute->option_count; o++) {
        const ent_option *option = &dispute->options[o];
        known = known && !ent_moves_by_steps(option) &&
                (!ent_moves_one_way(option) || dispute->party_count == 1);
    }
    for (size_t party = 0; party < dispute->party_count; party++) {
        known = known && dispute->parties[party].unknown_count == 0;
    }
    return known;
}

ent_status ent_certainty_plan(const ent_context *context, const ent_dispute *dispute,
                              uint64_t states, const ent_certainty_options *options, uint64_t *out)
{
    ent_certainty_options chosen;
    ent_certainty_defaults(&chosen);
    if (options != NULL) {
        chosen = *options;
    }
    if (context == NULL || dispute == NULL || out == NULL || states == 0 ||
        states > UINT32_MAX - 1 || !ent_certainty_options_hold(&chosen)) {
        return ENT_ERROR_ARGUMENT;
    }
    if (!is_known(dispute, &chosen)) {
        return ENT_ERROR_UNSUPPORTED;
    }
    plan p = {.dispute = dispute, .context = context, .options = &chosen, .states = states};
    const uint64_t parties = dispute->party_count, sets = states / 8 + 8;
    for (size_t party = 0; party < parties; party++) {
        plan_relation(&p, party);
    }
    for (size_t party = 0; party < parties; party++) {
        plan_cells(&p, party);
    }
    for (size_t party = 0; party < parties; party++) {
        plan_party(&p, party);
    }
    *out = p.largest + ent_bits_in_word(chosen.concepts) * ENT_TYPE_COUNT * (parties + 1) * sets +
           states * dispute->key_words * 8 + dispute->name_count * sets + ROOM +
           ent_workers(context, SIZE_MAX, UINT64_MAX) * ROOM_OF_A_WORKER;
    return ENT_OK;
}
