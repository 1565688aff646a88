/* SPDX-License-Identifier: MIT */
/*
 * Clusters of states.
 *
 * A cluster is told by the values that its members share; its *vagueness* is its size times the number
 * of options that are open in it. Starting from one cluster, the split "option o has value v, or not"
 * that removes the most vagueness is made, in whichever cluster it is, until there are enough clusters
 * or no split removes any. Ties: the first cluster, option and value.
 *
 * All splits of a cluster are judged in one pass: for each option and value the conjunction and the
 * disjunction of the keys that have it; an option is open where the two differ in its field.
 */
#include "explain/clusters.h"

#include <stdlib.h>
#include <string.h>

/* Conjunction, disjunction and number of some keys. */
typedef struct summary {
    uint64_t *all, *any;
    size_t count;
} summary;

typedef struct part {
    size_t start, count;
    uint64_t gain; /* of its best split; 0: none */
    size_t option;
    uint32_t value;
} part;

typedef struct work {
    const ent_space *space;
    uint32_t *states;
    summary *by_value; /* per option and value; the values of option o start at first[o] */
    size_t *first;
    summary rest;
    size_t words;
} work;

static void start_summary(const work *w, summary *s)
{
    memset(s->all, 0xFF, w->words * sizeof(uint64_t));
    memset(s->any, 0, w->words * sizeof(uint64_t));
    s->count = 0;
}

static void join(const work *w, summary *into, const uint64_t *all, const uint64_t *any,
                 size_t count)
{
    for (size_t k = 0; k < w->words; k++) {
        into->all[k] &= all[k];
        into->any[k] |= any[k];
    }
    into->count += count;
}

static uint64_t vagueness(const work *w, const summary *s)
{
    const ent_dispute *dispute = w->space->dispute;
    uint64_t open = 0;
    for (size_t o = 0; o < dispute->option_count && s->count > 0; o++) {
        const ent_option *option = &dispute->options[o];
        open += ent_key_value(option, s->all) != ent_key_value(option, s->any);
    }
    return open * s->count;
}

static void summarize(work *w, const part *p)
{
    const ent_dispute *dispute = w->space->dispute;
    const size_t values = w->first[dispute->option_count];
    for (size_t i = 0; i < values; i++) {
        start_summary(w, &w->by_value[i]);
    }
    for (size_t k = p->start; k < p->start + p->count; k++) {
        const uint64_t *key = ent_space_key(w->space, w->states[k]);
        for (size_t o = 0; o < dispute->option_count; o++) {
            summary *s = &w->by_value[w->first[o] + ent_key_value(&dispute->options[o], key)];
            join(w, s, key, key, 1);
        }
    }
}

/* Fills in the best split of a part. */
static void judge(work *w, part *p)
{
    const ent_dispute *dispute = w->space->dispute;
    summarize(w, p);
    start_summary(w, &w->rest);
    for (size_t i = w->first[0]; i < w->first[1]; i++) {
        join(w, &w->rest, w->by_value[i].all, w->by_value[i].any, w->by_value[i].count);
    }
    const uint64_t whole = vagueness(w, &w->rest);
    p->gain = 0;
    for (size_t o = 0; o < dispute->option_count; o++) {
        const uint32_t values = dispute->options[o].value_count;
        for (uint32_t v = 0; v < (values == 2 ? 1 : values); v++) {
            start_summary(w, &w->rest);
            for (uint32_t u = 0; u < values; u++) {
                const summary *s = &w->by_value[w->first[o] + u];
                if (u != v) {
                    join(w, &w->rest, s->all, s->any, s->count);
                }
            }
            const summary *with = &w->by_value[w->first[o] + v];
            const uint64_t left = vagueness(w, with) + vagueness(w, &w->rest);
            if (with->count > 0 && w->rest.count > 0 && left < whole && whole - left > p->gain) {
                p->gain = whole - left;
                p->option = o;
                p->value = v;
            }
        }
    }
}

/* Splits a part in place; its second half goes to `other`. */
static void split(work *w, part *p, part *other)
{
    const ent_option *option = &w->space->dispute->options[p->option];
    size_t end = p->start;
    for (size_t k = p->start; k < p->start + p->count; k++) {
        if (ent_key_value(option, ent_space_key(w->space, w->states[k])) == p->value) {
            const uint32_t swap = w->states[end];
            w->states[end++] = w->states[k];
            w->states[k] = swap;
        }
    }
    *other = (part){.start = end, .count = p->start + p->count - end};
    p->count = end - p->start;
    judge(w, p);
    judge(w, other);
}

static int larger_first(const void *left, const void *right)
{
    const part *a = left, *b = right;
    if (a->count != b->count) {
        return a->count > b->count ? -1 : 1;
    }
    return a->start < b->start ? -1 : 1;
}

static size_t divide(work *w, size_t count, part *parts)
{
    size_t made = 1;
    parts[0] = (part){.start = 0, .count = count};
    judge(w, &parts[0]);
    while (made < ENT_MOST_CLUSTERS) {
        size_t best = 0;
        for (size_t i = 1; i < made; i++) {
            best = parts[i].gain > parts[best].gain ? i : best;
        }
        if (parts[best].gain == 0) {
            break;
        }
        split(w, &parts[best], &parts[made]);
        made++;
    }
    qsort(parts, made, sizeof *parts, larger_first);
    return made;
}

static ent_status new_work(work *w, ent_arena *arena)
{
    const ent_dispute *dispute = w->space->dispute;
    w->words = dispute->key_words;
    w->first = ent_arena_new(arena, dispute->option_count + 1, sizeof *w->first);
    if (w->first == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t o = 0; o < dispute->option_count; o++) {
        w->first[o + 1] = w->first[o] + dispute->options[o].value_count;
    }
    const size_t values = w->first[dispute->option_count];
    w->by_value = ent_arena_new(arena, values, sizeof *w->by_value);
    uint64_t *keys = ent_arena_new(arena, (values + 1) * 2 * w->words, sizeof *keys);
    if (w->by_value == NULL || keys == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i <= values; i++) {
        summary *s = i < values ? &w->by_value[i] : &w->rest;
        s->all = keys + 2 * i * w->words;
        s->any = s->all + w->words;
    }
    return ENT_OK;
}

ent_status ent_clusters_shared(const ent_space *space, const uint32_t *states, size_t count,
                               ent_arena *arena, const int32_t **out)
{
    const ent_dispute *dispute = space->dispute;
    int32_t *shared = ent_arena_new(arena, dispute->option_count, sizeof *shared);
    if (shared == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t o = 0; o < dispute->option_count; o++) {
        shared[o] = count == 0 ? -1 : (int32_t)ent_state_value(space, states[0], o);
        for (size_t k = 0; k < count && shared[o] >= 0; k++) {
            if ((int32_t)ent_state_value(space, states[k], o) != shared[o] ||
                ent_state_varies(space, states[k], o)) {
                shared[o] = -1;
            }
        }
    }
    *out = shared;
    return ENT_OK;
}

ent_status ent_clusters_make(const ent_space *space, uint32_t *states, size_t count,
                             ent_arena *arena, ent_cluster *out, size_t *made)
{
    part parts[ENT_MOST_CLUSTERS];
    ent_arena scratch;
    ent_arena_init(&scratch, arena->allocator);
    work w = {.space = space, .states = states};
    ent_status status = space->dispute->graph == NULL ? new_work(&w, &scratch) : ENT_OK;
    *made = 0;
    if (status == ENT_OK && count > ENT_MOST_CLUSTERS && space->dispute->graph == NULL) {
        const size_t parts_made = divide(&w, count, parts);
        for (size_t i = 0; i < parts_made && parts_made > 1 && status == ENT_OK; i++) {
            out[i].count = parts[i].count;
            status = ent_clusters_shared(space, states + parts[i].start, parts[i].count, arena,
                                         &out[i].shared);
        }
        *made = parts_made > 1 ? parts_made : 0;
    }
    ent_arena_free(&scratch);
    return status;
}
