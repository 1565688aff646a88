/* SPDX-License-Identifier: MIT */
/* Trees over the states of each part: ranges halved by number, with the greatest numbers of each. */
#include "coalitions/dominance.h"

enum { LEAF = 8 /* places that are looked at one by one */ };

/* A range of places; those of more than LEAF have a middle, which names them. */
typedef struct range {
    size_t first, end;
} range;

static size_t middle_of(range r)
{
    return r.first + (r.end - r.first) / 2;
}

static const uint32_t *point_of(const ent_dominance *t, size_t place)
{
    return t->points + (size_t)t->states[place] * t->size;
}

/* Writes the greatest numbers of a range; returns which number spreads most in it. */
static size_t survey(const ent_dominance *t, range r, uint32_t *most)
{
    size_t widest = 0;
    uint32_t width = 0;
    for (size_t i = 0; i < t->size; i++) {
        uint32_t least = UINT32_MAX, greatest = 0;
        for (size_t k = r.first; k < r.end; k++) {
            const uint32_t number = point_of(t, k)[i];
            least = number < least ? number : least;
            greatest = number > greatest ? number : greatest;
        }
        most[i] = greatest;
        if (greatest - least > width) {
            width = greatest - least;
            widest = i;
        }
    }
    return widest;
}

static void swap(ent_dominance *t, size_t a, size_t b)
{
    const uint32_t state = t->states[a];
    t->states[a] = t->states[b];
    t->states[b] = state;
}

/* Puts the places of a range in order as far as its middle: none before it has a greater number than any
 * from it on (Hoare 1961). */
static void halve(ent_dominance *t, range r, size_t number)
{
    const size_t middle = middle_of(r);
    while (r.end - r.first > 1) {
        const uint32_t pivot = point_of(t, middle_of(r))[number];
        size_t low = r.first, high = r.end - 1;
        while (low <= high) {
            while (point_of(t, low)[number] < pivot) {
                low++;
            }
            while (point_of(t, high)[number] > pivot) {
                high--;
            }
            if (low > high) {
                break;
            }
            swap(t, low++, high);
            if (high == 0) {
                break;
            }
            high--;
        }
        if (middle >= low) {
            r.first = low;
        } else if (middle <= high) {
            r.end = high + 1;
        } else {
            return; /* between them, all equal to the pivot */
        }
    }
}

static void grow(ent_dominance *t, range r)
{
    if (r.end - r.first <= LEAF) {
        return;
    }
    const size_t middle = middle_of(r);
    halve(t, r, survey(t, r, t->most + middle * t->size));
    grow(t, (range){r.first, middle});
    grow(t, (range){middle, r.end});
}

ent_status ent_dominance_new(const ent_allocator *allocator, const ent_ways *ways,
                             const uint32_t *points, size_t size, ent_dominance *out)
{
    const size_t places = ways->states.start[ways->part_count];
    ent_dominance trees = {
        .allocator = allocator, .points = points, .size = size, .start = ways->states.start};
    trees.states = ent_memory_new(allocator, places, sizeof *trees.states);
    trees.most = ent_memory_new(allocator, places, size * sizeof *trees.most);
    if (trees.states == NULL || trees.most == NULL) {
        ent_dominance_free(&trees);
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < places; k++) {
        trees.states[k] = ways->states.to[k];
    }
    for (uint32_t part = 0; part < ways->part_count; part++) {
        grow(&trees, (range){trees.start[part], trees.start[part + 1]});
    }
    *out = trees;
    return ENT_OK;
}

void ent_dominance_free(ent_dominance *trees)
{
    if (trees->allocator != NULL) {
        ent_memory_free(trees->allocator, trees->states);
        ent_memory_free(trees->allocator, trees->most);
        *trees = (ent_dominance){0};
    }
}

/* Whether all numbers are above. */
static bool above(const uint32_t *numbers, const uint32_t *than, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (numbers[i] <= than[i]) {
            return false;
        }
    }
    return true;
}

/* Whether a range is one of many places, of which some may be above. */
static bool worth_halving(const ent_dominance *t, range r, const uint32_t *than, bool *leaf)
{
    *leaf = r.end - r.first <= LEAF;
    return !*leaf && above(t->most + middle_of(r) * t->size, than, t->size);
}

static bool any_in(const ent_dominance *t, range r, const uint32_t *than)
{
    bool leaf = false;
    if (worth_halving(t, r, than, &leaf)) {
        return any_in(t, (range){middle_of(r), r.end}, than) ||
               any_in(t, (range){r.first, middle_of(r)}, than);
    }
    for (size_t k = r.first; leaf && k < r.end; k++) {
        if (above(point_of(t, k), than, t->size)) {
            return true;
        }
    }
    return false;
}

bool ent_dominance_any(const ent_dominance *trees, uint32_t part, const uint32_t *than)
{
    return any_in(trees, (range){trees->start[part], trees->start[part + 1]}, than);
}

static ent_status list_in(const ent_dominance *t, range r, const uint32_t *than,
                          ent_state_list *out)
{
    bool leaf = false;
    if (worth_halving(t, r, than, &leaf)) {
        ENT_TRY(list_in(t, (range){r.first, middle_of(r)}, than, out));
        return list_in(t, (range){middle_of(r), r.end}, than, out);
    }
    for (size_t k = r.first; leaf && k < r.end; k++) {
        if (above(point_of(t, k), than, t->size)) {
            ENT_TRY(ent_state_list_add(t->allocator, out, t->states[k]));
        }
    }
    return ENT_OK;
}

ent_status ent_dominance_list(const ent_dominance *trees, uint32_t part, const uint32_t *than,
                              ent_state_list *out)
{
    return list_in(trees, (range){trees->start[part], trees->start[part + 1]}, than, out);
}
