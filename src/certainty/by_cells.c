/* SPDX-License-Identifier: MIT */
/*
 * The types under Nash, GMR and SMR by cells and minima.
 *
 * Each state of a cell is held against all that the party can move to, from the best down, until no type is
 * left by which it may be stable. What a move leads to lies in a component of the opponents' moves, and a few
 * elements of that tell whether they deter the party. All that this asks of the state that is left is its
 * class, so where a component has many elements the answers are remembered by class and component, as many as there
 * is room for. In types b and d a party leaves only for higher classes.
 *
 *   a verdict, a bit a type of a concept:    SMR d c b a   GMR d c b a   Nash d c b a
 *
 * Threads take stages of cells.
 */
#include "certainty/by_cells.h"

#include "base/sort.h"
#include "certainty/minima.h"
#include "diag/parallel.h"

enum { STAGE_CELLS = 1 << 9, STAGE_WORDS = 1 << 10, PAIRS_A_POLL = 1 << 20 };
enum { FEW_ELEMENTS = 4, MOST_MEMORY_BITS = 18 };

/* Sets of types. */
enum {
    BOLD = 1 << ENT_TYPE_A | 1 << ENT_TYPE_C,   /* leave also for what is unknown */
    STRICT = 1 << ENT_TYPE_A | 1 << ENT_TYPE_B, /* are deterred by what is known alone */
    ALL = (1 << ENT_TYPE_COUNT) - 1,
    BOLD_BITS = BOLD * 0x111 /* in all rows of a verdict */
};

/* The concepts in the order of their bits. */
static const ent_concept rows[] = {ENT_NASH, ENT_GMR, ENT_SMR};
enum { ROWS = sizeof rows / sizeof *rows };

/* An answer that is remembered: by which types something deters the party. */
typedef struct memory {
    uint32_t class, component;
    uint8_t known; /* a bit a row */
    uint8_t types[ROWS];
} memory;

typedef struct work {
    const ent_certainty *certainty;
    const ent_relation *relation;
    const ent_cells *cells;
    size_t party;
    ent_components components;
    ent_minima minima[ROWS]; /* of GMR and SMR */
    unsigned asked;          /* the bits of a verdict that are asked for */
    uint16_t *verdicts;      /* per state */
    memory **memories;       /* per worker 2^memory_bits */
    unsigned memory_bits;
} work;

/* A state is left. */
typedef struct leaving {
    const work *w;
    memory *memories; /* of the worker */
    uint32_t class;   /* that the state is of */
    unsigned verdict; /* what is left of it */
    size_t pairs;     /* moves that were looked at */
} leaving;

bool ent_types_by_cells_apply(const ent_space *space, size_t party)
{
    return ent_components_apply(space, party) &&
           space->dispute->parties[party].unknown_count == 0 &&
           !ent_has_misperceptions(space->dispute);
}

/* By which types an outcome is good enough for all of its classes against one that was left. */
static unsigned types_deterred(const work *w, const ent_minima *minima, uint32_t outcome,
                               uint32_t class)
{
    unsigned types = ALL;
    while (outcome != ENT_NO_TUPLE && types != 0) {
        const unsigned found =
            ent_relation_quick(w->relation, ent_outcome_class(minima, outcome), class);
        types &= found == ENT_OUTCOME_BETTER                                ? 0
                 : found == ENT_OUTCOME_WORSE || found == ENT_OUTCOME_EQUAL ? ALL
                                                                            : ALL & ~STRICT;
        outcome = ent_outcome_next(minima, outcome);
    }
    return types;
}

/* By which types one of some elements deters a party from leaving a state of a class for another state. */
static unsigned types_sanctioned(const work *w, size_t row, uint32_t class, uint32_t to)
{
    const ent_minima *minima = &w->minima[row];
    const uint32_t component = w->components.of[to];
    const unsigned asked = w->asked >> row * ENT_TYPE_COUNT & ALL;
    unsigned types = 0;
    for (size_t e = minima->start[component];
         e < minima->start[component + 1] && (asked & ~types) != 0; e++) {
        const ent_minimum *at = &minima->elements[e];
        if (at->state != to || ent_bits_has(w->components.returns, component)) {
            types |= types_deterred(w, minima, at->outcome, class);
            continue;
        }
        for (size_t k = at->other; k < at->other + at->other_count; k++) {
            types |= types_deterred(w, minima, minima->others[k], class);
        }
    }
    return types;
}

/* The same, remembered where it is worth that and does not depend on the very state. */
static unsigned types_remembered(const leaving *l, size_t row, uint32_t to)
{
    const work *w = l->w;
    const uint32_t component = w->components.of[to];
    const size_t *start = &w->minima[row].start[component];
    if (start[1] - start[0] <= FEW_ELEMENTS || !ent_bits_has(w->components.returns, component)) {
        return types_sanctioned(w, row, l->class, to);
    }
    const uint64_t hash = ((uint64_t)component << 32 | l->class) * 0x9E3779B97F4A7C15u;
    memory *m = &l->memories[hash >> (64 - w->memory_bits)];
    if (m->class != l->class || m->component != component) {
        *m = (memory){.class = l->class, .component = component};
    }
    if ((m->known >> row & 1) == 0) {
        m->types[row] = (uint8_t)types_sanctioned(w, row, l->class, to);
        m->known |= (uint8_t)(1u << row);
    }
    return m->types[row];
}

/* The party may leave for another state. */
static void weigh_move(leaving *l, uint32_t to)
{
    const ent_relation *relation = l->w->relation;
    const unsigned found = ent_relation_quick(relation, relation->classes.of[to], l->class);
    const unsigned types = found == ENT_OUTCOME_BETTER  ? ALL
                           : (found & (found - 1)) != 0 ? BOLD
                                                        : 0;
    for (unsigned row = 0; row < ROWS; row++) {
        const unsigned at_stake = l->verdict >> row * ENT_TYPE_COUNT & types;
        if (at_stake != 0) {
            const unsigned deterred = row == 0 ? 0 : types_remembered(l, row, to);
            l->verdict &= ~((at_stake & ~deterred) << row * ENT_TYPE_COUNT);
        }
    }
}

/* The party may leave for the states of a cell. */
static void weigh_cell(leaving *l, uint32_t to)
{
    const ent_cells *cells = l->w->cells;
    const uint32_t *class = l->w->relation->classes.of, first = cells->start[to];
    uint32_t k = cells->start[to + 1];
    while (k > first && l->verdict != 0 &&
           ((l->verdict & BOLD_BITS) != 0 || class[cells->members[k - 1]] > l -> class)) {
        weigh_move(l, cells->members[--k]);
    }
    l->pairs += cells->start[to + 1] - k;
}

/* Decides the states of a cell: those of a class are all alike. */
static ent_status decide_cell(ent_context *context, leaving *l, uint32_t cell)
{
    const work *w = l->w;
    const ent_cells *cells = w->cells;
    for (uint32_t k = cells->start[cell]; k < cells->start[cell + 1]; k++) {
        const uint32_t state = cells->members[k];
        if (ent_bits_has(cells->rises, k)) {
            l->class = w->relation->classes.of[state];
            l->verdict = w->asked;
            for (uint32_t to = ent_cells_first(cells, cell); to < ent_cells_end(cells, cell);
                 to++) {
                if (l->verdict != 0 && ent_cells_lead(cells, cell, to)) {
                    weigh_cell(l, to);
                }
            }
        }
        w->verdicts[state] = (uint16_t)l->verdict;
        if (l->pairs >= PAIRS_A_POLL) {
            l->pairs = 0;
            ENT_TRY(ent_context_poll(context));
        }
    }
    return ENT_OK;
}

static ent_status decide_stage(ent_context *context, void *user, size_t worker, size_t stage)
{
    const work *w = user;
    const uint32_t first = (uint32_t)stage * STAGE_CELLS, left = w->cells->cell_count - first;
    leaving l = {.w = w, .memories = w->memories[worker]};
    for (uint32_t c = first; c < first + (left < STAGE_CELLS ? left : STAGE_CELLS); c++) {
        ENT_TRY(decide_cell(context, &l, c));
    }
    return ENT_OK;
}

/* Gathers the verdicts of a stage of words. */
static ent_status gather_stage(ent_context *context, void *user, size_t worker, size_t stage)
{
    const work *w = user;
    const size_t count = w->certainty->space->count, words = w->certainty->words;
    const size_t end = (stage + 1) * STAGE_WORDS < words ? (stage + 1) * STAGE_WORDS : words;
    (void)context;
    (void)worker;
    for (size_t word = stage * STAGE_WORDS; word < end; word++) {
        uint64_t bits[64] = {0};
        for (size_t k = 0; k < 64 && word * 64 + k < count; k++) {
            bits[k] = w->verdicts[word * 64 + k];
        }
        ent_bits_turn(bits);
        for (unsigned b = 0; b < ROWS * ENT_TYPE_COUNT; b++) {
            if ((w->asked >> b & 1) != 0) {
                ent_certainty_type_set(w->certainty, b % ENT_TYPE_COUNT, rows[b / ENT_TYPE_COUNT],
                                       w->party)[word] = bits[b];
            }
        }
    }
    return ENT_OK;
}

/* Room for the verdicts, and for what each worker remembers. */
static ent_status make_room(const ent_allocator *allocator, work *w, size_t workers)
{
    w->verdicts = ent_memory_new(allocator, w->certainty->space->count, sizeof *w->verdicts);
    w->memories = ent_memory_zero(allocator, workers, sizeof *w->memories);
    if (w->verdicts == NULL || w->memories == NULL) {
        return ENT_ERROR_MEMORY;
    }
    w->memory_bits = ent_sort_bits(w->certainty->space->count) + 1;
    w->memory_bits = w->memory_bits < MOST_MEMORY_BITS ? w->memory_bits : MOST_MEMORY_BITS;
    for (size_t k = 0; k < workers; k++) {
        w->memories[k] = ent_memory_zero(allocator, (size_t)1 << w->memory_bits, sizeof(memory));
        if (w->memories[k] == NULL) {
            return ENT_ERROR_MEMORY;
        }
    }
    return ENT_OK;
}

static ent_status decide(ent_context *context, work *w)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t stages = (w->cells->cell_count + STAGE_CELLS - 1) / STAGE_CELLS;
    const size_t word_stages = (w->certainty->words + STAGE_WORDS - 1) / STAGE_WORDS;
    const size_t workers = ent_workers(context, stages, 100 * (uint64_t)w->certainty->space->count);
    ent_status status = make_room(allocator, w, workers);
    if (status == ENT_OK) {
        status = ent_parallel(context, "weighing moves", workers, stages, decide_stage, w);
    }
    if (status == ENT_OK) {
        status = ent_parallel(context, "weighing moves", workers, word_stages, gather_stage, w);
    }
    for (size_t k = 0; k < workers && w->memories != NULL; k++) {
        ent_memory_free(allocator, w->memories[k]);
    }
    ent_memory_free(allocator, w->memories);
    return status;
}

static ent_status make_minima(ent_context *context, const ent_typed_cells *all, work *w)
{
    const ent_certainty *certainty = w->certainty;
    const ent_components_of of_all = {.cells = all->cells,
                                      .parties = certainty->party_count,
                                      .party = w->party,
                                      .states = certainty->space->count};
    if (w->asked >> ENT_TYPE_COUNT == 0) { /* nothing deters under Nash */
        return ENT_OK;
    }
    ENT_TRY(ent_components_new(context, &of_all, &w->components));
    for (size_t row = 1; row < ROWS; row++) {
        const unsigned types = w->asked >> row * ENT_TYPE_COUNT & ALL;
        const ent_minima_of of = {.relation = w->relation,
                                  .cells = w->cells,
                                  .components = &w->components,
                                  .no_escape = rows[row] == ENT_SMR,
                                  .apart = (types >> ENT_TYPE_C & 1) != 0};
        if (types != 0) {
            ENT_TRY(ent_minima_new(context, &of, &w->minima[row]));
        }
    }
    return ENT_OK;
}

ent_status ent_types_by_cells(ent_context *context, ent_certainty *certainty,
                              const ent_typed_cells *all, size_t party, unsigned concepts)
{
    const ent_allocator *allocator = &context->allocator;
    work w = {.certainty = certainty,
              .relation = &all->relations[party],
              .cells = &all->cells[party],
              .party = party};
    for (size_t row = 0; row < ROWS; row++) {
        w.asked |=
            (concepts >> rows[row] & 1) != 0 ? certainty->type_set << row * ENT_TYPE_COUNT : 0;
    }
    ent_status status = make_minima(context, all, &w);
    if (status == ENT_OK) {
        status = decide(context, &w);
    }
    ent_components_free(allocator, &w.components);
    for (size_t row = 1; row < ROWS; row++) {
        ent_minima_free(allocator, &w.minima[row]);
    }
    ent_memory_free(allocator, w.verdicts);
    return status;
}
