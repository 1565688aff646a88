/* SPDX-License-Identifier: MIT */
/*
 * Two codings of one text, held against each other.
 *
 * Sentences are cut, statements paired within each, and each pair is a unit of each field: a field that says nothing
 * has a value of its own, none. A statement without a counterpart has no unit in any field. Tables of values
 * are sorted lists of pairs, so their size is that of what occurs. Time O(n log n) for n statements, of which no
 * sentence has many; memory 50 bytes a statement.
 */
#include "coding/agreement.h"

#include "base/sort.h"
#include "coding/coefficients.h"
#include "coding/sentences.h"
#include "diag/diagnostic.h"

#include <string.h>

enum { STEP = 4096 }; /* sentences between two questions whether to stop */

/* Appends the units of the sentence with these statements; `match` is room for those of the first coder. */
static void add_units(ent_agreement *a, const ent_sides *sides, uint32_t *match)
{
    ent_pair(&a->codes, sides, match);
    for (size_t i = 0; i < sides->first_count; i++) {
        const bool paired = match[i] != ENT_UNPAIRED;
        a->paired += paired;
        a->units[a->unit_count++] = (ent_unit){
            .first = sides->first[i], .second = paired ? sides->second[match[i]] : ENT_UNPAIRED};
    }
    for (size_t k = 0; k < sides->second_count; k++) {
        size_t i = 0;
        while (i < sides->first_count && match[i] != k) {
            i++;
        }
        if (i == sides->first_count) {
            a->units[a->unit_count++] =
                (ent_unit){.first = ENT_UNPAIRED, .second = sides->second[k]};
        }
    }
}

/* Keeps what counts as coded of the statements of a sentence. */
static ent_sides sides_of(const ent_agreement *a, const ent_sentences *s, size_t index)
{
    uint32_t *items = s->items + s->list[index].from;
    const size_t count = s->list[index + 1].from - s->list[index].from;
    size_t kept = 0, first = 0;
    for (size_t i = 0; i < count; i++) {
        if (ent_codes_counts(&a->codes, items[i])) {
            first += items[i] < s->first_count;
            items[kept++] = items[i];
        }
    }
    return (ent_sides){.first = items,
                       .first_count = first,
                       .second = items + first,
                       .second_count = kept - first};
}

static ent_status pair_sentences(ent_context *context, ent_agreement *a, const ent_sentences *s,
                                 uint32_t *match)
{
    for (size_t k = 0; k < s->count; k++) {
        if (k % STEP == 0) {
            ENT_TRY(ent_context_step(context, "pairing", k, s->count));
        }
        const ent_sides sides = sides_of(a, s, k);
        a->sentences[sides.first_count > 0][sides.second_count > 0]++;
        add_units(a, &sides, match);
    }
    return ENT_OK;
}

static ent_status make_units(ent_context *context, ent_agreement *a, uint64_t sentences)
{
    const size_t count = a->codes.first->count + a->codes.second->count;
    ent_sentences s;
    ENT_TRY(ent_sentences_new(&a->allocator, a->codes.first, a->codes.second, &s));
    uint32_t *match = ent_memory_new(&a->allocator, a->codes.first->count, sizeof *match);
    a->units = ent_memory_new(&a->allocator, count, sizeof *a->units);
    const ent_status status = match == NULL || a->units == NULL
                                  ? ENT_ERROR_MEMORY
                                  : pair_sentences(context, a, &s, match);
    if (sentences > s.count) {
        a->sentences[false][false] += sentences - s.count; /* of which neither coding speaks */
    }
    ent_memory_free(&a->allocator, match);
    ent_sentences_free(&a->allocator, &s);
    return status;
}

/* Gathers the sorted pairs of values into cells. */
static ent_status make_cells(ent_agreement *a, ent_coded_field field, const uint64_t *pairs)
{
    size_t count = 0;
    for (size_t i = 0; i < a->paired; i++) {
        count += i == 0 || pairs[i] != pairs[i - 1];
    }
    ent_cell *cells = ent_memory_new(&a->allocator, count, sizeof *cells);
    if (cells == NULL) {
        return ENT_ERROR_MEMORY;
    }
    a->cells[field] = cells;
    for (size_t i = 0; i < a->paired; i++) {
        if (i == 0 || pairs[i] != pairs[i - 1]) {
            cells[a->cell_counts[field]++] =
                (ent_cell){.first = (uint32_t)(pairs[i] >> 32), .second = (uint32_t)pairs[i]};
        }
        cells[a->cell_counts[field] - 1].count++;
    }
    return ENT_OK;
}

/* The coefficients of a field; `sums` has room for two counts a value. */
static void make_row(ent_agreement *a, ent_coded_field field, uint64_t *sums)
{
    ent_marginals marginals = {.units = a->paired};
    memset(sums, 0, 2 * a->codes.word_count * sizeof *sums);
    for (size_t i = 0; i < a->cell_counts[field]; i++) {
        const ent_cell *cell = &a->cells[field][i];
        sums[2 * cell->first] += cell->count;
        sums[2 * cell->second + 1] += cell->count;
        marginals.alike += cell->first == cell->second ? cell->count : 0;
    }
    for (size_t v = 0; v < a->codes.word_count; v++) {
        ent_marginals_add(&marginals, sums[2 * v], sums[2 * v + 1]);
    }
    a->rows[field] = ent_marginals_row(&marginals);
}

static ent_status compare_field(ent_agreement *a, ent_coded_field field, uint64_t *pairs,
                                uint64_t *sums)
{
    size_t count = 0;
    for (size_t i = 0; i < a->unit_count; i++) {
        const ent_unit unit = a->units[i];
        if (unit.first != ENT_UNPAIRED && unit.second != ENT_UNPAIRED) {
            pairs[count++] =
                (uint64_t)a->codes.of[unit.first][field] << 32 | a->codes.of[unit.second][field];
        }
    }
    ENT_TRY(ent_sort_keys(&a->allocator, pairs, 1, count));
    ENT_TRY(make_cells(a, field, pairs));
    make_row(a, field, sums);
    return ENT_OK;
}

static ent_status compare_fields(ent_agreement *a)
{
    uint64_t *pairs = ent_memory_new(&a->allocator, a->paired, sizeof *pairs);
    uint64_t *sums = ent_memory_new(&a->allocator, a->codes.word_count, 2 * sizeof *sums);
    ent_status status = pairs == NULL || sums == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS && status == ENT_OK; f++) {
        status = compare_field(a, f, pairs, sums);
    }
    ent_memory_free(&a->allocator, pairs);
    ent_memory_free(&a->allocator, sums);
    return status;
}

/* Refuses codings of different texts: E849. */
static ent_status check_text(ent_context *context, const ent_coding *first,
                             const ent_coding *second)
{
    if (first->text_length == second->text_length &&
        strcmp(first->text_sha256, second->text_sha256) == 0) {
        return ENT_OK;
    }
    ENT_TRY(ent_issue_plain(context, ENT_KIND_CODING_OTHER,
                            "the first coding is of a text of %llu bytes with the SHA-256 "
                            "%.12s..., and the second of one of %llu bytes with %.12s...",
                            (unsigned long long)first->text_length, first->text_sha256,
                            (unsigned long long)second->text_length, second->text_sha256));
    return ENT_ERROR_INPUT;
}

ent_status ent_agreement_new(ent_context *context, const ent_coding *first,
                             const ent_coding *second, uint64_t sentences, ent_agreement **out)
{
    if (context == NULL || first == NULL || second == NULL || sentences > first->text_length ||
        out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ENT_TRY(check_text(context, first, second));
    ent_agreement *a = ent_memory_zero(&context->allocator, 1, sizeof *a);
    if (a == NULL) {
        return ENT_ERROR_MEMORY;
    }
    a->allocator = context->allocator;
    ent_status status = ent_codes_new(&a->allocator, first, second, &a->codes);
    if (status == ENT_OK) {
        status = make_units(context, a, sentences);
    }
    if (status == ENT_OK) {
        status = compare_fields(a);
    }
    if (status != ENT_OK) {
        ent_agreement_free(a);
        return status;
    }
    *out = a;
    return ENT_OK;
}

void ent_agreement_free(ent_agreement *agreement)
{
    if (agreement == NULL) {
        return;
    }
    const ent_allocator allocator = agreement->allocator;
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        ent_memory_free(&allocator, agreement->cells[f]);
    }
    ent_memory_free(&allocator, agreement->units);
    ent_codes_free(&allocator, &agreement->codes);
    ent_memory_free(&allocator, agreement);
}

ent_agreement_row ent_agreement_of(const ent_agreement *agreement, ent_coded_field field)
{
    return agreement->rows[field];
}

ent_agreement_row ent_agreement_sentences(const ent_agreement *agreement)
{
    const uint64_t(*t)[2] = agreement->sentences;
    ent_marginals marginals = {.units = t[0][0] + t[0][1] + t[1][0] + t[1][1],
                               .alike = t[0][0] + t[1][1]};
    ent_marginals_add(&marginals, t[0][0] + t[0][1], t[0][0] + t[1][0]);
    ent_marginals_add(&marginals, t[1][0] + t[1][1], t[0][1] + t[1][1]);
    return ent_marginals_row(&marginals);
}
