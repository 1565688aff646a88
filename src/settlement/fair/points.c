/* SPDX-License-Identifier: MIT */
/* What each standard picks of the efficient outcomes that are rational for all, ties kept. */
#include "base/bits.h"
#include "dispute/subject.h"
#include "settlement/fair/measure.h"

#include <string.h>

static const char *const keys_of_points[ENT_POINT_COUNT] = {
    [ENT_POINT_NASH] = "nash",
    [ENT_POINT_KALAI] = "kalai",
    [ENT_POINT_EGALITARIAN] = "egalitarian",
    [ENT_POINT_LEXICOGRAPHIC] = "lexicographic",
    [ENT_POINT_UTILITARIAN] = "utilitarian",
};

static const char *const names_of_points[ENT_POINT_COUNT] = {
    [ENT_POINT_NASH] = "Nash",
    [ENT_POINT_KALAI] = "Kalai-Smorodinsky",
    [ENT_POINT_EGALITARIAN] = "Egalitarian",
    [ENT_POINT_LEXICOGRAPHIC] = "Lexicographic",
    [ENT_POINT_UTILITARIAN] = "Utilitarian",
};

const char *ent_point_key(ent_point point)
{
    return (unsigned)point < ENT_POINT_COUNT ? keys_of_points[point] : NULL;
}

const char *ent_point_name(ent_point point)
{
    return (unsigned)point < ENT_POINT_COUNT ? names_of_points[point] : NULL;
}

static void mark_winners(const ent_vectors *frontier, const uint32_t *winners, size_t count,
                         uint64_t *picked)
{
    for (size_t k = 0; k < count; k++) {
        for (size_t at = frontier->start[winners[k]]; at < frontier->start[winners[k] + 1]; at++) {
            ent_bits_add(picked, frontier->order[at]);
        }
    }
}

/* What is found for one point. */
typedef struct picking {
    ent_measure measure;
    ent_score best;
    uint32_t *winners;
    uint64_t *picked; /* a bit an outcome */
    size_t count;     /* of winners */
} picking;

static ent_status keep_outcomes(ent_bargaining *b, const picking *at, ent_point_view *out)
{
    const size_t words = ent_bits_words((size_t)b->count);
    out->count = ent_bits_count(at->picked, words);
    uint64_t *outcomes = ent_arena_new(&b->arena, (size_t)out->count, sizeof *outcomes);
    if (outcomes == NULL) {
        return ENT_ERROR_MEMORY;
    }
    size_t next = 0;
    for (size_t k = 0; k < out->count; k++, next++) {
        next = ent_bits_next(at->picked, (size_t)b->count, next);
        outcomes[k] = next;
    }
    out->outcomes = outcomes;
    return ENT_OK;
}

static ent_status keep_value(ent_bargaining *b, const picking *at, uint64_t outcome,
                             ent_point_view *out)
{
    ent_fraction value;
    ent_text text;
    ent_fraction_init(&value, &b->allocator, 0);
    ent_text_init(&text, &b->allocator);
    ent_status status = ent_measure_value(&at->measure, &at->best, outcome, &value);
    if (status == ENT_OK) {
        status = ent_fraction_number(&value, &out->value_number);
    }
    if (status == ENT_OK && at->measure.point != ENT_POINT_LEXICOGRAPHIC) {
        status = ent_fraction_write(&value, &text);
    }
    if (status == ENT_OK && text.length > 0) {
        out->value = ent_arena_text(&b->arena, ent_text_get(&text), text.length);
        status = out->value == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    }
    ent_text_free(&text);
    ent_fraction_free(&value);
    return status;
}

static ent_status pick(ent_context *context, ent_bargaining *b, const ent_vectors *frontier,
                       picking *at)
{
    ent_point_view *out = &b->points[at->measure.point];
    memset(at->picked, 0, ent_bits_words((size_t)b->count) * sizeof *at->picked);
    ENT_TRY(
        ent_measure_choose(context, &at->measure, frontier, at->winners, &at->count, &at->best));
    if (at->measure.point == ENT_POINT_NASH && ent_natural_is_zero(&at->best.numbers[0])) {
        ENT_TRY(ent_settle_remark_add(b, "no outcome gives every party a gain, so all products of "
                                         "gains are 0"));
    }
    mark_winners(frontier, at->winners, at->count, at->picked);
    ENT_TRY(keep_outcomes(b, at, out));
    return keep_value(b, at, frontier->order[frontier->start[at->winners[0]]], out);
}

static ent_status pick_all(ent_context *context, ent_bargaining *b, const ent_vectors *frontier,
                           picking *at)
{
    for (ent_point k = 0; k < ENT_POINT_COUNT; k++) {
        ENT_TRY(ent_measure_new(b, k, &at->measure));
        const ent_status status = pick(context, b, frontier, at);
        ent_measure_free(&at->measure);
        ENT_TRY(status);
    }
    return ENT_OK;
}

/* Remarks on the parties that can gain nothing; *all: whether none can gain. */
static ent_status name_stuck(ent_bargaining *b, bool *all)
{
    *all = true;
    for (size_t p = 0; p < b->parties; p++) {
        *all = *all && b->utilities[p].stuck;
    }
    for (size_t p = 0; p < b->parties && !*all; p++) {
        if (b->utilities[p].stuck) {
            ent_subject who = ent_party_subject(b->dispute, p);
            ENT_TRY(ent_settle_remark_add(
                b,
                ent_inflect(&who, "%s {gains|gain} nothing in any outcome that is rational for "
                                  "all, and {is|are} left out of the points"),
                b->dispute->parties[p].opening));
        }
    }
    return ENT_OK;
}

/* Gives all points the reason why there is none. */
static ent_status refuse(ent_bargaining *b, const char *format, const char *name)
{
    ent_text text;
    ent_text_init(&text, &b->allocator);
    ent_text_add(&text, name);
    ent_text_add(&text, format);
    const char *reason =
        text.failed ? NULL : ent_arena_text(&b->arena, ent_text_get(&text), text.length);
    ent_text_free(&text);
    for (ent_point k = 0; k < ENT_POINT_COUNT; k++) {
        b->points[k].reason = reason;
    }
    return reason == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

ent_status ent_settle_find_points(ent_context *context, ent_bargaining *bargaining,
                                  const ent_vectors *frontier)
{
    const ent_allocator *allocator = &bargaining->allocator;
    size_t party = 0;
    bool stuck = false;
    if (!ent_settle_all_cardinal(bargaining, &party)) {
        ent_subject who = ent_party_subject(bargaining->dispute, party);
        return refuse(bargaining,
                      ent_inflect(&who, " {orders|order} the outcomes, but nothing says how much "
                                        "{they are worth to it|these are worth to them}"),
                      bargaining->dispute->parties[party].name);
    }
    if (bargaining->rational_count == 0) {
        return refuse(bargaining, "every outcome gives some party less than no agreement does", "");
    }
    ENT_TRY(name_stuck(bargaining, &stuck));
    if (stuck) {
        return refuse(bargaining, "no party gains in any outcome that is rational for all", "");
    }
    picking at = {.winners = ent_memory_new(allocator, frontier->count, sizeof *at.winners),
                  .picked = ent_memory_new(allocator, ent_bits_words((size_t)bargaining->count),
                                           sizeof *at.picked)};
    ent_status status = ent_score_new(bargaining, &at.best);
    if (status == ENT_OK) {
        status = at.winners == NULL || at.picked == NULL
                     ? ENT_ERROR_MEMORY
                     : pick_all(context, bargaining, frontier, &at);
    }
    ent_score_free(&at.best);
    ent_memory_free(allocator, at.winners);
    ent_memory_free(allocator, at.picked);
    return status;
}
