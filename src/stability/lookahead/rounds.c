/* SPDX-License-Identifier: MIT */
/*
 * One move more, for all states at once.
 *
 * A party looks at all its moves from s and takes one to the best end. By cells these moves are all members
 * of the cells that the cell of s leads to, its own included, but for s itself. So each cell is gathered
 * once; what a cell leads to outside itself is joined from whole cells; and inside it "all but s" is what
 * stands before s joined with what stands behind it. A state is passed a few times, however many moves
 * there are.
 */
#include "stability/lookahead/rounds.h"

#include "diag/parallel.h"

enum { STAGE_CELLS = 1 << 11, WORK_A_STATE = 20 };

ent_choice ent_choice_join(ent_choice one, ent_choice other)
{
    if (other.move == ENT_NO_MOVE || (one.move != ENT_NO_MOVE && one.level > other.level)) {
        return one;
    }
    if (one.move == ENT_NO_MOVE || other.level > one.level) {
        return other;
    }
    ent_choice joined = one.move < other.move ? one : other;
    joined.tied = one.tied || other.tied || one.end != other.end;
    return joined;
}

ent_status ent_rounds_new(const ent_context *context, const ent_graph *graph, ent_rounds *out)
{
    const size_t count = graph->space->count;
    ent_rounds rounds = {.graph = graph};
    rounds.workers = ent_workers(context, SIZE_MAX, WORK_A_STATE * (uint64_t)count);
    rounds.ties = ent_memory_zero(graph->allocator, rounds.workers, sizeof *rounds.ties);
    bool failed = rounds.ties == NULL;
    if (!graph->by_arcs) {
        rounds.totals = ent_memory_new(graph->allocator, count, sizeof *rounds.totals);
        rounds.behind = ent_memory_new(graph->allocator, count, sizeof *rounds.behind);
        failed = failed || rounds.totals == NULL || rounds.behind == NULL;
    }
    if (failed) {
        ent_rounds_free(&rounds);
        return ENT_ERROR_MEMORY;
    }
    *out = rounds;
    return ENT_OK;
}

void ent_rounds_free(ent_rounds *rounds)
{
    ent_memory_free(rounds->graph->allocator, rounds->totals);
    ent_memory_free(rounds->graph->allocator, rounds->behind);
    ent_memory_free(rounds->graph->allocator, rounds->ties);
}

typedef struct work {
    const ent_rounds *rounds;
    const ent_mover *mover;
    const uint32_t *ends;
    uint32_t *out;
} work;

/* Writes where things end for a state, by the best of its moves. */
static void settle(const work *w, size_t worker, uint32_t state, ent_choice best)
{
    const uint32_t level = w->mover->levels.of[state];
    bool tied = false;
    w->out[state] = state;
    if (ent_choice_moves(w->mover, state, best)) {
        w->out[state] = best.end;
        tied = best.tied;
    } else if (best.move != ENT_NO_MOVE && best.level == level) {
        tied = best.tied || best.end != state; /* it stays, and could as well have moved */
    }
    w->rounds->ties[worker] += tied;
}

/* The cells of a stage: the first, and one past the last. */
static uint32_t first_cell(size_t stage)
{
    return (uint32_t)stage * STAGE_CELLS;
}

static uint32_t end_cell(const ent_cells *cells, size_t stage)
{
    const uint32_t left = cells->cell_count - first_cell(stage);
    return first_cell(stage) + (left < STAGE_CELLS ? left : STAGE_CELLS);
}

/* For each place of a stage's cells what stands behind it in its cell, and for each cell all of it. */
static ent_status gather(ent_context *context, void *user, size_t worker, size_t stage)
{
    const work *w = user;
    const ent_cells *cells = &w->mover->cells;
    (void)context;
    (void)worker;
    for (uint32_t c = first_cell(stage); c < end_cell(cells, stage); c++) {
        ent_choice sum = ENT_NO_CHOICE;
        for (uint32_t k = cells->start[c + 1]; k-- > cells->start[c];) {
            w->rounds->behind[k] = sum;
            sum = ent_choice_join(sum, ent_choice_of(w->mover, w->ends, cells->members[k]));
        }
        w->rounds->totals[c] = sum;
    }
    return ENT_OK;
}

/* The best move out of a cell into others of its group. */
static ent_choice leave_cell(const work *w, uint32_t cell)
{
    const ent_cells *cells = &w->mover->cells;
    ent_choice best = ENT_NO_CHOICE;
    for (uint32_t to = ent_cells_first(cells, cell); to < ent_cells_end(cells, cell); to++) {
        if (to != cell && ent_cells_lead(cells, cell, to)) {
            best = ent_choice_join(best, w->rounds->totals[to]);
        }
    }
    return best;
}

static ent_status choose_in_cells(ent_context *context, void *user, size_t worker, size_t stage)
{
    const work *w = user;
    const ent_cells *cells = &w->mover->cells;
    (void)context;
    for (uint32_t c = first_cell(stage); c < end_cell(cells, stage); c++) {
        ent_choice before = leave_cell(w, c);
        for (uint32_t k = cells->start[c]; k < cells->start[c + 1]; k++) {
            const uint32_t state = cells->members[k];
            settle(w, worker, state, ent_choice_join(before, w->rounds->behind[k]));
            before = ent_choice_join(before, ent_choice_of(w->mover, w->ends, state));
        }
    }
    return ENT_OK;
}

static ent_status choose_by_arcs(ent_context *context, void *user, size_t worker, size_t stage)
{
    const work *w = user;
    const ent_adjacency *moves = &w->mover->forward;
    const size_t count = w->rounds->graph->space->count, first = stage * ENT_STAGE_STATES;
    const size_t end = count - first < ENT_STAGE_STATES ? count : first + ENT_STAGE_STATES;
    (void)context;
    for (size_t s = first; s < end; s++) {
        ent_choice best = ENT_NO_CHOICE;
        for (size_t k = moves->start[s]; k < moves->start[s + 1]; k++) {
            best = ent_choice_join(best, ent_choice_of(w->mover, w->ends, moves->to[k]));
        }
        settle(w, worker, (uint32_t)s, best);
    }
    return ENT_OK;
}

ent_status ent_round(ent_context *context, const ent_rounds *rounds, size_t party,
                     const uint32_t *ends, uint32_t *out, uint64_t *ties)
{
    static const char stage[] = "looking ahead";
    const ent_graph *graph = rounds->graph;
    work w = {.rounds = rounds, .mover = &graph->movers[party], .ends = ends, .out = out};
    for (size_t k = 0; k < rounds->workers; k++) {
        rounds->ties[k] = 0;
    }
    if (graph->by_arcs) {
        const size_t items = (graph->space->count + ENT_STAGE_STATES - 1) / ENT_STAGE_STATES;
        const size_t workers = items < rounds->workers ? items : rounds->workers;
        ENT_TRY(ent_parallel(context, stage, workers, items, choose_by_arcs, &w));
    } else {
        const size_t items = ((size_t)w.mover->cells.cell_count + STAGE_CELLS - 1) / STAGE_CELLS;
        const size_t workers = items < rounds->workers ? items : rounds->workers;
        ENT_TRY(ent_parallel(context, stage, workers, items, gather, &w));
        ENT_TRY(ent_parallel(context, stage, workers, items, choose_in_cells, &w));
    }
    *ties = 0;
    for (size_t k = 0; k < rounds->workers; k++) {
        *ties += rounds->ties[k];
    }
    return ENT_OK;
}
