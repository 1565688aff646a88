/* SPDX-License-Identifier: MIT */
/*
 * The efficient outcomes in words. Of states those that would hold are listed; those that would not are counted, and the first
 * of them named. What gives no party less than it has without agreement comes first, in this what has a name, in this
 * where the least share of what a party could gain at best is largest. What all states of the list change of today
 * is told once, above them, so that each tells only what it changes besides.
 */
#include "report/settlement/sheet.h"

#include "base/sort.h"
#include "diag/context.h"
#include "report/words.h"

enum {
    NAMED = 6,       /* of the outcomes that are only counted */
    RANKS = 4,       /* of what comes first */
    SHARES = 1 << 28 /* steps into which shares are cut, to be sorted */
};

static uint32_t rank_of(const ent_settle_sheet *s, uint64_t outcome)
{
    const ent_dispute *dispute = ent_space_dispute(s->space);
    bool named = ent_state_id(s->space, outcome) != NULL;
    for (size_t n = 0; n < ent_name_count(dispute) && !named; n++) {
        named = ent_state_has_name(s->space, outcome, n);
    }
    return 2 * (uint32_t)!ent_outcome_is_rational(s->bargaining, outcome) + (uint32_t)!named;
}

/* The least share that a party has of what it could gain at best, from 0 to 1; 1 where nobody says how much. */
static double share_of(const ent_settle_sheet *s, uint64_t outcome)
{
    double least = 1;
    for (size_t p = 0; p < s->parties; p++) {
        const ent_bargainer_view view = ent_bargainer_at(s->bargaining, p);
        const double most = view.best_number - view.at_disagreement_number;
        if (view.cardinal && view.best != NULL && most > 0) {
            const double gain =
                ent_outcome_worth(s->bargaining, outcome, p) - view.at_disagreement_number;
            least = gain / most < least ? gain / most : least;
        }
    }
    return least > 0 ? least : 0;
}

/* Places of efficient outcomes in the order in which they are told; NULL when memory is refused, or the writer has stopped. */
static uint32_t *order_of(ent_settle_sheet *s)
{
    const ent_allocator *allocator = &s->context->allocator;
    const size_t count = (size_t)ent_efficient_count(s->bargaining);
    uint32_t *values = ent_memory_new(allocator, count, sizeof *values);
    uint32_t *order = ent_memory_new(allocator, count, sizeof *order);
    bool good = values != NULL && order != NULL;
    for (size_t i = 0; good && ent_settle_goes_on(s, i, count); i++) {
        const uint64_t outcome = ent_efficient_at(s->bargaining, i);
        const double lack = (1 - share_of(s, outcome)) * (SHARES - 1);
        values[i] = rank_of(s, outcome) * SHARES + (uint32_t)lack;
    }
    good = good && s->w->status == ENT_OK &&
           ent_sort_by_value(allocator, values, count, RANKS * (uint32_t)SHARES, order) == ENT_OK;
    ent_memory_free(allocator, values);
    if (!good) {
        ent_memory_free(allocator, order);
        return NULL;
    }
    return order;
}

static void put_outcome(ent_settle_sheet *s, uint64_t outcome)
{
    const unsigned holds = ent_outcome_holds(s->bargaining, outcome);
    ent_settle_add_name(s, outcome);
    if (s->told != NULL) {
        ent_settle_add_changes(s, outcome, ": also ");
    } else {
        ent_settle_add_content(s, outcome);
    }
    ent_settle_paragraph(s, 2, 6);
    if (!s->same) {
        ent_settle_add_worth(s, outcome);
    }
    if (holds != 0) {
        ent_text_add(&s->text, s->same ? "would hold under " : "; would hold under ");
        ent_words_concepts(&s->text, holds);
    }
    if (s->text.length > 0) {
        ent_settle_paragraph(s, 4, 6);
    }
}

/* Whether the outcome is of the list: it holds, where that is asked. */
static bool is_listed(const ent_settle_sheet *s, uint64_t outcome)
{
    return ent_settle_concepts(s->bargaining) == 0 ||
           ent_outcome_holds(s->bargaining, outcome) != 0;
}

/* Of how many efficient outcomes the list is. */
static uint64_t listed_of(const ent_settle_sheet *s)
{
    uint64_t listed = 0;
    for (uint64_t i = 0; i < ent_efficient_count(s->bargaining); i++) {
        listed += is_listed(s, ent_efficient_at(s->bargaining, i));
    }
    return listed;
}

/* Whether all states of the list give the option one value, and not that of today; says of one of them which. */
static bool is_common(const ent_settle_sheet *s, size_t option, uint64_t today, uint64_t *one)
{
    size_t value = ent_state_value(s->space, today, option);
    bool first = true;
    for (uint64_t i = 0; i < ent_efficient_count(s->bargaining); i++) {
        const uint64_t outcome = ent_efficient_at(s->bargaining, i);
        if (!is_listed(s, outcome)) {
            continue;
        }
        const size_t here = ent_state_value(s->space, outcome, option);
        if (ent_state_varies(s->space, outcome, option) ||
            (first ? here == value : here != value)) {
            return false;
        }
        value = here;
        *one = outcome;
        first = false;
    }
    return !first && !ent_state_varies(s->space, today, option);
}

/* Whether each party has its wishes alone, and every outcome of the list is better, or the same, or worse for it. */
static bool is_as_good(const ent_settle_sheet *s, uint64_t one)
{
    for (uint64_t i = 0; i < ent_efficient_count(s->bargaining); i++) {
        const uint64_t outcome = ent_efficient_at(s->bargaining, i);
        for (size_t p = 0; p < s->parties && is_listed(s, outcome); p++) {
            const int here = ent_outcome_gain(s->bargaining, outcome, p);
            const int there = ent_outcome_gain(s->bargaining, one, p);
            if (ent_bargainer_at(s->bargaining, p).cardinal || (here > 0) != (there > 0) ||
                (here < 0) != (there < 0)) {
                return false;
            }
        }
    }
    return true;
}

/* What all states of the list change of today, as one of them tells it, and for whom that is better. */
static void put_above(ent_settle_sheet *s, uint64_t listed, uint64_t one, const bool *told)
{
    s->told = told;
    if (listed > 2) {
        ent_text_add(&s->text, "All ");
        ent_text_add_grouped(&s->text, listed);
    } else {
        ent_text_add(&s->text, "Both");
    }
    ent_settle_add_changes(s, one, " of these: beside today ");
    ent_settle_paragraph(s, 2, 4);
    s->same = is_as_good(s, one);
    if (s->same) {
        ent_settle_add_worth(s, one);
        ent_settle_paragraph(s, 4, 6);
    }
}

/* Tells what all states of the list have in common beside today, and marks the other options in `told`; returns
 * whether there is anything. */
static bool put_common(ent_settle_sheet *s, uint64_t listed, bool *told)
{
    uint64_t today = 0, one = 0;
    const size_t options = ent_option_count(s->dispute);
    bool any = false;
    if (listed < 2 || ent_settle_of_packages(s->bargaining) || ent_is_graph_form(s->dispute) ||
        ent_state_today(s->space, &today) != ENT_OK) {
        return false;
    }
    for (size_t o = 0; o < options; o++) {
        told[o] = is_common(s, o, today, &one);
        any = any || told[o];
    }
    if (any) {
        put_above(s, listed, one, told);
    }
    for (size_t o = 0; o < options; o++) {
        told[o] = !told[o];
    }
    return any;
}

/* Lists the outcomes, up to the limit. */
static void put_list(ent_settle_sheet *s, const uint32_t *order, uint64_t listed)
{
    uint64_t count = 0;
    bool *told =
        ent_memory_zero(&s->context->allocator, ent_option_count(s->dispute) + 1, sizeof *told);
    if (told == NULL) {
        s->w->status = ENT_ERROR_MEMORY;
        return;
    }
    s->told = put_common(s, listed, told) ? told : NULL;
    for (uint64_t i = 0;
         ent_settle_goes_on(s, i, ent_efficient_count(s->bargaining)) && count < s->most; i++) {
        const uint64_t outcome = ent_efficient_at(s->bargaining, order[i]);
        if (is_listed(s, outcome)) {
            put_outcome(s, outcome);
            count++;
        }
    }
    s->told = NULL;
    s->same = false;
    ent_memory_free(&s->context->allocator, told);
}

/* Names the first of those that do not hold. */
static void put_others(ent_settle_sheet *s, const uint32_t *order, uint64_t others)
{
    uint64_t told = 0;
    ent_words_count(&s->text, others, "would not hold", "would not hold");
    ent_text_add(&s->text, others > NAMED ? ", such as " : ": ");
    for (uint64_t i = 0; i < ent_efficient_count(s->bargaining) && told < NAMED; i++) {
        const uint64_t outcome = ent_efficient_at(s->bargaining, order[i]);
        if (ent_outcome_holds(s->bargaining, outcome) == 0) {
            ent_text_add(&s->text, told++ > 0 ? ", " : "");
            ent_settle_add_name(s, outcome);
        }
    }
    ent_settle_paragraph(s, 2, 4);
}

void ent_settle_put_efficient(ent_settle_sheet *s)
{
    const uint64_t count = ent_efficient_count(s->bargaining);
    const bool asked = ent_settle_concepts(s->bargaining) != 0;
    uint32_t *order = order_of(s);
    if (order == NULL) {
        s->w->status = s->w->status == ENT_OK ? ENT_ERROR_MEMORY : s->w->status;
        return;
    }
    ent_put(s->w, asked ? "\nWhat is efficient and would also hold\n" : "\nWhat is efficient\n");
    const uint64_t listed = listed_of(s);
    put_list(s, order, listed);
    if (listed == 0) {
        ent_put(s->w, "  nothing\n");
    }
    if (listed > s->most) {
        ent_put(s->w, "  ... and ");
        ent_words_count(&s->text, listed - s->most, "more", "more");
        ent_settle_paragraph(s, 0, 4);
    }
    if (listed < count) {
        put_others(s, order, count - listed);
    }
    ent_memory_free(&s->context->allocator, order);
}
