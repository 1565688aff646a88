/* SPDX-License-Identifier: MIT */
/* From outcomes and keys back to what they stand for: whole numbers, fractions, and the nearest doubles. */
#include "settlement/utility/utilities.h"

#include <string.h>

static size_t value_of(const ent_space *space, const ent_term *term, size_t outcome)
{
    if (term->option != SIZE_MAX) {
        return ent_key_value(&space->dispute->options[term->option], ent_space_key(space, outcome));
    }
    return term->values != NULL ? term->values[outcome] : ent_bits_has(term->holds, outcome);
}

static void add_words(uint64_t *to, const uint64_t *words, size_t limbs)
{
    uint64_t carry = 0;
    for (size_t w = 0; w < limbs; w++) {
        const uint64_t with = words[w] + carry;
        carry = with < carry;
        to[w] += with;
        carry += to[w] < with;
    }
}

int ent_words_compare(const uint64_t *one, const uint64_t *other, size_t limbs)
{
    for (size_t w = limbs; w-- > 0;) {
        if (one[w] != other[w]) {
            return one[w] < other[w] ? -1 : 1;
        }
    }
    return 0;
}

void ent_settle_sum(const ent_space *space, const ent_utility *utility, size_t outcome,
                    uint64_t *out)
{
    const size_t limbs = utility->limbs;
    memset(out, 0, limbs * sizeof *out);
    for (size_t k = 0; k < utility->term_count; k++) {
        const ent_term *term = &utility->terms[k];
        add_words(out, term->worth + value_of(space, term, outcome) * limbs, limbs);
        if (k + 1 == utility->capped_count && ent_words_compare(out, utility->cap, limbs) > 0) {
            memcpy(out, utility->cap, limbs * sizeof *out);
        }
    }
    if (utility->shift != NULL) {
        add_words(out, utility->shift, limbs);
    }
}

ent_status ent_words_natural(const uint64_t *words, size_t limbs, ent_natural *out)
{
    enum { FEW = 32 };
    uint32_t few[FEW] = {0};
    uint32_t *digits = few;
    if (2 * limbs > FEW) {
        digits = ent_memory_new(out->allocator, 2 * limbs, sizeof *digits);
        if (digits == NULL) {
            return ENT_ERROR_MEMORY;
        }
    }
    for (size_t w = 0; w < limbs; w++) {
        digits[2 * w] = (uint32_t)words[w];
        digits[2 * w + 1] = (uint32_t)(words[w] >> 32);
    }
    const ent_status status = ent_natural_set_digits(out, digits, 2 * limbs);
    if (digits != few) {
        ent_memory_free(out->allocator, digits);
    }
    return status;
}

/* The worth of a whole number. */
static ent_status set_worth(const ent_utility *utility, const ent_natural *whole, ent_fraction *out)
{
    ent_fraction base;
    ent_fraction_init(&base, out->top.allocator, 0);
    ent_status status = ent_fraction_set_ratio(&base, &utility->base, &utility->denominator);
    base.negative = utility->base_negative;
    if (status == ENT_OK) {
        status = ent_fraction_set_ratio(out, whole, &utility->denominator);
    }
    if (status == ENT_OK) {
        status = ent_fraction_add(out, &base);
    }
    ent_fraction_free(&base);
    return status;
}

double ent_settle_key_number(const ent_utility *utility, int64_t key)
{
    uint64_t base = 0, denominator = 1;
    if (!utility->cardinal) {
        return (double)key;
    }
    if (utility->worths != NULL) {
        return utility->worths[key];
    }
    (void)ent_natural_small(&utility->base, &base);
    (void)ent_natural_small(&utility->denominator, &denominator);
    const int64_t offset = utility->base_negative ? -(int64_t)base : (int64_t)base;
    return (double)(offset + key) / (double)denominator;
}

/* The whole number of an outcome to a cardinal party. ENT_ERROR_MEMORY. O(terms). */
static ent_status whole_of(const ent_bargaining *bargaining, size_t party, uint64_t outcome,
                           ent_natural *out)
{
    enum { FEW = 16 };
    const ent_utility *utility = &bargaining->utilities[party];
    uint64_t few[FEW];
    uint64_t *words = few;
    if (utility->worths == NULL) {
        words[0] = (uint64_t)bargaining->keys[outcome * bargaining->parties + party];
        return ent_words_natural(words, 1, out);
    }
    if (utility->limbs > FEW) {
        words = ent_memory_new(&bargaining->allocator, utility->limbs, sizeof *words);
        if (words == NULL) {
            return ENT_ERROR_MEMORY;
        }
    }
    ent_settle_sum(bargaining->space, utility, (size_t)outcome, words);
    const ent_status status = ent_words_natural(words, utility->limbs, out);
    if (words != few) {
        ent_memory_free(&bargaining->allocator, words);
    }
    return status;
}

ent_status ent_settle_key_whole(const ent_bargaining *bargaining, size_t party, int64_t key,
                                ent_natural *out)
{
    const ent_utility *utility = &bargaining->utilities[party];
    if (utility->worths == NULL) {
        const uint64_t word = (uint64_t)key;
        return ent_words_natural(&word, 1, out);
    }
    return utility->items[key] == bargaining->count
               ? ent_natural_set(out, &utility->disagreement_whole)
               : whole_of(bargaining, party, utility->items[key], out);
}

ent_status ent_settle_key_worth(const ent_bargaining *bargaining, size_t party, int64_t key,
                                ent_fraction *out)
{
    ent_natural whole;
    ent_natural_init(&whole, &bargaining->allocator, 0);
    ent_status status = ent_settle_key_whole(bargaining, party, key, &whole);
    if (status == ENT_OK) {
        status = set_worth(&bargaining->utilities[party], &whole, out);
    }
    ent_natural_free(&whole);
    return status;
}

ent_status ent_settle_gain(const ent_bargaining *bargaining, size_t party, uint64_t outcome,
                           ent_natural *out)
{
    ENT_TRY(whole_of(bargaining, party, outcome, out));
    ent_natural_subtract(out, &bargaining->utilities[party].disagreement_whole);
    return ENT_OK;
}

ent_status ent_settle_gain_number(const ent_bargaining *bargaining, size_t party, uint64_t outcome,
                                  double *out)
{
    ent_natural gain;
    ent_natural_init(&gain, &bargaining->allocator, 0);
    ent_status status = ent_settle_gain(bargaining, party, outcome, &gain);
    if (status == ENT_OK) {
        status = ent_ratio_number(&gain, &bargaining->utilities[party].denominator, out);
    }
    ent_natural_free(&gain);
    return status;
}
