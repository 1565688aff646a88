/* SPDX-License-Identifier: MIT */
/*
 * Deciding stability from `low`.
 *
 * A state s is stable iff the greatest low[s1] over its improvements s1 is at most its own level. The
 * improvements of s are the members, of all cells that its cell leads to, whose level is higher. A cell is
 * walked from the best level down, with the running maximum of low, for all floods at once. Where a group
 * has several cells, each pair of them is walked side by side. By arcs each improvement is looked at.
 *
 * A sanction is strong when its value is so far below s that the party strongly prefers s. How many levels
 * are far below grows with the level, so the same maximum of low decides that, too.
 *
 * Threads take stages of a party's groups. Members of different groups may share a word of bits, so
 * verdicts are first bytes, a bit a flood, and then gathered.
 */
#include "stability/decide.h"

#include "diag/parallel.h"

#include <string.h>

enum { STAGE_WORDS = 1 << 10, MOST_SETS = 2 * ENT_MOST_FLOODS };

/* Numbers are kept as low + 1, so that 0 says "no improvement". */
typedef struct greatest {
    uint32_t low[ENT_MOST_FLOODS];
} greatest;

typedef struct work {
    const ent_graph *graph;
    const ent_mover *mover;
    const ent_sanctions *sanctions;
    uint8_t *verdicts;     /* per state a bit a flood, and one more where strength is asked for */
    greatest **worst;      /* per worker: a member of a group each */
    uint64_t *const *bits; /* per such bit */
    size_t sets;           /* of them */
} work;

static void raise_to(greatest *to, const greatest *by, size_t floods)
{
    for (size_t f = 0; f < floods; f++) {
        to->low[f] = by->low[f] > to->low[f] ? by->low[f] : to->low[f];
    }
}

/* The same by what was found for a state. */
static void raise_by_state(greatest *to, const ent_sanctions *sanctions, uint32_t state)
{
    const uint32_t *low = sanctions->low + (size_t)state * sanctions->floods;
    for (size_t f = 0; f < sanctions->floods; f++) {
        to->low[f] = low[f] + 1 > to->low[f] ? low[f] + 1 : to->low[f];
    }
}

/* The verdicts on a state: bit f says that flood f leaves no improvement that is not deterred, the bits
 * behind them the same of sanctions that are far below. */
static uint8_t verdict_on(const work *w, const greatest *worst, uint32_t level)
{
    const size_t floods = w->sanctions->floods;
    unsigned verdict = 0;
    for (size_t f = 0; f < floods; f++) {
        verdict |= (unsigned)(worst->low[f] <= level + 1) << f;
    }
    for (size_t f = 0; f < w->sets - floods; f++) {
        verdict |= (unsigned)(worst->low[f] <= w->mover->far[level]) << (floods + f);
    }
    return (uint8_t)verdict;
}

/* A group that is one cell: members of one level are decided before they are counted in. */
static void decide_cell(const work *w, uint32_t cell)
{
    const ent_cells *cells = &w->mover->cells;
    const size_t floods = w->sanctions->floods;
    greatest above = {{0}}, here = {{0}};
    for (uint32_t k = cells->start[cell + 1]; k-- > cells->start[cell];) {
        const uint32_t state = cells->members[k];
        w->verdicts[state] = verdict_on(w, &above, w->mover->levels.of[state]);
        raise_by_state(&here, w->sanctions, state);
        if (ent_bits_has(cells->rises, k)) {
            raise_to(&above, &here, floods);
        }
    }
}

/* Raises worst[k], for the members k of cell `from`, by their improvements in cell `to`. */
static void raise_worst(const work *w, uint32_t from, uint32_t to, greatest *worst)
{
    const ent_cells *cells = &w->mover->cells;
    const uint32_t *level = w->mover->levels.of;
    const uint32_t first = cells->start[to];
    uint32_t next = cells->start[to + 1];
    greatest above = {{0}};
    for (uint32_t k = cells->start[from + 1]; k-- > cells->start[from];) {
        const uint32_t own = level[cells->members[k]];
        while (next > first && level[cells->members[next - 1]] > own) {
            raise_by_state(&above, w->sanctions, cells->members[--next]);
        }
        raise_to(&worst[k - cells->start[from]], &above, w->sanctions->floods);
    }
}

/* A cell of a group of several. */
static void decide_with_group(const work *w, uint32_t cell, greatest *worst)
{
    const ent_cells *cells = &w->mover->cells;
    memset(worst, 0, (cells->start[cell + 1] - cells->start[cell]) * sizeof *worst);
    for (uint32_t to = ent_cells_first(cells, cell); to < ent_cells_end(cells, cell); to++) {
        if (ent_cells_lead(cells, cell, to)) {
            raise_worst(w, cell, to, worst);
        }
    }
    for (uint32_t k = cells->start[cell]; k < cells->start[cell + 1]; k++) {
        const uint32_t state = cells->members[k];
        w->verdicts[state] =
            verdict_on(w, &worst[k - cells->start[cell]], w->mover->levels.of[state]);
    }
}

/* The first cell that opens at or after a place among the members. */
static uint32_t cell_from(const ent_cells *cells, size_t place)
{
    uint32_t low = 0, high = cells->cell_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (cells->start[middle] < place) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Decides the cells that open in a stage. */
static ent_status decide_stage(ent_context *context, void *user, size_t worker, size_t stage)
{
    const work *w = user;
    const ent_cells *cells = &w->mover->cells;
    const uint32_t end = cell_from(cells, (stage + 1) * ENT_STAGE_STATES);
    const uint32_t first = cell_from(cells, stage * ENT_STAGE_STATES);
    for (uint32_t c = first; c < end; c++) {
        if (cells->group == NULL) {
            decide_cell(w, c);
        } else {
            decide_with_group(w, c, w->worst[worker]);
        }
    }
    context->work[cells->group == NULL ? ENT_WORK_COMPARED : ENT_WORK_GROUPED] +=
        cells->start[end] - cells->start[first];
    return ENT_OK;
}

/* Gathers the verdicts of a stage of words. */
static ent_status gather_stage(ent_context *context, void *user, size_t worker, size_t stage)
{
    const work *w = user;
    const size_t count = w->graph->space->count, words = ent_bits_words(count);
    const size_t end = (stage + 1) * STAGE_WORDS < words ? (stage + 1) * STAGE_WORDS : words;
    (void)context;
    (void)worker;
    for (size_t word = stage * STAGE_WORDS; word < end; word++) {
        const size_t left = count - word * 64;
        uint64_t gathered[MOST_SETS] = {0};
        for (size_t k = 0; k < (left < 64 ? left : 64); k++) {
            for (size_t f = 0; f < MOST_SETS; f++) {
                gathered[f] |= (uint64_t)(w->verdicts[word * 64 + k] >> f & 1) << k;
            }
        }
        for (size_t f = 0; f < w->sets; f++) {
            w->bits[f][word] = gathered[f];
        }
    }
    return ENT_OK;
}

/* Room to decide groups of several cells in, for each worker. */
static ent_status make_worst(const ent_allocator *allocator, const ent_cells *cells, size_t workers,
                             greatest **worst)
{
    uint32_t largest = 0;
    for (uint32_t c = 0; cells->group != NULL && c < cells->cell_count; c++) {
        const uint32_t size = cells->start[c + 1] - cells->start[c];
        largest = size > largest ? size : largest;
    }
    for (size_t k = 0; k < workers; k++) {
        worst[k] = ent_memory_new(allocator, largest, sizeof *worst[k]);
        if (worst[k] == NULL) {
            return ENT_ERROR_MEMORY;
        }
    }
    return ENT_OK;
}

static ent_status decide_by_cells(ent_context *context, work *w)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t count = w->graph->space->count, words = ent_bits_words(count);
    const size_t stages = (count + ENT_STAGE_STATES - 1) / ENT_STAGE_STATES;
    const size_t word_stages = (words + STAGE_WORDS - 1) / STAGE_WORDS;
    const size_t workers = ent_workers(context, stages, 20 * (uint64_t)count);
    w->verdicts = ent_memory_new(allocator, count, sizeof *w->verdicts);
    w->worst = ent_memory_zero(allocator, workers, sizeof *w->worst);
    ent_status status = w->verdicts == NULL || w->worst == NULL
                            ? ENT_ERROR_MEMORY
                            : make_worst(allocator, &w->mover->cells, workers, w->worst);
    if (status == ENT_OK) {
        status = ent_parallel(context, "weighing moves", workers, stages, decide_stage, w);
    }
    if (status == ENT_OK) {
        status = ent_parallel(context, "weighing moves", workers, word_stages, gather_stage, w);
    }
    for (size_t k = 0; k < workers && w->worst != NULL; k++) {
        ent_memory_free(allocator, w->worst[k]);
    }
    ent_memory_free(allocator, w->worst);
    ent_memory_free(allocator, w->verdicts);
    return status;
}

/* Whether a state has an improvement that is not deterred, or with `strongly` by nothing far below. */
static bool leaves(const work *w, size_t flood, bool strongly, uint32_t state)
{
    const ent_mover *mover = w->mover;
    const uint32_t *level = mover->levels.of, own = level[state];
    const uint32_t below =
        strongly ? mover->far[own] : own + 1; /* sanctions are below this level */
    for (size_t k = mover->forward.start[state]; k < mover->forward.start[state + 1]; k++) {
        const uint32_t to = mover->forward.to[k];
        if (level[to] > own &&
            (below == 0 || !ent_deterred(w->sanctions, flood, state, to, below - 1))) {
            return true;
        }
    }
    return false;
}

static void decide_by_arcs(const work *w)
{
    const size_t count = w->graph->space->count, floods = w->sanctions->floods;
    for (size_t f = 0; f < w->sets; f++) {
        memset(w->bits[f], 0, ent_bits_words(count) * sizeof(uint64_t));
        for (size_t s = 0; s < count; s++) {
            if (!leaves(w, f % floods, f >= floods, (uint32_t)s)) {
                ent_bits_add(w->bits[f], s);
            }
        }
    }
}

void ent_decide_nash(const ent_graph *graph, size_t party, const uint32_t *best, uint64_t *stable)
{
    const uint32_t *level = graph->movers[party].levels.of;
    const size_t count = graph->space->count;
    memset(stable, 0, ent_bits_words(count) * sizeof *stable);
    for (size_t s = 0; s < count; s++) {
        stable[s / 64] |= (uint64_t)(best[s] == level[s]) << (s % 64);
    }
}

ent_status ent_decide(ent_context *context, const ent_graph *graph, size_t party,
                      const ent_sanctions *sanctions, uint64_t *const *stable)
{
    work w = {
        .graph = graph, .mover = &graph->movers[party], .sanctions = sanctions, .bits = stable};
    w.sets = w.mover->far == NULL ? sanctions->floods : 2 * sanctions->floods;
    if (!graph->by_arcs) {
        return decide_by_cells(context, &w);
    }
    decide_by_arcs(&w);
    return ENT_OK;
}
