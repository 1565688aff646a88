/* SPDX-License-Identifier: MIT */
/*
 * The digest of many equilibria: named states, what all share, clusters, the undominated ones.
 *
 * Undominated equilibria: sorted by levels, best first party by party, no state is dominated by a
 * later one; so each is compared with those kept so far. Beyond a bound of comparisons the question is
 * left open, and said to be. Where today is given, what no moves lead to from there is left out first: it
 * would hide what can still come about.
 */
#include "base/sort.h"
#include "explain/clusters.h"
#include "explain/tied.h"
#include "stability/firmness.h"
#include "stability/reach.h"

#include <string.h>

enum { MOST_COMPARISONS = 1 << 28 };

typedef struct owned {
    ent_digest digest;
    ent_arena arena;
} owned;

typedef struct work {
    ent_context *context;
    const ent_solution *solution;
    const ent_state_set *where; /* NULL: all states */
    owned *owned;
    uint32_t *states; /* the equilibria */
    size_t count;
    uint32_t *kept; /* the undominated ones */
    size_t kept_count;
    ent_reach moves, improvements; /* from today */
    bool searched;
} work;

static ent_status gather(work *w)
{
    const ent_solution *solution = w->solution;
    const ent_allocator *allocator = &w->context->allocator;
    uint64_t *any = ent_memory_zero(allocator, solution->words, sizeof *any);
    if (any == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t c = 0; c < ENT_CONCEPT_COUNT; c++) {
        for (size_t k = 0; solution->equilibria[c] != NULL && k < solution->words; k++) {
            any[k] |= solution->equilibria[c][k];
        }
    }
    for (size_t k = 0; w->where != NULL && k < solution->words; k++) {
        any[k] &= w->where->bits[k];
    }
    const size_t room = (size_t)ent_bits_count(any, solution->words);
    w->states = ent_memory_new(allocator, room, sizeof *w->states);
    w->kept = ent_memory_new(allocator, room, sizeof *w->kept);
    if (w->states != NULL && w->kept != NULL) {
        for (size_t s = ent_bits_next(any, solution->space->count, 0); s < solution->space->count;
             s = ent_bits_next(any, solution->space->count, s + 1)) {
            w->states[w->count++] = (uint32_t)s;
        }
    }
    ent_memory_free(allocator, any);
    return w->states == NULL || w->kept == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

/* Whether `one` is at least as good for every party and better for some. */
static bool dominates(const ent_solution *solution, uint32_t one, uint32_t other)
{
    bool better = false;
    for (size_t p = 0; p < solution->graph.party_count; p++) {
        const uint32_t *level = solution->graph.movers[p].levels.of;
        if (level[one] < level[other]) {
            return false;
        }
        better = better || level[one] > level[other];
    }
    return better;
}

/* Sorts the equilibria by levels, the last party first, so that a stable sort leaves the first party
 * most significant; each descending. */
static ent_status sort_by_levels(work *w)
{
    const ent_graph *graph = &w->solution->graph;
    const ent_allocator *allocator = &w->context->allocator;
    uint32_t *value = ent_memory_new(allocator, w->count, sizeof *value);
    uint32_t *order = ent_memory_new(allocator, w->count, sizeof *order);
    uint32_t *sorted = ent_memory_new(allocator, w->count, sizeof *sorted);
    ent_status status =
        value == NULL || order == NULL || sorted == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    for (size_t p = graph->party_count; p-- > 0 && status == ENT_OK;) {
        const ent_levels *levels = &graph->movers[p].levels;
        for (size_t k = 0; k < w->count; k++) {
            value[k] = levels->count - 1 - levels->of[w->states[k]];
        }
        status = ent_sort_by_value(allocator, value, w->count, levels->count, order);
        for (size_t k = 0; k < w->count && status == ENT_OK; k++) {
            sorted[k] = w->states[order[k]];
        }
        if (status == ENT_OK) {
            memcpy(w->states, sorted, w->count * sizeof *sorted);
        }
    }
    ent_memory_free(allocator, value);
    ent_memory_free(allocator, order);
    ent_memory_free(allocator, sorted);
    return status;
}

static ent_status find_undominated(work *w)
{
    ent_digest *digest = &w->owned->digest;
    uint64_t comparisons = 0;
    ENT_TRY(sort_by_levels(w));
    for (size_t k = 0; k < w->count; k++) {
        bool dominated = false;
        for (size_t i = 0; i < w->kept_count && !dominated; i++) {
            dominated = dominates(w->solution, w->kept[i], w->states[k]);
            comparisons++;
        }
        if (!dominated) {
            w->kept[w->kept_count++] = w->states[k];
        }
        if (k % 4096 == 0) {
            ENT_TRY(ent_context_step(w->context, "comparing settlements", k, w->count));
        }
        if (comparisons > MOST_COMPARISONS) {
            memcpy(w->kept, w->states, w->count * sizeof *w->kept);
            w->kept_count = w->count;
            return ENT_OK;
        }
    }
    digest->undominated_known = true;
    digest->undominated_count = w->kept_count;
    return ENT_OK;
}

static ent_settlement settle(const work *w, uint32_t state)
{
    return (ent_settlement){.state = state,
                            .concepts = ent_equilibrium_concepts(w->solution, state),
                            .moves = w->searched ? w->moves.steps[state] : ENT_NOT_REACHED,
                            .improvements =
                                w->searched ? w->improvements.steps[state] : ENT_NOT_REACHED};
}

/* Leaves what cannot be reached from a today that is given out of the equilibria, unless that is all of them. */
static void leave_unreached_out(work *w)
{
    ent_digest *digest = &w->owned->digest;
    size_t reached = 0;
    if (!w->searched || !ent_today_given(w->solution->space->dispute)) {
        return;
    }
    for (size_t k = 0; k < w->count; k++) {
        reached += w->moves.steps[w->states[k]] != ENT_REACH_FAR;
    }
    digest->unreached_count = w->count - reached;
    if (reached == 0) {
        return;
    }
    reached = 0;
    for (size_t k = 0; k < w->count; k++) {
        if (w->moves.steps[w->states[k]] != ENT_REACH_FAR) {
            w->states[reached++] = w->states[k];
        }
    }
    w->count = reached;
}

/* Shows, as the last, one that is better than today for some party and worse for none, where there is one and none is
 * shown yet. */
static void show_improvement(const work *w, ent_settlement *list, size_t shown)
{
    const ent_solution *solution = w->solution;
    const uint32_t today = (uint32_t)solution->space->today;
    size_t best = SIZE_MAX;
    if (shown < 2 || !solution->space->has_today) {
        return; /* the strongest stays */
    }
    for (size_t k = 0; k < w->kept_count; k++) {
        if (!dominates(solution, w->kept[k], today)) {
            continue;
        }
        if (k < shown) {
            return; /* those shown stand first */
        }
        if (best == SIZE_MAX || ent_stronger(solution, w->kept[k], w->kept[best])) {
            best = k;
        }
    }
    if (best != SIZE_MAX) {
        list[shown - 1] = settle(w, w->kept[best]);
    }
}

/* The strongest of the kept ones, at most `most`: repeated selection, since `most` is small. */
static ent_status choose_shown(work *w, size_t most)
{
    ent_digest *digest = &w->owned->digest;
    const size_t shown = w->kept_count < most ? w->kept_count : most;
    ent_settlement *list = ent_arena_new(&w->owned->arena, shown, sizeof *list);
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < shown; i++) {
        size_t best = i;
        for (size_t k = i + 1; k < w->kept_count; k++) {
            if (ent_stronger(w->solution, w->kept[k], w->kept[best])) {
                best = k;
            }
        }
        const uint32_t state = w->kept[best];
        w->kept[best] = w->kept[i];
        w->kept[i] = state;
        list[i] = settle(w, state);
    }
    show_improvement(w, list, shown);
    digest->shown = list;
    digest->shown_count = shown;
    return ENT_OK;
}

/* Counts one state of a name, which is the strongest so far or not. */
static void count_state(const work *w, uint32_t state, uint32_t *best, ent_name_standing *name)
{
    const unsigned concepts = ent_equilibrium_concepts(w->solution, state);
    const unsigned most = ent_equilibrium_concepts(w->solution, *best);
    const bool holds = concepts != 0;
    const bool comes_first = name->states == 0 || ent_stronger(w->solution, state, *best);
    if (comes_first) {
        name->equally = name->states > 0 && concepts == most ? name->equally : 0;
        *best = state;
    }
    name->states++;
    name->equally += comes_first || concepts == most;
    for (size_t c = 0; c < ENT_CONCEPT_COUNT; c++) {
        name->under[c] += concepts >> c & 1;
    }
    const bool first = name->states - name->holding == 1;
    name->holding += holds;
    if (!holds && (first || ent_nearer(w->solution->space, state, name->failing))) {
        name->failing = state;
    }
}

/* What all states of a name that hold have, though it does not ask for it. */
static ent_status tie(const work *w, const uint64_t *bits, ent_name_standing *name)
{
    const ent_space *space = w->solution->space;
    const ent_tied_query query = {.solution = w->solution,
                                  .bits = bits,
                                  .within = w->where == NULL ? NULL : w->where->bits,
                                  .held = name->strongest.state};
    if (name->holding < 2) { /* the one is told by itself */
        return ENT_OK;
    }
    bool *tied = ent_arena_new(&w->owned->arena, space->dispute->option_count, sizeof *tied);
    if (tied == NULL) {
        return ENT_ERROR_MEMORY;
    }
    (void)ent_tied_find(&query, tied);
    name->tied = tied;
    return ENT_OK;
}

static ent_status judge_names(work *w)
{
    const ent_space *space = w->solution->space;
    ent_digest *digest = &w->owned->digest;
    digest->name_count = ent_name_count(space->dispute);
    ent_name_standing *list = ent_arena_new(&w->owned->arena, digest->name_count, sizeof *list);
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t n = 0; n < digest->name_count; n++) {
        list[n].name = n;
        uint32_t best = 0;
        const uint64_t *bits = space->named + n * ent_bits_words(space->count);
        for (size_t s = ent_bits_next(bits, space->count, 0); s < space->count;
             s = ent_bits_next(bits, space->count, s + 1)) {
            if (w->where == NULL || ent_state_set_has(w->where, s)) {
                count_state(w, (uint32_t)s, &best, &list[n]);
            }
        }
        list[n].strongest = settle(w, best);
        ENT_TRY(tie(w, bits, &list[n]));
    }
    digest->names = list;
    return ENT_OK;
}

static ent_status search_from_today(work *w)
{
    const ent_graph *graph = &w->solution->graph;
    const ent_space *space = w->solution->space;
    if (!space->has_today) {
        return ENT_OK;
    }
    ent_reach_rule rule = {.without = graph->party_count, .any_order = true};
    ENT_TRY(ent_reach_new(w->context, graph, (uint32_t)space->today, &rule, &w->moves));
    rule.improvements_only = true;
    const ent_status status =
        ent_reach_new(w->context, graph, (uint32_t)space->today, &rule, &w->improvements);
    if (status != ENT_OK) {
        ent_reach_free(&w->moves);
        return status;
    }
    w->searched = true;
    return ENT_OK;
}

static ent_status make(work *w, size_t most)
{
    const ent_space *space = w->solution->space;
    ent_digest *digest = &w->owned->digest;
    ENT_TRY(gather(w));
    digest->equilibrium_count = w->count;
    ENT_TRY(search_from_today(w));
    ENT_TRY(judge_names(w));
    ENT_TRY(ent_clusters_shared(space, w->states, w->count, &w->owned->arena, &digest->common));
    ent_cluster *clusters = ent_arena_new(&w->owned->arena, ENT_MOST_CLUSTERS, sizeof *clusters);
    if (clusters == NULL) {
        return ENT_ERROR_MEMORY;
    }
    digest->clusters = clusters;
    ENT_TRY(ent_clusters_make(space, w->states, w->count, &w->owned->arena, clusters,
                              &digest->cluster_count));
    leave_unreached_out(w);
    ENT_TRY(find_undominated(w));
    return choose_shown(w, most);
}

ent_status ent_digest_new(ent_context *context, const ent_solution *solution,
                          const ent_state_set *where, size_t most, ent_digest **out)
{
    if (context == NULL || solution == NULL || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    work w = {.context = context, .solution = solution, .where = where};
    w.owned = ent_memory_zero(&context->allocator, 1, sizeof *w.owned);
    if (w.owned == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_arena_init(&w.owned->arena, &context->allocator);
    const ent_status status = make(&w, most);
    if (w.searched) {
        ent_reach_free(&w.moves);
        ent_reach_free(&w.improvements);
    }
    ent_memory_free(&context->allocator, w.states);
    ent_memory_free(&context->allocator, w.kept);
    if (status != ENT_OK) {
        ent_digest_free(context, &w.owned->digest);
        return status;
    }
    *out = &w.owned->digest;
    return ENT_OK;
}

void ent_digest_free(ent_context *context, ent_digest *digest)
{
    if (digest != NULL) {
        owned *block = (owned *)digest; /* its first member */
        ent_arena_free(&block->arena);
        ent_memory_free(&context->allocator, block);
    }
}
