/* SPDX-License-Identifier: MIT */
/* What is asked of readings: how many there are, and what holds in the file as it stands. */
#include "robust/readings.h"

#include "diag/diagnostic.h"

#include <string.h>

static const char *const words[ENT_VARIATION_COUNT] = {"completions", "swaps", "shuffles",
                                                       "changes", "assumed"};

const char *ent_variation_word(ent_variation variation)
{
    return words[variation];
}

void ent_readings_defaults(ent_readings_options *out)
{
    *out = (ent_readings_options){.size = sizeof *out,
                                  .over = ENT_VARY_COMPLETIONS,
                                  .concepts = ENT_DEFAULT_CONCEPTS,
                                  .seed = 1,
                                  .samples = 10000,
                                  .max_exact = 4096,
                                  .reach = 1};
}

static bool in_range(const ent_readings_options *asked, const ent_dispute *dispute)
{
    return asked->size == sizeof *asked && (unsigned)asked->over < ENT_VARIATION_COUNT &&
           asked->concepts != 0 && (asked->concepts & ~ENT_DEFAULT_CONCEPTS) == 0 &&
           (!asked->one_party || asked->party < dispute->party_count) && asked->samples > 0 &&
           asked->reach <= ENT_MOST_REACH;
}

/* Refuses unknown pairs of rankings, which have no completions. */
static ent_status refuse_pairs(ent_context *context, const ent_readings *readings)
{
    const ent_dispute *dispute = readings->setting.space->dispute;
    ent_status status = ENT_OK;
    for (size_t p = 0; p < dispute->party_count; p++) {
        const ent_party *party = &dispute->parties[p];
        if (party->unknown_count > 0 && ent_readings_vary(&readings->asked, p)) {
            const ent_issue issue = {.kind = ENT_KIND_COMPLETIONS_OF_PAIRS,
                                     .source = &dispute->source,
                                     .span = party->unknown[0].span,
                                     .message = "an unknown pair has no completions"};
            ENT_TRY(ent_issue_add(context, &issue));
            status = ENT_ERROR_UNSUPPORTED;
        }
    }
    return status;
}

/* Counts the completions: 2 for each unsure statement times 3 for each unknown one. */
static void count_completions(ent_readings *readings)
{
    const ent_dispute *dispute = readings->setting.space->dispute;
    uint64_t joint = 1;
    for (size_t p = 0; p < dispute->party_count; p++) {
        const ent_party *party = &dispute->parties[p];
        for (size_t k = 0; ent_readings_vary(&readings->asked, p) && k < party->statement_count;
             k++) {
            const uint64_t ways = 1 + (uint64_t)party->statements[k].certainty;
            joint = joint > UINT64_MAX / ways ? UINT64_MAX : joint * ways;
        }
    }
    readings->joint = joint;
    readings->exact = joint <= readings->asked.max_exact;
    readings->count = readings->exact ? joint : readings->asked.samples;
}

/* Solves the file as it stands. */
static ent_status solve_file(ent_context *context, ent_readings *readings)
{
    ent_reader reader = {0};
    ENT_TRY(ent_reader_new(context, &readings->setting, &reader));
    ent_status status = ent_reader_solve(context, &reader);
    for (ent_concept c = 0; status == ENT_OK && c < ENT_CONCEPT_COUNT; c++) {
        if ((readings->asked.concepts >> c & 1) == 0) {
            continue;
        }
        readings->file[c] = ent_memory_new(&readings->allocator, readings->words, sizeof(uint64_t));
        if (readings->file[c] == NULL) {
            status = ENT_ERROR_MEMORY;
            break;
        }
        memcpy(readings->file[c], ent_reader_set(&reader, c, readings->setting.graph.party_count),
               readings->words * sizeof(uint64_t));
    }
    ent_reader_free(&reader);
    return status;
}

static ent_status fill(ent_context *context, const ent_space *space, ent_readings *readings)
{
    readings->setting.concepts = readings->asked.concepts;
    readings->setting.no_return = readings->asked.no_return;
    ENT_TRY(ent_setting_new(context, &readings->allocator, space, &readings->setting));
    readings->words = ent_bits_words(space->count);
    switch (readings->asked.over) {
    case ENT_VARY_COMPLETIONS:
        ENT_TRY(refuse_pairs(context, readings));
        count_completions(readings);
        break;
    case ENT_VARY_CHANGES:
    case ENT_VARY_ASSUMED:
        ENT_TRY(ent_changes_list(readings));
        break;
    default:
        readings->count = readings->asked.samples;
        break;
    }
    return solve_file(context, readings);
}

ent_status ent_readings_new(ent_context *context, const ent_space *space,
                            const ent_readings_options *options, ent_readings **out)
{
    ent_readings_options asked;
    ent_readings_defaults(&asked);
    if (options != NULL) {
        asked = *options;
    }
    if (context == NULL || space == NULL || out == NULL || !in_range(&asked, space->dispute)) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_readings *readings = ent_memory_zero(&context->allocator, 1, sizeof *readings);
    if (readings == NULL) {
        return ENT_ERROR_MEMORY;
    }
    readings->allocator = context->allocator;
    readings->asked = asked;
    const ent_status status = fill(context, space, readings);
    if (status != ENT_OK) {
        ent_readings_free(readings);
        return status;
    }
    *out = readings;
    return ENT_OK;
}

void ent_readings_free(ent_readings *readings)
{
    if (readings != NULL) {
        const ent_allocator allocator = readings->allocator;
        ent_setting_free(&readings->setting);
        ent_memory_free(&allocator, readings->changes);
        for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
            ent_memory_free(&allocator, readings->file[c]);
        }
        ent_memory_free(&allocator, readings);
    }
}

const ent_space *ent_readings_space(const ent_readings *readings)
{
    return readings->setting.space;
}

const ent_readings_options *ent_readings_asked(const ent_readings *readings)
{
    return &readings->asked;
}

uint64_t ent_readings_count(const ent_readings *readings)
{
    return readings->count;
}

bool ent_readings_exact(const ent_readings *readings)
{
    return readings->exact;
}

uint64_t ent_readings_joint(const ent_readings *readings)
{
    return readings->joint;
}

bool ent_readings_file_holds(const ent_readings *readings, ent_concept concept, uint64_t state)
{
    return ent_bits_has(readings->file[concept], (size_t)state);
}
