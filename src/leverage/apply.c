/* SPDX-License-Identifier: MIT */
/* A change made in earnest: the dispute with other wishes and options, for the ordinary solver. */
#include "leverage/edits.h"

/* A dispute that shares all with the file's but what changes. */
typedef struct copy {
    const ent_lever_search *search;
    const ent_lever_way *way;
    ent_arena arena;
    ent_dispute dispute;
    ent_space space;
} copy;

/* The statement of a number: the file's, or one of the pool. */
static ent_statement statement_of(const copy *c, const ent_party *file, uint32_t id)
{
    if (id < file->statement_count) {
        ent_statement statement = file->statements[id];
        statement.certainty = ENT_SURE; /* as it is taken; to be told once is enough */
        return statement;
    }
    const ent_pool_item *item = &c->search->plan.pool->items[id - file->statement_count];
    ent_expression *want = (ent_expression *)(uintptr_t)(const void *)item->want; /* only read */
    return (ent_statement){.want = want, .text = item->words};
}

static ent_status write_statements(copy *c, const ent_party *file, const uint32_t *list,
                                   size_t width, ent_party *out)
{
    ent_statement *statements = ent_arena_new(&c->arena, width, sizeof *statements);
    if (statements == NULL) {
        return ENT_ERROR_MEMORY;
    }
    out->statements = statements;
    out->statement_count = 0;
    for (size_t k = 0; k < width && list[k] != UINT32_MAX; k++) {
        statements[out->statement_count++] = statement_of(c, file, list[k]);
    }
    return ENT_OK;
}

/* A ranking by the numbers of states. */
static ent_status write_ranking(copy *c, size_t party, const uint32_t *list, ent_party *out)
{
    const ent_ground *g = &c->search->ground;
    const ent_levels *levels = &g->graph->movers[party].levels;
    ent_ranked *ranked = ent_arena_new(&c->arena, g->count, sizeof *ranked);
    size_t *place = ent_arena_new(&c->arena, levels->count, sizeof *place);
    if (ranked == NULL || place == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < levels->count; k++) {
        place[list[k]] = k;
    }
    for (size_t s = 0; s < g->count; s++) {
        ranked[s].group = place[levels->count - 1 - levels->of[s]];
        ranked[s].number = s + 1;
    }
    out->ranked = ranked;
    out->ranked_count = g->count;
    out->group_count = levels->count;
    out->ranked_of = 0;
    out->unknown_count = 0;
    return ENT_OK;
}

static ent_status write_party(copy *c, size_t party, ent_party *out)
{
    const ent_wishes *w = &c->search->wishes[party];
    size_t width = 0;
    const uint32_t *list = ent_wishes_list(w, c->way->variants[party], &width);
    const ent_party *file = &c->search->ground.space->dispute->parties[party];
    *out = *file;
    return w->order == ENT_ORDER_RANKING ? write_ranking(c, party, list, out)
                                         : write_statements(c, file, list, width, out);
}

static ent_status write(copy *c)
{
    const ent_ground *g = &c->search->ground;
    c->space = *g->space;
    c->dispute = *g->space->dispute;
    c->space.dispute = &c->dispute;
    c->dispute.options = ent_arena_new(&c->arena, c->dispute.option_count, sizeof(ent_option));
    c->dispute.parties = ent_arena_new(&c->arena, g->parties, sizeof(ent_party));
    if (c->dispute.options == NULL || c->dispute.parties == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_ground_options(g, c->way->toggles, c->way->toggle_count, c->dispute.options);
    for (size_t p = 0; p < g->parties; p++) {
        ENT_TRY(write_party(c, p, &c->dispute.parties[p]));
    }
    return ENT_OK;
}

void ent_lever_count(const ent_solution *solution, ent_concept concept, const ent_state_set *where,
                     ent_lever_after *out)
{
    uint64_t state = 0;
    for (uint64_t from = 0; ent_state_set_next(where, from, &state); from = state + 1) {
        if (ent_is_equilibrium(solution, concept, state)) {
            out->first = out->count == 0 ? state : out->first;
            out->count++;
        }
    }
}

static ent_status solve(copy *c, ent_lever_after *out)
{
    ent_solution *solution = NULL;
    ent_solution_options options;
    *out = (ent_lever_after){.count = 0};
    ent_solution_defaults(&options);
    options.concepts = 1u << c->search->concept;
    ENT_TRY(ent_solution_new(c->search->ground.context, &c->space, &options, &solution));
    out->holds = ent_is_equilibrium(solution, c->search->concept, c->search->ground.state);
    if (c->search->where != NULL) {
        ent_lever_count(solution, c->search->concept, c->search->where, out);
    }
    ent_solution_free(solution);
    return ENT_OK;
}

ent_status ent_lever_solve(const ent_lever_search *search, const ent_lever_way *way,
                           ent_lever_after *out)
{
    copy c = {.search = search, .way = way};
    ent_arena_init(&c.arena, &search->ground.context->allocator);
    ent_status status = write(&c);
    if (status == ENT_OK) {
        status = solve(&c, out);
    }
    ent_arena_free(&c.arena);
    return status;
}
