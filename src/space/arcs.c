/* SPDX-License-Identifier: MIT */
/*
 * Finding the moves of a party one by one.
 *
 * The assignments, merged members included, are sorted by all that the party cannot change; a group is a
 * run of equal ones. The moves of a state are found by comparing each of its members with its group. A
 * stamp per state leaves out repeated targets, which merging makes; a group of which a merged state has
 * all there is to have is not looked through for its other members. Where the values that the party's
 * options can take next are few (steps), these are tried instead of the group. Moves are counted first,
 * then written.
 */
#include "space/arcs.h"

#include "base/sort.h"
#include "diag/diagnostic.h"
#include "space/moves.h"

#include <string.h>

enum { PAIRS_A_STEP = 1 << 21 }; /* pairs between two looks at cancel */

typedef struct work {
    ent_context *context;
    const ent_space *space;
    const ent_party *party;
    const uint64_t *keys; /* of the assignments */
    size_t assignments, plain;
    uint64_t *fixed;    /* the bits that the party cannot change */
    uint64_t *bound;    /* the bits of its options that do not move freely */
    uint32_t *order;    /* assignments, group by group */
    uint32_t *place;    /* per assignment: where it stands in `order` */
    uint32_t *group;    /* per place: where its group begins */
    uint32_t *state_of; /* per assignment */
    uint32_t *stamp;    /* per state: the last one, plus 1, that was found to lead to it */
    uint32_t *size;     /* per place where a group begins: how many it has */
    uint32_t *done; /* per place where a group begins: the last state, plus 1, that has all of it */
    uint64_t *key;  /* room for one */
    size_t pairs;   /* looked at since the last time that cancel was asked */
    ent_adjacency arcs;
} work;

bool ent_space_transitive(const ent_space *space)
{
    const ent_dispute *dispute = space->dispute;
    bool transitive = dispute->graph == NULL && space->merged_count == 0;
    for (size_t o = 0; o < dispute->option_count; o++) {
        transitive = transitive && !ent_moves_by_steps(&dispute->options[o]);
    }
    return transitive;
}

/* Whether the party can go from one assignment to another of the same group. */
static bool is_move(const work *w, const uint64_t *from, const uint64_t *to)
{
    uint64_t differ = 0;
    for (size_t k = 0; k < w->space->dispute->key_words; k++) {
        differ |= (from[k] ^ to[k]) & w->bound[k];
    }
    if (differ == 0) {
        return true;
    }
    for (size_t o = 0; o < w->party->option_count; o++) {
        const ent_option *option = &w->space->dispute->options[w->party->first_option + o];
        const uint32_t before = ent_key_value(option, from), after = ent_key_value(option, to);
        if (before != after && !ent_moves_lead(option, before, after)) {
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
        const uint64_t field = (((uint64_t)1 << option->bits) - 1) << option->shift;
        if (o - w->party->first_option >= w->party->option_count) {
            w->fixed[option->word] |= field;
        } else if (option->moves != ENT_MOVES_ANY) {
            w->bound[option->word] |= field;
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
        w->size[k] = 0;
        w->size[w->group[k]]++;
    }
    return ENT_OK;
}

/* Files a target unless it is known already; returns how many were filed. */
static size_t file(work *w, uint32_t state, uint32_t to, uint32_t *next)
{
    if (to == state || w->stamp[to] == state + 1) {
        return 0;
    }
    w->stamp[to] = state + 1;
    if (next != NULL) {
        *next = to;
    }
    return 1;
}

/* Goes through the moves of one assignment of `state` by its group; writes the targets at `next` unless
 * it is NULL. Returns how many there are. */
static size_t visit_group(work *w, uint32_t assignment, uint32_t state, uint32_t *next)
{
    const uint64_t *from = key_of(w, assignment);
    const uint32_t first = w->group[w->place[assignment]];
    size_t found = 0, k = first;
    bool all = true;
    if (w->done[first] == state + 1) {
        return 0;
    }
    for (; k < w->assignments && w->group[k] == first; k++) {
        const uint32_t to = w->state_of[w->order[k]];
        if (to == state || w->stamp[to] == state + 1) {
            continue;
        }
        if (is_move(w, from, key_of(w, w->order[k]))) {
            found += file(w, state, to, next == NULL ? NULL : next + found);
        } else {
            all = false;
        }
    }
    if (all) {
        w->done[first] = state + 1;
    }
    w->pairs += k - first;
    return found;
}

/* How many combinations of values the party can set next; more than `most` when more. */
static size_t count_neighbours(const work *w, const uint64_t *key, size_t most)
{
    size_t total = 1;
    for (size_t o = 0; o < w->party->option_count && total <= most; o++) {
        const ent_option *option = &w->space->dispute->options[w->party->first_option + o];
        uint32_t low = 0, high = 0;
        ent_moves_range(option, ent_key_value(option, key), &low, &high);
        total *= high - low + 1;
    }
    return total;
}

/* Goes on to the next combination of values that the party can set from `from`; false after the last. */
static bool next_neighbour(work *w, const uint64_t *from)
{
    const ent_option *own = w->space->dispute->options + w->party->first_option;
    for (size_t o = 0; o < w->party->option_count; o++) {
        uint32_t low = 0, high = 0;
        const uint32_t value = ent_key_value(&own[o], w->key);
        ent_moves_range(&own[o], ent_key_value(&own[o], from), &low, &high);
        ent_key_set(&own[o], w->key, value < high ? value + 1 : low);
        if (value < high) {
            return true;
        }
    }
    return false;
}

/* The same as visit_group() by trying each such combination. */
static size_t visit_neighbours(work *w, uint32_t assignment, uint32_t state, uint32_t *next)
{
    const uint64_t *from = key_of(w, assignment);
    const ent_option *own = w->space->dispute->options + w->party->first_option;
    size_t found = 0;
    memcpy(w->key, from, w->space->dispute->key_words * sizeof *w->key);
    for (size_t o = 0; o < w->party->option_count; o++) {
        uint32_t low = 0, high = 0;
        ent_moves_range(&own[o], ent_key_value(&own[o], from), &low, &high);
        ent_key_set(&own[o], w->key, low);
    }
    do {
        size_t to = 0;
        if (ent_space_locate(w->space, w->key, &to)) {
            found += file(w, state, (uint32_t)to, next == NULL ? NULL : next + found);
        }
        w->pairs++;
    } while (next_neighbour(w, from));
    return found;
}

/* Whichever looks at less. */
static size_t visit(work *w, uint32_t assignment, uint32_t state, uint32_t *next)
{
    const size_t dear = 16; /* a combination costs as much as so many pairs */
    const size_t few = w->size[w->group[w->place[assignment]]] / dear;
    return count_neighbours(w, key_of(w, assignment), few) <= few
               ? visit_neighbours(w, assignment, state, next)
               : visit_group(w, assignment, state, next);
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
    memset(w->done, 0, w->assignments * sizeof *w->done);
    for (size_t s = 0; s < space->count; s++) {
        size_t first = s, end = s + 1;
        if (s >= w->plain) {
            first = w->plain + space->member_start[s - w->plain];
            end = w->plain + space->member_start[s - w->plain + 1];
        }
        for (size_t a = first; a < end; a++) {
            total += visit(w, (uint32_t)a, (uint32_t)s, write ? w->arcs.to + total : NULL);
            if (total > w->context->max_moves) {
                return refuse_many(w->context);
            }
            if (w->pairs >= PAIRS_A_STEP) {
                w->pairs = 0;
                ENT_TRY(ent_context_step(w->context, "finding moves", s, space->count));
            }
        }
        w->arcs.start[s + 1] = total;
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
    w->bound = ent_memory_zero(allocator, space->dispute->key_words, sizeof(uint64_t));
    w->order = ent_memory_new(allocator, w->assignments, sizeof *w->order);
    w->place = ent_memory_new(allocator, w->assignments, sizeof *w->place);
    w->group = ent_memory_new(allocator, w->assignments, sizeof *w->group);
    w->state_of = ent_memory_new(allocator, w->assignments, sizeof *w->state_of);
    w->stamp = ent_memory_new(allocator, space->count, sizeof *w->stamp);
    w->size = ent_memory_new(allocator, w->assignments, sizeof *w->size);
    w->done = ent_memory_new(allocator, w->assignments, sizeof *w->done);
    w->key = ent_memory_new(allocator, space->dispute->key_words, sizeof *w->key);
    w->arcs.allocator = allocator;
    w->arcs.start = ent_memory_zero(allocator, space->count + 1, sizeof *w->arcs.start);
    ent_status status = ENT_ERROR_MEMORY;
    if (w->fixed != NULL && w->bound != NULL && w->order != NULL && w->place != NULL &&
        w->group != NULL && w->state_of != NULL && w->stamp != NULL && w->size != NULL &&
        w->done != NULL && w->key != NULL && w->arcs.start != NULL) {
        status = find(w);
    }
    ent_memory_free(allocator, w->fixed);
    ent_memory_free(allocator, w->bound);
    ent_memory_free(allocator, w->order);
    ent_memory_free(allocator, w->place);
    ent_memory_free(allocator, w->group);
    ent_memory_free(allocator, w->state_of);
    ent_memory_free(allocator, w->stamp);
    ent_memory_free(allocator, w->size);
    ent_memory_free(allocator, w->done);
    ent_memory_free(allocator, w->key);
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
