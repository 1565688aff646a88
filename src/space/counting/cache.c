/* SPDX-License-Identifier: MIT */
/*
 * The cache of counts. An entry is the key, a word with the number of the count's digits, and these, two
 * a word. Whole keys are compared, so that a hash that two parts share does no harm.
 */
#include "space/counting/cache.h"

#include <string.h>

static const uint32_t NOT_TOLD = UINT32_MAX;

ent_status ent_cache_init(ent_cache *cache, const ent_residue *residue, size_t bytes)
{
    *cache = (ent_cache){.allocator = residue->allocator, .residue = residue};
    cache->bit_of_clause =
        ent_memory_new(cache->allocator, residue->clause_count, sizeof *cache->bit_of_clause);
    if (cache->bit_of_clause == NULL) {
        return ENT_ERROR_MEMORY;
    }
    uint32_t told = 0;
    for (size_t c = 0; c < residue->clause_count; c++) {
        const bool shortest = residue->start[c + 1] - residue->start[c] <= 2;
        cache->bit_of_clause[c] = shortest ? NOT_TOLD : told++;
    }
    cache->variable_words = (size_t)residue->variable_count / 64 + 1;
    cache->key_words = cache->variable_words + (told + 63) / 64;
    cache->most = bytes / 2 / sizeof(uint64_t);
    cache->most = cache->most < UINT32_MAX ? cache->most : UINT32_MAX - 1;
    cache->key = ent_memory_new(cache->allocator, cache->key_words, sizeof *cache->key);
    return cache->key == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

static void free_half(const ent_cache *cache, ent_cache_half *half)
{
    ent_memory_free(cache->allocator, half->words);
    ent_memory_free(cache->allocator, half->slots);
    *half = (ent_cache_half){.words = NULL};
}

void ent_cache_free(ent_cache *cache)
{
    free_half(cache, &cache->young);
    free_half(cache, &cache->old);
    ent_memory_free(cache->allocator, cache->bit_of_clause);
    ent_memory_free(cache->allocator, cache->key);
    cache->bit_of_clause = NULL;
    cache->key = NULL;
}

static void make_key(ent_cache *cache, const ent_part *part)
{
    const ent_residue *r = cache->residue;
    uint64_t *key = cache->key, *clauses = key + cache->variable_words;
    memset(key, 0, cache->key_words * sizeof *key);
    for (size_t i = part->variables; i < part->variables_end; i++) {
        key[r->variables[i] / 64] |= (uint64_t)1 << r->variables[i] % 64;
    }
    for (size_t i = part->clauses; i < part->clauses_end; i++) {
        const uint32_t bit = cache->bit_of_clause[r->clauses[i]];
        if (bit != NOT_TOLD) {
            clauses[bit / 64] |= (uint64_t)1 << bit % 64;
        }
    }
}

static size_t hash_key(const uint64_t *key, size_t words)
{
    uint64_t hash = 0x243F6A8885A308D3u;
    for (size_t i = 0; i < words; i++) {
        hash = (hash ^ key[i]) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 32;
    }
    return (size_t)hash;
}

/* The slot of a key: that of its entry, or the free one where it would go. */
static size_t find_slot(const ent_cache_half *half, const uint64_t *key, size_t words)
{
    const size_t mask = half->slot_count - 1;
    size_t slot = hash_key(key, words) & mask;
    while (half->slots[slot] != 0 &&
           memcmp(half->words + half->slots[slot] - 1, key, words * sizeof *key) != 0) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

/* The words of the entry of the present key; NULL when there is none. */
static const uint64_t *find(const ent_cache *cache, const ent_cache_half *half)
{
    if (half->slot_count == 0) {
        return NULL;
    }
    const uint32_t place = half->slots[find_slot(half, cache->key, cache->key_words)];
    return place == 0 ? NULL : half->words + place - 1;
}

static size_t entry_words(const ent_cache *cache, size_t digits)
{
    return cache->key_words + 1 + (digits + 1) / 2;
}

static ent_status make_slots(const ent_cache *cache, ent_cache_half *half)
{
    if (half->count * 2 < half->slot_count) {
        return ENT_OK;
    }
    const size_t count = half->slot_count == 0 ? 1024 : half->slot_count * 2;
    uint32_t *slots = ent_memory_zero(cache->allocator, count, sizeof *slots);
    if (slots == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_memory_free(cache->allocator, half->slots);
    half->slots = slots;
    half->slot_count = count;
    for (size_t at = 0; at < half->length;) {
        const uint64_t *entry = half->words + at;
        slots[find_slot(half, entry, cache->key_words)] = (uint32_t)at + 1;
        at += entry_words(cache, (size_t)entry[cache->key_words]);
    }
    return ENT_OK;
}

/* Makes room for an entry in the young half; when that is full it becomes the old one. The slots count
 * as much as half of the words, which is what they can take. */
static ent_status make_room(ent_cache *cache, size_t words)
{
    ent_cache_half *young = &cache->young;
    if (young->length + words + young->slot_count / 2 > cache->most && young->length > 0) {
        free_half(cache, &cache->old);
        cache->old = *young;
        *young = (ent_cache_half){.words = NULL};
    }
    ENT_TRY(make_slots(cache, young));
    uint64_t *more = ent_memory_grow(cache->allocator, young->words, &young->room,
                                     young->length + words, sizeof *more);
    if (more == NULL) {
        return ENT_ERROR_MEMORY;
    }
    young->words = more;
    return ENT_OK;
}

/* Enters digits under the present key. */
static ent_status enter(ent_cache *cache, const uint32_t *digits, size_t count)
{
    const size_t words = entry_words(cache, count);
    ENT_TRY(make_room(cache, words));
    ent_cache_half *young = &cache->young;
    young->slots[find_slot(young, cache->key, cache->key_words)] = (uint32_t)young->length + 1;
    uint64_t *entry = young->words + young->length;
    memcpy(entry, cache->key, cache->key_words * sizeof *entry);
    entry[cache->key_words] = count;
    memcpy(entry + cache->key_words + 1, digits, count * sizeof *digits);
    young->length += words;
    young->count++;
    return ENT_OK;
}

ent_status ent_cache_find(ent_cache *cache, const ent_part *part, ent_natural *out, bool *found)
{
    make_key(cache, part);
    const uint64_t *entry = find(cache, &cache->young);
    const bool old = entry == NULL;
    if (old) {
        entry = find(cache, &cache->old);
    }
    *found = entry != NULL;
    if (entry == NULL) {
        return ENT_OK;
    }
    const uint32_t *digits = (const uint32_t *)(const void *)(entry + cache->key_words + 1);
    ENT_TRY(ent_natural_set_digits(out, digits, (size_t)entry[cache->key_words]));
    return old ? enter(cache, ent_natural_digits(out), out->length) : ENT_OK;
}

ent_status ent_cache_add(ent_cache *cache, const ent_part *part, const ent_natural *count)
{
    make_key(cache, part);
    return enter(cache, ent_natural_digits(count), count->length);
}
