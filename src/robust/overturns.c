/* SPDX-License-Identifier: MIT */
/* What single changes overturn: the equilibria of each reading held against those of the file. */
#include "robust/readings.h"

#include <stdlib.h>
#include <string.h>

struct ent_overturns {
    ent_allocator allocator;
    const ent_readings *readings;
    ent_tally *tally;
    uint64_t *kept; /* the equilibria of each reading, as ent_run says */
    bool *tried;
    ent_overturn *rows; /* of those tried, ranked */
    size_t count;
};

static const uint64_t *kept_set(const ent_overturns *overturns, uint64_t reading,
                                ent_concept concept)
{
    const ent_readings *readings = overturns->readings;
    const size_t sets = ent_readings_sets(readings->asked.concepts);
    return overturns->kept +
           (reading * sets + ent_readings_set_of(readings->asked.concepts, concept)) *
               readings->words;
}

static void compare(const ent_overturns *overturns, ent_overturn *row)
{
    const ent_readings *readings = overturns->readings;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (readings->file[c] == NULL) {
            continue;
        }
        const uint64_t *now = kept_set(overturns, row->reading, c), *was = readings->file[c];
        for (size_t w = 0; w < readings->words; w++) {
            row->lost[c] += ent_bits_in_word(was[w] & ~now[w]);
            row->gained[c] += ent_bits_in_word(now[w] & ~was[w]);
        }
        row->total += row->lost[c] + row->gained[c];
    }
}

/* Those that overturn most first; equal ones by their numbers. */
static int by_total(const void *left, const void *right)
{
    const ent_overturn *a = left, *b = right;
    return a->total != b->total ? (a->total < b->total ? 1 : -1)
                                : (a->reading > b->reading ? 1 : -1);
}

static ent_status fill(ent_context *context, ent_overturns *overturns)
{
    const ent_readings *readings = overturns->readings;
    const size_t count = (size_t)readings->count;
    const size_t sets = ent_readings_sets(readings->asked.concepts) * readings->words;
    overturns->kept = ent_memory_zero(&overturns->allocator, count * sets, sizeof(uint64_t));
    overturns->tried = ent_memory_zero(&overturns->allocator, count, sizeof *overturns->tried);
    overturns->rows = ent_memory_zero(&overturns->allocator, count, sizeof *overturns->rows);
    if (overturns->kept == NULL || overturns->tried == NULL || overturns->rows == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const ent_run run = {.count = count, .keep = overturns->kept, .tried = overturns->tried};
    ENT_TRY(ent_readings_run_all(context, readings, &run, &overturns->tally));
    for (size_t k = 0; k < count; k++) {
        if (overturns->tried[k]) {
            ent_overturn *row = &overturns->rows[overturns->count++];
            row->reading = k;
            compare(overturns, row);
        }
    }
    qsort(overturns->rows, overturns->count, sizeof *overturns->rows, by_total);
    return ENT_OK;
}

ent_status ent_overturns_new(ent_context *context, const ent_readings *readings,
                             ent_overturns **out)
{
    if (context == NULL || readings == NULL || out == NULL || readings->changes == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_overturns *overturns = ent_memory_zero(&context->allocator, 1, sizeof *overturns);
    if (overturns == NULL) {
        return ENT_ERROR_MEMORY;
    }
    overturns->allocator = context->allocator;
    overturns->readings = readings;
    const ent_status status = fill(context, overturns);
    if (status != ENT_OK) {
        ent_overturns_free(overturns);
        return status;
    }
    *out = overturns;
    return ENT_OK;
}

void ent_overturns_free(ent_overturns *overturns)
{
    if (overturns != NULL) {
        const ent_allocator allocator = overturns->allocator;
        ent_tally_free(overturns->tally);
        ent_memory_free(&allocator, overturns->kept);
        ent_memory_free(&allocator, overturns->tried);
        ent_memory_free(&allocator, overturns->rows);
        ent_memory_free(&allocator, overturns);
    }
}

const ent_tally *ent_overturns_tally(const ent_overturns *overturns)
{
    return overturns->tally;
}

size_t ent_overturn_count(const ent_overturns *overturns)
{
    return overturns->count;
}

ent_overturn ent_overturn_at(const ent_overturns *overturns, size_t rank)
{
    return overturns->rows[rank];
}

bool ent_overturn_holds(const ent_overturns *overturns, size_t rank, ent_concept concept,
                        uint64_t state)
{
    return ent_bits_has(kept_set(overturns, overturns->rows[rank].reading, concept), (size_t)state);
}
