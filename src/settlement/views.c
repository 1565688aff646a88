/* SPDX-License-Identifier: MIT */
/* What is told of a settlement problem. */
#include "settlement/utility/utilities.h"

#include <stdarg.h>
#include <stdio.h>

const ent_dispute *ent_settle_dispute(const ent_bargaining *bargaining)
{
    return bargaining->dispute;
}

bool ent_settle_of_packages(const ent_bargaining *bargaining)
{
    return bargaining->bargain != NULL && bargaining->bargain->packages != NULL;
}

const ent_space *ent_settle_space(const ent_bargaining *bargaining)
{
    return bargaining->space;
}

uint64_t ent_outcome_count(const ent_bargaining *bargaining)
{
    return bargaining->count;
}

ent_scale ent_settle_scale(const ent_bargaining *bargaining)
{
    return bargaining->scale;
}

ent_bargainer_view ent_bargainer_at(const ent_bargaining *bargaining, size_t party)
{
    return bargaining->bargainers[party];
}

bool ent_settle_all_cardinal(const ent_bargaining *bargaining, size_t *party)
{
    *party = 0;
    while (*party < bargaining->parties && bargaining->utilities[*party].cardinal) {
        ++*party;
    }
    return *party == bargaining->parties;
}

static int64_t key_of(const ent_bargaining *bargaining, uint64_t outcome, size_t party)
{
    return bargaining->keys[outcome * bargaining->parties + party];
}

double ent_outcome_worth(const ent_bargaining *bargaining, uint64_t outcome, size_t party)
{
    return ent_settle_key_number(&bargaining->utilities[party], key_of(bargaining, outcome, party));
}

/* Of an ordinal party the level stands for the worth. */
static ent_status find_worth(const ent_bargaining *bargaining, uint64_t outcome, size_t party,
                             ent_fraction *out)
{
    const int64_t key = key_of(bargaining, outcome, party);
    if (bargaining->utilities[party].cardinal) {
        return ent_settle_key_worth(bargaining, party, key, out);
    }
    ent_fraction_free(out);
    ent_fraction_init(out, &bargaining->allocator, (uint64_t)key);
    return ENT_OK;
}

ent_status ent_outcome_worth_text(ent_context *context, const ent_bargaining *bargaining,
                                  uint64_t outcome, size_t party, const ent_sink *sink)
{
    if (context == NULL || bargaining == NULL || outcome >= bargaining->count ||
        party >= bargaining->parties || sink == NULL || sink->write == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_fraction worth;
    ent_text text;
    ent_fraction_init(&worth, &bargaining->allocator, 0);
    ent_text_init(&text, &context->allocator);
    ent_status status = find_worth(bargaining, outcome, party, &worth);
    if (status == ENT_OK) {
        status = ent_fraction_write(&worth, &text);
    }
    if (status == ENT_OK && !sink->write(sink->user, ent_text_get(&text), text.length)) {
        status = ENT_ERROR_IO;
    }
    ent_text_free(&text);
    ent_fraction_free(&worth);
    return status;
}

static int compare_keys(int64_t one, int64_t other)
{
    return (one > other) - (one < other);
}

int ent_outcome_compare(const ent_bargaining *bargaining, uint64_t one, uint64_t other,
                        size_t party)
{
    return compare_keys(key_of(bargaining, one, party), key_of(bargaining, other, party));
}

int ent_outcome_gain(const ent_bargaining *bargaining, uint64_t outcome, size_t party)
{
    return compare_keys(key_of(bargaining, outcome, party),
                        bargaining->utilities[party].at_disagreement);
}

bool ent_outcome_is_rational(const ent_bargaining *bargaining, uint64_t outcome)
{
    return ent_bits_has(bargaining->rational, outcome);
}

uint64_t ent_rational_count(const ent_bargaining *bargaining)
{
    return bargaining->rational_count;
}

uint64_t ent_efficient_count(const ent_bargaining *bargaining)
{
    return bargaining->frontier_count;
}

uint64_t ent_efficient_at(const ent_bargaining *bargaining, uint64_t place)
{
    return bargaining->frontier[place];
}

bool ent_outcome_is_efficient(const ent_bargaining *bargaining, uint64_t outcome)
{
    return ent_bits_has(bargaining->efficient, outcome);
}

uint64_t ent_efficient_distinct(const ent_bargaining *bargaining)
{
    return bargaining->frontier_distinct;
}

uint64_t ent_efficient_rational(const ent_bargaining *bargaining)
{
    return bargaining->frontier_rational;
}

unsigned ent_outcome_holds(const ent_bargaining *bargaining, uint64_t outcome)
{
    return bargaining->holds == NULL ? 0 : bargaining->holds[outcome];
}

unsigned ent_settle_concepts(const ent_bargaining *bargaining)
{
    return bargaining->concepts;
}

ent_point_view ent_settle_point(const ent_bargaining *bargaining, ent_point point)
{
    return bargaining->points[point];
}

size_t ent_settle_remark_count(const ent_bargaining *bargaining)
{
    return bargaining->remark_count;
}

const char *ent_settle_remark(const ent_bargaining *bargaining, size_t remark)
{
    const ent_remark *at = bargaining->remarks;
    for (size_t k = 0; k < remark; k++) {
        at = at->next;
    }
    return at->text;
}

ent_status ent_settle_remark_add(ent_bargaining *bargaining, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    ent_remark *remark = ent_arena_new(&bargaining->arena, 1, sizeof *remark);
    char *text = ent_arena_new(&bargaining->arena, (size_t)length + 1, 1);
    if (remark == NULL || text == NULL) {
        return ENT_ERROR_MEMORY;
    }
    va_start(arguments, format);
    (void)vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    remark->text = text;
    ent_remark **end = &bargaining->remarks;
    while (*end != NULL) {
        end = &(*end)->next;
    }
    *end = remark;
    bargaining->remark_count++;
    return ENT_OK;
}
