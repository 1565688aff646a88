/* SPDX-License-Identifier: MIT */
/*
 * Finding the moves of a party one by one.
 *
 * The assignments, merged members included, are sorted by all that the party cannot change; a group is a
 * run of equal ones. The moves of a state are found by comparing each of its members with its group. A
 * stamp per state leaves out repeated targets, which merging makes. Moves are counted first, then
 * written.
 */
#include "space/arcs.h"

#include "base/sort.h"
#include "diag/diagnostic.h"
#include "space/merge.h"

#include <string.h>

typedef struct work {
    ent_context *context;
    const ent_space *space;
    const ent_party *party;
    const uint64_t *keys; /* of the assignments */
    size_t assignments, plain;
    uint64_t *fixed;    /* the bits that the party cannot change */
    uint32_t *order;    /* assignments, group by group */
    uint32_t *place;    /* per assignment: where it stands in `order` */
    uint32_t *group;    /* per place: where its group begins */
    uint32_t *state_of; /* per assignment */
    uint32_t *stamp;    /* per state: the last one, plus 1, that was found to lead to it */
    ent_adjacency arcs;
} work;

bool ent_space_transitive(const ent_space *space)
{
    const ent_dispute *dispute = space->dispute;
    bool transitive = dispute->graph == NULL && space->merged_count == 0;
    for (size_t o = 0; o < dispute->option_count; o++) {
        const ent_option *option = &dispute->options[o];
        transitive = transitive && (option->moves != ENT_MOVES_STEP || option->value_count == 2);
    }
    return transitive;
}

static bool may_change(const ent_option *option, uint32_t from, uint32_t to)
{
    switch (option->moves) {
    case ENT_MOVES_UP:
        return to > from;
    case ENT_MOVES_DOWN:
        return to < from;
    case ENT_MOVES_STEP:
        return to == from + 1 || from == to + 1;
    case ENT_MOVES_NEVER:
        return false;
    case ENT_MOVES_ANY:
    case ENT_MOVES_COUNT:
        break;
    }
    return true;
}

/* Whether the party can go from one assignment to another of the same group. */
static bool is_move(const work *w, const uint64_t *from, const uint64_t *to)
{
    for (size_t o = 0; o < w->party->option_count; o++) {
        const ent_option *option = &w->space->dispute->options[w->party->first_option + o];
        const uint32_t before = ent_key_value(option, from), after = ent_key_value(option, to);
        if (before != after && !may_change(option, before, after)) {
            return false;
        }
    }
    return true;
}

/* Where the assignments are: behind the plain states the members, merged state by merged state. */
static void place_assignments(work *w)
{
    const ent_space *space = w->space;
    w->plain = space->count - space->merged_count;
    w->keys = space->keys;
    for (size_t a = 0; a < w->plain; a++) {
        w->state_of[a] = (uint32_t)a;
    }
    for (size_t m = 0; m < space->merged_count; m++) {
        for (size_t k = space->member_start[m]; k < space->member_start[m + 1]; k++) {
            w->state_of[w->plain + k] = (uint32_t)(w->plain + m);
        }
    }
}

/* The key of an assignment; those of members stand behind the keys of all states. */
static const uint64_t *key_of(const work *w, size_t assignment)
{
    const size_t skip = assignment < w->plain ? 0 : w->space->merged_count;
    return w->keys + (assignment + skip) * w->space->dispute->key_words;
}

static bool differ(const work *w, uint32_t a, uint32_t b)
{
    const uint64_t *one = key_of(w, a), *other = key_of(w, b);
    for (size_t k = 0; k < w->space->dispute->key_words; k++) {
        if (((one[k] ^ other[k]) & w->fixed[k]) != 0) {
            return true;
        }
    }
    return false;
}

/* Sorts the assignments by what the party cannot change. Sorting goes by place among the keys, where the
 * merged states stand between plain states and members. */
static ent_status find_groups(work *w)
{
    const ent_dispute *dispute = w->space->dispute;
    const uint32_t skip = (uint32_t)w->space->merged_count;
    for (size_t o = 0; o < dispute->option_count; o++) {
        const ent_option *option = &dispute->options[o];
        if (o - w->party->first_option >= w->party->option_count) {
            w->fixed[option->word] |= (((uint64_t)1 << option->bits) - 1) << option->shift;
        }
    }
    for (size_t a = 0; a < w->assignments; a++) {
        w->order[a] = (uint32_t)a + (a < w->plain ? 0 : skip);
    }
    ENT_TRY(ent_sort_by_key(&w->context->allocator, w->keys, dispute->key_words, w->fixed,
                            w->assignments, w->order));
    for (size_t k = 0; k < w->assignments; k++) {
        w->order[k] -= w->order[k] < w->plain ? 0 : skip;
        w->place[w->order[k]] = (uint32_t)k;
        const bool opens = k == 0 || differ(w, w->order[k - 1], w->order[k]);
        w->group[k] = opens ? (uint32_t)k : w->group[k - 1];
    }
    return ENT_OK;
}

/* Goes through the moves of one assignment of `state`; writes the targets at `next` unless it only
 * counts. Returns how many there are. */
static size_t visit(work *w, uint32_t assignment, uint32_t state, uint32_t *next)
{
    const uint64_t *from = key_of(w, assignment);
    const uint32_t first = w->group[w->place[assignment]];
    size_t found = 0;
    for (size_t k = first; k < w->assignments && w->group[k] == first; k++) {
        const uint32_t to = w->state_of[w->order[k]];
        if (to != state && w->stamp[to] != state + 1 && is_move(w, from, key_of(w, w->order[k]))) {
            w->stamp[to] = state + 1;
            if (next != NULL) {
                next[found] = to;
            }
            found++;
        }
    }
    return found;
}

static ent_status refuse_many(ent_context *context)
{
    ENT_TRY(ent_issue_plain(context, ENT_KIND_MOVE_LIMIT, "there are more than %llu moves",
                            (unsigned long long)context->max_moves));
    return ENT_ERROR_LIMIT;
}

/* One round over all states: counts, or, with `write`, writes. */
static ent_status go_round(work *w, bool write)
{
    const ent_space *space = w->space;
    size_t total = 0;
    memset(w->stamp, 0, space->count * sizeof *w->stamp);
    for (size_t s = 0; s < space->count; s++) {
        size_t first = s, end = s + 1;
        if (s >= w->plain) {
            first = w->plain + space->member_start[s - w->plain];
            end = w->plain + space->member_start[s - w->plain + 1];
        }
        for (size_t a = first; a < end; a++) {
            total += visit(w, (uint32_t)a, (uint32_t)s, write ? w->arcs.to + total : NULL);
        }
        w->arcs.start[s + 1] = total;
        if (total > w->context->max_moves) {
            return refuse_many(w->context);
        }
        if (s % 256 == 0) {
            ENT_TRY(ent_context_step(w->context, "finding moves", s, space->count));
        }
    }
    return ENT_OK;
}

static ent_status find(work *w)
{
    const ent_allocator *allocator = &w->context->allocator;
    place_assignments(w);
    ENT_TRY(find_groups(w));
    ENT_TRY(go_round(w, false));
    w->arcs.to = ent_memory_new(allocator, w->arcs.start[w->space->count], sizeof *w->arcs.to);
    return w->arcs.to == NULL ? ENT_ERROR_MEMORY : go_round(w, true);
}

static ent_status find_by_options(work *w)
{
    const ent_allocator *allocator = &w->context->allocator;
    const ent_space *space = w->space;
    w->assignments = space->count;
    if (space->merged_count > 0) {
        w->assignments += space->member_start[space->merged_count] - space->merged_count;
    }
    w->fixed = ent_memory_zero(allocator, space->dispute->key_words, sizeof(uint64_t));
    w->order = ent_memory_new(allocator, w->assignments, sizeof *w->order);
    w->place = ent_memory_new(allocator, w->assignments, sizeof *w->place);
    w->group = ent_memory_new(allocator, w->assignments, sizeof *w->group);
    w->state_of = ent_memory_new(allocator, w->assignments, sizeof *w->state_of);
    w->stamp = ent_memory_new(allocator, space->count, sizeof *w->stamp);
    w->arcs.allocator = allocator;
    w->arcs.start = ent_memory_zero(allocator, space->count + 1, sizeof *w->arcs.start);
    ent_status status = ENT_ERROR_MEMORY;
    if (w->fixed != NULL && w->order != NULL && w->place != NULL && w->group != NULL &&
        w->state_of != NULL && w->stamp != NULL && w->arcs.start != NULL) {
        status = find(w);
    }
    ent_memory_free(allocator, w->fixed);
    ent_memory_free(allocator, w->order);
    ent_memory_free(allocator, w->place);
    ent_memory_free(allocator, w->group);
    ent_memory_free(allocator, w->state_of);
    ent_memory_free(allocator, w->stamp);
    return status;
}

/* In graph form the file lists the moves; this is a copy that its user can release. */
static ent_status copy_listed(work *w)
{
    const ent_adjacency *listed = &w->party->arcs;
    const size_t count = w->space->count, arcs = listed->start[count];
    if (arcs > w->context->max_moves) {
        return refuse_many(w->context);
    }
    w->arcs.allocator = &w->context->allocator;
    w->arcs.start = ent_memory_new(w->arcs.allocator, count + 1, sizeof *w->arcs.start);
    w->arcs.to = ent_memory_new(w->arcs.allocator, arcs, sizeof *w->arcs.to);
    if (w->arcs.start == NULL || w->arcs.to == NULL) {
        return ENT_ERROR_MEMORY;
    }
    memcpy(w->arcs.start, listed->start, (count + 1) * sizeof *w->arcs.start);
    memcpy(w->arcs.to, listed->to, arcs * sizeof *w->arcs.to);
    return ENT_OK;
}

ent_status ent_arcs_new(ent_context *context, const ent_space *space, size_t party,
                        ent_adjacency *out)
{
    work w = {.context = context, .space = space, .party = &space->dispute->parties[party]};
    const ent_status status = space->dispute->graph == NULL ? find_by_options(&w) : copy_listed(&w);
    if (status != ENT_OK) {
        ent_adjacency_free(&w.arcs);
        return status;
    }
    *out = w.arcs;
    return ENT_OK;
}
