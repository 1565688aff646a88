/* SPDX-License-Identifier: MIT */
/*
 * Tallies: what is counted over readings, and which readings these are.
 *
 * Counts are sums, so tallies of disjoint readings add up in any order to the same. The readings are kept as
 * ranges, ascending and apart, so that no reading is counted twice.
 */
#include "robust/readings.h"

#include <string.h>

ent_status ent_tally_new(const ent_allocator *allocator, const ent_readings *readings,
                         ent_tally **out)
{
    const ent_setting *setting = &readings->setting;
    const size_t cells = (setting->graph.party_count + 1) * setting->space->count;
    const size_t names = setting->space->dispute->name_count;
    ent_tally *tally = ent_memory_zero(allocator, 1, sizeof *tally);
    if (tally == NULL) {
        return ENT_ERROR_MEMORY;
    }
    tally->allocator = *allocator;
    tally->readings = readings;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((readings->asked.concepts >> c & 1) == 0) {
            continue;
        }
        tally->counts[c] = ent_memory_zero(allocator, cells, sizeof *tally->counts[c]);
        tally->names[c] = ent_memory_zero(allocator, names, sizeof *tally->names[c]);
        if (tally->counts[c] == NULL || tally->names[c] == NULL) {
            ent_tally_free(tally);
            return ENT_ERROR_MEMORY;
        }
    }
    *out = tally;
    return ENT_OK;
}

void ent_tally_free(ent_tally *tally)
{
    if (tally != NULL) {
        const ent_allocator allocator = tally->allocator;
        for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
            ent_memory_free(&allocator, tally->counts[c]);
            ent_memory_free(&allocator, tally->names[c]);
        }
        ent_memory_free(&allocator, tally->ranges);
        ent_memory_free(&allocator, tally);
    }
}

/* Adds one for each state of a set. */
static void count_set(uint64_t *counts, const uint64_t *set, size_t words)
{
    for (size_t w = 0; w < words; w++) {
        uint64_t *to = counts + w * 64;
        for (uint64_t left = set[w]; left != 0; left >>= 1, to++) {
            *to += left & 1;
        }
    }
}

static bool meet(const uint64_t *one, const uint64_t *other, size_t words)
{
    bool any = false;
    for (size_t w = 0; w < words && !any; w++) {
        any = (one[w] & other[w]) != 0;
    }
    return any;
}

void ent_tally_count(ent_tally *tally, ent_reader *reader)
{
    const ent_readings *readings = tally->readings;
    const ent_space *space = readings->setting.space;
    const size_t words = readings->words, parties = readings->setting.graph.party_count;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (tally->counts[c] == NULL) {
            continue;
        }
        for (size_t p = 0; p <= parties; p++) {
            count_set(tally->counts[c] + p * space->count, ent_reader_set(reader, c, p), words);
        }
        const uint64_t *holding = ent_reader_set(reader, c, parties);
        for (size_t n = 0; n < space->dispute->name_count; n++) {
            tally->names[c][n] += meet(space->named + n * words, holding, words);
        }
    }
}

ent_status ent_tally_reserve(ent_tally *tally, size_t more)
{
    ent_reading_range *ranges =
        ent_memory_grow(&tally->allocator, tally->ranges, &tally->range_room,
                        tally->range_count + more, sizeof *ranges);
    if (ranges == NULL) {
        return ENT_ERROR_MEMORY;
    }
    tally->ranges = ranges;
    return ENT_OK;
}

void ent_tally_cover(ent_tally *tally, ent_reading_range range)
{
    size_t at = tally->range_count;
    if (range.count == 0) {
        return;
    }
    while (at > 0 && tally->ranges[at - 1].first > range.first) {
        at--;
    }
    ent_reading_range *here = tally->ranges + at;
    memmove(here + 1, here, (tally->range_count - at) * sizeof *here);
    *here = range;
    tally->range_count++;
    for (size_t k = at + 1; k-- > (at == 0 ? 0 : at - 1);) { /* joined with its neighbours */
        ent_reading_range *one = tally->ranges + k;
        if (k + 1 < tally->range_count && one->first + one->count == one[1].first) {
            one->count += one[1].count;
            memmove(one + 1, one + 2, (--tally->range_count - k - 1) * sizeof *one);
        }
    }
}

/* Whether a reading is counted in both. */
static bool overlap(const ent_tally *one, const ent_tally *other)
{
    for (size_t i = 0; i < one->range_count; i++) {
        for (size_t k = 0; k < other->range_count; k++) {
            const ent_reading_range a = one->ranges[i], b = other->ranges[k];
            if (a.first < b.first + b.count && b.first < a.first + a.count) {
                return true;
            }
        }
    }
    return false;
}

/* Whether two families are the same, but for the number of samples. */
static ent_status compare(const ent_tally *one, const ent_tally *other, bool *same)
{
    ent_text a, b;
    *same = true;
    if (one->readings == other->readings) {
        return ENT_OK;
    }
    ent_text_init(&a, &one->allocator);
    ent_text_init(&b, &one->allocator);
    ent_tally_head(one->readings, &a);
    ent_tally_head(other->readings, &b);
    const bool failed = a.failed || b.failed;
    *same = !failed && strcmp(ent_text_get(&a), ent_text_get(&b)) == 0;
    ent_text_free(&a);
    ent_text_free(&b);
    return failed ? ENT_ERROR_MEMORY : ENT_OK;
}

static void add_up(uint64_t *to, const uint64_t *by, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        to[k] += by[k];
    }
}

ent_status ent_tally_add(ent_tally *to, const ent_tally *by)
{
    bool same = false;
    if (to == NULL || by == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ENT_TRY(compare(to, by, &same));
    if (!same || overlap(to, by)) {
        return ENT_ERROR_ARGUMENT;
    }
    ENT_TRY(ent_tally_reserve(to, by->range_count));
    const ent_setting *setting = &to->readings->setting;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (to->counts[c] != NULL) {
            add_up(to->counts[c], by->counts[c],
                   (setting->graph.party_count + 1) * setting->space->count);
            add_up(to->names[c], by->names[c], setting->space->dispute->name_count);
        }
    }
    for (size_t k = 0; k < by->range_count; k++) {
        ent_tally_cover(to, by->ranges[k]);
    }
    return ENT_OK;
}

const ent_readings *ent_tally_family(const ent_tally *tally)
{
    return tally->readings;
}

uint64_t ent_tally_readings(const ent_tally *tally)
{
    uint64_t count = 0;
    for (size_t k = 0; k < tally->range_count; k++) {
        count += tally->ranges[k].count;
    }
    return count;
}

size_t ent_tally_range_count(const ent_tally *tally)
{
    return tally->range_count;
}

ent_reading_range ent_tally_range_at(const ent_tally *tally, size_t range)
{
    return tally->ranges[range];
}

uint64_t ent_tally_stays(const ent_tally *tally, ent_concept concept, size_t party, uint64_t state)
{
    return tally->counts[concept][party * tally->readings->setting.space->count + state];
}

uint64_t ent_tally_holds(const ent_tally *tally, ent_concept concept, uint64_t state)
{
    return ent_tally_stays(tally, concept, tally->readings->setting.graph.party_count, state);
}

uint64_t ent_tally_name_holds(const ent_tally *tally, ent_concept concept, size_t name)
{
    return tally->names[concept][name];
}
