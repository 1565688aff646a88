/* SPDX-License-Identifier: MIT */
/*
 * What the file says that outcomes are worth to a party, value by value, as fractions: weight times evaluation of
 * each issue, then bonuses; or weights of statements.
 *
 * On the unit scale evaluations of a list are divided by their largest (where that is not above 0, all are worth
 * nothing), those by a slope are cut to [0, 1], and what issues add up to is at most 1.
 */
#include "preference/levels.h"
#include "settlement/utility/utilities.h"

bool ent_settle_has_utilities(const ent_bargaining *bargaining, size_t party)
{
    const ent_bargain *bargain = bargaining->bargain;
    if (bargain == NULL) {
        return false;
    }
    for (size_t i = 0; i < bargain->issue_count; i++) {
        if (bargain->issues[i].evaluations[party].kind != ENT_EVALUATION_NONE) {
            return true;
        }
    }
    return bargain->parties[party].bonus_count > 0;
}

bool ent_settle_has_weights(const ent_bargaining *bargaining, size_t party)
{
    const ent_party *at = &bargaining->dispute->parties[party];
    return !ent_settle_of_packages(bargaining) && at->order == ENT_ORDER_WEIGHTS &&
           at->statement_count > 0;
}

void ent_worth_lists_free(ent_worth_lists *lists)
{
    for (size_t k = 0; k < lists->count; k++) {
        for (size_t v = 0; v < lists->lists[k].count; v++) {
            ent_fraction_free(&lists->lists[k].worths[v]);
        }
        ent_memory_free(lists->allocator, lists->lists[k].worths);
    }
    ent_memory_free(lists->allocator, lists->lists);
    lists->lists = NULL;
    lists->count = 0;
}

/* Begins a list of so many values, all worth nothing. */
static ent_status begin_list(ent_worth_lists *lists, size_t count, ent_worth_list **out)
{
    ent_worth_list *list = &lists->lists[lists->count];
    list->worths = ent_memory_new(lists->allocator, count, sizeof *list->worths);
    if (list->worths == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t v = 0; v < count; v++) {
        ent_fraction_init(&list->worths[v], lists->allocator, 0);
    }
    list->count = count;
    list->term.option = SIZE_MAX;
    lists->count++;
    *out = list;
    return ENT_OK;
}

/* Two decimals as fractions, and what is made of them. */
static ent_status apply(ent_status (*operation)(ent_fraction *, const ent_fraction *),
                        ent_fraction *to, const ent_decimal *by)
{
    ent_fraction other;
    ent_fraction_init(&other, to->top.allocator, 0);
    ent_status status = ent_fraction_set_decimal(&other, by);
    if (status == ENT_OK) {
        status = operation(to, &other);
    }
    ent_fraction_free(&other);
    return status;
}

/* to = (one - other) / (third - fourth), the last two of which differ. */
static ent_status set_share(ent_fraction *to, const ent_decimal *const of[4])
{
    ent_fraction by;
    ent_fraction_init(&by, to->top.allocator, 0);
    ent_status status = ent_fraction_set_decimal(to, of[0]);
    if (status == ENT_OK) {
        status = apply(ent_fraction_subtract, to, of[1]);
    }
    if (status == ENT_OK) {
        status = ent_fraction_set_decimal(&by, of[2]);
    }
    if (status == ENT_OK) {
        status = apply(ent_fraction_subtract, &by, of[3]);
    }
    if (status == ENT_OK) {
        status = ent_fraction_divide(to, &by);
    }
    ent_fraction_free(&by);
    return status;
}

/* Cuts to [0, 1]. */
static ent_status clip(ent_fraction *to)
{
    int size = 0;
    ent_fraction bound;
    ent_fraction_init(&bound, to->top.allocator, to->negative ? 0 : 1);
    ent_status status = ent_fraction_compare(to, &bound, &size);
    if (status == ENT_OK && (to->negative || size > 0)) {
        status = ent_fraction_set(to, &bound);
    }
    ent_fraction_free(&bound);
    return status;
}

static ent_status set_linear(const ent_evaluation *how, const ent_bargain_issue *issue,
                             size_t value, bool unit, ent_fraction *to)
{
    ENT_TRY(ent_fraction_set_decimal(to, &issue->at[value]));
    if (unit) {
        ENT_TRY(apply(ent_fraction_subtract, to, &issue->at[0]));
    }
    ENT_TRY(apply(ent_fraction_multiply, to, &how->slope));
    ENT_TRY(apply(ent_fraction_add, to, &how->offset));
    return unit ? clip(to) : ENT_OK;
}

static ent_status compare_decimals(const ent_allocator *allocator, const ent_decimal *one,
                                   const ent_decimal *other, int *out)
{
    ent_fraction left, right;
    ent_fraction_init(&left, allocator, 0);
    ent_fraction_init(&right, allocator, 0);
    ent_status status = ent_fraction_set_decimal(&left, one);
    if (status == ENT_OK) {
        status = ent_fraction_set_decimal(&right, other);
    }
    if (status == ENT_OK) {
        status = ent_fraction_compare(&left, &right, out);
    }
    ent_fraction_free(&left);
    ent_fraction_free(&right);
    return status;
}

static ent_status set_triangular(const ent_evaluation *how, const ent_decimal *at, ent_fraction *to)
{
    const ent_allocator *allocator = to->top.allocator;
    int from = 0, top = 0, end = 0;
    ENT_TRY(compare_decimals(allocator, at, &how->from, &from));
    ENT_TRY(compare_decimals(allocator, at, &how->top, &top));
    ENT_TRY(compare_decimals(allocator, at, &how->to, &end));
    if (from < 0 || end > 0) {
        return ENT_OK; /* nothing */
    }
    if (top == 0) {
        ent_fraction_free(to);
        ent_fraction_init(to, allocator, 1);
        return ENT_OK;
    }
    const ent_decimal *const rise[4] = {at, &how->from, &how->top, &how->from};
    const ent_decimal *const fall[4] = {&how->to, at, &how->to, &how->top};
    return set_share(to, top < 0 ? rise : fall);
}

/* Divides the evaluations of a list by their largest. */
static ent_status divide_by_largest(ent_worth_list *list)
{
    const ent_allocator *allocator = list->worths[0].top.allocator;
    ent_fraction largest;
    ent_fraction_init(&largest, allocator, 0);
    ent_status status = ENT_OK;
    for (size_t v = 0; v < list->count && status == ENT_OK; v++) {
        int size = 0;
        status = ent_fraction_compare(&list->worths[v], &largest, &size);
        if (status == ENT_OK && size > 0) {
            status = ent_fraction_set(&largest, &list->worths[v]);
        }
    }
    for (size_t v = 0; v < list->count && status == ENT_OK; v++) {
        if (ent_natural_is_zero(&largest.top)) {
            ent_fraction_free(&list->worths[v]);
            ent_fraction_init(&list->worths[v], allocator, 0);
        } else {
            status = ent_fraction_divide(&list->worths[v], &largest);
        }
    }
    ent_fraction_free(&largest);
    return status;
}

static ent_status evaluate(const ent_bargain_issue *issue, const ent_evaluation *how, bool unit,
                           ent_worth_list *list)
{
    for (size_t v = 0; v < list->count; v++) {
        ent_fraction *to = &list->worths[v];
        if (how->kind == ENT_EVALUATION_TABLE) {
            ENT_TRY(ent_fraction_set_decimal(to, &how->table[v]));
        } else if (how->kind == ENT_EVALUATION_LINEAR) {
            ENT_TRY(set_linear(how, issue, v, unit, to));
        } else {
            ENT_TRY(set_triangular(how, &issue->at[v], to));
        }
    }
    if (unit && how->kind == ENT_EVALUATION_TABLE) {
        ENT_TRY(divide_by_largest(list));
    }
    for (size_t v = 0; v < list->count; v++) {
        ENT_TRY(apply(ent_fraction_multiply, &list->worths[v], &how->weight));
    }
    return ENT_OK;
}

static ent_status list_issues(const ent_bargaining *bargaining, size_t party, ent_worth_lists *out)
{
    const ent_bargain *bargain = bargaining->bargain;
    const bool unit = bargaining->scale == ENT_SCALE_UNIT;
    for (size_t i = 0; i < bargain->issue_count; i++) {
        const ent_bargain_issue *issue = &bargain->issues[i];
        const ent_evaluation *how = &issue->evaluations[party];
        ent_worth_list *list = NULL;
        if (how->kind == ENT_EVALUATION_NONE) {
            continue;
        }
        ENT_TRY(begin_list(out, issue->value_count, &list));
        list->term.option = issue->option;
        list->term.values = bargaining->values[i];
        ENT_TRY(evaluate(issue, how, unit, list));
    }
    out->capped_count = out->count;
    out->capped = unit;
    return ENT_OK;
}

static ent_status list_bonuses(ent_context *context, ent_bargaining *bargaining, size_t party,
                               ent_worth_lists *out)
{
    const ent_bargainer *at = &bargaining->bargain->parties[party];
    for (size_t k = 0; k < at->bonus_count; k++) {
        const ent_bonus *bonus = &at->bonuses[k];
        ent_worth_list *list = NULL;
        ENT_TRY(begin_list(out, 2, &list));
        ENT_TRY(ent_settle_find_holds(context, bargaining, bonus->where, bonus->span,
                                      &list->term.holds));
        ENT_TRY(ent_fraction_set_decimal(&list->worths[1], &bonus->utility));
    }
    return ENT_OK;
}

static ent_status list_statements(ent_context *context, ent_bargaining *bargaining, size_t party,
                                  ent_worth_lists *out)
{
    const ent_party *at = &bargaining->dispute->parties[party];
    for (size_t k = 0; k < at->statement_count; k++) {
        const ent_statement *statement = &at->statements[k];
        const int64_t weight = statement->weight;
        const uint64_t size = weight < 0 ? ~(uint64_t)weight + 1 : (uint64_t)weight;
        const uint32_t digits[2] = {(uint32_t)size, (uint32_t)(size >> 32)};
        const ent_decimal worth = {
            .negative = weight < 0, .decimals = ENT_WEIGHT_DIGITS, .digits = digits, .length = 2};
        ent_worth_list *list = NULL;
        ENT_TRY(begin_list(out, 2, &list));
        ENT_TRY(ent_settle_find_holds(context, bargaining, statement->want, statement->want->span,
                                      &list->term.holds));
        ENT_TRY(ent_fraction_set_decimal(&list->worths[1], &worth));
    }
    return ENT_OK;
}

ent_status ent_worth_lists_new(ent_context *context, ent_bargaining *bargaining, size_t party,
                               ent_worth_lists *out)
{
    const ent_bargain *bargain = bargaining->bargain;
    const bool by_issues = ent_settle_has_utilities(bargaining, party);
    const size_t most = by_issues ? bargain->issue_count + bargain->parties[party].bonus_count
                                  : bargaining->dispute->parties[party].statement_count;
    *out = (ent_worth_lists){.allocator = &bargaining->allocator};
    out->lists = ent_memory_zero(&bargaining->allocator, most, sizeof *out->lists);
    if (out->lists == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (by_issues) {
        ENT_TRY(list_issues(bargaining, party, out));
        return list_bonuses(context, bargaining, party, out);
    }
    return ent_settle_has_weights(bargaining, party)
               ? list_statements(context, bargaining, party, out)
               : ENT_OK;
}
