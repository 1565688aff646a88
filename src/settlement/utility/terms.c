/* SPDX-License-Identifier: MIT */
/*
 * From fractions to whole numbers: all of a party over one denominator, the least of each term taken off into the base,
 * so that sums are of numbers that are not negative.
 */
#include "settlement/utility/utilities.h"

enum { WORD = 64 };

/* The whole number of a fraction, without its sign, over a multiple of its denominator. */
static ent_status make_whole(const ent_fraction *fraction, const ent_natural *denominator,
                             ent_natural *out)
{
    ent_natural left;
    ent_natural_init(&left, out->allocator, 0);
    ent_status status = ent_natural_set(&left, denominator);
    if (status == ENT_OK) {
        status = ent_natural_divide(&left, &fraction->bottom, out);
    }
    if (status == ENT_OK) {
        status = ent_natural_multiply(out, &fraction->top);
    }
    ent_natural_free(&left);
    return status;
}

static ent_status find_denominator(const ent_worth_lists *lists, const ent_fraction *reservation,
                                   ent_natural *out)
{
    for (size_t k = 0; k < lists->count; k++) {
        for (size_t v = 0; v < lists->lists[k].count; v++) {
            ENT_TRY(ent_natural_take_multiple(out, &lists->lists[k].worths[v].bottom));
        }
    }
    return ent_natural_take_multiple(out, &reservation->bottom);
}

/* Takes the least worth of a list off all of it, and adds it to the base. */
static ent_status take_least(ent_worth_list *list, ent_fraction *base)
{
    ent_fraction least;
    size_t at = 0;
    for (size_t v = 1; v < list->count; v++) {
        int size = 0;
        ENT_TRY(ent_fraction_compare(&list->worths[v], &list->worths[at], &size));
        at = size < 0 ? v : at;
    }
    ent_fraction_init(&least, base->top.allocator, 0);
    ent_status status = ent_fraction_set(&least, &list->worths[at]);
    for (size_t v = 0; v < list->count && status == ENT_OK; v++) {
        status = ent_fraction_subtract(&list->worths[v], &least);
    }
    if (status == ENT_OK) {
        status = ent_fraction_add(base, &least);
    }
    ent_fraction_free(&least);
    return status;
}

/* What the capped terms may add to their least; where that is above the cap already, they are all worth nothing
 * beyond it. */
static ent_status find_cap(ent_fraction *base, ent_fraction *cap)
{
    ENT_TRY(ent_fraction_subtract(cap, base));
    if (!cap->negative) {
        return ENT_OK;
    }
    ENT_TRY(ent_fraction_add(base, cap));
    ent_fraction_free(cap);
    ent_fraction_init(cap, base->top.allocator, 0);
    return ENT_OK;
}

/* Takes the least of all lists off them: into `base`. */
static ent_status find_base(ent_worth_lists *lists, ent_fraction *base, ent_fraction *cap)
{
    for (size_t k = 0; k < lists->count; k++) {
        if (k == lists->capped_count && lists->capped) {
            ENT_TRY(find_cap(base, cap));
        }
        ENT_TRY(take_least(&lists->lists[k], base));
    }
    return lists->capped_count == lists->count && lists->capped ? find_cap(base, cap) : ENT_OK;
}

/* At least as many bits as the whole number of a fraction takes. */
static size_t bits_over(const ent_fraction *fraction, const ent_natural *denominator)
{
    return ent_natural_is_zero(&fraction->top)
               ? 0
               : ent_natural_bits(&fraction->top) + ent_natural_bits(denominator) + 1 -
                     ent_natural_bits(&fraction->bottom);
}

/* Words enough for any sum of terms, the cap and the shift. */
static size_t choose_limbs(const ent_worth_lists *lists, const ent_natural *denominator,
                           size_t bits)
{
    for (size_t k = 0; k < lists->count; k++) {
        for (size_t v = 0; v < lists->lists[k].count; v++) {
            const size_t own = bits_over(&lists->lists[k].worths[v], denominator);
            bits = own > bits ? own : bits;
        }
    }
    for (size_t terms = lists->count + 1; terms > 0; terms /= 2) {
        bits++;
    }
    return bits / WORD + 1;
}

static void write_words(const ent_natural *number, size_t limbs, uint64_t *out)
{
    const uint32_t *digits = ent_natural_digits(number);
    for (size_t w = 0; w < limbs; w++) {
        out[w] = (2 * w < number->length ? digits[2 * w] : 0) |
                 (uint64_t)(2 * w + 1 < number->length ? digits[2 * w + 1] : 0) << 32;
    }
}

/* The words of a fraction, in the arena. */
static ent_status keep_words(ent_bargaining *bargaining, const ent_utility *utility,
                             const ent_fraction *fraction, uint64_t *out)
{
    ent_natural whole;
    ent_natural_init(&whole, &bargaining->allocator, 0);
    const ent_status status = make_whole(fraction, &utility->denominator, &whole);
    if (status == ENT_OK) {
        write_words(&whole, utility->limbs, out);
    }
    ent_natural_free(&whole);
    return status;
}

static ent_status keep_terms(ent_bargaining *bargaining, ent_utility *utility,
                             const ent_worth_lists *lists)
{
    utility->terms = ent_arena_new(&bargaining->arena, lists->count, sizeof *utility->terms);
    if (utility->terms == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < lists->count; k++) {
        const ent_worth_list *list = &lists->lists[k];
        ent_term *term = &utility->terms[k];
        *term = list->term;
        term->value_count = list->count;
        term->worth =
            ent_arena_new(&bargaining->arena, list->count * utility->limbs, sizeof *term->worth);
        if (term->worth == NULL) {
            return ENT_ERROR_MEMORY;
        }
        for (size_t v = 0; v < list->count; v++) {
            ENT_TRY(keep_words(bargaining, utility, &list->worths[v],
                               term->worth + v * utility->limbs));
        }
    }
    utility->term_count = lists->count;
    utility->capped_count = lists->capped ? lists->capped_count : 0;
    return ENT_OK;
}

/* The numbers that are made on the way. */
typedef struct numbers {
    ent_fraction base, cap, reservation, shift;
} numbers;

static ent_status keep_number(ent_bargaining *bargaining, const ent_utility *utility,
                              const ent_fraction *fraction, uint64_t **out)
{
    uint64_t *words = ent_arena_new(&bargaining->arena, utility->limbs, sizeof *words);
    if (words == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(keep_words(bargaining, utility, fraction, words));
    *out = words;
    return ENT_OK;
}

/* A reservation below all sums becomes the base, and what was the base is added to every sum; `reservation` is
 * what it is beyond the base then. */
static ent_status lower_base(numbers *n)
{
    ENT_TRY(ent_fraction_subtract(&n->reservation, &n->base));
    if (!n->reservation.negative) {
        return ENT_OK;
    }
    ENT_TRY(ent_fraction_subtract(&n->shift, &n->reservation));
    ENT_TRY(ent_fraction_add(&n->base, &n->reservation));
    ent_fraction_free(&n->reservation);
    ent_fraction_init(&n->reservation, n->base.top.allocator, 0);
    return ENT_OK;
}

static ent_status make_terms(ent_bargaining *bargaining, ent_utility *utility,
                             ent_worth_lists *lists, numbers *n, bool reserved)
{
    ENT_TRY(find_denominator(lists, &n->reservation, &utility->denominator));
    ENT_TRY(find_base(lists, &n->base, &n->cap));
    if (reserved) {
        ENT_TRY(lower_base(n));
    }
    const ent_natural *over = &utility->denominator;
    const size_t reserve = bits_over(&n->reservation, over), cap = bits_over(&n->cap, over);
    size_t bits = bits_over(&n->shift, over);
    bits = reserve > bits ? reserve : bits;
    bits = lists->capped && cap > bits ? cap : bits;
    utility->limbs = choose_limbs(lists, over, bits);
    ENT_TRY(keep_terms(bargaining, utility, lists));
    if (lists->capped) {
        ENT_TRY(keep_number(bargaining, utility, &n->cap, &utility->cap));
    }
    if (!ent_natural_is_zero(&n->shift.top)) {
        ENT_TRY(keep_number(bargaining, utility, &n->shift, &utility->shift));
    }
    utility->base_negative = n->base.negative;
    ENT_TRY(make_whole(&n->base, over, &utility->base));
    return reserved ? make_whole(&n->reservation, over, &utility->disagreement_whole) : ENT_OK;
}

ent_status ent_settle_terms_new(ent_bargaining *bargaining, ent_utility *utility,
                                ent_worth_lists *lists, const ent_decimal *reservation)
{
    numbers n;
    ent_fraction_init(&n.base, &bargaining->allocator, 0);
    ent_fraction_init(&n.cap, &bargaining->allocator, 1);
    ent_fraction_init(&n.reservation, &bargaining->allocator, 0);
    ent_fraction_init(&n.shift, &bargaining->allocator, 0);
    ent_status status =
        reservation == NULL ? ENT_OK : ent_fraction_set_decimal(&n.reservation, reservation);
    if (status == ENT_OK) {
        status = make_terms(bargaining, utility, lists, &n, reservation != NULL);
    }
    ent_fraction_free(&n.base);
    ent_fraction_free(&n.cap);
    ent_fraction_free(&n.reservation);
    ent_fraction_free(&n.shift);
    return status;
}
