/* SPDX-License-Identifier: MIT */
/*
 * All moves that any directions would permit are kept once, as arcs; which of them are open under the
 * directions at hand is a bit an arc. So classes of wishes, which have a bit an arc too, stay what they are.
 */
#include "leverage/ground.h"

#include "stability/behaviour/perception.h"

#include <string.h>

enum { UP = 1, DOWN = 2 };

static unsigned directions(ent_moves moves)
{
    return moves == ENT_MOVES_ANY    ? UP | DOWN
           : moves == ENT_MOVES_UP   ? UP
           : moves == ENT_MOVES_DOWN ? DOWN
                                     : 0;
}

static ent_moves moves_of(unsigned ways)
{
    static const ent_moves of[] = {ENT_MOVES_NEVER, ENT_MOVES_UP, ENT_MOVES_DOWN, ENT_MOVES_ANY};
    return of[ways];
}

static ent_status list_toggles(ent_ground *g)
{
    const ent_dispute *dispute = g->space->dispute;
    g->toggles =
        ent_memory_new(&g->context->allocator, 2 * dispute->option_count, sizeof *g->toggles);
    if (g->toggles == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t o = 0; !ent_is_graph_form(dispute) && o < dispute->option_count; o++) {
        const ent_moves moves = dispute->options[o].moves;
        for (int up = 1; moves != ENT_MOVES_STEP && up >= 0; up--) {
            const bool is = (directions(moves) & (up ? UP : DOWN)) != 0;
            g->toggles[g->toggle_count++] =
                (ent_toggle){.option = o, .up = up == 1, .possible = !is};
        }
    }
    return ENT_OK;
}

void ent_ground_options(const ent_ground *ground, const size_t *chosen, size_t count,
                        ent_option *options)
{
    const ent_dispute *dispute = ground->space->dispute;
    memcpy(options, dispute->options, dispute->option_count * sizeof *options);
    for (size_t k = 0; k < count; k++) {
        const ent_toggle *toggle = &ground->toggles[chosen[k]];
        ent_option *option = &options[toggle->option];
        option->moves = moves_of(directions(option->moves) ^ (toggle->up ? UP : DOWN));
    }
}

/* The arcs of a party where the options are such. */
static ent_status find_arcs(const ent_ground *g, size_t party, ent_option *options,
                            ent_adjacency *out)
{
    ent_dispute dispute = *g->space->dispute;
    ent_space space = *g->space;
    dispute.options = options;
    space.dispute = &dispute;
    ent_adjacency arcs;
    ENT_TRY(ent_arcs_new(g->context, &space, party, &arcs));
    if (g->graph->movers[party].unseen != NULL) {
        ent_arcs_forget(&arcs, g->count, g->graph->movers[party].unseen);
    }
    *out = arcs;
    return ENT_OK;
}

/* Marks which of the party's arcs are among some, which are all among them, in whatever order. */
static void mark(const ent_ground *g, size_t party, const ent_adjacency *some, uint64_t *bits)
{
    const ent_adjacency *all = &g->arcs[party];
    memset(bits, 0, ent_bits_words(all->start[g->count]) * sizeof *bits);
    for (size_t s = 0; s < g->count; s++) {
        for (size_t a = all->start[s]; a < all->start[s + 1]; a++) {
            g->place[all->to[a]] = a;
        }
        for (size_t k = some->start[s]; k < some->start[s + 1]; k++) {
            ent_bits_add(bits, g->place[some->to[k]]);
        }
    }
}

/* All arcs of a party, and which of them the file permits. */
static ent_status lay_out(ent_ground *g, size_t party, ent_option *widest)
{
    const ent_allocator *allocator = &g->context->allocator;
    ENT_TRY(find_arcs(g, party, widest, &g->arcs[party]));
    const size_t words = ent_bits_words(g->arcs[party].start[g->count]);
    g->given[party] = ent_memory_new(allocator, words, sizeof(uint64_t));
    g->open[party] = ent_memory_new(allocator, words, sizeof(uint64_t));
    if (g->given[party] == NULL || g->open[party] == NULL) {
        return ENT_ERROR_MEMORY;
    }
    mark(g, party, &g->graph->movers[party].forward, g->given[party]);
    memcpy(g->open[party], g->given[party], words * sizeof(uint64_t));
    return ENT_OK;
}

/* Marks what arcs lead to. */
static ent_status find_near(ent_ground *g)
{
    const ent_allocator *allocator = &g->context->allocator;
    uint32_t *queue = ent_memory_new(allocator, g->count, sizeof *queue);
    size_t reached = 0;
    g->near = ent_memory_zero(allocator, ent_bits_words(g->count), sizeof *g->near);
    if (queue == NULL || g->near == NULL) {
        ent_memory_free(allocator, queue);
        return ENT_ERROR_MEMORY;
    }
    queue[reached++] = (uint32_t)g->state;
    ent_bits_add(g->near, g->state);
    for (size_t k = 0; k < reached; k++) {
        for (size_t p = 0; p < g->parties; p++) {
            const ent_adjacency *arcs = &g->arcs[p];
            for (size_t a = arcs->start[queue[k]]; a < arcs->start[queue[k] + 1]; a++) {
                if (!ent_bits_has(g->near, arcs->to[a])) {
                    ent_bits_add(g->near, arcs->to[a]);
                    queue[reached++] = arcs->to[a];
                }
            }
        }
    }
    ent_memory_free(allocator, queue);
    return ENT_OK;
}

static ent_status lay_out_all(ent_ground *g)
{
    const ent_allocator *allocator = &g->context->allocator;
    const ent_dispute *dispute = g->space->dispute;
    g->arcs = ent_memory_zero(allocator, g->parties, sizeof *g->arcs);
    g->given = ent_memory_zero(allocator, g->parties, sizeof(uint64_t *));
    g->open = ent_memory_zero(allocator, g->parties, sizeof(uint64_t *));
    g->place = ent_memory_new(allocator, g->count, sizeof *g->place);
    ent_option *widest = ent_memory_new(allocator, dispute->option_count, sizeof *widest);
    ent_status status =
        g->arcs == NULL || g->given == NULL || g->open == NULL || g->place == NULL || widest == NULL
            ? ENT_ERROR_MEMORY
            : ENT_OK;
    if (status == ENT_OK) {
        ent_ground_options(g, NULL, 0, widest);
        for (size_t t = 0; t < g->toggle_count; t++) {
            widest[g->toggles[t].option].moves = ENT_MOVES_ANY;
        }
    }
    for (size_t p = 0; status == ENT_OK && p < g->parties; p++) {
        status = lay_out(g, p, widest);
    }
    ent_memory_free(allocator, widest);
    return status == ENT_OK ? find_near(g) : status;
}

ent_status ent_ground_new(ent_context *context, const ent_graph *graph, size_t state, bool toggles,
                          ent_ground *out)
{
    ent_ground ground = {.context = context,
                         .space = graph->space,
                         .graph = graph,
                         .state = state,
                         .parties = graph->party_count,
                         .count = graph->space->count};
    ent_status status = toggles ? list_toggles(&ground) : ENT_OK;
    if (status == ENT_OK) {
        status = lay_out_all(&ground);
    }
    if (status != ENT_OK) {
        ent_ground_free(&ground);
        return status;
    }
    *out = ground;
    return ENT_OK;
}

void ent_ground_free(ent_ground *ground)
{
    if (ground->context == NULL) {
        return; /* never made */
    }
    const ent_allocator *allocator = &ground->context->allocator;
    for (size_t p = 0; p < ground->parties; p++) {
        if (ground->arcs != NULL) {
            ent_adjacency_free(&ground->arcs[p]);
        }
        if (ground->given != NULL && ground->open != NULL) {
            ent_memory_free(allocator, ground->given[p]);
            ent_memory_free(allocator, ground->open[p]);
        }
    }
    ent_memory_free(allocator, ground->arcs);
    ent_memory_free(allocator, ground->given);
    ent_memory_free(allocator, ground->open);
    ent_memory_free(allocator, ground->toggles);
    ent_memory_free(allocator, ground->place);
    ent_memory_free(allocator, ground->near);
}

/* Whether some of the toggles are a party's. */
static bool concerns(const ent_ground *g, const size_t *chosen, size_t count, size_t party)
{
    bool any = false;
    for (size_t k = 0; k < count; k++) {
        any = any || g->space->dispute->options[g->toggles[chosen[k]].option].party == party;
    }
    return any;
}

ent_status ent_ground_open(ent_ground *ground, const size_t *chosen, size_t count)
{
    const ent_allocator *allocator = &ground->context->allocator;
    ent_option *options =
        ent_memory_new(allocator, ground->space->dispute->option_count, sizeof *options);
    ent_status status = options == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    if (status == ENT_OK) {
        ent_ground_options(ground, chosen, count, options);
    }
    for (size_t p = 0; status == ENT_OK && p < ground->parties; p++) {
        ent_adjacency arcs = {0};
        if (!concerns(ground, chosen, count, p)) {
            memcpy(ground->open[p], ground->given[p],
                   ent_bits_words(ground->arcs[p].start[ground->count]) * sizeof(uint64_t));
            continue;
        }
        status = find_arcs(ground, p, options, &arcs);
        if (status == ENT_OK) {
            mark(ground, p, &arcs, ground->open[p]);
            ent_adjacency_free(&arcs);
        }
    }
    ent_memory_free(allocator, options);
    return status;
}
