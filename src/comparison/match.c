/* SPDX-License-Identifier: MIT */
/*
 * Which states correspond.
 *
 * Each state gets a signature: for every common option the number of its value's word among the words of both
 * sides, or one more where a merged state leaves it open, packed into words. States with one signature are a class,
 * found by a table of open addressing. The hidden option of graph form is common to two graphs.
 */
#include "comparison/comparison.h"

#include "diag/context.h"
#include "diag/diagnostic.h"

#include <string.h>

typedef struct common {
    size_t option[ENT_SIDES];
    uint32_t *number[ENT_SIDES]; /* per value, of its word */
    uint32_t open;               /* the number for what is left open */
    size_t word;
    unsigned shift;
} common;

typedef struct matcher {
    ent_context *context;
    ent_comparison *c;
    ent_arena arena;
    common *options;
    size_t count, words;
    uint64_t *keys;  /* of classes */
    uint32_t *slots; /* class + 1; 0: free */
    size_t capacity;
} matcher;

static bool same_value(const ent_option *a, size_t i, const ent_option *b, size_t k)
{
    if (a->graded && b->graded) {
        return strcmp(a->values[i], b->values[k]) == 0;
    }
    static const char *const words[] = {"no", "yes"};
    return strcmp(a->graded ? a->values[i] : words[i], b->graded ? b->values[k] : words[k]) == 0;
}

/* Numbers the values of an option that both have: those of `after` first, then what is only in `before`. */
static ent_status number_values(matcher *m, common *o, bool by_place)
{
    const ent_option *b = &ent_comparison_dispute(m->c, 0)->options[o->option[0]];
    const ent_option *a = &ent_comparison_dispute(m->c, 1)->options[o->option[1]];
    o->number[0] = ent_arena_new(&m->arena, b->value_count, sizeof(uint32_t));
    o->number[1] = ent_arena_new(&m->arena, a->value_count, sizeof(uint32_t));
    if (o->number[0] == NULL || o->number[1] == NULL) {
        return ENT_ERROR_MEMORY;
    }
    uint32_t next = a->value_count;
    for (uint32_t v = 0; v < a->value_count; v++) {
        o->number[1][v] = v;
    }
    for (uint32_t v = 0; v < b->value_count; v++) {
        uint32_t found = by_place && v < a->value_count ? v : a->value_count;
        for (uint32_t k = 0; !by_place && k < a->value_count; k++) {
            found = same_value(b, v, a, k) ? k : found;
        }
        o->number[0][v] = found < a->value_count ? found : next++;
    }
    o->open = next;
    return ENT_OK;
}

/* Lays the common options out in words. */
static void lay_out(matcher *m)
{
    unsigned used = 0;
    m->words = 1;
    for (size_t i = 0; i < m->count; i++) {
        unsigned bits = 1;
        while ((uint64_t)1 << bits <= m->options[i].open) {
            bits++;
        }
        if (used + bits > 64) {
            m->words++;
            used = 0;
        }
        m->options[i].word = m->words - 1;
        m->options[i].shift = used;
        used += bits;
    }
}

static ent_status find_common(matcher *m)
{
    const ent_dispute *before = ent_comparison_dispute(m->c, 0);
    const ent_dispute *after = ent_comparison_dispute(m->c, 1);
    const bool graphs = before->graph != NULL && after->graph != NULL;
    const bool mixed = (before->graph != NULL) != (after->graph != NULL);
    const bool by_place = graphs && before->graph->numbered && after->graph->numbered;
    const bool unlike = graphs && before->graph->numbered != after->graph->numbered;
    m->options = ent_arena_new(&m->arena, before->option_count, sizeof *m->options);
    if (m->options == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; !mixed && !unlike && i < before->option_count; i++) {
        for (size_t k = 0; k < after->option_count; k++) {
            if (graphs || strcmp(before->options[i].id, after->options[k].id) == 0) {
                common *o = &m->options[m->count++];
                o->option[0] = i;
                o->option[1] = k;
                ENT_TRY(number_values(m, o, by_place));
                break;
            }
        }
    }
    if (m->count == 0) {
        ENT_TRY(ent_issue_plain(m->context, ENT_KIND_NOTHING_COMMON,
                                "'%s' and '%s' have nothing in common", before->source.name,
                                after->source.name));
        return ENT_ERROR_UNSUPPORTED;
    }
    lay_out(m);
    return ENT_OK;
}

static void write_key(const matcher *m, size_t side, uint64_t state, uint64_t *out)
{
    const ent_space *space = m->c->space[side];
    memset(out, 0, m->words * sizeof *out);
    for (size_t i = 0; i < m->count; i++) {
        const common *o = &m->options[i];
        const size_t option = o->option[side];
        const uint32_t number = ent_state_varies(space, state, option)
                                    ? o->open
                                    : o->number[side][ent_state_value(space, state, option)];
        out[o->word] |= (uint64_t)number << o->shift;
    }
}

static uint64_t hash(const uint64_t *key, size_t words)
{
    uint64_t h = 0x9E3779B97F4A7C15u;
    for (size_t i = 0; i < words; i++) {
        h = (h ^ key[i]) * 0xBF58476D1CE4E5B9u;
        h ^= h >> 29;
    }
    return h;
}

/* The class of the key that stands behind the last class; a new one where there is none yet. */
static uint32_t find_class(matcher *m)
{
    ent_comparison *c = m->c;
    const uint64_t *key = m->keys + c->class_count * m->words;
    size_t at = (size_t)hash(key, m->words) & (m->capacity - 1);
    while (m->slots[at] != 0) {
        const uint32_t found = m->slots[at] - 1;
        if (memcmp(m->keys + found * m->words, key, m->words * sizeof *key) == 0) {
            return found;
        }
        at = (at + 1) & (m->capacity - 1);
    }
    m->slots[at] = (uint32_t)++c->class_count;
    return m->slots[at] - 1;
}

static ent_status classify(matcher *m, size_t side)
{
    ent_comparison *c = m->c;
    for (size_t s = 0; s < c->space[side]->count; s++) {
        if (s % ENT_STAGE_STATES == 0) {
            ENT_TRY(ent_context_step(m->context, "comparing states", s, c->space[side]->count));
        }
        write_key(m, side, s, m->keys + c->class_count * m->words);
        const uint32_t class = find_class(m);
        ent_class *of = &c->classes[class];
        of->first[side] = of->count[side] == 0 ? (uint32_t)s : of->first[side];
        of->count[side]++;
        c->class_of[side][s] = class;
    }
    return ENT_OK;
}

static ent_status match_all(matcher *m)
{
    ent_comparison *c = m->c;
    const ent_allocator *allocator = &c->allocator;
    const size_t states = c->space[0]->count + c->space[1]->count;
    ENT_TRY(find_common(m));
    m->capacity = 2;
    while (m->capacity < states + states / 2) {
        m->capacity *= 2;
    }
    m->keys = ent_memory_new(allocator, states + 1, m->words * sizeof *m->keys);
    m->slots = ent_memory_zero(allocator, m->capacity, sizeof *m->slots);
    c->classes = ent_memory_zero(allocator, states, sizeof *c->classes);
    for (size_t side = 0; side < ENT_SIDES; side++) {
        c->class_of[side] = ent_memory_new(allocator, c->space[side]->count, sizeof(uint32_t));
    }
    if (m->keys == NULL || m->slots == NULL || c->classes == NULL || c->class_of[0] == NULL ||
        c->class_of[1] == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(classify(m, 0));
    return classify(m, 1);
}

ent_status ent_comparison_match(ent_context *context, ent_comparison *comparison)
{
    matcher m = {.context = context, .c = comparison};
    ent_arena_init(&m.arena, &context->allocator);
    const ent_status status = match_all(&m);
    ent_memory_free(&comparison->allocator, m.keys);
    ent_memory_free(&comparison->allocator, m.slots);
    ent_arena_free(&m.arena);
    return status;
}
